import type { XmlElement } from './xml.ts'
import { attribute, child, children } from './xml.ts'

/** How each cell style shows a number: as a date, padded with zeros, or plainly. */
export type NumberFormats = readonly ('plain' | 'date' | { zeros: number })[]

const DATE_IDS = new Set([14, 15, 16, 17, 22, 27, 30, 36, 50, 57])

function showOf(id: number, code: string | undefined): 'plain' | 'date' | { zeros: number } {
  if (DATE_IDS.has(id)) return 'date'
  if (code === undefined) return 'plain'
  const bare = code.split(';')[0]?.replace(/\[[^\]]*\]|"[^"]*"|\\./g, '') ?? ''
  if (/[yd]/i.test(bare)) return 'date'
  return /^0{5,}[-+ ]?0*$/.test(bare) ? { zeros: bare.replace(/[^0]/g, '').length } : 'plain'
}

export function readNumberFormats(root: XmlElement | undefined): NumberFormats {
  const codes = new Map(
    children(child(root, 's:numFmts'), 's:numFmt').map((format) => [
      Number(attribute(format, 'numFmtId')),
      attribute(format, 'formatCode'),
    ]),
  )
  return children(child(root, 's:cellXfs'), 's:xf').map((xf) => {
    const id = Number(attribute(xf, 'numFmtId') ?? 0)
    return showOf(id, codes.get(id))
  })
}

/** Excel counts days from 30 December 1899. */
function showDate(serial: number): string | undefined {
  if (!(serial > 0 && serial < 2_958_466)) return undefined
  return new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * 86_400_000).toISOString().slice(0, 10)
}

/** A number as the reader of the sheet sees it, without exponent; a personnummer keeps its leading zero. */
export function showNumber(value: string, style: number, formats: NumberFormats): string {
  const number = Number(value)
  if (!Number.isFinite(number)) return value
  const show = formats[style] ?? 'plain'
  if (show === 'date') return showDate(number) ?? value
  const plain = Number.isInteger(number) && Math.abs(number) < 1e21 ? number.toFixed(0) : value
  return typeof show === 'object' ? plain.padStart(show.zeros, '0') : plain
}
