/** The one configuration file, written by `samvarn init`: KEY=value lines that systemd and containers read as well. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { type Config, ConfigFault, readConfig } from '../config.ts'
import type { Places } from '../platform/postgres/folder.ts'
import { SetupProblem } from '../platform/postgres/problem.ts'

export const configurationPath = (env: NodeJS.ProcessEnv, places: Places): string =>
  env['SAMVARN_CONFIG'] || join(places.folder, 'samvarn.conf')

/**
 * The environment with what the file says where the environment is silent. Refuses a file that others on the machine
 * may read: it holds passwords. SAMVARN_CONFIG names another file than samvarn.conf in the folder.
 */
export function readEnvironment(env: NodeJS.ProcessEnv, places: Places): NodeJS.ProcessEnv {
  const path = configurationPath(env, places)
  if (!existsSync(path)) {
    if (!env['SAMVARN_CONFIG']) return withPlaces(env, places)
    throw new SetupProblem({
      sv: `Filen ${path} som SAMVARN_CONFIG pekar på finns inte. Kör samvarn init, eller rätta sökvägen.`,
      en: `The file ${path} that SAMVARN_CONFIG names does not exist. Run samvarn init, or correct the path.`,
    })
  }
  if ((statSync(path).mode & 0o077) !== 0)
    throw new SetupProblem({
      sv: `Andra på datorn kan läsa ${path}, och där står lösenord. Kör: chmod 600 ${path}`,
      en: `Others on this machine can read ${path}, which holds passwords. Run: chmod 600 ${path}`,
    })
  return withPlaces({ ...parseEnv(readFileSync(path, 'utf8')), ...env }, places)
}

/** What lies in the installation's own folder unless another place is named. */
const withPlaces = (env: NodeJS.ProcessEnv, places: Places): NodeJS.ProcessEnv => ({
  ...env,
  SAMVARN_MARKS_FOLDER: env['SAMVARN_MARKS_FOLDER'] || join(places.folder, 'marks'),
})

/** Whoever hands over a root key means it: a demonstration must not fill the place that an installation is to be restored into. */
export function refuseRealKeyInDemo(env: NodeJS.ProcessEnv, isDemo: boolean): void {
  if (!isDemo || !env['SAMVARN_ROOT_KEY']) return
  throw new SetupProblem({
    sv: 'SAMVARN_ROOT_KEY är satt, men här finns ingen samvarn.conf: det skulle bli en demonstration. Kör samvarn init eller samvarn restore först, eller ta bort SAMVARN_ROOT_KEY.',
    en: 'SAMVARN_ROOT_KEY is set, but there is no samvarn.conf here: this would become a demonstration. Run samvarn init or samvarn restore first, or remove SAMVARN_ROOT_KEY.',
  })
}

export function configuration(env: NodeJS.ProcessEnv): Config {
  try {
    return readConfig(env)
  } catch (error) {
    if (error instanceof ConfigFault) throw new SetupProblem(error.text, error)
    throw error
  }
}
