import type { JobContext } from '../../platform/module.ts'
import { listRounds } from './deeds.ts'
import { deliverRound } from './deeds-deliver.ts'
import { seeInvited } from './deeds-one.ts'

interface Someone {
  tenant: string
  accounts: Record<string, { account: string }>
}

/** The demonstration's open rounds, handed to those who stand here before any job has run. The jobs find it done. */
export async function deliverDemoRounds(context: JobContext, founded: readonly Someone[]): Promise<void> {
  const home = founded.find((one) => one.accounts['samverket-nationell'])
  const account = home?.accounts['samverket-nationell']?.account
  if (!home || account === undefined) return
  const national = { tenant: home.tenant, account }
  const rounds = (await listRounds(context.db, national))?.own ?? []
  for (const round of rounds.filter((one) => one.state === 'open')) {
    const hosted = (await seeInvited(context.db, national, round.id, {}))?.invited.filter((one) => one.hosted !== null) ?? []
    for (const { id } of hosted) await deliverRound(context, { tenant: home.tenant, id })
  }
}
