/** SPAR personsök: an answer, in or out of its SOAP envelope, becomes records. Everything or nothing, never half a file. */
import { settleDuplicates } from './duplicates.ts'
import { FILE_PROBLEMS, makeError, namePost } from './problem.ts'
import type { Problem, ReadRecord, RegisterReading } from './reading.ts'
import { emptyRecord, refusedFile, settleTaken } from './reading.ts'
import { findAsides, readAddresses, readIdentity, readNames, readProperties, readRelations } from './spar-fields.ts'
import { readSparMarking } from './spar-marking.ts'
import type { SparVersion } from './spar-schema.ts'
import { isSparRecord, versionOf } from './spar-schema.ts'
import { decodeXml } from './text-encoding.ts'
import type { XmlNode, XmlRefusal } from './xml-records.ts'
import { readXmlRecords, textOf, XmlRefused } from './xml-records.ts'

/** 3 KB a person with history by SPAR's own account: 50 MB is about 17,000 persons, more than any tenant's protected ones. */
const MEGABYTES_MAX = 50
const RECORDS_MAX = 20_000

const SOAP = ['http://schemas.xmlsoap.org/soap/envelope/', 'http://www.w3.org/2003/05/soap-envelope']

const VERSION_NAMES: Readonly<Record<SparVersion, string>> = { '2021.1': '2021.1', '2023.1': '2023.1', '20160213': '20160213/20170225' }

const REFUSALS: Readonly<Record<XmlRefusal, () => Problem>> = {
  dtd: () =>
    makeError(
      'xml_dtd',
      'Filen har en dokumenttyp (DTD). Sådana filer läses inte, eftersom de kan hämta in främmande innehåll. Ingenting lästes in. Hämta svaret direkt från SPAR.',
      'The file has a document type (DTD). Such files are not read since they can pull in foreign content. Nothing was read. Fetch the answer directly from SPAR.',
    ),
  malformed: () =>
    makeError(
      'xml_not_whole',
      'Filen är inte hel XML: den är avhuggen eller skadad. Ingenting lästes in. Hämta den igen.',
      'The file is not whole XML: it is cut off or damaged. Nothing was read. Fetch it again.',
    ),
  depth: () =>
    makeError(
      'xml_too_deep',
      'Filen är inte ett svar från SPAR: den är för djupt nästlad. Ingenting lästes in.',
      'The file is not an answer from SPAR: it is nested too deeply. Nothing was read.',
    ),
  elements: () =>
    makeError(
      'xml_too_many_elements',
      'Filen har fler uppgifter än vad som läses på en gång. Ingenting lästes in. Dela upp den i flera filer.',
      'The file holds more than is read at one time. Nothing was read. Split it into several files.',
    ),
  text: () =>
    makeError(
      'xml_text_too_long',
      'Filen är inte ett svar från SPAR: ett fält är för långt. Ingenting lästes in.',
      'The file is not an answer from SPAR: a field is too long. Nothing was read.',
    ),
}

const FILE = {
  notSpar: () =>
    makeError(
      'spar_not_an_answer',
      'Filen är inte ett svar från SPAR personsök. Ingenting lästes in. Kontrollera att du valde rätt fil.',
      'The file is not an answer from SPAR personsök. Nothing was read. Check that you chose the right file.',
    ),
  unknownVersion: () =>
    makeError(
      'spar_unknown_version',
      'Svarets schemaversion känns inte igen, så skydd kan anges på ett sätt som inte förstås. Ingenting lästes in. Hämta svaret i schema 2021.1 eller 2023.1.',
      'The schema version of the answer is not recognised, so protection may be told in a way not understood. Nothing was read. Fetch the answer in schema 2021.1 or 2023.1.',
    ),
  unknownPart: () =>
    makeError(
      'spar_unknown_part',
      'Svaret har en del som inte hör till schemat. Ingenting lästes in. Hämta svaret igen eller fråga Skatteverket.',
      'The answer has a part that does not belong to the schema. Nothing was read. Fetch the answer again or ask Skatteverket.',
    ),
  exception: () =>
    makeError(
      'spar_exception',
      'SPAR svarade med ett fel i stället för personer. Ingenting lästes in. Gör om sökningen.',
      'SPAR answered with an error instead of persons. Nothing was read. Make the search again.',
    ),
  tooMany: () =>
    makeError(
      'spar_too_many_hits',
      'Sökningen gav fler träffar än SPAR lämnar ut, så svaret har inga personer. Gör sökningen snävare.',
      'The search gave more hits than SPAR hands out, so the answer holds no persons. Narrow the search.',
    ),
} as const

class AnswerRefused extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.code)
    this.problem = problem
  }
}

