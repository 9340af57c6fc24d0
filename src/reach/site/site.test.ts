import assert from 'node:assert/strict'
import { test } from 'node:test'
import { content, FORM_IDS, siteDocument, type SiteDocument } from '../text/index.ts'
import { cardsKey, documentOf, isSame, refusedIn } from './compile.ts'
import { type ContactContent, isUnchecked } from './contact.ts'
import { cellOf, coverageOf, GROUP_PAGES, sumsOf } from './coverage.ts'
import { judgeRows } from './deeds-list.ts'
import { endOfDay, localOf, momentOf } from './moment.ts'
import { readDay, readWeek, writeEvery, writeLines, writeWeek } from './opening.ts'
import { readabilityOf } from './piece.ts'
import { asHtml, asPlainText, readyText } from './ready-text.ts'
import { codeFrom, publishStateOf, type Site } from './site.ts'
import { inForce, planned, spansFrom, type Version } from './versions.ts'

const at = (day: number, hour = 12) => new Date(Date.UTC(2026, 10, day, hour))
const version = (number: number, from: number, until?: number, text: string | null = `v${number}`): Version<string> => ({
  number,
  content: text,
  from_at: at(from),
  until_at: until === undefined ? null : at(until),
})

test('what began last holds; what was for a time gives way to what held before it', () => {
  const all = [version(1, 1), version(2, 10, 20), version(3, 5)]
  assert.equal(inForce(all, at(0)), undefined)
  assert.equal(inForce(all, at(2))?.number, 1)
  assert.equal(inForce(all, at(6))?.number, 3, 'written later, begun earlier than the planned one')
  assert.equal(inForce(all, at(12))?.number, 2, 'what was planned begins though something was written since')
  assert.equal(inForce(all, at(20))?.number, 3, 'and what held before holds again')
  assert.deepEqual(
    planned(all, at(6)).map(({ number }) => number),
    [2],
  )
  assert.equal(inForce([version(1, 5), version(2, 5)], at(5))?.number, 2, 'of two that began at once, the one written last')
})

test('the stretches that are published need only a clock, and say the same as asking at each moment', () => {
  const all = [version(1, 1), version(2, 10, 20), version(3, 5), version(4, 25, undefined, null)]
  const spans = spansFrom(all, at(2))
  for (let hour = 0; hour < 30 * 24; hour++) {
    const then = at(2, 12 + hour)
    const shown = spans.filter(({ from, until }) => (from === undefined || from <= then) && (until === undefined || until > then))
    assert.deepEqual(
      shown.map((span) => span.content),
      [inForce(all, then)?.content].filter((one) => one !== null),
      then.toISOString(),
    )
  }
  assert.deepEqual(spansFrom([version(1, 1, 3)], at(4)), [])
})

test('hours are read as people write them, a line a day, and written as people say them', () => {
  const week = readWeek(['8–16.30', 'samma', '=', 'Samma', 'kl 08:00 - 12:00, 13–15', 'stängt', 'same'])
  assert.ok(week.ok)
  assert.deepEqual(week.hours, [
    { days: '1-4', from: '08:00', to: '16:30' },
    { days: '5', from: '08:00', to: '12:00' },
    { days: '5', from: '13:00', to: '15:00' },
  ])
  assert.equal(writeWeek(week.hours, 'sv'), 'Öppet måndag–torsdag 8–16.30, fredag 8–12 och 13–15. Stängt lördag–söndag.')
  assert.equal(writeWeek(week.hours, 'en'), 'Open Monday–Thursday 8–16.30, Friday 8–12 and 13–15. Closed Saturday–Sunday.')
  assert.equal(writeWeek([], 'sv'), 'Stängt alla dagar.')
  const always = readWeek(['dygnet runt', ...Array.from({ length: 6 }, () => 'samma')])
  assert.ok(always.ok)
  assert.equal(writeWeek(always.hours, 'sv'), 'Öppet dygnet runt, alla dagar.')
  for (const hours of [week.hours, always.hours, []]) {
    const again = readWeek(writeLines(hours))
    assert.deepEqual(again, { ok: true, hours }, 'what the form shows reads back to the same')
  }
  const night = readWeek(['16.30–8', ...Array.from({ length: 6 }, () => 'samma')])
  assert.ok(night.ok)
  assert.deepEqual(night.hours, [{ days: '1-7', from: '16:30', to: '08:00' }])
  assert.equal(writeEvery(night.hours, 'sv'), '16.30–8')
})

