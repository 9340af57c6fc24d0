import type { Recipient } from '@samvarn/disclosure'

/** The rows that this room keeps, as the database holds them. What is sealed is a Buffer and nothing else. */

export type SetState = 'checking' | 'can_send' | 'in_review' | 'returned' | 'handled'
export type ReviewState = 'open' | 'awaiting_second' | 'returned' | 'safe_copy' | 'released'
export type Decision = 'return' | 'safe_copy' | 'release'
export type FindingRowLevel = 'STOP' | 'REVIEW' | 'NOTE' | 'UNCHECKED'

export interface SetTable {
  tenant: string
  id: string
  unit: string
  author: string
  recipient: Recipient
  subject_blind: Buffer | null
  sender_place: string | null
  key_wrapped: Buffer | null
  state: SetState
  message_sealed: Buffer | null
  text_units: number
  created_at: Date
  checked_at: Date | null
  decided_at: Date | null
  delete_originals_after: Date | null
  originals_deleted_at: Date | null
  author_seen_at: Date | null
}
export interface FileTable {
  tenant: string
  id: string
  set: string
  ordinal: number
  name_sealed: Buffer | null
  size: number
  content_sealed: Buffer | null
  reading_sealed: Buffer | null
  format: string | null
  verdict: 'clean' | 'findings' | 'unchecked' | null
}
export interface ReviewTable {
  tenant: string
  id: string
  set: string
  circle: string
  state: ReviewState
  decided_by: string | null
  decided_at: Date | null
  law: string | null
  reason: string | null
  decision: Decision | null
  weighing_sealed: Buffer | null
  message_sealed: Buffer | null
  second_by: string | null
  second_at: Date | null
  second_words_sealed: Buffer | null
  created_at: Date
}
export interface FindingTable {
  tenant: string
  id: string
  review: string
  file: string
  circle: string
  person: string | null
  level: FindingRowLevel
  kind: string
  detail_sealed: Buffer | null
  ordinal: number
}
export interface CopyTable {
  tenant: string
  id: string
  review: string
  file: string
  circle: string
  state: 'making' | 'made' | 'refused'
  refusal: string | null
  name_sealed: Buffer | null
  content_sealed: Buffer | null
  removed: number | null
  made_by: string
  made_at: Date
}
export interface SecondTable {
  tenant: string
  id: string
  review: string
  circle: string
  unit: string
  recipient: Recipient
  decision: 'release' | 'safe_copy'
  law: string | null
  reason: string | null
  weighing_sealed: Buffer
  author: string
  asked_by: string
  created_at: Date
  answered_by: string | null
  answered_at: Date | null
  approved: boolean | null
  answer_sealed: Buffer | null
  withdrawn_at: Date | null
}
export interface Tables {
  outgoing_set: SetTable
  outgoing_file: FileTable
  review: ReviewTable
  finding: FindingTable
  safe_copy: CopyTable
  second_request: SecondTable
  form_draft: { tenant: string; created_at: Date }
  disclosure_key: { tenant: string; owner_tag: Buffer; fingerprint: Buffer; ordinal: number; tag_sealed: Buffer }
  person: { tenant: string; id: string; circle: string }
  person_index: { tenant: string; circle: string; kind: string; blind: Buffer; person: string }
  account: { tenant: string; id: string; unit: string; signature: string; closed_at: Date | null }
  unit: { tenant: string; id: string; name: string; place_code: string | null }
  circle: { tenant: string; id: string; unit: string; name: string; single_officer: boolean }
  circle_member: { tenant: string; circle: string; account: string; on_duty: boolean; valid_from: Date; valid_until: Date }
  role_grant: { tenant: string; account: string; role: string; valid_from: Date; valid_until: Date }
  outbox: { tenant: string; id: string; account: string; template: string }
}
