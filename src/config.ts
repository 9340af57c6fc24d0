/**
 * Every setting, its meaning and its limit, in one place. Values come from the environment and from the one
 * configuration file that `samvarn init` writes (src/serve/configuration.ts); the environment goes first. A setting that
 * is wrong stops the start with a sentence that says what to do.
 */
import { z } from 'zod'

export const PARTS = ['protect', 'detect', 'followup', 'reach', 'knowledge'] as const
export type Part = (typeof PARTS)[number]

interface Setting<T> {
  env: string
  meaning: string
  schema: z.ZodType<T>
  fallback: T
}
const setting = <T>(env: string, meaning: string, schema: z.ZodType<T>, fallback: T): Setting<T> => ({ env, meaning, schema, fallback })
const whole = (min: number, max: number) => z.coerce.number().int().min(min).max(max)

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
  upload_file_bytes_max: setting(
    'SAMVARN_UPLOAD_FILE_BYTES_MAX',
    'Largest file in a check: a 500-page decision with annexes stays below.',
    whole(1, 200_000_000),
    25_000_000,
  ),
  upload_set_bytes_max: setting(
    'SAMVARN_UPLOAD_SET_BYTES_MAX',
    'Largest outgoing set: what one process may hold in memory at once.',
    whole(1, 500_000_000),
    60_000_000,
  ),
  upload_files_max: setting(
    'SAMVARN_UPLOAD_FILES_MAX',
    'Most files in one set: a reviewer can judge no more in one sitting.',
    whole(1, 200),
    40,
  ),
  form_bytes_max: setting(
    'SAMVARN_FORM_BYTES_MAX',
    'Largest form without files. Bounds memory per request.',
    whole(1_000, 10_000_000),
    1_000_000,
  ),
  import_bytes_max: setting(
    'SAMVARN_IMPORT_BYTES_MAX',
    'Largest register file: 26,000 SPAR records stay below.',
    whole(1, 500_000_000),
    100_000_000,
  ),
  import_rows_max: setting(
    'SAMVARN_IMPORT_ROWS_MAX',
    'Most records in one register file: taking it in is done before the answer, at about 10 ms a record.',
    whole(1, 200_000),
    5_000,
  ),
  list_rows_max: setting('SAMVARN_LIST_ROWS_MAX', 'Most rows on one page; the rest is behind Next.', whole(10, 1000), 50),
  session_idle_minutes_max: setting(
    'SAMVARN_SESSION_IDLE_MINUTES_MAX',
    'A session that nobody uses ends after this (S-R20).',
    whole(1, 60),
    15,
  ),
  step_up_minutes_max: setting(
    'SAMVARN_STEP_UP_MINUTES_MAX',
    'A sensitive deed asks for a new proof when the last one is older than this (S-R24).',
    whole(1, 30),
    5,
  ),
  session_hours_max: setting('SAMVARN_SESSION_HOURS_MAX', 'A session ends after this whatever happens (S-R20).', whole(1, 12), 8),
  invitation_days: setting(
    'SAMVARN_INVITATION_DAYS',
    'An invitation that nobody has used ends after this. Long enough for a week off, short enough for a lost letter.',
    whole(1, 30),
    7,
  ),
  sign_in_requests_per_address_per_minute_max: setting(
    'SAMVARN_SIGN_IN_REQUESTS_PER_MINUTE_MAX',
    'Bounds what one network address can ask at the door: 300 colleagues behind one address sign in within a minute.',
    whole(4, 1_000_000),
    600,
  ),
  refusals_per_key_per_hour_max: setting(
    'SAMVARN_REFUSALS_PER_KEY_PER_HOUR_MAX',
    'Wrong answers in the name of one passkey that get a row in the log in an hour. A right answer is never held back, so nobody can lock another out.',
    whole(1, 10_000),
    20,
  ),
  sessions_per_account_max: setting(
    'SAMVARN_SESSIONS_PER_ACCOUNT_MAX',
    'Places where one account is signed in at a time: an office, a telephone and what was forgotten. The least used ends when one more begins.',
    whole(1, 50),
    5,
  ),
  requests_per_account_per_minute_max: setting(
    'SAMVARN_REQUESTS_PER_MINUTE_MAX',
    'Bounds what one account can ask: a fast reader makes 40 a minute.',
    whole(10, 1_000_000),
    300,
  ),
  scim_requests_per_minute_max: setting(
    'SAMVARN_SCIM_REQUESTS_PER_MINUTE_MAX',
    'Bounds what one directory can ask: Entra ID sends at most some hundreds a minute.',
    whole(10, 1_000_000),
    1_200,
  ),
  searches_per_account_per_hour_max: setting(
    'SAMVARN_SEARCHES_PER_HOUR_MAX',
    'Bounds slow listing of persons from one account.',
    whole(1, 10_000),
    120,
  ),
  searches_per_person_per_hour_max: setting(
    'SAMVARN_SEARCHES_PER_PERSON_PER_HOUR_MAX',
    'Look-ups of one target person from all accounts together (S-R23).',
    whole(1, 1000),
    20,
  ),
  checks_per_account_per_hour_max: setting(
    'SAMVARN_CHECKS_PER_HOUR_MAX',
    'The check is not an oracle: guessing by short texts hits this limit.',
    whole(1, 10_000),
    60,
  ),
  probe_text_units_max: setting(
    'SAMVARN_PROBE_TEXT_UNITS_MAX',
    'A checked set with less text than this is listed for the log reviewer as a possible probe.',
    whole(0, 10_000),
    200,
  ),
  originals_days: setting(
    'SAMVARN_ORIGINALS_DAYS',
    'Days until the original of a decided set is deleted. Long enough to regret, short enough not to become an archive.',
    whole(0, 365),
    7,
  ),
  provisional_days_max: setting(
    'SAMVARN_PROVISIONAL_DAYS_MAX',
    'Longest life of a provisional marking before somebody must look at it again.',
    whole(1, 365),
    90,
  ),
  marking_stale_hours: setting(
    'SAMVARN_MARKING_STALE_HOURS',
    'A marking that was verified longer ago than this is shown as in need of a new look (D-R4).',
    whole(1, 8760),
    168,
  ),
  check_seconds_max: setting(
    'SAMVARN_CHECK_SECONDS_MAX',
    'One file is read for at most this long; then it is unchecked and held.',
    whole(1, 600),
    30,
  ),
  glass_minutes_max: setting(
    'SAMVARN_GLASS_MINUTES_MAX',
    'How long a nödöppning stands open. The database allows no more than 60 (S-R24).',
    whole(5, 60),
    60,
  ),
  glass_review_hours: setting(
    'SAMVARN_GLASS_REVIEW_HOURS',
    'A nödöppning that nobody has reviewed after this is overdue: the unit head and the log reviewer are told too (S-R24).',
    whole(1, 24),
    24,
  ),
  glass_per_account_per_hour_max: setting(
    'SAMVARN_GLASS_PER_HOUR_MAX',
    'Nödöppningar of one account: a mother and two children at the same counter, no list.',
    whole(1, 20),
    3,
  ),
  glass_per_organisation_per_day_max: setting(
    'SAMVARN_GLASS_PER_DAY_MAX',
    'Nödöppningar of all accounts together: more than this in a day is no emergency but a way of working.',
    whole(1, 1000),
    20,
  ),
  pool_connections_max: setting('SAMVARN_POOL_CONNECTIONS_MAX', 'Connections of one process to the database, per role.', whole(1, 100), 8),
  statement_seconds_max: setting(
    'SAMVARN_STATEMENT_SECONDS_MAX',
    'A statement that runs longer is ended: nothing here should take a second.',
    whole(1, 600),
    20,
  ),
} as const

