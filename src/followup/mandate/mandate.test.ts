import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays } from '../../platform/day.ts'
import { csvOf, mapColumns, readForm, readRow } from '../../platform/field/index.ts'
import { fold, writeCalendar } from './calendar.ts'
import { judgeRows, rowsOf } from './deeds-list.ts'
import { factById, isWhollyVerified, mandateFacts, readFact, takenUp } from './facts.ts'
import { deliveryForm, mandateForm, mandateRow } from './forms.ts'
import { inTime, isLate, momentsOf, nextOf, stateOf, type WholeMandate } from './mandate.ts'
import { planBackwards } from './plan.ts'
import { easter, holidays, isWorkingDay, workingDayBefore } from './working-days.ts'

const MANDATE: WholeMandate = {
  id: 'm',
  fact: null,
  title: 'Följa upp',
  giver: 'Regeringen',
  given_on: '2023-08-25',
  rests_on: null,
  asked: 'Allt',
  starts_on: null,
  interim_on: '2024-03-31',
  final_on: '2027-03-31',
  responsible: 'me',
  notes: null,
  parts: [{ id: 'p', mandate: 'm', title: 'Lägesbild', asked: null, organisation: 'Länen', starts_on: null, due_on: '2025-01-31' }],
  takers: [],
  deliveries: [],
  documents: [],
  steps: [{ id: 's', mandate: 'm', towards: 'final', title: 'Öppna', due_on: '2026-11-10', done_on: null }],
}
const delivered = (counts_as: 'part' | 'interim' | 'final', part: string | null = null) => ({
  id: counts_as,
  mandate: 'm',
  part,
  counts_as,
  delivered_on: '2024-03-28',
  note: null,
  link: null,
})

test('Easter and the days that follow it are right for a century, against the table of the Church', () => {
  const known = {
    2024: '2024-03-31',
    2025: '2025-04-20',
    2026: '2026-04-05',
    2027: '2027-03-28',
    2038: '2038-04-25',
    2008: '2008-03-23',
    1954: '1954-04-18',
  }
  for (const [year, day] of Object.entries(known)) assert.equal(easter(Number(year)), day)
  for (let year = 1990; year < 2090; year += 1) {
    const day = easter(year)
    assert.equal(new Date(`${day}T00:00:00Z`).getUTCDay(), 0)
    assert.ok(day >= `${year}-03-22` && day <= `${year}-04-25`)
  }
})

test('holidays follow the rule: midsummer and All Saints move, the eves are no working days', () => {
  for (const day of [
    '2026-06-19',
    '2026-06-20',
    '2026-10-31',
    '2026-05-14',
    '2026-04-03',
    '2026-04-06',
    '2026-12-24',
    '2026-12-31',
    '2026-06-06',
  ]) {
    assert.ok(holidays(2026).has(day), day)
    assert.equal(isWorkingDay(day), false, day)
  }
  assert.equal(isWorkingDay('2026-11-20'), true)
  assert.equal(isWorkingDay('2026-11-21'), false, 'a Saturday')
})

test('D-R52: the plan is counted backwards in working days; a report due on Easter Sunday is handed in on Maundy Thursday', () => {
  const plan = planBackwards('2024-03-31')
  assert.equal(plan.at(-1)?.due_on, '2024-03-28')
  for (const { due_on } of plan) assert.ok(isWorkingDay(due_on), due_on)
  assert.deepEqual(
    plan.map(({ due_on }) => due_on),
    plan.map(({ due_on }) => due_on).sort(),
  )
  const weeks = (title: string) => plan.find((step) => step.title.sv.startsWith(title))?.due_on
  assert.equal(weeks('Öppna rundan'), workingDayBefore(addDays('2024-03-31', -140)))
  assert.equal(weeks('Stäng rundan'), workingDayBefore(addDays('2024-03-31', -84)))
})

