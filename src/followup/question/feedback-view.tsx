/** What answers say, as a page: the spread first, the weakest links next, and what would lift them. */
import { Count, DataTable, Details, type Column, T, type Text, useLang } from '../../platform/page/index.ts'
import type { Feedback, Lift, Spread } from './feedback.ts'
import { languageFor, SetText } from './form.tsx'
import { type Level, type QuestionSet, questionsOf } from './question.ts'

const QUESTIONS = { one: { sv: 'fråga', en: 'question' }, many: { sv: 'frågor', en: 'questions' } }
/** So many are shown at once: more than this nobody begins with. */
const FIRST = 5

interface ViewProps {
  set: QuestionSet
  feedback: Feedback
  lang?: string | undefined
}

function LevelName({ set, level, lang }: { set: QuestionSet; level: Level; lang: string }) {
  return (
    <>
      {level.value}. <SetText words={level.name} set={set} lang={lang} />
    </>
  )
}

/** In words: how many, where half of them stand, and how low the lowest is. Never an average. */
export function SpreadWords({ set, spread, lang }: { set: QuestionSet; spread: Spread; lang: string }) {
  const { middle, lowest } = spread
  const atLowest = spread.levels.find(({ level }) => level.value === lowest?.value)?.count ?? 0
  return (
    <p>
      <T
        text={{
          sv: `${spread.answered} av ${spread.asked} frågor är besvarade.`,
          en: `${spread.answered} of ${spread.asked} questions are answered.`,
        }}
      />{' '}
      {spread.not_applicable === 0 ? null : (
        <>
          <T text={{ sv: 'Gäller inte er:', en: 'Do not apply to you:' }} /> {spread.not_applicable}.{' '}
        </>
      )}
      {middle === undefined || lowest === undefined ? null : (
        <>
          <T text={{ sv: 'Minst hälften ligger på', en: 'At least half stand at' }} />{' '}
          <strong>
            <LevelName set={set} level={middle} lang={lang} />
          </strong>{' '}
          <T text={{ sv: 'eller högre. Lägst ligger', en: 'or higher. Lowest stand' }} /> <Count count={atLowest} words={QUESTIONS} />
          <T text={{ sv: ', på', en: ', at' }} />{' '}
          <strong>
            <LevelName set={set} level={lowest} lang={lang} />
          </strong>
          .{' '}
        </>
      )}
      {spread.yes + spread.no === 0 ? null : (
        <T text={{ sv: `Ja: ${spread.yes}. Nej: ${spread.no}.`, en: `Yes: ${spread.yes}. No: ${spread.no}.` }} />
      )}
    </p>
  )
}

const SHARE: Text = { sv: 'Andel', en: 'Share' }
/** Level by level, the highest first: how many questions, and which share of those that are answered with a level. */
export function LevelTable({ set, spread, lang }: { set: QuestionSet; spread: Spread; lang: string }) {
  const counted = spread.levels.reduce((sum, { count }) => sum + count, 0)
  if (counted === 0) return null
  return (
    <DataTable
      caption={{ sv: 'Frågor på varje nivå', en: 'Questions at each level' }}
      rows={spread.levels.toReversed()}
      columns={[
        { label: { sv: 'Nivå', en: 'Level' }, names: true, cell: ({ level }) => <LevelName set={set} level={level} lang={lang} /> },
        { label: { sv: 'Frågor', en: 'Questions' }, number: true, cell: ({ count }) => String(count) },
        { label: SHARE, number: true, cell: ({ count }) => `${Math.round((100 * count) / counted)} %` },
      ]}
    />
  )
}

