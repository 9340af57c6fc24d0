/**
 * The record types of HSDS 3.0 (Open Referral, CC BY-SA 4.0), told once: from this follow what an import takes, the tables of
 * its CSV form and their columns, and which part of a tree cannot stand without which field.
 */
export type Rule = 'text' | 'number' | 'id' | 'uri' | 'email' | 'instant' | 'status' | 'place' | 'weekday' | 'frequency'
export interface Attribute {
  name: string
  rule: Rule
  required: boolean
}
export interface Child {
  type: TypeName
  many: boolean
}
export interface Shape {
  /** The table of its CSV form. */
  table: string
  attributes: readonly Attribute[]
  children: Readonly<Record<string, Child>>
}

const many = (type: string): Child => ({ type: type as TypeName, many: true })
const one = (type: string): Child => ({ type: type as TypeName, many: false })
/** `name` or `name:rule`, with `!` where it must be there. */
function shape(table: string, told: string, children: Readonly<Record<string, Child>>): Shape {
  const attributes = told.split(' ').map((word) => {
    const [name = '', rule = 'text'] = word.replace('!', '').split(':')
    return { name, rule: rule as Rule, required: word.endsWith('!') }
  })
  return { table, attributes, children }
}

export const SHAPES = {
  organization: shape(
    'organizations',
    'id:id! name! alternate_name description! email:email website:uri tax_status tax_id year_incorporated:number legal_status logo uri:uri parent_organization_id:id',
    {
      funding: many('funding'),
      contacts: many('contact'),
      phones: many('phone'),
      locations: many('location'),
      programs: many('program'),
      organization_identifiers: many('organization_identifier'),
      attributes: many('attribute'),
      metadata: many('metadata'),
    },
  ),
  program: shape('programs', 'id:id! organization_id:id name! alternate_name description!', {
    attributes: many('attribute'),
    metadata: many('metadata'),
  }),
  service: shape(
    'services',
    'id:id! organization_id:id program_id:id name! alternate_name description url:uri email:email status:status! interpretation_services application_process fees_description wait_time fees accreditations eligibility_description minimum_age:number maximum_age:number assured_date assurer_email:email licenses alert last_modified:instant',
    {
      phones: many('phone'),
      schedules: many('schedule'),
      service_areas: many('service_area'),
      service_at_locations: many('service_at_location'),
      languages: many('language'),
      organization: one('organization'),
      funding: many('funding'),
      cost_options: many('cost_option'),
      program: one('program'),
      required_documents: many('required_document'),
      contacts: many('contact'),
      attributes: many('attribute'),
      metadata: many('metadata'),
    },
  ),
  service_at_location: shape('service_at_location', 'id:id! service_id:id location_id:id description', {
    contacts: many('contact'),
    phones: many('phone'),
    schedules: many('schedule'),
    location: one('location'),
    attributes: many('attribute'),
    metadata: many('metadata'),
  }),
  location: shape(
    'locations',
    'id:id! location_type:place! url:uri organization_id:id name alternate_name description transportation latitude:number longitude:number external_identifier external_identifier_type',
    {
      languages: many('language'),
      addresses: many('address'),
      contacts: many('contact'),
      accessibility: many('accessibility'),
      phones: many('phone'),
      schedules: many('schedule'),
      attributes: many('attribute'),
      metadata: many('metadata'),
    },
  ),
  address: shape(
    'addresses',
    'id:id! location_id:id attention address_1! address_2 city! region state_province! postal_code! country! address_type:place!',
    { attributes: many('attribute'), metadata: many('metadata') },
  ),
  phone: shape(
    'phones',
    'id:id! location_id:id service_id:id organization_id:id contact_id:id service_at_location_id:id number! extension:number type description',
    { languages: many('language'), attributes: many('attribute'), metadata: many('metadata') },
  ),
  contact: shape(
    'contacts',
    'id:id! organization_id:id service_id:id service_at_location_id:id location_id:id name title department email:email',
    { phones: many('phone'), attributes: many('attribute'), metadata: many('metadata') },
  ),
  schedule: shape(
    'schedules',
    'id:id! service_id:id location_id:id service_at_location_id:id valid_from valid_to dtstart timezone:number until count:number wkst:weekday freq:frequency interval:number byday byweekno bymonthday byyearday description opens_at closes_at schedule_link:uri attending_type notes',
    { attributes: many('attribute'), metadata: many('metadata') },
  ),
  service_area: shape('service_areas', 'id:id! service_id:id name description extent extent_type uri', {
    attributes: many('attribute'),
    metadata: many('metadata'),
  }),
  language: shape('languages', 'id:id! service_id:id location_id:id phone_id:id name code note', {
    attributes: many('attribute'),
    metadata: many('metadata'),
  }),
  accessibility: shape('accessibility', 'id:id! location_id:id description details url:uri', {
    attributes: many('attribute'),
    metadata: many('metadata'),
  }),
  cost_option: shape('cost_options', 'id:id! service_id:id valid_from valid_to option currency amount:number amount_description', {
    attributes: many('attribute'),
    metadata: many('metadata'),
  }),
  funding: shape('funding', 'id:id! organization_id:id service_id:id source', {
    attributes: many('attribute'),
    metadata: many('metadata'),
  }),
  required_document: shape('required_documents', 'id:id! service_id:id document uri:uri', {
    attributes: many('attribute'),
    metadata: many('metadata'),
  }),
  organization_identifier: shape('organization_identifiers', 'id:id! organization_id:id identifier_scheme identifier_type! identifier!', {
    attributes: many('attribute'),
    metadata: many('metadata'),
  }),
  attribute: shape('attributes', 'id:id! link_id:id taxonomy_term_id:id link_type link_entity value', {
    taxonomy_term: one('taxonomy_term'),
    metadata: many('metadata'),
  }),
  taxonomy_term: shape('taxonomy_terms', 'id:id! code name! description! parent_id:id taxonomy language taxonomy_id:id term_uri:uri', {
    taxonomy_detail: one('taxonomy'),
    metadata: many('metadata'),
  }),
  taxonomy: shape('taxonomies', 'id:id! name! description! uri:uri version', { metadata: many('metadata') }),
  metadata: shape(
    'metadata',
    'id:id! resource_id:id resource_type last_action_date! last_action_type! field_name! previous_value! replacement_value! updated_by!',
    {},
  ),
  meta_table_description: shape('meta_table_descriptions', 'id:id! name language character_set', {
    attributes: many('attribute'),
    metadata: many('metadata'),
  }),
} as const satisfies Record<string, Shape>
export type TypeName = keyof typeof SHAPES
export const TYPE_NAMES = Object.keys(SHAPES) as TypeName[]

/** Kinds that stand by themselves in a file. */
export const ROOTS = ['service', 'organization', 'service_at_location', 'location', 'taxonomy', 'taxonomy_term'] as const
export type Root = (typeof ROOTS)[number]
export const isRoot = (name: string): name is Root => (ROOTS as readonly string[]).includes(name)

export const CHOICES: Readonly<Record<'status' | 'place' | 'weekday' | 'frequency', readonly [string, ...string[]]>> = {
  status: ['active', 'inactive', 'defunct', 'temporarily closed'],
  place: ['physical', 'postal', 'virtual'],
  weekday: ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'],
  frequency: ['WEEKLY', 'MONTHLY'],
}

/** What stands where in a tree that HSDS does not name, such as the services of an organization in its full form. */
const BESIDE: Readonly<Record<string, Child>> = { services: many('service') }
export const childOf = (type: TypeName | undefined, key: string): Child | undefined => {
  const children: Readonly<Record<string, Child>> = type === undefined ? {} : SHAPES[type].children
  return children[key] ?? BESIDE[key]
}
export const shapeOf = (type: TypeName): Shape => SHAPES[type]
export const isTypeName = (name: string): name is TypeName => Object.hasOwn(SHAPES, name)
