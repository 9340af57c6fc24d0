import { Hono } from 'hono'
import { type Entered, RecordForm, readForm as readRecord } from '../../platform/field/index.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { readForm } from '../../platform/http/form.ts'
import { Fault } from '../../platform/faults.ts'
import {
  Button,
  DataTable,
  EmptyState,
  Form,
  type FormError,
  InsetText,
  Notice,
  Page,
  renderPage,
  SummaryList,
  T,
  Tag,
  type Text,
  When,
} from '../../platform/page/index.ts'
import { FINDINGS, findingRecord, GROUNDS, NEEDS, REFUSALS } from './break-glass.ts'
import { asWhom, endOpening, judgeOpening, listGlass, type Reviewed, seeReview } from './deeds-review.ts'
import { csrfOf } from '../../platform/http/csrf.ts'

export const reviewRoutes = new Hono<Env>()
type Row = Reviewed['row']
const CRUMB = { label: { sv: 'Nödöppningar', en: 'Emergency openings' }, href: '/nodoppningar' }

const resultOf = (row: Row): Text => {
  if (row.state === 'refused') return { sv: 'Nekades', en: 'Refused' }
  if (row.opened_at === null) return { sv: 'Öppnades aldrig', en: 'Never opened' }
  return row.is_open ? { sv: 'Öppen nu', en: 'Open now' } : { sv: 'Öppnades', en: 'Opened' }
}

function Judgement({ row }: { row: Row }) {
  if (row.finding !== null) return <Tag tone={row.finding === 'justified' ? 'done' : 'waiting'} text={FINDINGS[row.finding]} />
  if (row.overdue) return <Tag tone="danger" text={{ sv: 'Försenad', en: 'Overdue' }} />
  return <Tag tone="waiting" text={{ sv: 'Väntar på granskning', en: 'Waits for review' }} />
}

reviewRoutes.get('/nodoppningar', async (c) => {
  const { db, config } = c.get('house')
  const who = whoAsks(c)
  const listed = await listGlass(db, who.actor, asWhom(who.roles), config)
  if (!listed) throw new Fault('not_found')
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={CRUMB.label}
      lead={{
        sv: 'Allt som har nödöppnats, och försök som nekades. Granskas inom ett dygn, aldrig av den som öppnade.',
        en: 'All that was opened in an emergency, and attempts that were refused. Reviewed within a day, never by the one who opened.',
      }}
    >
      <DataTable
        caption={CRUMB.label}
        captionHidden
        rows={listed.rows}
        empty={<EmptyState title={{ sv: 'Ingen har nödöppnat', en: 'Nobody has broken the glass' }} />}
        columns={[
          {
            label: { sv: 'När', en: 'When' },
            names: true,
            cell: (r) => (
              <a href={`/nodoppningar/${r.id}`}>
                <When at={r.asked_at} />
              </a>
            ),
          },
          { label: { sv: 'Vem', en: 'Who' }, cell: (r) => r.signature },
          { label: { sv: 'Enhet', en: 'Unit' }, cell: (r) => r.unit },
          { label: { sv: 'Grund', en: 'Ground' }, cell: (r) => <T text={GROUNDS[r.ground].label} /> },
          { label: { sv: 'Vad hände', en: 'What happened' }, cell: (r) => <T text={resultOf(r)} /> },
          { label: { sv: 'Granskning', en: 'Review' }, cell: (r) => <Judgement row={r} /> },
        ]}
      />
      {listed.attempts.length === 0 ? null : (
        <DataTable
          caption={{
            sv: 'Avbröts innan de skickades, eller stoppades av en gräns',
            en: 'Cancelled before they were sent, or stopped by a limit',
          }}
          rows={listed.attempts}
          columns={[
            { label: { sv: 'När', en: 'When' }, names: true, cell: (a) => <When at={a.at} /> },
            { label: { sv: 'Vem', en: 'Who' }, cell: (a) => a.signature ?? '–' },
            {
              label: { sv: 'Vad hände', en: 'What happened' },
              cell: (a) => (
                <T
                  text={
                    a.deed === 'glass.cancel'
                      ? { sv: 'Avbröts', en: 'Cancelled' }
                      : { sv: 'För många på kort tid', en: 'Too many in a short time' }
                  }
                />
              ),
            },
          ]}
        />
      )}
    </Page>,
  )
})

function onePage(c: Ctx, seen: Reviewed, entered: Entered = {}, errors: readonly FormError[] = [], status: 200 | 422 = 200) {
  const { row, may } = seen
  return renderPage(
    c,
    <Page shell={c.get('shell')} crumbs={[CRUMB]} errors={errors} title={{ sv: 'Nödöppning', en: 'Emergency opening' }}>
      {may.end ? <EndForm c={c} row={row} /> : null}
      <Facts seen={seen} />
      <Inside seen={seen} />
      {may.judge ? (
        <>
          <h2>
            <T text={{ sv: 'Granska', en: 'Review' }} />
          </h2>
          <RecordForm
            record={findingRecord}
            action={`/nodoppningar/${row.id}`}
            csrf={csrfOf(c)}
            submit={{ sv: 'Avsluta granskningen', en: 'Finish the review' }}
            entered={entered}
            errors={errors}
            back={CRUMB}
          />
        </>
      ) : null}
    </Page>,
    status,
  )
}

