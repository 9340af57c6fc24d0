/** The invented services of the demonstration, written by the deeds of the room itself. None of them exists. */
import type { Database } from '../platform/database/database.ts'
import type { Actor } from '../platform/database/transaction.ts'
import { addDays, today } from '../platform/day.ts'
import { editEntry, publishEntry, savePlace, setOwners, verifyEntry, writeEntry } from './deeds.ts'
import { listOwn, tellPlaces } from './deeds-find.ts'
import { type ForWhom, newService, type Where, withBasics, withContact, withForWhom, withHours, withPhones } from './edit.ts'
import { nameOfPlace } from './places.ts'

/** An invented organisation, as the founding gives it. */
interface Organisation {
  tenant: string
  accounts: Readonly<Record<string, { account: string; unit: string }>>
}
interface Invented {
  by: string
  deputy?: string
  name: string
  name_en: string
  description: string
  description_en: string
  organisation: string
  organisation_what: string
  forWhom: Partial<ForWhom>
  phone: readonly [number: string, what: string]
  hours: readonly (readonly [days: string, from: string, to: string])[]
  contact: string
  place?: Where & { secret: boolean }
  /** Days since it was checked. */
  checked: number
  free?: boolean
}
const WEEKDAYS = 'MO,TU,WE,TH,FR'
const EVERY = 'MO,TU,WE,TH,FR,SA,SU'

const INVENTED: readonly Invented[] = [
  {
    by: 'norrvik-handlaggare',
    deputy: 'norrvik-chef',
    name: 'Norrviks stöd i nära relationer (påhittad)',
    name_en: 'Norrvik support in close relations (invented)',
    description: 'Samtal, hjälp med nästa steg och skydd för dig som utsätts för våld. Du får vara anonym i telefonen de första samtalen.',
    description_en:
      'Talks, help with the next step and protection for you who are exposed to violence. You may be anonymous on the phone at first.',
    organisation: 'Norrviks kommun (påhittad)',
    organisation_what: 'Kommunens socialtjänst',
    forWhom: {
      target_groups: ['for-me', 'for-a-friend', 'child', 'elderly', 'disability'],
      languages: ['sv', 'en', 'ar'],
      areas: ['9901'],
      fee: 'Gratis',
      fee_en: 'Free',
    },
    phone: ['08-465 004 21', 'Mottagningen'],
    hours: [[WEEKDAYS, '08:00', '16:30']],
    contact: 'Samordnare, Individ och familj',
    place: {
      secret: false,
      place_name: 'Kommunhuset',
      address: 'Påhittsgatan 1',
      postal_code: '990 01',
      city: 'Norrvik',
      transport: 'Buss 1 till Torget',
      accessibility: 'Hiss\nHörslinga',
    },
    checked: 12,
  },
  {
    by: 'norrvik-handlaggare',
    name: 'Sluta med våld i Norrvik (påhittad)',
    name_en: 'Stop using violence in Norrvik (invented)',
    description: 'Samtal för dig som slår, hotar eller kontrollerar någon du lever nära och vill sluta.',
    description_en: 'Talks for you who hit, threaten or control somebody close to you and want to stop.',
    organisation: 'Norrviks kommun (påhittad)',
    organisation_what: 'Kommunens socialtjänst',
    forWhom: {
      minimum_age: 18,
      target_groups: ['i-use-violence'],
      languages: ['sv', 'en'],
      areas: ['9901'],
      fee: 'Gratis',
      fee_en: 'Free',
    },
    phone: ['08-465 004 22', 'Mottagningen'],
    hours: [['MO,TU,WE,TH', '13:00', '19:00']],
    contact: 'Behandlare',
    checked: 75,
  },
  {
    by: 'nordan-kommunikator',
    name: 'Nordans stöd för personer i prostitution (påhittad)',
    name_en: 'Nordan support for people in prostitution (invented)',
    description: 'Råd, vård och stöd till dig som har sex mot ersättning eller har utnyttjats. Regionkoordinatorn hjälper dig vidare.',
    description_en:
      'Advice, care and support for you who have sex for payment or have been exploited. The regional coordinator helps you on.',
    organisation: 'Nordans mottagning (påhittad)',
    organisation_what: 'Mottagning som länets kommuner driver tillsammans',
    forWhom: {
      minimum_age: 15,
      target_groups: ['trafficking', 'lgbtqi'],
      languages: ['sv', 'en', 'uk'],
      interpretation: 'Tolk på alla språk',
      areas: ['99'],
      fee: 'Gratis',
      fee_en: 'Free',
    },
    phone: ['031-390 06 40', 'Mottagningen'],
    hours: [[WEEKDAYS, '09:00', '15:00']],
    contact: 'Regionkoordinator',
    checked: 40,
  },
  {
    by: 'ekby-handlaggare',
    deputy: 'ekby-chef',
    name: 'Ekbyjourens samtal (påhittad)',
    name_en: 'Talks at Ekbyjouren (invented)',
    description: 'Någon att prata med, i telefon eller när vi ses. Vi frågar inte efter ditt namn.',
    description_en: 'Somebody to talk to, on the phone or when we meet. We do not ask your name.',
    organisation: 'Ekbyjouren (påhittad)',
    organisation_what: 'Ideell jour',
    forWhom: {
      target_groups: ['for-me', 'for-a-friend', 'honour', 'lgbtqi'],
      languages: ['sv', 'fa', 'so'],
      areas: [],
      fee: 'Gratis',
      fee_en: 'Free',
    },
    phone: ['070-174 06 30', 'Samtal'],
    hours: [[EVERY, '18:00', '22:00']],
    contact: 'Samordnare',
    checked: 5,
  },
  {
    by: 'ekby-handlaggare',
    deputy: 'ekby-chef',
    name: 'Ekbyjourens boende (påhittad)',
    name_en: 'Housing at Ekbyjouren (invented)',
    description: 'Skyddat boende för vuxna och barn, efter beslut av socialtjänsten. Husdjur kan följa med.',
    description_en: 'Protected housing for adults and children, by decision of social services. Pets can come along.',
    organisation: 'Ekbyjouren (påhittad)',
    organisation_what: 'Ideell jour',
    forWhom: {
      target_groups: ['for-me', 'honour', 'disability'],
      languages: ['sv', 'fa', 'so', 'ar'],
      interpretation: 'Tolk på telefon dygnet runt',
      areas: [],
    },
    phone: ['070-174 06 31', 'Jourtelefon för dem som hänvisar'],
    hours: [[EVERY, '00:00', '24:00']],
    contact: 'Boendeansvarig',
    place: {
      secret: true,
      place_name: 'Villa Fabelgård',
      address: 'Sagostigen 47',
      postal_code: '990 47',
      city: 'Ekby',
      transport: 'Buss 9 till Sagotorget',
      accessibility: 'Utan trappor',
    },
    checked: 3,
    free: true,
  },
]

