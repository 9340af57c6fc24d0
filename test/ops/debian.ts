/** A PostgreSQL 15 as Debian packages it: the server that a customer has. On a socket and on a port of this machine. */
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { until } from '../start/processes.ts'
import { POSTGRES_15 } from './tools.ts'

export interface DebianServer {
  port: number
  socket: string
  /** As its superuser, to the database given. */
  adminUrl(database?: string): string
  stop(): Promise<void>
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/** PostgreSQL and PgBouncer refuse to run as root: then they run as the user that Debian made for them. */
export const servant = (): { uid: number; gid: number } | undefined => {
  if (process.getuid?.() !== 0) return undefined
  const [uid, gid] = ['-u', '-g'].map((flag) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' })))
  return { uid: uid ?? 0, gid: gid ?? 0 }
}

/** TMPDIR is how the suite finds what a test that was cut off has left behind. */
export const ENV = { PATH: '/usr/bin:/bin', LC_ALL: 'C.UTF-8', TMPDIR: process.env['TMPDIR'] ?? '/tmp' }

export async function startDebian({ encoding = 'UTF8' } = {}): Promise<DebianServer> {
  const user = servant()
  const folder = mkdtempSync('/tmp/sv15-')
  chmodSync(folder, 0o711)
  const data = join(folder, 'data')
  mkdirSync(data, { mode: 0o700 })
  const password = randomBytes(16).toString('hex')
  const secret = join(folder, 'password')
  writeFileSync(secret, password)
  if (user) for (const path of [folder, data, secret]) chownSync(path, user.uid, user.gid)
  const options = { ...user, cwd: '/', env: ENV }
  const locale = encoding === 'UTF8' ? 'C.UTF-8' : 'C'
  const init = [
    '-D',
    data,
    '-U',
    'postgres',
    `--pwfile=${secret}`,
    '--auth=scram-sha-256',
    '--no-sync',
    '-E',
    encoding,
    `--locale=${locale}`,
  ]
  execFileSync(join(POSTGRES_15, 'initdb'), init, { ...options, stdio: 'ignore' })
  const port = await freePort()
  const settings = { port, listen_addresses: '127.0.0.1', unix_socket_directories: folder, fsync: 'off', max_connections: 80 }
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const server = spawn(join(POSTGRES_15, 'postgres'), ['-D', data, ...args], { ...options, stdio: 'ignore' })
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  await until('PostgreSQL 15 answers', () => {
    const asked = spawnSync(join(POSTGRES_15, 'pg_isready'), ['-h', folder, '-p', String(port)], { ...options, stdio: 'ignore' })
    return asked.status === 0 ? true : undefined
  })
  return {
    port,
    socket: folder,
    adminUrl: (database = 'postgres') => `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`,
    async stop() {
      server.kill('SIGQUIT')
      await ended
      rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
    },
  }
}
