import type { Database } from '../../platform/database/database.ts'
import type { Actor } from '../../platform/database/transaction.ts'
import { publishSoon } from '../text/index.ts'
import { withTexts } from './deeds.ts'
import { dropOffer, keepOffer, type Offer, offerOf } from './store-interpreter.ts'

export const seeOffer = (db: Database, actor: Actor): Promise<{ offer: Offer | undefined } | undefined> =>
  withTexts(db, actor, 'language.see', async (tx) => ({ offer: await offerOf(tx) }))

/** FL 13 §: how one gets an interpreter. Undefined takes it off the pages. */
export const writeOffer = (db: Database, actor: Actor, offer: Offer | undefined): Promise<true | undefined> =>
  withTexts(db, actor, 'language.interpreters', async (tx) => {
    await (offer ? keepOffer(tx, offer) : dropOffer(tx))
    await tx.audit({ deed: 'language.interpreters', purpose: 'reach_out', object: { kind: 'interpreter_offer' } })
    await publishSoon(tx)
    return true as const
  })
