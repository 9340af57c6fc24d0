/** What every benchmark shares: repeat, take the median, print a table beside a peer or a limit, write JSON. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'

export interface Row {
  what: string
  /** With its unit in words: "412 sidor/s". */
  measured: string
  /** The peer or the physical limit measured in the same run. */
  beside: string
  ratio?: string
}
export interface Table {
  name: string
  title: string
  rows: Row[]
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** Median milliseconds of `times` runs after one that is not counted. */
export async function medianMs(times: number, work: () => Promise<unknown>): Promise<number> {
  await work()
  const spent: number[] = []
  for (let n = 0; n < times; n += 1) {
    const from = performance.now()
    await work()
    spent.push(performance.now() - from)
  }
  return median(spent)
}

/** How many times `work` runs for each second of this process's own processor time. */
export async function perCpuSecond(times: number, work: () => Promise<unknown>): Promise<number> {
  for (let n = 0; n < Math.ceil(times / 10); n += 1) await work()
  const from = process.cpuUsage()
  for (let n = 0; n < times; n += 1) await work()
  const { user, system } = process.cpuUsage(from)
  return times / ((user + system) / 1e6)
}

export const machine = (): string =>
  `${cpus()[0]?.model ?? 'okänd processor'}, ${cpus().length} kärnor, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, ${process.platform}`

export function print(table: Table): void {
  const heads = ['mätt', 'resultat', 'bredvid', 'förhållande']
  const cells = table.rows.map((row) => [row.what, row.measured, row.beside, row.ratio ?? ''])
  const widths = heads.map((head, i) => Math.max(head.length, ...cells.map((row) => row[i]?.length ?? 0)))
  const line = (row: readonly string[]) => `| ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`
  process.stdout.write(
    `\n## ${table.title}\n\n${line(heads)}\n|${widths.map((w) => '-'.repeat(w + 2)).join('|')}|\n${cells.map(line).join('\n')}\n`,
  )
}

/** Writes `.ci/out/bench.json`, so that two runs can be compared by a program. */
export function save(tables: readonly Table[]): void {
  const folder = join(import.meta.dirname, '..', '.ci', 'out')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'bench.json'), `${JSON.stringify({ at: new Date().toISOString(), machine: machine(), tables }, null, 2)}\n`)
}
