import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { readForm as readRecord, RecordForm } from '../../platform/field/index.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { readForm } from '../../platform/http/form.ts'
import {
  Actions,
  Button,
  Confirm,
  DataTable,
  EmptyState,
  Form,
  type FormError,
  LinkButton,
  Notice,
  Page,
  renderPage,
  SummaryList,
  T,
  Tag,
  When,
} from '../../platform/page/index.ts'
import { forgetHost, listHosts, lookAgain, registerHost, type SeenHost, seeHost } from './deeds.ts'
import { HOST_KINDS, hostRecord } from './export.ts'
import { GUARANTEE_IDS, GUARANTEES, type Guarantee } from './guarantee.ts'

export const hostPages = new Hono<Env>()
export const HOSTS = { label: { sv: 'Värd', en: 'Hosts' }, href: '/vard' }
const NEW = { label: { sv: 'Lägg till en värd', en: 'Add a host' }, href: '/vard/ny' }

const lostIds = ({ last }: SeenHost): Guarantee[] => GUARANTEE_IDS.filter((id) => last?.lost[id] !== undefined)

function StateTag({ host }: { host: SeenHost }) {
  if (!host.last) return <Tag tone="waiting" text={{ sv: 'Kontrolleras', en: 'Being looked at' }} />
  if (host.last.pages === null) return <Tag tone="danger" text={{ sv: 'Svarar inte', en: 'Does not answer' }} />
  const lost = lostIds(host).length
  if (lost === 0) return <Tag tone="done" text={{ sv: 'Allt håller', en: 'All holds' }} />
  return (
    <Tag
      tone="danger"
      text={{
        sv: lost === 1 ? 'Ett skydd borta' : `${lost} skydd borta`,
        en: lost === 1 ? 'One protection lost' : `${lost} protections lost`,
      }}
    />
  )
}

hostPages.get('/vard', async (c) => {
  const listed = await listHosts(c.get('house').db, whoAsks(c).actor)
  if (!listed) throw new Fault('not_found')
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={HOSTS.label}
      lead={{
        sv: 'Var de öppna sidorna ligger ute, och om den som driver webbservern har kvar allt som gör att ett besök inte lämnar spår. Samvärn ser efter varje vecka.',
        en: 'Where the public pages are served, and whether whoever runs the web server still gives all that lets a visit leave no trace. Samvärn looks every week.',
      }}
    >
      <DataTable
        caption={HOSTS.label}
        captionHidden
        rows={listed}
        empty={
          <EmptyState title={{ sv: 'Ingen värd är inlagd än', en: 'No host has been added yet' }}>
            <p>
              <T
                text={{
                  sv: 'Hämta filerna, be den som sköter er webb att lägga ut dem, och lägg sedan till adressen här.',
                  en: 'Get the files, ask whoever keeps your web to publish them, and then add the address here.',
                }}
              />
            </p>
          </EmptyState>
        }
        columns={[
          { label: { sv: 'Adress', en: 'Address' }, names: true, cell: (host) => <a href={`/vard/${host.id}`}>{host.address}</a> },
          { label: { sv: 'Hur', en: 'How' }, cell: (host) => <T text={HOST_KINDS[host.kind]} /> },
          { label: { sv: 'Senast sedd', en: 'Last seen' }, cell: (host) => (host.last ? <When at={host.last.at} /> : '–') },
          { label: { sv: 'Läge', en: 'State' }, cell: (host) => <StateTag host={host} /> },
        ]}
      />
      <Actions>
        <LinkButton kind="primary" href={NEW.href} text={NEW.label} />
        <LinkButton href="/vard/filer" text={{ sv: 'Hämta filerna att lägga ut', en: 'Get the files to publish' }} />
      </Actions>
    </Page>,
  )
})

hostPages.get('/vard/ny', (c) => newPage(c))
hostPages.post('/vard/ny', async (c) => {
  const form = await readForm(c)
  const reading = readRecord(hostRecord, form)
  if (!reading.ok) return newPage(c, reading.errors, reading.entered)
  const { db, config } = c.get('house')
  if (!config.demo && reading.values.address.startsWith('http:')) return newPage(c, [ENCRYPTED], { ...reading.values })
  const made = await registerHost(db, whoAsks(c).actor, reading.values)
  if (made === 'known') return newPage(c, [KNOWN], { ...reading.values })
  if (!made) throw new Fault('not_found')
  return seeOther(c, `/vard/${made.id}`)
})
const KNOWN: FormError = { field: 'address', message: { sv: 'Adressen är redan inlagd.', en: 'The address is there already.' } }
const ENCRYPTED: FormError = {
  field: 'address',
  message: { sv: 'Skriv en adress som börjar med https://.', en: 'Write an address that begins with https://.' },
}

async function newPage(c: Ctx, errors: readonly FormError[] = [], entered: Readonly<Record<string, string | readonly string[]>> = {}) {
  if (!(await listHosts(c.get('house').db, whoAsks(c).actor))) throw new Fault('not_found')
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={NEW.label}
      crumbs={[HOSTS]}
      lead={{
        sv: 'Samvärn besöker adressen som en besökare gör, genast och sedan varje vecka, och ingen annan adress än den.',
        en: 'Samvärn visits the address as a visitor does, at once and then every week, and no other address than that.',
      }}
    >
      <RecordForm
        record={hostRecord}
        action={NEW.href}
        csrf={csrfOf(c)}
        errors={errors}
        entered={entered}
        submit={{ sv: 'Lägg till och se efter', en: 'Add and look' }}
      />
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}

