import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CAST, document, judged, LOOKUP, part, PLACES, short, shorts, TODAY } from '../../test/cast.ts'
import { check } from '../check.ts'
import { RULES } from '../explain/rules.ts'
import { MemoryLookup } from '../lookup/memory.ts'
import { IDENTIFIER_CLASSES, type RegisterPerson } from '../types.ts'
import { bearersOf, isCommon } from './bearers.ts'
import { gradeOf } from './grades.ts'

const PLACE = 'Exempelgatan 12 B'

test('a unique place of a protected person is STOP for everyone but herself', async () => {
  for (const recipient of ['counterparty', 'authority', 'public'] as const) {
    const { findings, verdict } = await judged(PLACE, { recipient })
    assert.equal(verdict, 'findings')
    assert.deepEqual(findings.map(short), ['STOP p1 address', 'STOP p4 address'])
    assert.ok(findings.every(({ law, rule }) => law === 'OSL 21:3' && rule === 'R.where.unique'))
  }
})

test('two persons with the same value give two findings, and only the subject’s own passes to her', async () => {
  assert.deepEqual(await shorts(PLACE, { recipient: 'self', subject: 'p1' }), ['STOP p4 address'])
  assert.deepEqual(await shorts('Tuva Lindgård, 19800103-2385, 070-174 06 05, Malmö', { recipient: 'self', subject: 'p1' }), [])
  assert.deepEqual(await shorts('Tuva Lindgård, 19800103-2385', { recipient: 'self', subject: 'p2' }), [
    'STOP p1 name',
    'STOP p1 personnummer',
  ])
})

test('self without a subject is an error, not a verdict', async () => {
  await assert.rejects(judged(PLACE, { recipient: 'self' }), /subject/)
  await assert.rejects(judged(PLACE, { recipient: 'self', subject: '' }), /subject/)
})

test('D-R26 who alone: REVIEW to outsiders, NOTE to an authority, and the verdict follows', async () => {
  for (const [text, kind] of [
    ['Tuva Lindgård', 'name'],
    ['19800103-2385', 'personnummer'],
  ] as const) {
    for (const recipient of ['counterparty', 'public'] as const) assert.deepEqual(await shorts(text, { recipient }), [`REVIEW p1 ${kind}`])
    const authority = await judged(text, { recipient: 'authority' })
    assert.deepEqual(authority.findings.map(short), [`NOTE p1 ${kind}`])
    assert.equal(authority.verdict, 'clean')
  }
})

test('what no reader sees is graded at least as severely', async () => {
  for (const text of ['Tuva Lindgård', PLACE, 'Granbackaskolan', '19800103-2385']) {
    for (const recipient of ['counterparty', 'authority', 'public'] as const) {
      const level = async (hidden: boolean) =>
        Math.max(
          ...(await judged(document(part(text, { kind: 'comment', hidden })), { recipient })).findings.map((one) =>
            ['NOTE', 'REVIEW', 'STOP'].indexOf(one.level),
          ),
        )
      assert.ok((await level(true)) >= (await level(false)), `${text} ${recipient}`)
    }
  }
  assert.deepEqual(await shorts(document(part('Tuva Lindgård', { kind: 'deletion', hidden: true })), { recipient: 'authority' }), [
    'REVIEW p1 name',
  ])
})

test('a new name is as sensitive as an address', async () => {
  const { findings } = await judged('Bertil Silverglans')
  assert.deepEqual(
    findings.map(({ level, rule }) => [level, rule]),
    [['STOP', 'R.who.new_name']],
  )
})