async function write(db: Database, actor: Actor, invented: Invented, organisation: Organisation): Promise<void> {
  const at = new Date(`${addDays(today(), -invented.checked - 30)}T09:00:00Z`)
  const made = await writeEntry(db, actor, withBasics(newService(), invented), at)
  if (!made) throw new Error(`The demonstration could not write ${invented.name}.`)
  const [number, what] = invented.phone
  const hours = Object.fromEntries(
    invented.hours.flatMap(([days, from, to], index) => [
      [`days_${index + 1}`, days],
      [`from_${index + 1}`, from],
      [`to_${index + 1}`, to],
    ]),
  )
  const forWhom: ForWhom = { target_groups: [], languages: [], areas: [], ...invented.forWhom }
  await editEntry(
    db,
    actor,
    made.id,
    (tree) => {
      withPhones(tree, { number_1: number, what_1: what })
      withHours(tree, hours)
      withContact(tree, { title: invented.contact })
      return withForWhom(tree, forWhom, { place: nameOfPlace, language: (code) => code })
    },
    at,
  )
  if (invented.place) {
    const { secret, ...where } = invented.place
    await savePlace(db, actor, made.id, where, secret)
  }
  const [owner, deputy] = [organisation.accounts[invented.by], organisation.accounts[invented.deputy ?? '']]
  if (owner && deputy) await setOwners(db, actor, made.id, { owner: owner.account, deputy: deputy.account })
  const published = await publishEntry(db, actor, made.id)
  if (!published.ok) throw new Error(`The demonstration could not publish ${invented.name}: ${published.because}.`)
  await verifyEntry(db, actor, made.id, addDays(today(), -invented.checked))
  // Told yesterday, so that the demonstration shows it today.
  if (invented.free !== undefined) await tellPlaces(db, actor, made.id, invented.free, new Date(Date.now() - 12 * 3_600_000))
}

/** Once for each organisation: what somebody has written since stays. */
export async function makeDemoDirectory(db: Database, founded: readonly Organisation[]): Promise<void> {
  for (const organisation of founded) {
    const own = INVENTED.filter(({ by }) => organisation.accounts[by])
    const [first] = own
    if (!first) continue
    const actorOf = (slug: string): Actor => ({ tenant: organisation.tenant, account: organisation.accounts[slug]?.account ?? null })
    if (((await listOwn(db, actorOf(first.by))) ?? []).length > 0) continue
    for (const invented of own) await write(db, actorOf(invented.by), invented, organisation)
  }
}
