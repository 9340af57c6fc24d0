import type { Places } from '../platform/postgres/folder.ts'
import { type Say, startPostgres } from '../platform/postgres/postgres.ts'
import { SetupProblem } from '../platform/postgres/problem.ts'
import type { Role } from '../platform/postgres/roles.ts'

export type Databases = {
  url(role: Role): string
  stop(): Promise<void> /** Never resolves for a database of one's own. */
  gone: Promise<void>
}

const VARIABLES: Record<Role, string> = {
  samvarn_app: 'DATABASE_URL',
  samvarn_owner: 'DATABASE_OWNER_URL',
  samvarn_worker: 'DATABASE_WORKER_URL',
  samvarn_sequencer: 'DATABASE_SEQUENCER_URL',
  samvarn_reviewer: 'DATABASE_REVIEWER_URL',
}

/** The organisation's own PostgreSQL when DATABASE_URL names one (each role its own address), else the built-in. */
export async function openDatabases(env: NodeJS.ProcessEnv, places: Places, say: Say): Promise<Databases> {
  if (!env['DATABASE_URL']) return startPostgres({ places, say })
  const missing = Object.values(VARIABLES).filter((name) => !env[name])
  if (missing.length > 0)
    throw new SetupProblem({
      sv: `DATABASE_URL är satt, men varje roll behöver sin egen adress. Sätt också ${missing.join(', ')}.`,
      en: `DATABASE_URL is set, but each role needs an address of its own. Set ${missing.join(', ')} too.`,
    })
  return { url: (role) => env[VARIABLES[role]] ?? '', stop: async () => {}, gone: new Promise(() => {}) }
}
