import { Hono } from 'hono'
import { dayOf } from '../../platform/day.ts'
import { Fault } from '../../platform/faults.ts'
import { stepTaken } from '../../platform/field/step-page.tsx'
import { type Env, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import {
  Actions,
  Button,
  Form,
  type Lang,
  LinkButton,
  Notice,
  Page,
  renderPage,
  SummaryList,
  T,
  type Text,
  type TimedEvent,
  TimeLine,
  When,
  writeDay,
} from '../../platform/page/index.ts'
import { ActionList } from '../action/index.ts'
import { proposedRisk } from './catalogue.ts'
import { reopenRisk, type SeenRisk, seeRisk } from './deeds.ts'
import { LevelTag, ROOM, StateWord } from './part.tsx'
import { SourceOf, WHOLE_WORDS } from './pages-list.tsx'
import { HARMS, LEVELS, LIFE, LIKELIHOODS, levelNow, levelOf, needsReview, stateOf, stepOf, TREATMENTS, type Treatment } from './risk.ts'
import type { JudgementRow } from './store.ts'

export const riskPages = new Hono<Env>()

riskPages.get('/risker/:id', async (c) => {
  const seen = await seeRisk(c.get('house').db, whoAsks(c).actor, c.req.param('id'))
  if (!seen) throw new Fault('not_found')
  const { risk, judgements, actions } = seen
  return renderPage(
    c,
    <Page shell={c.get('shell')} title={{ sv: 'Risk', en: 'Risk' }} crumbs={[ROOM]} lead={risk.what}>
      <Asked seen={seen} />
      <Facts seen={seen} />
      <Steps seen={seen} csrf={csrfOf(c)} />
      <h2>
        <T text={{ sv: 'Åtgärder', en: 'Actions' }} />
      </h2>
      <ActionList actions={actions} />
      {risk.closed_at === null ? (
        <p>
          <LinkButton
            kind={risk.treatment === null ? 'secondary' : 'primary'}
            href={`/risker/${risk.id}/atgard`}
            text={{ sv: 'Skapa en åtgärd', en: 'Raise an action' }}
          />
        </p>
      ) : null}
      <h2>
        <T text={{ sv: 'Historik', en: 'History' }} />
      </h2>
      <TimeLine events={judgements.map((judgement) => eventOf(judgement, c.get('lang')))} />
    </Page>,
  )
})

/** What the risk asks of whoever opens it today. */
function Asked({ seen: { risk, mayDecide } }: { seen: SeenRisk }) {
  const day = dayOf(new Date())
  const at = `/risker/${risk.id}`
  if (stateOf(risk, day) === 'expired')
    return (
      <Notice kind="waiting" title={{ sv: 'Accepten har gått ut', en: 'The acceptance has run out' }}>
        <p>
          <T
            text={{
              sv: 'Risken är öppen igen. Behandla den, eller acceptera den för en ny tid med ett nytt skäl.',
              en: 'The risk is open again. Treat it, or accept it for a new time with a new reason.',
            }}
          />
        </p>
      </Notice>
    )
  if (mayDecide && needsReview(risk, day))
    return (
      <Notice kind="waiting" title={{ sv: 'Dags att gå igenom risken', en: 'Time to go through the risk' }}>
        <LinkButton kind="primary" href={`${at}/ga-igenom`} text={{ sv: 'Gå igenom', en: 'Go through' }} />
      </Notice>
    )
  return null
}

function Judged({ likelihood, harm }: { likelihood: number; harm: number }) {
  return (
    <>
      <LevelTag level={levelOf(likelihood, harm)} />{' '}
      {harm === LIFE ? null : <T text={{ sv: `${stepOf(HARMS, harm).name.sv} skada, `, en: `${stepOf(HARMS, harm).name.en} harm, ` }} />}
      <T text={lower(stepOf(LIKELIHOODS, likelihood).name)} />
    </>
  )
}
const lower = ({ sv, en }: Text): Text => ({ sv: sv.toLocaleLowerCase('sv'), en: en.toLowerCase() })

function Facts({ seen: { risk, flow, mayDecide } }: { seen: SeenRisk }) {
  const open = risk.closed_at === null
  const change = (path: string) => (mayDecide && open ? { change: `/risker/${risk.id}/${path}` } : {})
  const source = risk.template === null ? undefined : proposedRisk(risk.template)?.source
  const left =
    risk.left_likelihood !== null && risk.left_harm !== null ? { likelihood: risk.left_likelihood, harm: risk.left_harm } : undefined
  return (
    <SummaryList
      rows={[
        { label: { sv: 'Nivå i dag', en: 'Level today' }, value: <LevelTag level={levelNow(risk)} /> },
        { label: { sv: 'Läge', en: 'State' }, value: <Standing risk={risk} /> },
        { label: { sv: 'Orsak', en: 'Cause' }, value: risk.cause, ...change('andra') },
        { label: { sv: 'Utan åtgärder', en: 'Without actions' }, value: <Judged {...risk} />, ...change('bedom') },
        {
          label: { sv: 'Kvar efter åtgärder', en: 'Left after actions' },
          value: left ? <Judged {...left} /> : <T text={{ sv: 'Inte bedömt än', en: 'Not judged yet' }} />,
          ...(open ? { change: `/risker/${risk.id}/kvar` } : {}),
        },
        {
          label: { sv: 'På kartan', en: 'On the map' },
          value: flow ? (
            `${flow.from} → ${flow.to} (${flow.channel})`
          ) : (
            <T text={{ sv: 'Hör inte till något flöde på kartan', en: 'Belongs to no flow on the map' }} />
          ),
          ...change('andra'),
        },
        { label: { sv: 'Gäller', en: 'Concerns' }, value: <T text={risk.unit_name ?? WHOLE_WORDS} /> },
        { label: { sv: 'Ansvarig', en: 'Owner' }, value: risk.owner_signature, ...change('andra') },
        { label: { sv: 'Ses över senast', en: 'Gone through by' }, value: <When at={risk.review_by} day />, ...change('ga-igenom') },
        ...(source ? [{ label: { sv: 'Förslagets källa', en: 'Source of the proposal' }, value: <SourceOf source={source} /> }] : []),
      ]}
    />
  )
}
function Standing({ risk }: { risk: SeenRisk['risk'] }) {
  const state = stateOf(risk, dayOf(new Date()))
  return (
    <>
      <StateWord state={state} />
      {state === 'accepted' && risk.accepted_until ? (
        <>
          {' '}
          <T text={{ sv: 'till och med', en: 'through' }} /> <When at={risk.accepted_until} day />
          {risk.accepted_signature === null ? null : <>, {risk.accepted_signature}</>}
        </>
      ) : risk.treatment !== null && risk.treatment !== 'accept' ? (
        <>
          . <T text={TREATMENTS[risk.treatment]} />.
        </>
      ) : null}
    </>
  )
}

function Steps({ seen: { risk, mayDecide }, csrf }: { seen: SeenRisk; csrf: string }) {
  const at = `/risker/${risk.id}`
  if (!mayDecide) return null
  if (risk.closed_at !== null)
    return (
      <Form action={`${at}/oppna`} csrf={csrf}>
        <Actions>
          <Button kind="secondary" text={{ sv: 'Öppna risken igen', en: 'Open the risk again' }} />
        </Actions>
      </Form>
    )
  return (
    <Actions>
      <LinkButton
        kind={risk.treatment === null ? 'primary' : 'secondary'}
        href={`${at}/behandla`}
        text={{ sv: 'Bestäm hur den hanteras', en: 'Decide how it is treated' }}
      />
      <LinkButton href={`${at}/acceptera`} text={{ sv: 'Acceptera för en tid', en: 'Accept for a time' }} />
      <LinkButton href={`${at}/stang`} text={{ sv: 'Stäng', en: 'Close' }} />
    </Actions>
  )
}

const KIND_WORDS: Readonly<Record<JudgementRow['kind'], Text>> = {
  written: { sv: 'Skriven', en: 'Written' },
  judged: { sv: 'Bedömd på nytt', en: 'Judged anew' },
  left: { sv: 'Det som är kvar bedömdes', en: 'What is left was judged' },
  treated: { sv: 'Hantering bestämd', en: 'Treatment decided' },
  accepted: { sv: 'Accepterad för en tid', en: 'Accepted for a time' },
  acceptance_ended: { sv: 'Accepten föll: risken bedömdes som större', en: 'The acceptance fell: the risk was judged greater' },
  reviewed: { sv: 'Genomgången', en: 'Gone through' },
  changed: { sv: 'Beskrivningen ändrades', en: 'The description was changed' },
  closed: { sv: 'Stängd', en: 'Closed' },
  reopened: { sv: 'Öppnad igen', en: 'Opened again' },
  handed_over: { sv: 'Överlämnad när den ansvariga slutade', en: 'Handed over when its owner left' },
}
function judgedWords(likelihood: number, harm: number, lang: Lang): string {
  const how = lower(stepOf(LIKELIHOODS, likelihood).name)[lang]
  const level = LEVELS[levelOf(likelihood, harm)][lang]
  if (harm === LIFE) return `${level}, ${how}.`
  return `${level}: ${stepOf(HARMS, harm).name[lang]} ${{ sv: 'skada', en: 'harm' }[lang]}, ${how}.`
}
function eventOf({ kind, likelihood, harm, until, words, by, at }: JudgementRow, lang: Lang): TimedEvent {
  const treated = kind === 'treated' ? (JSON.parse(words) as { treatment: Treatment; words: string }) : undefined
  const said = [
    likelihood !== null && harm !== null ? judgedWords(likelihood, harm, lang) : '',
    treated ? `${TREATMENTS[treated.treatment][lang]}.` : '',
    until === null ? '' : `${{ sv: 'Till och med', en: 'Through' }[lang]} ${writeDay(until, lang)}.`,
    treated?.words ?? words,
  ].filter((one) => one !== '')
  return {
    at,
    title: KIND_WORDS[kind],
    ...(by === null ? {} : { who: by }),
    ...(said.length === 0 ? {} : { children: <p>{said.join(' ')}</p> }),
  }
}

riskPages.post('/risker/:id/oppna', async (c) =>
  stepTaken(c, ROOM, await reopenRisk(c.get('house').db, whoAsks(c).actor, c.req.param('id'))),
)
