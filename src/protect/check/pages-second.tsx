import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { readForm as readRecord } from '../../platform/field/index.ts'
import { type Ctx, type Env, whoAsks } from '../../platform/http/context.ts'
import { readForm } from '../../platform/http/form.ts'
import { DataTable, Details, EmptyState, Notice, Page, renderPage, SummaryList, T, type Text, When } from '../../platform/page/index.ts'
import { answerAsHead, listQuestions, readQuestion } from './deeds-second.ts'
import { RECIPIENT_WORDS } from './outgoing-set.ts'
import { answerDecided, DecisionForm, type Draft, NO_DRAFT, wordsIn } from './pages-decide.tsx'
import { Written } from './part-written.tsx'
import { RELEASE_GROUNDS } from './release-grounds.ts'
import { secondForm } from './review-forms.ts'
import { freshOnly } from '../../platform/http/fresh.tsx'
import { csrfOf } from '../../platform/http/csrf.ts'

/** For a unit's head: decisions that wait for her as second person. No finding, no document, no name. */

export const secondRoutes = new Hono<Env>()
export const SECONDS = { label: { sv: 'Andra person', en: 'Second person' }, href: '/andra-person' }

const WHAT: Record<'release' | 'safe_copy', Text> = {
  release: { sv: 'Släppa ett utskick', en: 'Release a set' },
  safe_copy: { sv: 'Skicka en säker kopia', en: 'Send a safe copy' },
}

secondRoutes.get('/andra-person', async (c) => {
  const questions = await listQuestions(c.get('house').db, whoAsks(c).actor)
  if (!questions) throw new Fault('not_found')
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={SECONDS.label}
      lead={{ sv: 'Beslut i enheten som behöver ditt ja eller nej.', en: 'Decisions in the unit that need your yes or no.' }}
    >
      <DataTable
        caption={SECONDS.label}
        captionHidden
        rows={questions}
        empty={<EmptyState title={{ sv: 'Inget väntar på ditt svar', en: 'Nothing waits for your answer' }} />}
        columns={[
          {
            label: { sv: 'Frågat', en: 'Asked' },
            names: true,
            cell: (question) => (
              <a href={`/andra-person/${question.id}`}>
                <When at={question.asked} />
              </a>
            ),
          },
          { label: { sv: 'Beslut', en: 'Decision' }, cell: (question) => <T text={WHAT[question.decision]} /> },
          { label: { sv: 'Till', en: 'To' }, cell: (question) => <T text={RECIPIENT_WORDS[question.recipient]} /> },
          { label: { sv: 'Av', en: 'By' }, cell: (question) => question.askedBy ?? '' },
        ]}
      />
    </Page>,
  )
})

async function showQuestion(c: Ctx, draft: Draft): Promise<Response> {
  const question = await readQuestion(c.get('house').db, whoAsks(c).actor, c.req.param('id') ?? '')
  if (!question) throw new Fault('not_found')
  const ground = RELEASE_GROUNDS.find((one) => one.law === question.law)
  const shell = c.get('shell')
  return renderPage(
    c,
    <Page
      shell={shell}
      title={{ sv: 'Svara som andra person', en: 'Answer as second person' }}
      crumbs={[SECONDS]}
      errors={draft.errors}
      lead={{
        sv: 'Du ser grunden och avvägningen. Fynden och dokumenten stannar hos den som granskar.',
        en: 'You see ground and weighing. Findings and documents stay with the reviewer.',
      }}
    >
      <SummaryList
        rows={[
          { label: { sv: 'Beslut', en: 'Decision' }, value: <T text={WHAT[question.decision]} /> },
          { label: { sv: 'Till', en: 'To' }, value: <T text={RECIPIENT_WORDS[question.recipient]} /> },
          { label: { sv: 'Av', en: 'By' }, value: question.askedBy ?? '' },
          ...(question.law === null ? [] : [{ label: { sv: 'Grund', en: 'Ground' }, value: question.law }]),
          { label: { sv: 'Avvägning', en: 'Weighing' }, value: <Written text={question.weighing} /> },
        ]}
      />
      {ground === undefined ? null : (
        <Details summary={{ sv: 'Vad säger lagen?', en: 'What does the law say?' }}>
          <p>
            <T text={ground.explanation} />
          </p>
        </Details>
      )}
      {question.open ? (
        <DecisionForm
          csrf={csrfOf(c)}
          asked={{
            title: SECONDS.label,
            lead: SECONDS.label,
            form: secondForm,
            names: secondForm.names,
            action: `/andra-person/${question.id}`,
            button: { sv: 'Lämna svaret', en: 'Give the answer' },
            draft,
          }}
        />
      ) : (
        <Notice kind="success">
          <p>
            <T text={{ sv: 'Frågan är besvarad eller återtagen.', en: 'The question is answered or taken back.' }} />
          </p>
        </Notice>
      )}
    </Page>,
    draft.errors.length > 0 ? 422 : 200,
  )
}

secondRoutes.get('/andra-person/:id', (c) => showQuestion(c, NO_DRAFT))
secondRoutes.post('/andra-person/:id', freshOnly, async (c) => {
  const id = c.req.param('id')
  const form = await readForm(c)
  const reading = readRecord(secondForm, form)
  if (!reading.ok) return showQuestion(c, { entered: wordsIn(secondForm, form), errors: reading.errors })
  const { answer, words } = reading.values
  return answerDecided(
    c,
    await answerAsHead(c.get('house').db, whoAsks(c).actor, id, { approved: answer === 'ja', words }),
    `/andra-person/${id}`,
  )
})
