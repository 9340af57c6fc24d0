/** The public pages as they are met: by eye, by keyboard, by screen reader, on a small screen, on paper and on the wire. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { readInChild } from '@samvarn/disclosure'
import type { Browser, Page } from 'playwright-core'
import { PAGE_BYTES, pageAddress, pagesOf } from '../../src/reach/entry/index.ts'
import { COMPLETE_FORMS, content, type Form, FORMS } from '../../src/reach/text/index.ts'
import { expectAccessible, findViolations } from '../axe.ts'
import { openBrowser } from '../browser.ts'
import { type Careless, serveCareless } from '../public/careless.ts'
import { type EntryServer, serveEntry } from '../public/entry-server.ts'
import { exampleSite } from '../public/example-site.ts'
import { heardFaults, walkedFaults } from '../public/heard.ts'
import { serveOthers } from '../public/other-sites.ts'
import { bytesOnWire, captured, countingBetween, noCapture } from '../public/wire.ts'

let others: Awaited<ReturnType<typeof serveOthers>>
let entry: EntryServer
let careless: Careless
let browser: Browser
before(async () => {
  others = await serveOthers()
  entry = await serveEntry([exampleSite()], others.weather)
  careless = await serveCareless(others.weather, others.origin)
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await Promise.all([entry?.close(), careless?.close(), others?.close()])
})

const at = (page: string, form: Form = 'sv') => `${entry.base}${pageAddress('h2k7wq', form, page)}`
const allOf = (form: Form) => pagesOf({ document: exampleSite(), form, base: '/stod' })
const portOf = (origin: string) => Number(new URL(origin).port)

interface Shape {
  wide: number
  h1: number
  lang: string
  dir: string
  landmarks: string
  first: string
  order: boolean
  small: string[]
}
/** What a keyboard and a screen reader meet. Links in running text may be as low as a line (WCAG 2.5.8). */
const SHAPE = `(() => {
  const all = [...document.querySelectorAll('a[href],button,input:not([type=hidden]),textarea,select,summary')].filter((one) => one.checkVisibility() && !one.closest('details:not([open]) > :not(summary)'))
  const tops = all.filter((one) => !one.matches('.away')).map((one) => one.getBoundingClientRect().top + scrollY)
  return {
    wide: document.documentElement.scrollWidth - innerWidth,
    h1: document.querySelectorAll('h1').length,
    lang: document.documentElement.lang, dir: document.documentElement.dir,
    landmarks: ['header', 'main', 'footer', 'nav'].filter((name) => document.querySelector(name)).join(' '),
    first: all[0].className,
    order: tops.every((top, i) => i === 0 || top >= tops[i - 1] - 40),
    small: all.filter((one) => one.matches('button,summary,.leave,.list a')).filter((one) => one.getBoundingClientRect().height < 24).map((one) => one.outerHTML.slice(0, 80)),
  }
})()`

for (const form of COMPLETE_FORMS)
  test(`issue 5, sentence 10: every page in ${FORMS[form].name} is open to all, at 320 px and 400 %, in order, the exit first`, async () => {
    const context = await browser.newContext({ viewport: { width: 320, height: 256 }, locale: 'sv-SE', reducedMotion: 'reduce' })
    const ids = allOf(form)
    const walk = async (mine: readonly string[]) => {
      const page = await context.newPage()
      const session = await context.newCDPSession(page)
      for (const id of mine) {
        await page.goto(at(id, id.includes(':') ? 'sv' : form))
        const shape = (await page.evaluate(SHAPE)) as Shape
        assert.deepEqual(
          shape,
          {
            wide: 0,
            h1: 1,
            lang: FORMS[form].lang,
            dir: 'ltr',
            landmarks: 'header main footer nav',
            first: 'leave',
            order: true,
            small: [],
          },
          `${form} ${id}`,
        )
        const exit = content().phrases(id.includes(':') ? 'sv' : form).words.leave
        assert.deepEqual(await heardFaults(session, exit), [], `${form} ${id}`)
        await expectAccessible(page)
        assert.deepEqual(await walkedFaults(page), [], `${form} ${id}`)
      }
      await page.close()
    }
    await Promise.all([0, 1, 2].map((part) => walk(ids.filter((_, i) => i % 3 === part))))
    await context.close()
  })

