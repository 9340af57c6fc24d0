import type { Cell, Document, Format, Limits, Mark, PartKind, Place, Unread, UnreadCode } from '../types.ts'
import type { FlatDocument, FlatPart } from './flat.ts'
import { unpackDocument } from './flat.ts'
import { LIMITS } from './limits.ts'

/** Reading cannot go on. What was read so far is kept, and the document is unchecked. */
export class Stop extends Error {
  code: UnreadCode
  where: string | undefined
  constructor(code: UnreadCode, where?: string) {
    super(code)
    this.code = code
    this.where = where
  }
}

/** Counts what a file and everything inside it has cost so far. */
export class Budget {
  limits: Limits
  #unpacked = 0
  #entries = 0
  #text = 0
  constructor(limits: Partial<Limits> = {}) {
    this.limits = { ...LIMITS, ...limits }
  }
  get unpackedLeft(): number {
    return this.limits.unpacked_bytes_max - this.#unpacked
  }
  spendEntries(count: number, where?: string): void {
    this.#entries += count
    if (this.#entries > this.limits.entries_max) throw new Stop('limit_entries', where)
  }
  spendUnpacked(bytes: number, where?: string): void {
    this.#unpacked += bytes
    if (this.#unpacked > this.limits.unpacked_bytes_max) throw new Stop('limit_size', where)
  }
  spendText(units: number, where?: string): void {
    this.#text += units
    if (this.#text > this.limits.text_units_max) throw new Stop('limit_text', where)
  }
}

/** Where a stretch of a part's text came from; the redactor follows it back to the text node. */
export interface Segment<Source> {
  start: number
  end: number
  source: Source
  from: number
}

/** Builds the text of one part piece by piece. */
export class PartWriter<Source = unknown> {
  id: string
  kind: PartKind
  hidden: boolean
  marks: Mark[] = []
  /** Five numbers a cell: a sheet of a million cells fits in memory like this, and not as objects. */
  cells: number[] = []
  /** Set where each cell is its own place (a sheet, a list): the marks follow from the cells. */
  isGrid = false
  segments: Segment<Source>[] = []
  length = 0
  #pieces: string[] = []
  #budget: Budget
  #base: Place
  constructor(id: string, kind: PartKind, hidden: boolean, base: Place, budget: Budget) {
    this.id = id
    this.kind = kind
    this.hidden = hidden
    this.#base = base
    this.#budget = budget
  }
  write(text: string, source?: Source, from = 0): this {
    if (text === '') return this
    this.#budget.spendText(text.length, this.id)
    if (source !== undefined) this.segments.push({ start: this.length, end: this.length + text.length, source, from })
    this.#pieces.push(text)
    this.length += text.length
    return this
  }
  line(text: string, place?: Place): this {
    if (place !== undefined) this.mark(place)
    return this.write(text).write('\n')
  }
  mark(place: Place): this {
    const full = { ...this.#base, ...place }
    const last = this.marks.at(-1)
    if (last?.start === this.length) last.place = full
    else this.marks.push({ start: this.length, place: full })
    return this
  }
  cell({ table, row, column, start, end }: Cell): void {
    this.cells.push(table, row, column, start, end)
  }
  finish(): FlatPart {
    if (this.marks[0]?.start !== 0) this.marks.unshift({ start: 0, place: { ...this.#base } })
    const part: FlatPart = {
      id: this.id,
      kind: this.kind,
      hidden: this.hidden,
      text: this.#pieces.join(''),
      starts: this.marks.map((mark) => mark.start),
      places: this.marks.map((mark) => mark.place),
      isGrid: this.isGrid,
    }
    if (this.cells.length > 0) part.cells = this.cells
    return part
  }
}

export interface ReadOptions {
  /**
   * SHA-256 (hex) of pictures that someone has looked at and found harmless, such as the organisation's letterhead.
   * Without it every picture larger than a bullet makes the document unchecked, since text in it cannot be read yet.
   */
  known_pictures?: readonly string[]
}

type ReadNested = (c: Collector, bytes: Uint8Array, name: string) => Promise<Format>

/** Gathers parts and gaps of a document and of the files nested in it. Ids are stable: same bytes, same ids. */
export class Collector {
  budget: Budget
  options: ReadOptions
  unread: Unread[] = []
  pages: number | undefined
  inside: string[] = []
  /** False inside Office files: entries are called by the program, and their endings promise nothing. */
  doNamesClaim = true
  #writers: PartWriter<never>[] = []
  #ids = new Map<string, number>()
  #prefix = ''
  #read: ReadNested
  #root: Collector
  constructor(budget: Budget, options: ReadOptions, read: ReadNested) {
    this.budget = budget
    this.options = options
    this.#read = read
    this.#root = this
  }
  part<Source = unknown>(id: string, kind: PartKind, hidden: boolean, place: Place = {}): PartWriter<Source> {
    const wanted = this.#prefix + id
    const seen = this.#root.#ids.get(wanted) ?? 0
    this.#root.#ids.set(wanted, seen + 1)
    const base = this.inside.length > 0 ? { ...place, inside: this.inside } : place
    const writer = new PartWriter<Source>(seen === 0 ? wanted : `${wanted}~${seen + 1}`, kind, hidden, base, this.budget)
    this.#root.#writers.push(writer as PartWriter<never>)
    return writer
  }
  /** A gap: something in the file was not read. */
  miss(code: UnreadCode, where?: string, digest?: string): void {
    const full = [...this.inside, ...(where === undefined ? [] : [where])].join(' › ')
    const known = this.#root.unread.some((gap) => gap.code === code && (gap.where ?? '') === full && gap.digest === digest)
    if (known || this.#root.unread.length >= 200) return
    this.#root.unread.push({ code, ...(full === '' ? {} : { where: full }), ...(digest === undefined ? {} : { digest }) })
  }
  /** Turns whatever went wrong into a gap; an unforeseen error means that the file is broken for us. */
  missFor(error: unknown, where?: string): void {
    if (error instanceof Stop) this.miss(error.code, error.where ?? where)
    else if (error instanceof RangeError && /call stack/i.test(error.message)) this.miss('limit_nesting', where)
    else this.miss('broken', where)
  }
  /** Reads a file found inside this one. Its failure is a gap, not the end. */
  async nested(bytes: Uint8Array, name: string, doNamesClaim = true): Promise<void> {
    if (this.inside.length >= this.budget.limits.nesting_max) return this.miss('limit_nesting', name)
    const child = new Collector(this.budget, this.options, this.#read)
    child.#root = this.#root
    child.doNamesClaim = doNamesClaim
    child.inside = [...this.inside, name]
    const nth = this.#root.#ids.get(`${this.#prefix}@`) ?? 0
    this.#root.#ids.set(`${this.#prefix}@`, nth + 1)
    child.#prefix = `${this.#prefix}@${nth + 1}/`
    try {
      this.budget.spendEntries(1, name)
      await this.#read(child, bytes, name)
    } catch (error) {
      child.missFor(error)
    }
  }
  writer(id: string): PartWriter<never> | undefined {
    return this.#writers.find((writer) => writer.id === id)
  }
  flat(format: Format): FlatDocument {
    const parts = this.#writers.filter((writer) => writer.length > 0).map((writer) => writer.finish())
    const document: FlatDocument = { format, parts, unread: this.unread }
    if (this.pages !== undefined) document.pages = this.pages
    return document
  }
  document(format: Format): Document {
    return unpackDocument(this.flat(format)) ?? { format, parts: [], unread: [{ code: 'broken' }] }
  }
}
