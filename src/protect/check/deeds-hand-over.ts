import type { Tx } from '../../platform/database/transaction.ts'
import type { HandOver, Holding } from '../../platform/module.ts'
import { heirsIn } from '../circle/index.ts'
import { type InheritedReview, mayInherit } from './policy.ts'
import { withdrawQuestion } from './store-copy.ts'
import { tell } from './store-review.ts'
import { colleaguesIn, type HeldReview, openReviewsOf, passSetsOn, proposalsBy, takeProposalBack, waitedForBy } from './store-hand-over.ts'

const SETS = 'sets:'
const PROPOSALS = 'proposals:'
const audited = { deed: 'account.hand_over', purpose: 'check' } as const
const unique = (all: readonly string[]): string[] => [...new Set(all)]

/** A set goes to a colleague in the unit that it was made in; a proposal goes back to its circle, to be decided anew. */
export const handOverCheck: HandOver = {
  async held(tx, account) {
    return [...(await heldSets(tx, account)), ...(await heldProposals(tx, account))]
  },
  async move(tx, key, from, to) {
    if (key.startsWith(SETS)) await moveSets(tx, key.slice(SETS.length), from, to)
    else if (key.startsWith(PROPOSALS)) await moveProposals(tx, key.slice(PROPOSALS.length), from, to)
  },
}

async function heldSets(tx: Tx, account: string): Promise<Holding[]> {
  const sets = await waitedForBy(tx, account)
  const holdings: Holding[] = []
  for (const unit of unique(sets.map((set) => set.unit))) {
    const ids = sets.filter((set) => set.unit === unit).map((set) => set.id)
    holdings.push({
      key: `${SETS}${unit}`,
      text: {
        sv: 'Utskick som väntar på svar eller vars svar inte är läst',
        en: 'Outgoing sets that wait for an answer, or whose answer is unread',
      },
      count: ids.length,
      heirs: await heirsOfSets(tx, unit, account, await openReviewsOf(tx, ids)),
    })
  }
  return holdings
}

async function heirsOfSets(tx: Tx, unit: string, leaver: string, reviews: readonly HeldReview[]): Promise<string[]> {
  const facts: InheritedReview[] = []
  for (const { circle, singleOfficer } of reviews) facts.push({ singleOfficer, members: await heirsIn(tx, circle, leaver, false) })
  return (await colleaguesIn(tx, unit))
    .filter((colleague) => colleague.account !== leaver && mayInherit(colleague, facts).ok)
    .map((colleague) => colleague.account)
}

async function moveSets(tx: Tx, unit: string, from: string, to: string): Promise<void> {
  const ids = (await waitedForBy(tx, from)).filter((set) => set.unit === unit).map((set) => set.id)
  await passSetsOn(tx, ids, to)
  for (const id of ids) await tx.audit({ ...audited, object: { kind: 'outgoing_set', id } })
  await tell(tx, [to], 'answer_came')
}

async function heldProposals(tx: Tx, account: string): Promise<Holding[]> {
  const proposals = await proposalsBy(tx, account)
  const holdings: Holding[] = []
  for (const circle of unique(proposals.map((one) => one.circle))) {
    const here = proposals.filter((one) => one.circle === circle)
    const authors = here.filter((one) => !one.singleOfficer).map((one) => one.author)
    holdings.push({
      key: `${PROPOSALS}${circle}`,
      text: {
        sv: 'Förslag till beslut, som läggs tillbaka att besluta på nytt',
        en: 'Proposed decisions, which go back to be decided anew',
      },
      count: here.length,
      heirs: (await heirsIn(tx, circle, account, true)).filter((heir) => !authors.includes(heir)),
    })
  }
  return holdings
}

/** Nobody is written down as having proposed what she has not: the proposal is withdrawn, and the new holder is told. */
async function moveProposals(tx: Tx, circle: string, from: string, to: string): Promise<void> {
  for (const { id } of (await proposalsBy(tx, from)).filter((one) => one.circle === circle)) {
    await withdrawQuestion(tx, id)
    await takeProposalBack(tx, id)
    await tx.audit({ ...audited, object: { kind: 'review', id }, circle })
  }
  await tell(tx, [to], 'review_waits')
}
