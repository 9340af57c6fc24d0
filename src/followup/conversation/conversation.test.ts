import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { shippedSets } from '../question/index.ts'
import { type Cue, parseCaptions, writeCaptions } from './captions.ts'
import { askedHere, endsAt, mayGather, minutesLeft, RULES, stepBeside, stepsOf, THOUGHT_MAX, thoughtsIn } from './conversation.ts'
import { mediaOf } from './deeds-film.ts'
import { documentOf, wordsOf } from './document-of.ts'

const SET = shippedSets().find(({ id }) => id === 'professionals') ?? assert.fail('no such set')
const IDS = SET.sections.flatMap(({ questions }) => questions.map(({ id }) => id)).slice(0, 3)
const ASKED = askedHere(SET, IDS)

test('every question of seed 001 can be taken up in a conversation: the three sets cover its numbers', () => {
  for (const [id, part, count] of [
    ['managers', 'managers', 7],
    ['professionals', 'professionals', 10],
    ['civil-society', 'civil-society', 9],
  ] as const) {
    const set = shippedSets().find((one) => one.id === id)
    const numbers = new Set(
      set?.sections.flatMap(({ questions }) => questions.flatMap(({ covers }) => (covers ?? []).map(({ number }) => number))),
    )
    for (let number = 1; number <= count; number++) assert.ok(numbers.has(number), `${part} ${number}`)
  }
})

test('the rule is said first; the film is passed by where there is none; the plan is last', () => {
  const steps = stepsOf(ASKED)
  assert.deepEqual(
    steps.map(({ kind }) => kind),
    ['rule', 'film', 'question', 'question', 'question', 'plan'],
  )
  assert.equal(stepBeside(steps, 0, 1, true), 1)
  assert.equal(stepBeside(steps, 0, 1, false), 2)
  assert.equal(stepBeside(steps, 2, -1, false), 0)
  assert.equal(stepBeside(steps, 0, -1, false), undefined)
  assert.equal(stepBeside(steps, 5, 1, false), undefined)
  assert.match(RULES[0]?.sv ?? '', /kan själv leva med skyddade personuppgifter/)
})

test('the clock: whole minutes, rounded up, never below none', () => {
  const since = new Date('2026-11-22T10:00:00Z')
  assert.equal(endsAt(since, 12).toISOString(), '2026-11-22T10:12:00.000Z')
  assert.equal(minutesLeft(since, 12, new Date('2026-11-22T10:00:01Z')), 12)
  assert.equal(minutesLeft(since, 12, new Date('2026-11-22T10:11:59Z')), 1)
  assert.equal(minutesLeft(since, 12, new Date('2026-11-22T11:00:00Z')), 0)
})

test('thoughts from phones are shown from five; typed ones are a line each', () => {
  assert.deepEqual([0, 4, 5, 9].map(mayGather), [false, false, true, true])
  assert.deepEqual(thoughtsIn(' - ett\n\n• två \ntre'), ['ett', 'två', 'tre'])
  assert.equal(thoughtsIn('x'.repeat(900))[0]?.length, THOUGHT_MAX)
})

test('captions: what is read is written again the same; anything that is not WebVTT is refused', () => {
  const cue = fc.record({
    from: fc.integer({ min: 0, max: 9_000_000 }),
    length: fc.integer({ min: 1, max: 9_000 }),
    text: fc.constantFrom('Hej', 'En rad\nen till', 'a & b < c', '5 > 3'),
  })
  fc.assert(
    fc.property(fc.array(cue, { minLength: 1, maxLength: 20 }), (all) => {
      const cues: Cue[] = all.map(({ from, length, text }) => ({ from, to: from + length, text }))
      assert.deepEqual(parseCaptions(writeCaptions(cues)), cues)
    }),
  )
  assert.deepEqual(
    parseCaptions('WEBVTT\r\n\r\nSTYLE\r\n::cue{}\r\n\r\n1\r\n00:01.000 --> 00:02.000 line:0\r\n<v Anna>Hej <b>du</b>\r\n'),
    [{ from: 1000, to: 2000, text: 'Hej du' }],
  )
  for (const bad of [
    '',
    'hej',
    'WEBVTT',
    'WEBVTTX\n\n00:01.000 --> 00:02.000\nx',
    'WEBVTT\n\n00:02.000 --> 00:01.000\nx',
    'WEBVTT\n\nalltid --> sedan\nx',
  ])
    assert.equal(parseCaptions(bad), undefined, bad)
})

test('a film is told by its first bytes', () => {
  assert.equal(mediaOf(Buffer.from('\0\0\0\x20ftypisom')), 'video/mp4')
  assert.equal(mediaOf(Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 1, 2])), 'video/webm')
  assert.equal(mediaOf(Buffer.from('<html><script>')), undefined)
  assert.equal(mediaOf(new Uint8Array()), undefined)
})

test('the document says whether it may leave, holds what was concluded, and every word of it is what the control reads', () => {
  const content = {
    conversation: { title: 'Träff', asked: ASKED, held_on: '2026-11-20' },
    by: 'Norrviks kommun (påhittad)',
    unit: 'Individ och familj',
    notes: new Map([[IDS[0] ?? '', 'Rutinen läggs först.']]),
    thoughts: [{ question: IDS[1] ?? '', words: 'Svår att hitta' }],
    actions: [{ id: '1', title: 'Flytta rutinen', state: 'planned' as const, due: '2026-12-24', owner: 'Enhetschef', late: false }],
    passed: false,
    lang: 'sv' as const,
  }
  const document = documentOf(content)
  assert.match(document.marks[0] ?? '', /Inom organisationen/)
  assert.match(documentOf({ ...content, passed: true }).marks[0] ?? '', /Har passerat/)
  const text = JSON.stringify(document)
  for (const word of ['Rutinen läggs först.', 'Svår att hitta', 'Flytta rutinen', '24 december 2026', 'inga ärenden, inga personer'])
    assert.ok(text.includes(word), word)
  for (const word of ['Träff', 'Rutinen läggs först.', 'Svår att hitta', 'Flytta rutinen']) assert.ok(wordsOf(content).includes(word), word)
  // The order in which thoughts happen to come back changes nothing of what was checked.
  const two = [
    { question: 'a', words: 'b' },
    { question: 'a', words: 'a' },
  ]
  assert.equal(wordsOf({ ...content, thoughts: two }), wordsOf({ ...content, thoughts: two.toReversed() }))
})
