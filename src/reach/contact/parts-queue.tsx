/** What stands on the page of one queue: its team, its decisions, its words. */
import type { Ctx } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { Actions, Button, Form, LinkButton, SummaryList, T, Tag, When } from '../../platform/page/index.ts'
import { type Decision, standing } from './contact.ts'
import type { SeenQueue } from './deeds-queue.ts'

export const pathOf = (id: string) => `/kontakt/ko/${id}`

export const Team = ({ seen: { queue, members } }: { seen: SeenQueue }) => (
  <>
    <h2>
      <T text={{ sv: 'Team', en: 'Team' }} />
    </h2>
    {members.length === 0 ? (
      <p>
        <T text={{ sv: 'Ingen är utsedd än.', en: 'Nobody has been named yet.' }} />
      </p>
    ) : (
      <ul>
        {members.map(({ signature, accepted_at }) => (
          <li>
            {signature}{' '}
            <Tag
              tone={accepted_at ? 'done' : 'waiting'}
              text={accepted_at ? { sv: 'Har tackat ja', en: 'Has accepted' } : { sv: 'Har inte svarat', en: 'Has not answered' }}
            />
          </li>
        ))}
      </ul>
    )}
    <Actions>
      <LinkButton href={`${pathOf(queue.id)}/team`} text={{ sv: 'Ändra teamet', en: 'Change the team' }} />
    </Actions>
  </>
)

const Decided = ({ decision }: { decision: Decision }) => (
  <SummaryList
    rows={[
      { label: { sv: 'Beslutat av', en: 'Decided by' }, value: decision.decided_by },
      { label: { sv: 'Dag', en: 'Day' }, value: <When at={decision.decided_on} day /> },
      { label: { sv: 'Diarienummer', en: 'Diary number' }, value: decision.diary_number },
      { label: { sv: 'Regel', en: 'Rule' }, value: decision.rule },
      ...(decision.days === null
        ? []
        : [
            {
              label: { sv: 'Raderas efter', en: 'Deleted after' },
              value: <T text={{ sv: `${decision.days} dagar`, en: `${decision.days} days` }} />,
            },
          ]),
    ]}
  />
)
export function Decisions({ c, seen: { queue, decisions, organisation } }: { c: Ctx; seen: SeenQueue }) {
  const anonymous = standing(decisions, 'anonymous')
  const deletion = standing(decisions, 'deletion')
  const withdraw = (kind: string) => (
    <Form action={`${pathOf(queue.id)}/${kind}/upphor`} csrf={csrfOf(c)}>
      <Button kind="secondary" text={{ sv: 'Beslutet gäller inte längre', en: 'The decision no longer holds' }} />
    </Form>
  )
  return (
    <>
      <h2>
        <T text={{ sv: 'Anonym kontakt', en: 'Anonymous contact' }} />
      </h2>
      {anonymous ? (
        <>
          <Decided decision={anonymous} />
          {withdraw('anonym')}
        </>
      ) : (
        <>
          <p>
            <T
              text={{
                sv: 'Inget beslut är registrerat. Sidan säger i stället vad ni skriver ner om den som skriver.',
                en: 'No decision is recorded. The page says instead what you write down about whoever writes.',
              }}
            />
          </p>
          {mayBeAnonymous(organisation.kind) ? (
            <LinkButton href={`${pathOf(queue.id)}/anonym`} text={{ sv: 'Registrera ett beslut', en: 'Record a decision' }} />
          ) : null}
        </>
      )}
      <h2>
        <T text={{ sv: 'Gallring', en: 'Deletion' }} />
      </h2>
      {deletion ? (
        <>
          <Decided decision={deletion} />
          {withdraw('gallring')}
        </>
      ) : (
        <>
          <p>
            <T
              text={{
                sv: 'Inget gallringsbeslut är registrerat. Då raderas ingenting, och sidan säger det.',
                en: 'No decision on deletion is recorded. Nothing is then deleted, and the page says so.',
              }}
            />
          </p>
          <LinkButton
            href={`${pathOf(queue.id)}/gallring`}
            text={{ sv: 'Registrera gallringsbeslutet', en: 'Record the decision on deletion' }}
          />
        </>
      )}
    </>
  )
}
/** SoL speaks to the municipality's board; other organisations have no such decision to make. */
export const mayBeAnonymous = (kind: string) => kind === 'municipality'

export const Settings = ({ seen: { queue } }: { seen: SeenQueue }) => (
  <>
    <h2>
      <T text={{ sv: 'Det som står på sidan', en: 'What stands on the page' }} />
    </h2>
    <SummaryList
      rows={[
        { label: { sv: 'Vilka svarar', en: 'Who answers' }, value: queue.team.sv },
        { label: { sv: 'När', en: 'When' }, value: queue.answers.sv },
        { label: { sv: 'Vad som skrivs ner', en: 'What is written down' }, value: queue.documented.sv },
        {
          label: { sv: 'Oläst', en: 'Unread' },
          value: (
            <T
              text={{
                sv: `Teamet påminns efter ${queue.remind_hours} timmar, chefen efter ${queue.alarm_hours}, formuläret stängs efter ${queue.close_hours}.`,
                en: `The team is reminded after ${queue.remind_hours} hours, the head after ${queue.alarm_hours}, the form closes after ${queue.close_hours}.`,
              }}
            />
          ),
        },
        {
          label: { sv: 'Bilder', en: 'Pictures' },
          value: <T text={queue.attachments ? { sv: 'Får skickas', en: 'May be sent' } : { sv: 'Tas inte emot', en: 'Not taken' }} />,
        },
      ]}
    />
    <Actions>
      <LinkButton href={`${pathOf(queue.id)}/andra`} text={{ sv: 'Ändra', en: 'Change' }} />
    </Actions>
  </>
)
