/** What the directory is answered: resources, lists, errors. Pure. */
import { createHash } from 'node:crypto'
import { BASE, type DirectoryGroup, type DirectoryUser, NO_TITLE, type ScimFault, URN } from './scim.ts'

export interface KeptUser extends DirectoryUser {
  id: string
  created: Date
  changed: Date
  groups: readonly { id: string; name: string }[]
}
export interface KeptGroup extends DirectoryGroup {
  id: string
  created: Date
  changed: Date
}
export type Resource = Record<string, unknown> & {
  id: string
  meta: Record<'resourceType' | 'created' | 'lastModified' | 'location' | 'version', string>
}

/** A weak mark of what stands: another mark when anything that is answered has changed. */
function withMeta(kind: 'User' | 'Group', origin: string, known: { id: string; created: Date; changed: Date }, body: object): Resource {
  const version = `W/"${createHash('sha256').update(JSON.stringify(body)).digest('hex').slice(0, 24)}"`
  return {
    schemas: [kind === 'User' ? URN.user : URN.group],
    id: known.id,
    ...body,
    meta: {
      resourceType: kind,
      created: known.created.toISOString(),
      lastModified: known.changed.toISOString(),
      location: `${origin}${BASE}/${kind}s/${known.id}`,
      version,
    },
  }
}

export function userAnswer(user: KeptUser, origin: string): Resource {
  const { formatted, givenName, familyName } = user.name
  const hasName = formatted !== undefined || givenName !== undefined || familyName !== undefined
  return withMeta('User', origin, user, {
    externalId: user.externalId,
    userName: user.userName,
    ...(hasName ? { name: { formatted, givenName, familyName } } : {}),
    displayName: user.displayName,
    ...(user.title === undefined || user.title === NO_TITLE ? {} : { title: user.title }),
    active: user.active,
    ...(user.mail === undefined ? {} : { emails: [{ value: user.mail, type: 'work', primary: true }] }),
    ...(user.groups.length === 0
      ? {}
      : { groups: user.groups.map((group) => ({ value: group.id, display: group.name, $ref: `${origin}${BASE}/Groups/${group.id}` })) }),
  })
}

/** Members by id alone: who somebody is stands in the user, not in every group. */
export const groupAnswer = (group: KeptGroup, origin: string): Resource =>
  withMeta('Group', origin, group, {
    externalId: group.externalId,
    displayName: group.displayName,
    members: [...group.members].sort().map((id) => ({ value: id, type: 'User', $ref: `${origin}${BASE}/Users/${id}` })),
  })

/** Only the attributes that were asked for; `id` and `schemas` are always there (RFC 7644, 3.9). */
export function chosen(resource: Resource, attributes: string | undefined, excluded: string | undefined): Record<string, unknown> {
  const names = (list: string) => list.split(',').map((name) => name.trim().toLowerCase().split(':').at(-1)?.split('.')[0] ?? '')
  const always = ['id', 'schemas']
  if (attributes) {
    const wanted = [...names(attributes), ...always]
    return Object.fromEntries(Object.entries(resource).filter(([name]) => wanted.includes(name.toLowerCase())))
  }
  if (!excluded) return resource
  const unwanted = names(excluded).filter((name) => !always.includes(name))
  return Object.fromEntries(Object.entries(resource).filter(([name]) => !unwanted.includes(name.toLowerCase())))
}

export const listAnswer = (total: number, startIndex: number, resources: readonly object[]) => ({
  schemas: [URN.list],
  totalResults: total,
  startIndex,
  itemsPerPage: resources.length,
  Resources: resources,
})

export const errorAnswer = ({ status, scimType, message }: Pick<ScimFault, 'status' | 'scimType' | 'message'>) => ({
  schemas: [URN.error],
  status: String(status),
  ...(scimType === undefined ? {} : { scimType }),
  detail: message,
})
