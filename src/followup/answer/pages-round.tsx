/** One round, as whoever runs it sees it: parts, what is left, and the next step. */
import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Choice, type Entered, readForm as readRecord, RecordForm } from '../../platform/field/index.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { readForm } from '../../platform/http/form.ts'
import {
  Actions,
  DataTable,
  Details,
  EmptyState,
  type FormError,
  LinkButton,
  Page,
  renderPage,
  T,
  type Text,
  When,
} from '../../platform/page/index.ts'
import { choicesOf, handRecord, setChoices, WHOLE, WHOLE_CHOICE, whyRecord } from './answer-forms.ts'
import { handOut, type Handing, seeHanding } from './deeds-part.ts'
import { type SeenRound, seeRound } from './deeds-round-see.ts'
import { reopen } from './deeds-sign.ts'
import { ANSWERS, Facts, PartTag, ProgressWords, Said, SecrecyMark, SubmissionTag } from './part-words.tsx'
import { settle } from './pages-part.tsx'

export const roundRoutes = new Hono<Env>()
const ROOT = '/svar/runda/:round'
const idOf = (c: Ctx): string => c.req.param('round') ?? ''

roundRoutes.get(ROOT, async (c) => {
  const seen = await seeRound(c.get('house').db, whoAsks(c).actor, idOf(c))
  if (!seen) throw new Fault('not_found')
  const { round } = seen
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={round.title}
      crumbs={[ANSWERS]}
      {...(round.lead === '' ? {} : { lead: round.lead })}
      aside={<Aside seen={seen} />}
    >
      <SecrecyMark />
      <NextStep seen={seen} />
      <Unhanded seen={seen} />
      <Parts seen={seen} />
      <Signed seen={seen} />
    </Page>,
  )
})

function NextStep({ seen: { round, parts, may, unhanded, left, compared } }: { seen: SeenRound }) {
  const base = `/svar/runda/${round.id}`
  if (round.locked)
    return (
      <Actions>
        {may.sign ? <LinkButton href={`${base}/oppna-igen`} text={{ sv: 'Öppna svaren igen', en: 'Open the answers again' }} /> : null}
        {compared ? <LinkButton href={`${base}/jamforelse`} text={{ sv: 'Jämför med liknande', en: 'Compare with similar ones' }} /> : null}
        {may.whole ? (
          <LinkButton
            href={`/rapporter/ny?slag=board&runda=${round.id}`}
            text={{ sv: 'Skapa rapport till ledningen', en: 'Make a report to the board' }}
          />
        ) : null}
      </Actions>
    )
  const signable = parts.length > 0 && left === 0
  return (
    <Actions>
      {signable && may.sign ? (
        <LinkButton kind="primary" href={`${base}/skriv-under`} text={{ sv: 'Gå till underskrift', en: 'Go to signing' }} />
      ) : null}
      {may.hand && (unhanded.length > 0 || !signable) ? (
        <LinkButton
          kind={unhanded.length > 0 && !signable ? 'primary' : 'secondary'}
          href={`${base}/dela-ut`}
          text={{ sv: 'Dela ut frågor', en: 'Hand out questions' }}
        />
      ) : null}
      {!signable && parts.length > 0 && may.sign ? (
        <LinkButton href={`${base}/skriv-under`} text={{ sv: 'Se vad som är kvar', en: 'See what is left' }} />
      ) : null}
    </Actions>
  )
}

/** What nobody has been asked to answer does not stop the signing, so it is said. */
function Unhanded({ seen: { unhanded, parts, round } }: { seen: SeenRound }) {
  if (unhanded.length === 0 || parts.length === 0 || round.locked) return null
  return (
    <p>
      <T text={{ sv: 'Inte utdelat än:', en: 'Not handed out yet:' }} />{' '}
      {unhanded.map((set, place) => (
        <>
          {place === 0 ? '' : ', '}
          <Said words={set.title} set={set} />
        </>
      ))}
      .
    </p>
  )
}

