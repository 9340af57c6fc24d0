import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Env, whoAsks } from '../../platform/http/context.ts'
import {
  Actions, Button, DataTable, EmptyState, Form, LinkButton, Notice, Page, Pagination, renderPage, SummaryList, T, Tabs, Tag, type Text, When,
} from '../../platform/page/index.ts'
import { type ListedReview, listReviews, readReview, type ShownFile, type ShownReview } from './deeds-review.ts'
import { RECIPIENT_WORDS } from './outgoing-set.ts'
import { Copies } from './part-copies.tsx'
import { Findings, NotRead, numberPersons } from './part-finding.tsx'
import { Written } from './part-written.tsx'
import type { ReviewState } from './tables.ts'

export const reviewRoutes = new Hono<Env>()

export const REVIEWS = { label: { sv: 'Granska utskick', en: 'Review sets' }, href: '/granskning' }
const PAGES_MAX = 1000

const STATES: Record<ReviewState, { text: Text; tone: 'plain' | 'waiting' | 'done' }> = {
  open: { text: { sv: 'Väntar på granskning', en: 'Waits for review' }, tone: 'waiting' },
  awaiting_second: { text: { sv: 'Väntar på andra person', en: 'Waits for a second person' }, tone: 'waiting' },
  returned: { text: { sv: 'Skickat tillbaka', en: 'Returned' }, tone: 'done' },
  safe_copy: { text: { sv: 'Säker kopia skickad', en: 'Safe copy sent' }, tone: 'done' },
  released: { text: { sv: 'Släppt', en: 'Released' }, tone: 'done' },
}

reviewRoutes.get('/granskning', async (c) => {
  const who = whoAsks(c)
  const { db, config } = c.get('house')
  const view = c.req.query('visa') === 'klara' ? 'decided' : 'waiting'
  const page = Math.min(PAGES_MAX, Math.max(1, Number.parseInt(c.req.query('sida') ?? '1', 10) || 1))
  const list = await listReviews(db, who.actor, view, config.list_rows_max, page)
  if (!list) throw new Fault('not_found')
  const suffix = view === 'decided' ? 'visa=klara&' : ''
  return renderPage(c, (
    <Page shell={c.get('shell')} wide title={REVIEWS.label} lead={{ sv: 'Utskick som hålls kvar tills kretsen har avgjort dem.', en: 'Sets that are held until the circle has decided.' }}>
      <Tabs label={{ sv: 'Urval', en: 'Selection' }} tabs={[
        { label: { sv: 'Väntar', en: 'Waiting' }, href: '/granskning', current: view === 'waiting' },
        { label: { sv: 'Avgjorda', en: 'Decided' }, href: '/granskning?visa=klara', current: view === 'decided' },
      ]} />
      <DataTable caption={REVIEWS.label} captionHidden rows={list.reviews} columns={columns}
        empty={<EmptyState title={view === 'waiting' ? { sv: 'Inget väntar på granskning', en: 'Nothing waits for review' } : { sv: 'Inget är avgjort än', en: 'Nothing is decided yet' }} />} />
      <Pagination page={page} pages={list.more ? page + 1 : page} href={(n) => `/granskning?${suffix}sida=${n}`} label={{ sv: 'Sidor med utskick', en: 'Pages of sets' }} />
    </Page>
  ))
})

const columns = [
  { label: { sv: 'Inkom', en: 'Received' }, names: true, cell: (row: ListedReview) => <a href={`/granskning/${row.id}`}><When at={row.received} /></a> },
  { label: { sv: 'Läge', en: 'State' }, cell: (row: ListedReview) => <Tag text={STATES[row.state].text} tone={STATES[row.state].tone} /> },
  { label: { sv: 'Till', en: 'To' }, cell: (row: ListedReview) => <T text={RECIPIENT_WORDS[row.recipient]} /> },
  { label: { sv: 'Från', en: 'From' }, cell: (row: ListedReview) => <>{row.signature}{row.own ? <> <Tag text={{ sv: 'Ditt eget', en: 'Your own' }} /></> : null}</> },
  { label: { sv: 'Krets', en: 'Circle' }, cell: (row: ListedReview) => row.circle },
]

