/** The six roles and the database in a PostgreSQL of one's own: made with an administrator's address that is never kept, or told as SQL. */
import pg from 'pg'
import { CTYPE } from '../platform/postgres/cluster.ts'
import { errorCode, SetupProblem } from '../platform/postgres/problem.ts'
import {
  databaseStatement,
  derivedPasswords,
  grantStatements,
  MEMBERSHIP_STATEMENT,
  type Passwords,
  randomPassword,
  roleStatements,
} from '../platform/postgres/roles.ts'
import { explainConnection } from '../serve/database-check.ts'

export interface OwnDatabase {
  app: string
  owner: string
}

export interface Plan {
  /** One statement each, for the administrator; with fresh passwords in them. */
  statements: string[]
  addresses: OwnDatabase
  name: string
}

function parsed(address: string, flag: string): URL {
  try {
    const url = new URL(address)
    if (/^postgres(?:ql)?:$/.test(url.protocol) && /^\/[A-Za-z0-9_-]{1,60}$/.test(url.pathname)) return url
  } catch {
    // Told below, without the address: it may hold a password.
  }
  throw new SetupProblem({
    sv: `${flag} går inte att läsa. Adressen ser ut så här: postgresql://server:5432/samvarn?sslmode=verify-full`,
    en: `${flag} cannot be read. The address looks like this: postgresql://server:5432/samvarn?sslmode=verify-full`,
  })
}

/** What the administrator is to run, and the two addresses that the program then has. */
export function planDatabase(address: string): Plan {
  const url = parsed(address, '--database')
  const name = url.pathname.slice(1)
  const app = randomPassword()
  // The other four go where the app goes, with passwords derived from its own (src/serve/databases.ts).
  const passwords: Passwords = { ...derivedPasswords(app), samvarn_app: app, samvarn_owner: randomPassword() }
  const as = (role: 'samvarn_app' | 'samvarn_owner') => {
    const own = new URL(url)
    own.username = role
    own.password = passwords[role]
    return own.href
  }
  return {
    name,
    statements: [...roleStatements(passwords), MEMBERSHIP_STATEMENT, databaseStatement(name, CTYPE), ...grantStatements(name)],
    addresses: { app: as('samvarn_app'), owner: as('samvarn_owner') },
  }
}

/** True when the address already says who signs in: then roles and database are there. */
export const namesRole = (address: string): boolean => parsed(address, '--database').password !== ''

/** Runs the plan as the administrator. Roles that stand from before get new passwords; a database that stands is refused. */
export async function makeDatabase(adminUrl: string, { statements, name }: Plan): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
  } catch (error) {
    throw explainConnection(error, '--admin-url')
  }
  try {
    const { rows } = await client.query<{ owner: string }>('select datdba::regrole::text as owner from pg_database where datname = $1', [
      name,
    ])
    if (rows.length > 0)
      throw new SetupProblem({
        sv: `Databasen ${name} finns redan. Välj ett annat namn i --database, eller ange --database och --owner-url med lösenord om den redan är Samvärns.`,
        en: `The database ${name} exists already. Choose another name in --database, or give --database and --owner-url with passwords if it is Samvärn's already.`,
      })
    for (const statement of statements)
      await client.query(statement).catch((error: unknown) => {
        // duplicate_object: the role stands already, and the next statement gives it its rights and password.
        if (errorCode(error) !== '42710') throw error
      })
  } catch (error) {
    if (error instanceof SetupProblem) throw error
    throw new SetupProblem(
      {
        sv: `Administratören fick inte göra roller och databas (${errorCode(error)}). Kör utan --admin-url: då skrivs SQL ut som en superuser kan köra.`,
        en: `The administrator was not allowed to make roles and database (${errorCode(error)}). Run without --admin-url: then the SQL is printed for a superuser to run.`,
      },
      error,
    )
  } finally {
    await client.end()
  }
}
