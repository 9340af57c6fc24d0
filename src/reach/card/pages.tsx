import { Hono } from 'hono'
import { dayOf } from '../../platform/day.ts'
import { canMakePdf } from '../../platform/document/index.ts'
import { Fault } from '../../platform/faults.ts'
import { type Env, seeOther } from '../../platform/http/context.ts'
import { DataTable, EmptyState, LinkButton, Notice, Page, renderPage, T, Tabs, When } from '../../platform/page/index.ts'
import { content, FORM_IDS, FORMS, type Form as TextForm } from '../text/index.ts'
import { listSites, type SeenCards } from './deeds.ts'
import { DESIGN_IDS, DESIGNS } from './designs.ts'
import { lackingIn } from './facts.ts'
import { asForm, BatchState, CARDS, crumbOf, doer, LACKING, mustSee } from './part.tsx'

/** Choose a design and a language; which batches there are. */
export const cardPages = new Hono<Env>()

const LEAD = {
  sv: 'Kort, remsor och affischer med samma nummer som sidorna. De öppna talar till den som läser. De diskreta säger inget till någon annan.',
  en: 'Cards, slips and posters with the same numbers as the pages. The open ones speak to whoever reads. The discreet ones tell nobody else anything.',
}
cardPages.get(CARDS.href, async (c) => {
  const sites = await listSites(...doer(c))
  if (!sites) throw new Fault('not_found')
  const [only] = sites
  if (sites.length === 1 && only) return seeOther(c, crumbOf(only).href)
  return renderPage(
    c,
    <Page shell={c.get('shell')} title={CARDS.label} lead={LEAD}>
      <DataTable
        caption={{ sv: 'Sidor', en: 'Sites' }}
        captionHidden
        rows={sites}
        empty={
          <EmptyState
            title={{ sv: 'Gör först en publik sida', en: 'Make a public site first' }}
            action={<LinkButton kind="primary" href="/sidor" text={{ sv: 'Gå till Sidor', en: 'Go to Sites' }} />}
          >
            <p>
              <T text={{ sv: 'Korten tar sina nummer därifrån.', en: 'The cards take their numbers from there.' }} />
            </p>
          </EmptyState>
        }
        columns={[{ label: { sv: 'Sida', en: 'Site' }, names: true, cell: (site) => <a href={crumbOf(site).href}>{site.name}</a> }]}
      />
    </Page>,
  )
})

cardPages.get(`${CARDS.href}/:site`, async (c) => {
  const seen = await mustSee(c)
  const form = asForm(c.req.query('form')) ?? 'sv'
  const { site, document } = seen
  const lacking = document && lackingIn(document, form, content(), dayOf())
  return renderPage(
    c,
    <Page shell={c.get('shell')} title={site.name} crumbs={[CARDS]} lead={LEAD} wide>
      {canMakePdf() ? null : (
        <Notice kind="info" title={{ sv: 'PDF går inte att göra på den här datorn', en: 'PDF cannot be made on this machine' }} />
      )}
      {document ? (
        <>
          <Tabs
            label={{ sv: 'Språk', en: 'Languages' }}
            tabs={FORM_IDS.map((one) => ({ label: FORMS[one].name, href: `${crumbOf(site).href}?form=${one}`, current: one === form }))}
          />
          {lacking ? (
            <EmptyState
              title={{ sv: `Inga kort på ${FORMS[form].name} än`, en: `No cards in ${FORMS[form].name} yet` }}
              action={
                <LinkButton
                  href={lacking === 'unsigned' ? '/sprak' : '/sidor'}
                  text={
                    lacking === 'unsigned' ? { sv: 'Gå till Språk', en: 'Go to Languages' } : { sv: 'Gå till Sidor', en: 'Go to Sites' }
                  }
                />
              }
            >
              <p>
                <T text={LACKING[lacking]} />
              </p>
            </EmptyState>
          ) : (
            <Designs base={crumbOf(site).href} form={form} />
          )}
          <p>
            <a href={`${crumbOf(site).href}/texter`}>
              <T text={{ sv: 'Texter för era egna kanaler', en: 'Texts for your own channels' }} />
            </a>
          </p>
          <Batches seen={seen} />
        </>
      ) : (
        <EmptyState
          title={{ sv: 'Sidan är inte ute än', en: 'The site is not out yet' }}
          action={<LinkButton kind="primary" href={`/sidor/${site.id}`} text={{ sv: 'Gå till sidan', en: 'Go to the site' }} />}
        >
          <p>
            <T
              text={{
                sv: 'Korten visar det som står på den publika sidan. Den kommer ut inom en minut efter att den har gjorts.',
                en: 'The cards show what stands on the public site. It comes out within a minute of being made.',
              }}
            />
          </p>
        </EmptyState>
      )}
    </Page>,
  )
})

function Designs({ base, form }: { base: string; form: TextForm }) {
  return (
    <DataTable
      caption={{ sv: 'Utföranden', en: 'Designs' }}
      captionHidden
      rows={DESIGN_IDS}
      columns={[
        {
          label: { sv: 'Utförande', en: 'Design' },
          names: true,
          cell: (design) => (
            <a href={`${base}/${form}/${design}`}>
              <T text={DESIGNS[design].name} />
            </a>
          ),
        },
        { label: { sv: 'Till vad', en: 'For what' }, cell: (design) => <T text={DESIGNS[design].use} /> },
      ]}
    />
  )
}

function Batches({ seen: { batches } }: { seen: SeenCards }) {
  return (
    <>
      <h2 id="omgangar">
        <T text={{ sv: 'Tryckta omgångar', en: 'Printed batches' }} />
      </h2>
      <DataTable
        caption={{ sv: 'Tryckta omgångar', en: 'Printed batches' }}
        captionHidden
        rows={batches}
        empty={
          <p>
            <T
              text={{
                sv: 'Inga än. När du gör en omgång får den en liten kod, så att ni vet vilka papper som ska bytas den dag ett nummer ändras.',
                en: 'None yet. A batch that you make gets a small code, so that you know which papers to replace on the day a number changes.',
              }}
            />
          </p>
        }
        columns={[
          { label: { sv: 'Kod', en: 'Code' }, names: true, cell: ({ id, code }) => <a href={`${CARDS.href}/omgang/${id}`}>{code}</a> },
          {
            label: { sv: 'Utförande', en: 'Design' },
            cell: ({ design, form }) => (
              <>
                <T text={DESIGNS[design].name} />, {FORMS[form].name}
              </>
            ),
          },
          { label: { sv: 'Gjord', en: 'Made' }, cell: ({ made_at }) => <When at={made_at} day /> },
          { label: { sv: 'Uppgifterna', en: 'The facts' }, cell: (batch) => <BatchState batch={batch} /> },
        ]}
      />
    </>
  )
}
