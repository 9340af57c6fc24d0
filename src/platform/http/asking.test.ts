import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { askerOf, askPage, mayConnectTo, NotAsked, standsOutside } from './asking.ts'

test('S-R27: addresses that no sign-in service has are never connected to; the own network is', () => {
  const refused = ['127.0.0.1', '127.8.8.8', '0.0.0.0', '169.254.169.254', '100.100.100.200', '224.0.0.1', '255.255.255.255']
  for (const address of [...refused, '::1', '::', 'fe80::1', 'ff02::1', '::ffff:127.0.0.1', '::ffff:169.254.169.254', 'fd00:ec2::254'])
    assert.equal(mayConnectTo(address), false, address)
  for (const address of ['10.1.2.3', '192.168.1.4', '172.16.5.6', '192.0.2.7', 'fd12:3456::1', '2001:db8::1'])
    assert.equal(mayConnectTo(address), true, address)
})

test('S-R27: only the registered host is asked, by https, and no address behind a name leads past that', async () => {
  const ask = askerOf('https://inloggning.example.se', false)
  for (const url of [
    'https://annan.example.se/',
    'http://inloggning.example.se/',
    'https://inloggning.example.se:8443/',
    'https://a:b@inloggning.example.se/',
    'file:///etc/passwd',
  ])
    await assert.rejects(ask(url, {}), NotAsked, url)
  // A name or a number of this machine, when we do not stand on it ourselves.
  for (const home of ['https://localhost', 'https://127.0.0.1', 'https://[::1]', 'https://169.254.169.254', 'https://2130706433'])
    await assert.rejects(askerOf(home, false)(`${home}/`, {}), NotAsked, home)
  await assert.rejects(askerOf('http://localhost:1', false)('http://localhost:1/', {}), NotAsked)
})

test('S-R27: a redirect is not followed and a flood is cut off', async () => {
  let asked = 0
  const server = createServer((request, response) => {
    asked += 1
    if (request.url === '/bort') response.writeHead(302, { Location: '/hem' }).end()
    else if (request.url === '/flod') response.writeHead(200).end('x'.repeat(300_000))
    else response.writeHead(200, { 'Content-Type': 'application/json' }).end('{}')
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const home = `http://localhost:${(server.address() as AddressInfo).port}`
  const ask = askerOf(home, true)
  try {
    assert.equal(await (await ask(`${home}/hem`, {})).text(), '{}')
    await assert.rejects(ask(`${home}/bort`, {}), NotAsked)
    await assert.rejects(ask(`${home}/flod`, {}), NotAsked)
    assert.equal(asked, 3)
    await assert.rejects(ask(`${home}/hem`, { signal: AbortSignal.abort() }))
  } finally {
    server.closeAllConnections()
    server.close()
  }
})

test('S-R27: a page of a website is asked for outside every inner network, by name, by https and on the ordinary port', async () => {
  for (const address of [
    '10.1.2.3',
    '192.168.1.4',
    '172.16.5.6',
    '127.0.0.1',
    '169.254.169.254',
    'fd12:3456::1',
    '::1',
    '64:ff9b::a00:1',
    '2002:a00:1::',
  ])
    assert.equal(standsOutside(address), false, address)
  for (const address of ['192.0.2.7', '203.0.113.9', '2001:db8::1']) assert.equal(standsOutside(address), true, address)
  for (const url of [
    'http://www.example.se/',
    'https://www.example.se:8443/',
    'https://a:b@www.example.se/',
    'https://192.0.2.7/',
    'https://3232235777/',
    'https://[2001:db8::1]/',
    'https://localhost/',
    'file:///etc/passwd',
  ])
    await assert.rejects(askPage(url), NotAsked, url)
})
