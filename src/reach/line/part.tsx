import { type Place, T, Tag, type Text, When } from '../../platform/page/index.ts'
import { daysOf, isAlways, type Line, type OpenHours } from '../text/index.ts'
import type { SeenLine } from './deeds.ts'

export const ROOM: Place = { label: { sv: 'Telefonlinjer', en: 'Helplines' }, href: '/linjer' }
export const linePlace = ({ id, name }: Line): Place => ({ label: { sv: name.sv, en: name.en }, href: `/linjer/${id}` })

const SV = ['', 'mån', 'tis', 'ons', 'tors', 'fre', 'lör', 'sön']
const EN = ['', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
/** Days in a row become a stretch: mån–fre. */
function daysWords(days: readonly number[], names: readonly string[]): string {
  const runs: number[][] = []
  for (const day of days) {
    const last = runs.at(-1)
    if (last && last.at(-1) === day - 1) last.push(day)
    else runs.push([day])
  }
  const name = (day: number | undefined) => names[day ?? 0] ?? ''
  return runs.map((run) => (run.length > 2 ? `${name(run[0])}–${name(run.at(-1))}` : run.map(name).join(', '))).join(', ')
}
const clock = (time: string, lang: 'sv' | 'en') => (lang === 'sv' ? time.replace(/^0/, '').replace(':00', '').replace(':', '.') : time)

export function hoursWords(hours: readonly OpenHours[]): Text {
  if (hours.length === 0) return { sv: 'Tiderna är inte kända', en: 'The hours are not known' }
  if (isAlways(hours)) return { sv: 'Dygnet runt', en: 'Around the clock' }
  const each = (names: readonly string[], lang: 'sv' | 'en') =>
    hours
      .map(({ days, from, to }) => {
        const all = daysOf(days)
        const when = all.length === 7 ? { sv: 'alla dagar', en: 'every day' }[lang] : daysWords(all, names)
        return `${when} ${clock(from, lang)}–${clock(to, lang)}`
      })
      .join('; ')
  return { sv: each(SV, 'sv'), en: each(EN, 'en') }
}

/** What holds here, in one word; what does not stand on the pages first of all. */
export function StateTag({ seen: { standing, stage } }: { seen: SeenLine }) {
  const { state, kept } = standing
  if (state?.verdict === 'wrong' || state?.verdict === 'secret') {
    if (kept) return <Tag tone="waiting" text={{ sv: 'Rapporterad, visas ändå', en: 'Reported, still shown' }} />
    return (
      <Tag
        tone="danger"
        text={
          state.verdict === 'wrong'
            ? { sv: 'Fel, visas inte', en: 'Wrong, not shown' }
            : { sv: 'Hemlig, visas inte', en: 'Secret, not shown' }
        }
      />
    )
  }
  if (stage === 90) return <Tag tone="waiting" text={{ sv: 'Behöver kontrolleras', en: 'Needs to be checked' }} />
  if (stage === 75) return <Tag text={{ sv: 'Kontrollera snart', en: 'Check soon' }} />
  return <Tag tone="done" text={{ sv: 'Kontrollerad', en: 'Checked' }} />
}

/** When it was known to be right, and by whose word: a source may tell no more than a month or a year. */
export function Since({ seen: { since, standing } }: { seen: SeenLine }) {
  if (since === null) return <T text={{ sv: 'Dag saknas', en: 'No day known' }} />
  const national = standing.state?.origin === 'national' && standing.state.on === since
  return (
    <>
      {/^\d{4}-\d{2}-\d{2}$/.test(since) ? <When at={since} day /> : since}
      {national ? <T text={{ sv: ', av den nationella myndigheten', en: ', by the national agency' }} /> : null}
    </>
  )
}
