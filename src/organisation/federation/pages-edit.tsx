import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type AnyRecord, type Entered, RecordForm, readForm as readRecord } from '../../platform/field/index.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { readForm } from '../../platform/http/form.ts'
import { freshOnly } from '../../platform/http/fresh.tsx'
import { type FormError, Page, type Place, renderPage, T, type Text, type Words } from '../../platform/page/index.ts'
import { makeProvider, mayAddProvider, rewriteProvider, seeProvider } from './deeds.ts'
import { keepMetadata, metadataKept } from './deeds-draft.ts'
import { oidcChange, oidcRecord, oidcSettings, type ProviderKind, type Settings } from './federation.ts'
import { readMetadataFile } from './metadata-file.ts'
import type { MetadataRefusal } from './saml-metadata.ts'
import { metadataRecord, samlRecord, samlSettings } from './saml-record.ts'
import { entityOf } from './way.ts'
import { placeOf, ROOM } from './words.ts'
import { csrfOf } from '../../platform/http/csrf.ts'

/** A service is written in, and changed. A form is shown to a fresh session, so that no file is lost on the way to the proof. */
export const editRoutes = new Hono<Env>()
for (const path of ['/inloggning/ny/*', '/inloggning/:id/andra']) editRoutes.use(path, freshOnly)

