/** The sets that this organisation can ask with: those that came with Samvärn, and its own. What is asked is no secret within it. */
import type { Tx } from '../../platform/database/transaction.ts'
import { compareVersions, type QuestionSet } from './question.ts'
import { shippedVersions } from './shipped.ts'
import { ownVersions, type StoredTranslation, translationsOf } from './store.ts'
import { translated } from './translation.ts'

export interface KnownSet {
  readonly set: QuestionSet
  readonly own: boolean
  readonly loaded_at: Date | undefined
  readonly withdrawn_at: Date | undefined
}

const inEveryLanguage = (set: QuestionSet, translations: readonly StoredTranslation[]): QuestionSet =>
  translations
    .filter((one) => one.set_id === set.id && one.version === set.version)
    .reduce((laid, { lang, words }) => translated(laid, lang, words), set)

/** Every version that can be read, the latest of each set first; withdrawn ones among them. */
export async function knownSets(tx: Tx, id?: string): Promise<KnownSet[]> {
  const translations = await translationsOf(tx, id)
  const shipped = shippedVersions()
    .filter((set) => id === undefined || set.id === id)
    .map((set): KnownSet => ({ set, own: false, loaded_at: undefined, withdrawn_at: undefined }))
  const own = (await ownVersions(tx, id))
    .map(({ set, loaded_at, withdrawn_at }): KnownSet => ({ set, own: true, loaded_at, withdrawn_at: withdrawn_at ?? undefined }))
    .sort((a, b) => a.set.id.localeCompare(b.set.id, 'sv') || compareVersions(b.set.version, a.set.version))
  return [...shipped, ...own].map((known) => ({ ...known, set: inEveryLanguage(known.set, translations) }))
}

/** One set: the version asked for, withdrawn or not, or else the latest that is not withdrawn. */
export async function setById(tx: Tx, id: string, version?: string): Promise<QuestionSet | undefined> {
  const known = await knownSets(tx, id)
  return known.find(({ set, withdrawn_at }) => (version === undefined ? withdrawn_at === undefined : set.version === version))?.set
}

/** What can be asked with now: the latest version of each set that is not withdrawn, the shipped ones first. */
export async function setsFor(tx: Tx): Promise<QuestionSet[]> {
  const open = (await knownSets(tx)).filter(({ withdrawn_at }) => withdrawn_at === undefined).map(({ set }) => set)
  return open.filter((set, index) => open.findIndex((one) => one.id === set.id) === index)
}
