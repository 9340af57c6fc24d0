import type { Database } from '../../platform/database/database.ts'
import { addDays, dayOf } from '../../platform/day.ts'
import type { ActionState, Effect } from './action.ts'
import { hasOwnActions, raiseOwn } from './deeds.ts'
import { addNote, changeState, judgeEffect } from './deeds-work.ts'

/** An invented organisation, as the founding gives it. */
interface Organisation {
  tenant: string
  accounts: Readonly<Record<string, { account: string; unit: string }>>
}
interface Told {
  by: string
  owner: string
  /** For the own unit of whoever raises it, or the whole organisation. */
  whole?: true
  title: string
  why: string
  /** Days from today: negative is past. */
  raised: number
  due: number
  note?: { days: number; words: string }
  steps?: readonly { to: ActionState; days: number; words: string; effectDays?: number }[]
  effect?: { days: number; effect: Effect; words: string }
}

/** Of all ages: planned, going on, late, waiting, done a while ago, judged, dropped. */
const TOLD: readonly Told[] = [
  {
    by: 'norrvik-samordnare',
    owner: 'norrvik-registrator',
    whole: true,
    title: 'Byt ämnesrad i alla svarsmallar',
    why: 'Ärendemeningen följer med i svaret och kan visa vad det gäller.',
    raised: -40,
    due: -6,
    note: { days: -12, words: 'Elva av nitton mallar är bytta.' },
    steps: [{ to: 'going', days: -38, words: '' }],
  },
  {
    by: 'norrvik-chef',
    owner: 'norrvik-handlaggare',
    title: 'Ta fram en lista över säkra kontaktvägar i varje pågående ärende',
    why: 'Påminnelser har gått till gamla nummer.',
    raised: -15,
    due: 5,
    steps: [{ to: 'going', days: -10, words: '' }],
  },
  {
    by: 'norrvik-chef',
    owner: 'norrvik-chef',
    title: 'Boka ett samtal om filmen på arbetsplatsträffen',
    why: 'Alla ska ha sett filmen före sommaren.',
    raised: -3,
    due: 45,
  },
  {
    by: 'norrvik-samordnare',
    owner: 'norrvik-personalchef',
    whole: true,
    title: 'Ta bort arbetsställe ur filen till utbildningsföretaget',
    why: 'Filen visar var en skyddad medarbetare arbetar.',
    raised: -70,
    due: 20,
    steps: [
      { to: 'going', days: -60, words: '' },
      { to: 'waiting', days: -20, words: 'Leverantören svarar i slutet av månaden.' },
    ],
  },
  {
    by: 'norrvik-chef',
    owner: 'norrvik-handlaggare',
    title: 'Lås in utskrifter i ett eget skåp',
    why: 'Utskrifter låg bland andra akter.',
    raised: -200,
    due: -150,
    steps: [
      { to: 'going', days: -195, words: '' },
      { to: 'done', days: -160, words: 'Skåpet finns och två har nyckel.', effectDays: 30 },
    ],
    effect: { days: -120, effect: 'helped', words: 'Vid två kontroller låg inget framme.' },
  },
  {
    by: 'norrvik-samordnare',
    owner: 'norrvik-samordnare',
    whole: true,
    title: 'Skriv en färdig återkallelse utan personuppgifter',
    why: 'Vid ett felutskick skrivs rättelsen i brådska.',
    raised: -130,
    due: -95,
    steps: [{ to: 'done', days: -98, words: 'Mallen ligger på intranätet.', effectDays: 90 }],
  },
  {
    by: 'norrvik-samordnare',
    owner: 'norrvik-registrator',
    whole: true,
    title: 'Inför papperskvitto i receptionen',
    why: 'Kön syns från gatan.',
    raised: -90,
    due: -30,
    steps: [{ to: 'dropped', days: -50, words: 'Receptionen flyttar in i huset i vår.' }],
  },
  {
    by: 'ekby-chef',
    owner: 'ekby-handlaggare',
    title: 'Gå igenom vem som har nyckel till arkivskåpet',
    why: 'Två nycklar är inte kvitterade.',
    raised: -25,
    due: -2,
  },
  {
    by: 'samverket-chef',
    owner: 'samverket-utredare',
    title: 'Stäm av enkätens ord med juristen',
    why: 'En fråga kan läsas som att den ber om ett ärende.',
    raised: -8,
    due: 12,
    steps: [{ to: 'going', days: -5, words: '' }],
  },
]

/** Days ago at ten o'clock; what is done today is done now. */
const at = (days: number): Date => new Date(Math.min(Date.now(), Date.parse(`${addDays(dayOf(new Date()), days)}T09:00:00Z`)))

/** Actions that the organisations themselves have written, through the same deeds as any other. Once. */
export async function makeDemoActions(db: Database, founded: readonly Organisation[]): Promise<void> {
  for (const organisation of founded) {
    const own = TOLD.filter(({ by }) => organisation.accounts[by])
    const [first] = own
    const actorOf = (slug: string) => ({ tenant: organisation.tenant, account: organisation.accounts[slug]?.account ?? '' })
    if (!first || (await hasOwnActions(db, actorOf(first.by)))) continue
    for (const told of own) await tell(db, organisation, told)
  }
}
async function tell(db: Database, organisation: Organisation, told: Told): Promise<void> {
  const by = organisation.accounts[told.by]
  const owner = organisation.accounts[told.owner]
  if (!by || !owner) return
  const actor = { tenant: organisation.tenant, account: by.account }
  const due = addDays(dayOf(new Date()), told.due)
  const unit = told.whole ? null : by.unit
  const made = await raiseOwn(db, actor, { title: told.title, why: told.why, owner: owner.account, unit, due }, at(told.raised))
  if (!made) return
  for (const { to, days, words, effectDays } of told.steps ?? [])
    await changeState(db, actor, made.id, { to, words, at: at(days), ...(effectDays === undefined ? {} : { effectDays }) })
  if (told.note) await addNote(db, actor, made.id, told.note.words, at(told.note.days))
  if (told.effect) await judgeEffect(db, actor, made.id, { effect: told.effect.effect, words: told.effect.words, at: at(told.effect.days) })
}
