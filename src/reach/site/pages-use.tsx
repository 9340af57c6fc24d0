import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Env, whoAsks } from '../../platform/http/context.ts'
import { DataTable, EmptyState, Page, renderPage, T, type Text, writeNumber } from '../../platform/page/index.ts'
import { seeUse } from './deeds-use.ts'
import { crumbOf, idOf, SITES } from './parts.tsx'

/** Use of the public pages: sums a group of pages, and no more is known. */
export const uses = new Hono<Env>()
const GROUPS: Record<string, Text> = {
  start: { sv: 'Första sidan', en: 'First page' },
  now: { sv: 'Vad man gör nu', en: 'What to do now' },
  who: { sv: 'För vem', en: 'For whom' },
  protected: { sv: 'Att leva med skyddade personuppgifter', en: 'Living with protected personal data' },
  about: { sv: 'Om organisationerna och sidan', en: 'About the organisations and the site' },
}

uses.get('/sidor/:id/anvandning', async (c) => {
  const { db, config } = c.get('house')
  const seen = await seeUse(db, whoAsks(c).actor, idOf(c))
  if (!seen || config.entry_counts !== '1') throw new Fault('not_found')
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Användning', en: 'Use' }}
      crumbs={[SITES, crumbOf(seen.site)]}
      lead={{
        sv: 'Lästa sidor de senaste 90 dagarna, avrundat till femtal per dag. Vem som läste, när på dagen och i vilken ordning räknas inte och går inte att ta reda på.',
        en: 'Pages read in the last 90 days, rounded to fives a day. Who read, at what hour and in which order is not counted and cannot be found out.',
      }}
    >
      <DataTable
        caption={{ sv: 'Grupper av sidor', en: 'Groups of pages' }}
        captionHidden
        rows={seen.groups}
        empty={<EmptyState title={{ sv: 'För få har läst för att det ska synas', en: 'Too few have read for it to show' }} />}
        columns={[
          { label: { sv: 'Sidor', en: 'Pages' }, names: true, cell: ({ group }) => <T text={GROUPS[group] ?? group} /> },
          { label: { sv: 'Lästa', en: 'Read' }, number: true, cell: ({ reads }) => writeNumber(reads, c.get('lang')) },
        ]}
      />
    </Page>,
  )
})
