import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isStale, lixOf, readBlocks, readPageText, TextFault, wordsOf } from './index.ts'

const known = { pages: new Set(['for-me']), lines: new Set(['kvinnofrid']) }
const HEAD = '---\ntitle: Titel\nlead: Ingress\n---\n'

test('a public text is read into paragraphs, headings, lists, boxes, questions, lines and the place’s own', () => {
  const { title, blocks } = readPageText(
    `${HEAD}Ett **viktigt** ord, [för mig](for-me) och {tel:kvinnofrid}.\n## Rubrik\n- ett\n- två\n  fortsätter\n\n1. steg\n\n! Fara\n\n+++ Fråga\nsvar\n+++\n\n{lines: kvinnofrid}\n\n{local}\n`,
    known,
  )
  assert.equal(title, 'Titel')
  assert.deepEqual(
    blocks.map((block) => block.kind),
    ['paragraph', 'heading', 'list', 'list', 'important', 'details', 'lines', 'local'],
  )
  assert.deepEqual(blocks[0], {
    kind: 'paragraph',
    words: [
      { kind: 'text', text: 'Ett ' },
      { kind: 'strong', text: 'viktigt' },
      { kind: 'text', text: ' ord, ' },
      { kind: 'page', page: 'for-me', text: 'för mig' },
      { kind: 'text', text: ' och ' },
      { kind: 'tel', line: 'kvinnofrid' },
      { kind: 'text', text: '.' },
    ],
  })
  const list = blocks[2]
  assert.ok(list?.kind === 'list')
  assert.deepEqual(list.items[1], [{ kind: 'text', text: 'två fortsätter' }])
})

test('S-R36: no text can hold a way to another site, a script or a picture; the fault says the line', () => {
  for (const bad of [
    '<script>1</script>',
    '<img src=x>',
    '[bort](https://example.com)',
    '[bort](//example.com)',
    '[bort](okand)',
    'https://example.com',
    'www.example.com',
    '![bild](x.png)',
    '{tel:okand}',
    '{lines: okand}',
    '**halvt',
    '> citat',
    '# rubrik',
    '+++ öppen fråga',
  ])
    assert.throws(
      () => readBlocks(`rad\n\n${bad}`, known),
      (fault: unknown) => fault instanceof TextFault && fault.line === 3 && fault.text.sv.length > 20,
      bad,
    )
})

test('the words of a text are counted by LIX as the measure says', () => {
  // 10 words, 2 sentences, 2 long words: 5 + 20.
  assert.equal(lixOf('Du kan ringa hit nu. Socialtjänsten hjälper dig sedan också.'), 25)
  assert.equal(lixOf('– …'), undefined)
  assert.match(wordsOf(readPageText(`${HEAD}## Rubrik\n- ett\n- två`, known)), /Titel\.\nIngress\nRubrik\.\nett\.\ntvå\./)
})

test('D-R56: a fact is stale after ninety days, counted from the last day that its date may mean; without a date it always is', () => {
  assert.equal(isStale('2026-01-01', '2026-04-01', 90), false)
  assert.equal(isStale('2026-01-01', '2026-04-02', 90), true)
  assert.equal(isStale('2026-01', '2026-05-01', 90), false)
  assert.equal(isStale('2025', '2026-03-31', 90), false)
  assert.equal(isStale('2025', '2026-04-01', 90), true)
  assert.equal(isStale(null, '2026-01-01', 90), true)
})
