import { Hono } from 'hono'
import { sendPicture } from '../../platform/chart/index.ts'
import { dayOf } from '../../platform/day.ts'
import { canMakePdf } from '../../platform/document/index.ts'
import { Fault } from '../../platform/faults.ts'
import { type Ctx, type Env, seeOther } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { readForm as readBody, wordOf } from '../../platform/http/form.ts'
import {
  Actions,
  Button,
  DataTable,
  EmptyState,
  Form,
  LinkButton,
  Notice,
  Page,
  RadioGroup,
  renderPage,
  T,
  Tabs,
  When,
} from '../../platform/page/index.ts'
import { content, FORM_IDS, FORMS, type Form as TextForm } from '../text/index.ts'
import { listSites, makeBatch, type SeenCards, seeCard } from './deeds.ts'
import { DESIGN_IDS, DESIGNS, type Design } from './designs.ts'
import { lackingIn } from './facts.ts'
import { asDesign, asForm, BatchState, baseOf, CARDS, crumbOf, doer, LACKING, mustSee, NO_SIGNS } from './part.tsx'
import { renderCards } from './render.ts'

/** Choose a design and a language, look at it, make a batch. */
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
    <Page shell={c.get('shell')} title={CARDS.label} crumbs={[CARDS]} lead={LEAD} wide>
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

async function chosen(c: Ctx, sheet: 'shop' | 'office') {
  const [design, form] = [asDesign(c.req.param('design')), asForm(c.req.param('form'))]
  const site = c.req.param('site') ?? ''
  if (!design || !form) throw new Fault('not_found')
  const { site: line } = await mustSee(c)
  const order = { design, form, sheet, base: baseOf(c, line) }
  const seen = await seeCard(...doer(c), site, order)
  if (!seen) throw new Fault('not_found')
  return { ...seen, order }
}
const PREVIEW = `${CARDS.href}/:site/:form/:design/bild.svg`
cardPages.get(PREVIEW, async (c) => {
  const { drawn } = await chosen(c, c.req.query('ark') === 'tryckeri' ? 'shop' : 'office')
  if ('lacking' in drawn) throw new Fault('not_found')
  const [svg] = await renderCards([{ data: drawn.data, day: drawn.facts.day, as: 'svg' }])
  if (!svg) throw new Fault('not_found')
  return sendPicture(c, svg.toString('utf8'))
})

cardPages.get(`${CARDS.href}/:site/:form{[a-z]{2}}/:design`, async (c) => {
  const { kept, drawn, order } = await chosen(c, 'office')
  const design: Design = DESIGNS[order.design]
  const back = `${crumbOf(kept.site).href}?form=${order.form}`
  if ('lacking' in drawn || !canMakePdf()) return seeOther(c, back)
  const [picture] = await renderCards([{ data: drawn.data, day: drawn.facts.day, as: 'svg' }])
  const here = `${crumbOf(kept.site).href}/${order.form}/${order.design}`
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={design.name}
      crumbs={[CARDS, { label: kept.site.name, href: back }]}
      lead={design.use}
      aside={
        <>
          <h2>
            <T text={{ sv: 'Uppgifterna på kortet', en: 'The facts on the card' }} />
          </h2>
          <ul>
            {drawn.facts.rows.map(({ number, also, name, stale, day, id }) => (
              <li>
                {name}: {number}
                {also ? `, ${also}` : ''}
                {stale && id !== 'emergency' ? (
                  <>
                    {' '}
                    (
                    <T
                      text={
                        day === null
                          ? { sv: 'dag för kontroll saknas', en: 'no day of checking' }
                          : { sv: `senast känt ${day}`, en: `last known ${day}` }
                      }
                    />
                    )
                  </>
                ) : null}
              </li>
            ))}
          </ul>
          <p>
            <a href="/linjer">
              <T text={{ sv: 'Kontrollera linjerna före tryck', en: 'Check the lines before printing' }} />
            </a>
          </p>
        </>
      }
    >
      {picture ? (
        <>
          <figure class="sv-chart">
            <img
              class="sv-chart__picture"
              src={`${here}/bild.svg`}
              alt={pictureWords(
                drawn.data.heading,
                drawn.facts.rows.map(({ number }) => number),
              )}
            />
          </figure>
          <Form action={here} csrf={csrfOf(c)}>
            <RadioGroup
              name="ark"
              label={{ sv: 'Var ska det tryckas?', en: 'Where is it to be printed?' }}
              value="kontor"
              options={[
                {
                  value: 'kontor',
                  label: { sv: 'På kontorets skrivare', en: 'On the office printer' },
                  hint: { sv: 'Vanligt papper, med tunna linjer att klippa efter.', en: 'Ordinary paper, with thin lines to cut along.' },
                },
                {
                  value: 'tryckeri',
                  label: { sv: 'På ett tryckeri', en: 'At a print shop' },
                  hint: {
                    sv: '3 mm utfall, skärmärken och en beställning att skicka med.',
                    en: '3 mm of bleed, crop marks and an order to send along.',
                  },
                },
              ]}
            />
            <Actions>
              <Button text={{ sv: 'Gör en omgång', en: 'Make a batch' }} />
            </Actions>
          </Form>
        </>
      ) : (
        <Notice kind="info" title={{ sv: 'Det här kortet går inte att göra här', en: 'This card cannot be made here' }}>
          <p>
            <T text={NO_SIGNS} />
          </p>
        </Notice>
      )}
    </Page>,
  )
})
const pictureWords = (heading: readonly string[], numbers: readonly string[]): string => `${heading.join(' ')} ${numbers.join(', ')}.`

cardPages.post(`${CARDS.href}/:site/:form{[a-z]{2}}/:design`, async (c) => {
  const sheet = wordOf(await readBody(c), 'ark') === 'tryckeri' ? 'shop' : 'office'
  const { order, kept } = await chosen(c, sheet)
  const made = await makeBatch(...doer(c), kept.site.id, order)
  if (!made) throw new Fault('not_found')
  return seeOther(c, `${CARDS.href}/omgang/${made.id}`)
})
