import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { main, takeLang } from './cli.ts'

async function samvarn(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = ''
  let err = ''
  const code = await main(args, {
    stdout: {
      write: (text) => {
        out += text
      },
    },
    stderr: {
      write: (text) => {
        err += text
      },
    },
    isTTY: false,
  })
  return { code, out, err }
}

test('without a command, and with one that does not exist, it says what there is and ends with 2', async () => {
  const none = await samvarn()
  assert.equal(none.code, 2)
  assert.match(none.err, /Användning: samvarn KOMMANDO/)
  for (const name of ['chekc', '__proto__', 'constructor']) {
    const wrong = await samvarn(name)
    assert.equal(wrong.code, 2)
    assert.match(wrong.err, new RegExp(`Kommandot "${name}" finns inte. Det finns: serve,`))
  }
  assert.match((await samvarn('chekc', '--lang', 'en')).err, /There is no command "chekc"/)
})

test('a language that is not ours is refused', async () => {
  assert.equal((await samvarn('--lang', 'de', 'check')).code, 2)
  assert.equal((await samvarn('check', '--lang')).code, 2)
  assert.deepEqual(takeLang(['check', '--', '--lang', 'de']), { lang: 'sv', rest: ['check', '--', '--lang', 'de'] })
  assert.deepEqual(takeLang(['--lang=en', 'check', 'a']), { lang: 'en', rest: ['check', 'a'] })
})

test('every command that the list names has help with examples, in both languages', async () => {
  const list = (await samvarn('--help')).out
  const names = [...list.matchAll(/^ {2}(\w+) {2,}/gm)].map((match) => match[1] ?? '').filter((name) => name !== 'samvarn')
  assert.ok(names.includes('serve'))
  for (const name of names)
    for (const lang of ['sv', 'en']) {
      const help = await samvarn(name, '--help', '--lang', lang)
      assert.equal(help.code, 0, `${name}: ${help.err}`)
      assert.match(help.out, new RegExp(`samvarn ${name} .*\\S`), `${name} ${lang} shows an example`)
    }
})

test('serve refuses what it does not know', async () => {
  const wrong = await samvarn('serve', '--prot=3000')
  assert.equal(wrong.code, 2)
  assert.match(wrong.err, /serve tar inte "--prot=3000"/)
})

test('./samvarn runs from any folder, and keeps its output clean', async () => {
  const { stdout, stderr } = await promisify(execFile)(join(import.meta.dirname, '..', 'samvarn'), ['--help'], { cwd: '/' })
  assert.match(stdout, /samvarn check/)
  assert.equal(stderr, '')
})
