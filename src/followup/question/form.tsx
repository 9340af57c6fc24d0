/**
 * A question as a person meets it: the levels as plain choices, a comment, and help, a good answer and the law folded.
 * The same for whoever answers: in a round, by link on a phone, at a meeting, alone.
 */
import type { Child } from 'hono/jsx'
import {
  Actions,
  Button,
  CheckboxGroup,
  Form,
  type FormError,
  Help,
  Law as LawFold,
  RadioGroup,
  Tag,
  T,
  type Text,
  TextArea,
  useLang,
  When,
} from '../../platform/page/index.ts'
import { type Answer, type Law, levelsOf, type Question, type QuestionSet, sayIn, type Section, type Words } from './question.ts'
import { choiceName, levelName, NOT_APPLICABLE, wordsName } from './reading.ts'

const NOT_HERE = {
  name: { sv: 'Gäller inte oss', en: 'Does not apply to us' },
  meaning: { sv: 'Skriv varför i kommentaren.', en: 'Say why in the comment.' },
}
const COMMENT: Text = { sv: 'Kommentar', en: 'Comment' }
const NO_NAMES: Text = {
  sv: 'Skriv inget om enskilda personer eller ärenden.',
  en: 'Write nothing about individual persons or cases.',
}
const GOOD: Text = { sv: 'Så ser ett gott svar ut', en: 'What a good answer looks like' }
const GOOD_AND_LAW: Text = {
  sv: 'Så ser ett gott svar ut, och vad lagen säger',
  en: 'What a good answer looks like, and what the law says',
}
const LAW_ONLY: Text = { sv: 'Vad lagen säger', en: 'What the law says' }
const UNVERIFIED: Text = { sv: 'overifierat', en: 'unverified' }

/** A text of a set, marked with its own language and direction where that is not the page's. */
export function SetText({ words, set, lang }: { words: Words; set: QuestionSet; lang: string }) {
  const page = useLang()
  const shown = words[lang] === undefined || isBorrowed(set, words, lang) ? (set.languages[0] ?? 'sv') : lang
  const text = sayIn(words, lang, set)
  return shown === page ? (
    <T text={text} />
  ) : (
    <span lang={shown} dir="auto">
      {text}
    </span>
  )
}
/** A foreign framework has its own text in the place of the Swedish one until somebody has translated it. */
const isBorrowed = (set: QuestionSet, words: Words, lang: string): boolean =>
  !set.languages.includes(lang) && words[lang] === words[set.languages[0] ?? 'sv']

/** In which language a set is read by somebody whose page is in `page`: that one if the set has it, else its first. */
export const languageFor = (set: QuestionSet, page: string, asked?: string): string => {
  const known = [...set.languages, ...(set.incomplete ?? [])]
  if (asked !== undefined && known.includes(asked)) return asked
  return known.includes(page) ? page : (set.languages[0] ?? 'sv')
}

function LawLine({ law, set, lang }: { law: Law; set: QuestionSet; lang: string }) {
  return (
    <p>
      <strong>{law.cite}</strong>
      {law.verified ? null : (
        <>
          {' '}
          <Tag text={UNVERIFIED} />
        </>
      )}
      <br />
      {law.says === undefined ? null : (
        <>
          <SetText words={law.says} set={set} lang={lang} />{' '}
        </>
      )}
      {law.valid_from === undefined ? null : (
        <>
          <T text={{ sv: 'Gäller från', en: 'In force from' }} /> <When at={law.valid_from} />.{' '}
        </>
      )}
      {law.valid_to === undefined ? null : (
        <>
          <T text={{ sv: 'Gäller till', en: 'In force until' }} /> <When at={law.valid_to} />.{' '}
        </>
      )}
      {law.verified ? null : (
        <T text={{ sv: 'Kontrollera hänvisningen innan ni stöder er på den. ', en: 'Check the reference before you rely on it. ' }} />
      )}
      {law.source === undefined ? null : (
        <>
          <T text={{ sv: 'Källa:', en: 'Source:' }} /> {law.source}.
        </>
      )}
    </p>
  )
}
const lawsOf = (question: Question): readonly Law[] => question.law ?? []

/** The law behind a question, all of it behind one press. */
export function QuestionLaw({ set, question, lang }: { set: QuestionSet; question: Question; lang: string }) {
  const laws = lawsOf(question)
  if (laws.length === 0) return null
  return (
    <LawFold section={laws.map((law) => law.cite).join(' · ')}>
      {laws.map((law) => (
        <LawLine law={law} set={set} lang={lang} />
      ))}
    </LawFold>
  )
}

