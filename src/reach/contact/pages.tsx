/** The first page of the room, and the list of one queue: times and states, never what anybody has written. */
import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Ctx, type Env, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import {
  Actions,
  Button,
  DataTable,
  Details,
  EmptyState,
  Form,
  LinkButton,
  Notice,
  Page,
  renderPage,
  T,
  Tag,
  When,
} from '../../platform/page/index.ts'
import { CLOSED_WHY, type ConversationLine, LINE_STATES, lineState, OUTCOMES, QUEUE_STATES } from './contact.ts'
import { seeLines } from './deeds.ts'
import { type Overview, type QueueLine, seeQueues } from './deeds-queue.ts'
import { CONTACTS } from './pages-queue.tsx'

export const listPages = new Hono<Env>()

listPages.get('/kontakt', async (c) => {
  const seen = await seeQueues(c.get('house').db, whoAsks(c).actor)
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={CONTACTS.label}
      lead={{
        sv: 'Den som är utsatt kan skriva utan konto, och läsa svaret säkert. Bara när ett team har lovat att svara.',
        en: 'Somebody at risk can write without an account, and read the answer safely. Only when a team has promised to answer.',
      }}
    >
      {seen.queues.map((line) => (
        <OneQueue c={c} line={line} />
      ))}
      {seen.queues.length === 0 ? <Nothing seen={seen} /> : null}
      <NewQueue seen={seen} />
    </Page>,
  )
})

