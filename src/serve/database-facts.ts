/** What a PostgreSQL of one's own must be before persons are put in it. Pure: facts in, refusals with their mend out. */
import type { Text } from '../platform/postgres/problem.ts'
import type { Role } from '../platform/postgres/roles.ts'

export interface RoleFacts {
  name: string
  superuser: boolean
  bypasses: boolean
  creates_roles: boolean
  creates_databases: boolean
  /** Tables that it owns outside the queue's schema. */
  owns: string[]
  is_owner: boolean
}
export interface DatabaseFacts {
  /** Such as 150018. */
  version: number
  database: string
  encoding: string
  has_swedish: boolean
  owner: { name: string; superuser: boolean; bypasses: boolean; acts_as_worker: boolean; owns_database: boolean }
  /** The roles that the program works as, by the role that each address should give. */
  roles: Partial<Record<Role, RoleFacts>>
  /** Addresses that cross a network without TLS that is demanded and verified. */
  open_addresses: string[]
  /** How far the database's clock is from ours, in seconds. */
  skew_seconds: number
}
export interface Refusal {
  code: string
  text: Text
}

const VERSION_MIN = 150_000
export const SKEW_SECONDS_MAX = 60

const quoted = (name: string) => (/^[a-z_][a-z0-9_]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`)
const refusal = (code: string, sv: string, en: string, statement = ''): Refusal => ({
  code,
  text: {
    sv: `${sv}${statement && ` Kör som databasens administratör: ${statement}`}`,
    en: `${en}${statement && ` Run as the database administrator: ${statement}`}`,
  },
})

export function judgeDatabase(facts: DatabaseFacts): Refusal[] {
  return [
    ...judgeServer(facts),
    ...judgeOwner(facts),
    ...Object.entries(facts.roles).flatMap(([wanted, role]) => judgeRole(wanted, role, facts)),
    ...facts.open_addresses.map((name) =>
      refusal(
        'tls',
        `${name} går över ett nätverk utan kryptering. Lägg till ?sslmode=verify-full i adressen (och &sslrootcert=FIL om certifikatet är ert eget), eller anslut över en lokal socket.`,
        `${name} crosses a network without encryption. Add ?sslmode=verify-full to the address (and &sslrootcert=FILE when the certificate is your own), or connect over a local socket.`,
      ),
    ),
  ]
}

function judgeServer({ version, database, encoding, has_swedish, skew_seconds }: DatabaseFacts): Refusal[] {
  const found: Refusal[] = []
  if (version < VERSION_MIN)
    found.push(
      refusal(
        'version',
        `Databasen är PostgreSQL ${Math.floor(version / 10_000)}, och Samvärn behöver 15 eller senare. Uppgradera servern.`,
        `The database is PostgreSQL ${Math.floor(version / 10_000)}, and Samvärn needs 15 or later. Upgrade the server.`,
      ),
    )
  if (encoding !== 'UTF8')
    found.push(
      refusal(
        'encoding',
        `Databasen har teckenkodningen ${encoding}, och då går namn förlorade. Gör en ny tom databas.`,
        `The database has the encoding ${encoding}, which loses names. Make a new empty database.`,
        `CREATE DATABASE ${quoted(`${database}_utf8`)} OWNER samvarn_owner TEMPLATE template0 ENCODING 'UTF8'; (och ändra adresserna / and change the addresses)`,
      ),
    )
  if (!has_swedish)
    found.push(
      refusal(
        'collation',
        'Servern saknar svensk sortering (sv-x-icu): den är byggd utan ICU eller sorteringarna är inte inlästa.',
        'The server lacks Swedish sorting (sv-x-icu): it is built without ICU, or the collations have not been loaded.',
        "SELECT pg_import_system_collations('pg_catalog');",
      ),
    )
  if (Math.abs(skew_seconds) > SKEW_SECONDS_MAX)
    found.push(
      refusal(
        'clock',
        `Databasens klocka skiljer ${Math.round(Math.abs(skew_seconds))} sekunder från den här datorns. Slå på tidssynk på båda: timedatectl set-ntp true`,
        `The database's clock differs by ${Math.round(Math.abs(skew_seconds))} seconds from this machine's. Switch time synchronisation on at both: timedatectl set-ntp true`,
      ),
    )
  return found
}

function judgeOwner({ owner, database }: DatabaseFacts): Refusal[] {
  const found: Refusal[] = []
  if (!owner.bypasses && !owner.superuser)
    found.push(
      refusal(
        'owner_bypass',
        `Ägaren ${owner.name} saknar BYPASSRLS: en säkerhetskopia eller uppgradering skulle bli tom utan att det syns.`,
        `The owner ${owner.name} lacks BYPASSRLS: a backup or an upgrade would come out empty without anyone noticing.`,
        `ALTER ROLE ${quoted(owner.name)} BYPASSRLS;`,
      ),
    )
  if (owner.superuser)
    found.push(
      refusal(
        'owner_superuser',
        `Ägaren ${owner.name} är superuser, och behöver inte vara det.`,
        `The owner ${owner.name} is a superuser, and need not be.`,
        `ALTER ROLE ${quoted(owner.name)} NOSUPERUSER BYPASSRLS;`,
      ),
    )
  if (!owner.acts_as_worker)
    found.push(
      refusal(
        'owner_worker',
        `Ägaren ${owner.name} får inte agera som samvarn_worker, som äger jobbkön.`,
        `The owner ${owner.name} may not act as samvarn_worker, which owns the job queue.`,
        `GRANT samvarn_worker TO ${quoted(owner.name)};`,
      ),
    )
  if (!owner.owns_database)
    found.push(
      refusal(
        'owner_database',
        `Ägaren ${owner.name} äger inte databasen ${database}.`,
        `The owner ${owner.name} does not own the database ${database}.`,
        `ALTER DATABASE ${quoted(database)} OWNER TO ${quoted(owner.name)};`,
      ),
    )
  return found
}

function judgeRole(wanted: string, role: RoleFacts, { owner }: DatabaseFacts): Refusal[] {
  const found: Refusal[] = []
  const name = quoted(role.name)
  if (role.name !== wanted)
    found.push(
      refusal(
        'role_name',
        `Adressen för ${wanted} loggar in som ${role.name}. Ange ${wanted} i adressen; rättigheterna hör till det namnet.`,
        `The address of ${wanted} signs in as ${role.name}. Name ${wanted} in the address; the rights belong to that name.`,
      ),
    )
  const powers: [boolean, string, string, string][] = [
    [role.superuser, 'superuser', 'superuser och ser förbi alla väggar', `ALTER ROLE ${name} NOSUPERUSER;`],
    [role.bypasses, 'bypassrls', 'BYPASSRLS och ser förbi alla väggar', `ALTER ROLE ${name} NOBYPASSRLS;`],
    [role.creates_roles, 'createrole', 'CREATEROLE och kan ge sig själv mer', `ALTER ROLE ${name} NOCREATEROLE;`],
    [role.creates_databases, 'createdb', 'CREATEDB, som den inte behöver', `ALTER ROLE ${name} NOCREATEDB;`],
  ]
  for (const [has, code, sv, statement] of powers)
    if (has)
      found.push(
        refusal(
          code,
          `Rollen ${role.name} har ${sv}.`,
          `The role ${role.name} has ${code.toUpperCase()}, which it must not have.`,
          statement,
        ),
      )
  if (role.owns.length > 0)
    found.push(
      refusal(
        'owns_table',
        `Rollen ${role.name} äger tabeller (${role.owns.slice(0, 3).join(', ')}) och kan stänga av deras skydd.`,
        `The role ${role.name} owns tables (${role.owns.slice(0, 3).join(', ')}) and can switch their protection off.`,
        role.owns.map((table) => `ALTER TABLE ${table} OWNER TO ${quoted(owner.name)};`).join(' '),
      ),
    )
  if (role.is_owner)
    found.push(
      refusal(
        'member_of_owner',
        `Rollen ${role.name} får bli ägaren ${owner.name}.`,
        `The role ${role.name} may become the owner ${owner.name}.`,
        `REVOKE ${quoted(owner.name)} FROM ${name};`,
      ),
    )
  return found
}
