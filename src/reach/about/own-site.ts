/** Our own public site by the same six criteria, computed wholly from what is published. Pure. */
import { type Content, isStale, type SiteDocument, wordsOf } from '../text/index.ts'
import { ABOUT_VIOLENCE, digitsOf, type Found, type FoundPhone, sentencesIn } from './web-test.ts'

/** Which of our lines a number is, and whether there is doubt about it here. */
export function judgePhone(written: string, content: Content, document: SiteDocument | undefined, today: string): FoundPhone {
  const digits = digitsOf(written)
  const line = content.lines.find((one) => [one.number, one.also ?? ''].some((number) => number !== '' && digitsOf(number) === digits))
  if (!line) return { written }
  const told = document?.lines.find((one) => one.line === line.id)
  const wrong = told !== undefined && told.state !== 'checked'
  const stale = line.id !== 'emergency' && isStale(told?.state === 'checked' ? told.on : line.verified, today, content.staleDays)
  return { written, line: line.id, ...(wrong ? { doubt: 'wrong' as const } : stale ? { doubt: 'stale' as const } : {}) }
}

/** Our pages have a heading about it, words of support and numbers; they are not found by search and lead nowhere, on purpose. */
export function ownFound(content: Content, document: SiteDocument, today: string): Found {
  const { text } = content.text('now', 'sv')
  const own = document.pieces.filter(({ form }) => form === 'sv').map((piece) => piece.text)
  const pages = content.pages.filter(({ kind }) => kind === 'text').map(({ id }) => content.text(id, 'sv').text)
  const heading = pages.map(({ title }) => title).find((title) => ABOUT_VIOLENCE.test(title)) ?? text.title
  const hidden = new Set(document.lines.filter(({ state }) => state !== 'checked').map(({ line }) => line))
  const numbers = [
    ...content.lines.filter(({ id, always }) => always || !hidden.has(id)).map(({ number }) => number),
    ...document.contacts.flatMap(({ phone }) => (phone === undefined ? [] : [phone])),
  ]
  return {
    title: 'Information',
    heading: { text: heading, level: 1 },
    sentences: [...new Set([wordsOf(text), ...own].flatMap(sentencesIn))].slice(0, 12).map((one) => one.slice(0, 400)),
    phones: numbers.slice(0, 20).map((number) => judgePhone(number, content, document, today)),
    links: [],
  }
}
