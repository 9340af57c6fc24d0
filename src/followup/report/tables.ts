import type { Generated } from 'kysely'
import type { About, ReportKind } from './report.ts'

export interface ReportTable {
  tenant: string
  id: string
  title: string
  subtitle: string | null
  kind: ReportKind
  lang: 'sv' | 'en'
  mandate: string | null
  round: string | null
  revision: Generated<number>
  created_by: string
  created_at: Generated<Date>
  archived_at: Date | null
}
export interface SectionTable {
  tenant: string
  id: string
  report: string
  ordinal: number
  kind: string
  heading: string
  words: string
  about: About
}
export interface VersionTable {
  tenant: string
  id: string
  report: string
  number: number
  title: string
  marked: boolean
  document_sealed: Buffer
  document_sha256: Buffer
  frozen_by: string
  frozen_at: Generated<Date>
  state: Generated<'setting' | 'ready' | 'failed'>
  pdf_sealed: Buffer | null
  pdf_sha256: Buffer | null
  docx_sealed: Buffer | null
  docx_sha256: Buffer | null
}
export interface OpenTable {
  tenant: string
  id: string
  version: string
  publisher: string
  document: unknown
  opened_by: string
  opened_at: Generated<Date>
  withdrawn_at: Date | null
}
export interface Tables {
  report: ReportTable
  report_section: SectionTable
  report_version: VersionTable
  open_report: OpenTable
  tenant: { id: string; name: string }
}
