import assert from 'node:assert/strict'
import { existsSync, linkSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { main } from '../cli.ts'

const room = mkdtempSync(join(tmpdir(), 'samvarn-cli-redact-'))
after(() => rmSync(room, { recursive: true, force: true }))

function file(name: string, text: string): string {
  const path = join(room, name)
  writeFileSync(path, text)
  return path
}

const REGISTER = {
  person: 'p1',
  level: 'skyddad_folkbokforing',
  identifiers: [
    { class: 'name', value: 'Tuva Lindgård-Älvhem' },
    { class: 'address', value: 'Exempelgatan 12 B, 211 22 Malmö' },
    { class: 'phone', value: '070-1740606' },
  ],
}
const register = file('register.jsonl', JSON.stringify(REGISTER))
const TEXT = 'Tuva Lindgård-Älvhem bor på Exempelgatan 12 B. Ring 070-174 06 06.'
const letter = file('letter.txt', TEXT)

async function redacted(...args: string[]) {
  const out: string[] = []
  const err: string[] = []
  const stream = (lines: string[]) => ({ write: (text: string) => lines.push(text) })
  const streams = { stdout: stream(out), stderr: stream(err), isTTY: false }
  const code = await main(['redact', '--register', register, ...args], streams)
  return { code, out: out.join(''), err: err.join('') }
}

test('the original is never written over: not by its name, a symbolic link or a hard link, and not with --force', async () => {
  const [soft, hard] = [join(room, 'soft.txt'), join(room, 'hard.txt')]
  symlinkSync(letter, soft)
  linkSync(letter, hard)
  for (const [from, to] of [
    [letter, letter],
    [letter, join(room, '.', 'letter.txt')],
    [letter, soft],
    [soft, letter],
    [letter, hard],
  ] as const) {
    for (const force of [[], ['--force']]) {
      const sv = await redacted(from, '-o', to, ...force)
      assert.deepEqual([sv.code, sv.out], [2, ''], to)
      assert.match(sv.err, /är samma fil som originalet/)
    }
    assert.match((await redacted(from, '-o', to, '--lang', 'en')).err, /is the same file as the original/)
    assert.equal(readFileSync(letter, 'utf8'), TEXT)
  }
})

test('a copy is not named as another format than it has', async () => {
  const bare = file('bare', TEXT)
  for (const [from, name] of [
    [letter, 'copy.docx'],
    [letter, 'copy.PDF'],
    [letter, 'copy.csv'],
    [letter, 'copy.bak'],
    [file('list.csv', 'namn;gata\nNN;Exempelgatan 12 B\n'), 'copy.xlsx'],
    [bare, 'copy.docx'],
  ] as const) {
    const out = join(room, name)
    const { code, err } = await redacted(from, '-o', out)
    assert.equal(code, 2, name)
    assert.match(err, /Kopian får samma format som originalet \(\.(txt|csv)\)/)
    assert.match((await redacted(from, '-o', out, '--lang', 'en')).err, /has the format of the original/)
    assert.equal(existsSync(out), false)
  }
  for (const name of ['fine.TXT', 'fine.md', 'fine']) assert.equal((await redacted(letter, '-o', join(room, name))).code, 0, name)
  assert.equal((await redacted(bare, '-o', join(room, 'bare.txt'))).code, 0)
})

test('what was taken away is told in words of the language, not in codes', async () => {
  const told = await redacted(letter, '-o', join(room, 'sv.txt'))
  assert.equal(told.code, 0, told.err)
  assert.match(told.out, /1 × vem och var \(/)
  assert.match(told.out, /1 × telefonnummer \(/)
  assert.doesNotMatch(told.out, /who_where|phone|address|\bname\b/)
  const english = await redacted(letter, '-o', join(room, 'en.txt'), '--lang', 'en')
  assert.match(english.out, /1 × who and where \(/)
  assert.match(english.out, /1 × phone number \(/)
})
