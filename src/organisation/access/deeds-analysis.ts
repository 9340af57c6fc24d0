import type { Database } from '../../platform/database/database.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import { today } from '../../platform/day.ts'
import { isId } from '../../platform/ids.ts'
import type { AnalysisWords } from '../founding/index.ts'
import { type CircleSize, endOf } from './access.ts'
import { type AnalysisForm, type SeenAnalysis, WHOLE_UNIT } from './analysis.ts'
import { askerOf, type Done, unitFact } from './asker.ts'
import { mayDecideAnalysis, mayEndAnalysis, mayListAnalyses, mayReadAnalysis } from './policy.ts'
import { allAnalyses, analysisById, insertAnalysis, moveTo, openWords, restingOn, setEnded } from './store-analysis.ts'
import { circleSizes } from './store-circle.ts'

const OBJECT = 'access_analysis'
const PURPOSE = 'administration' as const

export interface AnalysisList {
  analyses: SeenAnalysis[]
  /** May the asker decide a new one, for the own unit? */
  decides: boolean
}
export const listAnalyses = (db: Database, actor: Actor): Promise<AnalysisList | undefined> =>
  db.as(actor, async (tx) => {
    const asker = askerOf(tx)
    if (!mayListAnalyses(asker).ok) {
      await tx.audit({ deed: 'analysis.see', outcome: 'not_reached', object: { kind: OBJECT } })
      return undefined
    }
    await tx.audit({ deed: 'analysis.see', purpose: PURPOSE, object: { kind: OBJECT } })
    const analyses = (await allAnalyses(tx)).filter(({ unit }) => mayReadAnalysis(asker, unitFact(tx, unit)).ok)
    return { analyses, decides: asker.unit_head }
  })

async function reach(tx: Tx, id: string, deed: 'analysis.see' | 'analysis.end'): Promise<SeenAnalysis | undefined> {
  const found = isId(id) ? await analysisById(tx, id) : undefined
  if (found && mayReadAnalysis(askerOf(tx), unitFact(tx, found.unit)).ok) return found
  await tx.audit({ deed, outcome: 'not_reached', object: isId(id) ? { kind: OBJECT, id } : { kind: OBJECT } })
  return undefined
}

export interface WholeAnalysis {
  analysis: SeenAnalysis
  words: AnalysisWords
  /** Roles and places that rest on it today. */
  resting: number
  /** May the asker renew and end it? */
  keeps: boolean
}
export const seeAnalysis = (db: Database, actor: Actor, id: string): Promise<WholeAnalysis | undefined> =>
  db.as(actor, async (tx) => {
    const analysis = await reach(tx, id, 'analysis.see')
    if (!analysis) return undefined
    await tx.audit({ deed: 'analysis.see', purpose: PURPOSE, object: { kind: OBJECT, id } })
    const keeps = mayEndAnalysis(askerOf(tx), unitFact(tx, analysis.unit), analysis.ended_at !== null).ok
    return { analysis, words: await openWords(tx, id), resting: await restingOn(tx, id), keeps }
  })

/** For the form of a new one: the circles of the own unit. Undefined for whoever decides none. */
export const analysisGround = (db: Database, actor: Actor): Promise<CircleSize[] | undefined> =>
  db.as(actor, async (tx) => {
    if (askerOf(tx).unit_head) return ownCircles(tx)
    await tx.audit({ deed: 'analysis.write', outcome: 'not_reached', object: { kind: OBJECT } })
    return undefined
  })
const ownCircles = async (tx: Tx): Promise<CircleSize[]> => (await circleSizes(tx)).filter(({ unit }) => unitFact(tx, unit) === 'own')

/** Decides a new analysis. As a renewal it takes over what rested on the former, which ends. */
export const decideAnalysis = (db: Database, actor: Actor, form: AnalysisForm, former?: string): Promise<Done<{ id: string }>> =>
  db.as(actor, async (tx) => {
    const circle = form.about === WHOLE_UNIT ? null : form.about
    const own = (await ownCircles(tx)).some(({ id }) => id === circle)
    const review = endOf(form.review_by, today(), undefined)
    const judged = mayDecideAnalysis({
      asker: askerOf(tx),
      unit: tx.reach.unit === null ? 'other' : 'own',
      circle: circle === null ? 'none' : own ? 'own' : 'other',
      review: review === 'beyond_review' ? 'beyond_year' : review,
    })
    const renewed = former === undefined ? undefined : await reach(tx, former, 'analysis.see')
    const renews = renewed && mayEndAnalysis(askerOf(tx), unitFact(tx, renewed.unit), renewed.ended_at !== null)
    const refused = !judged.ok ? judged.because : former !== undefined && !renews?.ok ? (renews?.because ?? 'unreached') : undefined
    if (refused !== undefined || tx.reach.unit === null) {
      await tx.audit({ deed: 'analysis.write', outcome: 'refused', object: { kind: OBJECT } })
      return { ok: false, because: refused ?? 'unreached' }
    }
    // First what others may have done meanwhile: two renewals at once leave one.
    if (renewed && !(await setEnded(tx, renewed.id))) return { ok: false, because: 'conflict' }
    const id = await insertAnalysis(tx, tx.reach.unit, circle, form)
    await tx.audit({ deed: 'analysis.write', purpose: PURPOSE, object: { kind: OBJECT, id } })
    if (renewed) {
      await moveTo(tx, renewed.id, id, circle)
      await tx.audit({ deed: 'analysis.end', purpose: PURPOSE, object: { kind: OBJECT, id: renewed.id } })
    }
    return { ok: true, id }
  })

export const endAnalysis = (db: Database, actor: Actor, id: string): Promise<Done> =>
  db.as(actor, async (tx) => {
    const analysis = await reach(tx, id, 'analysis.end')
    if (!analysis) return { ok: false, because: 'unreached' }
    const judged = mayEndAnalysis(askerOf(tx), unitFact(tx, analysis.unit), analysis.ended_at !== null)
    const ended = judged.ok && (await setEnded(tx, id))
    await tx.audit({ deed: 'analysis.end', outcome: ended ? 'done' : 'refused', purpose: PURPOSE, object: { kind: OBJECT, id } })
    if (!judged.ok) return judged
    return ended ? { ok: true } : { ok: false, because: 'conflict' }
  })
