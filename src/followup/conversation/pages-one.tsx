import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import {
  Actions,
  Button,
  Form,
  InsetText,
  LinkButton,
  Notice,
  Page,
  renderPage,
  SummaryList,
  T,
  Tag,
  When,
} from '../../platform/page/index.ts'
import { ActionList } from '../action/index.ts'
import { deletedOn, RULE, sayWords, STATES, wholeTime } from './conversation.ts'
import { type Opened, seeConversation, settle, share } from './deeds.ts'
import { CONVERSATIONS } from './pages-list.tsx'

export const oneRoutes = new Hono<Env>()

export async function openedHere(c: Ctx): Promise<Opened> {
  const opened = await seeConversation(c.get('house').db, whoAsks(c).actor, c.req.param('id') ?? '')
  if (!opened) throw new Fault('not_found')
  return opened
}
export const crumbsOf = ({ conversation }: Opened) => [CONVERSATIONS, { label: conversation.title, href: `/samtal/${conversation.id}` }]
/** After a deed: absent is absent, and what is settled is not changed. */
export function must(done: true | 'state' | undefined): void {
  if (done === undefined) throw new Fault('not_found')
  if (done === 'state') throw new Fault('conflict')
}

oneRoutes.get('/samtal/:id', async (c) => {
  const opened = await openedHere(c)
  const { conversation } = opened
  return renderPage(
    c,
    <Page shell={c.get('shell')} title={conversation.title} crumbs={[CONVERSATIONS]}>
      <p>
        <Tag {...STATES[conversation.state]} />
      </p>
      {conversation.state === 'settled' ? (
        <Settled opened={opened} />
      ) : conversation.kind === 'together' ? (
        <Together opened={opened} />
      ) : (
        <Alone c={c} opened={opened} />
      )}
      <h2>
        <T text={{ sv: 'Om samtalet', en: 'About the conversation' }} />
      </h2>
      <Facts opened={opened} />
      <Questions c={c} opened={opened} />
      <h2>
        <T text={{ sv: 'Åtgärder', en: 'Actions' }} />
      </h2>
      <ActionList actions={opened.actions} />
      {conversation.state === 'settled' ? null : (
        <p>
          <a href={`/samtal/${conversation.id}/plan`}>
            <T text={{ sv: 'Lägg till åtgärder och avsluta', en: 'Add actions and settle' }} />
          </a>
        </p>
      )}
    </Page>,
  )
})

function Together({ opened: { conversation, leads } }: { opened: Opened }) {
  const at = `/samtal/${conversation.id}`
  if (!leads) return null
  return (
    <>
      <InsetText>
        <p>
          <T
            text={{
              sv: 'Skärmen visar regeln först, sedan en fråga i taget. Telefonernas kod står där. Den som inte har en telefon säger sin tanke till dig, och du skriver.',
              en: 'The screen shows the rule first, then one question at a time. The code for the phones stands there. Whoever has no phone tells you the thought, and you write.',
            }}
          />
        </p>
      </InsetText>
      <Actions>
        <LinkButton
          kind="primary"
          href={`${at}/skarm`}
          text={
            conversation.state === 'planned'
              ? { sv: 'Öppna stora skärmen', en: 'Open the big screen' }
              : { sv: 'Till stora skärmen', en: 'To the big screen' }
          }
        />
        <LinkButton href={`${at}/papper`} text={{ sv: 'Blad att skriva ut', en: 'Sheet to print' }} />
        <LinkButton href={`${at}/skriv-in`} text={{ sv: 'Skriv in från papper', en: 'Type in from paper' }} />
        <LinkButton href={`${at}/film`} text={{ sv: 'Film', en: 'Film' }} />
      </Actions>
    </>
  )
}

function Alone({ c, opened: { conversation, shares } }: { c: Ctx; opened: Opened }) {
  return (
    <>
      <Actions>
        <LinkButton
          kind="primary"
          href={`/samtal/${conversation.id}/fraga/1`}
          text={{ sv: 'Gå till frågorna', en: 'Go to the questions' }}
        />
        <LinkButton href={`/samtal/${conversation.id}/papper`} text={{ sv: 'Blad att skriva ut', en: 'Sheet to print' }} />
      </Actions>
      {shares ? (
        <Form action={`/samtal/${conversation.id}/dela`} csrf={csrfOf(c)}>
          <p>
            <T
              text={{
                sv: 'Bara du ser det här. Delar du det kan enhetens chef och samordnaren läsa tankar, slutsatser och åtgärder. Det går inte att ta tillbaka.',
                en: 'Only you see this. If you share it, the head of the unit and the coordinator can read thoughts, conclusions and actions. It cannot be taken back.',
              }}
            />
          </p>
          <Button kind="secondary" text={{ sv: 'Dela med chef och samordnare', en: 'Share with head and coordinator' }} />
        </Form>
      ) : null}
    </>
  )
}

