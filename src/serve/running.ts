import { createWriteStream, existsSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { Config } from '../config.ts'
import { type Log, makeLog, stripError } from '../platform/log.ts'
import { makeFolder, type Places, shown } from '../platform/postgres/folder.ts'
import type { Say } from '../platform/postgres/postgres.ts'
import { SetupProblem, type Text } from '../platform/postgres/problem.ts'
import type { Role } from '../platform/postgres/roles.ts'
import { refuseUnsafeDatabase } from './database-check.ts'
import { type Databases, openDatabases } from './databases.ts'
import type { App } from './door.ts'
import type { OpenPorts } from './ports.ts'

const LOG_BYTES_MAX = 5 * 1024 * 1024
/** After this the program ends whatever is still open; the database takes care of itself. */
const STOP_MS_MAX = 8_000

/** On a terminal people read sentences and the log goes to a file; otherwise it is the output. */
export function openLog(level: Parameters<typeof makeLog>[0], places: Places, say: Say): Log {
  if (!process.stdout.isTTY) return makeLog(level)
  const path = join(places.folder, 'samvarn.log')
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > LOG_BYTES_MAX) renameSync(path, `${path}.1`)
  const file = createWriteStream(path, { flags: 'a', mode: 0o600 })
  say({ sv: `Loggen skrivs till ${shown(path)}`, en: `The log is written to ${shown(path)}` })
  return makeLog(level, { write: (line) => file.write(line) })
}

export function connectionsOf({ url }: Pick<Databases, 'url'>) {
  const at = (role: Role) => ({ connectionString: url(role) })
  return {
    owner: at('samvarn_owner'),
    app: at('samvarn_app'),
    worker: at('samvarn_worker'),
    sequencer: at('samvarn_sequencer'),
    reviewer: at('samvarn_reviewer'),
    public: at('samvarn_public'),
  }
}

/** What has been started so far, so that it can be stopped in the right order whatever happens. */
export type Running = { ports?: OpenPorts; databases?: Databases; app?: App }

export interface Program {
  env: NodeJS.ProcessEnv
  config: Config
  places: Places
  say: Say
  does: { pages: boolean; jobs: boolean }
}

/** The database and the program on it. */
export async function startProgram(running: Running, { env, config, places, say, does }: Program): Promise<App> {
  const log = openLog(config.log_level, places, say)
  // The program is read from disk while the database starts.
  const program = import('../main.ts')
  program.catch(() => {})
  running.databases = await openDatabases(env, places, say)
  if (!running.databases.builtIn) await refuseUnsafeDatabase(running.databases)
  running.app = await (await program).startApp({
    connections: connectionsOf(running.databases),
    keyFolder: makeFolder(join(places.folder, 'keys'), 0o700),
    config,
    log,
    does,
    alone: running.databases.builtIn,
  })
  return running.app
}

export function sayEscrow(places: Places, say: Say): void {
  const escrow = join(places.folder, 'keys', 'escrow.txt')
  if (existsSync(escrow))
    say({
      sv: `Skriv ut nyckelns reservkopia, lås in den och ta sedan bort filen: ${shown(escrow)}`,
      en: `Print the escrow copy of the key, lock it away and then remove the file: ${shown(escrow)}`,
    })
}

/** Visitors first, then the program they use, then the database that it uses. */
export async function stop(running: Running): Promise<void> {
  const cut = setTimeout(() => process.exit(1), STOP_MS_MAX)
  await running.ports?.close()
  await running.app?.close()
  await running.databases?.stop()
  clearTimeout(cut)
}

export async function explain(error: unknown): Promise<Text> {
  if (error instanceof SetupProblem) return error.text
  // A database error quotes values; its class, code and place are enough to find the fault by.
  const told = error instanceof pg.DatabaseError ? JSON.stringify(stripError(error)) : error instanceof Error ? error.stack : String(error)
  return {
    sv: `Samvärn kunde inte starta. Det är ett fel i programmet; anmäl det med texten här:\n${told}`,
    en: `Samvärn could not start. This is a fault in the program; report it with this text:\n${told}`,
  }
}
