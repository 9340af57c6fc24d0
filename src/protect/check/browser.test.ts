import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { makeDocx } from '../../../packages/disclosure/test/make/docx.ts'
import { expectAccessible } from '../../../test/axe.ts'
import { openBrowser } from '../../../test/browser.ts'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { served } from '../../../test/look.ts'
import { plantBoth, TORKEL, VENDELA } from './test/story.ts'

/** The whole job in a real browser, as author, reviewer and second person, with and without script, wide and narrow. */

const PICTURES = join(import.meta.dirname, '../../../.ci/out/check')
let house: TestHouse
let browser: Browser
before(async () => {
  mkdirSync(PICTURES, { recursive: true })
  house = await openHouse({ SAMVARN_CHECKS_PER_HOUR_MAX: '1000' })
  await plantBoth(house)
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await house?.close()
})

interface Sitting {
  origin: string
  script: boolean
  width: number
}

async function stepInto(sitting: Sitting, slug: string): Promise<Page> {
  const context = await browser.newContext({
    javaScriptEnabled: sitting.script,
    viewport: { width: sitting.width, height: 800 },
    locale: 'sv-SE',
    acceptDownloads: true,
  })
  const page = await context.newPage()
  await page.goto(`${sitting.origin}/logga-in`)
  await page
    .locator('form', { has: page.locator(`input[value="${house.cast[slug]?.account}"]`) })
    .locator('button')
    .click()
  await page.waitForURL(`${sitting.origin}/`)
  return page
}

/** A picture, axe (which needs script) and no sideways scrolling. */
async function look(sitting: Sitting, page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(PICTURES, `${name}-${sitting.width}${sitting.script ? '' : '-utan-skript'}.png`), fullPage: true })
  if (!sitting.script) return
  await expectAccessible(page)
  const [wide, room] = (await page.evaluate('[document.documentElement.scrollWidth, innerWidth]')) as [number, number]
  assert.ok(wide <= room, `${name}: ${wide - room} px too wide`)
}

async function wholeJob(sitting: Sitting): Promise<void> {
  const author = await stepInto(sitting, 'norrvik-handlaggare')
  await author.goto(`${sitting.origin}/kontrollera`)
  await look(sitting, author, '1-kontrollera')
  await author.getByRole('button', { name: 'Kontrollera', exact: true }).click()
  await author.getByText('uppgifter behöver rättas').waitFor()
  await look(sitting, author, '2-fel')
  const docx = makeDocx({
    paragraphs: ['Beslut om umgänge', `Modern ${VENDELA.name} är bosatt på ${VENDELA.address}.`],
    comments: [{ author: 'Hanna Saga', text: `Hon nås på ${VENDELA.phone}` }],
    hidden: [`Ring ${VENDELA.phone}`],
  })
  await author.locator('input[type=file]').setInputFiles([
    { name: 'beslut.docx', mimeType: 'application/octet-stream', buffer: Buffer.from(docx) },
    { name: 'bilaga.bin', mimeType: 'application/octet-stream', buffer: Buffer.from([0, 1, 2, 254, 255]) },
  ])
  await author.getByLabel('En motpart').check()
  await author.getByRole('button', { name: 'Kontrollera', exact: true }).click()
  await author.getByRole('heading', { name: 'Kontrolleras' }).waitFor()
  await look(sitting, author, '3-kontrolleras')
  await house.drain()
  // The page reloads by itself, by a header that needs no script.
  await author.getByRole('heading', { name: 'Går till granskning' }).waitFor({ timeout: 30_000 })
  await look(sitting, author, '4-granskning')
  const answer = author.url()

  const officer = await stepInto(sitting, 'norrvik-skyddsansvarig')
  await look(sitting, officer, '5-idag')
  await officer.goto(`${sitting.origin}/granskning`)
  await look(sitting, officer, '6-lista')
  await officer.locator('main tbody a').last().click()
  await officer.getByRole('heading', { name: 'Utskick att granska' }).waitFor()
  const review = officer.url()
  await look(sitting, officer, '7-utskick')
  await officer.getByRole('link', { name: 'Läs texten i fil 1' }).click()
  await officer.getByText('Det som inte syns i dokumentet').waitFor()
  await look(sitting, officer, '8-text')
  await officer.goto(`${review}/tillbaka`)
  await look(sitting, officer, '9-tillbaka')
  await officer.goto(review)
  await officer.getByRole('button', { name: 'Gör en säker kopia' }).click()
  await house.drain()
  await officer.goto(review)
  await look(sitting, officer, '10-kopior')
  await officer.getByRole('link', { name: 'Släpp med avvägning' }).click()
  await look(sitting, officer, '11-slapp')
  await officer.getByLabel('OSL 10:2: Nödvändigt').check()
  await officer.getByLabel('Egen motivering').check()
  await officer.getByRole('button', { name: 'Lämna till andra person' }).click()
  await officer.getByText('minst 20 tecken').first().waitFor()
  await officer.getByLabel('Avvägningen med egna ord').fill('Domstolen har begärt handlingarna i sin helhet.')
  await officer.getByRole('button', { name: 'Lämna till andra person' }).click()
  await officer.getByRole('heading', { name: 'Förslag till beslut' }).waitFor()
  await look(sitting, officer, '12-vantar')

  const deputy = await stepInto(sitting, 'norrvik-ersattare')
  await deputy.goto(review)
  await deputy.getByRole('link', { name: 'Svara som andra person' }).click()
  await look(sitting, deputy, '13-andra')
  await deputy.getByLabel('Ja, jag godkänner').check()
  await deputy.getByRole('button', { name: 'Lämna svaret' }).click()
  await deputy.getByRole('heading', { name: 'Beslut', exact: true }).waitFor()
  await house.drain()
  await author.goto(answer)
  await author.getByRole('heading', { name: 'Kan skickas' }).waitFor()
  await look(sitting, author, '14-kan-skickas')
  await author.goto(`${sitting.origin}/kontrollera/mina`)
  await look(sitting, author, '15-mina')
}

