/**
 * Makes FHIR R4 Patients in the shape of HL7 Sweden's example patients (SEBasePatient): protected persons have "Skyddad
 * uppgift" for every name part and Skatteverket's forwarding address. For tests and demonstrations.
 */

export interface MadePatient {
  id?: string
  identity?: string
  system?: 'personnummer' | 'samordningsnummer' | 'nationelltReservnummer'
  labels?: string[]
  given?: string[]
  middle?: string
  family?: string
  address?: {
    kind: '63381000052101' | '63391000052104' | '63401000052101' | '63411000052104'
    line: string[]
    city?: string
    postalCode?: string
    country?: string
  }
  telecom?: { system: string; value: string }[]
  lastUpdated?: string
  /** Put into the resource as it is. */
  extra?: Record<string, unknown>
}

const BASE = 'http://hl7.se/fhir/ig/base/'
const WITHHELD = 'Skyddad uppgift'

export const FORWARDING = {
  kind: '63391000052104',
  line: ['Förmedlingsuppdrag', 'Box 2820'],
  city: 'GÖTEBORG',
  postalCode: '40320',
} as const

export function makePatient(patient: MadePatient): Record<string, unknown> {
  const isProtected = (patient.labels ?? []).length > 0
  const { given = isProtected ? [WITHHELD] : ['Anna'], family = isProtected ? WITHHELD : 'Lind' } = patient
  const middle = patient.middle ?? (isProtected ? WITHHELD : undefined)
  const address = patient.address ?? (isProtected ? { ...FORWARDING, line: [...FORWARDING.line] } : undefined)
  return {
    resourceType: 'Patient',
    id: patient.id ?? 'example',
    meta: {
      profile: [`${BASE}StructureDefinition/SEBasePatient`],
      ...(patient.lastUpdated === undefined ? {} : { lastUpdated: patient.lastUpdated }),
      security: [
        ...(isProtected ? [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'DEMO' }] : []),
        ...(patient.labels ?? []).map((code) => ({ system: `${BASE}CodeSystem/SecurityLabel`, code })),
      ],
    },
    ...(patient.identity === undefined
      ? {}
      : { identifier: [{ system: `http://electronichealth.se/identifier/${patient.system ?? 'personnummer'}`, value: patient.identity }] }),
    name: [
      {
        ...(middle === undefined
          ? {}
          : { extension: [{ url: `${BASE}StructureDefinition/SEBaseMiddleNameExtension`, valueString: middle }] }),
        use: 'official',
        given,
        family,
        text: `${given.join(' ')} ${family}`,
      },
    ],
    gender: 'female',
    ...(patient.telecom === undefined ? {} : { telecom: patient.telecom }),
    ...(address === undefined
      ? {}
      : {
          address: [
            {
              extension: [
                {
                  url: `${BASE}StructureDefinition/SEBaseAddressPersonExtension`,
                  valueCodeableConcept: { coding: [{ system: 'http://snomed.info/sct', code: address.kind }] },
                },
              ],
              line: address.line,
              city: address.city,
              postalCode: address.postalCode,
              country: address.country,
            },
          ],
        }),
    ...patient.extra,
  }
}

export function makeBundle(patients: readonly Record<string, unknown>[]): Record<string, unknown> {
  return { resourceType: 'Bundle', type: 'searchset', total: patients.length, entry: patients.map((resource) => ({ resource })) }
}
