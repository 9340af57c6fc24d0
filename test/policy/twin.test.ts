import assert from 'node:assert/strict'
import { globSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { PLANTS_DOORS } from './plants-doors.ts'
import { PLANTS_FOLLOWUP } from './plants-followup.ts'
import { PLANTS_REACH } from './plants-reach.ts'
import { PLANTS_PROTECT } from './plants.ts'
import { PROOFS } from './proofs/index.ts'
import { actionsOf, askTwin, differences, drawsFrom, openTwin, schemaFaults } from './twin.ts'

/** S-R3. `npm run soak` asks with a seed of the day as well. */
const REQUESTS = 100_000
const seed = process.env['SAMVARN_SOAK'] ? Math.floor(Date.now() / 86_400_000) : 1

test('S-R3: Cedar’s own validator finds nothing wrong, and every deed has its rule there', () => {
  for (const proof of PROOFS) {
    assert.deepEqual(schemaFaults(proof), [], proof.name)
    for (const name of Object.keys(proof.deeds))
      assert.ok(actionsOf(proof).includes(name) || proof.name === 'account', `${proof.name}: no rule in Cedar names ${name}`)
    for (const action of actionsOf(proof)) assert.ok(action in proof.deeds, `${proof.name}: Cedar names ${action}, which is no deed`)
  }
  const files = globSync('*.cedar', { cwd: join(import.meta.dirname, 'cedar') }).sort()
  assert.deepEqual(files, PROOFS.map((proof) => `${proof.name}.cedar`).sort())
})

test(`S-R3: no difference to the twin in Cedar on ${REQUESTS.toLocaleString('sv-SE')} random requests`, (t) => {
  const started = performance.now()
  const draw = drawsFrom(seed)
  const deeds = PROOFS.reduce((sum, proof) => sum + Object.keys(proof.deeds).length, 0)
  let requests = 0
  let allowed = 0
  for (const proof of PROOFS) {
    const asked = askTwin(proof, Math.ceil((REQUESTS * Object.keys(proof.deeds).length) / deeds), draw)
    assert.deepEqual(differences(proof, asked), [], `seed ${seed}`)
    requests += asked.length
    allowed += asked.filter((one) => one.allowed).length
  }
  assert.ok(requests >= REQUESTS)
  // A twin that says no to everything would agree with policies that do.
  assert.ok(allowed > requests / 10 && allowed < (requests * 9) / 10, `${allowed} of ${requests} allowed`)
  t.diagnostic(`${requests} requests, ${allowed} allowed, seed ${seed}, ${((performance.now() - started) / 1000).toFixed(1)} s`)
})

test('canary: Cedar refuses a rule about a fact that is not there', () => {
  const [proof] = PROOFS
  assert.ok(proof)
  assert.notDeepEqual(schemaFaults(proof, 'permit (principal, action == Action::"mayList", resource) when { context.asker.king };'), [])
})

test('canary: a planted fault in a policy, and one in the twin, are differences', () => {
  for (const plant of [...PLANTS_PROTECT, ...PLANTS_DOORS, ...PLANTS_FOLLOWUP, ...PLANTS_REACH]) {
    const proof = PROOFS.find((one) => one.name === plant.in)
    assert.ok(proof)
    const deed = Object.keys(proof.deeds).find((name) => plant.policy[name] !== proof.policy[name])
    // What a function other than a verdict gets wrong, Cedar is not asked about.
    if (!deed) continue
    const only = { ...proof, deeds: { [deed]: proof.deeds[deed] as NonNullable<(typeof proof.deeds)[string]> } }
    assert.notDeepEqual(differences(only, askTwin(only, 600, drawsFrom(2)), plant.policy), [], `${plant.in}: ${plant.fault}`)
  }
  const circle = PROOFS.find((one) => one.name === 'circle')
  assert.ok(circle)
  const open = openTwin(circle, 'permit (principal, action, resource);')
  assert.notDeepEqual(differences(circle, askTwin(circle, 200, drawsFrom(3), open)), [])
})
