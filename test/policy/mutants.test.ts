import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { fateOf, loaderOf, mutantsOf, nameOf } from './mutants.ts'
import { PROOFS } from './proofs/index.ts'
import { askTwin, drawsFrom } from './twin.ts'

const DOCUMENT = join(import.meta.dirname, '..', '..', 'docs', 'policy-mutants.md')
const REQUESTS_PER_DEED = 300

test('S-R3: every change of a policy is noticed, or listed in docs/policy-mutants.md with its reason', async (t) => {
  const survivors: string[] = []
  const fates: Record<string, number> = {}
  for (const proof of PROOFS) {
    const load = await loaderOf(proof.file)
    const asked = askTwin(proof, REQUESTS_PER_DEED * Object.keys(proof.deeds).length, drawsFrom(7))
    for (const mutant of mutantsOf(proof.file)) {
      const fate = fateOf(mutant, proof, load, asked)
      fates[fate] = (fates[fate] ?? 0) + 1
      if (fate === 'survives') survivors.push(nameOf(mutant))
    }
  }
  t.diagnostic(JSON.stringify(fates))
  const listed = readFileSync(DOCUMENT, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('- '))
  const reasons = listed.map((line) => /^- (`.*?` `.*?` `.*?` → `.*?`): (.{20,})$/.exec(line))
  assert.ok(
    reasons.every((one) => one !== null),
    'each line says which change it is, and why nothing notices it',
  )
  assert.deepEqual(survivors.sort(), reasons.map((one) => one?.[1]).sort())
  assert.ok((fates['does not load'] ?? 0) < 5, 'a change that does not run shows nothing')
})

test('canary: the changes are made, and a proof that asks too little lets them live', async () => {
  const text = "export function mayX(a: { ok: boolean; n: number }) { if (!a.ok) return 'no'; return a.n > 1 && ['x'].includes('x') }"
  const made = mutantsOf('src/x.ts', text).map(({ was, becomes }) => `${was} → ${becomes}`)
  for (const wanted of ['!a.ok → a.ok', 'a.n > 1 → a.n >= 1', "if (!a.ok) return 'no'; → ", "['x'] → []", '1 → 2'])
    assert.ok(made.includes(wanted), wanted)
  const proof = PROOFS.find((one) => one.name === 'circle')
  assert.ok(proof)
  const load = await loaderOf(proof.file)
  const careless = { ...proof, deeds: {}, others: {} }
  assert.ok(mutantsOf(proof.file).every((mutant) => fateOf(mutant, careless, load, []) === 'survives'))
})
