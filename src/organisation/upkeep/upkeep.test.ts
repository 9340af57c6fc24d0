import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { Visitor } from '../../../test/visitor.ts'
import { maySeeCopies } from './policy.ts'
import { isLate } from './upkeep.ts'

let house: TestHouse
before(async () => {
  house = await openHouse({ SAMVARN_MODE: 'real', SAMVARN_URL: 'http://localhost:3000' })
})
after(() => house?.close())

const copied = (hours: number) =>
  house.superuser(
    "insert into backup_mark (tenant, id, kind, at) select id, gen_random_uuid(), 'backup', now() - make_interval(hours => $1) from tenant",
    [hours],
  )

test('a copy is late after 26 hours, and when there is none', () => {
  const now = new Date('2026-11-22T06:00:00Z')
  assert.equal(isLate(null, now), true)
  assert.equal(isLate(new Date('2026-11-21T03:59:00Z'), now), true)
  assert.equal(isLate(new Date('2026-11-21T04:01:00Z'), now), false)
})

test('S-R3: only the system owner may know; the database holds the same', async () => {
  assert.deepEqual(maySeeCopies({ system_owner: true }), { ok: true })
  assert.deepEqual(maySeeCopies({ system_owner: false }), { ok: false, because: 'unreached' })
  await copied(1)
  const rows = async (slug: string) => {
    const who = house.cast[slug]
    assert.ok(who)
    return house.db.as(who, async (tx) => tx.tables<{ backup_mark: { id: string } }>().selectFrom('backup_mark').select('id').execute())
  }
  assert.equal((await rows('norrvik-systemagare')).length, 1)
  assert.equal((await rows('norrvik-skyddsansvarig')).length, 0)
  assert.equal((await rows('norrvik-loggranskare')).length, 0)
  await house.superuser('delete from backup_mark')
})

test('S-R16: the system owner is told on the first page when no copy has been made, and where to look; nobody else is', async () => {
  const owner = await Visitor.seated(house, 'norrvik-systemagare')
  assert.match((await owner.get('/')).text, /Ingen säkerhetskopia det senaste dygnet/)
  const page = await owner.get('/sakerhetskopior')
  assert.match(page.text, /Aldrig/)
  assert.match(page.text, /samvarn doctor/)
  const officer = await Visitor.seated(house, 'norrvik-skyddsansvarig')
  assert.doesNotMatch((await officer.get('/')).text, /säkerhetskopia/i)
  assert.equal((await officer.get('/sakerhetskopior')).status, 404)
  const [row] = await house.superuser<{ outcome: string }>("select outcome from audit where deed = 'backup.see' order by at desc limit 1")
  assert.equal(row?.outcome, 'not_reached')
  await copied(1)
  assert.doesNotMatch((await owner.get('/')).text, /Ingen säkerhetskopia/)
  assert.doesNotMatch((await owner.get('/sakerhetskopior')).text, /samvarn doctor/)
  await owner.get('/sakerhetskopior?sprak=en')
  assert.match((await owner.get('/sakerhetskopior')).text, /Last copy/)
})
