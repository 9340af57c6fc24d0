/**
 * Whoever arranges ways in (the system owner) must not be able to come in as somebody who reaches protected persons:
 * what such an account reaches waits for a colleague's word (D-R15, S-R3, S-R20).
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { Visitor } from '../../../test/visitor.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { hashOf, newToken } from '../../platform/http/session.ts'
import { newId } from '../../platform/ids.ts'
import { useInvitation } from '../signin/deeds-invitation.ts'
import { mayVouch } from './policy.ts'

let house: TestHouse
before(async () => {
  house = await openHouse()
})
after(() => house?.close())

const who = (slug: string) => {
  const found = house.cast[slug]
  assert.ok(found)
  return { tenant: found.tenant, account: found.account }
}
/** As the app, in the name of the system owner: a link to the account, whoever it is mailed to. */
const arrangeLink = (slug: string, token = newToken()) =>
  house.db.as(who('norrvik-systemagare'), async (tx) => {
    await tx
      .tables<{ invitation: Record<string, unknown> }>()
      .insertInto('invitation')
      .values({
        tenant: tx.actor.tenant,
        id: newId(),
        account: who(slug).account,
        token_hash: hashOf(token),
        reason: 'lost_device',
        expires_at: new Date(Date.now() + 86_400_000),
      })
      .execute()
  })
const TOKEN = newToken()
const vouchFor = (visitor: Visitor, slug: string, ticked = true) => {
  const { account } = who(slug)
  return visitor.post('/behorighet/intyga', { konto: account, ...(ticked ? { [`talat-${account}`]: 'ja' } : {}) })
}
const openPauses = () => house.superuser<{ because: string }>('select because from reach_pause where lifted_at is null')
const endPauses = () => house.superuser('delete from reach_pause')

test('the policy: a head for anyone else, an officer within the unit, the system owner and oneself never', () => {
  for (const system_owner of [false, true])
    for (const unit_head of [false, true])
      for (const officer of [false, true])
        for (const whom of ['self', 'other'] as const)
          for (const unit of ['own', 'other'] as const)
            assert.equal(
              mayVouch({ system_owner, unit_head, officer }, whom, unit).ok,
              !system_owner && whom === 'other' && (unit_head || (officer && unit === 'own')),
            )
})

test('a link that the system owner makes to an officer leaves the account without reach until a colleague has vouched', async () => {
  const officer = await Visitor.as(house, 'norrvik-skyddsansvarig')
  assert.equal((await officer.get('/personer')).status, 200)
  await arrangeLink('norrvik-skyddsansvarig')
  for (const path of ['/personer', '/krets', '/granskning', '/inlamnat']) assert.equal((await officer.get(path)).status, 404, path)
  assert.match((await officer.get('/')).text, /Din behörighet vilar/)
  assert.equal((await officer.get('/behorighet/vilar')).status, 200)
  await house.drain()
  const told = await house.superuser<{ account: string }>("select account from outbox where template = 'vouch_waits'")
  assert.deepEqual(
    told.map(({ account }) => account).sort(),
    ['norrvik-skyddsansvarig', 'norrvik-ersattare', 'norrvik-chef', 'norrvik-personalchef'].map((slug) => who(slug).account).sort(),
  )
  const head = await Visitor.as(house, 'norrvik-chef')
  assert.match((await head.get('/')).text, /Kollegor att intyga/)
  const unticked = await vouchFor(head, 'norrvik-skyddsansvarig', false)
  assert.equal(unticked.status, 422)
  assert.equal((await officer.get('/personer')).status, 404)
  assert.equal((await vouchFor(head, 'norrvik-skyddsansvarig')).status, 303)
  assert.equal((await officer.get('/personer')).status, 200)
  assert.equal((await vouchFor(head, 'norrvik-skyddsansvarig')).status, 404, 'once')
})

test('neither the system owner, nor she herself, nor a caseworker, nor another organisation can say so', async () => {
  await arrangeLink('norrvik-ersattare')
  for (const slug of ['norrvik-systemagare', 'norrvik-ersattare', 'norrvik-handlaggare', 'norrvik-loggranskare', 'ekby-chef']) {
    const one = await Visitor.as(house, slug)
    assert.equal((await vouchFor(one, 'norrvik-ersattare')).status, 404, slug)
  }
  // An officer of another unit knows nothing of her.
  assert.equal((await vouchFor(await Visitor.as(house, 'norrvik-personal'), 'norrvik-ersattare')).status, 404)
  assert.equal((await openPauses()).length, 1)
  await endPauses()
})

test('straight at the database: the system owner can neither lift nor delete a pause, and nobody lifts in another’s name', async () => {
  await arrangeLink('norrvik-ersattare')
  const lift = (slug: string, by: string) =>
    house.db.as(who(slug), async (tx) => {
      const done = await tx
        .tables<{ reach_pause: { lifted_by: string; lifted_at: Date; account: string } }>()
        .updateTable('reach_pause')
        .set({ lifted_by: who(by).account, lifted_at: new Date() })
        .executeTakeFirst()
      return done.numUpdatedRows
    })
  assert.equal(await lift('norrvik-systemagare', 'norrvik-systemagare'), 0n)
  assert.equal(await lift('norrvik-handlaggare', 'norrvik-handlaggare'), 0n)
  await assert.rejects(lift('norrvik-chef', 'norrvik-personalchef'))
  await assert.rejects(
    house.db.as(who('norrvik-systemagare'), (tx) => tx.tables<{ reach_pause: object }>().deleteFrom('reach_pause').execute()),
  )
  assert.equal((await openPauses()).length, 1)
  await endPauses()
})

