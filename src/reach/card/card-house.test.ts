import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { Visitor } from '../../../test/visitor.ts'
import { canMakePdf } from '../../platform/document/index.ts'
import { makeDemoSites } from '../site/index.ts'
import { makeBatch, oldBatches, recallBatch, seeBatch, seeCards } from './deeds.ts'

let house: TestHouse
let site = ''
before(async () => {
  house = await openHouse({ SAMVARN_PARTS: 'reach' })
  await makeDemoSites(house.db, house.founded)
  await house.drain()
  const [row] = await house.superuser<{ id: string }>(
    'select s.id from site s join publication p on p.tenant = s.tenant and p.site = s.id where s.tenant = $1',
    [kim().tenant],
  )
  site = row?.id ?? ''
})
after(() => house?.close())
const who = (slug: string) => {
  const found = house.cast[slug]
  assert.ok(found)
  return found
}
const kim = () => who('norrvik-kommunikator')
const order = { design: 'wallet', form: 'sv', sheet: 'shop', base: 'https://www.example.se/info' } as const

test('a batch remembers what was printed, and is called back when a number on it goes wrong or changes', async () => {
  const { db } = house
  const made = await makeBatch(db, kim(), site, order)
  assert.ok(made)
  const seen = await seeBatch(db, kim(), made.id)
  assert.match(seen?.batch.code ?? '', /^A1$/)
  assert.match(seen?.batch.facts.data.foot ?? '', /^A1 · /)
  const old = async () => db.as(kim(), (tx) => oldBatches(tx))
  assert.deepEqual(await old(), [])
  const printed = seen?.batch.facts.rows.find(({ id }) => id !== 'emergency' && id !== 'kvinnofrid')
  assert.ok(printed)
  await house.superuser(
    `update publication set document = jsonb_set(jsonb_set(document, '{contacts}', '[]'), '{lines}', $2::jsonb) where site = $1`,
    [site, JSON.stringify(['victim', 'men', 'trans', 'kvinnofrid'].map((line) => ({ line, state: 'wrong', on: '2026-11-20' })))],
  )
  const [called] = await old()
  assert.equal(called?.id, made.id)
  const changes = (await seeBatch(db, kim(), made.id))?.changes ?? []
  assert.ok(changes.some(({ number, how }) => number === printed.number && how === 'gone'))
  assert.ok(!changes.some(({ number, how }) => number === '116 016' && how === 'gone'), 'D-R56: it never vanishes')
  assert.equal(await makeBatch(db, kim(), site, order), undefined, 'no card without another way')
  assert.equal(await recallBatch(db, who('ekby-chef'), made.id), 'absent')
  assert.equal(await recallBatch(db, kim(), made.id), 'done')
  assert.equal(await recallBatch(db, kim(), made.id), 'absent')
  assert.deepEqual(await old(), [])
  await assert.rejects(
    db.as(kim(), (tx) =>
      tx
        .tables<{ card_batch: { id: string; code: string } }>()
        .updateTable('card_batch')
        .set({ code: 'A9' })
        .where('id', '=', made.id)
        .execute(),
    ),
    /The database refused/,
  )
})

test('only communicators of the site see its cards, and nobody elsewhere', async () => {
  for (const slug of ['norrvik-handlaggare', 'norrvik-chef', 'ekby-chef', 'samverket-nationell']) {
    assert.equal(await seeCards(house.db, who(slug), site), undefined, slug)
    assert.equal(await makeBatch(house.db, who(slug), site, order), undefined, slug)
  }
  const other = await Visitor.as(house, 'norrvik-handlaggare')
  for (const path of ['/kort', `/kort/${site}`, `/kort/${site}/sv/wallet`, `/kort/${site}/texter`])
    assert.equal((await other.get(path)).status, 404, path)
})

test('the pages: designs, a picture, a batch for a print shop with its order, texts for channels; dull names throughout', {
  skip: canMakePdf() ? false : 'no PDF on this platform',
}, async () => {
  const visitor = await Visitor.as(house, 'ekby-chef')
  const home = (await visitor.get('/kort')).location ?? ''
  assert.match((await visitor.get(home)).text, /Remsa som ett kvitto/)
  assert.match((await visitor.get(`${home}?form=uk`)).text, /Gå till Språk/)
  const card = await visitor.get(`${home}/sv/slip`)
  assert.match(card.text, /bild\.svg/)
  assert.match((await visitor.get(`${home}/sv/slip/bild.svg`)).text, /^<svg/)
  assert.equal((await visitor.get(`${home}/uk/slip/bild.svg`)).status, 404)
  assert.equal((await visitor.get(`${home}/sv/okand`)).status, 404)
  const made = await visitor.post(`${home}/sv/slip`, { ark: 'tryckeri' })
  const batch = await visitor.get(made.location ?? '')
  assert.match(batch.text, /Utfall: 3 mm/)
  const pdf = await visitor.get(`${made.location}/information-1.pdf`)
  assert.equal(pdf.headers.get('Content-Type'), 'application/pdf')
  assert.match(pdf.headers.get('Content-Disposition') ?? '', /filename="information-1\.pdf"/)
  assert.match(pdf.text, /pdfuaid/)
  assert.doesNotMatch(pdf.text, /Title[^\n]*(?:våld|hjälp|kort)/i)
  assert.match((await visitor.get(`${made.location}/bestallning.txt`)).text, /80 × 106 mm/)
  const texts = await visitor.get(`${home}/texter?form=en`)
  assert.match(texts.text, /Close the comments|Stäng kommentarerna/)
  const file = await visitor.get(`${home}/texter/ll/social.txt`)
  assert.match(file.text, /116 016/)
  assert.match(file.headers.get('Content-Disposition') ?? '', /information-1\.txt/)
})
