import pg from 'pg'
import type { Database } from '../../platform/database/database.ts'
import { addDays, today } from '../../platform/day.ts'
import type { Founded } from '../founding/index.ts'
import { listAnalyses } from './deeds-analysis.ts'
import { name } from './deeds-naming.ts'

/** What the demonstration has: somebody named who waits for the system owner, and a unit whose yearly review is due. */
const NAMING = { head: 'norrvik-chef', person: 'norrvik-handlaggare', circle: 'Krets Individ och familj', days: 120 }
const DUE_UNIT = 'Personal och lön'

/** Makes it once; a start that was killed on the way makes it at the next. */
export async function makeDemoAccess(owner: pg.ClientConfig, db: Database, founded: readonly Founded[]): Promise<void> {
  const organisation = founded.find(({ accounts }) => accounts[NAMING.head])
  const head = organisation?.accounts[NAMING.head]?.account
  const person = organisation?.accounts[NAMING.person]?.account
  const circle = organisation?.circles[NAMING.circle]
  if (!organisation || !head || !person || !circle) return
  const { tenant, units } = organisation
  const client = new pg.Client(owner)
  await client.connect()
  try {
    const { rows } = await client.query('select 1 from access_request where tenant = $1 limit 1', [tenant])
    if (rows.length > 0) return
    // Time cannot be waited for: the year of one unit is nearly over when the demonstration begins.
    for (const table of ['role', 'place'] as const) await age(client, table, tenant, units[DUE_UNIT])
  } finally {
    await client.end()
  }
  const actor = { tenant, account: head }
  const analysis = (await listAnalyses(db, actor))?.analyses[0]?.id
  await name(db, actor, { account: person, what: circle, on_duty: false, analysis, until: addDays(today(), NAMING.days) })
}

const age = (client: pg.Client, what: 'role' | 'place', tenant: string, unit: string | undefined) =>
  what === 'role'
    ? client.query(
        `update role_grant g set valid_from = now() - interval '345 days', valid_until = now() + interval '20 days' from account a
          where g.tenant = $1 and a.tenant = g.tenant and a.id = g.account and a.unit = $2`,
        [tenant, unit],
      )
    : client.query(
        `update circle_member m set valid_from = now() - interval '345 days', valid_until = now() + interval '20 days' from circle c
          where m.tenant = $1 and c.tenant = m.tenant and c.id = m.circle and c.unit = $2`,
        [tenant, unit],
      )
