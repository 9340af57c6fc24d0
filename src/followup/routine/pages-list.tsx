import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Ctx, type Env, whoAsks } from '../../platform/http/context.ts'
import { Actions, DataTable, EmptyState, LinkButton, Page, renderPage, T, Tabs, Tag, type Text, When } from '../../platform/page/index.ts'
import { listRoutines, type Mine, type Register, type RoutineLine } from './deeds.ts'
import { listUnread } from './deeds-read.ts'
import { RoutineTag } from './part-text.tsx'
import { percentOf } from './routine.ts'

export const listPages = new Hono<Env>()
export const ROUTINES = { label: { sv: 'Rutiner', en: 'Routines' }, href: '/rutiner' }

const MINE: Readonly<Record<Exclude<Mine, 'none'>, { text: Text; tone: 'waiting' | 'done' }>> = {
  read: { text: { sv: 'Att läsa', en: 'To read' }, tone: 'waiting' },
  check: { text: { sv: 'Kontrollen återstår', en: 'The check remains' }, tone: 'waiting' },
  known: { text: { sv: 'Läst', en: 'Read' }, tone: 'done' },
}
const UNIT: Text = { sv: 'Sköts av', en: 'Kept by' }
const ALL: Text = { sv: 'Hela organisationen', en: 'The whole organisation' }
const works = ({ starts, lines }: Register): boolean => starts || lines.some(({ writes }) => writes)

export function RoutineTabs({ register, at }: { register: Register; at: 'read' | 'register' | 'unit' | 'sources' }) {
  return (
    <Tabs
      label={ROUTINES.label}
      tabs={[
        { label: { sv: 'Läs', en: 'Read' }, href: '/rutiner', current: at === 'read' },
        ...(works(register) ? [{ label: { sv: 'Register', en: 'Register' }, href: '/rutiner/register', current: at === 'register' }] : []),
        ...(register.leads ? [{ label: { sv: 'Min enhet', en: 'My unit' }, href: '/rutiner/enheten', current: at === 'unit' }] : []),
        { label: { sv: 'Vad rutinerna vilar på', en: 'What they rest on' }, href: '/rutiner/underlag', current: at === 'sources' },
      ]}
    />
  )
}
const MineTag = ({ mine }: { mine: Mine }) => (mine === 'none' ? <>–</> : <Tag {...MINE[mine]} />)

listPages.get('/rutiner', async (c) => {
  const register = await listRoutines(c.get('house').db, whoAsks(c).actor)
  const order: Mine[] = ['read', 'check', 'none', 'known']
  const lines = register.lines
    .filter(({ current, state }) => current !== undefined && state !== 'withdrawn')
    .sort((one, other) => order.indexOf(one.mine) - order.indexOf(other.mine))
  const waiting = lines.filter(({ mine }) => mine === 'read' || mine === 'check').length
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={ROUTINES.label}
      lead={
        waiting === 0
          ? { sv: 'Hur vi gör här. Det du behöver kunna har du läst.', en: 'How we do things here. You have read what you need to know.' }
          : { sv: 'Hur vi gör här. Det som du ska läsa står överst.', en: 'How we do things here. What you are to read stands first.' }
      }
    >
      <RoutineTabs register={register} at="read" />
      <DataTable
        caption={{ sv: 'Rutiner som gäller', en: 'Routines in force' }}
        captionHidden
        rows={lines}
        empty={<NoRoutines register={register} />}
        columns={[
          { label: { sv: 'Rutin', en: 'Routine' }, names: true, cell: (line) => <a href={`/rutiner/${line.id}`}>{line.title}</a> },
          { label: { sv: 'För dig', en: 'For you' }, cell: (line) => <MineTag mine={line.mine} /> },
          { label: UNIT, cell: (line) => line.unit ?? <T text={ALL} /> },
          {
            label: { sv: 'Gäller från', en: 'In force from' },
            cell: (line) => (line.current ? <When at={line.current.valid_from} day /> : '–'),
          },
        ]}
      />
    </Page>,
  )
})

function NoRoutines({ register }: { register: Register }) {
  return (
    <EmptyState
      title={{ sv: 'Ingen rutin gäller än', en: 'No routine is in force yet' }}
      action={
        register.starts ? (
          <LinkButton kind="primary" href="/rutiner/ny" text={{ sv: 'Börja på den första', en: 'Start the first' }} />
        ) : undefined
      }
    >
      <p>
        <T
          text={
            register.starts
              ? {
                  sv: 'Det finns färdiga texter att börja från. Det som ingen har kunnat verifiera är tomma platser att fylla i.',
                  en: 'There are ready texts to begin from. What nobody could verify is left as empty places to fill.',
                }
              : { sv: 'Din chef eller samordnaren skriver dem.', en: 'Your head or the coordinator writes them.' }
          }
        />
      </p>
    </EmptyState>
  )
}

