/**
 * `samvarn public`: the pages for people at risk, in a process of their own. It loads nothing of the house but what stands
 * on those pages (a test walks what it imports), has the rights of samvarn_public and no others, and goes on when the
 * database does not answer, also when it never has (S-R52).
 */
import { join } from 'node:path'
import type { RequestListener } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { CommandIo } from './cli/command.ts'
import type { Config } from './config.ts'
import { PublicDatabase } from './platform/database/public-database.ts'
import { makeLog, type Log } from './platform/log.ts'
import { makeFolder, PROJECT_ROOT, type Places, placesOf, prepareFolder } from './platform/postgres/folder.ts'
import { addressesOfRunning } from './platform/postgres/postgres.ts'
import { SetupProblem } from './platform/postgres/problem.ts'
import { addCounts, type EntryApp, entryApp, makeCounter, makeSource, openCopies, publicationsOf } from './reach/entry/index.ts'
import { configuration, readEnvironment } from './serve/configuration.ts'
import { addressesOf } from './serve/databases.ts'
import { onEnd } from './serve/ending.ts'
import { openPorts } from './serve/ports.ts'

const HELP = {
  sv: `Användning: samvarn public [--lang sv|en]

Svarar på sidorna för den som är utsatt, i en egen process som inte når registret. Körs bredvid samvarn serve, på samma
dator eller en annan. Inställningar:

  SAMVARN_ENTRY_URL     adressen där sidorna möts, till exempel https://www.example.se/info
  SAMVARN_ENTRY_PORT    porten på den här datorn (3080)
  SAMVARN_LEAVE_URL     dit utgången leder (https://www.smhi.se/)
  DATABASE_PUBLIC_URL   databasen, som samvarn_public; utan den används den inbyggda i samma mapp, om den finns

Svarar också när databasen inte gör det: med det senast utlagda, och annars med de nationella texterna.
`,
  en: `Usage: samvarn public [--lang sv|en]

Answers the pages for people at risk, in a process of its own that cannot reach the register. Runs beside samvarn serve,
on the same machine or another. Settings:

  SAMVARN_ENTRY_URL     the address at which the pages are met, such as https://www.example.se/info
  SAMVARN_ENTRY_PORT    the port on this machine (3080)
  SAMVARN_LEAVE_URL     where the exit leads (https://www.smhi.se/)
  DATABASE_PUBLIC_URL   the database, as samvarn_public; without it the built-in one in the same folder, where there is one

Answers also when the database does not: with what was last published, and otherwise with the national texts.
`,
}

const LOOK_EVERY_MS = 15_000
const WRITE_COUNTS_EVERY_MS = 3_600_000

/** The address of the database as samvarn_public, and as nobody else; undefined where none is known. */
function databaseOf(env: NodeJS.ProcessEnv, places: Places): string | undefined {
  if (env['DATABASE_PUBLIC_URL']) return env['DATABASE_PUBLIC_URL']
  if (env['DATABASE_URL']) return addressesOf({ DATABASE_OWNER_URL: 'unused', ...env })('samvarn_public')
  try {
    return addressesOfRunning(places)('samvarn_public')
  } catch {
    // No built-in database lies in this folder: the national texts are what there is.
    return undefined
  }
}

/** Only the names we go by are answered, as in src/serve/door.ts; what others are told says nothing of what this is. */
export function entryListener(app: EntryApp, publicName: string): RequestListener {
  const names = new Set(['localhost', '127.0.0.1', '[::1]', publicName.toLowerCase()])
  const pass = getRequestListener((request, env) => app.fetch(request, env), { hostname: 'localhost' })
  const plain = (response: Parameters<RequestListener>[1], status: number, text: string) => {
    response.writeHead(status, { 'Content-Type': 'text/plain', 'Content-Length': text.length, 'Cache-Control': 'no-store' })
    response.end(text)
  }
  return (request, response) => {
    const name = /^(\[[0-9a-f:.]+\]|[^:[\]/@]+)(?::\d{1,5})?$/i.exec(request.headers.host ?? '')?.[1]?.toLowerCase()
    if (name === undefined || !names.has(name)) plain(response, 421, 'Information\n')
    else if (request.url === '/healthz' || request.url === '/readyz') plain(response, 200, 'ok\n')
    else void pass(request, response)
  }
}

export interface PublicEntry {
  app: EntryApp
  close(): Promise<void>
}
/** The app and what keeps it fresh. Nothing here waits for the database: the first answer is ready at once. */
export function startEntry(config: Config, log: Log, places: Places, database: string | undefined): PublicEntry {
  const db = database === undefined ? undefined : new PublicDatabase({ connectionString: database }, config, log)
  const copies = openCopies(makeFolder(join(places.folder, 'public'), 0o700))
  const source = makeSource({ publications: db && publicationsOf(db), copies, log, look_ms_min: LOOK_EVERY_MS / 2 })
  const counter = db && config.entry_counts === '1' ? makeCounter((tenant, counted) => addCounts(db, tenant, counted)) : undefined
  const base = new URL(config.entry_url).pathname.replace(/\/+$/, '')
  const app = entryApp({ config: { ...config, demo: false }, log, source, base, db, count: counter?.count })
  void source.refresh()
  const timers = [setInterval(() => void source.refresh(), LOOK_EVERY_MS), setInterval(() => void counter?.write(), WRITE_COUNTS_EVERY_MS)]
  return {
    app,
    close: async () => {
      for (const timer of timers) clearInterval(timer)
      await counter?.write()
      await db?.close()
    },
  }
}

/** On a machine of its own nothing but the entry is set up: its own address stands in for the house's. */
function settingsOf(given: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const port = given['SAMVARN_ENTRY_PORT'] || '3080'
  const entry = given['SAMVARN_ENTRY_URL'] || `http://localhost:${port}`
  const house = given['SAMVARN_URL'] || (URL.canParse(entry) ? new URL(entry).origin : '')
  return { ...given, SAMVARN_ENTRY_URL: entry, SAMVARN_MODE: 'real', SAMVARN_URL: house }
}

async function answer(io: CommandIo): Promise<number> {
  const say = (text: { sv: string; en: string }) => io.stderr.write(`${text[io.lang]}\n`)
  const places = placesOf(PROJECT_ROOT)
  prepareFolder(places)
  const env = settingsOf(readEnvironment(process.env, places))
  const config = configuration(env)
  const log = makeLog(config.log_level)
  const ended = new Promise<void>((resolve) => onEnd(resolve))
  const entry = startEntry(config, log, places, databaseOf(env, places))
  try {
    const listener = entryListener(entry.app, new URL(config.entry_url).hostname)
    const ports = await openPorts({ port: config.entry_port, listen: config.listen, moves: false }, listener)
    say({
      sv: `Sidorna svarar på ${config.entry_url} (port ${ports.port} på den här datorn). Stoppa med Ctrl-C.`,
      en: `The pages answer at ${config.entry_url} (port ${ports.port} on this machine). Stop with Ctrl-C.`,
    })
    await ended
    await ports.close()
    return 0
  } catch (error) {
    if (!(error instanceof SetupProblem)) throw error
    say(error.text)
    return 1
  } finally {
    await entry.close()
  }
}

export async function run(args: string[], io: CommandIo): Promise<number> {
  if (args.length > 0) {
    const asked = args[0] === '--help' || args[0] === '-h'
    ;(asked ? io.stdout : io.stderr).write(HELP[io.lang])
    return asked ? 0 : 2
  }
  // Timers and pools of libraries must not decide when the program ends.
  process.exit(await answer(io))
}
