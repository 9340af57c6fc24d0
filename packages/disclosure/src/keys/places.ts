import { wordKey, wordsOf } from './words.ts'

/**
 * Sweden's municipalities and counties by SCB code. The engine carries no list of its own: the program gives it
 * content/places.json, so that a changed municipality is a change of content.
 */
export interface Places {
  /** The code of a place that a register names, by code or by name; undefined for places that are none of these. */
  codeOf(value: string): string | undefined
  /** Name as people say it, without "kommun" or "län". */
  nameOf(code: string): string | undefined
  has(code: string): boolean
}

interface PlacesFile {
  municipalities: [code: string, name: string, short: string][]
  counties: [code: string, name: string, short: string][]
}

const ADDED = /\s+(kommun|stad|stads kommun|kommuner|län|läns|county|municipality)$/i

function simple(value: string): string {
  return wordKey(wordsOf(value.trim().replace(ADDED, '')))
}

/** Reads the text of content/places.json. Throws when it is not that file. */
export function readPlaces(json: string): Places {
  const file = JSON.parse(json) as Partial<PlacesFile>
  if (!Array.isArray(file.municipalities) || !Array.isArray(file.counties))
    throw new Error('places: municipalities and counties are missing')
  const codes = new Map<string, string>()
  const names = new Map<string, string>()
  // Municipalities after counties: "Stockholm" alone means the municipality, "Stockholms län" the county.
  for (const [code, name, short] of file.counties) {
    names.set(code, short)
    codes.set(wordKey(wordsOf(name)), code)
    codes.set(simple(short), code)
  }
  for (const [code, name, short] of file.municipalities) {
    names.set(code, short)
    codes.set(wordKey(wordsOf(name)), code)
    codes.set(simple(name), code)
    codes.set(simple(short), code)
  }
  return {
    codeOf(value) {
      const text = value.trim()
      if (names.has(text)) return text
      const whole = codes.get(wordKey(wordsOf(text)))
      if (whole !== undefined) return whole
      if (/\blän$/i.test(text) || /^region\s/i.test(text)) {
        const code = codes.get(wordKey(wordsOf(`${text.replace(/^region\s+/i, '').replace(/\s+län$/i, '')} län`)))
        return code ?? [...names].find(([at, name]) => at.length === 2 && simple(name) === simple(text.replace(/^region\s+/i, '')))?.[0]
      }
      return codes.get(simple(text))
    },
    nameOf: (code) => names.get(code),
    has: (code) => names.has(code),
  }
}
