/** What the demonstration has: deviations of all ages, most told without a name, some of which have become lessons. */
import type { Database } from '../../platform/database/database.ts'
import type { Founded } from '../../organisation/founding/index.ts'
import { close, judge, listDeviations, tellDeviation } from './deeds.ts'
import type { Kind, Seriousness, Step } from './deviation.ts'

interface Told {
  days: number
  kind: Kind
  step: Step
  seriousness: Seriousness
  happened: string
  cause?: string
  lesson?: string
  signed?: boolean
}
const OLD: readonly Told[] = [
  {
    days: 160,
    kind: 'enclosure',
    step: 'send',
    seriousness: 'near_miss',
    happened: 'Fel bilaga låg i kuvertet. Det upptäcktes innan posten gick, av en kollega som läste adressen en gång till.',
    cause: 'Två ärenden låg öppna samtidigt och skrivaren delas av alla.',
    lesson: 'Skriv ut ett ärende i taget och läs bilagans första rad högt för dig själv innan kuvertet försluts.',
  },
  {
    days: 120,
    kind: 'status',
    step: 'decide',
    seriousness: 'small',
    happened: 'Ett beslut skickades innan någon hade kontrollerat om skyddet hade ändrats.',
    cause: 'Rutinen sade inte vem som kontrollerar när handläggaren byts mitt i ett ärende.',
  },
]
const RECENT: readonly Told[] = [
  {
    days: 40,
    kind: 'export',
    step: 'send',
    seriousness: 'near_miss',
    happened: 'En lista till ett tryckeri innehöll en kolumn som ingen hade bett om.',
  },
  {
    days: 12,
    kind: 'place',
    step: 'meet',
    seriousness: 'near_miss',
    happened: 'Kartan i väntrummet visade var ett skyddat boende har sin mottagning.',
    signed: true,
  },
  {
    days: 3,
    kind: 'conversation',
    step: 'receive',
    seriousness: 'large',
    happened: 'Ett namn sades i receptionen när andra satt och väntade.',
  },
]
/** Enough of one kind in one quarter to be counted on paper. */
const MANY = 6

export async function makeDemoDeviations(db: Database, founded: Founded[]): Promise<void> {
  const organisation = founded.find(({ accounts }) => accounts['norrvik-samordnare'])
  const self = (slug: string) => {
    const account = organisation?.accounts[slug]?.account
    return organisation && account !== undefined ? { tenant: organisation.tenant, account } : undefined
  }
  const [coordinator, teller] = [self('norrvik-samordnare'), self('norrvik-handlaggare')]
  const unit = organisation?.units['Individ och familj'] ?? null
  if (!coordinator || !teller || (await listDeviations(db, coordinator)).handled.length > 0) return
  const same = Array.from(
    { length: MANY },
    (): Told => ({
      days: 70,
      kind: 'document',
      step: 'decide',
      seriousness: 'small',
      happened: 'Ett ortsnamn stod kvar i beslutets sidfot.',
      cause: 'Mallen hämtar sidfoten från enhetens adress.',
    }),
  )
  for (const { days, cause, lesson, signed, ...told } of [...OLD, ...same, ...RECENT]) {
    const at = new Date(Date.now() - days * 86_400_000)
    const id = await tellDeviation(db, teller, { ...told, done: '', unit }, signed === true, at)
    if (!id || cause === undefined) continue
    await judge(db, coordinator, id, cause, at)
    if (lesson !== undefined) await close(db, coordinator, id, { lesson, routine: null }, at)
  }
}
