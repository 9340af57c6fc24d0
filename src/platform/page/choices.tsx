import { Hidden } from './button.tsx'
import type { ControlProps, Option } from './controls.tsx'
import { describedBy, HintAndError, LabelText, WRONG } from './controls.tsx'
import { fieldId } from './form.tsx'
import { usePick } from './language.tsx'

type Kind = 'radio' | 'checkbox'

interface GroupProps extends ControlProps {
  options: readonly Option[]
  chosen: readonly string[]
  kind: Kind
}

/** A radio group can say that it must be answered and that its answer is wrong; a plain group of boxes cannot. */
function asked({ required, error }: ControlProps) {
  return {
    role: 'radiogroup' as const,
    'aria-required': required === true ? ('true' as const) : undefined,
    'aria-invalid': error === undefined ? undefined : ('true' as const),
  }
}

/** The first choice carries the field's own id, so that the error summary leads to something that can be answered. */
function Group(props: GroupProps) {
  const say = usePick()
  const id = fieldId(props.name)
  return (
    <fieldset
      class={`fieldset sv-field sv-choices${props.error === undefined ? '' : ' sv-field--error'}`}
      aria-describedby={describedBy(props)}
      {...(props.kind === 'radio' ? asked(props) : {})}
    >
      <legend class="label">
        <LabelText label={props.label} required={props.required} depends={props.depends} />
      </legend>
      <HintAndError {...props} />
      {props.options.map((option, index) => {
        const own = index === 0 ? id : `${id}-${index + 1}`
        return (
          <div class="sv-choice">
            <input
              class="sv-choice__input"
              type={props.kind}
              id={own}
              name={props.name}
              value={option.value}
              checked={props.chosen.includes(option.value)}
              aria-describedby={option.hint === undefined ? undefined : `${own}-tips`}
            />
            <label class="sv-choice__label" for={own}>
              {say(option.label)}
            </label>
            {option.hint === undefined ? null : (
              <p class="sv-choice__hint" id={`${own}-tips`}>
                {say(option.hint)}
              </p>
            )}
          </div>
        )
      })}
    </fieldset>
  )
}

export function RadioGroup(props: ControlProps & { options: readonly Option[]; value?: string | undefined }) {
  return <Group {...props} kind="radio" chosen={props.value === undefined ? [] : [props.value]} />
}

export function CheckboxGroup(props: ControlProps & { options: readonly Option[]; values?: readonly string[] | undefined }) {
  return <Group {...props} kind="checkbox" chosen={props.values ?? []} />
}

/** One box: a yes that is given or not. A required one is a confirmation and says what is confirmed. */
export function Checkbox(props: ControlProps & { checked?: boolean | undefined }) {
  const say = usePick()
  const id = fieldId(props.name)
  return (
    <div class={`sv-field${props.error === undefined ? '' : ' sv-field--error'}`}>
      {props.error === undefined ? null : (
        <p class="sv-field__error" id={`${id}-fel`}>
          <Hidden>{say(WRONG)} </Hidden>
          {say(props.error)}
        </p>
      )}
      <div class="sv-choice">
        <input
          class="sv-choice__input"
          type="checkbox"
          id={id}
          name={props.name}
          value="ja"
          checked={props.checked === true}
          required={props.required === true}
          aria-describedby={describedBy(props)}
          aria-invalid={props.error === undefined ? undefined : 'true'}
        />
        <label class="sv-choice__label" for={id}>
          {say(props.label)}
        </label>
        {props.hint === undefined ? null : (
          <p class="sv-choice__hint" id={`${id}-tips`}>
            {say(props.hint)}
          </p>
        )}
      </div>
    </div>
  )
}
