import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { type Document, type Finding, LEVELS, MemoryLookup, readPlaces, RECIPIENTS, UNREAD_CODES } from '@samvarn/disclosure'
import { excerptsOf } from './excerpt.ts'
import { kindWords, placeWords, sureWords, unreadWords } from './finding-words.ts'
import { asOneSubject } from './index-lookup.ts'
import { type Found, groupByCircle, isHeld, judgeFiles, type Judged, nothingRead, verdictOf } from './judged.ts'
import { contentErrors, tidyName } from './outgoing-set.ts'
import { groundsFor, RELEASE_GROUNDS } from './release-grounds.ts'
import { readConfig } from '../../config.ts'

const PLACES = readPlaces(readFileSync(join(import.meta.dirname, '../../../content/places.json'), 'utf8'))
const text = (id: string, words: string): Document => ({
  format: 'txt',
  parts: [{ id, kind: 'body', hidden: false, text: words, marks: [{ start: 0, place: { line: 1 } }] }],
  unread: [],
})
const found = (person: string | undefined, level: Finding['level'], file = 'f1'): Found => ({
  file,
  person,
  detail: {
    kind: 'address',
    form: 'canonical',
    level,
    confidence: 1,
    part: 'text',
    part_kind: 'body',
    hidden: false,
    place: {},
    spans: [{ file, part: 'text', start: 0, end: 1 }],
    rule: 'R.where.unique',
    law: 'OSL 21:3',
    explanation: { sv: '', en: '' },
  },
})
const judged = (all: Found[], unread: Judged['unread'] = []): Judged => ({ found: all, unread, textUnits: 1000 })

test('findings come back to the file they stand in, whatever its parts are called', async () => {
  const lookup = new MemoryLookup(
    [{ person: 'p1', level: LEVELS[0], identifiers: [{ class: 'address', value: 'Rimfrostgatan 17, 990 12 Norrvik' }] }],
    PLACES,
  )
  const files = [
    { id: 'f1', ordinal: 1, document: text('text', 'Inget här.') },
    { id: 'f2', ordinal: 2, document: text('@1/a:b', 'Hon bor på Rimfrostgatan 17, 990 12 Norrvik.') },
  ]
  const result = await judgeFiles(files, { recipient: 'counterparty' }, lookup)
  assert.ok(result.found.length > 0)
  for (const one of result.found) assert.deepEqual([one.file, one.detail.part, one.detail.spans[0]?.file], ['f2', '@1/a:b', 'f2'])
  assert.deepEqual([verdictOf(result, 'f1'), verdictOf(result, 'f2')], ['clean', 'findings'])
  assert.ok(!JSON.stringify(result).includes('Rimfrost'), 'a finding holds no value (D-R32)')
})

test('a home address that is known to be hers is told once, as hers; anyone else’s stands', async () => {
  const lookup = new MemoryLookup(
    [{ person: 'p1', level: LEVELS[0], identifiers: [{ class: 'address', value: 'Rimfrostgatan 17, 990 12 Norrvik' }] }],
    PLACES,
  )
  const files = [
    {
      id: 'f1',
      ordinal: 1,
      document: text('text', 'Hon bor på Rimfrostgatan 17, 990 12 Norrvik.\n\nHan bor på Lindgatan 3, 990 14 Norrvik.'),
    },
  ]
  const { found: all } = await judgeFiles(files, { recipient: 'counterparty', holdAnyones: true }, lookup)
  assert.deepEqual(
    all.filter(({ person }) => person === undefined).map(({ detail }) => detail.kind),
    ['anyones_address'],
  )
  const whole = files[0]?.document.parts[0]?.text ?? ''
  const hers = all
    .filter(({ person, detail }) => person === 'p1' && detail.level !== 'NOTE')
    .flatMap(({ detail }) => detail.spans.map((span) => whole.slice(span.start, span.end)))
  assert.ok(
    hers.some((words) => words.includes('990 12')),
    'what anyone’s address spans goes with hers',
  )
  const [group] = groupByCircle(judged([found('p1', 'NOTE'), found('p1', 'REVIEW'), found('p1', 'STOP')]), new Map([['p1', 'k1']]), 'home')
  assert.deepEqual(
    group?.found.map(({ detail }) => detail.level),
    ['STOP', 'REVIEW', 'NOTE'],
    'numbered by weight',
  )
})

