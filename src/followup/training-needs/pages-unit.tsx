import { Hono } from 'hono'
import { Chart, lineChart, sendPicture } from '../../platform/chart/index.ts'
import { Fault } from '../../platform/faults.ts'
import { type Ctx, type Env, whoAsks } from '../../platform/http/context.ts'
import {
  DataTable,
  Details,
  EmptyState,
  LinkButton,
  Page,
  pick,
  renderPage,
  T,
  Tabs,
  type Text,
  When,
  writeDay,
} from '../../platform/page/index.ts'
import { WHY_NOT_SHOWN } from '../../platform/small-groups/index.ts'
import { ActionList } from '../action/index.ts'
import { type SeenUnit, seePlan, seeUnit } from './deeds.ts'
import { ROOM, ShownWords, TrainingPort, UnitTabs, unitPlace } from './part.tsx'
import { type Area, type AreaPicture, grouped, percentOf, pictureOf, seriesOf, shownOf } from './training-needs.ts'

export const unitPages = new Hono<Env>()

export async function unitFor(c: Ctx): Promise<SeenUnit> {
  const seen = await seeUnit(c.get('house').db, whoAsks(c).actor, c.req.param('unit') ?? '')
  if (!seen) throw new Fault('not_found')
  return seen
}
interface AreaLine {
  area: Area
  picture: AreaPicture
  /** As it was counted that day: the last picture that may be shown. */
  day: string
}
function linesOf({ areas, functions, counts, unit }: SeenUnit): AreaLine[] {
  return areas.flatMap((area) => {
    const day = seriesOf(counts, unit.id, functions, area.id).at(-1)?.day
    return day === undefined ? [] : [{ area, day, picture: pictureOf(grouped(counts, unit.id, functions, area.id, day)) }]
  })
}
const namesOf = (codes: readonly string[], { functions }: SeenUnit): Text => {
  const names = codes.map((code) => functions.find((one) => one.code === code)?.name ?? { sv: code, en: code })
  return { sv: names.map(({ sv }) => sv).join(', '), en: names.map(({ en }) => en).join(', ') }
}

unitPages.get('/kunskapsbehov/enhet/:unit', async (c) => {
  const seen = await unitFor(c)
  const lines = linesOf(seen)
  const at = unitPlace(seen.unit).href
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={seen.unit.name}
      crumbs={[ROOM]}
      lead={{
        sv: 'Vad enheten behöver kunna, hur många som kan det, och vad som fattas.',
        en: 'What the unit needs to know, how many do, and what is missing.',
      }}
    >
      <UnitTabs unit={seen.unit.id} current="gap" />
      <p>
        <LinkButton
          kind={lines.length === 0 ? 'primary' : 'secondary'}
          href={`${at}/rakna`}
          text={{ sv: 'Räkna medarbetare', en: 'Count staff' }}
        />{' '}
        {lines.length === 0 ? null : (
          <LinkButton href={`${at}/larda`} text={{ sv: 'Räkna vilka som har lärt sig', en: 'Count who has learned' }} />
        )}{' '}
        <a href="/kunskapsbehov/behov">
          <T text={{ sv: 'Vem behöver vad', en: 'Who needs what' }} />
        </a>
      </p>
      {lines.length === 0 ? (
        <EmptyState title={{ sv: 'Enheten är inte räknad än', en: 'The unit is not counted yet' }}>
          <p>
            <T
              text={{
                sv: 'Skriv hur många som finns i varje funktion. Sedan visar sidan vad som fattas.',
                en: 'Write how many there are in each function. Then the page shows what is missing.',
              }}
            />
          </p>
        </EmptyState>
      ) : (
        <Gaps seen={seen} lines={lines} />
      )}
      <TrainingPort />
    </Page>,
  )
})

function Gaps({ seen, lines }: { seen: SeenUnit; lines: readonly AreaLine[] }) {
  return (
    <>
      <DataTable
        caption={{ sv: 'Kunskap per område', en: 'Knowledge by area' }}
        captionHidden
        rows={lines}
        columns={[
          { label: { sv: 'Område', en: 'Area' }, names: true, cell: (l) => <T text={l.area.name} /> },
          { label: { sv: 'Har det som behövs', en: 'Have what is needed' }, cell: (l) => <ShownWords shown={l.picture.total} /> },
          { label: { sv: 'Räknat', en: 'Counted' }, cell: (l) => <When at={l.day} day /> },
          {
            label: { sv: 'Plan', en: 'Plan' },
            quiet: true,
            cell: (l) =>
              l.picture.total.kind === 'nearly_all' ? null : (
                <LinkButton
                  href={`/kunskapsbehov/enhet/${seen.unit.id}/planera/${l.area.id}`}
                  text={{ sv: 'Planera', en: 'Plan' }}
                  about={l.area.name}
                />
              ),
          },
        ]}
      />
      <p>
        <T text={WHY_NOT_SHOWN} />
      </p>
      <h2>
        <T text={{ sv: 'Per funktion', en: 'By function' }} />
      </h2>
      {lines.map(({ area, picture }) => (
        <Details summary={area.name}>
          <DataTable
            caption={area.name}
            captionHidden
            rows={picture.groups}
            columns={[
              { label: { sv: 'Funktion', en: 'Function' }, names: true, cell: (g) => <T text={namesOf(g.codes, seen)} /> },
              { label: { sv: 'Har det som behövs', en: 'Have what is needed' }, cell: (g) => <ShownWords shown={g.shown} /> },
            ]}
          />
        </Details>
      ))}
    </>
  )
}

