import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { FieldFor, readForm as readRecord } from '../../platform/field/index.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { readForm } from '../../platform/http/form.ts'
import {
  Actions, Button, DataTable, Details, EmptyState, Form, type FormError, LinkButton, Notice, Page, Pagination, renderPage, SummaryList, T, Tag, When,
} from '../../platform/page/index.ts'
import { askCheck, listOwn, type OwnAnswer, readAnswer } from './deeds-ask.ts'
import { ANSWERS, contentErrors, FILES_AGAIN, outgoing, PASTED_NAME, RECIPIENT_WORDS, subjectOf, tidyName, TOO_MANY } from './outgoing-set.ts'
import { FileNames } from './part-files.tsx'
import { Written } from './part-written.tsx'

export const askRoutes = new Hono<Env>()

const ROOM = { label: { sv: 'Kontrollera utskick', en: 'Check outgoing' }, href: '/kontrollera' }
const PAGES_MAX = 1000

type Entered = Record<string, string | readonly string[]>

function AskForm({ csrf, entered, errors }: { csrf: string; entered: Entered; errors: readonly FormError[] }) {
  return (
    <Form action="/kontrollera" csrf={csrf} files>
      {(['files', 'text', 'recipient', 'subject'] as const).map((name) => <FieldFor record={outgoing} name={name} entered={entered} errors={errors} />)}
      <Actions>
        <Button text={{ sv: 'Kontrollera', en: 'Check' }} />
      </Actions>
    </Form>
  )
}

function AskHelp() {
  return (
    <>
      <h2><T text={{ sv: 'Så går det till', en: 'How it works' }} /></h2>
      <p><T text={{
        sv: 'Samvärn läser allt i filerna, också det som inte syns. Du får ett av två svar: Kan skickas, eller Går till granskning.',
        en: 'Samvärn reads everything in the files, also what is not seen. You get one of two answers: Can be sent, or Goes to review.',
      }} /></p>
      <p><T text={{
        sv: 'Granskning är vanligt och säger inget om någon person. Också en fil som inte går att läsa granskas.',
        en: 'Review is common and says nothing about any person. A file that cannot be read is reviewed too.',
      }} /></p>
      <p><T text={{
        sv: 'Det du lämnar in förvaras krypterat och raderas efter svaret.',
        en: 'What you hand in is kept encrypted and deleted after the answer.',
      }} /></p>
    </>
  )
}

async function showAsk(c: Ctx, entered: Entered, errors: readonly FormError[], status: 200 | 422 | 429): Promise<Response> {
  const shell = c.get('shell')
  return renderPage(c, (
    <Page shell={shell} title={ROOM.label} errors={errors} aside={<AskHelp />}
      lead={{ sv: 'Innan något skickas ut: lägg hela utskicket här.', en: 'Before anything is sent: put the whole of it here.' }}>
      <p><a href="/kontrollera/mina"><T text={{ sv: 'Mina utskick', en: 'My outgoing sets' }} /></a></p>
      <AskForm csrf={shell.signOut?.csrf ?? ''} entered={entered} errors={errors} />
    </Page>
  ), status)
}

askRoutes.get('/kontrollera', (c) => {
  whoAsks(c)
  return showAsk(c, {}, [], 200)
})

/** A page that answers a POST is put aside by the platform and comes back by 303, so the words stay out of the browser's files. */
function sendBack(c: Ctx, entered: Entered, errors: readonly FormError[], status: 422 | 429, hadFiles: boolean): Promise<Response> {
  return showAsk(c, entered, hadFiles ? [...errors, { field: 'files', message: FILES_AGAIN }] : errors, status)
}

function wordsIn(form: FormData): Entered {
  return Object.fromEntries(['recipient', 'subject', 'text'].flatMap((name) => {
    const value = form.get(name)
    return typeof value === 'string' ? [[name, value]] : []
  }))
}

askRoutes.post('/kontrollera', async (c) => {
  const who = whoAsks(c)
  const { db, config } = c.get('house')
  const form = await readForm(c)
  const entered = wordsIn(form)
  const reading = readRecord(outgoing, form)
  const chosen = form.getAll('files').filter((one): one is File => typeof one !== 'string' && (one.size > 0 || one.name !== ''))
  const content = contentErrors(chosen, String(entered['text'] ?? ''), config)
  if (!reading.ok || content.length > 0) return sendBack(c, entered, [...content, ...(reading.ok ? [] : reading.errors)], 422, chosen.length > 0)
  const { recipient, subject, text } = reading.values
  const files = await Promise.all(chosen.map(async (file) => ({ name: tidyName(file.name), content: new Uint8Array(await file.arrayBuffer()) })))
  if (text !== undefined) files.push({ name: PASTED_NAME, content: new TextEncoder().encode(text) })
  const asked = await askCheck(db, config, who.actor, { recipient, subject: subjectOf(subject), files })
  return asked.ok ? seeOther(c, `/kontrollera/${asked.id}`) : sendBack(c, entered, [{ message: TOO_MANY }], 429, chosen.length > 0)
})

/* ── one's own sets ── */

const whichFiles = (set: OwnAnswer): { sv: string; en: string } | string => {
  const [first] = set.files
  if (first === undefined) return { sv: 'Borttaget utskick', en: 'Deleted set' }
  const more = set.files.length - 1
  return more === 0 ? first.name : { sv: `${first.name} och ${more} till`, en: `${first.name} and ${more} more` }
}

