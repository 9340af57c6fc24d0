import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { missing, NGINX, startNginx } from '../../../test/public/web-server.ts'
import { Visitor } from '../../../test/visitor.ts'
import { nationalDocument } from '../entry/index.ts'
import { lookAtHost } from './deeds.ts'

let house: TestHouse
before(async () => {
  house = await openHouse()
})
after(() => house?.close())
const context = () => ({ db: house.db, log: house.log, config: house.config })
const hostOf = async (path: string) => /\/vard\/([0-9a-f-]{36})$/.exec(path)?.[1] ?? ''

test('a host is added, looked at, and each guarantee that it has lost is named with what to ask for', {
  skip: missing(NGINX),
}, async () => {
  const writer = await Visitor.as(house, 'norrvik-kommunikator')
  const empty = await writer.get('/vard')
  assert.match(empty.text, /Ingen värd är inlagd än/)
  const wrong = await writer.post('/vard/ny', { address: 'http://www.norrvik.example.se/', kind: 'static' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /Skriv hela adressen/)
  // A server that knows nothing of us: everything is lost that can be.
  const server = await startNginx('location / { return 200 "<title>Kvinnofrid</title>"; }')
  const address = `${server.origin}/info/`
  try {
    const made = await writer.post('/vard/ny', { address, kind: 'static' })
    assert.equal(made.status, 303)
    const id = await hostOf(made.headers.get('Location') ?? '')
    await house.drain()
    const page = await writer.get(`/vard/${id}`)
    for (const words of ['Den som trycker på ”Lämna sidan” blir kvar', 'Be värden', 'Historiken, fliken', 'sedan'])
      assert.ok(page.text.includes(words), words)
    assert.match((await writer.get('/vard')).text, /skydd borta/)
    assert.match((await writer.get('/')).text, /Värdar som har tappat ett skydd/)
    const again = await writer.post('/vard/ny', { address, kind: 'static' })
    assert.match(again.text, /redan inlagd/)
    // Since when: a later look that still lacks it does not make the loss younger.
    const since = await house.superuser<{ at: Date }>('select at from host_look order by at limit 1')
    assert.equal((await writer.post(`/vard/${id}/se-efter`, {})).status, 303)
    await house.drain()
    assert.equal((await house.superuser('select 1 from host_look')).length, 2)
    assert.ok((await writer.get(`/vard/${id}`)).text.includes(since[0]?.at.toISOString().slice(0, 10) ?? '?'))
    assert.equal((await writer.post(`/vard/${id}/ta-bort`, {})).status, 303)
    assert.match((await writer.get('/vard')).text, /Ingen värd är inlagd än/)
  } finally {
    await server.stop()
  }
})

test('nobody else sees a host or has one looked at; another organisation’s does not exist', async () => {
  const writer = await Visitor.as(house, 'norrvik-kommunikator')
  const made = await writer.post('/vard/ny', { address: 'https://www.norrvik.example.se/info', kind: 'static' })
  const id = await hostOf(made.headers.get('Location') ?? '')
  for (const slug of ['norrvik-handlaggare', 'norrvik-chef', 'ekby-chef', 'samverket-kommunikator']) {
    const other = await Visitor.as(house, slug)
    assert.equal((await other.get(`/vard/${id}`)).status, 404, slug)
    for (const deed of ['se-efter', 'ta-bort']) assert.equal((await other.post(`/vard/${id}/${deed}`, {})).status, 404, `${slug} ${deed}`)
  }
  const owner = await Visitor.as(house, 'norrvik-systemagare')
  assert.equal((await owner.get(`/vard/${id}`)).status, 200)
})

test('S-R27: only an address that is registered is asked, and what does not answer is told as that alone', async () => {
  const tenant = house.cast['norrvik-kommunikator']?.tenant ?? ''
  const [row] = await house.superuser<{ id: string; address: string }>("select id, address from public_host where address like '%norrvik%'")
  const asked: string[] = []
  await lookAtHost(context(), { tenant, id: row?.id ?? '' }, ({ url }) => {
    asked.push(url)
    return Promise.reject(new Error('closed'))
  })
  assert.deepEqual(asked, [row?.address])
  const [look] = await house.superuser<{ pages: number | null; lost: object }>('select pages, lost from host_look where host = $1', [
    row?.id,
  ])
  assert.equal(look?.pages, null)
  assert.deepEqual(Object.keys(look?.lost ?? {}), ['answers'])
  // A host that is gone from the list is not asked.
  await lookAtHost(context(), { tenant, id: '00000000-0000-4000-8000-000000000000' }, () => assert.fail('asked'))
})

test('the files of what is published come as a zip; without anything published the page says what to do', async () => {
  const writer = await Visitor.as(house, 'norrvik-kommunikator')
  assert.match((await writer.get('/vard/filer')).text, /Inget är publicerat än/)
  const { tenant = '' } = house.cast['norrvik-kommunikator'] ?? {}
  const site = '00000000-0000-4000-8000-00000000000a'
  const document = { ...nationalDocument(), tenant, site, code: 'k3m9x2', name: 'Norrviks kommun (påhittad)' }
  await house.superuser('insert into publication (tenant, site, code, revision, document) values ($1, $2, $3, 1, $4)', [
    tenant,
    site,
    document.code,
    document,
  ])
  assert.match((await writer.get('/vard/filer')).text, /k3m9x2/)
  const zip = await writer.get('/vard/filer.zip?namn=www.norrvik.example.se&stig=/info/')
  assert.equal(zip.headers.get('Content-Type'), 'application/zip')
  assert.equal(zip.bytes.subarray(0, 2).toString(), 'PK')
  assert.ok(zip.bytes.includes('information/sidor/k3m9x2/a20.html'))
  assert.equal((await writer.get('/vard/filer.zip?namn=a%20b&stig=/info/')).status, 400)
  assert.equal((await (await Visitor.as(house, 'norrvik-chef')).get('/vard/filer.zip?namn=a.se&stig=/')).status, 404)
})
