/**
 * S-R31, S-R35: the whole of safe contact in a full browser, and then a search of all that it has left on disk: what she
 * wrote, sent, was told to put right, got as a receipt and read as an answer.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { noWholeBrowser, openWholeBrowser, type Traces } from '../public/whole-browser.ts'
import { setContactStage, ticketsAreOld } from './contact-stage.ts'
import type { Stage } from './stage.ts'

const skip = noWholeBrowser ?? false
const WRITTEN = 'hunden skäller klockan fyra'
const UNSENT = 'jag hinner inte skicka detta'
const WORD = 'bakformen'
const ANSWER = 'Ring oss på torsdag, säger sommarteamet.'

let stage: Stage
before(async () => {
  if (!skip) stage = await setContactStage()
})
after(() => stage?.close())

const form = (page: Page) => page.goto(`${stage.origin}/stod/abc123/a10`).then(() => page.locator('form[action$="/s/1"] button').click())
const send = (page: Page) => page.getByRole('button', { name: 'Skicka' }).click()

/** Writes, is told to put the number right, sends; the digits of the receipt. */
async function write(page: Page): Promise<string> {
  await form(page)
  await ticketsAreOld(stage)
  await page.getByLabel('Vad vill du säga eller fråga?').fill(WRITTEN)
  await page.getByLabel(/Är det något vi inte får göra/).fill(WORD)
  await page.getByText('Ni får ringa mig.').click()
  await send(page)
  // She is told what is missing, and nothing of what she wrote is lost.
  assert.equal(await page.getByLabel('Vad vill du säga eller fråga?').inputValue(), WRITTEN)
  await page.getByLabel(/^Telefonnummer/).fill('070-1740605')
  await page.getByLabel(/^När är det säkert/).fill('Tisdag')
  await send(page)
  return page.locator('h1').innerText()
}
async function answer(): Promise<void> {
  const team = await stage.sit('norrvik-handlaggare', { width: 1280 })
  await team.page.goto(`${stage.origin}/kontakt`)
  await team.page.getByRole('link', { name: /Läs och svara/ }).click()
  await team.page.locator('a[href^="/kontakt/samtal/"]').last().click()
  await team.page.getByLabel('Svar', { exact: true }).fill(ANSWER)
  await team.page.getByRole('button', { name: 'Skicka svaret' }).click()
  await team.page.getByText('Svar från Handläggare').waitFor()
}
async function read(page: Page, digits: string): Promise<void> {
  await page.goto(`${stage.origin}/stod/abc123/s/a/2`)
  await page.getByLabel('Dina sexton siffror').fill(digits)
  await page.getByRole('button', { name: 'Visa' }).click()
  await page.getByText(ANSWER).waitFor()
}
/** The tab dies while something stands unsent in it. */
async function crash(page: Page): Promise<void> {
  await form(page)
  await page.getByLabel('Vad vill du säga eller fråga?').fill(UNSENT)
  await Promise.all([page.waitForEvent('crash'), page.goto('chrome://crash').catch(() => undefined)])
  await page.close()
}

function assertNothing(traces: Traces, digits: string): void {
  const words = [WRITTEN, UNSENT, WORD, '070-1740605', digits, digits.replaceAll(' ', ''), ANSWER]
  assert.deepEqual(traces.holding(words), [])
  const ours = traces.history.filter(({ url }) => url.startsWith(stage.origin))
  assert.ok(ours.length > 3, 'the history is on')
  assert.deepEqual(
    [...new Set(ours.map(({ title }) => title))].filter((title) => title !== ''),
    ['Information'],
  )
  assert.deepEqual(traces.cookies, [])
  assert.deepEqual(traces.stored(stage.origin), [])
}

for (const javaScript of [false, true])
  test(`S-R31, S-R35: ${javaScript ? 'with' : 'without'} scripts nothing of what she wrote, got or read is on disk`, { skip }, async () => {
    const whole = await openWholeBrowser({ javaScript })
    const page = await whole.context.newPage()
    const digits = await write(page)
    assert.match(digits, /^\d{4} \d{4} \d{4} \d{4}$/)
    await answer()
    await read(page, digits)
    await crash(await whole.context.newPage())
    const traces = await whole.close()
    assertNothing(traces, digits)
    traces.remove()
  })

test('canary: the same words on a page that answers a form with 200 and may be kept are found', { skip }, async () => {
  const whole = await openWholeBrowser()
  const page = await whole.context.newPage()
  await page.route('http://localhost:9/**', (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: `<title>Skriv</title><form method=get action=/sent><textarea name=a></textarea><button>Skicka</button></form>`,
    }),
  )
  await page.goto('http://localhost:9/write')
  await page.locator('textarea').fill(WRITTEN)
  await page.locator('button').click()
  const traces = await whole.close()
  assert.notDeepEqual(traces.holding([WRITTEN, WRITTEN.replaceAll(' ', '+'), encodeURIComponent(WRITTEN).replaceAll('%20', '+')]), [])
  traces.remove()
})