test('who and where in one paragraph, row or header block is STOP; apart it is REVIEW', async () => {
  const rule = async (what: Parameters<typeof judged>[0], context = {}) =>
    (await judged(what, context)).findings.filter(({ kind }) => kind === 'who_where').map((one) => `${one.level} ${one.rule}`)
  assert.deepEqual(await rule('Tuva Lindgård bor i Malmö.'), ['STOP R.who_where.near'])
  assert.deepEqual(await rule('Tuva Lindgård\nMalmö'), ['STOP R.who_where.near'])
  assert.deepEqual(await rule(document(part('Tuva Lindgård', { kind: 'header', id: 'h' }), 'Malmö')), ['REVIEW R.who_where.apart'])
  assert.deepEqual(await rule(`Tuva Lindgård kom.\n\n${'Text om annat. '.repeat(60)}\n\nMötet hölls i Malmö.`), [
    'REVIEW R.who_where.apart',
  ])
  assert.deepEqual(await rule('Bertil Qvarnholt i Uppsala'), ['STOP R.who_where.near.party'])
  assert.deepEqual(await rule('Tuva Lindgård bor i Malmö.', { recipient: 'authority' }), ['REVIEW R.who_where.near'])
  assert.deepEqual(await rule('Tuva Lindgård bor i Göteborg.'), [])
  const wide = `Tuva Lindgård\t${'x'.repeat(3000)}\tMalmö\n`
  const cells = [0, 14, 3015].map((start, i) => ({ table: 1, row: 1, column: i + 1, start, end: [13, 3014, 3020][i] ?? 0 }))
  assert.deepEqual(await rule(document(part(wide, { cells, kind: 'sheet' }))), ['STOP R.who_where.near'])
})

test('another person’s place is not hers', async () => {
  assert.ok(!(await judged('Elof Lindgård-Älvhem i Malmö')).findings.some(({ kind, person }) => kind === 'who_where' && person === 'p5'))
  assert.deepEqual(
    (await judged('Ylva Fjällmark, Malmö')).findings.filter(({ kind }) => kind === 'who_where'),
    [],
  )
})

test('who alone is STOP when the sender’s place is secret for her', async () => {
  assert.deepEqual(await shorts('Tuva Lindgård', { recipient: 'authority', senderPlace: '1280' }), ['STOP p1 name'])
  assert.deepEqual(await shorts('Tuva Lindgård', { recipient: 'authority', senderPlace: '1281' }), ['NOTE p1 name'])
  assert.deepEqual(await shorts('Bertil Qvarnholt', { senderPlace: '0380' }), ['STOP p2 name'])
  assert.deepEqual(await shorts('Bertil Qvarnholt', { senderPlace: '03' }), ['STOP p2 name'])
  const secret = await judged('Ylva Fjällmark', { recipient: 'authority' })
  assert.deepEqual(
    secret.findings.map(({ level, rule }) => [level, rule]),
    [['STOP', 'R.sender_place']],
  )
})

test('D-R22 severity follows the area', () => {
  const scale = ['country', 'region', 'municipality', 'postcode', 'school', 'address'] as const
  const scales = scale.map((cls) => gradeOf(cls, 'full').scale)
  assert.deepEqual(
    scales,
    [...scales].sort((a, b) => a - b),
  )
  assert.equal(new Set(scales).size, scales.length)
  for (const cls of IDENTIFIER_CLASSES) assert.ok(Object.hasOwn(RULES, gradeOf(cls, 'full').rule))
})

test('D-R23 weak places together escalate, and the explanation names the pieces', async () => {
  assert.deepEqual(await shorts('Mötet är i Malmö.'), ['NOTE p1 address', 'NOTE p1 municipality', 'NOTE p4 address'])
  const pair = (await judged('Granbackaskolan och Rönnens vårdcentral')).findings.find(({ rule }) => rule === 'R.combination')
  assert.equal(pair?.level, 'STOP')
  assert.match(pair?.explanation.sv ?? '', /skola \+ vårdenhet/)
  assert.equal(pair?.law, 'OSL 21:3 a')
  const authority = await judged('Granbackaskolan i Malmö', { recipient: 'authority' })
  assert.ok(authority.findings.some(({ rule, level }) => rule === 'R.combination' && level === 'REVIEW'))
  assert.ok(
    (await judged('Hon bor på Exempelgatan, 211 22 Malmö')).findings.some(
      ({ rule, person }) => rule === 'R.combination' && person === 'p1',
    ),
  )
  const piece = await judged('Född 1980-01-03, går på Granbackaskolan', { recipient: 'authority' })
  assert.ok(piece.findings.some(({ rule }) => rule === 'R.combination'))
})

