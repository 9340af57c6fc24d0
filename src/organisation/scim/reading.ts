/** Reads what a directory sends: names of attributes in any case, values as the different makers write them. Pure. */
import { email } from '../../platform/field/index.ts'
import { type DirectoryGroup, type DirectoryUser, ScimFault, URN } from './scim.ts'

const NAME_MAX = 200
/** As long as a function may be when it is written by hand. */
const TITLE_MAX = 80
const MEMBERS_MAX = 10_000

const wrong = (detail: string) => new ScimFault(400, detail, 'invalidValue')

export type Attributes = ReadonlyMap<string, unknown>

/** The attributes of an object by their names in small letters, since SCIM does not tell cases apart (RFC 7643, 2.1). */
export function attributesOf(value: unknown): Attributes {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new ScimFault(400, 'An object is needed.', 'invalidSyntax')
  return new Map(Object.entries(value).map(([name, one]) => [name.toLowerCase(), one]))
}

/** Text, or undefined for null and for nothing. */
export function text(value: unknown, most = NAME_MAX): string | undefined {
  if (value === null || value === undefined) return undefined
  if (typeof value !== 'string') throw wrong('A text is needed.')
  const tidy = value.replace(/\p{Cc}+/gu, ' ').trim()
  if (tidy.length > most) throw wrong(`A text may have at most ${most} characters.`)
  return tidy === '' ? undefined : tidy
}
export function needed(value: unknown, name: string): string {
  const given = text(value)
  if (given === undefined) throw wrong(`${name} is needed.`)
  return given
}
/** A longer title is cut: it is shown as a function, on one line. */
export const title = (value: unknown): string | undefined => text(value, 1000)?.slice(0, TITLE_MAX).trim()

/** true and false; Entra ID also writes "True" and "False". */
export function truth(value: unknown): boolean {
  if (typeof value === 'boolean') return value
  if (typeof value === 'string' && /^(?:true|false)$/i.test(value)) return value.toLowerCase() === 'true'
  throw wrong('true or false is needed.')
}

export function mailAddress(value: unknown): string | undefined {
  const given = text(value, 254)
  if (given === undefined) return undefined
  const parsed = email().safeParse(given)
  if (!parsed.success) throw wrong('That is no mail address.')
  return parsed.data
}

export interface Mail {
  value: string | undefined
  type: string
  primary: boolean
}
export function mailsIn(value: unknown): Mail[] {
  const list = value === null || value === undefined ? [] : Array.isArray(value) ? value : [value]
  return list.map((one) => {
    if (typeof one === 'string') return { value: mailAddress(one), type: 'work', primary: false }
    const mail = attributesOf(one)
    const primary = mail.get('primary')
    return {
      value: mailAddress(mail.get('value')),
      type: (text(mail.get('type')) ?? 'work').toLowerCase(),
      primary: primary === undefined || primary === null ? false : truth(primary),
    }
  })
}
/** The one address that is kept: the primary, else one for work, else the first. Never a private one beside those. */
export const bestMail = (mails: readonly Mail[]): string | undefined =>
  (
    mails.find((mail) => mail.primary && mail.value) ??
    mails.find((mail) => mail.type === 'work' && mail.value) ??
    mails.find((mail) => mail.value)
  )?.value

export function nameParts(value: unknown): DirectoryUser['name'] {
  if (value === null || value === undefined) return {}
  const name = attributesOf(value)
  return { formatted: text(name.get('formatted')), givenName: text(name.get('givenname')), familyName: text(name.get('familyname')) }
}

function checkSchemas(attributes: Attributes, urn: string): void {
  const schemas = attributes.get('schemas')
  if (schemas === undefined) return
  if (!Array.isArray(schemas) || !schemas.some((one) => typeof one === 'string' && one.toLowerCase() === urn.toLowerCase()))
    throw new ScimFault(400, `schemas must name ${urn}.`, 'invalidSyntax')
}

/**
 * A whole user, as sent to make one or to replace one. What a replacement leaves out is kept where forgetting would do
 * harm: whether the account is active, its function, its mail address.
 */
export function readUser(body: unknown, before?: DirectoryUser): DirectoryUser {
  const sent = attributesOf(body)
  checkSchemas(sent, URN.user)
  const active = sent.get('active')
  return {
    userName: needed(sent.get('username'), 'userName'),
    externalId: text(sent.get('externalid')),
    displayName: sent.has('displayname') ? text(sent.get('displayname')) : before?.displayName,
    name: sent.has('name') ? nameParts(sent.get('name')) : (before?.name ?? {}),
    title: sent.has('title') ? title(sent.get('title')) : before?.title,
    mail: sent.has('emails') ? bestMail(mailsIn(sent.get('emails'))) : before?.mail,
    active: active === undefined || active === null ? (before?.active ?? true) : truth(active),
  }
}

export function membersIn(value: unknown): string[] {
  const list = value === null || value === undefined ? [] : Array.isArray(value) ? value : [value]
  if (list.length > MEMBERS_MAX) throw wrong(`At most ${MEMBERS_MAX} members at a time.`)
  return list.map((one) => needed(typeof one === 'string' ? one : attributesOf(one).get('value'), 'value').toLowerCase())
}

export function readGroup(body: unknown): DirectoryGroup {
  const sent = attributesOf(body)
  checkSchemas(sent, URN.group)
  return {
    displayName: needed(sent.get('displayname'), 'displayName'),
    externalId: text(sent.get('externalid')),
    members: new Set(membersIn(sent.get('members'))),
  }
}
