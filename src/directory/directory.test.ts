import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { unzipSync } from 'fflate'
import { openHouse, type TestHouse } from '../../test/house.ts'
import { Visitor } from '../../test/visitor.ts'
import { makeDemoDirectory, publicServices } from './index.ts'

let house: TestHouse
after(() => house?.close())
before(async () => {
  house = await openHouse()
  await makeDemoDirectory(house.db, house.founded)
})

const tenantOf = (slug: string) => house.cast[slug]?.tenant ?? ''
const servicesFor = (slug: string, place?: string) => house.db.asWorker(tenantOf(slug), (tx) => publicServices(tx, place))
const entryNamed = async (name: string): Promise<string> => {
  const [row] = await house.superuser<{ id: string }>("select id from directory_entry where document->>'name' like $1", [`%${name}%`])
  assert.ok(row, name)
  return row.id
}

test('issue 5.6: the pages of a place show its services and those of the whole country, of every organisation', async () => {
  const near = await servicesFor('norrvik-kommunikator', '9901')
  assert.deepEqual(near.map(({ name }) => name.sv).filter((name) => /Norrviks|Ekbyjourens samtal|Nordans/.test(name)).length, 3)
  const far = await servicesFor('norrvik-kommunikator', '0180')
  assert.ok(far.every(({ places }) => places.length === 0) && far.length === 2)
  assert.equal((await servicesFor('samverket-kommunikator')).length, 5, 'the national pages hold every place')
  const housing = near.find(({ name }) => name.sv.includes('boende'))
  assert.equal(housing?.address, undefined)
  assert.deepEqual(housing?.accessibility, [], 'what is said of a secret place is secret')
})

test('issue 5.6: the demonstration is made once, whatever is written since', async () => {
  await makeDemoDirectory(house.db, house.founded)
  assert.equal((await house.superuser('select 1 from directory_entry')).length, 5)
})

test('issue 5.6: each finds what the own role may find; the secret address is for its own unit', async () => {
  const id = await entryNamed('Ekbyjourens boende')
  const shelter = await Visitor.as(house, 'ekby-handlaggare')
  const own = await shelter.get(`/stodverksamheter/${id}/plats`)
  assert.match(own.text, /Sagostigen 47/)
  for (const slug of ['norrvik-handlaggare', 'norrvik-kommunikator', 'nordan-kommunikator']) {
    const visitor = await Visitor.as(house, slug)
    assert.equal((await visitor.get(`/stodverksamheter/${id}`)).status, 404, `${slug}: the entry belongs to another organisation`)
    const found = await visitor.get(`/stodverksamheter/hittad/${id}`)
    assert.equal(found.status, 200)
    assert.doesNotMatch(found.text, /Sagostigen|990 47|Fabelgård|Sagotorget/)
    const list = await visitor.get('/stodverksamheter')
    if (slug === 'norrvik-handlaggare') assert.match(list.text, /Plats finns/)
    else assert.doesNotMatch(list.text + found.text, /Plats finns|Fullt just nu/, 'D-R: free places only for those who refer')
  }
  assert.equal((await (await Visitor.as(house, 'norrvik-systemagare')).get('/stodverksamheter')).status, 404)
  const rows = await house.superuser<{ said: string }>(
    'select document::text || levels::text as said from directory_entry union all select document::text from directory_listing',
  )
  assert.ok(
    rows.every(({ said }) => !/Sagostigen|Fabelg|Sagotorget|99047|990 47/.test(said)),
    'no secret lies in any jsonb',
  )
})

