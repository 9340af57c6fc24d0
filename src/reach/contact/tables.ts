import type { Generated } from 'kysely'
import type { Transaction } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import type { Decision, Outcome, Queue } from './contact.ts'

export interface Tables {
  contact_queue: Omit<Queue, 'team' | 'answers' | 'documented'> & {
    tenant: string
    team: unknown
    answers: unknown
    documented: unknown
  }
  contact_member: {
    tenant: string
    queue: string
    account: string
    unit: string
    named_at: Generated<Date>
    accepted_at: Date | null
    left_at: Date | null
  }
  contact_key: { tenant: string; queue: string; key_wrapped: Buffer; sealed: Buffer }
  contact_decision: Decision & { tenant: string; queue: string; recorded_by: string; recorded_at: Generated<Date> }
  contact_conversation: {
    tenant: string
    id: string
    queue: string
    visitor_key: Buffer
    begun_at: Date
    urgent: boolean
    taken_by: string | null
    taken_at: Date | null
    closed_at: Date | null
    outcome: Outcome | null
    delete_on: string | null
    revision: number
    handed_over: string | null
    handed_over_at: Date | null
  }
  contact_message: {
    tenant: string
    id: string
    queue: string
    conversation: string
    from_visitor: boolean
    account: string | null
    to_team: Buffer
    to_visitor: Buffer
    sent_at: Generated<Date>
    read_at: Date | null
    told_at: Date | null
  }
  contact_picture: {
    tenant: string
    id: string
    queue: string
    conversation: string
    message: string
    media_type: 'image/jpeg' | 'image/png'
    clean: Buffer
  }
  contact_original: { tenant: string; picture: string; queue: string; conversation: string; original: Buffer }
  contact_note: {
    tenant: string
    id: string
    queue: string
    conversation: string
    account: string
    kind: 'note' | 'original'
    sealed: Buffer
    written_at: Generated<Date>
  }
  contact_draft: { tenant: string; conversation: string; queue: string; account: string; sealed: Buffer; written_at: Date }
  contact_hand_over: {
    tenant: string
    id: string
    queue: string
    conversation: string
    account: string
    sealed: Buffer
    checked: string | null
    way: string
    made_at: Generated<Date>
    left_at: Date | null
  }
  contact_ticket: { tenant: string; expires_at: Date }
  contact_tally: { tenant: string; site: string; kind: string; hour: Date; count: number }
  account: { tenant: string; id: string; unit: string; signature: string; suspended_at: Date | null; closed_at: Date | null }
  role_grant: { tenant: string; account: string; role: string; valid_from: Date; valid_until: Date }
  site: { tenant: string; id: string; code: string; name: string; withdrawn_at: Date | null }
  tenant: { id: string; name: string; kind: string }
}
export const q = (tx: Tx): Transaction<Tables> => tx.tables<Tables>()
