import { Button, DataTable, Form, LinkButton, Notice, T, Tag, When } from '../../platform/page/index.ts'
import { LEVEL_TEXTS, type Marking, type MarkingState, REASON_TEXTS, SOURCE_TEXTS, STATE_TEXTS, stateOf } from '../marking/index.ts'
import type { Opened } from './deeds.ts'

const TONES: Readonly<Record<MarkingState, 'plain' | 'waiting' | 'danger'>> = {
  holds: 'plain',
  stale: 'waiting',
  expires_soon: 'waiting',
  expired: 'danger',
  withdrawn: 'danger',
  replaced: 'plain',
  decided: 'plain',
}

export interface MarkingSectionProps {
  opened: Opened
  now: Date
  staleHours: number
  csrf: string
}

/** What each source says: level, since when, when it was last verified, and what there is to decide (D-R1). */
export function MarkingSection({ opened, now, staleHours, csrf }: MarkingSectionProps) {
  const rows = opened.markings.map((marking) => ({ marking, state: stateOf(marking, now, staleHours) }))
  const open = rows.some(({ state }) => state === 'withdrawn' || state === 'expired')
  return (
    <>
      {open ? (
        <Notice kind="waiting" title={{ sv: 'Ett beslut behövs', en: 'A decision is needed' }}>
          <p>
            <T
              text={{
                sv: 'En källa har dragit tillbaka sin markering, eller så har en provisorisk markering gått ut. Personen är skyddad tills någon har beslutat.',
                en: 'A source has withdrawn its marking, or a provisional marking has expired. The person is protected until somebody has decided.',
              }}
            />
          </p>
        </Notice>
      ) : null}
      <DataTable
        caption={{ sv: 'Markeringar, en rad för varje källa', en: 'Markings, a row for each source' }}
        captionHidden
        rows={rows}
        columns={[
          { label: { sv: 'Skydd', en: 'Protection' }, names: true, cell: ({ marking }) => <Level marking={marking} /> },
          { label: { sv: 'Källa', en: 'Source' }, cell: ({ marking }) => <SourceOf marking={marking} /> },
          { label: { sv: 'Mottagen', en: 'Received' }, cell: ({ marking }) => <When at={marking.received_at} day /> },
          { label: { sv: 'Gäller från', en: 'Valid from' }, cell: ({ marking }) => <Day at={marking.valid_from} /> },
          { label: { sv: 'Senast bekräftad', en: 'Last verified' }, cell: ({ marking }) => <When at={marking.last_verified_at} /> },
          { label: { sv: 'Till och med', en: 'Up to' }, cell: ({ marking }) => <Day at={marking.expires_at} /> },
          { label: { sv: 'Läge', en: 'State' }, cell: ({ marking, state }) => <State marking={marking} state={state} /> },
          {
            label: { sv: 'Gör', en: 'Do' },
            quiet: true,
            cell: ({ marking, state }) => <Deeds person={opened.person.id} marking={marking} state={state} csrf={csrf} />,
          },
        ]}
      />
      <p>
        <LinkButton
          href={`/personer/${opened.person.id}/markering`}
          text={{ sv: 'Sätt en provisorisk markering', en: 'Set a provisional marking' }}
        />
      </p>
    </>
  )
}

function Level({ marking }: { marking: Marking }) {
  const reason = marking.reason === null ? undefined : REASON_TEXTS[marking.reason]
  return (
    <>
      <T text={LEVEL_TEXTS[marking.level]} />
      {reason === undefined ? null : (
        <>
          <br />
          <T text={reason} />
        </>
      )}
      {marking.set_by_register ? (
        <>
          <br />
          <T text={{ sv: 'Satt av registret självt', en: 'Set by the register itself' }} />
        </>
      ) : null}
    </>
  )
}

function SourceOf({ marking }: { marking: Marking }) {
  return (
    <>
      <T text={SOURCE_TEXTS[marking.source]} />
      {marking.source === 'manual' ? null : (
        <>
          <br />
          <T text={{ sv: 'version', en: 'version' }} /> {marking.schema_version}
        </>
      )}
    </>
  )
}

function Day({ at }: { at: string | null }) {
  return at === null ? <>–</> : <When at={at} day />
}

function State({ marking, state }: { marking: Marking; state: MarkingState }) {
  return (
    <>
      <Tag tone={TONES[state]} text={STATE_TEXTS[state]} />
      {state === 'withdrawn' && marking.withdrawn_at !== null ? (
        <>
          {' '}
          <When at={marking.withdrawn_at} day />
        </>
      ) : null}
    </>
  )
}

function Deeds({ person, marking, state, csrf }: { person: string; marking: Marking; state: MarkingState; csrf: string }) {
  const href = `/personer/${person}/markering/${marking.id}`
  if (state === 'replaced' || state === 'decided') return null
  const decidable = state === 'withdrawn' || marking.level === 'provisional' || marking.source === 'manual'
  return (
    <>
      {decidable ? <LinkButton href={`${href}/beslut`} text={{ sv: 'Besluta', en: 'Decide' }} about={LEVEL_TEXTS[marking.level]} /> : null}
      {state === 'withdrawn' || marking.level === 'provisional' ? null : (
        <Form action={`${href}/bekrafta`} csrf={csrf} label={{ sv: 'Bekräfta markeringen', en: 'Verify the marking' }}>
          <Button
            kind="secondary"
            text={{ sv: 'Bekräftad med källan i dag', en: 'Verified with the source today' }}
            about={LEVEL_TEXTS[marking.level]}
          />
        </Form>
      )}
    </>
  )
}
