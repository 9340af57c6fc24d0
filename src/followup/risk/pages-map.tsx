import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { Chart, sendPicture } from '../../platform/chart/index.ts'
import { csvOf } from '../../platform/field/index.ts'
import { type Ctx, type Env, whoAsks } from '../../platform/http/context.ts'
import { Actions, DataTable, EmptyState, LinkButton, Notice, Page, pick, renderPage, ScreenOnly, T } from '../../platform/page/index.ts'
import { riskCatalogue } from './catalogue.ts'
import { type FlowMap, type MappedFlow, seeMap } from './deeds-map.ts'
import { drawMap } from './map.ts'
import { LevelTag, MAP, RiskTabs, ROOM } from './part.tsx'
import { SourceOf, WHOLE_WORDS } from './pages-list.tsx'
import { REACHES } from './risk.ts'
import { flowSheet } from './sheet.ts'

export const mapPages = new Hono<Env>()
const doer = (c: Ctx) => [c.get('house').db, whoAsks(c).actor] as const

export async function mapFor(c: Ctx): Promise<FlowMap> {
  const map = await seeMap(...doer(c))
  if (!map) throw new Fault('not_found')
  return map
}

mapPages.get('/risker/karta', async (c) => {
  const { flows } = await mapFor(c)
  const { width, height } = drawMap(flows, c.get('lang'))
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={{ sv: 'Hur skyddade uppgifter rör sig', en: 'How protected data moves' }}
      crumbs={[ROOM]}
      lead={{
        sv: 'Varje väg som en uppgift tar hos er: varifrån, vart, i vilket system och vem som ser den. Ingen person står här.',
        en: 'Each way that a datum takes with you: from where, to where, in which system, and who sees it. No person stands here.',
      }}
    >
      <RiskTabs current="karta" writes />
      {flows.length === 0 ? (
        <NothingDrawn />
      ) : (
        <>
          <Chart
            src="/risker/karta.svg"
            alt={{
              sv: `Karta med ${flows.length} flöden. Tabellen under säger samma sak i ord.`,
              en: `Map of ${flows.length} flows. The table below says the same in words.`,
            }}
            width={width}
            height={height}
          />
          <p>
            <T
              text={{
                sv: 'Grova streck: en öppen risk som är hög eller gäller fara för liv. Streckade rutor: utanför er. Numren är tabellens.',
                en: 'Thick lines: an open risk that is high or about danger to life. Dashed boxes: outside you. The numbers are the table’s.',
              }}
            />
          </p>
          <FlowTable flows={flows} />
          <ScreenOnly>
            <Actions>
              <LinkButton kind="primary" href="/risker/karta/ny" text={{ sv: 'Lägg till ett flöde', en: 'Add a flow' }} />
              <LinkButton href="/risker/karta/forslag" text={{ sv: 'Se förslag', en: 'See proposals' }} />
              <a href="/risker/karta.svg">
                <T text={{ sv: 'Öppna kartan i full storlek', en: 'Open the map in full size' }} />
              </a>
              <a href="/risker/karta.csv">
                <T text={{ sv: 'Hämta som CSV', en: 'Fetch as CSV' }} />
              </a>
            </Actions>
          </ScreenOnly>
        </>
      )}
      <Notice kind="info" title={{ sv: 'Systemen skrivs med namn tills vidare', en: 'Systems are written by name for now' }}>
        <p>
          <T
            text={{
              sv: 'Registret över system är inte byggt än. När det finns väljs systemen därifrån, och kartan visar vilka som har bekräftat en markering.',
              en: 'The register of systems is not built yet. When it is, systems are chosen from it, and the map shows which have confirmed a marking.',
            }}
          />
        </p>
      </Notice>
    </Page>,
  )
})

function NothingDrawn() {
  return (
    <EmptyState
      title={{ sv: 'Kartan är tom', en: 'The map is empty' }}
      action={
        <LinkButton kind="primary" href="/risker/karta/forslag" text={{ sv: 'Börja med förslagen', en: 'Begin with the proposals' }} />
      }
    >
      <p>
        <T
          text={{
            sv: 'De flesta har samma flöden: någon hör av sig, ärendet registreras, beslutet skickas. Börja där, och leta sedan efter de udda: mat, resor, larm, schema.',
            en: 'Most have the same flows: somebody calls, the case is registered, the decision is sent. Begin there, and then look for the odd ones: meals, journeys, alarms, schedules.',
          }}
        />
      </p>
      <p>
        <a href="/risker/karta/ny">
          <T text={{ sv: 'Eller skriv ett eget flöde', en: 'Or write a flow of your own' }} />
        </a>
      </p>
    </EmptyState>
  )
}

