/**
 * JSON from outside, without the two tricks that make two programs read one text differently: a key given twice, and
 * keys that reach into JavaScript's own objects.
 */

export type JsonRefusal = 'malformed' | 'duplicate_key' | 'forbidden_key' | 'too_deep'
export class JsonRefused extends Error {
  readonly reason: JsonRefusal
  constructor(reason: JsonRefusal) {
    super(`json refused: ${reason}`)
    this.reason = reason
  }
}

const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype'])
/** FHIR resources nest below 15 levels; recursion in readers must not end the process. */
const DEPTH_MAX = 64

/** Where the string that opens at `start` closes. The text is known to be valid JSON. */
function endOfString(text: string, start: number): number {
  let at = start + 1
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return at
}

interface Frame {
  /** The keys so far in an object; undefined in an array. */
  keys: Set<string> | undefined
  isKeyNext: boolean
}

function judgeKey(frame: Frame, literal: string): void {
  const key = JSON.parse(literal) as string
  if (FORBIDDEN.has(key)) throw new JsonRefused('forbidden_key')
  if (frame.keys?.has(key) === true) throw new JsonRefused('duplicate_key')
  frame.keys?.add(key)
  frame.isKeyNext = false
}

/** Walks valid JSON and judges every key, decoded, so that escapes hide nothing. */
function judgeKeys(text: string): void {
  const stack: Frame[] = []
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at]
    const frame = stack.at(-1)
    if (sign === '{' || sign === '[') {
      stack.push({ keys: sign === '{' ? new Set() : undefined, isKeyNext: sign === '{' })
      if (stack.length > DEPTH_MAX) throw new JsonRefused('too_deep')
    } else if (sign === '}' || sign === ']') stack.pop()
    else if (sign === ',' && frame !== undefined) frame.isKeyNext = frame.keys !== undefined
    else if (sign === '"') {
      const end = endOfString(text, at)
      if (frame?.isKeyNext === true) judgeKey(frame, text.slice(at, end + 1))
      at = end
    }
  }
}

/** Throws `JsonRefused`; what comes back has each key once and no key that touches prototypes. */
export function parseStrictJson(text: string): unknown {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new JsonRefused('malformed')
  }
  judgeKeys(text)
  return value
}
