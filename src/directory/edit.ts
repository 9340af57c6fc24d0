/** From what a form says to the tree in the shape of HSDS, and back. What the form does not ask about stays as it was. */
import { newId } from '../platform/ids.ts'
import { partsOf } from './listing.ts'
import { isTree, type Json, type Tree } from './tree.ts'

type Words = Readonly<Record<string, string | undefined>>
const set = (tree: Tree, key: string, value: Json | undefined): void => {
  if (value === undefined) delete tree[key]
  else tree[key] = value
}
/** The first of these parts, made where there is none. */
function firstOf(tree: Tree, key: string, make: () => Tree): Tree {
  const [first] = partsOf(tree, key)
  if (first) return first
  const made = make()
  tree[key] = [made]
  return made
}
function objectOf(tree: Tree, key: string, make: () => Tree): Tree {
  const value = tree[key]
  if (isTree(value)) return value
  const made = make()
  tree[key] = made
  return made
}
const setAll = (tree: Tree, key: string, list: readonly Tree[]): void => {
  if (list.length === 0) delete tree[key]
  else tree[key] = [...list]
}
/** Our own attributes of one kind, in the place that HSDS keeps for such. Those that stay keep their ids. */
function setAttributes(tree: Tree, linkType: string, values: readonly string[]): void {
  const all = partsOf(tree, 'attributes')
  const others = all.filter((one) => one.link_type !== linkType)
  const own = values.map(
    (value) =>
      all.find((one) => one.link_type === linkType && one.value === value) ?? {
        id: newId(),
        link_id: String(tree.id),
        link_entity: 'service',
        link_type: linkType,
        value,
      },
  )
  setAll(tree, 'attributes', [...others, ...own])
}
/** One attribute of one kind: its id stays when its words change, so that its level does. */
function setAttribute(tree: Tree, linkType: string, value: string | undefined): void {
  const standing = partsOf(tree, 'attributes').find((one) => one.link_type === linkType)
  if (standing && value !== undefined) standing.value = value
  else setAttributes(tree, linkType, value === undefined ? [] : [value])
}

export const newService = (): Tree => ({ id: newId(), status: 'active' })

export interface Basics {
  name: string
  name_en?: string | undefined
  description: string
  description_en?: string | undefined
  organisation: string
  organisation_what: string
  url?: string | undefined
}
export function withBasics(tree: Tree, said: Basics): Tree {
  set(tree, 'name', said.name)
  set(tree, 'description', said.description)
  set(tree, 'url', said.url)
  setAttribute(tree, 'name_en', said.name_en)
  setAttribute(tree, 'description_en', said.description_en)
  const organisation = objectOf(tree, 'organization', () => ({ id: newId() }))
  set(organisation, 'name', said.organisation)
  set(organisation, 'description', said.organisation_what)
  return tree
}

export interface ForWhom {
  eligibility?: string | undefined
  eligibility_en?: string | undefined
  minimum_age?: number | undefined
  maximum_age?: number | undefined
  target_groups: readonly string[]
  languages: readonly string[]
  interpretation?: string | undefined
  areas: readonly string[]
  fee?: string | undefined
  fee_en?: string | undefined
}
export function withForWhom(
  tree: Tree,
  said: ForWhom,
  nameOf: { place: (code: string) => string; language: (code: string) => string },
): Tree {
  set(tree, 'eligibility_description', said.eligibility)
  set(tree, 'minimum_age', said.minimum_age)
  set(tree, 'maximum_age', said.maximum_age)
  set(tree, 'interpretation_services', said.interpretation)
  set(tree, 'fees_description', said.fee)
  setAttribute(tree, 'eligibility_en', said.eligibility_en)
  setAttribute(tree, 'fee_en', said.fee_en)
  setAttributes(tree, 'target_group', said.target_groups)
  const known = partsOf(tree, 'languages')
  setAll(
    tree,
    'languages',
    said.languages.map((code) => known.find((one) => one.code === code) ?? { id: newId(), name: nameOf.language(code), code }),
  )
  const before = partsOf(tree, 'service_areas')
  const ours = said.areas.map(
    (code) => before.find((one) => one.extent === code) ?? { id: newId(), name: nameOf.place(code), extent: code, extent_type: 'SCB' },
  )
  setAll(tree, 'service_areas', [...before.filter((one) => one.extent_type !== 'SCB'), ...ours])
  return tree
}

