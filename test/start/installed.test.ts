import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { PROJECT_ROOT } from '../../src/platform/postgres/folder.ts'

interface Lock {
  packages: Record<string, { dev?: boolean; link?: boolean }>
}

test('a server installed without tools for development starts as it is; the tests ask for them', (t) => {
  const root = mkdtempSync(join(tmpdir(), 'samvarn-installed-'))
  t.after(() => rmSync(root, { recursive: true }))
  for (const folder of ['bin', 'node_modules']) mkdirSync(join(root, folder))
  for (const file of ['bin/install.mjs', 'package-lock.json']) copyFileSync(join(PROJECT_ROOT, file), join(root, file))
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lock
  const installed = (without: (path: string, dev: boolean) => boolean): string => {
    const kept = Object.entries(lock.packages).filter(([path, { dev = false }]) => !without(path, dev))
    writeFileSync(join(root, 'node_modules', '.package-lock.json'), JSON.stringify({ packages: Object.fromEntries(kept) }))
    const asks = `import { isInstalled } from '${join(root, 'bin', 'install.mjs')}'
      process.stdout.write([isInstalled({ tools: false }), isInstalled({ tools: true })].join(' '))`
    return execFileSync(process.execPath, ['--input-type=module', '-e', asks], { encoding: 'utf8' })
  }
  assert.equal(
    installed(() => false),
    'true true',
  )
  assert.equal(
    installed((_, dev) => dev),
    'true false',
    'npm ci --omit=dev, as deploy/README.md says',
  )
  assert.equal(
    installed((path) => path === 'node_modules/hono'),
    'false false',
    'a package to run with is missing',
  )
})