hostPages.get('/vard/:id{[0-9a-f-]{36}}', async (c) => {
  const host = await seeHost(c.get('house').db, whoAsks(c).actor, c.req.param('id'))
  if (!host) throw new Fault('not_found')
  const lost = lostIds(host)
  return renderPage(
    c,
    <Page shell={c.get('shell')} title={host.address} crumbs={[HOSTS]}>
      <SummaryList
        rows={[
          { label: { sv: 'Så ligger de ute', en: 'How they are served' }, value: <T text={HOST_KINDS[host.kind]} /> },
          {
            label: { sv: 'Senast sedd', en: 'Last seen' },
            value: host.last ? (
              <When at={host.last.at} />
            ) : (
              <T text={{ sv: 'Inte än: ladda om sidan om en minut.', en: 'Not yet: load the page again in a minute.' }} />
            ),
          },
          ...(host.last?.pages
            ? [{ label: { sv: 'Sidor som besöktes', en: 'Pages that were visited' }, value: String(host.last.pages) }]
            : []),
        ]}
      />
      {host.last?.pages === null ? (
        <Notice kind="danger" title={{ sv: 'Adressen svarar inte', en: 'The address does not answer' }}>
          <p>
            <T
              text={{
                sv: 'Inget kan sägas om skydden förrän den gör det. Se efter att adressen är rätt skriven.',
                en: 'Nothing can be said of the protections until it does. See that the address is written right.',
              }}
            />
          </p>
        </Notice>
      ) : (
        <LostList host={host} lost={lost} />
      )}
      <Form action={`/vard/${host.id}/se-efter`} csrf={csrfOf(c)}>
        <Actions>
          <Button text={{ sv: 'Se efter igen', en: 'Look again' }} />
          <LinkButton href={`/vard/${host.id}/ta-bort`} text={{ sv: 'Ta bort', en: 'Remove' }} />
        </Actions>
      </Form>
    </Page>,
  )
})

function LostList({ host, lost }: { host: SeenHost; lost: readonly Guarantee[] }) {
  if (!host.last) return null
  const kept = GUARANTEE_IDS.filter((id) => !lost.includes(id))
  return (
    <>
      {lost.map((id) => {
        const since = host.since[id]
        return (
          <Notice kind="danger" word={{ sv: 'Borta', en: 'Lost' }} title={GUARANTEES[id].holds}>
            <p>
              <T text={GUARANTEES[id].lost} />
            </p>
            <p>
              <strong>
                <T text={{ sv: 'Be värden:', en: 'Ask the host:' }} />
              </strong>{' '}
              <T text={GUARANTEES[id].mend} />
            </p>
            <p>
              <T text={{ sv: 'Sågs på', en: 'Seen at' }} /> {host.last?.lost[id]?.where}{' '}
              {host.last?.lost[id]?.seen ? `(${host.last.lost[id]?.seen})` : ''}
              {since ? (
                <>
                  , <T text={{ sv: 'sedan', en: 'since' }} /> <When at={since} />
                </>
              ) : null}
            </p>
          </Notice>
        )
      })}
      <h2>
        {lost.length === 0 ? <T text={{ sv: 'Allt håller', en: 'All holds' }} /> : <T text={{ sv: 'Det här håller', en: 'This holds' }} />}
      </h2>
      <ul>
        {kept.map((id) => (
          <li>
            <T text={GUARANTEES[id].holds} />
          </li>
        ))}
      </ul>
    </>
  )
}

hostPages.post('/vard/:id/se-efter', async (c) => {
  if (!(await lookAgain(c.get('house').db, whoAsks(c).actor, c.req.param('id')))) throw new Fault('not_found')
  return seeOther(c, `/vard/${c.req.param('id')}`)
})
hostPages.get('/vard/:id/ta-bort', async (c) => {
  const host = await seeHost(c.get('house').db, whoAsks(c).actor, c.req.param('id'))
  if (!host) throw new Fault('not_found')
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Ta bort värden', en: 'Remove the host' }}
      crumbs={[HOSTS, { label: host.address, href: `/vard/${host.id}` }]}
    >
      <Confirm
        action={`/vard/${host.id}/ta-bort`}
        csrf={csrfOf(c)}
        button={{ sv: 'Ta bort', en: 'Remove' }}
        back={`/vard/${host.id}`}
        consequence={
          <p>
            <T
              text={{
                sv: 'Samvärn slutar se efter hur sidorna ligger ute där. Sidorna själva påverkas inte.',
                en: 'Samvärn stops looking at how the pages are served there. The pages themselves are not touched.',
              }}
            />
          </p>
        }
      />
    </Page>,
  )
})
hostPages.post('/vard/:id/ta-bort', async (c) => {
  if (!(await forgetHost(c.get('house').db, whoAsks(c).actor, c.req.param('id')))) throw new Fault('not_found')
  return seeOther(c, HOSTS.href)
})
