/**
 * S-R1: no address gives a protected value outside the circle. Every GET route of the app × every one of the cast and a
 * stranger × every id that the database knows (npm run soak; npm test draws); bodies and headers are searched for the canaries. Then all else that
 * leaves the program is searched: log lines, metrics, job payloads, outbox, the database itself (S-R9, S-R11, S-R45).
 */
import assert from 'node:assert/strict'
import { createHash, createHmac } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../house.ts'
import { type Answer, Visitor } from '../visitor.ts'
import { addressesOf, askersOf, closeRoutes, knownIds, SEED } from './addresses.ts'
import { type Canary, type Seeded, seed } from './seeds.ts'

let house: TestHouse
let seeded: Seeded
before(async () => {
  house = await openHouse({
    SAMVARN_SEARCHES_PER_HOUR_MAX: '10000',
    SAMVARN_SEARCHES_PER_PERSON_PER_HOUR_MAX: '1000',
    SAMVARN_REQUESTS_PER_MINUTE_MAX: '1000000',
  })
  seeded = await seed(house)
})
after(() => house?.close())

function routes(method: 'GET' | 'POST' = 'GET'): string[] {
  const paths = house.app.routes.filter((route) => route.method === method && !route.path.includes('*')).map((route) => route.path)
  return [...new Set(paths)].filter((path) => !path.startsWith('/static'))
}

const said = (answer: Answer): string =>
  `${answer.text}\n${answer.bytes.toString('latin1')}\n${[...answer.headers].map(([k, v]) => `${k}: ${v}`).join('\n')}`
const met = (text: string, canaries: readonly Canary[]): string[] => canaries.filter((c) => text.includes(c.token)).map((c) => c.token)

test('S-R1: no route gives a protected value to anyone outside the circle, whatever the id', async (t) => {
  t.diagnostic(`seed ${SEED} (SAMVARN_SEED=${SEED} repeats this draw, SAMVARN_SOAK=1 asks every id)`)
  const ids = await knownIds(house)
  const slugs = [undefined, ...Object.keys(house.cast)]
  let asked = 0
  const leaks: string[] = []
  const askers = new Map(routes().map((route) => [route, askersOf(route, slugs)]))
  assert.ok(routes().filter((route) => closeRoutes.has(route)).length > 20, 'the rooms that hold persons are known')
  for (const slug of slugs) {
    const visitor = slug === undefined ? new Visitor(house) : await Visitor.as(house, slug)
    const own = slug === undefined ? [] : await circlesOf(slug)
    const forbidden = seeded.canaries.filter((canary) => !canary.circles.some((circle) => own.includes(circle)))
    for (const route of routes().filter((path) => askers.get(path)?.has(slug))) {
      for (const address of addressesOf(route, ids)) {
        const answer = await visitor.get(address)
        asked += 1
        assert.ok(answer.status < 500 && answer.status !== 429, `${slug} ${route}: ${answer.status}`)
        for (const token of met(said(answer), forbidden)) leaks.push(`${slug ?? 'a stranger'} met ${token} at ${route}`)
      }
    }
  }
  assert.deepEqual([...new Set(leaks)], [])
  assert.ok(asked > 500, `only ${asked} addresses were asked`)
})

test('S-R1: what is sent to an address by someone outside the circle changes nothing there and brings nothing back', async () => {
  const ids = await knownIds(house)
  const before = await house.superuser(
    "select (select count(*) from person) as persons, (select count(*) from person_datum) as data, (select count(*) from review where state <> 'open') as decided, (select count(*) from intake where state = 'done') as closed",
  )
  const slugs = [
    undefined,
    'norrvik-handlaggare',
    'norrvik-chef',
    'norrvik-loggranskare',
    'norrvik-systemagare',
    'norrvik-personal',
    'ekby-skyddsansvarig',
  ]
  const askers = new Map(routes('POST').map((route) => [route, askersOf(route, slugs)]))
  for (const slug of slugs) {
    const visitor = slug === undefined ? new Visitor(house) : await Visitor.as(house, slug)
    const own = slug === undefined ? [] : await circlesOf(slug)
    const forbidden = seeded.canaries.filter((canary) => !canary.circles.some((circle) => own.includes(circle)))
    for (const route of routes('POST').filter((path) => path.includes(':') && askers.get(path)?.has(slug))) {
      for (const address of addressesOf(route, ids)) {
        const answer = await visitor.post(address, { answer: 'ja', code: 'x', purpose: 'casework', outcome: 'reached', relation: 'client' })
        assert.ok(answer.status < 500 && answer.status !== 429, `${slug} ${route}: ${answer.status}`)
        assert.deepEqual(met(said(answer), forbidden), [], `${slug} ${route}`)
      }
    }
  }
  const after = await house.superuser(
    "select (select count(*) from person) as persons, (select count(*) from person_datum) as data, (select count(*) from review where state <> 'open') as decided, (select count(*) from intake where state = 'done') as closed",
  )
  assert.deepEqual(after, before)
})

async function circlesOf(slug: string): Promise<string[]> {
  const rows = await house.superuser<{ circle: string }>('select circle from circle_member where account = $1', [house.cast[slug]?.account])
  return rows.map((row) => row.circle)
}

test('the crawl bites: a member of the circle does meet the canaries on her own pages', async () => {
  const officer = await Visitor.as(house, 'norrvik-skyddsansvarig')
  const [first] = seeded.persons
  const list = await officer.get('/personer')
  assert.ok(met(said(list), seeded.canaries).length > 0)
  const page = await officer.get(`/personer/${first?.id}`)
  assert.equal(page.status, 200)
})

