import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { test } from 'node:test'
import { readConfig } from './config.ts'
import { makeLog } from './platform/log.ts'
import { entryListener, startEntry } from './public.ts'
import { PAGE_BYTES } from './reach/entry/index.ts'

const SRC = import.meta.dirname

/** Every file of ours that is loaded with this one, however long the way. Types alone load nothing. */
function loadedBy(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  const text = readFileSync(file, 'utf8')
  for (const [, what = '', from = ''] of text.matchAll(/^(?:import|export)\b([\w\s{},*]*?)(?:\bfrom\s+)?['"](\.[^'"]+\.tsx?)['"]/gm))
    if (!/^\s*type\b/.test(what) && existsSync(join(dirname(file), from))) loadedBy(join(dirname(file), from), seen)
  for (const [, from = ''] of text.matchAll(/import\(\s*['"](\.[^'"]+)['"]\s*\)/g)) loadedBy(join(dirname(file), from), seen)
  return seen
}

test('issue 5, sentence 1: the process of the public pages loads nothing of protect, organisation or the rooms, only what it shows', () => {
  const loaded = [...loadedBy(join(SRC, 'public.ts'))].map((file) => relative(SRC, file))
  assert.ok(loaded.length > 30 && loaded.includes('reach/entry/app.ts'), 'the walk walks')
  const modules = loaded.filter(
    (file) => !/^(?:platform|config|serve|cli|public\.ts|config\.ts|reach\/(?:text|entry|visitor))\b/.test(file),
  )
  assert.deepEqual(modules, [])
  for (const barred of ['platform/database/database.ts', 'platform/keys/tenant-keys.ts', 'platform/keys/root.ts', 'main.ts'])
    assert.ok(!loaded.includes(barred), barred)
  assert.ok(
    [...loadedBy(join(SRC, 'main.ts'))].some((file) => file.includes('/protect/')),
    'the check bites',
  )
})

test('S-R52, S-R40: it answers without a database and at once, only to its own names, and tells nothing to others', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'samvarn-public-'))
  const lines: string[] = []
  const log = makeLog('info', { write: (line) => void lines.push(line) })
  const config = readConfig({ SAMVARN_ENTRY_URL: 'https://www.example.se/info/' })
  const nowhere = 'postgresql://samvarn_public:x@127.0.0.1:1/samvarn'
  const places = { folder, programs: folder, temporary: folder, serverUser: undefined }
  const entry = startEntry(config, log, places, nowhere)
  const server = createServer(entryListener(entry.app, 'www.example.se'))
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  const ask = (path: string, host: string) =>
    new Promise<{ status: number; text: string; sts: string | undefined }>((done, failed) => {
      request({ port, path, host: '127.0.0.1', headers: { Host: host } }, (response) => {
        const pieces: Buffer[] = []
        response.on('data', (piece: Buffer) => pieces.push(piece))
        response.on('end', () =>
          done({
            status: response.statusCode ?? 0,
            text: Buffer.concat(pieces).toString(),
            sts: response.headers['strict-transport-security'],
          }),
        )
      })
        .on('error', failed)
        .end()
    })
  try {
    const page = await ask('/info/', 'www.example.se')
    assert.deepEqual([page.status, Buffer.byteLength(page.text)], [200, PAGE_BYTES])
    assert.match(page.sts ?? '', /max-age/)
    assert.ok(page.text.includes('href="/info/ut"'))
    const other = await ask('/info/', 'evil.example')
    assert.deepEqual([other.status, other.text], [421, 'Information\n'])
    assert.equal((await ask('/healthz', 'localhost')).text, 'ok\n')
    assert.equal((await ask('/loggin', 'www.example.se')).status, 404)
  } finally {
    server.closeAllConnections()
    server.close()
    await entry.close()
    rmSync(folder, { recursive: true })
  }
})
