import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { Visitor } from '../../../test/visitor.ts'
import { siteDocument, type SiteDocument } from '../text/index.ts'
import { freeCode, makeSite } from './deeds.ts'
import { saveChange } from './deeds-items.ts'

let house: TestHouse
before(async () => {
  house = await openHouse()
})
after(() => house?.close())

const written = async (site: string): Promise<{ revision: number; document: SiteDocument } | undefined> => {
  const [row] = await house.superuser<{ revision: string; document: unknown }>(
    'select revision, document from publication where site = $1',
    [site],
  )
  return row && { revision: Number(row.revision), document: siteDocument.parse(row.document) }
}
const idIn = (path: string | null): string => /^\/sidor\/([0-9a-f-]{36})/.exec(path ?? '')?.[1] ?? ''
const actorOf = (slug: string) => {
  const found = house.cast[slug]
  assert.ok(found)
  return { tenant: found.tenant, account: found.account }
}
const PLAIN = { place: null, unit: null, entry_address: null, feedback_function: null, feedback_phone: null, feedback_email: null }
async function siteOf(slug: string, name: string, unit: string | null = null): Promise<string> {
  const made = await makeSite(house.db, actorOf(slug), { ...PLAIN, name, kind: 'municipality', unit })
  assert.ok(typeof made === 'object')
  return made.id
}
const NOW = { from_at: null, until_at: null }
const WEEK = { day_1: '8–16', day_2: 'samma', day_3: 'samma', day_4: 'samma', day_5: '8–12', day_6: 'stängt', day_7: 'stängt' }
const NUMBER = { kind: 'social_services', name_sv: 'Socialtjänsten', phone: '08-46500401', note_sv: '', ...WEEK }

test('issue 5, sentence 5: two steps make a site that is complete at once, out by itself, at a dull address', async () => {
  const visitor = await Visitor.as(house, 'norrvik-kommunikator')
  assert.match((await visitor.get('/sidor')).text, /Ni har ingen sida än/)
  await visitor.get('/sidor/ny')
  const second = await visitor.post('/sidor/ny', { place: '1981' })
  assert.equal(second.location, '/sidor/ny/1981')
  assert.match((await visitor.get('/sidor/ny/1981')).text, /value="Sala kommun"/)
  const wrong = await visitor.post('/sidor/ny/1981', {
    name: 'Sala kommun',
    kind: 'municipality',
    unit: 'alla',
    feedback_phone: '08-465 004 00',
  })
  assert.match(wrong.text, /Skriv vilken funktion som har numret/)
  assert.match(wrong.text, /value="08-465 004 00"/, 'what was written is there')
  const made = await visitor.post('/sidor/ny/1981', { name: 'Sala kommun', kind: 'municipality', unit: 'alla' })
  const site = idIn(made.location)
  assert.match((await visitor.get(`/sidor/${site}`)).text, /på väg ut/)
  await house.drain()
  const out = await written(site)
  assert.ok(out)
  assert.equal(out.document.place, '1981')
  assert.deepEqual([out.document.pieces, out.document.contacts], [[], []])
  assert.doesNotMatch(out.document.code, /sala/i)
  const page = (await visitor.get(`/sidor/${site}`)).text
  assert.match(page, /Det som står här är ute sedan/)
  assert.match(page, new RegExp(`/stod/${out.document.code}/a01`))
  assert.match((await visitor.get(`/sidor/${site}/kod.svg`)).text, /^<svg/)
  const again = await visitor.post('/sidor/ny/1981', { name: 'SALA kommun', kind: 'municipality', unit: 'alla' })
  assert.match(again.text, /redan en sida med det namnet/)
})

