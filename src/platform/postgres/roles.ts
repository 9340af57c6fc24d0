import { createHmac, randomBytes } from 'node:crypto'

/**
 * Who may speak to the database. The owner migrates, backs up and restores: it has BYPASSRLS, so that an
 * owner's data migration or backup never comes out empty in silence. The others own nothing and bypass
 * nothing; the sequencer reads the audit only, the reviewer resolves refusals afterwards, and the public one stands
 * behind the pages for people at risk: it reads what is published and puts sealed messages in, and nothing else.
 */
export const ROLES = ['samvarn_owner', 'samvarn_app', 'samvarn_worker', 'samvarn_sequencer', 'samvarn_reviewer', 'samvarn_public'] as const
export type Role = (typeof ROLES)[number]

export type Passwords = Record<Role, string>

function forEachRole(make: (role: Role) => string): Passwords {
  return {
    samvarn_owner: make('samvarn_owner'),
    samvarn_app: make('samvarn_app'),
    samvarn_worker: make('samvarn_worker'),
    samvarn_sequencer: make('samvarn_sequencer'),
    samvarn_reviewer: make('samvarn_reviewer'),
    samvarn_public: make('samvarn_public'),
  }
}

export function randomPassword(): string {
  return randomBytes(32).toString('hex')
}

export function randomPasswords(): Passwords {
  return forEachRole(() => randomPassword())
}

export const derivedPassword = (secret: string, role: Role): string => createHmac('sha256', secret).update(role).digest('hex')

/** The same passwords for everyone who holds the same secret: test processes that share one server. */
export function derivedPasswords(secret: string): Passwords {
  return forEachRole((role) => derivedPassword(secret, role))
}

/** An identifier as PostgreSQL quotes it. Statements about roles and databases take no parameters. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

function quoteText(value: string): string {
  if (!/^[0-9a-f]+$/.test(value)) throw new TypeError('A generated password is hexadecimal.')
  return `'${value}'`
}

/** Statements that make the roles, one a line. */
export function roleStatements(passwords: Passwords, roles: readonly Role[] = ROLES): string[] {
  return roles.flatMap((role) => [
    `CREATE ROLE ${role}`,
    `ALTER ROLE ${role} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION ${role === 'samvarn_owner' ? 'BYPASSRLS' : 'NOBYPASSRLS'} PASSWORD ${quoteText(passwords[role])}`,
  ])
}

/** The owner hands the job queue's schema to the worker, for which it must be able to act as the worker. */
export const MEMBERSHIP_STATEMENT = 'GRANT samvarn_worker TO samvarn_owner'

/** Names sort as Swedes sort them, in every database of ours, whatever the server's own default. */
export function databaseStatement(database: string, ctype: string): string {
  return `CREATE DATABASE ${quoteName(database)} OWNER samvarn_owner TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'sv-SE' LC_COLLATE 'C' LC_CTYPE '${ctype}'`
}

/** Nobody enters by being "public", and nobody but the owner may make temporary tables or schemas. */
export function grantStatements(database: string): string[] {
  return [
    `REVOKE ALL ON DATABASE ${quoteName(database)} FROM PUBLIC`,
    `GRANT CONNECT ON DATABASE ${quoteName(database)} TO ${ROLES.filter((role) => role !== 'samvarn_owner').join(', ')}`,
  ]
}
