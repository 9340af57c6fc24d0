import { openHouse } from '../test/house.ts'
import { Visitor } from '../test/visitor.ts'
import type { Table } from './measure.ts'

/** All the municipalities, regions and agencies of the country are fewer than this many. */
const ORGANISATIONS = 700

/** A host's list of 700 organisations: read and judged, confirmed, and founded by the jobs one after another. */
export async function measureHosting(): Promise<Table> {
  const house = await openHouse({ SAMVARN_LOG: 'silent' })
  try {
    const owner = await Visitor.as(house, 'norrvik-systemagare')
    const rows = Array.from({ length: ORGANISATIONS }, (_, i) => `Provkommun ${i};Kommun;prov-${i};socialtjanst@prov${i}.example.se`).join(
      '\n',
    )
    const file = new File([`Organisation;Slag;Kortnamn;Funktionsadress\n${rows}`], 'lista.csv')
    const seconds = async (work: () => Promise<unknown>): Promise<number> => {
      const from = performance.now()
      await work()
      return (performance.now() - from) / 1000
    }
    let at = ''
    const read = await seconds(async () => {
      at = (await owner.post('/organisationer/lista', { file })).location ?? ''
      await owner.get(at)
    })
    const confirmed = await seconds(() => owner.post(at, {}))
    const founded = await seconds(() => house.drain())
    const [made] = await house.superuser<{ n: number }>(
      "select count(*)::int as n from hosted_organisation h join tenant t on t.id = h.id join invitation i on i.tenant = t.id where h.state = 'made'",
    )
    if (made?.n !== ORGANISATIONS) throw new Error(`only ${made?.n} of ${ORGANISATIONS} were founded`)
    const beside = `${ORGANISATIONS} rader, var och en en egen organisation`
    return {
      name: 'hosting',
      title: 'En lista med 700 organisationer',
      rows: [
        { what: 'läst, prövad och visad', measured: `${read.toFixed(1)} s`, beside },
        { what: 'bekräftad i en transaktion', measured: `${confirmed.toFixed(1)} s`, beside },
        { what: 'grundade av jobben, med enhet, konto, nyckel och inbjudan', measured: `${founded.toFixed(1)} s`, beside },
      ],
    }
  } finally {
    await house.close()
  }
}
