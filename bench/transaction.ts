import pg from 'pg'
import { newId } from '../src/platform/ids.ts'
import { openHouse } from '../test/house.ts'
import { medianMs, type Table } from './measure.ts'

const TIMES = 400

/** A read by key in the name of an account, under row security and with its audit row, beside the bare read. */
export async function measureTransaction(): Promise<Table> {
  const house = await openHouse()
  const actor = house.cast['norrvik-skyddsansvarig']
  if (!actor) throw new Error('the cast lacks the protection officer')
  const bare = new pg.Client(house.connections.owner)
  await bare.connect()
  try {
    const key = [actor.tenant, actor.units['Individ och familj']]
    const plain = await medianMs(TIMES, async () => {
      await bare.query('begin')
      await bare.query('select name from unit where tenant = $1 and id = $2', key)
      await bare.query('commit')
    })
    interface Tables {
      unit: { tenant: string; id: string; name: string }
    }
    const read = (audit: boolean) =>
      medianMs(TIMES, () =>
        house.db.as(actor, async (tx) => {
          if (audit) await tx.audit({ deed: 'person.see', object: { kind: 'unit', id: newId() } })
          return tx
            .tables<Tables>()
            .selectFrom('unit')
            .select('name')
            .where('tenant', '=', key[0] ?? '')
            .where('id', '=', key[1] ?? '')
            .executeTakeFirst()
        }),
      )
    const [secured, audited] = [await read(false), await read(true)]
    const ms = (value: number) => `${value.toFixed(2)} ms`
    const beside = `${ms(plain)} (begin, läsning, commit utan radskydd)`
    return {
      name: 'transaction',
      title: 'En transaktion i någons namn (median)',
      rows: [
        { what: 'med radskydd och räckvidd', measured: ms(secured), beside, ratio: `${(secured / plain).toFixed(1)} ×` },
        { what: 'med radskydd, räckvidd och loggrad', measured: ms(audited), beside, ratio: `${(audited / plain).toFixed(1)} ×` },
      ],
    }
  } finally {
    await bare.end()
    await house.close()
  }
}
