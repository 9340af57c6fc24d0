/** Numbers, hours and places: facts that are written once and shown in every language. */
import type { Child } from 'hono/jsx'
import { dayOf } from '../../platform/day.ts'
import { type ContactPoint, content, FORMS, type Form, isStale, type Line, type PublicService } from '../text/index.ts'
import { Said } from './frame.tsx'
import { dateWords, hoursWords, soonInstead, todayWords } from './times.ts'
import { languageOf, linkTo, shownLines, type View } from './view.ts'

export const filled = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)

/** A number one can press. Digits run from left to right in every language. */
export const Phone = ({ number, big = false }: { number: string; big?: boolean }) => (
  <a class={big ? 'number' : undefined} href={`tel:${number.replace(/[^\d+]/g, '')}`} dir="ltr">
    {number}
  </a>
)

/** A text in the form of the page, or in Swedish, marked as such. */
export const InForm = ({ view, of }: { view: View; of: { sv: string } & { [F in Form]?: string | undefined } }) => {
  const own = of[view.form] ?? (view.form === 'll' ? of.sv : undefined)
  if (own !== undefined && languageOf(view.form).lang === languageOf(view.voice.form).lang) return <>{own}</>
  if (own !== undefined) return <span {...languageOf(view.form)}>{own}</span>
  return languageOf(view.voice.form).lang === 'sv' ? (
    of.sv
  ) : (
    <span lang="sv" dir="ltr">
      {of.sv}
    </span>
  )
}

const Rows = ({ label, rows }: { label: string; rows: readonly string[] }) =>
  rows.length === 0 ? null : (
    <p>
      {label}: {rows.join('; ')}
    </p>
  )

/** One line of the country. `full`: with the source, as on the page of all lines. */
export const LineCard = ({ view, line, full = false }: { view: View; line: Line; full?: boolean }) => {
  const { words, form } = view.voice
  const own = words.lines[line.id]
  const { name, who } = own ?? { name: line.name.sv, who: line.who.sv }
  const language = own || languageOf(form).lang === 'sv' ? {} : languageOf('sv')
  const said = [
    line.free && words.free,
    line.not_on_bill && words.not_on_bill,
    line.anonymous && words.anonymous,
    line.interpreters && words.interpreters,
  ].filter((one) => one !== false)
  const hours = hoursWords(line.hours, form, words)
  return (
    <li class="card">
      <p class="name" {...language}>
        {name}: {who}
      </p>
      <p>
        <Phone number={line.number} big />
        {line.also && (
          <>
            {' '}
            {words.or} <Phone number={line.also} big />
          </>
        )}
      </p>
      <p>{hours.length > 0 ? `${words.hours}: ${hours.join('; ')}` : words.hours_unknown}</p>
      {said.length > 0 && <p>{said.map((one) => `${one.replace(/\.$/, '')}.`).join(' ')}</p>}
      {line.caution && (
        <p>
          <InForm view={view} of={line.caution} />
        </p>
      )}
      <LineAge view={view} line={line} full={full} />
    </li>
  )
}
const LineAge = ({ view, line, full }: { view: View; line: Line; full: boolean }) => {
  const { words, form } = view.voice
  const { staleDays, lines } = content()
  const fallback = line.always ? line.also : lines.find(({ id }) => id === 'kvinnofrid')?.number
  const stale = fallback !== undefined && isStale(line.verified, dayOf(view.at), staleDays)
  const dated = line.verified === null ? words.not_checked : filled(words.checked, { date: dateWords(line.verified, form) })
  // Nobody doubts the emergency number; its source is told on the page of all lines.
  if (line.kind === 'emergency' && !full) return null
  return (
    <p class="small">
      {dated.replace(/\.$/, '')}.{' '}
      {full && (
        <>
          {words.source}:{' '}
          <span lang="sv" dir="ltr">
            {line.source}
          </span>
          .{' '}
        </>
      )}
      {stale && filled(words.stale, { number: fallback })}
    </p>
  )
}

export const LineList = ({ view, lines, full = false }: { view: View; lines: readonly Line[]; full?: boolean }) =>
  lines.length === 0 ? null : (
    <ul class="list">
      {lines.map((line) => (
        <LineCard view={view} line={line} full={full} />
      ))}
    </ul>
  )

