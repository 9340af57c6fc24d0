import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { probeIsolation, runInChild } from './run.ts'
import { unframe } from './answer.ts'

const ENTRY = new URL('../../test/make/child-of-test.ts', import.meta.url)
const folder = mkdtempSync(join(tmpdir(), 'samvarn-child-'))
after(() => rmSync(folder, { recursive: true, force: true }))

test('a child gets input and bytes, and gives both back', async () => {
  const result = await runInChild({ entry: ENTRY, input: { do: 'echo', say: 'å' }, bytes: Uint8Array.from([1, 2, 3]) })
  assert.ok(result.ok)
  assert.deepEqual(result.value, { said: 'å' })
  assert.deepEqual([...result.bytes], [3, 2, 1])
})

test('a child has an empty environment and none of its parent’s options', async () => {
  process.env['SAMVARN_HEMLIG_TEST'] = 'x'
  const result = await runInChild({ entry: ENTRY, input: { do: 'environment' } })
  delete process.env['SAMVARN_HEMLIG_TEST']
  assert.ok(result.ok)
  assert.deepEqual((result.value as { names: string[] }).names, [])
})

test('S-R27: a child has no network', async (t) => {
  if (probeIsolation().network.length === 0) return t.skip('this system allows no network namespace (unshare -n, -rn)')
  const server = createServer((socket) => socket.end('hej'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const result = await runInChild({ entry: ENTRY, input: { do: 'connect', port } })
  await new Promise((resolve) => server.close(resolve))
  assert.ok(result.ok)
  assert.deepEqual(result.value, { connected: false })
})

test('a child reads no file but its code, writes none, and starts no process', async () => {
  const secret = join(folder, 'nyckel')
  writeFileSync(secret, 'hemlig')
  const result = await runInChild({ entry: ENTRY, input: { do: 'reach', secret, target: join(folder, 'ny') } })
  assert.ok(result.ok)
  assert.deepEqual(result.value, {
    read: 'ERR_ACCESS_DENIED',
    write: 'ERR_ACCESS_DENIED',
    spawn: 'ERR_ACCESS_DENIED',
    worker: 'ERR_ACCESS_DENIED',
  })
})

test('a folder named as readable is read', async () => {
  writeFileSync(join(folder, 'lista'), 'x')
  const result = await runInChild({
    entry: ENTRY,
    input: { do: 'reach', secret: join(folder, 'lista'), target: join(folder, 'ny') },
    readable: [join(folder, 'lista')],
  })
  assert.ok(result.ok)
  assert.equal((result.value as { read: string }).read, 'read')
})

test('S-R18: an endless loop ends as a timeout', async () => {
  assert.deepEqual(await runInChild({ entry: ENTRY, input: { do: 'loop' }, limits: { seconds_max: 1 } }), { ok: false, code: 'timeout' })
})

test('S-R18: a child that sleeps for ever ends as a timeout', async () => {
  assert.deepEqual(await runInChild({ entry: ENTRY, input: { do: 'sleep' }, limits: { seconds_max: 0.2 } }), { ok: false, code: 'timeout' })
})

test('S-R18: too much memory ends the child, in the heap and in buffers', async () => {
  for (const how of ['heap', 'buffers']) {
    const result = await runInChild({ entry: ENTRY, input: { do: how }, limits: { memory_mb_max: 200 } })
    assert.ok(!result.ok && result.code !== 'timeout', how)
  }
})

test('a crash, an exit without answer and garbage are crashes, never an answer', async () => {
  for (const how of ['throw', 'exit', 'garbage', 'half', 'abort']) {
    assert.deepEqual(await runInChild({ entry: ENTRY, input: { do: how } }), { ok: false, code: 'crashed' }, how)
  }
})

test('an answer larger than allowed is cut off', async () => {
  assert.deepEqual(await runInChild({ entry: ENTRY, input: { do: 'flood' }, limits: { answer_bytes_max: 100_000 } }), {
    ok: false,
    code: 'crashed',
  })
})

test('what a library prints does not spoil the answer', async () => {
  const result = await runInChild({ entry: ENTRY, input: { do: 'print' } })
  assert.deepEqual(result.ok && result.value, { printed: true })
})

test('an entry that does not exist is a crash', async () => {
  assert.deepEqual(await runInChild({ entry: join(folder, 'finns-inte.ts'), input: null }), { ok: false, code: 'crashed' })
})

test('many at once wait for each other and all come back', async () => {
  const results = await Promise.all(
    Array.from({ length: 8 }, (_, i) => runInChild({ entry: ENTRY, input: { do: 'echo', say: String(i) } })),
  )
  assert.deepEqual(
    results.map((result) => result.ok && (result.value as { said: string }).said),
    ['0', '1', '2', '3', '4', '5', '6', '7'],
  )
})

test('a frame is taken only when it is exactly one', () => {
  assert.equal(unframe(Buffer.from([])), undefined)
  assert.equal(unframe(Buffer.from([0, 0, 0, 4, 0, 0, 0, 0, 1])), undefined)
  assert.equal(unframe(Buffer.from([0, 0, 0, 2, 0, 0, 0, 0, 0x7b, 0x78])), undefined)
})
