/**
 * A foreign framework as a question set: rows with an id, a section and a text, whatever the columns are called. The text
 * stays in the language it was written in, and whose it is stands with the set.
 */
import type { SetFault } from './check-words.ts'
import { fault } from './check-words.ts'
import type { Audience, Level } from './question.ts'

/** Which column holds what, by number from 0. */
export interface FrameworkColumns {
  readonly id: number
  readonly section: number
  readonly text: number
  /** What the framework calls the requirement's level; it is shown, and is no answer. */
  readonly rank: number | undefined
}
export interface FrameworkFacts {
  readonly id: string
  readonly version: string
  readonly title: string
  readonly audience: Audience
  /** The language of the texts. */
  readonly language: string
  readonly by: string
  readonly licence: string
  readonly source: string | undefined
}

/** The longest list of flat objects anywhere in a JSON file, as rows with headings. Undefined: there is none. */
export function rowsInJson(json: unknown): string[][] | undefined {
  const lists: Record<string, unknown>[][] = []
  let level: unknown[] = [json]
  while (level.length > 0) {
    for (const one of level) if (Array.isArray(one) && one.length > 0 && one.every(isFlat)) lists.push(one)
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []))
  }
  const [longest] = lists.toSorted((a, b) => b.length - a.length)
  if (longest === undefined) return undefined
  const headings = [...new Set(longest.flatMap((one) => Object.keys(one)))]
  return [headings, ...longest.map((one) => headings.map((name) => String(one[name] ?? '')))]
}
const isFlat = (one: unknown): one is Record<string, unknown> =>
  typeof one === 'object' &&
  one !== null &&
  !Array.isArray(one) &&
  Object.values(one).every((value) => value === null || typeof value !== 'object')

/** Headings that often hold it, the likeliest first, so that the choice is mostly made already. */
const USUAL: Readonly<Record<keyof FrameworkColumns, readonly RegExp[]>> = {
  id: [/^req_?id$/i, /^(id|nr|nummer|number|ref(erence)?|kod|code|shortcode)$/i],
  section: [/^(section_?name|section|avsnitt)$/i, /^(chapter_?name|chapter|kapitel|category|område|area|group)$/i],
  text: [/^(req_?description|requirement|krav|fråga|question)$/i, /^(description|beskrivning|text|control)$/i],
  rank: [/^(l|level|nivå|rank|prio(ritet)?|priority|class)$/i],
}
export function guessColumns(headings: readonly string[]): Partial<Record<keyof FrameworkColumns, number>> {
  const guess = (name: keyof FrameworkColumns): [string, number][] => {
    const found = USUAL[name].map((usual) => headings.findIndex((heading) => usual.test(heading.trim()))).find((at) => at >= 0)
    return found === undefined ? [] : [[name, found]]
  }
  return Object.fromEntries((['id', 'section', 'text', 'rank'] as const).flatMap(guess))
}

/** `V1.1.1`, `1.1 (a)` → what may be an id: letters, figures, dot and hyphen. */
const asId = (written: string): string =>
  written
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9.-]+/g, '-')
    .replace(/^[.-]+|[.-]+$/g, '')
    .slice(0, 40)

interface Requirement {
  readonly id: string
  readonly kind: 'level'
  readonly text: Readonly<Record<string, string>>
  readonly rank?: string
}

export function setFromFramework(
  rows: readonly (readonly string[])[],
  columns: FrameworkColumns,
  facts: FrameworkFacts,
  levels: readonly Level[],
): { json: unknown; faults: SetFault[] } {
  const faults: SetFault[] = []
  // Swedish stands in every text of a set; until somebody translates, the original stands in its place and says so.
  const say = (text: string) => ({ sv: text, [facts.language]: text })
  const sections = new Map<string, Requirement[]>()
  rows.slice(1).forEach((row, index) => {
    const cell = (at: number | undefined) => (at === undefined ? '' : (row[at] ?? '').trim())
    const [id, text, rank] = [asId(cell(columns.id)), cell(columns.text), cell(columns.rank)]
    if (id === '' && text === '') return
    const place = { sv: `Rad ${index + 2}`, en: `Row ${index + 2}` }
    if (id === '' || text === '') {
      faults.push(
        fault(
          place,
          'Raden saknar id eller text. Fyll i den, eller välj en annan kolumn.',
          'The row lacks id or text. Fill it in, or choose another column.',
        ),
      )
      return
    }
    const section = cell(columns.section) || facts.title
    sections.set(section, [...(sections.get(section) ?? []), { id, kind: 'level', text: say(text), ...(rank === '' ? {} : { rank }) }])
  })
  const isSwedish = facts.language === 'sv'
  const { id, version, audience, by, licence, source } = facts
  const json = {
    id,
    version,
    title: say(facts.title),
    audience,
    languages: [facts.language],
    ...(isSwedish ? {} : { incomplete: ['sv'] }),
    origin: { by, licence, ...(source === undefined ? {} : { source }) },
    levels: levels.map(({ value, name, meaning }) => ({
      value,
      name: inLanguage(name, facts.language),
      meaning: inLanguage(meaning, facts.language),
    })),
    sections: [...sections].map(([title, questions], index) => ({ id: `a${index + 1}`, title: say(title), questions })),
  }
  return { json, faults }
}
/** Our own steps exist in Swedish and English; in another language the English ones stand until they are translated. */
const inLanguage = (words: Level['name'], lang: string) => ({ sv: words.sv, [lang]: words[lang] ?? words['en'] ?? words.sv })
