import { Hono } from 'hono'
import qrcode from 'qrcode-generator'
import { Fault } from '../../platform/faults.ts'
import { type Entered, readForm as readRecord, RecordForm } from '../../platform/field/index.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { readForm } from '../../platform/http/form.ts'
import { dayOf } from '../../platform/day.ts'
import {
  Actions,
  Button,
  Confirm,
  Details,
  EmptyState,
  Form,
  type FormError,
  LinkButton,
  Page,
  renderPage,
  T,
  Tag,
  When,
} from '../../platform/page/index.ts'
import { changeSite, type Kept, publishAgain, whatMayBeMade, withdrawSite } from './deeds.ts'
import type { Contact, Piece, Whole } from './deeds-items.ts'
import { CONTACT_KINDS, isUnchecked } from './contact.ts'
import { siteForm } from './forms.ts'
import { writeWeek } from './opening.ts'
import { addressOf, crumbOf, formName, idOf, mustKeep, mustSeeContent, pageName, SITES, StateNotice } from './parts.tsx'
import { enteredWords, NAME_TAKEN, wordsFrom } from './pages-make.tsx'

/** One site: how far the last change has come, what there is, what can be done. */
export const ones = new Hono<Env>()

ones.get('/sidor/:id', async (c) => {
  const kept = await mustKeep(c)
  const whole = await mustSeeContent(c)
  const { site } = kept
  const at = `/sidor/${site.id}`
  return renderPage(
    c,
    <Page shell={c.get('shell')} title={site.name} crumbs={[SITES]}>
      <StateNotice kept={kept} />
      {kept.state === 'stopped' ? (
        <Form action={`${at}/publicera`} csrf={csrfOf(c)}>
          <Actions>
            <Button kind="secondary" text={{ sv: 'Publicera igen', en: 'Publish again' }} />
          </Actions>
        </Form>
      ) : null}
      <h2>
        <T text={{ sv: 'Nummer och tider', en: 'Numbers and hours' }} />
      </h2>
      <Contacts at={at} whole={whole} lang={c.get('lang')} />
      <h2>
        <T text={{ sv: 'Egna texter', en: 'Texts of your own' }} />
      </h2>
      <Pieces at={at} whole={whole} />
      <h2>
        <T text={{ sv: 'Adressen att ge till andra', en: 'The address to give to others' }} />
      </h2>
      <AddressOf c={c} kept={kept} />
      <h2>
        <T text={{ sv: 'Mer', en: 'More' }} />
      </h2>
      <ul>
        {MORE.map(({ path, label }) => (
          <li>
            <a href={`${at}/${path}`}>
              <T text={label} />
            </a>
          </li>
        ))}
      </ul>
    </Page>,
  )
})
const MORE = [
  { path: 'visa', label: { sv: 'Se sidan som den blir, på varje språk', en: 'See the site as it will be, in every language' } },
  { path: 'fardig-text', label: { sv: 'Färdig text till er vanliga webbplats', en: 'Ready text for your ordinary website' } },
  { path: 'tackning', label: { sv: 'Vad som täcks, för vem och på vilka språk', en: 'What is covered, for whom and in which languages' } },
  { path: 'installningar', label: { sv: 'Inställningar', en: 'Settings' } },
  { path: 'ta-ner', label: { sv: 'Ta ner sidan', en: 'Take the site down' } },
]

