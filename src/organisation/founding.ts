import type pg from 'pg'
import { newId } from '../platform/ids.ts'
import { TenantKeys } from '../platform/keys/tenant-keys.ts'
import type { Role } from './roles.ts'

/** An organisation as it is to be when it begins: for the demo, for tests, and for `samvarn init` later. */
export interface Foundation {
  name: string
  kind: 'state_agency' | 'region' | 'municipality' | 'county_board' | 'ngo' | 'company'
  units: {
    name: string
    place_code?: string
    circle?: { name: string; size_target: number; single_officer?: boolean }
    accounts: { slug: string; signature: string; name: string; roles: Role[]; in_circle?: 'member' | 'on_duty' }[]
  }[]
}
export interface Founded {
  tenant: string
  units: Record<string, string>
  circles: Record<string, string>
  accounts: Record<string, { account: string; unit: string; roles: Role[] }>
}

/** Longest time a role or a membership runs before it must be granted anew. */
const GRANT_DAYS = 365

/** Creates the organisation as the owner, in the caller's transaction. Names of accounts are sealed. */
export async function found(owner: pg.ClientBase, root: Uint8Array, foundation: Foundation): Promise<Founded> {
  const tenant = newId()
  const wrapped = TenantKeys.make(root, tenant)
  const own = TenantKeys.unwrap(root, tenant, wrapped).own()
  const founded: Founded = { tenant, units: {}, circles: {}, accounts: {} }
  await owner.query('insert into tenant (id, name, kind, key_wrapped) values ($1, $2, $3, $4)', [
    tenant,
    foundation.name,
    foundation.kind,
    wrapped,
  ])
  for (const unit of foundation.units) {
    const unitId = newId()
    founded.units[unit.name] = unitId
    await owner.query('insert into unit (tenant, id, name, place_code) values ($1, $2, $3, $4)', [
      tenant,
      unitId,
      unit.name,
      unit.place_code ?? null,
    ])
    const circleId = unit.circle ? newId() : undefined
    if (unit.circle && circleId) {
      founded.circles[unit.circle.name] = circleId
      await owner.query('insert into circle (tenant, id, unit, name, size_target, single_officer) values ($1, $2, $3, $4, $5, $6)', [
        tenant,
        circleId,
        unitId,
        unit.circle.name,
        unit.circle.size_target,
        unit.circle.single_officer ?? false,
      ])
    }
    for (const person of unit.accounts) {
      const account = newId()
      founded.accounts[person.slug] = { account, unit: unitId, roles: person.roles }
      await owner.query('insert into account (tenant, id, unit, signature, name_sealed) values ($1, $2, $3, $4, $5)', [
        tenant,
        account,
        unitId,
        person.signature,
        own.seal('account', 'name', account, person.name),
      ])
      for (const role of person.roles) {
        await owner.query(
          'insert into role_grant (tenant, account, role, valid_until) values ($1, $2, $3, now() + make_interval(days => $4))',
          [tenant, account, role, GRANT_DAYS],
        )
      }
      if (person.in_circle && circleId) {
        await owner.query(
          'insert into circle_member (tenant, circle, account, on_duty, valid_until) values ($1, $2, $3, $4, now() + make_interval(days => $5))',
          [tenant, circleId, account, person.in_circle === 'on_duty', GRANT_DAYS],
        )
      }
    }
  }
  return founded
}
