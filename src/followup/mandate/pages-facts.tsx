import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import {
  Button,
  DataTable,
  Form,
  LinkButton,
  Page,
  renderPage,
  SummaryList,
  T,
  Tag,
  type Text,
  usePick,
  When,
} from '../../platform/page/index.ts'
import { listMandates, takeUp } from './deeds.ts'
import { dateOf, type FactDate, factById, isWhollyVerified, type MandateFact, mandateFacts } from './facts.ts'
import { MANDATES, views, WHAT } from './parts.tsx'

/** The mandates that are known, as facts with their sources: read here, never changed. */
export const facts = new Hono<Env>()
const KNOWN = { label: { sv: 'Kända uppdrag', en: 'Known mandates' }, href: '/uppdrag/kanda' }

facts.get('/uppdrag/kanda', async (c) => {
  const listed = await listMandates(c.get('house').db, whoAsks(c).actor)
  if (!listed) throw new Fault('not_found')
  const taken = new Set(listed.mandates.map((mandate) => mandate.fact))
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={KNOWN.label}
      crumbs={[MANDATES]}
      lead={{
        sv: 'Uppdrag som rör skyddade personuppgifter och våld i nära relationer, med källor. Ta upp de som är era.',
        en: 'Mandates about protected personal data and violence in close relations, with sources. Take up those that are yours.',
      }}
    >
      {views(KNOWN.href)}
      <DataTable
        caption={KNOWN.label}
        captionHidden
        rows={mandateFacts()}
        columns={[
          { label: { sv: 'Uppdrag', en: 'Mandate' }, names: true, cell: (fact) => <FactLink fact={fact} /> },
          { label: { sv: 'Gavs till', en: 'Given to' }, cell: (fact) => fact.receiver },
          { label: { sv: 'Slutredovisas', en: 'Final report' }, cell: (fact) => <Known date={dateOf(fact, 'final')} /> },
          { label: { sv: 'Källa', en: 'Source' }, cell: (fact) => <Verified yes={isWhollyVerified(fact)} /> },
          {
            label: { sv: 'Hos er', en: 'With you' },
            cell: (fact) => (taken.has(fact.id) ? <Tag tone="done" text={{ sv: 'Följs', en: 'Followed' }} /> : '–'),
          },
        ]}
      />
    </Page>,
  )
})
function FactLink({ fact }: { fact: MandateFact }) {
  return (
    <a href={`/uppdrag/kanda/${fact.id}`}>
      <T text={fact.title} />
    </a>
  )
}
export function Verified({ yes }: { yes: boolean }) {
  return yes ? (
    <T text={{ sv: 'Bekräftat', en: 'Verified' }} />
  ) : (
    <Tag tone="waiting" text={{ sv: 'Delvis overifierat', en: 'Partly unverified' }} />
  )
}
const Unverified = () => <Tag tone="waiting" text={{ sv: 'Overifierat', en: 'Unverified' }} />
const MONTHS: Text = {
  sv: 'januari februari mars april maj juni juli augusti september oktober november december',
  en: 'January February March April May June July August September October November December',
}
/** A day, or what is known of it: "juli 2018", "2021". */
function Known({ date }: { date: FactDate | undefined }) {
  const say = usePick()
  if (!date) return <>–</>
  if (date.precision === undefined)
    return (
      <>
        <When at={date.on} /> {date.verified ? null : <Unverified />}
      </>
    )
  const [year = '', month] = date.on.split('-')
  return <>{month === undefined ? year : `${say(MONTHS).split(' ')[Number(month) - 1] ?? ''} ${year}`}</>
}

