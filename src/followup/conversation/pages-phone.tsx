/** A phone at the meeting: the question on the screen, and a box for a thought. No account, no cookie, no name. */
import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Ctx, type Env, seeOther } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { readForm, wordOf } from '../../platform/http/form.ts'
import { Actions, Button, EmptyState, Form, type FormError, Notice, Page, renderPage, T, TextArea } from '../../platform/page/index.ts'
import { SMALLEST_SHOWN } from '../../platform/small-groups/index.ts'
import { anonymousShell, withinFlood } from '../staff/index.ts'
import { RULE, sayWords, THOUGHT_MAX } from './conversation.ts'
import { type PhoneView, seeOnPhone, writeOnPhone } from './deeds-thought.ts'
import { Rule } from './pages-question.tsx'

export const phoneRoutes = new Hono<Env>()

async function viewHere(c: Ctx): Promise<PhoneView> {
  const token = c.req.param('token') ?? ''
  const view = token.length > 60 ? undefined : await seeOnPhone(c.get('house').db, token)
  if (!view) throw new Fault('not_found')
  return view
}

function phonePage(c: Ctx, { conversation, step }: PhoneView, errors: readonly FormError[] = [], written = '') {
  const at = `/t/${c.req.param('token')}`
  const open = conversation.state === 'going'
  const question = open && step.kind === 'question' ? step.question : undefined
  const sent = c.req.query('skickat') === 'ja'
  return renderPage(
    c,
    <Page
      shell={anonymousShell(c)}
      title={question === undefined ? conversation.title : sayWords(question.text, c.get('lang'))}
      errors={errors}
    >
      {sent ? <Notice kind="success" announce title={{ sv: 'Din tanke är skickad', en: 'Your thought has been sent' }} /> : null}
      {question === undefined ? (
        <Waiting state={conversation.state} />
      ) : (
        <Form action={at} csrf={csrfOf(c)}>
          <input type="hidden" name="fraga" value={question.id} />
          <TextArea
            name="tanke"
            label={{ sv: 'Din tanke', en: 'Your thought' }}
            hint={{
              sv: `${RULE.sv}. Visas blandat med andras, först när minst ${SMALLEST_SHOWN} har kommit. Högst ${THOUGHT_MAX} tecken.`,
              en: `${RULE.en}. Shown mixed with those of others, only when at least ${SMALLEST_SHOWN} have come. At most ${THOUGHT_MAX} characters.`,
            }}
            required
            secret
            rows={4}
            value={written}
            error={errors[0]?.message}
          />
          <Actions>
            <Button text={{ sv: 'Skicka', en: 'Send' }} />
          </Actions>
        </Form>
      )}
      {conversation.state === 'settled' ? null : (
        <p>
          <a href={at}>
            <T text={{ sv: 'Visa det som är på skärmen nu', en: 'Show what is on the screen now' }} />
          </a>
        </p>
      )}
      {question === undefined ? <Rule /> : null}
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
function Waiting({ state }: { state: PhoneView['conversation']['state'] }) {
  return (
    <EmptyState
      title={
        state === 'planned'
          ? { sv: 'Samtalet har inte börjat', en: 'The conversation has not begun' }
          : state === 'going'
            ? { sv: 'Titta på skärmen', en: 'Look at the screen' }
            : { sv: 'Samtalet är avslutat. Tack.', en: 'The conversation is settled. Thank you.' }
      }
    >
      {state === 'settled' ? null : (
        <p>
          <T text={{ sv: 'Här kan du skriva när en fråga visas.', en: 'Here you can write when a question is shown.' }} />
        </p>
      )}
    </EmptyState>
  )
}

phoneRoutes.get('/t/:token', async (c) => phonePage(c, await viewHere(c)))
phoneRoutes.post('/t/:token', async (c) => {
  const view = await viewHere(c)
  if (!withinFlood(view.conversation.id)) throw new Fault('too_many')
  const form = await readForm(c)
  const words = wordOf(form, 'tanke')
  const token = c.req.param('token')
  if (words === '') return phonePage(c, view, [{ field: 'tanke', message: { sv: 'Skriv en tanke först.', en: 'Write a thought first.' } }])
  if (words.length > THOUGHT_MAX)
    return phonePage(
      c,
      view,
      [{ field: 'tanke', message: { sv: `Korta till högst ${THOUGHT_MAX} tecken.`, en: `Shorten to at most ${THOUGHT_MAX} characters.` } }],
      words,
    )
  const done = await writeOnPhone(c.get('house').db, token, wordOf(form, 'fraga'), words)
  return seeOther(c, done === 'done' ? `/t/${token}?skickat=ja` : `/t/${token}`)
})
