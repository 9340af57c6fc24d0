/** Two processes that answer pages and one that does jobs, on Debian's PostgreSQL 15 behind PgBouncer in transaction mode. */
import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, chownSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { CAST, found, type Founded } from '../../src/organisation/founding/index.ts'
import { makeDatabase, planDatabase } from '../../src/ops/own-database.ts'
import { MIGRATIONS, migrate } from '../../src/platform/database/migrate.ts'
import { cookieName, hashOf, newToken } from '../../src/platform/http/session.ts'
import { readConfig } from '../../src/config.ts'
import { PROJECT_ROOT } from '../../src/platform/postgres/folder.ts'
import { ROLES, derivedPassword } from '../../src/platform/postgres/roles.ts'
import { until } from '../start/processes.ts'
import { newFolder, type Process, samvarn, serve, start } from './command.ts'
import { type DebianServer, ENV, freePort, servant, startDebian } from './debian.ts'
import { needs, PGBOUNCER, POSTGRES_15 } from './tools.ts'

const programs = needs(PGBOUNCER, POSTGRES_15)
const root = 'ab'.repeat(32)
let server: DebianServer | undefined
let bouncer: ChildProcess | undefined
let admin: pg.Client
let norrvik: Founded
let settings: Record<string, string> = {}
let bouncerFolder = ''
const folders: string[] = []
const running: Process[] = []

/** deploy/pgbouncer.ini as it is shipped, with the places of this test. */
async function startBouncer(appUrl: string, serverPort: number): Promise<number> {
  const user = servant()
  const port = await freePort()
  bouncerFolder = mkdtempSync('/tmp/svpgb-')
  chmodSync(bouncerFolder, 0o711)
  const secret = new URL(appUrl).password
  const users = ROLES.filter((role) => role !== 'samvarn_owner').map(
    (role) => `"${role}" "${role === 'samvarn_app' ? secret : derivedPassword(secret, role)}"`,
  )
  const list = join(bouncerFolder, 'userlist.txt')
  writeFileSync(list, `${users.join('\n')}\n`, { mode: 0o600 })
  const shipped = readFileSync(join(PROJECT_ROOT, 'deploy', 'pgbouncer.ini'), 'utf8')
  const ini = join(bouncerFolder, 'pgbouncer.ini')
  const set = (text: string, name: string, value: string) => text.replace(new RegExp(`^${name} = .*$`, 'm'), `${name} = ${value}`)
  let text = set(shipped, 'samvarn', `host=127.0.0.1 port=${serverPort} dbname=samvarn`)
  for (const [name, value] of Object.entries({ listen_addr: '127.0.0.1', listen_port: String(port), unix_socket_dir: '', auth_file: list }))
    text = set(text, name, value)
  // The server of this test has no certificate; it is on this machine.
  text = text.replaceAll(/^(?:client|server)_tls_.*$/gm, '')
  assert.match(text, /^pool_mode = transaction$/m)
  writeFileSync(ini, text)
  if (user) for (const path of [bouncerFolder, list, ini]) chownSync(path, user.uid, user.gid)
  bouncer = spawn(PGBOUNCER, [ini], { ...user, cwd: '/', env: ENV, stdio: 'ignore' })
  return port
}

before(async () => {
  if (programs.skip) return
  server = await startDebian()
  const plan = planDatabase(`postgresql://127.0.0.1:${server.port}/samvarn`)
  await makeDatabase(server.adminUrl(), plan)
  await migrate({ connectionString: plan.addresses.owner }, MIGRATIONS, ['protect'])
  admin = new pg.Client({ connectionString: server.adminUrl('samvarn') })
  await admin.connect()
  const [first] = CAST
  if (first) norrvik = await found(admin, Buffer.from(root, 'hex'), first)
  const through = new URL(plan.addresses.app)
  through.port = String(await startBouncer(plan.addresses.app, server.port))
  settings = {
    SAMVARN_MODE: 'real',
    SAMVARN_URL: 'http://localhost',
    SAMVARN_ROOT_KEY: root,
    DATABASE_URL: through.href,
    DATABASE_OWNER_URL: plan.addresses.owner,
  }
  await until('PgBouncer answers', async () => {
    const client = new pg.Client({ connectionString: through.href })
    client.on('error', () => undefined)
    return client.connect().then(
      () => client.end().then(() => true),
      () => undefined,
    )
  })
})
after(async () => {
  for (const one of running) await one.stop()
  await admin?.end()
  bouncer?.kill('SIGKILL')
  await server?.stop()
  for (const folder of [...folders, bouncerFolder]) if (folder) rmSync(folder, { recursive: true, force: true })
})

function folder(): string {
  const made = newFolder()
  folders.push(made)
  return made
}
async function startPages(): Promise<{ process: Process; origin: string }> {
  const port = await freePort()
  const process = await serve(folder(), port, ['--no-jobs'], { ...settings, PORT: String(port) })
  running.push(process)
  return { process, origin: `http://localhost:${port}` }
}
async function startWorker(): Promise<Process> {
  const process = start(folder(), ['work'], settings)
  running.push(process)
  await until('a worker', () => {
    if (process.child.exitCode !== null) throw new Error(process.said().err)
    return /gör jobben/.test(process.said().err) ? true : undefined
  })
  return process
}

