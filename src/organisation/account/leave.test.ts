import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { Visitor } from '../../../test/visitor.ts'
import { answerOf, file, handIn, IFO, PERSONAL, plantBoth, reviewIn, reviewsOf, TORKEL, VENDELA } from '../../protect/check/test/story.ts'
import { endAccess, resumeAccess } from './index.ts'

let house: TestHouse
let owner: Visitor
before(async () => {
  house = await openHouse({ SAMVARN_CHECKS_PER_HOUR_MAX: '1000' })
  await plantBoth(house)
  owner = await Visitor.as(house, 'norrvik-systemagare')
})
after(() => house?.close())

const idOf = (slug: string) => house.cast[slug]?.account ?? ''
const handOverOf = (slug: string) => `/konton/${idOf(slug)}/lamna-over`
const unitOf = (slug: string, name: string) => house.cast[slug]?.units[name] ?? ''
const circleOf = (slug: string, name: string) => house.cast[slug]?.circles[name] ?? ''
/** The choices that the page offers for one holding. */
const heirsOn = (page: string, name: string): string[] => {
  const select = new RegExp(`<select[^>]*name="${name.replace(/[.:]/g, '\\$&')}"[^>]*>(.*?)</select>`, 's').exec(page)?.[1] ?? ''
  return [...select.matchAll(/value="([0-9a-f-]{36})"/g)].map((match) => match[1] ?? '')
}
/** One who left is back as before, for the next story. */
async function comeBack(slug: string): Promise<void> {
  await house.superuser('update account set suspended_at = null where id = $1', [idOf(slug)])
  await house.superuser("update role_grant set valid_until = now() + interval '90 days' where account = $1", [idOf(slug)])
  await house.superuser("update circle_member set valid_until = now() + interval '90 days' where account = $1", [idOf(slug)])
}

test('access ends at once, in the middle of a piece of work, in every way; and nobody steps in again', async () => {
  const id = idOf('norrvik-ersattare')
  const deputy = await Visitor.as(house, 'norrvik-ersattare')
  assert.equal((await deputy.get('/personer')).status, 200)
  await house.superuser(
    "insert into identity_provider (tenant, id, kind, name, sealed) select tenant, $2, 'oidc', 'Prov', 'x' from account where id = $1",
    [id, id],
  )
  await house.superuser(
    'insert into identity_link (tenant, provider, subject_blind, account) select tenant, id, $2, id from account where id = $1',
    [id, Buffer.alloc(16, 1)],
  )
  const before = await house.superuser(
    'select 1 from role_grant where account = $1 and valid_until > now() union all select 1 from circle_member where account = $1 and valid_until > now()',
    [id],
  )
  assert.equal(before.length, 2)
  const ended = await owner.post(`/konton/${id}/avsluta`, {})
  assert.equal(ended.location, `/konton/${id}/lamna-over`)
  assert.equal((await deputy.get('/personer')).location, '/logga-in')
  const rest = await house.superuser(
    `select 1 from role_grant where account = $1 and valid_until > now() union all select 1 from circle_member where account = $1 and valid_until > now()
      union all select 1 from session where account = $1 union all select 1 from passkey where account = $1 union all select 1 from identity_link where account = $1
      union all select 1 from invitation where account = $1 and used_at is null and ended_at is null`,
    [id],
  )
  assert.deepEqual(rest, [])
  const again = await Visitor.as(house, 'norrvik-ersattare').catch((error: Error) => error)
  if (again instanceof Visitor) assert.notEqual((await again.get('/personer')).status, 200)
  assert.equal((await owner.post(`/konton/${id}/avsluta`, {})).status, 409, 'once')
  await comeBack('norrvik-ersattare')
})

