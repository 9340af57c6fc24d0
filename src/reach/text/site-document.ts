/**
 * All that the public entry knows of one site: what the house has compiled and published. It holds what stands on the
 * pages and nothing else, since it lies on the disk of a machine that anybody on the internet speaks to. Additions of a
 * later version must be optional: an entry that is older than the house must still answer.
 */
import { z } from 'zod'
import { FORM_IDS, type Form } from './forms.ts'
import { openHours } from './hours.ts'

const form = z.enum(FORM_IDS as [Form, ...Form[]])
const instant = z.iso.datetime({ offset: true })
const day = z.iso.date()
const words = z.string().min(1).max(4000)
/** A text in some of the forms. Swedish is always there; a form that lacks it shows Swedish, and says so. */
const inForms = z.object({ sv: words }).and(z.partialRecord(form, words))

const contactPoint = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  kind: z.enum(['social_services', 'social_emergency', 'shelter', 'health', 'violence_support', 'stop_violence', 'other']),
  name: inForms,
  phone: z.string().max(30).optional(),
  note: inForms.optional(),
  hours: z.array(openHours).max(14),
  /** Other hours for a time, such as a holiday. Empty hours: closed. */
  instead: z.array(z.object({ from: day, until: day, hours: z.array(openHours).max(14), why: inForms.optional() })).max(20),
  /** For which pages it is of use; empty: all. */
  pages: z.array(z.string()).max(60),
  checked: day,
})

const contactFunction = z.object({ name: words, phone: z.string().max(30).optional(), hours: z.array(openHours).max(14) })
const about = z.object({
  /** Markup of markup.ts. */
  how: inForms,
  ask: inForms,
  contact: contactFunction,
  deputy: contactFunction,
  leaflet: z.partialRecord(form, z.string().regex(/^[0-9a-f]{64}$/)),
  checked: day,
})

const service = z.object({
  id: z.string().max(60),
  name: inForms,
  organisation: words,
  what: inForms.optional(),
  who: inForms.optional(),
  ages: z.object({ from: z.number().int().optional(), to: z.number().int().optional() }).optional(),
  languages: z.array(z.string().max(12)).max(60),
  accessibility: z.array(words).max(30),
  phones: z.array(z.object({ number: z.string().max(30), what: words.optional() })).max(10),
  address: words.optional(),
  hours: z.array(openHours).max(28),
  fee: inForms.optional(),
  /** SCB codes of municipalities or counties; empty: the whole country. */
  places: z.array(z.string().regex(/^\d{2}(?:\d{2})?$/)).max(310),
  pages: z.array(z.string()).max(60),
  checked: day,
})

const media = z.object({
  page: z.string(),
  kind: z.enum(['sign_language', 'audio']),
  form,
  title: words,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  media_type: z.enum(['video/mp4', 'audio/mpeg', 'audio/mp4']),
  captions: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  /** What is said, to read: markup of markup.ts. */
  transcript: words,
  seconds: z.number().int().positive(),
  bytes: z.number().int().positive(),
})

const file = z.object({
  kind: z.enum(['card', 'poster', 'slip', 'leaflet', 'letter']),
  form,
  title: words,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.number().int().positive(),
})

/** The safe contact of the site: there only while a named team has accepted the queue. */
const queue = z.object({
  id: z.uuid(),
  /** crypto_box public key of the team, base64. Messages are sealed to it before they are stored. */
  key: z.string().regex(/^[A-Za-z0-9+/]{43}=$/),
  team: inForms,
  /** When it answers, in words. */
  answers: inForms,
  /** Who holds the key, and so who could read. */
  holder: inForms,
  /** The recorded decision that SoL 14:5 asks for; without it the page says what will be documented. */
  anonymous: z.boolean(),
  documented: inForms.optional(),
  /** Days after a conversation has ended until it is deleted, by a recorded decision. Absent: nothing is deleted yet, and the page says so. */
  retention_days: z.number().int().positive().optional(),
  attachments: z.boolean(),
})

export const siteDocument = z.object({
  version: z.literal(1),
  tenant: z.uuid(),
  site: z.uuid(),
  code: z.string().regex(/^[a-z0-9]{6}$/),
  name: words,
  kind: z.enum(['national', 'state_agency', 'region', 'municipality', 'county_board', 'ngo', 'company']),
  /** SCB code of the municipality or county that the site speaks for. */
  place: z
    .string()
    .regex(/^\d{2}(?:\d{2})?$/)
    .optional(),
  published: instant,
  /** What the place has written, at the place's own in the page, or after the lead. Shown between `from` and `until`. */
  pieces: z
    .array(z.object({ page: z.string(), form, text: z.string().min(1).max(20_000), from: instant.optional(), until: instant.optional() }))
    .max(500),
  contacts: z.array(contactPoint).max(40),
  about: about.optional(),
  services: z.array(service).max(2000),
  /** What is known of the lines here beyond what was shipped. `wrong` and `secret` are not shown at all. */
  lines: z.array(z.object({ line: z.string(), state: z.enum(['checked', 'wrong', 'secret']), on: day })).max(60),
  /** Drafts and phrases that a named person has signed: shown only while the text is the one that was signed. */
  signed: z.array(z.object({ form, what: z.string().max(60), sha256: z.string().regex(/^[0-9a-f]{64}$/), by: words, on: day })).max(600),
  /** Translations of the organisation's own whose very text a named person has signed: each is shown instead of the draft. */
  translations: z
    .array(z.object({ page: z.string(), form, text: z.string().min(1).max(20_000), by: words, on: day }))
    .max(400)
    .optional(),
  /** In which languages the organisation's own contact answers (BCP 47), and how one asks for an interpreter (FL 13 §). */
  interpreters: z.object({ languages: z.array(z.string().max(12)).max(40), how: inForms }).optional(),
  media: z.array(media).max(60),
  files: z.array(file).max(100),
  queue: queue.optional(),
  /** Where faults in accessibility are told (DOS-lagen), a function and not a person. */
  feedback: z.object({ function: words, phone: z.string().max(30).optional(), email: z.email().optional() }).optional(),
})
export type SiteDocument = z.infer<typeof siteDocument>
export type ContactPoint = z.infer<typeof contactPoint>
export type PublicService = z.infer<typeof service>
export type PublicMedia = z.infer<typeof media>
export type PublicFile = z.infer<typeof file>
export type PublicQueue = z.infer<typeof queue>
export type PublicAbout = z.infer<typeof about>
export type OwnTranslation = NonNullable<SiteDocument['translations']>[number]
export type Interpreters = NonNullable<SiteDocument['interpreters']>
export type SignedText = SiteDocument['signed'][number]
