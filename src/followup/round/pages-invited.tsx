import { dayOf } from '../../platform/day.ts'
import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { readForm, wordOf } from '../../platform/http/form.ts'
import { writeCsv } from '../../platform/list/workbook.ts'
import { Actions, Button, DataTable, EmptyState, Form, Notice, Page, renderPage, T, Tag, When } from '../../platform/page/index.ts'
import { remindAll, seeInvited } from './deeds-one.ts'
import { countyName } from './counties.ts'
import { FilterForm, filterFromQuery, filterOf, kindText, Para, queryOf, roundCrumb, ROUNDS, StandingTag, toFiltered } from './parts.tsx'
import { type Invited, lastDay, type Round, STANDINGS, standingOf } from './round.ts'

/** Who has answered, who has begun, who is silent. */
export const invitedPages = new Hono<Env>()
const idOf = (c: Ctx): string => c.req.param('id') ?? ''

invitedPages.get('/rundor/:id/inbjudna', async (c) => {
  const id = idOf(c)
  const filter = filterFromQuery(c)
  const seen = await seeInvited(c.get('house').db, whoAsks(c).actor, id, filter)
  if (!seen) throw new Fault('not_found')
  const { round, invited, all } = seen
  const silent = invited.filter((one) => standingOf(one) !== 'answered').length
  const told = c.req.query('paminda')
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={{ sv: 'Inbjudna', en: 'Invited' }}
      crumbs={[ROUNDS, roundCrumb(round)]}
      lead={{
        sv: `${invited.length} av ${all} organisationer i urvalet, ${silent} har inte svarat.`,
        en: `${invited.length} of ${all} organisations in the selection, ${silent} have not answered.`,
      }}
    >
      {told !== undefined && /^\d{1,4}$/.test(told) ? (
        <Notice kind="success" announce title={{ sv: `${told} påmindes`, en: `${told} were reminded` }}>
          <Para
            text={{
              sv: 'De som redan har påmints i dag fick inget nytt. Brevet säger bara att något väntar.',
              en: 'Those who have been reminded today already got nothing new. The letter says only that something waits.',
            }}
          />
        </Notice>
      ) : null}
      <FilterForm action={`/rundor/${id}/inbjudna`} csrf={csrfOf(c)} filter={filter} standing />
      {round.state === 'open' && silent > 0 ? (
        <Form action={`/rundor/${id}/paminn`} csrf={csrfOf(c)} label={{ sv: 'Påminn', en: 'Remind' }}>
          <input type="hidden" name="slag" value={filter.kind ?? ''} />
          <input type="hidden" name="lan" value={filter.county ?? ''} />
          <input type="hidden" name="lage" value={filter.state ?? ''} />
          <Actions>
            <Button text={{ sv: `Påminn ${silent} som inte har svarat`, en: `Remind ${silent} who have not answered` }} />
          </Actions>
        </Form>
      ) : null}
      <InvitedTable id={id} round={round} invited={invited} all={all} />
      <p>
        <a href={`/rundor/${id}/inbjudna.csv${queryOf(filter)}`}>
          <T text={{ sv: 'Hämta listan (CSV)', en: 'Fetch the list (CSV)' }} />
        </a>
      </p>
    </Page>,
  )
})
invitedPages.post('/rundor/:id/inbjudna', (c) => toFiltered(c, `/rundor/${idOf(c)}/inbjudna`))

invitedPages.get('/rundor/:id/inbjudna.csv', async (c) => {
  const seen = await seeInvited(c.get('house').db, whoAsks(c).actor, idOf(c), filterFromQuery(c))
  if (!seen) throw new Fault('not_found')
  const day = (at: Date | null) => (at === null ? '' : dayOf(at))
  const rows = seen.invited.map((one) => [
    one.name,
    kindText(one.kind).sv,
    one.county ?? '',
    STANDINGS[standingOf(one)].text.sv,
    lastDay(one, seen.round),
    day(one.answered_at),
  ])
  return c.body(writeCsv([['Organisation', 'Slag', 'Länskod', 'Läge', 'Sista dag', 'Svarade'], ...rows]), 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': 'attachment; filename="inbjudna.csv"',
    'Cache-Control': 'no-store',
  })
})

invitedPages.post('/rundor/:id/paminn', async (c) => {
  const form = await readForm(c)
  const filter = filterOf((name) => wordOf(form, name))
  const reminded = await remindAll(c.get('house').db, whoAsks(c).actor, idOf(c), filter)
  if (reminded === undefined) throw new Fault('not_found')
  const query = queryOf(filter)
  return seeOther(c, `/rundor/${idOf(c)}/inbjudna${query}${query === '' ? '?' : '&'}paminda=${reminded}`)
})

function StandingOf({ invited }: { invited: Invited }) {
  return invited.wants_again_at === null ? (
    <StandingTag standing={standingOf(invited)} />
  ) : (
    <Tag tone="waiting" text={{ sv: 'Ber om att få svara igen', en: 'Asks to answer again' }} />
  )
}

function InvitedTable({ id, round, invited, all }: { id: string; round: Round; invited: readonly Invited[]; all: number }) {
  return (
    <DataTable
      caption={{ sv: 'Organisationer i urvalet', en: 'Organisations in the selection' }}
      rows={invited}
      empty={
        all === 0 ? (
          <EmptyState
            title={{ sv: 'Ingen är inbjuden än', en: 'Nobody has been invited yet' }}
            action={
              <a href={`/rundor/${id}/bjud-in`}>
                <T text={{ sv: 'Bjud in organisationer', en: 'Invite organisations' }} />
              </a>
            }
          />
        ) : (
          <EmptyState title={{ sv: 'Ingen i urvalet', en: 'Nobody in the selection' }} />
        )
      }
      columns={[
        {
          label: { sv: 'Organisation', en: 'Organisation' },
          names: true,
          cell: (one) => <a href={`/rundor/inbjudan/${one.id}`}>{one.name}</a>,
        },
        { label: { sv: 'Slag', en: 'Kind' }, cell: (one) => <T text={kindText(one.kind)} /> },
        { label: { sv: 'Län', en: 'County' }, cell: (one) => <T text={countyName(one.county)} /> },
        { label: { sv: 'Läge', en: 'State' }, cell: (one) => <StandingOf invited={one} /> },
        { label: { sv: 'Sista dag', en: 'Last day' }, cell: (one) => <When at={lastDay(one, round)} day /> },
      ]}
    />
  )
}