function Parts({ seen }: { seen: SeenRound }) {
  return (
    <DataTable
      caption={{ sv: 'Utdelade delar', en: 'Parts handed out' }}
      rows={seen.parts}
      empty={
        <EmptyState title={{ sv: 'Ingenting är utdelat än', en: 'Nothing is handed out yet' }}>
          <p>
            <T
              text={{
                sv: 'Börja med att dela ut frågorna till dem som kan verksamheten: en del är en uppsättning frågor för en enhet eller för hela organisationen.',
                en: 'Begin by handing the questions to those who know the work: a part is a set of questions for a unit or for the whole organisation.',
              }}
            />
          </p>
        </EmptyState>
      }
      columns={[
        {
          label: { sv: 'Frågor', en: 'Questions' },
          names: true,
          cell: (part) => (
            <a href={`/svar/${part.id}`}>{part.set === undefined ? part.set_id : <Said words={part.set.title} set={part.set} />}</a>
          ),
        },
        { label: { sv: 'Gäller', en: 'Concerns' }, cell: (part) => part.unit_name ?? <T text={WHOLE_CHOICE.label} /> },
        { label: { sv: 'Svarar', en: 'Answers' }, cell: (part) => part.owner_signature },
        { label: { sv: 'Klart senast', en: 'Done by' }, cell: (part) => <When at={part.due} day /> },
        { label: { sv: 'Besvarat', en: 'Answered' }, cell: (part) => <ProgressWords progress={part.progress} /> },
        { label: { sv: 'Läge', en: 'State' }, cell: (part) => <PartTag state={part.state} /> },
      ]}
    />
  )
}

function Signed({ seen: { round, submissions } }: { seen: SeenRound }) {
  if (submissions.length === 0) return null
  return (
    <DataTable
      caption={{ sv: 'Underskrifter', en: 'Signatures' }}
      rows={submissions}
      columns={[
        {
          label: { sv: 'Nummer', en: 'Number' },
          names: true,
          cell: (one) => (
            <a href={`/svar/runda/${round.id}/underskrift/${one.number}`}>
              <T text={{ sv: `Svar ${one.number}`, en: `Answer ${one.number}` }} />
            </a>
          ),
        },
        { label: { sv: 'Underskrivet', en: 'Signed' }, cell: (one) => <When at={one.signed_at} /> },
        { label: { sv: 'Av', en: 'By' }, cell: (one) => one.signed_as },
        { label: { sv: 'Läge', en: 'State' }, cell: (one) => <SubmissionTag state={one.state} /> },
        {
          label: { sv: 'Öppnat igen', en: 'Opened again' },
          cell: (one) => (one.reopened_at === null ? '–' : <When at={one.reopened_at} />),
        },
      ]}
    />
  )
}

const SOURCE_OWN: Text = { sv: 'Egen skattning. Inget lämnar er.', en: 'Own assessment. Nothing leaves you.' }
function Aside({ seen: { round, parts } }: { seen: SeenRound }) {
  return (
    <>
      <Facts
        facts={[
          { label: { sv: 'Från', en: 'From' }, value: round.from_name || <T text={SOURCE_OWN} /> },
          { label: { sv: 'Stänger', en: 'Closes' }, value: <When at={round.closes} day /> },
          ...(round.former_title === null ? [] : [{ label: { sv: 'Följer upp', en: 'Follows up' }, value: round.former_title }]),
          ...(round.supporter === null
            ? []
            : [{ label: { sv: 'Länsstyrelse som stöder', en: 'County board that supports' }, value: round.supporter }]),
        ]}
      />
      {round.secrecy === '' ? null : (
        <Details summary={{ sv: 'Vem som ser vad', en: 'Who sees what' }}>
          <p>{round.secrecy}</p>
        </Details>
      )}
      {parts.length === 0 ? null : (
        <Details summary={{ sv: 'Hämta ut svaren', en: 'Export the answers' }}>
          <p>
            <a href={`/svar/runda/${round.id}/svar.xlsx`}>XLSX</a> · <a href={`/svar/runda/${round.id}/svar.csv`}>CSV</a> ·{' '}
            <a href={`/svar/runda/${round.id}/svar.json`}>JSON</a>
          </p>
        </Details>
      )}
    </>
  )
}

