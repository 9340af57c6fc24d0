/** The methods that come with Samvärn: files that others can add to, read once and checked as everybody else's. */
import { readdirSync, readFileSync } from 'node:fs'
import { type Method, readMethod } from './method.ts'

const FOLDER = new URL('../../../content/methods/', import.meta.url)

let once: readonly Method[] | undefined
/** Throws where a file cannot be read: that is our fault, and a test reads them all. */
export function shippedMethods(): readonly Method[] {
  once ??= readdirSync(FOLDER)
    .filter((name) => name.endsWith('.json'))
    .map((name) => {
      const read = readMethod(JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')))
      if (!read.ok) throw new Error(`content/methods/${name}: ${read.faults.map(({ place }) => place).join(', ')}`)
      if (`${read.method.id}.json` !== name) throw new Error(`content/methods/${name} says that it is ${read.method.id}`)
      return read.method
    })
    .toSorted((a, b) => a.title.sv.localeCompare(b.title.sv, 'sv'))
  return once
}
