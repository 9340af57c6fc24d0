/** Every provision that a public text names, with what it is cited for and where it was read: a text names no other. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { COMPLETE_FORMS, content } from './index.ts'

const SOL = '2025:400 t.o.m. SFS 2025:1501, se-lex/sfs-processor workflow-artifact-data (domain.md)'
const OSL = '2009:400 t.o.m. SFS 2025:1508, se-lex/sfs-processor workflow-artifact-data (domain.md)'
const BRB = '1962:700 published 2026-04-29, se-lex/sfs'
const FL = '2017:900, shared/data/sv-laws'
const FOL = '1991:481, shared/data/sv-laws'
const LAWS: Readonly<Record<string, { readonly source: string; readonly cited: Readonly<Record<string, string>> }>> = {
  socialtjänstlagen: {
    source: SOL,
    cited: {
      '3:2': 'a child may say what it thinks',
      '9:5': 'a protected place to live',
      '13:1': 'support to victims and those close',
      '13:8': 'help to change for those who use violence',
      '13:9': 'support to those who care for somebody close',
      '14:4': 'advice need not be documented',
      '14:6': 'what is thought wrong is noted',
      '18:7': 'a child who has witnessed violence is a victim',
      '19:1': 'who must report worry about a child',
      '19:4': 'everybody should',
      '19:6': 'the reporter is told within a week of the decision',
      '29:4': 'what is urgent where one is for a time',
      '29:7': 'applying in another municipality because of violence',
      '29:8': 'treated as if one lived there',
    },
  },
  brottsbalken: {
    source: BRB,
    cited: {
      '4:1 a': 'trafficking',
      '4:1 b': 'exploitation in work',
      '4:3': 'letting a child witness violence',
      '4:4 c': 'forced marriage, child marriage',
      '4:4 d': 'tricking into a journey to marry',
      '4:4 e': 'honour oppression',
      '4:4 f': 'virginity checks',
      '4:6 b': 'pretending to be another',
      '4:6 c': 'spreading pictures of sex life or nakedness',
      '6:10 a': 'arranging to meet a child under fifteen',
      '6:11': 'buying sex',
      '6:12': 'profiting from it',
    },
  },
  'lagen om kontaktförbud': {
    source: '1988:688 published 2025-06-02, se-lex/sfs',
    cited: {
      '1': 'what it forbids',
      '1 b': 'the shared home',
      '6 a': 'with speed',
      '7': 'tried by a prosecutor, on request',
      '13 a': 'the police may remove from the home',
    },
  },
  rättegångsbalken: {
    source: '1942:740, se-lex/sfs-processor workflow-artifact-data',
    cited: {
      '20:15': 'a support person in court',
      '22:2': 'the prosecutor brings the claim',
      '23:5': 'a lawyer for the victim is reported to the court',
    },
  },
  'offentlighets- och sekretesslagen': {
    source: OSL,
    cited: {
      '21:1': 'health and sex life',
      '21:3': 'address, number, relatives',
      '21:3 a': 'what contributes to showing where',
      '25:1': 'health care',
      '26:1': 'social services',
      '39:3': 'employees',
    },
  },
  'offentlighets- och sekretessförordningen': {
    source: '2009:641, shared/data/sv-laws',
    cited: { '6': 'registers, electoral rolls among them' },
  },
  förvaltningslagen: {
    source: FL,
    cited: {
      '6': 'help without delay',
      '7': 'available',
      '8': 'fetch from others',
      '10': 'to see one’s case',
      '11': 'told of delay',
      '12': 'ask for a decision after six months',
      '13': 'interpreter',
      '25': 'to comment before the decision',
      '33': 'told of the decision and how to appeal, in writing if asked',
      '43': 'appeal in writing',
      '44': 'three weeks',
      '45': 'late through the authority’s fault',
    },
  },
  folkbokföringslagen: {
    source: FOL,
    cited: {
      '16': 'registered elsewhere than where one lives',
      '17': 'for a time; when it ends',
      '17 b': 'Skatteverket supports',
      '25': 'a move is reported within a week',
      '30': 'who applies for a child',
      '40': 'appeal',
    },
  },
  'tillgänglighet till digital offentlig service': {
    source: '2018:1937 t.o.m. SFS 2025:992, se-lex/sfs-processor workflow-artifact-data',
    cited: { '13': 'the statement and its way to report', '18': 'reporting to the supervisory authority' },
  },
}

const NAMES = new RegExp(`${Object.keys(LAWS).join('|')}|[\\p{L}]+(?:lagen|balken|förordningen)\\b`, 'giu')
const PART = String.raw`\d+(?: [a-h](?!\p{L}))?`
const CITED = new RegExp(String.raw`(?:(\d+) kap\. )?(${PART}(?:(?:, | och | and |–)${PART})*) §`, 'gu')
/** `socialtjänstlagen 13:1` for each provision, in order. A chapter holds until another is named, a law likewise. */
function citedIn(source: string): string[] {
  const names = [...source.matchAll(NAMES)].map((match) => ({ at: match.index, name: match[0].toLocaleLowerCase('sv') }))
  let [law, chapter]: (string | undefined)[] = []
  return [...source.matchAll(CITED)].flatMap((match) => {
    const named = names.filter(({ at }) => at < match.index).at(-1)?.name ?? 'no law'
    if (named !== law) chapter = undefined
    law = named
    chapter = match[1] ?? chapter
    return (match[2] ?? '').split(/, | och | and |–/).map((part) => `${law} ${chapter === undefined ? '' : `${chapter}:`}${part}`)
  })
}
const known = new Set(Object.entries(LAWS).flatMap(([law, { cited }]) => Object.keys(cited).map((part) => `${law} ${part}`)))

test('a text names no provision that is not in the list, and the list holds none that no text names', () => {
  const named = new Set<string>()
  for (const { id } of content().pages)
    for (const form of COMPLETE_FORMS) {
      const source = content().text(id, form).source
      const cites = citedIn(source)
      for (const cite of cites) {
        assert.ok(known.has(cite), `${id}.${form}: ${cite} is not among those that were read`)
        named.add(cite)
      }
      // Every § is understood: none slips by unread.
      const signs = source.match(/§(?!§)/g)?.length ?? 0
      assert.equal([...source.matchAll(CITED)].length, signs, `${id}.${form}: a § that was not read`)
    }
  assert.deepEqual(
    [...known].filter((cite) => !named.has(cite)),
    [],
  )
})

test('English names the provisions that the Swedish names, or none', () => {
  for (const { id } of content().pages) {
    const [sv, en] = (['sv', 'en'] as const).map((form) => [...new Set(citedIn(content().text(id, form).source))].sort())
    if (en?.length) assert.deepEqual(en, sv, id)
  }
})

test('a provision that was never read is found, whatever way it is written', () => {
  assert.deepEqual(citedIn('(socialtjänstlagen, 13 kap. 1 och 8 §§) och (29 kap. 7 §)'), [
    'socialtjänstlagen 13:1',
    'socialtjänstlagen 13:8',
    'socialtjänstlagen 29:7',
  ])
  assert.deepEqual(citedIn('brottsbalken, 4 kap. 4 c §. Också (4 d §).'), ['brottsbalken 4:4 c', 'brottsbalken 4:4 d'])
  assert.deepEqual(citedIn('(skollagen, 3 §)'), ['skollagen 3'])
  assert.ok(!known.has('skollagen 3'))
  assert.ok(!known.has('socialtjänstlagen 14:1'))
})
