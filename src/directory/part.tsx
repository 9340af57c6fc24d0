import { Fault } from '../platform/faults.ts'
import { type Ctx, seeOther, whoAsks } from '../platform/http/context.ts'
import { dayOf } from '../platform/day.ts'
import { type FormError, Page, type Place, renderPage, T, Tabs, Tag, type Text, When } from '../platform/page/index.ts'
import type { PublicService } from '../reach/text/index.ts'
import type { Outcome, Refusal } from './deeds-entry.ts'
import type { Given } from './giveaway.ts'
import { FRESHNESS, freshnessOf } from './directory.ts'
import type { Leaf } from './tree.ts'
import { nameOfPath } from './words.ts'

export const ROOM: Place = { label: { sv: 'Stödverksamheter', en: 'Support services' }, href: '/stodverksamheter' }
export const OWN: Place = { label: { sv: 'Våra', en: 'Ours' }, href: '/stodverksamheter/vara' }
export const FILES: Place = { label: { sv: 'Filer', en: 'Files' }, href: '/stodverksamheter/filer' }
export const doer = (c: Ctx) => [c.get('house').db, whoAsks(c).actor] as const
export const entryHref = (id: string) => `${ROOM.href}/${id}`

export function DirectoryTabs({ current }: { current: 'find' | 'own' | 'files' }) {
  return (
    <Tabs
      label={ROOM.label}
      tabs={[
        { label: { sv: 'Hitta', en: 'Find' }, href: ROOM.href, current: current === 'find' },
        { ...OWN, current: current === 'own' },
        { ...FILES, current: current === 'files' },
      ]}
    />
  )
}
export function Checked({ on }: { on: string | null }) {
  if (on === null) return <T text={{ sv: 'Aldrig', en: 'Never' }} />
  const fresh = freshnessOf(on, dayOf(new Date()))
  return (
    <>
      <When at={on} day />
      {fresh === 'fresh' ? null : (
        <>
          {' '}
          <Tag tone="waiting" text={FRESHNESS[fresh]} />
        </>
      )}
    </>
  )
}

const DAYS: readonly Text[] = [
  { sv: 'måndag', en: 'Monday' },
  { sv: 'tisdag', en: 'Tuesday' },
  { sv: 'onsdag', en: 'Wednesday' },
  { sv: 'torsdag', en: 'Thursday' },
  { sv: 'fredag', en: 'Friday' },
  { sv: 'lördag', en: 'Saturday' },
  { sv: 'söndag', en: 'Sunday' },
]
/** 1-5 08:00–16:00 as people say it. */
export function hoursText({ days, from, to }: PublicService['hours'][number]): Text {
  const said = (lang: 'sv' | 'en') =>
    days
      .split(',')
      .map((run) =>
        run
          .split('-')
          .map((day) => DAYS[Number(day) - 1]?.[lang] ?? day)
          .join('–'),
      )
      .join(', ')
  const whole = from === '00:00' && to === '24:00'
  return {
    sv: whole ? `${said('sv')}, dygnet runt` : `${said('sv')} ${from}–${to}`,
    en: whole ? `${said('en')}, day and night` : `${said('en')} ${from}–${to}`,
  }
}

function givenError(given: readonly Given[], leaves: readonly Leaf[]): FormError {
  const [first] = given
  const [where, of] = [nameOfPath(first?.in ?? '', leaves), nameOfPath(first?.of ?? '', leaves)]
  return {
    message: {
      sv: `Texten i ”${where.sv}” röjer något hemligt (${of.sv}). Skriv om den, eller ändra vem som ser den. Ingenting har sparats.`,
      en: `The text in “${where.en}” gives away something secret (${of.en}). Rewrite it, or change who sees it. Nothing has been saved.`,
    },
  }
}
/** What came of a step on an entry, as the words that tell what to do next. */
export function errorOf(refusal: Refusal, leaves: readonly Leaf[]): FormError {
  if (refusal.because === 'given_away') return givenError(refusal.given, leaves)
  if (refusal.because === 'absent') throw new Fault('not_found')
  if (refusal.because === 'conflict') throw new Fault('conflict')
  return {
    message: {
      sv: 'Det som visas räcker inte för en sida: namn, läge och vilka som driver verksamheten måste få ses, och texterna får inte vara för långa. Se ”Vem ser vad”.',
      en: 'What is shown is not enough for a page: name, state and who runs the service must be seen, and texts must not be too long. See “Who sees what”.',
    },
  }
}
/** Back to the entry, or a page that says why not. */
export function taken(c: Ctx, outcome: Outcome, id: string, leaves: readonly Leaf[], to = entryHref(id)): Response | Promise<Response> {
  if (outcome.ok) return seeOther(c, to)
  const error = errorOf(outcome, leaves)
  return renderPage(
    c,
    <Page shell={c.get('shell')} title={{ sv: 'Det gick inte än', en: 'That is not possible yet' }} crumbs={[ROOM, OWN]} errors={[error]}>
      <p>
        <a href={entryHref(id)}>
          <T text={{ sv: 'Tillbaka till verksamheten', en: 'Back to the service' }} />
        </a>
      </p>
    </Page>,
    422,
  )
}