test('right to left, dark and forced colours are open to all too; the careless page is not', async () => {
  for (const options of [{ colorScheme: 'dark' as const }, { forcedColors: 'active' as const }]) {
    const context = await browser.newContext({ ...options, viewport: { width: 1280, height: 900 } })
    const page = await context.newPage()
    for (const [id, form] of [
      ['start', 'ar'],
      ['start', 'fi'],
      ['lines', 'sv'],
      ['contact', 'sv'],
    ] as const) {
      await page.goto(at(id, form))
      await expectAccessible(page)
      assert.ok(Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth')) <= 0)
    }
    await page.goto(careless.origin)
    assert.ok((await findViolations(page)).length > 0)
    assert.notDeepEqual(await heardFaults(await context.newCDPSession(page), 'Lämna sidan'), [])
    assert.notDeepEqual(await walkedFaults(page), [])
    await context.close()
  }
})

/** Where the exit is covered by something else, or is too small, or out of sight, at any place of the page. */
const COVERED = `(async () => {
  const faults = []
  for (let y = 0; y <= document.documentElement.scrollHeight; y += 150) {
    scrollTo(0, y)
    const exit = document.querySelector('.leave')
    const box = exit.getBoundingClientRect()
    for (const [x, v] of [[box.left + box.width / 2, box.top + box.height / 2], [box.left + 6, box.top + 6], [box.right - 6, box.bottom - 6]])
      if (document.elementFromPoint(x, v) !== exit) faults.push(y)
    if (box.height < 44 || box.width < 44) faults.push('small')
  }
  return faults
})()`
test('S-R37: the exit is seen at every place of a scrolled page, 320 px and 400 %, and covered by nothing', async () => {
  for (const height of [640, 256]) {
    const page = await browser.newPage({ viewport: { width: 320, height } })
    for (const id of ['start', 'near', 'lines', 'contact']) {
      await page.goto(at(id))
      assert.deepEqual(await page.evaluate(COVERED), [], `${id} ${height}`)
    }
    await page.goto(`${careless.origin}/tva`)
    assert.notDeepEqual(await page.evaluate(COVERED), [], 'the check bites')
    await page.close()
  }
})

test('WCAG 2.4.11: what has focus never hides under the exit', async () => {
  const page = await browser.newPage({ viewport: { width: 320, height: 300 } })
  await page.goto(at('start'))
  for (let press = 0; press < 40; press++) {
    await page.keyboard.press('Tab')
    const hidden = await page.evaluate(`(() => {
      const one = document.activeElement, bar = document.querySelector('.bar').getBoundingClientRect(), box = one.getBoundingClientRect()
      return !one.closest('.bar') && box.bottom <= bar.bottom ? one.outerHTML.slice(0, 100) : ''
    })()`)
    assert.equal(hidden, '')
  }
  await page.close()
})

/** Ten thousand random typings of capitals, arrows and shortcuts; whether the page is still there. */
const TYPE = `(() => {
  let seed = 20261122
  const random = (most) => { seed = (seed * 1103515245 + 12345) % 2147483648; return seed % most }
  let now = 0
  const send = (target, kind, key, more = {}) => {
    const event = new KeyboardEvent(kind, { key, bubbles: true, shiftKey: key !== 'Shift' && more.shift === true, ctrlKey: more.ctrl === true })
    Object.defineProperty(event, 'timeStamp', { value: now += 20 + random(300) })
    target.dispatchEvent(event)
  }
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ!?"'
  for (let i = 0; i < 10000; i++) {
    const target = i % 2 ? document.body : (document.querySelector('textarea') ?? document.body)
    const key = letters[random(letters.length)]
    if (random(20) === 0) send(target, 'keydown', 'Control')
    send(target, 'keydown', 'Shift')
    for (let n = random(3); n >= 0; n--) { send(target, 'keydown', key, { shift: true }); send(target, 'keyup', key, { shift: true }) }
    // Fast fingers let go of Shift before the letter.
    if (random(2)) { send(target, 'keyup', 'Shift'); send(target, 'keyup', key) } else send(target, 'keyup', 'Shift')
    if (random(3) === 0) { send(target, 'keydown', 'a'); send(target, 'keyup', 'a') }
    if (document.querySelector('h1') === null) return i
  }
  return -1
})()`
const PRESS = (gaps: readonly number[]) => `(() => {
  let now = 100000
  for (const gap of ${JSON.stringify(gaps)}) for (const kind of ['keydown', 'keyup']) {
    const event = new KeyboardEvent(kind, { key: 'Shift', bubbles: true })
    Object.defineProperty(event, 'timeStamp', { value: now += kind === 'keydown' ? gap : 0 })
    document.body.dispatchEvent(event)
  }
  return [document.querySelector('.steps')?.textContent ?? null, document.querySelector('h1') === null]
})()`
test('S-R37: Shift three times leaves, each within five seconds of the one before; 10,000 typings never do', async () => {
  const page = await browser.newPage()
  for (const path of [at('for-me'), `${entry.base}/h2k7wq/s/t`]) {
    await page.goto(path)
    assert.equal(await page.evaluate(TYPE), -1, path)
  }
  await page.goto(at('for-me'))
  assert.deepEqual(await page.evaluate(PRESS([0])), ['Två till', false])
  assert.deepEqual(await page.evaluate(PRESS([4999])), ['En till', false], 'said to whoever hears the page')
  await page.goto(at('for-me'))
  assert.deepEqual(await page.evaluate(PRESS([0, 4000, 5001])), ['Två till', false], 'five seconds for each')
  await page.keyboard.press('Tab')
  for (let press = 0; press < 3; press++) await page.keyboard.press('Shift')
  await page.waitForURL(others.weather)
  await page.goto(careless.origin)
  await page.evaluate(TYPE)
  await page.waitForURL(others.weather)
  await page.close()
})

test('row 88: without scripts the exit is an ordinary link that leads out, from the keyboard too', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(at('now'))
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.waitForURL(others.weather)
  assert.deepEqual(await context.cookies(), [])
  await context.close()
})

