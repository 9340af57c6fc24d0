import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { pack } from '../../bin/pack.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const hash = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex')

const dependenciesOf = (home: string) =>
  Object.keys((JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { dependencies?: object }).dependencies ?? {})

/** What the registry would bring: the engine's libraries, and theirs. */
function copyDependencies(home: string, into: string): void {
  for (const name of dependenciesOf(home)) {
    const there = join(into, 'node_modules', name)
    if (existsSync(there)) continue
    cpSync(join(ROOT, 'node_modules', name), there, { recursive: true })
    copyDependencies(there, into)
  }
}

test('S-R28: the packed engine is the same bytes twice, and works for somebody who has only Node', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'samvarn-supply-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const archive = pack('disclosure', join(folder, 'one'))
  assert.equal(hash(pack('disclosure', join(folder, 'two'))), hash(archive))
  const home = join(folder, 'node_modules', '@samvarn', 'disclosure')
  mkdirSync(home, { recursive: true })
  assert.equal(spawnSync('tar', ['-xzf', archive, '--strip-components=1', '-C', home]).status, 0)
  copyDependencies(home, folder)
  writeFileSync(join(folder, 'package.json'), '{}')
  writeFileSync(
    join(folder, 'use.mjs'),
    `
    import { check, MemoryLookup, readInChild, readPlaces } from '@samvarn/disclosure'
    const register = [{ person: 'p1', level: 'sekretessmarkering', identifiers: [{ class: 'phone', value: '070-1740612' }] }]
    const document = await readInChild(new TextEncoder().encode('Ring +46 70 174 06 12'), 'brev.txt')
    const verdict = await check(document, { recipient: 'public' }, new MemoryLookup(register, readPlaces(JSON.stringify({ municipalities: [], counties: [] }))))
    console.log(verdict.verdict, verdict.findings[0]?.kind)
  `,
  )
  const used = spawnSync(process.execPath, ['use.mjs'], { cwd: folder, encoding: 'utf8', env: { PATH: process.env['PATH'] ?? '' } })
  assert.equal(used.stdout.trim(), 'findings phone', used.stderr)
})

test('S-R28: the lock yields a bill of materials that names every direct dependency and nothing that is missing from the lock', () => {
  const made = spawnSync('npm', ['sbom', '--sbom-format=cyclonedx', '--package-lock-only'], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  assert.equal(made.status, 0, made.stderr)
  const sbom = JSON.parse(made.stdout) as { bomFormat: string; components: { name: string; version: string; licenses?: unknown[] }[] }
  assert.equal(sbom.bomFormat, 'CycloneDX')
  const direct = Object.keys((JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { dependencies: object }).dependencies)
  assert.ok(direct.length <= 40)
  const named = new Set(sbom.components.map((component) => component.name))
  for (const name of direct) assert.ok(named.has(name.split('/').at(-1) ?? name) || named.has(name), name)
})

test('S-R28: npm ci in a fresh clone finds every optional package in the lock, those of other machines included', () => {
  // npm leaves out what it could not fetch while the lock was written; npm ci then refuses the whole installation.
  const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { optionalDependencies?: Record<string, string> }>
  }
  const missing = Object.entries(lock.packages).flatMap(([path, { optionalDependencies }]) =>
    Object.keys(optionalDependencies ?? {}).filter(
      (name) => !(`node_modules/${name}` in lock.packages || `${path}/node_modules/${name}` in lock.packages),
    ),
  )
  assert.deepEqual(missing, [])
})
