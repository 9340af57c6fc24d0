import type { Child } from 'hono/jsx'
import { Actions, Button, DataTable, Details, Form, LinkButton, Notice, T, Tag, type Text, When } from '../../platform/page/index.ts'
import { type Delivery, REPORT_WORDS, REPORTS, type Step, type WholeMandate } from './mandate.ts'

/** The pieces of one mandate's page: plan, parts, deliveries, who takes part, documents. */
interface Piece {
  mandate: WholeMandate
  mayKeep: boolean
}
function Heading({ text }: { text: Text }) {
  return (
    <h2>
      <T text={text} />
    </h2>
  )
}
function Add({ mandate, to, text }: { mandate: WholeMandate; to: string; text: Text }) {
  return (
    <Actions>
      <LinkButton kind="quiet" href={`/uppdrag/${mandate.id}/${to}/ny`} text={text} />
    </Actions>
  )
}
const Nothing = ({ text }: { text: Text }) => (
  <p>
    <T text={text} />
  </p>
)
const change = (mandate: WholeMandate, kind: string, name: string, id: string, mayKeep: boolean): Child =>
  mayKeep ? <a href={`/uppdrag/${mandate.id}/${kind}/${id}`}>{name}</a> : name

export function Parts({ mandate, mayKeep, today }: Piece & { today: string }) {
  const delivered = (id: string) => mandate.deliveries.find(({ part }) => part === id)
  return (
    <>
      <Heading text={{ sv: 'Delar', en: 'Parts' }} />
      <DataTable
        caption={{ sv: 'Delar', en: 'Parts' }}
        captionHidden
        rows={mandate.parts}
        empty={<Nothing text={{ sv: 'Uppdraget är inte uppdelat.', en: 'The mandate is not divided.' }} />}
        columns={[
          { label: { sv: 'Del', en: 'Part' }, names: true, cell: (p) => change(mandate, 'delar', p.title, p.id, mayKeep) },
          { label: { sv: 'Svarar', en: 'Answers' }, cell: (p) => p.organisation },
          { label: { sv: 'Ska vara klar', en: 'Due' }, cell: (p) => (p.due_on === null ? '–' : <When at={p.due_on} />) },
          {
            label: { sv: 'Läge', en: 'State' },
            cell: (p) => <PartState delivery={delivered(p.id)} late={p.due_on !== null && p.due_on < today} />,
          },
        ]}
      />
      {mayKeep ? <Add mandate={mandate} to="delar" text={{ sv: 'Lägg till en del', en: 'Add a part' }} /> : null}
    </>
  )
}
function PartState({ delivery, late }: { delivery: Delivery | undefined; late: boolean }) {
  if (delivery) return <Tag tone="done" text={{ sv: 'Levererad', en: 'Delivered' }} />
  return late ? <Tag tone="waiting" text={{ sv: 'Försenad', en: 'Late' }} /> : <Tag text={{ sv: 'Pågår', en: 'Going on' }} />
}

export function Deliveries({ mandate, mayKeep }: Piece) {
  const name = (delivery: Delivery): Child =>
    delivery.counts_as === 'part' ? (
      (mandate.parts.find(({ id }) => id === delivery.part)?.title ?? '–')
    ) : (
      <T text={REPORT_WORDS[delivery.counts_as]} />
    )
  return (
    <>
      <Heading text={{ sv: 'Det som har lämnats', en: 'What has been delivered' }} />
      <DataTable
        caption={{ sv: 'Det som har lämnats', en: 'What has been delivered' }}
        captionHidden
        rows={mandate.deliveries}
        empty={<Nothing text={{ sv: 'Inget har lämnats än.', en: 'Nothing has been delivered yet.' }} />}
        columns={[
          { label: { sv: 'Dag', en: 'Day' }, cell: (d) => <When at={d.delivered_on} /> },
          {
            label: { sv: 'Vad', en: 'What' },
            names: true,
            cell: (d) => (mayKeep ? <a href={`/uppdrag/${mandate.id}/leveranser/${d.id}`}>{name(d)}</a> : name(d)),
          },
          { label: { sv: 'Vad det blev', en: 'What came of it' }, cell: (d) => d.note ?? '–' },
          { label: { sv: 'Länk', en: 'Link' }, cell: (d) => (d.link === null ? '–' : <Outward href={d.link} />) },
        ]}
      />
      {mayKeep ? <Add mandate={mandate} to="leveranser" text={{ sv: 'Skriv in en leverans', en: 'Enter a delivery' }} /> : null}
    </>
  )
}
/** A link that leaves the house shows where it leads: nobody should have to guess. */
function Outward({ href, text }: { href: string; text?: string }) {
  return (
    <a href={href} rel="noopener noreferrer external">
      {text ?? new URL(href).hostname}
    </a>
  )
}

export function Takers({ mandate, mayKeep }: Piece) {
  return (
    <>
      <Heading text={{ sv: 'Vilka som deltar', en: 'Who takes part' }} />
      {mandate.takers.length === 0 ? (
        <Nothing text={{ sv: 'Ingen annan är inskriven.', en: 'Nobody else is entered.' }} />
      ) : (
        <ul>
          {mandate.takers.map((taker) => (
            <li>
              {change(mandate, 'deltagare', taker.name, taker.id, mayKeep)}
              {taker.does === null ? '' : ` · ${taker.does}`}
            </li>
          ))}
        </ul>
      )}
      {mayKeep ? <Add mandate={mandate} to="deltagare" text={{ sv: 'Lägg till en deltagare', en: 'Add a participant' }} /> : null}
    </>
  )
}

