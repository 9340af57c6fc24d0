import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Ctx, type Env, whoAsks } from '../../platform/http/context.ts'
import { Actions, DataTable, Details, EmptyState, LinkButton, Page, renderPage, T, type Text, When } from '../../platform/page/index.ts'
import { WHY_NOT_SHOWN } from '../../platform/small-groups/index.ts'
import { ActionList } from '../action/index.ts'
import { type SeenUnit, seePlan, seeUnit } from './deeds.ts'
import { ROOM, ShownWords, TrainingPort, UnitTabs, unitPlace } from './part.tsx'
import { type Area, type AreaPicture, grouped, pictureOf, seriesOf } from './training-needs.ts'

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
      <Actions>
        <LinkButton
          kind={lines.length === 0 ? 'primary' : 'secondary'}
          href={`${at}/rakna`}
          text={{ sv: 'Räkna medarbetare', en: 'Count staff' }}
        />
        {lines.length === 0 ? null : (
          <LinkButton href={`${at}/larda`} text={{ sv: 'Räkna vilka som har lärt sig', en: 'Count who has learned' }} />
        )}
        <a href="/kunskapsbehov/behov">
          <T text={{ sv: 'Vem behöver vad', en: 'Who needs what' }} />
        </a>
      </Actions>
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
