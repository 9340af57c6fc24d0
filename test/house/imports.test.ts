import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { cruise, type ICruiseOptions, type IFlattenedRuleSet } from 'dependency-cruiser'
import { ROOT } from './source.ts'

type Ruleset = IFlattenedRuleSet & { options: ICruiseOptions; forbidden: { name: string }[] }
const ruleset = createRequire(import.meta.url)(join(ROOT, '.dependency-cruiser.cjs')) as Ruleset

/** rule: a tree that breaks it. The first file is the one that sins. */
const CANARIES: Record<string, Record<string, string>> = {
  'module-only-through-its-door': {
    'src/protect/marking/deeds.ts': "import '../circle/circle.ts'",
    'src/protect/circle/circle.ts': 'export {}',
  },
  'outside-only-through-the-door': { 'src/main.ts': "import './protect/circle/deeds.ts'", 'src/protect/circle/deeds.ts': 'export {}' },
  'platform-knows-no-module': { 'src/platform/log.ts': "import '../protect/circle/index.ts'", 'src/protect/circle/index.ts': 'export {}' },
  'policy-is-pure': {
    'src/protect/circle/policy.ts': "import '../../platform/database/database.ts'",
    'src/platform/database/database.ts': 'export {}',
  },
  'thing-is-pure-protect-circle': { 'src/protect/circle/circle.ts': "import { readFileSync } from 'node:fs'\nreadFileSync" },
  'thing-is-pure-organisation-mail': {
    'src/organisation/mail/mail.ts': "import './store.ts'",
    'src/organisation/mail/store.ts': 'export {}',
  },
  'store-only-from-deeds': { 'src/protect/circle/pages.tsx': "import './store.ts'", 'src/protect/circle/store.ts': 'export {}' },
  'pages-hold-no-sql': {
    'src/protect/circle/pages.tsx': "import pg from 'pg'\npg",
    'node_modules/pg/package.json': '{"name":"pg","main":"index.js"}',
    'node_modules/pg/index.js': '',
  },
  'packages-stand-alone': { 'packages/disclosure/src/index.ts': "import '../../../src/main.ts'", 'src/main.ts': 'export {}' },
  'public-site-cannot-reach-persons': {
    'src/reach/site/pages.ts': "import '../../platform/bridge.ts'",
    'src/platform/bridge.ts': "import '../protect/person/index.ts'",
    'src/protect/person/index.ts': 'export {}',
  },
  'module-is-on-the-list': { 'src/knowledge/library/index.ts': "import './library.ts'", 'src/knowledge/library/library.ts': 'export {}' },
  'direction-organisation-account': {
    'src/organisation/account/deeds.ts': "import '../../protect/person/index.ts'",
    'src/protect/person/index.ts': 'export {}',
  },
  'no-circles': {
    'src/platform/a.ts': "import { b } from './b.ts'\nexport const a = b",
    'src/platform/b.ts': "import { a } from './a.ts'\nexport const b = () => a",
  },
  'no-orphans': { 'src/platform/alone.ts': 'export const alone = 1' },
  'no-unresolved': { 'src/main.ts': "import '@/platform/log.ts'" },
  'product-needs-no-test-tools': {
    'src/main.ts': "import fc from 'fast-check'\nfc",
    'package.json': '{"devDependencies":{"fast-check":"1.0.0"}}',
    'node_modules/fast-check/package.json': '{"name":"fast-check","main":"index.js"}',
    'node_modules/fast-check/index.js': '',
  },
}

async function brokenRules(tree: Record<string, string>): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'canary-'))
  try {
    for (const [name, text] of Object.entries({ 'package.json': '{"type":"module"}', ...tree })) {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), text)
    }
    const tops = ['src', 'packages'].filter((top) => Object.keys(tree).some((name) => name.startsWith(`${top}/`)))
    const { output } = await cruise(tops, { ...ruleset.options, baseDir: folder, validate: true, ruleSet: ruleset })
    if (typeof output === 'string') throw new Error('dependency-cruiser gave text instead of a result')
    return [...new Set(output.summary.violations.map(({ rule }) => rule.name))]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

for (const [rule, tree] of Object.entries(CANARIES))
  test(`canary: ${rule} refuses ${Object.keys(tree)[0]}`, async () => {
    const broken = await brokenRules(tree)
    assert.ok(broken.includes(rule), `broken: ${broken.join(', ') || 'none'}`)
  })

test('every import rule has a canary', () => {
  // The two families have one rule a module, all made by the same line.
  const family = (name = '') => name.replace(/^(direction|thing-is-pure)-.*/, '$1')
  const tested = new Set(Object.keys(CANARIES).map((name) => family(name)))
  assert.deepEqual(
    ruleset.forbidden.map(({ name }) => family(name)).filter((name) => !tested.has(name)),
    [],
  )
})

test('an honest tree breaks nothing', async () => {
  const tree = {
    'src/main.ts': "import { circle } from './protect/circle/index.ts'\ncircle",
    'src/protect/circle/index.ts': "export { circle } from './deeds.ts'",
    'src/protect/circle/deeds.ts':
      "import { load } from './store.ts'\nimport { may } from './policy.ts'\nexport const circle = [load, may]",
    'src/protect/circle/store.ts': 'export const load = 1',
    'src/protect/circle/policy.ts': "import { rule } from './circle.ts'\nexport const may = rule",
    'src/protect/circle/circle.ts': 'export const rule = 1',
  }
  assert.deepEqual(await brokenRules(tree), [])
})

test('house: the direction list is the architecture picture, so nobody is in it twice and nobody both above and below', () => {
  const { DIRECTIONS } = createRequire(import.meta.url)(join(ROOT, '.dependency-cruiser.cjs')) as { DIRECTIONS: Record<string, string[]> }
  const reaches = (from: string, seen = new Set<string>()): Set<string> => {
    for (const to of DIRECTIONS[from] ?? []) if (!seen.has(to)) reaches(to, seen.add(to))
    return seen
  }
  for (const [module, allowed] of Object.entries(DIRECTIONS)) {
    assert.equal(new Set(allowed).size, allowed.length)
    assert.ok(!reaches(module).has(module), `${module} would reach itself`)
    for (const name of allowed) assert.ok(name in DIRECTIONS, `${name} is on the list`)
  }
})
