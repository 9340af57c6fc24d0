/** An organisation's page: how it handles protected personal data, and what one may ask of it. Record and rules. Pure. */
import { addDays } from '../../platform/day.ts'
import { COMPLETE_FORMS, type CompleteForm, type OpenHours, type PublicAbout } from '../text/index.ts'

export const ABOUT_KINDS = {
  agency: { sv: 'Statlig myndighet', en: 'State agency' },
  region: { sv: 'Region', en: 'Region' },
  municipality: { sv: 'Kommun', en: 'Municipality' },
  ngo: { sv: 'Idéburen organisation', en: 'Non-governmental organisation' },
  company: { sv: 'Företag', en: 'Company' },
} as const
export type AboutKind = keyof typeof ABOUT_KINDS
export const ABOUT_KIND_IDS = Object.keys(ABOUT_KINDS) as AboutKind[]
/** The kind of text that fits a kind of site. */
export const kindFor = (site: string): AboutKind => (ABOUT_KIND_IDS.includes(site as AboutKind) ? (site as AboutKind) : 'agency')

export interface Words {
  heading: string
  text: string
}
/** Swedish is always there; another form is told only when every point has it. */
export type PointWords = { sv: Words } & { [F in CompleteForm]?: Words }
export type PointState = 'unread' | 'holds' | 'left_out'
export interface Point {
  key: string
  part: 'how' | 'ask'
  position: number
  words: PointWords
  state: PointState
}
export interface ContactFunction {
  name: string
  phone?: string | undefined
  hours: OpenHours[]
}
/** What stands on the site: frozen when it was published. */
export type Frozen = Pick<PublicAbout, 'how' | 'ask' | 'contact' | 'deputy'>

export const POINT_STATES = {
  unread: { text: { sv: 'Inte genomgången', en: 'Not gone through' }, tone: 'waiting' },
  holds: { text: { sv: 'Stämmer hos oss', en: 'Holds with us' }, tone: 'done' },
  left_out: { text: { sv: 'Utelämnad', en: 'Left out' }, tone: 'plain' },
} as const satisfies Record<PointState, { text: { sv: string; en: string }; tone: 'plain' | 'waiting' | 'done' }>
export const PARTS_OF_PAGE = {
  how: { sv: 'Så gör vi', en: 'How we do' },
  ask: { sv: 'Det här kan du be oss om', en: 'What you can ask of us' },
} as const

const PLACE = /\[\[[\s\S]*?\]\]|\[\[|\]\]/
/** A place that only the organisation itself can fill: what nobody has been able to verify is never shipped as words. */
export const hasPlace = (words: PointWords): boolean =>
  COMPLETE_FORMS.some((form) => PLACE.test(words[form]?.text ?? '') || PLACE.test(words[form]?.heading ?? ''))

/** At most this long between two looks at the whole page. The same as for the lines: a telephone number grows old. */
export const CHECK_DAYS_MAX = 90
export const isDue = (checked: string | null, day: string): boolean => checked !== null && addDays(checked, CHECK_DAYS_MAX) <= day

/** What stands in the way of publishing, in the order in which it is to be done. */
export type Obstacle =
  | { kind: 'unread' | 'place'; point: Point }
  | { kind: 'contact' | 'deputy' | 'empty_how' | 'empty_ask' }
  | { kind: 'long'; part: 'how' | 'ask' }
export function obstaclesTo(points: readonly Point[], contact: ContactFunction | null, deputy: ContactFunction | null): Obstacle[] {
  const kept = points.filter(({ state }) => state === 'holds')
  const shown = (part: 'how' | 'ask') => kept.some((point) => point.part === part)
  return [
    ...points.filter(({ state }) => state === 'unread').map((point): Obstacle => ({ kind: 'unread', point })),
    ...kept.filter(({ words }) => hasPlace(words)).map((point): Obstacle => ({ kind: 'place', point })),
    ...(contact ? [] : [{ kind: 'contact' as const }]),
    ...(deputy ? [] : [{ kind: 'deputy' as const }]),
    ...(shown('how') ? [] : [{ kind: 'empty_how' as const }]),
    ...(shown('ask') ? [] : [{ kind: 'empty_ask' as const }]),
    ...(['how', 'ask'] as const)
      .filter((part) => COMPLETE_FORMS.some((form) => (textOf(points, part, form) ?? '').length > TEXT_MAX))
      .map((part): Obstacle => ({ kind: 'long', part })),
  ]
}
/** As much as the public page takes of one part in one form (site-document.ts). */
export const TEXT_MAX = 4000

/** One part in one form, in the markup of the public pages; undefined when a point lacks the form. */
export function textOf(points: readonly Point[], part: 'how' | 'ask', form: CompleteForm): string | undefined {
  const kept = points.filter((point) => point.part === part && point.state === 'holds').sort((a, b) => a.position - b.position)
  const words = kept.map((point) => point.words[form])
  if (words.length === 0 || words.some((one) => one === undefined)) return undefined
  return words.map((one) => `### ${one?.heading}\n${one?.text}`).join('\n\n')
}
/** What is published: only forms in which both parts are whole. Swedish must be, which the obstacles see to. */
export function frozenOf(points: readonly Point[], contact: ContactFunction, deputy: ContactFunction): Frozen {
  const forms = formsOf(points)
  const inForms = (part: 'how' | 'ask') => ({
    sv: textOf(points, part, 'sv') ?? '',
    ...Object.fromEntries(forms.filter((form) => form !== 'sv').map((form) => [form, textOf(points, part, form) ?? ''])),
  })
  return { how: inForms('how'), ask: inForms('ask'), contact, deputy }
}
/** The forms in which the whole page can be told. */
export const formsOf = (points: readonly Point[]): CompleteForm[] =>
  COMPLETE_FORMS.filter((form) => textOf(points, 'how', form) !== undefined && textOf(points, 'ask', form) !== undefined)

// Words that a function is named by. Two capitalised words without any of them look like somebody's name.
const FUNCTION =
  /(?:enhet|funktion|avdelning|kontakt|jour|grupp|team|center|kontor|central|tjänst|mottagning|växel|kansli|nämnd|styrelse|förvaltning|reception|service|stöd|samordn|ansvarig|handläggare|chef|sekreterare|ombud|kurator|rådgiv|verket|myndighet|kommun|region|unit|team|office|desk|officer|service|support|line|department|coordinator|manager|deputy|ersätt|skydd)/iu
/** Does it look like a person's name? A warning and no more: who writes it says which it is. */
export function looksLikeName(text: string): boolean {
  const words = text.trim().split(/\s+/)
  const capital = /^\p{Lu}[\p{Ll}’'-]+(?:-\p{Lu}\p{Ll}+)?[,.]?$/u
  const capitals = words.filter((word) => capital.test(word))
  if (FUNCTION.test(words.filter((word) => !capital.test(word)).join(' '))) {
    // "Enhetschef, Anna Exempel": a function with a name after it is still a name.
    return words.some((word, at) => capital.test(word) && capital.test(words[at + 1] ?? '') && !FUNCTION.test(`${word} ${words[at + 1]}`))
  }
  return (
    capitals.length >= 2 &&
    words.some((word, at) => capital.test(word) && capital.test(words[at + 1] ?? '') && !FUNCTION.test(`${word} ${words[at + 1] ?? ''}`))
  )
}
