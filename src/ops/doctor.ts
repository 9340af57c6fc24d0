/** `samvarn doctor`: looks at everything and says what to do. Changes nothing. */
import pg from 'pg'
import type { CommandIo } from '../cli/command.ts'
import { lookAtAddress } from './doctor-address.ts'
import { looksAtDatabase } from './doctor-database.ts'
import { exitCodeOf, type Finding, type Look, lookAt } from './doctor-findings.ts'
import { lookAtConfiguration, lookAtDisk, lookAtJournal, lookAtKey, lookAtMail } from './doctor-place.ts'
import { readFlags } from './flags.ts'
import { type Ground, groundOf, reachDatabase } from './reach.ts'

const HELP = {
  sv: `Användning: samvarn doctor [--json] [--lang sv|en]

Ser på allt som en installation vilar på och säger vad som ska göras: inställningar, disk, nyckel, databas och roller,
väggar, säkerhetskopior, jobb, e-post, adressen som medarbetarna använder och den där de öppna sidorna möts. Ändrar
ingenting.

Slutkod: 0 allt är bra, 1 något är värt en titt, 2 något är fel.
`,
  en: `Usage: samvarn doctor [--json] [--lang sv|en]

Looks at all that an installation rests on and says what to do: settings, disk, key, database and roles, walls,
backups, jobs, mail, the address that people use and the one at which the public pages are met. Changes nothing.

Exit code: 0 all is well, 1 something is worth a look, 2 something is wrong.
`,
}
const WORDS = {
  sv: { ok: '✓      ', warning: 'varning', fault: 'fel    ' },
  en: { ok: '✓      ', warning: 'warning', fault: 'fault  ' },
} as const

export async function run(args: string[], io: CommandIo): Promise<number> {
  const flags = readFlags(args, { json: 'boolean' }, 'doctor', HELP, io)
  if (typeof flags === 'number') return flags
  const findings = await examine(io)
  if (flags.json) io.stdout.write(`${JSON.stringify(findings, null, 1)}\n`)
  else for (const { state, text } of findings) io.stdout.write(`${WORDS[io.lang][state]} ${text[io.lang]}\n`)
  return exitCodeOf(findings)
}

async function examine(io: CommandIo): Promise<Finding[]> {
  const found: { ground?: Ground } = {}
  const first = await lookAt('configuration', () => {
    found.ground = groundOf(io)
    return lookAtConfiguration(found.ground)
  })
  const { ground } = found
  if (!ground) return first
  const looks: [string, Look][] = [
    ['disk', () => lookAtDisk(ground)],
    ['key', () => lookAtKey(ground)],
    ['journal', () => lookAtJournal(ground)],
    ['mail', () => lookAtMail(ground)],
    ['address', () => lookAtAddress(ground)],
  ]
  const findings = [...first]
  for (const [check, look] of looks) findings.push(...(await lookAt(check, look)))
  return [...findings, ...(await lookAt('database', () => examineDatabase(ground)))]
}

async function examineDatabase(ground: Ground): Promise<Finding[]> {
  const reached = await reachDatabase(ground)
  const client = new pg.Client({ connectionString: reached.url('samvarn_owner'), connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const findings: Finding[] = []
    for (const [check, look] of looksAtDatabase(ground, reached, client)) findings.push(...(await lookAt(check, look)))
    return findings
  } finally {
    await client.end().catch(() => undefined)
    await reached.close()
  }
}
