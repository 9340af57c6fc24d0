/** How the rows of release 0.3.0 are put in. */
import type { TenantKeys } from '../../src/platform/keys/tenant-keys.ts'
import type { OwnWords } from './upgrade-filled.ts'

/** Whom the rows are about, and who wrote them. */
export interface Ground {
  tenant: string
  unit: string
  head: string
  caseworker: string
  coordinator: string
  national: string
}
type Value = string | number | boolean | Date | Buffer | null | readonly (string | number)[]
interface Sealing {
  table: string
  column: string
  /** What it is sealed to: the row's id, where nothing else is said. */
  id: string
  words: string
  as?: string
  where?: Record<string, string | number>
}
export interface Laying {
  at: Ground
  keys: TenantKeys
  /** One row, of this organisation. */
  row(table: string, values: Record<string, Value>): Promise<void>
  /** Under the organisation's own key; remembered, since it must open afterwards. */
  seal(words: Sealing): Buffer
  remember(words: OwnWords): void
}

export const DAY_MS = 86_400_000
export const ago = (days: number): Date => new Date(Date.now() - days * DAY_MS)
export const day = (days: number): string => ago(-days).toISOString().slice(0, 10)
export const hash = (length: number): Buffer => Buffer.alloc(length, 27)
export const json = (value: unknown): string => JSON.stringify(value)
