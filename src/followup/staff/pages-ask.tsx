/** The questions, one at a time or all on one page; and the sending. */
import { Hono } from 'hono'
import type { Child } from 'hono/jsx'
import { Fault } from '../../platform/faults.ts'
import { type Ctx, type Env, seeOther } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { readForm, wordOf } from '../../platform/http/form.ts'
import {
  Actions,
  Button,
  CheckboxGroup,
  Form,
  Notice,
  Page,
  RadioGroup,
  renderPage,
  SummaryList,
  T,
  TextArea,
  useLang,
} from '../../platform/page/index.ts'
import { type Door, keepAnswers, readDraft, send } from './deeds-door.ts'
import { anonymousShell, doorOf, saveForLater } from './pages-door.tsx'
import { type Asked, type Draft, MORE, readChosen, WORDS_MAX, writeWords } from './staff.ts'

export const askRoutes = new Hono<Env>()
const UNIT_NAME = 'enhet'
const nameOf = (question: string): string => `fraga-${question}`
const wordsName = (question: string): string => `ord-${question}`

/** What one page asks: the unit where there are several, a question, or the free words at the end. */
type Step = { kind: 'unit' } | { kind: 'question'; question: Asked } | { kind: 'more' }
const stepsOf = ({ collection, units }: Door): Step[] => [
  ...(units.length > 1 ? [{ kind: 'unit' } as const] : []),
  ...collection.asked.questions.map((question) => ({ kind: 'question', question }) as const),
  ...(collection.words_allowed ? [{ kind: 'more' } as const] : []),
]

function Ask({ step, door, draft }: { step: Step; door: Door; draft: Draft }) {
  const page = useLang()
  const lang = draft.lang ?? page
  const foreign = draft.lang === undefined ? {} : { lang: draft.lang, dir: 'auto' as const }
  if (step.kind === 'unit')
    return (
      <RadioGroup
        name={UNIT_NAME}
        label={{ sv: 'Var arbetar du?', en: 'Where do you work?' }}
        hint={{
          sv: 'Enheten visas bara när minst fem har svarat där.',
          en: 'The unit is shown only when at least five have answered there.',
        }}
        depends
        options={door.units.map(({ id, name }) => ({ value: id, label: name }))}
        value={draft.unit ?? undefined}
      />
    )
  if (step.kind === 'more')
    return <FreeWords name={wordsName(MORE)} value={draft.words[MORE]} label={{ sv: 'Något mer?', en: 'Anything more?' }} />
  const { question } = step
  const asked = {
    name: nameOf(question.id),
    label: writeWords(question.text, lang),
    depends: true,
    ...(question.help === undefined ? {} : { hint: writeWords(question.help, lang) }),
    options: question.choices.map(({ value, text, meaning }) => ({
      value,
      label: writeWords(text, lang),
      ...(meaning === undefined ? {} : { hint: writeWords(meaning, lang) }),
    })),
  }
  const chosen = draft.answers[question.id] ?? []
  if (question.kind === 'words') return <FreeWords name={wordsName(question.id)} value={draft.words[question.id]} label={asked.label} />
  return (
    <div {...foreign}>
      {question.kind === 'choices' ? <CheckboxGroup {...asked} values={chosen} /> : <RadioGroup {...asked} value={chosen[0]} />}
    </div>
  )
}
function FreeWords({ name, value, label }: { name: string; value: string | undefined; label: string | { sv: string; en: string } }) {
  return (
    <TextArea
      name={name}
      label={label}
      hint={{
        sv: `Skriv inget om ett ärende eller en person, inte ens utan namn: en kollega kan leva med skydd. Högst ${WORDS_MAX} tecken.`,
        en: `Write nothing of a case or a person, not even without a name: a colleague may live under protection. At most ${WORDS_MAX} characters.`,
      }}
      secret
      rows={4}
      value={value}
    />
  )
}

/** What the form of one page, or of all, says: laid over what was said before. */
function laid(door: Door, steps: readonly Step[], form: FormData, draft: Draft): Draft {
  const next: Draft = { ...draft, answers: { ...draft.answers }, words: { ...draft.words } }
  for (const step of steps) {
    if (step.kind === 'unit') {
      const unit = wordOf(form, UNIT_NAME)
      next.unit = door.units.some(({ id }) => id === unit) ? unit : null
      continue
    }
    const id = step.kind === 'more' ? MORE : step.question.id
    if (step.kind === 'more' || step.question.kind === 'words') {
      next.words[id] = door.collection.words_allowed ? wordOf(form, wordsName(id)).slice(0, WORDS_MAX) : ''
      continue
    }
    next.answers[id] = readChosen(
      step.question,
      form.getAll(nameOf(id)).filter((value) => typeof value === 'string'),
    )
  }
  return next
}

interface Place {
  door: Door
  steps: Step[]
  draft: Draft
  /** From 1; undefined: all on one page. */
  at: number | undefined
  here: string
}
/** Where this browser is. A sent draft leads to the thanks, one that is not there to the beginning. */
async function placeOf(c: Ctx): Promise<Place | Response> {
  const door = await doorOf(c)
  const { token = '', run = '', n = '' } = c.req.param() as Record<string, string>
  if (door.state !== 'open') return seeOther(c, `/s/${token}`)
  const draft = await readDraft(c.get('house').db, token, run)
  if (draft === undefined) return seeOther(c, `/s/${token}`)
  if (draft === 'sent') return seeOther(c, `/s/${token}/tack`)
  const steps = stepsOf(door)
  const at = n === 'alla' || n === '' ? undefined : Number(n)
  if (at !== undefined && !(Number.isInteger(at) && at >= 1 && at <= steps.length)) throw new Fault('not_found')
  return { door, steps, draft, at, here: `/s/${token}/${run}` }
}

