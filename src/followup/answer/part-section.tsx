/** What stands beside the questions of a section: suggestions, staff's voices, and what somebody else saved meanwhile. */
import { InsetText, Notice, T, type Text } from '../../platform/page/index.ts'
import { type Answer, levelsOf, type Question } from '../question/index.ts'
import type { SeenSection, Suggestion } from './deeds-answer.ts'
import { AnswerWords, Said } from './part-words.tsx'

export function Beside({ seen, question }: { seen: SeenSection; question: Question }) {
  const suggestion = seen.suggestions.get(question.id)
  const staff = seen.staff.find((line) => line.question === question.id)
  return (
    <>
      {suggestion === undefined ? null : <Suggested seen={seen} question={question} suggestion={suggestion} />}
      {staff === undefined ? null : (
        <p>
          <T text={{ sv: `Medarbetarna (omkring ${staff.count} svar):`, en: `Staff (about ${staff.count} answers):` }} />{' '}
          {levelsOf(seen.set, question)
            .map((level) => `${level.value}: ${Math.round((staff.shares[String(level.value)] ?? 0) * 100)} %`)
            .join(' · ')}
        </p>
      )}
      <p>
        <a href={`/svar/${seen.part.id}/fraga/${encodeURIComponent(question.id)}`}>
          <T text={{ sv: 'Underlag, kommentarer och åtgärder', en: 'Evidence, comments and actions' }} />
        </a>
        {seen.comments.some((comment) => comment.question === question.id) ? (
          <>
            {' '}
            (<T text={{ sv: 'har kommentarer', en: 'has comments' }} />)
          </>
        ) : null}
      </p>
    </>
  )
}
/** A suggestion stands beside and is never chosen by itself. */
function Suggested({
  seen: { set, round },
  question,
  suggestion: { answer, from, differs },
}: {
  seen: SeenSection
  question: Question
  suggestion: Suggestion
}) {
  const where: Text =
    from === 'former'
      ? { sv: 'Förra gången svarade ni', en: 'Last time you answered' }
      : { sv: 'På en fråga om samma sak har ni svarat', en: 'To a question on the same matter you have answered' }
  const other = from === 'former' ? undefined : round.sets.find((one) => one.id === from.split('/')[0])
  return (
    <InsetText>
      <p>
        <T text={{ sv: 'Förslag.', en: 'Suggestion.' }} /> <T text={where} />{' '}
        {other === undefined ? null : (
          <>
            (<Said words={other.title} set={other} />){' '}
          </>
        )}
        <strong>
          <AnswerWords set={set} question={question} answer={answer} />
        </strong>
        . <T text={{ sv: 'Välj själv om det stämmer än.', en: 'Choose yourself whether it still holds.' }} />
      </p>
      {answer.words === '' || question.kind === 'words' ? null : <p>{answer.words}</p>}
      {differs ? (
        <p>
          <T
            text={{
              sv: 'Svaren på de frågorna skiljer sig; det lägsta står här.',
              en: 'The answers to those questions differ; the lowest stands here.',
            }}
          />
        </p>
      ) : null}
    </InsetText>
  )
}

const wordsOf = (by: string | null): Text => ({
  sv: `${by ?? 'Någon'} sparade avsnittet medan du skrev. Det du skrev är kvar här nedanför och är inte sparat än. Jämför, och spara igen: då gäller ditt.`,
  en: `${by ?? 'Somebody'} saved the section while you were writing. What you wrote is still below and is not saved yet. Compare, and save again: then yours holds.`,
})
export function Between({ by, seen, mine }: { by: string | null; seen: SeenSection; mine: readonly Answer[] }) {
  const differing = seen.section.questions.filter((question) => {
    const [a, b] = [seen.answers.get(question.id), mine.find((one) => one.question === question.id)]
    return JSON.stringify([a?.applies, a?.level, a?.chosen, a?.words]) !== JSON.stringify([b?.applies, b?.level, b?.chosen, b?.words])
  })
  return (
    <Notice
      kind="waiting"
      word={{ sv: 'Inte sparat', en: 'Not saved' }}
      title={{ sv: 'Någon hann före', en: 'Somebody was first' }}
      announce
    >
      <p>
        <T text={wordsOf(by)} />
      </p>
      {differing.map((question) => (
        <p>
          <Said words={question.text} set={seen.set} />{' '}
          <strong>
            <T text={{ sv: 'Nu sparat:', en: 'Saved now:' }} />{' '}
            <AnswerWords set={seen.set} question={question} answer={seen.answers.get(question.id)} />
          </strong>{' '}
          {seen.answers.get(question.id)?.words ?? ''}
        </p>
      ))}
    </Notice>
  )
}

export function ReadOnly({ seen: { section, set, answers } }: { seen: SeenSection }) {
  return (
    <>
      <h2>
        <Said words={section.title} set={set} />
      </h2>
      {section.questions.map((question) => (
        <>
          <h3>
            <Said words={question.text} set={set} />
          </h3>
          <p>
            <strong>
              <AnswerWords set={set} question={question} answer={answers.get(question.id)} />
            </strong>
          </p>
          {question.kind === 'words' || (answers.get(question.id)?.words ?? '') === '' ? null : <p>{answers.get(question.id)?.words}</p>}
        </>
      ))}
    </>
  )
}
