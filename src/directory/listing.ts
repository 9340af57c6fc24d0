/** From a tree that holds only what an audience sees to what pages and search need. Pure. */
import { type OpenHours, type PublicService, siteDocument } from '../reach/text/index.ts'
import { isTree, type Json, type Tree } from './tree.ts'

const textOf = (tree: Tree | undefined, key: string): string | undefined => {
  const value = tree?.[key]
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}
const numberOf = (tree: Tree, key: string): number | undefined => {
  const value = tree[key]
  return typeof value === 'number' && Number.isInteger(value) ? value : undefined
}
export const partsOf = (tree: Tree | undefined, key: string): Tree[] => {
  const value: Json | undefined = tree?.[key]
  return Array.isArray(value) ? value.filter(isTree) : []
}
const partOf = (tree: Tree, key: string): Tree | undefined => {
  const value = tree[key]
  return isTree(value) ? value : undefined
}

/** Our own attributes stand where HSDS keeps a place for those that it does not name. */
export const attributeOf = (tree: Tree, linkType: string): string | undefined =>
  textOf(
    partsOf(tree, 'attributes').find((one) => one.link_type === linkType),
    'value',
  )
export const attributesOf = (tree: Tree, linkType: string): string[] =>
  partsOf(tree, 'attributes').flatMap((one) => (one.link_type === linkType ? (textOf(one, 'value') ?? []) : []))

const inForms = (sv: string | undefined, en: string | undefined): { sv: string; en?: string } | undefined =>
  sv === undefined ? undefined : en === undefined ? { sv } : { sv, en }

export const areasOf = (tree: Tree): string[] =>
  partsOf(tree, 'service_areas').flatMap((area) => {
    const code = textOf(area, 'extent')
    return code !== undefined && /^\d{2}(?:\d{2})?$/.test(code) ? [code] : []
  })

const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
const clock = (time: string | undefined): string | undefined => /^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)/.exec(time ?? '')?.[0]
/** Days of the week as HSDS writes them to days as pages write them: MO,TU,WE,TH,FR is 1-5. */
export function daysFrom(byday: string): string | undefined {
  const found = byday.split(',').map((day) => DAYS.indexOf(day.trim().toUpperCase()) + 1)
  if (found.includes(0)) return undefined
  const days = [...new Set(found)].sort((a, b) => a - b)
  const runs: [number, number][] = []
  for (const day of days) {
    const last = runs.at(-1)
    if (last && day === last[1] + 1) last[1] = day
    else runs.push([day, day])
  }
  return runs.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`)).join(',')
}
/** Weekly hours that stand on this day; other rules of time have no place on a page and are left to the description. */
function hoursOf(schedules: readonly Tree[], day: string): OpenHours[] {
  return schedules.flatMap((one) => {
    const days = daysFrom(textOf(one, 'byday') ?? '')
    const [from, to] = [clock(textOf(one, 'opens_at')), clock(textOf(one, 'closes_at'))]
    const over = (textOf(one, 'valid_to') ?? day) < day || (textOf(one, 'valid_from') ?? day) > day
    const weekly = (textOf(one, 'freq') ?? 'WEEKLY') === 'WEEKLY' && (numberOf(one, 'interval') ?? 1) === 1
    return days && from && to && !over && weekly ? [{ days, from, to }] : []
  })
}

function phonesOf(service: Tree, places: readonly Tree[]): PublicService['phones'] {
  const own = [
    ...partsOf(service, 'phones'),
    ...places.flatMap((one) => [...partsOf(one, 'phones'), ...partsOf(partOf(one, 'location'), 'phones')]),
  ]
  const all = own.length > 0 ? own : partsOf(partOf(service, 'organization'), 'phones')
  const seen = new Map<string, string | undefined>()
  for (const one of all) {
    const number = textOf(one, 'number')
    if (number !== undefined && !seen.has(number)) seen.set(number, textOf(one, 'description'))
  }
  return [...seen].slice(0, 10).map(([number, what]) => (what === undefined ? { number } : { number, what }))
}
function addressOf(places: readonly Tree[]): string | undefined {
  const address = places.flatMap((one) => partsOf(partOf(one, 'location'), 'addresses')).find((one) => one.address_type !== 'virtual')
  if (!address) return undefined
  const town = [textOf(address, 'postal_code'), textOf(address, 'city')].filter(Boolean).join(' ')
  return [textOf(address, 'address_1'), textOf(address, 'address_2'), town].filter(Boolean).join(', ') || undefined
}

/** Undefined where it could not stand on a page: no name, no organisation, or a text that is too long for one. */
export function serviceOf(id: string, tree: Tree, checked: string, day: string): PublicService | undefined {
  const name = inForms(textOf(tree, 'name'), attributeOf(tree, 'name_en'))
  const organisation = textOf(partOf(tree, 'organization'), 'name')
  if (!name || organisation === undefined) return undefined
  const places = partsOf(tree, 'service_at_locations')
  const schedules = [...partsOf(tree, 'schedules'), ...places.flatMap((one) => partsOf(one, 'schedules'))]
  const [from, to] = [numberOf(tree, 'minimum_age'), numberOf(tree, 'maximum_age')]
  const written = {
    id,
    name,
    organisation,
    what: inForms(textOf(tree, 'description'), attributeOf(tree, 'description_en')),
    who: inForms(textOf(tree, 'eligibility_description'), attributeOf(tree, 'eligibility_en')),
    ages:
      from === undefined && to === undefined ? undefined : { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) },
    languages: [...new Set(partsOf(tree, 'languages').flatMap((one) => textOf(one, 'code') ?? []))].slice(0, 60),
    accessibility: places
      .flatMap((one) => partsOf(partOf(one, 'location'), 'accessibility').flatMap((a) => textOf(a, 'description') ?? []))
      .slice(0, 30),
    phones: phonesOf(tree, places),
    address: addressOf(places),
    hours: hoursOf(schedules, day).slice(0, 28),
    fee: inForms(textOf(tree, 'fees_description') ?? textOf(tree, 'fees'), attributeOf(tree, 'fee_en')),
    places: [...new Set(areasOf(tree))],
    pages: attributesOf(tree, 'target_group').slice(0, 60),
    checked,
  }
  const parsed = siteDocument.shape.services.element.safeParse(
    Object.fromEntries(Object.entries(written).filter(([, value]) => value !== undefined)),
  )
  return parsed.success ? parsed.data : undefined
}
