import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { Visitor } from '../../../test/visitor.ts'
import { addDays, dayOf } from '../../platform/day.ts'
import { questionsOf, shippedSets } from '../question/index.ts'
import { MEETING_ATTEMPTS_PER_HOUR_MAX } from './code.ts'
import { summaryOf } from './deeds.ts'
import { handOverCollections } from './deeds-fold.ts'

let house: TestHouse
let coordinator: Visitor
before(async () => {
  house = await openHouse()
  coordinator = await Visitor.as(house, 'norrvik-samordnare')
})
after(() => house?.close())

const today = dayOf(new Date())
const SET = 'professionals'
const QUESTIONS = (questionsOf(shippedSets().find(({ id }) => id === SET) ?? assert.fail('no such set')) ?? [])
  .filter(({ kind }) => kind === 'level')
  .slice(0, 2)
  .map(({ id }) => id)
const [FIRST = '', SECOND = ''] = QUESTIONS
const unitOf = (name: string) => house.cast['norrvik-samordnare']?.units[name] ?? ''
const FAMILY = 'Individ och familj'

async function start(by: Visitor, given: { units?: string[]; pictures?: string; words?: boolean; title?: string } = {}) {
  await by.get(`/personal/ny/${SET}`)
  const answer = await by.post(`/personal/ny/${SET}`, {
    title: given.title ?? 'Hur arbetar vi?',
    units: given.units ?? [unitOf(FAMILY)],
    questions: QUESTIONS,
    opens: today,
    closes: addDays(today, 7),
    pictures: given.pictures ?? 'when_closed',
    ...(given.words ? { words: 'ja' } : {}),
  })
  assert.equal(answer.status, 303, answer.text.slice(0, 3000))
  const at = answer.location ?? ''
  const page = await by.get(at)
  const token = /\/s\/([A-Za-z0-9_-]{43})/.exec(page.text)?.[1] ?? assert.fail('no link on the page')
  return { at, id: at.split('/').at(-1) ?? '', token }
}
/** Somebody without an account, who answers all on one page. */
async function begin(token: string) {
  const phone = new Visitor(house)
  await phone.get(`/s/${token}`)
  const begun = await phone.post(`/s/${token}`, { satt: 'alla' })
  return { phone, here: (begun.location ?? '').replace(/\/alla$/, '') }
}
async function answer(token: string, said: Record<string, string>) {
  const { phone, here } = await begin(token)
  assert.equal((await phone.get(`${here}/alla`)).status, 200)
  assert.equal((await phone.post(`${here}/alla`, said)).location, `${here}/skicka`)
  assert.equal((await phone.get(`${here}/skicka`)).status, 200)
  return phone.post(`${here}/skicka`, {})
}
const levels = (first: string, second?: string) => ({ [`fraga-${FIRST}`]: first, ...(second ? { [`fraga-${SECOND}`]: second } : {}) })
const close = async (at: string) => {
  await coordinator.get(at)
  assert.equal((await coordinator.post(`${at}/stang`, {})).status, 303)
  await house.drain()
}

test('staff answer without an account or a cookie; nothing is shown for four, and with the fifth only sums are left', async () => {
  const { at, id, token } = await start(coordinator)
  for (const level of ['0', '1', '1', '2']) {
    const sent = await answer(token, levels(level))
    assert.equal(sent.location, `/s/${token}/tack`)
  }
  const phone = new Visitor(house)
  await phone.get(`/s/${token}/tack`)
  assert.equal(phone.cookies(), '')
  await close(at)
  assert.match((await coordinator.get(`${at}/resultat`)).text, /Färre än fem har svarat, så inget visas/)
  assert.equal((await house.superuser('select 1 from staff_sum where collection = $1', [id])).length, 0)

  await coordinator.get(at)
  await coordinator.post(`${at}/oppna`, {})
  await answer(token, levels('4', '1'))
  await close(at)
  const results = await coordinator.get(`${at}/resultat`)
  assert.match(results.text, /Bilden bygger på 5 svar/)
  assert.match(results.text, /40 %/)
  assert.match(results.text, /Färre än fem har svarat på frågan/, 'one answer to the second question is not shown')
  const left = await house.superuser<{ question: string }>('select question from staff_answer where collection = $1', [id])
  assert.deepEqual(
    left.map(({ question }) => question),
    [SECOND],
  )

  const who = house.cast['norrvik-samordnare']
  const summary = who && (await house.db.as(who, (tx) => summaryOf(tx, id)))
  assert.deepEqual(summary, [{ question: FIRST, count: 5, shares: { '0': 0.2, '1': 0.4, '2': 0.2, '4': 0.2 } }])
})

