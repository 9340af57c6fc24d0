/** A full Chromium with a profile of its own on disk and its back/forward cache on, and a search of what it leaves there. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { type BrowserContext, chromium } from 'playwright-core'

const PATH = process.env['CHROMIUM_PATH'] || '/usr/bin/chromium'
/** Why these tests cannot run here; undefined where they can. The browser in the lock has no such cache and no history. */
export const noWholeBrowser: string | undefined = existsSync(PATH) ? undefined : 'a full Chromium is needed: apt-get install chromium'
if (noWholeBrowser !== undefined && process.env['CI']) throw new Error(noWholeBrowser)

export interface WholeBrowser {
  context: BrowserContext
  /** Closes the browser, so that everything it writes is on disk, and reads it. */
  close(): Promise<Traces>
}
export interface Traces {
  /** Files of the profile that hold one of the words. */
  holding(words: readonly string[]): string[]
  /** Addresses and titles in the history database. */
  history: { url: string; title: string }[]
  cookies: string[]
  /** Files of local storage, session storage, databases, service workers and caches that name the origin. */
  stored(origin: string): string[]
  remove(): void
}

export async function openWholeBrowser({ javaScript = true } = {}): Promise<WholeBrowser> {
  const profile = mkdtempSync(join(tmpdir(), 'samvarn-profile-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: PATH,
    // Playwright switches off what is to be tested here.
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
    args: [
      '--no-sandbox',
      '--disable-dev-shm-usage',
      '--disable-quic',
      '--no-first-run',
      '--disable-sync',
      '--disable-component-update',
      '--disable-background-networking',
    ],
    locale: 'sv-SE',
    viewport: { width: 900, height: 800 },
    javaScriptEnabled: javaScript,
  })
  return {
    context,
    close: async () => {
      await context.close()
      return tracesOf(profile)
    },
  }
}

function tracesOf(profile: string): Traces {
  const files = readdirSync(profile, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
  const read = (file: string) => {
    try {
      return readFileSync(file)
    } catch {
      // A lock or a socket that the browser took away as it closed.
      return Buffer.alloc(0)
    }
  }
  const holding = (words: readonly string[]) => {
    const needles = words.flatMap((word) => [Buffer.from(word), Buffer.from(word, 'utf16le'), Buffer.from(encodeURIComponent(word))])
    return files
      .filter((file) => {
        const bytes = read(file)
        return needles.some((needle) => bytes.includes(needle))
      })
      .map((file) => relative(profile, file))
  }
  const rows = (name: string, question: string) => {
    const path = files.find((file) => file.endsWith(`/${name}`))
    if (path === undefined) return []
    const database = new DatabaseSync(path, { readOnly: true })
    try {
      return database.prepare(question).all() as Record<string, string>[]
    } finally {
      database.close()
    }
  }
  return {
    holding,
    history: rows('History', 'select url, title from urls').map(({ url = '', title = '' }) => ({ url, title })),
    cookies: rows('Cookies', "select host_key || ' ' || name as name from cookies").map(({ name = '' }) => name),
    stored: (origin) =>
      holding([origin]).filter((file) => /Local Storage|Session Storage|IndexedDB|Service Worker|CacheStorage|databases/.test(file)),
    remove: () => rmSync(profile, { recursive: true, force: true, maxRetries: 3 }),
  }
}
