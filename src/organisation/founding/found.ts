import type pg from 'pg'
import { newId } from '../../platform/ids.ts'
import { type OwnerKeys, TenantKeys } from '../../platform/keys/tenant-keys.ts'
import { REACHING, type Role } from './roles.ts'

export type OrganisationKind = 'state_agency' | 'region' | 'municipality' | 'county_board' | 'ngo' | 'company'

/** What a behovs- och riskanalys says: who needs what, what may go wrong, what is done about it. Sealed as JSON. */
export interface AnalysisWords {
  needs: string
  risks: string
  measures: string
}
interface FoundingAccount {
  slug: string
  signature: string
  name: string
  roles: Role[]
  in_circle?: 'member' | 'on_duty'
}
interface FoundingUnit {
  name: string
  place_code?: string
  circle?: { name: string; size_target: number; single_officer?: boolean }
  /** Needed as soon as somebody in the unit gets a role or a circle that reaches protected persons. */
  analysis?: AnalysisWords
  accounts: FoundingAccount[]
}
/** An organisation as it is to be when it begins: for the demo, for tests, and for `samvarn init`. */
export interface Foundation {
  name: string
  /** The short name in the address of its sign-in, such as `norrvik`. */
  slug: string
  kind: OrganisationKind
  /** May this organisation run the installation for others? */
  may_host?: boolean
  units: FoundingUnit[]
}
export interface Founded {
  tenant: string
  units: Record<string, string>
  circles: Record<string, string>
  accounts: Record<string, { account: string; unit: string; roles: Role[] }>
}

/** Longest time a role or a membership runs before it must be granted anew. */
export const GRANT_DAYS = 365

interface Ground {
  owner: pg.ClientBase
  tenant: string
  own: OwnerKeys
  founded: Founded
}

/** Creates the organisation as the owner, in the caller's transaction. Names of accounts are sealed. */
export async function found(owner: pg.ClientBase, root: Uint8Array, foundation: Foundation): Promise<Founded> {
  const tenant = newId()
  const wrapped = TenantKeys.make(root, tenant)
  const founded: Founded = { tenant, units: {}, circles: {}, accounts: {} }
  const ground: Ground = { owner, tenant, own: TenantKeys.unwrap(root, tenant, wrapped).own(), founded }
  await owner.query('insert into tenant (id, name, kind, key_wrapped, slug, may_host) values ($1, $2, $3, $4, $5, $6)', [
    tenant,
    foundation.name,
    foundation.kind,
    wrapped,
    foundation.slug,
    foundation.may_host ?? false,
  ])
  for (const unit of foundation.units) await foundUnit(ground, unit)
  return founded
}

async function foundUnit(ground: Ground, unit: FoundingUnit): Promise<void> {
  const { owner, tenant, founded } = ground
  const unitId = newId()
  founded.units[unit.name] = unitId
  await owner.query('insert into unit (tenant, id, name, place_code) values ($1, $2, $3, $4)', [
    tenant,
    unitId,
    unit.name,
    unit.place_code ?? null,
  ])
  const circleId = unit.circle ? await foundCircle(ground, unitId, unit.circle) : undefined
  for (const person of unit.accounts) await foundAccount(ground, unitId, person)
  const analysis = unit.analysis ? await foundAnalysis(ground, unitId, unit) : undefined
  for (const person of unit.accounts) await foundGrants(ground, person, circleId, analysis)
}

async function foundCircle({ owner, tenant, founded }: Ground, unit: string, circle: NonNullable<FoundingUnit['circle']>): Promise<string> {
  const id = newId()
  founded.circles[circle.name] = id
  await owner.query('insert into circle (tenant, id, unit, name, size_target, single_officer) values ($1, $2, $3, $4, $5, $6)', [
    tenant,
    id,
    unit,
    circle.name,
    circle.size_target,
    circle.single_officer ?? false,
  ])
  return id
}

async function foundAccount({ owner, tenant, own, founded }: Ground, unit: string, person: FoundingAccount): Promise<void> {
  const account = newId()
  founded.accounts[person.slug] = { account, unit, roles: person.roles }
  await owner.query('insert into account (tenant, id, unit, signature, name_sealed) values ($1, $2, $3, $4, $5)', [
    tenant,
    account,
    unit,
    person.signature,
    own.seal('account', 'name', account, person.name),
  ])
}

/** The head of the unit answers for the analysis; in a unit without one, whoever is first. */
async function foundAnalysis({ owner, tenant, own, founded }: Ground, unit: string, given: FoundingUnit): Promise<string> {
  const id = newId()
  const head = given.accounts.find((person) => person.roles.includes('unit_head')) ?? given.accounts[0]
  await owner.query(
    `insert into access_analysis (tenant, id, unit, sealed, size_max, decided_by, review_by)
      values ($1, $2, $3, $4, $5, $6, current_date + 365)`,
    [
      tenant,
      id,
      unit,
      own.seal('access_analysis', 'sealed', id, JSON.stringify(given.analysis)),
      given.circle?.size_target ?? given.accounts.length,
      founded.accounts[head?.slug ?? '']?.account,
    ],
  )
  return id
}

async function foundGrants(
  { owner, tenant, founded }: Ground,
  person: FoundingAccount,
  circle: string | undefined,
  analysis: string | undefined,
): Promise<void> {
  const account = founded.accounts[person.slug]?.account
  if (analysis === undefined && (person.in_circle || person.roles.some((role) => REACHING.includes(role)))) {
    throw new Error(`${person.slug}: what reaches protected persons rests on an analysis (D-R15), and the unit has none.`)
  }
  for (const role of person.roles) {
    await owner.query(
      'insert into role_grant (tenant, account, role, analysis, valid_until) values ($1, $2, $3, $4, now() + make_interval(days => $5))',
      [tenant, account, role, REACHING.includes(role) ? (analysis ?? null) : null, GRANT_DAYS],
    )
  }
  if (!person.in_circle || !circle) return
  await owner.query(
    `insert into circle_member (tenant, circle, account, on_duty, analysis, valid_until)
      values ($1, $2, $3, $4, $5, now() + make_interval(days => $6))`,
    [tenant, circle, account, person.in_circle === 'on_duty', analysis ?? null, GRANT_DAYS],
  )
}
