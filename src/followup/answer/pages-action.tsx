/** From a gap in an answer to an action, in one step. */
import { addDays, today } from '../../platform/day.ts'
import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Entered, readForm as readRecord, RecordForm } from '../../platform/field/index.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { readForm } from '../../platform/http/form.ts'
import { Details, type FormError, Page, renderPage } from '../../platform/page/index.ts'
import { actionsAt, sayIn } from '../question/index.ts'
import { choicesOf, gapRecordFor } from './answer-forms.ts'
import type { SeenPart } from './deeds-answer.ts'
import { actOnGap } from './deeds-talk.ts'
import { setTitle } from './pages-part.tsx'
import { asked, hrefOf, ROOT } from './pages-question.tsx'
import { ANSWERS, Said } from './part-words.tsx'

export const actionRoutes = new Hono<Env>()
const gapRecord = (seen: SeenPart) => gapRecordFor(choicesOf(seen.everybody))
const inDays = (days: number): string => addDays(today(), days)
async function actionPage(c: Ctx, errors: readonly FormError[] = [], entered?: Entered) {
  const { seen, question } = await asked(c)
  const base = hrefOf(seen, question)
  const level = seen.answers.get(question.id)?.level ?? 0
  const suggested = actionsAt(question, level)
  const [first] = suggested
  const lang = c.get('shell').lang
  const why = sayIn(question.text, lang, seen.set)
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Skapa en åtgärd', en: 'Raise an action' }}
      crumbs={[ANSWERS, { label: setTitle(seen), href: `/svar/${seen.part.id}` }]}
      errors={errors}
      lead={{
        sv: 'Från brist till åtgärd i ett steg. Texten är ett förslag: ändra den som den behöver vara.',
        en: 'From gap to action in one step. The text is a proposal: change it as it needs to be.',
      }}
    >
      <RecordForm
        record={gapRecord(seen)}
        action={`${base}/atgard`}
        csrf={csrfOf(c)}
        submit={{ sv: 'Skapa åtgärden', en: 'Raise the action' }}
        errors={errors}
        entered={
          entered ?? {
            title: first === undefined ? '' : sayIn(first.text, lang, seen.set).slice(0, 160),
            why: why.slice(0, 2000),
            owner: seen.part.owner,
            due: inDays(first?.days ?? 90),
          }
        }
        back={{ label: { sv: 'Avbryt', en: 'Cancel' }, href: base }}
      />
      {suggested.length > 1 ? (
        <Details summary={{ sv: 'Fler förslag', en: 'More proposals' }}>
          <ul>
            {suggested.slice(1).map((action) => (
              <li>
                <Said words={action.text} set={seen.set} />
              </li>
            ))}
          </ul>
        </Details>
      ) : null}
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
actionRoutes.get(`${ROOT}/atgard`, (c) => actionPage(c))
actionRoutes.post(`${ROOT}/atgard`, async (c) => {
  const { seen, question } = await asked(c)
  const reading = readRecord(gapRecord(seen), await readForm(c))
  if (!reading.ok) return actionPage(c, reading.errors, reading.entered)
  const { title, why, owner, due } = reading.values
  const done = await actOnGap(c.get('house').db, whoAsks(c).actor, seen.part.id, question.id, { title, why, owner, due })
  if (done !== 'done') throw new Fault('not_found')
  return seeOther(c, `/svar/${seen.part.id}`)
})