function FlowTable({ flows }: { flows: readonly MappedFlow[] }) {
  return (
    <DataTable
      caption={{ sv: 'Flödena på kartan', en: 'The flows on the map' }}
      rows={flows}
      columns={[
        { label: { sv: 'Nr', en: 'No.' }, number: true, cell: (f) => String(f.number) },
        {
          label: { sv: 'Flöde', en: 'Flow' },
          names: true,
          cell: (f) => (
            <>
              {f.mayDraw ? <a href={`/risker/karta/${f.id}`}>{`${f.from} → ${f.to}`}</a> : `${f.from} → ${f.to}`}
              <br />
              <small>
                <T text={REACHES[f.reach]} />
              </small>
            </>
          ),
        },
        { label: { sv: 'System eller kanal', en: 'System or channel' }, cell: (f) => f.channel },
        { label: { sv: 'Uppgifter', en: 'Data' }, cell: (f) => f.data },
        { label: { sv: 'Vem ser dem', en: 'Who sees them' }, cell: (f) => f.sees },
        { label: { sv: 'Grund', en: 'Ground' }, cell: (f) => f.ground ?? '–' },
        {
          label: { sv: 'Öppna risker', en: 'Open risks' },
          cell: (f) =>
            f.worst === undefined ? (
              <T text={{ sv: 'Inga', en: 'None' }} />
            ) : (
              <>
                {String(f.risks)} <LevelTag level={f.worst} />
              </>
            ),
        },
      ]}
    />
  )
}

mapPages.get('/risker/karta.svg', async (c) => {
  const { flows } = await mapFor(c)
  c.header('Cache-Control', 'no-store')
  return sendPicture(c, drawMap(flows, c.get('lang')).svg)
})
mapPages.get('/risker/karta.csv', async (c) => {
  const { flows } = await mapFor(c)
  const lang = c.get('lang')
  const lines = flows.map((f) => ({
    ...f,
    number: String(f.number),
    reach: REACHES[f.reach][lang],
    unit: pick(f.unit_name ?? WHOLE_WORDS, lang),
  }))
  return c.body(csvOf(flowSheet, lines, lang), 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': 'attachment; filename="karta.csv"',
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  })
})

mapPages.get('/risker/karta/forslag', async (c) => {
  const { flows } = await mapFor(c)
  const taken = new Set(flows.map(({ template }) => template))
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={{ sv: 'Förslag på flöden', en: 'Proposed flows' }}
      crumbs={[ROOM, MAP]}
      lead={{ sv: 'Ta med dem som finns hos er, ett i taget.', en: 'Take in those that you have, one at a time.' }}
    >
      <DataTable
        caption={{ sv: 'Förslag på flöden', en: 'Proposed flows' }}
        captionHidden
        rows={riskCatalogue().flows}
        columns={[
          { label: { sv: 'Flöde', en: 'Flow' }, names: true, cell: (f) => <T text={f.title} /> },
          {
            label: { sv: 'Från och till', en: 'From and to' },
            cell: (f) => <T text={{ sv: `${f.from.sv} → ${f.to.sv}`, en: `${f.from.en} → ${f.to.en}` }} />,
          },
          { label: { sv: 'Källa', en: 'Source' }, cell: (f) => <SourceOf source={f.source} /> },
          {
            label: { sv: 'Ta med', en: 'Take in' },
            quiet: true,
            cell: (f) =>
              taken.has(f.id) ? (
                <T text={{ sv: 'Finns på kartan', en: 'On the map' }} />
              ) : (
                <LinkButton href={`/risker/karta/ny?forslag=${f.id}`} text={{ sv: 'Ta med', en: 'Take in' }} about={f.title} />
              ),
          },
        ]}
      />
    </Page>,
  )
})
