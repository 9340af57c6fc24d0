/**
 * The main job, once through, by the people who do it, in a real browser: with JavaScript at two widths, and without it.
 * Every page on the way is checked for barriers, and its picture lies under .ci/out/pictures.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { makeDocx } from '../../packages/disclosure/test/make/docx.ts'
import { makeDemoPersons } from '../../src/protect/demo/index.ts'
import { type Seat, type Stage, setStage } from './stage.ts'

let stage: Stage
before(async () => {
  stage = await setStage({ SAMVARN_CHECKS_PER_HOUR_MAX: '1000' })
  await makeDemoPersons(stage.house.db, stage.house.founded)
  await indexed()
})
after(() => stage?.close())

/** Waits until the jobs have put every person into the index of the röjandekontroll. */
async function indexed(): Promise<void> {
  for (;;) {
    const [row] = await stage.house.superuser<{ n: string }>('select count(distinct owner_tag) as n from disclosure_key')
    if (row?.n === '12') return
    await stage.house.drain()
  }
}

/** A decision as they are written: the text is harmless, a comment and a tracked change are not. */
const letter = (): Buffer =>
  Buffer.from(
    makeDocx({
      paragraphs: [
        'Nämnden beslutar att umgänget ska ske med stöd.',
        [{ text: 'Beslutet gäller från den 1 december.' }, { text: ' Maja Fjärdhag', as: 'deleted', author: 'A' }],
      ],
      comments: [{ author: 'Handläggare', text: 'Maja Fjärdhag har bytt förskola, se journalen.' }],
    }),
  )

async function handIn(seat: Seat, name: string, content: { file?: Buffer; text?: string }, mistake = false): Promise<string> {
  await seat.page.goto(`${stage.origin}/kontrollera`)
  await seat.look('kontrollera')
  if (mistake) {
    await seat.page.getByRole('button', { name: 'Kontrollera', exact: true }).click()
    await seat.page.getByText('uppgifter behöver rättas').waitFor()
    await seat.look('kontrollera-fel')
  }
  if (content.file) await seat.page.setInputFiles('input[type=file]', { name, mimeType: 'application/octet-stream', buffer: content.file })
  if (content.text) await seat.page.getByLabel('Eller klistra in text').fill(content.text)
  await seat.page.getByLabel('En motpart').check()
  await seat.page.getByRole('button', { name: 'Kontrollera', exact: true }).click()
  await seat.page.waitForURL(/\/kontrollera\/[0-9a-f-]{36}$/)
  return seat.page.url()
}

/** The page says by itself when the answer is there (it asks again without a script). */
async function answered(seat: Seat, url: string, words: RegExp): Promise<string> {
  await seat.page.goto(url)
  await seat.page.getByRole('heading', { level: 1, name: words }).waitFor({ timeout: 60_000 })
  return (await seat.page.textContent('main')) ?? ''
}

async function openReview(seat: Seat): Promise<void> {
  await seat.page.goto(`${stage.origin}/granskning`)
  await seat.look('granska-lista')
  await seat.page.locator('main table a').last().click()
  await seat.page.getByRole('heading', { level: 1, name: 'Utskick att granska' }).waitFor()
}

