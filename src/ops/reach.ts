/** How a command reaches the database: one's own, the built-in one of a running program, or the built-in one started for the moment. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { CommandIo } from '../cli/command.ts'
import type { Config } from '../config.ts'
import { PROJECT_ROOT, type Places, placesOf, prepareFolder } from '../platform/postgres/folder.ts'
import { addressesOfRunning, type Say } from '../platform/postgres/postgres.ts'
import { SetupProblem } from '../platform/postgres/problem.ts'
import type { Role } from '../platform/postgres/roles.ts'
import { configuration, readEnvironment } from '../serve/configuration.ts'
import { addressesOf, openDatabases } from '../serve/databases.ts'
import { runningIn, takeLock } from '../serve/lock.ts'

/** Where we are and what is set: every command of upkeep begins so. */
export interface Ground {
  places: Places
  env: NodeJS.ProcessEnv
  config: Config
  say: Say
}

export function groundOf(io: CommandIo): Ground {
  const places = placesOf(PROJECT_ROOT)
  prepareFolder(places)
  const env = readEnvironment(process.env, places)
  return { places, env, config: configuration(env), say: (text) => io.stderr.write(`${text[io.lang]}\n`) }
}

export interface Reached {
  url(role: Role): string
  builtIn: boolean
  /** Somebody else keeps it up: a program that runs, or a server of one's own. */
  isUp: boolean
  close(): Promise<void>
}

/** `alone`: nobody else may use the database meanwhile, so a running program is refused. */
export async function reachDatabase({ places, env, say }: Ground, { alone = false, mayMake = false } = {}): Promise<Reached> {
  if (env['DATABASE_URL']) return { url: addressesOf(env), builtIn: false, isUp: true, close: async () => {} }
  if (!alone && runningIn(places.folder)) return { url: addressesOfRunning(places), builtIn: true, isUp: true, close: async () => {} }
  if (!mayMake && !existsSync(join(places.folder, 'postgres')))
    throw new SetupProblem({
      sv: `Det finns ingen databas i ${places.folder}. Kör samvarn init, eller ange rätt mapp med SAMVARN_FOLDER.`,
      en: `There is no database in ${places.folder}. Run samvarn init, or name the right folder with SAMVARN_FOLDER.`,
    })
  const lock = takeLock(places.folder)
  try {
    const databases = await openDatabases(env, places, say)
    return {
      url: databases.url,
      builtIn: true,
      isUp: false,
      close: async () => {
        await databases.stop()
        lock.release()
      },
    }
  } catch (error) {
    lock.release()
    throw error
  }
}
