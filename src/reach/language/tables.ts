import type { Generated } from 'kysely'
import type { Form } from '../text/index.ts'

export type MediaType = 'video/mp4' | 'audio/mpeg' | 'audio/mp4'
export type MediaKind = 'sign_language' | 'audio'

export interface Tables {
  own_translation: {
    tenant: string
    id: string
    form: Form
    page: string
    source: string | null
    sha256: Buffer | null
    by: string
    at: Generated<Date>
  }
  text_signature: {
    tenant: string
    id: string
    form: Form
    what: string
    sha256: Buffer
    original: Buffer
    name_sealed: Buffer
    function: string
    knows_language: boolean
    on: string
    recorded_by: string
    recorded_at: Generated<Date>
    withdrawn_by: string | null
    withdrawn_at: Date | null
  }
  page_media: {
    tenant: string
    id: string
    site: string | null
    page: string
    form: Form
    kind: MediaKind
    title: string
    transcript: string
    media_type: MediaType
    bytes: Buffer
    size: number
    sha256: Buffer
    captions: string | null
    seconds: number
    by: string
    at: Generated<Date>
  }
  interpreter_offer: {
    tenant: string
    languages: string[]
    how_sv: string
    how_en: string | null
    how_ll: string | null
    by: string
    at: Generated<Date>
  }
  account: { tenant: string; id: string; signature: string }
  publication: { tenant: string; site: string; code: string; document: unknown }
}
