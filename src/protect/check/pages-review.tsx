import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Env, whoAsks } from '../../platform/http/context.ts'
import {
  Actions,
  Button,
  Form,
  LinkButton,
  Notice,
  Page,
  renderPage,
  SummaryList,
  T,
  Tag,
  type Text,
  When,
} from '../../platform/page/index.ts'
import { readReview, type ShownFile, type ShownReview } from './deeds-review.ts'
import { RECIPIENT_WORDS } from './outgoing-set.ts'
import { Copies } from './part-copies.tsx'
import { Findings, NotRead, numberPersons } from './part-finding.tsx'
import { Decision } from './part-decision.tsx'
import { REVIEWS, STATES } from './pages-reviews.tsx'
import { csrfOf } from '../../platform/http/csrf.ts'

/** One held set before its circle: what was found, the copies, the decision. */

export const reviewRoutes = new Hono<Env>()

function File({
  file,
  review,
  persons,
  csrf,
}: {
  file: ShownFile
  review: ShownReview
  persons: ReadonlyMap<string, number>
  csrf: string
}) {
  const textHref = `/granskning/${review.id}/text/${file.id}`
  return (
    <section aria-labelledby={`fil-${file.ordinal}`}>
      <h3 id={`fil-${file.ordinal}`}>
        <T text={{ sv: `Fil ${file.ordinal}: ${file.name}`, en: `File ${file.ordinal}: ${file.name}` }} />
      </h3>
      {file.unread.length > 0 ? <NotRead file={file} review={review.id} known={review.knownPictures} csrf={csrf} /> : null}
      {file.findings.length > 0 ? <Findings file={file} textHref={textHref} persons={persons} /> : null}
      {file.findings.length === 0 && file.unread.length === 0 ? (
        <p>
          <T text={{ sv: 'Inga fynd för den här kretsen.', en: 'No findings for this circle.' }} />
        </p>
      ) : null}
      {review.may.fetch ? (
        <p>
          <a href={textHref}>
            <T text={{ sv: `Läs texten i fil ${file.ordinal}`, en: `Read the text of file ${file.ordinal}` }} />
          </a>
          {' · '}
          <a href={`/granskning/${review.id}/original/${file.id}`}>
            <T text={{ sv: `Hämta originalet av fil ${file.ordinal}`, en: `Fetch the original of file ${file.ordinal}` }} />
          </a>
        </p>
      ) : null}
    </section>
  )
}

const NOT_SENT: Text = {
  sv: 'Meddelandet till avsändaren innehåller något som röjer, och stannade här. Skriv om det utan namn, nummer och platser.',
  en: 'The message to the sender holds something that discloses, and stayed here. Write it again without names, numbers and places.',
}
const OWN_SET: Text = {
  sv: 'Du skrev utskicket. En annan i kretsen avgör det.',
  en: 'You wrote the set. Another member of the circle decides.',
}
const HEAD_ASKED: Text = { sv: 'Enhetschefen är tillfrågad som andra person.', en: 'The unit’s head is asked as second person.' }
const MEMBER_ASKED: Text = {
  sv: 'En annan i kretsen behöver svara som andra person.',
  en: 'Another member of the circle must answer as second person.',
}

/** Why there is nothing to decide just now, or why it has come back. */
function Standing({ review, none }: { review: ShownReview; none: boolean }) {
  const cameBack = review.state === 'open' && review.decision?.what === 'return'
  const awaits = review.state === 'awaiting_second' && !review.may.second
  return (
    <>
      {cameBack ? (
        <Notice kind="waiting" word={{ sv: 'Inte skickat', en: 'Not sent' }}>
          <p>
            <T text={NOT_SENT} />
          </p>
        </Notice>
      ) : null}
      {none && review.own ? (
        <p>
          <T text={OWN_SET} />
        </p>
      ) : null}
      {awaits ? (
        <Notice kind="waiting">
          <p>
            <T text={review.headAsked ? HEAD_ASKED : MEMBER_ASKED} />
          </p>
        </Notice>
      ) : null}
    </>
  )
}

