import type { Generated } from 'kysely'
import type { Routine, Version } from './routine.ts'

export interface Tables {
  routine: Omit<Routine, 'withdrawn_at' | 'withdrawn_why'> & {
    tenant: string
    created_by: string
    created_at: Generated<Date>
    withdrawn_at: Generated<Date | null>
    withdrawn_why: Generated<string | null>
  }
  routine_version: Omit<
    Version,
    'state' | 'questions' | 'written_at' | 'returned_why' | 'sole_approver' | 'approved_by' | 'approved_at'
  > & {
    tenant: string
    state: Generated<Version['state']>
    /** Written as JSON text, read as what it holds. */
    questions: string
    written_at: Generated<Date>
    returned_why: Generated<string | null>
    sole_approver: Generated<boolean>
    approved_by: Generated<string | null>
    approved_at: Generated<Date | null>
  }
  routine_slot: { tenant: string; version: string; key: string; ask: string; words: Generated<string>; source: Generated<string> }
  routine_note: {
    tenant: string
    id: string
    routine: string
    kind: 'deviation' | 'guidance'
    key: string
    guidance: string | null
    before: string
    after: string
    source: string
    raised_at: Generated<Date>
    dealt_at: Generated<Date | null>
    dealt_by: Generated<string | null>
    dealt_how: Generated<'changed' | 'no_change' | null>
    dealt_why: Generated<string | null>
  }
  routine_receipt: {
    tenant: string
    routine: string
    number: number
    account: string
    read_at: Generated<Date>
    passed_at: Date | null
  }
  routine_reminder: { tenant: string; account: string; told_at: Generated<Date> }
  guidance_own: {
    tenant: string
    id: string
    title: string
    issuer: string
    document: string
    says: string
    source: string
    valid_from: string | null
    added_by: string
    added_at: Generated<Date>
  }
  guidance_seen: {
    tenant: string
    guidance: string
    key: string
    before: string
    after: string
    source: string
    recorded_by: string | null
    seen_at: Generated<Date>
  }
  wheel_duty: {
    tenant: string
    id: string
    kind: string
    title: string
    month: number
    owner: string
    created_by: string
    created_at: Generated<Date>
    ended_at: Generated<Date | null>
  }
  wheel_done: { tenant: string; duty: string; year: number; done_by: string; done_at: Generated<Date>; shows: string }
  /** Of the platform: read to say who is who. */
  account: { tenant: string; id: string; unit: string; signature: string; closed_at: Date | null; suspended_at: Date | null }
  unit: { tenant: string; id: string; name: string; closed_at: Date | null }
  role_grant: { tenant: string; account: string; role: string; valid_from: Date; valid_until: Date }
}
