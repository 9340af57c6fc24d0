import type { Document, Finding } from '../types.ts'

export interface Span {
  part: string
  start: number
  end: number
}
/** What to take away, and under which provision. A finding is one; a reviewer's own marking has spans and law alone. */
export interface Removal {
  kind: string
  law: string
  spans: Span[]
}
export interface Removed {
  kind: string
  law: string
  count: number
}
export type Refusal =
  | 'format_without_safe_copy'
  | 'original_not_read'
  | 'span_out_of_place'
  | 'value_left'
  | 'copy_not_read'
  | 'copy_has_findings'
  | 'crashed'
  | 'timeout'
export type Redacted = { ok: true; bytes: Uint8Array; name: string; removed: Removed[] } | { ok: false; reason: Refusal; where?: string }

export interface RedactOptions {
  /** `fixed`: every label alike. `law`: the label names the provision, which tells why but not what (OSL 21:3, D-R30). */
  label?: 'fixed' | 'law'
}

/** What is said of a refusal, and what to do next. */
export const REFUSALS: Record<Refusal, { sv: string; en: string }> = {
  format_without_safe_copy: {
    sv: 'Säker kopia finns för TXT, CSV och DOCX. Spara dokumentet i något av dem och försök igen.',
    en: 'Safe copies exist for TXT, CSV and DOCX. Save the document as one of them and try again.',
  },
  original_not_read: {
    sv: 'Dokumentet kunde inte läsas i sin helhet, så en säker kopia kan inte lovas. Granska det för hand.',
    en: 'The document could not be read whole, so a safe copy cannot be promised. Review it by hand.',
  },
  span_out_of_place: {
    sv: 'Fynden hör inte till just denna fil. Kontrollera filen på nytt och gör sedan kopian.',
    en: 'The findings do not belong to this very file. Check the file again, then make the copy.',
  },
  value_left: {
    sv: 'En uppgift som skulle bort finns kvar på ett ställe som inte kan skrivas om. Ta bort den i dokumentet för hand och försök igen.',
    en: 'A value that was to go still stands in a place that cannot be rewritten. Take it away in the document by hand and try again.',
  },
  copy_not_read: {
    sv: 'Kopian gick inte att läsa tillbaka i sin helhet och lämnas därför inte ut. Granska dokumentet för hand.',
    en: 'The copy could not be read back whole and is therefore not given out. Review the document by hand.',
  },
  copy_has_findings: {
    sv: 'Kopian innehåller fortfarande något som röjer. Markera även det och försök igen.',
    en: 'The copy still holds something that discloses. Mark that too and try again.',
  },
  crashed: {
    sv: 'Läsningen avbröts. Försök igen; händer det på nytt, granska dokumentet för hand.',
    en: 'Reading broke off. Try again; if it happens again, review the document by hand.',
  },
  timeout: { sv: 'Dokumentet tog för lång tid. Dela upp det och försök igen.', en: 'The document took too long. Split it and try again.' },
}

/** Length and wording say nothing of what stood there. */
export const LABEL = '[sekretess]'
const LAW = /^[\p{L}\d :.,§-]{2,40}$/u

export function labelFor(removal: Removal, options: RedactOptions): string {
  return options.label === 'law' && LAW.test(removal.law) ? `[${removal.law}]` : LABEL
}

type Told = Pick<Finding, 'kind' | 'law' | 'level' | 'spans'> & { person?: string | null | undefined }

/** A line's length: the rest of an address stands no further from its street. */
const BESIDE = 60

/**
 * What a safe copy takes away: everything that is held, and with it the weaker pieces of the same person's places that
 * stand beside it. A street without its number is a NOTE alone; left behind beside a blacked-out street it tells the town.
 */
export function removalsOf(findings: readonly Told[]): Removal[] {
  const held = findings.filter(({ level }) => level !== 'NOTE')
  const beside = findings.flatMap((note): Told[] => {
    if (note.level !== 'NOTE' || !note.person) return []
    const hers = held.filter(({ person }) => person === note.person).flatMap(({ spans }) => spans)
    const spans = note.spans.filter((span) => hers.some((other) => isBeside(span, other)))
    return spans.length === 0 ? [] : [{ ...note, spans }]
  })
  return [...held, ...beside].map(({ kind, law, spans }) => ({ kind, law, spans }))
}

const isBeside = (one: Span, other: Span): boolean =>
  one.part === other.part && one.start - other.end <= BESIDE && other.start - one.end <= BESIDE

/** A stretch of one part to be replaced. Overlapping stretches become one, with the first one's label. */
export interface Cut {
  start: number
  end: number
  label: string
}

export function cutsByPart(removals: readonly Removal[], options: RedactOptions): Map<string, Cut[]> {
  const byPart = new Map<string, Cut[]>()
  for (const removal of removals) {
    for (const { part, start, end } of removal.spans) {
      const cuts = byPart.get(part) ?? []
      cuts.push({ start, end, label: labelFor(removal, options) })
      byPart.set(part, cuts)
    }
  }
  for (const [part, cuts] of byPart) byPart.set(part, mergeCuts(cuts))
  return byPart
}

export function mergeCuts(cuts: readonly Cut[]): Cut[] {
  const merged: Cut[] = []
  for (const cut of [...cuts].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1)
    if (last !== undefined && cut.start < last.end) last.end = Math.max(last.end, cut.end)
    else merged.push({ ...cut })
  }
  return merged
}

export function applyCuts(text: string, cuts: readonly Cut[]): string {
  let result = ''
  let at = 0
  for (const cut of cuts) {
    result += text.slice(at, cut.start) + cut.label
    at = cut.end
  }
  return result + text.slice(at)
}

/** Every span must lie in a part of this very reading; otherwise the findings are of another file. */
export function areSpansSound(removals: readonly Removal[], document: Document): boolean {
  const lengths = new Map(document.parts.map((part) => [part.id, part.text.length]))
  return removals.every(
    (removal) =>
      removal.spans.length > 0 &&
      removal.spans.every(({ part, start, end }) => {
        const length = lengths.get(part)
        return length !== undefined && Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= length
      }),
  )
}

/** The strings that must not be found again, each once. Single letters and digits say nothing alone. */
export function removedStrings(removals: readonly Removal[], document: Document): string[] {
  const texts = new Map(document.parts.map((part) => [part.id, part.text]))
  const found = removals.flatMap((removal) => removal.spans.map(({ part, start, end }) => texts.get(part)?.slice(start, end) ?? ''))
  return [...new Set(found.map((text) => text.trim()).filter((text) => text.length > 1))]
}

export function countRemoved(removals: readonly Removal[]): Removed[] {
  const counts = new Map<string, Removed>()
  for (const { kind, law } of removals) {
    const key = `${kind}\n${law}`
    const entry = counts.get(key) ?? { kind, law, count: 0 }
    entry.count++
    counts.set(key, entry)
  }
  return [...counts.values()]
}
