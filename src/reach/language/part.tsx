import { type Place, T, Tabs, Tag, type Text } from '../../platform/page/index.ts'
import { content, FORMS, type Form, inlinesOf, TextFault } from '../text/index.ts'
import { PHRASES_PART, type TextState } from './language.ts'

export const ROOM: Place = { label: { sv: 'Språk', en: 'Languages' }, href: '/sprak' }
export const MEDIA: Place = { label: { sv: 'Film och ljud', en: 'Film and sound' }, href: '/sprak/film' }
export const INTERPRETERS: Place = { label: { sv: 'Tolk', en: 'Interpreters' }, href: '/sprak/tolk' }
export const READABILITY: Place = { label: { sv: 'Läsbarhet', en: 'Readability' }, href: '/sprak/lasbarhet' }

const VIEWS = {
  texts: { ...ROOM, label: { sv: 'Texter', en: 'Texts' } },
  media: MEDIA,
  interpreters: INTERPRETERS,
  readability: READABILITY,
}
export function LanguageTabs({ current }: { current: keyof typeof VIEWS }) {
  return (
    <Tabs
      label={{ sv: 'Språk och sätt att läsa', en: 'Languages and ways of reading' }}
      tabs={Object.entries(VIEWS).map(([view, place]) => ({ ...place, current: view === current }))}
    />
  )
}

const names = {
  sv: new Intl.DisplayNames(['sv'], { type: 'language' }),
  en: new Intl.DisplayNames(['en'], { type: 'language' }),
}
const capital = (word: string) => word.charAt(0).toLocaleUpperCase('sv') + word.slice(1)
/** What a language is called here, by its code (BCP 47). */
export const languageName = (code: string): Text => ({ sv: capital(names.sv.of(code) ?? code), en: capital(names.en.of(code) ?? code) })
export const formName = (form: Form): Text => (form === 'll' ? { sv: 'Lätt svenska', en: 'Easy Swedish' } : languageName(form))
export const formPlace = (form: Form): Place => ({ label: formName(form), href: `/sprak/${form}` })
export const langOf = (form: Form) => ({ lang: FORMS[form].lang, dir: FORMS[form].dir })

export const FACTS: Text = { sv: 'Tabellen över fakta', en: 'The table of facts' }
export const partName = (what: string): Text =>
  what === PHRASES_PART ? FACTS : ((content().pages.find(({ id }) => id === what)?.name ?? what) as Text)
export const partPlace = (form: Form, what: string): Place => ({ label: partName(what), href: `/sprak/${form}/${what}` })

const STATES = {
  none: { sv: 'Ingen text', en: 'No text' },
  unsigned: { sv: 'Väntar på underskrift', en: 'Waits for a signature' },
  signed: { sv: 'Underskriven', en: 'Signed' },
  stale: { sv: 'Ändrad efter underskrift', en: 'Changed after signing' },
} as const satisfies Record<TextState, Text>
export function StateTag({ state }: { state: TextState }) {
  if (state === 'none') return <T text={STATES.none} />
  return <Tag text={STATES[state]} tone={state === 'signed' ? 'done' : 'waiting'} />
}

/** Words with their stress, links and numbers as they will be read. What cannot be read is shown as it is written. */
export function InlineWords({ words }: { words: string }) {
  const known = content().known
  try {
    return (
      <>
        {inlinesOf(words, known, 1).map((one) => {
          if (one.kind === 'strong') return <strong>{one.text}</strong>
          if (one.kind === 'page') return <u>{one.text}</u>
          if (one.kind === 'tel') return <bdi dir="ltr">{content().lines.find(({ id }) => id === one.line)?.number ?? one.line}</bdi>
          return one.text
        })}
      </>
    )
  } catch (error) {
    if (error instanceof TextFault) return <>{words}</>
    throw error
  }
}
