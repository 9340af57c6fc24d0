/**
 * Every setting, its meaning and its limit, in one place. Values come from the environment and from the one
 * configuration file that `samvarn init` writes (src/serve/configuration.ts); the environment goes first. A setting that
 * is wrong stops the start with a sentence that says what to do.
 */
import { z } from 'zod'
import { LIMITS } from './config/limits.ts'
import { type Refusal, refusals } from './config/refusals.ts'
import { type Setting, setting, whole } from './config/setting.ts'

export const PARTS = ['protect', 'detect', 'followup', 'reach', 'knowledge'] as const
export type Part = (typeof PARTS)[number]

export const SETTINGS = {
  port: setting('PORT', 'The port on this machine. When it is taken the next free one is used.', whole(1, 65535), 3000),
  mode: setting(
    'SAMVARN_MODE',
    'With "demo" organisations are invented and anyone may step into any role; with "real" people sign in (samvarn init sets it up).',
    z.enum(['demo', 'real']),
    'demo',
  ),
  listen: setting(
    'SAMVARN_LISTEN',
    'Where the port is opened. loopback: only this machine, with a reverse proxy in front. all: every address, for a container.',
    z.enum(['loopback', 'all']),
    'loopback',
  ),
  backup_recipient: setting(
    'SAMVARN_BACKUP_RECIPIENT',
    'The age recipient (age1…) that backups and the journal of marks are encrypted to. Its identity is kept offline: the server cannot open them.',
    z
      .string()
      .regex(/^age1[02-9ac-hj-np-z]{58}$/)
      .or(z.literal('')),
    '',
  ),
  marks_folder: setting(
    'SAMVARN_MARKS_FOLDER',
    'Where the journal of marked persons is written between two backups: best on another disk. Default: marks in the folder of the installation.',
    z.string().max(500),
    '',
  ),
  metrics_token: setting(
    'SAMVARN_METRICS_TOKEN',
    'Whoever sends this as a bearer token may read /metrics from elsewhere. Without it /metrics is for this machine only.',
    z.string().min(32).max(200).or(z.literal('')),
    '',
  ),
  public_url: setting(
    'SAMVARN_URL',
    'The address people use, such as https://samvarn.example.se. Decides which Host is answered and whether cookies are Secure.',
    z.url().or(z.literal('')),
    '',
  ),
  entry_url: setting(
    'SAMVARN_ENTRY_URL',
    'The address at which the pages for people at risk are met, such as https://www.example.se/info: the organisation’s ordinary name and a dull path, never a telling one. Decides which Host samvarn public answers.',
    z.url().or(z.literal('')),
    '',
  ),
  entry_port: setting('SAMVARN_ENTRY_PORT', 'The port of samvarn public on this machine.', whole(1, 65535), 3080),
  leave_url: setting(
    'SAMVARN_LEAVE_URL',
    'Where the exit of the public pages leads: a page that anybody may be looking at and that shows nothing personal, such as the weather.',
    z.url({ protocol: /^https$/ }).max(200),
    'https://www.smhi.se/',
  ),
  entry_counts: setting(
    'SAMVARN_ENTRY_COUNTS',
    'Set to 1 to count the use of the public pages, a day and a group of pages at a time, rounded. Off by default.',
    z.enum(['', '1']),
    '',
  ),
  demo_on_own_database: setting(
    'SAMVARN_DEMO',
    'Set to 1 to let the demonstration fill a database of your own (DATABASE_URL). Anyone who reaches it may step into any role: never with real persons in it.',
    z.enum(['', '1']),
    '',
  ),
  smtp_url: setting(
    'SAMVARN_SMTP_URL',
    'The server that takes our mail, such as smtp://user:password@mail.example.se:587 (STARTTLS is demanded) or smtps://… Without it no mail leaves.',
    z
      .url({ protocol: /^smtps?$/, hostname: /./ })
      .max(500)
      .or(z.literal('')),
    '',
  ),
  mail_from: setting(
    'SAMVARN_MAIL_FROM',
    'The sender of our mail, an address without a name, such as samvarn@example.se.',
    z.email().max(200).or(z.literal('')),
    '',
  ),
  mail_return: setting(
    'SAMVARN_MAIL_RETURN',
    'Where mail that cannot be delivered comes back, such as studs@example.se: each gets studs+code@example.se, which `samvarn bounce` reads. Without it bounces go to the sender.',
    z
      .email()
      .max(200)
      // A local part has 64 characters at most (RFC 5321), and the code takes 33.
      .regex(/^[^@]{1,31}@/)
      .or(z.literal('')),
    '',
  ),
  parts: setting(
    'SAMVARN_PARTS',
    'The parts this installation runs, separated by commas. Without "protect" there are no person tables at all.',
    z
      .string()
      .transform((s) =>
        s
          .split(',')
          .map((p) => p.trim())
          .filter(Boolean),
      )
      .pipe(z.array(z.enum(PARTS))) as unknown as z.ZodType<Part[]>,
    [...PARTS],
  ),
  root_key: setting(
    'SAMVARN_ROOT_KEY',
    'The root key as 64 hexadecimal digits. Without it a key file is made at first start.',
    z
      .string()
      .regex(/^[0-9a-fA-F]{64}$/)
      .or(z.literal('')),
    '',
  ),
  log_level: setting(
    'SAMVARN_LOG',
    'How much is logged: silent, error, info. Lines hold registered codes and ids only, whatever the level.',
    z.enum(['silent', 'error', 'info']),
    'info',
  ),
  ...LIMITS,
} as const

type Settings = { readonly [K in keyof typeof SETTINGS]: (typeof SETTINGS)[K] extends Setting<infer T> ? T : never }
export interface Config extends Settings {
  /** Invented organisations, a banner on every page, mail caught. */
  readonly demo: boolean
}

export class ConfigFault extends Error {
  readonly text: Refusal
  constructor(wrong: readonly Refusal[]) {
    const text = { sv: wrong.map(({ sv }) => sv).join('\n'), en: wrong.map(({ en }) => en).join('\n') }
    super(text.sv)
    this.text = text
  }
}

/** Reads the environment. Throws ConfigFault with one sentence per wrong setting, in both languages. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const wrong: Refusal[] = []
  const values: Record<string, unknown> = {}
  for (const [name, s] of Object.entries(SETTINGS) as [string, Setting<unknown>][]) {
    const raw = env[s.env]
    if (raw === undefined || raw === '') {
      values[name] = s.fallback
      continue
    }
    const parsed = s.schema.safeParse(raw)
    if (parsed.success) values[name] = parsed.data
    else
      wrong.push({
        sv: `${s.env} har ett värde som inte går att använda. Rätta det. Det den styr (på engelska): ${s.meaning}`,
        en: `${s.env} has a value that cannot be used. Correct it. What it decides: ${s.meaning}`,
      })
  }
  wrong.push(...refusals(env, values))
  if (wrong.length > 0) throw new ConfigFault(wrong)
  return { ...(values as Settings), demo: values['mode'] === 'demo' }
}

/** Bounds on what one connection may cost before a page has even been asked for. */
export const HTTP_LIMITS = {
  /** A session cookie and what browsers send take 2 kB. */
  header_bytes_max: 16_384,
  headers_max: 64,
  /** Somebody who sends one header byte at a time ("slowloris") is cut off after this. */
  header_ms_max: 10_000,
  /** The largest set of files, 60 MB, over a line of 2 Mbit/s. */
  request_ms_max: 300_000,
  idle_ms_max: 5_000,
  connections_max: 500,
  requests_per_connection_max: 1_000,
}
export type HttpLimits = typeof HTTP_LIMITS
