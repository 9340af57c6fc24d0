import assert from 'node:assert/strict'
import { createHash, randomInt } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { fateOf, loaderOf, mutantsOf, nameOf } from './mutants.ts'
import { PROOFS } from './proofs/index.ts'
import { askTwin, drawsFrom } from './twin.ts'

const DOCUMENT = join(import.meta.dirname, '..', '..', 'docs', 'policy-mutants.md')
const REQUESTS_PER_DEED = 300

/** `npm run soak` changes every policy; `npm test` a third of them, drawn anew each run, so that each is met within days. */
const WHOLE = process.env['SAMVARN_SOAK'] !== undefined
const SEED = Number(process.env['SAMVARN_SEED'] ?? randomInt(2 ** 31))
const isDrawn = (name: string): boolean => WHOLE || createHash('sha256').update(`${SEED} ${name}`).digest().readUInt32BE() % 3 === 0

test('S-R3: every change of a policy is noticed, or listed in docs/policy-mutants.md with its reason', async (t) => {
  const drawn = PROOFS.filter(({ name }) => isDrawn(name))
  t.diagnostic(
    `${drawn.map(({ name }) => name).join(', ')}; seed ${SEED} (SAMVARN_SEED=${SEED} repeats this draw, SAMVARN_SOAK=1 changes all)`,
  )
  const survivors: string[] = []
  const fates: Record<string, number> = {}
  for (const proof of drawn) {
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
  const known = reasons.map((one) => one?.[1] ?? '')
  const ofDrawn = known.filter((name) => drawn.some(({ file }) => name.startsWith(`\`${file}\``)))
  assert.deepEqual(survivors.sort(), ofDrawn.sort())
  assert.ok(
    known.every((name) => PROOFS.some(({ file }) => name.startsWith(`\`${file}\``))),
    'each line names a policy that is there',
  )
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
