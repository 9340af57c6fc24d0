import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { RecordForm, readForm as readRecord, summaryRows, writePhone } from '../../platform/field/index.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { readForm } from '../../platform/http/form.ts'
import {
  Actions,
  Button,
  DataTable,
  EmptyState,
  Form,
  type FormError,
  Notice,
  Page,
  renderPage,
  SummaryList,
  T,
  Tag,
  type Text,
  When,
} from '../../platform/page/index.ts'
import { REFUSAL_TEXTS } from '../person/index.ts'
import { closeIntake, listIntakes, type SeenIntake, seeIntake, takeInEntry, takeInHand } from './deeds.ts'
import { ABOUT, closeContactRecord, type Content, dismissRecord, entryRecord, type Intake, takeInRecord, WHEN } from './intake.ts'
import { csrfOf } from '../../platform/http/csrf.ts'

export const circleRoutes = new Hono<Env>()
const CRUMB = { label: { sv: 'Inlämnat', en: 'Handed in' }, href: '/inlamnat' }

const kindOf = (intake: Pick<Intake, 'kind'>): Text =>
  intake.kind === 'contact'
    ? { sv: 'Någon vill bli uppringd', en: 'Somebody wants a call' }
    : { sv: 'Uppgift om en person', en: 'A person handed in' }

circleRoutes.get('/inlamnat', async (c) => {
  const rows = await listIntakes(c.get('house').db, whoAsks(c).actor)
  if (!rows) throw new Fault('not_found')
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={CRUMB.label}
      lead={{ sv: 'Det som andra har lämnat till kretsen. Samtal först.', en: 'What others have handed to the circle. Calls first.' }}
    >
      <DataTable
        caption={CRUMB.label}
        captionHidden
        rows={rows}
        empty={<EmptyState title={{ sv: 'Inget väntar', en: 'Nothing waits' }} />}
        columns={[
          {
            label: { sv: 'Vad', en: 'What' },
            names: true,
            cell: (r) => (
              <a href={`/inlamnat/${r.id}`}>
                <T text={kindOf(r)} />
              </a>
            ),
          },
          { label: { sv: 'Från', en: 'From' }, cell: (r) => r.unit },
          { label: { sv: 'När', en: 'When' }, cell: (r) => <When at={r.created_at} /> },
          { label: { sv: 'Läge', en: 'State' }, cell: (r) => <Taken by={r.taken_by_signature} urgent={r.kind === 'contact'} /> },
        ]}
      />
    </Page>,
  )
})

function Taken({ by, urgent }: { by: string | null; urgent: boolean }) {
  if (by !== null) return <T text={{ sv: `Tas om hand av ${by}`, en: `In hand: ${by}` }} />
  return <Tag tone={urgent ? 'danger' : 'waiting'} text={{ sv: 'Väntar', en: 'Waits' }} />
}

async function onePage(c: Ctx, seen: SeenIntake, errors: readonly FormError[] = [], status: 200 | 422 = 200) {
  const { intake, content } = seen
  return renderPage(
    c,
    <Page shell={c.get('shell')} errors={errors} crumbs={[CRUMB]} title={kindOf(intake)}>
      <SummaryList
        rows={[
          { label: { sv: 'Från', en: 'From' }, value: intake.unit },
          { label: { sv: 'När', en: 'When' }, value: <When at={intake.created_at} /> },
          ...(content === undefined ? [] : rowsOf(content, c.get('lang'))),
        ]}
      />
      <Known intake={intake} />
      {content === undefined ? (
        <Notice
          kind="success"
          title={{ sv: 'Avslutat. Det som lämnades in kan inte längre läsas.', en: 'Closed. What was handed in can no longer be read.' }}
        />
      ) : (
        <Deeds c={c} seen={{ intake, content }} errors={errors} />
      )}
    </Page>,
    status,
  )
}

function rowsOf(content: Content, lang: 'sv' | 'en') {
  if (content.kind === 'elsewhere') {
    return [
      {
        label: { sv: 'Vad', en: 'What' },
        value: (
          <T
            text={{
              sv: 'En annan krets i organisationen har nu också lagt in personen.',
              en: 'Another circle of the organisation has now entered the person too.',
            }}
          />
        ),
      },
    ]
  }
  if (content.kind === 'entry') return summaryRows(entryRecord, content, { lang })
  return [
    { label: { sv: 'Säkert nummer', en: 'Safe number' }, value: <strong>{writePhone(content.phone)}</strong> },
    { label: { sv: 'Ring', en: 'Call' }, value: <T text={WHEN[content.when]} /> },
    { label: { sv: 'Gäller', en: 'About' }, value: <T text={ABOUT[content.about]} /> },
    ...(content.written === undefined ? [] : [{ label: { sv: 'Sökte efter', en: 'Searched for' }, value: content.written }]),
  ]
}

