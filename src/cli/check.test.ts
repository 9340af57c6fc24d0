import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { run as check } from './check.ts'
import { run as redact } from './redact.ts'
import type { Command, Lang } from './command.ts'

const room = mkdtempSync(join(tmpdir(), 'samvarn-cli-'))
after(() => rmSync(room, { recursive: true, force: true }))

// Published test numbers, invented names (see packages/disclosure/test/cast.ts).
const PERSONS = [
  {
    person: 'p1',
    level: 'sekretessmarkering',
    identifiers: [
      { class: 'personnummer', value: '19800103-2385' },
      { class: 'name', value: 'Tuva Lindgård-Älvhem' },
      { class: 'address', value: 'Exempelgatan 12 B, 211 22 Malmö' },
      { class: 'municipality', value: '1280' },
    ],
  },
  {
    person: 'p2',
    level: 'skyddad_folkbokforing',
    identifiers: [
      { class: 'name', value: 'Anna Andersson' },
      { class: 'phone', value: '070-1740606' },
    ],
  },
]

function file(name: string, text: string): string {
  const path = join(room, name)
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, text)
  return path
}

const register = file('register.jsonl', PERSONS.map((person) => JSON.stringify(person)).join('\n'))
const clean = file('clean.txt', 'Hej! Mötet är på tisdag.')
const note = file('note.txt', 'Hej! Anna Andersson hälsar.')
const stop = file('stop.txt', 'Hej! Hon bor på Exempelgatan 12 B.')
const unread = file('unread.docx', 'det här är ingen Word-fil')

async function call(command: Command['run'], args: string[], { lang = 'sv' as Lang, isTTY = false } = {}) {
  const out: string[] = []
  const err: string[] = []
  const code = await command(args, {
    stdout: { write: (text) => out.push(text) },
    stderr: { write: (text) => err.push(text) },
    isTTY,
    lang,
  })
  return { code, out: out.join(''), err: err.join('') }
}
const checked = (...args: string[]) => call(check, ['--register', register, ...args])

test('exit codes: 0 clean and note, 1 held, 2 not checked, and two wins over one', async () => {
  assert.equal((await checked(clean)).code, 0)
  assert.equal((await checked(note)).code, 0)
  assert.equal((await checked(stop)).code, 1)
  assert.equal((await checked(unread)).code, 2)
  assert.equal((await checked(clean, stop, unread)).code, 2)
  assert.equal((await checked(stop, join(room, 'absent.txt'))).code, 2)
})

test('self needs a subject of the register', async () => {
  assert.equal((await checked('--recipient', 'self', stop)).code, 2)
  assert.match((await checked('--recipient', 'self', stop)).err, /--subject/)
  assert.equal((await checked('--recipient', 'self', '--subject', 'p9', stop)).code, 2)
  assert.equal((await checked('--recipient', 'self', '--subject', 'p1', stop)).code, 0)
  assert.equal((await checked('--recipient', 'self', '--subject', 'p2', stop)).code, 1)
})

test('the sender’s place must exist, and counts', async () => {
  const name = file('name.txt', 'Hej! Tuva Lindgård hälsar.')
  assert.equal((await checked('--recipient', 'authority', name)).code, 0)
  assert.equal((await checked('--recipient', 'authority', '--sender-place', '1280', name)).code, 1)
  assert.equal((await checked('--sender-place', '9999', name)).code, 2)
})

test('a call that is wrong says what to do, in the language asked for, and checks nothing', async () => {
  const wrong: string[][] = [['--frob', clean], ['--register'], [clean, '--format', 'xml'], [clean, '--recipient', 'neighbour'], []]
  for (const args of wrong) {
    const [sv, en] = [
      await call(check, ['--register', register, ...args]),
      await call(check, ['--register', register, ...args], { lang: 'en' }),
    ]
    assert.equal(sv.code, 2, args.join(' '))
    assert.ok(sv.out === '' && sv.err !== '' && sv.err !== en.err, args.join(' '))
  }
  assert.equal((await call(check, [clean])).code, 2)
  assert.match((await call(check, ['--register', join(room, 'none.jsonl'), clean])).err, /går inte att läsa/)
  const broken = file('broken.jsonl', `${JSON.stringify(PERSONS[0])}\n{"person":"p7","level":"hemlig","identifiers":[]}`)
  assert.match((await call(check, ['--register', broken, clean])).err, /rad 2, level/)
  assert.equal((await call(check, ['--register', file('empty.jsonl', '\n'), clean])).code, 2)
})

test('the summary counts in the right number, in both languages', async () => {
  const last = async (lang: Lang, ...paths: string[]) =>
    (await call(check, ['--register', register, ...paths], { lang })).out.trimEnd().split('\n').at(-1)
  assert.equal(await last('en', clean), '1 document: 1 clean, 0 with findings, 0 not checked.')
  assert.equal(await last('en', clean, stop), '2 documents: 1 clean, 1 with findings, 0 not checked.')
  assert.equal(await last('sv', unread), '1 dokument: 0 utan anmärkning, 0 med fynd, 1 inte kontrollerat.')
  assert.equal(await last('sv', clean, stop), '2 dokument: 1 utan anmärkning, 1 med fynd, 0 inte kontrollerade.')
})

test('help has examples in both languages', async () => {
  for (const command of [check, redact]) {
    for (const lang of ['sv', 'en'] as const) {
      const { code, out } = await call(command, ['--help'], { lang })
      assert.equal(code, 0)
      assert.match(out, lang === 'sv' ? /Exempel:\n {2}samvarn/ : /Examples:\n {2}samvarn/)
    }
  }
})

