/** The child handled foreign bytes, so its answer is judged like anything else from outside: exact keys, closed lists, bounded text. */
import { IDENTIFIER_CLASSES } from '@samvarn/disclosure'
import { z } from 'zod'
import type { RegisterReading } from './reading.ts'
import { MARKING_LEVELS, MARKING_SOURCES } from './reading.ts'

const text = z.string().max(5000)
const date = z.string().max(40).optional()

const Problem = z.strictObject({
  code: z.string().regex(/^[a-z_]+$/),
  field: text.optional(),
  message: z.strictObject({ sv: text, en: text }),
  severity: z.enum(['error', 'warning']),
})

const Marking = z.strictObject({
  level: z.enum(MARKING_LEVELS),
  set_by_register: z.boolean().optional(),
  valid_from: date,
  last_verified: date,
  source: z.enum(MARKING_SOURCES).optional(),
  evidence: text,
})

const Record = z.strictObject({
  row: z.number().int().positive(),
  identity: z
    .strictObject({ kind: z.enum(['personnummer', 'samordningsnummer', 'reservnummer', 'immunitetsnummer']), value: text })
    .optional(),
  reference: text.optional(),
  updated: date,
  relation: z.enum(['client', 'employee', 'client_and_employee']).optional(),
  names: z.array(
    z.strictObject({ kind: z.enum(['name', 'former_name', 'new_name', 'alias']), given: text, middle: text.optional(), sur: text }),
  ),
  addresses: z.array(
    z.strictObject({
      kind: z.enum(['folkbokforing', 'sarskild_postadress', 'utland', 'kontakt']),
      lines: z.array(text),
      postcode: text.optional(),
      locality: text.optional(),
      country: text.optional(),
      municipality_code: text.optional(),
      county_code: text.optional(),
      municipality_not_residence: z.literal(true).optional(),
    }),
  ),
  contacts: z.array(z.strictObject({ class: z.enum(['phone', 'email']), value: text })),
  others: z.array(z.strictObject({ class: z.enum(IDENTIFIER_CLASSES), value: text })),
  marking: Marking,
  relations: z.array(z.strictObject({ kind: text, identity: text.optional() })),
  problems: z.array(Problem),
  taken: z.boolean(),
})

const Reading = z.strictObject({
  source: z.enum(['spar', 'list', 'fhir']),
  schema_version: text,
  records: z.array(Record),
  file_problems: z.array(Problem),
})

export function isRegisterReading(value: unknown): value is RegisterReading {
  return Reading.safeParse(value).success
}
