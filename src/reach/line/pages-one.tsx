import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import {
  Actions,
  Button,
  EmptyState,
  Form,
  LinkButton,
  Notice,
  Page,
  renderPage,
  SummaryList,
  T,
  type Text,
  TimeLine,
  When,
} from '../../platform/page/index.ts'
import type { Line } from '../text/index.ts'
import { followProposal, type SeenOne, seeLine } from './deeds.ts'
import { VERDICTS, WAYS } from './line.ts'
import { hoursWords, linePlace, ROOM, Since, StateTag } from './part.tsx'

/** One line: what it says, what holds of it here, and everything that has been said about it. */
export const onePages = new Hono<Env>()

export async function lineFor(c: Ctx): Promise<SeenOne> {
  const seen = await seeLine(c.get('house').db, whoAsks(c).actor, c.req.param('line') ?? '')
  if (!seen) throw new Fault('not_found')
  return seen
}

onePages.get('/linjer/:line', async (c) => {
  const seen = await lineFor(c)
  const { line, standing } = seen
  const at = linePlace(line).href
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={linePlace(line).label}
      crumbs={[ROOM]}
      lead={{ sv: `${line.number}, ${line.who.sv}.`, en: `${line.number}, ${line.who.en}.` }}
    >
      <Reported seen={seen} />
      <Told seen={seen} />
      <Proposal seen={seen} csrf={csrfOf(c)} />
      <SummaryList
        rows={[
          { label: { sv: 'Läge här', en: 'State here' }, value: <StateTag seen={seen} /> },
          { label: { sv: 'Stämde senast', en: 'Last right' }, value: <Since seen={seen} /> },
          { label: { sv: 'Nummer', en: 'Number' }, value: [line.number, line.also].filter(Boolean).join(' / ') },
          { label: { sv: 'Öppet', en: 'Open' }, value: <T text={hoursWords(line.hours)} /> },
          { label: { sv: 'Sidorna säger också', en: 'The pages also say' }, value: <T text={claimsOf(line)} /> },
          { label: { sv: 'Källa', en: 'Source' }, value: line.source },
        ]}
      />
      <Actions>
        <LinkButton
          kind="primary"
          href={`${at}/kontrollera`}
          text={{ sv: 'Det stämmer: anteckna kontrollen', en: 'It is right: record the check' }}
        />
        <LinkButton href={`${at}/fel`} text={{ sv: 'Rapportera fel', en: 'Report as wrong' }} />
        {standing.state?.verdict === 'secret' ? null : (
          <LinkButton href={`${at}/hemlig`} text={{ sv: 'Ska inte visas', en: 'Not to be shown' }} kind="quiet" />
        )}
      </Actions>
      <h2>
        <T text={{ sv: 'Vad som har sagts om linjen', en: 'What has been said about the line' }} />
      </h2>
      {seen.history.length === 0 ? (
        <EmptyState title={{ sv: 'Ingen här har kontrollerat linjen än', en: 'Nobody here has checked the line yet' }} />
      ) : (
        <TimeLine
          events={seen.history.map(({ at: when, verdict, how, on, by, origin, note }) => ({
            at: when,
            title: VERDICTS[verdict],
            who: origin === 'national' ? { sv: 'Den nationella myndigheten', en: 'The national agency' } : (by ?? '–'),
            children: how ? <HowAndWhen how={WAYS[how]} on={on} /> : <p>{note}</p>,
          }))}
        />
      )}
    </Page>,
  )
})
function HowAndWhen({ how, on }: { how: Text; on: string }) {
  return (
    <p>
      <T text={how} />, <When at={on} day />
    </p>
  )
}

const CLAIMS = [
  ['free', { sv: 'kostar inget', en: 'costs nothing' }],
  ['not_on_bill', { sv: 'syns inte på telefonräkningen', en: 'is not seen on the phone bill' }],
  ['anonymous', { sv: 'man får vara anonym', en: 'one may be anonymous' }],
  ['interpreters', { sv: 'det finns tolk', en: 'there are interpreters' }],
] as const satisfies readonly (readonly [keyof Line, Text])[]
function claimsOf(line: Line): Text {
  const said = CLAIMS.filter(([name]) => line[name]).map(([, words]) => words)
  if (said.length === 0 && !line.caution) return { sv: 'Inget mer', en: 'Nothing more' }
  const all = (lang: 'sv' | 'en') => [...said.map((words) => words[lang]), ...(line.caution ? [line.caution[lang]] : [])].join('; ')
  return { sv: all('sv'), en: all('en') }
}

