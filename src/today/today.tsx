import { Hono } from 'hono'
import type { Env } from '../platform/http/context.ts'
import { whoAsks } from '../platform/http/context.ts'
import type { Module, Waiting } from '../platform/module.ts'
import { type Column, DataTable, EmptyState, Page, type Place, type Shell, T, Tag, When, renderPage } from '../platform/page/index.ts'

const COLUMNS: readonly Column<Waiting>[] = [
  { label: { sv: 'Vad', en: 'What' }, names: true, cell: (w) => <LinkTo place={{ label: w.text, href: w.href }} /> },
  { label: { sv: 'Antal', en: 'Number' }, number: true, cell: (w) => String(w.count) },
  { label: { sv: 'Äldst', en: 'Oldest' }, cell: (w) => (w.oldest ? <When at={w.oldest} day={w.by_day === true} /> : '–') },
  {
    label: { sv: 'Läge', en: 'State' },
    cell: (w) =>
      w.harm === 1 ? (
        <Tag tone="danger" text={{ sv: 'Brådskar', en: 'Urgent' }} />
      ) : (
        <Tag tone="waiting" text={{ sv: 'Väntar', en: 'Waiting' }} />
      ),
  },
]

function LinkTo({ place }: { place: Place }) {
  return (
    <a href={place.href}>
      <T text={place.label} />
    </a>
  )
}

function Today({ shell, waiting, begin }: { shell: Shell; waiting: readonly Waiting[]; begin: readonly Place[] }) {
  return (
    <Page
      shell={shell}
      title={{ sv: 'Idag', en: 'Today' }}
      lead={{ sv: 'Det som väntar på dig, det som kan göra mest skada först.', en: 'What waits for you, the most harmful first.' }}
    >
      {waiting.length === 0 ? (
        <EmptyState title={{ sv: 'Inget väntar på dig. Det är en bra dag.', en: 'Nothing waits for you. It is a good day.' }} />
      ) : (
        <DataTable caption={{ sv: 'Väntar på dig', en: 'Waits for you' }} captionHidden rows={waiting} columns={COLUMNS} />
      )}
      {begin.length === 0 ? null : (
        <>
          <h2>
            <T text={{ sv: 'Börja något', en: 'Begin something' }} />
          </h2>
          <ul>
            {begin.map((place) => (
              <li>
                <LinkTo place={place} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Page>
  )
}

/** Idag: what waits for me, in order of harm. Empty is a good day, and the page says so. */
export function todayModule(modules: readonly Module[]): Module {
  const routes = new Hono<Env>()
  routes.get('/', async (c) => {
    const who = whoAsks(c)
    const { db, config } = c.get('house')
    const waiting = await db.as(who.actor, async (tx) => {
      const all: Waiting[] = []
      for (const module of modules) if (module.waiting) all.push(...(await module.waiting(tx, who, db, config)))
      return all.filter((w) => w.count > 0).sort((a, b) => a.harm - b.harm || (a.oldest?.getTime() ?? 0) - (b.oldest?.getTime() ?? 0))
    })
    const begin = modules.flatMap((module) => module.begin?.(who) ?? [])
    return renderPage(c, <Today shell={c.get('shell')} waiting={waiting} begin={begin} />)
  })
  return { name: 'today', part: 'platform', routes }
}
