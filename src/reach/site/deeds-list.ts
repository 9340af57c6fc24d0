import type { Database } from '../../platform/database/database.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import type { ValuesOf } from '../../platform/field/index.ts'
import { draftOf, dropDrafts, keepDraft } from '../../platform/http/drafts.ts'
import { isId } from '../../platform/ids.ts'
import { type ListRow, repeatedRows } from '../../platform/list/list.ts'
import { freeCode, makeSiteWithin } from './deeds.ts'
import { refuse, standingOf } from './deeds-standing.ts'
import type { siteRow } from './forms.ts'
import { mayKeepSites } from './policy.ts'
import { allSites } from './store.ts'

/** Many sites at once, from a list: read, looked at, and then made whole or not at all. */
export type RowValues = ValuesOf<typeof siteRow>
export type SiteListRow = ListRow<RowValues>
const DRAFT = 'site_list'
const may = (tx: Tx): boolean => mayKeepSites(standingOf(tx)).ok
const plain = (name: string) => name.toLocaleLowerCase('sv')

/** Pure: what is wrong between the rows, and against the sites that stand. */
export function judgeRows(rows: readonly SiteListRow[], standing: readonly string[]): SiteListRow[] {
  const known = new Set(standing.map(plain))
  const repeated = repeatedRows(rows, 'name')
  return rows.map((row) => {
    const problems = [...row.problems]
    const first = repeated.get(row.row)
    if (first !== undefined) problems.push({ sv: `Namnet står redan på rad ${first}.`, en: `The name stands on row ${first} already.` })
    if (known.has(plain(row.written['name'] ?? '')))
      problems.push({
        sv: 'Ni har redan en sida med det namnet. Ta bort raden.',
        en: 'You have a site of that name already. Take the row away.',
      })
    return { ...row, problems }
  })
}
const namesOf = async (tx: Tx): Promise<string[]> =>
  (await allSites(tx)).filter(({ withdrawn_at }) => withdrawn_at === null).map(({ name }) => name)
const rowsOf = async (tx: Tx, id: string): Promise<SiteListRow[] | undefined> => {
  const rows = isId(id) && may(tx) ? ((await draftOf(tx, DRAFT, id)) as SiteListRow[] | undefined) : undefined
  return rows && judgeRows(rows, await namesOf(tx))
}

export const keepList = (db: Database, actor: Actor, rows: readonly SiteListRow[]): Promise<string | undefined> =>
  db.as(actor, async (tx) => (may(tx) ? keepDraft(tx, DRAFT, rows) : refuse(tx, 'site.make')))
export const seeList = (db: Database, actor: Actor, id: string): Promise<SiteListRow[] | undefined> =>
  db.as(actor, async (tx) => (await rowsOf(tx, id)) ?? refuse(tx, 'site.make'))

export async function makeMany(db: Database, actor: Actor, id: string): Promise<'done' | 'absent' | 'conflict'> {
  const seen = await seeList(db, actor, id)
  if (!seen) return 'absent'
  const codes: string[] = []
  for (const _row of seen) codes.push(await freeCode(db))
  return db.as(actor, async (tx) => {
    const rows = await rowsOf(tx, id)
    if (!rows) {
      await refuse(tx, 'site.make')
      return 'absent'
    }
    if (rows.some(({ problems }) => problems.length > 0)) return 'conflict'
    for (const [index, { values }] of rows.entries()) {
      const code = codes[index]
      if (values === undefined || code === undefined) continue
      const { feedback_function = null, feedback_phone = null, feedback_email = null, place = null, name, kind } = values
      const words = { name, kind, place, unit: null, entry_address: null, feedback_function, feedback_phone, feedback_email }
      await makeSiteWithin(tx, code, words)
    }
    await dropDrafts(tx, DRAFT)
    return 'done'
  })
}
