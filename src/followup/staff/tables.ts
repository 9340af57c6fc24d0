import type { AskedSet, Pictures } from './staff.ts'

export interface Collection {
  id: string
  title: string
  asked: AskedSet
  unit: string | null
  units: string[]
  words_allowed: boolean
  pictures: Pictures
  opens_on: string
  closes_on: string
  closed_at: Date | null
  made_by: string
}
export interface StaffTables {
  staff_collection: Collection & {
    tenant: string
    token_hash: Buffer
    token_sealed: Buffer
    words_shown: number
    made_at: Date
  }
  meeting_code: {
    tenant: string
    id: string
    code_hash: Buffer
    code_sealed: Buffer
    about: string
    leads_sealed: Buffer
    made_by: string
    until_at: Date
  }
  staff_draft: {
    tenant: string
    id: string
    collection: string
    run_hash: Buffer | null
    code_hash: Buffer | null
    sealed: Buffer | null
  }
  staff_answer: {
    tenant: string
    id: string
    collection: string
    unit: string | null
    question: string
    words: boolean
    sealed: Buffer
  }
  staff_sum: {
    tenant: string
    id: string
    collection: string
    unit: string | null
    question: string
    count: number
    sums: Record<string, number>
  }
  staff_words: { tenant: string; id: string; collection: string; question: string; sealed: Buffer }
  unit: { tenant: string; id: string; name: string; closed_at: Date | null }
}
export const COLUMNS = [
  'id',
  'title',
  'asked',
  'unit',
  'units',
  'words_allowed',
  'pictures',
  'opens_on',
  'closes_on',
  'closed_at',
  'made_by',
] as const
