/** A register file on its way in: what each of its records would do, in words, and what came of it. Pure. */
import type { Text } from '../../platform/page/index.ts'
import type { Source, Statement } from '../marking/index.ts'
import { type Action, type Incoming, identityDatum, makeName, type NewDatum, REFUSAL_TEXTS, type Refusal } from '../person/index.ts'
import type { Problem, ReadAddress, ReadRecord, RegisterReading, RegisterSource } from '../register/index.ts'

export const SOURCES = {
  spar: { label: { sv: 'Svar från SPAR', en: 'Answer from SPAR' }, hint: { sv: 'XML, personsök', en: 'XML, person search' } },
  list: { label: { sv: 'Egen lista', en: 'Own list' }, hint: { sv: 'CSV eller XLSX efter mallen', en: 'CSV or XLSX by the template' } },
  fhir: { label: { sv: 'Patienter ur vårdens system', en: 'Patients from health care' }, hint: { sv: 'FHIR, JSON', en: 'FHIR, JSON' } },
} as const satisfies Record<RegisterSource, { label: Text; hint: Text }>

export const ACTIONS: Readonly<Record<Action | 'failed', Text>> = {
  new: { sv: 'Ny', en: 'New' },
  changed: { sv: 'Ändras', en: 'Changes' },
  unchanged: { sv: 'Oförändrad', en: 'Unchanged' },
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

/** A record and what will happen to it. `person` when she is in the circle already. */
export interface PreviewRow {
  record: ReadRecord
  action: Action
  because?: Refusal | undefined
  person?: string | undefined
}
/** What lies sealed between preview and decision. */
export interface Preview {
  reading: Pick<RegisterReading, 'source' | 'schema_version' | 'file_problems'>
  rows: PreviewRow[]
}
/** What is kept of it afterwards: which rows went where, and why. No value. */
export interface Result {
  rows: { row: number; action: Action | 'failed'; because?: Refusal | undefined; problems: Problem[] }[]
}

/** A reader's refusal stands above the plan: what was not read cannot be taken. */
export function settleRow(
  record: ReadRecord,
  plan: { action: Action; because?: Refusal | undefined },
  person: string | undefined,
): PreviewRow {
  return record.taken ? { record, action: plan.action, because: plan.because, person } : { record, action: 'refused', person }
}

const ORDER: readonly (Action | 'failed')[] = ['failed', 'refused', 'withdrawn', 'changed', 'new', 'not_stored', 'unchanged']
/** Problems first: what somebody must look at stands where she looks. */
export function problemsFirst<Row extends { action: Action | 'failed'; problems: readonly Problem[]; row: number }>(
  rows: readonly Row[],
): Row[] {
  const weight = (row: Row) => (row.action === 'failed' || row.action === 'refused' ? 0 : row.problems.length > 0 ? 1 : 2)
  return [...rows].sort((a, b) => weight(a) - weight(b) || ORDER.indexOf(a.action) - ORDER.indexOf(b.action) || a.row - b.row)
}

export function countActions(rows: readonly { action: Action | 'failed' }[]): Partial<Record<Action | 'failed', number>> {
  const counts: Partial<Record<Action | 'failed', number>> = {}
  for (const { action } of rows) counts[action] = (counts[action] ?? 0) + 1
  return counts
}

const MEANINGS: Readonly<Partial<Record<Action | 'failed', Text>>> = {
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
/** Everything there is to say about a row, what happens to it first. */
export function wordsAbout(row: { action: Action | 'failed'; because?: Refusal | undefined; problems: readonly Problem[] }): Text[] {
  const [meaning, refusal] = [MEANINGS[row.action], row.because && REFUSAL_TEXTS[row.because]]
  return [...(meaning ? [meaning] : []), ...(refusal ? [refusal] : []), ...row.problems.map((problem) => problem.message)]
}

/** Any action that changed the register, or confirmed it. */
export const wasTaken = (action: Action | 'failed'): boolean => action !== 'refused' && action !== 'failed' && action !== 'not_stored'
