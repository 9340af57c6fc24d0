import type { ColumnType, Generated } from 'kysely'
import type { QuestionSet } from '../question/index.ts'
import type { CommentKind, PartState, SubmissionState } from './answer.ts'

type Once = ColumnType<Date, Date | undefined, never>
/** pg gives jsonb as what it holds, and takes it as text. */
type Json<T> = ColumnType<T, string, string>

/** What a coordinator sends back: how similar organisations answered, without names. */
export interface Comparison {
  /** Which organisations it is compared with, in words: "kommuner". */
  readonly among: { readonly sv: string; readonly en: string }
  readonly count: number
  readonly lines: readonly { readonly set: string; readonly question: string; readonly shares: Readonly<Record<string, number>> }[]
}

export interface Tables {
  answer_round: {
    tenant: string
    id: string
    round: string | null
    invitation: string | null
    coordinator: string | null
    hosted: Generated<boolean>
    unit: string | null
    title: string
    lead: string
    from_name: string
    county: string | null
    secrecy: string
    supporter: string | null
    former_round: string | null
    former_title: string | null
    opens: string
    closes: string
    sets: Json<readonly QuestionSet[]>
    reply_code_sealed: Buffer | null
    reply_to: string | null
    created_by: string | null
    created_at: Once
  }
  answer_part: {
    tenant: string
    id: string
    round: string
    set_id: string
    unit: string | null
    owner: string
    reviewer: string | null
    helpers: Generated<string[]>
    due: string
    state: Generated<PartState>
    state_at: Generated<Date>
    collection: string | null
    share_staff: Generated<boolean>
    former: string | null
    created_at: Once
  }
  answer_section: {
    tenant: string
    part: string
    section: string
    version: Generated<number>
    helper: string | null
    saved_by: string | null
    saved_at: Date | null
  }
  answer: {
    tenant: string
    part: string
    question: string
    applies: boolean
    level: number | null
    chosen: string[]
    words_sealed: Buffer | null
    answered_by: string
    answered_at: Generated<Date>
  }
  answer_former: {
    tenant: string
    part: string
    question: string
    applies: boolean
    level: number | null
    chosen: string[]
    words_sealed: Buffer | null
    answered_at: Date
  }
  answer_evidence: {
    tenant: string
    id: string
    part: string
    question: string
    kind: 'file' | 'link'
    name_sealed: Buffer
    content_sealed: Buffer | null
    size: number
    added_by: string
    added_at: Once
  }
  answer_comment: {
    tenant: string
    id: string
    part: string
    question: string
    kind: CommentKind
    words_sealed: Buffer | null
    author: string
    written_at: Once
  }
  answer_submission: {
    tenant: string
    id: string
    round: string
    unit: string | null
    number: number
    sharing: 'levels' | 'levels_and_words'
    county_sees: boolean
    provision: string | null
    state: SubmissionState
    frozen_sealed: Buffer
    envelope_sealed: Buffer | null
    words_hash: Buffer | null
    check_asked: string | null
    said_names_nobody: boolean
    refusal: string | null
    signed_by: string
    signed_at: Once
    sent_at: Date | null
    answered_at: Date | null
    reopened_by: string | null
    reopened_at: Date | null
    reopened_why_sealed: Buffer | null
  }
  answer_lock: { tenant: string; round: string; number: number; locked: boolean }
  answer_comparison: { tenant: string; round: string; document: Json<Comparison>; came_at: Generated<Date> }
  unit: { tenant: string; id: string; name: string; closed_at: Date | null }
  account: { tenant: string; id: string; unit: string; signature: string; suspended_at: Date | null; closed_at: Date | null }
  role_grant: { tenant: string; account: string; role: string; valid_from: Date; valid_until: Date }
}
