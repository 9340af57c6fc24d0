import { field, record, requiredText } from '../../platform/field/index.ts'

/** What a key is called, so that its owner knows which one to remove when a telephone is lost. */
export const keyLabel = record({
  label: field({
    schema: requiredText(60),
    label: { sv: 'Vad ska nyckeln heta?', en: 'What shall the passkey be called?' },
    hint: { sv: 'Till exempel Jobbtelefonen. Bara du ser namnet.', en: 'For example Work telephone. Only you see the name.' },
    control: 'text',
    width: 'medium',
  }),
})
/** The name that stands there from the start. */
export const FIRST_LABEL = { sv: 'Min nyckel', en: 'My passkey' }
