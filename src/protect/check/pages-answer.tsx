import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Env, whoAsks } from '../../platform/http/context.ts'
import {
  DataTable,
  Details,
  EmptyState,
  LinkButton,
  Notice,
  Page,
  Pagination,
  renderPage,
  SummaryList,
  T,
  Tag,
  When,
} from '../../platform/page/index.ts'
import { listOwn, type OwnAnswer, readAnswer } from './deeds-ask.ts'
import { ANSWERS, RECIPIENT_WORDS } from './outgoing-set.ts'
import { ROOM } from './pages-ask.tsx'
import { FileNames } from './part-files.tsx'
import { Written } from './part-written.tsx'

/** What the author reads afterwards: her own sets, and the one answer on each. */

export const answerRoutes = new Hono<Env>()

const PAGES_MAX = 1000

/* ── one's own sets ── */

const whichFiles = (set: OwnAnswer): { sv: string; en: string } | string => {
  const [first] = set.files
  if (first === undefined) return { sv: 'Borttaget utskick', en: 'Deleted set' }
  const more = set.files.length - 1
  return more === 0 ? first.name : { sv: `${first.name} och ${more} till`, en: `${first.name} and ${more} more` }
}

answerRoutes.get('/kontrollera/mina', async (c) => {
  const who = whoAsks(c)
  const { db, config } = c.get('house')
  const page = Math.min(PAGES_MAX, Math.max(1, Number.parseInt(c.req.query('sida') ?? '1', 10) || 1))
  const { sets, more } = await listOwn(db, who.actor, config.list_rows_max, page)
  return renderPage(
    c,
    <Page shell={c.get('shell')} wide title={{ sv: 'Mina utskick', en: 'My outgoing sets' }} crumbs={[ROOM]}>
      <DataTable
        caption={{ sv: 'Utskick som du har kontrollerat', en: 'Sets that you have checked' }}
        captionHidden
        rows={sets}
        empty={
          <EmptyState
            title={{ sv: 'Du har inte kontrollerat något än', en: 'You have not checked anything yet' }}
            action={<LinkButton href="/kontrollera" kind="primary" text={{ sv: 'Kontrollera ett utskick', en: 'Check an outgoing set' }} />}
          />
        }
        columns={[
          {
            label: { sv: 'Utskick', en: 'Set' },
            names: true,
            cell: (set) => (
              <a href={`/kontrollera/${set.id}`}>
                <T text={whichFiles(set)} />
              </a>
            ),
          },
          { label: { sv: 'Svar', en: 'Answer' }, cell: (set) => <Tag text={ANSWERS[set.state].tag} tone={ANSWERS[set.state].tone} /> },
          { label: { sv: 'Till', en: 'To' }, cell: (set) => <T text={RECIPIENT_WORDS[set.recipient]} /> },
          { label: { sv: 'Inlämnat', en: 'Handed in' }, cell: (set) => <When at={set.created_at} /> },
        ]}
      />
      <Pagination
        page={page}
        pages={more ? page + 1 : page}
        href={(n) => `/kontrollera/mina?sida=${n}`}
        label={{ sv: 'Sidor med utskick', en: 'Pages of sets' }}
      />
    </Page>,
  )
})

/* ── the answer ── */

function InReview() {
  return (
    <Notice kind="waiting" word={{ sv: 'Hålls kvar', en: 'Held' }} announce>
      <p>
        <T
          text={{
            sv: 'Det kan ha många skäl, också att en fil inte går att läsa helt. Läs inget in i svaret och fråga inte vidare om orsaken: granskaren skriver till dig om du ska göra något.',
            en: 'There can be many reasons, also that a file cannot be read whole. Read nothing into the answer and do not ask for the cause: the reviewer writes to you if there is something you are to do.',
          }}
        />
      </p>
      <p>
        <T text={{ sv: 'Är det bråttom, eller väntar någon på hjälp?', en: 'Is it urgent, or is somebody waiting for help?' }} />
      </p>
      <LinkButton
        href="/koppla"
        text={{ sv: 'Koppla till dem som hanterar skyddade personuppgifter', en: 'Connect to those who handle protected personal data' }}
      />
    </Notice>
  )
}

function Returned({ message }: { message: string | undefined }) {
  return (
    <>
      <Notice kind="waiting" title={{ sv: 'Granskaren skriver', en: 'The reviewer writes' }} announce>
        <Written text={message ?? ''} />
      </Notice>
      <p>
        <LinkButton href="/kontrollera" kind="primary" text={{ sv: 'Kontrollera det rättade utskicket', en: 'Check the corrected set' }} />
      </p>
    </>
  )
}

function AnswerBody({ set }: { set: OwnAnswer }) {
  switch (set.state) {
    case 'checking':
      return (
        <p>
          <LinkButton href={`/kontrollera/${set.id}`} text={{ sv: 'Ladda om nu', en: 'Reload now' }} />
        </p>
      )
    case 'can_send':
      return (
        <Notice kind="success" announce>
          <p>
            <T text={{ sv: 'Inget hindrar att utskicket skickas.', en: 'Nothing prevents it from being sent.' }} />
          </p>
        </Notice>
      )
    case 'in_review':
      return <InReview />
    case 'returned':
      return <Returned message={set.message} />
    case 'handled':
      return (
        <Notice kind="success" announce>
          <p>
            <T
              text={{
                sv: 'Mottagaren får det som ska skickas av granskarna.',
                en: 'The receiver gets what is to be sent from the reviewers.',
              }}
            />
          </p>
        </Notice>
      )
  }
}

answerRoutes.get('/kontrollera/:id', async (c) => {
  const who = whoAsks(c)
  const set = await readAnswer(c.get('house').db, who.actor, c.req.param('id'))
  if (!set) throw new Fault('not_found')
  // Works without script; ends with the answer.
  if (set.state === 'checking') c.header('Refresh', '2')
  const { title, lead } = ANSWERS[set.state]
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={title}
      lead={lead}
      crumbs={[ROOM, { label: { sv: 'Mina utskick', en: 'My outgoing sets' }, href: '/kontrollera/mina' }]}
    >
      <AnswerBody set={set} />
      <h2>
        <T text={{ sv: 'Utskicket', en: 'The set' }} />
      </h2>
      <SummaryList
        rows={[
          { label: { sv: 'Mottagare', en: 'Receiver' }, value: <T text={RECIPIENT_WORDS[set.recipient]} /> },
          { label: { sv: 'Inlämnat', en: 'Handed in' }, value: <When at={set.created_at} /> },
          { label: { sv: 'Innehåll', en: 'Content' }, value: <FileNames files={set.files} deletedAt={set.deletedAt} /> },
        ]}
      />
      {set.deleteAfter !== null && set.deletedAt === null ? (
        <Details summary={{ sv: 'När raderas det?', en: 'When is it deleted?' }}>
          <p>
            <T text={{ sv: 'Det du lämnade in raderas', en: 'What you handed in is deleted' }} /> <When at={set.deleteAfter} day />.
          </p>
        </Details>
      ) : null}
    </Page>,
  )
})
