/** One part: how far it has come, what the answers say, and what to do next. */
import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Entered, readForm as readRecord, RecordForm } from '../../platform/field/index.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { readForm, wordOf } from '../../platform/http/form.ts'
import {
  Actions,
  Button,
  DataTable,
  Details,
  Form,
  type FormError,
  LinkButton,
  Notice,
  Page,
  renderPage,
  T,
  type Text,
  When,
} from '../../platform/page/index.ts'
import { ActionList } from '../action/index.ts'
import { changeRecord, choicesOf } from './answer-forms.ts'
import { type PartState, questionOf, unanswered } from './answer.ts'
import { type SeenPart, seePart } from './deeds-answer.ts'
import { changeHanding, type Done, moveOn } from './deeds-part.ts'
import { PartFeedback, PartMoves } from './part-feedback.tsx'
import { StaffPart } from './part-staff.tsx'
import { ANSWERS, Facts, LevelWords, Locked, PartTag, ProgressWords, Said, SecrecyMark } from './part-words.tsx'

export const partRoutes = new Hono<Env>()
export const setTitle = ({ set }: Pick<SeenPart, 'set'>): Text => ({ sv: set.title.sv, en: set.title['en'] ?? set.title.sv })
const WHOLE: Text = { sv: 'Hela organisationen', en: 'The whole organisation' }

export async function part(c: Ctx): Promise<SeenPart> {
  const seen = await seePart(c.get('house').db, whoAsks(c).actor, c.req.param('part') ?? '')
  if (!seen) throw new Fault('not_found')
  return seen
}
/** Refused is absent; a state that has moved is said. */
export function settle(c: Ctx, done: Done, to: string) {
  if (done === 'absent') throw new Fault('not_found')
  if (done !== 'done') throw new Fault('conflict')
  return seeOther(c, to)
}

partRoutes.get('/svar/:part{[0-9a-f-]{36}}', async (c) => {
  const seen = await part(c)
  const { round } = seen
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={setTitle(seen)}
      crumbs={[ANSWERS, ...(seen.may.run || seen.part.locked ? [{ label: round.title, href: `/svar/runda/${round.id}` }] : [])]}
      aside={<Aside seen={seen} />}
    >
      <SecrecyMark />
      {seen.part.locked ? <Locked /> : null}
      <Comments seen={seen} />
      <Sections seen={seen} />
      <NextStep seen={seen} csrf={csrfOf(c)} />
      <PartFeedback seen={seen} />
      <PartMoves seen={seen} />
      <StaffPart seen={seen} csrf={csrfOf(c)} />
      <h2>
        <T text={{ sv: 'Åtgärder', en: 'Actions' }} />
      </h2>
      <ActionList actions={seen.actions} />
    </Page>,
  )
})

function Comments({ seen }: { seen: SeenPart }) {
  const open = unanswered(seen.comments)
  if (open.length === 0) return null
  return (
    <Notice kind="waiting" title={{ sv: 'Kommentarer att svara på', en: 'Comments to answer' }}>
      <ul>
        {open.map((id) => {
          const question = questionOf(seen.set, id)
          return question === undefined ? null : (
            <li>
              <a href={`/svar/${seen.part.id}/fraga/${encodeURIComponent(id)}`}>
                <Said words={question.text} set={seen.set} />
              </a>
            </li>
          )
        })}
      </ul>
    </Notice>
  )
}

function Sections({ seen }: { seen: SeenPart }) {
  return (
    <DataTable
      caption={{ sv: 'Avsnitt', en: 'Sections' }}
      rows={seen.sections}
      columns={[
        {
          label: { sv: 'Avsnitt', en: 'Section' },
          names: true,
          cell: (row) => (
            <a href={`/svar/${seen.part.id}/avsnitt/${encodeURIComponent(row.section)}`}>
              <Said words={row.told.title} set={seen.set} />
            </a>
          ),
        },
        { label: { sv: 'Besvarat', en: 'Answered' }, cell: (row) => <ProgressWords progress={row.progress} /> },
        {
          label: { sv: 'Lägsta nivå', en: 'Lowest level' },
          cell: (row) => {
            const lowest = seen.feedback.sections.find(({ section }) => section.id === row.section)?.spread.lowest
            const [question] = row.told.questions
            return lowest === undefined || question === undefined ? (
              '–'
            ) : (
              <LevelWords
                set={{ ...seen.set, levels: [lowest] }}
                question={{ ...question, kind: 'level', levels: [lowest] }}
                level={lowest.value}
              />
            )
          },
        },
        { label: { sv: 'Hos', en: 'With' }, cell: (row) => row.helper_signature ?? seen.part.owner_signature },
        { label: { sv: 'Senast sparat', en: 'Last saved' }, cell: (row) => (row.saved_at === null ? '–' : <When at={row.saved_at} />) },
      ]}
    />
  )
}

