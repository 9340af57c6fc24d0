/** Pieces that several pages of this room share. */
import type { Child } from 'hono/jsx'
import { Details, Notice, type Place, T, Tag, type Text, useLang, usePick } from '../../platform/page/index.ts'
import { languageFor, levelsOf, type Question, type QuestionSet, sayIn, SetText, type Words } from '../question/index.ts'
import { PART_STATES, type PartState, type Progress, SUBMISSION_STATES, type SubmissionState } from './answer.ts'

export const ANSWERS: Place = { label: { sv: 'Svar', en: 'Answers' }, href: '/svar' }

export function PartTag({ state }: { state: PartState }) {
  return <Tag {...PART_STATES[state]} />
}
export function SubmissionTag({ state }: { state: SubmissionState }) {
  return <Tag {...SUBMISSION_STATES[state]} />
}
export function ProgressWords({ progress: { answered, all } }: { progress: Progress }) {
  return <T text={{ sv: `${answered} av ${all}`, en: `${answered} of ${all}` }} />
}

/** A text of a set in the page's language, or in its own where nobody has translated it. */
export function Said({ words, set }: { words: Words; set: QuestionSet }) {
  return <SetText words={words} set={set} lang={languageFor(set, useLang())} />
}
export function LevelWords({ set, question, level }: { set: QuestionSet; question: Question; level: number | null }) {
  const found = levelsOf(set, question).find((one) => one.value === level)
  const lang = languageFor(set, useLang())
  if (found === undefined) return <>–</>
  return <>{question.kind === 'yes_no' ? sayIn(found.name, lang, set) : `${found.value}. ${sayIn(found.name, lang, set)}`}</>
}

const NOT_HERE: Text = { sv: 'Gäller inte oss', en: 'Does not apply to us' }
/** An answer in a table: its level, its choices, or that it does not apply. */
export function AnswerWords({
  set,
  question,
  answer,
}: {
  set: QuestionSet
  question: Question
  answer: { applies: boolean; level: number | null; chosen: readonly string[]; words: string } | undefined
}) {
  const say = usePick()
  const lang = languageFor(set, useLang())
  if (answer === undefined) return <>–</>
  if (!answer.applies) return <>{say(NOT_HERE)}</>
  if (question.kind === 'choices')
    return (
      <>
        {(question.options ?? [])
          .filter((option) => answer.chosen.includes(option.id))
          .map((option) => sayIn(option.text, lang, set))
          .join(', ') || '–'}
      </>
    )
  if (question.kind === 'words') return <>{answer.words === '' ? '–' : answer.words}</>
  return <LevelWords set={set} question={question} level={answer.level} />
}

export const MARK: Text = { sv: 'Sekretessprövas', en: 'Assess secrecy' }
export const MARK_WORDS: Text = {
  sv: 'Svaren visar var skyddet är svagt. Den som begär ut dem ska få saken prövad: inget lämnas ut utan sekretessprövning. Anteckningen är ingen bedömning i sig (OSL 5:5).',
  en: 'The answers show where protection is weak. A request for them is to be judged: nothing is disclosed without an assessment of secrecy. The mark is no judgement in itself (OSL 5:5).',
}
/** What tells where the organisation is weak says so, on the page and in every file. */
export function SecrecyMark() {
  return (
    <>
      <p>
        <Tag tone="waiting" text={MARK} />
      </p>
      <Details summary={{ sv: 'Vad märket betyder', en: 'What the mark means' }}>
        <p>
          <T text={MARK_WORDS} />
        </p>
      </Details>
    </>
  )
}

export function Locked() {
  return (
    <Notice kind="info" title={{ sv: 'Underskrivet', en: 'Signed off' }}>
      <p>
        <T
          text={{
            sv: 'Svaren är underskrivna och går att läsa. Ska något ändras öppnar samordnaren rundan igen.',
            en: 'The answers are signed off and can be read. If something is to change, the coordinator opens the round again.',
          }}
        />
      </p>
    </Notice>
  )
}

/** What there is to know beside a page: a line each, for a narrow column. */
export function Facts({ facts }: { facts: readonly { label: Text; value: Child }[] }) {
  return (
    <>
      {facts.map(({ label, value }) => (
        <p>
          <strong>
            <T text={label} />:
          </strong>{' '}
          {value}
        </p>
      ))}
    </>
  )
}
