/** One person of a circle with something of every kind, and the way a form is sent. For tests. */
import type { TestHouse } from '../../../../test/house.ts'
import type { Answer, Visitor } from '../../../../test/visitor.ts'
import { addDays, dayOf, type Statement } from '../../marking/index.ts'
import { identityDatum, makeName, type NewDatum, type Relation, takeIn } from '../../person/index.ts'

export const REASON = 'Personen ligger medvetslös i receptionen.'
/** Published test numbers (personnummer/meta, allPins.json, CC0). */
export const NUMBERS = {
  hers: '199201022382',
  employee: '199601022396',
  fingerade: '199001022384',
  other: '199101032382',
  nobody: '199901012394',
  kin: '199001032383',
} as const

const manual: Statement = {
  level: 'provisional',
  source: 'manual',
  schema_version: 'manual',
  reason: 'told_by_person',
  expires_at: addDays(dayOf(new Date()), 20),
}
export interface NewPerson {
  slug?: string
  circle?: string
  relation?: Relation
  statement?: Statement
  data: NewDatum[]
}

/** Enters somebody by the circle's own officer. */
export async function enter(house: TestHouse, given: NewPerson): Promise<{ person: string; circle: string }> {
  const {
    slug = 'norrvik-skyddsansvarig',
    circle: name = 'Krets Individ och familj',
    relation = 'client',
    statement = manual,
    data,
  } = given
  const actor = house.cast[slug]
  const circle = actor?.circles[name]
  if (!actor || !circle) throw new Error(`No ${slug} in ${name}.`)
  const taken = await house.db.as(actor, (tx) => takeIn(tx, circle, { relation, data, statement }))
  if (taken.action !== 'new') throw new Error(`Not entered: ${taken.action}.`)
  return { person: taken.person, circle }
}

export interface Sent {
  number?: string
  needed?: string[]
  ground?: string
  reason?: string
  opening?: string
}
/** Opens the form and sends it. */
export async function send(visitor: Visitor, sent: Sent = {}): Promise<Answer> {
  const form = await visitor.get('/nodoppna')
  const opening = /name="opening"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="opening"/.exec(form.text)
  return visitor.post('/nodoppna', {
    opening: sent.opening ?? opening?.[1] ?? opening?.[2] ?? '',
    number: sent.number ?? NUMBERS.hers,
    ground: sent.ground ?? 'life',
    needed: sent.needed ?? ['contact'],
    reason: sent.reason ?? REASON,
  })
}

export interface Glass {
  person: string
  circle: string
  number: string
  /** Sends the form, follows to the page. */
  open(visitor: Visitor, sent?: Sent): Promise<{ id: string; at: Answer }>
}

export async function makeStory(house: TestHouse): Promise<Glass> {
  const made = await enter(house, {
    data: [
      identityDatum(NUMBERS.hers),
      makeName('Tuva', 'Lingonmark'),
      { class: 'phone', value: '+46701740641' },
      { class: 'email', value: 'tuva@example.org' },
      { class: 'address', value: 'Ripstigen 9, 990 12 Norrvik' },
      { class: 'school', value: 'Fågelskolan' },
      { class: 'shelter', value: 'Ekbyhuset' },
    ],
  })
  await mask(house, made.person)
  return {
    ...made,
    number: NUMBERS.hers,
    open: async (visitor, sent = {}) => {
      const answer = await send(visitor, sent)
      const path = answer.location ?? ''
      if (!path.startsWith('/nodoppna/')) throw new Error(`The form answered ${answer.status} ${path}.`)
      return { id: path.slice('/nodoppna/'.length), at: await visitor.get(path) }
    },
  }
}

/** An address that a register gave away lies masked beside the officer's own. */
async function mask(house: TestHouse, person: string): Promise<void> {
  const actor = house.cast['norrvik-skyddsansvarig']
  const circle = actor?.circles['Krets Individ och familj']
  if (!actor || !circle) throw new Error('The cast is not whole.')
  const taken = await house.db.as(actor, (tx) =>
    takeIn(tx, circle, {
      relation: 'client',
      data: [identityDatum(NUMBERS.hers), { class: 'address', value: 'Gamla vägen 3, 990 13 Norrvik' }],
      statement: { level: 'sekretessmarkering', source: 'spar', schema_version: '2021.1', valid_from: '2026-01-02' },
    }),
  )
  if (taken.action === 'refused' || taken.action === 'not_stored' || taken.person !== person)
    throw new Error('The same person was not met.')
}
