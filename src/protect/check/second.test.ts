import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { Visitor } from '../../../test/visitor.ts'
import { answerOf, auditOf, file, handIn, PERSONAL, plantBoth, reviewIn, TORKEL } from './test/story.ts'

let house: TestHouse
let staff: Visitor
let head: Visitor
before(async () => {
  house = await openHouse({ SAMVARN_CHECKS_PER_HOUR_MAX: '1000' })
  await plantBoth(house)
  staff = await Visitor.as(house, 'norrvik-personal')
  head = await Visitor.as(house, 'norrvik-personalchef')
})
after(() => house?.close())

const text = `Löneutbetalningen går till ${TORKEL.address}.`
const ground = { law: 'OSL 10:15 a', reason: 'own_words', words: 'Polisen har begärt uppgiften för en utredning om hot.' }

async function question(review: string): Promise<string> {
  const [row] = await house.superuser<{ id: string }>('select id from second_request where review = $1 order by created_at desc limit 1', [
    review,
  ])
  assert.ok(row)
  return row.id
}

test('where one officer works alone the unit’s head is the second person, and sees ground and weighing, no finding and no document', async () => {
  const author = await Visitor.as(house, 'norrvik-registrator')
  const set = await handIn(house, author, { recipient: 'authority', text })
  const review = await reviewIn(house, set, 'norrvik-personal', PERSONAL)
  assert.equal((await staff.post(`/granskning/${review}/slapp`, ground)).status, 303)
  await house.drain()
  assert.ok(
    (await house.superuser<{ template: string; account: string }>('select template, account from outbox')).some(
      (row) => row.template === 'second_waits' && row.account === house.cast['norrvik-personalchef']?.account,
    ),
  )
  assert.equal((await staff.post(`/granskning/${review}/andra`, { answer: 'ja' })).status, 404)
  const id = await question(review)
  assert.match((await head.get('/')).text, /enhetschef och andra person/)
  assert.match((await head.get('/andra-person')).text, new RegExp(id))
  const page = await head.get(`/andra-person/${id}`)
  assert.ok(page.text.includes('OSL 10:15 a') && page.text.includes(ground.words) && page.text.includes('En annan myndighet'))
  for (const value of [TORKEL.name, TORKEL.street, 'Löneutbetalningen', 'inklistrad', review, set])
    assert.ok(!page.text.includes(value), value)
  const [row] = await house.superuser<{ id: string }>('select id from outgoing_file where set = $1', [set])
  for (const path of [
    `/granskning/${review}`,
    `/granskning/${review}/original/${row?.id}`,
    `/granskning/${review}/text/${row?.id}`,
    `/kontrollera/${set}`,
  ])
    assert.equal((await head.get(path)).status, 404, path)
  assert.equal((await staff.get(`/andra-person/${id}`)).status, 404, 'the officer does not answer herself')
  assert.equal((await (await Visitor.as(house, 'norrvik-chef')).get(`/andra-person/${id}`)).status, 404, 'another unit’s head')
  assert.equal((await head.post(`/andra-person/${id}`, { answer: 'ja' })).status, 303)
  await house.drain()
  assert.equal(await answerOf(author, set), 'Kan skickas')
  assert.equal((await head.post(`/andra-person/${id}`, { answer: 'nej', words: 'Ångrar mig nu i alla fall.' })).status, 409)
  const [done] = await house.superuser<{ second_by: string }>('select second_by from review where id = $1', [review])
  assert.equal(done?.second_by, house.cast['norrvik-personalchef']?.account)
  assert.equal((await auditOf(house, 'review.second', id)).filter((one) => one.outcome === 'done').length, 1)
})

test('a no from the head goes back with her words', async () => {
  const author = await Visitor.as(house, 'norrvik-registrator')
  const set = await handIn(house, author, { recipient: 'authority', text })
  const review = await reviewIn(house, set, 'norrvik-personal', PERSONAL)
  await staff.post(`/granskning/${review}/slapp`, ground)
  const id = await question(review)
  const silent = await head.post(`/andra-person/${id}`, { answer: 'nej' })
  assert.match(silent.text, /Skriv varför/)
  await head.post(`/andra-person/${id}`, { answer: 'nej', words: 'Be om begäran skriftligt först.' })
  await house.drain()
  assert.ok((await staff.get(`/granskning/${review}`)).text.includes('Be om begäran skriftligt först.'))
  assert.equal(await answerOf(author, set), 'Går till granskning')
})

test('on her own set a single officer needs the head for all but a return', async () => {
  const own = await handIn(house, staff, { recipient: 'authority', files: file('brev.txt', text) })
  const review = await reviewIn(house, own, 'norrvik-personal', PERSONAL)
  await staff.post(`/granskning/${review}/kopia`, {})
  await house.drain()
  assert.match((await staff.get(`/granskning/${review}`)).text, /Enhetschefen frågas/)
  assert.equal((await staff.post(`/granskning/${review}/skickad`, {})).status, 303)
  await house.drain()
  assert.equal(await answerOf(staff, own), 'Går till granskning')
  await head.post(`/andra-person/${await question(review)}`, { answer: 'ja' })
  await house.drain()
  assert.equal(await answerOf(staff, own), 'Handlagd av granskarna')
  const second = await handIn(house, staff, { recipient: 'authority', text })
  await staff.post(`/granskning/${await reviewIn(house, second, 'norrvik-personal', PERSONAL)}/tillbaka`, { code: 'needed_only' })
  await house.drain()
  assert.equal(await answerOf(staff, second), 'Returnerad')
})

test('a head who wrote the set is not its second person, and the database says so too', async () => {
  const own = await handIn(house, head, { recipient: 'authority', text })
  const review = await reviewIn(house, own, 'norrvik-personal', PERSONAL)
  await staff.post(`/granskning/${review}/slapp`, ground)
  const id = await question(review)
  assert.equal((await head.get(`/andra-person/${id}`)).status, 404)
  assert.equal((await head.post(`/andra-person/${id}`, { answer: 'ja' })).status, 404)
  const account = house.cast['norrvik-personalchef']?.account
  await assert.rejects(
    house.superuser('update second_request set answered_by = $2, answered_at = now(), approved = true where id = $1', [id, account]),
    /check constraint/,
  )
  await assert.rejects(
    house.superuser("update review set second_by = decided_by, state = 'released' where id = $1", [review]),
    /check constraint/,
  )
  await assert.rejects(
    house.superuser("update review set state = 'released', second_by = null where id = $1", [review]),
    /check constraint/,
  )
  assert.equal((await staff.post(`/granskning/${review}/aterta`, {})).status, 303)
  assert.equal((await house.superuser('select 1 from second_request where id = $1 and withdrawn_at is not null', [id])).length, 1)
})
