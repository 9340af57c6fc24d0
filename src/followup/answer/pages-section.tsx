/** One section at a time: the questions, what is suggested, and saving that loses nothing. */
import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { readForm as readRecord, RecordForm } from '../../platform/field/index.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { readForm, wordOf } from '../../platform/http/form.ts'
import { Button, Details, Form, type FormError, HiddenField, Page, renderPage, T, type Text, When } from '../../platform/page/index.ts'
import { type Answer, type QuestionSet, readAnswers, SetForm, wordsName } from '../question/index.ts'
import { choicesOf, colleagueRecord } from './answer-forms.ts'
import { type SeenSection, saveSection, seeSection } from './deeds-answer.ts'
import { askColleague, giveBack } from './deeds-part.ts'
import { Beside, Between, ReadOnly } from './part-section.tsx'
import { ANSWERS, Locked, SecrecyMark } from './part-words.tsx'

export const sectionRoutes = new Hono<Env>()
const at = (c: Ctx): { part: string; section: string } => ({ part: c.req.param('part') ?? '', section: c.req.param('section') ?? '' })
const hrefOf = ({ part, section }: { part: string; section: string }): string => `/svar/${part}/avsnitt/${encodeURIComponent(section)}`
const partCrumb = (seen: SeenSection) => ({ label: titleOf(seen.set), href: `/svar/${seen.part.id}` })
const titleOf = (set: QuestionSet): Text => ({ sv: set.title.sv, en: set.title['en'] ?? set.title.sv })

const placeIn = ({ set, section }: SeenSection): Text => {
  const [place, all] = [set.sections.indexOf(section) + 1, set.sections.length]
  return { sv: `Avsnitt ${place} av ${all}`, en: `Section ${place} of ${all}` }
}

async function section(c: Ctx): Promise<SeenSection> {
  const { part, section } = at(c)
  const seen = await seeSection(c.get('house').db, whoAsks(c).actor, part, section)
  if (!seen) throw new Fault('not_found')
  return seen
}

interface Written {
  answers: readonly Answer[]
  errors: readonly FormError[]
  /** Somebody saved between: who, as a function. */
  between?: string | null
  version: number
}
sectionRoutes.get('/svar/:part/avsnitt/:section', async (c) => answerPage(c, await section(c)))

function answerPage(c: Ctx, seen: SeenSection, written?: Written) {
  const { part, section, set, row, mine } = seen
  const errors = written?.errors ?? []
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={placeIn(seen)}
      crumbs={[ANSWERS, partCrumb(seen)]}
      errors={errors}
      aside={<Aside seen={seen} csrf={csrfOf(c)} />}
    >
      <SecrecyMark />
      {part.locked ? <Locked /> : null}
      {written?.between === undefined ? null : <Between by={written.between} seen={seen} mine={written.answers} />}
      {mine ? (
        <SetForm
          set={set}
          sections={[section]}
          action={hrefOf({ part: part.id, section: section.id })}
          csrf={csrfOf(c)}
          answers={written?.answers ?? [...seen.answers.values()]}
          errors={errors}
          submit={seen.next === undefined ? { sv: 'Spara', en: 'Save' } : { sv: 'Spara och gå vidare', en: 'Save and go on' }}
          beside={(question) => <Beside seen={seen} question={question} />}
        >
          <HiddenField name="version" value={String(written?.version ?? row.version)} />
        </SetForm>
      ) : (
        <ReadOnly seen={seen} />
      )}
    </Page>,
    errors.length > 0 ? 422 : written?.between === undefined ? 200 : 409,
  )
}

function Aside({ seen, csrf }: { seen: SeenSection; csrf: string }) {
  const { row, may, part, section } = seen
  const base = hrefOf({ part: part.id, section: section.id })
  const helping = row.helper !== null
  return (
    <>
      {row.saved_at === null ? null : (
        <p>
          <T text={{ sv: 'Senast sparat', en: 'Last saved' }} /> <When at={row.saved_at} />
          {row.saved_by_signature === null ? null : `, ${row.saved_by_signature}`}.
        </p>
      )}
      {helping ? (
        <p>
          <T text={{ sv: 'Lämnat till', en: 'Handed to' }} /> {row.helper_signature}.
        </p>
      ) : null}
      {helping && seen.mine ? (
        <Form action={`${base}/tillbaka`} csrf={csrf}>
          <Button
            kind="secondary"
            text={
              may.handIn
                ? { sv: 'Ta tillbaka avsnittet', en: 'Take the section back' }
                : { sv: 'Lämna tillbaka avsnittet', en: 'Give the section back' }
            }
          />
        </Form>
      ) : null}
      {!helping && may.handIn ? (
        <p>
          <a href={`${base}/kollega`}>
            <T text={{ sv: 'Be en kollega svara på avsnittet', en: 'Ask a colleague to answer the section' }} />
          </a>
        </p>
      ) : null}
      <Details summary={{ sv: 'Hur svaren används', en: 'How the answers are used' }}>
        <p>
          <T
            text={{
              sv: 'Varje avsnitt sparas för sig och ni kan fortsätta när ni vill. Ingen utanför organisationen ser något förrän svaren är underskrivna, och då bara det som står på sidan innan.',
              en: 'Each section is saved by itself and you can go on whenever you like. Nobody outside the organisation sees anything before the answers are signed off, and then only what stands on the page before.',
            }}
          />
        </p>
      </Details>
    </>
  )
}