/** That this organisation has reported it: what has happened, and the way back. */
function Reported({ seen: { line, standing } }: { seen: SeenOne }) {
  const verdict = standing.state?.verdict
  if (verdict !== 'wrong' && verdict !== 'secret') return null
  if (standing.kept)
    return (
      <Notice
        kind="waiting"
        title={{
          sv: `Ni har rapporterat linjen. ${line.number} visas ändå`,
          en: `You have reported the line. ${line.number} is still shown`,
        }}
      >
        <p>
          <T
            text={{
              sv: 'Det här numret försvinner aldrig från sidorna. Rapporten har gått till den myndighet här som samordnar nationellt, om det finns någon.',
              en: 'This number never leaves the pages. The report has gone to the agency here that coordinates nationally, if there is one.',
            }}
          />
        </p>
      </Notice>
    )
  return (
    <Notice
      kind="danger"
      word={{ sv: 'Visas inte', en: 'Not shown' }}
      title={{ sv: 'Linjen är borta från era öppna sidor', en: 'The line has left your public pages' }}
    >
      <p>
        <T
          text={{
            sv: 'Kontrollera den och anteckna det, så kommer den tillbaka.',
            en: 'Check it and record that, and it comes back.',
          }}
        />
      </p>
    </Notice>
  )
}
/** With the national keeper: what others have reported. The answer is a check, or the same report. */
function Told({ seen: { told } }: { seen: SeenOne }) {
  if (told.length === 0) return null
  return (
    <Notice kind="waiting" title={{ sv: 'Andra har rapporterat linjen', en: 'Others have reported the line' }}>
      <ul>
        {told.map(({ organisation, on, verdict, note }) => (
          <li>
            {organisation}, <When at={on} day />: <T text={VERDICTS[verdict]} />. {note}
          </li>
        ))}
      </ul>
      <p>
        <T
          text={{
            sv: 'Kontrollera linjen och svara med en kontroll eller en egen rapport. Ert svar går till alla organisationer här.',
            en: 'Check the line and answer by a check or a report of your own. Your answer goes to all organisations here.',
          }}
        />
      </p>
    </Notice>
  )
}
function Proposal({ seen: { line, standing, history }, csrf }: { seen: SeenOne; csrf: string }) {
  const { proposal } = standing
  if (!proposal) return null
  const note = history.find(({ id }) => id === proposal.id)?.note
  const [title, button]: [Text, Text] =
    proposal.verdict === 'checked'
      ? [
          { sv: 'Den nationella myndigheten säger att linjen stämmer', en: 'The national agency says that the line is right' },
          { sv: 'Visa linjen igen', en: 'Show the line again' },
        ]
      : [
          proposal.verdict === 'wrong'
            ? { sv: 'Den nationella myndigheten säger att linjen är fel', en: 'The national agency says that the line is wrong' }
            : {
                sv: 'Den nationella myndigheten säger att numret inte ska visas',
                en: 'The national agency says that the number is not to be shown',
              },
          line.always
            ? { sv: 'Rapportera likadant', en: 'Report the same' }
            : { sv: 'Ta bort linjen från våra sidor', en: 'Take the line off our pages' },
        ]
  return (
    <Notice kind="waiting" title={title}>
      {note ? <p>{note}</p> : null}
      <Form action={`${linePlace(line).href}/folj`} csrf={csrf} label={title}>
        <Button kind="secondary" text={button} />
      </Form>
      <p>
        <T
          text={{
            sv: 'Vill ni göra tvärtom: anteckna en egen kontroll eller en egen rapport.',
            en: 'If you want the opposite: record a check or a report of your own.',
          }}
        />
      </p>
    </Notice>
  )
}

onePages.post('/linjer/:line/folj', async (c) => {
  const line = c.req.param('line')
  if (!(await followProposal(c.get('house').db, whoAsks(c).actor, line))) throw new Fault('not_found')
  return seeOther(c, `/linjer/${line}`)
})
