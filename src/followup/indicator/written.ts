import { writeNumber } from '../../platform/page/language.tsx'
import type { Kind } from './indicator.ts'

/** A value with its unit, as people write it: "64,5 procent" is for the axis; in a table a share has its sign. */
export function writeValue(kind: Kind, value: number | null, lang: 'sv' | 'en'): string {
  if (value === null) return { sv: 'visas inte', en: 'not shown' }[lang]
  const number = writeNumber(value, lang)
  return kind === 'share' ? { sv: `${number}\u00a0%`, en: `${number}%` }[lang] : number
}