test('issue 5.6: a place becomes secret on one press, and a text that gives it away takes the page down', async () => {
  const keeper = await Visitor.as(house, 'norrvik-handlaggare')
  const id = await entryNamed('Norrviks stöd')
  await keeper.get(`/stodverksamheter/${id}/grund`)
  const basics = {
    name: 'Norrviks stöd i nära relationer (påhittad)',
    description: 'Vi finns på Påhitts-gatan, mitt i staden.',
    organisation: 'Norrviks kommun (påhittad)',
    organisation_what: 'Kommunens socialtjänst',
  }
  assert.equal((await keeper.post(`/stodverksamheter/${id}/grund`, basics)).status, 303, 'no secret yet')
  await keeper.get(`/stodverksamheter/${id}/plats`)
  const place = { secret: 'ja', place_name: 'Huset', address: 'Påhittsgatan 1', postal_code: '990 01', city: 'Norrvik' }
  const marked = await keeper.post(`/stodverksamheter/${id}/plats`, place)
  assert.equal(marked.status, 303)
  assert.match((await keeper.get(`/stodverksamheter/${id}`)).text, /inte längre publicerad/)
  assert.ok(!(await servicesFor('norrvik-kommunikator', '9901')).some((one) => one.id === id), 'S: off every page in the same transaction')
  const refused = await keeper.post(`/stodverksamheter/${id}/publicera`, {})
  assert.match(refused.text, /röjer något hemligt/)
  await keeper.get(`/stodverksamheter/${id}/grund`)
  assert.equal((await keeper.post(`/stodverksamheter/${id}/grund`, { ...basics, description: 'Samtal och skydd.' })).status, 303)
  assert.equal((await keeper.post(`/stodverksamheter/${id}/publicera`, {})).status, 303)
  const again = (await servicesFor('norrvik-kommunikator', '9901')).find((one) => one.id === id)
  assert.ok(again)
  assert.equal(again.address, undefined)
  assert.deepEqual(again.places, [], 'where it receives from narrows it, and is secret too')
  await keeper.get(`/stodverksamheter/${id}/grund`)
  const telling = await keeper.post(`/stodverksamheter/${id}/grund`, { ...basics, description: 'Postnummer 9 9 0 0 1.' })
  assert.equal(telling.status, 422)
  assert.match(telling.text, /Postnummer 9 9 0 0 1/, 'what was written is not lost')
  assert.match(telling.text, /röjer något hemligt/)
})

test('issue 5.6: free places are told with one press and shown later; never a number, never a history', async () => {
  const id = await entryNamed('Ekbyjourens boende')
  const shelter = await Visitor.as(house, 'ekby-handlaggare')
  const referrer = await Visitor.as(house, 'norrvik-handlaggare')
  await shelter.get(`/stodverksamheter/${id}`)
  for (const answer of ['nej', 'ja', 'nej', 'nej'])
    assert.equal((await shelter.post(`/stodverksamheter/${id}/plats-finns`, { plats: answer })).status, 303)
  assert.match((await referrer.get(`/stodverksamheter/hittad/${id}`)).text, /Plats finns/, 'what was shown still is')
  const rows = await house.superuser<{ late: boolean; free: boolean }>(
    "select shown_from > date_trunc('hour', now()) + interval '59 minutes' as late, free from directory_free where entry = $1 order by shown_from",
    [id],
  )
  assert.deepEqual(
    rows,
    [
      { late: false, free: true },
      { late: true, free: false },
    ],
    'what is shown and what will be, and nothing else',
  )
  const direct = await house.db.as({ ...(house.cast['norrvik-handlaggare'] ?? { tenant: '', account: null }) }, (tx) =>
    tx.tables<{ directory_free: { free: boolean } }>().selectFrom('directory_free').select('free').execute(),
  )
  assert.deepEqual(direct, [{ free: true }], 'the database keeps back what waits')
  await house.superuser("update directory_free set shown_from = shown_from - interval '12 hours' where entry = $1", [id])
  assert.match((await referrer.get(`/stodverksamheter/hittad/${id}`)).text, /Fullt just nu/)
  const stranger = await Visitor.as(house, 'norrvik-handlaggare')
  assert.equal((await stranger.post(`/stodverksamheter/${id}/plats-finns`, { plats: 'ja' })).status, 404)
  assert.equal(
    (await (await Visitor.as(house, 'norrvik-kommunikator')).post(`/stodverksamheter/${id}/plats-finns`, { plats: 'ja' })).status,
    404,
  )
  for (const path of ['publikt.json', 'eget.json'])
    assert.doesNotMatch((await shelter.get(`/stodverksamheter/filer/${path}`)).text, /"free"|Plats finns/)
})

