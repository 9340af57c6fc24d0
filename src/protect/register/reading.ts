/**
 * What every register reader gives back: plain records that survive JSON, since reading runs in a child process.
 * Nothing is decided here about storing or showing; a record tells what the file said and how far it can be trusted.
 */
import type { IdentifierClass } from '@samvarn/disclosure'

export interface Text {
  sv: string
  en: string
}

/**
 * A warning lets the record through; an error keeps it out of the register, listed with its reason.
 * The message names row and field but never repeats a value: problems travel further than records do (D-R9).
 */
export interface Problem {
  code: string
  field?: string
  message: Text
  severity: 'error' | 'warning'
}

export const MARKING_LEVELS = [
  'none',
  'sekretessmarkering',
  'skyddad_folkbokforing',
  'unknown_treat_as_highest',
  'fingerade_personuppgifter',
] as const
/** `unknown_treat_as_highest`: the source says that there is protection but not which (D-R2), or says it in a way we cannot read (D-R3). */
export type MarkingLevel = (typeof MARKING_LEVELS)[number]

export interface Marking {
  level: MarkingLevel
  /** SPAR set the sekretessmarkering itself because the person has skyddad folkbokföring (`sattAvSPAR="JA"`). */
  set_by_register?: boolean
  /** The day from which the marking holds, YYYY-MM-DD. */
  valid_from?: string
  /** The day on which the source last confirmed the record, YYYY-MM-DD. */
  last_verified?: string
  /** Who set the marking, where the file says so: a code of `MARKING_SOURCES`. */
  source?: MarkingSource
  /** The element, column or label the level rests on. Never a personal datum. */
  evidence: string
}

export const MARKING_SOURCES = ['skatteverket', 'spar', 'person', 'other_authority', 'care', 'police', 'court', 'own_organisation'] as const
export type MarkingSource = (typeof MARKING_SOURCES)[number]

export type IdentityKind = 'personnummer' | 'samordningsnummer' | 'reservnummer' | 'immunitetsnummer'
export interface Identity {
  kind: IdentityKind
  value: string
}

export interface ReadName {
  kind: 'name' | 'former_name' | 'new_name' | 'alias'
  given: string
  middle?: string
  sur: string
}

export interface ReadAddress {
  kind: 'folkbokforing' | 'sarskild_postadress' | 'utland' | 'kontakt'
  lines: string[]
  postcode?: string
  locality?: string
  country?: string
  /** Four digits by SCB: county and municipality. */
  municipality_code?: string
  county_code?: string
  /** With skyddad folkbokföring the municipality is chosen to mislead (16 § folkbokföringslagen) and must never be used as residence (D-R12). */
  municipality_not_residence?: true
}

export interface ReadRecord {
  /** Record or row number in the file, as a person would count it, from 1. */
  row: number
  identity?: Identity
  reference?: string
  /** When the source last changed the record, YYYY-MM-DD: what decides between two records on one person. */
  updated?: string
  relation?: 'client' | 'employee' | 'client_and_employee'
  names: ReadName[]
  addresses: ReadAddress[]
  contacts: { class: 'phone' | 'email'; value: string }[]
  others: { class: IdentifierClass; value: string }[]
  marking: Marking
  relations: { kind: string; identity?: string }[]
  problems: Problem[]
  /** False when an error stands among the problems: listed with its reason, never silently dropped. */
  taken: boolean
}

export type RegisterSource = 'spar' | 'list' | 'fhir'

export interface RegisterReading {
  source: RegisterSource
  schema_version: string
  records: ReadRecord[]
  /** An error here means that nothing in the file was taken and that `records` is empty. */
  file_problems: Problem[]
}

/** A record with nothing in it yet. */
export function emptyRecord(row: number, marking: Marking): ReadRecord {
  return { row, names: [], addresses: [], contacts: [], others: [], marking, relations: [], problems: [], taken: true }
}

/** Nothing was taken, and the file says why: half a file is never read in silence. */
export function refusedFile(source: RegisterSource, schemaVersion: string, problem: Problem): RegisterReading {
  return { source, schema_version: schemaVersion, records: [], file_problems: [problem] }
}

/** The last word on a record: one error among its problems keeps it out. */
export function settleTaken(record: ReadRecord): ReadRecord {
  return { ...record, taken: !record.problems.some((problem) => problem.severity === 'error') }
}

/** True for every level under which the person's data must be guarded. */
export function isProtected(level: MarkingLevel): boolean {
  return level !== 'none'
}

/** Levels under which the municipality of the register is not where she lives, or may not be (D-R12). */
export function isMunicipalityMisleading(level: MarkingLevel): boolean {
  return level === 'skyddad_folkbokforing' || level === 'unknown_treat_as_highest'
}
