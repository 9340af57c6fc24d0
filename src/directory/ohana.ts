/**
 * The older tables that many directories still send (the human services data of 2013, as in Ohana): other names, counted ids,
 * several values in one cell. Each column either has a place in HSDS 3.0 or is listed as not understood. Pure but for new ids.
 */
import { newId } from '../platform/ids.ts'
import { Conversion, dayIn, link, list, mail, numberIn, type Remark, type Sheets } from './conversion.ts'
import type { Tables } from './tabular.ts'
import type { Tree } from './tree.ts'

const ONLY_OLD = ['regular_schedules', 'holiday_schedules', 'mail_addresses', 'taxonomy']
export const isOhana = (sheets: Sheets): boolean =>
  ONLY_OLD.some((table) => sheets.has(table)) || [...sheets.values()].some((rows) => rows.some(({ cells }) => /^\d+$/.test(cells.id ?? '')))

const NUMBERED = ['organizations', 'programs', 'locations', 'services', 'contacts', 'phones', 'addresses', 'mail_addresses']
export function fromOhana(sheets: Sheets): { tables: Tables; remarks: Remark[] } {
  const work = new Conversion(sheets)
  work.number(NUMBERED)
  organisations(work)
  places(work)
  services(work)
  people(work)
  hours(work)
  terms(work)
  for (const name of sheets.keys()) if (!KNOWN.includes(name)) work.remarks.push({ table: name, kind: 'lost', what: 'table' })
  return { tables: work.tables, remarks: work.remarks }
}
const KNOWN = [...NUMBERED, 'regular_schedules', 'holiday_schedules', 'taxonomy']

function organisations(work: Conversion): void {
  for (const { row, cells } of work.rows('organizations')) {
    const id = work.id('organizations', cells.id)
    work.add('organization', row, {
      id,
      name: cells.name,
      alternate_name: cells.alternate_name,
      description: cells.description,
      email: mail(work, 'organizations', row, cells.email),
      website: link(work, 'organizations', row, cells.website),
      tax_status: cells.tax_status,
      tax_id: cells.tax_id,
      legal_status: cells.legal_status,
      year_incorporated: numberIn(/\d{4}/.exec(cells.date_incorporated ?? '')?.[0]),
    })
    for (const source of list(cells.funding_sources)) work.add('funding', row, { organization_id: id, source })
    for (const name of ['accreditations', 'licenses'])
      for (const value of list(cells[name]))
        work.add('attribute', row, { link_id: id, link_entity: 'organization', link_type: name, value })
  }
  work.unread('organizations', [
    'id',
    'name',
    'alternate_name',
    'description',
    'email',
    'website',
    'tax_status',
    'tax_id',
    'legal_status',
    'date_incorporated',
    'funding_sources',
    'accreditations',
    'licenses',
  ])
  // HSDS asks for a description of a programme; the older tables have none but its name.
  for (const { row, cells } of work.rows('programs'))
    work.add('program', row, {
      id: work.id('programs', cells.id),
      organization_id: work.id('organizations', cells.organization_id),
      name: cells.name,
      alternate_name: cells.alternate_name,
      description: cells.name,
    })
  work.unread('programs', ['id', 'organization_id', 'name', 'alternate_name'])
}

