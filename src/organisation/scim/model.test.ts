import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { Directory } from './test/directory.ts'

let house: TestHouse
let directory: Directory
before(async () => {
  house = await openHouse({
    SAMVARN_MODE: 'real',
    SAMVARN_URL: 'http://localhost:3000',
    SAMVARN_LOG: 'silent',
    SAMVARN_SCIM_REQUESTS_PER_MINUTE_MAX: '1000000',
  })
  directory = await Directory.of(house, 'norrvik-systemagare')
})
after(() => house?.close())

interface Modelled {
  userName: string
  externalId: string | undefined
  active: boolean
  groups: Set<number>
}
const NAMES = ['anna', 'Anna', 'bo', 'eva']
const person = fc.nat(3)
const operation = fc.oneof(
  fc.record({
    kind: fc.constant('make' as const),
    name: fc.constantFrom(...NAMES),
    externalId: fc.option(fc.constantFrom('x', 'X'), { nil: undefined }),
  }),
  fc.record({ kind: fc.constant('rename' as const), who: person, name: fc.constantFrom(...NAMES) }),
  fc.record({ kind: fc.constant('active' as const), who: person, active: fc.boolean() }),
  fc.record({
    kind: fc.constant('replace' as const),
    who: person,
    name: fc.constantFrom(...NAMES),
    active: fc.option(fc.boolean(), { nil: undefined }),
  }),
  fc.record({ kind: fc.constant('remove' as const), who: person }),
  fc.record({ kind: fc.constant('join' as const), who: person, group: fc.nat(1) }),
  fc.record({ kind: fc.constant('leave' as const), who: person, group: fc.nat(1) }),
)
type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never

/** The same, told in the simplest way there is. */
class Model {
  users = new Map<string, Modelled>()
  taken = (name: string, but?: string) =>
    [...this.users].some(([id, user]) => id !== but && user.userName.toLowerCase() === name.toLowerCase())
}

async function play(model: Model, groups: string[], step: Operation): Promise<void> {
  if (step.kind === 'make') {
    const told = await directory.post('/Users', { userName: step.name, externalId: step.externalId })
    assert.equal(told.status, model.taken(step.name) ? 409 : 201)
    if (told.status === 201)
      model.users.set(told.body.id, { userName: step.name, externalId: step.externalId, active: true, groups: new Set() })
    return
  }
  const [id, user] = [...model.users][step.who] ?? []
  const path = `/Users/${id ?? '00000000-0000-4000-8000-000000000000'}`
  const expect = (status: number, told: { status: number }) => assert.equal(told.status, user ? status : 404, step.kind)
  switch (step.kind) {
    case 'rename': {
      const free = !model.taken(step.name, id)
      expect(free ? 200 : 409, await directory.patch(path, { op: 'replace', path: 'userName', value: step.name }))
      if (user && free) user.userName = step.name
      return
    }
    case 'active':
      expect(200, await directory.patch(path, { op: 'Replace', value: { active: String(step.active) } }))
      if (user) user.active = step.active
      return
    case 'replace': {
      const free = !model.taken(step.name, id)
      expect(free ? 200 : 409, await directory.put(path, { userName: step.name, active: step.active }))
      if (user && free) Object.assign(user, { userName: step.name, externalId: undefined, active: step.active ?? user.active })
      return
    }
    case 'remove':
      expect(204, await directory.remove(path))
      if (id) model.users.delete(id)
      return
    default: {
      if (!id || !user) return
      const change =
        step.kind === 'join' ? { op: 'add', path: 'members', value: [{ value: id }] } : { op: 'remove', path: `members[value eq "${id}"]` }
      expect(200, await directory.patch(`/Groups/${groups[step.group]}`, change))
      if (step.kind === 'join') user.groups.add(step.group)
      else user.groups.delete(step.group)
    }
  }
}

test('whatever the directory does, in whatever order, what is listed is what was said', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(operation, { maxLength: 14 }), async (steps) => {
      for (const table of ['scim_group_member', 'scim_group', 'scim_user']) await house.superuser(`delete from ${table}`)
      const groups = [
        (await directory.post('/Groups', { displayName: 'A' })).body.id,
        (await directory.post('/Groups', { displayName: 'B' })).body.id,
      ]
      await house.superuser("update scim_group set role = 'caseworker' where id = $1", [groups[0]])
      const model = new Model()
      for (const step of steps) await play(model, groups, step)
      const listed = (await directory.get('/Users')).body.Resources
      assert.deepEqual(
        listed.map((user) => [
          user.id,
          user.userName,
          user.externalId,
          user.active,
          (user.groups ?? []).map((one) => groups.indexOf(one.value)),
        ]),
        [...model.users].map(([id, user]) => [id, user.userName, user.externalId, user.active, [...user.groups].sort()]),
      )
      // Whoever is not active, or not in the group, has nothing of what the group means, whatever came before.
      const rights = await house.superuser(
        `select 1 from account a join scim_user s on s.account = a.id join role_grant g on g.account = a.id and g.valid_until > now()
          where a.suspended_at is not null or not exists (select 1 from scim_group_member m where m.account = a.id and m.scim_group = $1)`,
        [groups[0]],
      )
      assert.deepEqual(rights, [])
    }),
    { numRuns: 25 },
  )
})
