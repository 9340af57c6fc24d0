/** Changes of a part (RFC 7644, 3.5.2): of a user or of a group, as the different makers of directories write them. Pure. */
import type { Filter } from 'scim2-parse-filter'
import { parseFilter } from './filter.ts'
import { attributesOf, bestMail, mailsIn, membersIn, nameParts, needed, text, title, truth } from './reading.ts'
import { type DirectoryGroup, type DirectoryUser, ScimFault, URN } from './scim.ts'

const OPERATIONS_MAX = 1000

interface Operation {
  op: 'add' | 'replace' | 'remove'
  path: string | undefined
  value: unknown
}
/** attribute[filter].part */
interface Path {
  attribute: string
  filter: Filter | undefined
  part: string | undefined
}

export function readOperations(body: unknown): Operation[] {
  const sent = attributesOf(body)
  const list = sent.get('operations')
  if (!Array.isArray(list) || list.length === 0 || list.length > OPERATIONS_MAX)
    throw new ScimFault(400, `Operations is a list of 1 to ${OPERATIONS_MAX}.`, 'invalidSyntax')
  return list.map((one) => {
    const operation = attributesOf(one)
    const op = String(operation.get('op')).toLowerCase()
    if (op !== 'add' && op !== 'replace' && op !== 'remove') throw new ScimFault(400, 'op is add, replace or remove.', 'invalidSyntax')
    const path = operation.get('path')
    if (path !== undefined && path !== null && typeof path !== 'string') throw new ScimFault(400, 'path is a text.', 'invalidPath')
    if (op !== 'remove' && !operation.has('value')) throw new ScimFault(400, 'value is missing.', 'invalidValue')
    return { op, path: path === null || path === '' ? undefined : path, value: operation.get('value') }
  })
}

/** Undefined for an attribute of a schema that we keep nothing of. */
function readPath(path: string, urn: string): Path | undefined {
  const small = path.toLowerCase()
  const bare = small.startsWith(`${urn.toLowerCase()}:`) ? path.slice(urn.length + 1) : path
  if (bare.toLowerCase().startsWith('urn:')) return undefined
  const found = /^([a-z$][\w$-]{0,60})(?:\[(.{1,400})\])?(?:\.([a-z$][\w$-]{0,60}))?$/i.exec(bare)
  if (!found?.[1]) throw new ScimFault(400, 'The path cannot be read.', 'invalidPath')
  return {
    attribute: found[1].toLowerCase(),
    filter: found[2] === undefined ? undefined : parseFilter(found[2]),
    part: found[3]?.toLowerCase(),
  }
}

const GIVEN_BY_US = ['id', 'meta', 'groups', 'schemas']
const readOnly = () => new ScimFault(400, 'That attribute is not for the directory to change.', 'mutability')

/** Each operation in turn. Without a path its value is an object whose names may be paths themselves, as Entra ID writes. */
function walk<T>(
  operations: readonly Operation[],
  start: T,
  urn: string,
  step: (now: T, op: Operation['op'], path: Path, value: unknown) => T,
): T {
  let now = start
  for (const { op, path, value } of operations) {
    if (path === undefined) {
      if (op === 'remove') throw new ScimFault(400, 'remove needs a path.', 'noTarget')
      for (const [name, one] of attributesOf(value)) {
        const at = readPath(name, urn)
        if (at && !GIVEN_BY_US.includes(at.attribute)) now = step(now, op, at, one)
      }
      continue
    }
    const at = readPath(path, urn)
    if (at && GIVEN_BY_US.includes(at.attribute)) throw readOnly()
    if (at) now = step(now, op, at, value)
  }
  return now
}

export const patchUser = (user: DirectoryUser, body: unknown): DirectoryUser => walk(readOperations(body), user, URN.user, stepUser)

