import type { Database } from '../../platform/database/database.ts'
import type { Actor } from '../../platform/database/transaction.ts'
import { gapsOf, keysOfSet, reach } from './deeds-review.ts'
import { insertKnownPicture } from './store-picture.ts'

/**
 * A reviewer has looked at a picture in a set that waits for her and says that it tells nothing. Only a sum that stands
 * among the gaps of that very set is taken: nobody can make a picture known that no reviewer was shown.
 */
export function markKnownPicture(db: Database, actor: Actor, id: string, digest: string): Promise<boolean> {
  return db.as(actor, async (tx) => {
    const review = await reach(tx, id, 'review.known_picture')
    if (!review) return false
    const gaps = await gapsOf(tx, review, await keysOfSet(tx, review))
    if (!gaps.some((gap) => gap.digest === digest)) {
      await tx.audit({
        deed: 'review.known_picture',
        outcome: 'refused',
        purpose: 'check',
        circle: review.circle,
        object: { kind: 'review', id },
      })
      return false
    }
    await insertKnownPicture(tx, review.circle, digest)
    await tx.audit({ deed: 'review.known_picture', purpose: 'check', circle: review.circle, object: { kind: 'review', id } })
    return true
  })
}
