import type { Tx } from '../../platform/database/transaction.ts'
import type { OverviewPart } from '../../platform/module.ts'
import { writeDay } from '../../platform/page/when.tsx'
import { answersOf } from './deeds-report.ts'
import { allRounds } from './store-round.ts'

/** How far the own answer has come in each round that stands open, and what moved in the latest that was sent. */
export async function overviewOfAnswers(tx: Tx): Promise<OverviewPart[]> {
  const rounds = await allRounds(tx)
  const parts: OverviewPart[] = []
  for (const round of rounds.filter((one) => !one.locked).slice(0, 2)) {
    const own = await answersOf(tx, round.id)
    const answered = own?.parts.reduce((sum, part) => sum + part.progress.answered, 0) ?? 0
    const all = own?.parts.reduce((sum, part) => sum + part.progress.all, 0) ?? 0
    const ready = own?.parts.filter((part) => part.state !== 'open').length ?? 0
    parts.push({
      order: 3,
      title: { sv: `Vårt svar i ”${round.title}”`, en: `Our answer in “${round.title}”` },
      figures: [
        {
          value: { sv: `${answered} av ${all}`, en: `${answered} of ${all}` },
          label: { sv: 'frågor är besvarade', en: 'questions are answered' },
          note: { sv: `Svara senast ${writeDay(round.closes, 'sv')}`, en: `Answer by ${writeDay(round.closes, 'en')}` },
          href: `/svar/runda/${round.id}`,
        },
        {
          value: { sv: `${ready} av ${own?.parts.length ?? 0}`, en: `${ready} of ${own?.parts.length ?? 0}` },
          label: { sv: 'delar är klara', en: 'parts are ready' },
          href: `/svar/runda/${round.id}`,
        },
      ],
    })
  }
  const sent = rounds.find((one) => one.locked)
  const own = sent && (await answersOf(tx, sent.id))
  const moved = own?.parts.flatMap((part) => part.moved) ?? []
  if (sent && moved.length > 0)
    parts.push({
      order: 3,
      title: { sv: 'Sedan förra gången', en: 'Since last time' },
      figures: [
        {
          value: moved.filter((one) => one.now > one.before).length,
          label: { sv: 'svar är högre', en: 'answers are higher' },
          href: `/svar/runda/${sent.id}`,
        },
        {
          value: moved.filter((one) => one.now < one.before).length,
          label: { sv: 'svar är lägre', en: 'answers are lower' },
          href: `/svar/runda/${sent.id}`,
        },
      ],
    })
  return parts
}