function stepUser(user: DirectoryUser, op: Operation['op'], path: Path, value: unknown): DirectoryUser {
  const given = op === 'remove' ? undefined : value
  switch (path.attribute) {
    case 'username':
      if (op === 'remove') throw readOnly()
      return { ...user, userName: needed(given, 'userName') }
    case 'active':
      if (op === 'remove') throw readOnly()
      return { ...user, active: truth(given) }
    case 'externalid':
      return { ...user, externalId: text(given) }
    case 'displayname':
      return { ...user, displayName: text(given) }
    case 'title':
      return { ...user, title: title(given) }
    case 'name':
      return { ...user, name: stepName(user.name, op, path.part, given) }
    case 'emails':
      return { ...user, mail: stepMail(user.mail, op, path, value) }
    default:
      // Taken and let go: a telephone number, an address, a manager are none of our business.
      return user
  }
}

function stepName(name: DirectoryUser['name'], op: Operation['op'], part: string | undefined, value: unknown): DirectoryUser['name'] {
  if (part === undefined) {
    const sent = nameParts(value)
    if (op !== 'add') return sent
    return Object.assign({ ...name }, Object.fromEntries(Object.entries(sent).filter(([, one]) => one !== undefined)))
  }
  if (part === 'formatted') return { ...name, formatted: text(value) }
  if (part === 'givenname') return { ...name, givenName: text(value) }
  if (part === 'familyname') return { ...name, familyName: text(value) }
  return name
}

function stepMail(mail: string | undefined, op: Operation['op'], { filter, part }: Path, value: unknown): string | undefined {
  if (filter && !meansKept(filter, mail)) return mail
  if (part !== undefined && part !== 'value') return mail
  if (op === 'remove') return undefined
  const sent = mailsIn(value)
  if (op === 'replace' || filter || mail === undefined) return bestMail(sent)
  // An address that is added beside the one we have replaces it only when it is the one to use.
  return sent.find((one) => one.primary && one.value)?.value ?? mail
}

/** Does the filter choose the address that we keep? We keep one, which is for work. */
function meansKept(filter: Filter, mail: string | undefined): boolean {
  if (filter.op === 'and') return filter.filters.every((one) => meansKept(one, mail))
  if (filter.op === 'or') return filter.filters.some((one) => meansKept(one, mail))
  if (filter.op !== 'eq' || !('compValue' in filter)) throw new ScimFault(400, 'The path chooses by eq.', 'invalidFilter')
  const asked = String(filter.compValue).toLowerCase()
  const attribute = filter.attrPath.toLowerCase()
  if (attribute === 'type') return asked === 'work'
  if (attribute === 'primary') return asked === 'true'
  return attribute === 'value' && asked === mail?.toLowerCase()
}

export const patchGroup = (group: DirectoryGroup, body: unknown): DirectoryGroup => walk(readOperations(body), group, URN.group, stepGroup)

function stepGroup(group: DirectoryGroup, op: Operation['op'], path: Path, value: unknown): DirectoryGroup {
  switch (path.attribute) {
    case 'displayname':
      if (op === 'remove') throw readOnly()
      return { ...group, displayName: needed(value, 'displayName') }
    case 'externalid':
      return { ...group, externalId: op === 'remove' ? undefined : text(value) }
    case 'members':
      return { ...group, members: stepMembers(group.members, op, path, value) }
    default:
      return group
  }
}

function stepMembers(members: ReadonlySet<string>, op: Operation['op'], { filter }: Path, value: unknown): Set<string> {
  const named = filter ? [memberIn(filter)] : membersIn(value)
  if (op === 'add') return new Set([...members, ...named])
  if (op === 'replace' && !filter) return new Set(named)
  if (op === 'replace') throw readOnly()
  // Without saying which, all are removed; Entra ID says which in the value.
  if (!filter && named.length === 0) return new Set()
  return new Set([...members].filter((member) => !named.includes(member)))
}

function memberIn(filter: Filter): string {
  if (filter.op !== 'eq' || !('compValue' in filter) || filter.attrPath.toLowerCase() !== 'value' || typeof filter.compValue !== 'string')
    throw new ScimFault(400, 'A member is chosen by value eq.', 'invalidFilter')
  return filter.compValue.toLowerCase()
}
