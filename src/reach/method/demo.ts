/** What the demonstration shows: methods in use with figures, one of the organisation's own that is shown, one that waits. */
import type { Founded } from '../../organisation/founding/index.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Actor } from '../../platform/database/transaction.ts'
import { addDays, dayOf } from '../../platform/day.ts'
import { countFigure, judgeMethod, listMethods, useMethod, writeMethod } from './deeds.ts'
import type { Method } from './method.ts'

const ORIGIN = { by: 'Norrviks kommun (påhittad)', tried: 'yes', note: { sv: 'Påhittat i demonstrationen.' } } as const
const LIBRARY: Method = {
  id: 'biblioteket',
  title: { sv: 'Biblioteket lånar ut en telefon' },
  lead: { sv: 'På biblioteket kan vem som helst sitta ostörd. Den som är vaktad hemma kan låna en telefon där.' },
  for_groups: ['for-me', 'locked-in'],
  settings: ['other'],
  size: 'small',
  steps: [
    { title: { sv: 'Ordna ett rum' }, text: { sv: 'Välj ett rum där ingen hör. Bibliotekarien har nyckeln.' } },
    { title: { sv: 'Sätt en skylt' }, text: { sv: 'Skriv ”Telefon att låna”. Inget mer.' } },
    { title: { sv: 'Fråga inte' }, text: { sv: 'Den som lånar behöver inte säga varför eller vem hon är.' } },
  ],
  material: [{ title: { sv: 'Lapp med nummer bredvid telefonen' }, kind: 'slip' }],
  follow_up: [{ question: { sv: 'Lånas telefonen ut?' }, how: { sv: 'Ett streck varje gång, inget annat.' } }],
  risks: [{ sv: 'Samtalslistan i telefonen: töm den efter varje lån.' }],
  law: [],
  origin: ORIGIN,
}
const LAUNDRY: Method = {
  ...LIBRARY,
  id: 'tvattstugan',
  title: { sv: 'Tvättstugan på landet' },
  lead: { sv: 'I byarna utan butik är den gemensamma tvättstugan ofta det enda ställe dit man går ensam.' },
  settings: ['housing'],
  steps: [{ title: { sv: 'Sätt upp remsor' }, text: { sv: 'På insidan av dörren, i ögonhöjd.' } }],
  material: [{ title: { sv: 'Anslag med remsor' }, kind: 'poster' }],
  follow_up: [{ question: { sv: 'Tas remsorna?' }, how: { sv: 'Byalaget räknar när de byter anslaget.' } }],
  risks: [{ sv: 'Alla känner alla. Sätt upp det i varje tvättstuga, inte bara i en.' }],
  origin: { ...ORIGIN, tried: 'no' },
}

export async function makeDemoMethods(db: Database, founded: Founded[]): Promise<void> {
  const actorOf = (slug: string): Actor | undefined => {
    const home = founded.find(({ accounts }) => slug in accounts)
    const account = home?.accounts[slug]?.account
    return home && account ? { tenant: home.tenant, account } : undefined
  }
  const [writer, reader] = [actorOf('norrvik-kommunikator'), actorOf('norrvik-samordnare')]
  if (!writer || !reader) return
  const listed = await listMethods(db, writer)
  if (!listed || listed.used.size > 0) return
  const today = dayOf()
  await useMethod(db, writer, 'pharmacies', {
    started_on: addDays(today, -120),
    ended_on: null,
    notes: 'Två av tre apotek är med. Det tredje vill vänta tills de har bytt chef.',
  })
  await countFigure(db, writer, 'pharmacies', { day: addDays(today, -60), handed_out: 180, contacts: 5, note: 'Första påfyllningen' })
  await countFigure(db, writer, 'pharmacies', { day: addDays(today, -5), handed_out: 240, contacts: 10, note: null })
  await useMethod(db, writer, 'public-toilets', { started_on: addDays(today, -30), ended_on: null, notes: null })
  const shown = await writeMethod(db, writer, LIBRARY)
  if (shown !== undefined) await judgeMethod(db, reader, shown, 'shown', null)
  await writeMethod(db, writer, LAUNDRY)
}