test('the directory ends access in the organisation’s own name with the same words; a return brings no role, circle or key', async () => {
  const tenant = house.cast['norrvik-ersattare']?.tenant ?? ''
  const id = idOf('norrvik-ersattare')
  assert.equal(await house.db.asWorker(tenant, (tx) => endAccess(tx, id)), true)
  assert.equal(await house.db.asWorker(tenant, (tx) => endAccess(tx, id)), false)
  assert.equal(await house.db.asWorker(tenant, (tx) => endAccess(tx, idOf('ekby-handlaggare'))), false, 'another organisation’s')
  assert.equal(
    (await house.superuser('select 1 from account where id = $1 and suspended_at is null', [idOf('ekby-handlaggare')])).length,
    1,
  )
  assert.equal(await house.db.asWorker(tenant, (tx) => resumeAccess(tx, id)), true)
  const actor = house.cast['norrvik-ersattare']
  assert.ok(actor)
  const reach = await house.db.as(actor, async (tx) => tx.reach)
  assert.deepEqual([reach.roles, reach.circles], [[], []])
  await comeBack('norrvik-ersattare')
})

test('a set that waits for its answer goes to a colleague in the unit who is not to judge it; only then does the account close', async () => {
  const author = await Visitor.as(house, 'norrvik-handlaggare')
  const set = await handIn(house, author, { recipient: 'counterparty', text: `Hon bor på ${VENDELA.address}.` })
  const clean = await handIn(house, author, { recipient: 'public', text: 'Sammanträdet hålls i kommunhuset klockan tio.' })
  assert.equal(await answerOf(author, clean), 'Kan skickas')
  const id = idOf('norrvik-handlaggare')
  const head = await Visitor.as(house, 'norrvik-chef')
  assert.equal((await head.get(handOverOf('norrvik-handlaggare'))).status, 404, 'nobody has left yet')
  assert.equal((await owner.post(`/konton/${id}/avsluta`, {})).status, 303)
  for (const who of [owner, head])
    assert.match((await who.get('/')).text, /Handläggare, Individ och familj har slutat: 1 sak väntar på ny ägare/)
  assert.doesNotMatch((await (await Visitor.as(house, 'norrvik-personalchef')).get('/')).text, /har slutat/)
  assert.equal((await owner.post(`/konton/${id}/stang`, {})).status, 409, 'what is held must have a holder first')
  const page = (await head.get(handOverOf('norrvik-handlaggare'))).text
  const name = `check.sets:${unitOf('norrvik-handlaggare', 'Individ och familj')}`
  assert.deepEqual(heirsOn(page, name), [idOf('norrvik-chef')], 'neither the circle, which judges it, nor another unit')
  assert.ok(!page.includes(VENDELA.name) && !page.includes('Rimfrost') && !page.includes(set))
  assert.equal((await head.post(handOverOf('norrvik-handlaggare'), {})).status, 422, 'nothing was chosen')
  for (const heir of [idOf('norrvik-registrator'), idOf('norrvik-skyddsansvarig'), idOf('ekby-chef'), id, 'x'])
    assert.equal((await head.post(handOverOf('norrvik-handlaggare'), { [name]: heir })).status, 409, heir)
  assert.equal((await head.post(handOverOf('norrvik-handlaggare'), { [`${name}x`]: idOf('norrvik-chef') })).status, 409)
  assert.equal((await head.get(`/kontrollera/${set}`)).status, 404, 'nothing has moved')
  assert.equal((await head.post(handOverOf('norrvik-handlaggare'), { [name]: idOf('norrvik-chef') })).status, 303)
  assert.equal(await answerOf(head, set), 'Går till granskning')
  const review = await reviewIn(house, set, 'norrvik-skyddsansvarig', IFO)
  const officer = await Visitor.as(house, 'norrvik-skyddsansvarig')
  assert.equal((await officer.post(`/granskning/${review}/tillbaka`, { code: 'needed_only' })).status, 303)
  await house.drain()
  assert.match((await head.get('/')).text, /Utskick som du ska rätta/)
  assert.equal(await answerOf(head, set), 'Returnerad')
  assert.equal((await head.post(`/konton/${id}/stang`, {})).status, 404, 'the head hands over; the system owner closes')
  assert.equal((await owner.post(`/konton/${id}/stang`, {})).status, 303)
  assert.match((await owner.get(`/konton/${id}`)).text, /Stängt/)
  assert.equal((await owner.post(`/konton/${id}/ater`, {})).status, 409, 'closed stays closed')
  const rows = await house.superuser<{ actor: string | null; outcome: string; object_kind: string }>(
    "select actor, outcome, object_kind from audit where deed = 'account.hand_over' order by at",
  )
  assert.ok(rows.some((row) => row.actor === idOf('norrvik-chef') && row.outcome === 'done' && row.object_kind === 'account'))
  assert.ok(rows.some((row) => row.actor === null && row.object_kind === 'outgoing_set'))
  assert.equal(rows.filter((row) => row.outcome === 'refused').length >= 6, true)
})

