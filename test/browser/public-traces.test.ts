/** What a visit leaves behind, in a full Chromium whose back/forward cache is on; and a careless site that each check must catch. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { pageAddress } from '../../src/reach/entry/index.ts'
import { content } from '../../src/reach/text/index.ts'
import { type Careless, serveCareless } from '../public/careless.ts'
import { type EntryServer, serveEntry } from '../public/entry-server.ts'
import { exampleSite } from '../public/example-site.ts'
import { serveOthers } from '../public/other-sites.ts'
import { noWholeBrowser, openWholeBrowser, type Traces, type WholeBrowser } from '../public/whole-browser.ts'

const skip = noWholeBrowser ?? false
const TYPED = ['blåbärshemlighet4711', 'oavsänt-lingonord-8812', 'kraschad-hjortron-5566']
const [SENT = '', LEFT = '', CRASHED = ''] = TYPED
const READ = [
  'eget rum för samtal',
  'Lillviks kommun',
  content().text('online', 'sv').text.title,
  content().text('honour', 'sv').text.title,
]

let others: Awaited<ReturnType<typeof serveOthers>>
let entry: EntryServer
let careless: Careless
let whole: WholeBrowser | undefined
before(async () => {
  others = await serveOthers()
  entry = await serveEntry([exampleSite()], others.weather)
  careless = await serveCareless(others.weather, others.origin)
})
after(async () => {
  await whole?.context.close()
  await Promise.all([entry?.close(), careless?.close(), others?.close()])
})

const at = (page: string) => `${entry.base}${pageAddress('h2k7wq', 'sv', page)}`
const settled = (page: Page, url: string) => page.waitForURL(url, { waitUntil: 'commit', timeout: 10_000 })
/** Goes Back as a finger does: a page that is restored whole never fires `load`, so only the commit is waited for. */
const back = (page: Page) => page.goBack({ waitUntil: 'commit', timeout: 10_000 })
const wordsOn = (page: Page): Promise<string> => page.evaluate('document.body ? document.body.innerText : ""')

async function follow(page: Page, id: string): Promise<void> {
  await page.evaluate(`[...document.querySelectorAll('details')].forEach((one) => { one.open = true })`)
  await page
    .locator(`main a[href$="${pageAddress('h2k7wq', 'sv', id)}"], footer a[href$="${pageAddress('h2k7wq', 'sv', id)}"]`)
    .first()
    .click()
  await settled(page, at(id))
}
async function typeAndCrash(page: Page, form: string, field: string, send: string): Promise<void> {
  await page.goto(form)
  await page.locator(field).fill(SENT)
  await page.locator(send).click()
  await page.waitForLoadState()
  await page.goto(form)
  await page.locator(field).fill(LEFT)
  await page.goto(others.before)
  const other = await page.context().newPage()
  await other.goto(form)
  await other.locator(field).fill(CRASHED)
  await Promise.all([other.waitForEvent('crash'), other.goto('chrome://crash').catch(() => undefined)])
  await other.close()
}

/** What is wrong with the traces of a visit, in words. */
function faultsOf(traces: Traces, origin: string, read: readonly string[]): string[] {
  const faults: string[] = []
  for (const file of traces.holding(TYPED)) faults.push(`typed: ${file}`)
  for (const file of traces.holding(read)) faults.push(`read: ${file}`)
  for (const { url, title } of traces.history.filter((row) => row.url.startsWith(origin)))
    if (
      (title !== '' && !['Information', 'Väder', 'Före'].includes(title)) ||
      !/^(?:\/stod\/(?:ut|[a-z0-9]{6}\/[a-z1-9](?:\d\d|\/t))?)$/.test(new URL(url).pathname + new URL(url).search)
    )
      faults.push(`history: ${title} ${url}`)
  for (const cookie of traces.cookies) faults.push(`cookie: ${cookie}`)
  for (const file of traces.stored(origin)) faults.push(`stored: ${file}`)
  return faults
}

test('S-R31, S-R32, S-R35: with scripts, nothing read or typed is left in the profile', { skip }, async () => {
  whole = await openWholeBrowser()
  const page = await whole.context.newPage()
  await page.goto(others.before)
  await page.goto(`${entry.base}/`)
  for (const id of ['for-me', 'online', 'honour']) await follow(page, id)
  await typeAndCrash(page, `${entry.base}/h2k7wq/s/t`, 'textarea', 'form button')
  await page.goto(at('traces'))
  await page.locator('.leave').first().click()
  await settled(page, others.weather)
  const traces = await whole.close()
  whole = undefined
  assert.deepEqual(faultsOf(traces, entry.origin, READ), [])
  assert.ok(
    traces.history.some(({ url }) => url.startsWith(entry.base)),
    'the history is on: addresses stay, and the page says so',
  )
  traces.remove()
})

test('S-R31, S-R34, S-R35: without scripts the same; and Back after the exit asks the server anew', { skip }, async () => {
  whole = await openWholeBrowser({ javaScript: false })
  const page = await whole.context.newPage()
  await page.goto(others.before)
  for (const id of ['for-me', 'online', 'honour']) await page.goto(at(id))
  const asks = () => entry.asked.filter(({ path }) => path.endsWith(pageAddress('h2k7wq', 'sv', 'honour'))).length
  const asked = asks()
  await page.locator('.leave').first().click()
  await settled(page, others.weather)
  await back(page)
  await page.waitForLoadState('domcontentloaded')
  assert.equal(asks(), asked + 1, 'not restored from memory')
  await typeAndCrash(page, `${entry.base}/h2k7wq/s/t`, 'textarea', 'form button')
  const traces = await whole.close()
  whole = undefined
  assert.deepEqual(faultsOf(traces, entry.origin, READ), [])
  traces.remove()
})

