import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Ctx, type Env, whoAsks } from '../../platform/http/context.ts'
import { DataTable, Details, LinkButton, Page, renderPage, SummaryList, T, Tag, type Text, When } from '../../platform/page/index.ts'
import { ROLES } from '../founding/index.ts'
import { type DirectoryView, seeDirectory } from './deeds-client.ts'
import { BASE, SUBJECTS } from './scim.ts'
import type { ClientLine } from './store-client.ts'

/** The connection to the organisation's directory, for the system owner. */
export const directoryPages = new Hono<Env>()

export const HOME = '/katalog'
export const TITLE: Text = { sv: 'Katalog (SCIM)', en: 'Directory (SCIM)' }

const addressOf = (c: Ctx) => `${c.get('house').config.public_url.replace(/\/$/, '') || new URL(c.req.url).origin}${BASE}`

directoryPages.get(HOME, async (c) => {
  const seen = await seeDirectory(c.get('house').db, whoAsks(c).actor)
  if (!seen) throw new Fault('not_found')
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={TITLE}
      wide
      lead={{
        sv: 'Organisationens egen katalog lägger till dem som börjar, och stänger ute dem som slutar samma stund.',
        en: 'The organisation’s own directory adds those who begin, and shuts out those who leave the same moment.',
      }}
    >
      <SummaryList
        rows={[{ label: { sv: 'Adress för katalogen', en: 'Address for the directory' }, value: <code>{addressOf(c)}</code> }]}
      />
      <Tokens clients={seen.clients} />
      <Groups seen={seen} />
      <Placement seen={seen} />
      <Services seen={seen} />
      <WhatIsKept />
    </Page>,
  )
})

function stateOf(client: ClientLine): { text: Text; tone: 'plain' | 'waiting' | 'done' } {
  if (client.ended_at) return { text: { sv: 'Återtagen', en: 'Taken back' }, tone: 'plain' }
  if (client.expires_at <= new Date()) return { text: { sv: 'Utgången', en: 'Run out' }, tone: 'waiting' }
  return { text: { sv: 'Gäller', en: 'Holds' }, tone: 'done' }
}

function Tokens({ clients }: { clients: readonly ClientLine[] }) {
  return (
    <>
      <h2>
        <T text={{ sv: 'Nycklar', en: 'Tokens' }} />
      </h2>
      <DataTable
        caption={{ sv: 'Nycklar som katalogen kan använda', en: 'Tokens that the directory can use' }}
        captionHidden
        rows={clients}
        empty={
          <p>
            <T text={{ sv: 'Ingen katalog är kopplad.', en: 'No directory is connected.' }} />
          </p>
        }
        columns={[
          { label: { sv: 'Katalog', en: 'Directory' }, names: true, cell: (client) => client.name },
          {
            label: { sv: 'Läge', en: 'State' },
            cell: (client) => <Tag {...stateOf(client)} />,
          },
          { label: { sv: 'Gäller till', en: 'Holds until' }, cell: (client) => <When at={client.expires_at} day /> },
          {
            label: { sv: 'Senast använd', en: 'Last used' },
            cell: (client) => (client.used_at ? <When at={client.used_at} /> : <T text={{ sv: 'Aldrig', en: 'Never' }} />),
          },
          {
            label: { sv: 'Ta tillbaka', en: 'Take back' },
            quiet: true,
            cell: (client) =>
              client.ended_at ? null : (
                <a href={`${HOME}/nyckel/${client.id}/ta-tillbaka`}>
                  <T text={{ sv: 'Ta tillbaka', en: 'Take back' }} />
                </a>
              ),
          },
        ]}
      />
      <p>
        <LinkButton href={`${HOME}/ny-nyckel`} text={{ sv: 'Skapa en nyckel', en: 'Make a token' }} />
      </p>
    </>
  )
}

function Groups({ seen: { groups } }: { seen: DirectoryView }) {
  return (
    <>
      <h2>
        <T text={{ sv: 'Grupper', en: 'Groups' }} />
      </h2>
      <DataTable
        caption={{ sv: 'Vad katalogens grupper betyder här', en: 'What the directory’s groups mean here' }}
        captionHidden
        rows={groups}
        empty={
          <p>
            <T text={{ sv: 'Katalogen har inte skickat några grupper.', en: 'The directory has sent no groups.' }} />
          </p>
        }
        columns={[
          { label: { sv: 'Grupp', en: 'Group' }, names: true, cell: (group) => group.display_name },
          { label: { sv: 'Personer', en: 'People' }, number: true, cell: (group) => String(group.members) },
          { label: { sv: 'Enhet', en: 'Unit' }, cell: (group) => group.unit_name ?? '–' },
          { label: { sv: 'Roll', en: 'Role' }, cell: (group) => (group.role ? <T text={ROLES[group.role]} /> : '–') },
          {
            label: { sv: 'Bestäm', en: 'Decide' },
            quiet: true,
            cell: (group) => (
              <a href={`${HOME}/grupp/${group.id}`}>
                <T text={{ sv: 'Bestäm betydelse', en: 'Decide meaning' }} />
              </a>
            ),
          },
        ]}
      />
    </>
  )
}

function Placement({ seen: { units } }: { seen: DirectoryView }) {
  const chosen = units.find((unit) => unit.directory_default) ?? units[0]
  return (
    <>
      <h2>
        <T text={{ sv: 'Den som ingen grupp placerar', en: 'Whoever no group places' }} />
      </h2>
      <SummaryList
        rows={[{ label: { sv: 'Läggs i enheten', en: 'Is put in the unit' }, value: chosen?.name ?? '–', change: `${HOME}/enhet` }]}
      />
    </>
  )
}

function Services({ seen: { providers } }: { seen: DirectoryView }) {
  if (providers.length === 0) return null
  return (
    <>
      <h2>
        <T text={{ sv: 'Inloggning utan inbjudan', en: 'Signing in without an invitation' }} />
      </h2>
      <p>
        <T
          text={{
            sv: 'När du har sagt vem tjänsten menar kan den som katalogen lägger till logga in direkt.',
            en: 'When you have said whom the service means, those whom the directory adds can sign in at once.',
          }}
        />
      </p>
      <SummaryList
        rows={providers.map((provider) => ({
          label: provider.name,
          value: <T text={SUBJECTS[provider.scim_subject ?? 'none']} />,
          change: `${HOME}/tjanst/${provider.id}`,
        }))}
      />
    </>
  )
}

function WhatIsKept() {
  return (
    <Details summary={{ sv: 'Vad sparas av det katalogen skickar?', en: 'What is kept of what the directory sends?' }}>
      <p>
        <T
          text={{
            sv: 'Användarnamn, katalogens id, namn och en e-postadress, allt krypterat, och titeln som funktion. Adresser, telefonnummer, chefer och allt annat tas emot och kastas.',
            en: 'User name, the directory’s id, name and one mail address, all encrypted, and the title as function. Addresses, telephone numbers, managers and all else are taken and thrown away.',
          }}
        />
      </p>
      <p>
        <T
          text={{
            sv: 'Den som tas bort eller blir inaktiv i katalogen loggas ut genast och har inga roller kvar. Kommer personen tillbaka ges roller och platser i kretsar på nytt.',
            en: 'Whoever is removed or inactive in the directory is signed out at once and has no roles left. If the person returns, roles and places in circles are given anew.',
          }}
        />
      </p>
    </Details>
  )
}
