/**
 * An installation that only coordinates (SAMVARN_PARTS=followup): no table about persons, every page of the follow-up, and a
 * plain word where the register of protected persons would have read what leaves.
 */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { makeDemoFollowUp } from '../../src/followup/demo/index.ts'
import { openHouse, type TestHouse } from '../house.ts'
import { Visitor } from '../visitor.ts'

let house: TestHouse
after(() => house?.close())
before(async () => {
  house = await openHouse({ SAMVARN_PARTS: 'followup' })
  await makeDemoFollowUp(house, house.founded)
  await house.drain()
})

/** Words that a column about a protected person has in `protect`, and must not have here. The log keeps a place for an id. */
const ABOUT_PERSONS = /person(?!al)|marking|disclosure|intake|outgoing|finding_|glass|identity_number|protected_name/
const IDS_OF_THE_LOG = ['audit.person', 'audit_resolution.person']
const MIGRATIONS = new URL('../../migrations/', import.meta.url)
/** Every table that the migrations of `protect` make. */
const protectedTables = (): string[] =>
  readdirSync(MIGRATIONS)
    .map((name) => readFileSync(new URL(name, MIGRATIONS), 'utf8'))
    .filter((text) => text.startsWith('-- part: protect'))
    .flatMap((text) => [...text.matchAll(/^create table (\w+)/gm)].map((match) => match[1] ?? ''))

test('the schema: no table and no column about persons, and no person in the log', async () => {
  const columns = await house.superuser<{ at: string }>(
    `select table_name || '.' || column_name as at from information_schema.columns where table_schema = 'public'`,
  )
  const [theirs, here] = [protectedTables(), new Set(columns.map(({ at }) => at.split('.')[0] ?? ''))]
  assert.ok(theirs.length > 10 && here.size > 40, `${theirs.length} tables of protect, ${here.size} here`)
  assert.deepEqual(
    theirs.filter((table) => here.has(table)),
    [],
  )
  const about = columns.map(({ at }) => at).filter((at) => ABOUT_PERSONS.test(at) && !IDS_OF_THE_LOG.includes(at))
  assert.deepEqual(about, [])
  assert.ok(
    theirs.some((table) => ABOUT_PERSONS.test(table)),
    'the search finds what it is to find',
  )
  assert.deepEqual(await house.superuser('select id from audit where person is not null'), [])
})

const ROLES = ['samverket-nationell', 'nordan-samordnare', 'norrvik-samordnare', 'norrvik-chef', 'norrvik-handlaggare', 'ekby-chef']
const placesIn = (text: string): string[] => [...new Set([...text.matchAll(/href="(\/[a-z-]+)"/g)].map((match) => match[1] ?? ''))]
const FOLLOW = [
  '/oversikt',
  '/uppdrag',
  '/rundor',
  '/svar',
  '/fragor',
  '/samtal',
  '/rutiner',
  '/avvikelser',
  '/kunskapsbehov',
  '/risker',
  '/atgarder',
  '/indikatorer',
  '/rapporter',
]
test('every place of the menu opens for whoever has it, and together they are all of the follow-up and nothing of protection', async () => {
  const seen = new Set<string>()
  for (const slug of ROLES) {
    const visitor = await Visitor.as(house, slug)
    const menu = (await visitor.get('/')).text
    for (const path of placesIn(menu)) {
      const first = await visitor.get(path)
      // A head comes straight to the own unit.
      const answer = first.status === 303 ? await visitor.get(first.location ?? '') : first
      assert.equal(answer.status, 200, `${slug} ${path}`)
      seen.add(path)
    }
    for (const path of ['/personer', '/person', '/roja', '/kontroll', '/nodoppning', '/lasa-in'])
      assert.equal((await visitor.get(path)).status, 404, `${slug} ${path}`)
    assert.doesNotMatch(menu, /Skydda<|Röjandekontroll|Nödöppning/)
  }
  for (const place of FOLLOW) assert.ok(seen.has(place), `${place} in ${[...seen].join(' ')}`)
})

