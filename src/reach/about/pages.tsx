import { Hono } from 'hono'
import { dayOf } from '../../platform/day.ts'
import { Fault } from '../../platform/faults.ts'
import { RecordForm, readForm } from '../../platform/field/index.ts'
import { type Ctx, type Env, seeOther } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { readForm as readBody } from '../../platform/http/form.ts'
import {
  DataTable,
  Details,
  EmptyState,
  type FormError,
  LinkButton,
  Notice,
  Page,
  renderPage,
  SummaryList,
  T,
  Tag,
  When,
} from '../../platform/page/index.ts'
import { hasPlace, isDue, kindFor, type Obstacle, PARTS_OF_PAGE, POINT_STATES } from './about.ts'
import { type AboutLine, beginAbout, listAbout, type SeenAbout } from './deeds.ts'
import { kindRecord } from './fields.ts'
import { writeHours } from './hours.ts'
import { ABOUT, type Begun, doer, mustSee, siteOf } from './part.tsx'

/** The organisation's page: how it stands, and what is left. */
export const aboutPages = new Hono<Env>()

aboutPages.get(ABOUT.href, async (c) => {
  const lines = await listAbout(...doer(c))
  if (!lines) throw new Fault('not_found')
  const [only] = lines
  if (lines.length === 1 && only) return seeOther(c, `${ABOUT.href}/${only.site.id}`)
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={ABOUT.label}
      lead={{
        sv: 'Så berättar ni hur ni hanterar skyddade personuppgifter, vad man kan be er om och vart man vänder sig.',
        en: 'Here you tell how you handle protected personal data, what one can ask of you and whom to turn to.',
      }}
    >
      <DataTable
        caption={{ sv: 'Sidor', en: 'Sites' }}
        captionHidden
        rows={lines}
        empty={
          <EmptyState
            title={{ sv: 'Gör först en publik sida', en: 'Make a public site first' }}
            action={<LinkButton kind="primary" href="/sidor" text={{ sv: 'Gå till Sidor', en: 'Go to Sites' }} />}
          >
            <p>
              <T
                text={{
                  sv: 'Er sida visas på den publika sidan. Till dess står där att organisationen inte har någon, och vad man får be om ändå.',
                  en: 'Your page is shown on the public site. Until then it says that the organisation has none, and what one may ask for all the same.',
                }}
              />
            </p>
          </EmptyState>
        }
        columns={[
          { label: { sv: 'Sida', en: 'Site' }, names: true, cell: ({ site }) => <a href={`${ABOUT.href}/${site.id}`}>{site.name}</a> },
          { label: { sv: 'Läge', en: 'State' }, cell: (line) => <LineState line={line} /> },
        ]}
      />
    </Page>,
  )
})
function LineState({ line: { page, left } }: { line: AboutLine }) {
  if (!page) return <Tag tone="waiting" text={{ sv: 'Inte påbörjad', en: 'Not begun' }} />
  if (!page.published) return <Tag tone="waiting" text={{ sv: `Inte ute: ${left} kvar`, en: `Not out: ${left} left` }} />
  return isDue(page.checked, dayOf()) ? (
    <Tag tone="waiting" text={{ sv: 'Ute, dags att se över', en: 'Out, time to look over' }} />
  ) : (
    <Tag tone="done" text={{ sv: 'Ute', en: 'Out' }} />
  )
}

aboutPages.get(`${ABOUT.href}/:site`, async (c) => {
  const seen = await mustSee(c)
  return seen.page ? onePage(c, { ...seen, page: seen.page }) : beginPage(c, seen)
})
aboutPages.post(`${ABOUT.href}/:site`, async (c) => {
  const seen = await mustSee(c)
  const reading = readForm(kindRecord, await readBody(c))
  if (!reading.ok) return beginPage(c, seen, reading.errors)
  if ((await beginAbout(...doer(c), siteOf(c), reading.values.kind)) === 'absent') throw new Fault('not_found')
  return seeOther(c, `${ABOUT.href}/${seen.site.id}`)
})

const beginPage = (c: Ctx, { site }: SeenAbout, errors: readonly FormError[] = []) =>
  renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Berätta hur ni gör', en: 'Tell how you do' }}
      crumbs={[ABOUT]}
      lead={{
        sv: `${site.name}: ni får en första text att gå igenom punkt för punkt. Inget kommer ut förrän ni har sagt att det stämmer.`,
        en: `${site.name}: you get a first text to go through point by point. Nothing comes out before you have said that it holds.`,
      }}
      errors={errors}
    >
      <RecordForm
        record={kindRecord}
        action={`${ABOUT.href}/${site.id}`}
        csrf={csrfOf(c)}
        entered={{ kind: kindFor(site.kind) }}
        errors={errors}
        submit={{ sv: 'Börja med en första text', en: 'Begin with a first text' }}
      />
      <Details summary={{ sv: 'Vad visas till dess?', en: 'What is shown until then?' }}>
        <p>
          <T
            text={{
              sv: 'Den publika sidan säger att er organisation inte har någon egen text än, och vad man får be varje myndighet om ändå.',
              en: 'The public site says that your organisation has no text of its own yet, and what one may ask of every authority all the same.',
            }}
          />
        </p>
      </Details>
    </Page>,
    errors.length > 0 ? 422 : 200,
  )

