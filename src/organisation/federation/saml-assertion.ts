/** What a signed assertion says, judged by us whatever the library has judged already (SAML 2.0 Profiles 4.1.4.3). */
import { type Refused, refused, type Told, type Vouched } from './refusal.ts'
import { type Asked, SAML } from './saml-shape.ts'
import { attributeOf, childrenOf, onlyChild, textOf, type XmlElement } from './xml.ts'

/** Clocks may differ by this; no more, since an answer is used within seconds. */
export const SKEW_MS_MAX = 120_000
const SUBJECT_LENGTH_MAX = 255
const BEARER = 'urn:oasis:names:tc:SAML:2.0:cm:bearer'
const TRANSIENT = 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient'
const CONDITIONS = ['AudienceRestriction', 'OneTimeUse', 'ProxyRestriction']

export interface Expected extends Asked {
  /** Who must have written it: the entity id of the service. */
  issuer: string
  /** To whom: our own entity id. */
  audience: string
  /** The classes of which one must be asserted. */
  contexts: readonly string[]
  /** The name of the attribute that says who it is; the NameID when absent. */
  attribute?: string | undefined
  now: number
  /** When the question was put. */
  begun: number
  /** Must the person have proved it anew since the question was put? */
  anew: boolean
  /** How old a sign-in at the service may be, in minutes. */
  age_minutes_max?: number | undefined
}

export function judgeAssertion(assertion: XmlElement, expected: Expected): Vouched | Refused {
  if (assertion.ns !== SAML || assertion.name !== 'Assertion' || attributeOf(assertion, 'Version') !== '2.0') return refused('wrong_shape')
  if (textOf(onlyChild(assertion, SAML, 'Issuer')) !== expected.issuer) return refused('wrong_issuer')
  const written = instant(attributeOf(assertion, 'IssueInstant'))
  if (written === undefined || written > expected.now + SKEW_MS_MAX || written < expected.begun - SKEW_MS_MAX) return refused('out_of_time')
  const held = judgeConditions(assertion, expected) ?? judgeConfirmation(assertion, expected) ?? judgeStrength(assertion, expected)
  if (held) return held
  const subject = subjectOf(assertion, expected.attribute)
  return subject === undefined ? refused('no_subject') : { ok: true, subject, told: toldBy(assertion) }
}

/** Only full instants in UTC: what is written otherwise would be read by whatever zone the machine stands in. */
function instant(text: string | undefined): number | undefined {
  if (text === undefined || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/.test(text)) return undefined
  const ms = Date.parse(text)
  return Number.isNaN(ms) ? undefined : ms
}

/** Is now before the beginning, or at or after the end? An end must be there, and an instant that cannot be read holds nothing. */
function isOutOfTime(element: XmlElement, now: number): boolean {
  const [from, until] = [attributeOf(element, 'NotBefore'), attributeOf(element, 'NotOnOrAfter')]
  const begins = from === undefined ? Number.NEGATIVE_INFINITY : instant(from)
  const ends = instant(until)
  return begins === undefined || ends === undefined || now + SKEW_MS_MAX < begins || now - SKEW_MS_MAX >= ends
}

function judgeConditions(assertion: XmlElement, expected: Expected): Refused | undefined {
  const conditions = onlyChild(assertion, SAML, 'Conditions')
  if (!conditions) return refused('wrong_shape')
  if (isOutOfTime(conditions, expected.now)) return refused('out_of_time')
  // A condition that is not understood makes the assertion indeterminate (SAML 2.0 Core 2.5.1.1).
  if (conditions.children.some((child) => child.ns !== SAML || !CONDITIONS.includes(child.name))) return refused('wrong_shape')
  const restrictions = childrenOf(conditions, SAML, 'AudienceRestriction')
  const ours = (one: XmlElement) => childrenOf(one, SAML, 'Audience').some((audience) => textOf(audience) === expected.audience)
  return restrictions.length > 0 && restrictions.every(ours) ? undefined : refused('wrong_audience')
}

