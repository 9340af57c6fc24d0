import type { Child } from 'hono/jsx'
import { Hidden } from './button.tsx'
import { fieldId } from './form.tsx'
import type { Text, Words } from './language.tsx'
import { usePick } from './language.tsx'

/** What every field on a form says of itself. Records give these from one place (src/platform/field). */
export interface ControlProps {
  name: string
  label: Words
  hint?: Words | undefined
  error?: Text | undefined
  required?: boolean | undefined
  /** Needed or not by what else is answered: the label says nothing of it. */
  depends?: boolean | undefined
  /** A sensitive value: the browser is asked neither to store it nor to send it to a spell-checking service. */
  secret?: boolean | undefined
  /** Explanation that opens beside the field. */
  help?: Child
}

const OPTIONAL: Text = { sv: '(frivilligt)', en: '(optional)' }
export const WRONG: Text = { sv: 'Rätta:', en: 'Correct:' }

/** The ids of hint and error, for aria-describedby; undefined when there is nothing to read. */
export function describedBy(props: ControlProps): string | undefined {
  const ids = [props.hint === undefined ? '' : `${fieldId(props.name)}-tips`, props.error === undefined ? '' : `${fieldId(props.name)}-fel`]
  return ids.filter((id) => id !== '').join(' ') || undefined
}

/**
 * Attributes that all controls share. The loose type is for `spellcheck`: it must be written out as "false", and
 * hono/jsx types it as a boolean, which it leaves out when false.
 */
export function shared(props: ControlProps): { [attribute: string]: string | boolean | undefined } {
  return {
    id: fieldId(props.name),
    name: props.name,
    required: props.required === true,
    'aria-describedby': describedBy(props),
    'aria-invalid': props.error === undefined ? undefined : 'true',
    ...(props.secret === true ? { autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false' } : {}),
  }
}

/** Hint and error stand between the label and the control, where the eye passes and where zoom keeps them in view. */
export function HintAndError(props: ControlProps) {
  const say = usePick()
  const id = fieldId(props.name)
  return (
    <>
      {props.hint === undefined ? null : (
        <p class="sv-hint" id={`${id}-tips`}>
          {say(props.hint)}
        </p>
      )}
      {props.help === undefined ? null : props.help}
      {props.error === undefined ? null : (
        <p class="sv-field__error" id={`${id}-fel`}>
          <Hidden>{say(WRONG)} </Hidden>
          {say(props.error)}
        </p>
      )}
    </>
  )
}

export function LabelText({ label, required, depends }: Pick<ControlProps, 'label' | 'required' | 'depends'>) {
  const say = usePick()
  return (
    <>
      {say(label)}
      {required === true || depends === true ? null : <span class="sv-optional"> {say(OPTIONAL)}</span>}
    </>
  )
}

function Frame({ kind, field, children }: { kind: string; field: ControlProps; children?: Child }) {
  return (
    <div class={`sv-field ${kind}${field.error === undefined ? '' : ' sv-field--error'}`}>
      <label class="label" for={fieldId(field.name)}>
        <LabelText label={field.label} required={field.required} depends={field.depends} />
      </label>
      <HintAndError {...field} />
      {children}
    </div>
  )
}

/** How much room the answer asks for: a postcode does not look like a sentence. */
export type Width = 'short' | 'medium' | 'full'

export interface TextFieldProps extends ControlProps {
  value?: string | undefined
  type?: 'text' | 'email' | 'tel' | 'password' | 'number'
  width?: Width | undefined
  inputmode?: 'numeric' | 'decimal' | undefined
  autocomplete?: string | undefined
}

export function TextField(props: TextFieldProps) {
  const { type = 'text', width = 'full' } = props
  return (
    <Frame kind="text-field" field={props}>
      <input
        class={`text-field__input sv-width-${width}`}
        type={type === 'number' ? 'text' : type}
        inputmode={type === 'number' ? 'numeric' : props.inputmode}
        value={props.value ?? ''}
        autocomplete={props.autocomplete}
        {...shared(props)}
      />
    </Frame>
  )
}

/** `written`: what is written here is in another language than the page (WCAG 3.1.2). */
export function TextArea(
  props: ControlProps & {
    value?: string | undefined
    rows?: number | undefined
    written?: { lang: string; dir: 'ltr' | 'rtl' } | undefined
  },
) {
  return (
    <Frame kind="textarea-field" field={props}>
      <textarea class="textarea-field__textarea" rows={props.rows ?? 5} {...props.written} {...shared(props)}>
        {props.value ?? ''}
      </textarea>
    </Frame>
  )
}

const DAY_FORMAT: Text = { sv: 'År, månad och dag, till exempel 2026-11-27.', en: 'Year, month and day, for example 2026-11-27.' }

/**
 * A day is written 2026-11-27, as in Swedish records. The browser's own date control follows the browser's language, so
 * that 11/12 means one day for one colleague and another for the next; it also swallows what was written wrong.
 */
export function DateField(props: ControlProps & { value?: string | undefined }) {
  const say = usePick()
  const field = { ...props, hint: props.hint === undefined ? DAY_FORMAT : `${say(props.hint)} ${say(DAY_FORMAT)}` }
  return (
    <Frame kind="text-field" field={field}>
      <input class="text-field__input sv-width-medium" type="text" maxlength={20} value={props.value ?? ''} {...shared(field)} />
    </Frame>
  )
}

export interface Option {
  value: string
  label: Words
  hint?: Words
}

const CHOOSE: Text = { sv: 'Välj …', en: 'Choose …' }

export function SelectField(props: ControlProps & { options: readonly Option[]; value?: string | undefined }) {
  const say = usePick()
  return (
    <Frame kind="select-field" field={props}>
      <div class="select-field__icon-wrapper">
        <select class="select-field__select" {...shared(props)}>
          <option value="" selected={(props.value ?? '') === ''}>
            {say(CHOOSE)}
          </option>
          {props.options.map((option) => (
            <option value={option.value} selected={props.value === option.value}>
              {say(option.label)}
            </option>
          ))}
        </select>
        <svg class="sv-chevron" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
          <path d="M3 6l5 5 5-5" fill="none" stroke="currentColor" stroke-width="1.75" />
        </svg>
      </div>
    </Frame>
  )
}

export function HiddenField({ name, value }: { name: string; value: string }) {
  return <input type="hidden" name={name} value={value} />
}
