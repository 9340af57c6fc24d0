import type { Child } from 'hono/jsx'
import { createContext, useContext } from 'hono/jsx'

/** The languages of the screens inside the house. Swedish is first: it is the language of the law and of the work. */
export type Lang = 'sv' | 'en'

/** A text of our own, in both languages. A type that asks for both makes a forgotten translation a type error. */
export interface Text {
  sv: string
  en: string
}

/** A text of our own, or something that is the same in every language (a number, a name of a unit). */
export type Words = Text | string | number

const LanguageContext = createContext<Lang>('sv')

export function Language({ lang, children }: { lang: Lang; children?: Child }) {
  return <LanguageContext.Provider value={lang}>{children}</LanguageContext.Provider>
}

export function useLang(): Lang {
  return useContext(LanguageContext)
}

export function pick(words: Words, lang: Lang): string {
  return typeof words === 'object' ? words[lang] : String(words)
}

/** `usePick()(text)`: the text in the language of the page that is being written. */
export function usePick(): (words: Words) => string {
  const lang = useLang()
  return (words) => pick(words, lang)
}

export function T({ text }: { text: Words }) {
  return <>{pick(text, useLang())}</>
}

const numbers: Record<Lang, Intl.NumberFormat> = {
  sv: new Intl.NumberFormat('sv-SE'),
  en: new Intl.NumberFormat('en-GB'),
}

/** 12 345 in Swedish (with a space that does not break), 12,345 in English. */
export function writeNumber(value: number, lang: Lang): string {
  return numbers[lang].format(value)
}

/** Words that follow a number: one, and more than one. `none` replaces the whole when the number is 0. */
export interface Counted {
  one: Text
  many: Text
  none?: Text
}

/** "1 dokument", "3 dokument", "Inga dokument": a count as people say it. */
export function writeCount(count: number, words: Counted, lang: Lang): string {
  if (count === 0 && words.none !== undefined) return words.none[lang]
  return `${writeNumber(count, lang)} ${count === 1 ? words.one[lang] : words.many[lang]}`
}

export function Count({ count, words }: { count: number; words: Counted }) {
  return <span class="sv-number">{writeCount(count, words, useLang())}</span>
}
