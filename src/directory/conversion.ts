/** Tables of an older kind on their way to HSDS: ids that stand for counted ones, cells that are read, and what was left. Pure but for new ids. */
import { newId } from '../platform/ids.ts'
import type { TypeName } from './hsds.ts'
import type { Row, Tables } from './tabular.ts'
import type { Json } from './tree.ts'

/** Table name → rows as they came, with the numbers of the spreadsheet. */
export type Sheets = ReadonlyMap<string, readonly { row: number; cells: Readonly<Record<string, string>> }[]>
export interface Remark {
  table: string
  row?: number
  /** `lost`: the row is not taken. `left`: something in it, or a column of it, is left. */
  kind: 'lost' | 'left'
  what: 'column' | 'reference' | 'date' | 'number' | 'link' | 'unused' | 'shape' | 'taken' | 'table'
  /** Column, or paths in the tree: names, never values. */
  name?: string
  count?: number
}

export class Conversion {
  readonly tables: Tables = {}
  readonly remarks: Remark[] = []
  readonly #ids = new Map<string, string>()
  readonly #sheets: Sheets
  constructor(sheets: Sheets) {
    this.#sheets = sheets
  }
  rows(table: string) {
    return this.#sheets.get(table) ?? []
  }
  /** The id that stands for this counted one; undefined where nothing has it. */
  id(table: string, counted: string | undefined): string | undefined {
    return counted === undefined || counted === '' ? undefined : this.#ids.get(`${table}|${counted}`)
  }
  number(tables: readonly string[]): void {
    for (const table of tables) for (const { cells } of this.rows(table)) if (cells.id) this.#ids.set(`${table}|${cells.id}`, newId())
  }
  add(type: TypeName, row: number, values: Readonly<Record<string, Json | undefined>>): void {
    const kept = Object.fromEntries(
      Object.entries(values).filter((pair): pair is [string, Json] => pair[1] !== undefined && pair[1] !== ''),
    )
    const list: Row[] = this.tables[type] ?? []
    list.push({ row, values: { id: newId(), ...kept } })
    this.tables[type] = list
  }
  left(table: string, row: number, what: Remark['what'], name: string): void {
    this.remarks.push({ table, row, kind: 'left', what, name })
  }
  lost(table: string, row: number, what: Remark['what'], name: string): void {
    this.remarks.push({ table, row, kind: 'lost', what, name })
  }
  /** Columns that hold something and have no place. */
  unread(table: string, read: readonly string[]): void {
    const counts = new Map<string, number>()
    for (const { cells } of this.rows(table))
      for (const [name, value] of Object.entries(cells))
        if (value !== '' && !read.includes(name)) counts.set(name, (counts.get(name) ?? 0) + 1)
    for (const [name, count] of counts) this.remarks.push({ table, kind: 'left', what: 'column', name, count })
  }
}
export const list = (cell: string | undefined): string[] =>
  (cell ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
export const numberIn = (cell: string | undefined): number | undefined =>
  cell !== undefined && /^-?\d+(?:\.\d+)?$/.test(cell) ? Number(cell) : undefined

/** A link as HSDS takes it. */
export function link(work: Conversion, table: string, row: number, cell: string | undefined): string | undefined {
  if (cell === undefined || cell === '') return undefined
  const whole = /^https?:\/\//.test(cell) ? cell : `http://${cell}`
  if (/^https?:\/\/[^\s]+\.[^\s]+$/.test(whole)) return whole
  work.left(table, row, 'link', 'website')
  return undefined
}
export const mail = (work: Conversion, table: string, row: number, cell: string | undefined): string | undefined => {
  if (cell === undefined || cell === '') return undefined
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(cell)) return cell
  work.left(table, row, 'link', 'email')
  return undefined
}
const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december']
/** 12/24/2015, 12/24/15, 2015-12-24, December 24, 2015. */
export function dayIn(cell: string | undefined): string | undefined {
  const text = (cell ?? '').trim()
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{2}|\d{4})$/.exec(text)
  const named = /^([A-Za-z]+) (\d{1,2}),? (\d{4})$/.exec(text)
  const parts = iso
    ? [iso[1], iso[2], iso[3]]
    : slashed
      ? [slashed[3]?.length === 2 ? `20${slashed[3]}` : slashed[3], slashed[1], slashed[2]]
      : named
        ? [named[3], String(MONTHS.indexOf((named[1] ?? '').toLowerCase()) + 1), named[2]]
        : undefined
  if (!parts) return undefined
  const day = `${parts[0]?.padStart(4, '0')}-${parts[1]?.padStart(2, '0')}-${parts[2]?.padStart(2, '0')}`
  const read = new Date(`${day}T12:00:00Z`)
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(day) && day > '1900' ? day : undefined
}