/** What only the circle knows: whether she is here already. */
function Known({ intake }: { intake: Intake }) {
  if (intake.person === null) return null
  return (
    <Notice
      kind="info"
      title={
        intake.duplicate === true
          ? { sv: 'Personen finns i kretsen', en: 'The person is in the circle' }
          : { sv: 'Kan gälla en person i kretsen med samma namn', en: 'May be about a person in the circle with the same name' }
      }
    >
      <p>
        <a href={`/personer/${intake.person}`}>
          <T text={{ sv: 'Öppna personen', en: 'Open the person' }} />
        </a>
      </p>
    </Notice>
  )
}

function Post({ action, csrf, text }: { action: string; csrf: string; text: Text }) {
  return (
    <Form action={action} csrf={csrf}>
      <Actions>
        <Button kind="secondary" text={text} />
      </Actions>
    </Form>
  )
}

function Deeds({ c, seen, errors }: { c: Ctx; seen: { intake: SeenIntake['intake']; content: Content }; errors: readonly FormError[] }) {
  const { intake, content } = seen
  const at = `/inlamnat/${intake.id}`
  const csrf = csrfOf(c)
  if (content.kind === 'elsewhere')
    return <Post action={`${at}/klart`} csrf={csrf} text={{ sv: 'Jag har läst det', en: 'I have read it' }} />
  if (content.kind === 'contact') {
    if (intake.taken_by === null) {
      return (
        <Form action={`${at}/ta`} csrf={csrf}>
          <Actions>
            <Button text={{ sv: 'Jag ringer', en: 'I will call' }} />
          </Actions>
        </Form>
      )
    }
    return (
      <>
        <p>
          <Taken by={intake.taken_by_signature} urgent />
        </p>
        <RecordForm
          record={closeContactRecord}
          action={`${at}/klart`}
          csrf={csrf}
          submit={{ sv: 'Avsluta', en: 'Close' }}
          errors={errors}
        />
      </>
    )
  }
  return (
    <>
      <h2>
        <T text={{ sv: 'Lägg in som ny person', en: 'Enter as a new person' }} />
      </h2>
      <RecordForm
        record={takeInRecord(c.get('house').config.provisional_days_max)}
        action={`${at}/lagg-in`}
        csrf={csrf}
        submit={{ sv: 'Lägg in personen', en: 'Enter the person' }}
        errors={errors}
      />
      {intake.person === null ? null : (
        <Post action={`${at}/samma`} csrf={csrf} text={{ sv: 'Det är personen som redan finns', en: 'It is the person already here' }} />
      )}
      <h2>
        <T text={{ sv: 'Lägg åt sidan', en: 'Put aside' }} />
      </h2>
      <RecordForm
        record={dismissRecord}
        action={`${at}/at-sidan`}
        csrf={csrf}
        submit={{ sv: 'Lägg åt sidan', en: 'Put aside' }}
        errors={errors}
      />
    </>
  )
}

async function seenOr404(c: Ctx): Promise<SeenIntake> {
  const seen = await seeIntake(c.get('house').db, whoAsks(c).actor, c.req.param('id') ?? '')
  if (!seen) throw new Fault('not_found')
  return seen
}
circleRoutes.get('/inlamnat/:id', async (c) => onePage(c, await seenOr404(c)))

circleRoutes.post('/inlamnat/:id/ta', async (c) => {
  const taken = await takeInHand(c.get('house').db, whoAsks(c).actor, c.req.param('id'))
  if (taken === 'absent') throw new Fault('not_found')
  if (taken === 'by_other') throw new Fault('conflict')
  return seeOther(c, `/inlamnat/${c.req.param('id')}`)
})

async function close(c: Ctx, outcome: string) {
  if (!(await closeIntake(c.get('house').db, whoAsks(c).actor, c.req.param('id') ?? '', outcome))) throw new Fault('not_found')
  return seeOther(c, '/inlamnat')
}
circleRoutes.post('/inlamnat/:id/klart', async (c) => {
  const seen = await seenOr404(c)
  if (seen.content?.kind === 'elsewhere') return close(c, 'noted')
  const reading = readRecord(closeContactRecord, await readForm(c))
  return reading.ok ? close(c, reading.values.outcome) : onePage(c, seen, reading.errors, 422)
})
circleRoutes.post('/inlamnat/:id/at-sidan', async (c) => {
  const reading = readRecord(dismissRecord, await readForm(c))
  return reading.ok ? close(c, reading.values.outcome) : onePage(c, await seenOr404(c), reading.errors, 422)
})
circleRoutes.post('/inlamnat/:id/samma', async (c) => {
  const seen = await seenOr404(c)
  if (seen.intake.person === null) throw new Fault('not_found')
  return close(c, 'joined')
})
circleRoutes.post('/inlamnat/:id/lagg-in', async (c) => {
  const { db, config } = c.get('house')
  const reading = readRecord(takeInRecord(config.provisional_days_max), await readForm(c))
  if (!reading.ok) return onePage(c, await seenOr404(c), reading.errors, 422)
  const taken = await takeInEntry(db, whoAsks(c).actor, c.req.param('id'), reading.values.expires)
  if (taken.ok) return seeOther(c, `/personer/${taken.person}`)
  if (taken.because === 'absent' || taken.because === 'not_officer') throw new Fault('not_found')
  return onePage(c, await seenOr404(c), [{ message: REFUSAL_TEXTS[taken.because] }], 422)
})
