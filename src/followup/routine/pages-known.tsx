import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { readForm, wordOf } from '../../platform/http/form.ts'
import {
  Actions,
  Button,
  DataTable,
  Form,
  HiddenField,
  LinkButton,
  Notice,
  Page,
  RadioGroup,
  renderPage,
  T,
} from '../../platform/page/index.ts'
import { NOT_SHOWN } from '../../platform/small-groups/index.ts'
import { answerCheck, answersOf, type Checked, seeCheck, seeShares } from './deeds-read.ts'
import { ROUTINES } from './pages-list.tsx'
import { percentOf } from './routine.ts'

export const knownPages = new Hono<Env>()
const back = (id: string) => ({ label: { sv: 'Rutinen', en: 'The routine' }, href: `/rutiner/${id}` })

async function checkOf(c: Ctx): Promise<Checked> {
  const found = await seeCheck(c.get('house').db, whoAsks(c).actor, c.req.param('id') ?? '')
  if (!found) throw new Fault('not_found')
  return found
}
knownPages.get('/rutiner/:id/kontroll', async (c) => checkPage(c, await checkOf(c)))

function checkPage(c: Ctx, { routine, version }: Checked, told?: { answers: readonly string[]; right: readonly boolean[] }) {
  const wrong = told ? told.right.filter((right) => !right).length : 0
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Några frågor', en: 'A few questions' }}
      crumbs={[ROUTINES, back(routine.id)]}
      lead={{
        sv: 'För att lära, inte för att pröva dig. Vad du svarar fel sparas inte.',
        en: 'To learn, not to test you. What you answer wrong is not kept.',
      }}
    >
      {told ? (
        <Notice
          kind="info"
          announce
          title={{ sv: `${wrong} svar behöver ändras`, en: `${wrong} answers need changing` }}
          word={{ sv: 'Läs förklaringen', en: 'Read the explanation' }}
        />
      ) : null}
      <h2>{routine.title}</h2>
      <Form action={`/rutiner/${routine.id}/kontroll`} csrf={csrfOf(c)}>
        <HiddenField name="version" value={String(version.number)} />
        {version.questions.map((question, i) => {
          const answered = told?.answers[i] ?? ''
          const right = told?.right[i]
          return (
            <>
              <RadioGroup
                name={`fraga-${i + 1}`}
                label={question.words}
                options={answersOf(question).map((answer) => ({ value: answer, label: answer }))}
                value={answered === '' ? undefined : answered}
                required
                error={
                  right === false ? { sv: `Välj ett annat svar. ${question.why}`, en: `Choose another answer. ${question.why}` } : undefined
                }
              />
              {right === true ? (
                <p>
                  <strong>
                    <T text={{ sv: 'Rätt.', en: 'Right.' }} />
                  </strong>{' '}
                  {question.why}
                </p>
              ) : null}
            </>
          )
        })}
        <Actions>
          <Button text={{ sv: 'Svara', en: 'Answer' }} />
        </Actions>
      </Form>
    </Page>,
    told ? 422 : 200,
  )
}

knownPages.post('/rutiner/:id/kontroll', async (c) => {
  const form = await readForm(c)
  const found = await checkOf(c)
  const answers = found.version.questions.map((_question, i) => wordOf(form, `fraga-${i + 1}`))
  const id = found.routine.id
  const told = await answerCheck(c.get('house').db, whoAsks(c).actor, id, Number(wordOf(form, 'version')) || 0, answers)
  if (told === 'absent') throw new Fault('not_found')
  if (told === 'changed') return seeOther(c, `/rutiner/${id}`)
  return told.passed ? seeOther(c, `/rutiner/${id}/kan`) : checkPage(c, found, { answers, right: told.right })
})

knownPages.get('/rutiner/:id/kan', async (c) => {
  const { routine, version } = await checkOf(c)
  return renderPage(
    c,
    <Page shell={c.get('shell')} title={{ sv: 'Du kan rutinen', en: 'You know the routine' }} crumbs={[ROUTINES, back(routine.id)]}>
      <Notice kind="success" title={routine.title}>
        <p>
          <T text={{ sv: 'Du frågas igen när den ändras.', en: 'You are asked again when it changes.' }} />
        </p>
      </Notice>
      {version.questions.map((question) => (
        <>
          <h2>{question.words}</h2>
          <p>
            <strong>{question.right}.</strong> {question.why}
          </p>
        </>
      ))}
      <Actions>
        <LinkButton kind="primary" href="/rutiner" text={{ sv: 'Till rutinerna', en: 'To the routines' }} />
      </Actions>
    </Page>,
  )
})

knownPages.get('/rutiner/:id/kannedom', async (c) => {
  const shares = await seeShares(c.get('house').db, whoAsks(c).actor, c.req.param('id'))
  if (!shares) throw new Fault('not_found')
  const share = (part: number, whole: number) => `${percentOf(part, whole)} %`
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={{ sv: 'Hur många känner till den?', en: 'How many know it?' }}
      crumbs={[ROUTINES, back(c.req.param('id'))]}
      lead={{
        sv: 'Andel av dem som ska kunna rutinen. Enheter med färre än fem räknas ihop med andra, så att ingen kan pekas ut.',
        en: 'Share of those who must know the routine. Units of fewer than five are counted with others, so that nobody can be pointed at.',
      }}
    >
      <h2>{shares.title}</h2>
      {shares.versions.map(({ number, units, total, asks }) => (
        <>
          <h3>
            <T text={{ sv: `Version ${number}`, en: `Version ${number}` }} />
          </h3>
          <DataTable
            caption={{ sv: `Kännedom om version ${number}`, en: `Knowledge of version ${number}` }}
            captionHidden
            rows={[...units.map((row) => ({ ...row, all: false })), ...(total ? [{ name: null, known: total, all: true }] : [])]}
            empty={
              <p>
                <T text={NOT_SHOWN} />
              </p>
            }
            columns={[
              {
                label: { sv: 'Enhet', en: 'Unit' },
                names: true,
                cell: ({ name, all }) =>
                  all ? (
                    <T text={{ sv: 'Alla', en: 'All' }} />
                  ) : (
                    (name ?? <T text={{ sv: 'Mindre enheter tillsammans', en: 'Smaller units together' }} />)
                  ),
              },
              { label: { sv: 'Har läst', en: 'Have read' }, number: true, cell: ({ known }) => share(known.read, known.must) },
              ...(asks
                ? [
                    {
                      label: { sv: 'Har läst och svarat rätt', en: 'Have read and answered right' },
                      number: true,
                      cell: ({ known }: { known: { known: number; must: number } }) => share(known.known, known.must),
                    },
                  ]
                : []),
            ]}
          />
        </>
      ))}
      {shares.versions.length === 0 ? (
        <p>
          <T text={{ sv: 'Ingen version har godkänts än.', en: 'No version has been approved yet.' }} />
        </p>
      ) : null}
    </Page>,
  )
})
