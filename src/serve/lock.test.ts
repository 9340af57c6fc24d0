import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { markOf } from '../platform/postgres/process-mark.ts'
import { takeLock } from './lock.ts'

const folder = mkdtempSync(join(tmpdir(), 'lock-'))
after(() => rmSync(folder, { recursive: true }))

test('a lock held by a living process is refused with its address, and free again after release', () => {
  const lock = takeLock(folder)
  lock.tellAddress('http://localhost:3210')
  assert.throws(() => takeLock(folder), /körs redan i den här mappen: http:\/\/localhost:3210/)
  lock.release()
  assert.deepEqual(readdirSync(folder), [])
  takeLock(folder).release()
})

test('a lock left by a killed process is taken over', async () => {
  const child = spawn(process.execPath, ['-e', 'process.stdin.resume()'])
  const mark = markOf(child.pid ?? 0)
  const gone = new Promise((resolve) => child.once('exit', resolve))
  writeFileSync(join(folder, 'running.json'), JSON.stringify({ mark, address: '' }))
  assert.throws(() => takeLock(folder), /körs redan/)
  child.kill('SIGKILL')
  await gone
  takeLock(folder).release()
})

test('a process number that the system has given to somebody else does not hold the lock', () => {
  writeFileSync(join(folder, 'running.json'), JSON.stringify({ mark: { pid: process.pid, started: 'another boot:1' }, address: '' }))
  takeLock(folder).release()
})

test('a lock file cut short by a power loss is taken over', () => {
  writeFileSync(join(folder, 'running.json'), '{"mark":')
  takeLock(folder).release()
  assert.deepEqual(readdirSync(folder), [])
})