test('a second head in a unit that protects people waits too; a link to somebody who reaches nobody pauses nothing', async () => {
  await arrangeLink('norrvik-handlaggare')
  assert.equal((await openPauses()).length, 0)
  await house.db.as(who('norrvik-systemagare'), async (tx) => {
    await tx
      .tables<{ role_grant: Record<string, unknown> }>()
      .insertInto('role_grant')
      .values({
        tenant: tx.actor.tenant,
        account: who('norrvik-handlaggare').account,
        role: 'unit_head',
        granted_by: tx.actor.account,
        valid_until: new Date(Date.now() + 30 * 86_400_000),
      })
      .execute()
  })
  assert.deepEqual(
    (await openPauses()).map(({ because }) => because),
    ['new_head'],
  )
  const puppet = await Visitor.as(house, 'norrvik-handlaggare')
  assert.doesNotMatch((await puppet.get('/')).text, /Behovs- och riskanalys/)
  assert.equal((await puppet.get('/behorighet')).status, 404)
  await endPauses()
  await house.superuser("delete from role_grant where role = 'unit_head' and account = $1", [who('norrvik-handlaggare').account])
})

const makeHead = (slug: string, run: 'as' | 'asWorker') => {
  const { tenant, account } = who(slug)
  const write = (tx: Tx) =>
    tx
      .tables<{ role_grant: Record<string, unknown> }>()
      .insertInto('role_grant')
      .values({
        tenant,
        account,
        role: 'unit_head',
        ...(run === 'as' ? { granted_by: tx.actor.account } : {}),
        valid_until: new Date(Date.now() + 30 * 86_400_000),
      })
      .execute()
  return run === 'as' ? house.db.as(who('norrvik-systemagare'), write) : house.db.asWorker(tenant, write)
}

test('a head whom the system owner or the directory makes in a unit without a circle vouches for nobody before being vouched for', async () => {
  for (const run of ['as', 'asWorker'] as const) {
    // The registrar stands in the unit of the staff, which has no circle.
    await makeHead('norrvik-registrator', run)
    await arrangeLink('norrvik-ersattare')
    const puppet = await Visitor.as(house, 'norrvik-registrator')
    assert.equal((await vouchFor(puppet, 'norrvik-ersattare')).status, 404, run)
    assert.deepEqual((await openPauses()).map(({ because }) => because).sort(), ['new_head', 'new_link'], run)
    assert.equal((await vouchFor(await Visitor.as(house, 'norrvik-chef'), 'norrvik-registrator')).status, 303)
    assert.equal((await vouchFor(puppet, 'norrvik-ersattare')).status, 303, 'a real head may')
    await endPauses()
    await house.superuser('delete from invitation')
    await house.superuser("delete from role_grant where role = 'unit_head' and account = $1", [who('norrvik-registrator').account])
  }
})

const useLink = async (slug: string) => {
  const used = await useInvitation(house.db, TOKEN, { request: newId(), strikeKeys: false }, async () => undefined)
  assert.equal(used?.account, who(slug).account)
}

test('a word given before the link is used counts for nothing: whoever uses it waits again', async () => {
  await house.superuser('delete from invitation')
  await arrangeLink('norrvik-ersattare', TOKEN)
  assert.equal((await vouchFor(await Visitor.as(house, 'norrvik-chef'), 'norrvik-ersattare')).status, 303)
  assert.equal((await openPauses()).length, 0)
  await useLink('norrvik-ersattare')
  assert.equal((await openPauses()).length, 1)
  assert.equal((await (await Visitor.as(house, 'norrvik-ersattare')).get('/personer')).status, 404)
  await endPauses()
})

test('a link made while the account reached nobody, and used when it does, waits too; one who reaches nobody never does', async () => {
  await house.superuser('delete from invitation')
  await arrangeLink('norrvik-handlaggare', TOKEN)
  await house.superuser(
    'insert into circle_member (tenant, circle, account, granted_by, valid_until) select tenant, circle, $1, granted_by, valid_until from circle_member where account = $2 limit 1',
    [who('norrvik-handlaggare').account, who('norrvik-ersattare').account],
  )
  await useLink('norrvik-handlaggare')
  assert.equal((await openPauses()).length, 1)
  await endPauses()
  await house.superuser('delete from circle_member where account = $1', [who('norrvik-handlaggare').account])
  await house.superuser('delete from invitation')
  await arrangeLink('norrvik-handlaggare', TOKEN)
  await useLink('norrvik-handlaggare')
  assert.equal((await openPauses()).length, 0)
})

test('a head made while a circle has no member for the moment waits too: those whom it protects are still there', async () => {
  await house.superuser(
    "update circle_member set valid_from = valid_from - interval '1 day', valid_until = now() - interval '1 hour' where tenant = $1",
    [who('norrvik-chef').tenant],
  )
  await makeHead('norrvik-registrator', 'as')
  assert.deepEqual(
    (await openPauses()).map(({ because }) => because),
    ['new_head'],
  )
})
