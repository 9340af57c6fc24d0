/**
 * A text with the way back to where it came from. Every step of normalisation yields one of these,
 * so that a finding always points at the stretch of the original that a person can see.
 */
export interface Mapped {
  text: string
  /** `at[i]` is the original offset of character i; one more entry than the text is long. Null: offsets are `i + shift`. */
  at: Int32Array | null
  shift: number
}

export function mapped(text: string, shift = 0): Mapped {
  return { text, at: null, shift }
}

export function originalStart(source: Mapped, index: number): number {
  return source.at === null ? index + source.shift : (source.at[index] ?? 0)
}

/**
 * The original offset just past the character before `end`. Characters that one original character grew into
 * (a ligature) share its offset, and so the search goes on to the next one that differs.
 */
export function originalEnd(source: Mapped, end: number): number {
  if (source.at === null) return end + source.shift
  if (end <= 0) return source.at[0] ?? 0
  const last = source.at[end - 1] ?? 0
  let next = end
  while (next < source.at.length - 1 && (source.at[next] ?? 0) <= last) next += 1
  return source.at[next] ?? last
}

/** The same way back, two steps at once: `second` was made from the text of `first`. */
export function compose(first: Mapped, second: Mapped): Mapped {
  if (first.at === null && second.at === null) return { text: second.text, at: null, shift: first.shift + second.shift }
  const at = new Int32Array(second.text.length + 1)
  for (let i = 0; i <= second.text.length; i += 1) at[i] = originalStart(first, originalStart(second, i))
  return { text: second.text, at, shift: 0 }
}

/** Puts a mapped text together piece by piece, in order. */
export class MappedBuilder {
  #pieces: string[] = []
  #at: Int32Array
  #length = 0

  constructor(expected: number) {
    this.#at = new Int32Array(expected + 1)
  }

  get length(): number {
    return this.#length
  }

  /** Adds `text` whose characters stand at `origin`, `origin + 1`, … in the original. */
  copy(text: string, origin: number): void {
    this.#grow(text.length)
    for (let i = 0; i < text.length; i += 1) this.#at[this.#length + i] = origin + i
    this.#pieces.push(text)
    this.#length += text.length
  }

  /** Adds `text` that stands, all of it, for the original character or characters at `origin`. */
  stand(text: string, origin: number): void {
    this.#grow(text.length)
    this.#at.fill(origin, this.#length, this.#length + text.length)
    this.#pieces.push(text)
    this.#length += text.length
  }

  done(originalLength: number): Mapped {
    const at = this.#at.slice(0, this.#length + 1)
    at[this.#length] = originalLength
    return { text: this.#pieces.join(''), at, shift: 0 }
  }

  #grow(by: number): void {
    if (this.#length + by < this.#at.length) return
    const larger = new Int32Array((this.#length + by + 1) * 2)
    larger.set(this.#at)
    this.#at = larger
  }
}
