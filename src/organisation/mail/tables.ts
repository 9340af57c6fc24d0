import type { ColumnType, Generated } from 'kysely'
import type { Pace } from './mail.ts'

type Once = ColumnType<Date, Date | undefined, never>

export interface Tables {
  outbox: {
    tenant: string
    id: Generated<string>
    account: string
    template: string
    created_at: Once
    sent_at: Date | null
    about: string | null
    mail: string | null
  }
  account: {
    tenant: string
    id: string
    unit: string
    signature: string
    language: 'sv' | 'en'
    suspended_at: Date | null
    closed_at: Date | null
  }
  invitation: {
    tenant: string
    id: string
    account: string
    token_sealed: Buffer | null
    expires_at: Date
    used_at: Date | null
    ended_at: Date | null
  }
  mail_address: {
    tenant: string
    account: string
    sealed: Buffer
    pace: Generated<Pace>
    hours: Generated<number[]>
    changed_at: Generated<Date>
    bounced_at: Date | null
    bounce_status: string | null
  }
  mail_sent: {
    tenant: string
    id: string
    account: string
    return_code: Buffer
    messages: number
    created_at: Once
    tried_at: Date | null
    attempts: Generated<number>
    in_doubt: Generated<boolean>
    accepted_at: Date | null
    failed_at: Date | null
    status: string | null
  }
}
