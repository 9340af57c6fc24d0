/** Filters (RFC 7644, 3.4.2.2) on what we keep. Parsed by scim2-parse-filter, judged here. Pure. */
import { type Compare, type Filter, parse } from 'scim2-parse-filter'
import { type DirectoryGroup, type DirectoryUser, ScimFault, URN } from './scim.ts'

const LENGTH_MAX = 500
const invalid = (detail: string) => new ScimFault(400, detail, 'invalidFilter')

type Value = string | boolean | Date
/** The values of an attribute, and whether its cases are told apart. Undefined: an attribute that we do not keep. */
type Look = (attribute: string) => { values: readonly Value[]; exact: boolean } | undefined

export type { Filter }

/** Line breaks and the like are refused before the parser sees them: on those its expression takes exponential time. */
export function parseFilter(text: string): Filter {
  if (text.length > LENGTH_MAX || /\p{Cc}/u.test(text)) throw invalid(`A filter is one line of at most ${LENGTH_MAX} characters.`)
  try {
    return parse(text)
  } catch {
    throw invalid('The filter cannot be read.')
  }
}

/** `attribute eq "text"` alone: answered by an index. */
export function equals(filter: Filter, urn: string): { attribute: string; value: string } | undefined {
  if (filter.op !== 'eq' || !('compValue' in filter) || typeof filter.compValue !== 'string') return undefined
  return { attribute: plain(filter.attrPath, urn), value: filter.compValue }
}

const plain = (path: string, urn: string): string => {
  const small = path.toLowerCase()
  return small.startsWith(`${urn.toLowerCase()}:`) ? small.slice(urn.length + 1) : small
}

interface Known {
  id: string
  created: Date
  changed: Date
}
const shared = ({ id, created, changed }: Known, attribute: string) => {
  if (attribute === 'id') return { values: [id], exact: true }
  if (attribute === 'meta.created') return { values: [created], exact: true }
  if (attribute === 'meta.lastmodified') return { values: [changed], exact: true }
  return undefined
}
const some = (...values: (string | boolean | undefined)[]) => values.filter((value) => value !== undefined)

export const userMatches = (filter: Filter, user: DirectoryUser & Known): boolean =>
  matches(filter, URN.user, (attribute) => {
    switch (attribute) {
      case 'username':
        return { values: [user.userName], exact: false }
      case 'externalid':
        return { values: some(user.externalId), exact: true }
      case 'displayname':
        return { values: some(user.displayName), exact: false }
      case 'name.formatted':
        return { values: some(user.name.formatted), exact: false }
      case 'name.givenname':
        return { values: some(user.name.givenName), exact: false }
      case 'name.familyname':
        return { values: some(user.name.familyName), exact: false }
      case 'title':
        return { values: some(user.title), exact: false }
      case 'active':
        return { values: [user.active], exact: true }
      case 'emails':
      case 'emails.value':
        return { values: some(user.mail), exact: false }
      case 'emails.type':
        return { values: user.mail === undefined ? [] : ['work'], exact: false }
      default:
        return shared(user, attribute)
    }
  })

export const groupMatches = (filter: Filter, group: DirectoryGroup & Known): boolean =>
  matches(filter, URN.group, (attribute) => {
    switch (attribute) {
      case 'displayname':
        return { values: [group.displayName], exact: false }
      case 'externalid':
        return { values: some(group.externalId), exact: true }
      case 'members':
      case 'members.value':
        return { values: [...group.members], exact: false }
      default:
        return shared(group, attribute)
    }
  })

function matches(filter: Filter, urn: string, look: Look, within = ''): boolean {
  switch (filter.op) {
    case 'and':
      return filter.filters.map((one) => matches(one, urn, look, within)).every(Boolean)
    case 'or':
      return filter.filters.map((one) => matches(one, urn, look, within)).some(Boolean)
    case 'not':
      return !matches(filter.filter, urn, look, within)
    case '[]':
      return matches(filter.valFilter, urn, look, `${plain(filter.attrPath, urn)}.`)
    default: {
      const found = look(within + plain(filter.attrPath, urn))
      if (!found) throw invalid('The filter names an attribute that is not kept here.')
      const { values, exact } = found
      return filter.op === 'pr' ? values.length > 0 : values.some((value) => compare(filter, value, exact))
    }
  }
}

function compare({ op, compValue }: Compare, value: Value, exact: boolean): boolean {
  const [left, right] = value instanceof Date ? [value.getTime(), Date.parse(String(compValue))] : fold(value, compValue, exact)
  switch (op) {
    case 'eq':
      return left === right
    case 'ne':
      return left !== right
    case 'gt':
    case 'ge':
    case 'lt':
    case 'le':
      return inOrder(op, left, right)
    default:
      if (typeof left !== 'string' || typeof right !== 'string') throw invalid('That comparison needs text.')
      return op === 'co' ? left.includes(right) : op === 'sw' ? left.startsWith(right) : left.endsWith(right)
  }
}
type Comparable = string | number | boolean | null
function fold(value: string | boolean, asked: Comparable, exact: boolean): [Comparable, Comparable] {
  if (typeof value === 'boolean')
    return [value, typeof asked === 'string' && /^(?:true|false)$/i.test(asked) ? asked.toLowerCase() === 'true' : asked]
  return exact || typeof asked !== 'string' ? [value, asked] : [value.toLowerCase(), asked.toLowerCase()]
}
function inOrder(op: 'gt' | 'ge' | 'lt' | 'le', left: Comparable, right: Comparable): boolean {
  if (typeof left === 'boolean' || left === null || right === null || typeof left !== typeof right)
    throw invalid('These cannot be put in order.')
  if (op === 'gt') return left > right
  if (op === 'ge') return left >= right
  return op === 'lt' ? left < right : left <= right
}
