import { Hono } from 'hono'
import { makeDemoPersons } from '../src/protect/demo/index.ts'
import { openHouse } from '../test/house.ts'
import { Visitor } from '../test/visitor.ts'
import { perCpuSecond, type Table } from './measure.ts'

const TIMES = 300

/** Whole requests, from session to HTML, counted per second of this process's processor time. */
export async function measurePages(): Promise<Table> {
  const house = await openHouse({ SAMVARN_REQUESTS_PER_MINUTE_MAX: '1000000' })
  try {
    await makeDemoPersons(house.db, house.founded)
    const bare = new Hono().get('/', (c) => c.html('<!doctype html><title>x</title>'))
    const limit = await perCpuSecond(TIMES * 10, async () => (await bare.request('http://localhost/')).text())
    const beside = `${Math.round(limit)} sidor/s (en tom sida i samma ramverk, utan databas)`
    const officer = await Visitor.as(house, 'norrvik-skyddsansvarig')
    const rows = []
    for (const [what, path] of [
      ['lista: Idag', '/'],
      ['lista: åtta personer, en loggrad för var och en', '/personer'],
      ['formulär: Kontrollera utskick', '/kontrollera'],
    ] as const) {
      const first = await officer.get(path)
      if (first.status !== 200) throw new Error(`${path} answered ${first.status}`)
      const rate = await perCpuSecond(TIMES, () => officer.get(path))
      rows.push({ what, measured: `${Math.round(rate)} sidor/s`, beside, ratio: `1/${(limit / rate).toFixed(0)}` })
    }
    return { name: 'pages', title: 'Sidor per sekund processortid', rows }
  } finally {
    await house.close()
  }
}
