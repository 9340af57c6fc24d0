/** `samvarn work`: does the jobs, on the same database as the processes that answer pages. */
import type { CommandIo } from './cli/command.ts'
import { PROJECT_ROOT, placesOf, prepareFolder } from './platform/postgres/folder.ts'
import { SetupProblem } from './platform/postgres/problem.ts'
import { configuration, readEnvironment } from './serve/configuration.ts'
import { onEnd } from './serve/ending.ts'
import { explain, type Running, startProgram, stop } from './serve/running.ts'

const HELP = {
  sv: `Användning: samvarn work [--lang sv|en]

Gör jobben: kontroller, e-post, påminnelser. Körs bredvid samvarn serve --no-jobs, på samma databas (DATABASE_URL).
Hur många som helst får köras samtidigt. Stoppa med Ctrl-C.
`,
  en: `Usage: samvarn work [--lang sv|en]

Does the jobs: checks, mail, reminders. Runs beside samvarn serve --no-jobs, on the same database (DATABASE_URL).
Any number may run at the same time. Stop with Ctrl-C.
`,
}

async function work(io: CommandIo): Promise<number> {
  const say = (text: { sv: string; en: string }) => io.stderr.write(`${text[io.lang]}\n`)
  const places = placesOf(PROJECT_ROOT)
  prepareFolder(places)
  const env = readEnvironment(process.env, places)
  const config = configuration(env)
  if (!env['DATABASE_URL'])
    throw new SetupProblem({
      sv: 'samvarn work behöver en databas som flera processer når (DATABASE_URL). Med den inbyggda gör samvarn serve jobben själv.',
      en: 'samvarn work needs a database that several processes reach (DATABASE_URL). With the built-in one samvarn serve does the jobs itself.',
    })
  const running: Running = {}
  const ended = new Promise<'ended'>((resolve) => onEnd(() => resolve('ended')))
  try {
    const begun = startProgram(running, { env, config, places, say, does: { pages: false, jobs: true } })
    if ((await Promise.race([begun, ended])) === 'ended') return 0
    say({ sv: 'Samvärn gör jobben. Stoppa med Ctrl-C.', en: 'Samvärn does the jobs. Stop with Ctrl-C.' })
    await ended
    return 0
  } catch (error) {
    say(await explain(error))
    return 1
  } finally {
    await stop(running)
    say({ sv: 'Samvärn är stoppad.', en: 'Samvärn has stopped.' })
  }
}

export async function run(args: string[], io: CommandIo): Promise<number> {
  if (args.length > 0) {
    const asked = args[0] === '--help' || args[0] === '-h'
    ;(asked ? io.stdout : io.stderr).write(HELP[io.lang])
    return asked ? 0 : 2
  }
  // Timers and pools of libraries must not decide when the program ends.
  process.exit(await work(io))
}
