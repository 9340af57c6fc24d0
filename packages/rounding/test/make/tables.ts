import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ExactTable, GroupedDimension, InnerCell } from '../../src/suppress/table.ts'

const FOLDER = join(process.env['SAMVARN_DATA'] ?? join(import.meta.dirname, '..', '..', '..', '..', '..', 'shared', 'data'), 'sdc-tables')

export const hasTables = (): boolean => existsSync(join(FOLDER, 'SOURCE.md'))

/** These files have no quotation marks or commas within values. */
function readCsv(name: string): Record<string, string>[] {
  const [head = '', ...lines] = readFileSync(join(FOLDER, `input-${name}.csv`), 'utf8')
    .trim()
    .split('\n')
  const cells = (line: string) => line.split(',').map((cell) => cell.replaceAll('"', '').trim())
  const names = cells(head)
  return lines.map((line) => Object.fromEntries(cells(line).map((cell, i) => [names[i] ?? '', cell])))
}

export interface TableFile {
  file: string
  kind: ExactTable['kind']
  /** Column → columns that gather it. */
  dimensions: Readonly<Record<string, readonly string[]>>
  value: string
  holder?: string
  /** What one is in the file, in the table's whole numbers. */
  unit?: number
}

export const TABLE_FILES: readonly TableFile[] = [
  { file: 'z1', kind: 'frequency', dimensions: { region: [], hovedint: [] }, value: 'ant' },
  { file: 'z2', kind: 'frequency', dimensions: { region: ['fylke', 'kostragr'], hovedint: [] }, value: 'ant' },
  { file: 'z3', kind: 'frequency', dimensions: { region: ['fylke', 'kostragr'], hovedint: [], mnd: ['mnd2'] }, value: 'ant' },
  { file: 'd1', kind: 'frequency', dimensions: { region: [], main_income: [] }, value: 'freq' },
  { file: 'd2', kind: 'frequency', dimensions: { region: ['county', 'k_group'], main_income: [] }, value: 'freq' },
  { file: 'd2s', kind: 'frequency', dimensions: { region: ['county', 'size'], main_income: [] }, value: 'freq' },
  { file: 'mun_accidents', kind: 'frequency', dimensions: { mun: [], inj: [] }, value: 'freq' },
  { file: 'sosialFiktiv', kind: 'frequency', dimensions: { region: ['fylke', 'kostragr'], hovedint: [], mnd: ['mnd2'] }, value: 'ant' },
  { file: 'magnitude1', kind: 'magnitude', dimensions: { geo: ['eu'], sector4: ['sector2'] }, value: 'value', holder: 'company', unit: 10 },
]

export function readTable({ file, kind, dimensions, value, holder, unit = 1 }: TableFile): ExactTable {
  const rows = readCsv(file)
  const names = Object.keys(dimensions)
  const cells = new Map<string, InnerCell>()
  for (const row of rows) {
    const key = names.map((name) => row[name]).join('|')
    const amount = Math.round(Number(row[value]) * unit)
    const known = cells.get(key) ?? { value: 0, contributions: [] }
    const contributions = holder === undefined ? [] : [...(known.contributions ?? []), { holder: row[holder] ?? '', value: amount }]
    cells.set(key, { value: known.value + amount, contributions })
  }
  const grouped = names.map(
    (name): GroupedDimension => ({
      name,
      codes: [...new Set(rows.map((row) => row[name] ?? ''))],
      groupings: (dimensions[name] ?? []).map((by) => Object.fromEntries(rows.map((row) => [row[name] ?? '', `${by} ${row[by]}`]))),
    }),
  )
  return { kind, dimensions: grouped, cells }
}
