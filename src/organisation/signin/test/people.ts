/** What the tests of signing in do again and again: make a link, follow it, come in by the key that was made. */
import { hashOf, newToken } from '../../../platform/http/session.ts'
import type { TestHouse } from '../../../../test/house.ts'
import { type Answer, Visitor } from '../../../../test/visitor.ts'
import { type Answering, challengeOn, SoftKey } from './soft-key.ts'

export interface LinkOptions {
  reason?: 'first' | 'invited' | 'lost_device'
  /** Negative: too old. */
  hours?: number
}
/** A one-time link for somebody of the cast, made behind the product's back. Its path. */
export async function linkFor(house: TestHouse, slug: string, { reason = 'invited', hours = 48 }: LinkOptions = {}): Promise<string> {
  const who = house.cast[slug]
  const token = newToken()
  await house.superuser(
    `insert into invitation (tenant, id, account, token_hash, reason, expires_at)
      values ($1, gen_random_uuid(), $2, $3, $4, now() + make_interval(hours => $5))`,
    [who?.tenant, who?.account, hashOf(token), reason, hours],
  )
  return `/bjuden/${token}`
}

export const accountOf = (house: TestHouse, slug: string): string => house.cast[slug]?.account ?? ''

/** Follows a link with a new key. */
export async function follow(
  house: TestHouse,
  link: string,
  { key = new SoftKey(), fields = {}, ...wrong }: Partial<Answering> & { key?: SoftKey; fields?: Record<string, string> } = {},
): Promise<{ visitor: Visitor; key: SoftKey; answer: Answer }> {
  const visitor = new Visitor(house)
  const page = await visitor.get(link)
  const answer = await visitor.post(link, {
    label: 'Jobbtelefonen',
    svar: key.make({ challenge: challengeOn(page.text), ...wrong }),
    ...fields,
  })
  return { visitor, key, answer }
}

/** Somebody of the cast with a key of her own, signed in by the link that she got. */
export async function withKey(house: TestHouse, slug: string): Promise<{ visitor: Visitor; key: SoftKey }> {
  const { visitor, key, answer } = await follow(house, await linkFor(house, slug))
  if (answer.location !== '/') throw new Error(`The link led to ${answer.location}.`)
  await visitor.get('/')
  return { visitor, key }
}

/** Tries to come in by a key. */
export async function signIn(
  house: TestHouse,
  slug: string,
  key: SoftKey,
  wrong: Partial<Answering> = {},
): Promise<{ visitor: Visitor; answer: Answer }> {
  const visitor = new Visitor(house)
  const page = await visitor.get('/logga-in')
  const svar = key.show(accountOf(house, slug), { challenge: challengeOn(page.text), ...wrong })
  return { visitor, answer: await visitor.post('/logga-in/nyckel', { svar }) }
}
