import { readdirSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Lang } from '../../platform/page/language.tsx'
import { ABOUT, BETTER, type Described, FREQUENCIES, KINDS, refusalOf } from './indicator.ts'

/** Proposals that are shipped (content/indicators), in our own words. An organisation uses one, and may then change its own. */
const words = z.strictObject({ sv: z.string().min(1), en: z.string().min(1) })
const keys = <K extends string>(of: Readonly<Record<K, unknown>>) => z.enum(Object.keys(of) as [K, ...K[]])
const schema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]{3,60}$/),
    /** common: what the authorities' common work follows. round: comes out of a round's answers. */
    group: z.enum(['common', 'round']),
    about: keys(ABOUT),
    kind: keys(KINDS),
    better: keys(BETTER),
    frequency: keys(FREQUENCIES),
    name: words,
    definition: words,
    why: words,
    source: words,
    unit: words,
    answers_for: words,
    groups: z.array(z.strictObject({ code: z.string().regex(/^[a-z0-9_]{1,30}$/), name: words })),
    share_of: z.string().optional(),
    /** The share of organisations that stand at this level or higher, of those that answered the question. */
    measures: z.array(z.strictObject({ set: z.string(), question: z.string(), at_least: z.number().int().min(0) })).optional(),
    /** Which room will count this from work done. Until it stands, the numbers are entered by hand. */
    work: z.enum(['detection', 'referral']).optional(),
    verified: z.boolean(),
  })
  .refine((one) => one.share_of === undefined || one.groups.some(({ code }) => code === one.share_of))
  .refine((one) => refusalOf(one.about, `${one.name.sv} ${one.definition.sv}`) === undefined)
export type Proposal = z.output<typeof schema>

export const readProposal = (text: string): Proposal => schema.parse(JSON.parse(text))
const FOLDER = new URL('../../../content/indicators/', import.meta.url)
const ORDER = ['personal-med-kunskap', 'tillfragade', 'hanvisade']
let read: readonly Proposal[] | undefined
/** The three of the common work first. */
export function proposals(): readonly Proposal[] {
  const place = (id: string) => (ORDER.includes(id) ? ORDER.indexOf(id) : ORDER.length)
  read ??= readdirSync(FOLDER)
    .filter((name) => name.endsWith('.json'))
    .map((name) => readProposal(readFileSync(new URL(name, FOLDER), 'utf8')))
    .sort((one, other) => place(one.id) - place(other.id) || one.name.sv.localeCompare(other.name.sv, 'sv'))
  return read
}
export const proposalById = (id: string | null): Proposal | undefined => proposals().find((one) => one.id === id)

/** What an own indicator starts from. */
export const describedBy = (proposal: Proposal, lang: Lang): Described => ({
  name: proposal.name[lang],
  definition: proposal.definition[lang],
  why: proposal.why[lang],
  source: proposal.source[lang],
  unit: proposal.unit[lang],
  frequency: proposal.frequency,
  kind: proposal.kind,
  better: proposal.better,
  answers_for: proposal.answers_for[lang],
  licence: null,
  groups: proposal.groups.map(({ code, name }) => ({ code, name: name[lang] })),
  share_of: proposal.share_of ?? null,
})
