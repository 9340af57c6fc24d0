import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { document, judged, part, TODAY } from '../test/cast.ts'

const pieces = fc.constantFrom(
  'Tuva',
  ' ',
  'Lindgård',
  '-',
  '\n',
  '19800103',
  '2385',
  '.',
  '@',
  'example.org',
  '0701740605',
  'Exempelgatan 12',
  '\u00ad',
  '&#',
  '=C3',
  'ﬁ',
  '\ud800',
  '1',
  'O',
  'a ',
  'box',
  '55.6051,',
  '13.0038',
  '%',
  '\t',
  'QUJD',
)

test('no text makes the check throw, and every span lies in it', async () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.array(pieces, { maxLength: 60 }).map((all) => all.join('')),
  )
  await fc.assert(
    fc.asyncProperty(
      text,
      fc.constantFrom('counterparty' as const, 'authority' as const, 'public' as const),
      async (written, recipient) => {
        const { findings, verdict } = await judged(written, { recipient, holdAnyones: true })
        for (const finding of findings)
          for (const { start, end } of finding.spans)
            assert.ok(start >= 0 && start < end && end <= written.length, JSON.stringify({ written, finding }))
        assert.equal(verdict, findings.some(({ level }) => level !== 'NOTE') ? 'findings' : 'clean')
      },
    ),
    { numRuns: 1500 },
  )
})

test('no table makes the check throw', async () => {
  const cell = fc.array(pieces, { maxLength: 4 }).map((all) => all.join(''))
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 6 }), async (rows) => {
      let text = ''
      const cells = rows.flatMap((row, r) =>
        row.map((value, c) => {
          const start = text.length
          text += `${value}\t`
          return { table: 1, row: r + 1, column: c + 1, start, end: start + value.length }
        }),
      )
      const { findings } = await judged(document(part(text, { cells, kind: 'sheet' })))
      for (const finding of findings) for (const { start, end } of finding.spans) assert.ok(start >= 0 && start < end && end <= text.length)
    }),
    { numRuns: 400 },
  )
})

test('the same document gives the same verdict twice', async () => {
  const text = 'Tuva Lindgård, Exempelgatan 12 B, 0701740605. Bertil Qvarnholt. Malmö.'
  assert.deepEqual(await judged(text), await judged(text))
})

test('a finding in front of or behind other text stays', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.lorem({ maxCount: 30 }),
      fc.lorem({ maxCount: 30 }),
      fc.constantFrom(' ', '\n', ', ', '\t'),
      async (before, after, gap) => {
        const { findings } = await judged(`${before}${gap}Exempelgatan 12 B${gap}${after}`)
        assert.ok(findings.some(({ person, kind }) => person === 'p1' && kind === 'address'))
      },
    ),
    { numRuns: 200 },
  )
})

/**
 * A megabyte of one thing. Nothing is timed here: an engine that goes back over what it has read would not end at
 * all within the suite's own limit.
 */
test('a megabyte of anything is read once', async () => {
  const kinds: Record<string, string> = {
    digits: '1',
    spaces: ' ',
    letter: 'a',
    breaks: '\n',
    at: '@',
    dots: '.',
    zeroWidth: '\u200b',
    ampersands: '&',
    boxes: 'box ',
    mails: 'a@',
    hyphens: 'a-\n',
    mixed: 'a1',
    base64: 'QUJD',
    streets: 'Exempelgatan ',
  }
  for (const [name, unit] of Object.entries(kinds)) {
    const text = unit.repeat(Math.floor(1_000_000 / unit.length))
    const { verdict } = await judged(text, { recipient: 'public', holdAnyones: true, today: TODAY })
    assert.ok(verdict === 'clean' || verdict === 'findings', name)
  }
})
