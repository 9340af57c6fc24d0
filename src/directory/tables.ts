import type { Generated } from 'kysely'
import type { Happening, State } from './directory.ts'
import type { Root } from './hsds.ts'
import type { Tree } from './tree.ts'
import type { Audience } from './visibility.ts'

export type Kind = Root | 'rows'
interface EntryTable {
  tenant: string
  id: string
  kind: Kind
  hsds_id: string
  unit: string
  owner: string
  deputy: string | null
  document: Tree
  levels: Record<string, Audience>
  confidential: string[]
  state: Generated<State>
  verified_on: string | null
  verified_by: string | null
  reminded_on: Generated<string | null>
  created_at: Generated<Date>
  changed_at: Generated<Date>
}
interface SecretTable {
  tenant: string
  entry: string
  id: string
  unit: string
  path: string
  sealed: Buffer
}
interface ListingTable {
  tenant: string
  entry: string
  audience: Audience
  document: Tree
  areas: string[]
  checked: string
}
interface FreeTable {
  tenant: string
  entry: string
  shown_from: Date
  free: boolean
}
interface EventTable {
  tenant: string
  id: string
  entry: string
  what: Happening
  by: string | null
  at: Generated<Date>
}
interface NoteTable {
  tenant: string
  id: string
  account: string
  what: 'search' | 'import'
  sealed: Buffer
  at: Generated<Date>
}
interface AccountTable {
  tenant: string
  id: string
  unit: string
  signature: string
  closed_at: Date | null
  suspended_at: Date | null
}
export interface Tables {
  directory_entry: EntryTable
  directory_secret: SecretTable
  directory_listing: ListingTable
  directory_free: FreeTable
  directory_event: EventTable
  directory_note: NoteTable
  account: AccountTable
}
