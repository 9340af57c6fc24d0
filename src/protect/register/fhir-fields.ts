/** Identity, names, addresses and contacts of a FHIR Patient. What is marked as old is not carried along. */
import type { FhirAddress, FhirName, Patient } from './fhir-shape.ts'
import { judgeIdentity } from './identity-number.ts'
import { makeWarning, RECORD_PROBLEMS } from './problem.ts'
import type { Identity, IdentityKind, Problem, ReadAddress, ReadName, ReadRecord, Text } from './reading.ts'
import { isNameWithheld } from './withheld.ts'

/** HL7 Sweden's naming systems, and Inera's OIDs for the same numbers. */
const IDENTIFIER_SYSTEMS: Readonly<Record<string, IdentityKind>> = {
  'http://electronichealth.se/identifier/personnummer': 'personnummer',
  'http://electronichealth.se/identifier/samordningsnummer': 'samordningsnummer',
  'http://electronichealth.se/identifier/nationelltReservnummer': 'reservnummer',
  'urn:oid:1.2.752.129.2.1.3.1': 'personnummer',
  'urn:oid:1.2.752.129.2.1.3.3': 'samordningsnummer',
}
const PREFERENCE: readonly IdentityKind[] = ['personnummer', 'samordningsnummer', 'reservnummer']

/** Swedish SNOMED CT: the kinds of official addresses. */
const ADDRESS_KINDS: Readonly<Record<string, ReadAddress['kind']>> = {
  '63381000052101': 'folkbokforing',
  '63391000052104': 'sarskild_postadress',
  '63401000052101': 'utland',
  '63411000052104': 'kontakt',
}
const MIDDLE_NAME = 'http://hl7.se/fhir/ig/base/StructureDefinition/SEBaseMiddleNameExtension'

interface Aged {
  use?: string | undefined
  period?: { end?: string | undefined } | undefined
}

/** Old by its own word, or by a period that has ended. */
function isOld(item: Aged, today: string): boolean {
  return item.use === 'old' || (item.period?.end !== undefined && item.period.end.slice(0, 10) < today)
}

function identitiesOf(patient: Patient, today: string): Identity[] {
  const found: Identity[] = []
  for (const identifier of patient.identifier ?? []) {
    const kind = IDENTIFIER_SYSTEMS[identifier.system ?? '']
    const value = identifier.value?.replace(/[-\s]/g, '').toUpperCase()
    if (kind === undefined || value === undefined || isOld(identifier, today)) continue
    if (!/^[0-9A-Z]{10,12}$/.test(value) || found.some((each) => each.value === value)) continue
    found.push({ kind, value })
  }
  return found.sort((a, b) => PREFERENCE.indexOf(a.kind) - PREFERENCE.indexOf(b.kind))
}

/** The number the person is found by, and further current ones, which can give her away just as well. */
export function readIdentities(
  patient: Patient,
  at: Text,
  today: string,
): Pick<ReadRecord, 'identity' | 'reference' | 'others' | 'problems'> {
  const problems: Problem[] = []
  const canonical = identitiesOf(patient, today).map((identity): Identity => {
    if (identity.kind === 'reservnummer') return identity
    const judged = judgeIdentity(identity.value, today)
    if (judged === undefined || !judged.isCheckDigitRight || judged.kind !== identity.kind)
      problems.push(RECORD_PROBLEMS.identityDoubtful(at))
    return judged === undefined ? identity : { kind: identity.kind, value: judged.canonical }
  })
  const [identity, ...further] = canonical
  const reference = patient.id === undefined ? undefined : `Patient/${patient.id}`
  if (identity === undefined) problems.push(RECORD_PROBLEMS.noIdentity(at))
  const others = further.flatMap((each): ReadRecord['others'] =>
    each.kind === 'personnummer' || each.kind === 'samordningsnummer'
      ? [{ class: each.kind, value: each.value }]
      : [{ class: 'other', value: each.value }],
  )
  return { ...(identity === undefined ? {} : { identity }), ...(reference === undefined ? {} : { reference }), others, problems }
}

function readName(name: FhirName, today: string): ReadName | undefined {
  const given = (name.given ?? []).filter((part) => part !== null && !isNameWithheld(part)).join(' ')
  const middle = name.extension?.find((extension) => extension.url === MIDDLE_NAME)?.valueString
  const family = name.family !== undefined && !isNameWithheld(name.family) ? name.family : ''
  if (given === '' && family === '') return undefined
  // The base profile writes the middle name both in its extension and first in the family name.
  const hasMiddle = middle !== undefined && !isNameWithheld(middle)
  const sur =
    hasMiddle && family.startsWith(`${middle} `)
      ? family.slice(middle.length + 1)
      : hasMiddle && family.endsWith(` ${middle}`)
        ? family.slice(0, -middle.length - 1)
        : family
  const kind =
    name.use === 'nickname' || name.use === 'anonymous' ? 'alias' : isOld(name, today) || name.use === 'maiden' ? 'former_name' : 'name'
  return { kind, given, ...(hasMiddle ? { middle } : {}), sur }
}

