import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { Visitor } from '../../../test/visitor.ts'
import { tellsOfFictitious, tellsOfProtected } from './indicator.ts'
import { makeDemoIndicators } from './index.ts'

let house: TestHouse
after(() => house?.close())
before(async () => {
  house = await openHouse()
})
const OWN = {
  about: 'organisations',
  name: 'Har en rutin',
  definition: 'Andelen med en beslutad rutin.',
  kind: 'share',
  unit: 'procent',
  frequency: 'year',
  better: 'larger',
  source: 'Egen fråga',
}
const add = async (visitor: Visitor, values: Record<string, string> = {}) => {
  await visitor.get('/indikatorer/ny')
  return visitor.post('/indikatorer/ny', { ...OWN, ...values })
}
const file = (text: string, name: string) => new File([text], name)
const PLACES = ['2580', '2581', '2518', '2480', '2482', '2421', '2281', '2284']
const countsCsv = (number: (place: number, group: number) => number, day = '2025-12-31') =>
  [
    'Mätdag;Kod;Grupp;Kön;Antal;Källa',
    ...PLACES.flatMap((place, p) =>
      ['Stat', 'Vård'].flatMap((group, g) => ['Kvinnor', 'Män'].map((sex) => `${day};${place};${group};${sex};${number(p, g)};Påhittat`)),
    ),
  ].join('\r\n')

