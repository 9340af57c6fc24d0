import type { Generated } from 'kysely'
import type { Reach, Treatment } from './risk.ts'

export const JUDGEMENT_KINDS = [
  'written',
  'judged',
  'left',
  'treated',
  'accepted',
  'acceptance_ended',
  'reviewed',
  'changed',
  'closed',
  'reopened',
  'handed_over',
] as const
export type JudgementKind = (typeof JUDGEMENT_KINDS)[number]

export interface Tables {
  data_flow: {
    tenant: string
    id: string
    unit: string | null
    reach: Reach
    template: string | null
    sealed: Buffer
    created_by: string
    created_at: Generated<Date>
    closed_at: Generated<Date | null>
  }
  risk: {
    tenant: string
    id: string
    unit: string | null
    flow: string | null
    template: string | null
    owner: string
    likelihood: number
    harm: number
    left_likelihood: Generated<number | null>
    left_harm: Generated<number | null>
    treatment: Generated<Treatment | null>
    review_by: string
    accepted_by: Generated<string | null>
    accepted_until: Generated<string | null>
    closed_at: Generated<Date | null>
    sealed: Buffer
    created_by: string
    created_at: Generated<Date>
  }
  risk_judgement: {
    tenant: string
    id: string
    risk: string
    kind: JudgementKind
    likelihood: Generated<number | null>
    harm: Generated<number | null>
    until: Generated<string | null>
    sealed: Generated<Buffer | null>
    by: string | null
    at: Generated<Date>
  }
  account: { tenant: string; id: string; unit: string; signature: string; closed_at: Date | null; suspended_at: Date | null }
  unit: { tenant: string; id: string; name: string; closed_at: Date | null }
}
