import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { Visitor } from '../../../test/visitor.ts'
import { newId } from '../../platform/ids.ts'
import { deleteOriginals } from './deeds-retention.ts'
import { checkSet, sweepChecks } from './deeds-run.ts'
import { settleSet } from './deeds-settle.ts'
import { answerOf, auditOf, file, handIn, IFO, plantBoth, reviewIn, reviewsOf, VENDELA } from './test/story.ts'

let house: TestHouse
let author: Visitor
let officer: Visitor
let tenant: string
before(async () => {
  house = await openHouse({ SAMVARN_CHECKS_PER_HOUR_MAX: '1000' })
  await plantBoth(house)
  author = await Visitor.as(house, 'norrvik-handlaggare')
  officer = await Visitor.as(house, 'norrvik-skyddsansvarig')
  tenant = house.cast['norrvik-handlaggare']?.tenant ?? ''
})
after(() => house?.close())

const clockRuns = () => deleteOriginals(house, { tenant, id: newId() })
const held = () => handIn(house, author, { recipient: 'counterparty', files: file('brev.txt', `Hon bor på ${VENDELA.address}.`) })
/** A set that was handed in and whose job never ran. */
async function unchecked(): Promise<string> {
  const sent = await author.post('/kontrollera', { recipient: 'counterparty', files: file('brev.txt', `Hon bor på ${VENDELA.address}.`) })
  await house.superuser('delete from graphile_worker._private_jobs')
  return (sent.location ?? '').split('/').at(-1) ?? ''
}
const ages = (set: string, minutes: number) =>
  house.superuser('update outgoing_set set created_at = now() - make_interval(mins => $2) where id = $1', [set, minutes])

test('seven days after the decision the originals are gone and their key with them; what was decided stays', async () => {
  const set = await held()
  const review = await reviewIn(house, set, 'norrvik-handlaggare', IFO)
  await officer.post(`/granskning/${review}/kopia`, {})
  await house.drain()
  await officer.post(`/granskning/${review}/tillbaka`, { code: 'own_words', words: 'Ta bort bilagan.' })
  await house.drain()
  const [row] = await house.superuser<{ days: number; key_wrapped: Buffer }>(
    'select round(extract(epoch from delete_originals_after - decided_at) / 86400)::int as days, key_wrapped from outgoing_set where id = $1',
    [set],
  )
  assert.equal(row?.days, house.config.originals_days)
  await clockRuns()
  assert.equal(
    (await house.superuser('select 1 from outgoing_set where id = $1 and originals_deleted_at is null', [set])).length,
    1,
    'not before its time',
  )
  const [before] = await house.superuser<{ id: string; content_sealed: Buffer }>(
    'select id, content_sealed from outgoing_file where set = $1',
    [set],
  )
  await house.superuser('update outgoing_set set delete_originals_after = now() where id = $1', [set])
  await clockRuns()
  await clockRuns()
  const [gone] = await house.superuser('select key_wrapped, originals_deleted_at from outgoing_set where id = $1', [set])
  assert.equal(gone?.key_wrapped, null)
  const left = await house.superuser(
    'select content_sealed, reading_sealed, name_sealed from outgoing_file where set = $1 union all select detail_sealed, null, null from finding where review = $2 union all select content_sealed, name_sealed, null from safe_copy where review = $2',
    [set, review],
  )
  assert.ok(left.length >= 3 && left.every((one) => Object.values(one).every((value) => value === null)))
  const page = await officer.get(`/granskning/${review}`)
  assert.ok(page.text.includes('Ta bort bilagan.') && page.text.includes('är raderade'))
  assert.equal((await officer.get(`/granskning/${review}/original/${before?.id}`)).status, 404)
  assert.equal((await officer.get(`/granskning/${review}/text/${before?.id}`)).status, 404)
  const own = await author.get(`/kontrollera/${set}`)
  assert.match(own.text, /Raderat <time/)
  assert.ok(!own.text.includes('brev.txt'))
  assert.match((await author.get('/kontrollera/mina')).text, /Borttaget utskick/)
  // An older copy of the row opens with nothing that is left in the database.
  const keys = await house.db.asWorker(tenant, (tx) => tx.keys())
  assert.throws(() => keys.own().openBytes('outgoing_file', 'content', before?.id ?? '', before?.content_sealed ?? Buffer.alloc(0)))
})

test('a set that nobody has decided is never deleted', async () => {
  const set = await held()
  await assert.rejects(
    house.superuser('update outgoing_set set key_wrapped = null, originals_deleted_at = now() where id = $1', [set]),
    /check constraint/,
  )
  await house.superuser('update outgoing_set set delete_originals_after = now() where id = $1', [set])
  await clockRuns()
  assert.equal((await house.superuser('select 1 from outgoing_set where id = $1 and key_wrapped is not null', [set])).length, 1)
})

