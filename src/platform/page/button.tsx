import type { Child } from 'hono/jsx'
import type { Words } from './language.tsx'
import { usePick } from './language.tsx'

/**
 * One primary button a page: the next step. `danger` is kept for danger to life and for what cannot be undone
 * (house.md section 7), so it is not "the button that removes a row".
 */
export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger'

const looks: Record<ButtonKind, string> = {
  primary: 'button button--primary',
  secondary: 'button button--secondary',
  quiet: 'button sv-button--quiet',
  danger: 'button sv-button--danger',
}

export interface ButtonProps {
  /** A verb: what happens when it is pressed. */
  text: Words
  kind?: ButtonKind
  /** The name and value that are sent, when a form has more than one button. */
  name?: string
  value?: string
  /** Sends the form to another address than the form's own. */
  formaction?: string
  /** Words for those who do not see the row that the button stands in: "Ta bort *beslut.docx*". */
  about?: Words
}

export function Button({ text, kind = 'primary', name, value, formaction, about }: ButtonProps) {
  return (
    <button type="submit" class={looks[kind]} name={name} value={value} formaction={formaction}>
      <Spoken text={text} about={about} />
    </button>
  )
}

/** A link that looks like a button: leads to the place where the next step is taken. It changes nothing by itself. */
export function LinkButton({ text, href, kind = 'secondary', about }: { text: Words; href: string; kind?: ButtonKind; about?: Words }) {
  return (
    <a class={looks[kind]} href={href}>
      <Spoken text={text} about={about} />
    </a>
  )
}

/** The row of buttons that ends a form. The first one is what the next step is. */
export function Actions({ children }: { children?: Child }) {
  return <div class="sv-actions">{children}</div>
}

export function Hidden({ children }: { children?: Child }) {
  return <span class="sr-only">{children}</span>
}

function Spoken({ text, about }: { text: Words; about: Words | undefined }) {
  const say = usePick()
  return (
    <>
      {say(text)}
      {about === undefined ? null : <Hidden> {say(about)}</Hidden>}
    </>
  )
}
