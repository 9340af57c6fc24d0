import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { freshOnly } from '../../platform/http/fresh.tsx'
import {
  Confirm,
  LinkButton,
  Notice,
  Page,
  renderPage,
  SummaryList,
  type SummaryRow,
  T,
  type Text,
  When,
} from '../../platform/page/index.ts'
import { readCertificates } from './certificates.ts'
import { renewOwnKey, seeProvider } from './deeds.ts'
import { CERTIFICATE_WARNING_DAYS } from './federation.ts'
import type { OwnKeys } from './own-key.ts'
import { entityOf } from './way.ts'
import { placeOf, ROOM } from './words.ts'
import { csrfOf } from '../../platform/http/csrf.ts'

/** Our own key at a SAML service: its certificate is shown, and a new one is made. */
export const keyRoutes = new Hono<Env>()

export function OwnKeyShown({ id, keys, now }: { id: string; keys: OwnKeys; now: Date }) {
  const { own_key, former_key } = keys
  const read = own_key ? readCertificates(own_key.certificate) : undefined
  const certificate = read?.ok ? read.certificates[0] : undefined
  const until = former_key ? new Date(former_key.until) : undefined
  const rows: SummaryRow[] = certificate
    ? [
        { label: { sv: 'Gäller till', en: 'Valid to' }, value: <When at={certificate.expires} /> },
        { label: { sv: 'Fingeravtryck (SHA-256)', en: 'Fingerprint (SHA-256)' }, value: certificate.fingerprint },
        ...(until && until > now
          ? [{ label: { sv: 'Förra nyckeln låser upp svar till', en: 'The key before opens answers until' }, value: <When at={until} /> }]
          : []),
      ]
    : []
  return (
    <>
      <h2>
        <T text={{ sv: 'Vår nyckel', en: 'Our key' }} />
      </h2>
      {certificate ? (
        <SummaryList rows={rows} />
      ) : (
        <p>
          <T
            text={{
              sv: 'Det finns ingen nyckel än. Utan den signeras inte frågor och tas inga krypterade svar emot.',
              en: 'There is no key yet. Without it questions are not signed and no encrypted answers are taken.',
            }}
          />
        </p>
      )}
      {certificate && certificate.expires.getTime() < now.getTime() + CERTIFICATE_WARNING_DAYS * 86_400_000 ? (
        <Notice
          kind="waiting"
          word={{ sv: 'Går snart ut', en: 'Ends soon' }}
          title={{
            sv: 'Byt nyckel och ge tjänstens förvaltare vår nya metadata.',
            en: 'Change the key and give the service’s people our new metadata.',
          }}
        />
      ) : null}
      <p>
        <LinkButton kind="quiet" href={`/inloggning/${id}/ny-nyckel`} text={certificate ? CHANGE : MAKE} />
      </p>
    </>
  )
}
const CHANGE = { sv: 'Byt nyckel', en: 'Change key' }
const MAKE = { sv: 'Skapa nyckel', en: 'Make key' }
const AFTER_CHANGE: Text = {
  sv: 'Ge sedan tjänstens förvaltare vår nya metadata. Tjänsten är av tills du har provat den igen. Den förra nyckeln låser upp svar i sju dagar men signerar inga frågor.',
  en: 'Then give the service’s people our new metadata. The service is off until you have tried it again. The key before opens answers for seven days but signs no questions.',
}
const AFTER_FIRST: Text = {
  sv: 'Våra frågor signeras då. Ge sedan tjänstens förvaltare vår nya metadata. Tjänsten är av tills du har provat den igen.',
  en: 'Our questions are then signed. Then give the service’s people our new metadata. The service is off until you have tried it again.',
}

keyRoutes.get('/inloggning/:id/ny-nyckel', freshOnly, async (c) => {
  const shown = await seeProvider(c.get('house').db, whoAsks(c).actor, c.req.param('id'))
  if (shown?.provider.settings.kind !== 'saml') throw new Fault('not_found')
  const place = placeOf(shown.provider)
  const word = shown.provider.settings.own_key ? CHANGE : MAKE
  return renderPage(
    c,
    <Page shell={c.get('shell')} title={word} crumbs={[ROOM, place]}>
      <Confirm
        consequence={
          <p>
            <T text={word === CHANGE ? AFTER_CHANGE : AFTER_FIRST} />
          </p>
        }
        action={`${place.href}/ny-nyckel`}
        csrf={csrfOf(c)}
        button={word}
        back={place.href}
      />
    </Page>,
  )
})
keyRoutes.post('/inloggning/:id/ny-nyckel', freshOnly, async (c) => {
  const id = c.req.param('id')
  if (!(await renewOwnKey(c.get('house').db, whoAsks(c).actor, id, entityOf(c)))) throw new Fault('not_found')
  return seeOther(c, `/inloggning/${id}`)
})
