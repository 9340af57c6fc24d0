import { Hono } from 'hono'
import { Chart } from '../../platform/chart/index.ts'
import { Fault } from '../../platform/faults.ts'
import { type Ctx, type Env, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import {
  Actions,
  Button,
  Details,
  EmptyState,
  Form,
  InsetText,
  LinkButton,
  Page,
  renderPage,
  SummaryList,
  T,
  type Text,
  When,
} from '../../platform/page/index.ts'
import { proposalById } from './catalogue.ts'
import { type Seen, seeIndicator } from './deeds.ts'
import { measuresOf } from './deeds-list.ts'
import { ABOUT, BETTER, countsPeople, type Figure, FREQUENCIES, type Indicator, KINDS, trendOf, writeTrend } from './indicator.ts'
import { FigureTable, INDICATORS } from './parts.tsx'
import { writeValue } from './written.ts'
import { LEGEND } from './release.ts'

/** One indicator: what it is, how it goes, and where each figure comes from. */
export const one = new Hono<Env>()

export async function mustSee(c: Ctx): Promise<Seen> {
  const seen = await seeIndicator(c.get('house').db, whoAsks(c).actor, c.req.param('id') ?? '')
  if (!seen) throw new Fault('not_found')
  return seen
}
export const nation = (figures: readonly Figure[]) => figures.filter((figure) => figure.dimension === 'nation' && figure.sex === '*')
/** The counties at the latest period that any of them has. */
export function latestCounties(figures: readonly Figure[]): Figure[] {
  const all = figures.filter((figure) => figure.dimension === 'county' && figure.sex === '*')
  const last = all
    .map(({ period }) => period)
    .sort()
    .at(-1)
  return all.filter(({ period }) => period === last)
}
export const trendWords = (indicator: Indicator, figures: readonly Figure[]): Text =>
  writeTrend(trendOf(nation(figures), indicator.better), (value, lang) => writeValue(indicator.kind, value, lang))

one.get('/indikatorer/:id', async (c) => {
  const { indicator, figures, versions, mayKeep } = await mustSee(c)
  const people = countsPeople(indicator.about)
  const [line, counties] = [nation(figures), latestCounties(figures)]
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={indicator.name}
      crumbs={[INDICATORS]}
      lead={{ sv: indicator.definition, en: indicator.definition }}
    >
      {figures.length === 0 ? <NothingYet indicator={indicator} people={people} mayKeep={mayKeep} /> : null}
      {line.length > 0 ? (
        <>
          <p>
            <strong>
              <T text={trendWords(indicator, figures)} />
            </strong>
          </p>
          <Chart src={`/indikatorer/${indicator.id}/serie.svg`} alt={trendWords(indicator, figures)} />
          <FigureTable
            indicator={indicator}
            figures={line}
            caption={
              people
                ? { sv: 'Alla som har lämnat, över tid', en: 'All who reported, over time' }
                : { sv: 'Riket över tid', en: 'The nation over time' }
            }
          />
        </>
      ) : null}
      {counties.length > 0 ? <Counties indicator={indicator} counties={counties} /> : null}
      {people && figures.length > 0 ? (
        <InsetText>
          <p>
            <T text={LEGEND} />
          </p>
        </InsetText>
      ) : null}
      <Rest indicator={indicator} figures={figures} shown={[...line, ...counties]} />
      <h2>
        <T text={{ sv: 'Om indikatorn', en: 'About the indicator' }} />
      </h2>
      <About indicator={indicator} />
      {versions.length > 1 ? (
        <Details summary={{ sv: `Tidigare versioner (${versions.length - 1})`, en: `Former versions (${versions.length - 1})` }}>
          <ul>
            {versions.slice(1).map((version) => (
              <li>
                {version.version} · <When at={version.written_at} day />: {version.definition}
              </li>
            ))}
          </ul>
        </Details>
      ) : null}
      {figures.length > 0 ? <Downloads id={indicator.id} /> : null}
      {mayKeep ? <Keep c={c} indicator={indicator} people={people} /> : null}
    </Page>,
  )
})

