/** What we say of ourselves (RFC 7643, 5–7): no more than is true. Pure. */
import { BASE, URN } from './scim.ts'

/** Most resources in one answer. */
export const COUNT_MAX = 200

const meta = (kind: string, location: string) => ({ resourceType: kind, location: `${BASE}/${location}` })

export const serviceProviderConfig = () => ({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'],
  patch: { supported: true },
  bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
  filter: { supported: true, maxResults: COUNT_MAX },
  changePassword: { supported: false },
  sort: { supported: false },
  etag: { supported: true },
  authenticationSchemes: [
    {
      type: 'oauthbearertoken',
      name: 'Bearer token',
      description: 'A token that the system owner makes on the page Katalog (SCIM), sent as Authorization: Bearer.',
      primary: true,
    },
  ],
  meta: meta('ServiceProviderConfig', 'ServiceProviderConfig'),
})

export const resourceTypes = () =>
  (['User', 'Group'] as const).map((name) => ({
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:ResourceType'],
    id: name,
    name,
    endpoint: `/${name}s`,
    schema: name === 'User' ? URN.user : URN.group,
    meta: meta('ResourceType', `ResourceTypes/${name}`),
  }))

interface Attribute {
  name: string
  type: 'string' | 'boolean' | 'complex' | 'reference'
  description: string
  required?: boolean
  caseExact?: boolean
  multiValued?: boolean
  mutability?: 'readOnly' | 'readWrite' | 'immutable'
  uniqueness?: 'none' | 'server'
  subAttributes?: readonly object[]
}
const attribute = (told: Attribute) => ({
  required: false,
  caseExact: false,
  multiValued: false,
  mutability: 'readWrite',
  returned: 'default',
  uniqueness: 'none',
  ...told,
})
const string = (name: string, description: string, more: Partial<Attribute> = {}) =>
  attribute({ name, type: 'string', description, ...more })

const USER = [
  string('userName', 'What the person signs in with in the directory. Sealed.', { required: true, uniqueness: 'server' }),
  attribute({
    name: 'name',
    type: 'complex',
    description: 'Sealed; shown to whoever manages accounts and to nobody else.',
    subAttributes: [string('formatted', 'The whole name.'), string('givenName', 'Given name.'), string('familyName', 'Family name.')],
  }),
  string('displayName', 'The name to use. Sealed.'),
  string('title', 'The function, which pages show instead of a name.'),
  attribute({ name: 'active', type: 'boolean', description: 'false ends the access at once.' }),
  attribute({
    name: 'emails',
    type: 'complex',
    multiValued: true,
    description: 'One address is kept, sealed: the primary, else one for work.',
    subAttributes: [
      string('value', 'The address.'),
      string('type', 'work.'),
      attribute({ name: 'primary', type: 'boolean', description: 'The one to use.' }),
    ],
  }),
  attribute({
    name: 'groups',
    type: 'complex',
    multiValued: true,
    mutability: 'readOnly',
    description: 'The groups that the person is in.',
    subAttributes: [
      string('value', 'The id of the group.', { mutability: 'readOnly' }),
      string('display', 'The name of the group.', { mutability: 'readOnly' }),
    ],
  }),
]
const GROUP = [
  string('displayName', 'The name of the group.', { required: true }),
  attribute({
    name: 'members',
    type: 'complex',
    multiValued: true,
    description: 'Users by id. Groups within groups are not taken.',
    subAttributes: [
      string('value', 'The id of the user.', { mutability: 'immutable', caseExact: true }),
      string('type', 'User.', { mutability: 'immutable' }),
    ],
  }),
]

export const schemas = () =>
  [
    { id: URN.user, name: 'User', description: 'Somebody who works here', attributes: USER },
    { id: URN.group, name: 'Group', description: 'A group of the directory', attributes: GROUP },
  ].map((schema) => ({
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:Schema'],
    ...schema,
    meta: meta('Schema', `Schemas/${schema.id}`),
  }))
