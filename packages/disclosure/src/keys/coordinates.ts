/**
 * Coordinates as cells of a grid: latitude and longitude to a thousandth of a degree (about 110 by 55 metres),
 * SWEREF 99 TM to a hundred metres. A text's own rounding may fall in the cell beside, and so the text side asks
 * for the cell of each rounding, up and down.
 */
const THOUSAND = 1000
const HUNDRED = 100

export function degreesCells(latitude: number, longitude: number): string[] {
  return cells('g|', latitude * THOUSAND, longitude * THOUSAND)
}

export function swerefCells(north: number, east: number): string[] {
  return cells('s|', north / HUNDRED, east / HUNDRED)
}

function cells(prefix: string, a: number, b: number): string[] {
  const found = new Set<string>()
  for (const first of [Math.floor(a), Math.ceil(a)])
    for (const second of [Math.floor(b), Math.ceil(b)]) found.add(`${prefix}${first},${second}`)
  return [...found]
}

// Sweden lies between 55 and 70 degrees north and 10 and 25 east; elsewhere two decimals are prices and percentages.
const DECIMAL =
  /(?<![\d.,])(5[5-9]|6\d)[.,](\d{3,8})\s?°?\s?[NnSs]?\s?[,;/ \t\n]\s{0,3}(?:lon(?:gitude|gitud)?\s?[:=]?\s?)?[EeÖö]?\s?(1\d|2[0-5])[.,](\d{3,8})(?!\d)/g
const SEXAGESIMAL =
  /(5[5-9]|6\d)\s?°\s?(\d{1,2})\s?[′'’]\s?(\d{1,2}(?:[.,]\d{1,3})?)?\s?[″"”]?\s?N?[\s,;]{0,3}(1\d|2[0-5])\s?°\s?(\d{1,2})\s?[′'’]\s?(\d{1,2}(?:[.,]\d{1,3})?)?/g
const SWEREF =
  /(?<!\d)(?:N\s?[:=]?\s?)?(6[1-7]\d{5}|7[0-6]\d{5})(?:[.,]\d{1,3})?[\s,;/]{1,3}(?:[EÖeö]\s?[:=]?\s?)?([2-9]\d{5})(?:[.,]\d{1,3})?(?!\d)/g

export interface FoundCoordinates {
  start: number
  end: number
  cells: string[]
}

function number(text: string | undefined): number {
  return Number((text ?? '0').replace(',', '.'))
}

export function findCoordinates(text: string): FoundCoordinates[] {
  const found: FoundCoordinates[] = []
  const add = (match: RegExpMatchArray, cellsOf: string[]) =>
    found.push({ start: match.index ?? 0, end: (match.index ?? 0) + match[0].length, cells: cellsOf })
  for (const match of text.matchAll(DECIMAL)) add(match, degreesCells(number(`${match[1]}.${match[2]}`), number(`${match[3]}.${match[4]}`)))
  for (const match of text.matchAll(SEXAGESIMAL)) {
    const latitude = number(match[1]) + number(match[2]) / 60 + number(match[3]) / 3600
    add(match, degreesCells(latitude, number(match[4]) + number(match[5]) / 60 + number(match[6]) / 3600))
  }
  for (const match of text.matchAll(SWEREF)) add(match, swerefCells(number(match[1]), number(match[2])))
  return found
}