test('hours are written, read back in words, seen on the real page, published, and told to be on the way', async () => {
  const site = await siteOf('norrvik-kommunikator', 'Tiderna')
  const visitor = await Visitor.as(house, 'norrvik-kommunikator')
  await visitor.get(`/sidor/${site}/kontakt/ny`)
  const wrong = await visitor.post(`/sidor/${site}/kontakt/ny`, { ...NUMBER, day_3: 'ibland' })
  assert.match(wrong.text, /Skriv tider som 8–16/)
  assert.match(wrong.text, /value="ibland"/)
  const review = await visitor.post(`/sidor/${site}/kontakt/ny`, NUMBER)
  const seen = await visitor.get(review.location ?? '')
  assert.match(seen.text, /Öppet måndag–torsdag 8–16, fredag 8–12. Stängt lördag–söndag./)
  assert.match(seen.text, /08\u2011465\u00a0004\u00a001/)
  const preview = /href="(\/sidor\/[^"]+\/forhand\/[^"]+)"/.exec(seen.text)?.[1] ?? ''
  const real = await visitor.get(preview)
  assert.equal(real.status, 200)
  assert.match(real.text, /08-465 004 01/)
  assert.match(real.headers.get('Content-Security-Policy') ?? '', /style-src 'sha256-/)
  assert.equal(await written(site).then((out) => out?.document.contacts.length ?? 0), 0, 'nothing is out yet')
  assert.equal((await visitor.post(review.location ?? '', { base: '0' })).location, `/sidor/${site}`)
  assert.match((await visitor.get(`/sidor/${site}`)).text, /på väg ut/)
  await house.drain()
  const out = await written(site)
  assert.equal(out?.document.contacts[0]?.phone, '08-465 004 01')
  const revision = out?.revision ?? 0
  await house.db.as(actorOf('norrvik-kommunikator'), (tx) => tx.enqueue('publish_sites', tx.actor.tenant))
  await house.drain()
  assert.equal((await written(site))?.revision, revision, 'nothing has changed, nothing is written')
})

test('the second of two who write at once is told, sees both, loses nothing, and decides', async () => {
  const site = await siteOf('norrvik-kommunikator', 'Samtidigt')
  const [first, second] = [await Visitor.as(house, 'norrvik-kommunikator'), await Visitor.as(house, 'norrvik-kommunikator')]
  await first.get(`/sidor/${site}/text/ny`)
  const made = await first.post(`/sidor/${site}/text/ny`, { page: 'for-me', form: 'sv', text: 'Den första texten.' })
  await first.post(made.location ?? '', { base: '0' })
  const [, item = ''] = /granska\/([0-9a-f-]{36})/.exec(made.location ?? '') ?? []
  const form = await second.get(`/sidor/${site}/text/${item}/andra/nu`)
  assert.match(form.text, /name="base" value="1"/)
  await house.superuser(`insert into site_version (tenant, item, number, content, made_by) values ($1, $2, 2, $3, $4)`, [
    house.cast['norrvik-kommunikator']?.tenant,
    item,
    { page: 'for-me', form: 'sv', text: 'Den andras text.' },
    house.cast['norrvik-kommunikator']?.account,
  ])
  const review = await second.post(`/sidor/${site}/text/${item}/andra/nu`, { text: 'Min egen text.', base: '1' })
  const told = await second.get(review.location ?? '')
  assert.match(told.text, /Någon hann före/)
  assert.match(told.text, /Den andras text/)
  assert.match(told.text, /Min egen text/)
  const unseen = await second.post(review.location ?? '', { base: '1' })
  assert.match(unseen.text, /Någon hann före/, 'what has not been seen is not overwritten')
  assert.match((await second.get(`/sidor/${site}/text/${item}/andra/${(review.location ?? '').split('/').at(-1)}`)).text, /Min egen text/)
  assert.equal((await second.post(review.location ?? '', { base: '2' })).location, `/sidor/${site}`)
  await house.drain()
  assert.deepEqual((await written(site))?.document.pieces, [{ page: 'for-me', form: 'sv', text: 'Min egen text.' }])
  const history = await second.get(`/sidor/${site}/text/${item}/historik`)
  assert.match(history.text, /Den första texten/)
  assert.match(history.text, /Kommunikatör, Stab/)
  const back = await second.post(`/sidor/${site}/text/${item}/historik`, { nummer: '1' })
  await second.post(back.location ?? '', { base: '3' })
  await house.drain()
  assert.equal((await written(site))?.document.pieces[0]?.text, 'Den första texten.')
})

test('two publish the same at the same moment: one is told', async () => {
  const site = await siteOf('norrvik-kommunikator', 'Kappkörning')
  const actor = actorOf('norrvik-kommunikator')
  const change = { site, item: '99999999-9999-4999-8999-999999999999', kind: 'piece' as const, base: 0 }
  const text = (words: string) => ({ ...change, content: { page: 'for-me', form: 'sv' as const, text: words } })
  const done = await Promise.all([saveChange(house.db, actor, text('En'), NOW), saveChange(house.db, actor, text('Två'), NOW)])
  assert.deepEqual([...done].sort(), ['conflict', 'done'])
})

test('a text is scheduled: the entry is given both ends, and what is wrong with them is said', async () => {
  const site = await siteOf('norrvik-kommunikator', 'Helgen')
  const visitor = await Visitor.as(house, 'norrvik-kommunikator')
  await visitor.get(`/sidor/${site}/text/ny`)
  const bad = await visitor.post(`/sidor/${site}/text/ny`, { page: 'locked-in', form: 'sv', text: 'En rad\n\n<b>fel</b>' })
  assert.match(bad.text, /Rad 3:/)
  const review = await visitor.post(`/sidor/${site}/text/ny`, { page: 'locked-in', form: 'sv', text: 'Stängt i helgen.' })
  await visitor.get(review.location ?? '')
  for (const [when, message] of [
    [{ until_day: '2020-01-01' }, /Det slutar innan det börjar/],
    [{ from_day: '2020-01-01' }, /Den stunden har redan varit/],
    [{ from_clock: '10.00' }, /Skriv vilken dag klockslaget gäller/],
    [{ from_day: '2027-02-30' }, /datum|dag/],
  ] as const)
    assert.match((await visitor.post(review.location ?? '', { base: '0', ...when })).text, message)
  await visitor.post(review.location ?? '', { base: '0', from_day: '2027-12-24', from_clock: '16.00', until_day: '2027-12-26' })
  await house.drain()
  assert.deepEqual((await written(site))?.document.pieces, [
    { page: 'locked-in', form: 'sv', text: 'Stängt i helgen.', from: '2027-12-24T15:00:00.000Z', until: '2027-12-26T23:00:00.000Z' },
  ])
})

test('what the entry could not read stays out, what was out stays, and the page says where to put it right', async () => {
  const site = await siteOf('norrvik-kommunikator', 'För mycket')
  await house.drain()
  const before = await written(site)
  const actor = actorOf('norrvik-kommunikator')
  const content = { kind: 'other' as const, name: { sv: 'Nummer' }, hours: [], instead: [], pages: [], checked: '2026-11-01' }
  for (let n = 10; n < 51; n++)
    await saveChange(house.db, actor, { site, item: `aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaa${n}`, kind: 'contact', base: 0, content }, NOW)
  await house.drain()
  assert.deepEqual(await written(site), before)
  const visitor = await Visitor.as(house, 'norrvik-kommunikator')
  const page = (await visitor.get(`/sidor/${site}`)).text
  assert.match(page, /Ändringen kom inte ut/)
  assert.match(page, /Nummer och tider/)
  assert.match((await visitor.get('/')).text, /en ändring kom inte ut/)
  await saveChange(house.db, actor, { site, item: 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaa10', kind: 'contact', base: 1, content: null }, NOW)
  await house.drain()
  assert.equal((await written(site))?.document.contacts.length, 40)
})

test('D-R17: a site that is bound to a unit is kept by that unit’s communicators; nobody else finds it, the database least of all', async () => {
  const [communicator] = await house.superuser<{ unit: string }>('select unit from account where id = $1', [
    house.cast['norrvik-kommunikator']?.account,
  ])
  const bound = await siteOf('norrvik-kommunikator', 'Bara stabens', communicator?.unit ?? null)
  await house.superuser(
    `insert into role_grant (tenant, account, role, valid_until) select tenant, id, 'communicator', now() + interval '9 days' from account where id = $1`,
    [house.cast['norrvik-personalchef']?.account],
  )
  const other = await Visitor.as(house, 'norrvik-personalchef')
  assert.doesNotMatch((await other.get('/sidor')).text, /Bara stabens/)
  for (const slug of ['norrvik-personalchef', 'norrvik-chef', 'norrvik-handlaggare', 'ekby-chef', 'norrvik-systemagare']) {
    const visitor = await Visitor.as(house, slug)
    for (const path of ['', '/text/ny', '/kontakt/ny', '/installningar', '/ta-ner', '/fardig-text', '/visa', '/kod.svg', '/tackning'])
      assert.equal((await visitor.get(`/sidor/${bound}${path}`)).status, 404, `${slug} ${path}`)
    assert.equal((await visitor.post(`/sidor/${bound}/publicera`, {})).status, 404)
    assert.equal((await visitor.post(`/sidor/${bound}/text/ny`, { page: 'for-me', form: 'sv', text: 'x' })).status, 404)
    const actor = actorOf(slug)
    const change = {
      site: bound,
      item: '88888888-8888-4888-8888-888888888888',
      kind: 'piece' as const,
      base: 0,
      content: { page: 'for-me', form: 'sv' as const, text: 'x' },
    }
    assert.equal(await saveChange(house.db, actor, change, NOW), 'absent')
    await assert.rejects(
      house.db.as(actor, (tx) =>
        sql`insert into site_item (tenant, id, site, kind) values (${actor.tenant}, gen_random_uuid(), ${bound}, 'piece')`.execute(
          tx.tables(),
        ),
      ),
    )
    const changed = await house.db.as(actor, (tx) => sql`update site set name = 'x' where id = ${bound}`.execute(tx.tables()))
    assert.equal(Number(changed.numAffectedRows), 0, slug)
  }
  await assert.rejects(
    house.db.as(actorOf('norrvik-kommunikator'), (tx) => sql`update site set code = 'aaaaaa' where id = ${bound}`.execute(tx.tables())),
  )
  await assert.rejects(house.db.as(actorOf('norrvik-kommunikator'), (tx) => sql`delete from site_version`.execute(tx.tables())))
})

test('a code that some organisation has is drawn again; the national site is one in the installation', async () => {
  const drawn = [1, 1, 2].map((byte) => new Uint8Array(12).fill(byte))
  await house.superuser("update site set code = 'bbbbbb' where id = (select id from site limit 1)")
  assert.equal(await freeCode(house.db, () => drawn.shift() ?? new Uint8Array(12)), 'cccccc')
  const national = { ...PLAIN, name: 'Nationellt', kind: 'national' as const }
  assert.equal(await makeSite(house.db, actorOf('norrvik-kommunikator'), national), 'no_national')
  const made = await makeSite(house.db, actorOf('samverket-kommunikator'), national)
  assert.ok(typeof made === 'object')
  assert.equal(await makeSite(house.db, actorOf('samverket-kommunikator'), { ...national, name: 'En till' }), 'no_national')
})

test('many sites come from a list: all of it or nothing', async () => {
  const visitor = await Visitor.as(house, 'nordan-kommunikator')
  const file = (text: string) => new File([text], 'sidor.csv', { type: 'text/csv' })
  await visitor.get('/sidor/lista')
  const wrong = await visitor.post('/sidor/lista', {
    file: file('Namn;Slag;Plats\nSala kommun;Kommun;Sala\nsala kommun;Kommun;Ingenstans\n'),
  })
  const told = await visitor.get(wrong.location ?? '')
  assert.match(told.text, /Namnet står redan på rad 2/)
  assert.match(told.text, /ingen kommun och inget län/)
  const right = await visitor.post('/sidor/lista', {
    file: file('Namn;Slag;Plats\nLillvik (påhittad);Kommun;9911\nJouren i Lillvik (påhittad);Förening eller stiftelse;\n'),
  })
  await visitor.get(right.location ?? '')
  assert.equal((await visitor.post(right.location ?? '', {})).location, '/sidor')
  await house.drain()
  const list = await visitor.get('/sidor')
  assert.match(list.text, /Jouren i Lillvik/)
  const [row] = await house.superuser<{ n: number }>("select count(*)::int as n from publication where document->>'name' like '%Lillvik%'")
  assert.equal(row?.n, 2)
})

test('D-R55: a county board sees the coverage of those it hosts, the national coordinator of all, others of none; drafts of nobody', async () => {
  const host = await Visitor.as(house, 'nordan-kommunikator')
  const own = await host.get('/sidor/tackning')
  assert.match(own.text, /Lillvik/)
  assert.doesNotMatch(own.text, /Sala kommun/)
  assert.match(own.text, /När det händer på nätet/)
  const all = await (await Visitor.as(house, 'samverket-nationell')).get('/sidor/tackning')
  assert.match(all.text, /Lillvik/)
  assert.match(all.text, /Sala kommun/)
  assert.equal((await (await Visitor.as(house, 'norrvik-handlaggare')).get('/sidor/tackning')).status, 404)
  const csv = await host.get('/sidor/tackning.csv?slag=municipality')
  assert.match(csv.text, /Prostitution och människohandel;Inget eget nummer;Svenska;Nationell text/)
  assert.doesNotMatch(csv.text, /Jouren i Lillvik/)
  const group = await (await Visitor.as(house, 'samverket-nationell')).get('/sidor/tackning/grupp/online')
  assert.match(group.text, />Nationell</)
  assert.equal((await host.get('/sidor/tackning/grupp/now')).status, 404)
  const documents = await house.db.as(actorOf('norrvik-handlaggare'), (tx) =>
    sql<{ tenant: string }>`select tenant from publication`.execute(tx.tables()),
  )
  assert.ok(documents.rows.every(({ tenant }) => tenant === actorOf('norrvik-handlaggare').tenant))
})

test('a site that is taken down is gone for everybody, and its address is never given again', async () => {
  const site = await siteOf('norrvik-kommunikator', 'Tas ner')
  await house.drain()
  assert.ok(await written(site))
  const visitor = await Visitor.as(house, 'norrvik-kommunikator')
  await visitor.get(`/sidor/${site}/ta-ner`)
  assert.equal((await visitor.post(`/sidor/${site}/ta-ner`, {})).location, `/sidor/${site}/ta-ner`)
  assert.equal((await visitor.post(`/sidor/${site}/ta-ner`, { forstatt: 'ja' })).location, '/sidor')
  await house.drain()
  assert.equal(await written(site), undefined)
  assert.equal((await visitor.get(`/sidor/${site}`)).status, 404)
  const [row] = await house.superuser<{ files: number }>('select count(*)::int as files from publication_file where site = $1', [site])
  assert.equal(row?.files, 0)
})