function places(work: Conversion): void {
  for (const { row, cells } of work.rows('locations')) {
    const id = work.id('locations', cells.id)
    work.add('location', row, {
      id,
      organization_id: work.id('organizations', cells.organization_id),
      location_type: /^true$/i.test(cells.virtual ?? '') ? 'virtual' : 'physical',
      name: cells.name,
      alternate_name: cells.alternate_name,
      description: cells.description || cells.short_desc,
      transportation: cells.transportation,
      latitude: numberIn(cells.latitude),
      longitude: numberIn(cells.longitude),
      url: link(work, 'locations', row, cells.website),
    })
    for (const name of ['latitude', 'longitude'])
      if (cells[name] && numberIn(cells[name]) === undefined) work.left('locations', row, 'number', name)
    for (const description of list(cells.accessibility)) work.add('accessibility', row, { location_id: id, description })
    for (const name of list(cells.languages)) work.add('language', row, { location_id: id, name })
    const email = mail(work, 'locations', row, cells.email)
    if (email) work.add('contact', row, { location_id: id, email })
    if (cells.description && cells.short_desc)
      work.add('attribute', row, { link_id: id, link_entity: 'location', link_type: 'short_desc', value: cells.short_desc })
  }
  work.unread('locations', [
    'id',
    'organization_id',
    'virtual',
    'name',
    'alternate_name',
    'description',
    'short_desc',
    'transportation',
    'latitude',
    'longitude',
    'website',
    'accessibility',
    'languages',
    'email',
  ])
  for (const [table, address_type] of [
    ['addresses', 'physical'],
    ['mail_addresses', 'postal'],
  ] as const) {
    for (const { row, cells } of work.rows(table)) {
      const location_id = work.id('locations', cells.location_id)
      if (location_id === undefined) work.lost(table, row, 'reference', 'location_id')
      else
        work.add('address', row, {
          id: work.id(table, cells.id),
          location_id,
          attention: cells.attention,
          address_1: cells.address_1,
          address_2: cells.address_2,
          city: cells.city,
          state_province: cells.state_province,
          postal_code: cells.postal_code,
          country: cells.country,
          address_type,
        })
    }
    work.unread(table, ['id', 'location_id', 'attention', 'address_1', 'address_2', 'city', 'state_province', 'postal_code', 'country'])
  }
}

const STATUS: Readonly<Record<string, string>> = { active: 'active', defunct: 'defunct', inactive: 'inactive', '': 'active' }
function services(work: Conversion): void {
  const home = new Map(work.rows('locations').map(({ cells }) => [cells.id, work.id('organizations', cells.organization_id)]))
  for (const { row, cells } of work.rows('services')) {
    const id = work.id('services', cells.id)
    const location_id = work.id('locations', cells.location_id)
    if (cells.location_id && location_id === undefined) work.left('services', row, 'reference', 'location_id')
    work.add('service', row, {
      id,
      organization_id: home.get(cells.location_id ?? ''),
      program_id: work.id('programs', cells.program_id),
      name: cells.name,
      alternate_name: cells.alternate_name,
      description: cells.description,
      url: link(work, 'services', row, cells.website),
      email: mail(work, 'services', row, cells.email),
      status: STATUS[cells.status ?? ''] ?? cells.status,
      interpretation_services: cells.interpretation_services,
      application_process: cells.application_process,
      fees_description: cells.fees,
      wait_time: cells.wait_time,
      eligibility_description: cells.eligibility,
    })
    if (location_id) work.add('service_at_location', row, { service_id: id, location_id })
    for (const source of list(cells.funding_sources)) work.add('funding', row, { service_id: id, source })
    for (const name of list(cells.languages)) work.add('language', row, { service_id: id, name })
    for (const name of list(cells.service_areas)) work.add('service_area', row, { service_id: id, name })
    for (const document of list(cells.required_documents)) work.add('required_document', row, { service_id: id, document })
    const link_entity = 'service'
    if (cells.audience) work.add('attribute', row, { link_id: id, link_entity, link_type: 'audience', value: cells.audience })
    for (const name of ['keywords', 'accepted_payments'])
      for (const value of list(cells[name])) work.add('attribute', row, { link_id: id, link_entity, link_type: name, value })
    for (const value of list(cells.taxonomy_ids))
      work.add('attribute', row, { link_id: id, link_entity, link_type: 'taxonomy_term', value })
  }
  work.unread('services', [
    'id',
    'location_id',
    'program_id',
    'name',
    'alternate_name',
    'description',
    'website',
    'email',
    'status',
    'interpretation_services',
    'application_process',
    'fees',
    'wait_time',
    'eligibility',
    'funding_sources',
    'languages',
    'service_areas',
    'required_documents',
    'audience',
    'keywords',
    'accepted_payments',
    'taxonomy_ids',
  ])
}

