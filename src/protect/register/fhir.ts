/** FHIR Patients: a Bundle, a single Patient, or one resource a line. Everything or nothing, never half a file. */
import { settleDuplicates } from './duplicates.ts'
import { findAsides, readAddresses, readContacts, readIdentities, readNames, readSurroundings } from './fhir-fields.ts'
import { readFhirMarking } from './fhir-marking.ts'
import type { Patient } from './fhir-shape.ts'
import { BundleShape, PatientShape } from './fhir-shape.ts'
import { FILE_PROBLEMS, makeError, makeWarning, namePost, RECORD_PROBLEMS } from './problem.ts'
import type { Problem, ReadRecord, RegisterReading } from './reading.ts'
import { emptyRecord, isProtected, refusedFile, settleTaken } from './reading.ts'
import type { JsonRefusal } from './strict-json.ts'
import { JsonRefused, parseStrictJson } from './strict-json.ts'
import { decodeJson } from './text-encoding.ts'

/** A Patient with its narrative is 2–5 KB. */
const MEGABYTES_MAX = 50
const RECORDS_MAX = 20_000

const REFUSALS: Readonly<Record<JsonRefusal, () => Problem>> = {
  malformed: () =>
    makeError(
      'json_not_whole',
      'Filen är inte hel JSON: den är avhuggen eller skadad. Ingenting lästes in. Hämta den igen.',
      'The file is not whole JSON: it is cut off or damaged. Nothing was read. Fetch it again.',
    ),
  duplicate_key: () =>
    makeError(
      'json_duplicate_key',
      'Filen ger samma uppgift två gånger, så den kan läsas på två sätt. Ingenting lästes in. Be det lämnande systemet rätta den.',
      'The file gives the same element twice, so it can be read in two ways. Nothing was read. Ask the sending system to correct it.',
    ),
  forbidden_key: () =>
    makeError(
      'json_forbidden_key',
      'Filen har namn på uppgifter som kan användas för angrepp. Ingenting lästes in. Meddela den som ansvarar för säkerheten.',
      'The file has element names that can be used for an attack. Nothing was read. Tell those responsible for security.',
    ),
  too_deep: () =>
    makeError(
      'json_too_deep',
      'Filen är för djupt nästlad för att vara FHIR. Ingenting lästes in. Kontrollera att det är rätt fil.',
      'The file is nested too deeply to be FHIR. Nothing was read. Check that it is the right file.',
    ),
}

const FILE = {
  notFhir: () =>
    makeError(
      'fhir_not_patients',
      'Filen är varken en Patient, en Bundle eller en rad per Patient (FHIR R4). Ingenting lästes in. Kontrollera att det är rätt fil.',
      'The file is neither a Patient, a Bundle nor one Patient a line (FHIR R4). Nothing was read. Check that it is the right file.',
    ),
  patientShape: (row: number) =>
    makeError(
      'fhir_patient_shape',
      `Post ${row} har inte formen av en Patient enligt FHIR R4. Ingenting lästes in. Be det lämnande systemet rätta filen.`,
      `Record ${row} is not shaped as a FHIR R4 Patient. Nothing was read. Ask the sending system to correct the file.`,
    ),
  bundleShape: () =>
    makeError(
      'fhir_bundle_shape',
      'Filen har inte formen av en Bundle enligt FHIR R4. Ingenting lästes in. Be det lämnande systemet rätta den.',
      'The file is not shaped as a FHIR R4 Bundle. Nothing was read. Ask the sending system to correct it.',
    ),
  otherResources: (kinds: string) =>
    makeWarning(
      'fhir_other_resources',
      `Filen har även annat än Patient (${kinds}). Det lästes inte in.`,
      `The file also holds other resources than Patient (${kinds}). They were not taken.`,
    ),
  morePages: () =>
    makeWarning(
      'fhir_more_pages',
      'Filen är en sida av flera: det finns fler personer i svaret. Hämta och läs in de andra sidorna också.',
      'The file is one page of several: the answer holds more persons. Fetch and read the other pages too.',
    ),
} as const

class FhirRefused extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.code)
    this.problem = problem
  }
}

interface Resources {
  resources: unknown[]
  problems: Problem[]
}

const typeOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'resourceType' in value ? value.resourceType : undefined

