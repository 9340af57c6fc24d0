import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as cedar from '@cedar-policy/cedar-wasm/nodejs'
import { type Deed, drawPoint, functionOf, type Functions, type Proven, saysYes } from './proof.ts'

/**
 * The twin: the same rules written a second time, in Cedar, from the words of the rules and not from the code. Cedar
 * denies when nothing permits, and a policy in error permits nothing.
 */
const FOLDER = join(import.meta.dirname, 'cedar')
const textOf = (file: string) => readFileSync(join(FOLDER, file), 'utf8')
const schemaOf = (proven: Proven) => textOf(`${proven.name}.cedarschema`)
const policiesOf = (proven: Proven) => textOf(`${proven.name}.cedar`)

/** What the validator of Cedar says about a module's policies against its schema. */
export function schemaFaults(proven: Proven, policies = policiesOf(proven)): string[] {
  const answer = cedar.validate({ schema: schemaOf(proven), policies: { staticPolicies: policies } })
  if (answer.type === 'failure') return answer.errors.map((error) => error.message)
  return [...answer.validationErrors, ...answer.validationWarnings].map(({ policyId, error }) => `${policyId}: ${error.message}`)
}

/** The actions that some policy names, each once. */
export function actionsOf(proven: Proven, policies = policiesOf(proven)): string[] {
  return [...new Set([...policies.matchAll(/Action::"([^"]+)"/g)].map((match) => match[1] ?? ''))].sort()
}

/** Cedar knows no null: what is not there is left out. A day is its number. */
function asCedar(value: unknown): cedar.CedarValueJson | undefined {
  if (value === null || value === undefined) return undefined
  if (value instanceof Date) return Math.floor(value.getTime() / 86_400_000)
  if (Array.isArray(value)) return value.map((one) => asCedar(one) ?? '')
  if (typeof value === 'object') return recordOf(Object.entries(value))
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  throw new TypeError(`Cedar has no ${typeof value}.`)
}
function recordOf(entries: [string, unknown][]): Record<string, cedar.CedarValueJson> {
  const told = entries.map(([name, value]) => [name, asCedar(value)] as const).filter((pair) => pair[1] !== undefined)
  return Object.fromEntries(told) as Record<string, cedar.CedarValueJson>
}

export type Twin = (name: string, args: unknown[]) => boolean

/** Asks Cedar, with its policies and schema read once. Every request is held against the schema. */
export function openTwin(proven: Proven, policies = policiesOf(proven)): Twin {
  const set = `${proven.name} ${crypto.randomUUID()}`
  for (const answer of [cedar.preparsePolicySet(set, { staticPolicies: policies }), cedar.preparseSchema(set, schemaOf(proven))])
    if (answer.type === 'failure') throw new Error(answer.errors.map((error) => error.message).join('; '))
  return (name, args) => {
    const deed = proven.deeds[name]
    if (!deed) throw new Error(`There is no deed ${name}.`)
    const answer = cedar.statefulIsAuthorized({
      principal: { type: 'Somebody', id: 'me' },
      action: { type: 'Action', id: name },
      resource: { type: 'House', id: 'samvarn' },
      context: recordOf(deed.twin ? Object.entries(deed.twin(...args)) : deed.names.map((argument, i) => [argument, args[i]])),
      preparsedSchemaName: set,
      validateRequest: true,
      preparsedPolicySetId: set,
      entities: [],
    })
    if (answer.type === 'failure') throw new Error(`${proven.name}.${name}: ${answer.errors.map((error) => error.message).join('; ')}`)
    const { decision, diagnostics } = answer.response
    if (diagnostics.errors.length > 0) throw new Error(`${proven.name}.${name}: ${JSON.stringify(diagnostics.errors)}`)
    return decision === 'allow'
  }
}

export interface Asked {
  name: string
  args: unknown[]
  allowed: boolean
}
/**
 * Random requests to one module, with the twin's answers: a third drawn from the whole space, a third allowed, and a
 * third one fact away from allowed, where a fault in one condition shows.
 */
export function askTwin(proven: Proven, count: number, draw: () => number, twin: Twin = openTwin(proven)): Asked[] {
  const deeds = Object.entries(proven.deeds).map(([name, deed]) => ({ name, deed, pool: allowedPoints(proven, name, deed, draw) }))
  return Array.from({ length: count }, (_, i) => {
    const { name, deed, pool } = deeds[i % deeds.length] as (typeof deeds)[number]
    const kind = Math.floor(i / deeds.length) % 3
    const point = drawPoint(deed, draw)
    const allowed = pool[Math.floor(draw() * pool.length)] ?? point
    const args = kind === 0 ? point : kind === 1 ? allowed : changeOneFact(allowed, point, draw)
    return { name, args, allowed: twin(name, args) }
  })
}
/** Points that the policy allows. Where few are, they are looked for long, and once. */
const POOL_MAX = 500
const TRIES_MAX = 100_000
function allowedPoints(proven: Proven, name: string, deed: Deed, draw: () => number): unknown[][] {
  const ask = functionOf(proven.policy, name)
  const pool: unknown[][] = []
  for (let tries = 0; tries < TRIES_MAX && pool.length < POOL_MAX; tries++) {
    const args = drawPoint(deed, draw)
    if (saysYes(ask(...args))) pool.push(args)
  }
  return pool
}
const isFacts = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
function changeOneFact(args: unknown[], others: unknown[], draw: () => number): unknown[] {
  const which = Math.floor(draw() * args.length)
  const [value, other] = [args[which], others[which]]
  if (!isFacts(value) || !isFacts(other)) return args.with(which, other)
  const names = Object.keys(value)
  const name = names[Math.floor(draw() * names.length)] ?? ''
  return args.with(which, { ...value, [name]: other[name] })
}

/** Where the policies and the twin's recorded answers differ. */
export function differences(proven: Proven, asked: readonly Asked[], policy: Functions = proven.policy, most = 5): string[] {
  const found: string[] = []
  for (const { name, args, allowed } of asked) {
    const here = saysYes(functionOf(policy, name)(...args))
    if (here === allowed) continue
    found.push(
      `${proven.name}.${name}(${JSON.stringify(args).slice(1, -1)}): the policy says ${here ? 'yes' : 'no'}, Cedar ${allowed ? 'yes' : 'no'}`,
    )
    if (found.length >= most) break
  }
  return found
}

/** Numbers in [0, 1) from a seed, so that a difference can be asked again (mulberry32). */
export function drawsFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}
