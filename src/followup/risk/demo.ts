import type { Database } from '../../platform/database/database.ts'
import { addDays, dayOf } from '../../platform/day.ts'
import { proposedFlow, proposedRisk } from './catalogue.ts'
import { acceptRisk, actOnRisk, judgeLeft, listRisks, treatRisk, writeRisk } from './deeds.ts'
import { drawFlow, seeMap } from './deeds-map.ts'

/** An invented organisation, as the founding gives it. */
interface Organisation {
  tenant: string
  accounts: Readonly<Record<string, { account: string; unit: string }>>
}
type Actor = { tenant: string; account: string }
interface Told {
  template: string
  owner: string
  /** In the unit of its owner; otherwise the whole organisation's. */
  ofUnit?: true
  written: number
  review: number
  left?: { likelihood: number; harm: number; words: string; days: number }
  treated?: { treatment: 'reduce' | 'avoid' | 'share'; words: string; days: number }
  accepted?: { days: number; words: string }
  action?: { due: number; owner: string; raised: number }
}

/** Who draws the map and writes the risks, what moves there, and what may go wrong. */
const MAPS: readonly { by: string; flows: readonly string[]; risks: readonly Told[] }[] = [
  {
    by: 'norrvik-samordnare',
    flows: [
      'marking-in',
      'first-contact',
      'diary',
      'casework',
      'decision-out',
      'disclosure',
      'school-platform',
      'transport',
      'schedule',
      'e-learning',
      'archive',
    ],
    risks: [
      {
        template: 'annex-tells-place',
        owner: 'norrvik-chef',
        ofUnit: true,
        written: -210,
        review: 150,
        treated: { treatment: 'reduce', words: 'Hela utskicket kontrolleras före underskrift.', days: -200 },
        left: { likelihood: 1, harm: 5, words: 'Sex månader utan en oläst bilaga, men följden vore densamma.', days: -20 },
        action: { due: -60, owner: 'norrvik-handlaggare', raised: -190 },
      },
      {
        template: 'school-is-place',
        owner: 'norrvik-samordnare',
        written: -90,
        review: 30,
        treated: { treatment: 'reduce', words: 'Skolans namn tas ur breven till vårdnadshavare.', days: -80 },
        action: { due: 14, owner: 'norrvik-samordnare', raised: -80 },
      },
      {
        template: 'course-account',
        owner: 'norrvik-personalchef',
        ofUnit: true,
        written: -60,
        review: 300,
        accepted: { days: 60, words: 'Avtalet löper ut i vår; till dess hålls skyddade medarbetare utanför för hand.' },
      },
      {
        template: 'diary-subject',
        owner: 'norrvik-registrator',
        written: -300,
        review: -12,
        treated: { treatment: 'reduce', words: 'Ärendemeningen skrivs neutral.', days: -290 },
      },
      {
        template: 'print-in-file',
        owner: 'norrvik-registrator',
        written: -30,
        review: 335,
        left: { likelihood: 1, harm: 3, words: 'Skåpet är på plats.', days: -5 },
      },
      { template: 'phone-of-another', owner: 'norrvik-chef', ofUnit: true, written: -8, review: 357 },
    ],
  },
  {
    by: 'ekby-chef',
    flows: ['first-contact', 'casework', 'archive'],
    risks: [
      {
        template: 'confirm-by-phone',
        owner: 'ekby-skyddsansvarig',
        ofUnit: true,
        written: -45,
        review: 90,
        treated: { treatment: 'reduce', words: 'Vi ringer alltid upp.', days: -44 },
      },
    ],
  },
]

const at = (days: number): Date => new Date(Math.min(Date.now(), Date.parse(`${addDays(dayOf(new Date()), days)}T09:00:00Z`)))
const inDays = (days: number): string => addDays(dayOf(new Date()), days)

/** The map and the risks, taken from the proposals through the same deeds as any other. Once. */
export async function makeDemoRisks(db: Database, founded: readonly Organisation[]): Promise<void> {
  for (const { by, flows, risks } of MAPS) {
    const organisation = founded.find((one) => one.accounts[by])
    const account = organisation?.accounts[by]?.account
    if (!organisation || account === undefined) continue
    const actor = { tenant: organisation.tenant, account }
    if ((await listRisks(db, actor)).risks.length > 0) continue
    const drawn = await drawAll(db, actor, flows)
    for (const told of risks) await write(db, actor, organisation, drawn, told)
  }
}

async function drawAll(db: Database, actor: Actor, ids: readonly string[]): Promise<Map<string, string>> {
  const drawn = new Map((await seeMap(db, actor))?.flows.map(({ id, template }) => [template ?? '', id]))
  for (const [index, id] of ids.entries()) {
    const flow = proposedFlow(id)
    if (!flow || drawn.has(id)) continue
    const { from, to, channel, data, sees, ground, reach } = flow
    const words = { from: from.sv, to: to.sv, channel: channel.sv, data: data.sv, sees: sees.sv, ground: ground.sv }
    const made = await drawFlow(db, actor, { ...words, reach, unit: null }, id, at(index - 320))
    if (made) drawn.set(id, made.id)
  }
  return drawn
}

async function write(
  db: Database,
  actor: Actor,
  organisation: Organisation,
  flows: ReadonlyMap<string, string>,
  told: Told,
): Promise<void> {
  const proposal = proposedRisk(told.template)
  const owner = organisation.accounts[told.owner]
  if (!proposal || !owner) return
  const made = await writeRisk(db, actor, {
    what: proposal.what.sv,
    cause: proposal.cause.sv,
    template: proposal.id,
    flow: flows.get(proposal.flow) ?? null,
    likelihood: proposal.likelihood,
    harm: proposal.harm,
    unit: told.ofUnit ? owner.unit : null,
    owner: owner.account,
    review_by: inDays(told.review),
    at: at(told.written),
  })
  if (!made) return
  if (told.treated) await treatRisk(db, actor, made.id, { ...told.treated, at: at(told.treated.days) })
  if (told.action) {
    const due = inDays(told.action.due)
    const account = organisation.accounts[told.action.owner]?.account ?? owner.account
    await actOnRisk(db, actor, made.id, { title: proposal.action.sv, owner: account, due, at: at(told.action.raised) })
  }
  if (told.left) await judgeLeft(db, actor, made.id, { ...told.left, at: at(told.left.days) })
  if (told.accepted) await acceptRisk(db, actor, made.id, { until: inDays(told.accepted.days), words: told.accepted.words })
}