type Settings = { readonly [K in keyof typeof SETTINGS]: (typeof SETTINGS)[K] extends Setting<infer T> ? T : never }
export interface Config extends Settings {
  /** Invented organisations, a banner on every page, mail caught. */
  readonly demo: boolean
}

export class ConfigFault extends Error {}

/** Reads the environment. Throws ConfigFault with one Swedish sentence per wrong setting. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const wrong: string[] = []
  const values: Record<string, unknown> = {}
  for (const [name, s] of Object.entries(SETTINGS) as [string, Setting<unknown>][]) {
    const raw = env[s.env]
    if (raw === undefined || raw === '') {
      values[name] = s.fallback
      continue
    }
    const parsed = s.schema.safeParse(raw)
    if (parsed.success) values[name] = parsed.data
    else wrong.push(`${s.env} har ett värde som inte går att använda. Det den styr: ${s.meaning}`)
  }
  wrong.push(...refusals(env, values))
  if (wrong.length > 0) throw new ConfigFault(wrong.join('\n'))
  return { ...(values as Settings), demo: values['mode'] === 'demo' }
}

/** Where demonstration and reality must not meet, and what a real start cannot do without. */
function refusals(env: Record<string, string | undefined>, values: Record<string, unknown>): string[] {
  const url = String(values['public_url'] ?? '')
  const address = url === '' ? undefined : new URL(url)
  const isOpen = address !== undefined && !LOCAL.has(address.hostname)
  return values['mode'] === 'real' ? refusedInEarnest(address, isOpen) : refusedInDemo(env, values, isOpen)
}

function refusedInDemo(env: Record<string, string | undefined>, values: Record<string, unknown>, isOpen: boolean): string[] {
  const refused: string[] = []
  const mend = 'Kör samvarn init för att börja på riktigt'
  if (isOpen)
    refused.push(
      `SAMVARN_URL är en öppen adress, men demonstrationen släpper in vem som helst i vilken roll som helst. ${mend}, eller ta bort SAMVARN_URL.`,
    )
  if (values['listen'] === 'all')
    refused.push(`SAMVARN_LISTEN=all öppnar demonstrationen för andra datorer. ${mend}, eller ta bort SAMVARN_LISTEN.`)
  if (env['DATABASE_URL'] && values['demo_on_own_database'] !== '1')
    refused.push(
      `DATABASE_URL är satt, men demonstrationen fyller databasen med påhittade organisationer. ${mend}, ta bort DATABASE_URL, eller sätt SAMVARN_DEMO=1 för att prova med en tom databas utan verkliga personer.`,
    )
  return refused
}

function refusedInEarnest(address: URL | undefined, isOpen: boolean): string[] {
  if (!address)
    return ['SAMVARN_URL saknas. Sätt adressen som era medarbetare använder, till exempel SAMVARN_URL=https://samvarn.example.se.']
  if (isOpen && address.protocol !== 'https:')
    return [
      'SAMVARN_URL börjar med http://, och då går inloggningar att avlyssna. Använd https:// och låt en omvänd proxy sköta certifikatet (se deploy/).',
    ]
  if (address.hostname === '127.0.0.1' || address.hostname === '[::1]')
    return ['SAMVARN_URL är en IP-adress, och den går inte att använda med nycklar (passkeys). Skriv http://localhost och porten.']
  if (address.pathname !== '/' || address.search !== '' || address.hash !== '')
    return ['SAMVARN_URL ska vara bara en adress utan sökväg, till exempel https://samvarn.example.se.']
  return []
}
const LOCAL = new Set(['localhost', '127.0.0.1', '[::1]'])

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
