import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Ctx, type Env, whoAsks } from '../../platform/http/context.ts'
import { Actions, DataTable, EmptyState, LinkButton, Page, renderPage, T, When } from '../../platform/page/index.ts'
import { type Kept, listSites } from './deeds.ts'
import { contacts } from './pages-contact.tsx'
import { newContacts } from './pages-contact-new.tsx'
import { coveragePages } from './pages-coverage.tsx'
import { histories } from './pages-history.tsx'
import { lists } from './pages-list.tsx'
import { makings } from './pages-make.tsx'
import { ones } from './pages-one.tsx'
import { pieces } from './pages-piece.tsx'
import { previews } from './pages-preview.tsx'
import { ready } from './pages-ready.tsx'
import { reviews } from './pages-review.tsx'
import { uses } from './pages-use.tsx'
import { settings } from './pages-settings.tsx'
import { addressOf, COVERAGE, SITES, StateTag } from './parts.tsx'
import { SITE_KINDS } from './site.ts'

export const routes = new Hono<Env>()

routes.get('/sidor', async (c) => {
  const sites = await listSites(c.get('house').db, whoAsks(c).actor)
  if (!sites) throw new Fault('not_found')
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={SITES.label}
      lead={{
        sv: 'Sidorna för den som söker hjälp. Varje sida har alla nationella texter och nummer från början; ni lägger till det som är ert.',
        en: 'The pages for those who seek help. Each has all national texts and numbers from the start; you add what is yours.',
      }}
    >
      {sites.length === 0 ? <None /> : <Sites c={c} sites={sites} />}
    </Page>,
  )
})

function None() {
  return (
    <EmptyState
      title={{ sv: 'Ni har ingen sida än', en: 'You have no site yet' }}
      action={<LinkButton kind="primary" href="/sidor/ny" text={{ sv: 'Gör en sida', en: 'Make a site' }} />}
    >
      <p>
        <T
          text={{
            sv: 'Det tar två steg. Sidan är komplett direkt, också om ni inte har skrivit något själva.',
            en: 'It takes two steps. The site is complete at once, even if you have written nothing yourselves.',
          }}
        />
      </p>
    </EmptyState>
  )
}

function Sites({ c, sites }: { c: Ctx; sites: readonly Kept[] }) {
  return (
    <>
      <DataTable
        caption={SITES.label}
        captionHidden
        rows={sites}
        columns={[
          { label: { sv: 'Sida', en: 'Site' }, names: true, cell: ({ site }) => <a href={`/sidor/${site.id}`}>{site.name}</a> },
          { label: { sv: 'Slag', en: 'Kind' }, cell: ({ site }) => <T text={SITE_KINDS[site.kind]} /> },
          { label: { sv: 'Läge', en: 'State' }, cell: (kept) => <StateTag kept={kept} /> },
          {
            label: { sv: 'Senast publicerad', en: 'Last published' },
            cell: ({ published }) => (published ? <When at={published.at} /> : '–'),
          },
          { label: { sv: 'Adress', en: 'Address' }, cell: ({ site }) => <Address c={c} site={site} /> },
        ]}
      />
      <Actions>
        <LinkButton href="/sidor/ny" text={{ sv: 'Gör en sida', en: 'Make a site' }} />
        <LinkButton kind="quiet" href="/sidor/lista" text={{ sv: 'Gör många från en lista', en: 'Make many from a list' }} />
        <LinkButton kind="quiet" href={COVERAGE.href} text={{ sv: 'Se vad som täcks', en: 'See what is covered' }} />
      </Actions>
    </>
  )
}
function Address({ c, site }: { c: Ctx; site: Kept['site'] }) {
  const address = addressOf(c, site)
  return address === undefined ? (
    <T text={{ sv: 'Inte bestämd', en: 'Not decided' }} />
  ) : (
    <a class="sv-address" href={address}>
      {address.replace(/^https?:\/\//, '')}
    </a>
  )
}

// Addresses with words of their own come before those with an id.
for (const pages of [
  coveragePages,
  lists,
  makings,
  previews,
  reviews,
  histories,
  newContacts,
  contacts,
  pieces,
  ready,
  settings,
  uses,
  ones,
])
  routes.route('/', pages)