/** The one thing to do next, as a button. */
function Next({ seen }: { seen: Begun }) {
  const base = `${ABOUT.href}/${seen.site.id}`
  const [first] = seen.obstacles
  if (first) return <LinkButton kind="primary" {...stepFor(first, base)} />
  if (!seen.page.published || seen.changed)
    return <LinkButton kind="primary" href={`${base}/se`} text={{ sv: 'Se sidan och publicera', en: 'See the page and publish' }} />
  return (
    <LinkButton
      kind={isDue(seen.page.checked, dayOf()) ? 'primary' : 'secondary'}
      href={`${base}/se`}
      text={{ sv: 'Se över sidan', en: 'Look the page over' }}
    />
  )
}
function stepFor(obstacle: Obstacle, base: string): { href: string; text: { sv: string; en: string } } {
  switch (obstacle.kind) {
    case 'unread':
    case 'place':
      return { href: `${base}/punkt/${obstacle.point.key}`, text: { sv: 'Gå igenom nästa punkt', en: 'Go through the next point' } }
    case 'contact':
    case 'deputy':
      return { href: `${base}/kontakt`, text: { sv: 'Skriv vart man vänder sig', en: 'Write whom to turn to' } }
    case 'empty_how':
    case 'empty_ask':
      return { href: `${base}/punkt`, text: { sv: 'Skriv en egen punkt', en: 'Write a point of your own' } }
    case 'long':
      return { href: `${base}#punkter`, text: { sv: 'Korta texten', en: 'Shorten the text' } }
  }
}

function Standing({ seen }: { seen: Begun }) {
  const { page, obstacles, changed } = seen
  const left = obstacles.length
  if (!page.published)
    return (
      <Notice
        kind="waiting"
        title={{
          sv: left === 0 ? 'Klar att publicera' : `${left} saker kvar innan sidan kan publiceras`,
          en: left === 0 ? 'Ready to publish' : `${left} things left before the page can be published`,
        }}
      >
        <Next seen={seen} />
      </Notice>
    )
  const due = isDue(page.checked, dayOf())
  return (
    <Notice
      kind={due || changed ? 'waiting' : 'success'}
      title={
        due
          ? { sv: 'Dags att se över sidan: stämmer den än?', en: 'Time to look the page over: does it still hold?' }
          : changed
            ? { sv: 'Det ni har ändrat är inte ute än', en: 'What you have changed is not out yet' }
            : { sv: 'Sidan är ute', en: 'The page is out' }
      }
    >
      <p>
        <T text={{ sv: 'Senast kontrollerad', en: 'Last checked' }} /> <When at={page.checked ?? ''} day />
      </p>
      <Next seen={seen} />
    </Notice>
  )
}

const onePage = (c: Ctx, seen: Begun) => {
  const { site, page, points } = seen
  const base = `${ABOUT.href}/${site.id}`
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Så hanterar ni skyddade personuppgifter', en: 'How you handle protected personal data' }}
      crumbs={[ABOUT]}
      lead={site.name}
    >
      <Standing seen={seen} />
      <h2>
        <T text={{ sv: 'Vart man vänder sig', en: 'Whom to turn to' }} />
      </h2>
      <SummaryList
        rows={(['contact', 'deputy'] as const).map((which) => ({
          label: which === 'contact' ? { sv: 'Funktion', en: 'Function' } : { sv: 'Ersättare', en: 'Deputy' },
          value: <FunctionWords of={page[which]} lang={c.get('lang')} />,
          change: `${base}/kontakt`,
        }))}
      />
      <h2 id="punkter">
        <T text={{ sv: 'Punkterna', en: 'The points' }} />
      </h2>
      {(['how', 'ask'] as const).map((part) => (
        <DataTable
          caption={PARTS_OF_PAGE[part]}
          rows={points.filter((point) => point.part === part)}
          columns={[
            {
              label: { sv: 'Punkt', en: 'Point' },
              names: true,
              cell: (point) => <a href={`${base}/punkt/${point.key}`}>{(point.words[c.get('lang')] ?? point.words.sv).heading}</a>,
            },
            {
              label: { sv: 'Läge', en: 'State' },
              cell: (point) =>
                point.state === 'unread' && hasPlace(point.words) ? (
                  <Tag tone="waiting" text={{ sv: 'Något att fylla i', en: 'Something to fill in' }} />
                ) : (
                  <Tag {...POINT_STATES[point.state]} />
                ),
            },
          ]}
        />
      ))}
      <p>
        <a href={`${base}/punkt`}>
          <T text={{ sv: 'Skriv en egen punkt', en: 'Write a point of your own' }} />
        </a>
      </p>
      {page.published ? (
        <p>
          <a href={`${base}/ta-ner`}>
            <T text={{ sv: 'Ta ner sidan', en: 'Take the page down' }} />
          </a>
        </p>
      ) : null}
    </Page>,
  )
}
function FunctionWords({ of, lang }: { of: Begun['page']['contact']; lang: 'sv' | 'en' }) {
  if (!of) return <T text={{ sv: 'Inte skrivet än', en: 'Not written yet' }} />
  return (
    <>
      {of.name}
      <br />
      {of.phone}
      <br />
      {writeHours(of.hours, lang).join('; ')}
    </>
  )
}
