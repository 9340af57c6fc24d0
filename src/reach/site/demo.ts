import type { Database } from '../../platform/database/database.ts'
import type { Actor } from '../../platform/database/transaction.ts'
import type { Founded } from '../../organisation/founding/index.ts'
import { addDays, dayOf } from '../../platform/day.ts'
import { newId } from '../../platform/ids.ts'
import type { ContactContent } from './contact.ts'
import { listSites, makeSite, type NewSite } from './deeds.ts'
import { type Change, saveChange } from './deeds-items.ts'
import type { PieceContent } from './piece.ts'

/** Invented sites of the demonstration. Their numbers belong to nobody: they are from the ranges that PTS keeps for fiction. */
const PLAIN = {
  place: null,
  unit: null,
  entry_address: null,
  feedback_function: 'Webbredaktionen',
  feedback_phone: null,
  feedback_email: 'webbredaktionen@example.se',
}
const OFFICE = [
  { days: '1-4', from: '08:00', to: '16:30' },
  { days: '5', from: '08:00', to: '15:00' },
]

export async function makeDemoSites(db: Database, founded: Founded[]): Promise<void> {
  const makers: Record<string, (db: Database, actor: Actor) => Promise<void>> = {
    'samverket-kommunikator': makeNational,
    'norrvik-kommunikator': makeNorrvik,
    'ekby-chef': makeEkby,
    'nordan-kommunikator': makeNordan,
  }
  for (const [slug, make] of Object.entries(makers)) {
    const home = founded.find(({ accounts }) => slug in accounts)
    const account = home?.accounts[slug]?.account
    if (!home || account === undefined) continue
    const actor = { tenant: home.tenant, account }
    if ((await listSites(db, actor))?.length === 0) await make(db, actor)
  }
}

async function newSite(db: Database, actor: Actor, site: Partial<NewSite> & Pick<NewSite, 'name' | 'kind'>): Promise<string> {
  const made = await makeSite(db, actor, { ...PLAIN, ...site })
  if (typeof made === 'string') throw new Error(`demo_site_${made}`)
  return made.id
}
const add = (
  db: Database,
  actor: Actor,
  site: string,
  kind: Change['kind'],
  content: NonNullable<Change['content']>,
  until_at: Date | null = null,
) => saveChange(db, actor, { site, item: newId(), kind, base: 0, content }, { from_at: null, until_at })

const contact = (of: Pick<ContactContent, 'kind' | 'name' | 'hours'> & Partial<ContactContent>): ContactContent => ({
  instead: [],
  pages: [],
  checked: addDays(dayOf(), -12),
  ...of,
})

async function makeNational(db: Database, actor: Actor): Promise<void> {
  await newSite(db, actor, {
    name: 'Samordningsverket (påhittad)',
    kind: 'national',
    feedback_function: 'Webbredaktionen',
    feedback_phone: '08-465 004 10',
    feedback_email: 'webbredaktionen@example.se',
  })
}

