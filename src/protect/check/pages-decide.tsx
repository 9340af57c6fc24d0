import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type AnyRecord, FieldFor, readForm as readRecord } from '../../platform/field/index.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { readForm } from '../../platform/http/form.ts'
import { Actions, Button, Form, type FormError, Notice, Page, renderPage, SummaryList, T, type Text } from '../../platform/page/index.ts'
import { keepWords, wordsOf } from './deeds-ask.ts'
import { answerAsMember, askCopies, type Decided, markSent, proposeRelease, returnSet, withdrawProposal } from './deeds-decide.ts'
import { readReview, type ShownReview } from './deeds-review.ts'
import { RECIPIENT_WORDS } from './outgoing-set.ts'
import { Decision, REVIEWS } from './pages-review.tsx'
import { releaseForm, returnForm, secondForm } from './review-forms.ts'

/** The pages on which a circle decides. What was written wrong comes back after a redirect, from a sealed draft. */

export const decideRoutes = new Hono<Env>()

export type Words = Record<string, string | readonly string[]>
interface Draft { entered: Words; errors: readonly FormError[] }
const NO_DRAFT: Draft = { entered: {}, errors: [] }

/** Absent, out of reach and not hers are one answer; that somebody was first is another. */
export function answerDecided(c: Ctx, decided: Decided, path: string): Response {
  if (decided === 'gone') throw new Fault('not_found')
  if (decided === 'conflict') throw new Fault('conflict')
  return seeOther(c, path)
}

export function wordsIn(record: AnyRecord, form: FormData): Words {
  return Object.fromEntries(record.names.flatMap((name) => {
    const value = form.get(name)
    return typeof value === 'string' ? [[name, value]] : []
  }))
}

async function draftFor(c: Ctx, form: string): Promise<Draft> {
  const id = c.req.param('draft')
  return id === undefined ? NO_DRAFT : ((await wordsOf<readonly FormError[]>(c.get('house').db, whoAsks(c).actor, form, id)) ?? NO_DRAFT)
}

export async function sendBack(c: Ctx, form: string, path: string, draft: Draft): Promise<Response> {
  const id = await keepWords(c.get('house').db, whoAsks(c).actor, form, { ...draft, status: 422 })
  return seeOther(c, `${path}/${id}`)
}

export interface AskedOnPage { title: Text; lead: Text; form: AnyRecord; names: readonly string[]; action: string; button: Text; draft: Draft }

export function DecisionForm({ asked, csrf }: { asked: AskedOnPage; csrf: string }) {
  return (
    <Form action={asked.action} csrf={csrf}>
      {asked.names.map((name) => <FieldFor record={asked.form} name={name} entered={asked.draft.entered} errors={asked.draft.errors} />)}
      <Actions><Button text={asked.button} /></Actions>
    </Form>
  )
}

async function show(c: Ctx, review: ShownReview, asked: AskedOnPage, above: unknown): Promise<Response> {
  const shell = c.get('shell')
  return renderPage(c, (
    <Page shell={shell} title={asked.title} lead={asked.lead} errors={asked.draft.errors}
      crumbs={[REVIEWS, { label: { sv: 'Utskick att granska', en: 'Set to review' }, href: `/granskning/${review.id}` }]}>
      {above as never}
      <DecisionForm asked={asked} csrf={shell.signOut?.csrf ?? ''} />
    </Page>
  ), asked.draft.errors.length > 0 ? 422 : 200)
}

/** The review, when this may be done to it by the one who asks; else the answer that says nothing. */
async function reviewFor(c: Ctx, may: (review: ShownReview) => boolean): Promise<ShownReview> {
  const review = await readReview(c.get('house').db, whoAsks(c).actor, c.req.param('id') ?? '')
  if (!review || !may(review)) throw new Fault('not_found')
  return review
}

/* ── return ── */

