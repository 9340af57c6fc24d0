import { Hono } from 'hono'
import { addDays, dayOf } from '../../platform/day.ts'
import { Fault } from '../../platform/faults.ts'
import { type Entered, RecordForm, readForm } from '../../platform/field/index.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { readForm as readBody } from '../../platform/http/form.ts'
import { type FormError, Page, pick, renderPage, T, type Text } from '../../platform/page/index.ts'
import { countUnit, planTraining, type Problem, type SeenUnit } from './deeds.ts'
import { planRecord, staffRecord, trainedRecord } from './fields.ts'
import { ROOM, unitPlace } from './part.tsx'
import { unitFor } from './pages-unit.tsx'
import type { Counted, Func } from './training-needs.ts'

/** Counting and planning: by form, function by function, or by a file. */
export const countPages = new Hono<Env>()
const doer = (c: Ctx) => [c.get('house').db, whoAsks(c).actor] as const

export const PROBLEMS: Readonly<Record<Problem, Text>> = {
  unknown_function: { sv: 'Funktionen finns inte hos er. Se ”Vem behöver vad”.', en: 'You have no such function. See “Who needs what”.' },
  unknown_area: { sv: 'Området finns inte. Se ”Vem behöver vad”.', en: 'There is no such area. See “Who needs what”.' },
  unreached_unit: { sv: 'Enheten finns inte, eller är inte din.', en: 'There is no such unit, or it is not yours.' },
  more_than_staff: {
    sv: 'Fler har lärt sig än som finns i funktionen. Räkna medarbetarna först.',
    en: 'More have learned than there are in the function. Count the staff first.',
  },
}
interface FormProps {
  path: string
  title: Text
  lead: Text
  record: Parameters<typeof RecordForm>[0]['record']
  submit: Text
  entered: Entered
  errors?: readonly FormError[]
}
function formPage(c: Ctx, { unit }: SeenUnit, { path, title, lead, record, submit, entered, errors = [] }: FormProps) {
  const at = unitPlace(unit).href
  return renderPage(
    c,
    <Page shell={c.get('shell')} title={title} crumbs={[ROOM, unitPlace(unit)]} lead={lead} errors={errors}>
      <RecordForm
        record={record}
        action={`${at}/${path}`}
        csrf={csrfOf(c)}
        submit={submit}
        entered={entered}
        errors={errors}
        back={{ label: { sv: 'Avbryt', en: 'Cancel' }, href: at }}
      />
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
const today = () => dayOf(new Date())

const staffForm = (seen: SeenUnit, entered: Entered, errors: readonly FormError[] = []): FormProps => ({
  path: 'rakna',
  title: { sv: 'Räkna medarbetare', en: 'Count staff' },
  lead: {
    sv: 'Hur många i varje funktion? Lämna tomt det som inte har ändrats.',
    en: 'How many in each function? Leave empty what has not changed.',
  },
  record: staffRecord(seen.functions),
  submit: { sv: 'Spara antalen', en: 'Save the numbers' },
  entered,
  errors,
})
countPages.get('/kunskapsbehov/enhet/:unit/rakna', async (c) => {
  const seen = await unitFor(c)
  return formPage(c, seen, staffForm(seen, { counted_on: today() }))
})
countPages.post('/kunskapsbehov/enhet/:unit/rakna', async (c) => {
  const seen = await unitFor(c)
  const reading = readForm(staffRecord(seen.functions), await readBody(c))
  if (!reading.ok) return formPage(c, seen, staffForm(seen, reading.entered, reading.errors))
  const { counted_on, ...numbers } = reading.values
  const counts = seen.functions.flatMap(({ code }): Counted[] => {
    const count = (numbers as Record<string, unknown>)[code]
    return typeof count === 'number' ? [{ unit: seen.unit.id, function: code, area: null, depth: null, count, counted_on }] : []
  })
  if (!(await countUnit(...doer(c), counts))) throw new Fault('not_found')
  return seeOther(c, unitPlace(seen.unit).href)
})

countPages.get('/kunskapsbehov/enhet/:unit/larda', async (c) => {
  const seen = await unitFor(c)
  const counted = new Set(
    seen.counts.filter((one) => one.unit === seen.unit.id && one.area === null && one.count > 0).map((one) => one.function),
  )
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Räkna vilka som har lärt sig', en: 'Count who has learned' }}
      crumbs={[ROOM, unitPlace(seen.unit)]}
      lead={{ sv: 'Välj en funktion. Du skriver bara antal.', en: 'Choose a function. You write numbers only.' }}
    >
      <ul>
        {seen.functions
          .filter(({ code }) => counted.has(code))
          .map(({ code, name }) => (
            <li>
              <a href={`${unitPlace(seen.unit).href}/larda/${code}`}>
                <T text={name} />
              </a>
            </li>
          ))}
      </ul>
    </Page>,
  )
})
function funcOf(c: Ctx, { functions }: SeenUnit): Func {
  const func = functions.find(({ code }) => code === c.req.param('code'))
  if (!func) throw new Fault('not_found')
  return func
}
const trainedForm = (seen: SeenUnit, func: Func, entered: Entered, errors: readonly FormError[] = []): FormProps => ({
  path: `larda/${func.code}`,
  title: func.name,
  lead: {
    sv: 'Hur många i funktionen har det som behövs? Lämna tomt det som inte har ändrats.',
    en: 'How many of the function have what is needed? Leave empty what has not changed.',
  },
  record: trainedRecord(func, seen.areas, seen.depths),
  submit: { sv: 'Spara antalen', en: 'Save the numbers' },
  entered,
  errors,
})
countPages.get('/kunskapsbehov/enhet/:unit/larda/:code', async (c) => {
  const seen = await unitFor(c)
  return formPage(c, seen, trainedForm(seen, funcOf(c, seen), { counted_on: today() }))
})
countPages.post('/kunskapsbehov/enhet/:unit/larda/:code', async (c) => {
  const seen = await unitFor(c)
  const func = funcOf(c, seen)
  const reading = readForm(trainedRecord(func, seen.areas, seen.depths), await readBody(c))
  if (!reading.ok) return formPage(c, seen, trainedForm(seen, func, reading.entered, reading.errors))
  const { counted_on, ...numbers } = reading.values
  const counts = seen.areas.flatMap(({ id }): Counted[] => {
    const count = (numbers as Record<string, unknown>)[id]
    return typeof count === 'number'
      ? [{ unit: seen.unit.id, function: func.code, area: id, depth: func.needs[id] ?? null, count, counted_on }]
      : []
  })
  const problems = await countUnit(...doer(c), counts)
  if (!problems) throw new Fault('not_found')
  const errors = problems.flatMap((problem, index): FormError[] =>
    problem ? [{ field: counts[index]?.area ?? '', message: PROBLEMS[problem] }] : [],
  )
  if (errors.length === 0) return seeOther(c, unitPlace(seen.unit).href)
  const entered = { counted_on, ...Object.fromEntries(counts.map((one) => [one.area ?? '', String(one.count)])) }
  return formPage(c, seen, trainedForm(seen, func, entered, errors))
})

/* ── a plan ── */

const planForm = (seen: SeenUnit, func: Func, area: string, entered: Entered, errors: readonly FormError[] = []): FormProps => {
  const name = seen.areas.find(({ id }) => id === area)?.name ?? { sv: area, en: area }
  return {
    path: `planera/${area}/${func.code}`,
    title: { sv: 'Planera', en: 'Plan' },
    lead: { sv: `${name.sv}: ${func.name.sv}`, en: `${name.en}: ${func.name.en}` },
    record: planRecord(seen.owners),
    submit: { sv: 'Spara planen', en: 'Save the plan' },
    entered,
    errors,
  }
}
countPages.get('/kunskapsbehov/enhet/:unit/planera/:area', async (c) => {
  const seen = await unitFor(c)
  const area = seen.areas.find(({ id }) => id === c.req.param('area'))
  if (!area) throw new Fault('not_found')
  const needing = seen.functions.filter(({ needs }) => (needs[area.id] ?? 0) > 0)
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Planera', en: 'Plan' }}
      crumbs={[ROOM, unitPlace(seen.unit)]}
      lead={{ sv: `${area.name.sv}. Vilken funktion ska lära sig?`, en: `${area.name.en}. Which function is to learn?` }}
    >
      <ul>
        {needing.map(({ code, name, needs }) => (
          <li>
            <a href={`${unitPlace(seen.unit).href}/planera/${area.id}/${code}`}>
              <T text={name} />
            </a>
            {': '}
            <T text={seen.depths[needs[area.id] ?? 0]?.name ?? ''} />
          </li>
        ))}
      </ul>
    </Page>,
  )
})
function planned(c: Ctx, seen: SeenUnit): { func: Func; area: string; depth: number } {
  const func = funcOf(c, seen)
  const area = c.req.param('area') ?? ''
  const depth = func.needs[area] ?? 0
  if (depth === 0) throw new Fault('not_found')
  return { func, area, depth }
}
countPages.get('/kunskapsbehov/enhet/:unit/planera/:area/:code', async (c) => {
  const seen = await unitFor(c)
  const { func, area } = planned(c, seen)
  return formPage(c, seen, planForm(seen, func, area, { due: addDays(today(), 90) }))
})
countPages.post('/kunskapsbehov/enhet/:unit/planera/:area/:code', async (c) => {
  const seen = await unitFor(c)
  const { func, area, depth } = planned(c, seen)
  const record = planRecord(seen.owners)
  const reading = readForm(record, await readBody(c))
  if (!reading.ok) return formPage(c, seen, planForm(seen, func, area, reading.entered, reading.errors))
  const lang = c.get('lang')
  const { way, how, owner, due, cost_kronor } = reading.values
  const wayWords = pick(record.fields.way.options?.find(({ value }) => value === way)?.label ?? way, lang)
  const areaName = pick(seen.areas.find(({ id }) => id === area)?.name ?? area, lang)
  const made = await planTraining(...doer(c), {
    unit: seen.unit.id,
    function: func.code,
    area,
    depth,
    how: `${wayWords}. ${how}`,
    owner,
    due,
    cost_kronor: cost_kronor ?? null,
    title: `${{ sv: 'Lär ut', en: 'Teach' }[lang]}: ${areaName} (${pick(func.name, lang)})`,
    why: `${wayWords}. ${how}`,
  })
  if (!made) throw new Fault('not_found')
  return seeOther(c, `/kunskapsbehov/plan/${made.id}`)
})
