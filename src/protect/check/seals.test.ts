import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { Visitor } from '../../../test/visitor.ts'
import { type OwnerKeys, TenantKeys } from '../../platform/keys/tenant-keys.ts'
import { outgoingCheck } from './index.ts'
import { answerOf, file, handIn, IFO, PERSONAL, plantBoth, reviewIn, TORKEL, VENDELA } from './test/story.ts'

let house: TestHouse
let tenant: string
const CANARY = 'zkanariekvittrx'
before(async () => {
  house = await openHouse({ SAMVARN_CHECKS_PER_HOUR_MAX: '1000' })
  await plantBoth(house)
  tenant = house.cast['norrvik-handlaggare']?.tenant ?? ''
  await wholeStory()
})
after(() => house?.close())

/** Once through: return, copy, release in a circle, release by a head, an answer of no, a form that came back. */
async function wholeStory(): Promise<void> {
  const [author, officer, deputy] = [
    await Visitor.as(house, 'norrvik-handlaggare'),
    await Visitor.as(house, 'norrvik-skyddsansvarig'),
    await Visitor.as(house, 'norrvik-ersattare'),
  ]
  const [staff, head] = [await Visitor.as(house, 'norrvik-personal'), await Visitor.as(house, 'norrvik-personalchef')]
  const letter = (name: string, who: { address: string }) => ({
    recipient: 'counterparty',
    files: file(`${CANARY}-${name}.txt`, `${CANARY} Hon bor på ${who.address}.`),
  })
  const returned = await reviewIn(house, await handIn(house, author, letter('a', VENDELA)), 'norrvik-handlaggare', IFO)
  await officer.get(`/granskning/${returned}`)
  await officer.post(`/granskning/${returned}/tillbaka`, { code: 'own_words', words: `${CANARY} ring` })
  const copied = await reviewIn(house, await handIn(house, author, letter('b', VENDELA)), 'norrvik-handlaggare', IFO)
  await officer.post(`/granskning/${copied}/kopia`, {})
  const released = await reviewIn(house, await handIn(house, author, letter('c', VENDELA)), 'norrvik-handlaggare', IFO)
  await officer.post(`/granskning/${released}/slapp`, {
    law: 'OSL 10:2',
    reason: 'own_words',
    words: `${CANARY} behövs för att vi ska kunna`,
  })
  await deputy.post(`/granskning/${released}/andra`, { answer: 'nej', words: `${CANARY} nej` })
  const single = await reviewIn(house, await handIn(house, author, letter('d', TORKEL)), 'norrvik-personal', PERSONAL)
  await staff.post(`/granskning/${single}/slapp`, { law: 'OSL 10:2', reason: 'own_words', words: `${CANARY} behövs för att vi ska kunna` })
  const [question] = await house.superuser<{ id: string }>('select id from second_request where review = $1', [single])
  await head.post(`/andra-person/${question?.id}`, { answer: 'nej', words: `${CANARY} nej` })
  await author.post('/kontrollera', { subject: CANARY, text: CANARY })
  await house.drain()
}

/** Every column of the room that is sealed, the owner of its key, and another row of the same column. */
const SEALED: [table: string, column: string, set: string, own: boolean][] = [
  ['outgoing_file', 'name', 'select set from outgoing_file where id = $1', false],
  ['outgoing_file', 'content', 'select set from outgoing_file where id = $1', false],
  ['outgoing_file', 'reading', 'select set from outgoing_file where id = $1', false],
  ['finding', 'detail', 'select r.set from finding f join review r on r.id = f.review where f.id = $1', false],
  ['safe_copy', 'content', 'select r.set from safe_copy c join review r on r.id = c.review where c.id = $1', false],
  ['safe_copy', 'name', 'select r.set from safe_copy c join review r on r.id = c.review where c.id = $1', false],
  ['outgoing_set', 'message', '', true],
  ['review', 'message', '', true],
  ['review', 'weighing', '', true],
  ['review', 'second_words', '', true],
  ['second_request', 'weighing', '', true],
  ['second_request', 'answer', '', true],
]

async function keysFor(id: string, ownerOf: string, own: boolean): Promise<OwnerKeys> {
  const [row] = await house.superuser<{ key_wrapped: Buffer }>('select key_wrapped from tenant where id = $1', [tenant])
  const keys = TenantKeys.unwrap(house.root, tenant, row?.key_wrapped ?? Buffer.alloc(0))
  if (own) return keys.own()
  const [owner] = await house.superuser<{ set: string }>(ownerOf, [id])
  const [set] = await house.superuser<{ key_wrapped: Buffer }>('select key_wrapped from outgoing_set where id = $1', [owner?.set])
  return keys.owner(owner?.set ?? '', set?.key_wrapped ?? Buffer.alloc(0))
}

