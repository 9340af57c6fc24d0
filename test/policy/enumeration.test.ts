import assert from 'node:assert/strict'
import { test } from 'node:test'
import { INVARIANTS } from './invariants.ts'
import { PLANTS_PROTECT } from './plants.ts'
import { PLANTS_DOORS } from './plants-doors.ts'
import { PLANTS_FOLLOWUP } from './plants-followup.ts'
import { PLANTS_REACH } from './plants-reach.ts'
import { enumerate } from './proof.ts'
import { REASONS } from './reasons.ts'
import { PROOFS } from './proofs/index.ts'

const PLANTS = [...PLANTS_PROTECT, ...PLANTS_DOORS, ...PLANTS_FOLLOWUP, ...PLANTS_REACH]

/** S-R3: at least a million points against at least twelve invariants. */
const POINTS_MIN = 1_000_000
const INVARIANTS_MIN = 12

test('S-R3: over the whole decision space every invariant holds', (t) => {
  const started = performance.now()
  let points = 0
  for (const proof of PROOFS) {
    const result = enumerate(proof)
    assert.deepEqual(result.faults, [], proof.name)
    const told = Object.keys(proof.deeds).flatMap((name) =>
      (REASONS[`${proof.name}.${name}`] ?? []).map((reason) => `${proof.name}.${name} ${reason}`),
    )
    assert.deepEqual([...result.reasons].sort(), told.sort(), 'each deed is refused for the reasons that are told, and no other')
    points += result.points
  }
  const seconds = (performance.now() - started) / 1000
  t.diagnostic(`${points.toLocaleString('sv-SE')} points in ${seconds.toFixed(1)} s, ${Object.keys(INVARIANTS).length} invariants`)
  assert.ok(points >= POINTS_MIN, `${points} points`)
})

test('S-R3: each invariant is asked of some deed, each policy answers to some invariant', () => {
  const names = Object.keys(INVARIANTS)
  assert.ok(names.length >= INVARIANTS_MIN)
  const told = PROOFS.flatMap((proof) =>
    Object.entries({ ...proof.deeds, ...proof.others }).map(([name, deed]) => ({ name: `${proof.name}.${name}`, deed })),
  )
  for (const { name, deed } of told) assert.ok(Object.keys(deed.holds).length > 0, `${name} answers to no invariant`)
  const asked = new Set(told.flatMap(({ deed }) => Object.keys(deed.holds)))
  assert.deepEqual(
    names.filter((name) => !asked.has(name)),
    [],
  )
})

test('canary: each planted fault is caught by the invariant that it breaks', async (t) => {
  assert.ok(PLANTS.length >= 12)
  for (const plant of PLANTS)
    await t.test(`${plant.in}: ${plant.fault}`, () => {
      const proof = PROOFS.find((one) => one.name === plant.in)
      assert.ok(proof)
      // Only what the plant changed can be wrong: the rest has been gone through above.
      const changed = <T>(functions: Record<string, T>) =>
        Object.fromEntries(Object.entries(functions).filter(([name]) => plant.policy[name] !== proof.policy[name]))
      const { faults } = enumerate({ ...proof, deeds: changed(proof.deeds), others: changed(proof.others) }, plant.policy)
      assert.ok(
        faults.some((fault) => fault.startsWith(`${plant.caughtBy}: `)),
        `${plant.caughtBy} does not catch it; caught: ${faults[0] ?? 'nothing'}`,
      )
    })
  const caught = new Set(PLANTS.map((plant) => plant.caughtBy))
  assert.deepEqual(
    Object.keys(INVARIANTS).filter((name) => !caught.has(name as never)),
    [],
    'every invariant bites',
  )
})
