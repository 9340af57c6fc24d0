import pg from 'pg'
import { CAST } from './cast.ts'
import { type Founded, found } from './found.ts'

/** Founds the invented organisations once, all or none. Returns what was made, or nothing when they stand already. */
export async function foundDemo(owner: pg.ClientConfig, root: Uint8Array): Promise<Founded[] | undefined> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    await client.query('begin')
    const { rows } = await client.query('select 1 from tenant limit 1')
    if (rows.length > 0) {
      await client.query('rollback')
      return undefined
    }
    const made: Founded[] = []
    let ordinal = 0
    for (const foundation of CAST) {
      const founded = await found(client, root, foundation)
      for (const [slug, { account }] of Object.entries(founded.accounts)) {
        ordinal += 1
        await client.query('insert into demo_cast (tenant, account, ordinal, slug) values ($1, $2, $3, $4)', [
          founded.tenant,
          account,
          ordinal,
          slug,
        ])
      }
      made.push(founded)
    }
    await client.query('commit')
    return made
  } finally {
    await client.end()
  }
}

interface CastRow {
  tenant: string
  slug: string
  account: string
  unit: string
  unit_name: string
  circle: string | null
  circle_name: string | null
  roles: Founded['accounts'][string]['roles']
}

/** The invented organisations as they stand, for a start that takes up what a killed one had begun. */
export async function readDemo(owner: pg.ClientConfig): Promise<Founded[]> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    const { rows } =
      await client.query<CastRow>(`select d.tenant, d.slug, a.id as account, u.id as unit, u.name as unit_name, c.id as circle, c.name as circle_name,
        array(select role from role_grant g where g.tenant = a.tenant and g.account = a.id) as roles
      from demo_cast d join account a on a.tenant = d.tenant and a.id = d.account join unit u on u.tenant = a.tenant and u.id = a.unit
        left join circle c on c.tenant = u.tenant and c.unit = u.id order by d.ordinal`)
    const founded = new Map<string, Founded>()
    for (const row of rows) {
      const one = founded.get(row.tenant) ?? { tenant: row.tenant, units: {}, circles: {}, accounts: {} }
      founded.set(row.tenant, one)
      one.units[row.unit_name] = row.unit
      if (row.circle !== null && row.circle_name !== null) one.circles[row.circle_name] = row.circle
      one.accounts[row.slug] = { account: row.account, unit: row.unit, roles: row.roles }
    }
    return [...founded.values()]
  } finally {
    await client.end()
  }
}