function judgeConfirmation(assertion: XmlElement, expected: Expected): Refused | undefined {
  const subject = onlyChild(assertion, SAML, 'Subject')
  const bearers = subject ? childrenOf(subject, SAML, 'SubjectConfirmation').filter((one) => attributeOf(one, 'Method') === BEARER) : []
  const [bearer] = bearers
  const given = onlyChild(bearer, SAML, 'SubjectConfirmationData')
  if (bearers.length !== 1 || !given) return refused('wrong_shape')
  if (attributeOf(given, 'Recipient') !== expected.acs) return refused('wrong_recipient')
  if (attributeOf(given, 'InResponseTo') !== expected.request) return refused('other_request')
  return isOutOfTime(given, expected.now) ? refused('out_of_time') : undefined
}

function judgeStrength(assertion: XmlElement, expected: Expected): Refused | undefined {
  const statement = onlyChild(assertion, SAML, 'AuthnStatement')
  const context = textOf(onlyChild(onlyChild(statement, SAML, 'AuthnContext'), SAML, 'AuthnContextClassRef'))
  if (!statement || context === undefined || !expected.contexts.includes(context))
    return { ...refused('weak'), asserted: context ? [{ name: 'AuthnContextClassRef', value: context }] : [] }
  const [proved, end] = [instant(attributeOf(statement, 'AuthnInstant')), attributeOf(statement, 'SessionNotOnOrAfter')]
  if (proved === undefined || proved > expected.now + SKEW_MS_MAX) return refused('stale')
  if (end !== undefined && (instant(end) ?? 0) + SKEW_MS_MAX <= expected.now) return refused('out_of_time')
  if (expected.anew && proved < expected.begun - SKEW_MS_MAX) return refused('stale')
  const oldest = expected.age_minutes_max === undefined ? undefined : expected.now - expected.age_minutes_max * 60_000 - SKEW_MS_MAX
  return oldest !== undefined && proved < oldest ? refused('stale') : undefined
}

function subjectOf(assertion: XmlElement, attribute: string | undefined): string | undefined {
  if (attribute !== undefined) {
    const named = attributesOf(assertion).filter((one) => attributeOf(one, 'Name') === attribute)
    const values = named.flatMap((one) => childrenOf(one, SAML, 'AttributeValue'))
    return values.length === 1 ? worded(textOf(values[0])) : undefined
  }
  const name = onlyChild(onlyChild(assertion, SAML, 'Subject'), SAML, 'NameID')
  // A transient name is a new one each time, by its own definition: nobody can be known again by it.
  return name && attributeOf(name, 'Format') !== TRANSIENT ? worded(textOf(name)) : undefined
}
const worded = (text: string | undefined) => (text && text.length <= SUBJECT_LENGTH_MAX ? text : undefined)

const attributesOf = (assertion: XmlElement) =>
  childrenOf(assertion, SAML, 'AttributeStatement').flatMap((one) => childrenOf(one, SAML, 'Attribute'))

function toldBy(assertion: XmlElement): Told[] {
  const name = textOf(onlyChild(onlyChild(assertion, SAML, 'Subject'), SAML, 'NameID'))
  const context = textOf(
    onlyChild(onlyChild(onlyChild(assertion, SAML, 'AuthnStatement'), SAML, 'AuthnContext'), SAML, 'AuthnContextClassRef'),
  )
  const attributes = attributesOf(assertion).flatMap((one) =>
    childrenOf(one, SAML, 'AttributeValue').map((value) => ({ name: attributeOf(one, 'Name') ?? '', value: textOf(value) ?? '' })),
  )
  return [
    ...(name === undefined ? [] : [{ name: 'NameID', value: name }]),
    ...(context === undefined ? [] : [{ name: 'AuthnContextClassRef', value: context }]),
    ...attributes,
  ]
}