/** The words on paper when the browser is told to print its own heading and foot, as most are. */
async function onPaper(page: Page): Promise<{ title: string; words: string; pages: number }> {
  const session = await page.context().newCDPSession(page)
  const { data } = (await session.send('Page.printToPDF', { displayHeaderFooter: true, preferCSSPageSize: true })) as { data: string }
  const bytes = Buffer.from(data, 'base64')
  const read = await readInChild(bytes, 'information.pdf')
  return {
    title: /\/Title \(([^)]*)\)/.exec(bytes.toString('latin1'))?.[1] ?? '',
    words: read.parts
      .filter(({ hidden }) => !hidden)
      .map(({ text }) => text)
      .join('\n'),
    pages: read.pages ?? 0,
  }
}
test('S-R38: on paper there is room for no address, and nothing of the exit or the menu', async () => {
  const page = await browser.newPage()
  for (const id of ['letter', 'lines', 'disclosed']) {
    await page.goto(at(id))
    const paper = await onPaper(page)
    assert.equal(paper.title, 'Information')
    assert.ok(paper.words.length > 500, 'the words were read')
    assert.doesNotMatch(paper.words, /localhost|https?:|Lämna sidan|Alla sidor|Lillviks kommun/, id)
    if (id === 'letter') assert.equal(paper.pages, 1, 'the letter alone, on one sheet')
  }
  await page.goto(careless.origin)
  const other = await onPaper(page)
  assert.match(other.words, /localhost/, 'the check bites')
  assert.notEqual(other.title, 'Information')
  await page.close()
})

test('S-R39: every page of every complete form takes the same bytes on the wire, what is not there too; the careless pages do not', async () => {
  const paths = [
    ...COMPLETE_FORMS.flatMap((form) => allOf(form).map((id) => pageAddress('h2k7wq', id.includes(':') ? 'sv' : form, id))),
    '/h2k7wq/a99',
    '/',
  ]
  const sizes = new Set<number>()
  for (const path of paths) sizes.add(await bytesOnWire(portOf(entry.origin), `/stod${path}`))
  assert.equal(sizes.size, 1, [...sizes].join())
  assert.ok([...sizes].every((size) => size > PAGE_BYTES && size < PAGE_BYTES + 1500))
  const port = portOf(careless.origin)
  assert.notEqual(await bytesOnWire(port, '/'), await bytesOnWire(port, '/tva'), 'the check bites')
})

test('S-R39: in a browser too, counted between it and the server: one answer a page, each as large as the next', async () => {
  const between = await countingBetween(portOf(entry.origin))
  const page = await browser.newPage()
  const sizes = new Set<number>()
  for (const id of ['now', 'for-me', 'honour', 'trafficking', 'i-use-violence', 'disclosed', 'languages']) {
    await page.goto(`http://localhost:${between.port}/stod${pageAddress('h2k7wq', 'sv', id)}`)
    sizes.add(between.take())
  }
  between.close()
  assert.equal(sizes.size, 1, [...sizes].join())
  await page.close()
})

test('S-R39: captured on the loopback, every topic page is one answer of the same length', { skip: noCapture ?? false }, async () => {
  const port = portOf(entry.origin)
  const ids = ['now', 'for-me', 'child', 'honour', 'online', 'trafficking', 'disclosed']
  const { perConnection } = await captured(port, async () => {
    for (const id of ids) await bytesOnWire(port, `/stod${pageAddress('h2k7wq', 'sv', id)}`)
  })
  const pages = perConnection.slice(-ids.length - 1, -1)
  assert.equal(pages.length, ids.length)
  assert.equal(new Set(pages).size, 1, pages.join())
  assert.ok((pages[0] ?? 0) > PAGE_BYTES)
})
