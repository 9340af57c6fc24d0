import { Hono } from 'hono'
import type { Context } from 'hono'
import { Chart, sendPicture } from '../../platform/chart/index.ts'
import { Fault } from '../../platform/faults.ts'
import { type Env, whoAsks } from '../../platform/http/context.ts'
import type { Module, OverviewPart } from '../../platform/module.ts'
import { DataTable, EmptyState, Page, renderPage, Stat, Stats, T, usePick } from '../../platform/page/index.ts'
import { hasOverview, inOrder } from './overview.ts'

const OVERVIEW = { label: { sv: 'Översikt', en: 'Overview' }, href: '/oversikt' }

/** What each module tells, in the reach of whoever asks: one transaction for all of it. */
async function partsFor(c: Context<Env>, modules: readonly Module[]): Promise<OverviewPart[]> {
  const who = whoAsks(c)
  if (!hasOverview(who.roles)) throw new Fault('not_found')
  return c.get('house').db.as(who.actor, async (tx) => {
    await tx.audit({ deed: 'overview.see', purpose: 'follow_up' })
    const parts: OverviewPart[] = []
    for (const module of modules) if (module.overview) parts.push(...(await module.overview(tx, who)))
    return inOrder(parts)
  })
}

function Part({ part }: { part: OverviewPart }) {
  const say = usePick()
  return (
    <section>
      <h2>
        <T text={part.title} />
      </h2>
      {part.figures.length === 0 ? null : (
        <Stats>
          {part.figures.map((figure) => (
            <Stat
              value={figure.value}
              label={figure.label}
              source={
                <a href={figure.href}>
                  <T text={figure.note ?? { sv: 'Visa', en: 'Show' }} />
                </a>
              }
            />
          ))}
        </Stats>
      )}
      {part.chart === undefined ? null : (
        <Chart src={`${OVERVIEW.href}/bild/${part.chart.name}`} alt={part.chart.alt} width={part.chart.width} height={part.chart.height} />
      )}
      {part.table === undefined || part.table.rows.length === 0 ? null : (
        <DataTable
          caption={part.table.caption}
          rows={part.table.rows}
          columns={part.table.columns.map((column, at) => ({
            label: column.label,
            names: at === 0,
            number: column.number === true,
            cell: (row: NonNullable<OverviewPart['table']>['rows'][number]) => {
              const words = say(row.cells[at] ?? '')
              return at === 0 && row.href !== undefined ? <a href={row.href}>{words}</a> : words
            },
          }))}
        />
      )}
    </section>
  )
}

/** Översikt: what matters now, and how it moves. Every figure leads to its source. */
export function overviewModule(modules: readonly Module[]): Module {
  const routes = new Hono<Env>()
  routes.get(OVERVIEW.href, async (c) => {
    const parts = await partsFor(c, modules)
    return renderPage(
      c,
      <Page
        shell={c.get('shell')}
        wide
        title={OVERVIEW.label}
        lead={{
          sv: 'Hur arbetet går just nu. Varje siffra leder till det den bygger på.',
          en: 'How the work goes right now. Each figure leads to what it rests on.',
        }}
      >
        {parts.length === 0 ? (
          <EmptyState
            title={{
              sv: 'Här blir det siffror när det finns uppdrag, rundor, rutiner eller åtgärder',
              en: 'Figures come here when there are mandates, rounds, routines or actions',
            }}
          />
        ) : (
          parts.map((part) => <Part part={part} />)
        )}
      </Page>,
    )
  })
  routes.get(`${OVERVIEW.href}/bild/:name`, async (c) => {
    const chart = (await partsFor(c, modules)).find((part) => part.chart?.name === c.req.param('name'))?.chart
    if (!chart) throw new Fault('not_found')
    return sendPicture(c, chart.svg)
  })
  return {
    name: 'overview',
    part: 'followup',
    routes,
    pages: (who) => (hasOverview(who.roles) ? { room: { sv: 'Följa upp', en: 'Follow up' }, places: [OVERVIEW] } : undefined),
  }
}
