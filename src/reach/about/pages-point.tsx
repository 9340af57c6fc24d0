import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Entered, RecordForm, readForm } from '../../platform/field/index.ts'
import { type Ctx, type Env, seeOther } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { readForm as readBody } from '../../platform/http/form.ts'
import { type FormError, InsetText, Notice, Page, renderPage, T } from '../../platform/page/index.ts'
import { hasPlace, PARTS_OF_PAGE, type Point, type PointWords } from './about.ts'
import { addPoint, decidePoint, nameFunctions } from './deeds.ts'
import { enteredFunctions, functionsFrom, functionsRecord, ownPointRecord, pointRecord, wordsFrom } from './fields.ts'
import { ABOUT, type Begun, crumbOf, Draft, doer, mustSeeBegun, siteOf } from './part.tsx'
import { sourceOf } from './start.ts'

/** One point at a time: read it, make it say how it is here, say that it holds. */
export const pointPages = new Hono<Env>()
const STILL_A_PLACE = {
  sv: 'Här står en plats kvar att fylla i, inom dubbla hakparenteser. Skriv det som gäller hos er och ta bort parenteserna, eller utelämna punkten.',
  en: 'A place to fill in stands here, within double brackets. Write what holds with you and take the brackets away, or leave the point out.',
}
const enteredOf = ({ words, state }: Point): Entered => ({
  sv_heading: words.sv.heading,
  sv_text: words.sv.text,
  ll_heading: words.ll?.heading ?? '',
  ll_text: words.ll?.text ?? '',
  en_heading: words.en?.heading ?? '',
  en_text: words.en?.text ?? '',
  ...(state === 'unread' ? {} : { decision: state }),
})
const placesIn = (words: PointWords): FormError[] =>
  (['sv', 'll', 'en'] as const)
    .filter((form) => hasPlace({ sv: words[form] ?? { heading: '', text: '' } }))
    .map((form) => ({ field: `${form}_text`, message: STILL_A_PLACE }))

