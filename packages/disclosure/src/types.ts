/**
 * The words that the whole engine speaks. Everything here is plain data that survives JSON,
 * since extraction runs in a child process of its own.
 */

/** How a person is protected. Never one boolean; see docs/glossary.md. */
export const LEVELS = ['sekretessmarkering', 'skyddad_folkbokforing', 'fingerade_personuppgifter', 'provisional'] as const
export type Level = (typeof LEVELS)[number]

/** Closed list of what a register line may hold about a person. */
export const IDENTIFIER_CLASSES = [
  'personnummer',
  'samordningsnummer',
  'name',
  'former_name',
  'new_name',
  'alias',
  'address',
  'postcode',
  'property',
  'coordinates',
  'phone',
  'email',
  'username',
  'vehicle',
  'account',
  'case_number',
  'relation',
  'school',
  'preschool',
  'workplace',
  'care',
  'shelter',
  'court',
  'handover_place',
  'municipality',
  'region',
  'country',
  'other',
] as const
export type IdentifierClass = (typeof IDENTIFIER_CLASSES)[number]

/** One line of the register (JSON Lines). `sender_place_secret`: WHO alone is STOP when the sender's place is secret for her. */
export interface RegisterPerson {
  person: string
  level: Level
  identifiers: { class: IdentifierClass; value: string }[]
  sender_place_secret?: boolean
}

export const RECIPIENTS = ['self', 'counterparty', 'authority', 'public'] as const
export type Recipient = (typeof RECIPIENTS)[number]

/** An explicit, time-limited permission for one class of one person. Logged by the caller. */
export interface Allowance {
  person: string
  class: IdentifierClass
  until: string
}

export interface CheckContext {
  recipient: Recipient
  /** Required with `self`: whose own data may pass. */
  subject?: string
  /** SCB code of the sender's municipality (4 digits) or county (2 digits). */
  senderPlace?: string
  allowances?: Allowance[]
  /** ISO date used for allowances and century inference; default today. */
  today?: string
  /** Also hold anyone's personnummer, home address and private phone on its way to a counter-party or the public. */
  holdAnyones?: boolean
}

/* ── documents ───────────────────────────────────────────────────────────── */

/** Where in a file a piece of text stands, as a person would point at it. All numbers start at 1. */
export interface Place {
  page?: number
  paragraph?: number
  line?: number
  sheet?: string
  cell?: string
  header?: string
  property?: string
  /** Path of nested files, outermost first: ["bilaga.zip", "brev.docx"]. */
  inside?: string[]
  /** Offset in UTF-16 units in the part's text. Filled by `check`. */
  offset?: number
  length?: number
  /** First and last character within the line or paragraph, in UTF-16 units from 1. Filled by the command line. */
  column?: number
  end_column?: number
  /** Only when the stretch ends on another line than it begins. */
  end_line?: number
}

export type PartKind =
  | 'body'
  | 'header'
  | 'footer'
  | 'note'
  | 'comment'
  | 'insertion'
  | 'deletion'
  | 'hidden'
  | 'textbox'
  | 'alt_text'
  | 'field'
  | 'form'
  | 'annotation'
  | 'outline'
  | 'metadata'
  | 'author'
  | 'recipient'
  | 'subject'
  | 'mail_header'
  | 'link'
  | 'style'
  | 'sheet'
  | 'hidden_sheet'
  | 'hidden_cells'
  | 'defined_name'
  | 'cache'
  | 'attachment'
  | 'attachment_name'
  | 'filename'
  | 'markup'
  | 'earlier_revision'

/** From offset `start` in the part's text (until the next mark) the place is this. Sorted by start. */
export interface Mark {
  start: number
  place: Place
}
/** A table cell's stretch of the part's text. `table` keeps tables apart; row and column start at 1. */
export interface Cell {
  table: number
  row: number
  column: number
  start: number
  end: number
}

