import { Hono } from 'hono'
import qrcode from 'qrcode-generator'
import { Fault } from '../../platform/faults.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { Actions, Button, Form, Page, renderPage, T } from '../../platform/page/index.ts'
import { type Kept, publishAgain } from './deeds.ts'
import { Contacts, Pieces } from './parts-one.tsx'
import { addressOf, idOf, mustKeep, mustSeeContent, SITES, StateNotice } from './parts.tsx'

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
        {(c.get('house').config.entry_counts === '1' ? [...MORE, USE] : MORE).map(({ path, label }) => (
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
const USE = { path: 'anvandning', label: { sv: 'Hur sidan används', en: 'How the site is used' } }
const MORE = [
  { path: 'visa', label: { sv: 'Se sidan som den blir, på varje språk', en: 'See the site as it will be, in every language' } },
  { path: 'fardig-text', label: { sv: 'Färdig text till er vanliga webbplats', en: 'Ready text for your ordinary website' } },
  { path: 'tackning', label: { sv: 'Vad som täcks, för vem och på vilka språk', en: 'What is covered, for whom and in which languages' } },
  { path: 'installningar', label: { sv: 'Inställningar', en: 'Settings' } },
  { path: 'ta-ner', label: { sv: 'Ta ner sidan', en: 'Take the site down' } },
]

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
