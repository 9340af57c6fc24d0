/** S-R24: no list of persons comes out of nödöppning. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { Visitor } from '../../../test/visitor.ts'
import { type Candidate, judgeGlass } from './break-glass.ts'
import { makeStory, NUMBERS, send } from './test/story.ts'

let house: TestHouse
before(async () => {
  house = await openHouse({ SAMVARN_LOG: 'silent', SAMVARN_GLASS_PER_DAY_MAX: '5' })
  await makeStory(house)
})
after(() => house?.close())

test('S-R24: three an hour for one account, so many a day for all together; the rest is refused, in the log, and tells nothing', async () => {
  const registrar = await Visitor.as(house, 'norrvik-registrator')
  for (const number of [NUMBERS.hers, NUMBERS.nobody, NUMBERS.hers]) assert.equal((await send(registrar, { number })).status, 303)
  const [hit, miss] = [await send(registrar), await send(registrar, { number: NUMBERS.nobody })]
  assert.deepEqual([hit.status, miss.status], [429, 429])
  assert.match(hit.text, /koppla till dem som hanterar skyddade personuppgifter/)
  // The refused ones count for the organisation as well: whoever goes on trying uses up the day.
  const caseworker = await Visitor.as(house, 'norrvik-handlaggare')
  assert.equal((await send(caseworker)).status, 429)
  const rows = await house.superuser("select blind from audit where deed = 'glass.refuse' and outcome = 'refused' and actor is not null")
  assert.equal(rows.length, 3)
  assert.equal((await house.superuser('select 1 from break_glass')).length, 3)
  assert.match((await (await Visitor.as(house, 'norrvik-loggranskare')).get('/nodoppningar')).text, /För många på kort tid/)
  // Another organisation has its own day.
  assert.equal((await send(await Visitor.as(house, 'ekby-handlaggare'))).status, 303)
})

test('S-R24: what forbids it in one circle forbids it in all, over the whole decision space', () => {
  const flags = ['employee_only', 'fingerade', 'is_asker', 'is_relative'] as const
  const worlds: Candidate[] = []
  for (let bits = 0; bits < 1 << flags.length; bits += 1)
    for (const circle of ['mine', 'other'])
      worlds.push({
        person: `${bits}${circle}`,
        circle,
        same_surname: false,
        ...(Object.fromEntries(flags.map((flag, at) => [flag, ((bits >> at) & 1) === 1])) as Record<(typeof flags)[number], boolean>),
      })
  let asked = 0
  for (const entitled of [true, false])
    for (const a of worlds)
      for (const found of [[a], ...worlds.map((b) => [a, b])]) {
        const verdict = judgeGlass({ entitled, circles: ['mine'] }, found)
        const clean = entitled && found.every((one) => one.circle !== 'mine' && flags.every((flag) => !one[flag]))
        assert.equal(verdict.granted, clean)
        if (verdict.granted) assert.equal(verdict.whom, a, 'one, and the first')
        asked += 1
      }
  assert.equal(asked, 2 * 32 * 33)
  assert.deepEqual(judgeGlass({ entitled: true, circles: [] }, []), { granted: false, because: 'absent', whom: undefined })
})
