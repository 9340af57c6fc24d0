import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readCells } from '../../platform/list/cells.ts'
import { unguarded, writeCsv, writeWorkbook } from '../../platform/list/workbook.ts'
import { type Answer, questionsOf } from '../question/index.ts'
import {
  type AnsweredPart,
  type Comment,
  hashOfWords,
  isAnswered,
  movedSince,
  progressOf,
  unanswered,
  whatLeaves,
  wordsIn,
} from './answer.ts'
import { readReply } from './deeds-send.ts'
import { readSheet, rowsOf } from './sheet.ts'
import { answerTo, LITTLE, OTHER } from './test/scene.ts'

const level = fc.option(fc.integer({ min: 0, max: 4 }), { nil: null })
// What a form would have kept: trimmed, without control characters, NFC.
const words = fc.string({ maxLength: 300, unit: 'grapheme' }).map((text) =>
  text
    .normalize('NFC')
    .replace(/\p{Cc}/gu, '')
    .trim(),
)
const said = (question: string, applies: boolean, value: number | null, chosen: string[], text: string): Answer[] => {
  const answer = {
    question,
    applies,
    level: applies ? value : null,
    chosen: applies ? chosen : [],
    words: !applies && text === '' ? 'därför' : text,
  }
  return !applies || answer.level !== null || answer.chosen.length > 0 || answer.words !== '' ? [answer] : []
}
const answers = fc
  .tuple(level, fc.boolean(), words, fc.option(fc.constantFrom(0, 1), { nil: null }), fc.subarray(['post', 'telefon']), words)
  .map(
    ([a, applies, text, b, chosen, more]) =>
      new Map(
        [
          ...said('a', applies, a, [], text),
          ...said('b', true, b, [], ''),
          ...said('c', true, null, chosen, text),
          ...said('d', true, null, [], more),
        ].map((one) => [one.question, one]),
      ),
  )

test('what goes out to a spreadsheet comes back as it went: nothing is a change (property)', () => {
  fc.assert(
    fc.property(answers, answers, (one, other) => {
      assert.deepEqual(readSheet(LITTLE, one, rowsOf(LITTLE, one)), { changes: [], faults: [], same: 4 })
      const { changes, faults } = readSheet(LITTLE, other, rowsOf(LITTLE, one))
      assert.deepEqual(faults, [])
      const after = new Map(other)
      for (const change of changes)
        change.after === undefined ? after.delete(change.question.id) : after.set(change.question.id, change.after)
      assert.deepEqual(new Map([...after].sort()), new Map([...one].sort()), 'taking every change gives the sheet’s answers')
    }),
  )
})

test('through XLSX and CSV too, with words that a spreadsheet would run, and with very long ones', async () => {
  const stands = new Map(
    [answerTo('a', 1, '=1+1'), answerTo('b', 0, '-;"\nrad två'), answerTo('d', null, 'x'.repeat(3_000))].map((one) => [one.question, one]),
  )
  for (const bytes of [
    await writeWorkbook([{ name: 'Svar', rows: rowsOf(LITTLE, stands) }]),
    Buffer.from(writeCsv(rowsOf(LITTLE, stands))),
  ]) {
    const cells = await readCells(bytes)
    assert.ok('rows' in cells)
    assert.deepEqual(
      readSheet(
        LITTLE,
        stands,
        cells.rows.map((row) => row.map(unguarded)),
      ),
      { changes: [], faults: [], same: 4 },
    )
  }
})

test('faults are told by row, and a row that is not there leaves its answer as it is', () => {
  const stands = new Map([['a', answerTo('a', 1)]])
  const head = ['Id', 'Svar', 'Kommentar']
  const read = (...rows: string[][]) => readSheet(LITTLE, stands, [head, ...rows])
  const rows = (sheet: ReturnType<typeof read>) => sheet.faults.map(({ row }) => row)
  assert.deepEqual(
    rows(read(['a', '9', ''], ['nej', '1', ''], ['b', '1', ''], ['b', '0', ''], ['c', 'fax', ''], ['d', '1', ''])),
    [2, 3, 5, 6, 7],
  )
  assert.deepEqual(rows(read(['a', 'gäller inte', ''])), [2], 'what does not apply needs its reason')
  assert.deepEqual(rows(readSheet(LITTLE, stands, [['Fråga'], ['a']])), [1])
  assert.deepEqual(
    read(['b', 'Ja', '']).changes.map(({ after }) => after?.level),
    [1],
    'a level by its name',
  )
  assert.deepEqual(read().changes, [])
  assert.deepEqual(
    read(['a', '', '']).changes.map(({ after }) => after),
    [undefined],
    'an emptied row takes the answer away',
  )
})