test('hours that cannot be right are refused, and an empty line is never taken for closed', () => {
  for (const bad of ['', '8', '8-8', '25–26', '8–12, 11–14', '8-9, 10-11, 12-13', '9–17, 16–8', 'öppet', '8:70–9'])
    assert.equal(readDay(bad, []).ok, false, bad)
  assert.equal(readDay('samma', undefined).ok, false, 'Monday has no day before')
  const read = readWeek(['8–16', '', 'x', 'samma', 'samma', 'stängt', 'stängt'])
  assert.deepEqual(read.ok ? [] : read.faults.map(({ day }) => day), [1, 2])
})

test('a day and a clock in Sweden are the right moment, in winter, in summer and where the clock turns', () => {
  assert.equal(momentOf('2026-12-24', '16:00').toISOString(), '2026-12-24T15:00:00.000Z')
  assert.equal(momentOf('2026-07-01', '00:00').toISOString(), '2026-06-30T22:00:00.000Z')
  assert.equal(momentOf('2026-10-25', '02:30').toISOString(), '2026-10-25T00:30:00.000Z', 'the first of two')
  assert.equal(momentOf('2026-03-29', '02:30').toISOString(), '2026-03-29T01:30:00.000Z', 'the hour that is skipped')
  assert.equal(endOfDay('2026-10-25').toISOString(), '2026-10-25T23:00:00.000Z')
  assert.equal(localOf(momentOf('2026-02-28', '09:05')), '2026-02-28 09:05')
})

test('S-R40: a code is six signs drawn by chance, none more likely than another', () => {
  assert.equal(codeFrom(Uint8Array.from([0, 25, 26, 35, 36, 71])), 'az09a9')
  assert.equal(codeFrom(Uint8Array.from([252, 253, 254, 255, 0, 0, 0, 0, 0])), undefined)
  const many = new Set(Array.from({ length: 252 }, (_, byte) => codeFrom(Uint8Array.from([byte, 0, 0, 0, 0, 0]))?.[0]))
  assert.equal(many.size, 36)
})

const SITE: Site = {
  id: '11111111-1111-4111-8111-111111111111',
  code: 'h2k7wq',
  name: 'Lillviks kommun (påhittad)',
  kind: 'municipality',
  place: '9911',
  unit: null,
  entry_address: null,
  feedback_function: null,
  feedback_phone: null,
  feedback_email: null,
  made_at: at(1),
  changed_at: at(1),
  withdrawn_at: null,
  compiled_at: null,
  fault: null,
  fault_at: null,
}
const NOTHING = {
  lines: [],
  signed: [],
  translations: [],
  interpreters: undefined,
  media: [],
  about: undefined,
  services: [],
  queue: undefined,
  files: [],
}
const NOW = { now: at(15), today: '2026-11-15' }
const TENANT = '22222222-2222-4222-8222-222222222222'
const bare = (): SiteDocument => documentOf(TENANT, SITE, [], NOTHING, NOW)
const CONTACT: ContactContent = {
  kind: 'social_services',
  name: { sv: 'Socialtjänsten i Lillvik', en: 'Social services' },
  phone: '070-174 06 20',
  hours: [{ days: '1-5', from: '08:00', to: '16:00' }],
  instead: [
    { from: '2026-11-01', until: '2026-11-02', hours: [] },
    { from: '2026-12-24', until: '2026-12-26', hours: [], why: { sv: 'Jul' } },
  ],
  pages: [],
  checked: '2026-11-01',
}
const item = (kind: 'contact' | 'piece', held: unknown, id = '33333333-3333-4333-8333-333333333333') => ({
  id,
  kind,
  versions: [{ number: 1, content: held, from_at: at(1), until_at: null }],
})

