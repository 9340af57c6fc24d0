import { SummaryList, T, type Text, When } from '../../platform/page/index.ts'
import type { ShownReview } from './deeds-review.ts'
import { Written } from './part-written.tsx'

const DECISIONS: Record<'return' | 'safe_copy' | 'release', Text> = {
  return: { sv: 'Skicka tillbaka', en: 'Return' },
  safe_copy: { sv: 'Säker kopia skickas av kretsen', en: 'Safe copy sent by the circle' },
  release: { sv: 'Släppa', en: 'Release' },
}

/** What has been proposed or decided, by which function, on what ground. */
export function Decision({ review }: { review: ShownReview }) {
  const { decision, second } = review
  if (decision === undefined) return null
  return (
    <>
      <h2>
        <T
          text={
            review.state === 'awaiting_second'
              ? { sv: 'Förslag till beslut', en: 'Proposed decision' }
              : review.state === 'open'
                ? { sv: 'Tidigare förslag', en: 'Earlier proposal' }
                : { sv: 'Beslut', en: 'Decision' }
          }
        />
      </h2>
      <SummaryList
        rows={[
          { label: { sv: 'Beslut', en: 'Decision' }, value: <T text={DECISIONS[decision.what]} /> },
          {
            label: { sv: 'Av', en: 'By' },
            value: (
              <>
                {decision.by ?? ''}
                {decision.at ? (
                  <>
                    , <When at={decision.at} />
                  </>
                ) : null}
              </>
            ),
          },
          ...(decision.law === null ? [] : [{ label: { sv: 'Grund', en: 'Ground' }, value: decision.law }]),
          ...(decision.weighing === undefined
            ? []
            : [{ label: { sv: 'Avvägning', en: 'Weighing' }, value: <Written text={decision.weighing} /> }]),
          ...(decision.message === undefined
            ? []
            : [{ label: { sv: 'Meddelande till avsändaren', en: 'Message to the sender' }, value: <Written text={decision.message} /> }]),
          ...(second === undefined
            ? []
            : [
                {
                  label: { sv: 'Andra person', en: 'Second person' },
                  value: (
                    <>
                      {second.by ?? ''}
                      {second.at ? (
                        <>
                          , <When at={second.at} />
                        </>
                      ) : null}
                      {second.words ? <Written text={second.words} /> : null}
                    </>
                  ),
                },
              ]),
        ]}
      />
    </>
  )
}
