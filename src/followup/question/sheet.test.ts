/** Sets that travel: as a spreadsheet and back, in another language, from another framework, and from one version to the next. */
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { readCells, readJsonFile } from '../../platform/list/cells.ts'
import { writeCsv, writeWorkbook } from '../../platform/list/workbook.ts'
import { checkSet } from './check.ts'
import { differenceOf } from './difference.ts'
import { guessColumns, rowsInJson, setFromFramework } from './framework.ts'
import { languageSheet, readLanguageSheet } from './language-sheet.ts'
import { type QuestionSet, questionsOf } from './question.ts'
import { jsonSchema } from './schema.ts'
import { sheetOf } from './sheet.ts'
import { setFromSheet } from './sheet-read.ts'
import { shippedSets } from './shipped.ts'
import { anySet, tidy } from './test/any-set.ts'
import { textsOf, translated } from './translation.ts'

const sets = shippedSets()
const [managers] = sets
assert.ok(managers)
const TODAY = '2026-11-22'
const around = { sets: [], today: TODAY }

const back = (cells: readonly (readonly string[])[]): QuestionSet => {
  const { json, faults } = setFromSheet(cells)
  assert.deepEqual(faults, [])
  return tidy(json)
}

test('any set is the same after it has been a sheet', () => {
  fc.assert(
    fc.property(anySet, (json) => assert.deepEqual(back(sheetOf(tidy(json))), tidy(json))),
    { numRuns: 300 },
  )
})

test('a set is downloaded as XLSX and as CSV, and loaded again as the same set', async () => {
  const odd = tidy({ ...managers, id: 'egen', title: { sv: '=1+1', en: '"quoted"; \'and\'' } })
  for (const set of [odd, ...sets.slice(0, 2)])
    for (const bytes of [await writeWorkbook([{ name: 'Frågor', rows: sheetOf(set) }]), Buffer.from(writeCsv(sheetOf(set)))]) {
      const read = await readCells(bytes)
      assert.ok('rows' in read, JSON.stringify(read))
      assert.deepEqual(back(read.rows), set)
    }
})

test('a sheet that somebody has changed is refused with the row and what to do', () => {
  const [headings = [], ...rows] = sheetOf(managers)
  const faultsOf = (cells: string[][]) => setFromSheet(cells).faults.map(({ place, message }) => `${place.sv}: ${message.sv}`)
  assert.match(faultsOf([[...headings, 'Anteckning'], ...rows])[0] ?? '', /Rubrikerna: Kolumnen ”Anteckning” är okänd/)
  assert.match(faultsOf([headings, ['rubrik', 'x'], ...rows])[0] ?? '', /^Rad 2: Kolumnen ”Rad” ska vara något av: uppgift/)
  assert.match(faultsOf([headings, ['fråga', 'x'], ...rows])[0] ?? '', /före det första avsnittet/)
  assert.match(faultsOf([headings, ['lag', ''], ...rows])[0] ?? '', /ingen fråga står ovanför/)
  assert.deepEqual(
    faultsOf([headings.map((one) => one.toUpperCase()), ...rows]).filter((one) => !/\((SV|EN)\)/.test(one)),
    [],
  )
})