/** A number inside a sentence. One that has been taken away leads to those that answer. */
export const LineNumber = ({ view, id }: { view: View; id: string }) => {
  const line = shownLines(view).find((one) => one.id === id)
  if (line) return <Phone number={line.number} />
  return (
    <>
      <Said view={view} say="no_number" />{' '}
      <a href={linkTo(view, 'lines')}>
        <Said view={view} say="other_numbers" />
      </a>
    </>
  )
}

export const Contact = ({ view, point }: { view: View; point: ContactPoint }) => {
  const { words, form } = view.voice
  // Only the complete forms have a word for today.
  const now = view.isStatic || !FORMS[form].complete ? undefined : todayWords(point, view.at, form, words)
  return (
    <li class="card">
      <p class="name">
        <InForm view={view} of={point.name} />
      </p>
      {point.phone && (
        <p>
          <Phone number={point.phone} big />
        </p>
      )}
      {now && (
        <p>
          <strong>
            <Said view={view} say="today" />: {now}
          </strong>
        </p>
      )}
      <Rows label={words.hours} rows={hoursWords(point.hours, form, words)} />
      {soonInstead(point, view.at).map((one) => (
        <p>
          {dateWords(one.from, form)}
          {one.until !== one.from && `–${dateWords(one.until, form)}`}:{' '}
          {one.hours.length === 0 ? words.closed : hoursWords(one.hours, form, words).join('; ')}
          {one.why && (
            <>
              {' '}
              (<InForm view={view} of={one.why} />)
            </>
          )}
        </p>
      ))}
      {point.note && (
        <p>
          <InForm view={view} of={point.note} />
        </p>
      )}
      <Checked view={view} on={point.checked} />
    </li>
  )
}

/** When it was checked; long ago: with the number that answers wherever one lives. */
export const Checked = ({ view, on }: { view: View; on: string }): Child => {
  const { words, form } = view.voice
  const { staleDays, lines } = content()
  const national = lines.find(({ id }) => id === 'kvinnofrid')?.number ?? '112'
  return (
    <p class="small">
      {filled(words.checked, { date: dateWords(on, form) }).replace(/\.$/, '')}.{' '}
      {isStale(on, dayOf(view.at), staleDays) && filled(words.stale, { number: national })}
    </p>
  )
}

const agesOf = (view: View, { from, to }: NonNullable<PublicService['ages']>) => {
  if (from !== undefined && to !== undefined) return <Said view={view} say="between" with={{ from, to }} />
  if (from !== undefined) return <Said view={view} say="and_up" with={{ from }} />
  return to === undefined ? null : <Said view={view} say="up_to" with={{ to }} />
}

export const Service = ({ view, service }: { view: View; service: PublicService }) => {
  const { words, form } = view.voice
  const languages = new Intl.DisplayNames([languageOf(form).lang, 'sv'], { type: 'language' })
  return (
    <li class="card">
      <p class="name">
        <InForm view={view} of={service.name} />
      </p>
      {service.name.sv !== service.organisation && <p>{service.organisation}</p>}
      {service.what && (
        <p>
          <InForm view={view} of={service.what} />
        </p>
      )}
      {service.phones.map(({ number, what }) => (
        <p>
          <Phone number={number} big /> {what}
        </p>
      ))}
      <Rows label={words.hours} rows={hoursWords(service.hours, form, words)} />
      {service.who && (
        <p>
          <Said view={view} say="for_whom" />: <InForm view={view} of={service.who} />
        </p>
      )}
      {service.ages && (
        <p>
          <Said view={view} say="ages" />: {agesOf(view, service.ages)}
        </p>
      )}
      {service.fee && (
        <p>
          <Said view={view} say="fee" />: <InForm view={view} of={service.fee} />
        </p>
      )}
      {service.address && (
        <p>
          <Said view={view} say="address" />: {service.address}
        </p>
      )}
      {service.languages.length > 0 && (
        <p>
          <Said view={view} say="spoken" />: {service.languages.map((code) => languages.of(code) ?? code).join(', ')}
        </p>
      )}
      {service.accessibility.length > 0 && (
        <p>
          <Said view={view} say="access" />: {service.accessibility.join(', ')}
        </p>
      )}
      <Checked view={view} on={service.checked} />
    </li>
  )
}
