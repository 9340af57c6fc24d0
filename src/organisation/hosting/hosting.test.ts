import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { Visitor } from '../../../test/visitor.ts'
import { foundOrganisation, tellHost } from './deeds-found.ts'
import { judgeHosted, looksPersonal } from './hosted.ts'
import { mayHostOthers, mayInviteAgain, mayTakeAgain } from './policy.ts'

let house: TestHouse
let owner: Visitor
before(async () => {
  house = await openHouse({ SAMVARN_MODE: 'real', SAMVARN_URL: 'http://localhost:3000' })
  owner = await Visitor.seated(house, 'norrvik-systemagare')
})
after(() => house?.close())

const HEAD = 'Organisation;Slag;Kortnamn;Funktionsadress\n'
const many = (from: number, to: number) =>
  Array.from(
    { length: to - from },
    (_, i) => `Provkommun ${from + i};Kommun;prov-${from + i};socialtjanst@prov${from + i}.example.se`,
  ).join('\n')
const csv = (rows: string) => new File([HEAD + rows], 'lista.csv')
const context = () => ({ db: house.db, config: house.config, log: house.log })
const host = () => house.cast['norrvik-systemagare']?.tenant ?? ''

async function invited(rows: string): Promise<string> {
  const read = await owner.post('/organisationer/lista', { file: csv(rows) })
  assert.match(read.location ?? '', /^\/organisationer\/lista\//, read.text.slice(0, 300))
  return read.location ?? ''
}
const hosted = async (slug: string) => {
  const [row] = await house.superuser<{ id: string; state: string; came_at: Date | null }>(
    'select id, state, came_at from hosted_organisation where slug = $1',
    [slug],
  )
  assert.ok(row, slug)
  return row
}

test('sixty organisations from a list: shown first, then founded, each with a unit, an owner, a sealed address and one link', async () => {
  const at = await invited(many(0, 60))
  const preview = await owner.get(at)
  assert.match(preview.text, /60 rader lästes/)
  assert.equal((await house.superuser('select 1 from hosted_organisation')).length, 0, 'nothing before it is confirmed')
  assert.equal((await owner.post(at, {})).location, '/organisationer')
  assert.equal((await owner.post(at, {})).status, 404, 'the list is gone')
  await house.drain()
  const [made] = await house.superuser<Record<string, number>>(
    `select (select count(*)::int from hosted_organisation where state = 'made') as rows, (select count(*)::int from tenant where host = $1) as tenants,
      (select count(*)::int from unit u join tenant t on t.id = u.tenant where t.host = $1) as units,
      (select count(*)::int from role_grant g join tenant t on t.id = g.tenant where t.host = $1 and role = 'system_owner') as owners,
      (select count(*)::int from invitation i join tenant t on t.id = i.tenant where t.host = $1 and reason = 'first' and token_sealed is not null) as links,
      (select count(*)::int from outbox o join tenant t on t.id = o.tenant where t.host = $1 and template = 'invitation') as mails,
      (select count(distinct key_wrapped)::int from tenant where host = $1) as keys`,
    [host()],
  )
  assert.deepEqual(Object.values(made ?? {}), [60, 60, 60, 60, 60, 60, 60])
  const list = (await owner.get('/organisationer')).text
  assert.match(list, /60 inbjudna, 0 har kommit/)
  assert.match(list, /Ingen har kommit än/)
  assert.doesNotMatch(list, /socialtjanst@/)
  const sealed = await house.superuser<{ text: string }>("select encode(address_sealed, 'escape') as text from hosted_organisation limit 5")
  for (const row of sealed) assert.doesNotMatch(row.text, /example/)
})

test('every row says what is wrong with it, and nothing is founded while one row is wrong', async () => {
  const rows = [
    'Bra kommun;Kommun;bra;socialtjanst@bra.example.se',
    'A;Kommun;ett-tecken;info@ett.example.se',
    'Okänd;Rike;okant-slag;info@okand.example.se',
    'Stora;Kommun;STORA Å;info@stora.example.se',
    'Adresslös;Kommun;adresslos;ingen',
    'Dubbel;Kommun;bra;info@dubbel.example.se',
    'Upptagen;Kommun;norrvik;info@upptagen.example.se',
    'Redan;Kommun;prov-1;info@redan.example.se',
    'Personlig;Kommun;personlig;anna.exempel@personlig.example.se',
    '',
    '=HYPERLINK();Kommun;formel;info@formel.example.se',
  ].join('\n')
  const at = await invited(rows)
  const page = (await owner.get(at)).text
  assert.match(page, /7 rader behöver rättas/)
  for (const said of [/står redan på rad 2/, /upptaget i installationen/, /ser ut att tillhöra en person/, /Kortnamnet har 3–40 tecken/])
    assert.match(page, said)
  assert.doesNotMatch(page, /Skapa och bjud in/)
  const before = await house.superuser('select 1 from hosted_organisation')
  assert.equal((await owner.post(at, {})).location, at)
  assert.equal((await house.superuser('select 1 from hosted_organisation')).length, before.length)
})

test('files that are no list are refused whole, with what to do', async () => {
  for (const [content, said] of [
    ['', /Välj en fil/],
    ['Organisation;Slag\nA;B\n', /saknas. Lägg till den/],
    [`${HEAD}`, /inga rader under rubrikerna/],
    [`${HEAD}"öppet citat;Kommun;a-b;c@example.se\n`, /citattecken/],
    [`${HEAD}a\0b;Kommun;a-b;c@example.se\n`, /gick inte att läsa/],
    [HEAD + 'x;Kommun;a-b;c@example.se\n'.repeat(2001), /fler än 2000 rader/],
    [`${HEAD}${'x'.repeat(1001)};Kommun;a-b;c@example.se\n`, /orimligt lång/],
    ['x'.repeat(2_000_001), /större än 2 MB/],
  ] as const) {
    const answer = await owner.post('/organisationer/lista', { file: new File([content], 'lista.csv') })
    assert.equal(answer.status, 422)
    assert.match(answer.text, said)
  }
  const windows = Buffer.from(
    'Organisation,Slag,Kortnamn,Funktionsadress\r\nÅsele prov,Kommun,asele-prov,info@asele.example.se\r\n',
    'latin1',
  )
  const read = await owner.post('/organisationer/lista', { file: new File([new Uint8Array(windows)], 'lista.csv') })
  assert.match((await owner.get(read.location ?? '')).text, /Åsele prov/, 'commas and the code page of Swedish Windows')
})

test('a short name that somebody took meanwhile is refused and taken again under another', async () => {
  const at = await invited('Sen kommun;Kommun;sen-kommun;info@sen.example.se')
  assert.equal((await owner.post(at, {})).status, 303)
  await house.superuser("update tenant set slug = 'sen-kommun' where slug = 'ekbyjouren'")
  await house.drain()
  const row = await hosted('sen-kommun')
  assert.equal(row.state, 'refused')
  assert.equal((await house.superuser('select 1 from tenant where id = $1', [row.id])).length, 0)
  assert.match((await owner.get('/organisationer')).text, /Kortnamn upptaget/)
  assert.equal((await owner.post(`/organisationer/${row.id}/kortnamn`, { slug: 'sen-kommun' })).status, 422)
  assert.equal((await owner.post(`/organisationer/${row.id}/kortnamn`, { slug: 'prov-1' })).status, 422)
  assert.equal((await owner.post(`/organisationer/${row.id}/kortnamn`, { slug: 'sen' })).status, 303)
  await house.drain()
  assert.equal((await hosted('sen')).state, 'made')
  assert.equal((await owner.post(`/organisationer/${row.id}/kortnamn`, { slug: 'annat' })).status, 409)
})

test('a job that runs twice, or was killed half-way, founds once and opens what it sealed', async () => {
  const at = await invited('Halv kommun;Kommun;halv-kommun;info@halv.example.se')
  await owner.post(at, {})
  const { id } = await hosted('halv-kommun')
  // Killed after the organisation's own row and before the rest.
  await house.superuser(
    'insert into tenant (id, name, kind, key_wrapped, slug, host) select id, name, kind, $2, slug, tenant from hosted_organisation where id = $1',
    [id, house.db.newTenantKey(id)],
  )
  await Promise.all([foundOrganisation(context(), { tenant: host(), id }), foundOrganisation(context(), { tenant: host(), id })])
  await house.drain()
  const [counts] = await house.superuser<{ units: number; links: number }>(
    'select (select count(*)::int from unit where tenant = $1) as units, (select count(*)::int from invitation where tenant = $1) as links',
    [id],
  )
  assert.deepEqual(counts, { units: 1, links: 1 })
  const [address] = await house.superuser<{ account: string; sealed: Buffer }>(
    'select account, sealed from mail_address where tenant = $1',
    [id],
  )
  assert.ok(address)
  const opened = await house.db.asWorker(id, async (tx) =>
    (await tx.keys()).own().open('mail_address', 'sealed', address.account, address.sealed),
  )
  assert.equal(opened, 'info@halv.example.se')
})

test('the host learns that the first person has come, may send a new link before that, and nothing else', async () => {
  const { id } = await hosted('prov-2')
  assert.equal((await owner.post(`/organisationer/${id}/bjud-in`, {})).status, 303)
  await house.drain()
  const links = await house.superuser<{ ended: boolean }>(
    'select ended_at is not null as ended from invitation where tenant = $1 order by created_at',
    [id],
  )
  assert.deepEqual(links, [{ ended: true }, { ended: false }])
  await tellHost(context(), { tenant: id, id })
  assert.equal((await hosted('prov-2')).came_at, null)
  await house.superuser('update invitation set used_at = now() where tenant = $1 and ended_at is null', [id])
  await tellHost(context(), { tenant: id, id })
  assert.ok((await hosted('prov-2')).came_at)
  assert.match((await owner.get(`/organisationer/${id}`)).text, /Har kommit/)
  assert.equal((await owner.post(`/organisationer/${id}/bjud-in`, {})).status, 409)
})

test('S-R7: a host sees that an organisation exists and no row inside it; two hosted ones never see each other', async () => {
  const [one, two] = [await hosted('prov-3'), await hosted('prov-4')]
  const actor = house.cast['norrvik-systemagare']
  assert.ok(actor)
  const [inside] = await house.superuser<{ id: string }>('select id from account where tenant = $1', [one.id])
  const askers = [
    actor,
    { tenant: two.id, account: (await house.superuser<{ id: string }>('select id from account where tenant = $1', [two.id]))[0]?.id ?? '' },
  ]
  const { rows: tables } = {
    rows: await house.superuser<{ name: string }>(
      "select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'tenant'",
    ),
  }
  assert.ok(tables.length > 25)
  for (const asker of askers)
    for (const { name } of tables) {
      const seen = await house.db
        .as(
          asker,
          async (tx) =>
            (await sql<{ n: number }>`select count(*)::int as n from ${sql.table(name)} where tenant = ${one.id}`.execute(tx.tables()))
              .rows[0]?.n,
        )
        .catch((error: { code?: string }) => (error.code === '42501' ? 0 : Promise.reject(error)))
      assert.equal(seen, 0, name)
    }
  assert.equal((await owner.get(`/konton/${inside?.id}`)).status, 404)
  const names = (asker: typeof actor) =>
    house.db.as(asker, async (tx) => (await sql<{ id: string }>`select id from tenant`.execute(tx.tables())).rows.map((row) => row.id))
  assert.deepEqual(await names(askers[1] as typeof actor), [two.id])
  assert.ok((await names(actor)).includes(one.id))
})

test('only a system owner of an organisation that runs the installation hosts; others get what is absent, at the database too', async () => {
  await house.superuser(
    "insert into role_grant (tenant, account, role, valid_until) select tenant, id, 'system_owner', now() + interval '9 days' from account where id = $1",
    [house.cast['ekby-handlaggare']?.account],
  )
  const { id } = await hosted('prov-5')
  for (const slug of ['norrvik-chef', 'norrvik-skyddsansvarig', 'norrvik-loggranskare', 'ekby-chef', 'ekby-handlaggare']) {
    const one = await Visitor.seated(house, slug)
    assert.doesNotMatch((await one.get('/')).text, /href="\/organisationer"/)
    for (const path of ['/organisationer', '/organisationer/lista', '/organisationer/mall.csv', `/organisationer/${id}`])
      assert.equal((await one.get(path)).status, 404, `${slug} ${path}`)
    assert.equal((await one.post('/organisationer/lista', { file: csv(many(900, 901)) })).status, 404)
    assert.equal((await one.post(`/organisationer/${id}/bjud-in`, {})).status, 404)
    const actor = house.cast[slug]
    assert.ok(actor)
    await assert.rejects(
      house.db.as(actor, (tx) =>
        sql`insert into hosted_organisation (tenant, id, name, kind, slug, address_sealed, created_by)
          values (${actor.tenant}, gen_random_uuid(), 'Egen', 'ngo', 'egen-rad', 'x', ${actor.account})`.execute(tx.tables()),
      ),
    )
  }
})

test('the whole decision, and what looks like a person’s own address', () => {
  for (const account of ['me', null])
    for (const roles of [[], ['system_owner'], ['unit_head', 'log_reviewer']])
      for (const mayHost of [true, false]) {
        const who = { account, roles, mayHost }
        const may = account !== null && roles.includes('system_owner') && mayHost
        assert.equal(mayHostOthers(who).ok, may)
        for (const state of ['waiting', 'made', 'refused'] as const) {
          assert.equal(mayTakeAgain(who, state).ok, may && state === 'refused')
          for (const came of [true, false]) assert.equal(mayInviteAgain(who, { state, came }).ok, may && state === 'made' && !came)
        }
      }
  for (const address of ['anna.exempel@x.example.se', 'eva-lena.provsson@x.example.se', 'nils_prov@x.example.se'])
    assert.equal(looksPersonal(address), true, address)
  for (const address of ['socialtjanst@x.example.se', 'info.kommun@x.example.se', 'kommun@x.example.se', 'enhet1@x.example.se'])
    assert.equal(looksPersonal(address), false, address)
  const [row] = judgeHosted([{ row: 2, values: undefined, written: {}, problems: [{ sv: 'x', en: 'x' }], warnings: [] }], new Set())
  assert.equal(row?.problems.length, 1)
})