/** The managers' set with values put in at paths such as `sections/0/questions/0/kind`; undefined takes away. */
function spoiled(...changes: [string, unknown][]): unknown {
  const set: unknown = structuredClone(managers)
  for (const [path, value] of changes) {
    const steps = path.split('/')
    const last = steps.pop() ?? ''
    const parent = steps.reduce<unknown>((here, step) => (here as Record<string, unknown>)[step], set) as Record<string, unknown>
    if (value === undefined) delete parent[last]
    else parent[last] = value
  }
  return set
}
const Q1 = 'sections/0/questions/0'
const NONE = managers.sections.flatMap((section, s) =>
  section.questions.map((_, q): [string, unknown] => [`sections/${s}/questions/${q}/covers`, []]),
)
/** One fault in the managers' set, and what the checker must say of it. */
const BROKEN: [string, [string, unknown][], RegExp][] = [
  ['an id twice', [['sections/0/questions/1/id', 'm1']], /Uppsättningen: Frågan ”m1” finns mer än en gång/],
  ['levels out of order', [['levels', managers.levels.toReversed()]], /0, 1, 2 … i ordning/],
  ['no such target', [[`${Q1}/same_as`, ['managers-2/m1']]], /Fråga m1: Det finns ingen fråga ”managers-2\/m1”/],
  ['a target of its own', [[`${Q1}/same_as`, ['managers/m2']]], /samma uppsättning/],
  ['a target of another kind', [[`${Q1}/same_as`, ['municipal-web/w1']]], /besvaras på ett annat sätt/],
  ['a language that is not whole', [[`${Q1}/good/en`, undefined]], /Fråga m1 · good: Texten saknas på språket ”en”/],
  ['a point that nobody covers', NONE, /”seed-001 managers 7” täcks inte/],
  [
    'a point that is not there',
    [[`${Q1}/covers`, [{ text: 'seed-001', part: 'managers', number: 8 }]]],
    /”seed-001 managers 8”, som inte finns/,
  ],
  ['an action above the highest level', [[`${Q1}/actions/0/upto`, 9]], /högsta nivån är 4/],
  ['levels of another number', [[`${Q1}/levels`, managers.levels.slice(0, 2)]], /har 2 nivåer och uppsättningen 5/],
  ['choices without options', [[`${Q1}/kind`, 'choices']], /minst två alternativ/],
  ['an unknown field', [[`${Q1}/vikt`, 3]], /Avsnitt service · Fråga m1: Okänt fält: vikt/],
  ['a law without its words', [[`${Q1}/law/0/cite`, undefined]], /Fråga m1 · Lag nr 1 · cite: Saknas/],
  ['a version that does not rise', [['version', '0.9']], /0\.9 är inte högre än 1\.0/],
]
test('the checker says of each fault where it is and what to do, in both languages', () => {
  for (const [name, changes, expected] of BROKEN) {
    const { faults } = checkSet(spoiled(...changes), { sets, today: TODAY })
    const told = faults.map(({ place, message }) => `${place.sv}: ${message.sv}`)
    assert.ok(
      told.some((one) => expected.test(one)),
      `${name}: ${told.join('\n')}`,
    )
    assert.ok(
      faults.every(({ place, message }) => place.en !== '' && message.en !== '' && message.en !== message.sv),
      name,
    )
  }
  assert.match(checkSet(managers, { sets: [], taken: ['managers'], today: TODAY }).faults[0]?.message.sv ?? '', /följer med Samvärn/)
  for (const nothing of [null, [], 'x', 3, {}]) assert.ok(checkSet(nothing, around).faults.length > 0)
})

test('D-R60: law that has passed its day is remarked on, and stops nothing', () => {
  const until = (day: string) => spoiled([`${Q1}/law/0/valid_to`, day])
  const checked = checkSet(until('2026-11-21'), { sets: sets.filter((set) => set.id !== 'managers'), today: TODAY })
  assert.deepEqual(checked.faults, [])
  assert.match(checked.remarks[0]?.message.sv ?? '', /gällde till 2026-11-21/)
  assert.ok(!checkSet(until(TODAY), around).remarks.some(({ message }) => /gällde till/.test(message.sv)), 'the last day is a day')
})

test('schema.json is what the program reads by, and agrees on every set', () => {
  const shipped: unknown = JSON.parse(readFileSync(join(import.meta.dirname, '../../../content/question-sets/schema.json'), 'utf8'))
  assert.deepEqual(shipped, jsonSchema(), 'samvarn questions schema > content/question-sets/schema.json')
  const validate = new Ajv2020({ strict: false, formats: { date: /^\d{4}-\d{2}-\d{2}$/ } }).compile(shipped as object)
  for (const set of sets) assert.ok(validate(set), `${set.id}: ${JSON.stringify(validate.errors?.slice(0, 2))}`)
  for (const [name, changes] of BROKEN.filter(([one]) => /unknown field|without its words/.test(one)))
    assert.equal(validate(spoiled(...changes)), false, name)
  fc.assert(
    fc.property(anySet, (json) =>
      assert.ok(validate(JSON.parse(JSON.stringify(tidy(json)))), JSON.stringify(validate.errors?.slice(0, 2))),
    ),
    { numRuns: 100 },
  )
})

test('a language sheet is filled in and laid back; half of it is shown as half', async () => {
  const read = await readCells(await writeWorkbook([{ name: 'Språk', rows: languageSheet(managers, 'fi') }]))
  assert.ok('rows' in read)
  const filled = read.rows.map((row, i) => (i === 0 ? row : [...row.slice(0, 3), `fi ${row[0]}`]))
  const whole = readLanguageSheet(managers, filled)
  assert.deepEqual([whole.lang, whole.faults, Object.keys(whole.words).length], ['fi', [], textsOf(managers).length])
  const finnish = translated(managers, 'fi', whole.words)
  assert.deepEqual([finnish.languages, finnish.incomplete], [['sv', 'en', 'fi'], undefined])
  assert.equal(questionsOf(finnish)[0]?.text['fi'], 'fi questions/m1/text')
  assert.deepEqual(checkSet(finnish, { sets: sets.filter((one) => one.id !== 'managers'), today: TODAY }).faults, [])
  const half = translated(managers, 'fi', { title: 'Johtajat', 'no/such': 'x', __proto__: { title: 'y' } } as never)
  assert.deepEqual([half.languages, half.incomplete, half.title['fi']], [['sv', 'en'], ['fi'], 'Johtajat'])
  assert.equal(
    translated(managers, 'en', { title: 'changed' }).title['en'],
    managers.title['en'],
    'what was asked is not changed by a translation',
  )
  assert.match(
    readLanguageSheet(managers, [
      ['Plats', 'Översättning (fi)'],
      ['nej', 'x'],
    ]).faults[0]?.message.sv ?? '',
    /finns inte/,
  )
  assert.match(readLanguageSheet(managers, [['Place', 'fi']]).faults[0]?.message.sv ?? '', /Hämta språkbladet på nytt/)
})