interface Asking {
  title: Words
  lead: Text
  record: AnyRecord
  action: string
  submit: Text
  back: string
  crumbs: Place[]
  aside?: Text
}
interface Written {
  entered?: Entered
  errors?: readonly FormError[]
}
function ask(c: Ctx, asking: Asking, { entered = {}, errors = [] }: Written = {}) {
  return renderPage(
    c,
    <Page shell={c.get('shell')} title={asking.title} lead={asking.lead} crumbs={asking.crumbs} errors={errors}>
      <RecordForm
        record={asking.record}
        action={asking.action}
        csrf={csrfOf(c)}
        submit={asking.submit}
        entered={entered}
        errors={errors}
        back={{ label: { sv: 'Avbryt', en: 'Cancel' }, href: asking.back }}
      />
      {asking.aside ? (
        <p>
          <a href="/inloggning/ny/saml/uppgifter">
            <T text={asking.aside} />
          </a>
        </p>
      ) : null}
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
async function onlyKeepers(c: Ctx): Promise<void> {
  if (!(await mayAddProvider(c.get('house').db, whoAsks(c).actor))) throw new Fault('not_found')
}

const LEADS: Record<ProviderKind, Text> = {
  oidc: {
    sv: 'Bara det som behövs för att veta vem det är hämtas: inget namn, ingen adress, inget nummer. Tjänsten provas innan den slås på.',
    en: 'Only what is needed to know who it is will be fetched: no name, no address, no number. The service is tried before it is switched on.',
  },
  saml: {
    sv: 'Tjänsten ska signera varje intyg (assertion). Den provas innan den slås på.',
    en: 'The service must sign every assertion. It is tried before it is switched on.',
  },
}
const NEW: Record<ProviderKind, Asking> = {
  oidc: {
    title: { sv: 'Lägg till OpenID Connect', en: 'Add OpenID Connect' },
    lead: LEADS.oidc,
    record: oidcRecord,
    action: '/inloggning/ny/oidc',
    submit: { sv: 'Lägg till', en: 'Add' },
    back: ROOM.href,
    crumbs: [ROOM],
  },
  saml: {
    title: { sv: 'Lägg till SAML 2.0', en: 'Add SAML 2.0' },
    lead: LEADS.saml,
    record: samlRecord,
    action: '/inloggning/ny/saml/uppgifter',
    submit: { sv: 'Lägg till', en: 'Add' },
    back: ROOM.href,
    crumbs: [ROOM],
  },
}
const UPLOAD: Asking = {
  title: { sv: 'Läs in tjänstens metadata', en: 'Read in the metadata of the service' },
  lead: {
    sv: 'Filen säger tjänstens namn, adress och certifikat. Du ser allt innan något sparas.',
    en: 'The file tells the name, address and certificates of the service. You see everything before anything is saved.',
  },
  record: metadataRecord,
  action: '/inloggning/ny/saml',
  submit: { sv: 'Läs in', en: 'Read in' },
  back: ROOM.href,
  crumbs: [ROOM],
  aside: { sv: 'Skriv in för hand i stället', en: 'Write it in by hand instead' },
}
const UNREAD: Record<MetadataRefusal, Text> = {
  unreadable: {
    sv: 'Filen går inte att läsa som metadata. Be tjänstens förvaltare om filen igen, som XML utan dokumenttyp.',
    en: 'The file cannot be read as metadata. Ask the service’s people for it again, as XML without a document type.',
  },
  several: {
    sv: 'Filen gäller flera tjänster. Be om metadata för bara den som ni ska använda.',
    en: 'The file is about several services. Ask for the metadata of the one that you are to use.',
  },
  no_service: {
    sv: 'Filen beskriver ingen tjänst som loggar in (IDPSSODescriptor saknas).',
    en: 'The file describes no service that signs people in (no IDPSSODescriptor).',
  },
  no_address: {
    sv: 'Filen har ingen adress för HTTP-Redirect. Be tjänstens förvaltare slå på den.',
    en: 'The file has no address for HTTP-Redirect. Ask the service’s people to switch it on.',
  },
  no_certificate: {
    sv: 'Filen har inget certifikat som går att använda (RSA, minst 2048 bitar).',
    en: 'The file has no certificate that can be used (RSA, at least 2048 bits).',
  },
}

editRoutes.get('/inloggning/ny/oidc', async (c) => {
  await onlyKeepers(c)
  return ask(c, NEW.oidc, { entered: { subject_claim: 'sub' } })
})
editRoutes.post('/inloggning/ny/oidc', async (c) => {
  const reading = readRecord(oidcRecord, await readForm(c))
  if (!reading.ok) return ask(c, NEW.oidc, reading)
  return add(c, reading.values.name, oidcSettings(reading.values))
})
editRoutes.get('/inloggning/ny/saml', async (c) => {
  await onlyKeepers(c)
  return ask(c, UPLOAD)
})
editRoutes.post('/inloggning/ny/saml', async (c) => {
  const reading = readRecord(metadataRecord, await readForm(c))
  if (!reading.ok) return ask(c, UPLOAD, reading)
  const metadata = await readMetadataFile(new Uint8Array(await reading.values.metadata.arrayBuffer()))
  if (!metadata.ok) return ask(c, UPLOAD, { errors: [{ field: 'metadata', message: UNREAD[metadata.because] }] })
  const draft = await keepMetadata(c.get('house').db, whoAsks(c).actor, metadata.read)
  if (draft === undefined) throw new Fault('not_found')
  return seeOther(c, `/inloggning/ny/saml/uppgifter?utkast=${draft}`)
})
editRoutes.get('/inloggning/ny/saml/uppgifter', async (c) => {
  await onlyKeepers(c)
  const read = await metadataKept(c.get('house').db, whoAsks(c).actor, c.req.query('utkast') ?? '')
  return ask(c, NEW.saml, { entered: { ...read, signed_questions: 'yes', encryption: 'none' } })
})
editRoutes.post('/inloggning/ny/saml/uppgifter', async (c) => {
  const reading = readRecord(samlRecord, await readForm(c))
  if (!reading.ok) return ask(c, NEW.saml, reading)
  return add(c, reading.values.name, samlSettings(reading.values))
})
async function add(c: Ctx, name: string, settings: Settings): Promise<Response> {
  const id = await makeProvider(c.get('house').db, whoAsks(c).actor, name, settings, entityOf(c))
  if (id === undefined) throw new Fault('not_found')
  return seeOther(c, `/inloggning/${id}`)
}

async function changing(c: Ctx): Promise<{ asking: Asking; entered: Entered; kind: ProviderKind; id: string }> {
  const id = c.req.param('id') ?? ''
  const shown = await seeProvider(c.get('house').db, whoAsks(c).actor, id)
  if (!shown) throw new Fault('not_found')
  const { provider } = shown
  const asking: Asking = {
    ...NEW[provider.kind],
    title: { sv: 'Ändra inloggningstjänst', en: 'Change sign-in service' },
    lead: {
      sv: 'När du har ändrat är tjänsten av tills du har provat den igen.',
      en: 'Once you have changed it the service is off until you have tried it again.',
    },
    record: provider.kind === 'oidc' ? oidcChange : samlRecord,
    action: `/inloggning/${id}/andra`,
    submit: { sv: 'Spara', en: 'Save' },
    back: `/inloggning/${id}`,
    crumbs: [ROOM, placeOf(provider)],
  }
  return { asking, entered: enteredOf(provider.name, provider.settings), kind: provider.kind, id }
}
function enteredOf(name: string, settings: Settings): Entered {
  const age = settings.max_age_minutes === undefined ? '' : String(settings.max_age_minutes)
  if (settings.kind === 'oidc') {
    const { issuer, client_id, acr, amr, subject_claim } = settings
    return { name, issuer, client_id, acr: acr.join('\n'), amr: amr.join('\n'), subject_claim, max_age_minutes: age }
  }
  const { entity_id, sso_url, certificates, contexts, subject_attribute = '', signed_questions = true, encryption = 'none' } = settings
  return {
    name,
    entity_id,
    sso_url,
    certificates: certificates.join(''),
    contexts: contexts.join('\n'),
    subject_attribute,
    max_age_minutes: age,
    signed_questions: signed_questions ? 'yes' : 'no',
    encryption,
  }
}
editRoutes.get('/inloggning/:id/andra', async (c) => {
  const { asking, entered } = await changing(c)
  return ask(c, asking, { entered })
})
editRoutes.post('/inloggning/:id/andra', async (c) => {
  const { asking, kind, id } = await changing(c)
  const form = await readForm(c)
  const reading = kind === 'oidc' ? readOidc(form) : readSaml(form)
  if (!reading.ok) return ask(c, asking, reading)
  const changed = await rewriteProvider(c.get('house').db, whoAsks(c).actor, id, reading.change, entityOf(c))
  if (!changed) throw new Fault('not_found')
  return seeOther(c, `/inloggning/${id}`)
})
type Change = { ok: true; change: (was: Settings) => { name: string; settings: Settings } | undefined }
function readOidc(form: FormData): Change | ({ ok: false } & Written) {
  const reading = readRecord(oidcChange, form)
  if (!reading.ok) return reading
  const { values } = reading
  return { ok: true, change: (was) => (was.kind === 'oidc' ? { name: values.name, settings: oidcSettings(values, was) } : undefined) }
}
function readSaml(form: FormData): Change | ({ ok: false } & Written) {
  const reading = readRecord(samlRecord, form)
  if (!reading.ok) return reading
  const { values } = reading
  return { ok: true, change: (was) => (was.kind === 'saml' ? { name: values.name, settings: samlSettings(values, was) } : undefined) }
}