function Choices({ review, csrf }: { review: ShownReview; csrf: string }) {
  const { may, id } = review
  const none = !may.return && !may.release && !may.second && !may.withdraw
  return (
    <>
      <h2>
        <T text={{ sv: 'Avgör', en: 'Decide' }} />
      </h2>
      <Standing review={review} none={none} />
      <Actions>
        {may.second ? (
          <LinkButton
            kind="primary"
            href={`/granskning/${id}/andra`}
            text={{ sv: 'Svara som andra person', en: 'Answer as second person' }}
          />
        ) : null}
        {may.return ? (
          <LinkButton kind="primary" href={`/granskning/${id}/tillbaka`} text={{ sv: 'Skicka tillbaka', en: 'Return' }} />
        ) : null}
        {may.release ? (
          <LinkButton href={`/granskning/${id}/slapp`} text={{ sv: 'Släpp med avvägning', en: 'Release with a weighing' }} />
        ) : null}
      </Actions>
      {may.withdraw ? (
        <Form action={`/granskning/${id}/aterta`} csrf={csrf}>
          <Actions>
            <Button kind="quiet" text={{ sv: 'Ta tillbaka förslaget', en: 'Take the proposal back' }} />
          </Actions>
        </Form>
      ) : null}
    </>
  )
}

reviewRoutes.get('/granskning/:id', async (c) => {
  const who = whoAsks(c)
  const shell = c.get('shell')
  const review = await readReview(c.get('house').db, who.actor, c.req.param('id'))
  if (!review) throw new Fault('not_found')
  // With its address written out: a page that stands at #part would only be scrolled to, not asked for again.
  if (review.files.some((file) => file.copy?.state === 'making')) c.header('Refresh', `3; url=/granskning/${review.id}`)
  const persons = numberPersons(review.files)
  const csrf = csrfOf(c)
  return renderPage(
    c,
    <Page shell={shell} wide title={{ sv: 'Utskick att granska', en: 'Set to review' }} crumbs={[REVIEWS]}>
      <p>
        <Tag text={STATES[review.state].text} tone={STATES[review.state].tone} />
      </p>
      <SummaryList
        rows={[
          { label: { sv: 'Till', en: 'To' }, value: <T text={RECIPIENT_WORDS[review.recipient]} /> },
          { label: { sv: 'Från', en: 'From' }, value: `${review.signature} (${review.unit})` },
          { label: { sv: 'Inkom', en: 'Received' }, value: <When at={review.received} /> },
          { label: { sv: 'Krets', en: 'Circle' }, value: review.circleName },
          ...(review.deletedAt === null
            ? []
            : [
                {
                  label: { sv: 'Originalen', en: 'The originals' },
                  value: (
                    <>
                      <T text={{ sv: 'Raderade', en: 'Deleted' }} /> <When at={review.deletedAt} day />
                    </>
                  ),
                },
              ]),
          ...(review.deletedAt !== null || review.deleteAfter === null
            ? []
            : [{ label: { sv: 'Originalen raderas', en: 'The originals are deleted' }, value: <When at={review.deleteAfter} day /> }]),
        ]}
      />
      {review.deletedAt === null ? (
        <>
          <h2>
            <T text={{ sv: 'Vad som hittades', en: 'What was found' }} />
          </h2>
          {review.files.map((file) => (
            <File file={file} review={review} persons={persons} csrf={csrf} />
          ))}
        </>
      ) : (
        <p>
          <T
            text={{
              sv: 'Dokumenten och fynden är raderade. Beslutet finns kvar.',
              en: 'The documents and the findings are deleted. The decision remains.',
            }}
          />
        </p>
      )}
      {review.deletedAt === null && (review.may.copy || review.files.some((file) => file.copy)) ? (
        <Copies review={review} csrf={csrf} />
      ) : null}
      <Decision review={review} />
      {review.state === 'open' || review.state === 'awaiting_second' ? <Choices review={review} csrf={csrf} /> : null}
    </Page>,
  )
})