test('S-R33: after the exit Back never shows a page of ours, whatever number was read, by links or by typed addresses', {
  skip,
}, async () => {
  whole = await openWholeBrowser()
  const visits = ['for-me', 'online', 'honour', 'now', 'traces', 'children']
  for (const [way, count] of [
    ['links', 1],
    ['links', 3],
    ['links', 6],
    ['typed', 3],
    ['typed', 6],
    ['writing', 1],
  ] as const) {
    const page = await whole.context.newPage()
    await page.goto(others.before)
    await page.goto(at(visits[0] ?? ''))
    for (const id of visits.slice(1, count)) await (way === 'links' ? follow(page, id) : page.goto(at(id)))
    if (way === 'writing') {
      await page.goto(`${entry.base}/h2k7wq/s/t`)
      await page.locator('textarea').fill('ord')
      await page.locator('form button').click()
      await page.waitForURL(`${entry.base}/h2k7wq/a01`)
    }
    await page.locator('.leave').first().click()
    await settled(page, others.weather)
    await back(page)
    await page.waitForURL((url) => url.origin === others.origin, { waitUntil: 'commit', timeout: 10_000 })
    if (way === 'links') assert.equal(page.url(), others.before, `${way} ${count}`)
    assert.doesNotMatch(await wordsOn(page), /Lillvik|Lämna sidan/, `${way} ${count}`)
    await page.close()
  }
})

test('S-R33: the screen is empty in the same task as the press, also when the page it leads to never answers', { skip }, async () => {
  const slow = await serveEntry([exampleSite()], others.hang)
  try {
    assert.ok(whole)
    const page = await whole.context.newPage()
    await page.goto(`${slow.base}${pageAddress('h2k7wq', 'sv', 'now')}`)
    const seen = await page.evaluate(
      `(() => { document.querySelector('.leave').click(); return [document.body.innerText.trim(), document.querySelectorAll('body *').length, document.title] })()`,
    )
    assert.deepEqual(seen, [content().phrases('sv').words.blank, 1, 'Information'])
    await page.close()
  } finally {
    await slow.close()
  }
})

test('S-R36: one request a page and none elsewhere; whoever comes after is told nothing of where from', { skip }, async () => {
  assert.ok(whole)
  const page = await whole.context.newPage()
  const requested: string[] = []
  page.on('request', (request) => requested.push(request.url()))
  const ids = content().pages.map(({ id }) => id)
  const before = entry.asked.length
  for (const id of ids) await page.goto(at(id), { waitUntil: 'load' })
  assert.equal(entry.asked.length - before, ids.length)
  assert.deepEqual(
    requested.filter((url) => !url.startsWith(entry.base) && !url.startsWith('data:')),
    [],
  )
  others.asked.length = 0
  await page.locator('.leave').first().click()
  await settled(page, others.weather)
  assert.ok(others.asked.some(({ path }) => path === '/weather'))
  assert.deepEqual(
    others.asked.filter(({ path, referer }) => path === '/weather' && referer !== undefined),
    [],
  )
  assert.ok(!others.asked.some(({ referer }) => referer?.startsWith(entry.origin)))
  await page.close()
  const traces = await whole.close()
  whole = undefined
  traces.remove()
})

test('each check bites: a careless site is caught by every one of them', { skip }, async () => {
  whole = await openWholeBrowser()
  const page = await whole.context.newPage()
  const requested: string[] = []
  page.on('request', (request) => requested.push(request.url()))
  await page.goto(others.before)
  await page.goto(careless.origin)
  await page.locator('input[name=ord]').fill('våldsord')
  await page.locator('button').first().click()
  await page.waitForURL(/sok/)
  await typeAndCrash(page, careless.origin, 'textarea', '#send')
  await page.goto(careless.origin)
  const seen = await page.evaluate(`(() => { document.querySelector('#leave').click(); return document.body.innerText.length })()`)
  assert.ok(Number(seen) > 50, 'not blank')
  await settled(page, others.weather)
  const asked = careless.asked.length
  await back(page)
  assert.match(await wordsOn(page), /slaghårdheten/, 'Back shows it')
  assert.equal(careless.asked.length, asked, 'restored from memory: the cache is on')
  assert.ok(
    requested.some((url) => url.startsWith(`${others.origin}/bild`)),
    'something from elsewhere',
  )
  assert.ok(
    others.asked.some(({ path, referer }) => path.startsWith('/bild') && referer?.startsWith(careless.origin)),
    'told where from',
  )
  const traces = await whole.close()
  whole = undefined
  const faults = faultsOf(traces, careless.origin, ['slaghårdheten'])
  for (const kind of ['typed', 'read', 'history', 'cookie', 'stored'])
    assert.ok(
      faults.some((fault) => fault.startsWith(kind)),
      `${kind}: ${faults.join('\n')}`,
    )
  traces.remove()
})
