import { createWriteStream, existsSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import type { CommandIo } from './cli/command.ts'
import { type Config, ConfigFault, readConfig } from './config.ts'
import { type Log, makeLog, stripError } from './platform/log.ts'
import { makeFolder, PROJECT_ROOT, type Places, placesOf, prepareFolder, shown } from './platform/postgres/folder.ts'
import type { Say } from './platform/postgres/postgres.ts'
import { SetupProblem, type Text } from './platform/postgres/problem.ts'
import type { Role } from './platform/postgres/roles.ts'
import { type Databases, openDatabases } from './serve/databases.ts'
import { type App, makeDoor } from './serve/door.ts'
import { onEnd } from './serve/ending.ts'
import { type Lock, takeLock } from './serve/lock.ts'
import { type OpenPorts, openPorts } from './serve/ports.ts'

const LOG_BYTES_MAX = 5 * 1024 * 1024
/** After this the program ends whatever is still open; the database takes care of itself. */
const STOP_MS_MAX = 8_000

const HELP = {
  sv: `Användning: samvarn serve [--lang sv|en]

Startar Samvärn med sin inbyggda databas på http://localhost:3000, bara för den här datorn.
Stoppa med Ctrl-C. Inställningar ges i miljön, till exempel:

  PORT=4000 samvarn serve            en annan port (nästa lediga om den är upptagen)
  SAMVARN_FOLDER=/srv/samvarn samvarn serve     en annan mapp för databas och nycklar

Alla inställningar med mening och gräns står i src/config.ts.
`,
  en: `Usage: samvarn serve [--lang sv|en]

Starts Samvärn with its built-in database on http://localhost:3000, for this machine only.
Stop with Ctrl-C. Settings are given in the environment, such as:

  PORT=4000 samvarn serve            another port (the next free one when taken)
  SAMVARN_FOLDER=/srv/samvarn samvarn serve     another folder for database and keys

All settings, with meaning and limit, are in src/config.ts.
`,
}

/** On a terminal people read sentences and the log goes to a file; otherwise it is the output. */
function openLog(level: Parameters<typeof makeLog>[0], places: Places, say: Say): Log {
  if (!process.stdout.isTTY) return makeLog(level)
  const path = join(places.folder, 'samvarn.log')
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > LOG_BYTES_MAX) renameSync(path, `${path}.1`)
  const file = createWriteStream(path, { flags: 'a', mode: 0o600 })
  say({ sv: `Loggen skrivs till ${shown(path)}`, en: `The log is written to ${shown(path)}` })
  return makeLog(level, { write: (line) => file.write(line) })
}

function configuration(env: NodeJS.ProcessEnv): Config {
  try {
    return readConfig(env)
  } catch (error) {
    if (error instanceof ConfigFault) throw new SetupProblem({ sv: error.message, en: error.message }, error)
    throw error
  }
}

function connectionsOf({ url }: Databases) {
  const at = (role: Role) => ({ connectionString: url(role) })
  return {
    owner: at('samvarn_owner'),
    app: at('samvarn_app'),
    worker: at('samvarn_worker'),
    sequencer: at('samvarn_sequencer'),
    reviewer: at('samvarn_reviewer'),
  }
}

/** What has been started so far, so that it can be stopped in the right order whatever happens. */
type Running = { ports?: OpenPorts; databases?: Databases; app?: App }