const NORRVIK: (today: string) => ContactContent[] = (today) => [
  contact({
    kind: 'social_services',
    name: { sv: 'Socialtjänsten i Norrvik', ll: 'Socialtjänsten i Norrvik', en: 'Social services in Norrvik' },
    phone: '08-465 004 01',
    note: {
      sv: 'Du kan fråga utan att säga vad du heter. Säg gärna att du vill prata med någon som kan våld.',
      ll: 'Du kan fråga utan att säga ditt namn.',
      en: 'You can ask without saying your name. Say that you want to talk to somebody who knows about violence.',
    },
    hours: OFFICE,
    instead: [
      {
        from: addDays(today, 2),
        until: addDays(today, 2),
        hours: [{ days: '1-7', from: '08:00', to: '12:00' }],
        why: { sv: 'Utbildning på eftermiddagen', en: 'Training in the afternoon' },
      },
    ],
  }),
  contact({
    kind: 'social_emergency',
    name: { sv: 'Socialjouren', ll: 'Socialjouren', en: 'Social emergency service' },
    phone: '08-465 004 02',
    note: { sv: 'När socialtjänsten är stängd.', ll: 'När socialtjänsten är stängd.', en: 'When social services are closed.' },
    hours: [
      { days: '1-5', from: '16:30', to: '08:00' },
      { days: '6-7', from: '00:00', to: '24:00' },
    ],
    checked: addDays(today, -104),
  }),
  contact({
    kind: 'stop_violence',
    name: { sv: 'Våga sluta i Norrvik (påhittad)', en: 'Dare to stop in Norrvik (invented)' },
    phone: '031-390 06 10',
    hours: [{ days: '2,4', from: '09:00', to: '12:00' }],
    pages: ['i-use-violence'],
  }),
]
const NORRVIK_TEXTS: PieceContent[] = [
  {
    page: 'for-me',
    form: 'sv',
    text: 'I Norrvik (påhittad kommun) kan du träffa en samtalskontakt utan remiss. Ni kan ses på biblioteket om det känns tryggare.\n\n- Samtalen kostar inget.\n- Du får tolk om du vill.',
  },
  {
    page: 'for-me',
    form: 'en',
    text: 'In Norrvik (an invented municipality) you can meet somebody to talk to without a referral. It costs nothing, and you can have an interpreter.',
  },
]
const NORRVIK_HOLIDAY: PieceContent = {
  page: 'locked-in',
  form: 'sv',
  text: '! Under storhelgen är socialtjänsten i Norrvik stängd. Ring socialjouren, dygnet runt, eller 112 om det är farligt nu.',
}
async function makeNorrvik(db: Database, actor: Actor): Promise<void> {
  const site = await newSite(db, actor, {
    name: 'Norrviks kommun (påhittad)',
    kind: 'municipality',
    place: '9901',
    feedback_function: 'Kontaktcenter',
    feedback_phone: '08-465 004 00',
    feedback_email: 'kontaktcenter@example.se',
  })
  for (const one of NORRVIK(dayOf())) await add(db, actor, site, 'contact', one)
  for (const text of NORRVIK_TEXTS) await add(db, actor, site, 'piece', text)
  await add(db, actor, site, 'piece', NORRVIK_HOLIDAY, new Date(Date.now() + 21 * 86_400_000))
}

async function makeEkby(db: Database, actor: Actor): Promise<void> {
  const site = await newSite(db, actor, { name: 'Ekbyjouren (påhittad)', kind: 'ngo', place: '9901' })
  await add(
    db,
    actor,
    site,
    'contact',
    contact({
      kind: 'shelter',
      name: { sv: 'Ekbyjouren', ll: 'Ekbyjouren', en: 'Ekbyjouren, a women’s shelter' },
      phone: '031-390 06 00',
      note: {
        sv: 'Vi lyssnar och hjälper dig att tänka. Vi säger inget till någon utan att du vill.',
        ll: 'Vi lyssnar på dig. Vi säger inget till någon om du inte vill.',
        en: 'We listen and help you think. We tell nobody unless you want us to.',
      },
      hours: [{ days: '1-7', from: '10:00', to: '22:00' }],
    }),
  )
}

/** A county board that hosts: three municipalities of five thousand, one of them without a word of its own. */
async function makeNordan(db: Database, actor: Actor): Promise<void> {
  const lillvik = await newSite(db, actor, { name: 'Lillviks kommun (påhittad)', kind: 'municipality', place: '9911' })
  const norrasen = await newSite(db, actor, { name: 'Norråsens kommun (påhittad)', kind: 'municipality', place: '9912' })
  await newSite(db, actor, { name: 'Storbäckens kommun (påhittad)', kind: 'municipality', place: '9913' })
  await add(
    db,
    actor,
    lillvik,
    'contact',
    contact({
      kind: 'social_services',
      name: { sv: 'Socialtjänsten i Lillvik', ll: 'Socialtjänsten i Lillvik', en: 'Social services in Lillvik' },
      phone: '070-174 06 20',
      hours: OFFICE,
    }),
  )
  await add(
    db,
    actor,
    norrasen,
    'contact',
    contact({
      kind: 'social_emergency',
      name: { sv: 'Socialjouren för Lillvik och Norråsen', en: 'Social emergency service for Lillvik and Norråsen' },
      phone: '070-174 06 21',
      hours: [{ days: '1-7', from: '00:00', to: '24:00' }],
    }),
  )
}
