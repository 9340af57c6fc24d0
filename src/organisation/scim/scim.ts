/**
 * What the organisation's directory may tell us about people and groups, by SCIM 2.0 (RFC 7643 and 7644), and what we keep
 * of it: the least that an account needs. Addresses, telephone numbers, managers, pictures are taken and let go.
 */
import type { Text } from '../../platform/page/language.tsx'

export const URN = {
  user: 'urn:ietf:params:scim:schemas:core:2.0:User',
  group: 'urn:ietf:params:scim:schemas:core:2.0:Group',
  enterprise: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
  error: 'urn:ietf:params:scim:api:messages:2.0:Error',
  list: 'urn:ietf:params:scim:api:messages:2.0:ListResponse',
  patch: 'urn:ietf:params:scim:api:messages:2.0:PatchOp',
  search: 'urn:ietf:params:scim:api:messages:2.0:SearchRequest',
} as const

export const BASE = '/scim/v2'

export interface DirectoryUser {
  userName: string
  externalId?: string | undefined
  displayName?: string | undefined
  name: { formatted?: string | undefined; givenName?: string | undefined; familyName?: string | undefined }
  /** Becomes the function that pages show. */
  title?: string | undefined
  mail?: string | undefined
  active: boolean
}
export interface DirectoryGroup {
  displayName: string
  externalId?: string | undefined
  members: ReadonlySet<string>
}

/** Shown for whoever the directory gives no title: a function, never a name. */
export const NO_TITLE = 'Medarbetare'

/** How the person is called, sealed beside the account. */
export const nameOf = ({ displayName, name, userName }: DirectoryUser): string =>
  displayName ?? name.formatted ?? ([name.givenName, name.familyName].filter(Boolean).join(' ') || userName)

/** Everyday roles that a group may mean. None reaches a protected person: those rest on an analysis and on two people (D-R15). */
export const GROUP_ROLES = ['caseworker', 'registrar', 'communicator', 'coordinator', 'unit_head'] as const
export type GroupRole = (typeof GROUP_ROLES)[number]

/** Which of the directory's identifiers is the subject that the sign-in service vouches for. */
export const SUBJECTS = {
  none: { sv: 'Knyt inte', en: 'Do not tie' },
  user_name: { sv: 'Katalogens userName', en: 'The directory’s userName' },
  external_id: { sv: 'Katalogens externalId', en: 'The directory’s externalId' },
} as const satisfies Record<string, Text>
export type Subject = keyof typeof SUBJECTS

export type ScimType =
  | 'invalidFilter'
  | 'tooMany'
  | 'uniqueness'
  | 'mutability'
  | 'invalidSyntax'
  | 'invalidPath'
  | 'noTarget'
  | 'invalidValue'

/** Thrown to answer with an error of the protocol (RFC 7644, 3.12). Its words hold nothing that was sent. */
export class ScimFault extends Error {
  readonly status: 400 | 401 | 404 | 405 | 409 | 412 | 413 | 415 | 429 | 500 | 501
  readonly scimType: ScimType | undefined
  constructor(status: ScimFault['status'], detail: string, scimType?: ScimType) {
    super(detail)
    this.status = status
    this.scimType = scimType
  }
}
export const notFound = () => new ScimFault(404, 'There is no such resource.')
