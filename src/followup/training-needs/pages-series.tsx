import { Hono } from 'hono'
import { Chart, lineChart, sendPicture } from '../../platform/chart/index.ts'
import { Fault } from '../../platform/faults.ts'
import type { Ctx, Env } from '../../platform/http/context.ts'
import { DataTable, EmptyState, Page, pick, renderPage, T, Tabs, When } from '../../platform/page/index.ts'
import type { SeenUnit } from './deeds.ts'
import { ROOM, ShownWords, UnitTabs, unitPlace } from './part.tsx'
import { unitFor } from './pages-unit.tsx'
import { type Area, percentOf, seriesOf, shownOf } from './training-needs.ts'

/** How it went: what may be shown of it, as a table and a picture. */
export const seriesPages = new Hono<Env>()

function asked(c: Ctx, seen: SeenUnit): Area {
  const area = seen.areas.find(({ id }) => id === (c.req.query('omrade') ?? seen.areas[0]?.id))
  if (!area) throw new Fault('not_found')
  return area
}
/** Shares where figures may stand; days between them keep quiet. */
const pointsOf = (seen: SeenUnit, area: Area) =>
  seriesOf(seen.counts, seen.unit.id, seen.functions, area.id).map((moment) => ({ day: moment.day, shown: shownOf(moment) }))

seriesPages.get('/kunskapsbehov/enhet/:unit/over-tid', async (c) => {
  const seen = await unitFor(c)
  const area = asked(c, seen)
  const points = pointsOf(seen, area)
  const at = `${unitPlace(seen.unit).href}/over-tid`
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={{ sv: 'Kunskap över tid', en: 'Knowledge over time' }}
      crumbs={[ROOM, unitPlace(seen.unit)]}
      lead={area.name}
    >
      <UnitTabs unit={seen.unit.id} current="series" />
      <Tabs
        label={{ sv: 'Område', en: 'Area' }}
        tabs={seen.areas.map(({ id, name }) => ({ label: name, href: `${at}?omrade=${id}`, current: id === area.id }))}
      />
      {points.filter(({ shown }) => shown.kind === 'exact').length < 2 ? null : (
        <Chart
          src={`${at}.svg?omrade=${area.id}`}
          alt={{
            sv: `Andel som har det som behövs: ${area.name.sv}. Tabellen under säger samma sak.`,
            en: `Share who have what is needed: ${area.name.en}. The table below says the same.`,
          }}
        />
      )}
      <DataTable
        caption={{ sv: 'Dag för dag då något räknades', en: 'Day by day when something was counted' }}
        rows={points}
        columns={[
          { label: { sv: 'Räknat', en: 'Counted' }, names: true, cell: (p) => <When at={p.day} day /> },
          { label: { sv: 'Har det som behövs', en: 'Have what is needed' }, cell: (p) => <ShownWords shown={p.shown} /> },
        ]}
        empty={<EmptyState title={{ sv: 'Inget räknat än', en: 'Nothing counted yet' }} />}
      />
      <p>
        <T
          text={{
            sv: 'En ny bild visas först när minst fem har tillkommit eller försvunnit, så att ingen enskild går att se i skillnaden.',
            en: 'A new picture is shown only when at least five have been added or gone, so that nobody can be seen in the difference.',
          }}
        />
      </p>
    </Page>,
  )
})
seriesPages.get('/kunskapsbehov/enhet/:unit/over-tid.svg', async (c) => {
  const seen = await unitFor(c)
  const area = asked(c, seen)
  const lang = c.get('lang')
  const points = pointsOf(seen, area).map(({ day, shown }) => ({
    at: day,
    value: shown.kind === 'exact' ? percentOf(shown) : null,
  }))
  const title = pick(area.name, lang)
  c.header('Cache-Control', 'no-store')
  return sendPicture(
    c,
    lineChart({
      title,
      description: points.map(({ at, value }) => `${at}: ${value === null ? '–' : `${value} %`}`).join('. '),
      lang,
      unit: { sv: 'procent', en: 'per cent' }[lang],
      series: [{ name: title, points }],
      highest: 100,
    }),
  )
})
