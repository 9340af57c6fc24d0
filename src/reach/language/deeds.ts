import { createHash } from 'node:crypto'
import type { Deed } from '../../platform/database/audit.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { Text } from '../../platform/page/language.tsx'
import { content, FORM_IDS, type Form, type Page, publishSoon, readPageText, TextFault } from '../text/index.ts'
import {
  isDraftForm,
  type OwnText,
  PHRASES_PART,
  type Signature,
  type Standing,
  standingText,
  stateOf,
  type TextState,
} from './language.ts'
import { mayKeepTexts, maySign } from './policy.ts'
import { assemble, lackingFacts, segmentsOf } from './segments.ts'
import { insertSignature, insertText, namesOf, ownTexts, signaturesOf, type SignerName, withdrawSignature } from './store.ts'

export const askerOf = (tx: Tx) => ({ account: tx.actor.account, roles: tx.reach.roles })
export const shaOf = (source: string): string => createHash('sha256').update(source).digest('hex')
const about = (kind: 'text_signature' | 'own_translation' | 'language', id?: string) =>
  ({ purpose: 'reach_out', object: id === undefined ? { kind } : { kind, id } }) as const

export async function withTexts<T>(
  db: Database,
  actor: Actor,
  deed: Deed,
  work: (tx: Tx) => Promise<T | undefined>,
): Promise<T | undefined> {
  return db.as(actor, async (tx) => {
    const answer = mayKeepTexts(askerOf(tx)).ok ? await work(tx) : undefined
    if (answer === undefined) await tx.audit({ deed, outcome: 'not_reached', ...about('language') })
    return answer
  })
}

export interface PartState {
  what: string
  /** Undefined: the table of facts. */
  page: Page | undefined
  text: Standing | undefined
  state: TextState
  signature: Signature | undefined
  /** The shipped draft is shown while the own correction waits for a signature. */
  shown: boolean
  /** The Swedish has changed since somebody signed. */
  original_changed: boolean
}
export interface FormState {
  form: Form
  parts: PartState[]
}
/** The Swedish text that a part is read beside. */
export const originalOf = (what: string): string =>
  what === PHRASES_PART ? content().phrases('sv').sha256 : content().text(what, 'sv').sha256

interface Known {
  own: readonly OwnText[]
  signatures: readonly Signature[]
}
function formState(form: Form, { own, signatures }: Known): FormState {
  const one = (what: string, page: Page | undefined, texts: readonly (Standing | undefined)[]): PartState => {
    const [text] = texts.filter((found) => found !== undefined)
    const { state, signature } = stateOf(text, signatures)
    return {
      what,
      page,
      text,
      state,
      signature,
      shown: texts.some((found) => stateOf(found, signatures).state === 'signed'),
      original_changed: signature !== undefined && signature.original !== originalOf(what),
    }
  }
  const phrases: Standing = { form, what: PHRASES_PART, origin: 'shipped', sha256: content().phrases(form).sha256 }
  return {
    form,
    parts: [
      one(PHRASES_PART, undefined, [phrases]),
      ...content().pages.map((page) =>
        one(page.id, page, [standingText(form, page.id, own, undefined), standingText(form, page.id, [], content().draft(page.id, form))]),
      ),
    ],
  }
}

export const draftForms: readonly Form[] = FORM_IDS.filter(isDraftForm)
/** Every form that is not complete, in two questions to the database. */
export async function formStates(tx: Tx): Promise<FormState[]> {
  const known = { own: await ownTexts(tx), signatures: await signaturesOf(tx) }
  return draftForms.map((form) => formState(form, known))
}
const oneForm = async (tx: Tx, form: Form): Promise<FormState> =>
  formState(form, { own: await ownTexts(tx, { form }), signatures: await signaturesOf(tx, { form }) })
export const seeForms = (db: Database, actor: Actor): Promise<FormState[] | undefined> => withTexts(db, actor, 'language.see', formStates)
export const seeForm = (db: Database, actor: Actor, form: Form): Promise<FormState | undefined> =>
  withTexts(db, actor, 'language.see', (tx) => oneForm(tx, form))

export interface SeenPart extends PartState {
  form: Form
  /** The words that stand, and the Swedish ones; of a page. */
  source: string | undefined
  original: string
  /** Who has signed, inside the house: every signature of this part, the newest first. */
  history: (Signature & SignerName)[]
}
/** One part with its words and its history. The names of those who signed are opened here, and nowhere else. */
export const seePart = (db: Database, actor: Actor, form: Form, what: string): Promise<SeenPart | undefined> =>
  withTexts(db, actor, 'language.see', (tx) => partOf(tx, form, what))