test('an own indicator is written, changed by version, and keeps what was; a wrong form loses nothing', async () => {
  const visitor = await Visitor.as(house, 'samverket-nationell')
  assert.match((await visitor.get('/indikatorer')).text, /Börja med de tre/)
  const wrong = await add(visitor, { name: 'Det jag skrev', unit: '' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /value="Det jag skrev"/)
  const at = (await add(visitor)).location ?? ''
  assert.equal((await visitor.post(`${at}/andra`, { ...OWN, definition: 'En bättre definition.' })).status, 303)
  assert.match((await visitor.get(at)).text, /En bättre definition\.[\s\S]*Tidigare versioner \(1\)[\s\S]*Andelen med en beslutad rutin/)
})

test('values come by hand, from a file and from Kolada, each with its source; faults are shown by row and nothing is taken', async () => {
  const visitor = await Visitor.as(house, 'samverket-nationell')
  const at = (await add(visitor, { name: 'Värden', about: 'elsewhere', kind: 'count', unit: 'fall' })).location ?? ''
  assert.equal(
    (await visitor.post(`${at}/varde`, { period: '2024', dimension: 'county', code: '99', value: '1', source: 'x' })).status,
    422,
  )
  assert.equal((await visitor.post(`${at}/varde`, { period: '2024', dimension: 'nation', value: '12,5', source: 'Min källa' })).status, 303)
  await visitor.get(`${at}/lista`)
  const bad = await visitor.post(`${at}/lista`, {
    file: file('Period;Gäller;Kod;Värde;Källa\r\n2025;Riket;;tolv;x\r\nigår;Län;25;3;x', 'v.csv'),
  })
  assert.match((await visitor.get(bad.location ?? '')).text, /2 rader behöver rättas/)
  await visitor.post(bad.location ?? '', {})
  const good = await visitor.post(`${at}/lista`, {
    file: file('Period;Gäller;Kod;Värde;Källa\r\n2025;Riket;;14;Fil\r\n2025;Län;25;3;Fil', 'v.csv'),
  })
  await visitor.get(good.location ?? '')
  assert.equal((await visitor.post(good.location ?? '', {})).location, at)
  const kolada = {
    values: [
      {
        kpi: 'N00001',
        municipality: '2580',
        period: 2025,
        values: [
          { gender: 'T', value: 7.5, count: 1, status: '' },
          { gender: 'K', value: null, status: 'Missing' },
        ],
      },
    ],
  }
  await visitor.get(`${at}/kolada`)
  for (const wrong of ['{', '[]', '{"values":[]}'])
    assert.equal((await visitor.post(`${at}/kolada`, { file: file(wrong, 'k.json') })).status, 422, wrong)
  const brought = await visitor.post(`${at}/kolada`, { file: file(JSON.stringify(kolada), 'k.json') })
  assert.match((await visitor.get(brought.location ?? '')).text, /1 värden läggs in[\s\S]*1 värden saknas hos Kolada/)
  await visitor.post(brought.location ?? '', {})
  const page = (await visitor.get(at)).text
  assert.match(page, /Det blir bättre: från 12,5 \(2024\) till 14 \(2025\)/)
  assert.match(page, /Kolada, N00001[\s\S]*CC BY 4\.0/)
  const svg = await visitor.get(`${at}/serie.svg`)
  assert.match(svg.headers.get('Content-Type') ?? '', /image\/svg/)
  assert.match(svg.text, /Det blir bättre/, 'S-R43: the picture says the same as the page')
  const csv = (await visitor.get(`${at}/serie.csv`)).text
  assert.match(csv, /2025;nation;riket;Riket;\*;14;/)
  assert.match((await visitor.get(`${at}/serie.json`)).text, /"value":12.5/)
  assert.equal((await visitor.get(`${at}/lan.svg`)).status, 200)
  assert.equal((await visitor.get(`${at}/antal`)).status, 404, 'values are no counts of people')
})

test('D-R53: counts of protected persons are refused for a municipality, by the form, by the rule and by the database', async () => {
  const visitor = await Visitor.as(house, 'samverket-nationell')
  const disguised = await add(visitor, {
    about: 'people',
    name: 'Antal',
    definition: 'Antal personer med skyddade personuppgifter i kommunen.',
    kind: 'count',
  })
  assert.equal(disguised.status, 422)
  assert.match(disguised.text, /aldrig för en kommun/)
  assert.equal((await add(visitor, { about: 'protected', definition: 'Antal med fingerade personuppgifter.', kind: 'count' })).status, 422)
  const at =
    (
      await add(visitor, {
        about: 'protected',
        name: 'Sekretessmarkeringar',
        definition: 'Personer med sekretessmarkering i länet.',
        kind: 'count',
        unit: 'personer',
      })
    ).location ?? ''
  const municipal = await visitor.post(`${at}/antal`, {
    reference_on: '2025-12-31',
    place: '2580',
    category: 'alla',
    sex: 'K',
    number: '12',
    source: 'x',
  })
  assert.equal(municipal.status, 422)
  assert.match(municipal.text, /pekar talet ut någon/)
  assert.equal(
    (await visitor.post(`${at}/antal`, { reference_on: '2025-12-31', place: '25', category: 'alla', sex: 'K', number: '12', source: 'x' }))
      .status,
    303,
  )
  const id = at.split('/').at(-1)
  const tenant = house.cast['samverket-nationell']?.tenant
  const insert = (place: string, about = 'protected') =>
    house.superuser(
      "insert into people_count (tenant, id, indicator, about, reference_on, place, category, sex, number_sealed, source, entered_by) values ($1, gen_random_uuid(), $2, $3, '2024-12-31', $4, 'alla', 'M', '', 'x', $1)",
      [tenant, id, about, place],
    )
  await assert.rejects(insert('2580'), /no_municipal_count_of_protected/)
  await assert.rejects(insert('2580', 'people'), /foreign key/, 'what the indicator counts cannot be said differently by the row')
  await assert.rejects(
    house.superuser(
      "insert into published_count values ($1, gen_random_uuid(), $2, 'protected', 2024, 'municipality', '2580', '*', '*', 10, 10)",
      [tenant, id],
    ),
    /no_municipal_publication_of_protected/,
  )
  await assert.rejects(
    house.superuser("update indicator_version set definition = 'Personer med sekretessmarkering', about = 'people' where indicator = $1", [
      id,
    ]),
    /check constraint|foreign key/,
  )
})

test('the words that tell of protected persons are the same in the form and in the database', async () => {
  const words = [
    'Skyddade personer',
    'personer med skyddade personuppgifter',
    'Sekretessmarkerade',
    'kvarskrivna',
    'skyddad folkbokföring',
    'fingerade',
    'Personal som hanterar skyddade personuppgifter',
    'Tillfrågade om våld',
    'skyddad identitet',
    'personer som lever med skyddade uppgifter',
    'protected persons',
    'utskyddade personer',
  ]
  const rows = await house.superuser<{ words: string; told: boolean; fictitious: boolean }>(
    'select words, tells_of_protected(words) as told, tells_of_fictitious(words) as fictitious from unnest($1::text[]) as words',
    [words],
  )
  for (const row of rows) {
    assert.equal(tellsOfProtected(row.words), row.told, row.words)
    assert.equal(tellsOfFictitious(row.words), row.fictitious, row.words)
  }
  assert.equal(rows.filter(({ told }) => told).length, 10)
})

test('S-R41, S-R43: counts are sealed, shown nowhere, and leave only as a release that the auditor let through', async () => {
  const visitor = await Visitor.as(house, 'samverket-nationell')
  const at =
    (
      await add(visitor, {
        about: 'asked',
        name: 'Frågade',
        definition: 'Antal tillfrågade.',
        kind: 'count',
        unit: 'personer',
        groups: 'Stat\nVård',
      })
    ).location ?? ''
  assert.equal((await visitor.get(`${at}/varde`)).status, 404, 'a number about people is no value')
  await visitor.get(`${at}/antal/lista`)
  const brought = await visitor.post(`${at}/antal/lista`, {
    file: file(
      countsCsv((p, g) => p * 7 + g * 3 + 4141),
      'a.csv',
    ),
  })
  await visitor.get(brought.location ?? '')
  assert.equal((await visitor.post(brought.location ?? '', {})).location, `${at}/publicering`)
  for (const page of [at, `${at}/antal`, `${at}/publicering`, `${at}/serie.csv`, `${at}/serie.json`])
    assert.doesNotMatch((await visitor.get(page)).text, /\b41[4-9]\d\b/, page)
  const sealed = await house.superuser<{ number_sealed: Buffer }>('select number_sealed from people_count')
  assert.ok(sealed.every((row) => row.number_sealed.length > 20))
  const reader = house.cast['samverket-nationell']
  assert.ok(reader)
  await assert.rejects(
    house.db.as(reader, (tx) =>
      tx.tables<{ people_count: { number_sealed: Buffer } }>().selectFrom('people_count').select('number_sealed').execute(),
    ),
    'pages cannot even read the sealed number',
  )

  assert.equal((await visitor.post(`${at}/publicering`, { reference_on: '2025-12-31' })).status, 303)
  assert.equal((await visitor.post(`${at}/publicering`, { reference_on: '2025-12-31' })).status, 409, 'one at a time')
  await house.drain()
  const list = (await visitor.get(`${at}/publicering`)).text
  assert.match(list, /Klar att publicera/)
  const release = /\/indikatorer\/publicering\/[0-9a-f-]{36}/.exec(list)?.[0] ?? ''
  const ready = (await visitor.get(release)).text
  assert.match(ready, /fann inget som pekar ut någon[\s\S]*0 betyder 0–4/)
  assert.doesNotMatch((await visitor.get(at)).text, /serie\.svg/, 'nothing is seen before it is published')
  const other = await Visitor.as(house, 'samverket-chef')
  assert.equal((await other.get(release)).status, 404)
  assert.equal((await other.post(release, {})).status, 404)
  assert.equal((await visitor.post(release, {})).status, 303)
  assert.equal((await visitor.post(release, {})).status, 409, 'published is published')
  const published = await house.superuser<{ value: number; base: number; place: string; category: string; sex: string }>(
    'select value, base, place, category, sex from published_count',
  )
  assert.ok(published.length > 20)
  for (const cell of published) {
    assert.equal(cell.value % cell.base, 0)
    if (cell.place.length === 4)
      assert.deepEqual([cell.category, cell.sex, cell.base], ['*', '*', 10], 'a municipality has its total alone')
  }
  const total = published.find((cell) => cell.place === '*' && cell.category === '*' && cell.sex === '*')?.value ?? 0
  assert.ok(Math.abs(total - PLACES.flatMap((_, p) => [0, 1].map((g) => 2 * (p * 7 + g * 3 + 4141))).reduce((a, b) => a + b, 0)) < 10)
  const csv = (await other.get(`${at}/serie.csv`)).text
  assert.match(csv, new RegExp(`2025;nation;riket;Alla som har lämnat;\\*;${total};10;personer;Påhittat`))
  assert.match((await other.get(`${at}/serie.json`)).text, new RegExp(`"value":${total},"base":10`))
  assert.equal((await visitor.post(`${at}/publicering/`, {})).status, 404)
  await assert.rejects(
    house.db.as(reader, (tx) =>
      tx
        .tables<{ count_release: { state: string; published_at: Date; published_by: string } }>()
        .updateTable('count_release')
        .set({ state: 'ready' })
        .where('state', '=', 'published')
        .execute()
        .then((done) => assert.equal(Number(done[0]?.numUpdatedRows), 1)),
    ),
    'a published release is not taken back',
  )
  // The next year may be asked for when a new year has come, not now.
  await visitor.post(`${at}/antal`, { reference_on: '2024-12-31', place: '2580', category: 'stat', sex: 'K', number: '3', source: 'x' })
  assert.match((await visitor.get(`${at}/publicering`)).text, /redan publicerat i år/)
  assert.equal((await visitor.post(`${at}/publicering`, { reference_on: '2024-12-31' })).status, 409)
})

test('a colleague reads and keeps nothing; another organisation sees nothing; the demonstration has a year and a release ready', async () => {
  await house.superuser(
    'delete from published_count; delete from count_release; delete from people_count; delete from indicator_value; delete from indicator_version; delete from indicator',
  )
  await makeDemoIndicators(house.db, house.founded)
  await makeDemoIndicators(house.db, house.founded)
  await house.drain()
  const states = await house.superuser<{ state: string }>('select state from count_release order by state')
  assert.deepEqual(
    states.map(({ state }) => state),
    ['published', 'ready'],
  )
  const chief = await Visitor.as(house, 'samverket-chef')
  const list = (await chief.get('/indikatorer')).text
  const at = /\/indikatorer\/[0-9a-f-]{36}/.exec(list)?.[0] ?? ''
  assert.equal((await chief.get(at)).status, 200)
  for (const door of ['/indikatorer/ny', `${at}/andra`, `${at}/varde`, `${at}/antal`, `${at}/publicering`, `${at}/lista`, `${at}/kolada`])
    assert.equal((await chief.get(door)).status, 404, door)
  for (const door of ['/indikatorer/ny', `${at}/andra`, `${at}/avsluta`, `${at}/publicering`, '/indikatorer/forslag/tillfragade'])
    assert.equal((await chief.post(door, { ...OWN, reference_on: '2025-12-31' })).status, 404, door)
  const stranger = await Visitor.as(house, 'norrvik-samordnare')
  for (const door of [at, `${at}/serie.svg`, `${at}/serie.csv`, `${at}/andra`]) assert.equal((await stranger.get(door)).status, 404, door)
  assert.equal((await stranger.get('/indikatorer/constructor')).status, 404)
  assert.match((await Visitor.as(house, 'samverket-nationell').then((v) => v.get('/'))).text, /Antal att publicera/)
})
