import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { assets, href } from './assets.ts'

const get = (path: string, headers: Record<string, string> = {}) => assets.request(path, { headers })

test('each file has its own kind, may be kept for ever, and is the same packed', async () => {
  for (const [name, type] of [
    ['samvarn.css', 'text/css; charset=utf-8'],
    ['files.js', 'text/javascript; charset=utf-8'],
    ['mark.svg', 'image/svg+xml'],
    ['Inter-Regular.woff2', 'font/woff2'],
    ['Inter-OFL.txt', 'text/plain; charset=utf-8'],
  ] as const) {
    const plain = await get(href(name))
    assert.equal(plain.status, 200)
    assert.equal(plain.headers.get('content-type'), type)
    assert.equal(plain.headers.get('cache-control'), 'public, max-age=31536000, immutable')
    assert.equal(plain.headers.get('content-encoding'), null)
    const packed = await get(href(name), { 'Accept-Encoding': 'br, gzip' })
    const bytes = Buffer.from(await packed.arrayBuffer())
    const unpacked = packed.headers.get('content-encoding') === 'gzip' ? gunzipSync(bytes) : bytes
    assert.deepEqual(unpacked, Buffer.from(await plain.arrayBuffer()), name)
  }
})

test('the style sheet leads nowhere else and holds no data: address that the policy would refuse (S-R19)', async () => {
  const css = await (await get(href('samvarn.css'))).text()
  assert.doesNotMatch(css, /url\("?(data:|https?:|\/\/)/)
  assert.doesNotMatch(css, /@import/)
  const addresses = [...css.matchAll(/url\("([^"]+)"\)/g)].map(([, address = '']) => address)
  assert.ok(addresses.length >= 3)
  for (const address of addresses) assert.equal((await get(address)).status, 200, address)
})

test('another hash, another name or a way out of the shelf is not there', async () => {
  const name = href('samvarn.css')
  for (const path of [
    name.replace(/[0-9a-f]{16}/, '0000000000000000'),
    '/static/x/nothing.css',
    '/static/x/..%2f..%2fpackage.json',
    '/static/x/__proto__',
  ]) {
    assert.equal((await get(path)).status, 404, path)
  }
  assert.throws(() => href('nothing.css'), /no asset/)
})
