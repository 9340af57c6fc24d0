/** What stands on the page of one conversation: the card on top, and what has been written. */
import type { Child } from 'hono/jsx'
import { SummaryList, T, When } from '../../platform/page/index.ts'
import type { SafeAnswer } from '../visitor/index.ts'
import type { Conversation, Message } from './deeds.ts'

/** So that nobody calls a number that he answers. */
export function SafeCard({ answer: safe }: { answer: SafeAnswer | undefined }) {
  if (!safe) return null
  const asked = (value: string | undefined): Child => value ?? <T text={{ sv: 'Har inte sagt', en: 'Has not said' }} />
  const phone = [
    { label: { sv: 'Nummer', en: 'Number' }, value: asked(safe.number) },
    { label: { sv: 'När', en: 'When' }, value: asked(safe.when) },
    {
      label: { sv: 'Meddelande', en: 'Message' },
      value: (
        <T
          text={
            safe.message === 'yes' ? { sv: 'Får lämnas', en: 'May be left' } : { sv: 'Lämna inget. Lägg på.', en: 'Leave none. Hang up.' }
          }
        />
      ),
    },
    { label: { sv: 'Säg att ni är', en: 'Say that you are' }, value: asked(safe.say) },
    { label: { sv: 'Ordet ni säger', en: 'The word you say' }, value: asked(safe.our_word) },
    { label: { sv: 'Ordet ni får höra', en: 'The word you are told' }, value: asked(safe.her_word) },
  ]
  return (
    <section>
      <h2>
        <T text={{ sv: 'Så här får du svara', en: 'How you may answer' }} />
      </h2>
      <SummaryList
        rows={[
          {
            label: { sv: 'Hur', en: 'How' },
            value: (
              <strong>
                <T
                  text={
                    safe.how === 'here'
                      ? { sv: 'Bara här. Ring inte.', en: 'Only here. Do not call.' }
                      : { sv: 'Här eller på telefon', en: 'Here or by phone' }
                  }
                />
              </strong>
            ),
          },
          ...(safe.how === 'phone' ? phone : []),
          { label: { sv: 'Gör inte', en: 'Do not' }, value: asked(safe.avoid) },
        ]}
      />
    </section>
  )
}
export function TakenBy({ read: { line, names } }: { read: Conversation }) {
  const name = line.taken_by === null ? undefined : (names.get(line.taken_by) ?? '–')
  return (
    <T text={name ? { sv: `Tagen av ${name}.`, en: `Taken by ${name}.` } : { sv: 'Ingen har tagit den.', en: 'Nobody has taken it.' }} />
  )
}
export function DeletedOn({ read: { line, deletion } }: { read: Conversation }) {
  if (line.delete_on !== null)
    return (
      <>
        <T text={{ sv: 'Raderas', en: 'Deleted on' }} /> <When at={line.delete_on} day />.
      </>
    )
  if (deletion)
    return (
      <T text={{ sv: `Raderas ${deletion.days} dagar efter att det avslutas.`, en: `Deleted ${deletion.days} days after it is closed.` }} />
    )
  return (
    <T
      text={{
        sv: 'Inget gallringsbeslut är registrerat: det här raderas inte.',
        en: 'No decision on deletion is recorded: this is not deleted.',
      }}
    />
  )
}

export const Messages = ({ read }: { read: Conversation }) => (
  <>
    {read.messages.map((message) => (
      <OneMessage message={message} names={read.names} />
    ))}
  </>
)
const OneMessage = ({ message, names }: { message: Message; names: Map<string, string> }) => (
  <section class={message.from_visitor ? 'sv-inset' : undefined}>
    <h2>
      {message.from_visitor ? (
        <T text={{ sv: 'Meddelande', en: 'Message' }} />
      ) : (
        <T
          text={{ sv: `Svar från ${names.get(message.account ?? '') ?? '–'}`, en: `Answer by ${names.get(message.account ?? '') ?? '–'}` }}
        />
      )}
    </h2>
    <p class="sv-hint">
      <When at={message.sent_at} />
    </p>
    {message.letter.text.split('\n').map((line) => (
      <p dir="auto">{line}</p>
    ))}
    {message.pictures.map((id, at) => (
      <p>
        <a href={`/kontakt/bild/${id}`}>
          <T text={{ sv: `Visa bild ${at + 1}`, en: `Show picture ${at + 1}` }} />
        </a>
      </p>
    ))}
  </section>
)