/* ── one set ── */

function File({ file, review, persons }: { file: ShownFile; review: ShownReview; persons: ReadonlyMap<string, number> }) {
  const textHref = `/granskning/${review.id}/text/${file.id}`
  return (
    <section aria-labelledby={`fil-${file.ordinal}`}>
      <h3 id={`fil-${file.ordinal}`}><T text={{ sv: `Fil ${file.ordinal}: ${file.name}`, en: `File ${file.ordinal}: ${file.name}` }} /></h3>
      {file.unread.length > 0 ? <NotRead file={file} /> : null}
      {file.findings.length > 0 ? <Findings file={file} textHref={textHref} persons={persons} /> : null}
      {file.findings.length === 0 && file.unread.length === 0 ? <p><T text={{ sv: 'Inga fynd för den här kretsen.', en: 'No findings for this circle.' }} /></p> : null}
      {review.may.fetch ? (
        <p>
          <a href={textHref}><T text={{ sv: `Läs texten i fil ${file.ordinal}`, en: `Read the text of file ${file.ordinal}` }} /></a>{' · '}
          <a href={`/granskning/${review.id}/original/${file.id}`}><T text={{ sv: `Hämta originalet av fil ${file.ordinal}`, en: `Fetch the original of file ${file.ordinal}` }} /></a>
        </p>
      ) : null}
    </section>
  )
}

const DECISIONS: Record<'return' | 'safe_copy' | 'release', Text> = {
  return: { sv: 'Skicka tillbaka', en: 'Return' }, safe_copy: { sv: 'Säker kopia skickas av kretsen', en: 'Safe copy sent by the circle' }, release: { sv: 'Släppa', en: 'Release' },
}

/** What has been proposed or decided, by which function, on what ground. */
export function Decision({ review }: { review: ShownReview }) {
  const { decision, second } = review
  if (decision === undefined) return null
  return (
    <>
      <h2><T text={review.state === 'awaiting_second' ? { sv: 'Förslag till beslut', en: 'Proposed decision' } : review.state === 'open' ? { sv: 'Tidigare förslag', en: 'Earlier proposal' } : { sv: 'Beslut', en: 'Decision' }} /></h2>
      <SummaryList rows={[
        { label: { sv: 'Beslut', en: 'Decision' }, value: <T text={DECISIONS[decision.what]} /> },
        { label: { sv: 'Av', en: 'By' }, value: <>{decision.by ?? ''}{decision.at ? <>, <When at={decision.at} /></> : null}</> },
        ...(decision.law === null ? [] : [{ label: { sv: 'Grund', en: 'Ground' }, value: decision.law }]),
        ...(decision.weighing === undefined ? [] : [{ label: { sv: 'Avvägning', en: 'Weighing' }, value: <Written text={decision.weighing} /> }]),
        ...(decision.message === undefined ? [] : [{ label: { sv: 'Meddelande till avsändaren', en: 'Message to the sender' }, value: <Written text={decision.message} /> }]),
        ...(second === undefined ? [] : [{ label: { sv: 'Andra person', en: 'Second person' }, value: <>{second.by ?? ''}{second.at ? <>, <When at={second.at} /></> : null}{second.words ? <Written text={second.words} /> : null}</> }]),
      ]} />
    </>
  )
}

