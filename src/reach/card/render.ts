import { readFileSync } from 'node:fs'
import { runInChild } from '@samvarn/disclosure'
import type { CardData } from './card.ts'

const TEMPLATE = readFileSync(new URL('./card.typ', import.meta.url), 'utf8')
/** A card is set in some hundredths of a second; all of a site's in a few seconds. */
const LIMITS = { seconds_max: 60, memory_mb_max: 512, answer_bytes_max: 128 * 1024 * 1024 }

/** A card could not be set. The message names the place in the template, never content. */
export class CardFault extends Error {}

export interface Setting {
  data: CardData
  /** The day of its facts: the same facts give the same bytes. */
  day: string
  as: 'pdf' | 'svg'
}
/**
 * PDF/UA-1 (tagged, with title and language) or SVG with every letter drawn. Undefined where a font here lacks a sign: a
 * card with boxes in it helps nobody. In a process of its own. Throws CardFault.
 */
export async function renderCards(settings: readonly Setting[]): Promise<(Buffer | undefined)[]> {
  if (settings.length === 0) return []
  const cards = settings.map(({ data, day, as }) => ({ card: data, fonts: data.fonts, at: secondsOf(day), as }))
  const result = await runInChild({
    entry: new URL('./card-child.ts', import.meta.url),
    input: { template: TEMPLATE, cards },
    limits: LIMITS,
    addons: true,
  })
  const said = result.ok ? (result.value as { ok?: unknown; why?: unknown; sizes?: number[] }) : undefined
  if (!result.ok || said?.ok !== true || !said.sizes) throw new CardFault(result.ok ? String(said?.why) : result.code)
  let at = 0
  return said.sizes.map((size) => {
    const bytes = Buffer.from(result.bytes.subarray(at, at + size))
    at += size
    return size === 0 ? undefined : bytes
  })
}
/** A month counts from its first day, a year from its first: it is only a stamp. */
const secondsOf = (day: string): number =>
  Date.parse(`${day.length === 4 ? `${day}-01-01` : day.length === 7 ? `${day}-01` : day}T00:00:00Z`) / 1000
