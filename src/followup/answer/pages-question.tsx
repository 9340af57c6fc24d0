/** One question: its thread, its evidence, and from a gap to an action. */
import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type AnyRecord, type Entered, readForm as readRecord, RecordForm } from '../../platform/field/index.ts'
import { type Ctx, type Env, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { readForm, wordOf } from '../../platform/http/form.ts'
import {
  Actions,
  Button,
  DataTable,
  Details,
  EmptyState,
  Form,
  type FormError,
  HiddenField,
  Page,
  renderPage,
  T,
  TextArea,
  TimeLine,
} from '../../platform/page/index.ts'
import { type Question, QuestionBackground } from '../question/index.ts'
import { EVIDENCE_BYTES_MAX, fileRecord, linkRecord, wordsRecord } from './answer-forms.ts'
import { COMMENT_KINDS, questionOf } from './answer.ts'
import type { SeenPart } from './deeds-answer.ts'
import { addEvidence, fetchEvidence, removeEvidence, reply, review } from './deeds-talk.ts'
import { part, settle, setTitle } from './pages-part.tsx'
import { ANSWERS, AnswerWords, Said } from './part-words.tsx'

export const questionRoutes = new Hono<Env>()
export const ROOT = '/svar/:part{[0-9a-f-]{36}}/fraga/:question'
export const hrefOf = (seen: SeenPart, question: Question): string => `/svar/${seen.part.id}/fraga/${encodeURIComponent(question.id)}`

export async function asked(c: Ctx): Promise<{ seen: SeenPart; question: Question }> {
  const seen = await part(c)
  const question = questionOf(seen.set, c.req.param('question') ?? '')
  if (!question) throw new Fault('not_found')
  return { seen, question }
}
type Returned = { form?: 'reply' | 'review' | 'link' | 'file'; errors?: readonly FormError[]; entered?: Entered }

async function questionPage(c: Ctx, { form, errors = [], entered = {} }: Returned = {}) {
  const { seen, question } = await asked(c)
  const { may, part: row, set } = seen
  const [answer, csrf, base] = [seen.answers.get(question.id), csrfOf(c), hrefOf(seen, question)]
  const mine = seen.sections.some((section) => section.mine && section.told.questions.includes(question))
  const back = (name: Returned['form']) => (form === name ? { entered, errors } : {})
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'En fråga', en: 'A question' }}
      crumbs={[ANSWERS, { label: setTitle(seen), href: `/svar/${row.id}` }]}
      errors={errors}
      aside={<QuestionBackground set={set} question={question} lang={c.get('shell').lang} />}
    >
      <p class="sv-lead">
        <Said words={question.text} set={set} />
      </p>
      <p>
        <strong>
          <AnswerWords set={set} question={question} answer={answer} />
        </strong>
      </p>
      {answer === undefined || answer.words === '' || question.kind === 'words' ? null : <p>{answer.words}</p>}
      <Actions>
        <a class="button button--secondary" href={`${base}/atgard`}>
          <T text={{ sv: 'Skapa en åtgärd', en: 'Raise an action' }} />
        </a>
      </Actions>
      <Thread seen={seen} question={question} />
      {may.review ? <ReviewForm base={base} csrf={csrf} {...back('review')} /> : null}
      {!row.locked &&
      (mine || may.handIn || row.owner === whoAsks(c).actor.account) &&
      seen.comments.some((one) => one.question === question.id) ? (
        <RecordForm record={wordsRecord} action={`${base}/svara`} csrf={csrf} submit={{ sv: 'Svara', en: 'Reply' }} {...back('reply')} />
      ) : null}
      <EvidencePart seen={seen} question={question} csrf={csrf} mine={mine} link={back('link')} file={back('file')} />
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
questionRoutes.get(ROOT, (c) => questionPage(c))

