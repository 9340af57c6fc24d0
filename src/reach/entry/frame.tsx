/**
 * The frame of every public page: one answer that asks for nothing more, with its own sheet and script inside, and always
 * of the same size (S-R36, S-R39). What a page holds decides nothing that somebody on the network can count.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Child } from 'hono/jsx'
import { COMPLETE_FORMS, content, FORMS } from '../text/index.ts'
import { hasPhrases, languageOf, linkTo, pagesOf, pageText, textOf, type View } from './view.ts'
import { type Word, word } from './words.ts'

/** Every page takes exactly this many bytes. */
export const PAGE_BYTES = 65_536

const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8')
const SHEET = read('sheet.css')
  .replace(/\/\*.*?\*\//gs, '')
  .replace(/\s+/g, ' ')
  .trim()
const SCRIPT = read('leave.js')
  .replace(/^\s*\/\/.*$/gm, '')
  .replace(/\n\s*/g, '\n')
  .trim()
const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** Nothing but this sheet and this script; forms to ourselves; films and sound from ourselves, when somebody presses play. */
export const ENTRY_POLICY = `default-src 'none'; style-src ${hashOf(SHEET)}; script-src ${hashOf(SCRIPT)}; img-src data:; media-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`
/** The same grey square in every tab, whatever the site. */
const ICON =
  'data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 viewBox=%220 0 8 8%22%3E%3Cpath fill=%22%23777%22 d=%22M1 1h6v6H1z%22/%3E%3C/svg%3E'

export class PageTooLarge extends RangeError {
  readonly bytes: number
  constructor(bytes: number) {
    super(`A public page takes ${bytes} bytes; ${PAGE_BYTES} is the most.`)
    this.bytes = bytes
  }
}

const quoted = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')

/** Fills up with a comment to the one size. Throws PageTooLarge. */
function padded(html: string): string {
  const end = '-->\n</html>\n'
  const start = '\n<!--'
  const bytes = Buffer.byteLength(html) + start.length + end.length
  if (bytes > PAGE_BYTES) throw new PageTooLarge(bytes)
  return `${html}${start}${'.'.repeat(PAGE_BYTES - bytes)}${end}`
}

/** A whole page around what stands in it. `leave`: where the exit leads. Throws PageTooLarge. */
export const framed = (view: View, leave: string, inside: Child): string => padded(whole(view, leave, inside))
/** What a page takes before it is filled up. */
export const sizeOf = (view: View, leave: string, inside: Child): number => Buffer.byteLength(whole(view, leave, inside))

function whole(view: View, leave: string, inside: Child): string {
  const { words, form } = view.voice
  const { lang, dir } = languageOf(form)
  const attributes = { away: leave, blank: words.blank, two: words.leave_more_two, one: words.leave_more_one }
  const told = Object.entries(attributes).map(([name, value]) => ` data-${name}="${quoted(value)}"`)
  const body = (
    <body>
      <Bar view={view} />
      <Top view={view} />
      <main id="t" tabindex={-1} class="inside">
        {inside}
      </main>
      <Foot view={view} />
    </body>
  )
  return `<!doctype html>
<html lang="${lang}" dir="${dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="format-detection" content="telephone=no">
<title>Information</title>
<meta property="og:title" content="Information">
<meta property="og:description" content="Information">
<link rel="icon" href="${ICON}">
<style>${SHEET}</style>
<script${told.join('')}>${SCRIPT}</script>
</head>
${body}`
}

/** The exit comes first in what is read and in what has focus. */
const Bar = ({ view: { base, voice } }: { view: View }) => (
  <>
    <nav class="bar" aria-label={voice.words.leave}>
      <a class="leave" href={`${base}/ut`} rel="nofollow noreferrer" data-leave>
        {voice.words.leave}
      </a>
      <a class="away" href="#t">
        {voice.words.skip}
      </a>
      <p class="steps" role="status"></p>
    </nav>
    <aside class="how inside" aria-label={voice.words.leave}>
      {voice.words.leave_how}
    </aside>
  </>
)

/** Words that only the complete forms have, marked as Swedish where they stand in another language. */
export const Said = ({ view, say, with: values }: { view: View; say: Word; with?: Record<string, string | number> }) => {
  const { form } = view.voice
  const text = word(say, form, values)
  return FORMS[form].complete ? (
    text
  ) : (
    <span lang="sv" dir="ltr">
      {text}
    </span>
  )
}

const Top = ({ view }: { view: View }) => {
  const { document, page, form, voice } = view
  const here = pageText(page)
  const same = (other: (typeof COMPLETE_FORMS)[number]) => linkTo(view, content().known.pages.has(here) ? here : 'start', other)
  return (
    <header class="top">
      {view.preview && (
        <p class="box" role="note">
          <Said view={view} say="preview" />
        </p>
      )}
      <p class="place">{document.name}</p>
      <nav aria-label={word('languages', voice.form)} lang={FORMS[voice.form].complete ? undefined : 'sv'}>
        <ul class="ways">
          {page !== 'start' && (
            <li>
              <a href={linkTo(view, 'start')}>
                <Said view={view} say="start" />
              </a>
            </li>
          )}
          {COMPLETE_FORMS.filter((other) => other !== form).map((other) => (
            <li>
              <a href={same(other)} lang={FORMS[other].lang} hreflang={FORMS[other].lang}>
                {FORMS[other].name}
              </a>
            </li>
          ))}
          {page !== 'languages' && (
            <li>
              <a href={linkTo(view, 'languages')} lang={languageOf(voice.form).lang}>
                {voice.words.other_languages}
              </a>
            </li>
          )}
        </ul>
      </nav>
    </header>
  )
}

export const nameOf = (view: View, page: string): string => {
  const own = textOf(view.document, view.form, page)?.title
  const { name } = content().pages.find(({ id }) => id === page) ?? { name: { sv: '', en: '' } }
  if (!FORMS[view.form].complete) return own ?? name.sv
  return view.form === 'en' ? name.en : name.sv
}

const GROUPS = ['now', 'who', 'protected', 'about'] as const
/** The way to every page from every page: Back leads away from here, so nobody may need it. */
const Foot = ({ view }: { view: View }) => {
  const { document, form, voice } = view
  const shown = new Set(pagesOf(document, form))
  const draws = hasPhrases(document, form)
  return (
    <footer class="foot inside">
      <nav aria-labelledby="m">
        <h2 id="m">{voice.words.menu}</h2>
        {GROUPS.map((group) => {
          const pages = content().pages.filter((one) => one.group === group && shown.has(one.id))
          if (pages.length === 0 || !draws) return null
          return (
            <details>
              <summary>{voice.words[group]}</summary>
              <ul>
                {pages.map(({ id }) => (
                  <li>
                    <a href={linkTo(view, id)} aria-current={id === view.page ? 'page' : undefined}>
                      {nameOf(view, id)}
                    </a>
                  </li>
                ))}
              </ul>
            </details>
          )
        })}
        {!FORMS[form].complete && <OtherForms view={view} />}
      </nav>
      <p>
        <a href={`${view.base}/ut`} rel="nofollow noreferrer" data-leave>
          {voice.words.leave}
        </a>
      </p>
    </footer>
  )
}
const OtherForms = ({ view }: { view: View }) => (
  <ul>
    <li>
      <a href={linkTo(view, 'start', 'sv')} lang="sv" dir="ltr">
        {word('more_in_swedish', 'sv')}
      </a>
    </li>
    <li>
      <a href={linkTo(view, 'start', 'en')} lang="en" dir="ltr">
        {word('more_in_english', 'en')}
      </a>
    </li>
  </ul>
)
