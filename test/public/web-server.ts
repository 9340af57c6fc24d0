/** Debian's nginx and Apache on a port of their own, with a configuration that we wrote. */
import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'

export const NGINX = '/usr/sbin/nginx'
export const APACHE = '/usr/sbin/apache2'
/** Skipped visibly on a machine without it; in CI it is an error that it is missing. */
export const missing = (program: string): string | false =>
  existsSync(program) || process.env['CI'] ? false : `needs ${program} (Debian: nginx-light, apache2)`

export interface WebServer {
  origin: string
  stop(): Promise<void>
}
const freePort = (): Promise<number> =>
  new Promise((found) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => found(typeof address === 'object' && address ? address.port : 0))
    })
  })

async function answers(origin: string): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (
      await fetch(`${origin}/`, { redirect: 'manual' }).then(
        () => true,
        () => false,
      )
    )
      return
    await new Promise((later) => setTimeout(later, 50))
  }
  throw new Error(`${origin} does not answer`)
}

/** Runs as an ordinary user where we are root: the workers must be able to read what they hand out. */
async function begin(
  program: string,
  args: (port: number, folder: string) => string[],
  configuration: (port: number, folder: string) => string,
): Promise<WebServer> {
  const folder = mkdtempSync('/tmp/samvarn-web-')
  chmodSync(folder, 0o755)
  const port = await freePort()
  writeFileSync(join(folder, 'server.conf'), configuration(port, folder))
  const child = spawn(program, args(port, folder), { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  const ended = new Promise<void>((gone) => child.on('exit', () => gone()))
  const origin = `http://localhost:${port}`
  const first = await Promise.race([answers(origin).then(() => 'up' as const), ended.then(() => 'ended' as const)])
  if (first === 'ended') throw new Error(`${program} did not start:\n${said}`)
  return {
    origin,
    stop: async () => {
      child.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A copy that any user may read: the server's workers are not us, and the tests' own folder is. */
export function readable(from: string): string {
  const folder = mkdtempSync('/tmp/samvarn-pages-')
  cpSync(from, folder, { recursive: true })
  spawnSync('chmod', ['-R', 'a+rX', folder])
  return folder
}

export const startNginx = (inside: string): Promise<WebServer> =>
  begin(
    NGINX,
    (_, folder) => ['-p', folder, '-c', join(folder, 'server.conf'), '-e', 'stderr', '-g', 'daemon off; master_process on;'],
    (port, folder) => `worker_processes 1; pid ${folder}/pid; error_log stderr crit;
events { worker_connections 512; }
http {
  access_log off; client_body_temp_path ${folder}/b; proxy_temp_path ${folder}/p; fastcgi_temp_path ${folder}/f; uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;
  types { text/html html; application/pdf pdf; }
  gzip_types text/plain;
  server { listen 127.0.0.1:${port}; listen [::1]:${port}; server_name localhost;
${inside}
  }
}
`,
  )

const MODULES = [
  'mpm_event',
  'authz_core',
  'authz_host',
  'alias',
  'headers',
  'rewrite',
  'mime',
  'setenvif',
  'dir',
  'env',
  'deflate',
  'filter',
]
export function startApache(inside: string): Promise<WebServer> {
  return begin(
    APACHE,
    (_, folder) => ['-X', '-d', folder, '-f', join(folder, 'server.conf')],
    (port, folder) => {
      mkdirSync(join(folder, 'run'), { recursive: true })
      return `ServerRoot "${folder}"
PidFile ${folder}/run/pid
Mutex file:${folder}/run
Listen 127.0.0.1:${port}
ServerName localhost
ServerTokens Prod
ErrorLog /dev/null
User www-data
Group www-data
${MODULES.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join('\n')}
TypesConfig /etc/mime.types
<VirtualHost *:${port}>
${inside}
</VirtualHost>
`
    },
  )
}
