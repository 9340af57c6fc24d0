/** One question: what was thought, what the room says, and what was concluded. */
import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { readForm, wordOf } from '../../platform/http/form.ts'
import { Actions, Button, Details, Form, Notice, Page, renderPage, T, TextArea } from '../../platform/page/index.ts'
import { SMALLEST_SHOWN } from '../../platform/small-groups/index.ts'
import { type AskedQuestion, RULE, RULES, sayWords, THOUGHT_MAX, thoughtsIn } from './conversation.ts'
import type { Opened } from './deeds.ts'
import { conclude, gather, removeThought, typeIn } from './deeds-thought.ts'
import { crumbsOf, must, openedHere } from './pages-one.tsx'

export const questionRoutes = new Hono<Env>()

export function Rule() {
  return (
    <Notice kind="info" word={{ sv: 'Regel', en: 'Rule' }} title={RULE}>
      <ul>
        {RULES.map((rule) => (
          <li>
            <T text={rule} />
          </li>
        ))}
      </ul>
    </Notice>
  )
}
/** Asks for what has come from phones. Fewer than five stay unseen, and the page says so. */
export function Gather({ c, opened, question, back }: { c: Ctx; opened: Opened; question: string; back: string }) {
  const { conversation, leads } = opened
  if (!leads || conversation.kind === 'alone' || conversation.state !== 'going') return null
  const few = c.req.query('visa') === 'fa'
  return (
    <Form action={`/samtal/${conversation.id}/visa`} csrf={csrfOf(c)}>
      <input type="hidden" name="fraga" value={question} />
      <input type="hidden" name="till" value={back} />
      {few ? (
        <p role="status">
          <T
            text={{
              sv: `Färre än ${SMALLEST_SHOWN} nya tankar väntar. De visas inte, så att ingen syns. Vänta på fler, eller låt dem sägas högt och skriv in dem.`,
              en: `Fewer than ${SMALLEST_SHOWN} new thoughts wait. They are not shown, so that nobody can be seen. Wait for more, or let them be said aloud and type them in.`,
            }}
          />
        </p>
      ) : null}
      <Button kind="secondary" text={{ sv: 'Visa tankarna från telefonerna', en: 'Show the thoughts from the phones' }} />
    </Form>
  )
}

const questionAt = (c: Ctx, { conversation }: Opened): { question: AskedQuestion; n: number } => {
  const n = Number(c.req.param('n'))
  const question = Number.isInteger(n) ? conversation.asked.questions[n - 1] : undefined
  if (!question) throw new Fault('not_found')
  return { question, n }
}

questionRoutes.get('/samtal/:id/fraga/:n', async (c) => {
  const opened = await openedHere(c)
  const { question, n } = questionAt(c, opened)
  const { conversation, leads } = opened
  const lang = c.get('lang')
  const count = conversation.asked.questions.length
  const alone = conversation.kind === 'alone'
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: `Fråga ${n} av ${count}`, en: `Question ${n} of ${count}` }}
      crumbs={crumbsOf(opened)}
      lead={sayWords(question.text, lang)}
    >
      {question.good === undefined ? null : (
        <Details summary={{ sv: 'Så ser ett gott svar ut', en: 'What a good answer looks like' }}>
          <p>{sayWords(question.good, lang)}</p>
        </Details>
      )}
      <h2>
        <T text={alone ? { sv: 'Dina tankar', en: 'Your thoughts' } : { sv: 'Tankar', en: 'Thoughts' }} />
      </h2>
      <Thoughts c={c} opened={opened} question={question} n={n} />
      {leads ? <Write c={c} opened={opened} question={question} n={n} /> : <Concluded opened={opened} question={question} />}
      <p>
        <a href={n < count ? `/samtal/${conversation.id}/fraga/${n + 1}` : `/samtal/${conversation.id}/plan`}>
          <T text={n < count ? { sv: 'Nästa fråga', en: 'Next question' } : { sv: 'Till planen', en: 'To the plan' }} />
        </a>
      </p>
    </Page>,
  )
})