test('author, reviewer and second person do the whole job in a browser; axe finds nothing on any page', { timeout: 180_000 }, () =>
  served({ fetch: (request: Request) => house.app.fetch(request) }, async (origin) => {
    await wholeJob({ origin, script: true, width: 1280 })
    await wholeJob({ origin, script: true, width: 320 })
  }),
)

test('the same job without script', { timeout: 120_000 }, () =>
  served({ fetch: (request: Request) => house.app.fetch(request) }, (origin) => wholeJob({ origin, script: false, width: 1280 })),
)

test('a unit’s head answers in a browser', { timeout: 60_000 }, () =>
  served({ fetch: (request: Request) => house.app.fetch(request) }, async (origin) => {
    const sitting = { origin, script: true, width: 1280 }
    const staff = await stepInto(sitting, 'norrvik-personal')
    await staff.goto(`${origin}/kontrollera`)
    await staff.getByLabel('Eller klistra in text').fill(`Löneutbetalningen går till ${TORKEL.address}.`)
    await staff.getByLabel('En annan myndighet').check()
    await staff.getByRole('button', { name: 'Kontrollera', exact: true }).click()
    await staff.getByRole('heading', { name: 'Kontrolleras' }).waitFor()
    await house.drain()
    await staff.goto(`${origin}/granskning`)
    await staff.locator('main tbody a').first().click()
    await staff.getByRole('link', { name: 'Släpp med avvägning' }).click()
    await staff.getByLabel('OSL 10:15 a').check()
    await staff.getByLabel('Mottagaren är en myndighet').check()
    await staff.getByRole('button', { name: 'Lämna till andra person' }).click()
    const head = await stepInto(sitting, 'norrvik-personalchef')
    await head.goto(`${origin}/andra-person`)
    await look(sitting, head, '16-andra-person')
    await head.locator('main tbody a').first().click()
    await look(sitting, head, '17-fraga')
    await head.getByLabel('Nej, det ska prövas igen').check()
    await head.getByRole('button', { name: 'Lämna svaret' }).click()
    await head.getByText('Skriv varför').first().waitFor()
    await head.getByLabel('Dina ord till den som granskar').fill('Be om begäran skriftligt.')
    await head.getByRole('button', { name: 'Lämna svaret' }).click()
    await head.getByText('Frågan är besvarad').waitFor()
  }),
)
