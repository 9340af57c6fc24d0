import { Hono } from 'hono'
import { dayOf } from '../../platform/day.ts'
import { Fault } from '../../platform/faults.ts'
import { stepTaken } from '../../platform/field/step-page.tsx'
import { type Env, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import {
  Actions,
  Button,
  DataTable,
  EmptyState,
  Form,
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
  type Lang,
} from '../../platform/page/index.ts'
import { asksEffect, EFFECTS, type Effect, isLate, isOpen, ORIGINS, originHref, STATES, type Steered } from './action.ts'
import { seeAction, type SeenAction } from './deeds.ts'
import { fetchEvidence, takeEvidenceAway } from './deeds-evidence.ts'
import { changeState } from './deeds-work.ts'
import { StateTag } from './part-list.tsx'
import { ROOM, WHOLE_WORDS } from './pages-list.tsx'
import type { Entry } from './store-entry.ts'
import type { EvidenceLine } from './store-evidence.ts'

export const actionPages = new Hono<Env>()

actionPages.get('/atgarder/:id', async (c) => {
  const seen = await seeAction(c.get('house').db, whoAsks(c).actor, c.req.param('id'))
  if (!seen) throw new Fault('not_found')
  const { action, entries, evidence, mayWork } = seen
  const day = dayOf(new Date())
  return renderPage(
    c,
    <Page shell={c.get('shell')} title={{ sv: 'Åtgärd', en: 'Action' }} crumbs={[ROOM]} lead={action.title}>
      {asksEffect(action, day) && mayWork ? <EffectAsked id={action.id} /> : null}
      <Facts seen={seen} />
      <Steps seen={seen} csrf={csrfOf(c)} />
      <h2>
        <T text={{ sv: 'Underlag', en: 'Evidence' }} />
      </h2>
      <Evidence action={action.id} evidence={evidence} mayWork={mayWork} csrf={csrfOf(c)} />
      <h2>
        <T text={{ sv: 'Historik', en: 'History' }} />
      </h2>
      <TimeLine events={entries.map((entry) => eventOf(entry, c.get('lang')))} />
    </Page>,
  )
})

function EffectAsked({ id }: { id: string }) {
  return (
    <Notice kind="waiting" title={{ sv: 'Hjälpte det?', en: 'Did it help?' }}>
      <p>
        <T
          text={{
            sv: 'Åtgärden är klar sedan en tid. Nu går det att se om den gjorde skillnad.',
            en: 'The action has been done for some time. Now one can see whether it made a difference.',
          }}
        />
      </p>
      <LinkButton kind="primary" href={`/atgarder/${id}/effekt`} text={{ sv: 'Svara på om det hjälpte', en: 'Say whether it helped' }} />
    </Notice>
  )
}

function Facts({ seen: { action, maySteer } }: { seen: SeenAction }) {
  const href = originHref(action.origin_kind, action.origin_id)
  const late = isLate(action, dayOf(new Date()))
  const change = maySteer && isOpen(action.state) ? { change: `/atgarder/${action.id}/andra` } : {}
  return (
    <SummaryList
      rows={[
        { label: { sv: 'Läge', en: 'State' }, value: <StateTag state={action.state} late={late} /> },
        { label: { sv: 'Varför', en: 'Why' }, value: action.why, ...change },
        {
          label: { sv: 'Kommer från', en: 'Comes from' },
          value:
            href === undefined ? (
              <T text={ORIGINS[action.origin_kind]} />
            ) : (
              <a href={href}>
                <T text={ORIGINS[action.origin_kind]} />
              </a>
            ),
        },
        { label: { sv: 'Gäller', en: 'Concerns' }, value: <T text={action.unit_name ?? WHOLE_WORDS} /> },
        { label: { sv: 'Ansvarig', en: 'Owner' }, value: action.owner_signature, ...change },
        { label: { sv: 'Klart senast', en: 'Done by' }, value: <When at={action.due} day />, ...change },
        ...(action.effect === null
          ? []
          : [{ label: { sv: 'Hjälpte det?', en: 'Did it help?' }, value: <T text={EFFECTS[action.effect]} /> }]),
      ]}
    />
  )
}

/** The next step, named: what is open is reported on, what is finished can be taken up again. */
function Steps({ seen: { action, mayWork, maySteer }, csrf }: { seen: SeenAction; csrf: string }) {
  const at = `/atgarder/${action.id}`
  if (!isOpen(action.state))
    return maySteer ? (
      <Form action={`${at}/borja`} csrf={csrf}>
        <Actions>
          <Button kind="secondary" text={{ sv: 'Ta upp åtgärden igen', en: 'Take the action up again' }} />
        </Actions>
      </Form>
    ) : null
  if (!mayWork) return null
  return (
    <Form action={`${at}/borja`} csrf={csrf}>
      <Actions>
        {action.state === 'going' ? (
          <LinkButton kind="primary" href={`${at}/klar`} text={{ sv: 'Säg att den är klar', en: 'Say that it is done' }} />
        ) : (
          <Button text={action.state === 'waiting' ? { sv: 'Fortsätt', en: 'Go on' } : { sv: 'Börja', en: 'Begin' }} />
        )}
        <LinkButton href={`${at}/anteckna`} text={{ sv: 'Skriv vad som har hänt', en: 'Write what has happened' }} />
        {action.state === 'going' ? null : (
          <LinkButton href={`${at}/klar`} text={{ sv: 'Säg att den är klar', en: 'Say that it is done' }} />
        )}
        {action.state === 'waiting' ? null : <LinkButton href={`${at}/vantar`} text={{ sv: 'Låt den vänta', en: 'Let it wait' }} />}
        {maySteer ? <LinkButton href={`${at}/avskriv`} text={{ sv: 'Avskriv', en: 'Drop' }} /> : null}
      </Actions>
    </Form>
  )
}

interface EvidenceProps {
  action: string
  evidence: readonly EvidenceLine[]
  mayWork: boolean
  csrf: string
}
function Evidence({ action, evidence, mayWork, csrf }: EvidenceProps) {
  const at = `/atgarder/${action}/underlag`
  const add = <LinkButton href={at} text={{ sv: 'Lägg till underlag', en: 'Add evidence' }} />
  if (evidence.length === 0)
    return (
      <EmptyState title={{ sv: 'Inget underlag än', en: 'No evidence yet' }} action={mayWork ? add : undefined}>
        <p>
          <T
            text={{
              sv: 'Ett protokoll, en ny mall, en skärmbild utan uppgifter om någon. Det stannar här.',
              en: 'Minutes, a new template, a picture of a screen without data about anybody. It stays here.',
            }}
          />
        </p>
      </EmptyState>
    )
  return (
    <>
      <DataTable
        caption={{ sv: 'Underlag', en: 'Evidence' }}
        captionHidden
        rows={evidence}
        columns={[
          { label: { sv: 'Underlag', en: 'Evidence' }, names: true, cell: (e) => <a href={e.href ?? `${at}/${e.id}`}>{e.name}</a> },
          { label: { sv: 'Från', en: 'From' }, cell: (e) => e.added_by },
          { label: { sv: 'När', en: 'When' }, cell: (e) => <When at={e.added_at} day /> },
          {
            label: { sv: 'Ta bort', en: 'Take away' },
            quiet: true,
            cell: (e) =>
              mayWork ? (
                <Form action={`${at}/${e.id}/ta-bort`} csrf={csrf} label={{ sv: `Ta bort ${e.name}`, en: `Take ${e.name} away` }}>
                  <Button kind="quiet" text={{ sv: 'Ta bort', en: 'Take away' }} about={e.name} />
                </Form>
              ) : null,
          },
        ]}
      />
      {mayWork ? add : null}
    </>
  )
}

const ENTRY_WORDS: Readonly<Record<Entry['kind'], Text>> = {
  raised: { sv: 'Skapad', en: 'Raised' },
  note: { sv: 'Anteckning', en: 'Note' },
  state: { sv: 'Nytt läge', en: 'New state' },
  steered: { sv: 'Ändrad', en: 'Changed' },
  evidence: { sv: 'Underlag lades till', en: 'Evidence was added' },
  evidence_removed: { sv: 'Underlag togs bort', en: 'Evidence was taken away' },
  effect: { sv: 'Hjälpte det?', en: 'Did it help?' },
  handed_over: { sv: 'Överlämnad när den ansvariga slutade', en: 'Handed over when its owner left' },
}

function eventOf({ kind, state, words, by, at }: Entry, lang: Lang): TimedEvent {
  const title = kind === 'state' && state ? STATES[state] : ENTRY_WORDS[kind]
  const said = kind === 'steered' ? changesOf(JSON.parse(words) as Steered, lang) : kind === 'effect' ? judgedOf(words, lang) : words
  return { at, title, ...(by === null ? {} : { who: by }), ...(said === '' ? {} : { children: <p>{said}</p> }) }
}
function changesOf({ due, owner, words }: Steered, lang: Lang): string {
  const sv = lang === 'sv'
  const said = [
    due ? `${sv ? 'Klart senast' : 'Done by'}: ${writeDay(due[0], lang)} → ${writeDay(due[1], lang)}.` : '',
    owner ? `${sv ? 'Ansvarig' : 'Owner'}: ${owner[0]} → ${owner[1]}.` : '',
    words ? (sv ? 'Orden ändrades.' : 'The words were changed.') : '',
  ]
  return said.filter((one) => one !== '').join(' ')
}
function judgedOf(written: string, lang: Lang): string {
  const { effect, words } = JSON.parse(written) as { effect: Effect; words: string }
  return `${EFFECTS[effect][lang]}. ${words}`
}

actionPages.post('/atgarder/:id/borja', async (c) =>
  stepTaken(c, ROOM, await changeState(c.get('house').db, whoAsks(c).actor, c.req.param('id'), { to: 'going', words: '' })),
)

actionPages.get('/atgarder/:id/underlag/:evidence', async (c) => {
  const { id, evidence } = c.req.param()
  const found = await fetchEvidence(c.get('house').db, whoAsks(c).actor, id, evidence)
  if (!found) throw new Fault('not_found')
  // Never shown in the browser: a file from outside must not speak in our name. Its own ending, from a closed list.
  const ending = /\.(pdf|docx|xlsx|odt|ods|txt|csv|png|jpe?g)$/i.exec(found.name)?.[1]?.toLowerCase() ?? 'bin'
  return c.body(new Uint8Array(found.bytes), 200, {
    'Content-Type': 'application/octet-stream',
    'Content-Disposition': `attachment; filename="underlag.${ending}"`,
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
  })
})
actionPages.post('/atgarder/:id/underlag/:evidence/ta-bort', async (c) => {
  const { id, evidence } = c.req.param()
  return stepTaken(c, ROOM, await takeEvidenceAway(c.get('house').db, whoAsks(c).actor, id, evidence))
})