test('how far a change has come is told as it is', () => {
  const out = { revision: 1, at: at(2) }
  assert.equal(publishStateOf(SITE, undefined), 'soon')
  assert.equal(publishStateOf({ ...SITE, compiled_at: at(2) }, out), 'out')
  assert.equal(publishStateOf({ ...SITE, compiled_at: at(2), changed_at: at(3) }, out), 'soon')
  assert.equal(publishStateOf({ ...SITE, compiled_at: at(2), fault: 'contacts' }, out), 'stopped')
  assert.equal(publishStateOf({ ...SITE, withdrawn_at: at(3), compiled_at: at(2) }, out), 'soon')
  assert.equal(publishStateOf({ ...SITE, withdrawn_at: at(3), compiled_at: at(4) }, undefined), 'withdrawn')
})

test('issue 5, sentence 5: a site without a word of its own is whole, and the entry can read it', () => {
  const document = bare()
  assert.equal(refusedIn(document), undefined)
  assert.ok(siteDocument.safeParse(document).success)
  assert.equal(isSame(document, { ...document, published: at(16).toISOString() }), true, 'the moment alone is no change')
  assert.equal(isSame(document, { ...document, name: 'Annat' }), false)
})

test('numbers are published with what is to come and without what has been; a fault names its place', () => {
  const document = documentOf(TENANT, SITE, [item('contact', CONTACT)], NOTHING, NOW)
  assert.deepEqual(
    document.contacts[0]?.instead.map(({ from }) => from),
    ['2026-12-24'],
  )
  assert.equal(refusedIn(document), undefined)
  const many = Array.from({ length: 41 }, (_, n) => item('contact', CONTACT, `contact-${n}`))
  assert.equal(refusedIn(documentOf(TENANT, SITE, many, NOTHING, NOW)), 'contacts')
  const piece = { page: 'for-me', form: 'sv', text: 'Vi finns här.' }
  const texts = documentOf(
    TENANT,
    SITE,
    [{ ...item('piece', piece), versions: [{ number: 1, content: piece, from_at: at(20), until_at: at(22) }] }],
    NOTHING,
    NOW,
  )
  assert.deepEqual(texts.pieces, [{ ...piece, from: at(20).toISOString(), until: at(22).toISOString() }])
  assert.equal(isUnchecked('2026-08-17', NOW.today), false)
  assert.equal(isUnchecked('2026-08-16', NOW.today), true)
})

test('cards are made anew when what stands on them has changed, and not for a text or a film', () => {
  const document = bare()
  const key = cardsKey(document, NOW.today)
  assert.equal(
    cardsKey({ ...document, published: at(20).toISOString(), pieces: [{ page: 'for-me', form: 'sv', text: 'x' }] }, NOW.today),
    key,
  )
  assert.notEqual(cardsKey({ ...document, lines: [{ line: 'men', state: 'wrong', on: NOW.today }] }, NOW.today), key)
  assert.notEqual(cardsKey(document, '2024-05-01'), key, 'a line that has gone stale is written otherwise')
})

test('D-R55: coverage tells group by group, digital abuse and trafficking among them, in every form', () => {
  assert.ok(['online', 'trafficking', 'i-use-violence', 'child'].every((id) => GROUP_PAGES.some((page) => page.id === id)))
  const none = coverageOf(bare(), NOW)
  assert.equal(none.cells.length, GROUP_PAGES.length * FORM_IDS.length)
  assert.equal(cellOf(none, 'online', 'sv'), 'national')
  assert.equal(cellOf(none, 'online', 'so'), 'facts')
  assert.ok(Object.values(none.reached).every((one) => one === 'none'))
  const piece = { page: 'online', form: 'sv', text: 'Vi hjälper dig att spara bevis.' }
  const old = { ...CONTACT, pages: ['online'], checked: '2026-01-01' }
  const some = coverageOf(
    documentOf(TENANT, SITE, [item('contact', old), item('piece', piece, '44444444-4444-4444-8444-444444444444')], NOTHING, NOW),
    NOW,
  )
  assert.equal(cellOf(some, 'online', 'sv'), 'own')
  assert.equal(some.reached['online'], 'old')
  assert.equal(some.reached['child'], 'none')
  const draft = content().drafts.find(({ page }) => GROUP_PAGES.some(({ id }) => id === page))
  if (draft) {
    const signed = { form: draft.form, what: draft.page, sha256: draft.sha256, by: 'Översättare', on: NOW.today }
    assert.equal(cellOf(coverageOf({ ...bare(), signed: [signed] }, NOW), draft.page, draft.form), 'national')
    assert.equal(cellOf(coverageOf({ ...bare(), signed: [{ ...signed, sha256: '0'.repeat(64) }] }, NOW), draft.page, draft.form), 'facts')
  }
  const online = sumsOf([none, some]).find(({ page }) => page === 'online')
  assert.deepEqual(online && { own: online.own, unreached: online.unreached, old: online.old }, { own: 1, unreached: 1, old: 1 })
})

