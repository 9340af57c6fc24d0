import type { Role } from '../founding/index.ts'

export interface Tables {
  access_analysis: {
    tenant: string
    id: string
    unit: string
    circle: string | null
    sealed: Buffer
    size_max: number
    decided_by: string
    decided_at: Date
    review_by: string
    ended_at: Date | null
  }
  role_grant: {
    tenant: string
    account: string
    role: Role
    granted_by: string | null
    valid_from: Date
    valid_until: Date
    analysis: string | null
    reviewed_at: Date | null
  }
  circle_member: {
    tenant: string
    circle: string
    account: string
    on_duty: boolean
    granted_by: string | null
    valid_from: Date
    valid_until: Date
    analysis: string | null
    reviewed_at: Date | null
  }
  circle: { tenant: string; id: string; unit: string; name: string; size_target: number; single_officer: boolean }
  access_request: {
    tenant: string
    id: string
    unit: string
    account: string
    role: Role | null
    circle: string | null
    on_duty: boolean
    analysis: string | null
    until: string
    asked_by: string
    asked_at: Date
    decided_by: string | null
    decided_at: Date | null
    decision: 'granted' | 'declined' | 'withdrawn' | null
  }
  account: { tenant: string; id: string; unit: string; signature: string; suspended_at: Date | null; closed_at: Date | null }
  unit: { tenant: string; id: string; name: string; closed_at: Date | null }
  outbox: { tenant: string; account: string; template: string; created_at: Date }
}
