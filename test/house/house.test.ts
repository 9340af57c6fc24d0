import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as rules from './rules.ts'
import { apply, filesOfTheHouse, isCode, isProduct, isTest, readText, type Rule } from './source.ts'

const files = filesOfTheHouse()
const code = files.filter(isCode)
const product = files.filter(isProduct)

type House = { says: string; rule: Rule; where: string[]; name?: string; refused: string[]; passes: string[] }

const long = (lines: number, inside: string) => `${inside}\n`.repeat(lines)
/** This file tells the rules, so their canaries stand in it. */
const withoutCanaries = (names: string[]) => names.filter((name) => !name.startsWith('test/house/'))

const HOUSE: House[] = [
  {
    says: `a file has at most ${rules.FILE_LINES_MAX} lines`,
    rule: rules.fileIsShort,
    where: code,
    refused: [long(301, 'x')],
    passes: [long(300, 'x')],
  },
  {
    says: `a function has at most ${rules.FUNCTION_LINES_MAX} lines`,
    rule: rules.functionsAreShort,
    where: code.filter((name) => !isTest(name)),
    refused: [`function f() {\n${long(69, 'g()')}}`, `const f = () => {\n${long(69, 'g()')}}`, `class A { m() {\n${long(69, 'g()')}} }`],
    passes: [`function f() {\n${long(68, 'g()')}}`],
  },
  {
    says: 'no file is called by a name that says nothing',
    rule: (name) => rules.nameSaysSomething(name, ''),
    where: files,
    name: 'src/platform/utils.ts',
    refused: ['any'],
    passes: [],
  },
  {
    says: 'screens and texts use the words of the law',
    rule: rules.wordsAreTheLaws,
    where: files.filter((name) => /^(?:src|content|migrations)\//.test(name) && !isTest(name)),
    refused: ['<p>Personer med skyddad identitet</p>', "sv: 'skyddade identitet'"],
    passes: ['skyddade personuppgifter', 'skyddad folkbokföring'],
  },
  {
    says: 'no statement is built of strings (S-R26)',
    rule: rules.noBuiltSql,
    // Statements about roles and databases take no parameters; these three make them from names of our own.
    where: product.filter(
      (name) => !['src/platform/postgres/roles.ts', 'src/platform/postgres/temporary.ts', 'src/platform/jobs.ts'].includes(name),
    ),
    refused: [
      'client.query(`select * from person where id = ${id}`)',
      "client.query('select ' + name)",
      'sql.raw(name)',
      'const text = `delete from person where id = ${id}`',
      "const text = 'select a from b where c = ' + c",
    ],
    passes: [
      "client.query('select 1 from person where id = $1', [id])",
      'sql`select ${id} from person`',
      'sql<Row>`select a from b where c = ${c}`',
      'say(`the file ${name} selected from ${folder}`)',
    ],
  },
  {
    says: 'the server asks nobody on the network (S-R27)',
    rule: rules.asksNobody,
    // What listens for visitors, and the test for the end of a parent's pipe. One file asks: the sign-in service that an
    // organisation has registered, or the coordinator of a round that it has taken; its host only, without redirects, bounded. And doctor, at the command
    // line, looks at our own address as people see it. And one file looks at how a public site is served, where it is registered.
    where: product.filter(
      (name) =>
        ![
          'src/serve/ports.ts',
          'src/serve/door.ts',
          'src/serve/ending.ts',
          'src/platform/postgres/keeper.ts',
          'src/platform/http/asking.ts',
          'src/platform/http/observing.ts',
          'src/ops/doctor-address.ts',
        ].includes(name),
    ),
    refused: [
      'await fetch(address)',
      'globalThis.fetch(a)',
      "import { request } from 'node:https'",
      "import net from 'net'",
      "new WebSocket('wss://x')",
    ],
    passes: ['app.fetch(request)', "import type { IncomingMessage } from 'node:http'", 'lookup.fetch(prints)'],
  },
  {
    says: 'pages have nothing inline (S-R19)',
    rule: rules.nothingInline,
    where: product.filter((name) => name.endsWith('.tsx')),
    name: 'canary.tsx',
    refused: [
      '<p style="color:red">x</p>',
      '<style>p {}</style>',
      '<script>go()</script>',
      '<button onclick="go()">x</button>',
      '<p dangerouslySetInnerHTML={{ __html: x }} />',
    ],
    passes: ['<script src={href} type="module"></script>', '<p class="style">style</p>'],
  },
  {
    says: 'only the command line prints; everything else logs by code (S-R45)',
    rule: rules.logsByCode,
    where: product.filter((name) => !/^src\/(?:cli\.ts|cli\/)/.test(name)),
    refused: ['console.log(person)', 'console.error(error)'],
    passes: ["log.info('started')"],
  },
  {
    says: 'no check is switched off and nothing is left for later',
    rule: rules.noCheckSwitchedOff,
    where: withoutCanaries(code),
    refused: ['// @ts-ignore', '// TODO: later', '/* eslint-disable */', '// biome-ignore-all lint: x'],
    passes: ['// The list of what to do is in the issue.'],
  },
]

for (const { says, rule, where, name = 'canary.ts', refused, passes } of HOUSE) {
  test(`house: ${says}`, () => {
    assert.ok(where.length > 0, 'the rule has files to look at')
    assert.deepEqual(apply(rule, where), [])
  })
  test(`canary: ${says}`, () => {
    for (const text of refused) assert.notDeepEqual(rule(name, text), [], `must be refused: ${text.slice(0, 80)}`)
    for (const text of passes) assert.deepEqual(rule(name, text), [], `must pass: ${text.slice(0, 80)}`)
  })
}

test('canary: every kind of empty name is refused, and honest ones pass', () => {
  for (const name of [
    'src/a/helpers.ts',
    'src/utils.tsx',
    'src/a/common.ts',
    'src/x/file-manager.ts',
    'src/data.json',
    'src/info.ts',
    'src/text-utils.ts',
  ])
    assert.notDeepEqual(rules.nameSaysSomething(name, ''), [], name)
  for (const name of ['src/a/person.ts', 'src/metadata.ts', 'src/person/store-data.ts', 'src/database/database.ts'])
    assert.deepEqual(rules.nameSaysSomething(name, ''), [], name)
})

test('the rules read the code that is there', () => {
  assert.ok(product.length > 50)
  assert.match(readText('src/main.ts'), /export async function startApp/)
})
