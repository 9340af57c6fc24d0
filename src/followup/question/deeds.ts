/** Deeds with sets of the organisation's own: a file is read and shown first, then loaded; a version is withdrawn, never deleted. */
import { today } from '../../platform/day.ts'
import type { Deed } from '../../platform/database/audit.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import { draftOf, dropDrafts, keepDraft } from '../../platform/http/drafts.ts'
import { isId } from '../../platform/ids.ts'
import { checkSet, type CheckedSet } from './check.ts'
import type { SetFault } from './check-words.ts'
import { type KnownSet, knownSets } from './deeds-read.ts'
import { type Difference, differenceOf } from './difference.ts'
import { compareVersions, type QuestionSet } from './question.ts'
import { mayKeepSets, mayWithdrawSet, type Standing } from './policy.ts'
import { shippedSets } from './shipped.ts'
import { insertSet, keepTranslation, markWithdrawn, translationsOf } from './store.ts'
import { languagesIn } from './sheet.ts'
import { type ReadLanguage, readLanguageSheet } from './language-sheet.ts'

const standingOf = (tx: Tx): Standing => ({ account: tx.actor.account, roles: tx.reach.roles, placed: tx.reach.unit !== null })
const ABOUT = { purpose: 'follow_up', object: { kind: 'question_set' } } as const
async function refuse(tx: Tx, deed: Deed): Promise<undefined> {
  await tx.audit({ deed, outcome: 'not_reached', ...ABOUT })
  return undefined
}

/** Languages of one set at most: a sheet of more columns could not be loaded back. */
const LANGUAGES_MAX = 8
/** What has been read lies sealed, for the one who brought it, between the reading and the decision. */
const UPLOAD = 'question_upload'

export interface ListedSets {
  known: readonly KnownSet[]
  mayKeep: boolean
}
export const listSets = (db: Database, actor: Actor): Promise<ListedSets> =>
  db.as(actor, async (tx) => ({ known: await knownSets(tx), mayKeep: mayKeepSets(standingOf(tx)).ok }))

export interface SeenSet {
  known: KnownSet
  /** Every version of it, the latest first. */
  versions: readonly KnownSet[]
  /** For the titles of what its questions point at. */
  others: readonly QuestionSet[]
  mayKeep: boolean
  mayWithdraw: boolean
}
export const seeSet = (db: Database, actor: Actor, id: string, version?: string): Promise<SeenSet | undefined> =>
  db.as(actor, async (tx) => {
    const all = await knownSets(tx)
    const versions = all.filter(({ set }) => set.id === id)
    const known = versions.find(({ set, withdrawn_at }) => (version === undefined ? withdrawn_at === undefined : set.version === version))
    if (known === undefined) return undefined
    const who = standingOf(tx)
    return {
      known,
      versions,
      others: all.map(({ set }) => set).filter((set) => set.id !== id),
      mayKeep: mayKeepSets(who).ok,
      mayWithdraw: mayWithdrawSet(who, { own: known.own, withdrawn: known.withdrawn_at !== undefined }).ok,
    }
  })

/** What a file held, before anybody has decided: either a set as JSON, or what stopped its rows. */
export interface Upload {
  readonly json: unknown
  readonly faults: readonly SetFault[]
}
export const mayLoad = (db: Database, actor: Actor): Promise<boolean> =>
  db.as(actor, async (tx) => mayKeepSets(standingOf(tx)).ok || (await refuse(tx, 'question_set.load')) === true)

export const keepUpload = (db: Database, actor: Actor, upload: Upload): Promise<string | undefined> =>
  db.as(actor, async (tx) => (mayKeepSets(standingOf(tx)).ok ? keepDraft(tx, UPLOAD, upload) : refuse(tx, 'question_set.load')))

export interface SeenUpload extends CheckedSet {
  /** The version that it follows on, and what differs. */
  before: QuestionSet | undefined
  difference: Difference | undefined
}
async function judge(tx: Tx, upload: Upload): Promise<SeenUpload> {
  const known = (await knownSets(tx)).map(({ set }) => set)
  const checked = checkSet(upload.json, { sets: known, taken: shippedSets().map((set) => set.id), today: today() })
  const [before] = known.filter((set) => set.id === checked.set?.id).toSorted((a, b) => compareVersions(b.version, a.version))
  return {
    ...checked,
    faults: [...upload.faults, ...checked.faults],
    before,
    difference: before && checked.set ? differenceOf(before, checked.set) : undefined,
  }
}
const uploadOf = async (tx: Tx, id: string): Promise<Upload | undefined> =>
  isId(id) && mayKeepSets(standingOf(tx)).ok ? ((await draftOf(tx, UPLOAD, id)) as Upload | undefined) : undefined