listPages.get('/rutiner/register', async (c) => {
  const register = await listRoutines(c.get('house').db, whoAsks(c).actor)
  if (!works(register)) throw new Fault('not_found')
  const lines = register.lines.filter(({ writes, state }) => writes || state === 'withdrawn')
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={{ sv: 'Register över rutiner', en: 'Register of routines' }}
      crumbs={[ROUTINES]}
      lead={{
        sv: 'Vem som håller i varje rutin, hur den står och när den ska ses över.',
        en: 'Who keeps each routine, how it stands and when it is to be reviewed.',
      }}
    >
      <RoutineTabs register={register} at="register" />
      {register.starts ? (
        <Actions>
          <LinkButton kind="primary" href="/rutiner/ny" text={{ sv: 'Börja på en rutin', en: 'Start a routine' }} />
        </Actions>
      ) : null}
      <DataTable
        caption={{ sv: 'Register över rutiner', en: 'Register of routines' }}
        captionHidden
        rows={lines}
        empty={<NoRoutines register={register} />}
        columns={[
          {
            label: { sv: 'Rutin', en: 'Routine' },
            names: true,
            cell: (line) => <a href={`/rutiner/${line.id}${line.current || !line.open ? '' : '/utkast'}`}>{line.title}</a>,
          },
          { label: { sv: 'Läge', en: 'State' }, cell: (line) => <RoutineTag state={line.state} /> },
          { label: { sv: 'På gång', en: 'Under way' }, cell: (line) => <UnderWay line={line} /> },
          { label: { sv: 'Ägare', en: 'Owner' }, cell: (line) => line.owner },
          { label: UNIT, cell: (line) => line.unit ?? <T text={ALL} /> },
          {
            label: { sv: 'Ses över senast', en: 'Reviewed by' },
            cell: (line) => (line.current ? <When at={line.current.review_by} day /> : '–'),
          },
        ]}
      />
    </Page>,
  )
})

function UnderWay({ line }: { line: RoutineLine }) {
  const notes = line.notes > 0 && line.writes
  if (!line.open && !notes) return <>–</>
  return (
    <>
      {line.open ? (
        <a href={`/rutiner/${line.id}/utkast`}>
          <T
            text={
              line.open.state === 'draft'
                ? { sv: `Utkast till version ${line.open.number}`, en: `Draft of version ${line.open.number}` }
                : { sv: `Version ${line.open.number} väntar på godkännande`, en: `Version ${line.open.number} waits for approval` }
            }
          />
        </a>
      ) : null}
      {notes ? (
        <p>
          <a href={`/rutiner/${line.id}/att-ta-hand-om`}>
            <T text={{ sv: `${line.notes} att ta hand om`, en: `${line.notes} to deal with` }} />
          </a>
        </p>
      ) : null}
    </>
  )
}

listPages.get('/rutiner/enheten', (c) => unitPage(c))
async function unitPage(c: Ctx) {
  const { db } = c.get('house')
  const unread = await listUnread(db, whoAsks(c).actor)
  if (!unread) throw new Fault('not_found')
  const register = await listRoutines(db, whoAsks(c).actor)
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={{ sv: 'Vad enheten har läst', en: 'What the unit has read' }}
      crumbs={[ROUTINES]}
      lead={{
        sv: 'Du som chef ser vilka funktioner som återstår, så att du kan ge dem tid att läsa. Andra ser bara andelar.',
        en: 'As head you see which functions remain, so that you can give them time to read. Others see shares only.',
      }}
    >
      <RoutineTabs register={register} at="unit" />
      <DataTable
        caption={{ sv: 'Rutiner som enheten ska kunna', en: 'Routines that the unit must know' }}
        captionHidden
        rows={unread}
        empty={<EmptyState title={{ sv: 'Ingen rutin gäller för enheten än', en: 'No routine is in force for the unit yet' }} />}
        columns={[
          { label: { sv: 'Rutin', en: 'Routine' }, names: true, cell: (row) => <a href={`/rutiner/${row.id}`}>{row.title}</a> },
          {
            label: { sv: 'Känner till den', en: 'Know it' },
            number: true,
            cell: (row) => (
              <T
                text={{
                  sv: `${row.known} av ${row.must} (${percentOf(row.known, row.must)} %)`,
                  en: `${row.known} of ${row.must} (${percentOf(row.known, row.must)}%)`,
                }}
              />
            ),
          },
          {
            label: { sv: 'Återstår', en: 'Remain' },
            cell: (row) =>
              row.lacks.length === 0 ? (
                <Tag tone="done" text={{ sv: 'Alla', en: 'Everybody knows' }} />
              ) : (
                <ul>
                  {row.lacks.map(({ signature, read }) => (
                    <li>
                      {signature}
                      {read ? (
                        <>
                          {' '}
                          <T text={{ sv: '(läst, kontrollen återstår)', en: '(read, the check remains)' }} />
                        </>
                      ) : null}
                    </li>
                  ))}
                </ul>
              ),
          },
        ]}
      />
    </Page>,
  )
}