facts.get('/uppdrag/kanda/:id', async (c) => {
  const fact = factById(c.req.param('id'))
  const listed = await listMandates(c.get('house').db, whoAsks(c).actor)
  if (!fact || !listed) throw new Fault('not_found')
  const own = listed.mandates.find((mandate) => mandate.fact === fact.id)
  return renderPage(
    c,
    <Page shell={c.get('shell')} title={fact.title} crumbs={[MANDATES, KNOWN]}>
      <FactRows fact={fact} />
      <h2>
        <T text={{ sv: 'Vad som ska göras', en: 'What is to be done' }} />
      </h2>
      <ul>
        {fact.asked.map((claim) => (
          <li>
            <T text={claim.text} /> {claim.verified ? null : <Unverified />} <SourceMark fact={fact} source={claim.source} />
          </li>
        ))}
      </ul>
      {fact.takers.length > 0 ? <Takers fact={fact} /> : null}
      <Sources fact={fact} />
      {own ? (
        <LinkButton kind="primary" href={`/uppdrag/${own.id}`} text={{ sv: 'Öppna ert uppdrag', en: 'Open your mandate' }} />
      ) : listed.mayKeep ? (
        <Form action={`/uppdrag/kanda/${fact.id}`} csrf={csrfOf(c)}>
          <p>
            <T
              text={{
                sv: 'Uppdraget läggs bland era, med datum och deltagare. Sedan kan ni ändra och planera det.',
                en: 'The mandate is put among yours, with dates and participants. Then you can change and plan it.',
              }}
            />
          </p>
          <Button text={{ sv: 'Följ det här uppdraget', en: 'Follow this mandate' }} />
        </Form>
      ) : null}
    </Page>,
  )
})
facts.post('/uppdrag/kanda/:id', async (c) => {
  const id = await takeUp(c.get('house').db, whoAsks(c).actor, c.req.param('id'), c.get('lang'))
  if (id === undefined) throw new Fault('not_found')
  return seeOther(c, `/uppdrag/${id}`)
})

function FactRows({ fact }: { fact: MandateFact }) {
  const rests = fact.rests_on
  return (
    <SummaryList
      rows={[
        { label: { sv: 'Gavs av', en: 'Given by' }, value: <T text={fact.giver} /> },
        { label: { sv: 'Gavs till', en: 'Given to' }, value: fact.receiver },
        ...(rests
          ? [
              {
                label: { sv: 'Hänger på', en: 'Hangs on' },
                value: (
                  <>
                    <T text={rests.text} /> <SourceMark fact={fact} source={rests.source} />
                  </>
                ),
              },
            ]
          : []),
        ...fact.dates.map((date) => ({
          label: WHAT[date.kind],
          value: (
            <>
              <Known date={date} /> <SourceMark fact={fact} source={date.source} />
              {date.note ? (
                <div>
                  <T text={date.note} />
                </div>
              ) : null}
            </>
          ),
        })),
      ]}
    />
  )
}
const numberOf = (fact: MandateFact, source: string): number => Object.keys(fact.sources).indexOf(source) + 1
function SourceMark({ fact, source }: { fact: MandateFact; source: string }) {
  const say = usePick()
  const number = numberOf(fact, source)
  return (
    <a href={`#kalla-${number}`} aria-label={say({ sv: `Källa ${number}`, en: `Source ${number}` })}>
      [{number}]
    </a>
  )
}
function Takers({ fact }: { fact: MandateFact }) {
  return (
    <>
      <h2>
        <T text={{ sv: 'Vilka som deltar', en: 'Who takes part' }} />
      </h2>
      <ul>
        {fact.takers.map((taker) => (
          <li>
            {taker.name}
            {taker.does ? (
              <>
                {' '}
                · <T text={taker.does} />
              </>
            ) : null}{' '}
            {taker.verified ? null : <Unverified />}
          </li>
        ))}
      </ul>
    </>
  )
}
function Sources({ fact }: { fact: MandateFact }) {
  return (
    <>
      <h2>
        <T text={{ sv: 'Källor', en: 'Sources' }} />
      </h2>
      <ol>
        {Object.values(fact.sources).map((source, index) => (
          <li id={`kalla-${index + 1}`}>
            {source.title}
            {source.published === null ? '' : `, ${source.published}`}
          </li>
        ))}
      </ol>
      <p>
        <T text={{ sv: 'Lästes senast', en: 'Last read' }} /> <When at={fact.checked} />.{' '}
        <T text={{ sv: 'Texten ovan är skriven av oss efter källorna.', en: 'The text above is ours, written after the sources.' }} />
      </p>
    </>
  )
}
