import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { main } from '../cli.ts'

const folder = mkdtempSync(join(tmpdir(), 'samvarn-questions-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const CONTENT = join(import.meta.dirname, '../../content/question-sets')
const MANAGERS = join(CONTENT, 'managers.json')

async function said(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', '']
  const code = await main(['questions', ...args], {
    stdout: { write: (text) => (out += text) },
    stderr: { write: (text) => (err += text) },
    isTTY: false,
  })
  return { code, out, err }
}
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

test('a set without faults: 0, and what is worth a look', async () => {
  const { code, out } = await said('check', MANAGERS)
  assert.equal(code, 0, out)
  assert.match(out, /managers 1\.0, inga fel/)
  assert.match(out, /Se över: .*inte är kontrollerad/)
})

test('faults: 1, each with file, place and what to do, in either language', async () => {
  const set = readFileSync(MANAGERS, 'utf8')
  const broken = file('trasig.json', set.replace('"professionals/p2"', '"professionals/p999"').replace('"id": "m2"', '"id": "m1"'))
  const { code, out } = await said('check', broken)
  assert.equal(code, 1)
  assert.match(out, /trasig\.json: Fråga m1: Det finns ingen fråga ”professionals\/p999”\. Rätta pekaren/)
  assert.match(out, /Frågan ”m1” finns mer än en gång/)
  assert.match((await said('check', broken, '--lang', 'en')).out, /Question m1: There is no question “professionals\/p999”/)
})

test('what cannot be read, and a wrong call: 2', async () => {
  assert.equal((await said('check', join(folder, 'nej.json'))).code, 2)
  assert.match((await said('check', file('halv.json', '{"id":'))).err, /inte giltig JSON/)
  assert.equal((await said('granska', MANAGERS)).code, 2)
  assert.equal((await said('check')).code, 2)
  assert.equal((await said('--help')).code, 0)
})

test('schema writes what lies in content/', async () => {
  assert.equal((await said('schema')).out, readFileSync(join(CONTENT, 'schema.json'), 'utf8'))
})