const mayReturn = (review: ShownReview) => review.may.return
for (const path of ['/granskning/:id/tillbaka', '/granskning/:id/tillbaka/:draft']) {
  decideRoutes.get(path, async (c) => {
    const review = await reviewFor(c, mayReturn)
    return show(c, review, {
      title: { sv: 'Skicka tillbaka', en: 'Return' }, lead: { sv: 'Avsändaren får det du väljer och skriver här, och inget annat.', en: 'The sender gets what you choose and write here, and nothing else.' },
      form: returnForm, names: returnForm.names, action: `/granskning/${review.id}/tillbaka`, button: { sv: 'Skicka tillbaka', en: 'Return' }, draft: await draftFor(c, 'review_return'),
    }, (
      <Notice kind="danger" word={{ sv: 'Röj inget', en: 'Tell nothing' }}>
        <p><T text={{ sv: 'Avsändaren står utanför kretsen. Meddelandet får inte visa att någon är skyddad, vem det är eller vad som hittades.', en: 'The sender stands outside the circle. The message must not show that anyone is protected, who it is, or what was found.' }} /></p>
      </Notice>
    ))
  })
}

decideRoutes.post('/granskning/:id/tillbaka', async (c) => {
  const id = c.req.param('id')
  const form = await readForm(c)
  const reading = readRecord(returnForm, form)
  if (!reading.ok) return sendBack(c, 'review_return', `/granskning/${id}/tillbaka`, { entered: wordsIn(returnForm, form), errors: reading.errors })
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

const mayRelease = (review: ShownReview) => review.may.release
for (const path of ['/granskning/:id/slapp', '/granskning/:id/slapp/:draft']) {
  decideRoutes.get(path, async (c) => {
    const review = await reviewFor(c, mayRelease)
    const form = releaseForm(review.recipient)
    const toHead = review.secondFor.release === 'head'
    return show(c, review, {
      title: { sv: 'Släpp utskicket', en: 'Release the set' },
      lead: toHead
        ? { sv: 'Enhetschefen är andra person: hon ser grunden och avvägningen, inte fynden eller dokumenten.', en: 'The unit’s head is the second person: she sees ground and weighing, not the findings or the documents.' }
        : { sv: 'En annan i kretsen behöver godkänna innan något skickas.', en: 'Another member of the circle must approve before anything is sent.' },
      form, names: form.names, action: `/granskning/${review.id}/slapp`, button: { sv: 'Lämna till andra person', en: 'Hand to a second person' }, draft: await draftFor(c, 'review_release'),
    }, <SummaryList rows={[{ label: { sv: 'Till', en: 'To' }, value: <T text={RECIPIENT_WORDS[review.recipient]} /> }]} />)
  })
}

decideRoutes.post('/granskning/:id/slapp', async (c) => {
  const review = await reviewFor(c, () => true)
  const record = releaseForm(review.recipient)
  const form = await readForm(c)
  const reading = readRecord(record, form)
  if (!reading.ok) return sendBack(c, 'review_release', `/granskning/${review.id}/slapp`, { entered: wordsIn(record, form), errors: reading.errors })
  return answerDecided(c, await proposeRelease(c.get('house').db, whoAsks(c).actor, review.id, reading.values), `/granskning/${review.id}`)
})

decideRoutes.post('/granskning/:id/aterta', async (c) => {
  const id = c.req.param('id')
  return answerDecided(c, await withdrawProposal(c.get('house').db, whoAsks(c).actor, id), `/granskning/${id}`)
})

/* ── another member of the circle ── */

const maySecond = (review: ShownReview) => review.may.second
for (const path of ['/granskning/:id/andra', '/granskning/:id/andra/:draft']) {
  decideRoutes.get(path, async (c) => {
    const review = await reviewFor(c, maySecond)
    return show(c, review, {
      title: { sv: 'Svara som andra person', en: 'Answer as second person' }, lead: { sv: 'Titta på fynden innan du svarar. Ditt svar är ett eget beslut.', en: 'Look at the findings before you answer. Your answer is a decision of its own.' },
      form: secondForm, names: secondForm.names, action: `/granskning/${review.id}/andra`, button: { sv: 'Lämna svaret', en: 'Give the answer' }, draft: await draftFor(c, 'review_second'),
    }, <Decision review={review} />)
  })
}

decideRoutes.post('/granskning/:id/andra', async (c) => {
  const id = c.req.param('id')
  const form = await readForm(c)
  const reading = readRecord(secondForm, form)
  if (!reading.ok) return sendBack(c, 'review_second', `/granskning/${id}/andra`, { entered: wordsIn(secondForm, form), errors: reading.errors })
  const { answer, words } = reading.values
  return answerDecided(c, await answerAsMember(c.get('house').db, whoAsks(c).actor, id, { approved: answer === 'ja', words }), `/granskning/${id}`)
})