test('two versions are compared question by question, and what old answers no longer answer is said', () => {
  const [first] = questionsOf(managers)
  const changed = spoiled(
    ['version', '1.1'],
    [`${Q1}/text/sv`, 'En annan fråga?'],
    ['sections/0/questions/1/good/sv', 'Ett annat gott svar.'],
    ['sections/0/questions/2/evidence', undefined],
    ['sections/0/questions/3', { ...structuredClone(first), id: 'm99' }],
    ['sections/6/questions', managers.sections[6]?.questions.slice(0, -1)],
  )
  const { questions, texts } = differenceOf(managers, tidy(changed))
  assert.deepEqual(
    questions.map((one) => [one.question.id, one.state, one.otherwise, one.answers_may_differ]),
    [
      ['m1', 'changed', false, true],
      ['m2', 'changed', false, false],
      ['m3', 'changed', true, false],
      ['m99', 'added', false, true],
      ['m17', 'removed', false, true],
    ],
  )
  assert.deepEqual(texts, [])
  assert.deepEqual(differenceOf(managers, managers), { questions: [], texts: [] })
})

const ASVS = join(process.env['SAMVARN_DATA'] ?? '../shared/data', 'framework-asvs')
const FACTS = {
  id: 'asvs',
  version: '5.0',
  title: 'OWASP ASVS',
  audience: 'any',
  language: 'en',
  by: 'OWASP',
  licence: 'CC BY-SA 4.0',
  source: 'github.com/OWASP/ASVS v5.0.0',
} as const
test('a foreign framework comes in from CSV and from JSON as the same set', {
  skip: !existsSync(ASVS) && 'no ../shared/data/framework-asvs',
}, async () => {
  const csv = await readCells(readFileSync(join(ASVS, 'asvs-5.0.0.csv')))
  const json = await readJsonFile(readFileSync(join(ASVS, 'asvs-5.0.0.flat.json')))
  assert.ok('rows' in csv && 'json' in json)
  const rows = rowsInJson(json.json)
  assert.ok(rows)
  const made = [csv.rows, rows].map((one) => {
    const guess = guessColumns(one[0] ?? [])
    assert.ok(
      guess.id !== undefined && guess.section !== undefined && guess.text !== undefined && guess.rank !== undefined,
      JSON.stringify(guess),
    )
    const { json: set, faults } = setFromFramework(
      one,
      { id: guess.id, section: guess.section, text: guess.text, rank: guess.rank },
      FACTS,
      managers.levels,
    )
    assert.deepEqual(faults, [])
    const checked = checkSet(set, around)
    assert.deepEqual(checked.faults, [])
    assert.ok(checked.set)
    return checked.set
  })
  const [first, second] = made
  assert.deepEqual(first, second)
  assert.ok(first)
  const requirements = questionsOf(first)
  assert.equal(requirements.length, csv.rows.length - 1)
  assert.ok(requirements.length >= 340, String(requirements.length))
  assert.deepEqual([requirements[0]?.id, requirements[0]?.rank, first.languages, first.incomplete], ['V1.1.1', '2', ['en'], ['sv']])
  assert.match(requirements[0]?.text['en'] ?? '', /^Verify that input is decoded/)
  assert.deepEqual(back(sheetOf(first)), first, 'and it travels as a spreadsheet too')
  const swedish = translated(first, 'sv', Object.fromEntries(textsOf(first).map(({ place }) => [place, `Svenska ${place}`])))
  assert.deepEqual([swedish.languages, swedish.incomplete], [['en', 'sv'], undefined], 'once translated, Swedish stands on its own')
})

test('a framework with rows that lack something says which', () => {
  const rows = [
    ['Id', 'Avsnitt', 'Text'],
    ['A 1', 'x', 'Skydda'],
    ['', '', ''],
    ['', 'x', 'Utan id'],
  ]
  const { json, faults } = setFromFramework(
    rows,
    { id: 0, section: 1, text: 2, rank: undefined },
    { ...FACTS, language: 'sv' },
    managers.levels,
  )
  assert.deepEqual(
    faults.map(({ place }) => place.sv),
    ['Rad 4'],
  )
  assert.deepEqual(
    questionsOf(tidy(json)).map((one) => one.id),
    ['A-1'],
  )
  assert.equal(rowsInJson({ a: [[1], [2]], b: 'x' }), undefined)
})
