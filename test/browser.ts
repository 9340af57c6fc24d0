import { constants } from 'node:fs'
import { access, lstat, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { chromium } from 'playwright-core'

/**
 * A browser of the real kind for tests. The order: the one that CHROMIUM_PATH names, the one that travels in the lock
 * (@sparticuz/chromium), the machine's own. Its package's `args` are never used: they switch web security off.
 */

/** No sandbox and no /dev/shm: tests run as root in bare containers. The rest keeps the browser from talking to anyone. */
const ARGS = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const MISSING = 'No browser starts here. Install one (Debian: apt-get install chromium) or name one with CHROMIUM_PATH.'

export interface BrowserOptions {
  args?: readonly string[]
  /** Arguments that Playwright adds by itself and that a test does not want, such as --disable-back-forward-cache. */
  without?: string[]
}

/** Starts a browser or throws an Error of one line that says what to install. The caller closes it. */
export async function openBrowser(options: BrowserOptions = {}): Promise<Browser> {
  const tried: string[] = []
  for (const find of [named, travelling, travellingWithLibraries, ofTheMachine]) {
    try {
      const found = await find()
      if (found === undefined) continue
      return await chromium.launch({
        ...found,
        args: [...ARGS, ...(options.args ?? [])],
        ...(options.without === undefined ? {} : { ignoreDefaultArgs: options.without }),
      })
    } catch (error) {
      tried.push(`${find.name}: ${reason(error)}`)
    }
  }
  throw new Error(`${MISSING}${tried.length === 0 ? '' : ` (${tried.join('; ')})`}`)
}

/** The line of a start failure that names the cause, such as the shared library that is missing. */
function reason(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  const lines = text.split('\n')
  return (lines.find((line) => /error while loading|cannot open|ENOENT|EACCES/.test(line)) ?? lines[0] ?? '').trim().slice(0, 200)
}

interface Found {
  executablePath: string
  env?: Record<string, string>
}

async function named(): Promise<Found | undefined> {
  const path = process.env['CHROMIUM_PATH']
  if (path === undefined || path === '') return undefined
  await access(path, constants.X_OK)
  return { executablePath: path }
}

async function ofTheMachine(): Promise<Found> {
  await access('/usr/bin/chromium', constants.X_OK)
  return { executablePath: '/usr/bin/chromium' }
}

async function travelling(): Promise<Found> {
  return { executablePath: join(await unpacked(), 'chromium') }
}

/** On a bare machine that lacks libnss3: the package brings the libraries of Amazon Linux 2023, for glibc 2.34 or later. */
async function travellingWithLibraries(): Promise<Found> {
  const place = await unpacked()
  const env = Object.fromEntries(Object.entries(process.env).filter((pair): pair is [string, string] => pair[1] !== undefined))
  const libraries = [join(place, 'al2023', 'lib'), env['LD_LIBRARY_PATH']].filter((path) => path !== undefined && path !== '')
  return { executablePath: join(place, 'chromium'), env: { ...env, LD_LIBRARY_PATH: libraries.join(':') } }
}

/**
 * The package unpacks to the folder of TMPDIR under a fixed name. It is given one of our own, unpacked beside and moved
 * into place whole, so that two test files that start at once never run a half-written program.
 */
async function unpacked(): Promise<string> {
  const place = join(tmpdir(), `samvarn-chromium-${process.getuid?.() ?? 0}-147.0.2`)
  const done = join(place, 'whole')
  if (!(await isOurs(done))) await unpackTo(place, done)
  if (!(await isOurs(place))) throw new Error(`${place} belongs to somebody else`)
  return place
}

async function isOurs(path: string): Promise<boolean> {
  const found = await lstat(path).catch(() => undefined)
  return found !== undefined && !found.isSymbolicLink() && found.uid === (process.getuid?.() ?? found.uid)
}

async function unpackTo(place: string, done: string): Promise<void> {
  const beside = await mkdtemp(`${place}-`)
  const before = process.env['TMPDIR']
  process.env['TMPDIR'] = beside
  try {
    const { default: travellingChromium, inflate } = await import('@sparticuz/chromium')
    await travellingChromium.executablePath()
    await inflate(fileURLToPath(new URL('../../bin/al2023.tar.br', import.meta.resolve('@sparticuz/chromium'))))
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
  await writeFile(join(beside, 'whole'), '')
  try {
    await rename(beside, place)
  } catch (error) {
    // Another test file was first; a half-made one without the mark is swept away.
    await rm(beside, { recursive: true, force: true })
    if (!(await isOurs(done))) throw error
  }
}
