import type { Database } from '../../platform/database/database.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import type { ValuesOf } from '../../platform/field/index.ts'
import { draftOf, dropDrafts, keepDraft } from '../../platform/http/drafts.ts'
import { isId } from '../../platform/ids.ts'
import { type ListRow, repeatedRows } from '../../platform/list/list.ts'
import type { mandateRow } from './forms.ts'
import type { WholeMandate } from './mandate.ts'
import { mayKeepMandates } from './policy.ts'
import { allMandates, insertBelonging, insertMandate } from './store.ts'

/** Mandates from a file: read, looked at, and then taken whole or not at all. */
export type RowValues = ValuesOf<typeof mandateRow>
export type MandateListRow = ListRow<RowValues>
const DRAFT = 'mandate_list'

const mayKeep = (tx: Tx): boolean =>
  mayKeepMandates({ account: tx.actor.account, roles: tx.reach.roles, placed: tx.reach.unit !== null }).ok
async function refuse(tx: Tx): Promise<undefined> {
  await tx.audit({ deed: 'mandate.keep', outcome: 'not_reached', purpose: 'follow_up', object: { kind: 'mandate' } })
  return undefined
}
const plain = (title: string) => title.toLocaleLowerCase('sv')

/** Pure: what is wrong between the rows, and against what stands. */
export function judgeRows(rows: readonly MandateListRow[], standing: readonly string[]): MandateListRow[] {
  const known = new Set(standing.map(plain))
  const whole = rows.filter((row) => row.written['part_of'] === undefined)
  const repeated = repeatedRows(whole, 'title')
  const here = new Set(whole.map((row) => plain(row.written['title'] ?? '')))
  return rows.map((row) => {
    const problems = [...row.problems]
    const of = row.written['part_of']
    const first = repeated.get(row.row)
    if (of === undefined && first !== undefined)
      problems.push({ sv: `Uppdraget står redan på rad ${first}.`, en: `The mandate stands on row ${first} already.` })
    if (of === undefined && known.has(plain(row.written['title'] ?? '')))
      problems.push({
        sv: 'Ett uppdrag med det namnet finns redan. Ta bort raden eller byt namn.',
        en: 'A mandate of that name exists already. Take the row away or change the name.',
      })
    if (of !== undefined && !here.has(plain(of)) && !known.has(plain(of)))
      problems.push({ sv: 'Inget uppdrag heter så som står i ”Del av”.', en: 'No mandate is called what stands in “Part of”.' })
    return { ...row, problems }
  })
}

export const keepList = (db: Database, actor: Actor, rows: readonly MandateListRow[]): Promise<string | undefined> =>
  db.as(actor, async (tx) => (mayKeep(tx) ? keepDraft(tx, DRAFT, rows) : refuse(tx)))

export const seeList = (db: Database, actor: Actor, id: string): Promise<MandateListRow[] | undefined> =>
  db.as(actor, async (tx) => {
    const rows = isId(id) && mayKeep(tx) ? ((await draftOf(tx, DRAFT, id)) as MandateListRow[] | undefined) : undefined
    return rows
      ? judgeRows(
          rows,
          (await allMandates(tx)).map(({ title }) => title),
        )
      : refuse(tx)
  })

export const takeList = (db: Database, actor: Actor, id: string): Promise<'done' | 'absent' | 'conflict'> =>
  db.as(actor, async (tx) => {
    const rows = isId(id) && mayKeep(tx) ? ((await draftOf(tx, DRAFT, id)) as MandateListRow[] | undefined) : undefined
    if (!rows) {
      await refuse(tx)
      return 'absent'
    }
    const standing = await allMandates(tx)
    if (
      judgeRows(
        rows,
        standing.map(({ title }) => title),
      ).some((row) => row.problems.length > 0)
    )
      return 'conflict'
    const ids = new Map(standing.map((one) => [plain(one.title), one.id]))
    const values = rows.flatMap((row) => (row.values ? [row.values] : []))
    for (const row of values)
      if (row.part_of === undefined) ids.set(plain(row.title), await insertMandate(tx, asMandate(row, actor.account ?? '')))
    for (const row of values) {
      const of = row.part_of === undefined ? undefined : ids.get(plain(row.part_of))
      if (of !== undefined) await insertBelonging(tx, 'mandate_part', of, [asPart(row)])
    }
    await dropDrafts(tx, DRAFT)
    await tx.audit({ deed: 'mandate.keep', purpose: 'follow_up', object: { kind: 'mandate' } })
    return 'done'
  })

const asMandate = (row: RowValues, responsible: string) => ({
  fact: null,
  title: row.title,
  giver: row.giver ?? '',
  given_on: row.given_on ?? null,
  rests_on: row.rests_on ?? null,
  asked: row.asked ?? '',
  starts_on: row.starts_on ?? null,
  interim_on: row.interim_on ?? null,
  final_on: row.final_on ?? null,
  responsible,
  notes: null,
})
const asPart = (row: RowValues) => ({
  title: row.title,
  asked: row.asked ?? null,
  organisation: row.organisation ?? '',
  starts_on: row.starts_on ?? null,
  due_on: row.final_on ?? null,
})

/** The rows of a file that reads back to the same mandates and parts. */
export const rowsOf = (mandates: readonly WholeMandate[]): Partial<RowValues>[] =>
  mandates.flatMap((mandate) => [
    given({ ...mandate, part_of: null, organisation: null }),
    ...mandate.parts.map((part) => given({ ...part, part_of: mandate.title, final_on: part.due_on })),
  ])
const given = (row: object): Partial<RowValues> => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null))
