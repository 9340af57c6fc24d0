import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { after, before, beforeEach, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { Visitor } from '../../../test/visitor.ts'
import { Directory } from './test/directory.ts'

let house: TestHouse
let directory: Directory
const tenant = () => house.cast['norrvik-systemagare']?.tenant ?? assert.fail()
const unit = (name: string) => house.cast['norrvik-systemagare']?.units[name] ?? assert.fail()
before(async () => {
  house = await openHouse({ SAMVARN_MODE: 'real', SAMVARN_URL: 'http://localhost:3000' })
  directory = await Directory.of(house, 'norrvik-systemagare')
})
after(() => house?.close())
beforeEach(async () => {
  for (const table of ['scim_group_member', 'scim_group', 'scim_user', 'identity_link', 'identity_provider'])
    await house.superuser(`delete from ${table}`)
  await house.superuser('update unit set directory_default = false')
})

/** Somebody whom the directory has brought, sitting at a screen. */
async function seated(id: string): Promise<Visitor> {
  house.cast[id] = { tenant: tenant(), account: id, circles: {}, units: {} }
  return Visitor.seated(house, id)
}
const roles = async (id: string) =>
  (
    await house.superuser<{ role: string }>(
      'select role from role_grant where account = $1 and valid_from <= now() and valid_until > now() order by role',
      [id],
    )
  ).map((row) => row.role)
const one = async <T extends object>(text: string, values: unknown[]): Promise<T> =>
  (await house.superuser<T & Record<string, unknown>>(text, values))[0] as T
const unitOf = async (id: string) => (await one<{ unit: string }>('select unit from account where id = $1', [id])).unit
const deeds = async (id: string) =>
  (await house.superuser<{ deed: string }>('select deed from audit where object_id = $1 order by at', [id])).map((row) => row.deed)
const mean = (group: string, meaning: { unit?: string; role?: string }) =>
  house.superuser('update scim_group set unit = $2, role = $3 where id = $1', [group, meaning.unit ?? null, meaning.role ?? null])
const group = async (displayName: string, members: string[] = []) =>
  (await directory.post('/Groups', { displayName, members: members.map((value) => ({ value })) })).body.id
const member = (id: string) => ({ op: 'add', path: 'members', value: [{ value: id }] })

test('leaving closes access at once: the next request is refused, and every way in is gone; what is held waits', async () => {
  for (const leave of ['patch', 'put', 'delete'] as const) {
    const id = await directory.make(`${leave}@example.org`, { title: 'Handläggare' })
    const crew = await group(`Crew ${leave}`)
    await mean(crew, { role: 'caseworker' })
    await directory.patch(`/Groups/${crew}`, member(id))
    assert.deepEqual(await roles(id), ['caseworker'])
    const circle = house.cast['norrvik-systemagare']?.circles['Krets Individ och familj']
    await house.superuser(
      "insert into circle_member (tenant, circle, account, valid_until, analysis) select $1, $2, $3, now() + interval '1 day', id from access_analysis where tenant = $1 limit 1",
      [tenant(), circle, id],
    )
    await house.superuser(
      "insert into passkey (tenant, id, account, credential_hash, credential_id, public_key, label) values ($1, $2, $3, $4, $4, $4, 'nyckel')",
      [tenant(), randomUUID(), id, randomBytes(32)],
    )
    const person = await seated(id)
    assert.equal((await person.get('/')).status, 200)

    if (leave === 'patch') await directory.patch(`/Users/${id}`, { op: 'Replace', path: 'active', value: 'False' })
    if (leave === 'put') await directory.put(`/Users/${id}`, { userName: `${leave}@example.org`, active: false })
    if (leave === 'delete') assert.equal((await directory.remove(`/Users/${id}`)).status, 204)

    const answer = await person.get('/')
    assert.equal(answer.status, 303, leave)
    assert.match(answer.location ?? '', /^\/logga-in/)
    assert.deepEqual(await roles(id), [])
    for (const table of ['session', 'passkey', 'identity_link'])
      assert.deepEqual(await house.superuser(`select * from ${table} where account = $1`, [id]), [], `${leave} ${table}`)
    assert.deepEqual(await house.superuser('select * from circle_member where account = $1 and valid_until > now()', [id]), [])
    const account = await one<{ suspended_at: Date | null; closed_at: Date | null }>('select * from account where id = $1', [id])
    assert.ok(account.suspended_at && !account.closed_at, 'what is held still has its holder')
    assert.ok((await deeds(id)).includes('scim.user_end'))
    assert.equal((await directory.get(`/Users/${id}`)).status, leave === 'delete' ? 404 : 200)
  }
})

test('coming back: the same account without role and circle; after a removal, another account', async () => {
  const id = await directory.make('anna@example.org')
  const crew = await group('Crew')
  await mean(crew, { role: 'registrar' })
  await directory.patch(`/Groups/${crew}`, member(id))
  await directory.patch(`/Users/${id}`, { op: 'replace', path: 'active', value: false })
  const back = await directory.patch(`/Users/${id}`, { op: 'replace', path: 'active', value: true })
  assert.equal(back.body.active, true)
  assert.deepEqual(await roles(id), [])
  assert.equal((await (await seated(id)).get('/')).status, 200)
  await directory.remove(`/Users/${id}`)
  const again = await directory.make('anna@example.org')
  assert.notEqual(again, id)
  assert.ok((await one<{ suspended_at: Date }>('select suspended_at from account where id = $1', [id])).suspended_at)
})

test('what the system owner has ended, the directory does not give back; what is closed stays closed', async () => {
  const id = await directory.make('anna@example.org')
  await house.superuser('update account set suspended_at = now() where id = $1', [id])
  const told = await directory.put(`/Users/${id}`, { userName: 'anna@example.org', active: true })
  assert.equal(told.body.active, false)
  await directory.patch(`/Users/${id}`, { op: 'replace', path: 'active', value: false })
  assert.equal((await directory.patch(`/Users/${id}`, { op: 'replace', path: 'active', value: true })).body.active, false)

  const other = await directory.make('bo@example.org')
  await directory.patch(`/Users/${other}`, { op: 'replace', path: 'active', value: false })
  await house.superuser('update account set closed_at = now() where id = $1', [other])
  const closed = await directory.patch(`/Users/${other}`, { op: 'replace', path: 'active', value: true })
  assert.deepEqual([closed.status, closed.body.scimType], [400, 'mutability'])
})

test('a group gives its role and its unit while one is in it; a role that a person has given is left alone', async () => {
  const id = await directory.make('anna@example.org')
  const [first, second, place] = [await group('Handläggare A'), await group('Handläggare B'), await group('Lönekontoret')]
  await mean(first, { role: 'caseworker' })
  await mean(second, { role: 'caseworker' })
  await mean(place, { unit: unit('Personal och lön') })
  await directory.patch(`/Groups/${first}`, member(id))
  await directory.patch(`/Groups/${second}`, member(id))
  assert.deepEqual(
    (await directory.get(`/Users/${id}`)).body.groups?.map((one) => one.display),
    ['Handläggare A', 'Handläggare B'],
  )
  await directory.patch(`/Groups/${first}`, { op: 'remove', path: `members[value eq "${id}"]` })
  assert.deepEqual(await roles(id), ['caseworker'])
  await directory.patch(`/Groups/${second}`, { op: 'Remove', path: 'members', value: [{ value: id }] })
  assert.deepEqual(await roles(id), [])

  const owner = house.cast['norrvik-systemagare']?.account
  await house.superuser(
    "insert into role_grant (tenant, account, role, granted_by, valid_until) values ($1, $2, 'registrar', $3, now() + interval '9 days')",
    [tenant(), id, owner],
  )
  await directory.put(`/Groups/${first}`, { displayName: 'Handläggare A', members: [{ value: id }] })
  assert.deepEqual(await roles(id), ['caseworker', 'registrar'])
  await directory.remove(`/Groups/${first}`)
  assert.deepEqual(await roles(id), ['registrar'])

  await directory.patch(`/Groups/${place}`, member(id))
  assert.equal(await unitOf(id), unit('Personal och lön'))
  assert.deepEqual(await roles(id), [], 'behind another wall nothing given for the old one holds')
  await directory.patch(`/Groups/${place}`, { op: 'remove', path: 'members' })
  assert.equal(await unitOf(id), unit('Personal och lön'))
})

test('roles that must be apart stay apart, and no group can mean a role that reaches protected persons', async () => {
  const id = await directory.make('lo@example.org')
  await house.superuser(
    "insert into role_grant (tenant, account, role, valid_until) values ($1, $2, 'log_reviewer', now() + interval '9 days')",
    [tenant(), id],
  )
  const crew = await group('Crew')
  await mean(crew, { role: 'caseworker' })
  assert.equal((await directory.patch(`/Groups/${crew}`, member(id))).status, 200)
  assert.deepEqual(await roles(id), ['log_reviewer'])
  for (const role of ['protection_officer', 'deputy', 'log_reviewer', 'system_owner', 'national_coordinator'])
    await assert.rejects(mean(crew, { role }), /check/, role)
  for (const role of ['protection_officer', 'deputy', 'log_reviewer'])
    await assert.rejects(
      house.db.asWorker(tenant(), (tx) =>
        tx
          .tables<{ role_grant: Record<string, unknown> }>()
          .insertInto('role_grant')
          .values({ tenant: tenant(), account: id, role, valid_until: new Date(Date.now() + 1e9) })
          .execute(),
      ),
      role,
    )
})

test('people stand in the unit that the system owner has said, else in the first', async () => {
  assert.equal(await unitOf(await directory.make('a@example.org')), unit('Individ och familj'))
  await house.superuser('update unit set directory_default = true where id = $1', [unit('Stab')])
  assert.equal(await unitOf(await directory.make('b@example.org')), unit('Stab'))
})

test('whom a sign-in service means is tied as the system owner has said, follows a new identifier, and ends with the access', async () => {
  const providers = { user_name: randomUUID(), external_id: randomUUID(), none: randomUUID() }
  for (const [subject, id] of Object.entries(providers))
    await house.superuser(
      "insert into identity_provider (tenant, id, kind, name, sealed, scim_subject) values ($1, $2, 'oidc', 'x', '', $3)",
      [tenant(), id, subject === 'none' ? null : subject],
    )
  const blind = (provider: string, subject: string) =>
    house.db.asWorker(tenant(), async (tx) => (await tx.keys()).blind(`idp|${provider}`, subject))
  const links = async () =>
    new Map(
      (await house.superuser<{ provider: string; subject_blind: Buffer; account: string }>('select * from identity_link')).map((row) => [
        row.provider,
        `${row.account} ${row.subject_blind.toString('hex')}`,
      ]),
    )
  const meant = async (id: string, userName: string, externalId: string) =>
    new Map([
      [providers.user_name, `${id} ${(await blind(providers.user_name, userName)).toString('hex')}`],
      [providers.external_id, `${id} ${(await blind(providers.external_id, externalId)).toString('hex')}`],
    ])
  const id = await directory.make('anna@example.org', { externalId: 'oid-1' })
  assert.deepEqual(await links(), await meant(id, 'anna@example.org', 'oid-1'))
  // Somebody else's subject cannot be taken over.
  await directory.make('bo@example.org', { externalId: 'oid-1', active: false })
  const thief = await directory.make('eva@example.org', { externalId: 'oid-1' })
  assert.equal((await links()).get(providers.external_id), (await meant(id, '', 'oid-1')).get(providers.external_id))
  await directory.remove(`/Users/${thief}`)
  await directory.patch(`/Users/${id}`, { op: 'replace', value: { userName: 'annika@example.org', externalId: 'oid-2' } })
  assert.deepEqual(await links(), await meant(id, 'annika@example.org', 'oid-2'))
  await directory.patch(`/Users/${id}`, { op: 'replace', path: 'active', value: false })
  assert.equal((await links()).size, 0)
  await directory.patch(`/Users/${id}`, { op: 'replace', path: 'active', value: true })
  assert.deepEqual(await links(), await meant(id, 'annika@example.org', 'oid-2'))
})

test('groups: made, found, changed, removed; strangers and groups within groups are refused', async () => {
  const [a, b] = [await directory.make('a@example.org'), await directory.make('b@example.org')]
  const made = await directory.post('/Groups', {
    displayName: 'Alla',
    externalId: 'g-1',
    members: [{ value: a }, { value: b.toUpperCase() }],
  })
  assert.equal(made.status, 201)
  const { id } = made.body
  const members = async () => (await directory.get(`/Groups/${id}`)).body.members.map((one) => one.value)
  assert.deepEqual(await members(), [a, b].sort())
  for (const filter of ['displayName eq "alla"', 'externalId eq "g-1"', `id eq "${id}"`, `members.value eq "${a}"`])
    assert.equal((await directory.filter('Groups', filter)).body.totalResults, 1, filter)
  assert.equal((await directory.filter('Groups', 'displayName eq "Ingen"')).body.totalResults, 0)
  assert.equal((await directory.get('/Groups?excludedAttributes=members')).body.Resources[0]?.members, undefined)
  assert.equal(
    (await directory.patch(`/Groups/${id}`, { op: 'replace', value: { id, displayName: 'Alla här' } })).body.displayName,
    'Alla här',
  )
  await directory.patch(`/Groups/${id}`, { op: 'replace', path: 'members', value: [{ value: b }] })
  assert.deepEqual(await members(), [b])
  for (const stranger of [id, randomUUID(), 'hittepa', house.cast['norrvik-chef']?.account])
    assert.deepEqual(
      [
        (await directory.patch(`/Groups/${id}`, { op: 'add', path: 'members', value: [{ value: stranger }] })).body.scimType,
        await members(),
      ],
      ['invalidValue', [b]],
    )
  const { version } = (await directory.get(`/Groups/${id}`)).body.meta
  await directory.patch(`/Groups/${id}`, member(a))
  assert.equal((await directory.remove(`/Groups/${id}`, { 'If-Match': version })).status, 412)
  assert.equal((await directory.remove(`/Groups/${id}`)).status, 204)
  assert.equal((await directory.get(`/Groups/${id}`)).status, 404)
  assert.equal((await directory.get(`/Users/${a}`)).body.groups, undefined)
})

test('an address that has bounced stays known as such until the directory gives another', async () => {
  const id = await directory.make('anna@example.org', { emails: [{ value: 'a@example.org' }] })
  const bounced = async () =>
    (await one<{ bounced_at: Date | null }>('select bounced_at from mail_address where account = $1', [id])).bounced_at
  await house.superuser("update mail_address set bounced_at = now(), bounce_status = '5.1.1' where account = $1", [id])
  await directory.put(`/Users/${id}`, { userName: 'anna@example.org', emails: [{ value: 'a@example.org' }] })
  assert.ok(await bounced())
  await directory.put(`/Users/${id}`, { userName: 'anna@example.org', emails: [{ value: 'b@example.org' }] })
  assert.equal(await bounced(), null)
})

test('the database holds it too: no page reads what the directory said, and a job sees its own organisation only', async () => {
  await directory.make('anna@example.org')
  const read = (work: typeof house.db.asWorker) =>
    work.call(house.db, house.cast['ekby-chef']?.tenant ?? '', (tx) =>
      tx.tables<{ scim_user: { account: string } }>().selectFrom('scim_user').select('account').execute(),
    )
  assert.deepEqual(await read(house.db.asWorker), [])
  const owner = house.cast['norrvik-systemagare'] ?? assert.fail()
  await assert.rejects(
    house.db.as(owner, (tx) => tx.tables<{ scim_user: { account: string } }>().selectFrom('scim_user').select('account').execute()),
  )
})
