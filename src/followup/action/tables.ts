import type { Generated } from 'kysely'
import type { ActionState, Effect, OriginKind } from './action.ts'

export const ENTRY_KINDS = ['raised', 'note', 'state', 'steered', 'evidence', 'evidence_removed', 'effect', 'handed_over'] as const
export type EntryKind = (typeof ENTRY_KINDS)[number]

export interface Tables {
  action_item: {
    tenant: string
    id: string
    origin_kind: OriginKind
    origin_id: string
    unit: string | null
    owner: string
    due: string
    state: Generated<ActionState>
    state_at: Generated<Date>
    sealed: Buffer
    effect_due: Generated<string | null>
    effect: Generated<Effect | null>
    effect_at: Generated<Date | null>
    created_by: string
    created_at: Generated<Date>
  }
  action_entry: {
    tenant: string
    id: string
    action: string
    kind: EntryKind
    state: Generated<ActionState | null>
    sealed: Generated<Buffer | null>
    by: string | null
    at: Generated<Date>
  }
  action_evidence: {
    tenant: string
    id: string
    action: string
    kind: 'file' | 'link'
    name_sealed: Buffer
    content_sealed: Buffer | null
    bytes: number
    added_by: string
    added_at: Generated<Date>
    removed_at: Generated<Date | null>
  }
  account: { tenant: string; id: string; unit: string; signature: string; closed_at: Date | null; suspended_at: Date | null }
  unit: { tenant: string; id: string; name: string; closed_at: Date | null }
  outbox: { tenant: string; account: string; template: string; created_at: Date }
}
