/** What the tests of the organisation's own sign-in do again and again: write a service in, and tie somebody to it. */
import { newId } from '../../../platform/ids.ts'
import type { TestHouse } from '../../../../test/house.ts'
import type { Settings } from '../federation.ts'
import { putProvider, switchProvider } from '../store.ts'
import { blindSubject, putLink } from '../store-link.ts'

const OWNERS: Record<string, string> = { norrvik: 'norrvik-systemagare' }

/** A service of Norrvik that is switched on. Its id. */
export async function writeIn(house: TestHouse, settings: Settings, { on = true, name = 'Norrviks inloggning' } = {}): Promise<string> {
  const owner = house.cast[OWNERS['norrvik'] ?? '']
  if (!owner) throw new Error('The cast has no system owner.')
  const id = newId()
  await house.db.as(owner, async (tx) => {
    await putProvider(tx, id, name, settings)
    await switchProvider(tx, id, on)
  })
  return id
}

/** Ties somebody of the cast to what the service calls her. */
export async function tieTo(house: TestHouse, provider: string, slug: string, subject: string): Promise<void> {
  const owner = house.cast[OWNERS['norrvik'] ?? '']
  const account = house.cast[slug]?.account
  if (!owner || !account) throw new Error(`Nobody in the cast is called ${slug}.`)
  await house.db.as(owner, async (tx) => putLink(tx, provider, await blindSubject(tx, provider, subject), account))
}