test('words that leave are not read by any check here: the page says so, and the coordinator vouches', async () => {
  const ekby = await Visitor.as(house, 'ekby-chef')
  const round = /\/svar\/runda\/([0-9a-f-]{36})/.exec((await ekby.get('/svar')).text)?.[1] ?? assert.fail('no round')
  const leaves = await ekby.get(`/svar/runda/${round}/skickas/nivaer-och-ord`)
  assert.equal(leaves.status, 200, leaves.location ?? '')
  assert.match(leaves.text, /Ingen röjandekontroll/)
  assert.match(leaves.text, /Den här installationen har inget register/)
  const seen = /name="seen" value="([^"]+)"/.exec(leaves.text)?.[1] ?? ''
  const silent = await ekby.post(`/svar/runda/${round}/skickas/nivaer-och-ord`, { seen, provision: '' })
  assert.match(silent.text, /Ni har ingen röjandekontroll här/)
  const levels = await ekby.get(`/svar/runda/${round}/skickas/nivaer`)
  assert.doesNotMatch(levels.text, /Ingen röjandekontroll/, 'levels alone have no words to read')
  const sent = await ekby.post(`/svar/runda/${round}/skickas/nivaer-och-ord`, { seen, provision: '', names_nobody: 'ja' })
  assert.equal(sent.status, 303, sent.text.slice(0, 400))
  await house.drain()
  const failed = await house.superuser<{ task: string }>(
    'select task_identifier as task from graphile_worker.jobs where last_error is not null',
  )
  assert.deepEqual(failed, [], 'the jobs drain')
  const national = await Visitor.as(house, 'samverket-nationell')
  const [came] = await house.superuser<{ id: string }>("select id from round_invitation where name like 'Ekbyjouren%'")
  assert.match((await national.get(`/rundor/inbjudan/${came?.id}`)).text, /Svar 1 togs emot/)
})

/* ── the overview of each role: every figure leads to a page that opens, and heads see their own unit ── */

const main = (text: string): string => /<main[\s\S]*<\/main>/.exec(text)?.[0] ?? ''
const linksIn = (text: string): string[] => [...new Set([...main(text).matchAll(/href="(\/[^"#]*)"/g)].map((match) => match[1] ?? ''))]
const titlesIn = (text: string): string[] =>
  [...main(text).matchAll(/<h2>([\s\S]*?)<\/h2>/g)].map((match) => (match[1] ?? '').replace(/<[^>]+>/g, '').trim())

const SHOWN: Readonly<Record<string, readonly string[]>> = {
  'samverket-nationell': ['Rundan ”Årets runda”', 'Det gemensamma arbetet', 'Länen', 'Rapporter'],
  'nordan-samordnare': ['Länet i rundan ”Årets runda”'],
  'norrvik-samordnare': ['Vårt svar i ”Årets runda”', 'Åtgärder', 'Rutiner', 'Risker', 'Kunskap', 'Avvikelser', 'Rapporter'],
  'norrvik-chef': ['Rutiner', 'Risker', 'Avvikelser'],
}
for (const [slug, wanted] of Object.entries(SHOWN))
  test(`${slug}: what matters now, and every figure leads to its source`, async () => {
    const visitor = await Visitor.as(house, slug)
    const page = await visitor.get('/oversikt')
    assert.equal(page.status, 200)
    const titles = titlesIn(page.text)
    for (const title of wanted) assert.ok(titles.includes(title), `${title} in ${titles.join(' · ')}`)
    const links = linksIn(page.text)
    assert.ok(links.length >= wanted.length, links.join(' '))
    for (const path of links) assert.equal((await visitor.get(path.replaceAll('&amp;', '&'))).status, 200, path)
    const english = await visitor.request('/oversikt', { headers: { 'Accept-Language': 'en' } })
    assert.equal(english.status, 200)
  })

test('a head sees the own unit: no figure of another unit’s risks or deviations', async () => {
  const figure = async (slug: string, label: RegExp): Promise<number> => {
    const text = main((await (await Visitor.as(house, slug)).get('/oversikt')).text)
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
    return Number(new RegExp(`(\\d+) ${label.source}`).exec(text)?.[1] ?? Number.NaN)
  }
  const [head, all] = [await figure('norrvik-chef', /gäller/), await figure('norrvik-samordnare', /gäller/)]
  assert.ok(head < all, `${head} of ${all} routines`)
})

test('whoever has no duty of follow-up has no overview', async () => {
  for (const slug of ['norrvik-handlaggare', 'norrvik-systemagare', 'norrvik-loggranskare'])
    assert.equal((await (await Visitor.as(house, slug)).get('/oversikt')).status, 404, slug)
})
