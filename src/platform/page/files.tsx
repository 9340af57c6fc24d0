import type { ControlProps } from './controls.tsx'
import { HintAndError, LabelText, shared } from './controls.tsx'
import { fieldId } from './form.tsx'
import type { Text } from './language.tsx'
import { usePick } from './language.tsx'

const DROP_ONE: Text = { sv: 'Dra hit filen eller välj den på datorn', en: 'Drop the file here or choose it on your computer' }
const DROP_MANY: Text = { sv: 'Dra hit filerna eller välj dem på datorn', en: 'Drop the files here or choose them on your computer' }

// What the script says, given in the markup so that the script itself holds no text in any language.
const CHOSEN: Text = { sv: 'Valda filer', en: 'Chosen files' }
const REMOVE: Text = { sv: 'Ta bort', en: 'Remove' }
const NONE: Text = { sv: 'Inga filer valda', en: 'No files chosen' }

export interface FileFieldProps extends ControlProps {
  multiple?: boolean
  /** File name endings or media types, as the accept attribute takes them. The server judges by content all the same. */
  accept?: string
}

/**
 * The browser's own file control, made as large as the drop zone: dropping on it works without any script. The
 * script (files.js) only lists what was chosen, lets a second drop add to the first, and a file be taken away again.
 */
export function FileField(props: FileFieldProps) {
  const say = usePick()
  return (
    <div class={`sv-field sv-files${props.error === undefined ? '' : ' sv-field--error'}`}>
      <label class="label" for={fieldId(props.name)}>
        <LabelText label={props.label} required={props.required} depends={props.depends} />
      </label>
      <HintAndError {...props} />
      <div class="sv-files__zone">
        <svg class="sv-files__icon" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
          <path d="M7 4h12l6 6v18H7z M19 4v6h6 M16 24v-9 M12.5 18.5L16 15l3.5 3.5" fill="none" stroke="currentColor" stroke-width="1.5" />
        </svg>
        <p class="sv-files__words" aria-hidden="true">
          {say(props.multiple === true ? DROP_MANY : DROP_ONE)}
        </p>
        <input
          class="sv-files__input"
          type="file"
          multiple={props.multiple === true}
          accept={props.accept}
          data-files=""
          data-chosen={say(CHOSEN)}
          data-remove={say(REMOVE)}
          data-none={say(NONE)}
          {...shared(props)}
        />
      </div>
    </div>
  )
}
