/** What the overview tells of rounds: to the coordinator of all, and to the county board of its county. */
import type { Tx } from '../../platform/database/transaction.ts'
import { tileGrid } from '../../platform/chart/index.ts'
import type { Figure, OverviewPart } from '../../platform/module.ts'
import { writeDay } from '../../platform/page/when.tsx'
import { countyName } from './counties.ts'
import { type Progress, progress, roundsOf } from './deeds-picture.ts'
import { standingOfActor } from './asker.ts'
import { mayKeepRounds, maySupport } from './policy.ts'
import { countyRounds } from './store-county.ts'

const share = (answered: number, invited: number): number => (invited === 0 ? 0 : Math.round((answered / invited) * 100))

function byCounty(cells: Progress['cells']): { county: string; invited: number; answered: number }[] {
  const sums = new Map<string, { invited: number; answered: number }>()
  for (const { county, invited, answered } of cells) {
    if (county === null) continue
    const so = sums.get(county) ?? { invited: 0, answered: 0 }
    sums.set(county, { invited: so.invited + invited, answered: so.answered + answered })
  }
  return [...sums].map(([county, counts]) => ({ county, ...counts })).sort((a, b) => (a.county < b.county ? -1 : 1))
}

function figures(round: { id: string; closes: string }, told: Progress): Figure[] {
  const last = told.trend.at(-1)
  const former = last?.former
  const note =
    former === undefined
      ? { sv: `Stänger ${writeDay(round.closes, 'sv')}`, en: `Closes ${writeDay(round.closes, 'en')}` }
      : { sv: `Förra rundan hade ${former} svarat vid samma dag`, en: `In the former round ${former} had answered by the same day` }
  const to = `/rundor/${round.id}`
  return [
    {
      value: { sv: `${told.answered} av ${told.invited}`, en: `${told.answered} of ${told.invited}` },
      label: { sv: 'har svarat', en: 'have answered' },
      note,
      href: to,
    },
    { value: told.begun, label: { sv: 'har börjat svara', en: 'have begun to answer' }, href: `${to}/inbjudna` },
    {
      value: told.silent,
      label: { sv: 'har inte börjat', en: 'have not begun' },
      note: { sv: 'Se vilka och påminn', en: 'See which, and remind' },
      href: `${to}/inbjudna`,
    },
  ]
}

async function ofAll(tx: Tx): Promise<OverviewPart[]> {
  const round = (await roundsOf(tx)).find((one) => one.state === 'open') ?? (await roundsOf(tx)).find((one) => one.state === 'closed')
  if (!round) return []
  const told = await progress(tx, round.id)
  const counties = byCounty(told.cells)
  const caption = { sv: 'Andel som har svarat, per län', en: 'Share that has answered, by county' }
  const alt = `${caption.sv}. ${counties.map((one) => `${countyName(one.county).sv}: ${share(one.answered, one.invited)} %`).join('; ')}.`
  const tiles = counties.map((one) => {
    const value = share(one.answered, one.invited)
    return { county: one.county, value, shown: `${value} %` }
  })
  const part: OverviewPart = {
    order: 1,
    title: { sv: `Rundan ”${round.title}”`, en: `The round “${round.title}”` },
    figures: figures(round, told),
  }
  if (counties.length === 0) return [part]
  return [
    part,
    {
      order: 8,
      title: { sv: 'Länen', en: 'The counties' },
      figures: [],
      chart: {
        name: 'lan',
        svg: tileGrid({ lang: 'sv', title: caption.sv, description: alt, tiles, lowest: 0, highest: 100 }),
        alt,
        width: 480,
        height: 640,
      },
      table: {
        caption,
        columns: [
          { label: { sv: 'Län', en: 'County' } },
          { label: { sv: 'Inbjudna', en: 'Invited' }, number: true },
          { label: { sv: 'Har svarat', en: 'Have answered' }, number: true },
          { label: { sv: 'Andel', en: 'Share' }, number: true },
        ],
        rows: counties.map((one) => ({
          href: `/rundor/${round.id}/inbjudna`,
          cells: [countyName(one.county), one.invited, one.answered, `${share(one.answered, one.invited)} %`],
        })),
      },
    },
  ]
}

async function ofCounty(tx: Tx): Promise<OverviewPart[]> {
  const rounds = (await countyRounds(tx)).filter((round) => round.state === 'open' || round.state === 'closed')
  return rounds.slice(0, 2).map((round) => ({
    order: 1,
    title: { sv: `Länet i rundan ”${round.title}”`, en: `The county in the round “${round.title}”` },
    figures: [
      {
        value: { sv: `${round.answered} av ${round.invited}`, en: `${round.answered} of ${round.invited}` },
        label: { sv: 'i länet har svarat', en: 'in the county have answered' },
        note: { sv: 'Se vilka som behöver stöd', en: 'See who needs support' },
        href: `/rundor/lan/${round.id}`,
      },
    ],
  }))
}

export async function overviewOfRounds(tx: Tx): Promise<OverviewPart[]> {
  const who = standingOfActor(tx)
  return [
    ...(mayKeepRounds(who).ok ? await ofAll(tx) : []),
    ...(maySupport(who, { own: false, supports: true }).ok ? await ofCounty(tx) : []),
  ]
}