function Nothing({ seen }: { seen: Overview }) {
  return (
    <EmptyState
      title={
        seen.mayMake
          ? { sv: 'Inget formulär är upplagt', en: 'No form is set up' }
          : { sv: 'Du är inte med i något team', en: 'You are in no team' }
      }
    >
      <p>
        <T
          text={
            seen.mayMake
              ? seen.free.length > 0
                ? { sv: 'Börja med att välja för vilken sida.', en: 'Begin by choosing for which site.' }
                : {
                    sv: 'Först behöver organisationen en öppen sida. Be kommunikatören lägga upp en.',
                    en: 'First the organisation needs a public site. Ask the communicator to make one.',
                  }
              : {
                  sv: 'Enhetschefen lägger upp säker kontakt och utser dem som svarar.',
                  en: 'The head of the unit sets safe contact up and names those who answer.',
                }
          }
        />
      </p>
    </EmptyState>
  )
}
function NewQueue({ seen: { free, queues } }: { seen: Overview }) {
  if (free.length === 0) return null
  return (
    <>
      {queues.length > 0 ? (
        <h2>
          <T text={{ sv: 'Lägg upp för en sida till', en: 'Set up for another site' }} />
        </h2>
      ) : null}
      <ul>
        {free.map(({ site, name }) => (
          <li>
            <a href={`/kontakt/ny/${site}`}>
              <T text={{ sv: `Lägg upp säker kontakt för ${name}`, en: `Set up safe contact for ${name}` }} />
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}

function OneQueue({ c, line }: { c: Ctx; line: QueueLine }) {
  const { queue, unread } = line
  return (
    <section>
      <h2>{line.site}</h2>
      <p>
        <Tag {...QUEUE_STATES[queue.state]} />{' '}
        {unread.count > 0 ? (
          <>
            <T text={{ sv: `${unread.count} olästa, det äldsta`, en: `${unread.count} unread, the oldest` }} />{' '}
            {unread.oldest ? <When at={unread.oldest} /> : null}
          </>
        ) : (
          <T text={{ sv: 'Inget oläst.', en: 'Nothing unread.' }} />
        )}
      </p>
      {queue.state === 'closed' && queue.closed_why ? (
        <p>
          <T text={CLOSED_WHY[queue.closed_why]} />
        </p>
      ) : null}
      {line.named && !line.accepted ? <Asked c={c} id={queue.id} /> : null}
      <Actions>
        {line.accepted ? (
          <LinkButton
            kind="primary"
            href={`/kontakt/lista/${queue.id}`}
            text={{ sv: 'Läs och svara', en: 'Read and answer' }}
            about={line.site}
          />
        ) : null}
        {line.keeps ? (
          <LinkButton
            kind={line.accepted ? 'secondary' : 'primary'}
            href={`/kontakt/ko/${queue.id}`}
            text={{ sv: 'Team, beslut och tider', en: 'Team, decisions and times' }}
            about={line.site}
          />
        ) : null}
      </Actions>
    </section>
  )
}
const Asked = ({ c, id }: { c: Ctx; id: string }) => (
  <Notice kind="waiting" title={{ sv: 'Du är utsedd att svara', en: 'You have been named to answer' }}>
    <p>
      <T
        text={{
          sv: 'Tackar du ja får du läsa det som kommer in. Allt du öppnar syns i loggen. Du kan lämna när du vill.',
          en: 'If you accept you may read what comes in. All that you open stands in the log. You may leave when you want.',
        }}
      />
    </p>
    <Form action={`/kontakt/ko/${id}/acceptera`} csrf={csrfOf(c)}>
      <Actions>
        <Button text={{ sv: 'Tacka ja', en: 'Accept' }} />
        <Button kind="secondary" formaction={`/kontakt/ko/${id}/lamna`} text={{ sv: 'Tacka nej', en: 'Decline' }} />
      </Actions>
    </Form>
  </Notice>
)

listPages.get('/kontakt/lista/:id', async (c) => {
  const seen = await seeLines(c.get('house').db, whoAsks(c).actor, c.req.param('id'))
  if (!seen) throw new Fault('not_found')
  const { queue, lines, names } = seen
  const open = lines.filter((line) => lineState(line) !== 'closed')
  return renderPage(
    c,
    <Page shell={c.get('shell')} wide title={seen.site} crumbs={[CONTACTS]}>
      <Lines caption={{ sv: 'Att läsa och svara på', en: 'To read and answer' }} lines={open} names={names} />
      {lines.length > open.length ? (
        <Lines caption={{ sv: 'Avslutade', en: 'Closed' }} lines={lines.filter((line) => lineState(line) === 'closed')} names={names} />
      ) : null}
      <h2>
        <T text={{ sv: 'Formuläret', en: 'The form' }} />
      </h2>
      {queue.state === 'open' ? (
        <Form action={`/kontakt/ko/${queue.id}/stang`} csrf={csrfOf(c)}>
          <p>
            <T
              text={{
                sv: 'Kommer det för mycket, eller kan ingen svara? Stäng. Enhetschefen öppnar igen.',
                en: 'Is too much coming in, or can nobody answer? Close. The head of the unit opens again.',
              }}
            />
          </p>
          <Button kind="secondary" text={{ sv: 'Stäng formuläret nu', en: 'Close the form now' }} />
        </Form>
      ) : (
        <p>
          <T text={{ sv: 'Stängt. Svar går att läsa, men ingen kan skriva.', en: 'Closed. Answers can be read, but nobody can write.' }} />
        </p>
      )}
      <Details summary={{ sv: 'Lämna teamet', en: 'Leave the team' }}>
        <Form action={`/kontakt/ko/${queue.id}/lamna`} csrf={csrfOf(c)}>
          <p>
            <T
              text={{
                sv: 'Du kan inte läsa något mer här. Blir ni färre än två stängs formuläret.',
                en: 'You can read nothing more here. If fewer than two are left the form closes.',
              }}
            />
          </p>
          <Button kind="secondary" text={{ sv: 'Lämna teamet', en: 'Leave the team' }} />
        </Form>
      </Details>
    </Page>,
  )
})

function Lines({
  caption,
  lines,
  names,
}: {
  caption: { sv: string; en: string }
  lines: readonly ConversationLine[]
  names: Map<string, string>
}) {
  return (
    <DataTable
      caption={caption}
      rows={lines}
      empty={
        <EmptyState title={{ sv: 'Ingen väntar på svar', en: 'Nobody waits for an answer' }}>
          <p>
            <T
              text={{
                sv: 'När någon skriver får du veta det med ett meddelande utan innehåll.',
                en: 'When somebody writes you are told by a message without content.',
              }}
            />
          </p>
        </EmptyState>
      }
      columns={[
        {
          label: { sv: 'Kom', en: 'Came' },
          names: true,
          cell: (line) => (
            <a href={`/kontakt/samtal/${line.id}`}>
              <When at={line.begun_at} />
            </a>
          ),
        },
        {
          label: { sv: 'Läge', en: 'State' },
          cell: (line) => (
            <>
              <Tag {...LINE_STATES[lineState(line)]} />{' '}
              {line.urgent && line.closed_at === null ? (
                <Tag tone="danger" text={{ sv: 'Säger att det är fara', en: 'Says there is danger' }} />
              ) : null}
            </>
          ),
        },
        { label: { sv: 'Tagen av', en: 'Taken by' }, cell: (line) => (line.taken_by === null ? '–' : (names.get(line.taken_by) ?? '–')) },
        { label: { sv: 'Slutade', en: 'Ended' }, cell: (line) => (line.outcome === null ? '–' : <T text={OUTCOMES[line.outcome]} />) },
        { label: { sv: 'Raderas', en: 'Deleted' }, cell: (line) => (line.delete_on === null ? '–' : <When at={line.delete_on} day />) },
      ]}
    />
  )
}