test('malice: no time, order, account or tie between answers is kept, and no row in the log says that somebody answered', async () => {
  const { id, token } = await start(coordinator)
  const [before_] = await house.superuser<{ count: number }>('select count(*)::int as count from audit')
  const page = await coordinator.get(`/s/${token}`)
  assert.doesNotMatch(page.text, /Samordnare, Stab/)
  await answer(token, levels('3', '2'))
  const columns = await house.superuser<{ name: string }>(
    `select table_name || '.' || column_name as name from information_schema.columns where table_name in ('staff_answer', 'staff_draft', 'staff_sum', 'staff_words')
      and (data_type like 'timestamp%' or data_type = 'date' or column_name ~ 'account|actor|made_by|created')`,
  )
  assert.deepEqual(columns, [])
  const [after_] = await house.superuser<{ count: number }>('select count(*)::int as count from audit')
  assert.equal(after_?.count, before_?.count)
  const answers = await house.superuser<Record<string, unknown>>('select * from staff_answer where collection = $1', [id])
  assert.equal(answers.length, 3)
  assert.deepEqual(Object.keys(answers[0] ?? {}).toSorted(), ['collection', 'id', 'question', 'sealed', 'tenant', 'unit', 'words'])
  assert.equal((await house.superuser("select 1 from rate_count where rule ~ 'staff'")).length, 0)
  assert.ok(house.lines.every((line) => !line.includes(token)))
})

test('malice: the app’s own role cannot read a sent answer, and nobody signed in reaches a draft', async () => {
  const { token } = await start(coordinator)
  await begin(token)
  const who = house.cast['norrvik-samordnare'] ?? assert.fail()
  await assert.rejects(
    house.db.as(who, (tx) => tx.tables<{ staff_answer: { id: string } }>().selectFrom('staff_answer').select('id').execute()),
  )
  const drafts = await house.db.as(who, (tx) =>
    tx.tables<{ staff_draft: { id: string } }>().selectFrom('staff_draft').select('id').execute(),
  )
  assert.deepEqual(drafts, [])
})

