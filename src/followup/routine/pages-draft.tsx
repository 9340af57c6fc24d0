import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { readForm } from '../../platform/http/form.ts'
import { type Entered, readForm as readRecord, RecordForm } from '../../platform/field/index.ts'
import {
  Actions,
  Button,
  Details,
  Form,
  type FormError,
  LinkButton,
  Notice,
  Page,
  renderPage,
  T,
  Tag,
  When,
} from '../../platform/page/index.ts'
import { templateOf } from './content.ts'
import { type Draft, seeDraft, seeRoutine } from './deeds.ts'
import { approve, type Approved, askApproval, giveBack } from './deeds-approve.ts'
import { nextVersion } from './deeds-write.ts'
import { differenceBetween } from './difference.ts'
import { returnRecord } from './forms.ts'
import { ROUTINES } from './pages-list.tsx'
import { Difference, IDo, RoutineTag, RoutineText } from './part-text.tsx'
import { pointsIn } from './prose.ts'

export const draftPages = new Hono<Env>()

const WHY_NOT: Readonly<Record<Exclude<Approved, 'done' | 'absent'>, FormError>> = {
  state: {
    message: { sv: 'Någon annan har redan hunnit göra det. Läs om sidan.', en: 'Somebody else has done it already. Read the page again.' },
  },
  own_words: {
    message: {
      sv: 'Du har själv skrivit i den här versionen. Be samordnaren eller en chef som inte har skrivit att godkänna.',
      en: 'You have written in this version yourself. Ask the coordinator, or a head who has not written, to approve.',
    },
  },
  empty_place: {
    message: {
      sv: 'En plats är tom. Fyll den, med källa, innan rutinen godkänns.',
      en: 'A place is empty. Fill it, with a source, before the routine is approved.',
    },
  },
  lesson_left: {
    message: {
      sv: 'En lärdom eller ändring är inte omhändertagen. Gör det först.',
      en: 'A lesson or a change has not been dealt with. Do that first.',
    },
  },
}

draftPages.get('/rutiner/:id/utkast', (c) => draftPage(c))
async function draftPage(c: Ctx, errors: readonly FormError[] = [], entered?: Entered) {
  const { db } = c.get('house')
  const id = c.req.param('id') ?? ''
  const draft = await seeDraft(db, whoAsks(c).actor, id)
  if (!draft) return beginPage(c, id)
  const { routine, version, before } = draft
  const whole = (text: typeof version) => [text.i_do, text.purpose, text.body].join('\n')
  return renderPage(
    c,
    <Page shell={c.get('shell')} title={routine.title} crumbs={[ROUTINES]} lead={version.purpose} errors={errors}>
      <p>
        <RoutineTag state={draft.state} />{' '}
        <T
          text={{
            sv: `Version ${version.number}, senast skriven av ${draft.writer}.`,
            en: `Version ${version.number}, last written by ${draft.writer}.`,
          }}
        />
      </p>
      <NextStep c={c} draft={draft} entered={entered} errors={errors} />
      <Points draft={draft} />
      <IDo text={version.i_do} />
      <RoutineText body={version.body} slots={draft.slots} />
      {before ? (
        <Details
          summary={{ sv: `Vad som är ändrat sedan version ${before.number}`, en: `What has changed since version ${before.number}` }}
        >
          <Difference lines={differenceBetween(whole(before), whole(version))} />
        </Details>
      ) : null}
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}

/** Nothing is being written: the next version begins as the last one stands. */
async function beginPage(c: Ctx, id: string) {
  const found = await seeRoutine(c.get('house').db, whoAsks(c).actor, id)
  if (!found?.writes || found.open) throw new Fault('not_found')
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Skriv nästa version', en: 'Write the next version' }}
      crumbs={[ROUTINES, { label: { sv: 'Rutinen', en: 'The routine' }, href: `/rutiner/${id}` }]}
      lead={{
        sv: `Den börjar som version ${found.version.number} ser ut. Den som gäller står kvar tills den nya är godkänd.`,
        en: `It begins as version ${found.version.number} stands. The one in force remains until the new one is approved.`,
      }}
    >
      <Form action={`/rutiner/${id}/ny-version`} csrf={csrfOf(c)}>
        <Actions>
          <Button text={{ sv: 'Börja skriva', en: 'Start writing' }} />
        </Actions>
      </Form>
    </Page>,
  )
}
draftPages.post('/rutiner/:id/ny-version', async (c) => {
  const id = c.req.param('id')
  const done = await nextVersion(c.get('house').db, whoAsks(c).actor, id)
  if (done === 'absent') throw new Fault('not_found')
  return seeOther(c, `/rutiner/${id}/utkast`)
})

interface StepProps {
  c: Ctx
  draft: Draft
  entered: Entered | undefined
  errors: readonly FormError[]
}
const NextStep = (props: StepProps) => (props.draft.version.state === 'draft' ? <Writing {...props} /> : <Deciding {...props} />)

