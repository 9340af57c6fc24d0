/** Setting up: words, team, decisions, open and close. One thing a page, and the next step named. */
import { Hono } from 'hono'
import type { Child } from 'hono/jsx'
import { type AnyRecord, type Entered, readForm as readRecord, RecordForm } from '../../platform/field/index.ts'
import { Fault } from '../../platform/faults.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { readForm } from '../../platform/http/form.ts'
import { Actions, Button, type FormError, Form, Notice, Page, renderPage, T, Tag, type Text } from '../../platform/page/index.ts'
import { CLOSED_WHY, hasTeam, QUEUE_STATES } from './contact.ts'
import { makeQueue, type SeenQueue, seeQueue, seeQueues } from './deeds-queue.ts'
import { FIRST, queueRecord, settingsOf } from './forms.ts'
import { Decisions, pathOf, Settings, Team } from './parts-queue.tsx'

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
