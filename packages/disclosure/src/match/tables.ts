import { hashEmpty, hashStep } from '../keys/hash.ts'
import { plainCode, plainWord } from '../normalise/letters.ts'
import { type Mapped, MappedBuilder, originalEnd, originalStart } from '../normalise/mapped.ts'
import { normalise } from '../normalise/normalise.ts'
import { compose } from '../normalise/mapped.ts'
import type { Tokens } from '../normalise/tokens.ts'
import type { Cell } from '../types.ts'
import type { Sieve } from './words.ts'
import type { Reading } from './windows.ts'

/** A key put together from two cells of a row that do not stand side by side. Offsets in the original text. */
export interface CellPair {
  key: string
  spans: { start: number; end: number }[]
}

const CELLS_MAX = 24
const WORDS_IN_CELL_MAX = 4

interface WordCell {
  words: string[]
  hash: number
  start: number
  end: number
}

/** Given name in one column, surname in another. */
export function rowPairs(source: Mapped, tokens: Tokens, cells: readonly Cell[], sieve: Sieve | undefined): CellPair[] {
  if (sieve === undefined) return []
  const rows = rowsOf(source, tokens, cells)
  const flat = rows.flat()
  const goesOn = sieve(Uint32Array.from(flat, (cell) => hashStep(cell.hash, 0x20)))
  const begins = new Set(flat.filter((_, i) => goesOn[i] === 1))
  const pairs: { key: string; hash: number; spans: CellPair['spans'] }[] = []
  const found: CellPair[] = []
  for (const row of rows) {
    for (const first of row) {
      if (!begins.has(first) || first.words.length === 0) continue
      for (const second of row) {
        if (second === first || second.words.length === 0) continue
        pairs.push({
          key: `w|${[...first.words, ...second.words].join(' ')}`,
          hash: continued(first.hash, second.words),
          spans: spansOf(first, second),
        })
      }
    }
  }
  const ends = sieve(Uint32Array.from(pairs, (pair) => pair.hash))
  pairs.forEach(({ key, spans }, i) => {
    if (ends[i] === 1) found.push({ key, spans })
  })
  return found
}

function spansOf(a: WordCell, b: WordCell): CellPair['spans'] {
  return [a, b].map(({ start, end }) => ({ start, end })).sort((x, y) => x.start - y.start)
}

function continued(hash: number, words: string[]): number {
  let value = hash
  for (const word of words) {
    value = hashStep(value, 0x20)
    for (let i = 0; i < word.length; i += 1) value = hashStep(value, word.charCodeAt(i))
  }
  return value
}

/** The cells of each row that hold few words, in the order of the text. */
function rowsOf(source: Mapped, tokens: Tokens, cells: readonly Cell[]): WordCell[][] {
  const rows = new Map<string, WordCell[]>()
  let token = 0
  for (const cell of [...cells].sort((a, b) => a.start - b.start)) {
    while (token < tokens.count && originalStart(source, tokens.start[token] ?? 0) < cell.start) token += 1
    const words: string[] = []
    let last = token
    let hash = hashEmpty('w|')
    while (last < tokens.count && originalStart(source, tokens.start[last] ?? 0) < cell.end && words.length <= WORDS_IN_CELL_MAX) {
      const word = source.text.slice(tokens.start[last], tokens.end[last])
      if (words.length > 0) hash = hashStep(hash, 0x20)
      for (let i = 0; i < word.length; i += 1) hash = hashStep(hash, plainCode(word.charCodeAt(i)))
      words.push(plainWord(word))
      last += 1
    }
    if (words.length === 0 || words.length > WORDS_IN_CELL_MAX) continue
    const id = `${cell.table} ${cell.row}`
    const row = rows.get(id)
    const entry = {
      words,
      hash,
      start: originalStart(source, tokens.start[token] ?? 0),
      end: originalEnd(source, tokens.end[last - 1] ?? 0),
    }
    if (row === undefined) rows.set(id, [entry])
    else if (row.length < CELLS_MAX) row.push(entry)
  }
  return [...rows.values()]
}

/** Each column read from top to bottom, for a value that is cut between rows. */
export function columns(text: string, cells: readonly Cell[]): Reading[] {
  const byColumn = new Map<string, Cell[]>()
  for (const cell of cells) {
    const id = `${cell.table} ${cell.column}`
    const column = byColumn.get(id)
    if (column === undefined) byColumn.set(id, [cell])
    else column.push(cell)
  }
  const readings: Reading[] = []
  for (const column of byColumn.values()) {
    if (column.length < 2) continue
    const builder = new MappedBuilder(column.length * 16)
    column.sort((a, b) => a.row - b.row || a.start - b.start)
    const breaks = new Set<number>()
    for (const cell of column) {
      builder.copy(text.slice(cell.start, cell.end), cell.start)
      breaks.add(builder.length)
      builder.stand('\n', cell.end)
    }
    // Columns need not follow the order of the text, so the way back is not monotone here; only spans within one
    // cell are ever made from it.
    const joined = builder.done(text.length)
    const cleaned = normalise(joined.text)
    const at: Reading['at'] = []
    for (let i = 0; i < cleaned.text.length; i += 1) {
      if (cleaned.text.charCodeAt(i) === 10 && breaks.has(originalStart(cleaned, i))) at.push({ start: i, end: i + 1 })
    }
    readings.push({ source: compose(joined, cleaned), form: 'split_cells', at, words: true, shapes: true })
  }
  return readings
}
