import type { Deed } from '../../platform/database/audit.ts'
import type { Finding, Ground, Need, Refusal } from './break-glass.ts'

export interface GlassTable {
  tenant: string
  id: string
  account: string
  unit: string
  ground: Ground
  needed: Need[]
  reason_sealed: Buffer
  blind: Buffer
  audit: string
  asked_at: Date
  state: 'asked' | 'granted' | 'refused'
  person: string | null
  circle: string | null
  opened_at: Date | null
  until: Date | null
  ended_at: Date | null
  ended_by: string | null
}
export interface ReviewTable {
  tenant: string
  id: string
  glass: string
  account: string
  asked_at: Date
  circle: string | null
  person: string | null
  refusal: Refusal | null
  same_surname: boolean
  finding: Finding | null
  finding_sealed: Buffer | null
  reviewed_by: string | null
  reviewed_at: Date | null
}
export interface Tables {
  break_glass: GlassTable
  break_glass_review: ReviewTable
  account: {
    tenant: string
    id: string
    unit: string
    signature: string
    name_sealed: Buffer
    closed_at: Date | null
    suspended_at: Date | null
  }
  unit: { tenant: string; id: string; name: string }
  circle_member: { tenant: string; circle: string; account: string; on_duty: boolean; valid_from: Date; valid_until: Date }
  role_grant: { tenant: string; account: string; role: string; valid_from: Date; valid_until: Date }
  rate_count: { tenant: string; rule: string; subject: Buffer; started_at: Date; hits: number }
  audit: {
    tenant: string
    id: string
    at: Date
    actor: string | null
    deed: Deed
    outcome: string
    person: string | null
    circle: string | null
  }
}