unitPages.get('/kunskapsbehov/enhet/:unit/plan', async (c) => {
  const seen = await unitFor(c)
  const areaName = (id: string): Text => seen.areas.find((area) => area.id === id)?.name ?? { sv: id, en: id }
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={{ sv: 'Plan för kunskap', en: 'Plan for knowledge' }}
      crumbs={[ROOM, unitPlace(seen.unit)]}
      lead={{ sv: 'Vad som ska läras, av vilka, hur och när.', en: 'What is to be learned, by whom, how and when.' }}
    >
      <UnitTabs unit={seen.unit.id} current="plan" />
      <DataTable
        caption={{ sv: 'Planerat', en: 'Planned' }}
        captionHidden
        rows={seen.plans}
        columns={[
          {
            label: { sv: 'Område', en: 'Area' },
            names: true,
            cell: (p) => (
              <a href={`/kunskapsbehov/plan/${p.id}`}>
                <T text={areaName(p.area)} />
              </a>
            ),
          },
          { label: { sv: 'För', en: 'For' }, cell: (p) => <T text={namesOf([p.function], seen)} /> },
          { label: { sv: 'Ansvarig', en: 'Owner' }, cell: (p) => p.actions[0]?.owner ?? '–' },
          { label: { sv: 'Klart senast', en: 'Done by' }, cell: (p) => (p.actions[0] ? <When at={p.actions[0].due} day /> : '–') },
        ]}
        empty={
          <EmptyState title={{ sv: 'Inget planerat än', en: 'Nothing planned yet' }}>
            <p>
              <T
                text={{
                  sv: 'Välj ett område där det fattas något och tryck på Planera.',
                  en: 'Choose an area where something is missing and press Plan.',
                }}
              />
            </p>
          </EmptyState>
        }
      />
    </Page>,
  )
})

unitPages.get('/kunskapsbehov/plan/:id', async (c) => {
  const seen = await seePlan(c.get('house').db, whoAsks(c).actor, c.req.param('id'))
  if (!seen) throw new Fault('not_found')
  const { plan, actions } = seen
  const unit = { id: plan.unit, name: plan.unit_name }
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={seen.areas.find(({ id }) => id === plan.area)?.name ?? plan.area}
      crumbs={[ROOM, unitPlace(unit), { label: { sv: 'Plan', en: 'Plan' }, href: `${unitPlace(unit).href}/plan` }]}
      lead={plan.how}
    >
      <DataTable
        caption={{ sv: 'Planen', en: 'The plan' }}
        captionHidden
        rows={[plan]}
        columns={[
          {
            label: { sv: 'För', en: 'For' },
            names: true,
            cell: (p) => <T text={seen.functions.find(({ code }) => code === p.function)?.name ?? p.function} />,
          },
          { label: { sv: 'Djup', en: 'Depth' }, cell: (p) => <T text={seen.depths[p.depth]?.name ?? String(p.depth)} /> },
          {
            label: { sv: 'Kostnad', en: 'Cost' },
            cell: (p) => (p.cost_kronor === null ? '–' : <T text={{ sv: `${p.cost_kronor} kr`, en: `SEK ${p.cost_kronor}` }} />),
          },
        ]}
      />
      <h2>
        <T text={{ sv: 'Åtgärd', en: 'Action' }} />
      </h2>
      <ActionList actions={actions} />
    </Page>,
  )
})

function asked(c: Ctx, seen: SeenUnit): Area {
  const area = seen.areas.find(({ id }) => id === (c.req.query('omrade') ?? seen.areas[0]?.id))
  if (!area) throw new Fault('not_found')
  return area
}
/** Shares where figures may stand; days between them keep quiet. */
const pointsOf = (seen: SeenUnit, area: Area) =>
  seriesOf(seen.counts, seen.unit.id, seen.functions, area.id).map((moment) => ({ day: moment.day, shown: shownOf(moment) }))

unitPages.get('/kunskapsbehov/enhet/:unit/over-tid', async (c) => {
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
unitPages.get('/kunskapsbehov/enhet/:unit/over-tid.svg', async (c) => {
  const seen = await unitFor(c)
  const area = asked(c, seen)
  const lang = c.get('lang')
  const points = pointsOf(seen, area).map(({ day, shown }) => ({
    at: writeDay(day, lang),
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