/** Whom a row belongs to: at least one of these must be there. */
function belonging(
  work: Conversion,
  table: string,
  row: number,
  cells: Readonly<Record<string, string>>,
  kinds: readonly string[],
): Record<string, string> | undefined {
  const found = kinds.flatMap((kind) => {
    const id = work.id(`${kind}s`, cells[`${kind}_id`])
    return id === undefined ? [] : [[`${kind}_id`, id] as const]
  })
  if (found.length > 0) return Object.fromEntries(found)
  work.lost(table, row, 'reference', kinds.map((kind) => `${kind}_id`).join(', '))
  return undefined
}
function people(work: Conversion): void {
  for (const { row, cells } of work.rows('contacts')) {
    const of = belonging(work, 'contacts', row, cells, ['location', 'organization', 'service'])
    if (of)
      work.add('contact', row, {
        id: work.id('contacts', cells.id),
        ...of,
        name: cells.name,
        title: cells.title,
        email: mail(work, 'contacts', row, cells.email),
        department: cells.department,
      })
  }
  work.unread('contacts', ['id', 'location_id', 'organization_id', 'service_id', 'name', 'title', 'email', 'department'])
  for (const { row, cells } of work.rows('phones')) {
    const of = belonging(work, 'phones', row, cells, ['contact', 'location', 'organization', 'service'])
    if (!of) continue
    const number = [cells.country_prefix, cells.number].filter(Boolean).join(' ')
    const description = [cells.department, cells.vanity_number].filter(Boolean).join(', ')
    const extension = numberIn(cells.extension)
    if (cells.extension && extension === undefined) work.left('phones', row, 'number', 'extension')
    work.add('phone', row, { id: work.id('phones', cells.id), ...of, number, extension, type: cells.number_type, description })
  }
  work.unread('phones', [
    'id',
    'contact_id',
    'location_id',
    'organization_id',
    'service_id',
    'country_prefix',
    'department',
    'extension',
    'number',
    'number_type',
    'vanity_number',
  ])
}

const WEEKDAYS: Readonly<Record<string, string>> = {
  monday: 'MO',
  tuesday: 'TU',
  wednesday: 'WE',
  thursday: 'TH',
  friday: 'FR',
  saturday: 'SA',
  sunday: 'SU',
}
function hours(work: Conversion): void {
  for (const { row, cells } of work.rows('regular_schedules')) {
    const of = belonging(work, 'regular_schedules', row, cells, ['location', 'service'])
    const byday = WEEKDAYS[(cells.weekday ?? '').toLowerCase()]
    if (of && byday === undefined) work.lost('regular_schedules', row, 'date', 'weekday')
    else if (of) work.add('schedule', row, { ...of, freq: 'WEEKLY', byday, opens_at: cells.opens_at, closes_at: cells.closes_at })
  }
  work.unread('regular_schedules', ['id', 'location_id', 'service_id', 'weekday', 'opens_at', 'closes_at'])
  for (const { row, cells } of work.rows('holiday_schedules')) {
    const of = belonging(work, 'holiday_schedules', row, cells, ['location', 'service'])
    const [valid_from, valid_to] = [dayIn(cells.start_date), dayIn(cells.end_date)]
    if (of && (valid_from === undefined || valid_to === undefined)) work.lost('holiday_schedules', row, 'date', 'start_date, end_date')
    else if (of) {
      const description = /^true$/i.test(cells.closed ?? '') ? 'closed' : undefined
      work.add('schedule', row, { ...of, valid_from, valid_to, opens_at: cells.opens_at, closes_at: cells.closes_at, description })
    }
  }
  work.unread('holiday_schedules', ['id', 'location_id', 'service_id', 'start_date', 'end_date', 'closed', 'opens_at', 'closes_at'])
}
/** The list of terms is far longer than what is used of it: only what a service names is taken along. */
function terms(work: Conversion): void {
  const attributes = (work.tables.attribute ?? []).filter(({ values }) => values.link_type === 'taxonomy_term')
  let unused = 0
  for (const { row, cells } of work.rows('taxonomy')) {
    const using = attributes.filter(({ values }) => values.value === cells.taxonomy_id)
    if (using.length === 0) {
      unused++
      continue
    }
    const id = newId()
    work.add('taxonomy_term', row, { id, code: cells.taxonomy_id, name: cells.name, description: cells.name })
    for (const { values } of using) (values as Tree).taxonomy_term_id = id
  }
  if (unused > 0) work.remarks.push({ table: 'taxonomy', kind: 'left', what: 'unused', count: unused })
}
