/** Reports from the first section to open data, through the pages, as the people who write them do. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { Visitor } from '../../../test/visitor.ts'

let house: TestHouse
let nora: Visitor
before(async () => {
  house = await openHouse()
  nora = await Visitor.as(house, 'samverket-nationell')
})
after(() => house?.close())

const idIn = (location: string | null): string => location?.split('/').at(-1) ?? assert.fail('no address')
async function begin(visitor: Visitor, kind: string, title: string): Promise<string> {
  const made = await visitor.post('/rapporter/ny', { title, subtitle: '', kind, lang: 'sv' })
  assert.equal(made.status, 303, made.text.slice(0, 300))
  return idIn(made.location)
}
const sectionsIn = (text: string, id: string): string[] => [
  ...new Set([...text.matchAll(new RegExp(`/rapporter/${id}/avsnitt/([0-9a-f-]{36})`, 'g'))].map((m) => m[1] ?? '')),
]
const revisionIn = (text: string): string => /name="revision" value="(\d+)"/.exec(text)?.[1] ?? assert.fail('no revision')
const sha = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

test('a report is begun with the sections of its kind, written, ordered, looked at and frozen; every form says the same', async () => {
  const id = await begin(nora, 'own', 'Hur arbetet går')
  let page = await nora.get(`/rapporter/${id}`)
  const [first = ''] = sectionsIn(page.text, id)
  const words = 'Första stycket.\n\n## Mellanrubrik\n\n- en sak\n- en annan\n\nTecken: <b>fet</b> #panic() =1+1'
  const wrote = await nora.post(`/rapporter/${id}/avsnitt/${first}`, { heading: 'Det viktigaste', words, revision: revisionIn(page.text) })
  assert.equal(wrote.status, 303)
  page = await nora.get(`/rapporter/${id}`)
  const added = await nora.post(`/rapporter/${id}/avsnitt`, {
    gor: 'nytt',
    kind: 'words',
    heading: 'Sist först',
    revision: revisionIn(page.text),
  })
  assert.equal(added.status, 303)
  page = await nora.get(`/rapporter/${id}`)
  const last = sectionsIn(page.text, id).at(-1) ?? ''
  await nora.post(`/rapporter/${id}/avsnitt`, { gor: `upp:${last}`, revision: revisionIn(page.text) })
  page = await nora.get(`/rapporter/${id}`)
  assert.equal(sectionsIn(page.text, id).at(-2), last, 'moved up one step')

  const preview = await nora.get(`/rapporter/${id}/granska`)
  assert.match(preview.text, /<h3>Mellanrubrik<\/h3>/)
  assert.match(preview.text, /&lt;b&gt;fet&lt;\/b&gt; #panic\(\)/)
  const frozen = await nora.post(`/rapporter/${id}/frys`, {})
  const version = idIn(frozen.location)
  assert.match((await nora.get(`/rapporter/version/${version}`)).text, /görs i ordning/)
  assert.equal((await nora.get(`/rapporter/version/${version}/rapport.pdf`)).status, 404, 'no half file')
  await house.drain()
  const ready = await nora.get(`/rapporter/version/${version}`)
  for (const [file, start] of [
    ['rapport.pdf', '%PDF'],
    ['rapport.docx', 'PK'],
  ] as const) {
    const got = await nora.get(`/rapporter/version/${version}/${file}`)
    assert.equal(got.bytes.subarray(0, start.length).toString('latin1'), start)
    assert.ok(ready.text.includes(sha(got.bytes)), `the checksum of ${file} stands on the page`)
  }
  const html = await nora.get(`/rapporter/version/${version}/rapport.html`)
  assert.match(html.text, /&lt;b&gt;fet&lt;\/b&gt;/)
  const json = JSON.parse((await nora.get(`/rapporter/version/${version}/rapport.json`)).text) as { blocks: { kind: string }[] }
  assert.ok(json.blocks.some((block) => block.kind === 'list'))
  await nora.post(`/rapporter/${id}/avsnitt/${first}`, {
    heading: 'Ändrat sedan',
    words: 'Nytt',
    revision: revisionIn((await nora.get(`/rapporter/${id}`)).text),
  })
  assert.doesNotMatch((await nora.get(`/rapporter/version/${version}`)).text, /Ändrat sedan/, 'what is frozen stays')
})

test('two who write at once: the later is told, and nothing that was written is lost', async () => {
  const id = await begin(nora, 'own', 'Två skriver')
  const page = await nora.get(`/rapporter/${id}`)
  const [first = ''] = sectionsIn(page.text, id)
  const revision = revisionIn(page.text)
  const colleague = await Visitor.as(house, 'samverket-utredare')
  await colleague.get(`/rapporter/${id}`)
  assert.equal((await colleague.post(`/rapporter/${id}/avsnitt/${first}`, { heading: 'Kollegans', words: 'Hennes', revision })).status, 303)
  const late = await nora.post(`/rapporter/${id}/avsnitt/${first}`, { heading: 'Mina', words: 'Mina ord', revision })
  assert.match(late.text, /Någon annan har ändrat rapporten/)
  assert.match(late.text, /Mina ord/)
  const again = await nora.post(`/rapporter/${id}/avsnitt/${first}`, {
    heading: 'Mina',
    words: 'Mina ord',
    revision: revisionIn(late.text),
  })
  assert.equal(again.status, 303)
})

test('a form that is not right comes back with what was written', async () => {
  const bad = await nora.post('/rapporter/ny', { title: '', subtitle: 'Den här finns', kind: 'own', lang: 'sv' })
  assert.match(bad.text, /Rätta/)
  assert.match(bad.text, /Den här finns/)
})

test('drafts are for those who coordinate; heads read what is frozen; others find nothing, here or elsewhere', async () => {
  const id = await begin(nora, 'own', 'Bara för oss')
  const version = idIn((await nora.post(`/rapporter/${id}/frys`, {})).location)
  await house.drain()
  const head = await Visitor.as(house, 'samverket-chef')
  assert.match((await head.get('/rapporter')).text, /Bara för oss/)
  assert.equal((await head.get(`/rapporter/version/${version}`)).status, 200)
  assert.equal((await head.get(`/rapporter/version/${version}/rapport.pdf`)).status, 200)
  assert.equal((await head.get(`/rapporter/${id}`)).status, 404)
  assert.equal((await head.post(`/rapporter/${id}/frys`, {})).status, 404)
  for (const slug of ['samverket-systemagare', 'norrvik-samordnare', 'norrvik-handlaggare', 'norrvik-loggranskare']) {
    const other = await Visitor.as(house, slug)
    for (const path of [
      `/rapporter/${id}`,
      `/rapporter/${id}/granska`,
      `/rapporter/version/${version}`,
      `/rapporter/version/${version}/rapport.docx`,
    ])
      assert.equal((await other.get(path)).status, 404, `${slug} ${path}`)
  }
})

test('open data: by the national coordinator, never with a secrecy mark, read by anyone, gone when withdrawn', async () => {
  const board = await begin(nora, 'board', 'Till ledningen')
  const marked = idIn((await nora.post(`/rapporter/${board}/frys`, {})).location)
  const id = await begin(nora, 'own', 'För alla')
  const version = idIn((await nora.post(`/rapporter/${id}/frys`, {})).location)
  assert.match((await nora.post(`/rapporter/version/${version}/oppna`, {})).text, /Vänta tills PDF och Word är klara/)
  await house.drain()
  assert.match((await nora.get(`/rapporter/version/${marked}`)).text, /Kan omfattas av sekretess/)
  assert.match((await nora.post(`/rapporter/version/${marked}/oppna`, {})).text, /kan inte öppnas för alla/)
  assert.equal((await nora.post(`/rapporter/version/${version}/oppna`, {})).status, 303)

  const stranger = new Visitor(house)
  const list = await stranger.get('/oppna-data')
  const open = /\/oppna-data\/([0-9a-f-]{36})/.exec(list.text)?.[1] ?? assert.fail('not open')
  assert.match((await stranger.get(`/oppna-data/${open}`)).text, /För alla/)
  assert.equal((await stranger.get(`/oppna-data/${open}/rapport.json`)).status, 200)
  const catalogue = await stranger.get('/oppna-data/katalog.rdf')
  assert.match(catalogue.headers.get('Content-Type') ?? '', /rdf\+xml/)
  assert.equal((await stranger.get(`/oppna-data/${marked}`)).status, 404)
  assert.equal((await stranger.get(`/rapporter/version/${version}`)).status, 303, 'the rest asks for sign-in')
  assert.equal((await nora.post(`/rapporter/version/${version}/dra-tillbaka`, {})).status, 303)
  assert.equal((await stranger.get(`/oppna-data/${open}`)).status, 404)
})

test('the database itself: nobody rewrites what is frozen, and no mark is opened past the program', async () => {
  const [row] = await house.superuser<{ id: string; tenant: string }>("select id, tenant from report_version where state = 'ready' limit 1")
  await assert.rejects(house.superuser("update report_version set title = 'annan' where id = $1", [row?.id]), /frozen/)
  const actor = house.cast['samverket-nationell'] ?? assert.fail()
  const [marked] = await house.superuser<{ id: string }>('select id from report_version where marked limit 1')
  await assert.rejects(
    house.db.as(actor, async (tx) => {
      await tx
        .tables<{ open_report: { tenant: string; id: string; version: string; publisher: string; document: string; opened_by: string } }>()
        .insertInto('open_report')
        .values({
          tenant: actor.tenant,
          id: crypto.randomUUID(),
          version: marked?.id ?? '',
          publisher: 'x',
          document: '{}',
          opened_by: actor.account,
        })
        .execute()
    }),
  )
})
