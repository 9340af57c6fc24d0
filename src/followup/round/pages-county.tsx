import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Entered, readForm as readRecord, RecordForm } from '../../platform/field/index.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { readForm } from '../../platform/http/form.ts'
import {
  Actions,
  Button,
  DataTable,
  Form,
  type FormError,
  InsetText,
  Page,
  renderPage,
  SummaryList,
  T,
  type Text,
  When,
} from '../../platform/page/index.ts'
import { countyName } from './counties.ts'
import { type CountyOrganisation, noteSupport, remindFromCounty, seeCounty, seeCountyOrganisation } from './deeds-county.ts'
import { noteRecord } from './forms.ts'
import { OneLevels } from './part-levels.tsx'
import { MailLine, Notes } from './part-support.tsx'
import { kindText, Para, ROUNDS, RoundTag, StandingTag } from './parts.tsx'
import { lastDay, standingOf } from './round.ts'

/** A county board's side: who in the county has answered, and what the board can do. */
export const countyPages = new Hono<Env>()
const idOf = (c: Ctx): string => c.req.param('id') ?? ''

countyPages.get('/rundor/lan/:id', async (c) => {
  const seen = await seeCounty(c.get('house').db, whoAsks(c).actor, idOf(c))
  if (!seen) throw new Fault('not_found')
  const { round, invited } = seen
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={round.title}
      crumbs={[ROUNDS]}
      lead={{
        sv: `${invited.filter((one) => standingOf(one) === 'answered').length} av ${invited.length} i ert län har svarat. Välj en organisation för att påminna eller anteckna stöd.`,
        en: `${invited.filter((one) => standingOf(one) === 'answered').length} of ${invited.length} in your county have answered. Choose an organisation to remind it or to note support.`,
      }}
    >
      <p>
        <RoundTag round={round} />
      </p>
      <DataTable
        caption={{ sv: 'Organisationer i ert län', en: 'Organisations in your county' }}
        rows={invited}
        columns={[
          {
            label: { sv: 'Organisation', en: 'Organisation' },
            names: true,
            cell: (one) => <a href={`/rundor/lan/inbjudan/${one.id}`}>{one.name}</a>,
          },
          { label: { sv: 'Slag', en: 'Kind' }, cell: (one) => <T text={kindText(one.kind)} /> },
          { label: { sv: 'Läge', en: 'State' }, cell: (one) => <StandingTag standing={standingOf(one)} /> },
          { label: { sv: 'Sista dag', en: 'Last day' }, cell: (one) => <When at={lastDay(one, round)} day /> },
          {
            label: { sv: 'Nivåer', en: 'Levels' },
            cell: (one) =>
              one.county_sees_levels ? (
                <T text={{ sv: 'Delar med er', en: 'Shares with you' }} />
              ) : (
                <T text={{ sv: 'Delar inte', en: 'Does not share' }} />
              ),
          },
        ]}
      />
    </Page>,
  )
})

async function page(c: Ctx, { errors = [], entered }: { errors?: readonly FormError[]; entered?: Entered } = {}): Promise<Response> {
  const seen = await seeCountyOrganisation(c.get('house').db, whoAsks(c).actor, idOf(c))
  if (!seen) throw new Fault('not_found')
  const { round, invited, mails, notes, levels } = seen
  const at = `/rundor/lan/inbjudan/${invited.id}`
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={invited.name}
      crumbs={[ROUNDS, { label: round.title, href: `/rundor/lan/${round.id}` }]}
      errors={errors}
    >
      <p>
        <StandingTag standing={standingOf(invited)} />
      </p>
      <SummaryList
        rows={[
          { label: { sv: 'Slag', en: 'Kind' }, value: <T text={kindText(invited.kind)} /> },
          { label: { sv: 'Län', en: 'County' }, value: <T text={countyName(invited.county)} /> },
          { label: { sv: 'Sista dag', en: 'Last day' }, value: <When at={lastDay(invited, round)} day /> },
          {
            label: { sv: 'Senast skickat', en: 'Last sent' },
            value: mails[0] ? (
              <>
                <T text={MailLine(mails[0])} />, <When at={mails[0].created_at} day />
              </>
            ) : (
              '–'
            ),
          },
        ]}
      />
      {round.state === 'open' && standingOf(invited) !== 'answered' ? (
        <Form action={`${at}/paminn`} csrf={csrfOf(c)}>
          <Actions>
            <Button text={{ sv: 'Påminn nu', en: 'Remind now' }} />
          </Actions>
        </Form>
      ) : null}
      <SharedLevels levels={levels} />
      <Notes notes={notes} />
      <RecordForm
        record={noteRecord}
        action={`${at}/anteckning`}
        csrf={csrfOf(c)}
        entered={entered}
        errors={errors}
        submit={{ sv: 'Spara anteckningen', en: 'Save the note' }}
      />
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
function SharedLevels({ levels }: Pick<CountyOrganisation, 'levels'>) {
  return levels ? (
    <>
      <InsetText>
        <Para
          text={{
            sv: 'Organisationen har valt att visa sina nivåer för er. Pröva sekretessen innan ni lämnar något vidare (OSL 5 kap. 5 §). Att ni öppnade sidan står i er logg.',
            en: 'The organisation has chosen to show you its levels. Judge secrecy before you pass anything on (OSL 5:5). That you opened the page stands in your log.',
          }}
        />
      </InsetText>
      <OneLevels sets={levels.sets} parts={levels.parts} former={[]} />
    </>
  ) : (
    <Para
      text={{
        sv: 'Organisationens nivåer visas inte för er: den har inte svarat, eller har valt att inte dela dem.',
        en: 'The organisation’s levels are not shown to you: it has not answered, or has chosen not to share them.',
      }}
    />
  )
}
countyPages.get('/rundor/lan/inbjudan/:id', (c) => page(c))

const NOT_NOW: Text = {
  sv: 'Organisationen har redan påmints i dag, eller har svarat. Försök igen i morgon om det behövs.',
  en: 'The organisation has been reminded today already, or has answered. Try again tomorrow if it is needed.',
}
countyPages.post('/rundor/lan/inbjudan/:id/paminn', async (c) => {
  const done = await remindFromCounty(c.get('house').db, whoAsks(c).actor, idOf(c))
  if (done === 'absent') throw new Fault('not_found')
  return done === 'conflict' ? page(c, { errors: [{ message: NOT_NOW }] }) : seeOther(c, `/rundor/lan/inbjudan/${idOf(c)}`)
})
countyPages.post('/rundor/lan/inbjudan/:id/anteckning', async (c) => {
  const reading = readRecord(noteRecord, await readForm(c))
  if (!reading.ok) return page(c, { errors: reading.errors, entered: reading.entered })
  if ((await noteSupport(c.get('house').db, whoAsks(c).actor, idOf(c), reading.values.body)) !== 'done') throw new Fault('not_found')
  return seeOther(c, `/rundor/lan/inbjudan/${idOf(c)}`)
})
