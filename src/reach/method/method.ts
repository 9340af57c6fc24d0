/** A way of reaching people: what one does, with what, how one sees whether it worked, and what can go wrong. Pure. */
import { z } from 'zod'
import type { Lang, Text } from '../../platform/page/language.tsx'

export const SETTINGS = [
  'workplace',
  'pharmacy',
  'shop',
  'sfi',
  'school',
  'home_care',
  'youth',
  'child_health',
  'hairdresser',
  'housing',
  'toilet',
  'other',
] as const
export type Setting = (typeof SETTINGS)[number]
export const SETTING_WORDS: Readonly<Record<Setting, Text>> = {
  workplace: { sv: 'Arbetsplatsen', en: 'Workplaces' },
  pharmacy: { sv: 'Apoteket', en: 'Pharmacies' },
  shop: { sv: 'Mataffären', en: 'Food shops' },
  sfi: { sv: 'SFI', en: 'SFI' },
  school: { sv: 'Skolan', en: 'Schools' },
  home_care: { sv: 'Hemtjänsten', en: 'Home care' },
  youth: { sv: 'Platser för unga', en: 'Places for young people' },
  child_health: { sv: 'Barnhälsovården', en: 'Child health care' },
  hairdresser: { sv: 'Frisören', en: 'Hairdressers' },
  housing: { sv: 'Bostadsbolaget', en: 'Housing companies' },
  toilet: { sv: 'Offentliga toaletter', en: 'Public toilets' },
  other: { sv: 'Någon annanstans', en: 'Somewhere else' },
}
/** Whom a method is for: pages of the public site, so that what is done and what is read there belong together. */
export const GROUPS = [
  'for-me',
  'for-a-friend',
  'child',
  'elderly',
  'disability',
  'lgbtqi',
  'honour',
  'trafficking',
  'online',
  'i-use-violence',
  'locked-in',
  'children',
  'languages',
  'protected',
] as const
export type Group = (typeof GROUPS)[number]
export const GROUP_WORDS: Readonly<Record<Group, Text>> = {
  'for-me': { sv: 'Vuxna som utsätts', en: 'Adults who are subjected to violence' },
  'for-a-friend': { sv: 'Vänner och anhöriga', en: 'Friends and relatives' },
  child: { sv: 'Barn och unga', en: 'Children and young people' },
  elderly: { sv: 'Äldre', en: 'Older people' },
  disability: { sv: 'Personer med funktionsnedsättning', en: 'People with disabilities' },
  lgbtqi: { sv: 'Hbtqi-personer', en: 'LGBTQI people' },
  honour: { sv: 'Den som lever i hederns krav', en: 'Those who live under demands of honour' },
  trafficking: { sv: 'Prostitution och människohandel', en: 'Prostitution and trafficking' },
  online: { sv: 'Den som utsätts på nätet', en: 'Those who are subjected on the net' },
  'i-use-violence': { sv: 'Den som använder våld', en: 'Those who use violence' },
  'locked-in': { sv: 'Den som är instängd hemma', en: 'Those who are shut in at home' },
  children: { sv: 'Familjer med barn', en: 'Families with children' },
  languages: { sv: 'Den som behöver tolk', en: 'Those who need an interpreter' },
  protected: { sv: 'Den som har skyddade personuppgifter', en: 'Those with protected personal data' },
}
export const MATERIALS = ['card', 'poster', 'slip', 'text', 'other'] as const
const LONGEST = 4000
/** Swedish always; one who writes for the own organisation need not write English. */
const words = z.strictObject({ sv: z.string().min(1).max(LONGEST), en: z.string().min(1).max(LONGEST).optional() })
export type Words = z.infer<typeof words>
export const sayIn = (said: Words, lang: Lang): string => said[lang] ?? said.sv

const short = z.strictObject({ sv: z.string().min(1).max(200), en: z.string().min(1).max(200).optional() })
export const methodContent = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/),
  title: short,
  lead: words,
  for_groups: z.array(z.enum(GROUPS)).min(1).max(GROUPS.length),
  settings: z.array(z.enum(SETTINGS)).min(1).max(SETTINGS.length),
  size: z.enum(['small', 'any']),
  steps: z
    .array(z.strictObject({ title: short, text: words }))
    .min(1)
    .max(20),
  material: z.array(z.strictObject({ title: short, kind: z.enum(MATERIALS) })).max(20),
  follow_up: z.array(z.strictObject({ question: short, how: words })).max(20),
  risks: z.array(words).max(20),
  law: z.array(z.string().min(1).max(200)).max(20),
  origin: z.strictObject({
    by: z.string().min(1).max(200),
    source: z.string().min(1).max(500).optional(),
    tried: z.enum(['no', 'yes']),
    note: words,
  }),
})
export type Method = z.infer<typeof methodContent>

/** What is wrong with a file, as its place in it and what to do. */
export interface MethodFault {
  place: string
  message: Text
}
export type ReadMethod = { ok: true; method: Method } | { ok: false; faults: readonly MethodFault[] }
export function readMethod(json: unknown): ReadMethod {
  const parsed = methodContent.safeParse(json)
  if (parsed.success) return { ok: true, method: parsed.data }
  return { ok: false, faults: parsed.error.issues.slice(0, 30).map((issue) => ({ place: issue.path.join('.'), message: saidOf(issue) })) }
}
function saidOf(issue: z.core.$ZodIssue): Text {
  const last = issue.path.at(-2) === 'for_groups' || issue.path.at(-1) === 'for_groups'
  if (issue.code === 'unrecognized_keys') {
    const keys = issue.keys.join(', ').slice(0, 80)
    return { sv: `Ta bort ${keys}: det hör inte till en metod.`, en: `Take ${keys} away: it is no part of a method.` }
  }
  if (issue.code === 'too_big') return { sv: 'För långt eller för många. Korta.', en: 'Too long or too many. Shorten it.' }
  if (last)
    return {
      sv: `Ange minst en av: ${GROUPS.join(', ')}.`,
      en: `Give at least one of: ${GROUPS.join(', ')}.`,
    }
  return {
    sv: 'Saknas eller är av fel slag. Jämför med en metod som du hämtar härifrån.',
    en: 'Missing or of the wrong kind. Compare with a method that you fetch from here.',
  }
}

/** Paragraphs of a form: the first line of each is the title, the rest the text. A single line is both. */
export function pairsOf(text: string): { first: string; rest: string }[] {
  return text
    .split(/\n{2,}/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const [first = '', ...rest] = part.split('\n').map((line) => line.trim())
      return { first, rest: rest.join(' ').trim() || first }
    })
}
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.replace(/^[-–•] /, '').trim())
    .filter((line) => line !== '')

/** How a method stands here. `shipped`: it comes with Samvärn. */
export type State = 'shipped' | 'written' | 'returned' | 'shown' | 'withdrawn'
/** A method in a list: a shipped one by its name, an own one by the id of its row. */
export interface Known {
  key: string
  method: Method
  state: State
  /** The account, for own methods. */
  written_by: string | null
  said: string | null
}

/** For a chosen group and setting; nothing chosen means all. */
export const fits = ({ for_groups, settings }: Method, group: string | undefined, setting: string | undefined): boolean =>
  (group === undefined || for_groups.some((one) => one === group)) && (setting === undefined || settings.some((one) => one === setting))
