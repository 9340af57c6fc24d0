import type { z } from 'zod'
import type { FormError, Text, Words } from '../page/index.ts'

/** How a field is asked on a form. The reading of an answer follows from it. */
export type Control =
  | 'text'
  | 'email'
  | 'tel'
  | 'password'
  | 'number'
  | 'textarea'
  | 'date'
  | 'select'
  | 'radio'
  | 'checkbox'
  | 'checkboxes'
  | 'file'
  | 'files'
  | 'hidden'

export interface Choice {
  value: string
  label: Words
  hint?: Words
}

/**
 * A field, told once. What people read stands beside the schema and not in its `.meta()`: optional, nullable, default
 * and transform lose what `.meta()` holds, and here they lose nothing.
 */
export interface FieldSpec<Schema extends z.ZodType = z.ZodType> {
  /** The rule. Its output is what the record holds; it must not be asynchronous. */
  schema: Schema
  label: Text
  hint?: Text
  /** Longer words that open beside the field: why we ask, or what the law says. */
  help?: Text
  control: Control
  /** Heading in CSV files and templates; the Swedish label when absent. */
  column?: string
  /** Other headings that an import takes for this field. */
  aliases?: readonly string[]
  /** A datum about a person that must not be seen outside the circle: never in a change history. */
  secret?: boolean
  /** As a person would write it; stands in templates, in the API and in the text of an error. Invented. */
  example?: string
  /** Whether it is needed depends on other fields: then the form says neither that it must be given nor that it is optional. */
  depends?: boolean
  options?: readonly Choice[]
  width?: 'short' | 'medium' | 'full'
  rows?: number
  accept?: string
  autocomplete?: string
  /** Our own words for what is missing or wrong, where the general ones do not help enough. */
  messages?: { missing?: Text; wrong?: Text }
}

export type Field<Schema extends z.ZodType = z.ZodType> = Readonly<FieldSpec<Schema>> & {
  /** Whether an answer must be given: follows from the schema. */
  readonly required: boolean
}

export type Fields = Readonly<Record<string, Field>>
type Values<F extends Fields> = z.output<z.ZodObject<{ [Name in keyof F]: F[Name]['schema'] }>>

/** Any record, for whoever only walks through its fields. */
export interface AnyRecord {
  readonly fields: Fields
  readonly names: readonly string[]
  check(values: object): readonly FormError[]
}

/** Fields in the order in which people meet them, and rules that need more than one of them. */
export interface RecordOf<F extends Fields> extends AnyRecord {
  readonly fields: F
  readonly names: readonly (keyof F & string)[]
  check(values: Values<F>): readonly FormError[]
}

/** The values of a record: `ValuesOf<typeof provisionalMarking>`. */
export type ValuesOf<R extends AnyRecord> = Values<R['fields']>

const CHOOSING: readonly Control[] = ['select', 'radio', 'checkboxes']

/** Declares a field. Throws when what is said does not hold together, so that a slip stops the start and not a person. */
export function field<Schema extends z.ZodType>(spec: FieldSpec<Schema>): Field<Schema> {
  if (CHOOSING.includes(spec.control) !== (spec.options !== undefined)) {
    throw new Error(`${spec.label.en}: options belong to select, radio and checkboxes, and only to them`)
  }
  return { ...spec, required: isRequired(spec) }
}

function isRequired({ schema, control }: FieldSpec): boolean {
  const silence = control === 'checkbox' ? false : control === 'checkboxes' || control === 'files' ? [] : undefined
  return !schema.safeParse(silence).success && !schema.safeParse(null).success
}

const NAME = /^[a-z][a-z0-9_]*$/

/** Declares a record. `check` judges values that are each right, together: an end before its beginning. */
export function record<const F extends Fields>(fields: F, check: (values: Values<F>) => readonly FormError[] = () => []): RecordOf<F> {
  const names = Object.keys(fields) as (keyof F & string)[]
  for (const name of names) {
    if (!NAME.test(name) || name === 'csrf') throw new Error(`${name} cannot be the name of a field`)
  }
  return { fields, names, check }
}

/** A new record with only these fields, for a form that asks for a part at a time. */
export function part<F extends Fields, const Name extends keyof F & string>(whole: RecordOf<F>, ...names: Name[]): RecordOf<Pick<F, Name>> {
  const fields = Object.fromEntries(names.map((name) => [name, whole.fields[name]])) as unknown as Pick<F, Name>
  return record(fields)
}
