import type { HandOver, Holding } from '../../platform/module.ts'
import { heirsIn } from '../circle/index.ts'
import { passPreviewsOn, previewsOf } from './store-hand-over.ts'

/** Register files that were read and not decided go to another who cares for the persons of the circle. */
export const handOverPreviews: HandOver = {
  async held(tx, account) {
    const previews = await previewsOf(tx, account)
    const holdings: Holding[] = []
    for (const circle of new Set(previews.map((one) => one.circle)))
      holdings.push({
        key: circle,
        text: { sv: 'Registerfiler som är lästa och väntar på beslut', en: 'Register files that are read and wait for a decision' },
        count: previews.filter((one) => one.circle === circle).length,
        heirs: await heirsIn(tx, circle, account, true),
      })
    return holdings
  },
  async move(tx, circle, from, to) {
    const mine = (await previewsOf(tx, from)).filter((one) => one.circle === circle)
    await passPreviewsOn(
      tx,
      mine.map((one) => one.id),
      to,
    )
    for (const { id } of mine) await tx.audit({ deed: 'account.hand_over', object: { kind: 'import_run', id }, circle })
  },
}
