/** Reads one page of a website. Foreign bytes: only the child (page-child.ts) calls this. */
import { parseHTML } from 'linkedom'
import { ABOUT_VIOLENCE, digitsOf, type Found, numbersIn, sentencesIn } from './web-test.ts'

export const PAGE_BYTES_MAX = 2 * 1024 * 1024
const SENTENCES_MAX = 12
const SHOWN_MAX = 20

const HIDDEN = 'script,style,noscript,template,svg,nav,header,footer,aside,form,[hidden],[aria-hidden="true"]'
const HEADINGS = 'h1,h2,h3,h4'
const TEXTS = ['P', 'LI', 'DD', 'DT', 'TD', 'A', 'SPAN', 'DIV', 'H1', 'H2', 'H3', 'H4']

interface Piece {
  tagName: string
  textContent: string | null
  getAttribute(name: string): string | null
  querySelectorAll(selector: string): Iterable<Piece>
  remove(): void
}
const tidy = (text: string | null): string => (text ?? '').replace(/\s+/g, ' ').trim()
const levelOf = (piece: Piece): number => Number(piece.tagName.slice(1))

/** What stands beneath a heading until the next one as large, a text for each paragraph. */
function sectionUnder(heading: Piece, all: readonly Piece[]): string[] {
  const at = all.indexOf(heading)
  const rest = all.slice(at + 1)
  const end = rest.findIndex((piece) => /^H[1-4]$/.test(piece.tagName) && levelOf(piece) <= levelOf(heading))
  const inside = end < 0 ? rest : rest.slice(0, end)
  return inside.filter((piece) => ['P', 'LI', 'DD', 'TD'].includes(piece.tagName)).map((piece) => tidy(piece.textContent))
}

/** `host`: whose page it is; a link to it, with or without www, is none that leads out. */
export function readPage(html: string, host: string): Found {
  const { document } = parseHTML(html.includes('<html') ? html : `<html><body>${html}</body></html>`)
  const root = document as unknown as Piece & { title?: string; querySelector(selector: string): Piece | null }
  const title = tidy(root.querySelector('title')?.textContent ?? '').slice(0, 200)
  for (const piece of [...root.querySelectorAll(HIDDEN)]) {
    // A page whose whole text stands in <header> or <form> is read all the same when it has a main of its own.
    if (piece.querySelectorAll('main')[Symbol.iterator]().next().done === true) piece.remove()
  }
  const body = root.querySelector('main') ?? root.querySelector('[role="main"]') ?? root.querySelector('body') ?? root
  const all = [...body.querySelectorAll('*')]
  const headings = [...body.querySelectorAll(HEADINGS)]
  const heading = headings.find((piece) => ABOUT_VIOLENCE.test(tidy(piece.textContent)))
  const texts = all.filter(({ tagName }) => TEXTS.includes(tagName)).map((one) => tidy(one.textContent))
  const links = [...body.querySelectorAll('a[href]')]
  const called = links.map((link) => link.getAttribute('href') ?? '').filter((href) => /^tel:/i.test(href))
  const numbers = [...texts, ...called.map(safeTel)].flatMap(numbersIn)
  return {
    title,
    heading: heading ? { text: tidy(heading.textContent).slice(0, 200), level: levelOf(heading) } : null,
    sentences: heading
      ? [...new Set(sectionUnder(heading, all).flatMap(sentencesIn))].slice(0, SENTENCES_MAX).map((one) => one.slice(0, 400))
      : [],
    phones: [...new Map(numbers.map((written) => [digitsOf(written), { written }])).values()].slice(0, SHOWN_MAX),
    links: outward(links, host).slice(0, SHOWN_MAX),
  }
}
function safeTel(href: string): string {
  try {
    return decodeURIComponent(href.slice(4))
  } catch {
    return ''
  }
}
const bare = (host: string): string => host.toLowerCase().replace(/^www\./, '')
function outward(links: readonly Piece[], host: string): Found['links'] {
  const found = new Map<string, { text: string; host: string }>()
  for (const link of links) {
    const href = link.getAttribute('href') ?? ''
    if (!/^(?:https?:)?\/\//i.test(href)) continue
    const target = URL.canParse(href, `https://${host}/`) ? new URL(href, `https://${host}/`).hostname : ''
    if (target === '' || bare(target) === bare(host) || bare(target).endsWith(`.${bare(host)}`)) continue
    const text = tidy(link.textContent).slice(0, 120)
    if (!found.has(target)) found.set(target, { text, host: target })
  }
  return [...found.values()]
}
