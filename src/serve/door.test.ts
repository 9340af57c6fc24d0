import assert from 'node:assert/strict'
import { request } from 'node:http'
import { connect } from 'node:net'
import { after, before, test } from 'node:test'
import { makeDoor } from './door.ts'
import { HTTP_LIMITS } from '../config.ts'
import { type OpenPorts, openPorts } from './ports.ts'

const door = makeDoor('samvarn.example.se')
let ports: OpenPorts
before(async () => {
  ports = await openPorts({ port: 0, listen: 'loopback', moves: true }, door.listener, { ...HTTP_LIMITS, header_ms_max: 300 })
})
after(() => ports.close())

type Answer = { status: number; headers: Record<string, unknown>; body: string }

function ask(path: string, host = `localhost:${ports.port}`, address = '127.0.0.1', headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: address, port: ports.port, path, headers: { ...headers, host } }, (response) => {
      let body = ''
      response.setEncoding('utf8').on('data', (text: string) => {
        body += text
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }))
    })
    sent.on('error', reject).end()
  })
}

test('before the app stands every page says that it starts, calmly and without script', async () => {
  const page = await ask('/nagonstans')
  assert.equal(page.status, 503)
  assert.equal(page.headers['retry-after'], '1')
  assert.equal(page.headers['refresh'], '1')
  assert.match(page.body, /Startar …/)
  assert.doesNotMatch(page.body, /<script|<style|style=/)
  assert.match(String(page.headers['content-security-policy']), /default-src 'none'/)
  assert.equal((await ask('/start.css')).status, 200)
  assert.equal((await ask('/healthz')).status, 200)
  assert.equal((await ask('/readyz')).status, 503)
})

test('only names that are ours are answered, before and after the start', async () => {
  const check = async (open: number) => {
    for (const host of ['localhost', `localhost:${ports.port}`, '127.0.0.1:1', '[::1]:3000', 'LOCALHOST', 'samvarn.example.se'])
      assert.equal((await ask('/', host)).status, open, host)
    for (const host of [
      'evil.example.com',
      'localhost.evil.example.com',
      'localhost@evil.example.com',
      'evil.example.com:80',
      '127.0.0.2',
      'localhost:x',
    ])
      assert.equal((await ask('/', host)).status, 421, host)
  }
  await check(503)
  door.open({ fetch: (asked) => new Response(new URL(asked.url).pathname), close: async () => {} })
  await check(200)
  assert.equal((await ask('/readyz', 'evil.example.com')).status, 421)
})

test('once it stands, requests go to the app, over IPv6 as well', async () => {
  assert.equal((await ask('/idag', 'localhost', '::1')).body, '/idag')
  assert.equal((await ask('/readyz')).status, 200)
})

test('a request without any name is refused', async () => {
  const socket = connect(ports.port, '127.0.0.1')
  let told = ''
  const closed = new Promise((resolve) => socket.on('close', resolve))
  socket.setEncoding('utf8').on('data', (text: string) => {
    told += text
  })
  socket.write('GET / HTTP/1.0\r\n\r\n')
  await closed
  assert.match(told, /^HTTP\/1\.1 421 /)
})

test('headers beyond the limit are refused', async () => {
  assert.equal((await ask('/', 'localhost', '127.0.0.1', { 'x-long': 'a'.repeat(HTTP_LIMITS.header_bytes_max) })).status, 431)
})

test('somebody who sends headers one byte at a time is cut off', async () => {
  const socket = connect(ports.port, '127.0.0.1')
  let told = ''
  const closed = new Promise((resolve) => socket.on('close', resolve))
  socket.setEncoding('utf8').on('data', (text: string) => {
    told += text
  })
  socket.write('GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ')
  const drip = setInterval(() => socket.write('a'), 50)
  await closed
  clearInterval(drip)
  assert.match(told, /^HTTP\/1\.1 408 /)
})

test('a port that is taken on either address gives the next one', async () => {
  const next = await openPorts({ port: ports.port, listen: 'loopback', moves: true }, door.listener)
  assert.notEqual(next.port, ports.port)
  await next.close()
})