function Contacts({ at, whole, lang }: { at: string; whole: Whole; lang: 'sv' | 'en' }) {
  const shown = whole.contacts.filter(({ now, planned }) => now !== null || planned.length > 0)
  const add = <LinkButton href={`${at}/kontakt/ny`} text={{ sv: 'Lägg till ett nummer', en: 'Add a number' }} />
  if (shown.length === 0)
    return (
      <EmptyState title={{ sv: 'Inga egna nummer än', en: 'No numbers of your own yet' }} action={add}>
        <p>
          <T
            text={{
              sv: 'Sidan visar de nationella linjerna. Lägg till socialtjänsten och socialjouren, så vet den som bor hos er vart hon kan ringa.',
              en: 'The site shows the national lines. Add social services and the emergency service, so that those who live with you know where to call.',
            }}
          />
        </p>
      </EmptyState>
    )
  return (
    <>
      {shown.map((contact) => (
        <ContactCard at={at} contact={contact} lang={lang} />
      ))}
      <Actions>{add}</Actions>
    </>
  )
}
function ContactCard({ at, contact, lang }: { at: string; contact: Contact; lang: 'sv' | 'en' }) {
  const { id, now, planned } = contact
  const next = planned[0]
  return (
    <section class="sv-inset">
      <h3>{now?.name.sv ?? <T text={{ sv: 'Kommer', en: 'To come' }} />}</h3>
      {now === null ? null : (
        <p>
          <T text={CONTACT_KINDS[now.kind]} />
          {now.phone === undefined ? null : (
            <>
              {' · '}
              <strong>{now.phone}</strong>
            </>
          )}
          <br />
          {writeWeek(now.hours, lang)}
        </p>
      )}
      {now?.instead
        .filter(({ until }) => until >= dayOf())
        .map((one) => (
          <p>
            <Tag tone="waiting" text={{ sv: 'Andra tider', en: 'Other hours' }} /> <When at={one.from} />–<When at={one.until} />:{' '}
            {writeWeek(one.hours, lang)}
          </p>
        ))}
      {next === undefined ? null : (
        <p>
          <Tag tone="waiting" text={{ sv: 'Planerat', en: 'Planned' }} />{' '}
          <T text={next.content === null ? { sv: 'Tas bort', en: 'Taken away' } : { sv: 'Ändras', en: 'Changes' }} />{' '}
          <When at={next.from_at} />.
        </p>
      )}
      {now === null ? null : (
        <p>
          {isUnchecked(now.checked, dayOf()) ? <Tag tone="waiting" text={{ sv: 'Behöver ses över', en: 'Needs a look' }} /> : null}{' '}
          <T text={{ sv: 'Kontrollerat', en: 'Checked' }} /> <When at={now.checked} />
        </p>
      )}
      <Actions>
        <LinkButton
          href={`${at}/kontakt/${id}/tider`}
          text={{ sv: 'Ändra öppettider', en: 'Change opening hours' }}
          about={now?.name.sv ?? ''}
        />
        <LinkButton
          kind="quiet"
          href={`${at}/kontakt/${id}`}
          text={{ sv: 'Mer om numret', en: 'More about the number' }}
          about={now?.name.sv ?? ''}
        />
      </Actions>
    </section>
  )
}

function Pieces({ at, whole }: { at: string; whole: Whole }) {
  const shown = whole.pieces.filter(({ now, planned }) => now !== null || planned.length > 0)
  const gone = whole.pieces.filter((piece) => !shown.includes(piece))
  return (
    <>
      {shown.length === 0 ? (
        <p>
          <T
            text={{
              sv: 'Ni har inte skrivit något eget. De nationella texterna räcker; skriv när ni har något som bara gäller hos er.',
              en: 'You have written nothing of your own. The national texts are enough; write when you have something that is true only with you.',
            }}
          />
        </p>
      ) : (
        <ul>
          {shown.map((piece) => (
            <li>
              <PieceLine at={at} piece={piece} />
            </li>
          ))}
        </ul>
      )}
      <Actions>
        <LinkButton href={`${at}/text/ny`} text={{ sv: 'Skriv en text', en: 'Write a text' }} />
      </Actions>
      {gone.length === 0 ? null : (
        <Details summary={{ sv: 'Texter som inte visas längre', en: 'Texts that are shown no longer' }}>
          <ul>
            {gone.map((piece) => (
              <li>
                <PieceLine at={at} piece={piece} />
              </li>
            ))}
          </ul>
        </Details>
      )}
    </>
  )
}
function PieceLine({ at, piece }: { at: string; piece: Piece }) {
  const { id, last, version, planned, now } = piece
  const next = planned[0]
  return (
    <>
      <a href={`${at}/text/${id}`}>
        <T text={pageName(last.page)} />, {formName(last.form)}
      </a>
      {now !== null && version?.until_at ? (
        <>
          {' · '}
          <T text={{ sv: 'till', en: 'until' }} /> <When at={version.until_at} />
        </>
      ) : null}
      {next === undefined ? null : (
        <>
          {' · '}
          <T text={next.content === null ? { sv: 'tas bort', en: 'taken away' } : { sv: 'ändras', en: 'changes' }} />{' '}
          <When at={next.from_at} />
        </>
      )}
    </>
  )
}