/** What a good answer looks like, and the law: one fold between the question and its choices, so that these stay near. */
export function QuestionBackground({ set, question, lang }: { set: QuestionSet; question: Question; lang: string }) {
  const laws = lawsOf(question)
  if (question.good === undefined && laws.length === 0) return null
  return (
    <Help summary={question.good === undefined ? LAW_ONLY : laws.length === 0 ? GOOD : GOOD_AND_LAW}>
      {question.good === undefined ? null : (
        <p>
          <SetText words={question.good} set={set} lang={lang} />
        </p>
      )}
      {laws.map((law) => (
        <LawLine law={law} set={set} lang={lang} />
      ))}
    </Help>
  )
}

export interface QuestionFieldProps {
  set: QuestionSet
  question: Question
  answer?: Answer | undefined
  /** The language to ask in; that of the page when absent. */
  lang?: string | undefined
  errors?: readonly FormError[] | undefined
  /** Staff who answer without names are asked for levels only, unless the round wants their words. */
  comment?: boolean | undefined
  mayNotApply?: boolean | undefined
  /** What stands beneath the question: what another set or the year before said. */
  children?: Child
}

export function QuestionField(props: QuestionFieldProps) {
  const { set, question, answer, errors = [], comment = true, mayNotApply = true } = props
  const lang = languageFor(set, useLang(), props.lang)
  const say = (words: Words) => sayIn(words, lang, set)
  const errorOf = (name: string) => errors.find((error) => error.field === name)?.message
  const page = useLang()
  const about = { label: say(question.text), depends: true, ...(question.help === undefined ? {} : { hint: say(question.help) }) }
  const help = (
    <>
      <QuestionBackground set={set} question={question} lang={lang} />
      {props.children}
    </>
  )
  const notHere = { value: NOT_APPLICABLE, label: NOT_HERE.name, ...(comment ? { hint: NOT_HERE.meaning } : {}) }
  const levels = levelsOf(set, question).map((level) => ({
    value: String(level.value),
    label: question.kind === 'yes_no' ? say(level.name) : `${level.value}. ${say(level.name)}`,
    hint: say(level.meaning),
  }))
  const asked = question.kind === 'words' ? `${wordsName(question)}` : undefined
  return (
    <div {...(lang === page ? {} : { lang, dir: 'auto' })}>
      {question.kind === 'choices' ? (
        <CheckboxGroup
          {...about}
          name={choiceName(question)}
          help={help}
          options={(question.options ?? []).map((option) => ({ value: option.id, label: say(option.text) }))}
          values={answer?.chosen ?? []}
          error={errorOf(choiceName(question))}
        />
      ) : null}
      {levels.length > 0 ? (
        <RadioGroup
          {...about}
          name={levelName(question)}
          help={help}
          options={mayNotApply ? [...levels, notHere] : levels}
          value={answer === undefined ? undefined : answer.applies ? writeLevel(answer) : NOT_APPLICABLE}
          error={errorOf(levelName(question))}
        />
      ) : null}
      {asked === undefined ? null : <TextArea {...about} name={asked} help={help} value={answer?.words} rows={4} error={errorOf(asked)} />}
      {comment && asked === undefined ? (
        <TextArea
          name={wordsName(question)}
          label={COMMENT}
          hint={NO_NAMES}
          value={answer?.words}
          rows={2}
          error={errorOf(wordsName(question))}
        />
      ) : null}
    </div>
  )
}
const writeLevel = (answer: Answer): string | undefined => (answer.level === null ? undefined : String(answer.level))

export interface SetFormProps {
  set: QuestionSet
  action: string
  csrf: string
  answers?: readonly Answer[] | undefined
  lang?: string | undefined
  errors?: readonly FormError[] | undefined
  comment?: boolean | undefined
  mayNotApply?: boolean | undefined
  /** One section a page, or all. */
  sections?: readonly Section[] | undefined
  submit: Text
  /** Fields of one's own before the button. */
  children?: Child
  /** What stands beneath one question. */
  beside?: ((question: Question) => Child) | undefined
}

/** All questions of a set, or of some sections, as one form. */
export function SetForm(props: SetFormProps) {
  const { set, answers = [], sections = set.sections } = props
  const lang = languageFor(set, useLang(), props.lang)
  return (
    <Form action={props.action} csrf={props.csrf}>
      {sections.map((section) => (
        <section>
          <h2>
            <SetText words={section.title} set={set} lang={lang} />
          </h2>
          {section.lead === undefined ? null : (
            <p>
              <SetText words={section.lead} set={set} lang={lang} />
            </p>
          )}
          {section.questions.map((question) => (
            <QuestionField
              set={set}
              question={question}
              answer={answers.find((one) => one.question === question.id)}
              lang={lang}
              errors={props.errors}
              comment={props.comment}
              mayNotApply={props.mayNotApply}
            >
              {props.beside?.(question)}
            </QuestionField>
          ))}
        </section>
      ))}
      {props.children}
      <Actions>
        <Button text={props.submit} />
      </Actions>
    </Form>
  )
}
