import { chownSync, existsSync, lstatSync, mkdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { addMissingRoles, type Cluster, clusterExists, createCluster, DATABASE, openCluster } from './cluster.ts'
import {
  checkUserHasName,
  makeFolder,
  PROJECT_ROOT,
  type Places,
  placesOf,
  prepareFolder,
  type ServerUser,
  socketFolderOf,
} from './folder.ts'
import { keep, stopOrphan } from './keeper.ts'
import { errorCode, SetupProblem, type Text } from './problem.ts'
import { preparePrograms } from './programs.ts'
import type { Role } from './roles.ts'

export type { Role } from './roles.ts'

export type Say = (text: Text) => void

export type StartOptions = {
  /** The installation's folder, as from placesOf(); its database lies in `postgres` below it. */
  places?: Places
  say?: Say
  /** Off only for throw-away databases: a power cut then loses everything. */
  durable?: boolean
}

export type Postgres = {
  /** Connection string over the unix socket, with the role's own password. Never log it. */
  url(role: Role): string
  /** For tests that make databases of their own; the product never connects as superuser. */
  superuserUrl: string
  pid: number
  version: string
  /** Resolves when the server is gone, asked or not. */
  gone: Promise<void>
  stop(): Promise<void>
}

const CONNECTIONS_MAX = 100

function serverArguments(socketFolder: string, durable: boolean): string[] {
  const settings: Record<string, string> = {
    listen_addresses: '',
    unix_socket_directories: socketFolder,
    unix_socket_permissions: '0700',
    max_connections: String(CONNECTIONS_MAX),
    max_wal_senders: '0',
    shared_buffers: '64MB',
    io_method: 'sync',
    fsync: durable ? 'on' : 'off',
    full_page_writes: durable ? 'on' : 'off',
    synchronous_commit: durable ? 'on' : 'off',
    password_encryption: 'scram-sha-256',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // The server's log holds what happened, never a statement or a value: an error's text quotes values
    // ("invalid input syntax for type uuid: …"), so errors are not logged at all. The program tells them as codes.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_statement: 'none',
    log_min_duration_statement: '-1',
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
    log_checkpoints: 'off',
    log_autovacuum_min_duration: '-1',
  }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

/** The folder of the socket is the lock on the door: 0700, and truly the server's own. */
function makeSocketFolder(path: string, user: ServerUser): void {
  const uid = user?.uid ?? process.getuid?.() ?? -1
  try {
    mkdirSync(path, { mode: 0o700 })
    if (user) chownSync(path, user.uid, user.gid)
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error
  }
  const stat = lstatSync(path)
  if (!stat.isDirectory() || stat.uid !== uid || (stat.mode & 0o077) !== 0)
    throw new SetupProblem({
      sv: `Mappen ${path} finns redan och är inte Samvärns egen. Ta bort den och starta igen.`,
      en: `The folder ${path} exists already and is not Samvärn's own. Remove it and start again.`,
    })
}

function connectionUrl(socketFolder: string, name: string, password: string): string {
  return `postgresql://${name}:${password}@${encodeURIComponent(socketFolder)}/${DATABASE}`
}

/** How the built-in database of another, running process is reached. It is neither started nor stopped here. */
export function addressesOfRunning(places: Places): (role: Role) => string {
  const { passwords } = openCluster(join(places.folder, 'postgres'))
  const socketFolder = socketFolderOf(places.folder, places.serverUser?.uid ?? process.getuid?.() ?? -1)
  return (role) => connectionUrl(socketFolder, role, passwords[role])
}

async function cluster(folder: string, options: Parameters<typeof createCluster>[1], say: Say): Promise<Cluster> {
  if (clusterExists(folder)) return openCluster(folder)
  if (existsSync(folder))
    throw new SetupProblem({
      sv: `Mappen ${folder} är inte en hel databas. Flytta undan den, eller ange en annan mapp med SAMVARN_FOLDER, och starta igen.`,
      en: `The folder ${folder} is not a whole database. Move it away, or name another folder with SAMVARN_FOLDER, and start again.`,
    })
  say({ sv: 'Skapar databasen (bara första gången) …', en: 'Creating the database (the first time only) …' })
  return createCluster(folder, options)
}

/**
 * Starts the built-in PostgreSQL on a unix socket that only we can reach. Whoever calls this holds the
 * installation's lock (src/serve/lock.ts), so a server that already runs on the folder is an orphan.
 */
export async function startPostgres({
  places = placesOf(PROJECT_ROOT),
  say = () => {},
  durable = true,
}: StartOptions = {}): Promise<Postgres> {
  checkUserHasName()
  prepareFolder(places)
  const programs = preparePrograms(PROJECT_ROOT, places)
  const user = places.serverUser
  const folder = join(places.folder, 'postgres')
  const options = { programs, user, durable }
  const { data, superuser } = await cluster(folder, options, say)
  if (await stopOrphan(data))
    say({ sv: 'En databas från en tidigare körning var igång och har stoppats.', en: 'A database left by an earlier run was stopped.' })
  await addMissingRoles(folder, options)
  const { passwords } = openCluster(folder)
  const socketFolder = socketFolderOf(places.folder, user?.uid ?? process.getuid?.() ?? -1)
  if (dirname(socketFolder) === places.folder) makeFolder(places.folder, user ? 0o711 : 0o700)
  makeSocketFolder(socketFolder, user)
  const kept = await keep({
    postgres: programs.postgres,
    data,
    args: serverArguments(socketFolder, durable),
    logFile: join(folder, 'server.log'),
    user,
  })
  return {
    url: (role) => connectionUrl(socketFolder, role, passwords[role]),
    superuserUrl: connectionUrl(socketFolder, superuser.name, superuser.password),
    pid: kept.pid,
    version: programs.version,
    gone: kept.gone,
    async stop() {
      await kept.stop()
      rmSync(socketFolder, { recursive: true, force: true })
    },
  }
}
