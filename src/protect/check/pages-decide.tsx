import { Hono } from 'hono'
import type { Child } from 'hono/jsx'
import { Fault } from '../../platform/faults.ts'
import { type AnyRecord, FieldFor, readForm as readRecord } from '../../platform/field/index.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { readForm, wordOf } from '../../platform/http/form.ts'
import { Actions, Button, Form, type FormError, Notice, Page, renderPage, SummaryList, T, type Text } from '../../platform/page/index.ts'
import { answerAsMember, askCopies, type Decided, markSent, proposeRelease, returnSet, withdrawProposal } from './deeds-decide.ts'
import { markKnownPicture } from './deeds-picture.ts'
import { readReview, type ShownReview } from './deeds-review.ts'
import { RECIPIENT_WORDS } from './outgoing-set.ts'
import { REVIEWS } from './pages-reviews.tsx'
import { Decision } from './part-decision.tsx'
import { releaseForm, returnForm, secondForm } from './review-forms.ts'
import { freshOnly } from '../../platform/http/fresh.tsx'
import { csrfOf } from '../../platform/http/csrf.ts'

/** The pages on which a circle decides. What was written wrong comes back by 303, put aside by the platform. */

export const decideRoutes = new Hono<Env>()

export type Words = Record<string, string | readonly string[]>
export interface Draft {
  entered: Words
  errors: readonly FormError[]
}
export const NO_DRAFT: Draft = { entered: {}, errors: [] }

/** Absent, out of reach and not hers are one answer; that somebody was first is another. */
export function answerDecided(c: Ctx, decided: Decided, path: string): Response {
  if (decided === 'gone') throw new Fault('not_found')
  if (decided === 'conflict') throw new Fault('conflict')
  return seeOther(c, path)
}

export function wordsIn(record: AnyRecord, form: FormData): Words {
  return Object.fromEntries(
    record.names.flatMap((name) => {
      const value = form.get(name)
      return typeof value === 'string' ? [[name, value]] : []
    }),
  )
}

export interface AskedOnPage {
  title: Text
  lead: Text
  form: AnyRecord
  names: readonly string[]
  action: string
  button: Text
  draft: Draft
}

export function DecisionForm({ asked, csrf }: { asked: AskedOnPage; csrf: string }) {
  return (
    <Form action={asked.action} csrf={csrf}>
      {asked.names.map((name) => (
        <FieldFor record={asked.form} name={name} entered={asked.draft.entered} errors={asked.draft.errors} />
      ))}
      <Actions>
        <Button text={asked.button} />
      </Actions>
    </Form>
  )
}

async function show(c: Ctx, review: ShownReview, asked: AskedOnPage, above: Child): Promise<Response> {
  const shell = c.get('shell')
  return renderPage(
    c,
    <Page
      shell={shell}
      title={asked.title}
      lead={asked.lead}
      errors={asked.draft.errors}
      crumbs={[REVIEWS, { label: { sv: 'Utskick att granska', en: 'Set to review' }, href: `/granskning/${review.id}` }]}
    >
      {above}
      <DecisionForm asked={asked} csrf={csrfOf(c)} />
    </Page>,
    asked.draft.errors.length > 0 ? 422 : 200,
  )
}

/** The review, when this may be done to it by the one who asks; else the answer that says nothing. */
async function reviewFor(c: Ctx, may: (review: ShownReview) => boolean): Promise<ShownReview> {
  const review = await readReview(c.get('house').db, whoAsks(c).actor, c.req.param('id') ?? '')
  if (!review || !may(review)) throw new Fault('not_found')
  return review
}

/* ── return ── */

const WARNING: Text = {
  sv: 'Avsändaren står utanför kretsen. Meddelandet får inte visa att någon är skyddad, vem det är eller vad som hittades.',
  en: 'The sender stands outside the circle. The message must not show that anyone is protected, who it is, or what was found.',
}

function showReturn(c: Ctx, review: ShownReview, draft: Draft): Promise<Response> {
  return show(
    c,
    review,
    {
      title: { sv: 'Skicka tillbaka', en: 'Return' },
      lead: {
        sv: 'Avsändaren får det du väljer och skriver här, och inget annat.',
        en: 'The sender gets what you choose and write here, and nothing else.',
      },
      form: returnForm,
      names: returnForm.names,
      action: `/granskning/${review.id}/tillbaka`,
      button: { sv: 'Skicka tillbaka', en: 'Return' },
      draft,
    },
    <Notice kind="danger" word={{ sv: 'Röj inget', en: 'Tell nothing' }}>
      <p>
        <T text={WARNING} />
      </p>
    </Notice>,
  )
}

decideRoutes.post('/granskning/:id/kand-bild', freshOnly, async (c) => {
  const id = c.req.param('id')
  if (!(await markKnownPicture(c.get('house').db, whoAsks(c).actor, id, wordOf(await readForm(c), 'digest')))) throw new Fault('not_found')
  return seeOther(c, `/granskning/${id}`)
})

