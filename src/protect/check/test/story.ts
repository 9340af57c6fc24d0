import assert from 'node:assert/strict'
import type { TestHouse } from '../../../../test/house.ts'
import type { Visitor } from '../../../../test/visitor.ts'
import { plant } from './plant.ts'

/** What the tests of this room have in common: whom the register knows, and the way of a set to its answer. */

export const IFO = 'Krets Individ och familj'
export const PERSONAL = 'Krets Personal och lön'
/** The register's persons: published test numbers that belong to nobody, invented names and places. */
export const VENDELA = {
  number: '189001019802',
  name: 'Vendela Kvist',
  street: 'Rimfrostgatan 17',
  address: 'Rimfrostgatan 17, 990 12 Norrvik',
  phone: '070-1740605',
}
export const TORKEL = { number: '189001119800', name: 'Torkel Granåsa', street: 'Klövervägen 4', address: 'Klövervägen 4, 990 13 Norrvik' }

export interface Persons {
  vendela: string
  torkel: string
}
export async function plantBoth(house: TestHouse): Promise<Persons> {
  const vendela = await plant(house, 'norrvik-handlaggare', IFO, {
    level: 'sekretessmarkering',
    identifiers: [
      { class: 'personnummer', value: VENDELA.number },
      { class: 'name', value: 'Kvist, Vendela' },
      { class: 'address', value: VENDELA.address },
      { class: 'phone', value: VENDELA.phone },
    ],
  })
  const torkel = await plant(house, 'norrvik-personal', PERSONAL, {
    level: 'sekretessmarkering',
    identifiers: [
      { class: 'personnummer', value: TORKEL.number },
      { class: 'name', value: 'Granåsa, Torkel' },
      { class: 'address', value: TORKEL.address },
    ],
  })
  return { vendela, torkel }
}

export const file = (name: string, content: string | Uint8Array): File =>
  new File([typeof content === 'string' ? content : Uint8Array.from(content)], name)

type Fields = Parameters<Visitor['post']>[1]

/** Hands a set in and lets the jobs do their work. Returns the set's id. */
export async function handIn(house: TestHouse, author: Visitor, fields: Fields): Promise<string> {
  const sent = await author.post('/kontrollera', fields)
  assert.equal(sent.status, 303, sent.text.slice(0, 300))
  const id = /^\/kontrollera\/([0-9a-f-]{36})$/.exec(sent.location ?? '')?.[1]
  assert.ok(id, `handed in: ${sent.location}`)
  await house.drain()
  return id
}

export async function answerOf(author: Visitor, set: string): Promise<string> {
  const page = await author.get(`/kontrollera/${set}`)
  assert.equal(page.status, 200)
  return /<h1>([^<]+)<\/h1>/.exec(page.text)?.[1] ?? ''
}

export async function reviewsOf(house: TestHouse, set: string): Promise<{ id: string; circle: string; state: string }[]> {
  return house.superuser<{ id: string; circle: string; state: string }>(
    'select id, circle, state from review where set = $1 order by created_at, id',
    [set],
  )
}

export async function reviewIn(house: TestHouse, set: string, slug: string, circle: string): Promise<string> {
  const wanted = house.cast[slug]?.circles[circle]
  const found = (await reviewsOf(house, set)).find((review) => review.circle === wanted)
  assert.ok(found, `a review in ${circle}`)
  return found.id
}

/** A page without what differs between any two requests: ids, tokens, times. */
export function bare(html: string): string {
  return html
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'ID')
    .replace(/name="csrf" value="[^"]+"/g, 'name="csrf" value="TOKEN"')
    .replace(/<time datetime="[^"]+">[^<]+<\/time>/g, '<time>')
}

export const auditOf = (
  house: TestHouse,
  deed: string,
  object?: string,
): Promise<
  { outcome: string; person: string | null; circle: string | null; actor: string | null; object_id: string | null; blind: Buffer | null }[]
> =>
  house.superuser(
    `select outcome, person, circle, actor, object_id, blind from audit where deed = $1 ${object === undefined ? '' : 'and object_id = $2'} order by at`,
    object === undefined ? [deed] : [deed, object],
  )
