import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Env, whoAsks } from '../../platform/http/context.ts'
import { Actions, DataTable, EmptyState, LinkButton, Page, renderPage, T, Tag } from '../../platform/page/index.ts'
import { listProviders } from './deeds.ts'
import { KINDS } from './federation.ts'
import { ROOM, stateOf } from './words.ts'

export const listRoutes = new Hono<Env>()

listRoutes.get('/inloggning', async (c) => {
  const listed = await listProviders(c.get('house').db, whoAsks(c).actor)
  if (!listed) throw new Fault('not_found')
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={ROOM.label}
      lead={{
        sv: 'Här står de inloggningstjänster som får säga vem som är vem hos er. Nyckel (passkey) fungerar alltid.',
        en: 'Here are the sign-in services that may say who is who with you. A passkey always works.',
      }}
    >
      <DataTable
        caption={{ sv: 'Inloggningstjänster', en: 'Sign-in services' }}
        rows={listed.providers}
        empty={
          <EmptyState title={{ sv: 'Ingen tjänst är inlagd', en: 'No service has been added' }}>
            <p>
              <T
                text={{
                  sv: 'Alla loggar in med nyckel. Lägg till en tjänst när ni vill att medarbetare loggar in så som de är vana.',
                  en: 'Everybody signs in with a passkey. Add a service when you want colleagues to sign in as they are used to.',
                }}
              />
            </p>
          </EmptyState>
        }
        columns={[
          { label: { sv: 'Namn', en: 'Name' }, names: true, cell: (one) => <a href={`/inloggning/${one.id}`}>{one.name}</a> },
          { label: { sv: 'Sort', en: 'Kind' }, cell: (one) => <T text={KINDS[one.kind]} /> },
          { label: { sv: 'Läge', en: 'State' }, cell: (one) => <Tag {...stateOf(one)} /> },
        ]}
      />
      <Actions>
        <LinkButton href="/inloggning/ny/oidc" text={{ sv: 'Lägg till OpenID Connect', en: 'Add OpenID Connect' }} />
        <LinkButton href="/inloggning/ny/saml" text={{ sv: 'Lägg till SAML 2.0', en: 'Add SAML 2.0' }} />
      </Actions>
    </Page>,
  )
})
