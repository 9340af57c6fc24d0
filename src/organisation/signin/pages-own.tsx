import { Hono } from 'hono'
import { type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { readForm, wordOf } from '../../platform/http/form.ts'
import { freshOnly } from '../../platform/http/fresh.tsx'
import { Fault } from '../../platform/faults.ts'
import { isId } from '../../platform/ids.ts'
import {
  Button,
  DataTable,
  Details,
  EmptyState,
  Form,
  Hidden,
  HiddenField,
  LinkButton,
  Notice,
  Page,
  renderPage,
  T,
  Tag,
  type Text,
  When,
} from '../../platform/page/index.ts'
import { endOther, endOthers, seeWaysIn } from './deeds-session.ts'
import type { OwnSession, Passkey } from './signin.ts'
import { csrfOf } from '../../platform/http/csrf.ts'

export const OWN_PATH = '/mina-inloggningar'
export const OWN_TITLE: Text = { sv: 'Mina inloggningar', en: 'My sign-ins' }

const METHODS: Record<OwnSession['method'], Text> = {
  demo: { sv: 'Demonstrationen', en: 'The demonstration' },
  passkey: { sv: 'Nyckel (passkey)', en: 'Passkey' },
  oidc: { sv: 'Organisationens inloggning', en: 'The organisation’s sign-in' },
  saml: { sv: 'Organisationens inloggning', en: 'The organisation’s sign-in' },
}
/** What has just been done, by the word in the address. */
const DONE: Record<string, Text> = {
  avslutad: { sv: 'Inloggningen är avslutad.', en: 'The sign-in is ended.' },
  avslutade: { sv: 'Du är utloggad överallt utom här.', en: 'You are signed out everywhere but here.' },
  tillagd: { sv: 'Nyckeln är tillagd.', en: 'The passkey is added.' },
  omdopt: { sv: 'Nyckeln har fått sitt nya namn.', en: 'The passkey has its new name.' },
  borttagen: {
    sv: 'Nyckeln är borttagen. Avsluta också dina andra inloggningar om någon annan kan ha enheten.',
    en: 'The passkey is removed. End your other sign-ins too if somebody else may have the device.',
  },
}

/** Where one is signed in, and with what; one ends and removes it oneself. */
export const ownRoutes = new Hono<Env>()

ownRoutes.get(OWN_PATH, async (c) => {
  const who = whoAsks(c)
  const { db, config } = c.get('house')
  const { sessions, keys, ties } = await seeWaysIn(db, config, who.actor)
  const done = DONE[c.req.query('klart') ?? '']
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={OWN_TITLE}
      lead={{
        sv: 'Här ser du var du är inloggad och vilka nycklar som öppnar ditt konto. Känner du inte igen något: avsluta det och ring den som sköter konton.',
        en: 'Here you see where you are signed in and which passkeys open your account. If there is anything you do not recognise: end it, and call whoever keeps accounts.',
      }}
    >
      {done ? (
        <Notice kind="success" announce>
          <p>
            <T text={done} />
          </p>
        </Notice>
      ) : null}
      <Sessions sessions={sessions} mine={who.session} csrf={csrfOf(c)} />
      <Keys keys={keys} />
      {ties > 0 ? (
        <p>
          <T
            text={{
              sv: 'Du kan också logga in med organisationens egen inloggning.',
              en: 'You can also sign in with your organisation’s own sign-in.',
            }}
          />
        </p>
      ) : null}
      <p>
        <LinkButton href={`${OWN_PATH}/nycklar/ny`} text={{ sv: 'Lägg till en nyckel', en: 'Add a passkey' }} kind="primary" />
      </p>
      <TwoKeys />
    </Page>,
  )
})

function Sessions({ sessions, mine, csrf }: { sessions: readonly OwnSession[]; mine: string; csrf: string }) {
  return (
    <>
      <DataTable
        caption={{ sv: 'Inloggade just nu', en: 'Signed in right now' }}
        rows={sessions}
        columns={[
          { label: { sv: 'Började', en: 'Began' }, names: true, cell: (row) => <When at={row.created_at} /> },
          { label: { sv: 'Senast använd', en: 'Last used' }, cell: (row) => <When at={row.seen_at} /> },
          { label: { sv: 'Sätt', en: 'Way in' }, cell: (row) => <T text={METHODS[row.method]} /> },
          {
            label: { sv: 'Avsluta', en: 'End' },
            quiet: true,
            cell: (row) =>
              row.id === mine ? (
                <Tag tone="done" text={{ sv: 'Den här', en: 'This one' }} />
              ) : (
                <Form action={`${OWN_PATH}/avsluta`} csrf={csrf}>
                  <HiddenField name="inloggning" value={row.id} />
                  <Button kind="secondary" text={{ sv: 'Avsluta', en: 'End' }} about={METHODS[row.method]} />
                </Form>
              ),
          },
        ]}
      />
      {sessions.length > 1 ? (
        <Form action={`${OWN_PATH}/avsluta-ovriga`} csrf={csrf}>
          <Button kind="secondary" text={{ sv: 'Avsluta alla andra', en: 'End all others' }} />
        </Form>
      ) : null}
    </>
  )
}

function Keys({ keys }: { keys: readonly Passkey[] }) {
  return (
    <DataTable
      caption={{ sv: 'Mina nycklar (passkeys)', en: 'My passkeys' }}
      rows={keys}
      empty={<EmptyState title={{ sv: 'Du har ingen nyckel.', en: 'You have no passkey.' }} />}
      columns={[
        { label: { sv: 'Namn', en: 'Name' }, names: true, cell: (row) => row.label },
        { label: { sv: 'Tillagd', en: 'Added' }, cell: (row) => <When at={row.created_at} /> },
        { label: { sv: 'Senast använd', en: 'Last used' }, cell: (row) => (row.used_at ? <When at={row.used_at} /> : '–') },
        { label: { sv: 'Byt namn', en: 'Rename' }, quiet: true, cell: (row) => <To row={row} text={{ sv: 'Byt namn', en: 'Rename' }} /> },
        {
          label: { sv: 'Ta bort', en: 'Remove' },
          quiet: true,
          cell: (row) => <To row={row} to="/ta-bort" text={{ sv: 'Ta bort', en: 'Remove' }} />,
        },
      ]}
    />
  )
}

function To({ row, to = '', text }: { row: Passkey; to?: string; text: Text }) {
  return (
    <a href={`${OWN_PATH}/nycklar/${row.id}${to}`}>
      <T text={text} />
      <Hidden> {row.label}</Hidden>
    </a>
  )
}

function TwoKeys() {
  return (
    <Details summary={{ sv: 'Varför ska man ha två nycklar?', en: 'Why have two passkeys?' }}>
      <p>
        <T
          text={{
            sv: 'Går en telefon sönder kommer du in med den andra, utan att vänta på en ny länk.',
            en: 'If a telephone breaks, you come in with the other, without waiting for a new link.',
          }}
        />
      </p>
    </Details>
  )
}

ownRoutes.post(`${OWN_PATH}/avsluta`, freshOnly, async (c) => {
  const who = whoAsks(c)
  const id = wordOf(await readForm(c), 'inloggning')
  if (id === who.session || !isId(id) || !(await endOther(c.get('house').db, who.actor, id))) throw new Fault('not_found')
  return seeOther(c, `${OWN_PATH}?klart=avslutad`)
})

ownRoutes.post(`${OWN_PATH}/avsluta-ovriga`, freshOnly, async (c) => {
  const who = whoAsks(c)
  await endOthers(c.get('house').db, who.actor, who.session)
  return seeOther(c, `${OWN_PATH}?klart=avslutade`)
})
