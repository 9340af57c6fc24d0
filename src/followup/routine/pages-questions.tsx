import { Hono } from 'hono'
import { type Ctx, type Env, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { readForm, wordOf } from '../../platform/http/form.ts'
import { type Entered, readForm as readRecord, RecordForm } from '../../platform/field/index.ts'
import { Button, EmptyState, Form, type FormError, HiddenField, Page, renderPage, T } from '../../platform/page/index.ts'
import { writeQuestions } from './deeds-write.ts'
import { questionRecord } from './forms.ts'
import { crumbsOf, draftOf, leave } from './pages-write.tsx'

export const questionPages = new Hono<Env>()
const QUESTIONS_MAX = 10
const WRONG_MAX = 4

async function questionsPage(c: Ctx, errors: readonly FormError[] = [], entered?: Entered) {
  const draft = await draftOf(c)
  const { questions } = draft.version
  const path = `/rutiner/${draft.routine.id}`
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Kunskapskontroll', en: 'Knowledge check' }}
      crumbs={crumbsOf(draft)}
      errors={errors}
      lead={{
        sv: 'Två eller tre frågor räcker. Fråga om det som går fel på riktigt, och förklara varför svaret är rätt.',
        en: 'Two or three questions are enough. Ask about what really goes wrong, and explain why the answer is right.',
      }}
    >
      {questions.length === 0 ? (
        <EmptyState
          title={{ sv: 'Inga frågor: den som har läst räknas som kunnig', en: 'No questions: whoever has read counts as knowing' }}
        />
      ) : null}
      {questions.map((question, i) => (
        <>
          <h2>{question.words}</h2>
          <p>
            <strong>{question.right}.</strong> {question.why}
          </p>
          <Form action={`${path}/fragor/bort`} csrf={csrfOf(c)} label={question.words}>
            <HiddenField name="nummer" value={String(i)} />
            <Button kind="secondary" text={{ sv: 'Ta bort frågan', en: 'Remove the question' }} about={question.words} />
          </Form>
        </>
      ))}
      {questions.length >= QUESTIONS_MAX ? null : (
        <>
          <h2>
            <T text={{ sv: 'Lägg till en fråga', en: 'Add a question' }} />
          </h2>
          <RecordForm
            record={questionRecord}
            action={`${path}/fragor`}
            csrf={csrfOf(c)}
            submit={{ sv: 'Lägg till frågan', en: 'Add the question' }}
            back={{ label: { sv: 'Klar', en: 'Done' }, href: `${path}/utkast` }}
            entered={entered}
            errors={errors}
          />
        </>
      )}
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
questionPages.get('/rutiner/:id/fragor', (c) => questionsPage(c))
questionPages.post('/rutiner/:id/fragor', async (c) => {
  const reading = readRecord(questionRecord, await readForm(c))
  if (!reading.ok) return questionsPage(c, reading.errors, reading.entered)
  const { words, right, why } = reading.values
  const lines = reading.values.wrong.split('\n').map((line) => line.trim())
  const wrong = [...new Set(lines)].filter((line) => line !== '' && line !== right)
  if (wrong.length === 0 || wrong.length > WRONG_MAX) {
    const message = {
      sv: 'Skriv ett till fyra svar som inte är det rätta, ett på varje rad.',
      en: 'Write one to four answers that are not the right one, one a line.',
    }
    return questionsPage(c, [{ field: 'wrong', message }], reading.values)
  }
  const id = c.req.param('id')
  const add = { words, right, wrong, why }
  return leave(
    c,
    await writeQuestions(c.get('house').db, whoAsks(c).actor, id, (all) => [...all, add].slice(0, QUESTIONS_MAX)),
    `/rutiner/${id}/fragor`,
  )
})
questionPages.post('/rutiner/:id/fragor/bort', async (c) => {
  const gone = Number(wordOf(await readForm(c), 'nummer'))
  const id = c.req.param('id')
  const without = await writeQuestions(c.get('house').db, whoAsks(c).actor, id, (all) => all.filter((_one, i) => i !== gone))
  return leave(c, without, `/rutiner/${id}/fragor`)
})
