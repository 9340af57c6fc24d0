/**
 * SAML 2.0: the question and the answer. node-saml writes the question and checks the signature; what the answer must be
 * besides is judged by us, before and after (saml-shape.ts, saml-assertion.ts). The library remembers nothing: the
 * question is a row in the database, so that any process can take the answer (CacheProvider below).
 */
import { SAML, type SamlConfig, ValidateInResponseTo } from '@node-saml/node-saml'
import { type SamlSettings, signsQuestions } from './federation.ts'
import { openingKeys } from './own-key.ts'
import { type Refused, refused, type Vouched } from './refusal.ts'
import { type Expected, judgeAssertion, SKEW_MS_MAX } from './saml-assertion.ts'
import { openAssertion } from './saml-decrypt.ts'
import { type Asked, isSealed, judgeSealed, judgeShape, SAML as ASSERTION, SAMLP, SUCCESS } from './saml-shape.ts'
import { onlyChild, readXml, type XmlElement } from './xml.ts'

const MINUTES_MAX = 10
/** An answer with one assertion is 10 KB. */
const ANSWER_LENGTH_MAX = 200_000

/** Our side of the agreement with one service: who we are, and where we receive. */
export interface OwnEnd {
  entity: string
  acs: string
}
export interface SamlQuestion {
  /** The id of the question. */
  request: string
  begun: number
  anew: boolean
}

function optionsOf(settings: SamlSettings, own: OwnEnd, question: SamlQuestion): SamlConfig {
  const put = new Date(question.begun).toISOString()
  return {
    idpCert: settings.certificates,
    issuer: own.entity,
    audience: own.entity,
    callbackUrl: own.acs,
    entryPoint: settings.sso_url,
    identifierFormat: null,
    authnContext: settings.contexts,
    racComparison: 'exact',
    forceAuthn: question.anew,
    wantAssertionsSigned: true,
    wantAuthnResponseSigned: false,
    signatureAlgorithm: 'sha256',
    ...(settings.own_key && signsQuestions(settings) ? { privateKey: settings.own_key.private_key } : {}),
    acceptedClockSkewMs: SKEW_MS_MAX,
    validateInResponseTo: ValidateInResponseTo.always,
    requestIdExpirationPeriodMs: MINUTES_MAX * 60_000 + SKEW_MS_MAX,
    generateUniqueId: () => question.request,
    cacheProvider: {
      saveAsync: async (_key, value) => ({ value, createdAt: question.begun }),
      getAsync: async (key) => (key === question.request ? put : null),
      removeAsync: async (key) => key,
    },
  }
}

/** The address at the service that the browser is sent to. `relay` comes back with the answer. */
export const askBySaml = (settings: SamlSettings, own: OwnEnd, question: SamlQuestion, relay: string): Promise<string> =>
  new SAML(optionsOf(settings, own, question)).getAuthorizeUrlAsync(relay, undefined, {})

/** Takes the answer as it was posted. Never throws for what another has written. */
export async function readSamlAnswer(
  settings: SamlSettings,
  own: OwnEnd,
  question: SamlQuestion,
  posted: string,
  now: number,
): Promise<Vouched | Refused> {
  const text = decode(posted)
  if (text === undefined) return refused('malformed')
  const reading = readXml(text)
  if (!reading.ok) return refused(reading.because === 'malformed' || reading.because === 'too_large' ? 'malformed' : 'forbidden_xml')
  const asked = { request: question.request, acs: own.acs }
  const sealed = isSealed(reading.root)
  const plain: Plain | Refused = sealed ? opened(settings, reading.root, asked, now) : { ok: true, root: reading.root, posted }
  if (!plain.ok) return plain
  const shape = judgeShape(plain.root, asked)
  if (!shape.ok) return shape
  // Stripping the encryption must gain nobody anything.
  if (!sealed && settings.encryption === 'required') return refused('not_encrypted')
  const expected: Expected = {
    ...asked,
    issuer: settings.entity_id,
    audience: own.entity,
    contexts: settings.contexts,
    attribute: settings.subject_attribute,
    now,
    begun: question.begun,
    anew: question.anew,
    age_minutes_max: settings.max_age_minutes,
  }
  // First as it came, for a reason that the system owner can act on; what counts is the second time, on the signed bytes.
  const assertion = onlyChild(plain.root, ASSERTION, 'Assertion')
  const first = assertion ? judgeAssertion(assertion, expected) : refused('wrong_shape')
  if (!first.ok) return first
  const signed = await signedAssertion(new SAML(optionsOf(settings, own, question)), plain.posted)
  const again = signed === undefined ? undefined : readXml(signed)
  return again?.ok ? judgeAssertion(again.root, expected) : refused('bad_signature')
}

interface Plain {
  ok: true
  root: XmlElement
  posted: string
}

/**
 * The answer as it would have come plain: what was sealed, alone in an answer of our making, so that it meets every rule
 * that a plain one meets. It must stand by itself as XML first, so that it cannot break out of what is put around it.
 */
function opened(settings: SamlSettings, root: XmlElement, asked: Asked, now: number): Plain | Refused {
  if (settings.encryption !== 'accepted' && settings.encryption !== 'required') return refused('encrypted')
  const around = judgeSealed(root, asked)
  if (!around.ok) return around
  const opened = openAssertion(around.sealed, openingKeys(settings, now))
  if (!opened.ok) return opened
  const inside = readXml(opened.xml)
  if (!inside.ok) return refused(inside.because === 'malformed' || inside.because === 'too_large' ? 'malformed' : 'forbidden_xml')
  const xml = `<p:Response xmlns:p="${SAMLP}" Version="2.0" InResponseTo="${asked.request}"><p:Status><p:StatusCode Value="${SUCCESS}"/></p:Status>${opened.xml}</p:Response>`
  const reading = readXml(xml)
  return reading.ok ? { ok: true, root: reading.root, posted: Buffer.from(xml).toString('base64') } : refused('malformed')
}

/** The assertion made from the bytes that the signature covers, and from nothing else of the answer. */
async function signedAssertion(saml: SAML, posted: string): Promise<string | undefined> {
  try {
    const { profile } = await saml.validatePostResponseAsync({ SAMLResponse: posted.replace(/\s+/g, '') })
    return profile?.getAssertionXml?.()
  } catch {
    return undefined
  }
}

function decode(posted: string): string | undefined {
  const body = posted.replace(/\s+/g, '')
  if (body.length === 0 || body.length > ANSWER_LENGTH_MAX || !/^[A-Za-z0-9+/]+={0,2}$/.test(body)) return undefined
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.from(body, 'base64'))
  } catch {
    return undefined
  }
}
