import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../test/house.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const CODE = '0123456789abcdef0123456789abcdef'
let house: TestHouse
let folder: string
before(async () => {
  house = await openHouse({ SAMVARN_LOG: 'silent' })
  folder = mkdtempSync(join(tmpdir(), 'bounce-'))
  const who = house.cast['norrvik-chef']
  await house.superuser("insert into mail_address (tenant, account, sealed, changed_at) values ($1, $2, '', now() - interval '1 hour')", [
    who?.tenant,
    who?.account,
  ])
  await house.superuser(
    "insert into mail_sent (tenant, id, account, return_code, messages, accepted_at) values ($1, gen_random_uuid(), $2, decode($3, 'hex'), 1, now())",
    [who?.tenant, who?.account, CODE],
  )
})
after(async () => {
  await house?.close()
  rmSync(folder, { recursive: true, force: true })
})

const report = (code: string) => `Return-Path: <>
To: studs+${code}@example.org
Content-Type: multipart/report; report-type=delivery-status; boundary=x

--x
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.org

Action: failed
Status: 5.1.1

--x--
`

function bounce(input: string, more: Record<string, string> = {}): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [join(ROOT, 'bin', 'samvarn.mjs'), 'bounce'], {
    env: {
      PATH: process.env['PATH'],
      SAMVARN_FOLDER: folder,
      SAMVARN_MODE: 'real',
      SAMVARN_URL: 'http://localhost:3000',
      SAMVARN_MAIL_RETURN: 'studs@example.org',
      DATABASE_URL: house.database.url('samvarn_app'),
      DATABASE_OWNER_URL: house.database.url('samvarn_owner'),
      DATABASE_WORKER_URL: house.database.url('samvarn_worker'),
      DATABASE_REVIEWER_URL: house.database.url('samvarn_reviewer'),
      DATABASE_SEQUENCER_URL: house.database.url('samvarn_sequencer'),
      ...more,
    },
  })
  let said = ''
  child.stdout.on('data', (piece) => (said += String(piece)))
  child.stderr.on('data', (piece) => (said += String(piece)))
  child.stdin.on('error', () => undefined)
  child.stdin.end(input)
  return new Promise((done) => child.on('close', (code) => done({ code, said })))
}
const bounced = async () =>
  (await house.superuser<{ bounce_status: string | null }>('select bounce_status from mail_address'))[0]?.bounce_status

test('a pipe from the mail server: what is no report of ours is thrown away without a word, a report marks the address', async () => {
  for (const input of ['', 'Hej, jag är på semester.', report('f'.repeat(32)), 'x'.repeat(1_000_000)])
    assert.deepEqual(await bounce(input), { code: 0, said: '' })
  assert.equal(await bounced(), null)
  assert.deepEqual(await bounce(report(CODE)), { code: 0, said: '' })
  assert.equal(await bounced(), '5.1.1')
})

test('without an address for returned mail it says what to set', async () => {
  const { code, said } = await bounce(report(CODE), { SAMVARN_MAIL_RETURN: '' })
  assert.equal(code, 1)
  assert.match(said, /SAMVARN_MAIL_RETURN saknas/)
})
