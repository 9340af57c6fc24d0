import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import {
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { makeFolder, type ServerUser } from './folder.ts'
import { explainFileError, SetupProblem } from './problem.ts'
import type { Programs } from './programs.ts'
import {
  databaseStatement,
  grantStatements,
  MEMBERSHIP_STATEMENT,
  type Passwords,
  type Role,
  randomPassword,
  randomPasswords,
  ROLES,
  roleStatements,
} from './roles.ts'

export const DATABASE = 'samvarn'
const SUPERUSER = 'samvarn_superuser'
const MAJOR = '18'

/** A database cluster on disk and the passwords of its roles. Only our own user can read the passwords. */
export type Cluster = { folder: string; data: string; passwords: Passwords; superuser: { name: string; password: string } }

const keysFile = z.object({ superuser: z.string(), roles: z.partialRecord(z.enum(ROLES), z.string()) })

/** Letters such as å count as letters for trigram search only under a UTF-8 character type. */
export const CTYPE = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'

export function openCluster(folder: string): Cluster {
  const data = join(folder, 'data')
  const version = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim()
  if (version !== MAJOR)
    throw new SetupProblem({
      sv: `Databasen i ${data} hör till PostgreSQL ${version}, men den inbyggda är ${MAJOR}. Läs in en säkerhetskopia i en ny mapp (SAMVARN_FOLDER) eller använd den tidigare versionen av Samvärn.`,
      en: `The database in ${data} belongs to PostgreSQL ${version}, but the built-in one is ${MAJOR}. Restore a backup into a new folder (SAMVARN_FOLDER), or use the earlier version of Samvärn.`,
    })
  const keys = readKeys(folder)
  // A role that a later version added is made before the server starts (addMissingRoles); until then nobody can be it.
  const passwords = { ...randomPasswords(), ...keys.roles } as Passwords
  return { folder, data, passwords, superuser: { name: SUPERUSER, password: keys.superuser } }
}
const readKeys = (folder: string) => keysFile.parse(JSON.parse(readFileSync(join(folder, 'roles.json'), 'utf8')))

/** Environment without anything of ours: what the server does not need it cannot leak. */
export const SERVER_ENV = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }

type Run = { user: ServerUser; input?: string }