function openBundle(value: unknown): Resources {
  const bundle = BundleShape.safeParse(value)
  if (!bundle.success) throw new FhirRefused(FILE.bundleShape())
  const resources = (bundle.data.entry ?? []).map((entry) => entry.resource).filter((resource) => resource !== undefined)
  const hasMore = (bundle.data.link ?? []).some((link) => link.relation === 'next')
  return { resources, problems: hasMore ? [FILE.morePages()] : [] }
}

/** One value, or one a line. A broken line refuses the whole file: a cut transfer looks just like that. */
function openText(text: string): Resources {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const isOnePerLine = lines.length > 1 && lines.every((line) => line.startsWith('{') && line.trimEnd().endsWith('}'))
  if (!isOnePerLine) {
    const value = parseStrictJson(text)
    if (typeOf(value) === 'Bundle') return openBundle(value)
    if (typeOf(value) === 'Patient') return { resources: [value], problems: [] }
    throw new FhirRefused(FILE.notFhir())
  }
  const resources = lines.map((line) => parseStrictJson(line))
  if (resources.some((resource) => typeof typeOf(resource) !== 'string')) throw new FhirRefused(FILE.notFhir())
  return { resources, problems: [] }
}

function readPatient(patient: Patient, row: number, today: string): ReadRecord {
  const at = namePost(row)
  const { marking, problems } = readFhirMarking(patient, at)
  const identities = readIdentities(patient, at, today)
  const contacts = readContacts(patient, at, today)
  const surroundings = readSurroundings(patient)
  const addresses = readAddresses(patient, today)
  const updated = patient.meta?.lastUpdated?.slice(0, 10)
  const isExposed = isProtected(marking.level) && addresses.some((address) => address.kind !== 'sarskild_postadress')
  return settleTaken({
    ...emptyRecord(row, marking),
    ...(identities.identity === undefined ? {} : { identity: identities.identity }),
    ...(identities.reference === undefined ? {} : { reference: identities.reference }),
    ...(updated === undefined ? {} : { updated }),
    relation: 'client',
    names: readNames(patient, today),
    addresses,
    contacts: contacts.contacts,
    others: [...identities.others, ...surroundings.others],
    relations: surroundings.relations,
    problems: [
      ...problems,
      ...identities.problems,
      ...(isExposed ? [RECORD_PROBLEMS.addressOnMarked(at)] : []),
      ...contacts.problems,
      ...findAsides(patient, at),
    ],
  })
}

function readResources(opened: Resources, today: string): { records: ReadRecord[]; problems: Problem[] } {
  const patients = opened.resources.filter((resource) => typeOf(resource) === 'Patient')
  if (patients.length > RECORDS_MAX) throw new FhirRefused(FILE_PROBLEMS.tooManyRecords(RECORDS_MAX))
  const records = patients.map((value, index) => {
    const patient = PatientShape.safeParse(value)
    if (!patient.success) throw new FhirRefused(FILE.patientShape(index + 1))
    return readPatient(patient.data, index + 1, today)
  })
  const kinds = [...new Set(opened.resources.map(typeOf).filter((type) => type !== 'Patient'))]
    .map((type) => String(type).slice(0, 40))
    .sort()
  const problems = [...opened.problems]
  if (kinds.length > 0) problems.push(FILE.otherResources(kinds.slice(0, 10).join(', ')))
  if (records.length === 0) problems.push(FILE_PROBLEMS.noRecords())
  return { records, problems }
}

const VERSION = 'FHIR R4'

/** `today` (YYYY-MM-DD) decides what has ended. Never throws on foreign bytes. */
export function readFhir(bytes: Uint8Array, today: string): RegisterReading {
  if (bytes.length === 0) return refusedFile('fhir', VERSION, FILE_PROBLEMS.empty())
  if (bytes.length > MEGABYTES_MAX * 1024 * 1024) return refusedFile('fhir', VERSION, FILE_PROBLEMS.tooLarge(MEGABYTES_MAX))
  const text = decodeJson(bytes)
  if (text === undefined) return refusedFile('fhir', VERSION, FILE_PROBLEMS.encoding())
  try {
    const { records, problems } = readResources(openText(text), today)
    return { source: 'fhir', schema_version: VERSION, records: settleDuplicates(records, 'newest', namePost), file_problems: problems }
  } catch (error) {
    if (error instanceof JsonRefused) return refusedFile('fhir', VERSION, REFUSALS[error.reason]())
    if (error instanceof FhirRefused) return refusedFile('fhir', VERSION, error.problem)
    throw error
  }
}
