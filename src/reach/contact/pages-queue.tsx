/** Setting up: words, team, decisions, open and close. One thing a page, and the next step named. */
import { Hono } from 'hono'
import type { Child } from 'hono/jsx'
import { type AnyRecord, type Entered, readForm as readRecord, RecordForm } from '../../platform/field/index.ts'
import { Fault } from '../../platform/faults.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { readForm } from '../../platform/http/form.ts'
import {
  Actions,
  Button,
  type FormError,
  Form,
  LinkButton,
  Notice,
  Page,
  renderPage,
  SummaryList,
  T,
  Tag,
  type Text,
  When,
} from '../../platform/page/index.ts'
import { CLOSED_WHY, type Decision, hasTeam, QUEUE_STATES, standing } from './contact.ts'
import { makeQueue, type SeenQueue, seeQueue, seeQueues } from './deeds-queue.ts'
import { FIRST, queueRecord, settingsOf } from './forms.ts'

export const queuePages = new Hono<Env>()
export const CONTACTS = { label: { sv: 'Kontaktförfrågningar', en: 'Contact requests' }, href: '/kontakt' }

export interface Wrong {
  errors: readonly FormError[]
  entered: Entered
}
interface OneForm {
  title: Text
  lead?: Text
  record: AnyRecord
  action: string
  submit: Text
  back: string
  entered?: Entered
  wrong?: Wrong | undefined
  children?: Child
}
/** A page with one form on it. */
export const formPage = (c: Ctx, { title, lead, record, action, submit, back, entered, wrong, children }: OneForm) =>
  renderPage(
    c,
    <Page shell={c.get('shell')} title={title} crumbs={[CONTACTS]} errors={wrong?.errors ?? []} {...(lead ? { lead } : {})}>
      {children}
      <RecordForm
        record={record}
        action={action}
        csrf={csrfOf(c)}
        submit={submit}
        entered={wrong?.entered ?? entered}
        errors={wrong?.errors}
        back={{ label: { sv: 'Avbryt', en: 'Cancel' }, href: back }}
      />
    </Page>,
    wrong ? 422 : 200,
  )
export const idOf = (c: Ctx) => c.req.param('id') ?? ''
export const pathOf = (id: string) => `/kontakt/ko/${id}`
export async function mustSee(c: Ctx): Promise<SeenQueue> {
  const seen = await seeQueue(c.get('house').db, whoAsks(c).actor, idOf(c))
  if (!seen) throw new Fault('not_found')
  return seen
}
export function must(done: boolean | undefined): void {
  if (!done) throw new Fault('not_found')
}

const newForm = (c: Ctx, site: { site: string; name: string }, wrong?: Wrong) =>
  formPage(c, {
    title: { sv: `Säker kontakt för ${site.name}`, en: `Safe contact for ${site.name}` },
    lead: {
      sv: 'Det här läser den som tvekar om hon vågar skriva. Formuläret öppnas först när ett team har tackat ja.',
      en: 'This is read by somebody who hesitates to write. The form opens only when a team has accepted.',
    },
    record: queueRecord,
    action: `/kontakt/ny/${site.site}`,
    submit: { sv: 'Spara och välj team', en: 'Save and choose a team' },
    back: '/kontakt',
    entered: FIRST,
    wrong,
  })
async function freeSite(c: Ctx) {
  const { free, mayMake } = await seeQueues(c.get('house').db, whoAsks(c).actor)
  const site = free.find((one) => one.site === c.req.param('site'))
  if (!mayMake || !site) throw new Fault('not_found')
  return site
}
queuePages.get('/kontakt/ny/:site', async (c) => newForm(c, await freeSite(c)))
queuePages.post('/kontakt/ny/:site', async (c) => {
  const site = await freeSite(c)
  const reading = readRecord(queueRecord, await readForm(c))
  if (!reading.ok) return newForm(c, site, reading)
  const made = await makeQueue(c.get('house').db, whoAsks(c).actor, site.site, settingsOf(reading.values))
  if (made === 'taken') throw new Fault('conflict')
  if (made === undefined) throw new Fault('not_found')
  return seeOther(c, `${pathOf(made)}/team`)
})