test('a unit is shown by itself only when no other can be worked out from it', async () => {
  const [family, pay, staff] = [unitOf(FAMILY), unitOf('Personal och lön'), unitOf('Stab')]
  const { at, token } = await start(coordinator, { units: [family, pay, staff] })
  for (const [unit, count] of [
    [family, 7],
    [pay, 5],
    [staff, 2],
  ] as const)
    for (let i = 0; i < count; i++) await answer(token, { enhet: unit, ...levels('1') })
  await close(at)
  const { text } = await coordinator.get(`${at}/resultat`)
  assert.match(text, /Alla \(14\)/)
  assert.match(text, /Individ och familj \(7\)/)
  assert.doesNotMatch(text, /Personal och lön \(|Stab \(/)
  // The head of a unit that was asked sees the whole and her own; the one whose unit is hidden, the whole.
  const head = await Visitor.as(house, 'norrvik-chef')
  assert.match((await head.get(`${at}/resultat`)).text, /Individ och familj \(7\)/)
  const other = await Visitor.as(house, 'norrvik-personalchef')
  const hers = (await other.get(`${at}/resultat`)).text
  assert.match(hers, /Alla \(14\)/)
  assert.doesNotMatch(hers, /Individ och familj \(/)
})

test('malice: a reopened collection shows nothing new for one more answer, also not along the way', async () => {
  const { at, token } = await start(coordinator, { pictures: 'along' })
  for (let i = 0; i < 6; i++) await answer(token, levels('1'))
  await house.drain()
  const picture = async () => /Bilden bygger på (\d+) svar/.exec((await coordinator.get(`${at}/resultat`)).text)?.[1]
  const first = await picture()
  assert.ok(first === '5' || first === '6')
  await answer(token, levels('4'))
  await house.drain()
  assert.equal(await picture(), first)
  await close(at)
  assert.equal(await picture(), first)
  await coordinator.get(at)
  await coordinator.post(`${at}/oppna`, {})
  await answer(token, levels('4'))
  await close(at)
  assert.equal(await picture(), first)
})

test('saved by a code that is shown once: the old address dies, the code continues, and sends once', async () => {
  const { at, token } = await start(coordinator, { title: 'Med kod' })
  const { phone, here } = await begin(token)
  await phone.get(`${here}/1`)
  const saved = await phone.post(`${here}/1`, { ...levels('3'), sedan: 'ja' })
  const shown = await phone.get(saved.location ?? '')
  const code = /sv-code--large">([^<]+)</.exec(shown.text)?.[1] ?? assert.fail('no code')
  assert.match(code, /^[A-Z0-9]{4} [A-Z0-9]{4} [A-Z0-9]{4}$/)
  assert.equal((await phone.get(saved.location ?? '')).location, `/s/${token}`, 'shown once')
  assert.equal((await phone.get(`${here}/1`)).location, `/s/${token}`, 'the address in the history leads nowhere')

  const later = new Visitor(house)
  await later.get(`/s/${token}`)
  const wrong = await later.post(`/s/${token}/fortsatt`, { kod: 'ACDE FGHJ KMNP' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /Koden finns inte här/)
  const other = await start(coordinator)
  await later.get(`/s/${other.token}`)
  assert.equal((await later.post(`/s/${other.token}/fortsatt`, { kod: code })).status, 422, 'opens in no other collection')
  const back = await later.post(`/s/${token}/fortsatt`, { kod: code.toLowerCase() })
  const run = (back.location ?? '').replace(/\/1$/, '')
  assert.match((await later.get(`${run}/1`)).text, /value="3" checked/)
  await later.get(`${run}/skicka`)
  assert.equal((await later.post(`${run}/skicka`, {})).location, `/s/${token}/tack`)
  assert.equal((await later.post(`${run}/skicka`, {})).location, `/s/${token}/tack`, 'pressed twice is sent once')
  const again = await later.post(`/s/${token}/fortsatt`, { kod: code })
  assert.match(again.text, /redan skickat/)
  const id = at.split('/').at(-1)
  const sent = await house.superuser("select 1 from staff_answer where collection = $1 and question = ''", [id])
  assert.equal(sent.length, 1)
})

test('free words are off by default; when on they reach the one who asked, when closed and five have answered', async () => {
  const off = await start(coordinator)
  const { phone, here } = await begin(off.token)
  assert.doesNotMatch((await phone.get(`${here}/alla`)).text, /<textarea/)
  await phone.post(`${here}/alla`, { ...levels('1'), 'ord-ovrigt': 'smugglat' })
  await phone.post(`${here}/skicka`, {})
  assert.equal((await house.superuser('select 1 from staff_answer where collection = $1 and words', [off.id])).length, 0)

  const on = await start(coordinator, { words: true })
  for (let i = 0; i < 5; i++) await answer(on.token, { ...levels('1'), ...(i < 2 ? { 'ord-ovrigt': `Mer tid behövs ${i}` } : {}) })
  assert.doesNotMatch((await coordinator.get(`${on.at}/resultat`)).text, /Mer tid behövs/)
  await close(on.at)
  const mine = await coordinator.get(`${on.at}/resultat`)
  assert.match(mine.text, /Mer tid behövs 0/)
  assert.match(mine.text, /Mer tid behövs 1/)
  const head = await Visitor.as(house, 'norrvik-chef')
  const hers = await head.get(`${on.at}/resultat`)
  assert.equal(hers.status, 200)
  assert.doesNotMatch(hers.text, /Mer tid behövs/)
})

test('S-R23: a meeting code leads in, in any writing; a wrong one says what to do; guessing ends', async () => {
  const { at, id, token } = await start(coordinator)
  await coordinator.get(at)
  await coordinator.post(`${at}/moteskod`, {})
  const code = /sv-code">([^<]+)</.exec((await coordinator.get(at)).text)?.[1] ?? assert.fail('no code')
  const phone = new Visitor(house)
  await phone.get('/delta')
  assert.equal((await phone.post('/delta', { kod: code.toLowerCase() })).location, `/s/${token}`)
  const wrong = await phone.post('/delta', { kod: 'hej' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /Koden gäller inte/)
  await house.superuser("update meeting_code set until_at = now() - interval '1 minute' where about = $1", [id])
  assert.equal((await phone.post('/delta', { kod: code })).status, 422, 'an old code is dead')
  await house.superuser("update rate_count set hits = $1 where rule = 'meeting_code'", [MEETING_ATTEMPTS_PER_HOUR_MAX])
  assert.match((await phone.post('/delta', { kod: code })).text, /Använd länken eller QR-koden/)
})

test('S-R2, S-R3: refused: others than coordinator and head, another unit, another organisation, a token that nobody has', async () => {
  const { at, token } = await start(coordinator)
  for (const slug of ['norrvik-handlaggare', 'norrvik-systemagare', 'norrvik-loggranskare', 'norrvik-personalchef', 'ekby-chef']) {
    const visitor = await Visitor.as(house, slug)
    for (const path of [at, `${at}/resultat`, `${at}/qr.svg`, `${at}/blad`])
      assert.equal((await visitor.get(path)).status, 404, `${slug} ${path}`)
    await visitor.get('/')
    assert.equal((await visitor.post(`${at}/stang`, {})).status, 404, slug)
  }
  const caseworker = await Visitor.as(house, 'norrvik-handlaggare')
  assert.equal((await caseworker.get('/personal')).status, 404)
  const phone = new Visitor(house)
  for (const wrong of ['A'.repeat(43), token.toLowerCase(), 'x'.repeat(4000)]) assert.equal((await phone.get(`/s/${wrong}`)).status, 404)
})

test('a head asks the own unit and no other; what is wrong on the form comes back with what was written', async () => {
  const head = await Visitor.as(house, 'norrvik-chef')
  const form = await head.get(`/personal/ny/${SET}`)
  assert.doesNotMatch(form.text, new RegExp(unitOf('Stab')))
  const wrong = await head.post(`/personal/ny/${SET}`, {
    title: 'Min titel',
    units: [unitOf('Stab')],
    questions: QUESTIONS,
    opens: today,
    closes: addDays(today, -1),
    pictures: 'along',
  })
  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /value="Min titel"/)
  assert.match(wrong.text, /Välj minst en enhet/)
})

test('its day over, a collection closes and is counted by itself; what was never sent is deleted a month later', async () => {
  const { at, id, token } = await start(coordinator)
  for (let i = 0; i < 5; i++) await answer(token, levels('2'))
  await begin(token)
  await house.superuser('update staff_collection set opens_on = current_date - 9, closes_on = current_date - 2 where id = $1', [id])
  const phone = new Visitor(house)
  assert.match((await phone.get(`/s/${token}`)).text, /Insamlingen är stängd/)
  const clear = async () => {
    await house.db.asWorker(house.cast['norrvik-samordnare']?.tenant ?? '', (tx) => tx.enqueue('staff_clear', id))
    await house.drain()
  }
  await clear()
  assert.match((await coordinator.get(`${at}/resultat`)).text, /Bilden bygger på 5 svar/)
  assert.equal((await house.superuser('select 1 from staff_draft where collection = $1 and sealed is not null', [id])).length, 1)
  await house.superuser("update staff_collection set closed_at = now() - interval '31 days' where id = $1", [id])
  await clear()
  assert.equal((await house.superuser('select 1 from staff_draft where collection = $1', [id])).length, 0)
})

test('what a coordinator has begun goes to another when she leaves', async () => {
  const who = house.cast['norrvik-samordnare']
  const held = await house.db.asWorker(who?.tenant ?? '', (tx) => handOverCollections.held(tx, who?.account ?? ''))
  assert.ok((held[0]?.count ?? 0) > 0)
  assert.ok(!held[0]?.heirs.includes(who?.account ?? ''))
})
