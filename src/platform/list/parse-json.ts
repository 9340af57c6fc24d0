/** From the bytes of a JSON file to its value, within limits. For the child, and for tests. */
export const JSON_LIMITS = { bytes_max: 4_000_000, depth_max: 24, values_max: 200_000 }
export type ParsedJson = { json: unknown } | { problem: 'json' | 'deep' }

export function parseJson(bytes: Uint8Array): ParsedJson {
  let json: unknown
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return { problem: 'json' }
  }
  return isModest(json) ? { json } : { problem: 'deep' }
}

/** Level by level and without recursion, so that a deep file cannot exhaust the stack of whoever reads on. */
function isModest(json: unknown): boolean {
  let level: unknown[] = [json]
  let values = 0
  for (let depth = 0; level.length > 0; depth++) {
    values += level.length
    if (depth > JSON_LIMITS.depth_max || values > JSON_LIMITS.values_max) return false
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []))
  }
  return true
}
