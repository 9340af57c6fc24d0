import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Ctx, type Env, seeOther } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { Confirm, Details, LinkButton, Notice, Page, renderPage, SummaryList, T, Tabs, TextArea, When } from '../../platform/page/index.ts'
import { COMPLETE_FORMS, type CompleteForm, content, FORMS } from '../text/index.ts'
import { CARE, type Channel, CHANNEL_IDS, CHANNELS, channelText } from './channels.ts'
import { recallBatch, type SeenBatch, seeBatch } from './deeds.ts'
import { DESIGNS } from './designs.ts'
import { factsFor } from './facts.ts'
import { orderText } from './order.ts'
import { asForm, BatchState, CARDS, Changes, crumbOf, doer, mustSee } from './part.tsx'
import { renderCards } from './render.ts'
import { dayOf } from '../../platform/day.ts'

/** One printed batch, and the texts for channels of the organisation's own. */
export const batchPages = new Hono<Env>()
const BATCH = `${CARDS.href}/omgang`

async function mustSeeBatch(c: Ctx): Promise<SeenBatch> {
  const seen = await seeBatch(...doer(c), c.req.param('id') ?? '')
  if (!seen) throw new Fault('not_found')
  return seen
}
batchPages.get(`${BATCH}/:id`, async (c) => {
  const seen = await mustSeeBatch(c)
  const { batch, changes, site } = seen
  const wrong = changes.some(({ how }) => how !== 'stale')
  const here = `${BATCH}/${batch.id}`
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: `Omgång ${batch.code}`, en: `Batch ${batch.code}` }}
      crumbs={[CARDS, crumbOf(site)]}
      lead={{
        sv: 'Koden står liten på papperet, och säger inget till någon annan.',
        en: 'The code stands small on the paper, and tells nobody else anything.',
      }}
    >
      {changes.length === 0 ? null : (
        <Notice
          kind={wrong ? 'danger' : 'waiting'}
          title={
            wrong
              ? {
                  sv: 'Samla in de här papperen: uppgifter på dem stämmer inte längre',
                  en: 'Collect these papers: facts on them no longer hold',
                }
              : { sv: 'Kontrollera numren innan fler delas ut', en: 'Check the numbers before more are handed out' }
          }
        >
          <Changes changes={changes} />
        </Notice>
      )}
      <BatchFacts seen={seen} />
      <p>
        <LinkButton kind="primary" href={`${here}/information-1.pdf`} text={{ sv: 'Hämta PDF', en: 'Fetch the PDF' }} />
      </p>
      <p>
        <T
          text={{
            sv: 'Filen heter information-1.pdf. Radera den på delade datorer när du har skrivit ut.',
            en: 'The file is called information-1.pdf. Delete it on shared computers when you have printed.',
          }}
        />
      </p>
      <PrintOrder batch={batch} lang={c.get('lang')} />
      {batch.recalled_at ? null : (
        <p>
          <a href={`${here}/insamlad`}>
            <T text={{ sv: 'Anteckna att omgången är insamlad', en: 'Record that the batch has been collected' }} />
          </a>
        </p>
      )}
    </Page>,
  )
})
function BatchFacts({ seen: { batch, changes } }: { seen: SeenBatch }) {
  return (
    <SummaryList
      rows={[
        { label: { sv: 'Utförande', en: 'Design' }, value: <T text={DESIGNS[batch.design].name} /> },
        { label: { sv: 'Språk', en: 'Language' }, value: FORMS[batch.form].name },
        {
          label: { sv: 'Papper', en: 'Paper' },
          value: (
            <T
              text={
                batch.print_shop
                  ? { sv: 'För tryckeri, med utfall och skärmärken', en: 'For a print shop, with bleed and crop marks' }
                  : { sv: 'För kontorets skrivare', en: 'For the office printer' }
              }
            />
          ),
        },
        { label: { sv: 'Gjord', en: 'Made' }, value: <When at={batch.made_at} day /> },
        { label: { sv: 'Uppgifterna', en: 'The facts' }, value: <BatchState batch={{ recalled_at: batch.recalled_at, changes }} /> },
      ]}
    />
  )
}
function PrintOrder({ batch, lang }: { batch: SeenBatch['batch']; lang: 'sv' | 'en' }) {
  return batch.print_shop ? (
    <Details summary={{ sv: 'Beställning till tryckeriet', en: 'Order for the print shop' }} open>
      <TextArea name="bestallning" required rows={13} label={{ sv: 'Att kopiera', en: 'To copy' }} value={orderText(batch, lang)} />
      <p>
        <a href={`${BATCH}/${batch.id}/bestallning.txt`}>
          <T text={{ sv: 'Hämta som textfil', en: 'Fetch as a text file' }} />
        </a>
      </p>
    </Details>
  ) : null
}
batchPages.get(`${BATCH}/:id/information-1.pdf`, async (c) => {
  const { batch } = await mustSeeBatch(c)
  const [pdf] = await renderCards([{ data: batch.facts.data, day: batch.facts.day, as: 'pdf' }])
  if (!pdf) throw new Fault('not_found')
  return c.body(new Uint8Array(pdf), 200, {
    'Content-Type': 'application/pdf',
    'Content-Disposition': 'attachment; filename="information-1.pdf"',
  })
})
batchPages.get(`${BATCH}/:id/bestallning.txt`, async (c) => {
  const { batch } = await mustSeeBatch(c)
  if (!batch.print_shop) throw new Fault('not_found')
  return asText(c, orderText(batch, c.get('lang')), 'bestallning.txt')
})
const asText = (c: Ctx, text: string, name: string) =>
  c.body(`\uFEFF${text}\n`.replace(/\n/g, '\r\n'), 200, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Disposition': `attachment; filename="${name}"`,
  })