queuePages.get('/kontakt/ko/:id', async (c) => {
  const seen = await mustSee(c)
  const { queue } = seen
  return renderPage(
    c,
    <Page shell={c.get('shell')} title={{ sv: `Säker kontakt för ${seen.site}`, en: `Safe contact for ${seen.site}` }} crumbs={[CONTACTS]}>
      <p>
        <Tag {...QUEUE_STATES[queue.state]} />
      </p>
      {queue.state === 'closed' && queue.closed_why ? (
        <Notice kind="waiting" word={QUEUE_STATES.closed.text} title={CLOSED_WHY[queue.closed_why]}>
          <p>
            <T
              text={{
                sv: 'Den öppna sidan visar nu nummer att ringa i stället.',
                en: 'The public page now shows numbers to call instead.',
              }}
            />
          </p>
        </Notice>
      ) : null}
      <OpenOrClose c={c} seen={seen} />
      <Team seen={seen} />
      <Decisions c={c} seen={seen} />
      <Settings seen={seen} />
    </Page>,
  )
})

function OpenOrClose({ c, seen }: { c: Ctx; seen: SeenQueue }) {
  const { queue, members } = seen
  if (queue.state === 'open')
    return (
      <Form action={`${pathOf(queue.id)}/stang`} csrf={csrfOf(c)}>
        <Actions>
          <Button text={{ sv: 'Stäng formuläret nu', en: 'Close the form now' }} />
        </Actions>
      </Form>
    )
  if (hasTeam(members))
    return (
      <Form action={`${pathOf(queue.id)}/oppna`} csrf={csrfOf(c)}>
        <p>
          <T
            text={{
              sv: 'Alla i teamet har tackat ja. Formuläret kan öppnas.',
              en: 'All of the team have accepted. The form can be opened.',
            }}
          />
        </p>
        <Actions>
          <Button text={{ sv: 'Öppna formuläret', en: 'Open the form' }} />
        </Actions>
      </Form>
    )
  return (
    <Notice kind="waiting" title={{ sv: 'Formuläret kan inte öppnas än', en: 'The form cannot be opened yet' }}>
      <p>
        <T
          text={{
            sv: 'Minst två ska vara utsedda, och alla utsedda ska ha tackat ja.',
            en: 'At least two must be named, and all who are named must have accepted.',
          }}
        />
      </p>
    </Notice>
  )
}

const Team = ({ seen: { queue, members } }: { seen: SeenQueue }) => (
  <>
    <h2>
      <T text={{ sv: 'Team', en: 'Team' }} />
    </h2>
    {members.length === 0 ? (
      <p>
        <T text={{ sv: 'Ingen är utsedd än.', en: 'Nobody has been named yet.' }} />
      </p>
    ) : (
      <ul>
        {members.map(({ signature, accepted_at }) => (
          <li>
            {signature}{' '}
            <Tag
              tone={accepted_at ? 'done' : 'waiting'}
              text={accepted_at ? { sv: 'Har tackat ja', en: 'Has accepted' } : { sv: 'Har inte svarat', en: 'Has not answered' }}
            />
          </li>
        ))}
      </ul>
    )}
    <Actions>
      <LinkButton href={`${pathOf(queue.id)}/team`} text={{ sv: 'Ändra teamet', en: 'Change the team' }} />
    </Actions>
  </>
)