function SaveAndBack({ children }: { children?: Child }) {
  return (
    <Actions>
      {children}
      <Button name="sedan" value="ja" kind="quiet" text={{ sv: 'Spara och fortsätt senare', en: 'Save and go on later' }} />
    </Actions>
  )
}

askRoutes.get('/s/:token/:run/skicka', async (c) => {
  const place = await placeOf(c)
  return place instanceof Response ? place : reviewPage(c, place)
})
askRoutes.get('/s/:token/:run/:n{[0-9]+|alla}', async (c) => {
  const place = await placeOf(c)
  if (place instanceof Response) return place
  const { door, steps, draft, at, here } = place
  const shown = at === undefined ? steps : steps.slice(at - 1, at)
  return renderPage(
    c,
    <Page
      shell={anonymousShell(c)}
      title={at === undefined ? door.collection.title : { sv: `Fråga ${at} av ${steps.length}`, en: `Question ${at} of ${steps.length}` }}
    >
      <Form action={`${here}/${at ?? 'alla'}`} csrf={csrfOf(c)}>
        {shown.map((step) => (
          <Ask step={step} door={door} draft={draft} />
        ))}
        <SaveAndBack>
          <Button text={at === undefined ? { sv: 'Granska och skicka', en: 'Review and send' } : { sv: 'Nästa', en: 'Next' }} />
          {at === undefined ? null : <Button name="hoppa" value="ja" kind="secondary" text={{ sv: 'Hoppa över', en: 'Skip' }} />}
        </SaveAndBack>
        {at === undefined || at === 1 ? null : (
          <p>
            <a href={`${here}/${at - 1}`}>
              <T text={{ sv: 'Tillbaka', en: 'Back' }} />
            </a>
          </p>
        )}
      </Form>
    </Page>,
  )
})

/** What is written on a page is kept, whichever button was pressed; a skipped question is emptied. */
askRoutes.post('/s/:token/:run/:n{[0-9]+|alla}', async (c) => {
  const place = await placeOf(c)
  if (place instanceof Response) return place
  const { door, steps, at, here } = place
  const form = await readForm(c)
  const { token = '', run = '' } = c.req.param() as Record<string, string>
  const asked = at === undefined ? steps : steps.slice(at - 1, at)
  const said = wordOf(form, 'hoppa') === 'ja' ? new FormData() : form
  await keepAnswers(c.get('house').db, token, run, (draft) => laid(door, asked, said, draft))
  if (wordOf(form, 'sedan') === 'ja') return saveForLater(c, token, run)
  return seeOther(c, at === undefined || at === steps.length ? `${here}/skicka` : `${here}/${at + 1}`)
})

function reviewPage(c: Ctx, { door, steps, draft, here }: Place) {
  const lang = draft.lang ?? c.get('lang')
  const skipped = c.get('lang') === 'sv' ? 'Hoppar över' : 'Skipped'
  const rows = steps.map((step, i) => {
    const change = `${here}/${i + 1}`
    if (step.kind === 'unit')
      return { label: { sv: 'Enhet', en: 'Unit' }, value: door.units.find(({ id }) => id === draft.unit)?.name ?? skipped, change }
    if (step.kind === 'more') return { label: { sv: 'Något mer', en: 'Anything more' }, value: draft.words[MORE] || skipped, change }
    const { question } = step
    const chosen = question.choices
      .filter(({ value }) => draft.answers[question.id]?.includes(value))
      .map(({ text }) => writeWords(text, lang))
    const value = question.kind === 'words' ? draft.words[question.id] : chosen.join(', ')
    return { label: writeWords(question.text, lang), value: value || skipped, change }
  })
  return renderPage(
    c,
    <Page
      shell={anonymousShell(c)}
      title={{ sv: 'Granska och skicka', en: 'Review and send' }}
      lead={{
        sv: 'När du har skickat går svaret inte att ändra eller ta tillbaka, eftersom ingen vet vilket som är ditt.',
        en: 'Once sent, the answer cannot be changed or taken back, since nobody knows which one is yours.',
      }}
    >
      <SummaryList rows={rows} />
      {rows.every(({ value }) => value === skipped) ? (
        <Notice kind="info" title={{ sv: 'Du har inte svarat på något än', en: 'You have not answered anything yet' }} />
      ) : null}
      <Form action={`${here}/skicka`} csrf={csrfOf(c)}>
        <SaveAndBack>
          <Button text={{ sv: 'Skicka in', en: 'Send' }} />
        </SaveAndBack>
      </Form>
    </Page>,
  )
}
askRoutes.post('/s/:token/:run/skicka', async (c) => {
  await doorOf(c)
  const { token, run } = c.req.param()
  if (wordOf(await readForm(c), 'sedan') === 'ja') return saveForLater(c, token, run)
  const done = await send(c.get('house').db, token, run)
  return seeOther(c, done === 'done' || done === 'sent' ? `/s/${token}/tack` : `/s/${token}`)
})
