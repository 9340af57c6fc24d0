import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { FormError } from './form.tsx'
import { ErrorSummary } from './form.tsx'
import type { Text, Words } from './language.tsx'
import { pick, usePick } from './language.tsx'
import type { Place, Shell } from './shell.tsx'
import { Document } from './shell.tsx'

export interface PageProps {
  shell: Shell
  /** The h1 and the title of the window. Never a person's name or anything else about a person (S-R9). */
  title: Words
  /** The way here, from the room down to the page above this one. */
  crumbs?: readonly Place[]
  /** One sentence under the title: what this page is for. */
  lead?: Words
  /** What came back wrong from a form: stands first, and the window's title says so. */
  errors?: readonly FormError[]
  /** Help that stands beside the content, below it on a narrow screen. */
  aside?: Child
  /** Lists and documents take the whole width; text keeps to a readable measure. */
  wide?: boolean
  children?: Child
}

const CRUMBS: Text = { sv: 'Vägen hit', en: 'The way here' }
const HELP: Text = { sv: 'Hjälp', en: 'Help' }
const WRONG: Text = { sv: 'Rätta: ', en: 'Correct: ' }

export function Page(props: PageProps) {
  const { shell, errors = [], wide = false } = props
  const title = pick(props.title, shell.lang)
  return (
    <Document shell={shell} title={`${errors.length > 0 ? WRONG[shell.lang] : ''}${title} – Samvärn`}>
      <Crumbs crumbs={props.crumbs ?? []} title={title} />
      <div class={`sv-columns${props.aside === undefined ? '' : ' sv-columns--two'}`}>
        <main id="innehall" class={`sv-main${wide ? ' sv-main--wide' : ''}`} tabindex={-1}>
          <ErrorSummary errors={errors} />
          <h1>{title}</h1>
          {props.lead === undefined ? null : <p class="sv-lead">{pick(props.lead, shell.lang)}</p>}
          {props.children}
        </main>
        {props.aside === undefined ? null : (
          <aside class="sv-aside" aria-label={HELP[shell.lang]}>
            {props.aside}
          </aside>
        )}
      </div>
    </Document>
  )
}

function Crumbs({ crumbs, title }: { crumbs: readonly Place[]; title: string }) {
  const say = usePick()
  if (crumbs.length === 0) return null
  return (
    <nav class="sv-crumbs" aria-label={say(CRUMBS)}>
      <ol>
        {crumbs.map((crumb) => (
          <li>
            <a href={crumb.href}>{say(crumb.label)}</a>
          </li>
        ))}
        <li aria-current="page">{title}</li>
      </ol>
    </nav>
  )
}

/**
 * Nothing from elsewhere, nothing inline, no frame, and no sink that takes text for script (S-R19). The font and the
 * mark come from our own address like everything else.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self'",
  "media-src 'self'",
  "font-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
].join('; ')

/**
 * Answers with a page. hono/jsx writes no doctype, so it is written here. A page is about people: it is stored nowhere
 * and its address is told to nobody.
 */
export async function renderPage(c: Context, element: Child, status: ContentfulStatusCode = 200): Promise<Response> {
  const html = String(await (element as unknown as { toString(): string | Promise<string> }).toString())
  c.header('Content-Security-Policy', CONTENT_SECURITY_POLICY)
  c.header('Cache-Control', 'no-store')
  c.header('Referrer-Policy', 'no-referrer')
  c.header('X-Content-Type-Options', 'nosniff')
  return c.html(`<!doctype html>${html}`, status)
}