function AddressOf({ c, kept }: { c: Ctx; kept: Kept }) {
  const address = addressOf(c, kept.site)
  if (address === undefined)
    return (
      <p>
        <T
          text={{
            sv: 'Ingen har bestämt var sidorna ska mötas. Be den som driver Samvärn att sätta SAMVARN_ENTRY_URL, eller skriv en egen adress under Inställningar.',
            en: 'Nobody has decided where the pages are to be met. Ask whoever runs Samvärn to set SAMVARN_ENTRY_URL, or write an address of your own under Settings.',
          }}
        />
      </p>
    )
  return (
    <>
      <p>
        <a class="sv-address" href={address}>
          {address}
        </a>
      </p>
      <img
        class="sv-qr"
        src={`/sidor/${kept.site.id}/kod.svg`}
        alt={c.get('lang') === 'sv' ? 'Samma adress som kod att läsa med kameran' : 'The same address as a code to read with the camera'}
      />
      <p>
        <T
          text={{
            sv: 'Adressen säger varken plats eller ämne. Den som läser koden med sin telefon lämnar spår i telefonen; skriv aldrig ut koden utan att säga det.',
            en: 'The address tells neither place nor subject. Whoever reads the code with a phone leaves a trace in it; never print the code without saying so.',
          }}
        />
      </p>
    </>
  )
}
/** Quiet zone that the standard asks for (ISO/IEC 18004), in modules. */
const QUIET = 4
ones.get('/sidor/:id/kod.svg', async (c) => {
  const { site } = await mustKeep(c)
  const address = addressOf(c, site)
  if (address === undefined) throw new Fault('not_found')
  const qr = qrcode(0, 'M')
  qr.addData(address)
  qr.make()
  const side = qr.getModuleCount()
  const path = Array.from({ length: side * side }, (_, at) => [Math.floor(at / side), at % side] as const)
    .filter(([row, column]) => qr.isDark(row, column))
    .map(([row, column]) => `M${column + QUIET} ${row + QUIET}h1v1h-1z`)
    .join('')
  const size = side + 2 * QUIET
  return c.body(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff"/><path d="${path}" fill="#000"/></svg>`,
    200,
    { 'Content-Type': 'image/svg+xml' },
  )
})

ones.post('/sidor/:id/publicera', async (c) => {
  if (!(await publishAgain(c.get('house').db, whoAsks(c).actor, idOf(c)))) throw new Fault('not_found')
  return seeOther(c, `/sidor/${idOf(c)}`)
})

const SETTINGS = { sv: 'Inställningar', en: 'Settings' }
async function chosenFor(c: Ctx) {
  const making = await whatMayBeMade(c.get('house').db, whoAsks(c).actor)
  if (!making) throw new Fault('not_found')
  return { national: false, units: making.units.filter(({ id }) => id === making.ownUnit) }
}
ones.get('/sidor/:id/installningar', async (c) => {
  const { site } = await mustKeep(c)
  return settingsPage(c, await chosenFor(c), { site, entered: enteredWords(site), errors: [] })
})
function settingsPage(
  c: Ctx,
  chosen: Awaited<ReturnType<typeof chosenFor>>,
  { site, entered, errors }: { site: Kept['site']; entered: Entered; errors: readonly FormError[] },
) {
  return renderPage(
    c,
    <Page shell={c.get('shell')} title={SETTINGS} crumbs={[SITES, crumbOf(site)]} errors={errors}>
      <RecordForm
        record={siteForm(chosen, site.kind)}
        action={`/sidor/${site.id}/installningar`}
        csrf={csrfOf(c)}
        submit={{ sv: 'Spara och publicera', en: 'Save and publish' }}
        entered={entered}
        errors={errors}
        back={{ label: { sv: 'Avbryt', en: 'Cancel' }, href: `/sidor/${site.id}` }}
      />
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
ones.post('/sidor/:id/installningar', async (c) => {
  const { site } = await mustKeep(c)
  const chosen = await chosenFor(c)
  const reading = readRecord(siteForm(chosen, site.kind), await readForm(c))
  if (!reading.ok) return settingsPage(c, chosen, { site, entered: reading.entered, errors: reading.errors })
  const words = wordsFrom(reading.values, site.place)
  const done = await changeSite(c.get('house').db, whoAsks(c).actor, site.id, words)
  if (done === 'absent') throw new Fault('not_found')
  if (done === 'name_taken') return settingsPage(c, chosen, { site, entered: enteredWords(words), errors: [NAME_TAKEN] })
  return seeOther(c, `/sidor/${site.id}`)
})

ones.get('/sidor/:id/ta-ner', async (c) => {
  const { site } = await mustKeep(c)
  return renderPage(
    c,
    <Page shell={c.get('shell')} title={{ sv: 'Ta ner sidan', en: 'Take the site down' }} crumbs={[SITES, crumbOf(site)]}>
      <Confirm
        irreversible
        action={`/sidor/${site.id}/ta-ner`}
        csrf={csrfOf(c)}
        consequence={
          <p>
            <T
              text={{
                sv: 'Sidan försvinner inom en minut. Adressen kommer aldrig tillbaka: kort och affischer med den slutar att leda hit. Behövs bara en ny text, ändra den i stället.',
                en: 'The site is gone within a minute. Its address never comes back: cards and posters with it no longer lead here. If only the text is to change, change it instead.',
              }}
            />
          </p>
        }
        button={{ sv: 'Ta ner sidan', en: 'Take the site down' }}
        back={`/sidor/${site.id}`}
      />
    </Page>,
  )
})
ones.post('/sidor/:id/ta-ner', async (c) => {
  if ((await readForm(c)).get('forstatt') !== 'ja') return seeOther(c, `/sidor/${idOf(c)}/ta-ner`)
  if (!(await withdrawSite(c.get('house').db, whoAsks(c).actor, idOf(c)))) throw new Fault('not_found')
  return seeOther(c, SITES.href)
})
