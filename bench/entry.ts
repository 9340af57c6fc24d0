import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, get } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pageAddress, pagesOf, renderPage } from '../src/reach/entry/index.ts'
import { COMPLETE_FORMS } from '../src/reach/text/index.ts'
import { openBrowser } from '../test/browser.ts'
import { type EntryServer, serveEntry } from '../test/public/entry-server.ts'
import { exampleSite } from '../test/public/example-site.ts'
import { serveOthers } from '../test/public/other-sites.ts'
import { bytesOnWire } from '../test/public/wire.ts'
import { median, type Row, type Table } from './measure.ts'

const REQUESTS = 4_000
const AT_ONCE = 16
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

/** Pages per second over connections that are kept. The same asker in this same process for both, whose share of the work weighs on both. */
async function pagesPerSecond(port: number, paths: readonly string[]): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE })
  const ask = (path: string) =>
    new Promise<void>((done, failed) => {
      get({ port, path, agent, host: '127.0.0.1', headers: { Host: `localhost:${port}` } }, (response) => {
        if (response.statusCode !== 200) failed(new Error(`${path} answered ${response.statusCode}`))
        response.resume()
        response.on('end', () => done())
      }).on('error', failed)
    })
  const round = async (count: number) => {
    let next = 0
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        while (next < count) await ask(paths[next++ % paths.length] ?? '')
      }),
    )
  }
  await round(paths.length)
  const from = performance.now()
  await round(REQUESTS)
  agent.destroy()
  return REQUESTS / ((performance.now() - from) / 1000)
}

/** nginx with the same pages as files, one worker, as few headers as it can; undefined where it is not installed. */
async function besideNginx(paths: readonly { form: 'sv' | 'll' | 'en'; page: string; path: string }[]): Promise<number | undefined> {
  if (!existsSync('/usr/sbin/nginx')) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'samvarn-nginx-'))
  const port = 20_000 + (process.pid % 20_000)
  for (const { form, page, path } of paths) {
    const file = join(folder, 'www', path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, renderPage({ document: exampleSite(), form, page, base: BASE }))
  }
  writeFileSync(
    join(folder, 'nginx.conf'),
    `daemon off; pid ${folder}/pid; error_log ${folder}/error.log; worker_processes 1;
events { worker_connections 256; }
http { access_log off; sendfile on; tcp_nopush on; default_type "text/html; charset=utf-8"; keepalive_requests 100000;
client_body_temp_path ${folder}; proxy_temp_path ${folder}; fastcgi_temp_path ${folder}; uwsgi_temp_path ${folder}; scgi_temp_path ${folder};
server { listen 127.0.0.1:${port}; root ${folder}/www; } }
`,
  )
  spawnSync('chmod', ['-R', 'a+rX', folder])
  const nginx = spawn('/usr/sbin/nginx', ['-p', folder, '-c', join(folder, 'nginx.conf')], { stdio: 'ignore' })
  try {
    for (let tries = 0; tries < 100; tries++) {
      if ((await bytesOnWire(port, paths[0]?.path ?? '').catch(() => 0)) > 0) break
      await new Promise((soon) => setTimeout(soon, 50))
    }
    return await pagesPerSecond(
      port,
      paths.map(({ path }) => path),
    )
  } finally {
    nginx.kill()
    await new Promise((gone) => nginx.once('exit', gone))
    rmSync(folder, { recursive: true, force: true })
  }
}

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
    const own = await pagesPerSecond(
      portOf(entry.origin),
      paths.map(({ path }) => path),
    )
    const nginx = await besideNginx(paths)
    const blank = await pressToBlank(entry.base)
    const rows: Row[] = [
      {
        what: `byte på nätet och frågor per sida, ${paths.length} sidor`,
        measured: `${Math.min(...sizes)}–${Math.max(...sizes)} byte, 1 fråga`,
        beside: '65 536 byte innehåll',
      },
      {
        what: `sidor per sekund, ${AT_ONCE} anslutningar`,
        measured: `${Math.round(own)} sidor/s`,
        beside: nginx === undefined ? 'nginx finns inte här' : `${Math.round(nginx)} sidor/s (nginx med samma sidor som filer)`,
        ...(nginx === undefined ? {} : { ratio: `1/${(nginx / own).toFixed(1)}` }),
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
