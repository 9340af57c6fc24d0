import { z } from 'zod'
import type { Text } from '../../platform/page/language.tsx'
import { type ContactPoint, FORM_IDS, type Form, openHours } from '../text/index.ts'

/** Where people turn: what it is called in each language, its number, and when it answers. */
export const CONTACT_KINDS = {
  social_services: { sv: 'Socialtjänsten', en: 'Social services' },
  social_emergency: { sv: 'Socialjouren', en: 'Social emergency service' },
  violence_support: { sv: 'Stöd vid våld', en: 'Support when subjected to violence' },
  shelter: { sv: 'Kvinnojour, tjejjour eller annat skyddat boende', en: 'Women’s or other shelter' },
  health: { sv: 'Vården', en: 'Health care' },
  stop_violence: { sv: 'Hjälp att sluta använda våld', en: 'Help to stop using violence' },
  other: { sv: 'Något annat', en: 'Something else' },
} as const satisfies Record<string, Text>
export type ContactKind = keyof typeof CONTACT_KINDS
export const CONTACT_KIND_CODES = Object.keys(CONTACT_KINDS) as [ContactKind, ...ContactKind[]]

const day = z.iso.date()
const words = z.string().min(1).max(4000)
const inForms = z.object({ sv: words }).and(z.partialRecord(z.enum(FORM_IDS as [Form, ...Form[]]), words))
export const exception = z.object({ from: day, until: day, hours: z.array(openHours).max(14), why: inForms.optional() })
export type Exception = z.infer<typeof exception>

/** What a version of a contact holds. */
export const contactContent = z.object({
  kind: z.enum(CONTACT_KIND_CODES),
  name: inForms,
  phone: z.string().max(30).optional(),
  note: inForms.optional(),
  hours: z.array(openHours).max(14),
  instead: z.array(exception).max(20),
  pages: z.array(z.string()).max(60),
  checked: day,
})
export type ContactContent = z.infer<typeof contactContent>

/** As it is published: what has passed is left out. */
export const asPublished = (id: string, { instead, ...content }: ContactContent, today: string): ContactPoint => ({
  ...content,
  id,
  instead: instead.filter(({ until }) => until >= today),
})

export const CHECK_DAYS = 90
/** Not looked at for 90 days: a number that nobody has tried is a promise that nobody keeps. */
export const isUnchecked = (checked: string, today: string): boolean =>
  Date.parse(`${today}T00:00:00Z`) - Date.parse(`${checked}T00:00:00Z`) > CHECK_DAYS * 86_400_000
