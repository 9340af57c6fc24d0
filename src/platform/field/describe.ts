import { z } from 'zod'
import type { Lang } from '../page/index.ts'
import type { AnyRecord, Field } from './field.ts'

/** A JSON Schema of what may be sent in, as an API description needs it. */
export type JsonSchema = { [key: string]: unknown }

function describeField(field: Field, lang: Lang): JsonSchema {
  // io:'input': what a caller writes. The output side of a transform cannot be told as JSON Schema.
  const { $schema: _, ...schema } = z.toJSONSchema(field.schema, { io: 'input', unrepresentable: 'any' })
  return {
    ...schema,
    title: field.label[lang],
    ...(field.hint === undefined ? {} : { description: field.hint[lang] }),
    ...(field.example === undefined ? {} : { examples: [field.example] }),
    ...(field.control === 'file' || field.control === 'files' ? { contentEncoding: 'binary' } : {}),
    // Told so that clients, logs and documentation treat it as what it is.
    ...(field.secret === true ? { 'x-secret': true } : {}),
  }
}

/** The record as JSON Schema 2020-12. Unknown properties are refused, so that nothing is sent that nobody reads. */
export function describe(record: AnyRecord, lang: Lang): JsonSchema {
  const described = record.names.flatMap((name) => {
    const field = record.fields[name]
    return field === undefined ? [] : [[name, field] as const]
  })
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    properties: Object.fromEntries(described.map(([name, field]) => [name, describeField(field, lang)])),
    required: described.filter(([, field]) => field.required).map(([name]) => name),
    additionalProperties: false,
  }
}