function readRecord(node: XmlNode, row: number, version: SparVersion): ReadRecord {
  const at = namePost(row)
  const { marking, problems } = readSparMarking(node, version, at)
  const identity = readIdentity(node, at)
  const addresses = readAddresses(node, marking, at)
  const updated = textOf(node, 'SenasteAndringSPAR') ?? textOf(node, 'SenasteAndringFolkbokforing')
  return settleTaken({
    ...emptyRecord(row, marking),
    ...(identity.identity === undefined ? {} : { identity: identity.identity }),
    ...(updated === undefined ? {} : { updated }),
    names: readNames(node),
    addresses: addresses.addresses,
    others: readProperties(node),
    relations: readRelations(node),
    problems: [...problems, ...identity.problems, ...addresses.problems, ...findAsides(node, at)],
  })
}

/** Where an answer may stand: alone, or in the body of an envelope. */
function isAnswerPlace(ancestors: readonly XmlNode[]): boolean {
  if (ancestors.length === 0) return true
  const [envelope, body] = ancestors
  return (
    ancestors.length === 2 &&
    envelope?.local === 'Envelope' &&
    body?.local === 'Body' &&
    SOAP.includes(envelope.uri) &&
    envelope.uri === body.uri
  )
}

/** Collects the records of one file; throws `AnswerRefused` as soon as the file cannot be trusted. */
class AnswerCollector {
  version: SparVersion | undefined
  readonly records: ReadRecord[] = []

  isRecord(node: XmlNode, ancestors: readonly XmlNode[]): boolean {
    const parent = ancestors.at(-1)
    const parentVersion = parent === undefined ? undefined : versionOf(parent)
    if (parent !== undefined && parentVersion !== undefined) {
      if (parentVersion !== 'unknown' && isSparRecord(node, parent, parentVersion)) return true
      if (node.local === 'Undantag') throw new AnswerRefused(FILE.exception())
      if (node.local === 'OverstigerMaxAntalSvarsposter') throw new AnswerRefused(FILE.tooMany())
      if (node.local !== 'PersonsokningFraga' && node.local !== 'UUID') throw new AnswerRefused(FILE.unknownPart())
      return false
    }
    const version = versionOf(node)
    if (version === undefined) {
      if (node.local === 'Fault' && SOAP.includes(node.uri)) throw new AnswerRefused(FILE.exception())
      // A person's record outside its answer must not be passed over in silence.
      if (isAnswerPlace(ancestors) && ancestors.length > 0) throw new AnswerRefused(FILE.unknownPart())
      return false
    }
    if (!isAnswerPlace(ancestors)) throw new AnswerRefused(FILE.notSpar())
    if (version === 'unknown' || (this.version !== undefined && this.version !== version)) throw new AnswerRefused(FILE.unknownVersion())
    this.version = version
    return false
  }

  onRecord(node: XmlNode): void {
    if (this.version === undefined) return
    if (this.records.length >= RECORDS_MAX) throw new AnswerRefused(FILE_PROBLEMS.tooManyRecords(RECORDS_MAX))
    this.records.push(readRecord(node, this.records.length + 1, this.version))
  }

  onOther(): void {
    // What stands outside records (the question, the UUID, the envelope) says nothing about anyone's protection.
  }
}

/** Reads an answer whole or refuses it whole. Never throws on foreign bytes. */
export function readSpar(bytes: Uint8Array): RegisterReading {
  if (bytes.length === 0) return refusedFile('spar', 'unknown', FILE_PROBLEMS.empty())
  if (bytes.length > MEGABYTES_MAX * 1024 * 1024) return refusedFile('spar', 'unknown', FILE_PROBLEMS.tooLarge(MEGABYTES_MAX))
  const text = decodeXml(bytes)
  if (text === undefined) return refusedFile('spar', 'unknown', FILE_PROBLEMS.encoding())
  const collector = new AnswerCollector()
  const versionName = (): string => (collector.version === undefined ? 'unknown' : VERSION_NAMES[collector.version])
  try {
    readXmlRecords(text, collector)
  } catch (error) {
    if (error instanceof XmlRefused) return refusedFile('spar', versionName(), REFUSALS[error.reason]())
    if (error instanceof AnswerRefused) return refusedFile('spar', versionName(), error.problem)
    throw error
  }
  if (collector.version === undefined) return refusedFile('spar', 'unknown', FILE.notSpar())
  const file_problems = collector.records.length === 0 ? [FILE_PROBLEMS.noRecords()] : []
  return { source: 'spar', schema_version: versionName(), records: settleDuplicates(collector.records, 'newest', namePost), file_problems }
}