export interface Where {
  place_name?: string | undefined
  address?: string | undefined
  postal_code?: string | undefined
  city?: string | undefined
  transport?: string | undefined
  accessibility?: string | undefined
}
export const locationIn = (tree: Tree): Tree | undefined => {
  const at = partsOf(tree, 'service_at_locations')[0]
  return at && isTree(at.location) ? at.location : undefined
}
export function withPlace(tree: Tree, said: Where): Tree {
  const at = firstOf(tree, 'service_at_locations', () => ({ id: newId() }))
  const location = objectOf(at, 'location', () => ({ id: newId(), location_type: 'physical' }))
  set(location, 'name', said.place_name)
  set(location, 'transportation', said.transport)
  const lines = (said.accessibility ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const before = partsOf(location, 'accessibility')
  setAll(
    location,
    'accessibility',
    lines.map((description, index) => ({ ...(before[index] ?? { id: newId() }), description })),
  )
  if (said.address === undefined) {
    setAll(location, 'addresses', partsOf(location, 'addresses').slice(1))
    return tree
  }
  const address = firstOf(location, 'addresses', () => ({ id: newId(), state_province: 'SE', country: 'SE', address_type: 'physical' }))
  set(address, 'address_1', said.address)
  set(address, 'postal_code', said.postal_code)
  set(address, 'city', said.city)
  return tree
}

/** The rows that the form shows; those beyond it stay. */
function rowsOf<Row>(shown: readonly number[], words: Words, read: (at: number, words: Words) => Row | undefined): (Row | undefined)[] {
  return shown.map((at) => read(at, words))
}
function withRows(tree: Tree, key: string, rows: readonly (Tree | undefined)[], asked: (one: Tree) => boolean): Tree {
  const before = partsOf(tree, key)
  const own = before.filter(asked)
  const made = rows.flatMap((row, index) => (row ? [{ ...(own[index] ?? { id: newId() }), ...row }] : []))
  setAll(tree, key, [...made, ...own.slice(rows.length), ...before.filter((one) => !asked(one))])
  return tree
}
export const withPhones = (tree: Tree, words: Words): Tree =>
  withRows(
    tree,
    'phones',
    rowsOf<Tree>([1, 2, 3], words, (at, { [`number_${at}`]: number, [`what_${at}`]: what }) =>
      number === undefined ? undefined : { number, type: 'voice', ...(what === undefined ? {} : { description: what }) },
    ),
    () => true,
  )
const isWeekly = (one: Tree): boolean => typeof one.byday === 'string' && typeof one.opens_at === 'string'
export const withHours = (tree: Tree, words: Words): Tree =>
  withRows(
    tree,
    'schedules',
    rowsOf<Tree>([1, 2, 3, 4], words, (at, { [`days_${at}`]: byday, [`from_${at}`]: opens_at, [`to_${at}`]: closes_at }) =>
      byday === undefined || opens_at === undefined || closes_at === undefined ? undefined : { freq: 'WEEKLY', byday, opens_at, closes_at },
    ),
    isWeekly,
  )
export function withContact(tree: Tree, said: { title: string; email?: string | undefined; phone?: string | undefined }): Tree {
  const contact = firstOf(tree, 'contacts', () => ({ id: newId() }))
  set(contact, 'title', said.title)
  set(contact, 'email', said.email)
  if (said.phone === undefined) delete contact.phones
  else
    set(
      firstOf(contact, 'phones', () => ({ id: newId() })),
      'number',
      said.phone,
    )
  return tree
}

const text = (tree: Tree | undefined, key: string): string => {
  const value = tree?.[key]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
const attribute = (tree: Tree, kind: string): string =>
  text(
    partsOf(tree, 'attributes').find((one) => one.link_type === kind),
    'value',
  )
/** What the forms show of a tree that stands. */
export const entered = {
  basics: (tree: Tree) => {
    const organisation = isTree(tree.organization) ? tree.organization : undefined
    return {
      name: text(tree, 'name'),
      name_en: attribute(tree, 'name_en'),
      description: text(tree, 'description'),
      description_en: attribute(tree, 'description_en'),
      organisation: text(organisation, 'name'),
      organisation_what: text(organisation, 'description'),
      url: text(tree, 'url'),
    }
  },
  forWhom: (tree: Tree, nameOfPlace: (code: string) => string) => ({
    eligibility: text(tree, 'eligibility_description'),
    eligibility_en: attribute(tree, 'eligibility_en'),
    minimum_age: text(tree, 'minimum_age'),
    maximum_age: text(tree, 'maximum_age'),
    target_groups: partsOf(tree, 'attributes').flatMap((one) => (one.link_type === 'target_group' ? [text(one, 'value')] : [])),
    languages: partsOf(tree, 'languages').map((one) => text(one, 'code')),
    interpretation: text(tree, 'interpretation_services'),
    areas: partsOf(tree, 'service_areas')
      .flatMap((one) => (one.extent_type === 'SCB' ? [nameOfPlace(text(one, 'extent')).replace(/ \(påhitta[dt]\)$/, '')] : []))
      .join(', '),
    fee: text(tree, 'fees_description'),
    fee_en: attribute(tree, 'fee_en'),
  }),
  place: (tree: Tree, secret: boolean) => {
    const location = locationIn(tree)
    const [address] = partsOf(location, 'addresses')
    return {
      ...(secret ? { secret: 'ja' } : {}),
      place_name: text(location, 'name'),
      address: text(address, 'address_1'),
      postal_code: text(address, 'postal_code'),
      city: text(address, 'city'),
      transport: text(location, 'transportation'),
      accessibility: partsOf(location, 'accessibility')
        .map((one) => text(one, 'description'))
        .join('\n'),
    }
  },
  phones: (tree: Tree) =>
    Object.fromEntries(
      partsOf(tree, 'phones')
        .slice(0, 3)
        .flatMap((one, index) => [
          [`number_${index + 1}`, text(one, 'number')],
          [`what_${index + 1}`, text(one, 'description')],
        ]),
    ),
  hours: (tree: Tree) =>
    Object.fromEntries(
      partsOf(tree, 'schedules')
        .filter(isWeekly)
        .slice(0, 4)
        .flatMap((one, index) => [
          [`days_${index + 1}`, text(one, 'byday')],
          [`from_${index + 1}`, text(one, 'opens_at').slice(0, 5)],
          [`to_${index + 1}`, text(one, 'closes_at').slice(0, 5)],
        ]),
    ),
  contact: (tree: Tree) => {
    const [contact] = partsOf(tree, 'contacts')
    return { title: text(contact, 'title'), email: text(contact, 'email'), phone: text(partsOf(contact, 'phones')[0], 'number') }
  },
}