const REASON: Text = { sv: 'Skriv varför det inte gäller er.', en: 'Say why it does not apply to you.' }
/** What does not apply needs its reason: silence would hide a gap. */
const withoutReason = (answers: readonly Answer[]): FormError[] =>
  answers
    .filter((answer) => !answer.applies && answer.words === '')
    .map((answer) => ({ field: wordsName({ id: answer.question }), message: REASON }))

sectionRoutes.post('/svar/:part/avsnitt/:section', async (c) => {
  const seen = await section(c)
  const form = await readForm(c)
  const read = readAnswers(form, seen.set)
  const asked = new Set(seen.section.questions.map((question) => question.id))
  const answers = read.answers.filter((answer) => asked.has(answer.question))
  const errors = [...read.errors, ...withoutReason(answers)]
  const version = Number.parseInt(wordOf(form, 'version'), 10)
  if (!Number.isSafeInteger(version)) throw new Fault('bad_request')
  if (errors.length > 0) return answerPage(c, seen, { answers, errors, version })
  const place = at(c)
  const saved = await saveSection(c.get('house').db, whoAsks(c).actor, place.part, place.section, version, answers)
  if (saved.ok) return seeOther(c, seen.next === undefined ? `/svar/${place.part}` : hrefOf({ part: place.part, section: seen.next.id }))
  if (saved.because !== 'conflict') throw new Fault(saved.because === 'absent' ? 'not_found' : 'conflict')
  return answerPage(c, await section(c), { answers, errors: [], version: saved.version, between: saved.by })
})

async function colleaguePage(c: Ctx, errors: readonly FormError[] = []) {
  const seen = await section(c)
  if (!seen.may.handIn) throw new Fault('not_found')
  const base = hrefOf(at(c))
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Be en kollega', en: 'Ask a colleague' }}
      crumbs={[ANSWERS, partCrumb(seen), { label: titleOf({ ...seen.set, title: seen.section.title }), href: base }]}
      errors={errors}
      lead={{
        sv: 'Kollegan svarar på det här avsnittet och ser resten av delen. Du kan ta tillbaka det när du vill.',
        en: 'The colleague answers this section and sees the rest of the part. You can take it back whenever you like.',
      }}
    >
      <RecordForm
        record={colleagueRecord(choicesOf(seen.colleagues.filter((one) => one.id !== whoAsks(c).actor.account)))}
        action={`${base}/kollega`}
        csrf={csrfOf(c)}
        submit={{ sv: 'Lämna avsnittet', en: 'Hand the section over' }}
        errors={errors}
        back={{ label: { sv: 'Avbryt', en: 'Cancel' }, href: base }}
      />
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
sectionRoutes.get('/svar/:part/avsnitt/:section/kollega', (c) => colleaguePage(c))
sectionRoutes.post('/svar/:part/avsnitt/:section/kollega', async (c) => {
  const seen = await section(c)
  const reading = readRecord(colleagueRecord(choicesOf(seen.colleagues)), await readForm(c))
  if (!reading.ok) return colleaguePage(c, reading.errors)
  const { part, section: name } = at(c)
  const done = await askColleague(c.get('house').db, whoAsks(c).actor, part, name, reading.values.colleague)
  if (done !== 'done') throw new Fault(done === 'absent' ? 'not_found' : 'conflict')
  return seeOther(c, `/svar/${part}`)
})
sectionRoutes.post('/svar/:part/avsnitt/:section/tillbaka', async (c) => {
  const { part, section: name } = at(c)
  const done = await giveBack(c.get('house').db, whoAsks(c).actor, part, name)
  if (done !== 'done') throw new Fault(done === 'absent' ? 'not_found' : 'conflict')
  return seeOther(c, '/svar')
})
