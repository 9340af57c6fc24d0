import type { Founded } from '../../organisation/founding/index.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Actor } from '../../platform/database/transaction.ts'
import { addDays, dayOf } from '../../platform/day.ts'
import { type AboutKind, type ContactFunction, kindFor, type PointWords } from './about.ts'
import { beginAbout, confirmAbout, decidePoint, listAbout, nameFunctions, publishAbout, seeAbout } from './deeds.ts'
import { answerTest, keepTest, listTests } from './deeds-test.ts'
import type { Found, Search } from './web-test.ts'

/** Invented numbers: they are from the ranges that PTS keeps for fiction. */
const office = (days: string) => [{ days, from: '08:30', to: '16:00' }]
const TOLD: Record<string, { contact: ContactFunction; deputy: ContactFunction }> = {
  'norrvik-kommunikator': {
    contact: { name: 'Samordnare för skyddade personuppgifter', phone: '031-390 06 10', hours: office('1-5') },
    deputy: { name: 'Medborgarservice', phone: '031-390 06 11', hours: [{ days: '1-5', from: '08:00', to: '18:00' }] },
  },
  'ekby-chef': {
    contact: { name: 'Stödfunktionen, Ekbyjouren', phone: '08-465 004 20', hours: [{ days: '1-7', from: '09:00', to: '21:00' }] },
    deputy: { name: 'Kansliet', phone: '08-465 004 21', hours: office('1-4') },
  },
  'samverket-kommunikator': {
    contact: { name: 'Funktionen för skyddade personuppgifter', phone: '08-465 004 11', hours: office('1-5') },
    deputy: { name: 'Registraturen', phone: '08-465 004 12', hours: office('1-5') },
  },
}
/** What the invented organisations have decided where the first text asks. A point that is not here is left out. */
const DECIDED: Readonly<Record<string, PointWords>> = {
  'before-sharing': {
    sv: {
      heading: 'Vi kontrollerar innan något lämnar oss',
      text: 'Två av oss läser allt som ska lämna jouren. Adresser skickar vi aldrig.',
    },
    ll: { heading: 'Vi tittar en extra gång', text: 'Två av oss läser innan vi skickar. Vi skickar aldrig adresser.' },
    en: { heading: 'We check before anything leaves us', text: 'Two of us read everything that is to leave. Addresses we never send.' },
  },
  post: {
    sv: {
      heading: 'Post',
      text: 'Har vi inte fått din adress av dig skickar vi brev genom Skatteverket, som sänder dem vidare. Det tar längre tid. Därför får du två veckor längre på dig att svara.',
    },
    ll: {
      heading: 'Brev',
      text: 'Vi skickar brev till Skatteverket. Skatteverket skickar brevet till dig. Det tar längre tid. Du får två veckor till på dig att svara.',
    },
    en: {
      heading: 'Post',
      text: 'If you have not given us your address we send letters through Skatteverket (the Tax Agency), which forwards them. That takes longer. So you get two weeks more to answer.',
    },
  },
  'phone-and-mail': {
    sv: {
      heading: 'På telefon och i e-post',
      text: 'Vi ringer upp dig på det nummer som vi har kommit överens om. Vi skriver inget om ditt ärende i e-post.',
    },
    ll: { heading: 'Telefon och mejl', text: 'Vi ringer dig på det nummer du har sagt. Vi skriver inget om dig i mejl.' },
    en: {
      heading: 'On the phone and by e-mail',
      text: 'We call you back at the number that we have agreed on. We write nothing about your case in e-mail.',
    },
  },
  silence: {
    sv: {
      heading: 'Vad vi får berätta',
      text: 'Alla hos oss har skrivit på ett löfte om tystnad. Far ett barn illa talar vi med dig om vad vi måste göra.',
    },
    ll: {
      heading: 'Vad vi får berätta',
      text: 'Vi har lovat att inte berätta. Om ett barn har det svårt pratar vi med dig om vad vi måste göra.',
    },
    en: {
      heading: 'What we may tell',
      text: 'All of us have signed a promise of silence. If a child is harmed we speak with you about what we must do.',
    },
  },
  'ask-visit': {
    sv: { heading: 'Ett besök som inte märks', text: 'Be om en annan tid eller en annan ingång. Ingen ropar upp ditt namn.' },
    ll: { heading: 'När du kommer till oss', text: 'Du kan få en annan tid. Ingen ropar ditt namn.' },
    en: { heading: 'A visit that nobody notices', text: 'Ask for another time or another entrance. Nobody calls out your name.' },
  },
}
const NOON = 'T10:00:00Z'
const ago = (days: number) => new Date(`${addDays(dayOf(), -days)}${NOON}`)

async function makePage(
  db: Database,
  actor: Actor,
  site: string,
  kind: AboutKind,
  told: (typeof TOLD)[string],
  checked: Date,
): Promise<void> {
  await beginAbout(db, actor, site, kind)
  const seen = await seeAbout(db, actor, site)
  for (const { key, words } of seen?.points ?? []) {
    const decided = DECIDED[key]
    const open = JSON.stringify(words).includes('[[')
    await decidePoint(db, actor, site, key, decided ?? words, open && !decided ? 'left_out' : 'holds')
  }
  await nameFunctions(db, actor, site, told.contact, told.deputy)
  if ((await publishAbout(db, actor, site, checked)) !== 'done') throw new Error('demo_about')
}

/** An invented website before and after somebody mended it. */
const FOUND: readonly { days: number; found: Found; search: Search }[] = [
  {
    days: 130,
    found: { title: 'Stöd och omsorg', heading: null, sentences: [], phones: [{ written: '020-50 50 50' }], links: [] },
    search: { words: ['kvinnofrid'], top5: false, on: addDays(dayOf(), -130) },
  },
  {
    days: 9,
    found: {
      title: 'Våld i nära relationer',
      heading: { text: 'Våld, hot och kontroll', level: 1 },
      sentences: ['Du har rätt till hjälp.', 'Ring om det känns tryggt.'],
      phones: [{ written: '112' }, { written: '116 016' }, { written: '031-390 06 01' }],
      links: [],
    },
    search: { words: ['våld', 'misshandel', 'kvinnofrid'], top5: true, on: addDays(dayOf(), -9) },
  },
]
async function makeTests(db: Database, actor: Actor, site: string): Promise<void> {
  for (const { days, found, search } of FOUND) {
    const made = await keepTest(db, actor, site, { address: 'https://www.example.se/stod', source: 'uploaded', found }, ago(days))
    if (made) await answerTest(db, actor, made.id, search, ago(days))
  }
}

/** Pages of the invented organisations: one in order, one to look over, one checked again. Made once. */
export async function makeDemoAbout(db: Database, founded: Founded[]): Promise<void> {
  for (const [slug, told] of Object.entries(TOLD)) {
    const home = founded.find(({ accounts }) => slug in accounts)
    const account = home?.accounts[slug]?.account
    if (!home || account === undefined) continue
    const actor = { tenant: home.tenant, account }
    const [line] = (await listAbout(db, actor)) ?? []
    if (!line || line.page) continue
    await makePage(db, actor, line.site.id, kindFor(line.site.kind), told, ago(slug === 'ekby-chef' ? 96 : 30))
    if (slug === 'samverket-kommunikator') await confirmAbout(db, actor, line.site.id, ago(3))
    const tests = (await listTests(db, actor)) ?? []
    if (slug === 'norrvik-kommunikator' && tests[0]?.tests.length === 0) await makeTests(db, actor, line.site.id)
  }
}
