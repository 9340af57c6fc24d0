import { randomUUID } from 'node:crypto'

/** Random v4 ids (122 bits) everywhere a person can see one: none is sequential (S-R9). */
export const newId = (): string => randomUUID()

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
/** True for what may be sent to the database as an id. Anything else is treated as an id that nobody has. */
export const isId = (value: unknown): value is string => typeof value === 'string' && UUID.test(value)
