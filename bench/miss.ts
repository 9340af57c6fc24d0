import { enterByHand } from '../src/protect/person/deeds.ts'
import { openHouse } from '../test/house.ts'
import { Visitor } from '../test/visitor.ts'
import { median, type Table } from './measure.ts'

/** Fewer for a quick look: SAMVARN_PAIRS=1000. */
const PAIRS = Number(process.env['SAMVARN_PAIRS'] ?? 10_000)
const PRESENT = '189001019802'
const ABSENT = '189001039800'

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
function variance(values: readonly number[]): number {
  const centre = mean(values)
  return values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1)
}
/** Welch's t over values whose slowest percent is set aside: a pause of the machine is no news about a person. */
function welch(a: readonly number[], b: readonly number[]): number {
  return (mean(a) - mean(b)) / Math.sqrt(variance(a) / a.length + variance(b) / b.length)
}
function trimmed(values: readonly number[]): number[] {
  const sorted = [...values].sort((x, y) => x - y)
  return sorted.slice(0, Math.floor(sorted.length * 0.99))
}

/** S-R4: a search from outside the circle for somebody who is here, beside one for nobody: can time tell them apart? */
export async function measureMiss(): Promise<Table> {
  const house = await openHouse({
    SAMVARN_SEARCHES_PER_HOUR_MAX: '10000',
    SAMVARN_SEARCHES_PER_PERSON_PER_HOUR_MAX: '1000',
    SAMVARN_REQUESTS_PER_MINUTE_MAX: '1000000',
  })
  try {
    const officer = house.cast['norrvik-skyddsansvarig']
    const circle = officer?.circles['Krets Individ och familj']
    if (!officer || !circle) throw new Error('the cast is not whole')
    const made = await enterByHand(house.db, officer, circle, {
      relation: 'client',
      given: 'Alva',
      sur: 'Påhittsdotter',
      identity_number: PRESENT,
      sender_place_secret: false,
      level: 'provisional',
      reason: 'told_by_person',
      expires: new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10),
    })
    if (!made.ok) throw new Error(made.because)
    const caseworker = await Visitor.as(house, 'norrvik-handlaggare')
    const ask = async (number: string): Promise<number> => {
      const from = performance.now()
      const answer = await caseworker.post('/sok', { query: number })
      await caseworker.get(answer.location ?? '/saknas')
      const spent = performance.now() - from
      if (answer.status !== 303) throw new Error(`the search answered ${answer.status}`)
      return spent
    }
    const [present, absent, again]: [number[], number[], number[]] = [[], [], []]
    for (let pair = 0; pair < PAIRS; pair += 1) {
      // The limits are for people; a measurement starts them anew.
      if (pair % 300 === 0) await house.superuser('delete from rate_count')
      const order = pair % 2 === 0 ? [PRESENT, ABSENT] : [ABSENT, PRESENT]
      for (const number of order) (number === PRESENT ? present : absent).push(await ask(number))
      if (pair % 4 === 0) again.push(await ask(ABSENT))
    }
    const t = welch(trimmed(present), trimmed(absent))
    const noise = welch(trimmed(again), trimmed(absent))
    return {
      name: 'miss',
      title: `Träff utom räckhåll bredvid ingen träff, ${PAIRS} par`,
      rows: [
        {
          what: 'Welch |t| (gräns 4,5)',
          measured: Math.abs(t).toFixed(2),
          beside: `${Math.abs(noise).toFixed(2)} (ingen träff mot ingen träff)`,
        },
        { what: 'median', measured: `${median(present).toFixed(2)} ms`, beside: `${median(absent).toFixed(2)} ms` },
      ],
    }
  } finally {
    await house.close()
  }
}
