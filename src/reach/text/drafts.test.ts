import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { content, FORM_IDS, type Form, isComplete, PHRASE_IDS } from './index.ts'

const FOLDER = join(import.meta.dirname, '..', '..', '..', 'content', 'public')
const DRAFT_FORMS = FORM_IDS.filter((form) => !isComplete(form))
const { phrases, drafts, lines } = content()

/** The share of the letters that belong to the script of the language. */
const SCRIPTS: Partial<Record<Form, RegExp>> = { ar: /\p{Script=Arabic}/gu, fa: /\p{Script=Arabic}/gu, uk: /\p{Script=Cyrillic}/gu }
const shareOf = (text: string, script: RegExp): number =>
  (text.match(script)?.length ?? 0) / Math.max(1, text.match(/\p{L}/gu)?.length ?? 0)
/** Letters that one language has and its neighbour in the same script has not. */
const OWN_LETTERS: Partial<Record<Form, RegExp>> = { fa: /[پچژگی]/, uk: /[іїєґ]/i, fi: /ä/, se: /[áčđŋšŧž]/ }
const FOREIGN_LETTERS: Partial<Record<Form, RegExp>> = { ar: /[پچژگ]/, fa: /[ةكي]/, uk: /[ыэъё]/i, so: /[åäöāáč]/ }

test('issue 5.4: every language has short words of its own, in its own script, with the same lines', () => {
  const [sv, en] = [phrases('sv').words, phrases('en').words]
  const same = new Set(['112'])
  for (const form of DRAFT_FORMS) {
    const { words } = phrases(form)
    for (const id of PHRASE_IDS) {
      assert.notEqual(words[id], sv[id], `${form}.${id}`)
      assert.notEqual(words[id], en[id], `${form}.${id}`)
      for (const place of ['{date}', '{number}']) assert.equal(words[id].includes(place), sv[id].includes(place), `${form}.${id}: ${place}`)
      assert.deepEqual(
        (words[id].match(/\d{3,}/g) ?? []).filter((number) => !same.has(number)),
        [],
        `${form}.${id}: a number of its own`,
      )
    }
    assert.deepEqual(Object.keys(words.lines).toSorted(), lines.map(({ id }) => id).toSorted(), form)
    for (const [id, { name, who }] of Object.entries(words.lines)) {
      assert.notEqual(name, en.lines[id]?.name, `${form}.${id}`)
      assert.notEqual(who, en.lines[id]?.who, `${form}.${id}`)
    }
    const script = SCRIPTS[form]
    const all = [...PHRASE_IDS.map((id) => words[id]), ...Object.values(words.lines).map(({ who }) => who)].join(' ')
    if (script) assert.ok(shareOf(all.replace(/Shift|\{\w+\}/g, ''), script) > 0.97, form)
    else assert.equal(shareOf(all, /\p{Script=Latin}/gu), 1, form)
    assert.match(all, OWN_LETTERS[form] ?? /./, form)
    assert.doesNotMatch(all, FOREIGN_LETTERS[form] ?? /(?!)/, form)
  }
})

/** Everything that a text points at, as often as it does, and where the place's own words come. */
const pointsOf = (source: string): string[] =>
  [...source.matchAll(/\]\(([a-z-]+)\)|\{tel:[a-z-]+\}|\{lines: [a-z, -]+\}|\{local\}/g)].map(([whole, page]) => page ?? whole).toSorted()

test('issue 5.4: a draft says where to turn exactly as the Swedish page does, in the script of its language', () => {
  assert.ok(drafts.length > 0)
  for (const { page, form } of drafts) {
    const draft = content().draft(page, form)
    assert.ok(draft)
    const swedish = content().text(page, 'sv').source
    assert.deepEqual(pointsOf(draft.source), pointsOf(swedish), `${page}.${form}`)
    assert.equal((draft.source.match(/^## /gm) ?? []).length, (swedish.match(/^## /gm) ?? []).length, `${page}.${form}: headings`)
    const script = SCRIPTS[form]
    if (script) assert.ok(shareOf(draft.source.replace(/^(?:title|lead): |\]\([^)]*\)|\{[^}]*\}/gm, ''), script) > 0.93, `${page}.${form}`)
    assert.doesNotMatch(draft.source, /\d{2,4}[- ]\d{2}|\d{3} \d{3}/, `${page}.${form}: a telephone number is written in lines.json only`)
  }
})

test('a language has all of the first pages or none: nobody is led from one language into another by a draft', () => {
  const first = ['for-me', 'now', 'start', 'traces', 'when-i-call']
  for (const form of DRAFT_FORMS) {
    const own = drafts.filter((draft) => draft.form === form).map(({ page }) => page)
    if (own.length > 0) assert.deepEqual(own.toSorted(), first, form)
  }
})

/** A signature is a deed of the house, in its database: a file that claims one would be believed without anybody behind it. */
const CLAIMS =
  /\b(?:signed|reviewed|approved|checked|translated) by\b|\b(?:granskad|godkänd|signerad|översatt|kontrollerad|undertecknad) av\b|"(?:signed|signature|reviewer|reviewed_by|signed_by|translator|approved_by|granskare|underskrift)"/i
const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

test('D-R54, issue 5.4: no file of the public texts holds a reviewer’s name or a signature', () => {
  const claims = (files: Iterable<[string, string]>) => [...files].filter(([, source]) => CLAIMS.test(source)).map(([name]) => name)
  assert.deepEqual(
    claims([['canary', '{"reviewer": "Anna"}'] as [string, string], ['canary.md', 'Granskad av Anna'] as [string, string]]),
    ['canary', 'canary.md'],
  )
  const files = filesUnder(FOLDER)
  assert.ok(files.length > 100)
  assert.deepEqual(claims(files.map((name): [string, string] => [name, readFileSync(name, 'utf8')])), [])
  // What stands over a text is its title and its lead: nowhere to put a name.
  for (const name of files.filter((file) => file.endsWith('.md'))) {
    const [, head = ''] = readFileSync(name, 'utf8').split(/^---$/m)
    assert.deepEqual(
      head
        .trim()
        .split('\n')
        .map((row) => row.split(':')[0]),
      ['title', 'lead'],
      name,
    )
  }
})
