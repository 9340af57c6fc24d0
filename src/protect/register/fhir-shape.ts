/**
 * The parts of a FHIR R4 Patient that are read, as HL7 Sweden's base profiles shape them (SEBasePatient, CC0). What a
 * system adds beside them is kept in view, since an addition may speak of protection.
 */
import { z } from 'zod'

/** Cells of a register, not essays. */
const short = z.string().max(2000)
const Coding = z.looseObject({ system: short.optional(), code: short.optional(), display: short.optional() })
const Concept = z.looseObject({ coding: z.array(Coding).max(50).optional(), text: short.optional() })
const Period = z.looseObject({ start: short.optional(), end: short.optional() })
const Extension = z.looseObject({
  url: short,
  valueString: short.optional(),
  valueCode: short.optional(),
  valueCodeableConcept: Concept.optional(),
})
const Extensions = z.array(Extension).max(100).optional()

const Identifier = z.looseObject({ use: short.optional(), system: short.optional(), value: short.optional(), period: Period.optional() })
const HumanName = z.looseObject({
  extension: Extensions,
  use: short.optional(),
  text: short.optional(),
  family: short.optional(),
  given: z.array(short.nullable()).max(20).optional(),
  period: Period.optional(),
})
const Address = z.looseObject({
  extension: Extensions,
  use: short.optional(),
  line: z.array(short.nullable()).max(10).optional(),
  city: short.optional(),
  postalCode: short.optional(),
  country: short.optional(),
  text: short.optional(),
  period: Period.optional(),
})
const ContactPoint = z.looseObject({ system: short.optional(), value: short.optional(), use: short.optional(), period: Period.optional() })
const Reference = z.looseObject({ reference: short.optional(), display: short.optional() })

export const PatientShape = z.looseObject({
  resourceType: z.literal('Patient'),
  id: short.optional(),
  meta: z
    .looseObject({
      security: z.array(Coding).max(50).optional(),
      profile: z.array(short).max(50).optional(),
      lastUpdated: short.optional(),
      extension: Extensions,
    })
    .optional(),
  implicitRules: short.optional(),
  extension: Extensions,
  modifierExtension: z.array(z.unknown()).max(100).optional(),
  identifier: z.array(Identifier).max(50).optional(),
  active: z.boolean().optional(),
  name: z.array(HumanName).max(50).optional(),
  telecom: z.array(ContactPoint).max(50).optional(),
  address: z.array(Address).max(50).optional(),
  deceasedBoolean: z.boolean().optional(),
  deceasedDateTime: short.optional(),
  contact: z
    .array(z.looseObject({ relationship: z.array(Concept).max(20).optional() }))
    .max(50)
    .optional(),
  generalPractitioner: z.array(Reference).max(50).optional(),
  managingOrganization: Reference.optional(),
  link: z.array(z.unknown()).max(50).optional(),
})

export const BundleShape = z.looseObject({
  resourceType: z.literal('Bundle'),
  total: z.number().int().nonnegative().optional(),
  link: z
    .array(z.looseObject({ relation: short.optional() }))
    .max(20)
    .optional(),
  entry: z.array(z.looseObject({ resource: z.looseObject({ resourceType: short }).optional() })).optional(),
})

export type Patient = z.infer<typeof PatientShape>
export type FhirName = NonNullable<Patient['name']>[number]
export type FhirAddress = NonNullable<Patient['address']>[number]
export type FhirCoding = z.infer<typeof Coding>

/** Elements of Patient in FHIR R4, all of them. Anything else is an addition. */
const PATIENT_ELEMENTS = new Set([
  'resourceType',
  'id',
  'meta',
  'implicitRules',
  'language',
  'text',
  'contained',
  'extension',
  'modifierExtension',
  'identifier',
  'active',
  'name',
  'telecom',
  'gender',
  'birthDate',
  'deceasedBoolean',
  'deceasedDateTime',
  'address',
  'maritalStatus',
  'multipleBirthBoolean',
  'multipleBirthInteger',
  'photo',
  'contact',
  'communication',
  'generalPractitioner',
  'managingOrganization',
  'link',
])

const SOUNDS_LIKE_PROTECTION = /sekret|skydd|finger|sparr|spärr|hemlig|protect|secre|confiden|restrict/i

/**
 * Keys and extension URLs anywhere in the patient that sound like protection but have no meaning that we know. The
 * narrative text and what people wrote as values are not judged, only what the sending system named.
 */
export function findUnknownProtection(patient: Patient): string[] {
  const found = new Set<string>()
  const visit = (value: unknown, key: string): void => {
    if (Array.isArray(value)) for (const item of value) visit(item, key)
    else if (typeof value === 'object' && value !== null) {
      for (const [name, inner] of Object.entries(value)) {
        if (SOUNDS_LIKE_PROTECTION.test(name)) found.add(name.slice(0, 60))
        if (name === 'url' && typeof inner === 'string' && SOUNDS_LIKE_PROTECTION.test(inner)) found.add(inner.slice(-60))
        if (name !== 'text' && name !== 'security') visit(inner, name)
      }
    }
  }
  visit(patient, '')
  if ((patient.modifierExtension ?? []).length > 0) found.add('modifierExtension')
  if (patient.implicitRules !== undefined) found.add('implicitRules')
  for (const key of Object.keys(patient)) {
    if (!PATIENT_ELEMENTS.has(key.replace(/^_/, ''))) found.add(key.slice(0, 60))
  }
  return [...found].sort()
}