/** The one thing to do next, as a button. */
function NextStep({ seen, csrf }: { seen: SeenPart; csrf: string }) {
  const { part, may, progress } = seen
  if (part.locked) return null
  const left = progress.all - progress.answered
  const next = seen.sections.find((section) => section.mine && section.progress.answered < section.progress.all)
  return (
    <>
      {part.state === 'open' && next !== undefined ? (
        <Actions>
          <LinkButton
            kind="primary"
            href={`/svar/${part.id}/avsnitt/${encodeURIComponent(next.section)}`}
            text={{ sv: 'Svara på nästa avsnitt', en: 'Answer the next section' }}
          />
        </Actions>
      ) : null}
      {part.state === 'open' && may.handIn ? (
        <Form action={`/svar/${part.id}/lage`} csrf={csrf} label={{ sv: 'Lämna in', en: 'Hand in' }}>
          {left > 0 ? (
            <p>
              <T
                text={{
                  sv: `${left} frågor är obesvarade. De går med som obesvarade om du lämnar in nu.`,
                  en: `${left} questions are unanswered. They go along as unanswered if you hand in now.`,
                }}
              />
            </p>
          ) : null}
          <Actions>
            <Button
              kind={next === undefined ? 'primary' : 'secondary'}
              name="till"
              value="ready"
              text={{ sv: 'Lämna in delen', en: 'Hand the part in' }}
            />
          </Actions>
        </Form>
      ) : null}
      {part.state !== 'open' ? <Reviewing seen={seen} csrf={csrf} /> : null}
    </>
  )
}
function Reviewing({ seen: { part, may }, csrf }: { seen: SeenPart; csrf: string }) {
  return (
    <Form action={`/svar/${part.id}/lage`} csrf={csrf} label={{ sv: 'Granska', en: 'Review' }}>
      <Actions>
        {may.review && part.state === 'ready' ? (
          <Button name="till" value="approved" text={{ sv: 'Godkänn delen', en: 'Approve the part' }} />
        ) : null}
        {may.review || may.run || part.state === 'ready' ? (
          <Button kind="secondary" name="till" value="open" text={{ sv: 'Öppna för ändring', en: 'Open for change' }} />
        ) : null}
      </Actions>
    </Form>
  )
}

function Aside({ seen: { part, may, progress } }: { seen: SeenPart }) {
  return (
    <>
      <Facts
        facts={[
          { label: { sv: 'Läge', en: 'State' }, value: <PartTag state={part.state} /> },
          { label: { sv: 'Besvarat', en: 'Answered' }, value: <ProgressWords progress={progress} /> },
          { label: { sv: 'Gäller', en: 'Concerns' }, value: part.unit_name ?? <T text={WHOLE} /> },
          { label: { sv: 'Svarar', en: 'Answers' }, value: part.owner_signature },
          {
            label: { sv: 'Granskar', en: 'Reviews' },
            value: part.reviewer_signature ?? <T text={{ sv: 'Samordnaren', en: 'The coordinator' }} />,
          },
          { label: { sv: 'Klart senast', en: 'Done by' }, value: <When at={part.due} day /> },
        ]}
      />
      {may.run ? (
        <p>
          <a href={`/svar/${part.id}/andra`}>
            <T text={{ sv: 'Ändra vem som svarar och när', en: 'Change who answers and when' }} />
          </a>
        </p>
      ) : null}
      <Details summary={{ sv: 'Svara i ett kalkylblad', en: 'Answer in a spreadsheet' }} open={false}>
        <p>
          <a href={`/svar/${part.id}/svar.xlsx`}>
            <T text={{ sv: 'Hämta som XLSX', en: 'Fetch as XLSX' }} />
          </a>{' '}
          · <a href={`/svar/${part.id}/svar.csv`}>CSV</a>
        </p>
        {may.handIn ? (
          <p>
            <a href={`/svar/${part.id}/blad`}>
              <T text={{ sv: 'Läs in ett ifyllt blad', en: 'Read a filled-in sheet' }} />
            </a>
          </p>
        ) : null}
      </Details>
    </>
  )
}

const STATES: readonly PartState[] = ['open', 'ready', 'approved']
partRoutes.post('/svar/:part{[0-9a-f-]{36}}/lage', async (c) => {
  const form = await readForm(c)
  const state = STATES.find((one) => one === wordOf(form, 'till'))
  if (state === undefined) throw new Fault('bad_request')
  const id = c.req.param('part')
  return settle(c, await moveOn(c.get('house').db, whoAsks(c).actor, id, state), `/svar/${id}`)
})

async function changePage(c: Ctx, errors: readonly FormError[] = [], entered?: Entered) {
  const seen = await part(c)
  if (!seen.may.run) throw new Fault('not_found')
  const { id, owner, reviewer, due } = seen.part
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Ändra delen', en: 'Change the part' }}
      crumbs={[ANSWERS, { label: setTitle(seen), href: `/svar/${id}` }]}
      errors={errors}
    >
      <RecordForm
        record={changeRecord(choicesOf(seen.colleagues))}
        action={`/svar/${id}/andra`}
        csrf={csrfOf(c)}
        submit={{ sv: 'Spara ändringen', en: 'Save the change' }}
        entered={entered ?? { owner, due, ...(reviewer === null ? {} : { reviewer }) }}
        errors={errors}
        back={{ label: { sv: 'Avbryt', en: 'Cancel' }, href: `/svar/${id}` }}
      />
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
partRoutes.get('/svar/:part{[0-9a-f-]{36}}/andra', (c) => changePage(c))
partRoutes.post('/svar/:part{[0-9a-f-]{36}}/andra', async (c) => {
  const seen = await part(c)
  const reading = readRecord(changeRecord(choicesOf(seen.colleagues)), await readForm(c))
  if (!reading.ok) return changePage(c, reading.errors, reading.entered)
  const { owner, reviewer, due } = reading.values
  const done = await changeHanding(c.get('house').db, whoAsks(c).actor, seen.part.id, { owner, reviewer: reviewer ?? null, due })
  return settle(c, done, `/svar/${seen.part.id}`)
})
