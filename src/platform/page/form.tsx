import type { Child } from 'hono/jsx'
import type { Text, Words } from './language.tsx'
import { usePick } from './language.tsx'

export interface FormProps {
  action: string
  /** The token that ties the form to the session. Every form that changes something has one. */
  csrf: string
  /** Where files are sent, the form must say so. */
  files?: boolean
  /** Tells apart several forms on a page when they are listed by a screen reader. */
  label?: Words
  /** What a script of the room's own needs to read (src/organisation/signin/passkey.js). */
  data?: Readonly<Record<`data-${string}`, string>>
  children?: Child
}

/**
 * Every form posts. `novalidate`: the browser's own messages come in the browser's language, vanish, and do not
 * link to the field; ours stand in the error summary and beside the field.
 */
export function Form({ action, csrf, files = false, label, data = {}, children }: FormProps) {
  const say = usePick()
  return (
    <form
      method="post"
      action={action}
      class="sv-form"
      novalidate
      autocomplete="off"
      enctype={files ? 'multipart/form-data' : undefined}
      aria-label={label === undefined ? undefined : say(label)}
      {...data}
    >
      <input type="hidden" name="csrf" value={csrf} />
      {children}
    </form>
  )
}

/** One thing that has to be put right before the form can go on. */
export interface FormError {
  /** The name of the field: the link leads to `#falt-<name>`. Without it the error is about the whole form. */
  field?: string
  message: Text
}

export function fieldId(name: string): string {
  return `falt-${name}`
}

/**
 * Stands first on the page after a form came back. `role=alert` reads it out when the page opens, and tabindex -1
 * lets a link or a script move there; nothing steals the focus by itself.
 */
export function ErrorSummary({ errors }: { errors: readonly FormError[] }) {
  const say = usePick()
  if (errors.length === 0) return null
  const heading =
    errors.length === 1
      ? { sv: 'En uppgift behöver rättas', en: 'One thing needs correcting' }
      : { sv: `${errors.length} uppgifter behöver rättas`, en: `${errors.length} things need correcting` }
  return (
    <div class="sv-errors" role="alert" tabindex={-1} id="fel">
      <h2 class="sv-errors__heading">{say(heading)}</h2>
      <ul class="sv-errors__list">
        {errors.map((error) => (
          <li>{error.field === undefined ? say(error.message) : <a href={`#${fieldId(error.field)}`}>{say(error.message)}</a>}</li>
        ))}
      </ul>
    </div>
  )
}

/** Fields that belong together, under one heading that is read with each of them. */
export function FieldGroup({ legend, hint, children }: { legend: Words; hint?: Words; children?: Child }) {
  const say = usePick()
  return (
    <fieldset class="fieldset sv-group">
      <legend class="sv-group__legend">{say(legend)}</legend>
      {hint === undefined ? null : <p class="sv-hint">{say(hint)}</p>}
      {children}
    </fieldset>
  )
}
