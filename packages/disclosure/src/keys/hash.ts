/**
 * FNV-1a over UTF-16 units: fast, streaming and not secret. It only chooses which words are worth a real look-up;
 * what leaves the machine is the fingerprint of lookup/fingerprint.ts, and the filter itself is keyed.
 */
const BASIS = 0x811c9dc5
const PRIME = 0x01000193

export function hashStep(hash: number, code: number): number {
  return Math.imul(Math.imul(hash ^ (code & 0xff), PRIME) ^ (code >>> 8), PRIME) >>> 0
}

export function hashEmpty(prefix = ''): number {
  return hashText(prefix, BASIS)
}

export function hashText(text: string, from = BASIS): number {
  let hash = from
  for (let i = 0; i < text.length; i += 1) hash = hashStep(hash, text.charCodeAt(i))
  return hash
}

/** Every beginning of a word key that ends in a space, and the key itself: what the filter must know to let a scan go on. */
export function wordHashes(key: string): number[] {
  const hashes: number[] = []
  let hash = BASIS
  for (let i = 0; i < key.length; i += 1) {
    const code = key.charCodeAt(i)
    hash = hashStep(hash, code)
    if (code === 0x20) hashes.push(hash)
  }
  hashes.push(hash)
  return hashes
}