function handingRecord(handing: Handing) {
  const units: Choice[] = handing.units.map(({ id, name }) => ({ value: id, label: name }))
  return handRecord(setChoices(handing.round.sets), handing.whole ? [WHOLE_CHOICE, ...units] : units, choicesOf(handing.colleagues))
}
async function handPage(c: Ctx, errors: readonly FormError[] = [], entered?: Entered) {
  const handing = await seeHanding(c.get('house').db, whoAsks(c).actor, idOf(c))
  if (!handing) throw new Fault('not_found')
  const { round } = handing
  const first = round.sets.find((set) => !handing.taken.some((part) => part.set_id === set.id)) ?? round.sets[0]
  const unit = handing.whole ? WHOLE : (handing.units[0]?.id ?? '')
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Dela ut frågor', en: 'Hand out questions' }}
      crumbs={[ANSWERS, { label: round.title, href: `/svar/runda/${round.id}` }]}
      errors={errors}
      lead={{
        sv: 'En del åt gången. Den som svarar får veta att något väntar, utan att mejlet säger vad.',
        en: 'One part at a time. Whoever answers is told that something waits, without the mail saying what.',
      }}
    >
      <RecordForm
        record={handingRecord(handing)}
        action={`/svar/runda/${round.id}/dela-ut`}
        csrf={csrfOf(c)}
        submit={{ sv: 'Dela ut', en: 'Hand out' }}
        entered={entered ?? { set: first?.id ?? '', unit, due: round.closes }}
        errors={errors}
        back={{ label: { sv: 'Avbryt', en: 'Cancel' }, href: `/svar/runda/${round.id}` }}
      />
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
const TAKEN: FormError = {
  field: 'set',
  message: {
    sv: 'Frågorna är redan utdelade för den enheten. Välj andra frågor eller en annan enhet.',
    en: 'The questions are handed out for that unit already. Choose other questions or another unit.',
  },
}
roundRoutes.get(`${ROOT}/dela-ut`, (c) => handPage(c))
roundRoutes.post(`${ROOT}/dela-ut`, async (c) => {
  const handing = await seeHanding(c.get('house').db, whoAsks(c).actor, idOf(c))
  if (!handing) throw new Fault('not_found')
  const form = await readForm(c)
  const reading = readRecord(handingRecord(handing), form)
  if (!reading.ok) return handPage(c, reading.errors, reading.entered)
  const { set, unit, owner, reviewer, due } = reading.values
  const given = { set, unit: unit === WHOLE ? null : unit, owner, reviewer: reviewer ?? null, due }
  const { done } = await handOut(c.get('house').db, whoAsks(c).actor, handing.round.id, given)
  if (done === 'conflict') return handPage(c, [TAKEN], { set, unit, owner, due, ...(reviewer === undefined ? {} : { reviewer }) })
  return settle(c, done, `/svar/runda/${handing.round.id}`)
})

async function reopenPage(c: Ctx, errors: readonly FormError[] = [], entered: Entered = {}) {
  const seen = await seeRound(c.get('house').db, whoAsks(c).actor, idOf(c))
  if (!seen?.round.locked || !seen.may.sign) throw new Fault('not_found')
  const href = `/svar/runda/${seen.round.id}`
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Öppna svaren igen', en: 'Open the answers again' }}
      crumbs={[ANSWERS, { label: seen.round.title, href }]}
      errors={errors}
      lead={{
        sv: `Alla delar går att ändra igen. Svar ${seen.round.number} står kvar att läsa, och nästa underskrift får nummer ${seen.round.number + 1}.`,
        en: `All parts can be changed again. Answer ${seen.round.number} stays to be read, and the next signature gets number ${seen.round.number + 1}.`,
      }}
    >
      <RecordForm
        record={whyRecord}
        action={`${href}/oppna-igen`}
        csrf={csrfOf(c)}
        submit={{ sv: 'Öppna igen', en: 'Open again' }}
        entered={entered}
        errors={errors}
        back={{ label: { sv: 'Avbryt', en: 'Cancel' }, href }}
      />
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
roundRoutes.get(`${ROOT}/oppna-igen`, (c) => reopenPage(c))
roundRoutes.post(`${ROOT}/oppna-igen`, async (c) => {
  const reading = readRecord(whyRecord, await readForm(c))
  if (!reading.ok) return reopenPage(c, reading.errors, reading.entered)
  const done = await reopen(c.get('house').db, whoAsks(c).actor, idOf(c), reading.values.why)
  if (done === 'absent') throw new Fault('not_found')
  if (done === 'state') throw new Fault('conflict')
  return seeOther(c, `/svar/runda/${idOf(c)}`)
})