function Settled({ opened: { conversation } }: { opened: Opened }) {
  const { settled_at, thoughts_deleted_at, retention_days } = conversation
  return (
    <>
      <Notice kind="info" title={{ sv: 'Planen är klar', en: 'The plan is settled' }}>
        <p>
          {thoughts_deleted_at !== null || retention_days === 0 ? (
            <T
              text={{
                sv: 'Tankarna är raderade. Frågorna, slutsatserna och åtgärderna finns kvar.',
                en: 'The thoughts are deleted. The questions, the conclusions and the actions remain.',
              }}
            />
          ) : settled_at === null ? null : (
            <>
              <T text={{ sv: 'Tankarna raderas', en: 'The thoughts are deleted on' }} />{' '}
              <When at={deletedOn(settled_at, retention_days)} day />.{' '}
              <T
                text={{
                  sv: 'Frågorna, slutsatserna och åtgärderna finns kvar.',
                  en: 'The questions, the conclusions and the actions remain.',
                }}
              />
            </>
          )}
        </p>
      </Notice>
      <Actions>
        <LinkButton
          kind="primary"
          href={`/samtal/${conversation.id}/dokument`}
          text={{ sv: 'Öppna dokumentet', en: 'Open the document' }}
        />
      </Actions>
    </>
  )
}

function Facts({ opened: { conversation, unit, leader, film } }: { opened: Opened }) {
  const minutes = wholeTime(conversation.asked.questions.length, conversation.minutes_each)
  const captions = film === undefined ? conversation.film_captioned : film.captions !== null
  const together = conversation.kind === 'together'
  return (
    <SummaryList
      rows={[
        { label: { sv: 'Regel', en: 'Rule' }, value: <T text={RULE} /> },
        { label: { sv: 'När', en: 'When' }, value: <When at={conversation.held_on} day /> },
        ...(together
          ? [
              {
                label: { sv: 'Vilka', en: 'Who' },
                value: unit ?? <T text={{ sv: 'Hela organisationen', en: 'The whole organisation' }} />,
              },
              { label: { sv: 'Leder', en: 'Leads' }, value: leader },
              {
                label: { sv: 'Tid', en: 'Time' },
                value: <T text={{ sv: `${minutes} minuter och filmen`, en: `${minutes} minutes and the film` }} />,
              },
            ]
          : []),
        ...(film === undefined && conversation.film_link === null
          ? []
          : [
              {
                label: { sv: 'Film', en: 'Film' },
                value: captions ? (
                  <T text={{ sv: 'Textad', en: 'With captions' }} />
                ) : (
                  <Tag tone="waiting" text={{ sv: 'Text saknas', en: 'Captions are missing' }} />
                ),
              },
            ]),
      ]}
    />
  )
}

function Questions({ c, opened: { conversation, thoughts, notes } }: { c: Ctx; opened: Opened }) {
  return (
    <>
      <h2>
        <T text={{ sv: 'Frågor', en: 'Questions' }} />
      </h2>
      <ol>
        {conversation.asked.questions.map(({ id, text }, i) => {
          const count = thoughts.filter(({ question }) => question === id).length
          return (
            <li>
              <a href={`/samtal/${conversation.id}/fraga/${i + 1}`}>{sayWords(text, c.get('lang'))}</a>
              {count === 0 && !notes.get(id) ? null : (
                <>
                  {' '}
                  <T
                    text={{
                      sv: `(${count} tankar${notes.get(id) ? ', slutsats skriven' : ''})`,
                      en: `(${count} thoughts${notes.get(id) ? ', conclusion written' : ''})`,
                    }}
                  />
                </>
              )}
            </li>
          )
        })}
      </ol>
    </>
  )
}

oneRoutes.post('/samtal/:id/dela', async (c) => {
  must(await share(c.get('house').db, whoAsks(c).actor, c.req.param('id')))
  return seeOther(c, `/samtal/${c.req.param('id')}`)
})
oneRoutes.post('/samtal/:id/avsluta', async (c) => {
  must(await settle(c.get('house').db, whoAsks(c).actor, c.req.param('id')))
  return seeOther(c, `/samtal/${c.req.param('id')}`)
})