test('each circle gets its own; what is about anyone or unread goes home; notes alone open nothing', () => {
  const circles = new Map([
    ['p1', 'k1'],
    ['p2', 'k2'],
  ])
  const groups = groupByCircle(
    judged([found('p1', 'STOP'), found('p2', 'NOTE'), found(undefined, 'REVIEW'), found('gone', 'STOP')]),
    circles,
    'home',
  )
  assert.deepEqual(
    groups.map((group) => [group.circle, group.found.length]),
    [
      ['k1', 1],
      ['home', 2],
    ],
  )
  const unread = groupByCircle(judged([], [{ file: 'f1', gap: { code: 'encrypted' } }]), circles, 'home')
  assert.deepEqual(
    unread.map((group) => [group.circle, group.unread.length]),
    [['home', 1]],
  )
  assert.equal(isHeld(judged([found('p1', 'NOTE')])), false)
  assert.equal(isHeld(judged([], [{ file: 'f1', gap: { code: 'encrypted' } }])), true)
  assert.equal(isHeld(nothingRead([{ id: 'f1' }])), true)
  assert.equal(verdictOf(nothingRead([{ id: 'f1' }]), 'f1'), 'unchecked')
})

test('one human being in two circles is one to a letter that goes to herself', async () => {
  const entry = { person: 'p2', level: LEVELS[0], class: 'name', form: 'full' } as const
  const lookup = asOneSubject(
    { find: (keys) => Promise.resolve(keys.map((key) => (key === 'x' ? [entry, { ...entry, person: 'p3' }] : undefined))) },
    'p1',
    ['p1', 'p2'],
  )
  assert.deepEqual(
    (await lookup.find(['x', 'y'])).map((one) => one?.map(({ person }) => person)),
    [['p1', 'p3'], undefined],
  )
})

test('a long part is shown around its findings, and no place is lost or moved', () => {
  const long = `${'x'.repeat(30_000)}HÄR${'y'.repeat(30_000)}DÄR${'z'.repeat(30_000)}`
  const span = (start: number, finding: number) => ({ start, end: start + 3, finding, what: 'x', level: 'STOP' as const })
  const excerpts = excerptsOf({ text: long }, [span(60_003, 2), span(30_000, 1)])
  assert.deepEqual(
    excerpts.map((one) => one.spans.map((s) => one.text.slice(s.start, s.end))),
    [['HÄR'], ['DÄR']],
  )
  assert.ok(excerpts.every((one) => one.before && one.after))
  assert.deepEqual(
    excerptsOf({ text: 'kort' }, [span(2, 1)]),
    [{ text: 'kort', spans: [], before: false, after: false }],
    'a place outside the text is not marked',
  )
  const halves = excerptsOf({ text: `${'😀'.repeat(20_000)}HÄR` }, [span(40_000, 1)])
  assert.ok(!/^[\udc00-\udfff]/.test(halves[0]?.text ?? ''))
})

test('everything that can be said of a finding is said in both languages', () => {
  for (const code of UNREAD_CODES)
    for (const lang of ['sv', 'en'] as const) assert.ok(unreadWords({ code }).what[lang] && unreadWords({ code }).advice[lang])
  for (const kind of ['who_where', 'anyones_phone', 'address'] as const) assert.ok(kindWords(kind).sv && kindWords(kind).en)
  assert.equal(placeWords({ sheet: 'Gömt', cell: 'B4' }, 'hidden_sheet').sv, 'Dolt blad · bladet ”Gömt” · cell B4')
  assert.equal(placeWords({}, 'body').sv, 'Löpande text')
  assert.match(sureWords(0.42).sv, /Osäkert \(42 %\)/)
})

test('grounds of release: every receiver has some, those for authorities are offered to authorities only', () => {
  for (const recipient of RECIPIENTS) assert.ok(groundsFor(recipient).length >= 4)
  assert.ok(!groundsFor('public').some(({ law }) => law === 'OSL 10:15 a'))
  assert.equal(new Set(RELEASE_GROUNDS.map(({ law }) => law)).size, RELEASE_GROUNDS.length)
  assert.ok(
    RELEASE_GROUNDS.every(({ law }) => law.length <= 40),
    'the column holds 40 characters',
  )
})

test('a file’s name is no path and holds no control characters; limits name each file that breaks them', () => {
  assert.equal(tidyName('C:\\akter\\Anna.docx'), 'Anna.docx')
  assert.equal(tidyName('../../etc/passwd'), 'passwd')
  assert.equal(tidyName('a\u0000b\nc.txt'), 'a b c.txt')
  assert.equal(tidyName(''), 'fil')
  const config = readConfig({ SAMVARN_UPLOAD_FILE_BYTES_MAX: '10', SAMVARN_UPLOAD_SET_BYTES_MAX: '15', SAMVARN_UPLOAD_FILES_MAX: '2' })
  const errors = contentErrors(
    [
      { name: 'a', size: 11 },
      { name: 'x'.repeat(1001), size: 3 },
      { name: 'c', size: 3 },
    ],
    '',
    config,
  )
  assert.equal(errors.length, 4)
  assert.deepEqual(contentErrors([{ name: 'a', size: 10 }], '', config), [])
  assert.equal(contentErrors([], ' ', config).length, 1)
  assert.deepEqual(contentErrors([], 'ord', config), [])
})
