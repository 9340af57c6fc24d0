import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { Visitor } from '../../../test/visitor.ts'
import { addDays, dayOf } from '../../platform/day.ts'
import { canMakePdf } from '../../platform/document/index.ts'
import { listSites } from '../site/index.ts'
import { makeDemoSites } from '../site/index.ts'
import { siteDocument } from '../text/index.ts'
import { aboutOf } from './deeds-publish.ts'
import { waitingAbout } from './deeds-waiting.ts'
import { beginAbout, confirmAbout, decidePoint, listAbout, nameFunctions, publishAbout, seeAbout, withdrawAbout } from './deeds.ts'
import { answerTest, keepTest, seeTest } from './deeds-test.ts'
import { makeDemoAbout } from './demo.ts'

let house: TestHouse
let site = ''
before(async () => {
  house = await openHouse({ SAMVARN_PARTS: 'reach' })
  await makeDemoSites(house.db, house.founded)
  site = (await listAbout(house.db, who('norrvik-kommunikator')))?.[0]?.site.id ?? ''
})
after(() => house?.close())
const who = (slug: string) => {
  const found = house.cast[slug]
  assert.ok(found)
  return found
}
const kim = () => who('norrvik-kommunikator')
const FUNCTION = {
  name: 'Samordnare för skyddade personuppgifter',
  phone: '031-390 06 10',
  hours: [{ days: '1-5', from: '08:00', to: '16:00' }],
}
const asked = (document: unknown) => siteDocument.shape.about.parse(document)

test('issue 5, sentence 2: nothing comes out while a point is unread, a place is empty or nobody is named; the database says so too', async () => {
  const { db } = house
  assert.equal(await beginAbout(db, kim(), site, 'municipality'), 'done')
  assert.equal(await beginAbout(db, kim(), site, 'municipality'), 'conflict', 'begun once')
  assert.equal(await publishAbout(db, kim(), site), 'unfinished')
  const seen = await seeAbout(db, kim(), site)
  const place = seen?.points.find(({ words }) => words.sv.text.includes('[['))
  assert.ok(place)
  assert.equal(await decidePoint(db, kim(), site, place.key, place.words, 'holds'), 'unfinished')
  await assert.rejects(
    house.superuser("update about_point set state = 'holds' where site = $1 and key = $2", [site, place.key]),
    /about_no_empty_place/,
  )
  for (const { key, words } of seen?.points ?? [])
    assert.equal(await decidePoint(db, kim(), site, key, words, JSON.stringify(words).includes('[[') ? 'left_out' : 'holds'), 'done', key)
  assert.deepEqual(
    (await seeAbout(db, kim(), site))?.obstacles.map(({ kind }) => kind),
    ['contact', 'deputy'],
  )
  assert.equal(await publishAbout(db, kim(), site), 'unfinished')
  assert.deepEqual(await db.asWorker(kim().tenant, (tx) => aboutOf(tx, site)), { files: [] }, 'a site without a page has none')
  await nameFunctions(db, kim(), site, FUNCTION, { ...FUNCTION, name: 'Medborgarservice' })
  assert.equal(await publishAbout(db, kim(), site), 'done')
})