export function readNames(patient: Patient, today: string): ReadName[] {
  return (patient.name ?? []).map((name) => readName(name, today)).filter((name) => name !== undefined)
}

function kindOf(address: FhirAddress): ReadAddress['kind'] {
  const codes = (address.extension ?? [])
    .flatMap((extension) => extension.valueCodeableConcept?.coding ?? [])
    .map((coding) => coding.code ?? '')
  return (
    codes.map((code) => (Object.hasOwn(ADDRESS_KINDS, code) ? ADDRESS_KINDS[code] : undefined)).find((kind) => kind !== undefined) ??
    'kontakt'
  )
}

export function readAddresses(patient: Patient, today: string): ReadAddress[] {
  return (patient.address ?? [])
    .filter((address) => !isOld(address, today))
    .flatMap((address) => {
      const written = (address.line ?? []).filter((line) => line !== null && line.trim() !== '') as string[]
      const lines = written.length === 0 && address.text !== undefined ? [address.text] : written
      const postcode = address.postalCode?.replace(/\s/g, '')
      if (lines.every(isNameWithheld) && postcode === undefined && address.city === undefined) return []
      return [
        {
          kind: kindOf(address),
          lines,
          ...(postcode === undefined ? {} : { postcode }),
          ...(address.city === undefined ? {} : { locality: address.city }),
          ...(address.country === undefined ? {} : { country: address.country }),
        },
      ]
    })
}

const PHONES = ['phone', 'sms']

export function readContacts(patient: Patient, at: Text, today: string): Pick<ReadRecord, 'contacts' | 'problems'> {
  const contacts: ReadRecord['contacts'] = []
  let leftOut = false
  for (const point of patient.telecom ?? []) {
    if (point.value === undefined || isOld(point, today) || isNameWithheld(point.value)) continue
    if (PHONES.includes(point.system ?? '')) contacts.push({ class: 'phone', value: point.value })
    else if (point.system === 'email') contacts.push({ class: 'email', value: point.value })
    else leftOut = true
  }
  const problems = leftOut
    ? [
        makeWarning(
          'contact_left_out',
          `${at.sv}: en kontaktväg av annat slag än telefon och e-post lästes inte in.`,
          `${at.en}: a contact of another kind than phone and e-mail was not taken.`,
          'contacts',
        ),
      ]
    : []
  return { contacts, problems }
}

/** Who else stands close, by kind only (D-R10), and where she is cared for, which is a place. */
export function readSurroundings(patient: Patient): Pick<ReadRecord, 'relations' | 'others'> {
  const relations = (patient.contact ?? []).map((contact) => ({ kind: contact.relationship?.[0]?.coding?.[0]?.code ?? 'contact' }))
  const care = [
    ...(patient.generalPractitioner ?? []),
    ...(patient.managingOrganization === undefined ? [] : [patient.managingOrganization]),
  ]
  const others = care.flatMap((reference): ReadRecord['others'] =>
    reference.display === undefined ? [] : [{ class: 'care', value: reference.display }],
  )
  return { relations, others }
}

export function findAsides(patient: Patient, at: Text): Problem[] {
  const problems: Problem[] = []
  if (patient.deceasedBoolean === true || patient.deceasedDateTime !== undefined || patient.active === false) {
    problems.push(
      makeWarning(
        'deregistered',
        `${at.sv}: personen är avliden eller posten är inte aktiv. Skyddet ändras inte av det; granska om posten ska finnas kvar.`,
        `${at.en}: the person is deceased or the record is not active. That does not change the protection; review whether the record shall remain.`,
      ),
    )
  }
  if ((patient.link ?? []).length > 0) {
    problems.push(
      makeWarning(
        'number_reference_left_out',
        `${at.sv}: posten hänvisar till en annan post om personen. Hänvisningen lästes inte in, för att ingen ny identitet ska knytas till en gammal (OSL 21:3 tredje stycket).`,
        `${at.en}: the record refers to another record of the person. The reference was not taken, so that no new identity is tied to an old one (OSL 21:3 third paragraph).`,
      ),
    )
  }
  return problems
}
