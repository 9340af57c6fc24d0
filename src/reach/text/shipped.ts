/** What stands in content/public: the same for every installation. Read once, at first use; a fault in it stops the start. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { COMPLETE_FORMS, type CompleteForm, FORM_IDS, type Form, isComplete } from './forms.ts'
import { type Line, linesFile } from './lines.ts'
import { type Known, type PageText, readPageText } from './markup.ts'
import { PHRASE_IDS, type Phrase, type Phrases } from './phrases.ts'

const FOLDER = new URL('../../../content/public/', import.meta.url)

export const GROUPS = ['start', 'now', 'who', 'protected', 'about'] as const
const page = z.object({
  id: z.string().regex(/^[a-z-]{2,30}$/),
  /** Two digits of the address. Never changed, never used again. */
  code: z.string().regex(/^\d{2}$/),
  group: z.enum(GROUPS),
  /** What draws it: a text, or a page that is put together from the site's facts below its text. */
  kind: z.enum(['start', 'text', 'lines', 'near', 'contact', 'letter', 'organisations', 'organisation', 'languages']),
  name: z.object({ sv: z.string(), en: z.string() }),
})
export type Page = z.infer<typeof page>

/** A text as it was written, what it says, and the hash that a signature is made over. */
export interface Shipped {
  readonly text: PageText
  readonly source: string
  readonly sha256: string
}
export interface Content {
  readonly pages: readonly Page[]
  readonly lines: readonly Line[]
  readonly staleDays: number
  readonly known: Known
  /** Complete forms: every page. */
  text(page: string, form: CompleteForm): Shipped
  /** Drafts of the other forms: to be shown only when signed. */
  draft(page: string, form: Form): Shipped | undefined
  readonly drafts: readonly { page: string; form: Form; sha256: string }[]
  phrases(form: Form): { words: Phrases; sha256: string }
}

const hashOf = (source: string) => createHash('sha256').update(source).digest('hex')
const read = (name: string) => readFileSync(new URL(name, FOLDER), 'utf8')

const phrasesFile = z.object({
  ...(Object.fromEntries(PHRASE_IDS.map((id) => [id, z.string().min(1)])) as Record<Phrase, z.ZodString>),
  lines: z.record(z.string(), z.object({ name: z.string(), who: z.string() })).default({}),
})

function readContent(): Content {
  const { pages } = z.object({ pages: z.array(page) }).parse(JSON.parse(read('pages.json')))
  const { lines, stale_days } = linesFile.parse(JSON.parse(read('lines.json')))
  const known: Known = { pages: new Set(pages.map(({ id }) => id)), lines: new Set(lines.map(({ id }) => id)) }
  const shippedAt = (name: string): Shipped => {
    const source = read(name)
    try {
      return { text: readPageText(source, known), source, sha256: hashOf(source) }
    } catch (error) {
      throw new Error(`content/public/${name}: ${error instanceof Error ? error.message : 'unreadable'}`)
    }
  }
  const texts = new Map(
    pages.flatMap(({ id }) => COMPLETE_FORMS.map((form) => [`${id}.${form}`, shippedAt(`pages/${id}.${form}.md`)] as const)),
  )
  const drafts = new Map(
    readdirSync(new URL('drafts/', FOLDER)).flatMap((name) => {
      const [, id, form] = /^([a-z-]+)\.([a-z]{2})\.md$/.exec(name) ?? []
      if (id === undefined || !known.pages.has(id) || !FORM_IDS.includes(form as Form) || isComplete(form as Form)) return []
      return [[`${id}.${form}`, { page: id, form: form as Form, ...shippedAt(`drafts/${name}`) }] as const]
    }),
  )
  const phrases = new Map(
    FORM_IDS.map((form) => {
      const source = read(`phrases/${form}.json`)
      const { lines: named, ...own } = phrasesFile.parse(JSON.parse(source))
      const ours = isComplete(form) ? Object.fromEntries(lines.map((one) => [one.id, { name: one.name[form], who: one.who[form] }])) : named
      return [form, { words: { ...own, lines: ours }, sha256: hashOf(source) }] as const
    }),
  )
  return {
    pages,
    lines,
    staleDays: stale_days,
    known,
    text: (id, form) => must(texts.get(`${id}.${form}`)),
    draft: (id, form) => drafts.get(`${id}.${form}`),
    drafts: [...drafts.values()].map(({ page: of, form, sha256 }) => ({ page: of, form, sha256 })),
    phrases: (form) => must(phrases.get(form)),
  }
}
function must<T>(found: T | undefined): T {
  if (found === undefined) throw new RangeError('No such public page or form.')
  return found
}

let once: Content | undefined
/** Throws where a shipped text is missing or cannot be read: a test reads them all. */
export function content(): Content {
  once ??= readContent()
  return once
}