function EndForm({ c, row }: { c: Ctx; row: Row }) {
  return (
    <Notice kind="waiting" word={{ sv: 'Öppen', en: 'Open' }} title={{ sv: 'Uppgifterna kan läsas nu', en: 'The data can be read now' }}>
      <p>
        <T text={{ sv: 'Öppen till', en: 'Open until' }} /> {row.until === null ? null : <When at={row.until} />}.{' '}
        <T text={{ sv: 'Du kan stänga den när som helst.', en: 'You can close it at any moment.' }} />
      </p>
      <Form action={`/nodoppningar/${row.id}/avsluta`} csrf={csrfOf(c)} label={{ sv: 'Stäng nödöppningen', en: 'Close the opening' }}>
        <Button kind="secondary" text={{ sv: 'Stäng nödöppningen', en: 'Close the opening' }} />
      </Form>
    </Notice>
  )
}

function Facts({ seen: { row, inside, as } }: { seen: Reviewed }) {
  const closed = row.ended_at ?? row.until
  return (
    <SummaryList
      rows={[
        { label: { sv: 'Vem', en: 'Who' }, value: row.signature },
        { label: { sv: 'Enhet', en: 'Unit' }, value: row.unit },
        { label: { sv: 'När', en: 'When' }, value: <When at={row.asked_at} /> },
        ...(inside && row.person ? [{ label: { sv: 'Person', en: 'Person' }, value: <ToPerson as={as} person={row.person} /> }] : []),
        {
          label: { sv: 'Grund', en: 'Ground' },
          value: (
            <>
              <T text={GROUNDS[row.ground].label} /> (<T text={GROUNDS[row.ground].law} />)
            </>
          ),
        },
        { label: { sv: 'Behövde', en: 'Needed' }, value: row.needed.map((need, at) => [at === 0 ? '' : ' · ', <T text={NEEDS[need]} />]) },
        {
          label: { sv: 'Vad hände', en: 'What happened' },
          value: (
            <>
              <T text={resultOf(row)} />
              {inside && row.refusal ? (
                <>
                  {': '}
                  <T text={REFUSALS[row.refusal]} />
                </>
              ) : null}
            </>
          ),
        },
        ...(row.opened_at && closed
          ? [
              {
                label: row.is_open ? { sv: 'Öppen till', en: 'Open until' } : { sv: 'Stängdes', en: 'Closed' },
                value: <When at={closed} />,
              },
            ]
          : []),
        { label: { sv: 'Granskning', en: 'Review' }, value: <Judgement row={row} /> },
      ]}
    />
  )
}

function ToPerson({ as, person }: { as: Reviewed['as']; person: string }) {
  if (as === 'log') return <code>{person.slice(0, 8)}</code>
  return (
    <a href={`/personer/${person}`}>
      <T text={{ sv: 'Öppna personen', en: 'Open the person' }} />
    </a>
  )
}

function Inside({ seen: { row, inside } }: { seen: Reviewed }) {
  if (inside === undefined) {
    return (
      <p>
        <T
          text={{
            sv: 'Du får veta att det har hänt. Vem det gällde vet bara kretsen.',
            en: 'You are told that it has happened. Whom it was about only the circle knows.',
          }}
        />
      </p>
    )
  }
  return (
    <>
      {row.same_surname ? (
        <Notice
          kind="waiting"
          title={{ sv: 'Samma efternamn: fråga om de är släkt', en: 'The same surname: ask whether they are related' }}
        />
      ) : null}
      <h2>
        <T text={{ sv: 'Så skrev den som bad', en: 'In the words of the one who asked' }} />
      </h2>
      <InsetText>
        <p>{inside.reason}</p>
      </InsetText>
      {row.person === null ? null : (
        <DataTable
          caption={{ sv: 'Så ofta tittade den som öppnade', en: 'How often the one who opened looked' }}
          rows={inside.looks}
          empty={<EmptyState title={{ sv: 'Ingen gång', en: 'Not once' }} />}
          columns={[
            { label: { sv: 'När', en: 'When' }, names: true, cell: (at) => <When at={at} /> },
            {
              label: { sv: 'Såg', en: 'Saw' },
              cell: () => row.needed.map((need, at) => [at === 0 ? '' : ' · ', <T text={NEEDS[need]} />]),
            },
          ]}
        />
      )}
      {inside.finding === undefined ? null : (
        <>
          <h2>
            <T text={{ sv: 'Så skrev den som granskade', en: 'In the words of the one who reviewed' }} />
          </h2>
          <InsetText>
            <p>{inside.finding}</p>
          </InsetText>
        </>
      )}
    </>
  )
}

reviewRoutes.get('/nodoppningar/:id', async (c) => {
  const { db, config } = c.get('house')
  const who = whoAsks(c)
  const seen = await seeReview(db, who.actor, asWhom(who.roles), c.req.param('id'), config)
  if (!seen) throw new Fault('not_found')
  return onePage(c, seen)
})
reviewRoutes.post('/nodoppningar/:id', async (c) => {
  const { db, config } = c.get('house')
  const who = whoAsks(c)
  const id = c.req.param('id')
  const as = asWhom(who.roles)
  const reading = readRecord(findingRecord, await readForm(c))
  if (!reading.ok) {
    const seen = await seeReview(db, who.actor, as, id, config)
    if (!seen?.may.judge) throw new Fault('not_found')
    return onePage(c, seen, reading.entered, reading.errors, 422)
  }
  const done = await judgeOpening(db, who.actor, as, id, config, reading.values)
  if (done !== 'judged') throw new Fault(done === 'absent' ? 'not_found' : 'conflict')
  return seeOther(c, `/nodoppningar/${id}`)
})
reviewRoutes.post('/nodoppningar/:id/avsluta', async (c) => {
  const { db, config } = c.get('house')
  const id = c.req.param('id')
  if (!(await endOpening(db, whoAsks(c).actor, id, config))) throw new Fault('not_found')
  return seeOther(c, `/nodoppningar/${id}`)
})
