import { createHash } from 'node:crypto'
import { chmodSync, mkdirSync, realpathSync, statfsSync } from 'node:fs'
import { homedir, userInfo } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { explainFileError, SetupProblem } from './problem.ts'

/** Root may not run PostgreSQL; it runs it as "nobody", which owns nothing else of ours. */
const NOBODY = 65534
const ROOTS_PLACE = '/var/lib/samvarn'
/** The kernel allows 107 bytes for the path of a socket; PostgreSQL adds "/.s.PGSQL.5432.lock". */
const SOCKET_FOLDER_BYTES_MAX = 85
/** Below this the database cannot even be made (it takes about 60 MB, and programs another 60). */
const FREE_BYTES_MIN = 250 * 1024 * 1024

export type ServerUser = { uid: number; gid: number } | undefined

export type Places = {
  /** The folder of this installation: database, keys, lock. Mode 0700, or 0711 when root owns it. */
  folder: string
  /** Where programs are copied to when they cannot be used where npm put them. */
  programs: string
  /** Temporary databases of tests. */
  temporary: string
  /** The user that PostgreSQL runs as, when it is not the one who started us. */
  serverUser: ServerUser
}

type Surroundings = { uid: number; env: NodeJS.ProcessEnv }

function here(): Surroundings {
  return { uid: process.getuid?.() ?? -1, env: process.env }
}

export function shortHash(value: string): string {
  return createHash('sha256').update(value).digest('hex').slice(0, 16)
}

/**
 * Root's clone often lies below a 0700 folder such as /root, which the server's user cannot enter: then
 * programs and data live in /var/lib/samvarn/<hash of the clone's path>. Anyone else keeps them in the clone.
 */
export function placesOf(projectRoot: string, { uid, env }: Surroundings = here()): Places {
  const real = realpathSync(projectRoot)
  const named = env['SAMVARN_FOLDER']
  if (uid === 0) {
    const folder = named ?? join(ROOTS_PLACE, shortHash(real))
    return {
      folder,
      programs: named ? join(named, 'programs') : join(ROOTS_PLACE, 'programs'),
      temporary: named ? join(named, 'temporary') : join(ROOTS_PLACE, 'temporary'),
      serverUser: { uid: NOBODY, gid: NOBODY },
    }
  }
  const folder = named ?? join(real, '.samvarn')
  return { folder, programs: join(folder, 'programs'), temporary: join(folder, 'temporary'), serverUser: undefined }
}

/** Makes a folder (and those above it) with exactly this mode, whatever the umask. */
export function makeFolder(path: string, mode: number): string {
  try {
    mkdirSync(path, { recursive: true })
    chmodSync(path, mode)
    return path
  } catch (error) {
    throw explainFileError(error, path)
  }
}

/** Makes the installation's folder, or says why it cannot be used. */
export function prepareFolder(places: Places): void {
  // The server's user must be able to pass through to its own folder, but never to list what lies here.
  if (places.serverUser && places.folder.startsWith(`${ROOTS_PLACE}/`)) makeFolder(ROOTS_PLACE, 0o755)
  makeFolder(places.folder, places.serverUser ? 0o711 : 0o700)
  const disk = statfsSync(places.folder)
  if (disk.bavail * disk.bsize < FREE_BYTES_MIN)
    throw explainFileError(Object.assign(new Error('disk full'), { code: 'ENOSPC' }), places.folder)
}

/** PostgreSQL refuses a user that the system does not know by name, as in some containers. */
export function checkUserHasName(): void {
  try {
    userInfo()
  } catch (error) {
    const uid = process.getuid?.()
    throw new SetupProblem(
      {
        sv: `Användaren med nummer ${uid} finns inte i /etc/passwd och då vägrar databasen att starta. Kör som root eller som en användare med namn, eller ange en egen databas med DATABASE_URL.`,
        en: `User number ${uid} is not in /etc/passwd, and the database refuses to start for it. Run as root or as a named user, or give a database of your own with DATABASE_URL.`,
      },
      error,
    )
  }
}

/**
 * The folder of the unix socket: in the given folder where the path is short enough, otherwise in /tmp
 * under a name bound to the folder. Only its owner can enter it; keeper of that promise is postgres.ts.
 */
export function socketFolderOf(folder: string, uid: number): string {
  const near = join(folder, 's')
  if (Buffer.byteLength(near) <= SOCKET_FOLDER_BYTES_MAX) return near
  return `/tmp/samvarn-${uid}-${shortHash(folder)}`
}

/** The folder of the clone: where package-lock.json and node_modules are. */
export const PROJECT_ROOT = fileURLToPath(new URL('../../../', import.meta.url)).replace(/\/$/, '')

/** The path as people write it, with ~ for the home folder. */
export function shown(path: string): string {
  const home = homedir()
  return home.length > 1 && path.startsWith(`${home}/`) ? `~${path.slice(home.length)}` : path
}