askRoutes.get('/kontrollera/mina', async (c) => {
  const who = whoAsks(c)
  const { db, config } = c.get('house')
  const page = Math.min(PAGES_MAX, Math.max(1, Number.parseInt(c.req.query('sida') ?? '1', 10) || 1))
  const { sets, more } = await listOwn(db, who.actor, config.list_rows_max, page)
  return renderPage(c, (
    <Page shell={c.get('shell')} wide title={{ sv: 'Mina utskick', en: 'My outgoing sets' }} crumbs={[ROOM]}>
      <DataTable caption={{ sv: 'Utskick som du har kontrollerat', en: 'Sets that you have checked' }} captionHidden rows={sets}
        empty={<EmptyState title={{ sv: 'Du har inte kontrollerat något än', en: 'You have not checked anything yet' }}
          action={<LinkButton href="/kontrollera" kind="primary" text={{ sv: 'Kontrollera ett utskick', en: 'Check an outgoing set' }} />} />}
        columns={[
          { label: { sv: 'Utskick', en: 'Set' }, names: true, cell: (set) => <a href={`/kontrollera/${set.id}`}><T text={whichFiles(set)} /></a> },
          { label: { sv: 'Svar', en: 'Answer' }, cell: (set) => <Tag text={ANSWERS[set.state].tag} tone={ANSWERS[set.state].tone} /> },
          { label: { sv: 'Till', en: 'To' }, cell: (set) => <T text={RECIPIENT_WORDS[set.recipient]} /> },
          { label: { sv: 'Inlämnat', en: 'Handed in' }, cell: (set) => <When at={set.created_at} /> },
        ]} />
      <Pagination page={page} pages={more ? page + 1 : page} href={(n) => `/kontrollera/mina?sida=${n}`} label={{ sv: 'Sidor med utskick', en: 'Pages of sets' }} />
    </Page>
  ))
})

/* ── the answer ── */

function InReview() {
  return (
    <Notice kind="waiting" word={{ sv: 'Hålls kvar', en: 'Held' }} announce>
      <p><T text={{
        sv: 'Det kan ha många skäl, också att en fil inte går att läsa helt. Det säger inget om någon person. Fråga inte vidare om orsaken: granskaren skriver till dig om du ska göra något.',
        en: 'There can be many reasons, also that a file cannot be read whole. It says nothing about any person. Do not ask for the cause: the reviewer writes to you if there is something you are to do.',
      }} /></p>
      <p><T text={{ sv: 'Är det bråttom, eller väntar någon på hjälp?', en: 'Is it urgent, or is somebody waiting for help?' }} /></p>
      <LinkButton href="/koppla" text={{ sv: 'Koppla till dem som hanterar skyddade personuppgifter', en: 'Connect to those who handle protected personal data' }} />
    </Notice>
  )
}

function Returned({ message }: { message: string | undefined }) {
  return (
    <>
      <Notice kind="waiting" title={{ sv: 'Granskaren skriver', en: 'The reviewer writes' }} announce>
        <Written text={message ?? ''} />
      </Notice>
      <p><LinkButton href="/kontrollera" kind="primary" text={{ sv: 'Kontrollera det rättade utskicket', en: 'Check the corrected set' }} /></p>
    </>
  )
}

function AnswerBody({ set }: { set: OwnAnswer }) {
  switch (set.state) {
    case 'checking':
      return <p><LinkButton href={`/kontrollera/${set.id}`} text={{ sv: 'Ladda om nu', en: 'Reload now' }} /></p>
    case 'can_send':
      return <Notice kind="success" announce><p><T text={{ sv: 'Inget hindrar att utskicket skickas.', en: 'Nothing prevents it from being sent.' }} /></p></Notice>
    case 'in_review':
      return <InReview />
    case 'returned':
      return <Returned message={set.message} />
    case 'handled':
      return <Notice kind="success" announce><p><T text={{ sv: 'Mottagaren får det som ska skickas av granskarna.', en: 'The receiver gets what is to be sent from the reviewers.' }} /></p></Notice>
  }
}

askRoutes.get('/kontrollera/:id', async (c) => {
  const who = whoAsks(c)
  const set = await readAnswer(c.get('house').db, who.actor, c.req.param('id'))
  if (!set) throw new Fault('not_found')
  // Works without script; ends with the answer.
  if (set.state === 'checking') c.header('Refresh', '2')
  const { title, lead } = ANSWERS[set.state]
  return renderPage(c, (
    <Page shell={c.get('shell')} title={title} lead={lead} crumbs={[ROOM, { label: { sv: 'Mina utskick', en: 'My outgoing sets' }, href: '/kontrollera/mina' }]}>
      <AnswerBody set={set} />
      <h2><T text={{ sv: 'Utskicket', en: 'The set' }} /></h2>
      <SummaryList rows={[
        { label: { sv: 'Mottagare', en: 'Receiver' }, value: <T text={RECIPIENT_WORDS[set.recipient]} /> },
        { label: { sv: 'Inlämnat', en: 'Handed in' }, value: <When at={set.created_at} /> },
        { label: { sv: 'Innehåll', en: 'Content' }, value: <FileNames files={set.files} deletedAt={set.deletedAt} /> },
      ]} />
      {set.deleteAfter !== null && set.deletedAt === null ? (
        <Details summary={{ sv: 'När raderas det?', en: 'When is it deleted?' }}>
          <p><T text={{ sv: 'Det du lämnade in raderas', en: 'What you handed in is deleted' }} /> <When at={set.deleteAfter} day />.</p>
        </Details>
      ) : null}
    </Page>
  ))
})