function Choices({ review, csrf }: { review: ShownReview; csrf: string }) {
  const { may, id } = review
  const none = !may.return && !may.release && !may.second && !may.withdraw
  return (
    <>
      <h2><T text={{ sv: 'Avgör', en: 'Decide' }} /></h2>
      {review.state === 'open' && review.decision?.what === 'return' ? (
        <Notice kind="waiting" word={{ sv: 'Inte skickat', en: 'Not sent' }}><p><T text={{
          sv: 'Meddelandet till avsändaren innehåller något som röjer, och stannade här. Skriv om det utan namn, nummer och platser.',
          en: 'The message to the sender holds something that discloses, and stayed here. Write it again without names, numbers and places.',
        }} /></p></Notice>
      ) : null}
      {none && review.own ? <p><T text={{ sv: 'Du skrev utskicket. En annan i kretsen avgör det.', en: 'You wrote the set. Another member of the circle decides.' }} /></p> : null}
      {review.state === 'awaiting_second' && !may.second ? (
        <Notice kind="waiting"><p><T text={review.headAsked
          ? { sv: 'Enhetschefen är tillfrågad som andra person.', en: 'The unit’s head is asked as second person.' }
          : { sv: 'En annan i kretsen behöver svara som andra person.', en: 'Another member of the circle must answer as second person.' }} /></p></Notice>
      ) : null}
      <Actions>
        {may.second ? <LinkButton kind="primary" href={`/granskning/${id}/andra`} text={{ sv: 'Svara som andra person', en: 'Answer as second person' }} /> : null}
        {may.return ? <LinkButton kind="primary" href={`/granskning/${id}/tillbaka`} text={{ sv: 'Skicka tillbaka', en: 'Return' }} /> : null}
        {may.release ? <LinkButton href={`/granskning/${id}/slapp`} text={{ sv: 'Släpp med avvägning', en: 'Release with a weighing' }} /> : null}
      </Actions>
      {may.withdraw ? (
        <Form action={`/granskning/${id}/aterta`} csrf={csrf}>
          <Actions><Button kind="quiet" text={{ sv: 'Ta tillbaka förslaget', en: 'Take the proposal back' }} /></Actions>
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
  const csrf = shell.signOut?.csrf ?? ''
  return renderPage(c, (
    <Page shell={shell} wide title={{ sv: 'Utskick att granska', en: 'Set to review' }} crumbs={[REVIEWS]}>
      <p><Tag text={STATES[review.state].text} tone={STATES[review.state].tone} /></p>
      <SummaryList rows={[
        { label: { sv: 'Till', en: 'To' }, value: <T text={RECIPIENT_WORDS[review.recipient]} /> },
        { label: { sv: 'Från', en: 'From' }, value: `${review.signature} (${review.unit})` },
        { label: { sv: 'Inkom', en: 'Received' }, value: <When at={review.received} /> },
        { label: { sv: 'Krets', en: 'Circle' }, value: review.circleName },
        ...(review.deletedAt === null ? [] : [{ label: { sv: 'Originalen', en: 'The originals' }, value: <><T text={{ sv: 'Raderade', en: 'Deleted' }} /> <When at={review.deletedAt} day /></> }]),
        ...(review.deletedAt !== null || review.deleteAfter === null ? [] : [{ label: { sv: 'Originalen raderas', en: 'The originals are deleted' }, value: <When at={review.deleteAfter} day /> }]),
      ]} />
      {review.deletedAt === null ? (
        <>
          <h2><T text={{ sv: 'Vad som hittades', en: 'What was found' }} /></h2>
          {review.files.map((file) => <File file={file} review={review} persons={persons} />)}
        </>
      ) : (
        <p><T text={{ sv: 'Dokumenten och fynden är raderade. Beslutet finns kvar.', en: 'The documents and the findings are deleted. The decision remains.' }} /></p>
      )}
      {review.deletedAt === null && (review.may.copy || review.files.some((file) => file.copy)) ? <Copies review={review} csrf={csrf} /> : null}
      <Decision review={review} />
      {review.state === 'open' || review.state === 'awaiting_second' ? <Choices review={review} csrf={csrf} /> : null}
    </Page>
  ))
})
