import type { Database } from '../../platform/database/database.ts'
import { addDays, dayOf } from '../../platform/day.ts'
import { knowledgeProposal } from './catalogue.ts'
import { countUnit, planTraining, seeUnit } from './deeds.ts'
import type { Counted } from './training-needs.ts'

/** An invented organisation, as the founding gives it. */
interface Organisation {
  tenant: string
  accounts: Readonly<Record<string, { account: string; unit: string }>>
}
interface Told {
  by: string
  /** The unit of this account. */
  unitOf: string
  staff: Readonly<Record<string, number>>
  /** Shares in per cent who have what they need, by area, each time that it was counted. */
  counted: readonly { days: number; shares: Readonly<Record<string, number>> }[]
  plan?: { function: string; area: string; owner: string; due: number; raised: number; how: string; title: string; cost: number | null }
}

const TOLD: readonly Told[] = [
  {
    by: 'norrvik-samordnare',
    unitOf: 'norrvik-chef',
    staff: { head: 3, caseworker: 42, reception: 6, other: 11 },
    counted: [
      { days: -400, shares: { basics: 30, contact: 22, asking: 15, childreport: 60, secrecy: 45, incident: 18 } },
      { days: -210, shares: { basics: 52, check: 20, contact: 38, asking: 30, childreport: 74, secrecy: 50, incident: 32 } },
      {
        days: -35,
        shares: { basics: 76, check: 48, contact: 60, asking: 41, childreport: 82, secrecy: 58, incident: 44, employees: 30, systems: 35 },
      },
    ],
    plan: {
      function: 'caseworker',
      area: 'asking',
      owner: 'norrvik-chef',
      due: 75,
      raised: -30,
      how: 'Arbetsplatsträff eller samtal. Två tillfällen à 90 minuter med egna frågekort; ingen berättar om ärenden.',
      title: 'Lär ut: Att fråga om våld (Handläggare)',
      cost: 18_000,
    },
  },
  {
    by: 'norrvik-samordnare',
    unitOf: 'norrvik-personalchef',
    staff: { head: 2, hr: 14 },
    counted: [{ days: -390, shares: { basics: 60, employees: 45, incident: 50, check: 40 } }],
  },
  {
    by: 'ekby-chef',
    unitOf: 'ekby-chef',
    staff: { head: 1, caseworker: 6, volunteer: 19 },
    counted: [
      { days: -160, shares: { basics: 40, contact: 35, asking: 55 } },
      { days: -20, shares: { basics: 70, contact: 66, asking: 62, incident: 40 } },
    ],
  },
]

const at = (days: number): Date => new Date(Math.min(Date.now(), Date.parse(`${addDays(dayOf(new Date()), days)}T09:00:00Z`)))

/** Units counted, some more than once, one long ago; through the same deeds as any other. Once. */
export async function makeDemoTrainingNeeds(db: Database, founded: readonly Organisation[]): Promise<void> {
  for (const told of TOLD) {
    const organisation = founded.find((one) => one.accounts[told.by])
    const by = organisation?.accounts[told.by]
    const unit = organisation?.accounts[told.unitOf]?.unit
    if (!organisation || !by || unit === undefined) continue
    const actor = { tenant: organisation.tenant, account: by.account }
    const seen = await seeUnit(db, actor, unit)
    if (!seen || seen.counts.some((one) => one.unit === unit)) continue
    for (const time of told.counted) await countUnit(db, actor, countsOf(told, unit, time))
    const owner = told.plan && organisation.accounts[told.plan.owner]?.account
    if (told.plan && owner !== undefined) {
      const { function: code, area, how, title, cost, due, raised } = told.plan
      const depth = knowledgeProposal().functions.find(({ id }) => id === code)?.needs[area] ?? 1
      const day = addDays(dayOf(new Date()), due)
      const planned = { unit, function: code, area, depth, how, title, why: how, owner, due: day, cost_kronor: cost, at: at(raised) }
      await planTraining(db, actor, planned)
    }
  }
}

function countsOf({ staff }: Told, unit: string, { days, shares }: Told['counted'][number]): Counted[] {
  const counted_on = addDays(dayOf(new Date()), days)
  const needs = (code: string) => knowledgeProposal().functions.find(({ id }) => id === code)?.needs ?? {}
  return Object.entries(staff).flatMap(([code, number]): Counted[] => [
    { unit, function: code, area: null, depth: null, count: number, counted_on },
    ...Object.entries(shares).flatMap(([area, share]): Counted[] => {
      const depth = needs(code)[area] ?? 0
      return depth === 0 ? [] : [{ unit, function: code, area, depth, count: Math.round((number * share) / 100), counted_on }]
    }),
  ])
}