export function Documents({ mandate, mayKeep }: Piece) {
  return (
    <>
      <Heading text={{ sv: 'Dokument', en: 'Documents' }} />
      {mandate.documents.length === 0 ? (
        <Nothing text={{ sv: 'Inget dokument är länkat.', en: 'No document is linked.' }} />
      ) : (
        <ul>
          {mandate.documents.map((paper) => (
            <li>
              <Outward href={paper.link} text={paper.title} /> ({new URL(paper.link).hostname})
              {mayKeep ? (
                <>
                  {' '}
                  ·{' '}
                  <a href={`/uppdrag/${mandate.id}/dokument/${paper.id}`}>
                    <T text={{ sv: 'Ändra', en: 'Change' }} />
                  </a>
                </>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {mayKeep ? <Add mandate={mandate} to="dokument" text={{ sv: 'Länka ett dokument', en: 'Link a document' }} /> : null}
    </>
  )
}

export function Plan({ mandate, mayKeep, today, csrf }: Piece & { today: string; csrf: string }) {
  const missing = REPORTS.filter(
    (report) =>
      mandate[`${report}_on`] !== null &&
      !mandate.steps.some((step) => step.towards === report) &&
      !mandate.deliveries.some(({ counts_as }) => counts_as === report || counts_as === 'final'),
  )
  if (mandate.steps.length === 0 && (missing.length === 0 || !mayKeep)) return null
  const late = mandate.steps.filter((step) => step.done_on === null && step.due_on < today)
  return (
    <>
      <Heading text={{ sv: 'Planen, räknad bakåt', en: 'The plan, counted backwards' }} />
      {late.length > 0 ? <Notice kind="waiting" title={lateWords(late.length)} /> : null}
      {REPORTS.filter((report) => mandate.steps.some((step) => step.towards === report)).map((report) => (
        <Steps
          mandate={mandate}
          report={report}
          steps={mandate.steps.filter((step) => step.towards === report)}
          mayKeep={mayKeep}
          today={today}
          csrf={csrf}
        />
      ))}
      {mayKeep
        ? missing.map((report) => (
            <Form action={`/uppdrag/${mandate.id}/plan`} csrf={csrf}>
              <input type="hidden" name="towards" value={report} />
              <p>
                <T
                  text={{
                    sv: 'Vi räknar bakåt från dagen: när rundan öppnar och stänger, när fakta ska vara inne, granskning och slutlig text. Helger räknas bort, och varje dag går att ändra.',
                    en: 'We count backwards from the day: when the round opens and closes, when facts are in, review and final text. Holidays are left out, and each day can be changed.',
                  }}
                />
              </p>
              <Button kind="secondary" text={PLAN[report]} />
            </Form>
          ))
        : null}
    </>
  )
}
const PLAN = {
  interim: { sv: 'Gör en plan för delredovisningen', en: 'Make a plan for the interim report' },
  final: { sv: 'Gör en plan för slutredovisningen', en: 'Make a plan for the final report' },
}
const lateWords = (count: number): Text =>
  count === 1 ? { sv: 'Ett steg är försenat', en: 'One step is late' } : { sv: `${count} steg är försenade`, en: `${count} steps are late` }

interface StepsProps extends Piece {
  report: (typeof REPORTS)[number]
  steps: readonly Step[]
  today: string
  csrf: string
}
function Steps({ mandate, report, steps, mayKeep, today, csrf }: StepsProps) {
  const done = steps.filter((step) => step.done_on !== null)
  const left = steps.filter((step) => step.done_on === null)
  const table = (rows: readonly Step[]) => (
    <DataTable
      caption={{ sv: `Steg till ${REPORT_WORDS[report].sv.toLowerCase()}en`, en: `Steps to the ${REPORT_WORDS[report].en.toLowerCase()}` }}
      rows={rows}
      columns={[
        { label: { sv: 'Senast', en: 'By' }, cell: (s) => <When at={s.due_on} /> },
        { label: { sv: 'Steg', en: 'Step' }, names: true, cell: (s) => change(mandate, 'steg', s.title, s.id, mayKeep) },
        { label: { sv: 'Läge', en: 'State' }, cell: (s) => <StepState step={s} today={today} /> },
        ...(mayKeep
          ? [
              {
                label: { sv: 'Gör klart', en: 'Finish' },
                quiet: true,
                cell: (s: Step) => <Finish mandate={mandate} step={s} csrf={csrf} />,
              },
            ]
          : []),
      ]}
    />
  )
  return (
    <>
      {left.length > 0 ? table(left) : <Nothing text={{ sv: 'Alla steg är klara.', en: 'All steps are done.' }} />}
      {done.length > 0 ? (
        <Details summary={{ sv: `Klara steg (${done.length})`, en: `Finished steps (${done.length})` }}>{table(done)}</Details>
      ) : null}
      {mayKeep ? <Add mandate={mandate} to={`steg-${report}`} text={{ sv: 'Lägg till ett steg', en: 'Add a step' }} /> : null}
    </>
  )
}
function StepState({ step, today }: { step: Step; today: string }) {
  if (step.done_on !== null) return <Tag tone="done" text={{ sv: 'Klart', en: 'Done' }} />
  return step.due_on < today ? <Tag tone="waiting" text={{ sv: 'Försenat', en: 'Late' }} /> : <Tag text={{ sv: 'Kommer', en: 'Coming' }} />
}
function Finish({ mandate, step, csrf }: { mandate: WholeMandate; step: Step; csrf: string }) {
  const text = step.done_on === null ? { sv: 'Markera som klart', en: 'Mark as done' } : { sv: 'Ångra', en: 'Undo' }
  return (
    <Form action={`/uppdrag/${mandate.id}/steg/${step.id}/klart`} csrf={csrf}>
      <Button kind="quiet" text={text} about={step.title} />
    </Form>
  )
}
