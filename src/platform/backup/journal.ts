/**
 * The journal of marked persons: one file a day, one line an entry, each encrypted on its own to the backups' recipient.
 * Lines are only ever added. What was marked after the last backup is found here when the disk with the database is gone
 * (S-R47).
 */
import { closeSync, existsSync, fsyncSync, fstatSync, mkdirSync, openSync, readdirSync, readFileSync, readSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { openWith, sealTo } from './age.ts'

const row = z.record(z.string(), z.unknown())
/** A marked person as her rows stood: still sealed under keys that are not in the journal. */
const entry = z.object({
  format: z.literal('samvarn-marks-1'),
  /** The database's clock after the rows had been read. */
  at: z.string(),
  tenant: row,
  unit: row,
  circle: row,
  person: row,
  markings: z.array(row),
  data: z.array(row),
  index: z.array(row),
})
export type JournalEntry = z.infer<typeof entry>
export type JournalRow = z.infer<typeof row>

const FILE = /^\d{4}-\d{2}-\d{2}\.marks$/

/** Adds one entry and does not return before the disk has it. */
export async function appendEntry(folder: string, recipient: string, one: JournalEntry): Promise<void> {
  const sealed = await sealTo(recipient, Buffer.from(JSON.stringify(one)))
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, `${one.at.slice(0, 10)}.marks`)
  const isNew = !existsSync(path)
  const file = openSync(path, 'a+', 0o600)
  try {
    // A line that a power cut left half must not swallow the next one.
    writeSync(file, `${endsWhole(file) ? '' : '\n'}${Buffer.from(sealed).toString('base64')}\n`)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  if (isNew) syncFolder(folder)
}

function endsWhole(file: number): boolean {
  const { size } = fstatSync(file)
  if (size === 0) return true
  const last = Buffer.alloc(1)
  readSync(file, last, 0, 1, size - 1)
  return last[0] === 10
}

function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

export interface ReadJournal {
  /** Oldest first. */
  entries: JournalEntry[]
  /** Lines that could not be opened: cut off, changed, or encrypted to somebody else. */
  unread: number
}

export async function readJournal(folder: string, identity: string): Promise<ReadJournal> {
  const entries: JournalEntry[] = []
  let unread = 0
  const files = readdirSync(folder)
    .filter((name) => FILE.test(name))
    .sort()
  for (const name of files)
    for (const line of readFileSync(join(folder, name), 'latin1').split('\n').filter(Boolean)) {
      const opened = await openLine(line, identity)
      if (opened) entries.push(opened)
      else unread += 1
    }
  return { entries: entries.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)), unread }
}

async function openLine(line: string, identity: string): Promise<JournalEntry | undefined> {
  try {
    return entry.parse(JSON.parse(Buffer.from(await openWith(identity, Buffer.from(line, 'base64'))).toString('utf8')))
  } catch {
    return undefined
  }
}
