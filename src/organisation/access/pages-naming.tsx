import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Entered, enteredFrom, RecordForm, readForm as readRecord } from '../../platform/field/index.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { readForm } from '../../platform/http/form.ts'
import { freshOnly } from '../../platform/http/fresh.tsx'
import {
  Actions,
  Button,
  Form,
  type FormError,
  LinkButton,
  Notice,
  Page,
  renderPage,
  SummaryList,
  T,
  type Text,
  useLang,
  When,
  writeDay,
} from '../../platform/page/index.ts'
import { type CircleSize, isTooWide } from './access.ts'
import { aboutText } from './analysis.ts'
import { name, namingGround, type SeenNaming, seeNaming, settle } from './deeds-naming.ts'
import { namingRecord } from './forms.ts'
import { CRUMB } from './pages-list.tsx'
import { AccessLaw, Day, errorsFor, OUTCOMES, REFUSAL_TEXTS, sizeText, TooWide, whatText } from './words.tsx'
import { csrfOf } from '../../platform/http/csrf.ts'

export const namingRoutes = new Hono<Env>()
const NAME: Text = { sv: 'Utse någon', en: 'Name somebody' }
const same = (text: string): Text => ({ sv: text, en: text })

async function groundOr404(c: Ctx) {
  const ground = await namingGround(c.get('house').db, whoAsks(c).actor)
  if (!ground) throw new Fault('not_found')
  const day = (at: string): Text => ({ sv: writeDay(at, 'sv'), en: writeDay(at, 'en') })
  const choices = {
    people: ground.people.map(({ id, signature }) => ({ id, label: same(signature) })),
    circles: ground.circles.map((circle) => ({
      id: circle.id,
      label: { sv: `${circle.name} (${sizeText(circle).sv})`, en: `${circle.name} (${sizeText(circle).en})` },
    })),
    analyses: ground.analyses.map((one) => ({
      id: one.id,
      label: {
        sv: `${aboutText(one).sv}, till ${day(one.review_by).sv}`,
        en: `${aboutText(one).en}, until ${day(one.review_by).en}`,
      },
    })),
  }
  return { ground, record: namingRecord(choices) }
}

