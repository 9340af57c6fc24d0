/** Lists that may be longer than a page: what is near, and all who have pages. Everything of a part stands on it, unopened. */
import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { dayOf } from '../../platform/day.ts'
import type { PublicService } from '../text/index.ts'
import { partId, partOf, partsMax } from './address.ts'
import { Service } from './facts.tsx'
import { Said } from './frame.tsx'
import { dealt } from './parts.ts'
import { byName, byPlaceName, placeName } from './places.ts'
import { linkTo, type SiteName, type View } from './view.ts'
import { word } from './words.ts'

/** One thing in a list, drawn, under the headings that open to it. */
interface Unit {
  under: readonly string[]
  html: string
}
const HEADING_BYTES = 120

const drawn = (one: Child): string => String(one)
/** What a unit takes, with the headings that open anew above it. */
const bytesOf = (unit: Unit, before: Unit | undefined): number => {
  const anew = unit.under.filter((name, at) => before?.under[at] !== name)
  return Buffer.byteLength(unit.html) + anew.reduce((sum, name) => sum + HEADING_BYTES + Buffer.byteLength(name), 0)
}

const placesOf = (view: View, { places }: PublicService): string[][] => {
  const nation = word('whole_country', view.voice.form)
  if (places.length === 0) return [[nation]]
  const counties = [...new Set(places.map((place) => place.slice(0, 2)))]
  return counties.sort(byPlaceName).map((county) => {
    const here = places.filter((place) => place.startsWith(county))
    const [only] = here
    if (here.length === 1 && only !== undefined && only.length === 4) return [placeName(county), placeName(only)]
    const names = here.filter((place) => place.length === 4).sort(byPlaceName)
    return [placeName(county), names.length === 0 ? word('county_whole', view.voice.form) : names.map(placeName).join(', ')]
  })
}

/** Help near: of one municipality as a plain list, of more by county and municipality. */
function serviceUnits(view: View): Unit[] {
  const { services, place } = view.document
  const html = (service: PublicService) => drawn(<Service view={view} service={service} />)
  if (place?.length === 4) return services.map((service) => ({ under: [], html: html(service) }))
  const nation = word('whole_country', view.voice.form)
  return services
    .flatMap((service) => placesOf(view, service).map((under) => ({ under, html: html(service) })))
    .sort((a, b) => Number(b.under[0] === nation) - Number(a.under[0] === nation) || compareUnder(a, b))
}
const collator = new Intl.Collator('sv')
const compareUnder = (a: Unit, b: Unit): number =>
  collator.compare(a.under[0] ?? '', b.under[0] ?? '') || collator.compare(a.under[1] ?? '', b.under[1] ?? '')

const siteLink = (view: View, site: SiteName, page: string): string =>
  drawn(
    <li>
      <a href={linkTo({ ...view, document: { ...view.document, code: site.code } }, page)}>{site.name}</a>
    </li>,
  )
const KINDS = ['municipality', 'region', 'state_agency', 'county_board', 'ngo', 'company', 'national'] as const

/** All who have pages, by what they are; municipalities by county too, since there are 290. */
function siteUnits(view: View): Unit[] {
  return KINDS.flatMap((kind) => {
    const sites = view.sites.filter((site) => site.kind === kind)
    const units = sites.map((site) => ({
      site,
      under: [word(kind, view.voice.form), ...(kind === 'municipality' && site.place ? [placeName(site.place.slice(0, 2))] : [])],
    }))
    units.sort((a, b) => collator.compare(a.under[1] ?? '', b.under[1] ?? '') || byName(a.site, b.site))
    return units.map(({ site, under }) => ({ under, html: siteLink(view, site, 'organisation') }))
  })
}
/** Other places’ own pages, for whoever lives elsewhere. */
function elsewhereUnits(view: View): Unit[] {
  const others = view.sites.filter(({ place, code }) => place !== undefined && code !== view.document.code)
  const county = ({ place = '' }: SiteName) => placeName(place.slice(0, 2))
  const top = word('elsewhere', view.voice.form)
  return others
    .sort((a, b) => collator.compare(county(a), county(b)) || byName(a, b))
    .map((site) => ({ under: [top, county(site)], html: siteLink(view, site, 'near') }))
}

const cache = new WeakMap<object, { sites: readonly SiteName[]; parts: Map<string, Unit[][]> }>()
/** The parts of a list that may take many pages. `room`: the bytes that are left for it on each. */
export function partsOf(view: View, room: number): Unit[][] {
  const { page } = partOf(view.page)
  const key = [page, view.form, view.voice.form, view.base, dayOf(view.at), room].join('|')
  const kept = cache.get(view.document)
  const own = kept && kept.sites === view.sites ? kept : { sites: view.sites, parts: new Map<string, Unit[][]>() }
  cache.set(view.document, own)
  const found = own.parts.get(key)
  if (found) return found
  const units = page === 'near' ? [...serviceUnits(view), ...elsewhereUnits(view)] : siteUnits(view)
  const parts = dealt(
    units.map((unit, at) => ({ item: unit, bytes: bytesOf(unit, units[at - 1]) })),
    // A part that begins in the middle of a county repeats its headings.
    room - 4 * HEADING_BYTES,
  )
  if (parts.length > partsMax(page)) throw new RangeError(`${parts.length} parts of a list; ${partsMax(page)} is the most.`)
  own.parts.set(key, parts)
  return parts
}

/** Draws units under headings that open, however deep. */
const Tree = ({ units, depth }: { units: readonly Unit[]; depth: number }): Child => {
  const groups: { name: string | undefined; units: Unit[] }[] = []
  for (const unit of units) {
    const name = unit.under[depth]
    const last = groups.at(-1)
    if (last && last.name === name) last.units.push(unit)
    else groups.push({ name, units: [unit] })
  }
  return groups.map(({ name, units: inside }) =>
    name === undefined ? (
      <ul class="list">{inside.map(({ html }) => raw(html))}</ul>
    ) : (
      <details>
        <summary>{name}</summary>
        <div>
          <Tree units={inside} depth={depth + 1} />
        </div>
      </details>
    ),
  )
}

/** This part of the list, and the way to the others. */
export const Part = ({ view, parts }: { view: View; parts: readonly Unit[][] }) => {
  const { page, part } = partOf(view.page)
  return (
    <>
      <Tree units={parts[part - 1] ?? []} depth={0} />
      {parts.length > 1 && (
        <nav aria-labelledby="p">
          <h2 id="p">
            <Said view={view} say="part" with={{ part, parts: parts.length }} />
          </h2>
          <ul class="list">
            {parts.map((units, at) => (
              <li>
                <a href={linkTo(view, partId(page, at + 1))} aria-current={at + 1 === part ? 'page' : undefined}>
                  {at + 1}. {firstAndLast(units)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </>
  )
}
const firstAndLast = (units: readonly Unit[]): string => {
  const name = (unit: Unit | undefined) => unit?.under[1] ?? unit?.under[0] ?? ''
  const [first, last] = [name(units[0]), name(units.at(-1))]
  return first === last ? first : `${first} – ${last}`
}
