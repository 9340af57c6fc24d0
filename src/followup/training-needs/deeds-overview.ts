import type { Tx } from '../../platform/database/transaction.ts'
import type { OverviewPart } from '../../platform/module.ts'
import { writeDay } from '../../platform/page/when.tsx'
import { knowledgeProposal } from './catalogue.ts'
import { knowledgeShare } from './deeds.ts'
import { lastCounted } from './store.ts'
import { percentOf } from './training-needs.ts'

/** For the coordinator: the area that most lack, in fives. For the head of a unit: when it was counted last. */
export async function overviewOfKnowledge(tx: Tx): Promise<OverviewPart[]> {
  const title = { sv: 'Kunskap', en: 'Knowledge' }
  const shares = [...(await knowledgeShare(tx))].sort((a, b) => percentOf(a) - percentOf(b))
  const [least] = shares
  const name = knowledgeProposal().areas.find((area) => area.id === least?.area)?.name
  if (least && name) {
    const all = { needed: shares.reduce((sum, one) => sum + one.needed, 0), covered: shares.reduce((sum, one) => sum + one.covered, 0) }
    return [
      {
        order: 6,
        title,
        figures: [
          {
            value: { sv: `${percentOf(all)} %`, en: `${percentOf(all)}%` },
            label: { sv: 'av behovet är täckt', en: 'of the need is met' },
            note: { sv: 'Till närmaste fem, alla områden tillsammans', en: 'To the nearest five, all areas together' },
            href: '/kunskapsbehov',
          },
          {
            value: { sv: `${percentOf(least)} %`, en: `${percentOf(least)}%` },
            label: { sv: `minst täckt: ${name.sv}`, en: `least met: ${name.en}` },
            note: { sv: 'Planera utbildning där först', en: 'Plan training there first' },
            href: '/kunskapsbehov',
          },
        ],
      },
    ]
  }
  const { unit } = tx.reach
  const last = unit !== null && tx.hasRole('unit_head') ? await lastCounted(tx, unit) : null
  if (last === null) return []
  return [
    {
      order: 6,
      title,
      figures: [
        {
          value: { sv: writeDay(last, 'sv'), en: writeDay(last, 'en') },
          label: { sv: 'räknades enheten senast', en: 'the unit was last counted' },
          note: { sv: 'Se vad som saknas och planera', en: 'See what is lacking, and plan' },
          href: `/kunskapsbehov/enhet/${unit}`,
        },
      ],
    },
  ]
}
