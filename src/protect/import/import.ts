/** A register file on its way in: what each of its records would do, in words, and what came of it. Pure. */
import type { Text } from '../../platform/page/index.ts'
import type { Source, Statement } from '../marking/index.ts'
import {
  type Action,
  classText,
  type DatumClass,
  type Incoming,
  identityDatum,
  makeName,
  type NewDatum,
  type Plan,
  type Planned,
  REFUSAL_TEXTS,
  type Refusal,
} from '../person/index.ts'
import {
  JOINED_ROW,
  type Problem,
  type ReadAddress,
  type ReadRecord,
  type RegisterReading,
  type RegisterSource,
} from '../register/index.ts'

export const SOURCES = {
  spar: { label: { sv: 'Svar från SPAR', en: 'Answer from SPAR' }, hint: { sv: 'XML, personsök', en: 'XML, person search' } },
  list: { label: { sv: 'Egen lista', en: 'Own list' }, hint: { sv: 'CSV eller XLSX efter mallen', en: 'CSV or XLSX by the template' } },
  fhir: { label: { sv: 'Patienter ur vårdens system', en: 'Patients from health care' }, hint: { sv: 'FHIR, JSON', en: 'FHIR, JSON' } },
} as const satisfies Record<RegisterSource, { label: Text; hint: Text }>

/** What becomes of a row: as of a person, and besides that her row may be joined to another, or the database refuse it. */
export type RowAction = Action | 'joined' | 'failed'
export const ACTIONS: Readonly<Record<RowAction, Text>> = {
  new: { sv: 'Ny', en: 'New' },
  changed: { sv: 'Ändras', en: 'Changes' },
  unchanged: { sv: 'Oförändrad', en: 'Unchanged' },
  joined: { sv: 'Fogas till en annan rad', en: 'Joined to another row' },
  withdrawn: { sv: 'Återkallas', en: 'Withdrawn' },
  not_stored: { sv: 'Lagras inte', en: 'Not stored' },
  refused: { sv: 'Avvisas', en: 'Refused' },
  failed: { sv: 'Misslyckades', en: 'Failed' },
}

function addressDatum(address: ReadAddress): NewDatum {
  const place = [address.postcode, address.locality].filter(Boolean).join(' ')
  return {
    class: 'address',
    kind: address.kind,
    value: [...address.lines, place, address.country ?? ''].filter((part) => part.trim() !== '').join(', '),
  }
}

function identityData(record: ReadRecord): NewDatum[] {
  const { identity, reference } = record
  if (identity === undefined) return reference === undefined ? [] : [{ class: 'other', kind: 'reference', value: reference }]
  if (identity.kind === 'personnummer' || identity.kind === 'samordningsnummer')
    return [{ ...identityDatum(identity.value), class: identity.kind }]
  return [{ class: 'other', kind: identity.kind, value: identity.value }]
}

/** A record of a file in the words of the register. */
export function incomingOf(record: ReadRecord, source: Source, schemaVersion: string): Incoming {
  const { marking } = record
  const statement: Statement = {
    level: marking.level,
    source,
    schema_version: schemaVersion,
    valid_from: marking.valid_from,
    set_by_register: marking.set_by_register,
    last_verified: marking.last_verified,
  }
  const municipalities = new Set(record.addresses.flatMap((address) => (address.municipality_code ? [address.municipality_code] : [])))
  return {
    relation: record.relation ?? 'client',
    statement,
    data: [
      ...identityData(record),
      ...record.names.map((name) => makeName(name.given, [name.middle, name.sur].filter(Boolean).join(' '), name.kind)),
      ...record.addresses.filter((address) => address.lines.length > 0 || address.postcode !== undefined).map(addressDatum),
      ...[...municipalities].map((value): NewDatum => ({ class: 'municipality', value })),
      ...record.contacts,
      ...record.others,
    ],
  }
}

/** What kinds of thing change about a person who is here already. Never a value. */
export type Kind = keyof typeof KINDS | DatumClass
const KINDS = {
  protection: { sv: 'skydd', en: 'protection' },
  client_or_employee: { sv: 'klient eller anställd', en: 'client or employee' },
} as const

/** A record and what will happen to it. `person` when she is in the circle already. */
export interface PreviewRow {
  record: ReadRecord
  action: RowAction
  because?: Refusal | undefined
  person?: string | undefined
  changes?: readonly Kind[] | undefined
}
/** What lies sealed between preview and decision. */
export interface Preview {
  reading: Pick<RegisterReading, 'source' | 'schema_version' | 'file_problems'>
  rows: PreviewRow[]
}
/** What is kept of it afterwards: which rows went where, and why. No value. */
export interface Result {
  rows: { row: number; action: RowAction; because?: Refusal | undefined; problems: Problem[] }[]
}