test('S-R49: a job that runs twice, or twice at once, gives one answer, one review and one set of findings', async () => {
  const set = await unchecked()
  await Promise.all([checkSet(house, { tenant, id: set }), checkSet(house, { tenant, id: set })])
  await checkSet(house, { tenant, id: set })
  assert.equal(await answerOf(author, set), 'Går till granskning')
  const reviews = await reviewsOf(house, set)
  assert.equal(reviews.length, 1)
  const once = await house.superuser('select ordinal from finding where review = $1', [reviews[0]?.id])
  assert.equal(new Set(once.map((row) => row.ordinal)).size, once.length)
  await officer.post(`/granskning/${reviews[0]?.id}/tillbaka`, { code: 'needed_only' })
  await Promise.all([settleSet(house, { tenant, id: set }), settleSet(house, { tenant, id: set })])
  assert.equal(await answerOf(author, set), 'Returnerad')
})

test('a check that a killed process left is done again; one that never ends is held, and never becomes sendable', async () => {
  const [again, never, young] = [await unchecked(), await unchecked(), await unchecked()]
  await ages(again, 3)
  await ages(never, 11)
  await house.superuser('update outgoing_file set content_sealed = null where set = $1', [never])
  await sweepChecks(house, { tenant, id: newId() })
  assert.equal(await answerOf(author, again), 'Går till granskning')
  assert.equal(await answerOf(author, never), 'Går till granskning')
  assert.equal(await answerOf(author, young), 'Kontrolleras …')
  const page = await officer.get(`/granskning/${await reviewIn(house, never, 'norrvik-handlaggare', IFO)}`)
  assert.match(page.text, /Läsningen avbröts/)
})

test('whatever breaks in the check holds the set: a torn content, a torn name, a torn key', async () => {
  const breaks = [
    'update outgoing_file set content_sealed = set_byte(content_sealed, 30, (get_byte(content_sealed, 30) + 1) % 256) where set = $1',
    'update outgoing_file set name_sealed = set_byte(name_sealed, 30, (get_byte(name_sealed, 30) + 1) % 256) where set = $1',
    'update outgoing_set set key_wrapped = set_byte(key_wrapped, 30, (get_byte(key_wrapped, 30) + 1) % 256) where id = $1',
  ]
  for (const statement of breaks) {
    const sent = await author.post('/kontrollera', {
      recipient: 'authority',
      text: 'Ett brev som inte röjer någon, om ett möte på torsdag.',
    })
    const set = (sent.location ?? '').split('/').at(-1) ?? ''
    await house.superuser(statement, [set])
    await house.drain()
    const [row] = await house.superuser<{ state: string }>('select state from outgoing_set where id = $1', [set])
    assert.equal(row?.state, 'in_review', statement)
    assert.equal((await reviewsOf(house, set)).length, 1)
  }
})

test('an index that cannot be opened holds nothing back as clean: the set waits, and is then held', async () => {
  const set = await unchecked()
  const [tag] = await house.superuser<{ fingerprint: Buffer; tag_sealed: Buffer }>(
    'select fingerprint, tag_sealed from disclosure_key where tenant = $1 limit 1',
    [tenant],
  )
  await house.superuser(
    'update disclosure_key set tag_sealed = set_byte(tag_sealed, 2, (get_byte(tag_sealed, 2) + 1) % 256) where fingerprint = $1',
    [tag?.fingerprint],
  )
  try {
    await assert.rejects(checkSet(house, { tenant, id: set }))
    assert.equal(await answerOf(author, set), 'Kontrolleras …')
    await ages(set, 11)
    await sweepChecks(house, { tenant, id: newId() })
    assert.equal(await answerOf(author, set), 'Går till granskning')
  } finally {
    await house.superuser('update disclosure_key set tag_sealed = $2 where fingerprint = $1', [tag?.fingerprint, tag?.tag_sealed])
  }
})

test('the index follows the register at once: a new person is found by the next check, one who left is not', async () => {
  const text = 'Vi träffar Ottilia Havsbris klockan tio, på vanlig plats, som vi sade i måndags.'
  const ask = async () => answerOf(author, await handIn(house, author, { recipient: 'counterparty', text }))
  assert.equal(await ask(), 'Kan skickas')
  const { plant } = await import('./test/plant.ts')
  const person = await plant(house, 'norrvik-handlaggare', IFO, {
    level: 'sekretessmarkering',
    identifiers: [{ class: 'name', value: 'Havsbris, Ottilia' }],
  })
  assert.equal(await ask(), 'Går till granskning')
  const keys = await house.db.asWorker(tenant, (tx) => tx.keys())
  await house.superuser('delete from disclosure_key where owner_tag = $1', [keys.blind('owner', person)])
  assert.equal(await ask(), 'Kan skickas')
})

test('an organisation sees nothing of another’s register (S-R7)', async () => {
  const other = await Visitor.as(house, 'ekby-handlaggare')
  const set = await handIn(house, other, {
    recipient: 'authority',
    text: `Hon bor på ${VENDELA.address} och vi skriver till henne dit varje vecka.`,
  })
  assert.equal(await answerOf(other, set), 'Kan skickas')
  assert.equal((await auditOf(house, 'check.run', set)).filter((row) => row.person !== null).length, 0)
})
