import type { Child } from 'hono/jsx'
import { Hidden } from './button.tsx'
import type { Text, Words } from './language.tsx'
import { useLang, usePick } from './language.tsx'
import { When } from './when.tsx'

export interface Step {
  label: Words
  /** A step that is done can be gone back to. */
  href?: string
}

const DONE: Text = { sv: 'klart', en: 'done' }
const NOW: Text = { sv: 'du är här', en: 'you are here' }

/** "Steg 2 av 4" and which they are. `current` counts from 1. */
export function Steps({ steps, current }: { steps: readonly Step[]; current: number }) {
  const say = usePick()
  const where = { sv: `Steg ${current} av ${steps.length}`, en: `Step ${current} of ${steps.length}` }
  return (
    <nav class="sv-steps" aria-label={say(where)}>
      <p class="sv-steps__where" aria-hidden="true">
        {say(where)}
      </p>
      <ol class="sv-steps__list">
        {steps.map((step, index) => {
          const place = index + 1
          const state = place < current ? 'done' : place === current ? 'now' : 'later'
          return (
            <li class={`sv-step sv-step--${state}`} aria-current={state === 'now' ? 'step' : undefined}>
              {state === 'done' && step.href !== undefined ? <a href={step.href}>{say(step.label)}</a> : <span>{say(step.label)}</span>}
              {state === 'later' ? null : <Hidden> ({say(state === 'done' ? DONE : NOW)})</Hidden>}
            </li>
          )
        })}
      </ol>
    </nav>
  )
}

export interface TimedEvent {
  at: Date | string
  title: Words
  /** Who did it, as a role or a name that the reader may see. */
  who?: Words
  children?: Child
}

/** What was done, when and by whom: latest first or last as the page gives it. */
export function TimeLine({ events }: { events: readonly TimedEvent[] }) {
  const say = usePick()
  return (
    <ol class="sv-timeline">
      {events.map((event) => (
        <li class="sv-timeline__event">
          <p class="sv-timeline__head">
            <strong>{say(event.title)}</strong>
          </p>
          <p class="sv-timeline__when">
            <When at={event.at} />
            {event.who === undefined ? null : <> · {say(event.who)}</>}
          </p>
          {event.children === undefined ? null : <div class="sv-timeline__body">{event.children}</div>}
        </li>
      ))}
    </ol>
  )
}

export interface PaginationProps {
  /** From 1. */
  page: number
  pages: number
  href: (page: number) => string
  label: Words
}

/** Earlier and later pages of a list. Nothing is shown when there is only one. */
export function Pagination({ page, pages, href, label }: PaginationProps) {
  const lang = useLang()
  const say = usePick()
  if (pages <= 1) return null
  const near = [...new Set([1, page - 1, page, page + 1, pages])].filter((n) => n >= 1 && n <= pages).sort((a, b) => a - b)
  return (
    <nav class="sv-pages" aria-label={say(label)}>
      <ul class="sv-pages__list">
        {page > 1 ? (
          <li>
            <a href={href(page - 1)} rel="prev">
              {lang === 'sv' ? 'Föregående' : 'Previous'}
            </a>
          </li>
        ) : null}
        {near.map((n, index) => (
          <li class={(near[index - 1] ?? n - 1) < n - 1 ? 'sv-pages__gap' : undefined}>
            <a href={href(n)} aria-current={n === page ? 'page' : undefined} aria-label={lang === 'sv' ? `Sida ${n}` : `Page ${n}`}>
              {n}
            </a>
          </li>
        ))}
        {page < pages ? (
          <li>
            <a href={href(page + 1)} rel="next">
              {lang === 'sv' ? 'Nästa' : 'Next'}
            </a>
          </li>
        ) : null}
      </ul>
    </nav>
  )
}

/** Views of the same thing. Links, not script: each view has an address of its own. */
export function Tabs({ label, tabs }: { label: Words; tabs: readonly { label: Words; href: string; current?: boolean }[] }) {
  const say = usePick()
  return (
    <nav class="sv-tabs" aria-label={say(label)}>
      <ul class="sv-tabs__list">
        {tabs.map((tab) => (
          <li>
            <a href={tab.href} aria-current={tab.current === true ? 'page' : undefined}>
              {say(tab.label)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
