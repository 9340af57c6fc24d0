import assert from 'node:assert/strict'
import { test } from 'node:test'
import { apply, filesOfTheHouse, isProduct, isTest } from '../house/source.ts'
import { type Deed, drawPoint, functionOf, saysYes } from './proof.ts'
import { PROOFS } from './proofs/index.ts'
import { policyEnds, verdictIsRead } from './threats.ts'
import { drawsFrom } from './twin.ts'

const deeds = PROOFS.flatMap((proof) =>
  Object.entries(proof.deeds).map(([name, deed]) => ({ name: `${proof.name}.${name}`, ask: functionOf(proof.policy, name), deed })),
)
const files = filesOfTheHouse()

test('S-R3: a policy always ends, and depends on nothing but what it is told', () => {
  const policies = files.filter((name) => /^src\/.*\/policy\.ts$/.test(name))
  assert.ok(policies.length >= 10)
  assert.deepEqual(apply(policyEnds, policies), [])
})
test('canary: what may never end, or depends on something else, is seen', () => {
  for (const text of [
    'function mayX() { for (;;) {} }',
    'function mayX() { while (true) {} }',
    'const mayX = async () => { await ask() }',
    'const mayX = (name: string) => /^(a+)+$/.test(name)',
    'const mayX = () => Date.now() > 1',
    'const mayX = () => new Date() > 1',
    'function mayX() { return mayY() } function mayY() { return mayX() }',
    'const mayX = () => { try { return ask() } catch { return YES } }',
  ])
    assert.notDeepEqual(policyEnds('canary.ts', text), [], text)
  assert.deepEqual(policyEnds('canary.ts', 'const mayX = (a) => (mayY(a) ? YES : NO)\nconst mayY = (a) => a.roles.includes("x")'), [])
})

test('S-R3: every answer of a policy is read by its ok, everywhere in the product', () => {
  const names = new Set(deeds.map(({ name }) => name.split('.')[1] ?? ''))
  const product = files.filter((name) => isProduct(name) && !isTest(name))
  assert.ok(product.length > 200)
  assert.deepEqual(apply(verdictIsRead(names), product), [])
})
test('canary: an answer that is thrown away, or taken for true because it is there, is seen', () => {
  const FROM = "import { maySee } from './policy.ts'\n"
  const rule = verdictIsRead(new Set(['maySee']))
  for (const text of [
    'maySee(reach, circle)',
    'if (maySee(reach, circle)) show()',
    'if (!maySee(reach, circle)) throw gone',
    'const rows = maySee(reach, circle) ? all : []',
    'const may = maySee(reach, circle)\nif (may) show()',
    'const shown = (isOpen && maySee(reach, circle)) || forced',
  ])
    assert.notDeepEqual(rule('canary.ts', `${FROM}${text}`), [], text)
  for (const text of [
    'if (maySee(reach, circle).ok) show()',
    'const may = maySee(reach, circle)\nif (!may.ok) throw gone',
    'return maySee(a, b)',
  ])
    assert.deepEqual(rule('canary.ts', `${FROM}${text}`), [], text)
})

type Facts = Record<string, unknown>
const isFacts = (value: unknown): value is Facts =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
/** The same facts with one of them missing, for each of them, also within. */
function* withoutOne(facts: Facts): Generator<{ missing: string; facts: Facts }> {
  for (const [name, value] of Object.entries(facts)) {
    const { [name]: _, ...rest } = facts
    yield { missing: name, facts: rest }
    if (isFacts(value))
      for (const one of withoutOne(value)) yield { missing: `${name}.${one.missing}`, facts: { ...facts, [name]: one.facts } }
  }
}
/** A policy that breaks off has not said yes. */
function asked(ask: (...args: unknown[]) => unknown, args: unknown[]): boolean {
  try {
    return saysYes(ask(...args))
  } catch {
    return false
  }
}
function openedByAbsence({ name, ask, deed }: (typeof deeds)[number], draw: () => number): Set<string> {
  const found = new Set<string>()
  for (let i = 0; i < 4_000; i++) {
    const args = drawPoint(deed, draw)
    if (asked(ask, args)) continue
    for (const [which, value] of args.entries())
      if (isFacts(value))
        for (const { missing, facts } of withoutOne(value))
          if (asked(ask, args.with(which, facts))) found.add(`${name}: ${deed.names[which]}.${missing}`)
  }
  return found
}

