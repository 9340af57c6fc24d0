import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { makeDocx } from '../../../packages/disclosure/test/make/docx.ts'
import { makePng } from '../../../packages/disclosure/test/make/png.ts'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { Visitor } from '../../../test/visitor.ts'

let house: TestHouse
before(async () => {
  house = await openHouse()
})
after(() => house?.close())

const letter = (side: number) =>
  new File([new Uint8Array(makeDocx({ paragraphs: ['Tack för er skrivelse.'], media: { 'vapen.png': makePng(side) } }))], 'brev.docx')

async function check(author: Visitor, side: number): Promise<string> {
  await author.get('/kontrollera')
  const sent = await author.post('/kontrollera', { recipient: 'authority', subject: '', text: '', files: letter(side) })
  await house.drain()
  return (await author.get(sent.location ?? '')).text
}

test('a letterhead holds the first letter; once a reviewer has seen it, the next ones pass, and the log says who saw it', async () => {
  const author = await Visitor.as(house, 'norrvik-handlaggare')
  assert.match(await check(author, 120), /Går till granskning/)
  const reviewer = await Visitor.as(house, 'norrvik-skyddsansvarig')
  const review = /granskning\/([0-9a-f-]{36})/.exec((await reviewer.get('/granskning')).text)?.[1] ?? ''
  const page = await reviewer.get(`/granskning/${review}`)
  const digest = /name="digest" value="([0-9a-f]{64})"/.exec(page.text)?.[1] ?? ''
  assert.equal(digest.length, 64)

  const outsider = await Visitor.as(house, 'norrvik-personal')
  assert.equal((await outsider.post(`/granskning/${review}/kand-bild`, { digest })).status, 404, 'not by a circle without this review')
  assert.equal((await author.post(`/granskning/${review}/kand-bild`, { digest })).status, 404, 'not by the author')
  assert.equal(
    (await reviewer.post(`/granskning/${review}/kand-bild`, { digest: 'a'.repeat(64) })).status,
    404,
    'no picture that nobody was shown',
  )
  assert.equal((await house.superuser('select 1 from known_picture')).length, 0)

  assert.equal((await reviewer.post(`/granskning/${review}/kand-bild`, { digest })).status, 303)
  assert.match((await reviewer.get(`/granskning/${review}`)).text, /Känd bild från och med nu/)
  assert.equal((await house.superuser("select 1 from audit where deed = 'review.known_picture' and outcome = 'done'")).length, 1)
  assert.match(await check(author, 120), /Kan skickas/)
  assert.match(await check(author, 121), /Går till granskning/, 'another picture is another matter')
  const neighbour = await Visitor.as(house, 'ekby-handlaggare')
  assert.match(await check(neighbour, 120), /Går till granskning/, 'and so is another organisation (S-R7)')
})