for (const [how, options] of Object.entries({
  'with JavaScript': { javaScript: true },
  'without JavaScript': { javaScript: false },
  'on a phone': { width: 320 },
})) {
  test(`${how}: a held set is explained to a reviewer, weighed, seconded, and may then be sent`, async () => {
    const author = await stage.sit('norrvik-handlaggare', options)
    const url = await handIn(author, 'beslut.docx', { file: letter() }, true)
    const held = await answered(author, url, /Går till granskning/)
    await author.look('gar-till-granskning')
    assert.doesNotMatch(held, /Fjärdhag|kommentar|förskola|borttagen/i, 'the author learns one of two answers and no more')

    const reviewer = await stage.sit('norrvik-skyddsansvarig', options)
    await reviewer.look('idag')
    await openReview(reviewer)
    await reviewer.look('granska')
    const review = reviewer.page.url()
    await reviewer.page.goto(`${review}/tillbaka`)
    await reviewer.look('tillbaka')
    await reviewer.page.goto(review)
    const found = (await reviewer.page.textContent('main')) ?? ''
    assert.match(found, /OSL \d+:\d+/, 'the section of law stands there')
    assert.match(found, /[Kk]ommentar/, 'where it stands')
    await reviewer.page
      .getByRole('link', { name: /Läs texten i fil 1/ })
      .first()
      .click()
    await reviewer.look('granska-text')
    assert.ok((await reviewer.page.locator('mark').count()) > 0, 'places are marked in the text')
    await reviewer.page.goBack()
    await reviewer.page.getByRole('link', { name: 'Släpp med avvägning' }).click()
    await reviewer.look('slapp')
    await reviewer.page.getByRole('button', { name: 'Lämna till andra person' }).click()
    await reviewer.look('slapp-fel')
    assert.match((await reviewer.page.textContent('main')) ?? '', /Välj den bestämmelse/, 'nothing is released without a ground')
    await reviewer.page.locator('input[name=law]').first().check()
    await reviewer.page.locator('input[name=reason]').first().check()
    await reviewer.page.getByRole('button', { name: 'Lämna till andra person' }).click()
    await reviewer.page.getByText('Väntar på andra person').first().waitFor()
    await reviewer.look('vantar-andra')
    assert.equal(await reviewer.page.getByRole('link', { name: 'Svara som andra person' }).count(), 0, 'nobody is her own second person')

    const second = await stage.sit('norrvik-ersattare', options)
    await openReview(second)
    await second.page.getByRole('link', { name: 'Svara som andra person' }).click()
    await second.look('andra-person')
    await second.page.getByLabel('Ja, jag godkänner beslutet').check()
    await second.page.getByRole('button', { name: 'Lämna svaret' }).click()
    await second.page.getByText('Släppt').first().waitFor()

    assert.match(await answered(author, url, /Kan skickas/), /Kan skickas|skickas/)
    await author.look('kan-skickas')
    await author.page.goto(`${stage.origin}/kontrollera/mina`)
    await author.look('mina')
    for (const seat of [author, reviewer, second]) await seat.context.close()
  })
}

test('a clean text can be sent at once', async () => {
  const author = await stage.sit('norrvik-handlaggare')
  const url = await handIn(author, '', { text: 'Nämnden tackar för er skrivelse och återkommer under våren.' })
  await answered(author, url, /Kan skickas/)
  await author.context.close()
})

test('a reviewer makes a safe copy, reads it, sends it herself, and the author hears that it is taken care of', async () => {
  const author = await stage.sit('norrvik-handlaggare')
  const url = await handIn(author, 'beslut.docx', { file: letter() })
  await answered(author, url, /Går till granskning/)
  const reviewer = await stage.sit('norrvik-skyddsansvarig')
  await openReview(reviewer)
  await reviewer.page.getByRole('button', { name: /säker kopia/i }).click()
  const link = reviewer.page.getByRole('link', { name: 'Hämta kopian av fil 1' })
  await link.waitFor({ timeout: 60_000 })
  await reviewer.look('saker-kopia')
  const [download] = await Promise.all([reviewer.page.waitForEvent('download'), link.click()])
  assert.match(download.suggestedFilename(), /\.docx$/)
  await reviewer.page.getByRole('button', { name: 'Kretsen har skickat kopian' }).click()
  await reviewer.page.getByText('Säker kopia skickad').first().waitFor()
  const told = await answered(author, url, /granskarna/i)
  assert.doesNotMatch(told, /sekretess\]|Fjärdhag/)
  await author.look('handlagd')
  await reviewer.context.close()
  await author.context.close()
})

test('whoever searches outside the circle gets one answer and one way on, and the circle is reached', async () => {
  const caseworker = await stage.sit('norrvik-handlaggare')
  const answers: string[] = []
  for (const query of ['Maja Fjärdhag', 'Ingen Sådan']) {
    await caseworker.page.goto(`${stage.origin}/sok`)
    await caseworker.look('sok')
    await caseworker.page.getByLabel(/Personnummer eller/).fill(query)
    await caseworker.page.getByRole('button', { name: 'Sök', exact: true }).click()
    await caseworker.page.getByRole('heading', { level: 1, name: 'Svar på sökningen' }).waitFor()
    answers.push(((await caseworker.page.textContent('main')) ?? '').trim())
  }
  assert.equal(answers[0], answers[1])
  await caseworker.look('sok-svar')
  await caseworker.page
    .getByRole('link', { name: /Koppla till dem som hanterar skyddade personuppgifter/ })
    .first()
    .click()
  await caseworker.look('koppla')
  await caseworker.context.close()
})

test('S-R19: no page on the way drew a complaint from the browser', () => {
  assert.deepEqual(stage.complaints, [])
})
