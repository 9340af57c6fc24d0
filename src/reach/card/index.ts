import { Hono } from 'hono'
import type { Tx } from '../../platform/database/transaction.ts'
import type { Env } from '../../platform/http/context.ts'
import type { Module, Waiting } from '../../platform/module.ts'
import { oldBatches } from './deeds.ts'
import { batchPages } from './pages-batch.tsx'
import { cardPages } from './pages.tsx'
import { onePages } from './pages-card.tsx'

export { cardFiles } from './files.ts'

const routes = new Hono<Env>()
// Batches and texts first: their addresses are more particular than those of a design.
for (const pages of [batchPages, cardPages, onePages]) routes.route('/', pages)

/** Papers out there that say something that no longer holds. */
async function waiting(tx: Tx): Promise<Waiting[]> {
  const old = await oldBatches(tx)
  const [first] = old
  return [
    {
      harm: 3,
      text: { sv: 'Tryckta kort med uppgifter som inte stämmer', en: 'Printed cards with facts that no longer hold' },
      count: old.length,
      href: old.length === 1 && first ? `/kort/omgang/${first.id}` : '/kort',
      oldest: first?.made_at,
    },
  ]
}

/** Cards, slips and posters from the same facts as the pages. */
export const cardModule: Module = {
  name: 'card',
  part: 'reach',
  routes,
  pages: ({ roles }) =>
    roles.includes('communicator')
      ? {
          room: { sv: 'Nå ut', en: 'Reach out' },
          places: [{ label: { sv: 'Kort och affischer', en: 'Cards and posters' }, href: '/kort' }],
        }
      : undefined,
  waiting,
}
