/** The cards that a published site hands out to anybody: no batch, no code to photograph, A4 for a printer at home. */
import { createHash } from 'node:crypto'
import { canMakePdf } from '../../platform/document/index.ts'
import { dayOf } from '../../platform/day.ts'
import { content, FORM_IDS, isComplete, type PublicFile, type PublishedFile, type SiteDocument } from '../text/index.ts'
import { cardData } from './card.ts'
import { DESIGNS } from './designs.ts'
import { factsFor } from './facts.ts'
import { renderCards } from './render.ts'
import { FILE_TITLES } from './words.ts'

const OFFERED = ['wallet-discreet', 'slip', 'poster-a4', 'tearoff-discreet'] as const

/** Every card of a site in every form that it can be told in. Where PDF cannot be made: none. Throws CardFault. */
export async function cardFiles(document: SiteDocument): Promise<{ files: PublicFile[]; bytes: PublishedFile[] }> {
  if (!canMakePdf()) return { files: [], bytes: [] }
  const shipped = content()
  const today = dayOf(new Date(document.published))
  const wanted = FORM_IDS.flatMap((form) =>
    OFFERED.flatMap((design) => {
      const facts = factsFor(document, form, DESIGNS[design].layout, shipped, today)
      if ('lacking' in facts) return []
      const data = cardData(document, facts, { design, form, sheet: 'office' }, shipped)
      const title = isComplete(form) ? FILE_TITLES[design][form] : shipped.phrases(form).words.facts
      return [{ form, design, title, setting: { data, day: facts.day, as: 'pdf' as const } }]
    }),
  )
  const made = await renderCards(wanted.map(({ setting }) => setting))
  const files: PublicFile[] = []
  const bytes: PublishedFile[] = []
  wanted.forEach(({ form, design, title }, at) => {
    const pdf = made[at]
    if (!pdf) return
    const sha256 = createHash('sha256').update(pdf).digest('hex')
    files.push({ kind: DESIGNS[design].kind, form, title, sha256, bytes: pdf.length })
    bytes.push({ sha256, media_type: 'application/pdf', bytes: pdf })
  })
  return { files, bytes }
}