test('what is published is frozen, fits the public document and has a leaflet that tells nothing on its outside', async () => {
  const { db } = house
  const first = await db.asWorker(kim().tenant, (tx) => aboutOf(tx, site))
  const about = asked(first.about)
  assert.ok(about)
  assert.doesNotMatch(JSON.stringify(about), /\[\[/)
  assert.deepEqual(Object.keys(about.how).sort(), ['en', 'll', 'sv'])
  if (canMakePdf()) {
    assert.equal(first.files.length, 3)
    for (const { bytes, sha256 } of first.files) {
      const text = bytes.toString('latin1')
      assert.match(text, /^%PDF-/)
      assert.match(text, /pdfuaid/)
      assert.ok(Object.values(about.leaflet).includes(sha256))
    }
    const again = await db.asWorker(kim().tenant, (tx) => aboutOf(tx, site))
    assert.deepEqual(
      again.files.map(({ sha256 }) => sha256),
      first.files.map(({ sha256 }) => sha256),
      'kept, not made anew',
    )
    await house.drain()
    const [out] = await house.superuser<{ files: { kind: string; form: string; sha256: string }[] }>(
      "select document->'files' as files from publication where site = $1",
      [site],
    )
    const linked = out?.files.filter(({ kind }) => kind === 'leaflet').map(({ form, sha256 }) => [form, sha256])
    assert.deepEqual(Object.fromEntries(linked ?? []), about.leaflet, 'the public page links to each of them')
  }
  const point = (await seeAbout(db, kim(), site))?.points.find(({ state }) => state === 'holds')
  assert.ok(point)
  await decidePoint(db, kim(), site, point.key, { ...point.words, sv: { ...point.words.sv, text: 'Något annat.' } }, 'holds')
  assert.equal((await seeAbout(db, kim(), site))?.changed, true)
  assert.deepEqual((await db.asWorker(kim().tenant, (tx) => aboutOf(tx, site))).about?.how, about.how, 'what is out stays as it was')
})

test('after ninety days it waits to be looked over; who says that it holds gives it a new day', async () => {
  const { db } = house
  const due = async (day: string) => db.as(kim(), async (tx) => (await waitingAbout(tx, day)).find(({ harm }) => harm === 4)?.count)
  assert.equal(await due(addDays(dayOf(), 89)), 0)
  assert.equal(await due(addDays(dayOf(), 90)), 1)
  assert.equal(await confirmAbout(db, kim(), site, new Date(Date.now() + 86_400_000)), 'done')
  assert.equal(await due(addDays(dayOf(), 90)), 0)
  assert.equal(await withdrawAbout(db, kim(), site), 'done')
  assert.equal(await withdrawAbout(db, kim(), site), 'absent')
})

test('D-R55: only those who keep the site reach its page and its tests; a search is answered once', async () => {
  const { db } = house
  for (const slug of ['norrvik-handlaggare', 'norrvik-chef', 'ekby-chef', 'nordan-kommunikator', 'samverket-nationell']) {
    assert.equal(await seeAbout(db, who(slug), site), undefined, slug)
    assert.equal(await publishAbout(db, who(slug), site), 'absent', slug)
  }
  const found = { title: 'x', heading: null, sentences: [], phones: [{ written: '116 016' }], links: [] }
  const made = await keepTest(db, kim(), site, { address: 'https://www.example.se/stod', source: 'pasted', found })
  assert.ok(made)
  assert.equal((await seeTest(db, kim(), made.id))?.test.found.phones[0]?.line, 'kvinnofrid')
  assert.equal(await seeTest(db, who('ekby-chef'), made.id), undefined)
  const search = { words: ['våld' as const], top5: true, on: dayOf() }
  assert.equal(await answerTest(db, who('ekby-chef'), made.id, search), 'absent')
  assert.equal(await answerTest(db, kim(), made.id, search), 'done')
  assert.equal(await answerTest(db, kim(), made.id, { ...search, top5: false }), 'absent')
  await db.as(who('norrvik-handlaggare'), async (tx) => {
    for (const table of ['about_page', 'about_point', 'web_test', 'card_batch'] as const)
      assert.deepEqual(await tx.tables<Record<typeof table, { site: string }>>().selectFrom(table).select('site').execute(), [], table)
  })
})

test('the pages: begin, a place left empty comes back with what was written, a name is asked about, a test is made and read', async () => {
  const visitor = await Visitor.as(house, 'ekby-chef')
  const [line] = (await listAbout(house.db, who('ekby-chef'))) ?? []
  const base = `/er-sida/${line?.site.id}`
  assert.match((await visitor.get('/er-sida')).location ?? '', new RegExp(base))
  assert.match((await visitor.get(base)).text, /Börja med en första text/)
  assert.equal((await visitor.post(base, { kind: 'ngo' })).location, base)
  assert.match((await visitor.get(base)).text, /Något att fylla i/)
  const stopped = await visitor.post(`${base}/punkt/silence`, { sv_heading: 'Tystnad', sv_text: '[[kvar]] mina ord', decision: 'holds' })
  assert.match(stopped.text, /mina ord/)
  assert.match(stopped.text, /plats kvar att fylla i/)
  const link = await visitor.post(`${base}/punkt/silence`, { sv_heading: 'Tystnad', sv_text: 'Se https://example.com', decision: 'holds' })
  assert.match(link.text, /Allt|Tillåtet|tillåtet|andra webbplatser/)
  const fields = {
    contact_name: 'Anna Exempelsson',
    contact_phone: '08-46500420',
    contact_hours: 'mån–fre 9–16',
    deputy_name: 'Kansliet',
    deputy_phone: '08-465 004 21',
    deputy_hours: 'dygnet runt',
  }
  const named = await visitor.post(`${base}/kontakt`, fields)
  assert.match(named.text, /ser ut som en persons namn/)
  assert.match(named.text, /Anna Exempelsson/)
  assert.equal((await visitor.post(`${base}/kontakt`, { ...fields, contact_name: 'Stödfunktionen' })).location, base)
  const wrong = await visitor.post('/sjalvtest/ny', { site: line?.site.id ?? '', address: 'http://10.0.0.1/', way: 'fetch' })
  assert.match(wrong.text, /hela adressen/)
  const inner = await visitor.post('/sjalvtest/ny', { site: line?.site.id ?? '', address: 'https://10.0.0.1/', way: 'fetch' })
  assert.match(inner.text, /hämtar vi inte/)
  const html = '<main><h1>Våld</h1><p>Du har rätt till hjälp. Ring oss när det går.</p><p>031-390 06 01</p></main>'
  const read = await visitor.post('/sjalvtest/ny', {
    site: line?.site.id ?? '',
    address: 'https://www.example.se/stod?q=hemligt',
    way: 'paste',
    source: html,
  })
  assert.match(read.location ?? '', /\/sok$/)
  const done = await visitor.post(read.location ?? '', { words: ['våld'], top5: 'yes', on: dayOf() })
  const result = await visitor.get(done.location ?? '')
  assert.match(result.text, /5 av 6/)
  assert.doesNotMatch(result.text, /hemligt/)
  assert.match(result.text, /fardig-text/)
})

test('the demonstration: made once, by the rooms’ own deeds', async () => {
  await makeDemoAbout(house.db, house.founded)
  await makeDemoAbout(house.db, house.founded)
  const [samverket] = (await listAbout(house.db, who('samverket-kommunikator'))) ?? []
  assert.ok(samverket?.page?.published)
  assert.ok((await listSites(house.db, kim()))?.length)
})