test('a caller, a register file, a proposal and the duty of a circle each get a new holder in the circle, and never outside it', async () => {
  const officer = await Visitor.as(house, 'norrvik-skyddsansvarig')
  const leaver = 'norrvik-skyddsansvarig'
  const [id, deputyId, circle] = [idOf(leaver), idOf('norrvik-ersattare'), circleOf(leaver, IFO)]
  await house.superuser('update circle_member set on_duty = (account = $2) where circle = $1', [circle, id])
  // A caller in her hand, a file that she has read, a proposal that waits for a second person.
  await (await Visitor.as(house, 'norrvik-chef')).post('/koppla', { phone: '070-1740640', when: 'now', about: 'visit' })
  await house.drain()
  const [intake] = await house.superuser<{ id: string }>("select id from intake where state = 'routed' and circle = $1", [circle])
  assert.equal((await officer.post(`/inlamnat/${intake?.id}/ta`, {})).status, 303)
  const csv = 'Personnummer;Förnamn;Efternamn;Skydd\n199901012394;Prov;Påhitt;Sekretessmarkering\n'
  const read = await officer.post('/las-in', { source: 'list', circle, file: file('lista.csv', csv) })
  assert.match(read.location ?? '', /^\/las-in\//, read.text.slice(0, 300))
  const registrar = await Visitor.as(house, 'norrvik-registrator')
  const set = await handIn(house, registrar, { recipient: 'authority', text: `Hon bor på ${VENDELA.address}.` })
  const review = await reviewIn(house, set, leaver, IFO)
  const ground = { law: 'OSL 10:2', reason: 'own_words', words: 'Nödvändigt för att myndigheten ska kunna fullgöra sin egen uppgift.' }
  assert.equal((await officer.post(`/granskning/${review}/slapp`, ground)).status, 303)
  assert.equal((await reviewsOf(house, set)).find((one) => one.id === review)?.state, 'awaiting_second')

  assert.equal((await owner.post(`/konton/${id}/avsluta`, {})).status, 303)
  const page = (await owner.get(handOverOf(leaver))).text
  const names = [`check.proposals:${circle}`, `intake.${circle}`, `import.${circle}`, `circle.${circle}`]
  for (const name of names) assert.deepEqual(heirsOn(page, name), [deputyId], name)
  assert.match((await owner.get('/')).text, /Skyddsansvarig, Individ och familj har slutat: 4 saker väntar på ny ägare/)
  assert.equal(
    (await owner.post(handOverOf(leaver), { [`intake.${circle}`]: deputyId, [`circle.${circle}`]: idOf('norrvik-personal') })).status,
    409,
    'one wrong holder and nothing moves',
  )
  assert.equal((await house.superuser('select 1 from intake where id = $1 and taken_by = $2', [intake?.id, id])).length, 1)
  assert.equal((await owner.post(handOverOf(leaver), Object.fromEntries(names.map((name) => [name, deputyId])))).status, 303)
  assert.match((await owner.get(handOverOf(leaver))).text, /Inget väntar på ny ägare/)

  const deputy = await Visitor.as(house, 'norrvik-ersattare')
  assert.match((await deputy.get('/')).text, /Det du har tagit hand om och inte avslutat/)
  assert.equal((await deputy.get(read.location ?? '')).status, 200)
  assert.equal((await reviewsOf(house, set)).find((one) => one.id === review)?.state, 'open', 'nobody is said to have proposed it')
  const duty = await house.superuser<{ account: string }>('select account from circle_member where circle = $1 and on_duty', [circle])
  assert.deepEqual(duty, [{ account: deputyId }])
  await comeBack(leaver)
})

test('where nobody stands behind the same wall the page says so, and the account stays open until there is somebody', async () => {
  const id = idOf('norrvik-personal')
  const registrar = await Visitor.as(house, 'norrvik-registrator')
  const staff = await Visitor.as(house, 'norrvik-personal')
  const set = await handIn(house, registrar, { recipient: 'authority', text: `Lönen går till ${TORKEL.address}.` })
  const review = await reviewIn(house, set, 'norrvik-personal', PERSONAL)
  const ground = { law: 'OSL 10:15 a', reason: 'own_words', words: 'Polisen har begärt uppgiften för en utredning om hot.' }
  assert.equal((await staff.post(`/granskning/${review}/slapp`, ground)).status, 303)
  assert.equal((await owner.post(`/konton/${id}/avsluta`, {})).status, 303)
  const page = (await owner.get(handOverOf('norrvik-personal'))).text
  assert.match(page, /Ingen får ta över det än/)
  assert.match(page, /Be enhetschefen utse någon/)
  assert.equal((await owner.post(`/konton/${id}/stang`, {})).status, 409)
  // The head still answers: a question that was put stands until it is taken back.
  const [question] = await house.superuser<{ id: string }>('select id from second_request where review = $1', [review])
  assert.equal((await (await Visitor.as(house, 'norrvik-personalchef')).get(`/andra-person/${question?.id}`)).status, 200)
  await comeBack('norrvik-personal')
})

test('S-R2: for the hand-over a job may move a preview and take a question back, and nothing more', async () => {
  const tenant = house.cast['norrvik-chef']?.tenant ?? ''
  const asWorker = (statement: ReturnType<typeof sql>) => house.db.asWorker(tenant, (tx) => statement.execute(tx.tables()))
  await assert.rejects(asWorker(sql`select reading_sealed from import_run`))
  await assert.rejects(asWorker(sql`update import_run set state = 'done'`))
  await assert.rejects(asWorker(sql`update second_request set approved = true`))
  const moved = await asWorker(sql`update second_request set withdrawn_at = now() where answered_at is not null`)
  assert.equal(moved.numAffectedRows, 0n)
})

test('a unit whose only head has left is told of: nobody there may name anyone or be second person', async () => {
  assert.doesNotMatch((await owner.get('/')).text, /utan enhetschef/)
  assert.equal((await owner.post(`/konton/${idOf('norrvik-personalchef')}/avsluta`, {})).status, 303)
  assert.match((await owner.get('/')).text, /Enheter med en krets men utan enhetschef/)
  await comeBack('norrvik-personalchef')
  assert.doesNotMatch((await owner.get('/')).text, /utan enhetschef/)
})

test('access that ended by mistake is given again, without anything that it had', async () => {
  const id = idOf('norrvik-loggranskare')
  assert.equal((await owner.post(`/konton/${id}/avsluta`, {})).status, 303)
  assert.equal((await owner.post(`/konton/${id}/ater`, {})).status, 303)
  const page = (await owner.get(`/konton/${id}`)).text
  assert.doesNotMatch(page, /Åtkomsten är avslutad/)
  assert.match(page, /Roller<\/dt><dd[^>]*>Ingen/)
})