test('issue 5.4: a report takes it down at once; time alone only shows its date', async () => {
  const id = await entryNamed('Sluta med våld')
  await house.superuser('update directory_entry set verified_on = current_date - 200 where id = $1', [id])
  await house.superuser('update directory_listing set checked = current_date - 200 where entry = $1', [id])
  const stale = (await servicesFor('norrvik-kommunikator', '9901')).find((one) => one.id === id)
  assert.ok(stale, 'stale is still shown')
  const communicator = await Visitor.as(house, 'norrvik-kommunikator')
  assert.match((await communicator.get('/stodverksamheter')).text, /Inte kontrollerad på länge/)
  await communicator.get(`/stodverksamheter/${id}/fel`)
  assert.equal((await communicator.post(`/stodverksamheter/${id}/fel`, {})).status, 303)
  assert.ok(!(await servicesFor('norrvik-kommunikator', '9901')).some((one) => one.id === id))
  const owner = await Visitor.as(house, 'norrvik-handlaggare')
  assert.match((await owner.get('/')).text, /Stödverksamhet anmäld som fel/)
})

test('reminders reach owner and deputy when a check is due, once', async () => {
  await house.superuser(
    "update directory_entry set verified_on = current_date - 61, reminded_on = null where document->>'name' like '%samtal%'",
  )
  for (const module of [0, 1]) {
    await house.superuser("delete from outbox where template = 'review_waits'")
    const { remindOfServices } = await import('./deeds-jobs.ts')
    await remindOfServices(house, { tenant: tenantOf('ekby-handlaggare'), id: '' })
    const told = await house.superuser<{ account: string }>("select account from outbox where template = 'review_waits'")
    const wanted = module === 0 ? ['ekby-chef', 'ekby-handlaggare'].map((slug) => house.cast[slug]?.account).sort() : []
    assert.deepEqual(told.map(({ account }) => account).sort(), wanted)
  }
})

test('S-R12: files in: own until published, what looks secret is held, and the owner’s file is what came', async () => {
  const keeper = await Visitor.as(house, 'ekby-chef')
  await keeper.get('/stodverksamheter/filer')
  const services = [
    {
      id: '5c1b7f6e-0000-4000-8000-00000000aa01',
      name: 'Öppen (påhittad)',
      status: 'active',
      x_extra: { deep: ['a', 'b'] },
      organization: { id: '5c1b7f6e-0000-4000-8000-00000000aa02', name: 'Org (påhittad)', description: 'Förening' },
    },
    {
      id: '5c1b7f6e-0000-4000-8000-00000000aa03',
      name: 'Dold (påhittad)',
      status: 'active',
      confidential: 'yes',
      organization: { id: '5c1b7f6e-0000-4000-8000-00000000aa02', name: 'Org (påhittad)', description: 'Förening' },
      service_at_locations: [
        {
          id: '5c1b7f6e-0000-4000-8000-00000000aa04',
          location: {
            id: '5c1b7f6e-0000-4000-8000-00000000aa05',
            location_type: 'physical',
            addresses: [
              {
                id: '5c1b7f6e-0000-4000-8000-00000000aa06',
                address_1: 'Lönnväg 9',
                city: 'Ekby',
                postal_code: '990 99',
                state_province: 'SE',
                country: 'SE',
                address_type: 'physical',
              },
            ],
          },
        },
      ],
    },
    { id: 'trasig', name: 'Trasig' },
  ]
  const sent = await keeper.post('/stodverksamheter/filer', { filer: new File([JSON.stringify(services)], 'in.json') })
  assert.equal(sent.location, '/stodverksamheter/filer/senaste')
  const report = await keeper.get('/stodverksamheter/filer/senaste')
  assert.match(report.text, /Intaget: 2. Väntar på beslut: 1. Anmärkningar: 1/)
  const [open, hidden] = [await entryNamed('Öppen'), await entryNamed('Dold')]
  assert.deepEqual(
    JSON.parse((await keeper.get(`/stodverksamheter/${open}/hsds.json`)).text),
    services[0],
    'the owner gets back what came, unknown attributes and all',
  )
  assert.doesNotMatch((await keeper.get(`/stodverksamheter/${hidden}/hsds.json`)).text, /Lönnväg|990 99/)
  assert.doesNotMatch((await keeper.get('/stodverksamheter/filer/eget.json')).text, /Lönnväg|990 99/)
  await keeper.get(`/stodverksamheter/${open}`)
  assert.match(
    (await keeper.post(`/stodverksamheter/${open}/publicera`, {})).text,
    /räcker inte för en sida/,
    'what came in is the organisation’s own',
  )
  await keeper.get(`/stodverksamheter/${open}/vem-ser-vad`)
  const seen = await keeper.get(`/stodverksamheter/${open}/vem-ser-vad`)
  const names = [...seen.text.matchAll(/name="(v\d+)"/g)].map(([, name]) => name ?? '')
  assert.equal(
    (
      await keeper.post(`/stodverksamheter/${open}/vem-ser-vad`, {
        antal: String(names.length),
        ...Object.fromEntries(names.map((name) => [name, 'public'])),
      })
    ).status,
    303,
  )
  assert.equal((await keeper.post(`/stodverksamheter/${open}/publicera`, {})).status, 303)
  assert.ok((await servicesFor('ekby-handlaggare')).some((one) => one.id === open))
  assert.match((await keeper.get('/')).text, /Inläst stödverksamhet som ser hemlig ut/)
  await keeper.get(`/stodverksamheter/${hidden}`)
  assert.equal((await keeper.post(`/stodverksamheter/${hidden}/publicera`, {})).status, 409)
  await keeper.get(`/stodverksamheter/${hidden}`)
  assert.equal((await keeper.post(`/stodverksamheter/${hidden}/avgor`, { hemligt: 'ja' })).status, 303)
  assert.match((await keeper.get(`/stodverksamheter/${hidden}/vem-ser-vad`)).text, /hemligt så länge platsen är det/)
  const again = await keeper.post('/stodverksamheter/filer', { filer: new File([JSON.stringify(services)], 'in.json') })
  assert.equal(again.status, 303)
  assert.match((await keeper.get('/stodverksamheter/filer/senaste')).text, /Finns redan hos er/)
  const zip = unzipSync((await keeper.get('/stodverksamheter/filer/publikt.zip')).bytes)
  assert.ok(zip['datapackage.json'] && zip['services.csv'])
  for (const bytes of Object.values(zip)) assert.doesNotMatch(Buffer.from(bytes).toString('utf8'), /Lönnväg|Sagostigen|Fabelgård/)
})