test('where a mandate stands: late comes first, until the report has come', () => {
  assert.equal(stateOf({ ...MANDATE, given_on: '2030-01-01', interim_on: null, final_on: null }, '2026-01-01'), 'planned')
  assert.equal(stateOf(MANDATE, '2024-03-31'), 'going_on', 'the day itself is in time')
  assert.equal(stateOf(MANDATE, '2024-04-01'), 'late')
  assert.equal(stateOf({ ...MANDATE, deliveries: [delivered('interim')] }, '2024-04-01'), 'interim_reported')
  assert.equal(stateOf({ ...MANDATE, deliveries: [delivered('interim')] }, '2027-04-01'), 'late')
  assert.equal(stateOf({ ...MANDATE, deliveries: [delivered('final')] }, '2030-01-01'), 'final_reported')
  assert.equal(stateOf({ ...MANDATE, deliveries: [delivered('part', 'p')] }, '2024-04-01'), 'late', 'a part is no report')
})

test('the time line holds every day, says what is late, and what comes next', () => {
  const today = '2026-11-22'
  const moments = inTime(momentsOf(MANDATE, today))
  assert.deepEqual(
    moments.map(({ kind }) => kind),
    ['given', 'interim', 'part', 'step', 'final'],
  )
  assert.deepEqual(
    moments.filter((moment) => isLate(moment, today)).map(({ kind }) => kind),
    ['interim', 'part', 'step'],
  )
  assert.equal(nextOf(MANDATE, today)?.kind, 'interim')
  const better = { ...MANDATE, deliveries: [delivered('interim'), delivered('part', 'p')] }
  assert.equal(nextOf(better, today)?.kind, 'final')
  assert.equal(
    momentsOf({ ...MANDATE, deliveries: [delivered('final')] }, today).filter((m) => isLate(m, today)).length,
    0,
    'what is ended is late no more',
  )
})

test('seed 000, seed 002, seed 003 and domain.md 2.2 and 4.1: the mandates they name are shipped, dated and sourced', () => {
  const dates = (id: string) =>
    Object.fromEntries((factById(id)?.dates ?? []).map(({ kind, on, verified }) => [kind, `${on}${verified ? '' : '?'}`]))
  assert.deepEqual(dates('samordna-och-folja-upp-2023'), { given: '2023-08-25?', interim: '2024-03-31', final: '2027-03-31' })
  assert.equal(dates('kunskap-2021')['final'], '2022-03-31')
  assert.equal(dates('na-valdsutsatta-2021')['final'], '2022-03-31')
  assert.equal(dates('upptacka-vald-plan-2018')['final'], '2019-06-01?', 'the source names the day and not the year')
  assert.equal(dates('vagledning-forebygga-2021')['final'], '2021-11-01')
  assert.deepEqual(dates('upptacka-vald-tredje-2022'), { starts: '2022-06-02', final: '2025-03-31' })
  assert.equal(dates('skatteverket-2024')['final'], '2024-10-31')
  assert.equal(factById('skatteverket-2024')?.takers.length, 12)
  assert.equal(dates('fraga-barn-2025')['final'], '2027-02-26')
  for (const fact of mandateFacts()) assert.ok(Object.keys(fact.sources).length > 0, fact.id)
  assert.ok(
    mandateFacts().some((fact) => !isWhollyVerified(fact)),
    'what is not verified says so',
  )
})

test('content that is not whole is refused: no source, no day that exists, no field that nobody knows', () => {
  const fact = JSON.parse(JSON.stringify(factById('samordna-och-folja-upp-2023'))) as Record<string, unknown> & {
    dates: Record<string, unknown>[]
  }
  assert.doesNotThrow(() => readFact(JSON.stringify(fact)))
  assert.throws(() => readFact(JSON.stringify({ ...fact, sources: {} })), /names one of the sources/)
  assert.throws(() => readFact(JSON.stringify({ ...fact, dates: [{ ...fact.dates[0], on: '2023-08' }] })))
  assert.throws(() => readFact(JSON.stringify({ ...fact, rumour: 'x' })))
})

test('a fact that is taken up keeps its doubts, and a month is no day to plan by', () => {
  const plan = factById('upptacka-vald-plan-2018')
  assert.ok(plan)
  const own = takenUp(plan, 'sv')
  assert.equal(own.given_on, null)
  assert.match(own.notes ?? '', /Overifierat/)
  assert.equal(own.takers.length, 4)
})