/**
 * Facts whose absence would turn a no into a yes, were it possible: what sets two people apart, and what says that
 * something is over. The type demands each of them, and none can be missing where it is read from. What gives leave
 * (roles, circles) is never among them: that is what the test is for.
 */
const HELD_BY_TYPE: Readonly<Record<string, string>> = {
  account: 'db.as is given it and refuses to begin without; null is told apart from absent',
  unit: 'read with the account, null when its access has ended',
  id: 'key of the account',
  author: 'outgoing_set.author is not null',
  written_by: 'method.written_by is not null',
  askedBy: 'second_request.asked_by is not null',
  decidedBy: 'review.decided_by, and the table demands it while a second person is awaited',
  answered: 'made from a column by "is not null"',
  withdrawn: 'made from a column by "is not null"',
  originalsDeleted: 'made from a column by "is not null"',
  headAsked: 'made by "exists"',
  what: 'one of a closed list, read by isRole',
  circle: 'of an analysis: none, own or other',
  in_circle: 'made by "exists"',
  clashes: 'made by has_clash',
  closed: 'made from a column by "is not null"',
  suspended: 'made from a column by "is not null"',
  came: 'made by "exists"',
  system_owner: 'where it forbids (mayVouch): made by includes',
  state: 'a column that is not null, of a closed list',
  locked: 'made by "exists" over answer_lock',
  owner: 'answer_part.owner is not null',
  another: 'made by counting those who could sign instead',
  left: 'made by counting parts that nobody has answered',
  wrote: 'made by comparing the account with those who answered',
  shared: 'made from a column by "is not null"',
  municipal: 'made by the length of the place code',
  protected: 'made from the closed list that says what is counted',
  about_people: 'made from the closed list that says what is counted',
  archived: 'made from a column by "is not null"',
  marked: 'report_version.marked is not null, and the database refuses too',
  sets: 'a count',
  ended: 'made from a column by "is not null"',
  hasGaps: 'made by looking at every place; the database refuses too',
  hasLessons: 'made by "exists"; the database refuses too',
}
const GIVES_LEAVE = /\.(?:roles|circles|unit_head|log_reviewer|officer|mayHost)$/
test('a fact that is missing turns no refusal into leave, but for those that type and database demand', () => {
  const found = deeds.flatMap((one) => [...openedByAbsence(one, drawsFrom(11))])
  assert.deepEqual(
    found.filter((one) => GIVES_LEAVE.test(one)),
    [],
  )
  assert.deepEqual([...new Set(found.map((one) => one.split('.').at(-1)))].sort(), Object.keys(HELD_BY_TYPE).sort())
  // Where it gives leave, to be system owner is as needed as any role.
  assert.deepEqual(
    found.filter((one) => one.endsWith('.system_owner')),
    ['vouching.mayVouch: asker.system_owner'],
  )
})

/** Deeds that ask about nothing, or not about that argument. */
const ASKS_NOTHING = [
  // The system owner sees every account.
  'account.maySeeAccount: account',
  // Whoever is signed in may hand in (D-R5).
  'intake.mayHandIn: reach',
  // The coordinator of the organisation runs every collection.
  'staff.mayReadSums: of',
  'staff.mayRunCollection: of',
]
const broken = (): unknown =>
  new Proxy(
    {},
    {
      get: () => {
        throw new Error('The fact cannot be read.')
      },
    },
  )
test('an error on the way to a fact is never a yes', () => {
  const silent: string[] = []
  for (const { name, ask, deed } of deeds)
    for (const which of deed.names.keys())
      for (let i = 0; i < 200; i++) {
        const args = drawPoint(deed as Deed, drawsFrom(i))
        if (!isFacts(args[which]) || !asked(ask, args)) continue
        if (asked(ask, args.with(which, broken())) && !silent.includes(`${name}: ${deed.names[which]}`))
          silent.push(`${name}: ${deed.names[which]}`)
      }
  assert.deepEqual(silent.sort(), ASKS_NOTHING)
})
