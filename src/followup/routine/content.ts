/** What is shipped: templates of routines (content/routines) and what routines rest on (content/guidance.json). */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const CONTENT = join(import.meta.dirname, '..', '..', '..', 'content')
const words = z.object({ sv: z.string().min(1), en: z.string().min(1) })
const day = z.iso.date()
const lines = z.array(z.string()).min(1)

const templateSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{1,59}$/),
  title: words,
  purpose: words,
  /** Roles that must know; none means all. */
  roles: z.array(z.string()),
  /** The text itself becomes a document of the organisation, and its language is Swedish. */
  i_do: lines,
  body: lines,
  /** What domain knowledge could not verify: empty, with what is asked for. */
  slots: z.array(z.strictObject({ key: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/), ask: words })),
  guidance: z.array(z.string()),
  /** Points that must stand in it, by the id of their heading. */
  points: z.array(z.strictObject({ id: z.string(), title: words })).optional(),
  questions: z.array(z.strictObject({ words: z.string(), right: z.string(), wrong: z.array(z.string()).min(1), why: z.string() })),
  review_months: z.int().min(1).max(36),
})
export type Template = z.output<typeof templateSchema>

const guidanceSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{1,59}$/),
  title: words,
  issuer: words,
  /** The section of law, or the document. */
  document: z.string().min(1),
  /** Raised when the wording below is changed: then everybody whose routine rests on it is told. */
  version: z.string().min(1).max(40),
  valid_from: day.nullable(),
  valid_to: day.nullable(),
  verified: z.boolean(),
  source: z.string().min(1),
  says: words,
  /** What changes on a day, known beforehand. */
  changes: z.array(z.strictObject({ on: day, before: words, after: words, source: z.string().min(1) })).default([]),
})
export type Guidance = z.output<typeof guidanceSchema>

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))

let templates: readonly Template[] | undefined
/** In the order of their files: 01-… first. */
export function readTemplates(): readonly Template[] {
  const folder = join(CONTENT, 'routines')
  templates ??= readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => templateSchema.parse(readJson(join(folder, name))))
  return templates
}
export const templateOf = (id: string | null): Template | undefined => readTemplates().find((one) => one.id === id)

let shipped: readonly Guidance[] | undefined
export function readGuidance(): readonly Guidance[] {
  shipped ??= z.array(guidanceSchema).parse(readJson(join(CONTENT, 'guidance.json')))
  return shipped
}
