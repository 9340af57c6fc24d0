import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { Visitor } from '../../../test/visitor.ts'
import { concernsAbout } from './circle.ts'
import { mayCare, maySee } from './policy.ts'

let house: TestHouse
before(async () => {
  house = await openHouse({ SAMVARN_LOG: 'silent' })
})
after(() => house?.close())

test('D-R15: a circle that is too wide, empty or without anyone on duty is said to be', () => {
  const duty = { on_duty: true }
  assert.deepEqual(concernsAbout({ size_target: 2 }, [duty, duty]), [])
  assert.deepEqual(concernsAbout({ size_target: 1 }, [duty, duty]), ['too_wide'])
  assert.deepEqual(concernsAbout({ size_target: 2 }, [{ on_duty: false }]), ['nobody_on_duty'])
  assert.deepEqual(concernsAbout({ size_target: 2 }, []), ['empty'])
})

test('D-R15: the whole decision: a member sees, an officer who is a member cares, no role reaches in from outside', () => {
  const roles = ['system_owner', 'unit_head', 'protection_officer', 'deputy', 'caseworker', 'registrar', 'log_reviewer']
  for (const role of roles) {
    for (const member of [true, false]) {
      const reach = { roles: [role], circles: member ? ['c'] : ['other'] }
      assert.equal(maySee(reach, 'c').ok, member)
      assert.equal(mayCare(reach, 'c').ok, member && (role === 'protection_officer' || role === 'deputy'))
    }
  }
  assert.equal(maySee({ roles, circles: [] }, 'c').ok, false)
})

test('members see who is in, its size against the target, and who is on duty; it is recorded', async () => {
  const officer = await Visitor.as(house, 'norrvik-skyddsansvarig')
  const page = (await officer.get('/krets')).text
  assert.match(page, /Krets Individ och familj/)
  assert.match(page, /Ersättare, Individ och familj/)
  assert.match(page, /ska ha högst 4/)
  assert.doesNotMatch(page, /större än den ska vara|Krets Personal/)
  await house.superuser('update circle set size_target = 1 where name = $1', ['Krets Individ och familj'])
  assert.match((await officer.get('/krets')).text, /större än den ska vara/)
  const rows = await house.superuser<{ circle: string }>("select circle from audit where deed = 'circle.see'")
  assert.equal(rows.length, 2)
})

test('outside a circle not even its name is known, and the room is not in the menu', async () => {
  for (const slug of ['norrvik-handlaggare', 'norrvik-chef', 'norrvik-systemagare', 'norrvik-loggranskare']) {
    const one = await Visitor.as(house, slug)
    for (const path of ['/krets', '/personer', '/personer/ny', '/las-in', '/inlamnat']) {
      const answer = await one.get(path)
      assert.equal(answer.status, 404, `${slug} ${path}`)
      assert.doesNotMatch(answer.text, /Krets Individ|href="\/krets"|href="\/personer"/)
    }
  }
})