const Decided = ({ decision }: { decision: Decision }) => (
  <SummaryList
    rows={[
      { label: { sv: 'Beslutat av', en: 'Decided by' }, value: decision.decided_by },
      { label: { sv: 'Dag', en: 'Day' }, value: <When at={decision.decided_on} day /> },
      { label: { sv: 'Diarienummer', en: 'Diary number' }, value: decision.diary_number },
      { label: { sv: 'Regel', en: 'Rule' }, value: decision.rule },
      ...(decision.days === null
        ? []
        : [
            {
              label: { sv: 'Raderas efter', en: 'Deleted after' },
              value: <T text={{ sv: `${decision.days} dagar`, en: `${decision.days} days` }} />,
            },
          ]),
    ]}
  />
)
function Decisions({ c, seen: { queue, decisions, organisation } }: { c: Ctx; seen: SeenQueue }) {
  const anonymous = standing(decisions, 'anonymous')
  const deletion = standing(decisions, 'deletion')
  const withdraw = (kind: string) => (
    <Form action={`${pathOf(queue.id)}/${kind}/upphor`} csrf={csrfOf(c)}>
      <Button kind="secondary" text={{ sv: 'Beslutet gäller inte längre', en: 'The decision no longer holds' }} />
    </Form>
  )
  return (
    <>
      <h2>
        <T text={{ sv: 'Anonym kontakt', en: 'Anonymous contact' }} />
      </h2>
      {anonymous ? (
        <>
          <Decided decision={anonymous} />
          {withdraw('anonym')}
        </>
      ) : (
        <>
          <p>
            <T
              text={{
                sv: 'Inget beslut är registrerat. Sidan säger i stället vad ni skriver ner om den som skriver.',
                en: 'No decision is recorded. The page says instead what you write down about whoever writes.',
              }}
            />
          </p>
          {mayBeAnonymous(organisation.kind) ? (
            <LinkButton href={`${pathOf(queue.id)}/anonym`} text={{ sv: 'Registrera ett beslut', en: 'Record a decision' }} />
          ) : null}
        </>
      )}
      <h2>
        <T text={{ sv: 'Gallring', en: 'Deletion' }} />
      </h2>
      {deletion ? (
        <>
          <Decided decision={deletion} />
          {withdraw('gallring')}
        </>
      ) : (
        <>
          <p>
            <T
              text={{
                sv: 'Inget gallringsbeslut är registrerat. Då raderas ingenting, och sidan säger det.',
                en: 'No decision on deletion is recorded. Nothing is then deleted, and the page says so.',
              }}
            />
          </p>
          <LinkButton
            href={`${pathOf(queue.id)}/gallring`}
            text={{ sv: 'Registrera gallringsbeslutet', en: 'Record the decision on deletion' }}
          />
        </>
      )}
    </>
  )
}
/** SoL speaks to the municipality's board; other organisations have no such decision to make. */
export const mayBeAnonymous = (kind: string) => kind === 'municipality'

const Settings = ({ seen: { queue } }: { seen: SeenQueue }) => (
  <>
    <h2>
      <T text={{ sv: 'Det som står på sidan', en: 'What stands on the page' }} />
    </h2>
    <SummaryList
      rows={[
        { label: { sv: 'Vilka svarar', en: 'Who answers' }, value: queue.team.sv },
        { label: { sv: 'När', en: 'When' }, value: queue.answers.sv },
        { label: { sv: 'Vad som skrivs ner', en: 'What is written down' }, value: queue.documented.sv },
        {
          label: { sv: 'Oläst', en: 'Unread' },
          value: (
            <T
              text={{
                sv: `Teamet påminns efter ${queue.remind_hours} timmar, chefen efter ${queue.alarm_hours}, formuläret stängs efter ${queue.close_hours}.`,
                en: `The team is reminded after ${queue.remind_hours} hours, the head after ${queue.alarm_hours}, the form closes after ${queue.close_hours}.`,
              }}
            />
          ),
        },
        {
          label: { sv: 'Bilder', en: 'Pictures' },
          value: <T text={queue.attachments ? { sv: 'Får skickas', en: 'May be sent' } : { sv: 'Tas inte emot', en: 'Not taken' }} />,
        },
      ]}
    />
    <Actions>
      <LinkButton href={`${pathOf(queue.id)}/andra`} text={{ sv: 'Ändra', en: 'Change' }} />
    </Actions>
  </>
)