test('S-R7: no id of the other organisation stands on any page of this one', async () => {
  const foreign = await house.superuser<{ id: string }>(
    'select id from person where tenant <> $1 union select id from account where tenant <> $1 union select id from circle where tenant <> $1',
    [house.cast['norrvik-chef']?.tenant],
  )
  assert.ok(foreign.length > 3)
  for (const slug of Object.keys(house.cast).filter((s) => s.startsWith('norrvik'))) {
    const visitor = await Visitor.as(house, slug)
    for (const route of routes().filter((path) => !path.includes(':') && path !== '/logga-in')) {
      const text = said(await visitor.get(route))
      for (const { id } of foreign) assert.ok(!text.includes(id), `${slug} at ${route}`)
    }
  }
})

/** Facts and sources of ours have a name with a year in it, the same in every installation. */
const content = (...path: string[]) => join(import.meta.dirname, '..', '..', 'content', ...path)
const OURS = [
  ...readdirSync(content('mandates')).map((name) => `/uppdrag/kanda/${name.replace('.json', '')}`),
  ...[...readFileSync(content('guidance.json'), 'utf8').matchAll(/"id": ?"([a-z0-9-]+)"/g)].map((match) => `/rutiner/underlag/${match[1]}`),
]
test('S-R9: what stands in an address is a random id or a word of ours, never a number that counts or a value', async () => {
  const officer = await Visitor.as(house, 'norrvik-skyddsansvarig')
  for (const route of routes().filter((path) => !path.includes(':'))) {
    const { text } = await officer.get(route)
    for (const [, href = ''] of text.matchAll(/(?:href|action)="([^"]*)"/g)) {
      if (OURS.includes(href)) continue
      assert.deepEqual(met(href, seeded.canaries), [], href)
      assert.doesNotMatch(
        href.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|\/static\/[0-9a-f]+|[?&](?:sida|steg|sprak|sort)=[a-z0-9]+/g, ''),
        /\d{4,}/,
        href,
      )
    }
  }
})

test('S-R45: no log line, metric, job payload or message holds a protected value, also after searches and errors', async () => {
  const caseworker = await Visitor.as(house, 'norrvik-handlaggare')
  const [first] = seeded.persons
  for (const path of ['/personer/sok', '/kontrollera', '/intag', '/koppla', '/finns-inte']) {
    await caseworker.post(path, {
      sok: first?.number ?? '',
      q: first?.name ?? '',
      text: `${first?.name} ${first?.number}`,
      recipient: 'counterparty',
    })
    await caseworker.get(`${path}?q=${encodeURIComponent(first?.name ?? '')}`)
  }
  await house.drain()
  const metrics = (await caseworker.get('/metrics')).text
  const jobs =
    JSON.stringify(
      await house.superuser(
        'select * from graphile_worker._private_jobs union all select * from graphile_worker._private_jobs where false',
      ),
    ) + JSON.stringify(await house.superuser('select * from outbox'))
  assert.ok(house.lines.length > 3)
  assert.deepEqual(met(house.lines.join('\n'), seeded.canaries), [])
  assert.deepEqual(met(metrics, seeded.canaries), [])
  assert.deepEqual(met(jobs, seeded.canaries), [])
})

/** A value as it might lie in a column: as it is, in other letters, in other bytes. */
const disguises = (token: string): string[] => [
  token,
  token.toLowerCase(),
  token.toUpperCase(),
  Buffer.from(token, 'utf16le').toString('latin1'),
  Buffer.from(token).toString('base64').replaceAll('=', ''),
  Buffer.from(token).toString('hex'),
]

async function wholeDatabase(): Promise<string> {
  const tables = await house.superuser<{ name: string }>(
    "select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspname in ('public', 'graphile_worker')",
  )
  let text = ''
  for (const { name } of tables) {
    const rows = await house.superuser<Record<string, unknown>>(`select * from ${name}`)
    text += rows
      .map((row) =>
        Object.values(row)
          .map((v) =>
            Buffer.isBuffer(v) ? `${v.toString('latin1')} ${v.toString('hex')}` : typeof v === 'object' ? JSON.stringify(v) : String(v),
          )
          .join('\n'),
      )
      .join('\n')
  }
  return text
}

test('S-R11: a dump of the database holds no plaintext of a protected person, and a planted unkeyed column would be found', async () => {
  const find = (text: string) => seeded.canaries.filter((c) => disguises(c.token).some((d) => text.includes(d))).map((c) => c.token)
  assert.deepEqual(find(await wholeDatabase()), [])
  await house.superuser('create table careless (name text, number bytea)')
  await house.superuser('insert into careless values ($1, $2)', [seeded.persons[0]?.name, Buffer.from(seeded.persons[1]?.number ?? '')])
  const found = find(await wholeDatabase())
  await house.superuser('drop table careless')
  assert.ok(found.length >= 3, 'the search bites')
})

test('S-R11: without its key the blind index gives nobody: a plain or wrongly keyed hash of every known number is absent', async () => {
  const dump = await wholeDatabase()
  for (const { number } of seeded.persons) {
    for (const written of [number, `identity|${number}`, number.slice(2)]) {
      for (const algorithm of ['sha256', 'sha1', 'md5', 'blake2b512']) {
        assert.ok(!dump.includes(createHash(algorithm).update(written).digest('hex').slice(0, 32)))
        assert.ok(!dump.includes(createHmac(algorithm, Buffer.alloc(32)).update(written).digest('hex').slice(0, 32)))
      }
    }
  }
})