test('a common name alone is a NOTE with the number of bearers; with her place near it is held', async () => {
  const { findings, verdict } = await judged('Anna Andersson kom.')
  assert.deepEqual(
    findings.map(({ level, rule }) => [level, rule]),
    [['NOTE', 'R.who.name.common']],
  )
  assert.ok((findings[0]?.bearers ?? 0) > 1000)
  assert.equal(verdict, 'clean')
  assert.equal((await judged('Anna Andersson i Kiruna.')).verdict, 'findings')
  assert.equal(isCommon(200, 26_000, false), true)
  assert.equal(isCommon(200, 50, false), false)
  assert.equal(isCommon(undefined, 26_000, false), false)
  assert.equal(bearersOf('tuva qvarnholt'), undefined)
})

test('overlaps are told: a shorter registered name inside a longer one', async () => {
  const register: RegisterPerson[] = [
    ...CAST,
    { person: 'p9', level: 'sekretessmarkering', identifiers: [{ class: 'name', value: 'Tuva Lindgård' }] },
  ]
  const { findings } = await check(
    document('Tuva Lindgård-Älvhem'),
    { recipient: 'public', today: TODAY },
    new MemoryLookup(register, PLACES, TODAY),
  )
  assert.deepEqual(findings.map(short).sort(), ['REVIEW p1 name', 'REVIEW p9 name'])
})

test('an allowance lets one class of one person through until its day, and not after', async () => {
  const allow = (until: string) => ({ allowances: [{ person: 'p1', class: 'address' as const, until }] })
  assert.deepEqual(await shorts(PLACE, allow(TODAY)), ['STOP p4 address'])
  assert.deepEqual(await shorts(PLACE, allow('2026-11-20')), ['STOP p1 address', 'STOP p4 address'])
  assert.ok((await shorts('19800103-2385', allow('2030-01-01'))).length > 0)
})

test('D-R31 where the law protects nothing a warning says so', async () => {
  const property = (await judged('Malmö Påhittet 12:34')).findings
  assert.ok(property.some(({ rule, level, law }) => rule === 'R.gap.property' && level === 'NOTE' && law === 'OSL 21:3 st. 2'))
  assert.ok(property.some(({ rule, level }) => rule === 'R.property' && level === 'REVIEW'))
  assert.ok((await judged('Enligt Bolagsverket är Tuva Lindgård styrelseledamot.')).findings.some(({ rule }) => rule === 'R.gap.company'))
})

test('unchecked wins over findings, findings over clean, a NOTE alone is clean', async () => {
  const doc = document(PLACE)
  assert.equal((await judged({ ...doc, unread: [{ code: 'encrypted' }] })).verdict, 'unchecked')
  assert.ok((await judged({ ...doc, unread: [{ code: 'encrypted' }] })).findings.length > 0)
  assert.equal((await judged(doc)).verdict, 'findings')
  assert.equal((await judged('Malmö')).verdict, 'clean')
  assert.equal((await judged('')).verdict, 'clean')
  assert.equal((await judged({ format: 'txt', parts: [], unread: [] })).verdict, 'clean')
})

test('D-R32 no finding repeats a value, and each says what, where and by which law, in two languages', async () => {
  const { findings } = await judged(
    `Tuva Lindgård, ${PLACE}, 19800103-2385, 0701740605, tuva.privat@example.org, Granbackaskolan, Påhittet 12:34`,
  )
  assert.ok(findings.length >= 8)
  for (const { explanation, law, rule, place, spans, confidence } of findings) {
    assert.doesNotMatch(JSON.stringify(explanation), /Tuva|Exempelgatan|19800103|0701740605|privat|Granbacka|12:34/)
    assert.ok(Object.hasOwn(RULES, rule) && law === RULES[rule as keyof typeof RULES].law)
    assert.ok(explanation.sv !== explanation.en && place.offset !== undefined && spans.length > 0 && confidence > 0 && confidence <= 1)
    assert.ok(spans.every(({ start, end }) => start < end))
  }
})

test('the place is where a person would look', async () => {
  const doc = document(
    part(`Rad ett\n${PLACE}`, {
      marks: [
        { start: 0, place: { page: 1, line: 1 } },
        { start: 8, place: { page: 1, line: 2 } },
      ],
    }),
  )
  assert.deepEqual((await judged(doc)).findings[0]?.place, { page: 1, line: 2, offset: 8, length: 17 })
})

test('the number of persons is what the register holds', () => assert.equal(LOOKUP.persons, CAST.length))
