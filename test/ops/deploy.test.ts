import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { HTTP_LIMITS, SETTINGS } from '../../src/config.ts'
import { PROJECT_ROOT } from '../../src/platform/postgres/folder.ts'

const DEPLOY = join(PROJECT_ROOT, 'deploy')
const read = (name: string) => readFileSync(join(DEPLOY, name), 'utf8')
const UNITS = readdirSync(DEPLOY).filter((name) => /\.(?:service|timer)$/.test(name))
/** Programs that a customer has and this machine may lack: never wanted, used when there. */
const present = (path: string) => ({ skip: !existsSync(path) && `not installed: ${path}` })

test('systemd takes every unit without a complaint', present('/usr/bin/systemd-analyze'), (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'samvarn-units-'))
  t.after(() => rmSync(folder, { recursive: true }))
  // The program stands elsewhere here than where it is to be installed.
  for (const name of UNITS)
    writeFileSync(join(folder, name), read(name).replaceAll('/opt/samvarn/samvarn', '/bin/true').replaceAll('/opt/samvarn', '/tmp'))
  for (const name of UNITS) {
    const said = spawnSync('systemd-analyze', ['verify', join(folder, name)], { encoding: 'utf8' })
    const ours = said.stderr.split('\n').filter((line) => line.includes('samvarn'))
    assert.deepEqual(ours, [], name)
  }
})

test('every service runs as its own user, may gain nothing, and writes only where it must', () => {
  for (const name of UNITS.filter((unit) => unit.endsWith('.service')))
    for (const line of [
      name === 'samvarn-public.service' ? 'User=samvarn-public' : 'User=samvarn',
      'NoNewPrivileges=true',
      'ProtectSystem=strict',
      'ProtectHome=true',
      'PrivateTmp=true',
      'CapabilityBoundingSet=',
      'UMask=0077',
    ])
      assert.ok(read(name).split('\n').includes(line), `${name}: ${line}`)
})

for (const example of ['nginx.conf', 'nginx-public.conf'])
  test(`nginx takes its example ${example}`, present('/usr/sbin/nginx'), (t) => takesExample(t, example))

function takesExample(t: TestContext, example: string) {
  const folder = mkdtempSync(join(tmpdir(), 'samvarn-nginx-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'fullchain.pem')]
  execFileSync(
    'openssl',
    ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', '-subj', '/CN=samvarn.example.se', '-keyout', key, '-out', certificate],
    { stdio: 'ignore' },
  )
  const server = read(example).replaceAll('/etc/ssl/samvarn', folder).replaceAll('/var/log/nginx', folder)
  const whole = join(folder, 'nginx.conf')
  writeFileSync(whole, `pid ${folder}/pid; error_log ${folder}/error.log; events {}\nhttp {\n${server}\n}\n`)
  const said = spawnSync('/usr/sbin/nginx', ['-t', '-c', whole], { encoding: 'utf8' })
  assert.equal(said.status, 0, said.stderr)
}

test('every proxy passes the name on, sets the visitor’s address itself, logs no paths, and lets the largest upload through', () => {
  const bytes = SETTINGS.import_bytes_max.fallback
  assert.ok(bytes <= 110 * 1024 * 1024 && HTTP_LIMITS.request_ms_max > 0)
  const nginx = read('nginx.conf')
  assert.match(nginx, /proxy_set_header Host {14}\$host;/)
  assert.match(nginx, /proxy_set_header X-Forwarded-For {3}\$remote_addr;/)
  assert.match(nginx, /client_max_body_size 110m;/)
  assert.equal(nginx.match(/access_log off;/g)?.length, 2)
  const apache = read('apache.conf')
  assert.match(apache, /ProxyPreserveHost On/)
  assert.match(apache, /RequestHeader unset X-Forwarded-For/)
  assert.doesNotMatch(apache, /^\s*CustomLog/m)
  assert.ok(Number(/LimitRequestBody (\d+)/.exec(apache)?.[1]) >= bytes)
  assert.match(read('Caddyfile'), /header_up X-Forwarded-For \{remote_host\}/)
  for (const name of ['nginx.conf', 'apache.conf', 'Caddyfile']) assert.match(read(name), /\/metrics/, `${name} keeps the metrics inside`)
})

test('nothing in deploy/ holds a password or names a setting that is not there', () => {
  const known = new Set<string>([...Object.values(SETTINGS).map(({ env }) => env), 'SAMVARN_FOLDER', 'SAMVARN_CONFIG'])
  for (const name of readdirSync(DEPLOY)) {
    for (const [word] of read(name).matchAll(/SAMVARN_[A-Z_]+/g)) assert.ok(known.has(word), `${name}: ${word}`)
    assert.doesNotMatch(read(name), /AGE-SECRET-KEY|password\s*=\s*\S|PASSWORD:\s*\S/, name)
  }
})