/** Signed in behind the product's back: the sign-in itself has tests of its own. */
async function sit(slug: string): Promise<{ cookie: string; account: string }> {
  const token = newToken()
  const account = norrvik.accounts[slug]?.account ?? ''
  await admin.query(
    "insert into session (tenant, token_hash, account, method, expires_at) values ($1, $2, $3, 'passkey', now() + interval '8 hours')",
    [norrvik.tenant, hashOf(token), account],
  )
  return { cookie: `${cookieName(readConfig({ ...settings, SAMVARN_URL: 'http://localhost' }), 'samvarn')}=${token}`, account }
}
const get = (origin: string, path: string, cookie: string) => fetch(`${origin}${path}`, { redirect: 'manual', headers: { cookie } })

/** Sends a text to the röjandekontroll through one process; answers with the address of its answer. */
async function askCheck(origin: string, cookie: string): Promise<string> {
  const page = await (await get(origin, '/kontrollera', cookie)).text()
  const form = new FormData()
  form.set('csrf', /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? '')
  const name = (kind: RegExp) => kind.exec(page)?.[1] ?? ''
  form.set(
    name(/<textarea[^>]* name="([^"]+)"/),
    'Hej, här kommer dagordningen för mötet i nästa vecka. Vi ses i stora salen, ta med egna anteckningar från förra gången.',
  )
  form.set('recipient', 'counterparty')
  const answer = await fetch(`${origin}/kontrollera`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, Origin: origin, 'Sec-Fetch-Site': 'same-origin' },
    body: form,
  })
  assert.equal(answer.status, 303, await answer.text())
  return answer.headers.get('Location') ?? ''
}

test(
  'what one process takes in another answers, and a role revoked in one is gone in the other at the next request',
  programs,
  async () => {
    const [one, two] = [await startPages(), await startPages()]
    const worker = await startWorker()
    const { cookie } = await sit('norrvik-handlaggare')
    const place = await askCheck(one.origin, cookie)
    assert.match(place, /^\/kontrollera\/[0-9a-f-]{36}$/)
    const seen = await until('the answer, from the other process', async () => {
      const text = await (await get(two.origin, place, cookie)).text()
      return /Kan skickas/.test(text) ? text : undefined
    })
    assert.match(seen, /Kan skickas/)

    const officer = await sit('norrvik-skyddsansvarig')
    for (const { origin } of [one, two]) assert.equal((await get(origin, '/personer', officer.cookie)).status, 200)
    await admin.query('update role_grant set valid_until = now() where account = $1', [officer.account])
    await admin.query('update circle_member set valid_until = now() where account = $1', [officer.account])
    for (const { origin } of [one, two]) assert.equal((await get(origin, '/personer', officer.cookie)).status, 404)
    for (const { process } of [one, two]) assert.doesNotMatch((await process.stop()).out, /pool_error/, 'SIGTERM ends it cleanly')
    await worker.stop()
  },
)

test('kill -9 of a worker in the midst of a job: another takes it over once the dead one has been silent', programs, async () => {
  const first = await startWorker()
  const workers = async () =>
    (await admin.query<{ id: string }>("select id from graphile_worker.house_worker where seen_at > now() - interval '1 minute'")).rows.map(
      ({ id }) => id,
    )
  const [dead = ''] = await until('its heartbeat', async () => ((await workers()).length > 0 ? await workers() : undefined))
  first.child.kill('SIGKILL')
  await first.ended
  // A job as the killed worker left it: taken, and never given back.
  await admin.query("select graphile_worker.add_job('index_person', json_build_object('tenant', $1::uuid, 'id', gen_random_uuid()))", [
    norrvik.tenant,
  ])
  await admin.query('update graphile_worker._private_jobs set locked_by = $1, locked_at = now(), attempts = 1', [dead])
  const left = async () => (await admin.query<{ n: number }>('select count(*)::int as n from graphile_worker._private_jobs')).rows[0]?.n
  // Silent for as long as the program waits, without anyone waiting for it here.
  await admin.query("update graphile_worker.house_worker set seen_at = now() - interval '10 minutes'")
  await admin.query("update graphile_worker._private_jobs set locked_at = now() - interval '10 minutes'")
  const second = await startWorker()
  await until('the job is done by the other', async () => ((await left()) === 0 ? true : undefined))
  await second.stop()
})

test('a copy of a database of one’s own is made beside the pooler, as the owner', programs, async () => {
  const { recipient } = await (await import('../../src/platform/backup/age.ts')).newIdentity()
  const said = await samvarn(folder(), ['backup'], { ...settings, SAMVARN_BACKUP_RECIPIENT: recipient })
  assert.equal(said.code, 0, said.err)
  assert.match(said.err, /Säkerhetskopia gjord/)
})

test('doctor says what is wrong on a database of one’s own, and with which statement it is mended', programs, async () => {
  await admin.query('alter role samvarn_reviewer createdb')
  const said = await samvarn(folder(), ['doctor'], settings)
  assert.equal(said.code, 2)
  assert.match(said.out, /^fel {5}Rollen samvarn_reviewer har CREATEDB.*ALTER ROLE samvarn_reviewer NOCREATEDB;$/m)
  const refused = await samvarn(folder(), ['serve'], { ...settings, PORT: String(await freePort()) })
  assert.equal(refused.code, 1)
  assert.match(refused.err, /NOCREATEDB/)
  await admin.query('alter role samvarn_reviewer nocreatedb')
})