async function runProgram(file: string, args: string[], { user, input }: Run): Promise<void> {
  const child = spawn(file, args, { ...(user ?? {}), cwd: '/', env: SERVER_ENV, stdio: ['pipe', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  child.stdin.on('error', () => {})
  child.stdin.end(input ?? '')
  const code = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve))
  // A statement that fails in single-user mode does not change the exit code.
  if (code !== 0 || /\b(ERROR|FATAL|PANIC):/.test(said)) throw explainProgramError(file, said)
}

function explainProgramError(file: string, said: string): Error {
  if (/could not look up effective user ID/.test(said))
    return new SetupProblem({
      sv: `Användaren som databasen ska köras som finns inte i /etc/passwd. Lägg till den (nobody, nummer 65534), eller ange en egen databas med DATABASE_URL.`,
      en: `The user that the database runs as is not in /etc/passwd. Add it (nobody, number 65534), or give a database of your own with DATABASE_URL.`,
    })
  if (/No space left on device/.test(said)) return explainFileError(Object.assign(new Error(said), { code: 'ENOSPC' }), file) as Error
  if (/error while loading shared libraries|required file not found|GLIBC/.test(said))
    return new SetupProblem({
      sv: `Den inbyggda databasen kan inte köras på det här systemet (den behöver glibc, som i Debian, Ubuntu och Red Hat). Ange en egen PostgreSQL 15 eller senare med DATABASE_URL.`,
      en: `The built-in database cannot run on this system (it needs glibc, as in Debian, Ubuntu and Red Hat). Give a PostgreSQL 15 or later of your own with DATABASE_URL.`,
    })
  return new Error(`${file} failed:\n${said.trim()}`)
}

function syncFolder(path: string): void {
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

type Options = { programs: Programs; user: ServerUser; durable: boolean }

async function fillCluster(folder: string, { programs, user, durable }: Options): Promise<void> {
  const data = makeFolder(join(folder, 'data'), 0o700)
  if (user) chownSync(data, user.uid, user.gid)
  const keys = { superuser: randomPassword(), roles: randomPasswords() }
  const passwordFile = join(folder, 'superuser')
  writeFileSync(passwordFile, `${keys.superuser}\n`, { mode: 0o600 })
  if (user) chownSync(passwordFile, user.uid, user.gid)
  await runProgram(
    programs.initdb,
    [
      `--pgdata=${data}`,
      `--username=${SUPERUSER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      `--lc-ctype=${CTYPE}`,
      '--locale-provider=icu',
      '--icu-locale=sv-SE',
      '--data-checksums',
      ...(durable ? [] : ['--no-sync']),
    ],
    { user },
  )
  rmSync(passwordFile)
  const setup = [...roleStatements(keys.roles), MEMBERSHIP_STATEMENT, databaseStatement(DATABASE, CTYPE), ...grantStatements(DATABASE)]
  await runAlone(data, setup, { programs, user, durable })
  writeFileSync(join(folder, 'roles.json'), JSON.stringify(keys), { mode: 0o600, flush: true })
}

/** Single-user mode needs no socket and no second start: what is told here stands before anyone can connect. */
const runAlone = (data: string, statements: readonly string[], { programs, user, durable }: Options) =>
  runProgram(programs.postgres, ['--single', '-D', data, '-c', `fsync=${durable ? 'on' : 'off'}`, 'postgres'], {
    user,
    input: `${statements.join('\n')}\n`,
  })

/** CREATE ROLE has no IF NOT EXISTS. */
const unlessThere =
  (role: Role) =>
  (statement: string): string =>
    statement.startsWith('CREATE ROLE')
      ? `DO 'BEGIN IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = ''${role}'') THEN ${statement}; END IF; END'`
      : statement

/**
 * Makes the roles that a later version of the program has and this cluster lacks. The server must not be running. Killed
 * between the two steps it does the same again: the role is then there with a password that nobody has, and gets another.
 */
export async function addMissingRoles(folder: string, options: Options): Promise<void> {
  const keys = readKeys(folder)
  const missing = ROLES.filter((role) => keys.roles[role] === undefined)
  if (missing.length === 0) return
  const roles = { ...randomPasswords(), ...keys.roles } as Passwords
  for (const role of missing) await runAlone(join(folder, 'data'), roleStatements(roles, [role]).map(unlessThere(role)), options)
  await runAlone(join(folder, 'data'), grantStatements(DATABASE), options)
  const next = join(folder, 'roles.json.new')
  writeFileSync(next, JSON.stringify({ ...keys, roles }), { mode: 0o600, flush: true })
  renameSync(next, join(folder, 'roles.json'))
  syncFolder(folder)
}

/**
 * Makes a new cluster, whole or not at all: it grows in a folder beside and gets its name when it is done,
 * so that a power cut or kill -9 in the middle leaves nothing that a later start would take for a database.
 */
export async function createCluster(folder: string, options: Options): Promise<Cluster> {
  const prefix = `${basename(folder)}.new-`
  // An initdb whose parent was killed may still be writing for a moment, so no two attempts share a folder.
  const growing = join(dirname(folder), `${prefix}${randomUUID()}`)
  try {
    for (const name of readdirSync(dirname(folder)))
      if (name.startsWith(prefix)) rmSync(join(dirname(folder), name), { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
    makeFolder(growing, options.user ? 0o711 : 0o700)
    await fillCluster(growing, options)
    renameSync(growing, folder)
    syncFolder(dirname(folder))
  } catch (error) {
    throw explainFileError(error, folder)
  }
  return openCluster(folder)
}

export function clusterExists(folder: string): boolean {
  return existsSync(join(folder, 'roles.json'))
}