/** A forgotten datum is of the class that another takes the place of. */
function kindsOf(plan: Plan, relationChanges: boolean): Kind[] {
  const classes = [...plan.add, ...plan.overwrite.map(({ datum }) => datum)].map((datum) => datum.class)
  const protection: Kind[] = plan.change === 'same' || plan.change === 'none' ? [] : ['protection']
  return [...new Set<Kind>([...protection, ...(relationChanges ? (['client_or_employee'] as const) : []), ...classes])]
}

const NAME_DIFFERS: Problem = {
  code: 'name_differs',
  field: 'names',
  severity: 'warning',
  message: {
    sv: 'Namnet skiljer sig från det som finns på numret. Kontrollera numret.',
    en: 'The name differs from the one that stands on the number. Check the number.',
  },
}

/** A reader's refusal stands above the plan: what was not read cannot be taken. */
export function settleRow(record: ReadRecord, { plan, person, name_differs, relation_changes }: Planned): PreviewRow {
  if (!record.taken) return { record, action: 'refused', person }
  return {
    record: name_differs && plan.action !== 'refused' ? { ...record, problems: [...record.problems, NAME_DIFFERS] } : record,
    action: plan.action,
    because: plan.because,
    person,
    changes: plan.action === 'changed' ? kindsOf(plan, relation_changes) : undefined,
  }
}

const isJoined = (record: ReadRecord): boolean => record.problems.some((problem) => problem.code === JOINED_ROW)

/** A row that was joined to another goes where that one goes: taken in with it, or not at all. */
export function joinedAction<A extends RowAction>(
  record: ReadRecord,
  rows: readonly { record: ReadRecord; action: A }[],
): A | 'joined' | undefined {
  if (!isJoined(record)) return undefined
  const kept = rows.find((row) => row.record.taken && row.record.identity?.value === record.identity?.value)
  return kept && (wasTaken(kept.action) ? 'joined' : kept.action)
}

const ORDER: readonly RowAction[] = ['failed', 'refused', 'withdrawn', 'changed', 'new', 'joined', 'not_stored', 'unchanged']
/** Problems first: what somebody must look at stands where she looks. */
export function problemsFirst<Row extends { action: RowAction; problems: readonly Problem[]; row: number }>(rows: readonly Row[]): Row[] {
  const weight = (row: Row) => (row.action === 'failed' || row.action === 'refused' ? 0 : row.problems.length > 0 ? 1 : 2)
  return [...rows].sort((a, b) => weight(a) - weight(b) || ORDER.indexOf(a.action) - ORDER.indexOf(b.action) || a.row - b.row)
}

export function countActions(rows: readonly { action: RowAction }[]): Partial<Record<RowAction, number>> {
  const counts: Partial<Record<RowAction, number>> = {}
  for (const { action } of rows) counts[action] = (counts[action] ?? 0) + 1
  return counts
}

const MEANINGS: Readonly<Partial<Record<RowAction, Text>>> = {
  withdrawn: {
    sv: 'Källan markerar inte längre personen. Skyddet består tills någon i kretsen har beslutat.',
    en: 'The source no longer marks the person. The protection stays until somebody in the circle has decided.',
  },
  not_stored: { sv: 'Personen är inte markerad, och då lagras ingenting.', en: 'The person is not marked, and then nothing is stored.' },
  failed: {
    sv: 'Raden gick inte att lagra. Kontrollera den och läs in den igen; de andra raderna är inte berörda.',
    en: 'The row could not be stored. Check it and read it in again; the other rows are not affected.',
  },
}
const small = (text: string): string => text.charAt(0).toLocaleLowerCase('sv') + text.slice(1)
function changesText(kinds: readonly Kind[]): Text {
  const texts = kinds.map((kind) => (kind === 'protection' || kind === 'client_or_employee' ? KINDS[kind] : classText(kind)))
  return { sv: `Ändras: ${texts.map(({ sv }) => small(sv)).join(', ')}.`, en: `Changes: ${texts.map(({ en }) => small(en)).join(', ')}.` }
}

/** Everything there is to say about a row, what happens to it first. */
export function wordsAbout(row: {
  action: RowAction
  because?: Refusal | undefined
  problems: readonly Problem[]
  changes?: readonly Kind[] | undefined
}): Text[] {
  const [meaning, refusal] = [MEANINGS[row.action], row.because && REFUSAL_TEXTS[row.because]]
  const changes = row.changes?.length ? [changesText(row.changes)] : []
  return [...(meaning ? [meaning] : []), ...(refusal ? [refusal] : []), ...changes, ...row.problems.map((problem) => problem.message)]
}

/** Any action that changed the register, or confirmed it. */
export const wasTaken = (action: RowAction): boolean => action !== 'refused' && action !== 'failed' && action !== 'not_stored'