test('searching: by group, place, language, need and open hours; what was asked stands in no address and in no log', async () => {
  const visitor = await Visitor.as(house, 'norrvik-handlaggare')
  await visitor.get('/stodverksamheter/sok')
  const asked = await visitor.post('/stodverksamheter/sok', {
    sok: 'ja',
    page: 'honour',
    place: 'Norrvik',
    language: 'fa',
    need: 'HUSDJUR',
  })
  assert.equal(asked.location, '/stodverksamheter')
  const list = await visitor.get('/stodverksamheter')
  assert.match(list.text, /Ekbyjourens boende/)
  assert.doesNotMatch(list.text, /Ekbyjourens samtal/)
  assert.ok(!house.lines.join('\n').includes('HUSDJUR'))
  await visitor.get('/stodverksamheter/sok')
  const wrong = await visitor.post('/stodverksamheter/sok', { sok: 'ja', place: 'Ingenstans' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /känns inte igen/)
})

test('another unit of the organisation neither changes nor reads what is secret', async () => {
  const id = await entryNamed('Norrviks stöd')
  const other = await Visitor.as(house, 'norrvik-kommunikator')
  const page = await other.get(`/stodverksamheter/${id}`)
  assert.equal(page.status, 200)
  assert.doesNotMatch(page.text, /Påhittsgatan/)
  for (const path of ['grund', 'plats', 'vem-ser-vad', 'agare'])
    assert.equal((await other.get(`/stodverksamheter/${id}/${path}`)).status, 404, path)
  for (const path of ['publicera', 'avpublicera', 'kontrollerad', 'kasta'])
    assert.equal((await other.post(`/stodverksamheter/${id}/${path}`, {})).status, 404, path)
  await assert.rejects(
    house.db.as({ ...(house.cast['norrvik-kommunikator'] ?? { tenant: '', account: null }) }, (tx) =>
      tx
        .tables<{ directory_entry: { id: string; state: string; document: string } }>()
        .updateTable('directory_entry')
        .set({ state: 'wrong', document: '{}' })
        .where('id', '=', id)
        .execute(),
    ),
    'the database holds it too',
  )
})
