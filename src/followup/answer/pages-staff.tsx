import { Hono } from 'hono'
import { today } from '../../platform/day.ts'
import { Fault } from '../../platform/faults.ts'
import { isoDate } from '../../platform/field/index.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { readForm, wordOf } from '../../platform/http/form.ts'
import { type FormError, Page, renderPage } from '../../platform/page/index.ts'
import { askStaff, shareStaff, STAFF_QUESTIONS_MAX } from './deeds-staff.ts'
import { part, settle, setTitle } from './pages-part.tsx'
import { StaffPart } from './part-staff.tsx'
import { ANSWERS } from './part-words.tsx'

export const staffRoutes = new Hono<Env>()

const NONE: FormError = { field: 'avsnitt', message: { sv: 'Välj minst ett avsnitt.', en: 'Choose at least one section.' } }
const tooMany = (count: number): FormError => ({
  field: 'avsnitt',
  message: {
    sv: `De valda avsnitten har ${count} frågor. Välj färre: högst ${STAFF_QUESTIONS_MAX}.`,
    en: `The chosen sections have ${count} questions. Choose fewer: at most ${STAFF_QUESTIONS_MAX}.`,
  },
})
const DAY: FormError = {
  field: 'stanger',
  message: { sv: 'Skriv en dag från och med i dag, till exempel 2026-11-27.', en: 'Write a day from today on, for example 2026-11-27.' },
}

async function again(c: Ctx, errors: readonly FormError[]) {
  const seen = await part(c)
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Fråga medarbetarna', en: 'Ask staff' }}
      crumbs={[ANSWERS, { label: setTitle(seen), href: `/svar/${seen.part.id}` }]}
      errors={errors}
    >
      <StaffPart seen={seen} csrf={csrfOf(c)} />
    </Page>,
    422,
  )
}

staffRoutes.post('/svar/:part{[0-9a-f-]{36}}/medarbetare', async (c) => {
  const seen = await part(c)
  const form = await readForm(c)
  const sections = form.getAll('avsnitt').filter((one): one is string => typeof one === 'string')
  const count = seen.set.sections
    .filter((section) => sections.includes(section.id))
    .reduce((sum, section) => sum + section.questions.filter((one) => one.kind !== 'words').length, 0)
  const closes = isoDate({ first: today }).safeParse(wordOf(form, 'stanger'))
  const errors = [
    ...(count === 0 ? [NONE] : []),
    ...(count > STAFF_QUESTIONS_MAX ? [tooMany(count)] : []),
    ...(closes.success ? [] : [DAY]),
  ]
  if (errors.length > 0 || !closes.success) return again(c, errors)
  return settle(c, await askStaff(c.get('house').db, whoAsks(c).actor, seen.part.id, sections, closes.data), `/svar/${seen.part.id}`)
})
staffRoutes.post('/svar/:part{[0-9a-f-]{36}}/medarbetare/dela', async (c) => {
  const id = c.req.param('part')
  const share = wordOf(await readForm(c), 'dela') !== ''
  const done = await shareStaff(c.get('house').db, whoAsks(c).actor, id, share)
  if (done === 'absent') throw new Fault('not_found')
  return done === 'done' ? seeOther(c, `/svar/${id}`) : settle(c, done, `/svar/${id}`)
})
