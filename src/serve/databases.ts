import { derivedPassword } from '../platform/postgres/roles.ts'
import type { Places } from '../platform/postgres/folder.ts'
import { type Say, startPostgres } from '../platform/postgres/postgres.ts'
import { SetupProblem } from '../platform/postgres/problem.ts'
import type { Role } from '../platform/postgres/roles.ts'

export type Databases = {
  url(role: Role): string
  stop(): Promise<void>
  /** Never resolves for a database of one's own. */
  gone: Promise<void>
  /** The database is the built-in one: no other process can work on it. */
  builtIn: boolean
}

const OTHERS: Partial<Record<Role, string>> = {
  samvarn_worker: 'DATABASE_WORKER_URL',
  samvarn_sequencer: 'DATABASE_SEQUENCER_URL',
  samvarn_reviewer: 'DATABASE_REVIEWER_URL',
  samvarn_public: 'DATABASE_PUBLIC_URL',
}

/**
 * The address of each role in a PostgreSQL of one's own. Two are given: DATABASE_URL (the app) and DATABASE_OWNER_URL
 * (migrates, backs up, restores; straight to the server, never through a pooler). The other four go where DATABASE_URL
 * goes, with passwords derived from its password as `samvarn init` has set them; an address of its own
 * (DATABASE_WORKER_URL, …) goes first.
 */
export function addressesOf(env: NodeJS.ProcessEnv): (role: Role) => string {
  const app = env['DATABASE_URL'] ?? ''
  const owner = env['DATABASE_OWNER_URL']
  if (!owner)
    throw new SetupProblem({
      sv: 'DATABASE_URL är satt men inte DATABASE_OWNER_URL. Kör samvarn init, som sätter båda, eller lägg till ägarens adress.',
      en: 'DATABASE_URL is set but not DATABASE_OWNER_URL. Run samvarn init, which sets both, or add the owner’s address.',
    })
  return (role) => {
    if (role === 'samvarn_app') return app
    if (role === 'samvarn_owner') return owner
    return env[OTHERS[role] ?? ''] || derivedAddress(app, role)
  }
}

function derivedAddress(app: string, role: Role): string {
  try {
    const address = new URL(app)
    const secret = decodeURIComponent(address.password)
    address.username = role
    if (secret !== '') address.password = derivedPassword(secret, role)
    return address.href
  } catch {
    throw new SetupProblem({
      sv: 'DATABASE_URL går inte att läsa som en adress. Den ser ut så här: postgresql://samvarn_app:LÖSENORD@server:5432/samvarn',
      en: 'DATABASE_URL cannot be read as an address. It looks like this: postgresql://samvarn_app:PASSWORD@server:5432/samvarn',
    })
  }
}

/** The organisation's own PostgreSQL when DATABASE_URL names one, else the built-in. */
export async function openDatabases(env: NodeJS.ProcessEnv, places: Places, say: Say): Promise<Databases> {
  if (!env['DATABASE_URL']) return { ...(await startPostgres({ places, say })), builtIn: true }
  return { url: addressesOf(env), stop: async () => {}, gone: new Promise(() => {}), builtIn: false }
}
