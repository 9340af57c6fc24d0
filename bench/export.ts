import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { readConfig } from '../src/config.ts'
import { makeLog } from '../src/platform/log.ts'
import { entryApp, makeSource, nationalDocument } from '../src/reach/entry/index.ts'
import { build, hostingOf, writeExport } from '../src/reach/export/index.ts'
import { nginxConfiguration } from '../src/reach/export/configurations.ts'
import type { SiteDocument } from '../src/reach/text/index.ts'
import { NGINX, readable, startNginx } from '../test/public/web-server.ts'
import { newId } from '../src/platform/ids.ts'
import type { Table } from './measure.ts'

const SITES = 20
const SECONDS = 4
const LEAVE = 'https://www.smhi.se/'

/** Municipalities with a switchboard, hours and words of their own. */
function sites(): SiteDocument[] {
  const day = '2026-11-01'
  return Array.from({ length: SITES }, (_, n) => ({
    ...nationalDocument(),
    tenant: newId(),
    site: newId(),
    code: `k${String(n).padStart(2, '0')}m9x`,
    name: `Kommun ${n + 1} (påhittad)`,
    kind: 'municipality' as const,
    contacts: [
      {
        id: 'social',
        kind: 'social_services' as const,
        name: { sv: 'Socialtjänsten', en: 'Social services' },
        phone: '031-3900610',
        hours: [{ days: '1-5', from: '08:00', to: '16:30' }],
        instead: [],
        pages: [],
        checked: day,
      },
    ],
    pieces: [{ page: 'for-me', form: 'sv' as const, text: 'Kom till **receptionen** och be att få tala med någon ensam.' }],
  }))
}

/** The whole export to disk, beside the same bytes written without being made. */
export async function measureExport(): Promise<Table> {
  const work = mkdtempSync(join(tmpdir(), 'bench-export-'))
  try {
    const published = { documents: sites(), file: async () => undefined }
    const from = performance.now()
    const { files, bytes } = await writeExport(join(work, 'out'), build(published, { base: '/info/', leave: LEAVE }), {})
    const seconds = (performance.now() - from) / 1000
    const page = Buffer.alloc(bytes / files, 46)
    const began = performance.now()
    async function* alike() {
      for (let n = 0; n < files; n++) yield { path: `${n % SITES}/${n}.html`, bytes: page }
    }
    await writeExport(join(work, 'alike'), alike(), {})
    const limit = (performance.now() - began) / 1000
    return {
      name: 'export',
      title: `Export av ${SITES} kommuners sidor`,
      rows: [
        {
          what: `${files} filer, ${Math.round(bytes / 1e6)} MB`,
          measured: `${seconds.toFixed(1)} s`,
          beside: `${limit.toFixed(1)} s (lika många lika stora filer, bara skrivna)`,
          ratio: `×${(seconds / limit).toFixed(1)}`,
        },
      ],
    }
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

const load = (origin: string, paths: readonly string[]): Promise<{ per_second: number; bytes_each: number }> =>
  new Promise((answer, fail) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'load.ts'), origin, String(SECONDS), ...paths], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let said = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
    child.on('exit', (code) => (code === 0 ? answer(JSON.parse(said)) : fail(new Error(`load ended with ${code}`))))
  })

/** The entry's own process beside nginx handing out the same pages from disk, asked in the same way, one after the other. */
export async function measureServing(): Promise<Table> {
  const documents = sites()
  const work = mkdtempSync(join(tmpdir(), 'bench-serve-'))
  const log = makeLog('silent')
  const source = makeSource({
    log,
    look_ms_min: 3_600_000,
    publications: {
      revisions: async () => documents.map(({ site }) => ({ site, revision: '1' })),
      publication: async (site) => ({ revision: '1', document: documents.find((one) => one.site === site) }),
      file: async () => undefined,
    },
  })
  await source.refresh()
  const app = entryApp({ config: readConfig({ SAMVARN_MODE: 'real', SAMVARN_URL: 'http://localhost:3000' }), log, source, base: '/info' })
  const server = createServer(getRequestListener((request) => app.fetch(request), { hostname: 'localhost' }))
  await new Promise<void>((up) => server.listen(0, '127.0.0.1', () => up()))
  try {
    const paths = documents.flatMap(({ code }) => ['a20', 'a02', 'b02', 'c41'].map((page) => `/info/${code}/${page}`))
    const own = await load(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, paths)
    let beside = 'nginx finns inte här'
    let ratio = ''
    if (existsSync(NGINX)) {
      await writeExport(join(work, 'out'), build({ documents, file: async () => undefined }, { base: '/info/', leave: LEAVE }), {})
      const root = readable(join(work, 'out', 'sidor'))
      const nginx = await startNginx(nginxConfiguration(hostingOf({ name: 'localhost', base: '/info/', root, leave: LEAVE })))
      try {
        const peer = await load(nginx.origin.replace('localhost', '127.0.0.1'), paths)
        if (peer.bytes_each !== own.bytes_each) throw new Error('The two do not serve the same.')
        beside = `${Math.round(peer.per_second)} sidor/s (nginx, en arbetare, samma filer från disk)`
        ratio = `1/${(peer.per_second / own.per_second).toFixed(1)}`
      } finally {
        await nginx.stop()
        rmSync(root, { recursive: true, force: true })
      }
    }
    return {
      name: 'serving',
      title: 'Öppna sidor per sekund',
      rows: [
        {
          what: `${paths.length} sidor à ${own.bytes_each} byte, 16 anslutningar`,
          measured: `${Math.round(own.per_second)} sidor/s`,
          beside,
          ratio,
        },
      ],
    }
  } finally {
    await new Promise((closed) => {
      server.close(closed)
      server.closeAllConnections()
    })
    rmSync(work, { recursive: true, force: true })
  }
}
