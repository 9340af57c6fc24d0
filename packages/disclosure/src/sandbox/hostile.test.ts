import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hostileFiles } from '../../test/make/hostile.ts'
import { makeDocx } from '../../test/make/docx.ts'
import { readInChild } from './read.ts'

const files = hostileFiles()

test('S-R18: there are at least 60 hostile files', () => {
  assert.ok(files.length >= 60, `${files.length}`)
})

test('S-R18: every hostile file ends as unread, within limits, and the parent lives', async (t) => {
  // Two at a time: the queue lets no more through than there are processors, and tests share the machine.
  const queue = [...files]
  const worker = async () => {
    for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
      const { what, name, bytes } = file
      const document = await readInChild(bytes, name)
      await t.test(what, () => {
        assert.ok(document.unread.length > 0, 'called read')
        t.diagnostic(`${what}: ${document.unread.map((gap) => gap.code).join(', ')}`)
      })
    }
  }
  await Promise.all([worker(), worker()])
  const honest = await readInChild(makeDocx({ paragraphs: ['Hej'] }), 'brev.docx')
  assert.deepEqual(honest.unread, [])
  assert.equal(honest.parts.find((part) => part.kind === 'body')?.text, 'Hej\n')
})
