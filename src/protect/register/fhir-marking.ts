/** What a Patient's security labels say about protection (D-R1 to D-R3). A label that we do not know counts as the highest. */
import { makeWarning } from './problem.ts'
import type { FhirCoding, Patient } from './fhir-shape.ts'
import { findUnknownProtection } from './fhir-shape.ts'
import type { Marking, MarkingLevel, Problem, Text } from './reading.ts'
import { MARKING_LEVELS } from './reading.ts'
import { isNameWithheld } from './withheld.ts'

/** HL7 Sweden's code system; its codes are sekretessmarkering and skyddadFolkbokforing. */
export const SECURITY_LABELS = 'http://hl7.se/fhir/ig/base/CodeSystem/SecurityLabel'
const CONFIDENTIALITY = 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality'
const ACT_CODE = 'http://terminology.hl7.org/CodeSystem/v3-ActCode'
const ACT_REASON = 'http://terminology.hl7.org/CodeSystem/v3-ActReason'

const SWEDISH: Readonly<Record<string, MarkingLevel>> = {
  sekretessmarkering: 'sekretessmarkering',
  skyddadFolkbokforing: 'skyddad_folkbokforing',
}

/** Labels that speak of ordinary confidentiality or of test data, and never of a protected person. */
function isHarmless(label: FhirCoding): boolean {
  if (label.system === CONFIDENTIALITY) return ['U', 'L', 'M', 'N'].includes(label.code ?? '')
  return label.system === ACT_REASON && label.code === 'HTEST'
}

/** `DEMO` (demographic data is sensitive) stands beside the Swedish label in HL7 Sweden's examples and tells no level of its own. */
function isCompanion(label: FhirCoding): boolean {
  return label.system === ACT_CODE && label.code === 'DEMO'
}

const nameLabel = (label: FhirCoding): string => `meta.security ${(label.code ?? '(utan kod)').slice(0, 60)}`

const TEXTS = {
  label: (at: Text, name: string) =>
    makeWarning(
      'protection_unknown',
      `${at.sv}: säkerhetsetiketten känns inte igen (${name}). Personen behandlas som högsta skydd. Fråga det lämnande systemets förvaltare vad den betyder.`,
      `${at.en}: the security label is not recognised (${name}). The person is treated as having the highest protection. Ask those who run the sending system what it means.`,
      'marking',
    ),
  addition: (at: Text, names: string) =>
    makeWarning(
      'protection_unknown',
      `${at.sv}: posten har ett tillägg som kan handla om skydd men inte känns igen (${names}). Personen behandlas som högsta skydd. Fråga det lämnande systemets förvaltare.`,
      `${at.en}: the record has an addition that may be about protection but is not recognised (${names}). The person is treated as having the highest protection. Ask those who run the sending system.`,
      'marking',
    ),
  withheld: (at: Text) =>
    makeWarning(
      'protection_without_label',
      `${at.sv}: namnet är utbytt mot en upplysning om skydd, men etiketten saknas. Personen behandlas som högsta skydd. Kontrollera mot källan.`,
      `${at.en}: the name is replaced by a note on protection but the label is missing. The person is treated as having the highest protection. Check with the source.`,
      'marking',
    ),
} as const

const highest = (evidence: string): Marking => ({ level: 'unknown_treat_as_highest', evidence })

/** Protection that shows in the record itself: names or address lines replaced by a note. */
function isWithheld(patient: Patient): boolean {
  const names = (patient.name ?? []).flatMap((name) => [name.family, name.text, ...(name.given ?? [])])
  const lines = (patient.address ?? []).flatMap((address) => [...(address.line ?? []), address.city])
  return [...names, ...lines].some((text) => typeof text === 'string' && /\p{L}{3}/u.test(text) && isNameWithheld(text))
}

export function readFhirMarking(patient: Patient, at: Text): { marking: Marking; problems: Problem[] } {
  const labels = patient.meta?.security ?? []
  const known = labels.flatMap((label) => {
    const level = label.system === SECURITY_LABELS && Object.hasOwn(SWEDISH, label.code ?? '') ? SWEDISH[label.code ?? ''] : undefined
    return level === undefined ? [] : [{ level, label }]
  })
  const rest = labels.filter((label) => !known.some((each) => each.label === label) && !isHarmless(label))
  const unknown = rest.find((label) => !(isCompanion(label) && known.length > 0))
  if (unknown !== undefined) return { marking: highest(nameLabel(unknown)), problems: [TEXTS.label(at, nameLabel(unknown))] }
  const additions = findUnknownProtection(patient).slice(0, 5).join(', ')
  if (additions !== '') return { marking: highest(additions), problems: [TEXTS.addition(at, additions)] }
  const [strictest] = [...known].sort((a, b) => MARKING_LEVELS.indexOf(b.level) - MARKING_LEVELS.indexOf(a.level))
  if (strictest !== undefined) return { marking: { level: strictest.level, evidence: nameLabel(strictest.label) }, problems: [] }
  if (isWithheld(patient)) return { marking: highest('name'), problems: [TEXTS.withheld(at)] }
  return { marking: { level: 'none', evidence: 'meta.security' }, problems: [] }
}
