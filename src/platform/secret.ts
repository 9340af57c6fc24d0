import { inspect } from 'node:util'

const MASK = '[hemligt]'
const values = new WeakMap<object, { value: unknown; person: string | undefined }>()

/**
 * Holds a personnummer, an address, a phone number or a name of a protected person. The logger and `inspect` show a
 * mask; JSON, concatenation and templates throw, because a mask would end up in jsonb or in a letter.
 * The only way out is `Tx.reveal`, which writes one audit row per deed and person.
 */
export class Secret<T> {
  // Makes Secret<string> and Secret<number> different types although no instance ever holds the value.
  declare private readonly kind: T
  static of<T>(value: T, person?: string): Secret<T> {
    const secret = new Secret<T>()
    values.set(secret, { value, person })
    Object.freeze(secret)
    return secret
  }
  toJSON(): never {
    throw new TypeError('A Secret was put into JSON.')
  }
  toString(): never {
    throw new TypeError('A Secret was put into text.')
  }
  [Symbol.toPrimitive](): never {
    throw new TypeError('A Secret was put into text.')
  }
  [inspect.custom](): string {
    return MASK
  }
}

/** For platform/database/transaction.ts only; a test lists the callers. */
export function openSecret<T>(secret: Secret<T>): { value: T; person: string | undefined } {
  const held = values.get(secret)
  if (!held) throw new TypeError('This Secret was not made here.')
  return held as { value: T; person: string | undefined }
}
