import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'

const ROOT = join(import.meta.dirname, '..', '..', '..')

/** Words that say that somebody has read or signed a text, with two names after them; and keys that hold such a name. */
const SAYS =
  /(?:[Rr]eviewed|[Ss]igned|[Tt]ranslated|[Pp]roofread|[Gg]ranskad|[Gg]ranskat|[Öö]versatt|[Uu]nderskriven|[Uu]ndertecknad|[Kk]orrekturläst)[ _-](?:by|av)["'”]?\s*[:=]?\s*["'“”]?\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+/u
const KEY =
  /(?<![\p{L}_])["']?(?:reviewer|reviewed_by|signer|signed_by|translator|translated_by|proofreader)["']?\s*[:=]\s*["'`]\p{Lu}\p{Ll}+(?: \p{Lu}|["'`])/u
const SIGNS = /insert into text_signature/i

const namesIn = (text: string): boolean => SAYS.test(text) || KEY.test(text) || SIGNS.test(text)

const filesIn = (folder: string, ends: RegExp): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => ends.test(name))
    .map((name) => join(folder, name))
const isAllowed = (name: string) => /\.test\.tsx?$|\/demo[^/]*\.ts$|^src\/reach\/demo\//.test(name)

test('issue 5: nobody is said to have read or signed a text, in content, migrations or source, outside the demonstration', () => {
  const files = [
    ...filesIn('content', /\.(?:json|md)$/),
    ...filesIn('migrations', /\.sql$/).filter((name) => !name.endsWith('schema.sql')),
    ...filesIn('src', /\.tsx?$/),
  ].filter((name) => !isAllowed(name))
  assert.ok(files.length > 500)
  assert.deepEqual(
    files.filter((name) => namesIn(readFileSync(join(ROOT, name), 'utf8'))),
    [],
  )
  for (const bad of ['"signed_by": "Nora Prosa"', 'Granskad av Nora Prosa', "reviewer: 'Nora'", 'insert into text_signature values'])
    assert.ok(namesIn(bad), `the check bites: ${bad}`)
})

test('issue 5: what signs in the demonstration is called by the demonstration alone', () => {
  const callers = filesIn('src', /\.tsx?$/).filter((name) => readFileSync(join(ROOT, name), 'utf8').includes('makeDemoLanguages'))
  assert.deepEqual(
    callers.sort(),
    ['src/reach/demo/index.ts', 'src/reach/language/demo.ts', 'src/reach/language/index.ts']
      .concat(callers.filter((name) => name.endsWith('.test.ts')))
      .sort(),
  )
  const main = readFileSync(join(ROOT, 'src/main.ts'), 'utf8')
  assert.match(main, /if \(config\.demo\) await makeDemo\(/, 'and the demonstration is made in the demonstration only')
})
