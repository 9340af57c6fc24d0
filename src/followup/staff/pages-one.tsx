import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import {
  Actions,
  Button,
  Form,
  LinkButton,
  Notice,
  Page,
  PrintOnly,
  renderPage,
  ScreenOnly,
  SummaryList,
  T,
  Tag,
  When,
  writeDay,
} from '../../platform/page/index.ts'
import { writeCode } from './code.ts'
import { closeCollection, type OpenedCollection, reopenCollection, seeCollection } from './deeds.ts'
import { giveCollectionCode } from './deeds-code.ts'
import { lastsFor, STAFF } from './pages.tsx'
import { qrSvg } from './qr.ts'
import { STATES } from './staff.ts'

export const oneRoutes = new Hono<Env>()

async function opened(c: Ctx): Promise<OpenedCollection> {
  const found = await seeCollection(c.get('house').db, whoAsks(c).actor, c.req.param('id') ?? '')
  if (!found) throw new Fault('not_found')
  return found
}
/** The address as a phone needs it: whole. In the demonstration the host is the one that was asked. */
export function addressOf(c: Ctx, path: string): string {
  const { config } = c.get('house')
  return new URL(path, config.public_url === '' ? new URL(c.req.url).origin : config.public_url).href
}
const crumbsOf = (collection: OpenedCollection) => [STAFF, { label: collection.title, href: `/personal/${collection.id}` }]

oneRoutes.get('/personal/:id', async (c) => {
  const collection = await opened(c)
  const open = collection.state !== 'closed'
  return renderPage(
    c,
    <Page shell={c.get('shell')} title={collection.title} crumbs={[STAFF]}>
      <p>
        <Tag {...STATES[collection.state]} />
      </p>
      {collection.runs && open ? <WaysIn c={c} collection={collection} /> : null}
      <h2>
        <T text={{ sv: 'Om insamlingen', en: 'About the collection' }} />
      </h2>
      <Facts collection={collection} />
      <Actions>
        <LinkButton
          kind={open ? 'secondary' : 'primary'}
          href={`/personal/${collection.id}/resultat`}
          text={{ sv: 'Läs svaren', en: 'Read the answers' }}
        />
      </Actions>
      {collection.runs ? <CloseOrOpen c={c} collection={collection} /> : null}
    </Page>,
  )
})

function Facts({ collection }: { collection: OpenedCollection }) {
  const units = collection.units.map((unit) => collection.names.get(unit) ?? '').join(', ')
  return (
    <SummaryList
      rows={[
        { label: { sv: 'Frågas', en: 'Asked' }, value: units },
        { label: { sv: 'Omfattning', en: 'Extent' }, value: <T text={lastsFor(collection.asked.questions.length)} /> },
        { label: { sv: 'Öppnar', en: 'Opens' }, value: <When at={collection.opens_on} day /> },
        { label: { sv: 'Sista dagen', en: 'Last day' }, value: <When at={collection.closes_on} day /> },
        {
          label: { sv: 'Visade svar', en: 'Answers shown' },
          value: collection.shown === 0 ? <T text={{ sv: 'Inga än', en: 'None yet' }} /> : String(collection.shown),
        },
      ]}
    />
  )
}

function WaysIn({ c, collection }: { c: Ctx; collection: OpenedCollection }) {
  const address = addressOf(c, `/s/${collection.token}`)
  const at = `/personal/${collection.id}`
  return (
    <>
      <h2>
        <T text={{ sv: 'Så kommer man in', en: 'How to come in' }} />
      </h2>
      <img class="sv-qr" src={`${at}/qr.svg`} alt={c.get('lang') === 'sv' ? 'QR-kod till insamlingen' : 'QR code to the collection'} />
      <p>
        <T text={{ sv: 'Länk att skicka:', en: 'Link to send:' }} />{' '}
        <a class="sv-address" href={address}>
          {address}
        </a>
      </p>
      {collection.code === undefined ? null : (
        <p>
          <T text={{ sv: 'Möteskod på', en: 'Meeting code at' }} /> {addressOf(c, '/delta')}:{' '}
          <strong class="sv-code">{writeCode(collection.code.code)}</strong> <T text={{ sv: 'till', en: 'until' }} />{' '}
          <When at={collection.code.until} />
        </p>
      )}
      <Actions>
        <LinkButton kind="primary" href={`${at}/blad`} text={{ sv: 'Visa blad att skriva ut', en: 'Show the sheet to print' }} />
      </Actions>
      <Form action={`${at}/moteskod`} csrf={csrfOf(c)}>
        <Button
          kind="quiet"
          text={
            collection.code === undefined
              ? { sv: 'Ge en möteskod för fyra timmar', en: 'Give a meeting code for four hours' }
              : { sv: 'Byt möteskod', en: 'Change the meeting code' }
          }
        />
      </Form>
    </>
  )
}

