import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type * as circlePolicy from '../../src/protect/circle/policy.ts'
import { COLUMNS, NOBODY_IS_LEFT_OUT, type Row } from './cast.ts'
import { type prove, type Proven, saysYes, tableFaults } from './proof.ts'
import { circle } from './proofs/circle.ts'
import { PROOFS } from './proofs/index.ts'
import { cares, sees } from './proofs/standing.ts'
import { one, record, type Space } from './space.ts'

const ROOT = join(import.meta.dirname, '..', '..')

test('S-R3: every file of policies has its proof', () => {
  const files = globSync('src/**/policy*.ts', { cwd: ROOT }).filter((name) => !name.includes('.test.'))
  assert.ok(files.length >= 6)
  assert.deepEqual(PROOFS.map((proof) => proof.file).sort(), files.sort())
  for (const proof of PROOFS) {
    const exported = Object.keys(proof.policy).filter((name) => typeof proof.policy[name] === 'function')
    assert.deepEqual(Object.keys({ ...proof.deeds, ...proof.others }).sort(), exported.sort(), proof.file)
    // Read from the file itself too, so that the proof is about that file and not about another with the same names.
    for (const name of exported) assert.match(readFileSync(join(ROOT, proof.file), 'utf8'), new RegExp(`\\b${name}\\b`))
  }
})

for (const proof of PROOFS)
  test(`S-R3, table: ${proof.name}: ${Object.keys(proof.deeds).join(', ')}`, () => {
    assert.ok(NOBODY_IS_LEFT_OUT)
    for (const deed of Object.values(proof.deeds)) assert.equal(deed.row.length, COLUMNS.length)
    assert.deepEqual(tableFaults(proof), [])
  })

test('canary: a table that says otherwise is seen, in either direction and for the reason alone', () => {
  const told = (row: unknown[]): Proven => ({ ...circle, deeds: { maySee: { ...circle.deeds['maySee'], row } as Proven['deeds'][string] } })
  const row = [...(circle.deeds['maySee']?.row ?? [])]
  assert.deepEqual(tableFaults(told(row)), [])
  assert.equal(tableFaults(told(row.with(0, 'outside_circle'))).length, 1)
  assert.equal(tableFaults(told(row.with(13, true))).length, 1)
  assert.equal(tableFaults(told(row.with(13, 'not_officer'))).length, 1)
})

test('an answer that is not a verdict is no', () => {
  for (const answer of [undefined, null, true, 'yes', 1, {}, { ok: 'true' }, { ok: 1 }, { ok: false }]) assert.equal(saysYes(answer), false)
  assert.equal(saysYes({ ok: true }), true)
})

// These must not compile: `npm run check` fails with "unused @ts-expect-error" when one of them does.
type CircleDeeds = Parameters<typeof prove<typeof circlePolicy>>[0]['deeds']
type CircleRow = Row<true | 'outside_circle' | 'not_officer'>
const out = 'outside_circle'
test('canary: the types demand completeness', () => {
  const row: CircleRow = [true, true, true, out, out, out, out, out, out, out, out, out, out, out]
  // @ts-expect-error a column is missing: somebody of the cast has no answer
  const short: CircleRow = [true, true, true, out, out, out, out, out, out, out, out, out, out]
  // @ts-expect-error a reason that the policy cannot give
  const wrong: CircleRow = [true, true, true, out, out, out, out, out, out, out, out, out, out, 'not_open']
  // @ts-expect-error the policy mayCare has no proof
  const missing: CircleDeeds = { maySee: { ...sees, row } }
  // @ts-expect-error a policy that does not exist is proved
  const invented: CircleDeeds = { maySee: { ...sees, row }, mayCare: { ...cares, row }, maySing: { ...sees, row } }
  // @ts-expect-error a fact of the policy is not told
  const forgotten: Space<circlePolicy.Standing> = record<circlePolicy.Standing>({ roles: one<string[]>([]) })
  assert.ok([short.length, wrong.length, Object.keys(missing).length, Object.keys(invented).length, forgotten.size].every((n) => n > 0))
})
