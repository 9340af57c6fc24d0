/** The format of a question set, as zod reads it. content/question-sets/schema.json says the same to others; a test holds the two together. */
import { z } from 'zod'
import { AUDIENCES, QUESTION_KINDS, type QuestionSet } from './question.ts'

/** A spreadsheet cell takes as much (src/platform/list/parse.ts): every set can travel as a spreadsheet. */
export const TEXT_UNITS_MAX = 1_000
export const QUESTIONS_MAX = 600

const text = z
  .string()
  .overwrite((written) => written.normalize('NFC').replace(/\r\n?/g, '\n').trim())
  .min(1)
  .max(TEXT_UNITS_MAX)
const line = text.max(300)
const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/
const language = z.string().regex(LANGUAGE)
const words = z
  .object({ sv: text })
  .catchall(text.optional())
  .refine((all) => Object.keys(all).every((one) => LANGUAGE.test(one)))
const setId = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/)
const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.-]{0,39}$/)
const day = z.iso.date()
const about = { text: setId, part: setId }

const level = z.strictObject({ value: z.int().min(0).max(9), name: words, meaning: words })
const levels = z.array(level).min(2).max(10)
const law = z.strictObject({
  cite: line,
  says: words.optional(),
  verified: z.boolean(),
  source: line.optional(),
  valid_from: day.optional(),
  valid_to: day.optional(),
  reviewer: line.optional(),
})
const action = z.strictObject({ id, text: words, days: z.int().min(1).max(1_000).optional(), upto: z.int().min(0).max(9).optional() })
const question = z.strictObject({
  id,
  kind: z.enum(QUESTION_KINDS),
  text: words,
  help: words.optional(),
  good: words.optional(),
  law: z.array(law).max(12).optional(),
  actions: z.array(action).max(20).optional(),
  options: z
    .array(z.strictObject({ id, text: words }))
    .max(40)
    .optional(),
  levels: levels.optional(),
  covers: z
    .array(z.strictObject({ ...about, number: z.int().min(1).max(999) }))
    .max(20)
    .optional(),
  same_as: z
    .array(z.string().regex(/^[a-z][a-z0-9-]{1,39}\/[A-Za-z0-9][A-Za-z0-9.-]{0,39}$/))
    .max(20)
    .optional(),
  evidence: z.boolean().optional(),
  rank: line.optional(),
})
const section = z.strictObject({ id, title: words, lead: words.optional(), questions: z.array(question).min(1).max(QUESTIONS_MAX) })

const setSchema = z.strictObject({
  $schema: z.string().optional(),
  id: setId,
  version: z.string().regex(/^\d{1,4}(\.\d{1,4}){1,2}$/),
  title: words,
  lead: words.optional(),
  audience: z.enum(AUDIENCES),
  languages: z.array(language).min(1).max(5),
  incomplete: z.array(language).max(3).optional(),
  covering: z
    .array(z.strictObject({ ...about, count: z.int().min(1).max(999) }))
    .max(10)
    .optional(),
  origin: z.strictObject({ by: line, from: words.optional(), licence: line, source: line.optional() }),
  levels,
  sections: z.array(section).min(1).max(200),
})

/** What holds nothing is left out, so that two sets that say the same are the same. */
function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty)
  if (typeof value !== 'object' || value === null) return value
  const isEmpty = (name: string, one: unknown) =>
    one === undefined || (Array.isArray(one) && one.length === 0) || (name === 'evidence' && one === false)
  const kept = Object.entries(value).filter(([name, one]) => !isEmpty(name, one))
  return Object.fromEntries(kept.map(([name, one]) => [name, withoutEmpty(one)]))
}

export type ParsedSet = { ok: true; set: QuestionSet } | { ok: false; issues: readonly z.core.$ZodIssue[] }

export function parseSet(json: unknown): ParsedSet {
  const parsed = setSchema.safeParse(json)
  if (!parsed.success) return { ok: false, issues: parsed.error.issues }
  const { $schema: _, ...set } = parsed.data
  return { ok: true, set: withoutEmpty(set) as QuestionSet }
}

/** The same format for other programs and for editors that help while one writes: content/question-sets/schema.json. */
export const jsonSchema = (): object => ({
  title: 'Frågeuppsättning · Question set',
  description:
    'docs/writing-question-sets.md. What a schema cannot see (pointers, languages, coverage) is seen by: samvarn questions check FILE',
  ...z.toJSONSchema(setSchema, { io: 'input', reused: 'ref' }),
})
