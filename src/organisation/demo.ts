import pg from 'pg'
import { CAST } from './cast.ts'
import { type Founded, found } from './founding.ts'

/** Founds the invented organisations once. Returns what was made, or nothing when they stand already. */
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