test('D-R56: the ready text has 112, the national helpline, support, a link and the place’s own number, in each complete form', () => {
  const document = documentOf(TENANT, SITE, [item('contact', CONTACT)], NOTHING, NOW)
  for (const form of ['sv', 'll', 'en'] as const) {
    const text = readyText(document, form, 'https://www.example.se/info/h2k7wq/a01')
    assert.ok(text)
    const [plain, html] = [asPlainText(text), asHtml(text)]
    for (const fact of ['112', '116 016', '020-50 50 50', '070-174 06 20', 'https://www.example.se/info/h2k7wq/a01'])
      assert.ok(plain.includes(fact) && html.includes(fact), `${form} ${fact}`)
    assert.ok(text.paragraphs.join(' ').split(/[.!?](?:\s|$)/).length > 3, 'at least two sentences of support')
    assert.match(html, /^<section lang="(?:sv|en)" dir="ltr">/)
    assert.doesNotMatch(html, /<(?:script|style|img|iframe|link)|style=|class=|on\w+=/)
  }
  assert.equal(readyText(document, 'ar', undefined), undefined, 'nobody has signed the facts')
  const ar = { form: 'ar' as const, what: 'phrases', sha256: content().phrases('ar').sha256, by: 'Översättare', on: NOW.today }
  const arabic = readyText({ ...document, signed: [ar] }, 'ar', undefined)
  assert.ok(arabic && asHtml(arabic).startsWith('<section lang="ar" dir="rtl">'))
  assert.ok(arabic.numbers.some(({ number }) => number === '112'))
})

test('a line that is reported wrong is in no ready text; those that never vanish stay; a name can be no markup', () => {
  const lines: SiteDocument['lines'] = ['men', 'kvinnofrid', 'emergency'].map((line) => ({ line, state: 'wrong', on: NOW.today }))
  const evil = { ...CONTACT, name: { sv: '<script>"&\'' } }
  const text = readyText({ ...documentOf(TENANT, SITE, [item('contact', evil)], NOTHING, NOW), lines }, 'sv', undefined)
  assert.ok(text)
  assert.doesNotMatch(asPlainText(text), /020-80 80 80/)
  assert.match(asPlainText(text), /116 016/)
  assert.match(asPlainText(text), /112/)
  assert.doesNotMatch(asHtml(text), /<script/)
})

test('the writer is told how hard a text is, and which sentences are the hardest', () => {
  const hard = 'Socialförvaltningens verksamhetsområde tillhandahåller samtalsbehandling utifrån individuella förutsättningar.'
  const read = readabilityOf(`Du kan ringa oss.\n\n${hard}`, content().known)
  assert.ok(read?.lix !== undefined && read.lix > 40)
  assert.equal(read.hardest[0]?.sentence, hard)
  assert.equal(readabilityOf('<script>', content().known), undefined)
})

test('a list of sites: a name twice, or one that stands, stops the list', () => {
  const row = (number: number, name: string) => ({ row: number, values: undefined, written: { name }, problems: [], warnings: [] })
  const judged = judgeRows([row(2, 'A kommun'), row(3, 'a KOMMUN'), row(4, 'B kommun')], ['b kommun'])
  assert.deepEqual(
    judged.map(({ problems }) => problems.length),
    [0, 1, 1],
  )
})