function Thread({ seen, question }: { seen: SeenPart; question: Question }) {
  const thread = seen.comments.filter((comment) => comment.question === question.id)
  return (
    <>
      <h2>
        <T text={{ sv: 'Granskning', en: 'Review' }} />
      </h2>
      {thread.length === 0 ? (
        <p>
          <T text={{ sv: 'Ingen har kommenterat svaret.', en: 'Nobody has commented on the answer.' }} />
        </p>
      ) : (
        <TimeLine
          events={thread.map((comment) => ({
            at: comment.written_at,
            title: COMMENT_KINDS[comment.kind],
            who: comment.by,
            children: comment.words === '' ? undefined : <p>{comment.words}</p>,
          }))}
        />
      )}
    </>
  )
}

function ReviewForm({
  base,
  csrf,
  entered = {},
  errors = [],
}: {
  base: string
  csrf: string
  entered?: Entered
  errors?: readonly FormError[]
}) {
  return (
    <Form action={`${base}/granska`} csrf={csrf} label={{ sv: 'Granska svaret', en: 'Review the answer' }}>
      <TextArea
        name="words"
        depends
        label={{ sv: 'Kommentar till den som svarar', en: 'Comment to whoever answers' }}
        hint={{
          sv: 'Behövs inte när du godkänner. Skriv inget om en enskild person.',
          en: 'Not needed when you approve. Write nothing about any person.',
        }}
        rows={3}
        value={typeof entered['words'] === 'string' ? entered['words'] : ''}
        error={errors.find((error) => error.field === 'words')?.message}
      />
      <Actions>
        <Button name="slag" value="approve" text={{ sv: 'Godkänn svaret', en: 'Approve the answer' }} />
        <Button kind="secondary" name="slag" value="change" text={{ sv: 'Be om ändring', en: 'Ask for a change' }} />
        <Button kind="secondary" name="slag" value="remark" text={{ sv: 'Kommentera', en: 'Comment' }} />
      </Actions>
    </Form>
  )
}
questionRoutes.post(`${ROOT}/granska`, async (c) => {
  const { seen, question } = await asked(c)
  const form = await readForm(c)
  const kind = (['approve', 'change', 'remark'] as const).find((one) => one === wordOf(form, 'slag'))
  if (kind === undefined) throw new Fault('bad_request')
  const reading = readRecord(wordsRecord, form)
  if (!reading.ok && !(kind === 'approve' && wordOf(form, 'words') === ''))
    return questionPage(c, { form: 'review', errors: reading.errors, entered: reading.entered })
  const words = reading.ok ? reading.values.words : ''
  return settle(c, await review(c.get('house').db, whoAsks(c).actor, seen.part.id, question.id, { kind, words }), hrefOf(seen, question))
})
questionRoutes.post(`${ROOT}/svara`, async (c) => {
  const { seen, question } = await asked(c)
  const reading = readRecord(wordsRecord, await readForm(c))
  if (!reading.ok) return questionPage(c, { form: 'reply', errors: reading.errors, entered: reading.entered })
  return settle(
    c,
    await reply(c.get('house').db, whoAsks(c).actor, seen.part.id, question.id, reading.values.words),
    hrefOf(seen, question),
  )
})