export const seeUpload = (db: Database, actor: Actor, id: string): Promise<SeenUpload | undefined> =>
  db.as(actor, async (tx) => {
    const upload = await uploadOf(tx, id)
    return upload === undefined ? refuse(tx, 'question_set.load') : judge(tx, upload)
  })

export type Loaded = { done: true; id: string; version: string } | { done: false; because: 'absent' | 'faults' }
export const loadSet = (db: Database, actor: Actor, id: string): Promise<Loaded> =>
  db.as(actor, async (tx): Promise<Loaded> => {
    const upload = await uploadOf(tx, id)
    const judged = upload && (await judge(tx, upload))
    if (judged === undefined) {
      await refuse(tx, 'question_set.load')
      return { done: false, because: 'absent' }
    }
    // Somebody else may have loaded the same version meanwhile: then the page says that the version does not rise.
    const { set, faults } = judged
    if (set === undefined || faults.length > 0 || !(await insertSet(tx, set))) return { done: false, because: 'faults' }
    await tx.audit({ deed: 'question_set.load', ...ABOUT })
    await dropDrafts(tx, UPLOAD)
    return { done: true, id: set.id, version: set.version }
  })

export const withdrawSet = (db: Database, actor: Actor, id: string, version: string): Promise<'done' | 'absent' | 'conflict'> =>
  db.as(actor, async (tx) => {
    const known = (await knownSets(tx, id)).find(({ set }) => set.version === version)
    const may = known && mayWithdrawSet(standingOf(tx), { own: known.own, withdrawn: known.withdrawn_at !== undefined })
    if (!may?.ok) {
      await refuse(tx, 'question_set.withdraw')
      return may?.because === 'withdrawn' ? 'conflict' : 'absent'
    }
    if (!(await markWithdrawn(tx, id, version))) return 'conflict'
    await tx.audit({ deed: 'question_set.withdraw', ...ABOUT })
    return 'done'
  })

export type LaidLanguage = { done: true; lang: string } | { done: false; faults: readonly SetFault[] }
const sheetFault = (sv: string, en: string): LaidLanguage => ({
  done: false,
  faults: [{ place: { sv: 'Språkbladet', en: 'The language sheet' }, message: { sv, en } }],
})

/** Lays a filled-in language sheet beside the set. What it was written in stays as it is: that is what was asked. */
export const layLanguage = (
  db: Database,
  actor: Actor,
  id: string,
  version: string,
  cells: string[][],
): Promise<LaidLanguage | undefined> =>
  db.as(actor, async (tx) => {
    const known = (await knownSets(tx, id)).find(({ set }) => set.version === version)
    if (known === undefined || !mayKeepSets(standingOf(tx)).ok) return refuse(tx, 'question_set.translate')
    const { set } = known
    const read: ReadLanguage = readLanguageSheet(set, cells)
    if (read.lang === undefined || read.faults.length > 0) return { done: false, faults: read.faults }
    const isStandIn = read.lang === 'sv' && !set.languages.includes('sv')
    if (set.languages.includes(read.lang) && !isStandIn && !(await hasTranslation(tx, set, read.lang)))
      return sheetFault(
        `Uppsättningen är skriven på språket ”${read.lang}”. En ändrad fråga är en ny version: läs in den så.`,
        `The set is written in the language “${read.lang}”. A changed question is a new version: load it so.`,
      )
    if (Object.keys(read.words).length === 0)
      return sheetFault('Ingen text är översatt. Fyll i sista kolumnen.', 'No text is translated. Fill in the last column.')
    if (!languagesIn(set).includes(read.lang) && languagesIn(set).length >= LANGUAGES_MAX)
      return sheetFault(`En uppsättning har högst ${LANGUAGES_MAX} språk.`, `A set has at most ${LANGUAGES_MAX} languages.`)
    await keepTranslation(tx, set, read.lang, read.words)
    await tx.audit({ deed: 'question_set.translate', ...ABOUT })
    return { done: true, lang: read.lang }
  })
/** Whether the language was added here and not written with the set: then it may be put right. */
async function hasTranslation(tx: Tx, set: QuestionSet, lang: string): Promise<boolean> {
  return (await translationsOf(tx, set.id)).some((one) => one.version === set.version && one.lang === lang)
}
