import type { Child } from 'hono/jsx'
import { Actions, Button } from './button.tsx'
import { Checkbox } from './choices.tsx'
import type { FormError } from './form.tsx'
import { ErrorSummary, Form } from './form.tsx'
import type { Text, Words } from './language.tsx'
import { usePick } from './language.tsx'
import { Notice } from './notice.tsx'

export interface ConfirmProps {
  action: string
  csrf: string
  /** What will be true afterwards, in one or two sentences. */
  consequence: Child
  /** The verb of the button: "Radera originalet". */
  button: Words
  /** Where the person goes who changes her mind. */
  back: string
  /** What cannot be undone is red and asks for a tick of its own. */
  irreversible?: boolean
  errors?: readonly FormError[]
  /** Hidden fields or questions that belong to the deed. */
  children?: Child
}

const CANNOT: Text = { sv: 'Det här går inte att ångra', en: 'This cannot be undone' }
const IRREVERSIBLE: Text = { sv: 'Oåterkalleligt', en: 'Irreversible' }
const UNDERSTOOD: Text = { sv: 'Jag förstår att det inte går att ångra', en: 'I understand that it cannot be undone' }
const BACK: Text = { sv: 'Avbryt', en: 'Cancel' }

/** The page before a deed that is hard to take back: what happens, one button, one way out. */
export function Confirm(props: ConfirmProps) {
  const say = usePick()
  const { irreversible = false, errors = [] } = props
  return (
    <>
      <ErrorSummary errors={errors} />
      {irreversible ? (
        <Notice kind="danger" word={IRREVERSIBLE} title={CANNOT}>
          {props.consequence}
        </Notice>
      ) : (
        <div class="sv-prose">{props.consequence}</div>
      )}
      <Form action={props.action} csrf={props.csrf}>
        {props.children}
        {irreversible ? (
          <Checkbox name="forstatt" label={UNDERSTOOD} required error={errors.find((error) => error.field === 'forstatt')?.message} />
        ) : null}
        <Actions>
          <Button text={props.button} kind={irreversible ? 'danger' : 'primary'} />
          <a class="sv-way-out" href={props.back}>
            {say(BACK)}
          </a>
        </Actions>
      </Form>
    </>
  )
}
