import { mkdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { findViolations } from './axe.ts'
import { openBrowser } from './browser.ts'

interface View {
  name: string
  options: BrowserContextOptions
  print?: boolean
}

/** 320 px is also what a 1280 px screen is at 400 % zoom (WCAG 1.4.10). */
export const VIEWS: readonly View[] = [
  { name: '1280-light', options: { viewport: { width: 1280, height: 900 }, colorScheme: 'light' } },
  { name: '1280-dark', options: { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' } },
  { name: '320-light', options: { viewport: { width: 320, height: 700 }, colorScheme: 'light', deviceScaleFactor: 2 } },
  { name: '320-dark', options: { viewport: { width: 320, height: 700 }, colorScheme: 'dark', deviceScaleFactor: 2 } },
  { name: '1280-forced', options: { viewport: { width: 1280, height: 900 }, forcedColors: 'active' } },
  { name: 'print', options: { viewport: { width: 794, height: 1123 }, colorScheme: 'dark' }, print: true },
]

/** Serves an app on a free port of this machine for as long as `work` lasts. */
export async function served<Result>(app: Pick<Hono, 'fetch'>, work: (origin: string) => Promise<Result>): Promise<Result> {
  const server = createServer(getRequestListener((request) => app.fetch(request)))
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  try {
    return await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  } finally {
    server.closeAllConnections()
    await new Promise((closed) => server.close(closed))
  }
}

/** What is wrong with the page as it stands: barriers, sideways scrolling, complaints in the console. */
export async function faultsOf(page: Page, view: View): Promise<string[]> {
  const faults: string[] = []
  const [width, room] = (await page.evaluate('[document.documentElement.scrollWidth, innerWidth]')) as [number, number]
  if (!view.print && width > room) faults.push(`${width - room} px too wide`)
  if (!view.print)
    for (const { id, nodes } of await findViolations(page)) faults.push(`${id} (${nodes.map(({ target }) => target.join(' ')).join(', ')})`)
  return faults
}

async function picture(browser: Browser, origin: string, path: string, view: View, out: string): Promise<string[]> {
  const context = await browser.newContext({ ...view.options, locale: 'sv-SE' })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && faults.push(`console: ${message.text()}`))
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`))
  await page.goto(origin + path)
  await page.evaluate('document.fonts.ready')
  if (view.print === true) await page.emulateMedia({ media: 'print' })
  const file = join(out, `${path.slice(1).replaceAll('/', '-')}.${view.name}`)
  await page.screenshot({ path: `${file}.png`, fullPage: true })
  if (view.print === true) await page.pdf({ path: `${file}.pdf`, preferCSSPageSize: true })
  faults.push(...(await faultsOf(page, view)))
  await context.close()
  return faults.map((fault) => `${path} ${view.name}: ${fault}`)
}

/** Writes HTML and pictures of each path; returns the exit code: 0 when nothing was wrong anywhere. */
export async function takePictures(app: Hono, paths: readonly string[], out: string): Promise<number> {
  await mkdir(out, { recursive: true })
  const faults = await served(app, async (origin) => {
    const browser = await openBrowser()
    const found: string[] = []
    try {
      for (const path of paths) {
        await writeFile(join(out, `${path.slice(1).replaceAll('/', '-')}.html`), await (await app.request(path)).text())
        for (const view of VIEWS) found.push(...(await picture(browser, origin, path, view, out)))
      }
    } finally {
      await browser.close()
    }
    return found
  })
  for (const fault of faults) process.stdout.write(`${fault}\n`)
  process.stdout.write(`${paths.length} pages in ${VIEWS.length} views, ${faults.length} faults, pictures in ${out}\n`)
  return faults.length === 0 ? 0 : 1
}
