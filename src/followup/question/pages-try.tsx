/** To answer alone and see at once where one stands. Nothing becomes an answer, and nobody else sees it. */
import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { readForm } from '../../platform/http/form.ts'
import { Actions, Button, Form, LinkButton, Page, renderPage, T } from '../../platform/page/index.ts'
import { seeSet } from './deeds.ts'
import { dropTrials, keepTrial, seeTrial } from './deeds-trial.ts'
import { feedback } from './feedback.ts'
import { FeedbackView } from './feedback-view.tsx'
import { languageFor, SetForm } from './form.tsx'
import { QUESTIONS } from './places.ts'
import { type QuestionSet, sayIn } from './question.ts'
import { readAnswers } from './reading.ts'
import { pathOf } from './set-view.tsx'

export const tryRoutes = new Hono<Env>()
const crumbsTo = (set: QuestionSet, lang: string) => [
  QUESTIONS,
  { label: sayIn(set.title, languageFor(set, lang), set), href: pathOf(set) },
]
const LEAD = {
  sv: 'Svara som det är i dag. Hoppa över det du inte vet. Inget sparas som ett svar, och ingen annan ser det.',
  en: 'Answer as it is today. Skip what you do not know. Nothing is kept as an answer, and nobody else sees it.',
}
const SUBMIT = { sv: 'Visa hur det ser ut', en: 'Show how it looks' }

tryRoutes.get('/fragor/:id/:version{[0-9.]+}/prova', async (c) => {
  const seen = await seeSet(c.get('house').db, whoAsks(c).actor, c.req.param('id'), c.req.param('version'))
  if (!seen) throw new Fault('not_found')
  const { set } = seen.known
  return renderPage(
    c,
    <Page shell={c.get('shell')} title={{ sv: 'Prova själv', en: 'Try it yourself' }} crumbs={crumbsTo(set, c.get('lang'))} lead={LEAD}>
      <SetForm set={set} action={`${pathOf(set)}/prova`} csrf={csrfOf(c)} comment={false} lang={c.req.query('pa')} submit={SUBMIT} />
    </Page>,
  )
})
tryRoutes.post('/fragor/:id/:version{[0-9.]+}/prova', async (c) => {
  const { db } = c.get('house')
  const who = whoAsks(c)
  const seen = await seeSet(db, who.actor, c.req.param('id'), c.req.param('version'))
  if (!seen) throw new Fault('not_found')
  const { set } = seen.known
  const { answers, errors } = readAnswers(await readForm(c), set)
  if (errors.length > 0 || answers.length === 0) {
    const told = errors.length > 0 ? errors : [{ message: { sv: 'Svara på minst en fråga.', en: 'Answer at least one question.' } }]
    return renderPage(
      c,
      <Page
        shell={c.get('shell')}
        title={{ sv: 'Prova själv', en: 'Try it yourself' }}
        crumbs={crumbsTo(set, c.get('lang'))}
        lead={LEAD}
        errors={told}
      >
        <SetForm
          set={set}
          action={`${pathOf(set)}/prova`}
          csrf={csrfOf(c)}
          comment={false}
          answers={answers}
          errors={errors}
          submit={SUBMIT}
        />
      </Page>,
      422,
    )
  }
  const id = await keepTrial(db, who.actor, { id: set.id, version: set.version, answers })
  return seeOther(c, `/fragor/provat/${id}`)
})

tryRoutes.get('/fragor/provat/:trial', async (c) => {
  const seen = await seeTrial(c.get('house').db, whoAsks(c).actor, c.req.param('trial'))
  if (!seen) throw new Fault('not_found')
  const { set, answers } = seen
  return renderPage(
    c,
    <Page shell={c.get('shell')} title={{ sv: 'Så ser det ut', en: 'How it looks' }} crumbs={crumbsTo(set, c.get('lang'))}>
      <FeedbackView set={set} feedback={feedback(set, answers)} />
      <p>
        <T
          text={{
            sv: 'Det här är inget svar till någon. Det ligger förseglat för dig till i morgon, sedan är det borta. Skriv ut om du vill behålla det.',
            en: 'This is no answer to anybody. It lies sealed for you until tomorrow, then it is gone. Print it if you want to keep it.',
          }}
        />
      </p>
      <Actions>
        <LinkButton href={`/fragor/provat/${c.req.param('trial')}/andra`} text={{ sv: 'Ändra svaren', en: 'Change the answers' }} />
      </Actions>
      <Form action="/fragor/provat/kasta" csrf={csrfOf(c)}>
        <Button kind="quiet" text={{ sv: 'Kasta svaren nu', en: 'Throw the answers away now' }} />
      </Form>
    </Page>,
  )
})
tryRoutes.get('/fragor/provat/:trial/andra', async (c) => {
  const seen = await seeTrial(c.get('house').db, whoAsks(c).actor, c.req.param('trial'))
  if (!seen) throw new Fault('not_found')
  const { set, answers } = seen
  return renderPage(
    c,
    <Page shell={c.get('shell')} title={{ sv: 'Prova själv', en: 'Try it yourself' }} crumbs={crumbsTo(set, c.get('lang'))} lead={LEAD}>
      <SetForm set={set} action={`${pathOf(set)}/prova`} csrf={csrfOf(c)} comment={false} answers={answers} submit={SUBMIT} />
    </Page>,
  )
})
tryRoutes.post('/fragor/provat/kasta', async (c) => {
  await dropTrials(c.get('house').db, whoAsks(c).actor)
  return seeOther(c, '/fragor')
})
