/** What differs between two versions, so that somebody can see whether last year's answers still answer. */
import { DataTable, T, Tag, type Text } from '../../platform/page/index.ts'
import type { ChangedQuestion, ChangedText, Difference } from './difference.ts'
import { textPlace } from './check-words.ts'
import { SetText } from './form.tsx'
import type { QuestionSet } from './question.ts'

const STATES: Readonly<Record<ChangedQuestion['state'], Text>> = {
  added: { sv: 'Ny', en: 'New' },
  removed: { sv: 'Borttagen', en: 'Removed' },
  changed: { sv: 'Ändrad', en: 'Changed' },
}

function Texts({ texts }: { texts: readonly ChangedText[] }) {
  return (
    <DataTable
      caption={{ sv: 'Ändrade texter', en: 'Changed texts' }}
      captionHidden
      rows={texts}
      columns={[
        {
          label: { sv: 'Var', en: 'Where' },
          names: true,
          cell: ({ place, lang }) => (
            <>
              <T text={textPlace(place)} /> ({lang})
            </>
          ),
        },
        { label: { sv: 'Före', en: 'Before' }, cell: ({ before }) => (before === undefined ? '–' : <del>{before}</del>) },
        { label: { sv: 'Efter', en: 'After' }, cell: ({ after }) => (after === undefined ? '–' : <ins>{after}</ins>) },
      ]}
    />
  )
}

export function DifferenceView({ difference, set, lang }: { difference: Difference; set: QuestionSet; lang: string }) {
  const { questions, texts } = difference
  if (questions.length + texts.length === 0)
    return (
      <p>
        <T text={{ sv: 'Inget skiljer.', en: 'Nothing differs.' }} />
      </p>
    )
  return (
    <>
      {questions.map((one) => (
        <>
          <h3>
            {one.question.id}. <SetText words={one.question.text} set={set} lang={lang} />
          </h3>
          <p>
            <Tag text={STATES[one.state]} />{' '}
            {one.answers_may_differ ? (
              <Tag tone="waiting" text={{ sv: 'Tidigare svar gäller kanske inte', en: 'Earlier answers may not hold' }} />
            ) : null}{' '}
            {one.otherwise ? (
              <T text={{ sv: 'Lag, pekare, åtgärder eller underlag är ändrade.', en: 'Law, pointers, actions or evidence are changed.' }} />
            ) : null}
          </p>
          {one.state === 'changed' && one.texts.length > 0 ? <Texts texts={one.texts} /> : null}
        </>
      ))}
      {texts.length === 0 ? null : (
        <>
          <h3>
            <T text={{ sv: 'Titlar, nivåer och upphov', en: 'Titles, levels and origin' }} />
          </h3>
          <Texts texts={texts} />
        </>
      )}
    </>
  )
}