test('S-R10: what is sealed opens in its own row and column and nowhere else', async () => {
  const columns = await house.superuser<{ name: string }>(
    "select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'public' and column_name like '%_sealed' and table_name in ('outgoing_set', 'outgoing_file', 'review', 'finding', 'safe_copy', 'second_request')",
  )
  assert.deepEqual(
    new Set(SEALED.map(([table, column]) => `${table}.${column}_sealed`)),
    new Set(columns.map((row) => row.name)),
    'every sealed column is tried',
  )
  for (const [table, column, ownerOf, own] of SEALED) {
    const rows = await house.superuser<{ id: string; sealed: Buffer }>(
      `select id, ${column}_sealed as sealed from ${table} where ${column}_sealed is not null and tenant = $1 order by id`,
      [tenant],
    )
    const [row] = rows
    assert.ok(row, `${table}.${column}: the story fills it`)
    const keys = await keysFor(row.id, ownerOf, own)
    assert.ok(keys.openBytes(table, column, row.id, row.sealed).length > 0)
    assert.throws(() => keys.openBytes(table, column, rows[1]?.id ?? tenant, row.sealed), `${table}.${column}: another row`)
    assert.throws(() => keys.openBytes(table, 'other', row.id, row.sealed), `${table}.${column}: another column`)
    assert.throws(() => keys.openBytes('other', column, row.id, row.sealed), `${table}.${column}: another table`)
  }
})

test('S-R11, S-R45: nothing of what was handed in or written stands in the database, the queue, the mail or the log', async () => {
  const tables = await house.superuser<{ name: string }>(
    "select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables where schemaname in ('public', 'graphile_worker')",
  )
  const forms = (value: string) => [
    value,
    Buffer.from(value).toString('hex'),
    Buffer.from(value, 'utf16le').toString('hex'),
    Buffer.from(value).toString('base64').slice(0, -4),
  ]
  const hunted = [CANARY, 'Rimfrostgatan', 'Klövervägen', VENDELA.number].flatMap(forms)
  let rows = 0
  for (const { name } of tables) {
    for (const row of await house.superuser<{ row: string }>(`select t::text as row from ${name} t`)) {
      rows += 1
      for (const value of hunted) assert.ok(!row.row.includes(value), `${name} holds ${value}`)
    }
  }
  assert.ok(rows > 100)
  const log = house.lines.join('\n')
  for (const value of hunted) assert.ok(!log.includes(value))
  assert.ok(house.lines.some((line) => line.includes('make_safe_copy')))
})

/** The files that hold the code of this room, without tests. */
const FOLDER = import.meta.dirname
const sources = readdirSync(FOLDER)
  .filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.'))
  .map((name) => ({ name, text: readFileSync(join(FOLDER, name), 'utf8') }))

test('S-R5: an original leaves by one door, and only jobs say that a set can be sent', () => {
  const opening = sources
    .filter(({ text }) => /openBytes\('outgoing_file', 'content'/.test(text))
    .map(({ name }) => name)
    .sort()
  assert.deepEqual(opening, ['deeds-copy.ts', 'deeds-document.ts', 'deeds-run.ts'])
  const copies = sources.filter(({ text }) => /openBytes\('safe_copy', 'content'/.test(text)).map(({ name }) => name)
  assert.deepEqual(copies, ['deeds-document.ts'])
  const answering = sources.filter(({ text }) => /Content-Disposition/.test(text)).map(({ name }) => name)
  assert.deepEqual(answering, ['pages-text.tsx'])
  const fetching = outgoingCheck.routes.routes
    .filter(({ path }) => /original|kopia\/:/.test(path))
    .map(({ method, path }) => `${method} ${path}`)
  assert.deepEqual(fetching, ['GET /granskning/:id/original/:file', 'GET /granskning/:id/kopia/:copy'])
  const sendable = sources
    .filter(({ text }) => /markSet\(/.test(text) && !/export async function markSet/.test(text))
    .map(({ name }) => name)
    .sort()
  assert.deepEqual(sendable, ['deeds-run.ts', 'deeds-settle.ts'])
  for (const { name, text } of sources)
    assert.ok(!/from 'node:(net|http|https|dgram|tls|fs)'|\bfetch\('http/.test(text), `${name} reaches out`)
})

test('S-R5: the app cannot make a set sendable, whatever its code says', async () => {
  const author = await Visitor.as(house, 'norrvik-handlaggare')
  const set = await handIn(house, author, { recipient: 'counterparty', text: `Hon bor på ${VENDELA.address}.` })
  const actor = house.cast['norrvik-handlaggare']
  assert.ok(actor)
  type Row = { outgoing_set: { id: string; state: string; tenant: string } }
  await assert.rejects(
    house.db.as(actor, (tx) => tx.tables<Row>().updateTable('outgoing_set').set({ state: 'can_send' }).where('id', '=', set).execute()),
    { code: '42501' },
  )
  await assert.rejects(
    house.db.as(actor, (tx) => tx.tables<{ outgoing_file: { verdict: string } }>().selectFrom('outgoing_file').select('verdict').execute()),
    { code: '42501' },
  )
  const reached = await house.db.as(actor, (tx) =>
    tx.tables<{ finding: { id: string }; review: { id: string } }>().selectFrom('finding').select('id').execute(),
  )
  assert.equal(reached.length, 0)
  assert.equal(await answerOf(author, set), 'Går till granskning')
})