test('the calendar file folds by octets, escapes what people wrote, and breaks no rule of RFC 5545', () => {
  const file = writeCalendar(
    [{ id: 'a', on: '2026-12-31', title: `Å${'ä'.repeat(80)}; komma, rad\nbryt`, about: 'END:VEVENT' }],
    new Date('2026-11-22T10:00:00Z'),
  )
  const lines = file.split('\r\n')
  for (const line of lines) assert.ok(Buffer.byteLength(line) <= 75, line)
  const unfolded = file.replace(/\r\n /g, '')
  assert.match(unfolded, /SUMMARY:Å(ä){80}\\; komma\\, rad\\nbryt\r\n/)
  assert.match(unfolded, /DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101/)
  assert.match(unfolded, /DTSTAMP:20261122T100000Z/)
  assert.equal(unfolded.split('\r\n').filter((line) => line === 'END:VEVENT').length, 1, 'nobody ends the event from inside a text')
  assert.equal(fold('kort'), 'kort')
})

test('what is written comes back through a file; the formula that somebody wrote is text', () => {
  const hostile = { ...MANDATE, title: '=HYPERLINK("x")' }
  const csv = csvOf(mandateRow, rowsOf([hostile]), 'sv')
  assert.match(csv, /'=HYPERLINK/)
  const [headings = '', ...lines] = csv.replace('\ufeff', '').trim().split('\r\n')
  assert.equal(lines.length, 2)
  const columns = mapColumns(mandateRow, headings.split(';'))
  const read = readRow(mandateRow, columns, ['Följa upp', '', 'Regeringen', '', '', 'Allt', '2023-08-25', '', '2024-03-31', '2027-03-31'])
  assert.ok(read.ok)
  assert.equal(read.values.final_on, '2027-03-31')
})

test('a file is judged whole: doubles, parts of nothing, and dates in the wrong order', () => {
  const row = (number: number, written: Record<string, string>) => ({ row: number, values: undefined, written, problems: [], warnings: [] })
  const judged = judgeRows(
    [row(2, { title: 'A' }), row(3, { title: 'a' }), row(4, { title: 'Del', part_of: 'B' }), row(5, { title: 'Del', part_of: 'Gammal' })],
    ['gammal'],
  )
  assert.deepEqual(
    judged.map(({ problems }) => problems.length),
    [0, 1, 1, 0],
  )
  const columns = mapColumns(mandateRow, ['Uppdrag', 'Uppdragsgivare', 'Vad ska göras', 'Delredovisas senast', 'Slutredovisas senast'])
  const wrong = readRow(mandateRow, columns, ['A', 'Regeringen', 'x', '2026-05-01', '2026-04-01'])
  assert.ok(!wrong.ok)
  const silent = readRow(mandateRow, mapColumns(mandateRow, ['Uppdrag']), ['A'])
  assert.ok(!silent.ok && silent.errors.length === 2, 'a mandate says who gave it and what is to be done')
})

test('a form refuses a delivery of tomorrow, a link that runs, and an account from nowhere', () => {
  const form = deliveryForm([{ value: 'final', label: 'Slut' }], () => '2026-11-22')
  const read = (values: Record<string, string>) => readForm(form, { of: 'final', delivered_on: '2026-11-22', ...values })
  assert.ok(read({}).ok)
  for (const wrong of [{ delivered_on: '2026-11-23' }, { link: 'javascript:alert(1)' }, { of: 'other' }])
    assert.ok(!read(wrong).ok, JSON.stringify(wrong))
  const mandate = mandateForm([{ value: 'me', label: 'Jag' }])
  const whole = { title: 'A', giver: 'B', asked: 'C', responsible: 'me' }
  assert.ok(readForm(mandate, whole).ok)
  assert.ok(!readForm(mandate, { ...whole, responsible: 'you' }).ok)
  assert.ok(!readForm(mandate, { ...whole, starts_on: '2027-01-02', final_on: '2027-01-01' }).ok)
})
