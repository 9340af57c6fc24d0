import type { Generated } from 'kysely'
import type { Kind } from './counties.ts'
import type { RoundState } from './policy.ts'

export interface RoundTable {
  tenant: string
  id: string
  title: string
  lead: string
  secrecy: string
  provision: string | null
  marked_on: string | null
  state: Generated<RoundState>
  opens: string
  closes: string
  county_sees: boolean
  former: string | null
  created_by: string
  created_at: Generated<Date>
  opened_at: Date | null
  closed_at: Date | null
}
export interface InvitationTable {
  tenant: string
  id: string
  round: string
  organisation: string
  name: string
  kind: string
  county: string | null
  hosted: string | null
  supporter: string | null
  token_hash: Buffer
  token_generation: Generated<number>
  reply_hash: Buffer
  created_at: Generated<Date>
  delivered_at: Date | null
  seen_at: Date | null
  begun_at: Date | null
  answered_at: Date | null
  number: Generated<number>
  county_sees_levels: Generated<boolean>
  closes: string | null
  reopened_at: Date | null
  wants_again_at: Date | null
  withdrawn_at: Date | null
}
export type MailReason = 'invited' | 'again' | 'reminder' | 'reopened' | 'extended'
export type Way = 'here' | 'api' | 'file' | 'page' | 'sheet'
export interface Tables {
  round: RoundTable
  round_set: { tenant: string; round: string; set_id: string; version: string; place: number; document: string }
  round_organisation: {
    tenant: string
    id: string
    name: string
    kind: Kind
    county: string | null
    hosted: string | null
    address_sealed: Buffer | null
    changed_at: Generated<Date>
  }
  round_supporter: { tenant: string; round: string; county: string; supporter: string; name: string }
  round_invitation: InvitationTable
  round_answer: {
    tenant: string
    invitation: string
    number: number
    received_at: Generated<Date>
    signed_off_at: string
    signed_off_by: string | null
    sharing: 'levels' | 'levels_and_words'
    mark: string | null
    way: Way
  }
  round_answer_part: {
    tenant: string
    invitation: string
    number: number
    set_id: string
    round: string
    kind: string
    county: string | null
    levels: (number | null)[]
    chosen: string | null
    staff: string | null
    words_sealed: Buffer | null
    current: Generated<boolean>
  }
  round_draft: {
    tenant: string
    invitation: string
    set_id: string
    sealed: Buffer
    edition: Generated<number>
    changed_at: Generated<Date>
  }
  round_mail: {
    tenant: string
    id: string
    invitation: string
    reason: MailReason
    day: Generated<string>
    created_at: Generated<Date>
    tried_at: Date | null
    attempts: Generated<number>
    in_doubt: Generated<boolean>
    accepted_at: Date | null
    failed_at: Date | null
    status: string | null
  }
  round_note: {
    tenant: string
    id: string
    invitation: string
    by_tenant: string
    by_name: string
    body: string
    created_at: Generated<Date>
  }
  round_picture: { tenant: string; round: string; kind: string; counts: string; made_at: Generated<Date> }
  tenant: { id: string; name: string; kind: Kind; slug: string | null }
}
