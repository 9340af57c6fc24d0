import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { createReadStream, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { Readable } from 'node:stream'
import { after, before, test } from 'node:test'
import { copiesIn, copyName, keepNewest } from '../../src/ops/files.ts'
import { openBackup, restoreInto } from '../../src/ops/restore-into.ts'
import { newIdentity, openStream } from '../../src/platform/backup/age.ts'
import { keyMark } from '../../src/platform/keys/root.ts'
import { SetupProblem } from '../../src/platform/postgres/problem.ts'
import { type EmptyPlace, type Filled, openEmpty, openFilled } from './filled.ts'
import { AGE, needs } from './tools.ts'

let filled: Filled
let copy = ''
const places: EmptyPlace[] = []
before(async () => {
  filled = await openFilled()
  copy = await filled.copy()
})
after(async () => {
  for (const place of places) await place.close()
  await filled?.close()
})

async function emptyPlace(): Promise<EmptyPlace> {
  const place = await openEmpty()
  places.push(place)
  return place
}
const opened = async (path: string, identity = filled.identity) => openBackup(await openStream(identity, createReadStream(path)))
const restore = async (place: EmptyPlace, path: string, { root = filled.house.root, identity = filled.identity } = {}) =>
  restoreInto({ connections: place.connections, config: place.config, root }, await opened(path, identity))
const says = (words: RegExp) => (error: unknown) => error instanceof SetupProblem && words.test(error.text.sv) && error.text.en !== ''

test('S-R15: the copy names nothing and nobody, and only its owner may read it', () => {
  assert.match(basename(copy), /^\d{8}T\d{6}Z-[0-9a-f]{6}\.age$/)
  assert.equal(statSync(copy).mode & 0o777, 0o600)
  const bytes = readFileSync(copy)
  assert.equal(bytes.subarray(0, 21).toString('latin1'), 'age-encryption.org/v1')
  for (const word of ['Norrvik', 'samvarn', 'account', 'person_datum']) assert.equal(bytes.includes(word), false, word)
  assert.deepEqual(
    readdirSync(filled.folder).filter((name) => name.endsWith('.part')),
    [],
  )
})

test('S-R15: the server, which knows the recipient only, cannot open it; nor can another identity', async () => {
  await assert.rejects(opened(copy, (await newIdentity()).identity), says(/krypterad till en annan nyckel/))
  await assert.rejects(opened(copy, filled.recipient), says(/krypterad till en annan nyckel/))
})

test('S-R15: the age program and tar open it where Samvärn is not; the root key is nowhere in it', needs(AGE), () => {
  const key = join(filled.folder, 'identity.txt')
  writeFileSync(key, `# created by a test\n${filled.identity}\n`, { mode: 0o600 })
  const plain = execFileSync('sh', ['-c', `"${AGE}" -d -i "$1" "$2" | gzip -dc`, 'sh', key, copy], { maxBuffer: 256 * 1024 * 1024 })
  const names = execFileSync('tar', ['-tf', '-'], { input: plain, encoding: 'utf8' }).trim().split('\n')
  assert.equal(names[0], 'head.json')
  assert.equal(names.at(-1), 'sums.json')
  assert.ok(names.includes('tables/person/000001') && names.includes('jobs.json'))
  const head = JSON.parse(execFileSync('tar', ['-xOf', '-', 'head.json'], { input: plain, encoding: 'utf8' })) as { root_key_mark: string }
  assert.equal(head.root_key_mark, keyMark(filled.house.root))
  assert.equal(plain.includes(Buffer.from(filled.house.root)) || plain.includes(Buffer.from(filled.house.root).toString('hex')), false)
  const wrong = spawnSync(AGE, ['-d', '-i', join(filled.folder, 'nobody.txt'), copy])
  assert.notEqual(wrong.status, 0)
})

test('S-R16: a restore brings every row back, proves itself, and says how', async () => {
  const place = await emptyPlace()
  const before = await filled.house.superuser<{ id: string }>('select id from person order by id')
  assert.ok(before.length > 5, 'there are persons to lose')
  const lines = await restore(place, copy)
  assert.match(
    lines.map(({ sv }) => sv).join('\n'),
    /Rader: \d+ tabeller .*\n.*4 organisationers nycklar och 4 förseglade namn[\s\S]*loggen går inte att ändra/,
  )
  assert.deepEqual(await place.ask('select id from person order by id'), before)
  const counts = (ask: EmptyPlace['ask']) =>
    ask<{ n: string }>(
      'select (select count(*) from marking) + (select count(*) from person_datum) + (select count(*) from role_grant) as n',
    )
  assert.deepEqual(await counts(place.ask), await counts(filled.house.superuser))
  const [restored] = await place.ask<{ n: string }>("select count(*) as n from audit where deed = 'backup.restore'")
  assert.equal(restored?.n, String(filled.house.founded.length), 'every organisation finds it in its log')
})

test('S-R20: no session and no unused link comes back to life with the copy', async () => {
  const { house } = filled
  const who = house.cast['norrvik-systemagare']
  const values = [who?.tenant, who?.account]
  await house.superuser(
    "insert into session (tenant, token_hash, account, expires_at) values ($1, sha256('a'), $2, now() + interval '8 hours')",
    values,
  )
  await house.superuser(
    "insert into invitation (tenant, id, account, token_hash, reason, expires_at) values ($1, gen_random_uuid(), $2, sha256('b'), 'invited', now() + interval '2 days')",
    values,
  )
  const place = await emptyPlace()
  await restore(place, await filled.copy())
  assert.deepEqual(await place.ask('select 1 from session'), [])
  assert.deepEqual(await place.ask('select 1 from invitation where ended_at is null'), [])
  await house.superuser('delete from session')
})

test('jobs that waited wait again, in the restored place, with the same ids', async () => {
  const { house } = filled
  const [person] = await house.superuser<{ id: string; tenant: string }>('select id, tenant from person order by id limit 1')
  await house.db.asWorker(person?.tenant ?? '', (tx) => tx.enqueue('index_person', person?.id ?? ''))
  const place = await emptyPlace()
  await restore(place, await filled.copy())
  const jobs = await place.ask<{ task: string; payload: unknown }>(
    'select t.identifier as task, j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id',
  )
  assert.deepEqual(jobs, [{ task: 'index_person', payload: { tenant: person?.tenant, id: person?.id } }])
  await house.drain()
})

test('a place that is not empty is refused, and what is there is named', async () => {
  const place = await emptyPlace()
  await place.ask('create table somebody_elses (id int)')
  await assert.rejects(restore(place, copy), says(/inte tom: den har 1 tabeller \(somebody_elses\)/))
  assert.equal((await place.ask('select 1 from somebody_elses')).length, 0, 'it was left alone')
})

test('another root key is refused by its mark before anything is written', async () => {
  const place = await emptyPlace()
  await assert.rejects(restore(place, copy, { root: Buffer.alloc(32, 7) }), says(/rotnyckeln märkt [0-9a-f]{8}, men nyckeln här är märkt/))
  assert.deepEqual(await place.ask("select 1 from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'"), [])
})

/** The copy with one byte changed, or cut. */
function spoiled(change: (bytes: Buffer) => Buffer): string {
  const path = join(filled.folder, 'spoiled.age')
  writeFileSync(path, change(Buffer.from(readFileSync(copy))))
  return path
}
const flipped = (bytes: Buffer, at: number): Buffer => {
  bytes.writeUInt8((bytes[at] ?? 0) ^ 1, at)
  return bytes
}
for (const [what, change] of [
  ['changed in the middle', (bytes: Buffer) => flipped(bytes, bytes.length >> 1)],
  ['cut off at the end', (bytes: Buffer) => bytes.subarray(0, bytes.length - 20)],
  ['cut off in the middle', (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1)],
  ['changed in its header', (bytes: Buffer) => flipped(bytes, 60)],
] as const)
  test(`a copy that is ${what} is refused, nobody is let in, and a whole copy can still be restored`, async () => {
    const place = await emptyPlace()
    await assert.rejects(restore(place, spoiled(change)), says(/skadad, avhuggen/))
    const shut = await place.ask<{ there: boolean }>("select to_regclass('public.restoration') is not null as there")
    if (shut[0]?.there) assert.deepEqual(await place.ask('select state from restoration'), [{ state: 'loading' }])
    await restore(place, copy)
    assert.deepEqual(await place.ask('select state from restoration'), [{ state: 'marks_wait' }])
  })

test('S-R16: each organisation is told that a copy was made', async () => {
  const before = await filled.house.superuser<{ n: string }>("select count(*) as n from backup_mark where kind = 'backup'")
  await filled.copy()
  const later = await filled.house.superuser<{ n: string }>("select count(*) as n from backup_mark where kind = 'backup'")
  assert.equal(Number(later[0]?.n) - Number(before[0]?.n), filled.house.founded.length)
})

test('only copies are thinned out, oldest first', () => {
  const folder = join(filled.folder, 'kept')
  execFileSync('mkdir', [folder])
  for (const day of [1, 2, 3]) writeFileSync(join(folder, copyName(new Date(Date.UTC(2026, 10, day)))), '')
  writeFileSync(join(folder, 'somebody-elses.age'), '')
  assert.equal(keepNewest(folder, 2), 1)
  assert.deepEqual(
    copiesIn(folder).map((name) => name.slice(0, 8)),
    ['20261102', '20261103'],
  )
  assert.ok(readdirSync(folder).includes('somebody-elses.age'))
})

test('what is no backup is told from a damaged one', async () => {
  const { sealStream } = await import('../../src/platform/backup/age.ts')
  const path = join(filled.folder, 'other.age')
  const chunks: Buffer[] = []
  for await (const chunk of await sealStream(filled.recipient, Readable.from([Buffer.from('hello')])))
    chunks.push(Buffer.from(chunk as Uint8Array))
  writeFileSync(path, Buffer.concat(chunks))
  await assert.rejects(opened(path), says(/skadad|ingen säkerhetskopia/))
})
