/** Looks at a PostgreSQL of one's own and refuses it, with the exact mend, where persons would not be safe in it. */
import pg from 'pg'
import { errorCode, SetupProblem, type Text } from '../platform/postgres/problem.ts'
import { ROLES, type Role } from '../platform/postgres/roles.ts'
import { type DatabaseFacts, judgeDatabase, type Refusal, type RoleFacts } from './database-facts.ts'

type Addresses = { url(role: Role): string }
type Clock = () => number

export async function readDatabaseFacts({ url }: Addresses, now: Clock = Date.now): Promise<DatabaseFacts> {
  const roles: DatabaseFacts['roles'] = {}
  const server = await connected(url('samvarn_owner'), 'DATABASE_OWNER_URL', (client) => readServer(client, now))
  for (const role of ROLES)
    if (role !== 'samvarn_owner')
      roles[role] = await connected(url(role), addressName(role), (client) => readRole(client, server.owner.name)).catch(
        (error: unknown) => {
          throw role === 'samvarn_public' && error instanceof SetupProblem ? publicRoleMissing(url(role), error) : error
        },
      )
  return { ...server, roles, open_addresses: ROLES.filter((role) => isOpen(url(role))).map(addressName) }
}

/** Throws the refusals together, so that whoever keeps the database mends them in one go. */
export async function refuseUnsafeDatabase(addresses: Addresses, now: Clock = Date.now): Promise<void> {
  const refusals = judgeDatabase(await readDatabaseFacts(addresses, now))
  if (refusals.length > 0) throw new SetupProblem(asOne(refusals))
}

export const asOne = (refusals: readonly Refusal[]): Text => ({
  sv: refusals.map(({ text }) => text.sv).join('\n'),
  en: refusals.map(({ text }) => text.en).join('\n'),
})

const addressName = (role: Role): string =>
  role === 'samvarn_owner' ? 'DATABASE_OWNER_URL' : role === 'samvarn_app' ? 'DATABASE_URL' : `DATABASE_URL (${role})`

/** True when the way to the server crosses a network and nothing demands that the server proves who it is. */
export function isOpen(address: string): boolean {
  const { hostname, searchParams } = new URL(address)
  const host = decodeURIComponent(searchParams.get('host') ?? hostname)
  if (host === '' || host.startsWith('/') || ['localhost', '127.0.0.1', '::1', '[::1]'].includes(host)) return false
  return !['verify-full', 'verify-ca', 'require'].includes(searchParams.get('sslmode') ?? '')
}

/** Installations from before version 0.4.0 lack this role, and only an administrator of the server can make it. */
function publicRoleMissing(address: string, problem: SetupProblem): SetupProblem {
  const { password, pathname } = new URL(address)
  if (!['28P01', '28000'].includes(errorCode(problem.cause))) return problem
  const statements = `CREATE ROLE samvarn_public LOGIN PASSWORD '${decodeURIComponent(password)}'; GRANT CONNECT ON DATABASE "${pathname.slice(1)}" TO samvarn_public;`
  return new SetupProblem({
    sv: `${problem.text.sv}\nRollen för de öppna sidorna kom i version 0.4.0. Be den som sköter servern köra detta, och starta igen (raden innehåller ett lösenord):\n  ${statements}`,
    en: `${problem.text.en}\nThe role of the public pages came with version 0.4.0. Ask whoever keeps the server to run this, and start again (the line holds a password):\n  ${statements}`,
  })
}

