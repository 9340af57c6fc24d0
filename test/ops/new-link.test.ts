import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { newLink } from '../../src/ops/init-found.ts'
import { hashOf } from '../../src/platform/http/session.ts'
import { SetupProblem } from '../../src/platform/postgres/problem.ts'
import { openHouse, type TestHouse } from '../house.ts'
import { Visitor } from '../visitor.ts'
import { REAL } from './filled.ts'

let house: TestHouse | undefined
after(() => house?.close())

interface Grant {
  holds: boolean
  days: number
}

const OWNER = 'norrvik-systemagare'

test('a system owner whose role ran out gets a link and the role back, with rows in the log, and nothing when it holds', async () => {
  const opened = await openHouse(REAL)
  house = opened
  const { account, tenant } = opened.cast[OWNER] ?? assert.fail('the cast has a system owner')
  const owner = opened.connections.owner
  const grant = async (of = account): Promise<Grant | undefined> => {
    const [row] = await opened.superuser(
      `select now() between valid_from and valid_until as holds, round(extract(epoch from valid_until - now()) / 86400)::int as days
        from role_grant where account = $1 and role = 'system_owner'`,
      [of],
    )
    return row as Grant | undefined
  }
  const given = async (): Promise<number> => {
    const rows = await opened.superuser("select 1 from audit where deed = 'access.grant' and tenant = $1 and object_id = $2", [
      tenant,
      account,
    ])
    return rows.length
  }

  // A role that holds is left as it is.
  await opened.superuser("update role_grant set valid_until = now() + interval '9 days' where account = $1", [account])
  const plain = await newLink(owner, 'norrvik')
  assert.equal(plain.renewed, undefined)
  assert.deepEqual(await grant(), { holds: true, days: 9 })
  assert.equal(await given(), 0)

  // After a year nobody inside can give it again.
  await opened.superuser(
    "update role_grant set valid_from = now() - interval '1 year', valid_until = now() - interval '1 day' where account = $1",
    [account],
  )
  const closed = await (await Visitor.seated(opened, OWNER)).get('/konton')
  assert.equal(closed.status, 404, 'a role that ran out opens nothing')
  const lost = await newLink(owner, 'norrvik')
  assert.match(lost.renewed ?? '', /^\d{4}-\d{2}-\d{2}$/)
  assert.deepEqual(await grant(), { holds: true, days: 365 })
  assert.equal(await given(), 1, 'the log tells that it was given')
  const links = await opened.superuser('select token_hash from invitation where account = $1 and used_at is null and ended_at is null', [
    account,
  ])
  assert.deepEqual(
    links.map(({ token_hash }) => (token_hash as Buffer).toString('hex')),
    [hashOf(lost.token).toString('hex')],
    'earlier links hold no longer',
  )
  assert.equal((await (await Visitor.seated(opened, OWNER)).get('/konton')).status, 200)

  // Another organisation is never helped instead of the one that was named.
  assert.equal(await grant(opened.cast['ekby-chef']?.account), undefined)
  await assert.rejects(newLink(owner, 'finns-inte'), SetupProblem)
})

test('whoever has come to reach persons since, or is suspended, does not get the role back (D-R15)', async () => {
  const opened = house ?? assert.fail('the first test opens the house')
  const { account, tenant } = opened.cast[OWNER] ?? assert.fail('the cast has a system owner')
  const ranOut = "update role_grant set valid_until = now() - interval '1 day', valid_from = now() - interval '1 year' where account = $1"
  await opened.superuser(ranOut, [account])
  await opened.superuser(
    "insert into role_grant (tenant, account, role, valid_until) values ($1, $2, 'log_reviewer', now() + interval '9 days')",
    [tenant, account],
  )
  await assert.rejects(newLink(opened.connections.owner, 'norrvik'), SetupProblem)
  await opened.superuser("delete from role_grant where account = $1 and role = 'log_reviewer'", [account])
  await opened.superuser('update account set suspended_at = now() where id = $1', [account])
  await assert.rejects(newLink(opened.connections.owner, 'norrvik'), SetupProblem)
  await opened.superuser('update account set suspended_at = null where id = $1', [account])
  assert.ok((await newLink(opened.connections.owner, 'norrvik')).renewed)
})
