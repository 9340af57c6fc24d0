import type { AskedHere, State } from './conversation.ts'

export interface Conversation {
  id: string
  title: string
  asked: AskedHere
  unit: string | null
  kind: 'together' | 'alone'
  shared: boolean
  leader: string
  made_by: string
  held_on: string
  minutes_each: number
  film_link: string | null
  film_captioned: boolean
  retention_days: number
  state: State
  step: number
  step_since: Date
  settled_at: Date | null
  thoughts_deleted_at: Date | null
  check_by: string | null
  check_id: string | null
  check_hash: Buffer | null
}
export interface ConversationTables {
  conversation: Conversation & { tenant: string; made_at: Date; token_hash: Buffer; token_sealed: Buffer }
  conversation_thought: { tenant: string; id: string; conversation: string; question: string; sealed: Buffer; waiting: boolean }
  conversation_note: { tenant: string; conversation: string; question: string; sealed: Buffer }
  conversation_film: {
    tenant: string
    conversation: string
    key_wrapped: Buffer
    media: 'video/mp4' | 'video/webm'
    bytes: number
    captions_sealed: Buffer | null
    captions_lang: 'sv' | 'en' | null
  }
  conversation_film_piece: { tenant: string; conversation: string; number: number; sealed: Buffer }
  unit: { tenant: string; id: string; name: string; closed_at: Date | null }
  account: { tenant: string; id: string; signature: string; closed_at: Date | null }
}
export const COLUMNS = [
  'id',
  'title',
  'asked',
  'unit',
  'kind',
  'shared',
  'leader',
  'made_by',
  'held_on',
  'minutes_each',
  'film_link',
  'film_captioned',
  'retention_days',
  'state',
  'step',
  'step_since',
  'settled_at',
  'thoughts_deleted_at',
  'check_by',
  'check_id',
  'check_hash',
] as const