function Thoughts({ c, opened, question, n }: { c: Ctx; opened: Opened; question: AskedQuestion; n: number }) {
  const { conversation, leads } = opened
  const mine = opened.thoughts.filter((thought) => thought.question === question.id)
  return (
    <>
      {mine.length === 0 ? (
        <p>
          <T
            text={
              conversation.thoughts_deleted_at === null
                ? { sv: 'Inget skrivet än.', en: 'Nothing written yet.' }
                : { sv: 'Tankarna är raderade.', en: 'The thoughts are deleted.' }
            }
          />
        </p>
      ) : (
        <ul>
          {mine.map((thought, i) => (
            <li>
              {thought.words}
              {leads ? (
                <Form action={`/samtal/${conversation.id}/ta-bort`} csrf={csrfOf(c)}>
                  <input type="hidden" name="tanke" value={thought.id} />
                  <input type="hidden" name="n" value={String(n)} />
                  <Button kind="quiet" text={{ sv: 'Ta bort', en: 'Remove' }} about={{ sv: `tanke ${i + 1}`, en: `thought ${i + 1}` }} />
                </Form>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      <Gather c={c} opened={opened} question={question.id} back={`fraga/${n}`} />
    </>
  )
}

function Write({ c, opened, question, n }: { c: Ctx; opened: Opened; question: AskedQuestion; n: number }) {
  const alone = opened.conversation.kind === 'alone'
  return (
    <Form action={`/samtal/${opened.conversation.id}/fraga/${n}`} csrf={csrfOf(c)}>
      <TextArea
        name="tankar"
        label={
          alone
            ? { sv: 'Skriv en tanke', en: 'Write a thought' }
            : { sv: 'Skriv det som sägs i rummet', en: 'Write what is said in the room' }
        }
        hint={{ sv: `En tanke på varje rad. ${RULE.sv}.`, en: `One thought a line. ${RULE.en}.` }}
        rows={4}
        secret
      />
      <TextArea
        name="slutsats"
        label={{ sv: 'Det vi kom fram till', en: 'What we concluded' }}
        hint={{
          sv: 'Finns kvar när tankarna är raderade, och står i dokumentet.',
          en: 'Remains when the thoughts are deleted, and stands in the document.',
        }}
        rows={3}
        value={opened.notes.get(question.id)}
      />
      <Actions>
        <Button text={{ sv: 'Spara', en: 'Save' }} />
      </Actions>
    </Form>
  )
}
function Concluded({ opened, question }: { opened: Opened; question: AskedQuestion }) {
  return (
    <>
      <h2>
        <T text={{ sv: 'Det vi kom fram till', en: 'What we concluded' }} />
      </h2>
      <p>{opened.notes.get(question.id) || <T text={{ sv: 'Inget antecknat.', en: 'Nothing noted.' }} />}</p>
    </>
  )
}

const NOTE_MAX = 4_000
questionRoutes.post('/samtal/:id/fraga/:n', async (c) => {
  const opened = await openedHere(c)
  const { question, n } = questionAt(c, opened)
  const form = await readForm(c)
  const { db } = c.get('house')
  const { actor } = whoAsks(c)
  const id = c.req.param('id')
  const thoughts = thoughtsIn(wordOf(form, 'tankar')).map((words) => ({ question: question.id, words }))
  must(await typeIn(db, actor, id, thoughts))
  must(await conclude(db, actor, id, [{ question: question.id, words: wordOf(form, 'slutsats').slice(0, NOTE_MAX) }]))
  return seeOther(c, `/samtal/${id}/fraga/${n}`)
})
questionRoutes.post('/samtal/:id/ta-bort', async (c) => {
  const form = await readForm(c)
  const id = c.req.param('id')
  must(await removeThought(c.get('house').db, whoAsks(c).actor, id, wordOf(form, 'tanke')))
  const n = Number(wordOf(form, 'n'))
  return seeOther(c, `/samtal/${id}/fraga/${Number.isInteger(n) && n > 0 ? n : 1}`)
})
questionRoutes.post('/samtal/:id/visa', async (c) => {
  const form = await readForm(c)
  const id = c.req.param('id')
  const shown = await gather(c.get('house').db, whoAsks(c).actor, id, wordOf(form, 'fraga'))
  if (shown === undefined) throw new Fault('not_found')
  const back = /^fraga\/\d{1,2}$/.exec(wordOf(form, 'till'))?.[0] ?? 'skarm'
  return seeOther(c, `/samtal/${id}/${back}${shown === 'few' ? '?visa=fa' : ''}`)
})

/** From paper: all questions on one page, a thought a line. */
questionRoutes.get('/samtal/:id/skriv-in', async (c) => {
  const opened = await openedHere(c)
  if (!opened.leads) throw new Fault('not_found')
  const { conversation } = opened
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Skriv in från papper', en: 'Type in from paper' }}
      crumbs={crumbsOf(opened)}
      lead={{
        sv: 'En tanke på varje rad, utan namn. Skriv inte av det som handlar om ett ärende eller en person; riv det bladet.',
        en: 'One thought a line, without names. Do not copy what is about a case or a person; tear that sheet.',
      }}
    >
      <Form action={`/samtal/${conversation.id}/skriv-in`} csrf={csrfOf(c)}>
        {conversation.asked.questions.map(({ id, text }) => (
          <TextArea name={`tankar-${id}`} label={sayWords(text, c.get('lang'))} depends rows={5} secret />
        ))}
        <Actions>
          <Button text={{ sv: 'Spara tankarna', en: 'Save the thoughts' }} />
        </Actions>
      </Form>
    </Page>,
  )
})
questionRoutes.post('/samtal/:id/skriv-in', async (c) => {
  const { conversation } = await openedHere(c)
  const form = await readForm(c)
  const thoughts = conversation.asked.questions.flatMap(({ id }) =>
    thoughtsIn(wordOf(form, `tankar-${id}`)).map((words) => ({ question: id, words: words.slice(0, THOUGHT_MAX) })),
  )
  must(await typeIn(c.get('house').db, whoAsks(c).actor, conversation.id, thoughts))
  return seeOther(c, `/samtal/${conversation.id}`)
})

/** A sheet to write on by hand: the rule, the questions and room to write. */
questionRoutes.get('/samtal/:id/papper', async (c) => {
  const opened = await openedHere(c)
  const { conversation } = opened
  const lines = Array.from({ length: 6 }, (_, i) => i)
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={conversation.title}
      crumbs={crumbsOf(opened)}
      lead={{
        sv: 'Skriv för hand, utan namn. Den som leder samlar in bladen, skriver in dem och förstör dem.',
        en: 'Write by hand, without names. Whoever leads gathers the sheets, types them in and destroys them.',
      }}
    >
      <Rule />
      {conversation.asked.questions.map(({ text }, i) => (
        <section class="sv-sheet">
          <h2>
            {i + 1}. {sayWords(text, c.get('lang'))}
          </h2>
          {lines.map(() => (
            <p class="sv-lines" aria-hidden="true" />
          ))}
        </section>
      ))}
      <section class="sv-sheet">
        <h2>
          <T text={{ sv: 'Det här borde vi göra', en: 'This we should do' }} />
        </h2>
        {lines.map(() => (
          <p class="sv-lines" aria-hidden="true" />
        ))}
      </section>
    </Page>,
  )
})
