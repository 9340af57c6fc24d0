/** A stage for stories in a real browser: a house, its jobs running, a port, and people who sit down at it. */
import { mkdirSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { jobsOf, modulesOf } from '../../src/main.ts'
import { CAST } from '../../src/organisation/index.ts'
import { startJobs } from '../../src/platform/jobs.ts'
import { expectAccessible } from '../axe.ts'
import { openBrowser } from '../browser.ts'
import { openHouse, type TestHouse } from '../house.ts'

/** Pictures that are looked at by people; never committed. */
const PICTURES = join(import.meta.dirname, '..', '..', '.ci', 'out', 'pictures')

export interface Stage {
  house: TestHouse
  browser: Browser
  origin: string
  /** Every complaint of a browser's console: blocked scripts, styles, anything (S-R19). */
  complaints: string[]
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
  const house = await openHouse(settings)
  const modules = modulesOf(house.config)
  const runner = await startJobs(jobsOf(modules), [], { db: house.db, config: house.config, log: house.log })
  const server = await listen(house)
  const browser = await openBrowser()
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`
  const complaints: string[] = []
  mkdirSync(PICTURES, { recursive: true })
  return {
    house,
    browser,
    origin,
    complaints,
    sit: (slug, options = {}) => sit({ browser, origin, complaints }, slug, options),
    close: async () => {
      await browser.close()
      server.closeAllConnections()
      server.close()
      await runner.stop()
      await house.close()
    },
  }
}

async function listen(house: TestHouse): Promise<Server> {
  const server = createServer(getRequestListener(async (request) => house.app.fetch(request)))
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return server
}

async function sit(
  stage: Pick<Stage, 'browser' | 'origin' | 'complaints'>,
  slug: string,
  { javaScript = true, width = 1280 }: { javaScript?: boolean; width?: number },
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
      stage.complaints.push(`${slug}: ${message.text()}`)
  })
  page.on('pageerror', (error) => stage.complaints.push(`${slug}: ${error.message}`))
  await page.goto(`${stage.origin}/logga-in`)
  const row = page.locator('tr', { has: page.locator(`text="${signatureOf(slug)}"`) })
  await row.getByRole('button', { name: 'Stig in' }).click()
  await page.waitForURL(`${stage.origin}/`)
  const look = async (name: string): Promise<void> => {
    const file = join(PICTURES, `${name}-${slug}-${width}${javaScript ? '' : '-noscript'}.png`)
    await page.screenshot({ path: file, fullPage: true })
    if (!javaScript) return
    await expectAccessible(page)
    const wide = (await page.evaluate('document.documentElement.scrollWidth - innerWidth')) as number
    if (wide > 0) throw new Error(`${name}: ${wide} px too wide at ${width}`)
  }
  return { page, context, look }
}

const signatureOf = (slug: string): string => {
  const found = CAST.flatMap((o) => o.units)
    .flatMap((u) => u.accounts)
    .find((account) => account.slug === slug)
  if (!found) throw new Error(`Nobody in the cast is called ${slug}.`)
  return found.signature
}