test('D-R24 a folder is walked with its hidden files; links are not followed, and one that leads out is not checked', async () => {
  const folder = join(room, 'set')
  file('set/.hidden/inner/stop.txt', 'Exempelgatan 12 B')
  file('set/a.txt', 'Hej')
  symlinkSync('.', join(folder, 'loop'))
  const inside = JSON.parse((await checked('--format', 'json', folder)).out) as { documents: { path: string; verdict: string }[] }
  assert.deepEqual(
    inside.documents.map(({ path, verdict }) => [path.slice(folder.length), verdict]),
    [
      ['/.hidden/inner/stop.txt', 'findings'],
      ['/a.txt', 'clean'],
    ],
  )
  symlinkSync(room, join(folder, 'out'))
  const { code, out } = await checked(folder)
  assert.equal(code, 2)
  assert.match(out, /symbolisk länk/)
})

test('a file that cannot be opened is not checked', { skip: process.getuid?.() === 0 ? 'root may open everything' : false }, async () => {
  const locked = file('locked.txt', 'Hej')
  chmodSync(locked, 0)
  assert.equal((await checked(locked)).code, 2)
})

test('JSON output is valid by its schema, and repeats no value', async () => {
  const schema = JSON.parse(
    readFileSync(new URL('../../packages/disclosure/schema/check-output.schema.json', import.meta.url), 'utf8'),
  ) as object
  const isValid = new Ajv2020({ strict: false }).compile(schema)
  const { out } = await checked('--format', 'json', '--hold-anyones', clean, note, stop, unread)
  const answer = JSON.parse(out) as { documents: { verdict: string }[] }
  assert.equal(isValid(answer), true, JSON.stringify(isValid.errors))
  assert.deepEqual(
    answer.documents.map(({ verdict }) => verdict),
    ['clean', 'clean', 'findings', 'unchecked'],
  )
  assert.doesNotMatch(out, /Exempelgatan|Andersson|Lindgård/)
  assert.equal(isValid({ documents: [{ path: 'x' }] }), false)
})

test('SARIF 2.1.0: rules, results, and what was not checked', async () => {
  const { out } = await checked('--format', 'sarif', stop, unread)
  const log = JSON.parse(out) as {
    version: string
    runs: {
      tool: { driver: { rules: { id: string }[] } }
      results: { ruleId: string; ruleIndex: number; level: string }[]
      invocations: { executionSuccessful: boolean }[]
    }[]
  }
  assert.equal(log.version, '2.1.0')
  const [run] = log.runs
  assert.ok(run?.results.some(({ level }) => level === 'error'))
  for (const { ruleId, ruleIndex } of run?.results ?? []) assert.equal(run?.tool.driver.rules[ruleIndex]?.id, ruleId)
  assert.equal(run?.invocations[0]?.executionSuccessful, false)
})

test('the bar is drawn on a terminal only, and only on stderr', async () => {
  assert.match((await call(check, ['--register', register, clean, note], { isTTY: true })).err, /2\/2/)
  assert.equal((await checked(clean)).err, '')
})

test('a safe copy: made, verified, and clean when checked again', async () => {
  const out = join(room, 'safe.txt')
  const { code, out: told } = await call(redact, [stop, '-o', out, '--register', register])
  assert.equal(code, 0)
  assert.match(told, /Säker kopia/)
  assert.equal(readFileSync(out, 'utf8'), 'Hej! Hon bor på [sekretess].')
  assert.equal((await checked(out)).code, 0)
})

test('a safe copy is not written over another file unless asked, nor made of what cannot be read', async () => {
  const there = file('there.txt', 'kvar')
  assert.equal((await call(redact, [stop, '-o', there, '--register', register])).code, 2)
  assert.equal(readFileSync(there, 'utf8'), 'kvar')
  assert.equal((await call(redact, [stop, '-o', there, '--register', register, '--force', '--label', 'law'])).code, 0)
  assert.match(readFileSync(there, 'utf8'), /\[OSL 21:3\]/)
  for (const [args, code] of [
    [[unread], 2],
    [[join(room, 'absent.txt')], 2],
    [[file('page.html', '<p>Exempelgatan 12 B</p>')], 1],
    [[stop, clean], 2],
    [[], 2],
  ] as const) {
    const out = join(room, 'never.txt')
    assert.equal((await call(redact, [...args, '-o', out, '--register', register])).code, code, args.join(' '))
    assert.throws(() => readFileSync(out), /ENOENT/)
  }
  assert.equal((await call(redact, [stop])).code, 2)
})

test('without a register anyone’s number goes', async () => {
  const out = join(room, 'anyone.txt')
  assert.equal((await call(redact, [file('number.txt', 'Kalle, 19800110-2386, kom.'), '-o', out])).code, 0)
  assert.equal(readFileSync(out, 'utf8'), 'Kalle, [sekretess], kom.')
  assert.equal((await call(redact, [stop, '-o', join(room, 'x.txt'), '--recipient', 'authority'])).code, 2)
})

test('the command line itself passes arguments and exit codes on', () => {
  const cli = new URL('../cli.ts', import.meta.url).pathname
  const spawned = (...args: string[]) =>
    spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8', env: { PATH: process.env.PATH ?? '' } })
  const held = spawned('check', '--register', register, stop, '--lang', 'en')
  assert.equal(held.status, 1, held.stderr)
  assert.match(held.stdout, /1 with findings/)
  assert.equal(spawned('check', '--register', register, '--nonsense').status, 2)
})