interface EvidenceProps {
  seen: SeenPart
  question: Question
  csrf: string
  mine: boolean
  link: Partial<Returned>
  file: Partial<Returned>
}
function EvidencePart({ seen, question, csrf, mine, link, file }: EvidenceProps) {
  const base = hrefOf(seen, question)
  const forms: { record: AnyRecord; action: string; returned: Partial<Returned>; label: { sv: string; en: string } }[] = [
    { record: linkRecord, action: `${base}/lank`, returned: link, label: { sv: 'Lägg till länken', en: 'Add the link' } },
    { record: fileRecord, action: `${base}/fil`, returned: file, label: { sv: 'Lägg till filen', en: 'Add the file' } },
  ]
  return (
    <>
      <h2>
        <T text={{ sv: 'Underlag', en: 'Evidence' }} />
      </h2>
      <p>
        <T
          text={{
            sv: 'Stannar hos er. Det följer aldrig med när svaren skickas.',
            en: 'Stays with you. It never goes along when the answers are sent.',
          }}
        />
      </p>
      <DataTable
        caption={{ sv: 'Underlag', en: 'Evidence' }}
        captionHidden
        rows={seen.evidence.filter((one) => one.question === question.id)}
        empty={<EmptyState title={{ sv: 'Inget underlag än', en: 'No evidence yet' }} />}
        columns={[
          {
            label: { sv: 'Vad', en: 'What' },
            names: true,
            cell: (one) =>
              one.kind === 'link' ? (
                <a href={one.href} rel="noreferrer">
                  {one.name}
                </a>
              ) : (
                <a href={`/svar/${seen.part.id}/underlag/${one.id}`}>{one.name}</a>
              ),
          },
          {
            label: { sv: 'Slag', en: 'Kind' },
            cell: (one) => <T text={one.kind === 'link' ? { sv: 'Länk', en: 'Link' } : { sv: 'Fil', en: 'File' }} />,
          },
          {
            label: { sv: 'Ta bort', en: 'Remove' },
            quiet: true,
            cell: (one) =>
              mine ? (
                <Form action={`${base}/underlag/bort`} csrf={csrf}>
                  <HiddenField name="underlag" value={one.id} />
                  <Button kind="quiet" text={{ sv: 'Ta bort', en: 'Remove' }} about={one.name} />
                </Form>
              ) : null,
          },
        ]}
      />
      {mine
        ? forms.map(({ record, action, returned, label }) => (
            <Details summary={label} open={(returned.errors?.length ?? 0) > 0}>
              <RecordForm record={record} action={action} csrf={csrf} submit={label} entered={returned.entered} errors={returned.errors} />
            </Details>
          ))
        : null}
    </>
  )
}
questionRoutes.post(`${ROOT}/lank`, async (c) => {
  const { seen, question } = await asked(c)
  const reading = readRecord(linkRecord, await readForm(c))
  if (!reading.ok) return questionPage(c, { form: 'link', errors: reading.errors, entered: reading.entered })
  const { name, href } = reading.values
  return settle(
    c,
    await addEvidence(c.get('house').db, whoAsks(c).actor, { part: seen.part.id, question: question.id, name, href, content: null }),
    hrefOf(seen, question),
  )
})
questionRoutes.post(`${ROOT}/fil`, async (c) => {
  const { seen, question } = await asked(c)
  const reading = readRecord(fileRecord, await readForm(c))
  if (!reading.ok) return questionPage(c, { form: 'file', errors: reading.errors, entered: reading.entered })
  const { file } = reading.values
  if (file.size > EVIDENCE_BYTES_MAX) throw new Fault('too_large')
  const content = new Uint8Array(await file.arrayBuffer())
  const evidence = { part: seen.part.id, question: question.id, name: file.name.slice(0, 200), href: '', content }
  return settle(c, await addEvidence(c.get('house').db, whoAsks(c).actor, evidence), hrefOf(seen, question))
})
questionRoutes.post(`${ROOT}/underlag/bort`, async (c) => {
  const { seen, question } = await asked(c)
  const evidence = wordOf(await readForm(c), 'underlag')
  return settle(c, await removeEvidence(c.get('house').db, whoAsks(c).actor, seen.part.id, question.id, evidence), hrefOf(seen, question))
})
questionRoutes.get('/svar/:part{[0-9a-f-]{36}}/underlag/:evidence', async (c) => {
  const file = await fetchEvidence(c.get('house').db, whoAsks(c).actor, c.req.param('part'), c.req.param('evidence'))
  if (!file) throw new Fault('not_found')
  return c.body(new Uint8Array(file.content), 200, {
    'Content-Type': 'application/octet-stream',
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    'Cache-Control': 'no-store',
  })
})
