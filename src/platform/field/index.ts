/** A field is told once: declare it here, and form, reading, review, files, history and API follow. */
export type { ColumnMap } from './columns.ts'
export { csvOf, csvSafe, csvTemplate, mapColumns, readRow } from './columns.ts'
export type { JsonSchema } from './describe.ts'
export { describe } from './describe.ts'
export type { AnyRecord, Choice, Control, Field, Fields, FieldSpec, RecordOf, ValuesOf } from './field.ts'
export { field, part, record } from './field.ts'
export type { FieldForProps, RecordFormProps } from './form.tsx'
export { FieldFor, RecordForm } from './form.tsx'
export { says } from './message.ts'
export type { Entered, Reading, Submitted } from './read.ts'
export { readForm } from './read.ts'
export type { DayLimits, ReadIdentity } from './schemas.ts'
export {
  codeList,
  confirmed,
  email,
  identityNumber,
  isoDate,
  optionalParagraphs,
  optionalText,
  requiredParagraphs,
  requiredText,
  swedishPhone,
  writePhone,
} from './schemas.ts'
export type { Change, SummaryOptions } from './show.ts'
export { changesBetween, enteredFrom, summaryRows, writeValue } from './show.ts'
