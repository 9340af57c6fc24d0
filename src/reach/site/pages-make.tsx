import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Entered, readForm as readRecord, RecordForm } from '../../platform/field/index.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { readForm } from '../../platform/http/form.ts'
import { type FormError, Page, renderPage, Steps, T } from '../../platform/page/index.ts'
import { type Making, makeSite, whatMayBeMade } from './deeds.ts'
import { EVERYBODY, forWhom, siteForm } from './forms.ts'
import { nameOfPlace } from './places.ts'
import { SITES } from './parts.tsx'
import { isKind, type SiteKind, type SiteWords } from './site.ts'

/** A new site in two steps: for whom, then what it is called and who keeps it. */
export const makings = new Hono<Env>()
const MAKE = { label: { sv: 'Gör en sida', en: 'Make a site' }, href: '/sidor/ny' }
const STEPS = [
  { label: { sv: 'För vem', en: 'For whom' }, href: MAKE.href },
  { label: { sv: 'Namn och ansvar', en: 'Name and responsibility' } },
]

async function mustMake(c: Ctx): Promise<Making> {
  const making = await whatMayBeMade(c.get('house').db, whoAsks(c).actor)
  if (!making) throw new Fault('not_found')
  return making
}

makings.get(MAKE.href, async (c) => {
  await mustMake(c)
  return forWhomPage(c, [])
})
function forWhomPage(c: Ctx, errors: readonly FormError[], entered?: Entered) {
  return renderPage(
    c,
    <Page shell={c.get('shell')} title={MAKE.label} crumbs={[SITES]} errors={errors}>
      <Steps steps={STEPS} current={1} />
      <RecordForm
        record={forWhom()}
        action={MAKE.href}
        csrf={csrfOf(c)}
        submit={{ sv: 'Fortsätt', en: 'Continue' }}
        entered={entered}
        errors={errors}
        back={{ label: { sv: 'Avbryt', en: 'Cancel' }, href: SITES.href }}
      />
      <p>
        <a href="/sidor/lista">
          <T text={{ sv: 'Ska du göra många? Läs in en lista.', en: 'Making many? Read a list.' }} />
        </a>
      </p>
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
makings.post(MAKE.href, async (c) => {
  await mustMake(c)
  const reading = readRecord(forWhom(), await readForm(c))
  if (!reading.ok) return forWhomPage(c, reading.errors, reading.entered)
  return seeOther(c, `${MAKE.href}/${reading.values.place ?? 'annan'}`)
})

// The code of a municipality is no datum about a person: it may stand in an address of the house.
const placeIn = (c: Ctx): string | undefined => {
  const code = c.req.param('place') ?? ''
  if (code === 'annan') return undefined
  if (nameOfPlace(code) === undefined) throw new Fault('not_found')
  return code
}
function suggested({ kind }: Making, place: string | undefined): Entered {
  const guess = place === undefined ? kind : place.length === 4 ? 'municipality' : 'region'
  return {
    name: place === undefined ? '' : (nameOfPlace(place) ?? ''),
    kind: isKind(guess) ? guess : 'municipality',
    unit: EVERYBODY,
  }
}
/** A site is bound to the own unit or to none: whoever makes it must be able to keep it. */
const chosen = ({ units, ownUnit, national }: Making) => ({ national, units: units.filter(({ id }) => id === ownUnit) })

makings.get(`${MAKE.href}/:place`, async (c) => {
  const making = await mustMake(c)
  return namePage(c, making, [], suggested(making, placeIn(c)))
})
function namePage(c: Ctx, making: Making, errors: readonly FormError[], entered: Entered) {
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Namn och ansvar', en: 'Name and responsibility' }}
      crumbs={[SITES, MAKE]}
      errors={errors}
      lead={{
        sv: 'Sidan är ute ungefär en minut efter att du har gjort den, med alla nationella texter och nummer.',
        en: 'The site is out about a minute after you have made it, with all national texts and numbers.',
      }}
    >
      <Steps steps={STEPS} current={2} />
      <RecordForm
        record={siteForm(chosen(making))}
        action={`${MAKE.href}/${c.req.param('place')}`}
        csrf={csrfOf(c)}
        submit={MAKE.label}
        entered={entered}
        errors={errors}
        back={{ label: { sv: 'Avbryt', en: 'Cancel' }, href: SITES.href }}
      />
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
makings.post(`${MAKE.href}/:place`, async (c) => {
  const making = await mustMake(c)
  const place = placeIn(c)
  const body = await readForm(c)
  const reading = readRecord(siteForm(chosen(making)), body)
  if (!reading.ok) return namePage(c, making, reading.errors, reading.entered)
  const { kind } = reading.values as { kind: SiteKind }
  const made = await makeSite(c.get('house').db, whoAsks(c).actor, { ...wordsFrom(reading.values, place ?? null), kind })
  if (made === 'absent') throw new Fault('not_found')
  if (typeof made === 'string') return namePage(c, making, [MADE_FAULTS[made]], enteredIn(body))
  return seeOther(c, `/sidor/${made.id}`)
})
const enteredIn = (body: FormData): Entered =>
  Object.fromEntries([...body].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))
export const NAME_TAKEN: FormError = {
  field: 'name',
  message: {
    sv: 'Ni har redan en sida med det namnet. Välj ett annat namn eller öppna den som finns.',
    en: 'You have a site of that name already. Choose another name or open the one there is.',
  },
}
const MADE_FAULTS: Record<'name_taken' | 'no_national', FormError> = {
  name_taken: NAME_TAKEN,
  no_national: {
    field: 'kind',
    message: {
      sv: 'Det finns redan en nationell sida här. Välj vad det är för organisation.',
      en: 'There is a national site here already. Choose the kind of organisation.',
    },
  },
}

interface Written {
  name: string
  unit: string
  feedback_function?: string | undefined
  feedback_phone?: string | undefined
  feedback_email?: string | undefined
  entry_address?: string | undefined
}
export function wordsFrom(values: object, place: string | null): SiteWords {
  const { name, unit, feedback_function, feedback_phone, feedback_email, entry_address } = values as Written
  return {
    name,
    place,
    unit: unit === EVERYBODY ? null : unit,
    entry_address: entry_address ?? null,
    feedback_function: feedback_function ?? null,
    feedback_phone: feedback_phone ?? null,
    feedback_email: feedback_email ?? null,
  }
}
export const enteredWords = (site: SiteWords): Entered => ({
  name: site.name,
  unit: site.unit ?? EVERYBODY,
  feedback_function: site.feedback_function ?? '',
  feedback_phone: site.feedback_phone ?? '',
  feedback_email: site.feedback_email ?? '',
  entry_address: site.entry_address ?? '',
})
