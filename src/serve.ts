import { parseArgs } from 'node:util'
import type { CommandIo } from './cli/command.ts'
import { PROJECT_ROOT, placesOf, prepareFolder } from './platform/postgres/folder.ts'
import type { Say } from './platform/postgres/postgres.ts'
import { configuration, readEnvironment, refuseRealKeyInDemo } from './serve/configuration.ts'
import { makeDoor } from './serve/door.ts'
import { onEnd } from './serve/ending.ts'
import { type Lock, takeLock } from './serve/lock.ts'
import { openPorts } from './serve/ports.ts'
import { explain, type Program, type Running, sayEscrow, startProgram, stop } from './serve/running.ts'

const HELP = {
  sv: `Användning: samvarn serve [--no-jobs] [--lang sv|en]

Startar Samvärn med sin inbyggda databas på http://localhost:3000, bara för den här datorn.
Stoppa med Ctrl-C. Inställningar ges i miljön, till exempel:

  PORT=4000 samvarn serve            en annan port (nästa lediga om den är upptagen)
  SAMVARN_FOLDER=/srv/samvarn samvarn serve     en annan mapp för databas och nycklar

--no-jobs: svara bara på sidor; jobben görs av samvarn work på samma databas.
Så länge samvarn init inte har körts är det en demonstration.

Alla inställningar med mening och gräns står i src/config.ts.
`,
  en: `Usage: samvarn serve [--no-jobs] [--lang sv|en]

Starts Samvärn with its built-in database on http://localhost:3000, for this machine only.
Stop with Ctrl-C. Settings are given in the environment, such as:

  PORT=4000 samvarn serve            another port (the next free one when taken)
  SAMVARN_FOLDER=/srv/samvarn samvarn serve     another folder for database and keys

--no-jobs: answer pages only; jobs are done by samvarn work on the same database.
Until samvarn init has been run it is a demonstration.

All settings, with meaning and limit, are in src/config.ts.
`,
}

async function start(running: Running, lock: Lock, program: Program): Promise<void> {
  const { config, places, say } = program
  const started = performance.now()
  const door = makeDoor(config.public_url ? new URL(config.public_url).hostname : undefined)
  running.ports = await openPorts({ port: config.port, listen: config.listen, moves: config.demo }, door.listener)
  const { port } = running.ports
  const address = config.public_url || `http://localhost:${port}`
  lock.tellAddress(address)
  if (port !== config.port)
    say({ sv: `Port ${config.port} är upptagen; använder ${port}.`, en: `Port ${config.port} is taken; using ${port}.` })
  say({ sv: `Startar databasen … (${address} svarar redan)`, en: `Starting the database … (${address} answers already)` })
  door.open(await startProgram(running, program))
  sayEscrow(places, say)
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  say({
    sv: `Samvärn är igång på ${address} (${seconds} s). Stoppa med Ctrl-C.`,
    en: `Samvärn is running at ${address} (${seconds} s). Stop with Ctrl-C.`,
  })
}

async function serve(say: Say, jobs: boolean): Promise<number> {
  const places = placesOf(PROJECT_ROOT)
  prepareFolder(places)
  const env = readEnvironment(process.env, places)
  const config = configuration(env)
  refuseRealKeyInDemo(env, config.demo)
  const lock = takeLock(places.folder)
  const running: Running = {}
  const ended = new Promise<'ended'>((resolve) => onEnd(() => resolve('ended')))
  try {
    const begun = await Promise.race([start(running, lock, { env, config, places, say, does: { pages: true, jobs } }), ended])
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
  const { values } = parseArgs({ args, options: { help: { type: 'boolean', short: 'h' }, 'no-jobs': { type: 'boolean' } }, strict: false })
  const unknown = args.find((word) => !['--help', '-h', '--no-jobs'].includes(word))
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
  const code = await serve((text) => io.stderr.write(`${text[io.lang]}\n`), values['no-jobs'] !== true)
  // Timers and pools of libraries must not decide when the program ends.
  process.exit(code)
}
