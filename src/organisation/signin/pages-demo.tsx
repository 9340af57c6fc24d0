import { Hono } from 'hono'
import type { Env } from '../../platform/http/context.ts'
import { seeOther } from '../../platform/http/context.ts'
import { readForm, wordOf } from '../../platform/http/form.ts'
import { startSession } from '../../platform/http/session.ts'
import { Fault } from '../../platform/faults.ts'
import { Button, DataTable, Form, Page, T, type Text, renderPage } from '../../platform/page/index.ts'
import { CAST, ROLES, type Role } from '../founding/index.ts'
import { readCast } from './identify.ts'
import { signedIn } from './deeds-session.ts'
import { csrfOf } from '../../platform/http/csrf.ts'

/** The door of the demonstration: one steps into an invented person. */
export const demoDoor = new Hono<Env>()

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
  communicator: { sv: 'Skriver det som når ut till dem som behöver stöd.', en: 'Writes what reaches those who need support.' },
  coordinator: { sv: 'Samordnar organisationens egen uppföljning.', en: 'Coordinates the organisation’s own follow-up.' },
  national_coordinator: { sv: 'Samordnar och följer upp många organisationer.', en: 'Coordinates and follows up many organisations.' },
  system_owner: {
    sv: 'Ansvarar för systemet utan att kunna läsa innehåll.',
    en: 'Answers for the system without being able to read content.',
  },
}

demoDoor.get('/logga-in', async (c) => {
  const { db, config } = c.get('house')
  if (!config.demo) throw new Fault('not_found')
  const cast = await readCast(db)
  const csrf = csrfOf(c)
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

demoDoor.post('/logga-in', async (c) => {
  const { db, config } = c.get('house')
  if (!config.demo) throw new Fault('not_found')
  const asked = wordOf(await readForm(c), 'vem')
  const member = (await readCast(db)).find((m) => m.account === asked)
  if (!member) throw new Fault('not_found')
  await startSession(c, member.tenant, member.account, { method: 'demo' })
  await signedIn(db, { tenant: member.tenant, account: member.account, request: c.get('requestId') })
  return seeOther(c, '/')
})