const part = (set: string, ...given: Answer[]): AnsweredPart => ({ set, answers: new Map(given.map((one) => [one.question, one])) })
test('of several units the lowest level is the organisation’s, and levels alone carry no words of any kind', () => {
  const parts = [
    part(LITTLE.id, answerTo('a', 3, 'Ena enheten.')),
    part(LITTLE.id, answerTo('a', 1, 'Andra enheten.')),
    part(LITTLE.id, answerTo('a', null, 'Inget besök.', { applies: false })),
  ]
  assert.deepEqual(
    whatLeaves([LITTLE], parts, 'levels_and_words')[0]?.answers.map(({ level: at, words: text }) => [at, text]),
    [[1, 'Ena enheten.\n\nAndra enheten.']],
  )
  fc.assert(
    fc.property(fc.array(answers, { minLength: 1, maxLength: 4 }), (all) => {
      const given = all.map((one) => ({ set: LITTLE.id, answers: one }))
      const leaving = whatLeaves([LITTLE, OTHER], given, 'levels')
      assert.equal(wordsIn(leaving), '')
      assert.ok(
        leaving.every(({ answers: some }) => some.every(({ question }) => question !== 'd')),
        'a question of words does not leave at all',
      )
      for (const { question, level: at } of leaving[0]?.answers ?? []) {
        const levels = all.flatMap((one) => one.get(question)?.level ?? [])
        assert.equal(at, levels.length === 0 ? null : Math.min(...levels))
      }
    }),
  )
  assert.deepEqual(whatLeaves([OTHER], parts, 'levels'), [], 'what nobody answered does not leave')
  assert.notDeepEqual(hashOfWords('a'), hashOfWords('b'))
})

test('staff’s shares go along only where one collection stands behind them', () => {
  const staff = [{ question: 'a', count: 10, shares: { '1': 1 } }]
  const one = { ...part(LITTLE.id, answerTo('a', 1)), staff }
  assert.deepEqual(whatLeaves([LITTLE], [one], 'levels')[0]?.staff, staff)
  assert.equal(whatLeaves([LITTLE], [one, one], 'levels')[0]?.staff, undefined)
})

test('a reviewer’s last word waits until it is answered or approved; levels that moved are told', () => {
  const comment = (question: string, kind: Comment['kind'], at: number): Comment => ({
    id: `${question}${at}`,
    question,
    kind,
    words: 'x',
    by: 'Chef',
    written_at: new Date(at),
  })
  assert.deepEqual(
    unanswered([
      comment('a', 'remark', 1),
      comment('b', 'change', 1),
      comment('b', 'reply', 2),
      comment('c', 'reply', 1),
      comment('c', 'change', 3),
      comment('d', 'approve', 1),
    ]),
    ['a', 'c'],
  )
  const map = (...given: Answer[]) => new Map(given.map((one) => [one.question, one]))
  assert.deepEqual(
    movedSince(map(answerTo('a', 1), answerTo('b', 1), answerTo('c', null)), map(answerTo('a', 3), answerTo('b', 1), answerTo('c', 2))),
    [{ question: 'a', before: 1, now: 3 }],
  )
  const questions = questionsOf(LITTLE)
  assert.deepEqual(progressOf(questions, map(answerTo('a', null, 'bara ord'), answerTo('d', null, 'svar'))), { answered: 1, all: 4 })
  assert.ok(questions[0] && !isAnswered(questions[0], answerTo('a', null, '', { applies: false })), 'without a reason it is not answered')
})

test('a receiver’s answer is text from outside: short, and never mistaken for a yes', () => {
  assert.deepEqual(readReply(200, '{"ok":true}'), { ok: true })
  assert.deepEqual(readReply(409, '{"ok":true}').valueOf(), readReply(409, '{}'))
  assert.deepEqual(readReply(422, JSON.stringify({ because: { sv: 'Rundan är stängd.' } })), { ok: false, because: 'Rundan är stängd.' })
  for (const body of ['<html>', '[]', 'null', '{"ok":"true"}', ''])
    assert.ok(readReply(200, body) !== 'again' && !(readReply(200, body) as { ok: boolean }).ok, body)
  const long = readReply(400, JSON.stringify({ because: 'x'.repeat(9_000) }))
  assert.ok(long !== 'again' && !long.ok && long.because.length === 400)
  for (const status of [500, 503, 429]) assert.equal(readReply(status, '{"ok":true}'), 'again')
})
