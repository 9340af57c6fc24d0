import type { Child } from 'hono/jsx'
import type { Text, Words } from './language.tsx'
import { usePick } from './language.tsx'

/**
 * `waiting`: something is held until a human being has done her part. `danger`: danger to life, or what cannot be
 * undone; nothing else is red. Each kind says its word, so that no meaning rests on colour alone.
 */
export type NoticeKind = 'info' | 'waiting' | 'success' | 'danger'

const words: Record<NoticeKind, Text> = {
  info: { sv: 'Att veta', en: 'Good to know' },
  waiting: { sv: 'Väntar', en: 'Waiting' },
  success: { sv: 'Klart', en: 'Done' },
  danger: { sv: 'Fara', en: 'Danger' },
}

export interface NoticeProps {
  kind: NoticeKind
  title?: Words
  /** Another word than the kind's own, such as "Hålls kvar". */
  word?: Words
  /** Read out at once when the page opens; for the answer to what the person just did. */
  announce?: boolean
  children?: Child
}

export function Notice({ kind, title, word, announce = false, children }: NoticeProps) {
  const say = usePick()
  return (
    <div class={`sv-notice sv-notice--${kind}`} role={announce ? (kind === 'danger' ? 'alert' : 'status') : undefined}>
      <p class="sv-notice__title">
        <span class="sv-notice__word">{say(word ?? words[kind])}</span>
        {title === undefined ? null : <strong>{say(title)}</strong>}
      </p>
      {children === undefined ? null : <div class="sv-notice__body">{children}</div>}
    </div>
  )
}

/** A small word about the state of a thing. The word carries the meaning; the tone only helps the eye. */
export function Tag({ text, tone = 'plain' }: { text: Words; tone?: 'plain' | 'waiting' | 'done' | 'danger' }) {
  const say = usePick()
  return <span class={`sv-tag sv-tag--${tone}`}>{say(text)}</span>
}

/** Nothing is here: say why that is, and what to do next. An empty list can be a good day. */
export function EmptyState({ title, children, action }: { title: Words; children?: Child; action?: Child }) {
  const say = usePick()
  return (
    <div class="sv-empty">
      <p class="sv-empty__title">{say(title)}</p>
      {children === undefined ? null : <div class="sv-empty__body">{children}</div>}
      {action === undefined ? null : <div class="sv-empty__action">{action}</div>}
    </div>
  )
}

/** A passage that should be read before going on: a quotation, a decision, a sentence of law. */
export function InsetText({ children }: { children?: Child }) {
  return <div class="sv-inset">{children}</div>
}

/** A number that someone will quote: never without where it comes from. */
export function Stat({ value, label, source }: { value: Words; label: Words; source: Child }) {
  const say = usePick()
  return (
    <div class="sv-stat">
      <p class="sv-stat__value">{say(value)}</p>
      <p class="sv-stat__label">{say(label)}</p>
      <p class="sv-stat__source">{source}</p>
    </div>
  )
}

/** Numbers side by side on a wide screen, below each other on a narrow one. */
export function Stats({ children }: { children?: Child }) {
  return <div class="sv-stats">{children}</div>
}

export function PrintOnly({ children }: { children?: Child }) {
  return <div class="sv-print-only">{children}</div>
}

export function ScreenOnly({ children }: { children?: Child }) {
  return <div class="sv-screen-only">{children}</div>
}