batchPages.get(`${BATCH}/:id/insamlad`, async (c) => {
  const { batch, site } = await mustSeeBatch(c)
  if (batch.recalled_at) throw new Fault('not_found')
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Är omgången insamlad?', en: 'Has the batch been collected?' }}
      crumbs={[CARDS, crumbOf(site), { label: { sv: `Omgång ${batch.code}`, en: `Batch ${batch.code}` }, href: `${BATCH}/${batch.id}` }]}
    >
      <Confirm
        action={`${BATCH}/${batch.id}/insamlad`}
        csrf={csrfOf(c)}
        consequence={
          <p>
            <T
              text={{
                sv: 'Omgången slutar att påminna. Kort i fickor och plånböcker går inte att samla in: har ett nummer blivit farligt, berätta det också på andra sätt.',
                en: 'The batch stops reminding. Cards in pockets and wallets cannot be collected: if a number has become dangerous, tell it in other ways too.',
              }}
            />
          </p>
        }
        button={{ sv: 'Ja, den är insamlad', en: 'Yes, it has been collected' }}
        back={`${BATCH}/${batch.id}`}
      />
    </Page>,
  )
})
batchPages.post(`${BATCH}/:id/insamlad`, async (c) => {
  if ((await recallBatch(...doer(c), c.req.param('id'))) !== 'done') throw new Fault('not_found')
  return seeOther(c, `${BATCH}/${c.req.param('id')}`)
})

async function channelsOf(c: Ctx) {
  const seen = await mustSee(c)
  const asked = asForm(c.req.query('form') ?? c.req.param('form'))
  const form: CompleteForm = COMPLETE_FORMS.find((one) => one === asked) ?? 'sv'
  const facts = seen.document && factsFor(seen.document, form, 'poster', content(), dayOf())
  if (!seen.document || !facts || 'lacking' in facts) throw new Fault('not_found')
  return { seen, form, document: seen.document, facts }
}
batchPages.get(`${CARDS.href}/:site/texter`, async (c) => {
  const { seen, form, document, facts } = await channelsOf(c)
  const here = `${crumbOf(seen.site).href}/texter`
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Texter för era egna kanaler', en: 'Texts for your own channels' }}
      crumbs={[CARDS, crumbOf(seen.site)]}
      lead={{
        sv: 'Att kopiera. Numren är de som står på sidan i dag; hämta texten på nytt varje gång.',
        en: 'To copy. The numbers are those on the site today; fetch the text anew each time.',
      }}
    >
      <Tabs
        label={{ sv: 'Språk', en: 'Languages' }}
        tabs={COMPLETE_FORMS.map((one) => ({ label: FORMS[one].name, href: `${here}?form=${one}`, current: one === form }))}
      />
      {CHANNEL_IDS.map((channel) => (
        <section aria-labelledby={`kanal-${channel}`}>
          <h2 id={`kanal-${channel}`}>
            <T text={CHANNELS[channel]} />
          </h2>
          <TextArea
            name={channel}
            required
            rows={channel === 'payslip' ? 3 : 9}
            label={{ sv: 'Att kopiera', en: 'To copy' }}
            value={channelText(channel, form, document, facts)}
          />
          <ul>
            {CARE[channel].map((care) => (
              <li>
                <T text={care} />
              </li>
            ))}
          </ul>
          <p>
            <a href={`${here}/${form}/${channel}.txt`}>
              <T
                text={{
                  sv: `Hämta som textfil: ${CHANNELS[channel].sv.toLowerCase()}`,
                  en: `Fetch as a text file: ${CHANNELS[channel].en.toLowerCase()}`,
                }}
              />
            </a>
          </p>
        </section>
      ))}
    </Page>,
  )
})
batchPages.get(`${CARDS.href}/:site/texter/:form/:file`, async (c) => {
  const { form, document, facts } = await channelsOf(c)
  const channel = CHANNEL_IDS.find((one): one is Channel => `${one}.txt` === c.req.param('file'))
  if (!channel) throw new Fault('not_found')
  return asText(c, channelText(channel, form, document, facts), 'information-1.txt')
})
