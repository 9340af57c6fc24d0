import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Env, whoAsks } from '../../platform/http/context.ts'
import { DataTable, InsetText, Page, T, When, renderPage } from '../../platform/page/index.ts'
import { type Caught as CaughtRow, readOutbox } from './deeds.ts'
import { TEMPLATES } from './mail.ts'

/** The link itself is shown in the demonstration only: in earnest it is in the mail and nowhere else. */
function Caught({ row }: { row: CaughtRow }) {
  return (
    <>
      <T text={TEMPLATES[row.template] ?? row.template} />
      {row.path === undefined ? null : (
        <p>
          <a href={row.path}>
            <T text={{ sv: 'Följ länken', en: 'Follow the link' }} />
          </a>
        </p>
      )}
    </>
  )
}

export const outboxPages = new Hono<Env>()

outboxPages.get('/utkorg', async (c) => {
  const who = whoAsks(c)
  if (!c.get('house').config.demo) throw new Fault('not_found')
  const rows = await readOutbox(c.get('house').db, who.actor)
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Utkorg', en: 'Outbox' }}
      wide
      lead={{
        sv: 'E-post som skulle ha skickats till dig. I demonstrationen lämnar inget datorn.',
        en: 'Mail that would have been sent to you. In the demonstration nothing leaves the machine.',
      }}
    >
      <InsetText>
        <T
          text={{
            sv: 'Meddelanden säger bara att något väntar: inga namn, inga rubriker, inga länkar som berättar.',
            en: 'Messages say only that something waits: no names, no titles, no telling links.',
          }}
        />
      </InsetText>
      <DataTable
        caption={{ sv: 'Utgående meddelanden', en: 'Outgoing messages' }}
        captionHidden
        rows={rows}
        empty={
          <p>
            <T text={{ sv: 'Inget har skickats än.', en: 'Nothing has been sent yet.' }} />
          </p>
        }
        columns={[
          { label: { sv: 'När', en: 'When' }, names: true, cell: (r) => <When at={r.created_at} /> },
          { label: { sv: 'Till', en: 'To' }, cell: (r) => r.signature },
          { label: { sv: 'Text', en: 'Text' }, cell: (r) => <Caught row={r} /> },
        ]}
      />
    </Page>,
  )
})
