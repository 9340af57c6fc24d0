import assert from 'node:assert/strict'
import { appendFileSync, createReadStream, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { acceptOldMarks, replayMarks } from '../../src/ops/marks.ts'
import { openBackup, restoreInto } from '../../src/ops/restore-into.ts'
import { refuseUnfinished } from '../../src/ops/restoration.ts'
import { newIdentity, openStream } from '../../src/platform/backup/age.ts'
import { appendEntry, readJournal } from '../../src/platform/backup/journal.ts'
import { SetupProblem } from '../../src/platform/postgres/problem.ts'
import type { Tx } from '../../src/platform/database/transaction.ts'
import { decideMarking, type MarkingLevel, readMarkings, strictestOf, strictness, takeStatement } from '../../src/protect/marking/index.ts'
import { type EmptyPlace, type Filled, openEmpty, openFilled } from './filled.ts'

let filled: Filled
let copy = ''
const places: EmptyPlace[] = []
const says = (words: RegExp) => (error: unknown) => error instanceof SetupProblem && words.test(error.text.sv)

type Person = { id: string; circle: string; tenant: string; level: number; state: string }
const PERSONS = 'select id, circle, tenant, state from person order by id'
const MARKINGS = 'select person, level, decided_at from marking'

/** Everyone with the strictest level that guards, as a number; -1: nothing does. */
async function everyone(ask: EmptyPlace['ask']): Promise<Map<string, Person>> {
  const markings = await ask<{ person: string; level: MarkingLevel; decided_at: Date | null }>(MARKINGS)
  const persons = await ask<Omit<Person, 'level'>>(PERSONS)
  return new Map(
    persons.map((one) => {
      const strictest = strictestOf(markings.filter(({ person }) => person === one.id))
      return [one.id, { ...one, level: strictest === undefined ? -1 : strictness(strictest) }]
    }),
  )
}

/** As the officer of the person's own circle. */
async function asOfficer<T>(person: Person, work: (tx: Tx, at: { person: string; circle: string }) => Promise<T>): Promise<T> {
  const [member] = await filled.house.superuser<{ account: string }>('select account from circle_member where circle = $1 limit 1', [
    person.circle,
  ])
  return filled.house.db.as({ tenant: person.tenant, account: member?.account ?? null }, (tx) =>
    work(tx, { person: person.id, circle: person.circle }),
  )
}
const say = (person: Person, level: MarkingLevel, source: 'list' | 'spar' = 'list') =>
  asOfficer(person, async (tx, at) => takeStatement(tx, at, await readMarkings(tx, [person.id]), { level, source, schema_version: 'test' }))
const endAll = (person: Person) =>
  asOfficer(person, async (tx, at) => {
    for (const marking of await readMarkings(tx, [person.id]))
      if (marking.decided_at === null) await decideMarking(tx, at, marking, 'protection_ends', 'mistaken_entry')
    await tx
      .tables<{ person: { id: string; state: string } }>()
      .updateTable('person')
      .set({ state: 'ended' })
      .where('id', '=', person.id)
      .execute()
  })

/** A person who is entered after the copy, with the keys of one who is there: rows are what the journal carries. */
async function enterAnew(like: Person): Promise<string> {
  return asOfficer(like, async (tx) => {
    const id = crypto.randomUUID()
    const { wrapped } = (await tx.keys()).newOwner(id)
    type Tables = { person: { tenant: string; id: string; circle: string; relation: string; key_wrapped: Buffer } }
    await tx
      .tables<Tables>()
      .insertInto('person')
      .values({ tenant: like.tenant, id, circle: like.circle, relation: 'client', key_wrapped: wrapped })
      .execute()
    await takeStatement(tx, { person: id, circle: like.circle }, [], {
      level: 'skyddad_folkbokforing',
      source: 'list',
      schema_version: 'test',
    })
    return id
  })
}

let anew = ''
let ended = ''
before(async () => {
  filled = await openFilled()
  copy = await filled.copy()
  const levels: MarkingLevel[] = ['skyddad_folkbokforing', 'sekretessmarkering', 'unknown_treat_as_highest', 'none']
  const persons = [...(await everyone(filled.house.superuser)).values()].filter(
    ({ level }) => level < strictness('fingerade_personuppgifter'),
  )
  for (const [n, person] of persons.entries()) {
    await say(person, levels[n % levels.length] ?? 'none', n % 2 === 0 ? 'list' : 'spar')
    if (n % 3 === 0) await say(person, 'unknown_treat_as_highest', 'list')
    if (n % 5 === 4) await endAll(person)
  }
  ended = persons[4]?.id ?? ''
  if (persons[0]) anew = await enterAnew(persons[0])
  await filled.house.drain()
})
after(async () => {
  for (const place of places) await place.close()
  await filled?.close()
})

async function restored(): Promise<EmptyPlace> {
  const place = await openEmpty()
  places.push(place)
  const opened = await openBackup(await openStream(filled.identity, createReadStream(copy)))
  await restoreInto({ connections: place.connections, config: place.config, root: filled.house.root }, opened)
  return place
}

test('S-R15: the journal is for its owner only, is added to only, and tells nothing without the identity', async () => {
  const files = readdirSync(filled.marks)
  assert.match(files.join(), /^\d{4}-\d{2}-\d{2}\.marks/)
  const path = join(filled.marks, files[0] ?? '')
  assert.equal(statSync(path).mode & 0o777, 0o600)
  const text = readFileSync(path, 'latin1')
  assert.doesNotMatch(text, /tenant|person|marking|sekretess/)
  const { entries, unread } = await readJournal(filled.marks, filled.identity)
  assert.equal(unread, 0)
  assert.ok(entries.length > 10)
  const stranger = await readJournal(filled.marks, (await newIdentity()).identity)
  assert.equal(stranger.entries.length, 0)
  const [first] = entries
  if (first) await appendEntry(filled.marks, filled.recipient, first)
  assert.ok(readFileSync(path, 'latin1').startsWith(text), 'what stood there stands there')
})

test('S-R47: after a restore without its journal nobody is let in', async () => {
  const place = await restored()
  await assert.rejects(refuseUnfinished(place.connections.owner, false), says(/--marks MAPP[\s\S]*--accept-old-marks/))
})

test('S-R47: with the journal no level sinks, new persons come back marked, and what was ended must be decided again', async () => {
  const place = await restored()
  const atCopy = await everyone(place.ask)
  const lost = await everyone(filled.house.superuser)
  assert.ok(
    [...lost.values()].some(({ id, level }) => level > (atCopy.get(id)?.level ?? -1)),
    'without the journal levels would sink',
  )
  const said = await replayMarks(place.connections.owner, filled.marks, filled.identity)
  assert.match(said.sv, /Ingen nivå sänktes/)
  const now = await everyone(place.ask)
  for (const [id, { level }] of lost) assert.ok((now.get(id)?.level ?? -2) >= level, `${id}: ${now.get(id)?.level} < ${level}`)
  for (const [id, { level }] of atCopy) assert.ok((now.get(id)?.level ?? -2) >= level, id)
  assert.equal(atCopy.has(anew), false)
  assert.equal(now.get(anew)?.level, strictness('skyddad_folkbokforing'))
  assert.equal(lost.get(ended)?.state, 'ended')
  assert.equal(now.get(ended)?.state, 'review', 'a decision made after the copy is not replayed downward')
  await refuseUnfinished(place.connections.owner, false)
  const jobs = await place.ask<{ n: string }>(
    "select count(*) as n from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'index_person'",
  )
  assert.ok(Number(jobs[0]?.n) > 5, 'the röjandekontroll learns them anew')
  const off = await place.ask("select tgname from pg_trigger where not tgisinternal and tgenabled <> 'O'")
  assert.deepEqual(off, [], 'triggers are on again')
  await replayMarks(place.connections.owner, filled.marks, filled.identity)
  const again = await everyone(place.ask)
  for (const [id, { level }] of now) assert.equal(again.get(id)?.level, level, 'twice is as once')
})

test('S-R47: without a journal every person is looked at before the doors open', async () => {
  const place = await restored()
  const said = await acceptOldMarks(place.connections.owner)
  assert.match(said.sv, /personer ska granskas/)
  assert.deepEqual(await place.ask("select 1 from person where state <> 'review'"), [])
  assert.deepEqual(await place.ask("select 1 from marking where decided_at is null and last_verified_at > '1971-01-01'"), [])
  await refuseUnfinished(place.connections.owner, false)
})

test('S-R47: lines that cannot be opened make everyone looked at; a journal for somebody else is refused', async () => {
  const place = await restored()
  await assert.rejects(replayMarks(place.connections.owner, filled.marks, (await newIdentity()).identity), says(/Ingen rad/))
  await assert.rejects(refuseUnfinished(place.connections.owner, false), says(/--marks/))
  const half = join(filled.marks, '2026-01-01.marks')
  appendFileSync(half, 'YWdlLWVuY3J5cHRpb24')
  try {
    const said = await replayMarks(place.connections.owner, filled.marks, filled.identity)
    assert.match(said.sv, /1 rader gick inte att öppna/)
    assert.deepEqual(await place.ask("select 1 from person where state <> 'review'"), [])
  } finally {
    rmSync(half)
  }
})

test('marks are brought into a restored database only', async () => {
  await assert.rejects(replayMarks(filled.house.connections.owner, filled.marks, filled.identity), says(/inte återläst/))
  await assert.rejects(acceptOldMarks(filled.house.connections.owner), says(/inte återläst/))
})