function Writing({ c, draft }: StepProps) {
  const { routine, version, gaps, notes } = draft
  const lessons = notes.filter(({ dealt_at }) => dealt_at === null).length
  const path = `/rutiner/${routine.id}`
  return (
    <>
      {version.returned_why ? (
        <Notice
          kind="waiting"
          word={{ sv: 'Tillbaka', en: 'Returned' }}
          title={{ sv: 'Det här behöver göras', en: 'This needs to be done' }}
        >
          <p>{version.returned_why}</p>
        </Notice>
      ) : null}
      <Todo gaps={gaps.length} lessons={lessons} path={path} />
      <Form action={`${path}/be-om`} csrf={csrfOf(c)}>
        <Actions>
          {gaps.length + lessons === 0 ? <Button text={{ sv: 'Be om godkännande', en: 'Ask for approval' }} /> : null}
          <LinkButton
            kind={gaps.length === 0 && lessons > 0 ? 'primary' : 'secondary'}
            href={`${path}/skriv`}
            text={{ sv: 'Skriv', en: 'Write' }}
          />
          {draft.slots.length > 0 ? (
            <LinkButton
              kind={gaps.length > 0 ? 'primary' : 'secondary'}
              href={`${path}/platser`}
              text={{ sv: 'Fyll platserna', en: 'Fill the places' }}
            />
          ) : null}
          <LinkButton
            href={`${path}/fragor`}
            text={{ sv: `Frågor (${version.questions.length})`, en: `Questions (${version.questions.length})` }}
          />
        </Actions>
      </Form>
    </>
  )
}

function Deciding({ c, draft, entered, errors }: StepProps) {
  const { routine, version, keeps, isWriter } = draft
  const path = `/rutiner/${routine.id}`
  return (
    <>
      {keeps ? (
        <Form action={`${path}/godkann`} csrf={csrfOf(c)} label={{ sv: 'Godkänn', en: 'Approve' }}>
          <p>
            <T
              text={{
                sv: 'När du godkänner börjar den gälla på sin dag, och de som ska kunna den får veta att något väntar.',
                en: 'When you approve, it comes into force on its day, and those who must know it are told that something waits.',
              }}
            />{' '}
            <When at={version.valid_from} day />
          </p>
          <Actions>
            <Button text={{ sv: 'Godkänn', en: 'Approve' }} />
          </Actions>
        </Form>
      ) : null}
      <Details
        summary={
          isWriter
            ? { sv: 'Ta tillbaka den för att skriva mer', en: 'Take it back to write more' }
            : { sv: 'Skicka tillbaka den', en: 'Return it' }
        }
        open={errors.some(({ field }) => field === 'why')}
      >
        <RecordForm
          record={returnRecord}
          action={`${path}/tillbaka`}
          csrf={csrfOf(c)}
          submit={{ sv: 'Tillbaka till utkast', en: 'Back to draft' }}
          entered={entered}
          errors={errors}
        />
      </Details>
    </>
  )
}

function Todo({ gaps, lessons, path }: { gaps: number; lessons: number; path: string }) {
  if (gaps + lessons === 0) return null
  return (
    <Notice kind="waiting" word={{ sv: 'Före godkännande', en: 'Before approval' }} title={{ sv: 'Det här återstår', en: 'This remains' }}>
      <ul>
        {gaps > 0 ? (
          <li>
            <a href={`${path}/platser`}>
              <T
                text={
                  gaps === 1 ? { sv: 'En tom plats', en: 'One empty place' } : { sv: `${gaps} tomma platser`, en: `${gaps} empty places` }
                }
              />
            </a>
          </li>
        ) : null}
        {lessons > 0 ? (
          <li>
            <a href={`${path}/att-ta-hand-om`}>
              <T text={{ sv: `${lessons} att ta hand om`, en: `${lessons} to deal with` }} />
            </a>
          </li>
        ) : null}
      </ul>
    </Notice>
  )
}

/** What must stand in it, where the ready text says so: the fourteen points about asking (D-R51). */
function Points({ draft }: { draft: Draft }) {
  const points = templateOf(draft.routine.template)?.points
  if (!points) return null
  const there = pointsIn(
    draft.version.body,
    points.map(({ id }) => id),
  )
  return (
    <Details
      summary={{
        sv: `Innehåll: ${there.size} av ${points.length} punkter finns med`,
        en: `Content: ${there.size} of ${points.length} points are there`,
      }}
      open={there.size < points.length}
    >
      <ol>
        {points.map(({ id, title }) => (
          <li>
            <T text={title} /> {there.has(id) ? null : <Tag tone="waiting" text={{ sv: 'Saknas', en: 'Missing' }} />}
          </li>
        ))}
      </ol>
    </Details>
  )
}

async function step(c: Ctx, done: Approved, to: string) {
  if (done === 'absent') throw new Fault('not_found')
  return done === 'done' ? seeOther(c, to) : draftPage(c, [WHY_NOT[done]])
}
draftPages.post('/rutiner/:id/be-om', async (c) =>
  step(c, await askApproval(c.get('house').db, whoAsks(c).actor, c.req.param('id')), `/rutiner/${c.req.param('id')}/utkast`),
)
draftPages.post('/rutiner/:id/godkann', async (c) =>
  step(c, await approve(c.get('house').db, whoAsks(c).actor, c.req.param('id')), `/rutiner/${c.req.param('id')}`),
)
draftPages.post('/rutiner/:id/tillbaka', async (c) => {
  const reading = readRecord(returnRecord, await readForm(c))
  if (!reading.ok) return draftPage(c, reading.errors, reading.entered)
  const id = c.req.param('id')
  return step(c, await giveBack(c.get('house').db, whoAsks(c).actor, id, reading.values.why), `/rutiner/${id}/utkast`)
})
