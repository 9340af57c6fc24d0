import { Fault } from '../../platform/faults.ts'
import { type Ctx, whoAsks } from '../../platform/http/context.ts'
import { type Place, T, Tag, type Text } from '../../platform/page/index.ts'
import { FORM_IDS, type Form } from '../text/index.ts'
import { type BatchLine, type SeenCards, seeCards } from './deeds.ts'
import { DESIGN_IDS, type DesignId } from './designs.ts'
import type { Change, Lacking } from './facts.ts'
import type { SiteLine } from './store.ts'

export const CARDS: Place = { label: { sv: 'Kort och affischer', en: 'Cards and posters' }, href: '/kort' }
export const doer = (c: Ctx) => [c.get('house').db, whoAsks(c).actor] as const

export async function mustSee(c: Ctx): Promise<SeenCards> {
  const seen = await seeCards(...doer(c), c.req.param('site') ?? '')
  if (!seen) throw new Fault('not_found')
  return seen
}
export const crumbOf = (site: SiteLine): Place => ({ label: site.name, href: `${CARDS.href}/${site.id}` })

export const asForm = (text: string | undefined): Form | undefined => FORM_IDS.find((form) => form === text)
export const asDesign = (text: string | undefined): DesignId | undefined => DESIGN_IDS.find((design) => design === text)

/** Where the pages of this site are met; undefined when nobody has said, and then no code is drawn. */
export function baseOf(c: Ctx, site: SiteLine): string | undefined {
  const { config } = c.get('house')
  const said = site.entry_address ?? (config.entry_url || undefined)
  if (said !== undefined) return said.replace(/\/$/, '')
  return config.demo ? `${config.public_url || new URL(c.req.url).origin}/stod` : undefined
}

export const LACKING: Record<Lacking, Text> = {
  unsigned: {
    sv: 'Orden på det här språket har ingen människa skrivit under än. Gå till Språk.',
    en: 'No human being has signed the words in this language yet. Go to Languages.',
  },
  no_alternative: {
    sv: 'Det finns inget annat nummer än de nationella att visa. Skriv in ett eget på sidan, eller kontrollera telefonlinjerna.',
    en: 'There is no other number to show than the national ones. Write one of your own on the site, or check the helplines.',
  },
}
export const NO_SIGNS: Text = {
  sv: 'Typsnitten på den här datorn saknar tecken som språket behöver. Kortet görs därför inte: rutor i stället för bokstäver hjälper ingen. Installera typsnittet DejaVu Sans.',
  en: 'The fonts on this machine lack signs that the language needs. So the card is not made: boxes instead of letters help nobody. Install the font DejaVu Sans.',
}

const HOW: Record<Change['how'], Text> = {
  gone: { sv: 'gäller inte längre', en: 'no longer holds' },
  number: { sv: 'har bytt nummer', en: 'has another number' },
  hours: { sv: 'har andra tider', en: 'has other hours' },
  stale: { sv: 'är inte kontrollerat på länge', en: 'has not been checked for long' },
}
export function Changes({ changes }: { changes: readonly Change[] }) {
  return (
    <ul>
      {changes.map(({ number, how }) => (
        <li>
          {number} <T text={HOW[how]} />
        </li>
      ))}
    </ul>
  )
}
export function BatchState({ batch }: { batch: Pick<BatchLine, 'recalled_at' | 'changes'> }) {
  if (batch.recalled_at) return <Tag text={{ sv: 'Insamlad', en: 'Collected' }} />
  if (batch.changes.some(({ how }) => how !== 'stale'))
    return <Tag tone="danger" text={{ sv: 'Byt ut: fel uppgifter', en: 'Replace: wrong facts' }} />
  if (batch.changes.length > 0) return <Tag tone="waiting" text={{ sv: 'Kontrollera numren', en: 'Check the numbers' }} />
  return <Tag tone="done" text={{ sv: 'Stämmer', en: 'Holds' }} />
}
