import type { Child } from 'hono/jsx'
import type { Text, Words } from './language.tsx'
import { usePick } from './language.tsx'

/** Something that most people need not read, one press away and without script. */
export function Details({ summary, open = false, children }: { summary: Words; open?: boolean; children?: Child }) {
  const say = usePick()
  return (
    <details class="sv-details" open={open}>
      <summary class="sv-details__summary">{say(summary)}</summary>
      <div class="sv-details__body">{children}</div>
    </details>
  )
}

const LAW: Text = { sv: 'Lagen:', en: 'The law:' }

/** The section of law behind what the page says or asks: one press away, never in the way. */
export function Law({ section, children }: { section: string; children?: Child }) {
  const say = usePick()
  return (
    <details class="sv-details sv-details--law">
      <summary class="sv-details__summary">
        {say(LAW)} {section}
      </summary>
      <div class="sv-details__body">{children}</div>
    </details>
  )
}

const WHY: Text = { sv: 'Varför frågar vi?', en: 'Why do we ask?' }

/** Help that stands beside a field. */
export function Help({ summary = WHY, children }: { summary?: Words; children?: Child }) {
  const say = usePick()
  return (
    <details class="sv-details sv-details--help">
      <summary class="sv-details__summary">{say(summary)}</summary>
      <div class="sv-details__body">{children}</div>
    </details>
  )
}
