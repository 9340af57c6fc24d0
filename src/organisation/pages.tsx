import { Hono } from 'hono'
import type { Env } from '../platform/http/context.ts'
import { seeOther, whoAsks } from '../platform/http/context.ts'
import { csrfToken } from '../platform/http/csrf.ts'
import { readForm, wordOf } from '../platform/http/form.ts'
import { endSession, startSession } from '../platform/http/session.ts'
import { Fault } from '../platform/faults.ts'
import type { Module } from '../platform/module.ts'
import { Button, DataTable, Form, InsetText, Page, T, type Text, When, renderPage } from '../platform/page/index.ts'
import { about } from './about.tsx'
import { CAST } from './cast.ts'
import { readCast } from './identify.ts'
import { readOutbox, signedIn, signedOut } from './deeds.ts'
import { ROLES, type Role } from './roles.ts'

const routes = new Hono<Env>().route('/', about)

/** What each role can show a visitor, in one line. */
const SHOWS: Record<Role, Text> = {
  protection_officer: {
    sv: 'Lägger in personer, granskar utskick, ser vem som har tittat.',
    en: 'Enters persons, reviews documents, sees who has looked.',
  },
  deputy: {
    sv: 'Granskar när den ansvariga är borta, och är den andra personen.',
    en: 'Reviews when the officer is away, and is the second person.',
  },
  caseworker: {
    sv: 'Kontrollerar utskick och söker. Ser inget om skyddade personer.',
    en: 'Checks outgoing documents and searches. Sees nothing about protected persons.',
  },
  unit_head: {
    sv: 'Leder enheten. Är andra person där det bara finns en ansvarig.',
    en: 'Leads the unit. Is the second person where there is only one officer.',
  },
  log_reviewer: { sv: 'Granskar loggen: sökningar, öppningar, korta prov.', en: 'Reviews the log: searches, openings, short probes.' },
  registrar: { sv: 'Kontrollerar det som lämnas ut ur diariet.', en: 'Checks what is given out of the register.' },
  system_owner: {
    sv: 'Ansvarar för systemet utan att kunna läsa innehåll.',
    en: 'Answers for the system without being able to read content.',
  },
}

routes.get('/logga-in', async (c) => {
  const { db, config, csrfKey } = c.get('house')
  if (!config.demo) throw new Fault('not_found')
  const cast = await readCast(db)
  const csrf = csrfToken(csrfKey, c.get('signedIn')?.tokenHash)
  const people = CAST.flatMap((o) => o.units.flatMap((u) => u.accounts.map((a) => ({ ...a, organisation: o.name, unit: u.name }))))
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={{ sv: 'Välj vem du vill vara', en: 'Choose who to be' }}
      lead={{
        sv: 'Demonstrationen har påhittade organisationer. Stig in i en roll och gör ett arbete.',
        en: 'The demonstration has invented organisations. Step into a role and do a job.',
      }}
    >
      {CAST.map((o) => (
        <DataTable
          caption={o.name}
          rows={people.filter((p) => p.organisation === o.name)}
          columns={[
            { label: { sv: 'Funktion', en: 'Function' }, names: true, cell: (p) => p.signature },
            { label: { sv: 'Roll', en: 'Role' }, cell: (p) => p.roles.map((r) => <T text={ROLES[r]} />) },
            {
              label: { sv: 'Gör', en: 'Does' },
              cell: (p) => <T text={SHOWS[p.roles[0] ?? 'caseworker']} />,
            },
            {
              label: { sv: 'Stig in', en: 'Step in' },
              quiet: true,
              cell: (p) => {
                const member = cast.find((m) => m.slug === p.slug)
                return member ? (
                  <Form action="/logga-in" csrf={csrf}>
                    <input type="hidden" name="vem" value={member.account} />
                    <Button kind="secondary" text={{ sv: 'Stig in', en: 'Step in' }} about={p.signature} />
                  </Form>
                ) : (
                  '–'
                )
              },
            },
          ]}
        />
      ))}
    </Page>,
  )
})

routes.post('/logga-in', async (c) => {
  const { db, config } = c.get('house')
  if (!config.demo) throw new Fault('not_found')
  const asked = wordOf(await readForm(c), 'vem')
  const member = (await readCast(db)).find((m) => m.account === asked)
  if (!member) throw new Fault('not_found')
  await startSession(c, member.tenant, member.account)
  await signedIn(db, { tenant: member.tenant, account: member.account, request: c.get('requestId') })
  return seeOther(c, '/')
})

routes.post('/logga-ut', async (c) => {
  const who = whoAsks(c)
  await endSession(c)
  await signedOut(c.get('house').db, who.actor)
  return seeOther(c, '/logga-in')
})

const TEMPLATES: Record<string, Text> = {
  review_waits: { sv: 'Något väntar på dig i Samvärn.', en: 'Something waits for you in Samvärn.' },
  contact_waits: { sv: 'Någon väntar på att bli uppringd. Logga in i Samvärn.', en: 'Somebody waits for a call. Sign in to Samvärn.' },
  second_waits: {
    sv: 'Ett beslut väntar på en andra person. Logga in i Samvärn.',
    en: 'A decision waits for a second person. Sign in to Samvärn.',
  },
  answer_came: { sv: 'Ett utskick har fått svar. Logga in i Samvärn.', en: 'An outgoing set has got its answer. Sign in to Samvärn.' },
}

routes.get('/utkorg', async (c) => {
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
          { label: { sv: 'Text', en: 'Text' }, cell: (r) => <T text={TEMPLATES[r.template] ?? r.template} /> },
        ]}
      />
    </Page>,
  )
})

export const organisation: Module = {
  name: 'organisation',
  part: 'platform',
  routes,
  pages: () => ({ room: { sv: 'Organisation', en: 'Organisation' }, places: [{ label: { sv: 'Utkorg', en: 'Outbox' }, href: '/utkorg' }] }),
}