async function start(running: Running, lock: Lock, config: Config, places: Places, say: Say): Promise<void> {
  const started = performance.now()
  const door = makeDoor(config.public_url ? new URL(config.public_url).hostname : undefined)
  running.ports = await openPorts(config.port, door.listener)
  const { port } = running.ports
  const address = config.public_url || `http://localhost:${port}`
  lock.tellAddress(address)
  if (port !== config.port)
    say({ sv: `Port ${config.port} är upptagen; använder ${port}.`, en: `Port ${config.port} is taken; using ${port}.` })
  say({ sv: `Startar databasen … (${address} svarar redan)`, en: `Starting the database … (${address} answers already)` })
  const log = openLog(config.log_level, places, say)
  // The program is read from disk while the database starts.
  const program = import('./main.ts')
  program.catch(() => {})
  running.databases = await openDatabases(process.env, places, say)
  running.app = await (await program).startApp({
    connections: connectionsOf(running.databases),
    keyFolder: makeFolder(join(places.folder, 'keys'), 0o700),
    config,
    log,
  })
  door.open(running.app)
  const escrow = join(places.folder, 'keys', 'escrow.txt')
  if (existsSync(escrow))
    say({
      sv: `Skriv ut nyckelns reservkopia, lås in den och ta sedan bort filen: ${shown(escrow)}`,
      en: `Print the escrow copy of the key, lock it away and then remove the file: ${shown(escrow)}`,
    })
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  say({
    sv: `Samvärn är igång på ${address} (${seconds} s). Stoppa med Ctrl-C.`,
    en: `Samvärn is running at ${address} (${seconds} s). Stop with Ctrl-C.`,
  })
}

/** Visitors first, then the program they use, then the database that it uses. */
async function stop(running: Running): Promise<void> {
  const cut = setTimeout(() => process.exit(1), STOP_MS_MAX)
  await running.ports?.close()
  await running.app?.close()
  await running.databases?.stop()
  clearTimeout(cut)
}

async function explain(error: unknown): Promise<Text> {
  if (error instanceof SetupProblem) return error.text
  const { RootKeyFault } = await import('./platform/keys/root.ts')
  if (error instanceof RootKeyFault) return { sv: error.message, en: error.message }
  // A database error quotes values; its class, code and place are enough to find the fault by.
  const told = error instanceof pg.DatabaseError ? JSON.stringify(stripError(error)) : error instanceof Error ? error.stack : String(error)
  return {
    sv: `Samvärn kunde inte starta. Det är ett fel i programmet; anmäl det med texten här:\n${told}`,
    en: `Samvärn could not start. This is a fault in the program; report it with this text:\n${told}`,
  }
}

async function serve(say: Say): Promise<number> {
  const config = configuration(process.env)
  const places = placesOf(PROJECT_ROOT)
  prepareFolder(places)
  const lock = takeLock(places.folder)
  const running: Running = {}
  const ended = new Promise<'ended'>((resolve) => onEnd(() => resolve('ended')))
  try {
    const begun = await Promise.race([start(running, lock, config, places, say), ended])
    if (begun === 'ended') return 0
    const gone = running.databases?.gone.then(() => 'gone' as const)
    if ((await Promise.race([ended, gone])) === 'ended') return 0
    say({
      sv: 'Databasen stannade oväntat. Inget som har sparats är förlorat. Starta igen med npm start.',
      en: 'The database stopped unexpectedly. Nothing that was saved is lost. Start again with npm start.',
    })
    // Jobs and pools would wait for a database that is gone.
    delete running.app
    return 1
  } catch (error) {
    say(await explain(error))
    return 1
  } finally {
    await stop(running)
    lock.release()
    say({ sv: 'Samvärn är stoppad.', en: 'Samvärn has stopped.' })
  }
}

export async function run(args: string[], io: CommandIo): Promise<number> {
  const { values } = parseArgs({ args, options: { help: { type: 'boolean', short: 'h' } }, strict: false })
  const unknown = args.find((word) => word !== '--help' && word !== '-h')
  if (values['help']) {
    io.stdout.write(HELP[io.lang])
    return 0
  }
  if (unknown !== undefined) {
    io.stderr.write(
      io.lang === 'sv'
        ? `serve tar inte "${unknown}". Se samvarn serve --help.\n`
        : `serve does not take "${unknown}". See samvarn serve --help.\n`,
    )
    return 2
  }
  const code = await serve((text) => io.stderr.write(`${text[io.lang]}\n`))
  // Timers and pools of libraries must not decide when the program ends.
  process.exit(code)
}
