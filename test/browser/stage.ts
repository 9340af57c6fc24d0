/** A stage for stories in a real browser: a house, its jobs running, a port, and people who sit down at it. */
import { mkdirSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { jobsOf, modulesOf } from '../../src/main.ts'
import { CAST } from '../../src/organisation/founding/index.ts'
import { startJobs } from '../../src/platform/jobs.ts'
import { expectAccessible } from '../axe.ts'
import { openBrowser } from '../browser.ts'
import { openHouse, type TestHouse } from '../house.ts'
import { Visitor } from '../visitor.ts'

/** Pictures that are looked at by people; never committed. */
const PICTURES = join(import.meta.dirname, '..', '..', '.ci', 'out', 'pictures')

export interface Stage {
  house: TestHouse
  browser: Browser
  origin: string
  /** Every complaint of a browser's console: blocked scripts, styles, anything (S-R19). */
  complaints: string[]
  /** A browser of one's own at no page yet: for stories that begin at the door. */
  open(name: string, options?: { javaScript?: boolean; width?: number }): Promise<Seat>
  sit(slug: string, options?: { javaScript?: boolean; width?: number }): Promise<Seat>
  close(): Promise<void>
}
export interface Seat {
  page: Page
  context: BrowserContext
  /** Checks the page for barriers and sideways scrolling, and takes its picture. */
  look(name: string): Promise<void>
}

export async function setStage(settings: Record<string, string> = {}): Promise<Stage> {
  // The port comes first: in earnest the address people use is part of the settings, and their keys are bound to it.
  const listening: { house?: TestHouse } = {}
  const server = await listen(listening)
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`
  const house = await openHouse(settings['SAMVARN_MODE'] === 'real' ? { SAMVARN_URL: origin, ...settings } : settings)
  listening.house = house
  const modules = modulesOf(house.config)
  const runner = await startJobs(jobsOf(modules), [], { db: house.db, config: house.config, log: house.log })
  const browser = await openBrowser()
  const complaints: string[] = []
  mkdirSync(PICTURES, { recursive: true })
  return {
    house,
    browser,
    origin,
    complaints,
    open: (name, options = {}) => open({ browser, complaints }, name, options),
    sit: (slug, options = {}) => sit({ browser, origin, complaints, house }, slug, options),
    close: async () => {
      await browser.close()
      server.closeAllConnections()
      server.close()
      await runner.stop()
      await house.close()
    },
  }
}

async function listen(listening: { house?: TestHouse }): Promise<Server> {
  const server = createServer(
    getRequestListener(async (request) => listening.house?.app.fetch(request) ?? new Response('starting', { status: 503 })),
  )
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return server
}

type SeatOptions = { javaScript?: boolean; width?: number }

async function open(
  stage: Pick<Stage, 'browser' | 'complaints'>,
  name: string,
  { javaScript = true, width = 1280 }: SeatOptions,
): Promise<Seat> {
  const context = await stage.browser.newContext({
    javaScriptEnabled: javaScript,
    locale: 'sv-SE',
    viewport: { width, height: width === 320 ? 700 : 900 },
  })
  const page = await context.newPage()
  page.on('console', (message) => {
    // A page that is not there is an answer, not a complaint.
    if (['error', 'warning'].includes(message.type()) && !/status of 4\d\d/.test(message.text()))
      stage.complaints.push(`${name}: ${message.text()}`)
  })
  page.on('pageerror', (error) => stage.complaints.push(`${name}: ${error.message}`))
  const look = async (what: string): Promise<void> => {
    const file = join(PICTURES, `${what}-${name}-${width}${javaScript ? '' : '-noscript'}.png`)
    await page.screenshot({ path: file, fullPage: true })
    if (!javaScript) return
    await expectAccessible(page)
    const wide = (await page.evaluate('document.documentElement.scrollWidth - innerWidth')) as number
    if (wide > 0) throw new Error(`${what}: ${wide} px too wide at ${width}`)
  }
  return { page, context, look }
}

/** Somebody who has signed in: by stepping into the role in the demonstration, else with a session made beforehand. */
async function sit(stage: Pick<Stage, 'browser' | 'origin' | 'complaints' | 'house'>, slug: string, options: SeatOptions): Promise<Seat> {
  const seat = await open(stage, slug, options)
  const { page } = seat
  if (!stage.house.config.demo) {
    const visitor = await Visitor.seated(stage.house, slug)
    const [name = '', value = ''] = visitor.cookies().split('=')
    await seat.context.addCookies([{ name, value, url: stage.origin, httpOnly: true, sameSite: 'Strict' }])
    await page.goto(`${stage.origin}/`)
    return seat
  }
  await page.goto(`${stage.origin}/logga-in`)
  await page.getByRole('button', { name: `Stig in ${signatureOf(slug)}`, exact: true }).click()
  await page.waitForURL(`${stage.origin}/`)
  return seat
}

const signatureOf = (slug: string): string => {
  const found = CAST.flatMap((o) => o.units)
    .flatMap((u) => u.accounts)
    .find((account) => account.slug === slug)
  if (!found) throw new Error(`Nobody in the cast is called ${slug}.`)
  return found.signature
}
