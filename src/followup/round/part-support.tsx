/** What has been sent and noted about one invited organisation. */
import { DataTable, EmptyState, T, type Text, When } from '../../platform/page/index.ts'
import type { MailRow, Note } from './store-mail.ts'

const REASONS: Readonly<Record<MailRow['reason'], Text>> = {
  invited: { sv: 'Inbjudan', en: 'Invitation' },
  again: { sv: 'Ny länk', en: 'New link' },
  reminder: { sv: 'Påminnelse', en: 'Reminder' },
  reopened: { sv: 'Öppnad igen', en: 'Opened again' },
  extended: { sv: 'Mer tid', en: 'More time' },
}
function fared(mail: MailRow): Text {
  if (mail.failed_at) return { sv: 'kom inte fram', en: 'did not arrive' }
  if (mail.accepted_at) return { sv: 'skickat', en: 'sent' }
  return mail.attempts === 0 ? { sv: 'väntar på att skickas', en: 'waits to be sent' } : { sv: 'försöker igen', en: 'trying again' }
}
export function MailLine(mail: MailRow): Text {
  const [reason, how] = [REASONS[mail.reason], fared(mail)]
  return { sv: `${reason.sv}: ${how.sv}`, en: `${reason.en}: ${how.en}` }
}

export function Notes({ notes }: { notes: readonly Note[] }) {
  return (
    <>
      <h2>
        <T text={{ sv: 'Stöd', en: 'Support' }} />
      </h2>
      <DataTable
        caption={{ sv: 'Länsstyrelsens anteckningar', en: 'Notes of the county board' }}
        captionHidden
        rows={notes}
        empty={<EmptyState title={{ sv: 'Inga anteckningar om stöd', en: 'No notes of support' }} />}
        columns={[
          { label: { sv: 'När', en: 'When' }, cell: (note) => <When at={note.created_at} day /> },
          { label: { sv: 'Av', en: 'By' }, names: true, cell: (note) => note.by_name },
          { label: { sv: 'Anteckning', en: 'Note' }, cell: (note) => note.body },
        ]}
      />
    </>
  )
}
