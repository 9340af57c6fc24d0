/**
 * What a document from outside may hold: every field named, every length bounded, nothing else allowed. Comes from
 * anybody, so it is read strictly.
 */
import { z } from 'zod'
import { isId } from '../../platform/ids.ts'
import { AUDIENCES, QUESTION_KINDS } from '../question/index.ts'
import { SHARING } from './exchange.ts'

const line = z.string().min(1).max(300)
const text = z.string().max(5_000)
const day = z.iso.date()
const uuid = z.string().refine(isId)
const code = z.string().regex(/^[0-9a-f]{64}$/)
/** Ids of sets and questions: of one's own texts too. */
const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,79}$/)
const version = z.string().regex(/^\d{1,4}(?:\.\d{1,4}){0,2}$/)
const words = z.object({ sv: text }).catchall(text)
const county = z.string().regex(/^\d{2}$/)

const level = z.object({ value: z.int().min(0).max(20), name: words, meaning: words })
const law = z.object({
  cite: line,
  says: words.optional(),
  verified: z.boolean(),
  source: text.optional(),
  valid_from: z.string().max(40).optional(),
  valid_to: z.string().max(40).optional(),
  reviewer: line.optional(),
})
const suggested = z.object({
  id,
  text: words,
  days: z.int().min(0).max(3_650).optional(),
  upto: z.int().min(0).max(20).optional(),
})
const question = z.object({
  id,
  kind: z.enum(QUESTION_KINDS),
  text: words,
  help: words.optional(),
  good: words.optional(),
  law: z.array(law).max(20).optional(),
  actions: z.array(suggested).max(30).optional(),
  options: z
    .array(z.object({ id, text: words }))
    .max(60)
    .optional(),
  levels: z.array(level).max(21).optional(),
  covers: z
    .array(z.object({ text: z.string().max(80), part: z.string().max(80), number: z.int().min(0).max(10_000) }))
    .max(60)
    .optional(),
  same_as: z.array(z.string().max(170)).max(60).optional(),
  evidence: z.boolean().optional(),
  rank: z.string().max(80).optional(),
})
const section = z.object({ id, title: words, lead: words.optional(), questions: z.array(question).min(1).max(400) })
/** A set may hold more than this program knows of: that is left behind, and the set can still be asked. */
const questionSet = z.object({
  id,
  version,
  title: words,
  lead: words.optional(),
  audience: z.enum(AUDIENCES),
  languages: z.array(z.string().max(20)).max(40),
  incomplete: z.array(z.string().max(20)).max(40).optional(),
  covering: z
    .array(z.object({ text: z.string().max(80), part: z.string().max(80), count: z.int().min(0).max(10_000) }))
    .max(60)
    .optional(),
  origin: z.object({ by: line, from: words.optional(), licence: line, source: text.optional() }),
  levels: z.array(level).min(1).max(21),
  sections: z.array(section).min(1).max(100),
})

export const roundShape = z.strictObject({
  kind: z.literal('samvarn-round'),
  version: z.literal(1),
  round: uuid,
  title: line,
  lead: text,
  from: line,
  coordinator: uuid,
  opens: day,
  closes: day,
  sets: z.array(questionSet).min(1).max(20),
  invited: z.strictObject({ invitation: uuid, name: line, county: county.nullable() }),
  former: z.strictObject({ round: uuid, title: line }).optional(),
  secrecy: text.optional(),
  supporter: line.optional(),
  reply_code: code,
  reply_to: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .optional(),
})

const share = z.strictObject({
  question: id,
  count: z.int().min(5).max(1_000_000).multipleOf(5),
  shares: z.record(z.string().max(80), z.number().min(0).max(1)),
})
const answer = z.strictObject({
  question: id,
  applies: z.boolean(),
  level: z.int().min(0).max(20).nullable(),
  chosen: z.array(id).max(60),
  words: text,
})
export const answerShape = z.strictObject({
  kind: z.literal('samvarn-answer'),
  version: z.literal(1),
  round: uuid,
  invitation: uuid,
  reply_code: code,
  number: z.int().min(1).max(1_000),
  sharing: z.enum(SHARING),
  county_sees_levels: z.boolean().optional(),
  signed_off_at: z.iso.datetime({ offset: true }),
  signed_off_by: line.optional(),
  mark: z.strictObject({ provision: line, date: day, authority: line }).optional(),
  parts: z
    .array(z.strictObject({ set: id, version, answers: z.array(answer).max(2_000), staff: z.array(share).max(2_000).optional() }))
    .min(1)
    .max(20),
})
export const envelopeShape = z.strictObject({
  document: z.string().min(2),
  key: z.string().regex(/^[A-Za-z0-9+/]{43}=$/),
  signature: z.string().regex(/^[A-Za-z0-9+/]{86}==$/),
})