decideRoutes.get('/granskning/:id/tillbaka', async (c) => showReturn(c, await reviewFor(c, (review) => review.may.return), NO_DRAFT))
decideRoutes.post('/granskning/:id/tillbaka', async (c) => {
  const id = c.req.param('id')
  const form = await readForm(c)
  const reading = readRecord(returnForm, form)
  if (!reading.ok)
    return showReturn(c, await reviewFor(c, (review) => review.may.return), { entered: wordsIn(returnForm, form), errors: reading.errors })
  return answerDecided(c, await returnSet(c.get('house').db, whoAsks(c).actor, id, reading.values), `/granskning/${id}`)
})

/* ── safe copy ── */

decideRoutes.post('/granskning/:id/kopia', async (c) => {
  const id = c.req.param('id')
  return answerDecided(c, await askCopies(c.get('house').db, whoAsks(c).actor, id), `/granskning/${id}#saker-kopia`)
})
decideRoutes.post('/granskning/:id/skickad', async (c) => {
  const id = c.req.param('id')
  return answerDecided(c, await markSent(c.get('house').db, whoAsks(c).actor, id), `/granskning/${id}`)
})

/* ── release ── */

const TO_HEAD: Text = {
  sv: 'Enhetschefen är andra person: hon ser grunden och avvägningen, inte fynden eller dokumenten.',
  en: 'The unit’s head is the second person: she sees ground and weighing, not the findings or the documents.',
}
const TO_MEMBER: Text = {
  sv: 'En annan i kretsen behöver godkänna innan något skickas.',
  en: 'Another member of the circle must approve before anything is sent.',
}

function showRelease(c: Ctx, review: ShownReview, draft: Draft): Promise<Response> {
  const form = releaseForm(review.recipient)
  return show(
    c,
    review,
    {
      title: { sv: 'Släpp utskicket', en: 'Release the set' },
      lead: review.secondFor.release === 'head' ? TO_HEAD : TO_MEMBER,
      form,
      names: form.names,
      action: `/granskning/${review.id}/slapp`,
      button: { sv: 'Lämna till andra person', en: 'Hand to a second person' },
      draft,
    },
    <SummaryList rows={[{ label: { sv: 'Till', en: 'To' }, value: <T text={RECIPIENT_WORDS[review.recipient]} /> }]} />,
  )
}

decideRoutes.get('/granskning/:id/slapp', async (c) => showRelease(c, await reviewFor(c, (review) => review.may.release), NO_DRAFT))
decideRoutes.post('/granskning/:id/slapp', freshOnly, async (c) => {
  const review = await reviewFor(c, () => true)
  const record = releaseForm(review.recipient)
  const form = await readForm(c)
  const reading = readRecord(record, form)
  if (!reading.ok && review.may.release) return showRelease(c, review, { entered: wordsIn(record, form), errors: reading.errors })
  if (!reading.ok) throw new Fault('not_found')
  return answerDecided(c, await proposeRelease(c.get('house').db, whoAsks(c).actor, review.id, reading.values), `/granskning/${review.id}`)
})

decideRoutes.post('/granskning/:id/aterta', async (c) => {
  const id = c.req.param('id')
  return answerDecided(c, await withdrawProposal(c.get('house').db, whoAsks(c).actor, id), `/granskning/${id}`)
})

/* ── another member of the circle ── */

function showSecond(c: Ctx, review: ShownReview, draft: Draft): Promise<Response> {
  return show(
    c,
    review,
    {
      title: { sv: 'Svara som andra person', en: 'Answer as second person' },
      lead: {
        sv: 'Titta på fynden innan du svarar. Ditt svar är ett eget beslut.',
        en: 'Look at the findings before you answer. Your answer is a decision of its own.',
      },
      form: secondForm,
      names: secondForm.names,
      action: `/granskning/${review.id}/andra`,
      button: { sv: 'Lämna svaret', en: 'Give the answer' },
      draft,
    },
    <Decision review={review} />,
  )
}

decideRoutes.get('/granskning/:id/andra', async (c) => showSecond(c, await reviewFor(c, (review) => review.may.second), NO_DRAFT))
decideRoutes.post('/granskning/:id/andra', freshOnly, async (c) => {
  const id = c.req.param('id')
  const form = await readForm(c)
  const reading = readRecord(secondForm, form)
  if (!reading.ok)
    return showSecond(c, await reviewFor(c, (review) => review.may.second), { entered: wordsIn(secondForm, form), errors: reading.errors })
  const { answer, words } = reading.values
  return answerDecided(
    c,
    await answerAsMember(c.get('house').db, whoAsks(c).actor, id, { approved: answer === 'ja', words }),
    `/granskning/${id}`,
  )
})