async function partOf(tx: Tx, form: Form, what: string): Promise<SeenPart | undefined> {
  const state = (await oneForm(tx, form)).parts.find((part) => part.what === what)
  if (!state) return undefined
  const [own] = state.page ? await ownTexts(tx, { form, page: what }) : []
  const signatures = await signaturesOf(tx, { form, what })
  const names = await namesOf(tx, form, what)
  return {
    ...state,
    form,
    source: state.page ? (own?.source ?? content().draft(what, form)?.source) : undefined,
    original: state.page ? content().text(what, 'sv').source : '',
    history: signatures.map((one) => ({ ...one, ...(names.get(one.id) ?? { name: '–', by: '–' }) })).reverse(),
  }
}

export interface Signing {
  name: string
  function: string
  on: string
}
/** `other_text`: what stands is not what was read; read it again. */
export const signText = (
  db: Database,
  actor: Actor,
  { form, what, read }: { form: Form; what: string; read: string },
  signing: Signing,
): Promise<'done' | 'other_text' | undefined> =>
  withTexts(db, actor, 'language.sign', async (tx) => {
    const part = await partOf(tx, form, what)
    if (!part?.text) return undefined
    if (!maySign(askerOf(tx), { standing: part.text.sha256, read }).ok) return 'other_text'
    const id = newId()
    await insertSignature(tx, { id, form, what, sha256: part.text.sha256, original: originalOf(what), ...signing })
    await tx.audit({ deed: 'language.sign', ...about('text_signature', id) })
    await publishSoon(tx)
    return 'done'
  })

/** Every signature of the part that still counts: the text leaves the public pages at once. */
export const withdrawText = (db: Database, actor: Actor, form: Form, what: string): Promise<true | undefined> =>
  withTexts(db, actor, 'language.withdraw', async (tx) => {
    const standing = (await signaturesOf(tx, { form, what })).filter(({ withdrawn_at }) => withdrawn_at === null)
    if (standing.length === 0) return undefined
    for (const { id } of standing) {
      await withdrawSignature(tx, id)
      await tx.audit({ deed: 'language.withdraw', ...about('text_signature', id) })
    }
    await publishSoon(tx)
    return true
  })

export interface WordFault {
  /** The segment, where the fault lies in one. */
  id?: string
  message: Text
}
/** What is wrong with a translation, by segment. None: it may be kept. */
export function faultsOf(original: string, words: ReadonlyMap<string, string>): WordFault[] {
  const faults: WordFault[] = []
  for (const { id } of segmentsOf(original))
    if ((words.get(id) ?? '').trim() === '')
      faults.push({ id, message: { sv: 'Stycket saknar översättning.', en: 'The paragraph has no translation.' } })
  for (const { id, missing, extra } of lackingFacts(original, words)) {
    if (missing.length > 0)
      faults.push({
        id,
        message: {
          sv: `Det här ska finnas med, som i svenskan: ${missing.join(', ')}`,
          en: `This must be there, as in the Swedish: ${missing.join(', ')}`,
        },
      })
    if (extra.length > 0)
      faults.push({
        id,
        message: { sv: `Det här finns inte i svenskan: ${extra.join(', ')}`, en: `This is not in the Swedish: ${extra.join(', ')}` },
      })
  }
  for (const { id } of segmentsOf(original)) {
    const said = words.get(id) ?? ''
    if (/\d[\d\s-]{4,}\d/.test(said))
      faults.push({
        id,
        message: {
          sv: 'Skriv inga telefonnummer. Numret kommer av {tel:…}, så att det är rätt på alla språk.',
          en: 'Write no phone numbers. The number comes of {tel:…}, so that it is right in every language.',
        },
      })
  }
  if (faults.length > 0) return faults
  try {
    readPageText(assemble(original, words), content().known)
    return []
  } catch (error) {
    if (error instanceof TextFault) return [{ message: error.text }]
    throw error
  }
}

/** Keeps an own translation of a page. What is wrong is told by segment and nothing is kept. */
export const writeText = (
  db: Database,
  actor: Actor,
  form: Form,
  page: string,
  words: ReadonlyMap<string, string>,
): Promise<readonly WordFault[] | undefined> =>
  withTexts(db, actor, 'language.write', async (tx) => {
    const part = await partOf(tx, form, page)
    if (!part?.page) return undefined
    const faults = faultsOf(part.original, words)
    if (faults.length > 0) return faults
    const source = assemble(part.original, words)
    if (source === part.source) return []
    await keep(tx, form, page, source)
    return []
  })

/** The shipped draft stands again; what was written is kept in the history. */
export const dropText = (db: Database, actor: Actor, form: Form, page: string): Promise<true | undefined> =>
  withTexts(db, actor, 'language.write', async (tx) => {
    if ((await ownTexts(tx, { form, page })).length === 0) return undefined
    await keep(tx, form, page, null)
    return true
  })
async function keep(tx: Tx, form: Form, page: string, source: string | null): Promise<void> {
  const id = newId()
  await insertText(tx, { id, form, page, source, sha256: source === null ? null : shaOf(source) })
  await tx.audit({ deed: 'language.write', ...about('own_translation', id) })
  await publishSoon(tx)
}