export interface Part {
  /** Stable within the document: the same file read twice gives the same ids. */
  id: string
  kind: PartKind
  /** True when an ordinary reader of the file does not see this text. */
  hidden: boolean
  text: string
  marks: Mark[]
  cells?: Cell[]
}

/** Something that could not be read. One such entry makes the whole document `unchecked`. */
export interface Unread {
  code: UnreadCode
  where?: string
  /** SHA-256 (hex) of a picture whose text was not read: a person who has looked at it may say that it is known, such as a letterhead. */
  digest?: string
}
export const UNREAD_CODES = [
  'encrypted',
  'unknown_format',
  'unknown_part',
  'broken',
  'limit_size',
  'limit_entries',
  'limit_ratio',
  'limit_nesting',
  'limit_text',
  'timeout',
  'crashed',
  'picture_text',
  'external_content',
  'old_office',
  'encoding',
  'dtd',
  'mismatch',
  'unreadable',
  'link',
] as const
export type UnreadCode = (typeof UNREAD_CODES)[number]

export type Format = 'txt' | 'html' | 'docx' | 'pdf' | 'eml' | 'csv' | 'xlsx' | 'unknown'
export interface Document {
  format: Format
  parts: Part[]
  unread: Unread[]
  pages?: number
}

/** Limits on one file; each has a default in extract/limits.ts with its reason. */
export interface Limits {
  bytes_max: number
  unpacked_bytes_max: number
  entries_max: number
  ratio_max: number
  nesting_max: number
  text_units_max: number
  seconds_max: number
  memory_mb_max: number
}

/* ── findings ────────────────────────────────────────────────────────────── */

export type FindingLevel = 'STOP' | 'REVIEW' | 'NOTE'
export type FindingKind = IdentifierClass | 'who_where' | 'anyones_personnummer' | 'anyones_address' | 'anyones_phone'

export interface Finding {
  kind: FindingKind
  /** How the value was written: canonical, separators, spaced_out, split, zero_width, homoglyph, genitive, reversed_name … */
  form: string
  level: FindingLevel
  /** 0–1. */
  confidence: number
  /** The register's person id; absent when the finding is about anyone. */
  person?: string
  part: string
  part_kind: PartKind
  hidden: boolean
  place: Place
  /** Stretches of the part's text that the finding rests on; what a safe copy removes. */
  spans: { part: string; start: number; end: number }[]
  /** Registered rule id, e.g. `R.where.unique`. */
  rule: string
  /** Section of law, e.g. `OSL 21:3`. */
  law: string
  explanation: { sv: string; en: string }
  /** How many in the country bear the name, where a name is judged and the figure is known. */
  bearers?: number
}

export interface Verdict {
  verdict: 'clean' | 'findings' | 'unchecked'
  findings: Finding[]
  unread: Unread[]
}

/* ── the index behind a check ────────────────────────────────────────────── */

/** What the index says of one key: a class and a person's tag, never a value. */
export interface Entry {
  person: string
  level: Level
  class: IdentifierClass
  /** The form under which the key was entered: full, surname_first, initial, surname_only, street_only … */
  form: string
  sender_place_secret?: boolean
  /** On names: the register knows her identity number too, and so a name beside another number is a namesake's. */
  has_number?: boolean
}
/**
 * Looks normalised keys up. In the CLI it is a map in memory; in the product keys become keyed fingerprints
 * (AES-256 as the PRF) before they reach the table, so the checking place holds no register in clear.
 * Answers in the order asked; `undefined` where nothing is known.
 */
export interface Lookup {
  find(keys: readonly string[]): Promise<readonly (readonly Entry[] | undefined)[]>
  /** A coarse sieve over word hashes (keys/hash.ts): 1 where a key may begin or end. Without it every short run of words is asked for. */
  passes?(hashes: Uint32Array): Uint8Array
  /** Persons in the register: a name that many bear says little against a large one. */
  readonly persons?: number
}
