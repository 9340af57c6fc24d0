import type { ColumnType, Generated } from 'kysely'
import type { Role } from '../founding/index.ts'
import type { GroupRole } from './scim.ts'

type Once = ColumnType<Date, Date | undefined, never>

export interface Tables {
  account: {
    tenant: string
    id: string
    unit: string
    signature: string
    name_sealed: Buffer
    suspended_at: Date | null
    closed_at: Date | null
  }
  unit: { tenant: string; id: string; name: string; closed_at: Date | null; directory_default: boolean }
  mail_address: { tenant: string; account: string; sealed: Buffer }
  role_grant: {
    tenant: string
    account: string
    role: Role
    granted_by: string | null
    valid_from: Generated<Date>
    valid_until: Date
    reviewed_at: Date | null
  }
  circle_member: { tenant: string; account: string; valid_from: Date; valid_until: Date }
  identity_provider: {
    tenant: string
    id: string
    name: string
    kind: 'oidc' | 'saml'
    enabled_at: Date | null
    scim_subject: 'user_name' | 'external_id' | null
  }
  identity_link: { tenant: string; provider: string; subject_blind: Buffer; account: string }
  scim_client: {
    tenant: string
    id: string
    name: string
    token_hash: Buffer
    created_by: string
    created_at: Once
    expires_at: Date
    used_at: Date | null
    ended_at: Date | null
  }
  scim_user: {
    tenant: string
    account: string
    user_name_sealed: Buffer
    user_name_blind: Buffer
    external_id_sealed: Buffer | null
    external_id_blind: Buffer | null
    name_sealed: Buffer
    ended_by_directory: Generated<boolean>
    created_at: Once
    changed_at: Generated<Date>
  }
  scim_group: {
    tenant: string
    id: string
    display_name: string
    external_id: string | null
    unit: string | null
    role: GroupRole | null
    created_at: Once
    changed_at: Generated<Date>
  }
  scim_group_member: { tenant: string; scim_group: string; account: string }
}
