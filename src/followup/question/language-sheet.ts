/** A sheet with every text of a set beside an empty column for one more language, and back. */
import type { SetFault } from './check-words.ts'
import { fault } from './check-words.ts'
import { type QuestionSet, sayIn } from './question.ts'
import { type Translation, textsOf } from './translation.ts'

const PLACE = 'Plats'
const HEADING = /^Översättning \(([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\)$/
export const LANGUAGE_CODE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/

/** What is already there in that language stands in its column. */
export function languageSheet(set: QuestionSet, lang: string): string[][] {
  const [first = 'sv'] = set.languages
  const beside = [...new Set([first, ...set.languages])].filter((one) => one !== lang).slice(0, 2)
  const isOwn = set.languages.includes(lang)
  return [
    [PLACE, ...beside.map((one) => `Text (${one})`), `Översättning (${lang})`],
    ...textsOf(set).map(({ place, words }) => [
      place,
      ...beside.map((one) => sayIn(words, one, set)),
      !isOwn && lang === 'sv' && words.sv === words[first] ? '' : (words[lang] ?? ''),
    ]),
  ]
}

export interface ReadLanguage {
  readonly lang: string | undefined
  readonly words: Translation
  readonly faults: readonly SetFault[]
}
const WHERE = { sv: 'Rubrikerna', en: 'The headings' }

export function readLanguageSheet(set: QuestionSet, cells: readonly (readonly string[])[]): ReadLanguage {
  const [headings = [], ...rows] = cells
  const placeAt = headings.findIndex((one) => one.trim() === PLACE)
  const said = headings.map((one) => HEADING.exec(one.normalize('NFC').trim())?.[1])
  const wordsAt = said.findIndex((one) => one !== undefined)
  const lang = said[wordsAt]
  if (placeAt < 0 || lang === undefined)
    return {
      lang: undefined,
      words: {},
      faults: [
        fault(
          WHERE,
          `Bladet ska ha kolumnerna ”${PLACE}” och ”Översättning (xx)”, med språkets kod. Hämta språkbladet på nytt.`,
          `The sheet must have the columns “${PLACE}” and “Översättning (xx)”, with the code of the language. Fetch the language sheet anew.`,
        ),
      ],
    }
  const known = new Set(textsOf(set).map(({ place }) => place))
  const words: Record<string, string> = {}
  const faults: SetFault[] = []
  rows.forEach((row, index) => {
    const place = (row[placeAt] ?? '').trim()
    const text = (row[wordsAt] ?? '')
      .normalize('NFC')
      .trim()
      .replace(/^'(?=[=+\-@])/, '')
    if (text === '') return
    if (known.has(place)) words[place] = text
    else
      faults.push(
        fault(
          { sv: `Rad ${index + 2}`, en: `Row ${index + 2}` },
          `Platsen ”${place}” finns inte i den här versionen. Ändra inte första kolumnen.`,
          `The place “${place}” is not in this version. Do not change the first column.`,
        ),
      )
  })
  return { lang, words, faults }
}
