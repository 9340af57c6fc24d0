import assert from 'node:assert/strict'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { openBrowser } from '../browser.ts'
import { giveAuthenticator } from '../browser/authenticator.ts'
import { newFolder, type Process, samvarn, serve } from './command.ts'
import { freePort } from './debian.ts'

let browser: Browser | undefined
const running: Process[] = []
const folders: string[] = []
after(async () => {
  await browser?.close()
  for (const one of running) await one.stop()
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})
const emptyFolder = (): string => {
  const folder = newFolder()
  folders.push(folder)
  return folder
}

/** Presses the one button that asks for the passkey, and waits until the first page stands. */
async function touch(page: Page, origin: string): Promise<void> {
  await page.locator('form[data-passkey] button').first().click()
  await page.waitForURL(`${origin}/`)
}

test('an empty folder becomes a first person, and comes back from its backup with the same passkey', async () => {
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const first = emptyFolder()
  const init = await samvarn(first, [
    ...['init', '--yes', '--url', origin, '--organisation', 'Norrviks kommun (påhittad)', '--slug', 'norrvik', '--kind', 'municipality'],
    ...['--function', 'Systemägare', '--backup-recipient', 'new'],
  ])
  assert.equal(init.code, 0, init.err)
  const [identity = '', link = ''] = init.out.trim().split('\n')
  assert.match(identity, /^AGE-SECRET-KEY-1/)
  assert.match(link, new RegExp(`^${origin}/bjuden/[A-Za-z0-9_-]{43}$`))
  const conf = readFileSync(join(first, 'samvarn.conf'), 'utf8')
  assert.equal(statSync(join(first, 'samvarn.conf')).mode & 0o777, 0o600)
  assert.equal(conf.includes(identity), false, 'the identity is kept nowhere')
  const again = await samvarn(first, ['init', '--yes'])
  assert.equal(again.code, 1)
  assert.match(again.err, /finns redan/)

  // The first person follows her link.
  let server = await serve(first, port)
  running.push(server)
  browser = await openBrowser()
  const context = await browser.newContext({ locale: 'sv-SE' })
  const page = await context.newPage()
  await giveAuthenticator({ page, context, look: async () => undefined })
  await page.goto(link)
  await touch(page, origin)
  assert.match(await page.content(), /Systemägare/)

  // A copy is made while it runs; then the whole folder is lost.
  const safe = mkdtempSync(join(tmpdir(), 'samvarn-safe-'))
  folders.push(safe)
  const backup = await samvarn(first, ['backup', '--to', safe, '--prove'])
  assert.equal(backup.code, 0, backup.err)
  assert.match(backup.err, /desamma som i kopian/)
  const doctor = await samvarn(first, ['doctor', '--json'])
  const found = JSON.parse(doctor.out) as { check: string; state: string; text: { sv: string } }[]
  const faults = found.filter(({ state }) => state === 'fault')
  assert.deepEqual(faults, [], 'while it runs nothing is wrong')
  assert.equal(doctor.code, 1, 'the escrow copy and the mail server are still to be seen to')
  for (const check of ['configuration', 'disk', 'database', 'schema', 'walls', 'keys', 'backup', 'proof', 'jobs', 'address'])
    assert.ok(
      found.some((one) => one.check === check && one.state === 'ok'),
      `${check}: ${JSON.stringify(found)}`,
    )
  // A key that is not the database's own makes no copy that nobody could open, and lets nobody in.
  const foreign = { SAMVARN_ROOT_KEY: '7'.repeat(64) }
  for (const args of [['backup', '--to', safe], ['doctor']]) {
    const { code, out, err } = await samvarn(first, args, foreign)
    assert.notEqual(code, 0)
    assert.match(out + err, /öppnar inte den här databasen/)
  }
  assert.equal(readdirSync(safe).length, 1)
  const escrow = /^(?:[0-9a-f]{8} ?){8}$/m.exec(readFileSync(join(first, 'keys', 'escrow.txt'), 'utf8'))?.[0].replaceAll(' ', '') ?? ''
  if (existsSync(join(first, 'marks'))) cpSync(join(first, 'marks'), join(safe, 'marks'), { recursive: true })
  else mkdirSync(join(safe, 'marks'))
  const stopped = await server.stop()
  assert.doesNotMatch(stopped.out, /pool_error/, 'it stops cleanly')
  const refused = await samvarn(first, ['serve'], foreign)
  assert.equal(refused.code, 1)
  assert.match(refused.err, /öppnar inte den här databasen/)
  rmSync(first, { recursive: true })

  // Another place: the copy, the identity from the safe, the printed root key.
  const second = emptyFolder()
  const copy = join(safe, readdirSync(safe).find((name) => name.endsWith('.age')) ?? '')
  const key = join(safe, 'identity.txt')
  writeFileSync(key, `${identity}\n`, { mode: 0o600 })
  const keyless = await samvarn(second, ['restore', copy, '--identity', key])
  assert.equal(keyless.code, 1)
  assert.match(keyless.err, /SAMVARN_ROOT_KEY/)
  const proved = await samvarn(second, ['restore', '--prove', copy, '--identity', key], { SAMVARN_ROOT_KEY: escrow })
  assert.equal(proved.code, 0, proved.err)
  assert.match(proved.err, /Kopian håller/)
  const restored = await samvarn(second, ['restore', copy, '--identity', key], { SAMVARN_ROOT_KEY: escrow })
  assert.equal(restored.code, 0, restored.err)
  assert.match(restored.err, /desamma som i kopian[\s\S]*öppnade[\s\S]*loggen går inte att ändra[\s\S]*öppnar inte än/)
  const shut = await samvarn(second, ['serve'])
  assert.equal(shut.code, 1)
  assert.match(shut.err, /--accept-old-marks/)
  const marks = await samvarn(second, ['restore', '--marks', join(safe, 'marks'), '--identity', key])
  assert.equal(marks.code, 0, marks.err)

  // The same person at the same address with the same passkey.
  server = await serve(second, port)
  running.push(server)
  await page.goto(`${origin}/logga-in`)
  await touch(page, origin)
  assert.match(await page.content(), /Systemägare/)
  const used = await page.goto(link)
  assert.match((await used?.text()) ?? '', /gäller inte|inte längre|använd/i)
  const lost = await samvarn(second, ['init', '--new-link'])
  assert.equal(lost.code, 0, lost.err)
  assert.match(lost.out, new RegExp(`^${origin}/bjuden/`))
})

test('without a terminal init says all that is missing at once, and leaves nothing', async () => {
  const folder = emptyFolder()
  const said = await samvarn(folder, ['init', '--url', 'http://203.0.113.7', '--kind', 'kommun'])
  assert.equal(said.code, 2)
  for (const flag of ['--organisation', '--slug', '--kind', '--backup-recipient']) assert.match(said.err, new RegExp(flag))
  assert.equal(existsSync(join(folder, 'samvarn.conf')), false)
  const english = await samvarn(folder, ['init', '--lang', 'en'])
  assert.match(english.err, /Give --organisation: Name of the organisation/)
  const open = await samvarn(folder, [
    ...['init', '--yes', '--url', 'http://samvarn.example.se', '--organisation', 'Ekbyjouren', '--slug', 'ekbyjouren', '--kind', 'ngo'],
    ...['--backup-recipient', 'new'],
  ])
  assert.equal(open.code, 2)
  assert.match(open.err, /--url: .*https:\/\//)
  assert.equal(existsSync(join(folder, 'samvarn.conf')) || existsSync(join(folder, 'postgres')), false)
})
