import pino from 'pino'

/** The closed list of what may stand in a log line. No free words: a free word is where a name slips in (D-R9, S-R45). */
export const LOG_CODES = [
  'started',
  'stopped',
  'request',
  'fault',
  'bug',
  'database_unreachable',
  'job_done',
  'job_failed',
  'child_crashed',
  'child_timeout',
  'migrated',
  'demo_made',
  'key_made',
  'rate_limited',
  'foreign_request',
  'originals_deleted',
  'index_rebuilt',
  'pool_error',
  'mail_sent',
  'mail_refused',
  'mail_bounced',
  'sign_in_refused',
  'directory_request',
  'backup_made',
  'marks_kept',
  'glass_opened',
  'publication_refused',
] as const
export type LogCode = (typeof LOG_CODES)[number]

/** What may accompany a code: ids, counts, and words from closed lists of our own. */
export interface LogFields {
  id?: string
  tenant?: string
  request?: string
  route?: string
  method?: string
  status?: number
  ms?: number
  count?: number
  task?: string
  /** Class name and SQLSTATE or Node code of an error; never its message, which may carry values. */
  error?: { name: string; code?: string; at?: string }
}

export interface Log {
  info(code: LogCode, fields?: LogFields): void
  error(code: LogCode, fields?: LogFields): void
}

const SAFE = /^[A-Za-z0-9_:/.*-]{1,80}$/

/** Strips an error to what cannot carry a value: its class, its registered code, and file and line of our own code. */
export function stripError(error: unknown): { name: string; code?: string; at?: string } {
  if (!(error instanceof Error)) return { name: 'unknown' }
  const code = (error as { code?: unknown }).code
  const at = /(?:src|packages)\/[A-Za-z0-9_./-]+:\d+/.exec(error.stack ?? '')?.[0]
  return {
    name: SAFE.test(error.name) ? error.name : 'Error',
    ...(typeof code === 'string' && SAFE.test(code) ? { code } : {}),
    ...(at ? { at } : {}),
  }
}

export function makeLog(level: 'silent' | 'error' | 'info', destination?: { write(line: string): void }): Log {
  const options = { level, base: null, formatters: { level: (label: string) => ({ level: label }) } }
  const logger = destination ? pino(options, destination as pino.DestinationStream) : pino(options)
  return {
    info: (code, fields) => logger.info({ code, ...fields }),
    error: (code, fields) => logger.error({ code, ...fields }),
  }
}
