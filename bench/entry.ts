import { pageAddress, pagesOf } from '../src/reach/entry/index.ts'
import { COMPLETE_FORMS } from '../src/reach/text/index.ts'
import { openBrowser } from '../test/browser.ts'
import { type EntryServer, serveEntry } from '../test/public/entry-server.ts'
import { exampleSite } from '../test/public/example-site.ts'
import { serveOthers } from '../test/public/other-sites.ts'
import { bytesOnWire } from '../test/public/wire.ts'
import { median, type Row, type Table } from './measure.ts'

const PRESSES = 20
const BASE = '/stod'
const portOf = (origin: string) => Number(new URL(origin).port)

const addresses = () =>
  COMPLETE_FORMS.flatMap((form) =>
    pagesOf({ document: exampleSite(), form, base: BASE }).map((page) => ({
      form,
      page,
      path: `${BASE}${pageAddress('h2k7wq', form, page)}`,
    })),
  )

/** Milliseconds from the press until a frame without anything of the page has been drawn, where the exit leads to silence. */
async function pressToBlank(base: string): Promise<number[]> {
  const browser = await openBrowser()
  try {
    const page = await browser.newPage()
    const spent: number[] = []
    for (let n = 0; n < PRESSES; n++) {
      await page.goto(`${base}${pageAddress('h2k7wq', 'sv', 'now')}`)
      const ms = await page.evaluate(`new Promise((drawn) => {
        const from = performance.now()
        document.querySelector('.leave').click()
        if (document.querySelector('h1')) throw new Error('not blank')
        requestAnimationFrame(() => { const channel = new MessageChannel(); channel.port1.onmessage = () => drawn(performance.now() - from); channel.port2.postMessage(0) })
      })`)
      spent.push(Number(ms))
    }
    return spent
  } finally {
    await browser.close()
  }
}

export async function measureEntry(): Promise<Table> {
  const others = await serveOthers()
  let entry: EntryServer | undefined
  try {
    entry = await serveEntry([exampleSite()], others.hang)
    const paths = addresses()
    const sizes: number[] = []
    for (const { path } of paths) sizes.push(await bytesOnWire(portOf(entry.origin), path))
    const blank = await pressToBlank(entry.base)
    const rows: Row[] = [
      {
        what: `byte på nätet och frågor per sida, ${paths.length} sidor`,
        measured: `${Math.min(...sizes)}–${Math.max(...sizes)} byte, 1 fråga`,
        beside: '65 536 byte innehåll',
      },
      {
        what: `från tryck till tom skärm, målet svarar aldrig, ${PRESSES} tryck`,
        measured: `${median(blank).toFixed(1)} ms, längst ${Math.max(...blank).toFixed(1)} ms`,
        beside: '100 ms (S-R33)',
      },
    ]
    return { name: 'entry', title: 'De öppna sidorna', rows }
  } finally {
    await entry?.close()
    await others.close()
  }
}