async function pointOf(c: Ctx): Promise<{ seen: Begun; point: Point }> {
  const seen = await mustSeeBegun(c)
  const point = seen.points.find(({ key }) => key === c.req.param('key'))
  if (!point) throw new Fault('not_found')
  return { seen, point }
}
const pointPage = (c: Ctx, seen: Begun, point: Point, entered: Entered, errors: readonly FormError[] = []) => {
  const at = seen.points.findIndex(({ key }) => key === point.key) + 1
  const source = sourceOf(point.key)
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={(point.words[c.get('lang')] ?? point.words.sv).heading}
      crumbs={[ABOUT, crumbOf(seen)]}
      lead={{
        sv: `Punkt ${at} av ${seen.points.length}, under ”${PARTS_OF_PAGE[point.part].sv}”.`,
        en: `Point ${at} of ${seen.points.length}, under “${PARTS_OF_PAGE[point.part].en}”.`,
      }}
      errors={errors}
    >
      {hasPlace(point.words) ? (
        <Notice kind="waiting" title={{ sv: 'Det här kan bara ni veta', en: 'Only you can know this' }}>
          <p>
            <Draft text={(point.words[c.get('lang')] ?? point.words.sv).text} />
          </p>
        </Notice>
      ) : null}
      <RecordForm
        record={pointRecord}
        action={`${ABOUT.href}/${seen.site.id}/punkt/${point.key}`}
        csrf={csrfOf(c)}
        entered={entered}
        errors={errors}
        submit={{ sv: 'Spara och gå till nästa', en: 'Save and go to the next' }}
        back={{ label: { sv: 'Tillbaka utan att spara', en: 'Back without saving' }, href: crumbOf(seen).href }}
      />
      {source === '' ? null : (
        <InsetText>
          <T text={{ sv: 'Den första texten bygger på:', en: 'The first text rests on:' }} /> {source}
        </InsetText>
      )}
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
pointPages.get(`${ABOUT.href}/:site/punkt/:key`, async (c) => {
  const { seen, point } = await pointOf(c)
  return pointPage(c, seen, point, enteredOf(point))
})
pointPages.post(`${ABOUT.href}/:site/punkt/:key`, async (c) => {
  const { seen, point } = await pointOf(c)
  const body = await readBody(c)
  const reading = readForm(pointRecord, body)
  if (!reading.ok) return pointPage(c, seen, point, reading.entered, reading.errors)
  const { decision, ...written } = reading.values
  const words = wordsFrom(written)
  const places = decision === 'holds' ? placesIn(words) : []
  if (places.length > 0) return pointPage(c, seen, point, { ...enteredOf({ ...point, words }), decision }, places)
  if ((await decidePoint(...doer(c), siteOf(c), point.key, words, decision)) !== 'done') throw new Fault('not_found')
  const next =
    seen.points.slice(seen.points.indexOf(point) + 1).find(({ state }) => state === 'unread') ??
    seen.points.find((one) => one.state === 'unread' && one !== point)
  return seeOther(c, next ? `${ABOUT.href}/${seen.site.id}/punkt/${next.key}` : crumbOf(seen).href)
})

const ownPage = (c: Ctx, seen: Begun, entered: Entered = {}, errors: readonly FormError[] = []) =>
  renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Skriv en egen punkt', en: 'Write a point of your own' }}
      crumbs={[ABOUT, crumbOf(seen)]}
      lead={{
        sv: 'Något som gäller hos er och som den första texten inte tar upp.',
        en: 'Something that holds with you and that the first text does not tell.',
      }}
      errors={errors}
    >
      <RecordForm
        record={ownPointRecord}
        action={`${ABOUT.href}/${seen.site.id}/punkt`}
        csrf={csrfOf(c)}
        entered={entered}
        errors={errors}
        submit={{ sv: 'Lägg till punkten', en: 'Add the point' }}
        back={{ label: { sv: 'Avbryt', en: 'Cancel' }, href: crumbOf(seen).href }}
      />
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
pointPages.get(`${ABOUT.href}/:site/punkt`, async (c) => ownPage(c, await mustSeeBegun(c)))
pointPages.post(`${ABOUT.href}/:site/punkt`, async (c) => {
  const seen = await mustSeeBegun(c)
  const body = await readBody(c)
  const reading = readForm(ownPointRecord, body)
  if (!reading.ok) return ownPage(c, seen, reading.entered, reading.errors)
  const { part, ...written } = reading.values
  const words = wordsFrom(written)
  const places = placesIn(words)
  const entered = { ...enteredOf({ key: '', part, position: 0, state: 'unread', words }), part }
  if (places.length > 0) return ownPage(c, seen, entered, places)
  const outcome = await addPoint(...doer(c), siteOf(c), part, words)
  if (outcome === 'conflict')
    return ownPage(c, seen, entered, [
      {
        message: {
          sv: 'Sidan har redan sextio punkter. Skriv in det i en av dem.',
          en: 'The page has sixty points already. Write it into one of them.',
        },
      },
    ])
  if (outcome !== 'done') throw new Fault('not_found')
  return seeOther(c, crumbOf(seen).href)
})

const functionsPage = (c: Ctx, seen: Begun, entered: Entered, errors: readonly FormError[] = []) =>
  renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Vart man vänder sig', en: 'Whom to turn to' }}
      crumbs={[ABOUT, crumbOf(seen)]}
      lead={{
        sv: 'En funktion med telefon och tider, och en till som svarar när den första är borta.',
        en: 'A function with telephone and hours, and another that answers when the first is away.',
      }}
      errors={errors}
    >
      <RecordForm
        record={functionsRecord}
        action={`${ABOUT.href}/${seen.site.id}/kontakt`}
        csrf={csrfOf(c)}
        entered={entered}
        errors={errors}
        submit={{ sv: 'Spara', en: 'Save' }}
        back={{ label: { sv: 'Avbryt', en: 'Cancel' }, href: crumbOf(seen).href }}
      />
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
pointPages.get(`${ABOUT.href}/:site/kontakt`, async (c) => {
  const seen = await mustSeeBegun(c)
  return functionsPage(c, seen, enteredFunctions(seen.page.contact, seen.page.deputy))
})
pointPages.post(`${ABOUT.href}/:site/kontakt`, async (c) => {
  const seen = await mustSeeBegun(c)
  const body = await readBody(c)
  const reading = readForm(functionsRecord, body)
  if (!reading.ok) return functionsPage(c, seen, reading.entered, reading.errors)
  const [contact, deputy] = functionsFrom(reading.values)
  if ((await nameFunctions(...doer(c), siteOf(c), contact, deputy)) !== 'done') throw new Fault('not_found')
  return seeOther(c, crumbOf(seen).href)
})
