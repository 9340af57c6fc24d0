/** What the job that compiles a site asks of this room. Each runs in the organisation's own name. */
import { createHash } from 'node:crypto'
import type { Tx } from '../../platform/database/transaction.ts'
import {
  content,
  FORM_IDS,
  type Form,
  type Interpreters,
  type OwnTranslation,
  type PublicMedia,
  type PublishedFile,
  type SignedText,
} from '../text/index.ts'
import { isDraftForm, type OwnText, PHRASES_PART, type Signature, type Standing, standingText, stateOf } from './language.ts'
import { ownTexts, signaturesOf } from './store.ts'
import { offerOf } from './store-interpreter.ts'
import { allMedia, bytesOf } from './store-media.ts'

interface Signed {
  text: Standing
  signature: Signature
}
/**
 * For each page and form the text that may be shown: the own one when its very words are signed, otherwise the shipped
 * draft when those are. A correction that nobody has signed yet takes nothing away.
 */
function signedPages(form: Form, own: readonly OwnText[], signatures: readonly Signature[]): Signed[] {
  return content().pages.flatMap(({ id }): Signed[] => {
    const draft = content().draft(id, form)
    const choices = [standingText(form, id, own, undefined), standingText(form, id, [], draft)]
    for (const text of choices) {
      const { state, signature } = stateOf(text, signatures)
      if (text && state === 'signed' && signature) return [{ text, signature }]
    }
    return []
  })
}
function signedPhrases(form: Form, signatures: readonly Signature[]): Signed[] {
  const text: Standing = { form, what: PHRASES_PART, origin: 'shipped', sha256: content().phrases(form).sha256 }
  const { state, signature } = stateOf(text, signatures)
  return state === 'signed' && signature ? [{ text, signature }] : []
}
async function allSigned(tx: Tx): Promise<{ signed: Signed[]; own: OwnText[] }> {
  const [own, signatures] = [await ownTexts(tx), await signaturesOf(tx)]
  const forms = FORM_IDS.filter(isDraftForm)
  return { own, signed: forms.flatMap((form) => [...signedPhrases(form, signatures), ...signedPages(form, own, signatures)]) }
}

/** Shipped drafts and phrases whose very text is signed. `by` is a function; a person's name never leaves the house. */
export async function signedTexts(tx: Tx): Promise<SignedText[]> {
  const { signed } = await allSigned(tx)
  return signed
    .filter(({ text }) => text.origin === 'shipped')
    .map(({ text, signature }) => ({
      form: text.form,
      what: text.what,
      sha256: text.sha256,
      by: signature.function,
      on: signature.on,
    }))
}

/** The organisation's own translations that are signed: shown instead of the draft of that page. */
export async function ownTranslations(tx: Tx): Promise<OwnTranslation[]> {
  const { signed, own } = await allSigned(tx)
  return signed.flatMap(({ text, signature }) => {
    const found = text.origin === 'own' ? own.find((one) => one.form === text.form && one.page === text.what) : undefined
    return found ? [{ page: found.page, form: found.form, text: found.source, by: signature.function, on: signature.on }] : []
  })
}

/** Film and sound of one site, with their files. */
export async function mediaOf(tx: Tx, site: string): Promise<{ media: PublicMedia[]; files: PublishedFile[] }> {
  const media: PublicMedia[] = []
  const files: PublishedFile[] = []
  for (const { id, site: only, captions, size, at, ...one } of await allMedia(tx)) {
    if (only !== null && only !== site) continue
    const bytes = await bytesOf(tx, id)
    if (!bytes) continue
    const vtt = captions === null ? undefined : Buffer.from(captions, 'utf8')
    const vttHash = vtt && createHash('sha256').update(vtt).digest('hex')
    media.push({ ...one, bytes: size, ...(vttHash === undefined ? {} : { captions: vttHash }) })
    files.push({ sha256: one.sha256, media_type: one.media_type, bytes })
    if (vtt && vttHash !== undefined) files.push({ sha256: vttHash, media_type: 'text/vtt', bytes: vtt })
  }
  return { media, files }
}

/** In which languages the own contact answers, and how one asks for an interpreter. */
export async function interpretersOf(tx: Tx): Promise<Interpreters | undefined> {
  const offer = await offerOf(tx)
  if (!offer) return undefined
  const { languages, how_sv, how_en, how_ll } = offer
  return { languages, how: { sv: how_sv, ...(how_en === null ? {} : { en: how_en }), ...(how_ll === null ? {} : { ll: how_ll }) } }
}
