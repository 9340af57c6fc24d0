import { Hono } from 'hono'
import { type Entered, FieldFor, readForm as readRecord } from '../../platform/field/index.ts'
import { type Ctx, type Env, seeOther } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { readForm, wordOf } from '../../platform/http/form.ts'
import {
  Actions,
  Button,
  DataTable,
  Form,
  type FormError,
  Law,
  Notice,
  Page,
  renderPage,
  Steps,
  T,
  type Text,
  useLang,
} from '../../platform/page/index.ts'
import { type Answer, feedback, type Question, questionsOf, type QuestionSet, readAnswers, sayIn, SetForm } from '../question/index.ts'
import { type Linked, saveAnswers, sendFromPage } from './deeds-link.ts'
import { signOffRecord } from './forms.ts'
import { levelWords } from './part-levels.tsx'
import { deadLink, linkAt, seen, tokenOf } from './part-link.tsx'
import { Para } from './parts.tsx'
import { NOT_APPLICABLE, REFUSALS } from './round.ts'

/** Answering on the page behind the link, a section at a time, and sending. */
export const linkAnswerPages = new Hono<Env>()

const LATER: Text = {
  sv: 'Någon annan hos er sparade den här delen medan du skrev. Det du skrev står kvar. Jämför med det som är sparat och spara igen: då gäller det som står här.',
  en: 'Somebody else of yours saved this part while you wrote. What you wrote is still here. Compare with what has been saved and save again: then what stands here holds.',
}
interface Shown {
  answers?: readonly Answer[]
  errors?: readonly FormError[]
  /** What another has saved meanwhile stands beneath each question. */
  besides?: boolean
}
async function section(c: Ctx, shown: Shown = {}): Promise<Response> {
  const linked = await seen(c)
  const set = linked?.sets.find((one) => one.id === c.req.param('set'))
  const place = Number(c.req.param('place'))
  const asked = set?.sections[place - 1]
  if (!linked || !set || !asked) return deadLink(c)
  if (!linked.isOpen) return seeOther(c, linkAt(c))
  const draft = linked.drafts[set.id]
  const { errors = [], besides = false } = shown
  const lang = c.get('lang')
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={sayIn(asked.title, lang, set)}
      crumbs={[{ label: linked.round.title, href: linkAt(c) }]}
      errors={errors}
      lead={{
        sv: 'Svara så gott ni kan. Det ni hoppar över kan ni ta senare.',
        en: 'Answer as well as you can. What you skip you can take later.',
      }}
    >
      <Steps
        current={place}
        steps={set.sections.map((one, index) => ({
          label: sayIn(one.title, lang, set),
          href: `${linkAt(c)}/fraga/${set.id}/${index + 1}`,
        }))}
      />
      <SetForm
        set={set}
        action={`${linkAt(c)}/fraga/${set.id}/${place}`}
        csrf={csrfOf(c)}
        answers={shown.answers ?? draft?.answers ?? []}
        errors={errors}
        sections={[asked]}
        submit={{ sv: 'Spara och fortsätt', en: 'Save and go on' }}
        beside={(question) => <Beside linked={linked} set={set} question={question} saved={besides} />}
      >
        <input type="hidden" name="edition" value={String(draft?.edition ?? 0)} />
      </SetForm>
      <p>
        <a href={linkAt(c)}>
          <T text={{ sv: 'Tillbaka utan att spara', en: 'Back without saving' }} />
        </a>
      </p>
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
function Beside({ linked, set, question, saved }: { linked: Linked; set: QuestionSet; question: Question; saved: boolean }) {
  const former = linked.former[`${set.id}/${question.id}`]
  const other = saved ? linked.drafts[set.id]?.answers.find((one) => one.question === question.id) : undefined
  return (
    <>
      {former === undefined ? null : (
        <p class="sv-hint">
          <T text={{ sv: 'Förra rundan:', en: 'The former round:' }} /> <T text={levelWords(set, question, former)} />
        </p>
      )}
      {other ? (
        <p class="sv-hint">
          <T text={{ sv: 'Sparat av en kollega:', en: 'Saved by a colleague:' }} /> <T text={wordsOfAnswer(set, question, other)} />
          {other.words === '' ? null : `, ”${other.words}”`}
        </p>
      ) : null}
    </>
  )
}
function wordsOfAnswer(set: QuestionSet, question: Question, answer: Answer): Text {
  if (question.kind === 'choices') {
    const chosen = (question.options ?? []).filter((one) => answer.chosen.includes(one.id))
    const say = (lang: string) => chosen.map((one) => sayIn(one.text, lang, set)).join(', ')
    return { sv: say('sv'), en: say('en') }
  }
  if (question.kind === 'words') return { sv: 'Egna ord', en: 'Own words' }
  return levelWords(set, question, answer.applies ? answer.level : NOT_APPLICABLE)
}

linkAnswerPages.get('/inbjudan/:token/fraga/:set/:place', (c) => section(c))
linkAnswerPages.post('/inbjudan/:token/fraga/:set/:place', async (c) => {
  const linked = await seen(c)
  const set = linked?.sets.find((one) => one.id === c.req.param('set'))
  const place = Number(c.req.param('place'))
  const asked = set?.sections[place - 1]
  if (!linked || !set || !asked) return deadLink(c)
  const form = await readForm(c)
  const { answers, errors } = readAnswers(form, { ...set, sections: [asked] })
  if (errors.length > 0) return section(c, { answers, errors })
  const edition = Number(wordOf(form, 'edition'))
  const saved = await saveAnswers(c.get('house').db, tokenOf(c), set.id, {
    asked: asked.questions.map((one) => one.id),
    answers,
    edition: Number.isInteger(edition) ? edition : 0,
  })
  if (saved === 'later') return section(c, { answers, errors: [{ message: LATER }], besides: true })
  if (saved === 'closed') return section(c, { answers, errors: [{ message: REFUSALS.closed }] })
  if (saved === 'absent') return deadLink(c)
  if (place < set.sections.length) return seeOther(c, `${linkAt(c)}/fraga/${set.id}/${place + 1}`)
  const next = linked.sets[linked.sets.indexOf(set) + 1]
  return seeOther(c, next ? `${linkAt(c)}/fraga/${next.id}/1` : `${linkAt(c)}/skicka`)
})

/* ── what is sent ── */

const EMPTY: Text = {
  sv: 'Ni har inte svarat på någon fråga än. Börja svara först.',
  en: 'You have not answered any question yet. Begin answering first.',
}
async function review(c: Ctx, { errors = [], entered = {} }: { errors?: readonly FormError[]; entered?: Entered } = {}): Promise<Response> {
  const linked = await seen(c)
  if (!linked) return deadLink(c)
  if (!linked.isOpen) return seeOther(c, linkAt(c))
  const record = signOffRecord
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={{ sv: 'Det här skickas', en: 'This is sent' }}
      crumbs={[{ label: linked.round.title, href: linkAt(c) }]}
      errors={errors}
      lead={{
        sv: 'Läs igenom allt. Välj vad ni delar och skriv under med en funktion.',
        en: 'Read everything. Choose what you share and sign with a function.',
      }}
    >
      {linked.sets.map((set) => (
        <Leaving set={set} answers={linked.drafts[set.id]?.answers ?? []} />
      ))}
      <Notice
        kind="waiting"
        word={{ sv: 'Sekretess', en: 'Secrecy' }}
        title={{ sv: 'Det här visar var ni är svaga', en: 'This shows where you are weak' }}
      >
        <Para
          text={{
            sv: 'Pröva sekretessen hos er innan ni delar mer än nivåer. Den här sidan har ingen röjandekontroll: det ni delar med egna ord har bara ni läst.',
            en: 'Judge secrecy with you before you share more than levels. This page has no disclosure check: what you share in your own words only you have read.',
          }}
        />
        <Law section="OSL 5 kap. 5 §">
          <Para
            text={{
              sv: 'En anteckning om sekretess anger bestämmelsen, dagen och vem som gjorde den. Samvärn föreslår ingen bestämmelse.',
              en: 'A note of secrecy names the provision, the day and who made it. Samvärn proposes no provision.',
            }}
          />
        </Law>
      </Notice>
      <Form action={`${linkAt(c)}/skicka`} csrf={csrfOf(c)}>
        {record.names
          .filter((name) => name !== 'county_sees' || linked.board !== undefined)
          .map((name) => (
            <FieldFor record={record} name={name} entered={entered} errors={errors} />
          ))}
        <Actions>
          <Button text={{ sv: 'Skriv under och skicka', en: 'Sign and send' }} />
          <a class="sv-way-out" href={linkAt(c)}>
            <T text={{ sv: 'Inte än', en: 'Not yet' }} />
          </a>
        </Actions>
      </Form>
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
function Leaving({ set, answers }: { set: QuestionSet; answers: readonly Answer[] }) {
  const lang = useLang()
  const given = (question: Question) => answers.find((one) => one.question === question.id)
  const { whole } = feedback(set, answers)
  return (
    <>
      <h2>{sayIn(set.title, lang, set)}</h2>
      <Para
        text={{
          sv: `${whole.answered} av ${whole.asked} frågor har ett svar.`,
          en: `${whole.answered} of ${whole.asked} questions have an answer.`,
        }}
      />
      <DataTable
        caption={{ sv: 'Svar', en: 'Answers' }}
        captionHidden
        rows={questionsOf(set)}
        columns={[
          { label: { sv: 'Fråga', en: 'Question' }, names: true, cell: (question) => sayIn(question.text, lang, set) },
          {
            label: { sv: 'Svar', en: 'Answer' },
            cell: (question) => {
              const answer = given(question)
              return <T text={answer ? wordsOfAnswer(set, question, answer) : { sv: 'Inte besvarad', en: 'Not answered' }} />
            },
          },
          {
            label: { sv: 'Kommentar, skickas bara om ni väljer det', en: 'Comment, sent only if you choose so' },
            cell: (question) => given(question)?.words ?? '',
          },
        ]}
      />
    </>
  )
}

linkAnswerPages.get('/inbjudan/:token/skicka', (c) => review(c, { entered: { sharing: 'levels' } }))
linkAnswerPages.post('/inbjudan/:token/skicka', async (c) => {
  const reading = readRecord(signOffRecord, await readForm(c))
  if (!reading.ok) return review(c, { errors: reading.errors, entered: reading.entered })
  const { sharing, county_sees, by, provision } = reading.values
  const sent = await sendFromPage(c.get('house').db, tokenOf(c), {
    sharing,
    county_sees_levels: county_sees,
    by,
    provision: provision ?? '',
  })
  if (!sent) return deadLink(c)
  if (!sent.ok) return review(c, { errors: [{ message: sent.because === 'empty' ? EMPTY : REFUSALS[sent.because] }] })
  return seeOther(c, linkAt(c))
})
