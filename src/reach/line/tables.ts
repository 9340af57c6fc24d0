import type { Generated } from 'kysely'
import type { Origin, Stage, Verdict, Way } from './line.ts'

export interface Tables {
  line_report: {
    tenant: string
    id: string
    line: string
    verdict: Verdict
    how: Way | null
    origin: Generated<Origin>
    note_sealed: Buffer | null
    by: string | null
    on: string
    at: Generated<Date>
  }
  line_told: {
    tenant: string
    id: string
    line: string
    verdict: 'wrong' | 'secret'
    organisation: string
    note_sealed: Buffer
    on: string
    at: Generated<Date>
  }
  line_reminder: { tenant: string; line: string; since: string; stage: Stage; at: Generated<Date> }
  tenant: { id: string; name: string; kind: string }
  account: { tenant: string; id: string; signature: string; closed_at: Date | null; suspended_at: Date | null }
}