function NothingYet({ indicator, people, mayKeep }: { indicator: Indicator; people: boolean; mayKeep: boolean }) {
  const how: Text = people
    ? {
        sv: 'Lägg in antalen först. De visas när de är avrundade, granskade och publicerade.',
        en: 'Enter the counts first. They show once rounded, audited and published.',
      }
    : measuresOf(indicator)
      ? {
          sv: 'Hämta värdet ur en avslutad runda, eller lägg in det för hand.',
          en: 'Take the value from a closed round, or enter it by hand.',
        }
      : { sv: 'Lägg in ett värde för hand eller från en fil.', en: 'Enter a value by hand or from a file.' }
  return (
    <EmptyState title={{ sv: 'Det finns inga tal att visa än', en: 'There are no numbers to show yet' }}>
      {mayKeep ? (
        <p>
          <T text={how} />
        </p>
      ) : null}
    </EmptyState>
  )
}
function Counties({ indicator, counties }: { indicator: Indicator; counties: readonly Figure[] }) {
  const period = counties[0]?.period ?? ''
  const title: Text = { sv: `Länen ${period}`, en: `The counties ${period}` }
  return (
    <>
      <h2>
        <T text={title} />
      </h2>
      <Chart
        src={`/indikatorer/${indicator.id}/lan.svg`}
        alt={{
          sv: `${title.sv}. Varje ruta är ett län; samma tal står i tabellen nedanför.`,
          en: `${title.en}. Each tile is a county; the same numbers stand in the table below.`,
        }}
        width={480}
        height={640}
      />
      <FigureTable indicator={indicator} figures={counties} caption={title} />
    </>
  )
}
function Rest({ indicator, figures, shown }: { indicator: Indicator; figures: readonly Figure[]; shown: readonly Figure[] }) {
  const rest = figures.filter((figure) => !shown.includes(figure))
  if (rest.length === 0) return null
  const most = rest.slice(0, 300)
  return (
    <Details summary={{ sv: `Fler tal (${rest.length})`, en: `More numbers (${rest.length})` }}>
      <FigureTable indicator={indicator} figures={most} caption={{ sv: 'Övriga tal', en: 'Other numbers' }} />
      {rest.length > most.length ? (
        <p>
          <T text={{ sv: 'Resten finns i filen som går att hämta.', en: 'The rest is in the file that can be fetched.' }} />
        </p>
      ) : null}
    </Details>
  )
}
function About({ indicator }: { indicator: Indicator }) {
  const work = proposalById(indicator.origin)?.work
  const rows: [Text, Text | string | null][] = [
    [{ sv: 'Varför', en: 'Why' }, indicator.why],
    [{ sv: 'Vad räknas', en: 'What is counted' }, ABOUT[indicator.about].text],
    [{ sv: 'Talet är', en: 'The number is' }, KINDS[indicator.kind]],
    [{ sv: 'Enhet', en: 'Unit' }, indicator.unit],
    [{ sv: 'Grupper', en: 'Groups' }, indicator.groups.length === 0 ? null : indicator.groups.map(({ name }) => name).join(', ')],
    [{ sv: 'Hur ofta', en: 'How often' }, FREQUENCIES[indicator.frequency]],
    [{ sv: 'Åt vilket håll', en: 'Which way' }, BETTER[indicator.better]],
    [{ sv: 'Källa', en: 'Source' }, indicator.source],
    [{ sv: 'Licens', en: 'Licence' }, indicator.licence],
    [{ sv: 'Svarar', en: 'Answers' }, indicator.answers_for],
    [{ sv: 'Version', en: 'Version' }, String(indicator.version)],
    [
      { sv: 'Så kommer talen in', en: 'How numbers come in' },
      work === undefined
        ? null
        : {
            sv: 'För hand eller från en fil. Rummet för att fråga och hänvisa räknar dem själv när det finns i Samvärn.',
            en: 'By hand or from a file. The room for asking and referring will count them itself once it is part of Samvärn.',
          },
    ],
  ]
  return <SummaryList rows={rows.flatMap(([label, value]) => (value === null ? [] : [{ label, value: <T text={value} /> }]))} />
}
function Downloads({ id }: { id: string }) {
  return (
    <p>
      <a href={`/indikatorer/${id}/serie.csv`}>
        <T text={{ sv: 'Hämta talen som CSV', en: 'Fetch the numbers as CSV' }} />
      </a>
      {' · '}
      <a href={`/indikatorer/${id}/serie.json`}>
        <T text={{ sv: 'Hämta som JSON', en: 'Fetch as JSON' }} />
      </a>
    </p>
  )
}
function Keep({ c, indicator, people }: { c: Ctx; indicator: Indicator; people: boolean }) {
  const at = `/indikatorer/${indicator.id}`
  return (
    <>
      <Actions>
        {people ? (
          <>
            <LinkButton kind="primary" href={`${at}/antal`} text={{ sv: 'Lägg in antal', en: 'Enter counts' }} />
            <LinkButton href={`${at}/publicering`} text={{ sv: 'Avrunda och publicera', en: 'Round and publish' }} />
          </>
        ) : (
          <>
            <LinkButton kind="primary" href={`${at}/varde`} text={{ sv: 'Lägg in ett värde', en: 'Enter a value' }} />
            {measuresOf(indicator) ? <LinkButton href={`${at}/runda`} text={{ sv: 'Hämta ur en runda', en: 'Take from a round' }} /> : null}
            <LinkButton href={`${at}/lista`} text={{ sv: 'Läs in en fil', en: 'Read a file' }} />
            <LinkButton href={`${at}/kolada`} text={{ sv: 'Läs in från Kolada', en: 'Read from Kolada' }} />
          </>
        )}
      </Actions>
      <Actions>
        <LinkButton kind="quiet" href={`${at}/andra`} text={{ sv: 'Ändra indikatorn', en: 'Change the indicator' }} />
      </Actions>
      <Form action={`${at}/avsluta`} csrf={csrfOf(c)}>
        <Button
          kind="quiet"
          text={
            indicator.ended_at === null
              ? { sv: 'Sluta följa den', en: 'Stop following it' }
              : { sv: 'Följ den igen', en: 'Follow it again' }
          }
        />
      </Form>
    </>
  )
}