const sectionColumns = (set: QuestionSet, lang: string): Column<Feedback['sections'][number]>[] => {
  const levelOr = (level: Level | undefined) => (level === undefined ? '–' : <LevelName set={set} level={level} lang={lang} />)
  return [
    {
      label: { sv: 'Avsnitt', en: 'Section' },
      names: true,
      cell: ({ section }) => <SetText words={section.title} set={set} lang={lang} />,
    },
    {
      label: { sv: 'Besvarade', en: 'Answered' },
      number: true,
      cell: ({ spread }) => <T text={{ sv: `${spread.answered} av ${spread.asked}`, en: `${spread.answered} of ${spread.asked}` }} />,
    },
    {
      label: { sv: 'Minst hälften på', en: 'At least half at' },
      cell: ({ spread }) =>
        spread.yes + spread.no > 0 ? <T text={{ sv: `Ja på ${spread.yes}`, en: `Yes to ${spread.yes}` }} /> : levelOr(spread.middle),
    },
    {
      label: { sv: 'Lägst', en: 'Lowest' },
      cell: ({ spread }) =>
        spread.yes + spread.no > 0 ? <T text={{ sv: `Nej på ${spread.no}`, en: `No to ${spread.no}` }} /> : levelOr(spread.lowest),
    },
  ]
}

function LiftItem({ set, lift, lang }: { set: QuestionSet; lift: Lift; lang: string }) {
  return (
    <li>
      <p>
        <strong>
          <SetText words={lift.question.text} set={set} lang={lang} />
        </strong>
        <br />
        <T text={{ sv: 'I dag:', en: 'Today:' }} /> <LevelName set={set} level={lift.stands} lang={lang} />.
        {lift.next === undefined ? null : (
          <>
            {' '}
            <T text={{ sv: 'Nästa steg:', en: 'The next step:' }} /> <SetText words={lift.next.meaning} set={set} lang={lang} />
          </>
        )}
      </p>
      {lift.actions.length === 0 ? null : (
        <ul>
          {lift.actions.map((action) => (
            <li>
              <SetText words={action.text} set={set} lang={lang} />
              {action.days === undefined ? null : (
                <>
                  {' '}
                  <T text={{ sv: `Inom ${action.days}\u00a0dagar.`, en: `Within ${action.days}\u00a0days.` }} />
                </>
              )}
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}

export function FeedbackView({ set, feedback, lang: asked }: ViewProps) {
  const lang = languageFor(set, useLang(), asked)
  const [first, rest] = [feedback.lifts.slice(0, FIRST), feedback.lifts.slice(FIRST)]
  const items = (lifts: readonly Lift[]) => lifts.map((lift) => <LiftItem set={set} lift={lift} lang={lang} />)
  return (
    <>
      <SpreadWords set={set} spread={feedback.whole} lang={lang} />
      {first.length === 0 ? null : (
        <>
          <h2>
            <T text={{ sv: 'Börja här', en: 'Begin here' }} />
          </h2>
          <p>
            <T
              text={{
                sv: 'Det svagaste först. Välj en eller två saker, inte allt.',
                en: 'The weakest first. Choose one or two things, not all.',
              }}
            />
          </p>
          <ol>{items(first)}</ol>
          {rest.length === 0 ? null : (
            <Details summary={{ sv: `Visa ${rest.length} till`, en: `Show ${rest.length} more` }}>
              <ol start={FIRST + 1}>{items(rest)}</ol>
            </Details>
          )}
        </>
      )}
      {feedback.uncovered.map(({ question, missing }) => (
        <>
          <h2>
            <T text={{ sv: 'Inte med än', en: 'Not covered yet' }} />
          </h2>
          <p>
            <SetText words={question.text} set={set} lang={lang} />
          </p>
          <ul>
            {missing.map((one) => (
              <li>
                <SetText words={one.text} set={set} lang={lang} />
              </li>
            ))}
          </ul>
        </>
      ))}
      <h2>
        <T text={{ sv: 'Hur svaren fördelar sig', en: 'How the answers spread' }} />
      </h2>
      <LevelTable set={set} spread={feedback.whole} lang={lang} />
      {questionsOf(set).length === 0 ? null : (
        <DataTable
          caption={{ sv: 'Avsnitt för avsnitt', en: 'Section by section' }}
          rows={feedback.sections}
          columns={sectionColumns(set, lang)}
        />
      )}
    </>
  )
}
