/**
 * Persons and papers whose every value is a token that occurs nowhere else, so that a leak can be found by looking for
 * it. The identity numbers are published test numbers, which belong to nobody.
 */
import { randomBytes } from 'node:crypto'
import { askCheck } from '../../src/protect/check/deeds-ask.ts'
import { enterByHand } from '../../src/protect/person/deeds.ts'
import type { TestHouse } from '../house.ts'
import { Visitor } from '../visitor.ts'

export interface Canary {
  /** What to look for. */
  token: string
  /** Circles whose members may meet it on a page. */
  circles: string[]
}
export interface Seeded {
  canaries: Canary[]
  persons: { id: string; circle: string; number: string; name: string }[]
  sets: string[]
}

/** Letters only: a token must look like a surname to every reader on its way. */
const word = (kind: string): string => `Kanarie${kind}${[...randomBytes(6)].map((byte) => 'abcdefghijklmnop'[byte % 16]).join('')}`

const NUMBERS = ['189001019802', '189001039800', '189001099804']

async function seedPerson(
  house: TestHouse,
  slug: string,
  circleName: string,
  number?: string,
): Promise<{ person: Seeded['persons'][number]; canaries: Canary[] }> {
  const actor = house.cast[slug]
  const circle = actor?.circles[circleName]
  if (!actor || !circle) throw new Error(`No ${slug} in ${circleName}.`)
  const [given, sur, street, mail] = [word('fornamn'), word('efternamn'), word('gata'), word('post').toLowerCase()]
  const made = await enterByHand(house.db, actor, circle, {
    relation: 'client',
    given,
    sur,
    ...(number === undefined ? {} : { identity_number: number }),
    address: `${street}gatan 7, 990 12 Norrvik`,
    phone: '+46701740612',
    email: `${mail}@example.org`,
    sender_place_secret: false,
    level: 'provisional',
    reason: 'told_by_person',
    expires: new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10),
  })
  if (!made.ok) throw new Error(`The canary was refused: ${made.because}.`)
  return {
    person: { id: made.person, circle, number: number ?? '', name: `${given} ${sur}` },
    canaries: [given, sur, street, mail, ...(number === undefined ? [] : [number, number.slice(2)])].map((token) => ({
      token,
      circles: [circle],
    })),
  }
}

/** Three circles, one person each; one set that is held for the first, with tokens of its own in its files. */
export async function seed(house: TestHouse): Promise<Seeded> {
  const seeded: Seeded = { canaries: [], persons: [], sets: [] }
  const places = [
    ['norrvik-skyddsansvarig', 'Krets Individ och familj'],
    ['norrvik-personal', 'Krets Personal och lön'],
    ['ekby-skyddsansvarig', 'Krets Jouren'],
  ] as const
  for (const [index, [slug, circle]] of places.entries()) {
    const { person, canaries } = await seedPerson(house, slug, circle, NUMBERS[index] ?? '')
    seeded.persons.push(person)
    seeded.canaries.push(...canaries)
  }
  // Many more without a number, so that the whole database is searched for a thousand persons' words (S-R11).
  const more = process.env['SAMVARN_SOAK'] === undefined ? 30 : 1000
  for (let n = 0; n < more; n += 1) {
    const [slug, circle] = places[n % places.length] ?? places[0]
    seeded.canaries.push(...(await seedPerson(house, slug, circle)).canaries)
  }
  await house.drain()
  const author = house.cast['norrvik-handlaggare']
  const [first] = seeded.persons
  if (!author || !first) throw new Error('The cast is not whole.')
  const [inside, name] = [word('innehall'), word('filnamn')]
  const asked = await askCheck(house.db, house.config, author, {
    recipient: 'counterparty',
    files: [
      { name: `${name}.txt`, content: new TextEncoder().encode(`${inside} ${first.name} bor på ${seeded.canaries[2]?.token}gatan 7.`) },
    ],
  })
  if (!asked.ok) throw new Error('The check was refused.')
  seeded.sets.push(asked.id)
  seeded.canaries.push({ token: inside, circles: [first.circle] })
  await house.drain()
  await seedForms(house, seeded)
  await seedGlass(house, seeded)
  return seeded
}

/** Through the pages, as people do it: a request for contact about the first person, a person handed in, a file in preview. */
async function seedForms(house: TestHouse, seeded: Seeded): Promise<void> {
  const [first] = seeded.persons
  const circle = first?.circle ?? ''
  const caseworker = await Visitor.as(house, 'norrvik-handlaggare')
  const search = await caseworker.post('/sok', { query: first?.number ?? '' })
  const way = (search.location ?? '').replace('/sok/', '/koppla/')
  await caseworker.get(way)
  const contact = await caseworker.post(way, { phone: '070-1740688', when: 'now', about: 'visit' })
  const given = word('inlamnad')
  await caseworker.get('/lamna-in')
  const entry = await caseworker.post('/lamna-in', {
    given,
    sur: word('inlamnat'),
    identity_number: '189001119800',
    relation: 'client',
    why: 'told_by_person',
  })
  const officer = await Visitor.as(house, 'norrvik-skyddsansvarig')
  await officer.get('/las-in')
  const listed = word('listad')
  const csv = `personnummer;förnamn;efternamn;skydd;relation\n189001129817;${listed};${word('lista')};sekretessmarkering;klient\n`
  const preview = await officer.post('/las-in', { source: 'list', circle, file: new File([csv], 'lista.csv') })
  for (const [what, answer] of Object.entries({ contact, entry, preview }))
    if (answer.status !== 303)
      throw new Error(`${what} answered ${answer.status}: ${answer.text.replaceAll(/<[^>]+>/g, ' ').slice(560, 1400)}`)
  for (const token of [given, listed]) seeded.canaries.push({ token, circles: [circle] })
  await house.drain()
}

/**
 * The first person opened in an emergency by two who stand outside her circle: one has closed it again, the other's is
 * still open and gives the markings only. Neither they nor anyone else may meet her values.
 */
async function seedGlass(house: TestHouse, seeded: Seeded): Promise<void> {
  const [first] = seeded.persons
  const asks = [
    ['norrvik-registrator', 'contact'],
    ['norrvik-handlaggare', 'markings'],
  ] as const
  for (const [slug, needed] of asks) {
    const opener = await Visitor.as(house, slug)
    const form = await opener.get('/nodoppna')
    const opening = /name="opening"[^>]*value="([^"]+)"/.exec(form.text)?.[1] ?? ''
    const answer = await opener.post('/nodoppna', {
      opening,
      number: first?.number ?? '',
      ground: 'life',
      needed,
      reason: 'Personen ligger i receptionen och svarar inte.',
    })
    if (answer.location !== `/nodoppna/${opening}`) throw new Error(`Breaking the glass answered ${answer.status}.`)
    const page = await opener.get(answer.location)
    if (!page.text.includes('Öppen till')) throw new Error('The glass was not broken.')
    if (needed === 'contact') await opener.post(`${answer.location}/stang`, {})
  }
  await house.drain()
}
