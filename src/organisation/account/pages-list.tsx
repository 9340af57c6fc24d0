import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Ctx, type Env, whoAsks } from '../../platform/http/context.ts'
import { Actions, DataTable, EmptyState, LinkButton, Page, Pagination, renderPage, T, Tabs, Tag, When } from '../../platform/page/index.ts'
import { ROLES, type Role } from '../founding/index.ts'
import { STATES } from './account.ts'
import { listAccounts } from './deeds.ts'
import type { AccountLine, RoleLine, View } from './store.ts'

export const listRoutes = new Hono<Env>()
export const ACCOUNTS = { label: { sv: 'Konton', en: 'Accounts' }, href: '/konton' }

export function StateTag({ account }: { account: AccountLine }) {
  const { text, tone } = STATES[account.state]
  return <Tag tone={tone} text={text} />
}
export function RoleLines({ roles }: { roles: readonly RoleLine[] }) {
  if (roles.length === 0) return <T text={{ sv: 'Ingen', en: 'None' }} />
  return (
    <>
      {roles.map(({ role, until }) => (
        <div>
          <T text={ROLES[role as Role] ?? role} /> <T text={{ sv: 'till', en: 'until' }} /> <When at={until} day />
        </div>
      ))}
    </>
  )
}

const pageOf = (c: Ctx): number => Math.max(1, Math.min(10_000, Number.parseInt(c.req.query('sida') ?? '1', 10) || 1))

listRoutes.get('/konton', async (c) => {
  const { db, config } = c.get('house')
  const view: View = c.req.query('visa') === 'avslutade' ? 'ended' : 'open'
  const page = pageOf(c)
  const listed = await listAccounts(db, whoAsks(c).actor, view, page, config.list_rows_max)
  if (!listed) throw new Fault('not_found')
  const { accounts, pages, whole } = listed
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={ACCOUNTS.label}
      lead={
        whole
          ? {
              sv: 'De som arbetar här, med sin funktion. Namnet står på kontots egen sida.',
              en: 'Those who work here, by function. The name is on the account’s own page.',
            }
          : { sv: 'De som arbetar i din enhet, med sin funktion.', en: 'Those who work in your unit, by function.' }
      }
    >
      {whole ? (
        <Actions>
          <LinkButton kind="primary" href="/konton/nytt" text={{ sv: 'Bjud in någon', en: 'Invite somebody' }} />
          <LinkButton href="/konton/lista" text={{ sv: 'Bjud in många från en lista', en: 'Invite many from a list' }} />
        </Actions>
      ) : null}
      <Tabs
        label={{ sv: 'Visa', en: 'Show' }}
        tabs={[
          { label: { sv: 'Öppna', en: 'Open' }, href: '/konton', current: view === 'open' },
          { label: { sv: 'Avslutade', en: 'Ended' }, href: '/konton?visa=avslutade', current: view === 'ended' },
        ]}
      />
      <AccountTable accounts={accounts} whole={whole} />
      <Pagination
        page={Math.min(page, pages)}
        pages={pages}
        href={(to) => `/konton?${view === 'ended' ? 'visa=avslutade&' : ''}sida=${to}`}
        label={{ sv: 'Fler konton', en: 'More accounts' }}
      />
    </Page>,
  )
})

function AccountTable({ accounts, whole }: { accounts: readonly AccountLine[]; whole: boolean }) {
  return (
    <DataTable
      caption={ACCOUNTS.label}
      captionHidden
      rows={accounts}
      empty={<EmptyState title={{ sv: 'Inga konton här', en: 'No accounts here' }} />}
      columns={[
        { label: { sv: 'Funktion', en: 'Function' }, names: true, cell: (a) => <a href={`/konton/${a.id}`}>{a.signature}</a> },
        ...(whole ? [{ label: { sv: 'Enhet', en: 'Unit' }, cell: (a: AccountLine) => a.unitName }] : []),
        {
          label: { sv: 'Läge', en: 'State' },
          cell: (a) => (
            <>
              <StateTag account={a} /> {a.bounced ? <Tag tone="waiting" text={{ sv: 'E-post studsar', en: 'Mail bounces' }} /> : null}
            </>
          ),
        },
        { label: { sv: 'Roller', en: 'Roles' }, cell: (a) => <RoleLines roles={a.roles} /> },
        { label: { sv: 'Kretsar', en: 'Circles' }, number: true, cell: (a) => String(a.circles) },
      ]}
    />
  )
}