async function namePage(c: Ctx, entered: Entered = {}, errors: readonly FormError[] = []) {
  const { ground, record } = await groundOr404(c)
  const [only] = ground.analyses
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      errors={errors}
      crumbs={[CRUMB]}
      title={NAME}
      lead={{
        sv: 'Du utser, systemägaren beslutar. Personen får inget förrän dess.',
        en: 'You name, the system owner decides. The person gets nothing until then.',
      }}
      aside={<AccessLaw />}
    >
      <TooWide circles={ground.circles} />
      {only ? null : <NoAnalysis />}
      <RecordForm
        record={record}
        action="/behorighet/utse"
        csrf={csrfOf(c)}
        submit={{ sv: 'Utse personen', en: 'Name the person' }}
        entered={ground.analyses.length === 1 && only ? { analysis: only.id, ...entered } : entered}
        errors={errors}
        back={{ label: { sv: 'Avbryt', en: 'Cancel' }, href: CRUMB.href }}
      />
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
function NoAnalysis() {
  return (
    <Notice kind="info" title={{ sv: 'Enheten har ingen analys som gäller', en: 'The unit has no standing analysis' }}>
      <p>
        <T
          text={{
            sv: 'Roller och kretsar som når skyddade personer kräver en.',
            en: 'Roles and circles that reach protected persons need one.',
          }}
        />{' '}
        <a href="/behovsanalys/ny">
          <T text={{ sv: 'Skriv en behovs- och riskanalys', en: 'Write an analysis of needs and risks' }} />
        </a>
      </p>
    </Notice>
  )
}
namingRoutes.get('/behorighet/utse', (c) => namePage(c))
namingRoutes.post('/behorighet/utse', async (c) => {
  const { record } = await groundOr404(c)
  const reading = readRecord(record, await readForm(c))
  if (!reading.ok) return namePage(c, reading.entered, reading.errors)
  const done = await name(c.get('house').db, whoAsks(c).actor, reading.values)
  if (done.ok) return seeOther(c, `/behorighet/utnamning/${done.id}`)
  const errors = done.because === 'conflict' ? [ALREADY] : errorsFor(done.because, record.names)
  return namePage(c, enteredFrom(record, reading.values), errors)
})
const ALREADY: FormError = {
  field: 'account',
  message: {
    sv: 'Personen är redan utsedd till det, och systemägaren har inte beslutat än. Ta tillbaka den utnämningen först om något ska ändras.',
    en: 'The person has already been named for that, and the system owner has not decided. Take that naming back first to change anything.',
  },
}

async function namingPage(c: Ctx, errors: readonly FormError[] = []) {
  const seen = await seeNaming(c.get('house').db, whoAsks(c).actor, c.req.param('id') ?? '')
  if (!seen) throw new Fault('not_found')
  const { naming } = seen
  return renderPage(
    c,
    <Page shell={c.get('shell')} errors={errors} crumbs={[CRUMB]} title={{ sv: 'Utnämning', en: 'Naming' }}>
      <Outcome seen={seen} />
      <SummaryList
        rows={[
          { label: { sv: 'Vem', en: 'Who' }, value: naming.signature },
          { label: { sv: 'Till', en: 'For' }, value: <T text={whatText(naming)} /> },
          ...(naming.what === 'place'
            ? [
                {
                  label: { sv: 'Jour', en: 'Duty' },
                  value: <T text={naming.on_duty ? { sv: 'Ja', en: 'Yes' } : { sv: 'Nej', en: 'No' }} />,
                },
              ]
            : []),
          { label: { sv: 'Enhet', en: 'Unit' }, value: naming.unit_name },
          { label: { sv: 'Till och med', en: 'Until' }, value: <Day day={naming.until} /> },
          { label: { sv: 'Vilar på', en: 'Rests on' }, value: <RestsOn id={naming.analysis} /> },
          { label: { sv: 'Utsedd av', en: 'Named by' }, value: <NamedBy seen={seen} /> },
          { label: { sv: 'När', en: 'When' }, value: <When at={naming.asked_at} /> },
        ]}
      />
      {seen.circle && naming.decision === null ? <SizeAfter circle={seen.circle} adds={seen.adds} /> : null}
      <Deeds c={c} seen={seen} />
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
function NamedBy({ seen: { naming } }: { seen: SeenNaming }) {
  if (naming.asked_by !== naming.account) return <>{naming.asked_by_signature}</>
  return (
    <T text={{ sv: `${naming.asked_by_signature}, som har utsett sig själv`, en: `${naming.asked_by_signature}, who has named herself` }} />
  )
}
function RestsOn({ id }: { id: string | null }) {
  if (id === null) return <T text={{ sv: 'Behövs inte för den rollen', en: 'Not needed for that role' }} />
  return (
    <a href={`/behovsanalys/${id}`}>
      <T text={{ sv: 'Läs behovs- och riskanalysen', en: 'Read the analysis of needs and risks' }} />
    </a>
  )
}
/** Before the decision, not after it: a circle that grows past its size is said to. */
function SizeAfter({ circle, adds }: { circle: CircleSize; adds: boolean }) {
  const after = { ...circle, members: circle.members + (adds ? 1 : 0) }
  const wide = isTooWide(after)
  return (
    <Notice
      kind={wide ? 'waiting' : 'info'}
      title={
        wide
          ? { sv: 'Kretsen blir större än den ska vara', en: 'The circle becomes larger than it is to be' }
          : { sv: `Kretsen blir ${sizeText(after).sv}`, en: `The circle becomes ${sizeText(after).en}` }
      }
    >
      {wide ? (
        <p>
          <T
            text={{
              sv: `Den blir ${sizeText(after).sv}. Be enhetschefen att avsluta en plats eller göra en ny analys först.`,
              en: `It becomes ${sizeText(after).en}. Ask the unit head to end a place or make a new analysis first.`,
            }}
          />
        </p>
      ) : null}
    </Notice>
  )
}

function Outcome({ seen }: { seen: SeenNaming }) {
  const lang = useLang()
  const { naming, grant, withdraw } = seen
  if (naming.decision !== null && naming.decided_at !== null) {
    const day = writeDay(naming.decided_at, lang)
    return <Notice kind={naming.decision === 'granted' ? 'success' : 'info'} title={`${OUTCOMES[naming.decision][lang]}, ${day}`} />
  }
  if (withdraw.ok) return <Notice kind="waiting" title={{ sv: 'Väntar på systemägaren', en: 'Waits for the system owner' }} />
  if (grant.ok || grant.because === 'unreached') return null
  return (
    <Notice kind="waiting" title={{ sv: 'Går inte att tilldela nu', en: 'Cannot be granted now' }}>
      <p>
        <T text={REFUSAL_TEXTS[grant.because].text} />
      </p>
    </Notice>
  )
}

function Deeds({ c, seen }: { c: Ctx; seen: SeenNaming }) {
  const at = `/behorighet/utnamning/${seen.naming.id}`
  const csrf = csrfOf(c)
  return (
    <>
      {seen.grant.ok || seen.decline.ok ? (
        <Form action={`${at}/tilldela`} csrf={csrf}>
          <Actions>
            {seen.grant.ok ? <Button text={{ sv: 'Tilldela', en: 'Grant' }} /> : null}
            {seen.decline.ok ? <Button kind="secondary" formaction={`${at}/nej`} text={{ sv: 'Säg nej', en: 'Decline' }} /> : null}
          </Actions>
        </Form>
      ) : null}
      {seen.withdraw.ok ? (
        <Form action={`${at}/ta-tillbaka`} csrf={csrf}>
          <Actions>
            <Button kind="secondary" text={{ sv: 'Ta tillbaka', en: 'Take back' }} />
            <LinkButton kind="quiet" href={CRUMB.href} text={{ sv: 'Till roller och kretsar', en: 'To roles and circles' }} />
          </Actions>
        </Form>
      ) : null}
    </>
  )
}

async function settled(c: Ctx, decision: 'granted' | 'declined' | 'withdrawn') {
  const done = await settle(c.get('house').db, whoAsks(c).actor, c.req.param('id') ?? '', decision)
  return done.ok ? seeOther(c, `/behorighet/utnamning/${c.req.param('id')}`) : namingPage(c, errorsFor(done.because))
}
namingRoutes.get('/behorighet/utnamning/:id', (c) => namingPage(c))
namingRoutes.post('/behorighet/utnamning/:id/tilldela', freshOnly, (c) => settled(c, 'granted'))
namingRoutes.post('/behorighet/utnamning/:id/nej', (c) => settled(c, 'declined'))
namingRoutes.post('/behorighet/utnamning/:id/ta-tillbaka', (c) => settled(c, 'withdrawn'))