function CloseOrOpen({ c, collection }: { c: Ctx; collection: OpenedCollection }) {
  const open = collection.state !== 'closed'
  return (
    <>
      <h2>
        {open ? <T text={{ sv: 'Stäng insamlingen', en: 'Close the collection' }} /> : <T text={{ sv: 'Öppna igen', en: 'Open again' }} />}
      </h2>
      <Form action={`/personal/${collection.id}/${open ? 'stang' : 'oppna'}`} csrf={csrfOf(c)}>
        <p>
          <T
            text={
              open
                ? {
                    sv: 'Efter det går det inte att svara. Det som någon har börjat på men inte skickat räknas inte, och raderas efter 30 dagar.',
                    en: 'After that nobody can answer. What somebody has begun and not sent does not count, and is deleted after 30 days.',
                  }
                : {
                    sv: 'Öppen en vecka till. Bilden ändras först när minst fem till har svarat. Den som redan har svarat kan svara en gång till; det går inte att hindra utan att veta vem som svarar.',
                    en: 'Open for another week. The picture changes only when at least five more have answered. Whoever has answered can answer once more; that cannot be hindered without knowing who answers.',
                  }
            }
          />
        </p>
        <Button
          kind="secondary"
          text={open ? { sv: 'Stäng nu', en: 'Close now' } : { sv: 'Öppna igen i en vecka', en: 'Open again for a week' }}
        />
      </Form>
    </>
  )
}

oneRoutes.get('/personal/:id/qr.svg', async (c) => {
  const { token, title } = await opened(c)
  return c.body(qrSvg(addressOf(c, `/s/${token}`), title), 200, { 'Content-Type': 'image/svg+xml' })
})
oneRoutes.post('/personal/:id/moteskod', async (c) => {
  const id = c.req.param('id')
  if (!(await giveCollectionCode(c.get('house').db, whoAsks(c).actor, id))) throw new Fault('not_found')
  return seeOther(c, `/personal/${id}`)
})
oneRoutes.post('/personal/:id/stang', async (c) => {
  const id = c.req.param('id')
  if (!(await closeCollection(c.get('house').db, whoAsks(c).actor, id))) throw new Fault('not_found')
  return seeOther(c, `/personal/${id}`)
})
oneRoutes.post('/personal/:id/oppna', async (c) => {
  const id = c.req.param('id')
  if (!(await reopenCollection(c.get('house').db, whoAsks(c).actor, id))) throw new Fault('not_found')
  return seeOther(c, `/personal/${id}`)
})

/** A sheet for the coffee room: how to answer, and what happens with the answers. */
oneRoutes.get('/personal/:id/blad', async (c) => {
  const collection = await opened(c)
  const address = addressOf(c, `/s/${collection.token}`)
  const last = writeDay(collection.closes_on, c.get('lang'))
  return renderPage(
    c,
    <Page shell={c.get('shell')} title={collection.title} crumbs={crumbsOf(collection)} lead={lastsFor(collection.asked.questions.length)}>
      <ScreenOnly>
        <Notice kind="info" title={{ sv: 'Skriv ut med webbläsarens utskrift', en: 'Print with the browser’s own print' }} />
      </ScreenOnly>
      <img
        class="sv-qr sv-qr--large"
        src={`/personal/${collection.id}/qr.svg`}
        alt={c.get('lang') === 'sv' ? 'QR-kod till insamlingen' : 'QR code to the collection'}
      />
      <p>
        <T text={{ sv: 'Rikta telefonens kamera mot koden, eller gå till', en: 'Point the camera of your phone at the code, or go to' }} />{' '}
        <span class="sv-address">{address}</span>
      </p>
      {collection.code === undefined ? null : (
        <p>
          <T text={{ sv: 'Möteskod:', en: 'Meeting code:' }} /> <strong class="sv-code">{writeCode(collection.code.code)}</strong>
        </p>
      )}
      <Promises words={collection.words_allowed} />
      <p>
        <T text={{ sv: `Svara senast ${last}.`, en: `Answer by ${last}.` }} />
      </p>
      <PrintOnly>
        <p>{whoAsks(c).organisation}</p>
      </PrintOnly>
    </Page>,
  )
})

/** What is promised to those who answer. The same words on paper and on the phone. */
export function Promises({ words }: { words: boolean }) {
  return (
    <ul>
      <li>
        <T
          text={{
            sv: 'Du svarar utan konto och utan namn. Ingen ser vem som har svarat.',
            en: 'You answer without account or name. Nobody sees who has answered.',
          }}
        />
      </li>
      <li>
        <T
          text={{
            sv: 'Inget visas för färre än fem. Ingen tid och ingen ordning sparas för ditt svar.',
            en: 'Nothing is shown for fewer than five. No time and no order is kept of your answer.',
          }}
        />
      </li>
      <li>
        <T text={{ sv: 'Du kan hoppa över vilken fråga du vill.', en: 'You may skip any question.' }} />
      </li>
      {words ? (
        <li>
          <T
            text={{
              sv: 'Det du skriver fritt läses bara av den som frågar, i blandad ordning.',
              en: 'What you write freely is read only by the one who asks, in mixed order.',
            }}
          />
        </li>
      ) : null}
    </ul>
  )
}
