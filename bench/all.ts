/** `npm run bench`: every table, or those named: `npm run bench -- check pages`. */
import { measureCheck } from './check.ts'
import { measureExport, measureServing } from './export.ts'
import { measureEntry } from './entry.ts'
import { measureHosting } from './hosting.ts'
import { machine, print, save, type Table } from './measure.ts'
import { measureMiss } from './miss.ts'
import { measurePages } from './pages.ts'
import { measureRounding } from './rounding.ts'
import { measureRounds } from './rounds.ts'
import { measureInstall, measureStart } from './start.ts'
import { measureTransaction } from './transaction.ts'

const ALL: Record<string, () => Promise<Table> | Table> = {
  start: measureStart,
  pages: measurePages,
  transaction: measureTransaction,
  check: measureCheck,
  miss: measureMiss,
  hosting: measureHosting,
  rounding: measureRounding,
  rounds: measureRounds,
  export: measureExport,
  serving: measureServing,
  entry: measureEntry,
  install: measureInstall,
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !Object.hasOwn(ALL, name))
if (unknown.length > 0) {
  process.stderr.write(`Okänd mätning: ${unknown.join(', ')}. Det finns: ${Object.keys(ALL).join(', ')}.\n`)
  process.exit(2)
}
process.stdout.write(`${machine()}, ${new Date().toISOString().slice(0, 10)}\n`)
const tables: Table[] = []
for (const [name, measure] of Object.entries(ALL)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  const table = await measure()
  print(table)
  tables.push(table)
}
save(tables)
