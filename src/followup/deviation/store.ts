import type { Generated } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { Deviation, DeviationLine } from './deviation.ts'

interface Tables {
  deviation: DeviationLine & {
    tenant: string
    teller: string | null
    happened_sealed: Buffer
    done_sealed: Buffer
    state: Generated<DeviationLine['state']>
    cause_sealed: Generated<Buffer | null>
    lesson_sealed: Generated<Buffer | null>
    routine: Generated<string | null>
    handled_by: Generated<string | null>
    handled_at: Generated<Date | null>
  }
  unit: { tenant: string; id: string; name: string; closed_at: Date | null }
}
const q = (tx: Tx) => tx.tables<Tables>()
const LINE = ['id', 'told_on', 'unit', 'kind', 'step', 'seriousness', 'state'] as const

export const lines = (tx: Tx): Promise<(DeviationLine & { teller: string | null })[]> =>
  q(tx)
    .selectFrom('deviation')
    .select([...LINE, 'teller'])
    .orderBy('told_on', 'desc')
    .orderBy('id')
    .execute()

export async function deviationById(tx: Tx, id: string): Promise<Deviation | undefined> {
  const row = await q(tx).selectFrom('deviation').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) return undefined
  const own = (await tx.keys()).own()
  const { happened_sealed, done_sealed, cause_sealed, lesson_sealed, ...rest } = row
  return {
    ...rest,
    happened: own.open('deviation', 'happened_sealed', id, happened_sealed),
    done: own.open('deviation', 'done_sealed', id, done_sealed),
    cause: cause_sealed ? own.open('deviation', 'cause_sealed', id, cause_sealed) : undefined,
    lesson: lesson_sealed ? own.open('deviation', 'lesson_sealed', id, lesson_sealed) : undefined,
  }
}

export interface Telling extends Omit<DeviationLine, 'id' | 'state'> {
  happened: string
  done: string
}
/** Written by the app with the teller's account, or by the organisation itself with none. */
export async function insertDeviation(tx: Tx, { happened, done, ...told }: Telling, teller: string | null): Promise<string> {
  const id = newId()
  const own = (await tx.keys()).own()
  await q(tx)
    .insertInto('deviation')
    .values({
      tenant: tx.actor.tenant,
      id,
      teller,
      ...told,
      happened_sealed: own.seal('deviation', 'happened_sealed', id, happened),
      done_sealed: own.seal('deviation', 'done_sealed', id, done),
    })
    .execute()
  return id
}

export async function writeJudgement(
  tx: Tx,
  id: string,
  { state, cause, lesson, routine, at }: { state: 'judged' | 'closed'; cause: string; lesson?: string; routine: string | null; at: Date },
): Promise<void> {
  const own = (await tx.keys()).own()
  await q(tx)
    .updateTable('deviation')
    .set({
      state,
      cause_sealed: own.seal('deviation', 'cause_sealed', id, cause),
      ...(lesson === undefined ? {} : { lesson_sealed: own.seal('deviation', 'lesson_sealed', id, lesson) }),
      routine,
      handled_by: tx.actor.account,
      handled_at: at,
    })
    .where('id', '=', id)
    .execute()
}
export const openUnits = (tx: Tx): Promise<{ id: string; name: string }[]> =>
  q(tx).selectFrom('unit').select(['id', 'name']).where('closed_at', 'is', null).orderBy('name').execute()
