/** The door of the register readers: bytes go in, records come out. */
export { JOINED_ROW } from './joining.ts'
export { makeListTemplateCsv, makeListTemplateXlsx } from './list-template.ts'
export { PROVISIONAL_REASONS } from './manual.ts'
export { readRegister } from './read-register.ts'
export type { Problem, ReadAddress, ReadName, ReadRecord, RegisterReading, RegisterSource } from './reading.ts'