async function connected<T>(connectionString: string, name: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
  } catch (error) {
    throw explainConnection(error, name)
  }
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** What kept us from the database, with what to look at. The address itself is not repeated: it holds a password. */
export function explainConnection(error: unknown, name: string): SetupProblem {
  const code = errorCode(error)
  const because: Text =
    code === '28P01' || code === '28000'
      ? {
          sv: 'servern tog inte emot rollen eller lösenordet. Kontrollera adressen, och att pg_hba.conf släpper in rollen med scram-sha-256.',
          en: 'the server did not accept the role or the password. Check the address, and that pg_hba.conf lets the role in with scram-sha-256.',
        }
      : code === '3D000'
        ? {
            sv: 'databasen finns inte. Kör samvarn init, eller rätta namnet.',
            en: 'there is no such database. Run samvarn init, or correct the name.',
          }
        : code === 'ENOTFOUND' || code === 'EAI_AGAIN'
          ? { sv: 'serverns namn finns inte. Rätta adressen.', en: 'there is no server of that name. Correct the address.' }
          : /SSL|certificate|self.signed/i.test(error instanceof Error ? error.message : '')
            ? {
                sv: 'servern kunde inte visa ett giltigt certifikat. Slå på TLS i servern, och ange dess utfärdare med sslrootcert=FIL.',
                en: 'the server could not show a valid certificate. Switch TLS on in the server, and name its issuer with sslrootcert=FILE.',
              }
            : {
                sv: `servern svarar inte (${code || 'inget svar'}). Kontrollera att den är igång och att brandväggen släpper fram oss.`,
                en: `the server does not answer (${code || 'no answer'}). See that it runs and that the firewall lets us through.`,
              }
  return new SetupProblem({ sv: `${name}: ${because.sv}`, en: `${name}: ${because.en}` }, error)
}

const SERVER = `select current_setting('server_version_num')::int as version, current_database() as database,
    pg_encoding_to_char(d.encoding) as encoding, current_user as owner_name, r.rolsuper as superuser, r.rolbypassrls as bypasses,
    exists (select 1 from pg_collation where collname = 'sv-x-icu') as has_swedish,
    coalesce((select pg_has_role(current_user, w.oid, 'member') from pg_roles w where w.rolname = 'samvarn_worker'), false) as acts_as_worker,
    pg_has_role(current_user, d.datdba, 'usage') as owns_database, extract(epoch from clock_timestamp())::float8 as seconds
  from pg_database d, pg_roles r where d.datname = current_database() and r.rolname = current_user`

async function readServer(client: pg.Client, now: Clock): Promise<Omit<DatabaseFacts, 'roles' | 'open_addresses'>> {
  type Row = Pick<DatabaseFacts, 'version' | 'database' | 'encoding' | 'has_swedish'> &
    Pick<DatabaseFacts['owner'], 'superuser' | 'bypasses' | 'acts_as_worker' | 'owns_database'> & { owner_name: string; seconds: number }
  const { rows } = await client.query<Row>(SERVER)
  const [row] = rows
  if (!row) throw new Error('The server told nothing about itself.')
  const { version, database, encoding, has_swedish, owner_name: name, superuser, bypasses, acts_as_worker, owns_database, seconds } = row
  const owner = { name, superuser, bypasses, acts_as_worker, owns_database }
  return { version, database, encoding, has_swedish, owner, skew_seconds: seconds - now() / 1000 }
}

const ROLE = `select r.rolname as name, r.rolsuper as superuser, r.rolbypassrls as bypasses, r.rolcreaterole as creates_roles,
    r.rolcreatedb as creates_databases,
    array(select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relowner = r.oid and c.relkind in ('r', 'p', 'v', 'm') and n.nspname not in ('graphile_worker') and n.nspname not like 'pg\\_%' order by 1) as owns,
    coalesce((select pg_has_role(r.oid, o.oid, 'member') from pg_roles o where o.rolname = $1), false) as is_owner
  from pg_roles r where r.rolname = current_user`

async function readRole(client: pg.Client, owner: string): Promise<RoleFacts> {
  const { rows } = await client.query<RoleFacts>(ROLE, [owner])
  const [row] = rows
  if (!row) throw new Error('The role told nothing about itself.')
  // A superuser is a member of everything: one refusal says it.
  return { ...row, is_owner: row.is_owner && !row.superuser }
}
