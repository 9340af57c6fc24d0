import { DataTable, InsetText, Notice, T, Tag, type Text, useLang, writeDay } from '../../platform/page/index.ts'
import type { Source } from './deeds-guidance.ts'
import type { DifferenceLine } from './difference.ts'
import { type Block, linesOf, placesIn, readProse, type Span } from './prose.ts'
import { isFilled, type RoutineState, type Slot, STATES } from './routine.ts'

export function RoutineTag({ state }: { state: RoutineState }) {
  const { text, tone } = STATES[state]
  return <Tag text={text} tone={tone} />
}

/** First on the page, large, a line each: what whoever reads this does. */
export function IDo({ text }: { text: string }) {
  return (
    <section class="sv-routine-do" aria-labelledby="det-har-gor-jag">
      <h2 id="det-har-gor-jag">
        <T text={{ sv: 'Det här gör jag', en: 'This is what I do' }} />
      </h2>
      <ul>
        {linesOf(text).map((line) => (
          <li>{line}</li>
        ))}
      </ul>
    </section>
  )
}

const Spans = ({ spans }: { spans: readonly Span[] }) => (
  <>{spans.map(({ words, strong }) => (strong ? <strong>{words}</strong> : words))}</>
)

/** The text as it is read, and as it is printed: places with what stands in them, or that they are empty. */
export function RoutineText({ body, slots }: { body: string; slots: readonly Slot[] }) {
  const named = placesIn(body)
  const loose = slots.filter(({ key }) => !named.includes(key))
  return (
    <div class="sv-prose sv-routine-text" lang="sv">
      {readProse(body).map((block) => (
        <BlockOf block={block} slots={slots} />
      ))}
      {loose.length === 0 ? null : <h2>Att veta</h2>}
      {loose.map((slot) => (
        <Place slot={slot} />
      ))}
    </div>
  )
}

function BlockOf({ block, slots }: { block: Block; slots: readonly Slot[] }) {
  switch (block.kind) {
    case 'heading':
      return <h2>{block.words}</h2>
    case 'subheading':
      return <h3>{block.words}</h3>
    case 'paragraph':
      return (
        <p>
          <Spans spans={block.spans} />
        </p>
      )
    case 'list': {
      const items = block.items.map((spans) => (
        <li>
          <Spans spans={spans} />
        </li>
      ))
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>
    }
    case 'place': {
      const slot = slots.find(({ key }) => key === block.key)
      return slot ? <Place slot={slot} /> : null
    }
  }
}

const EMPTY: Text = { sv: 'Tom plats', en: 'Empty place' }
const SOURCE: Text = { sv: 'Källa:', en: 'Source:' }
function Place({ slot }: { slot: Slot }) {
  if (!isFilled(slot))
    return (
      <Notice kind="waiting" word={EMPTY}>
        <p>{slot.ask}</p>
      </Notice>
    )
  return (
    <>
      {slot.words.split('\n').map((line) => (
        <p>{line}</p>
      ))}
      <p class="sv-hint">
        <T text={SOURCE} /> {slot.source}
      </p>
    </>
  )
}

/** What the routine rests on, with what is unverified said as such and what is to come said beforehand. */
export function Sources({ sources, day }: { sources: readonly Source[]; day: string }) {
  const lang = useLang()
  return (
    <ul>
      {sources.map((source) => (
        <li>
          <a href={`/rutiner/underlag/${source.id}`}>
            <T text={source.title} />
          </a>
          {source.document === '' ? null : <>, {source.document}</>}{' '}
          {source.verified ? null : <Tag tone="waiting" text={{ sv: 'Overifierat', en: 'Unverified' }} />}
          {source.coming
            .filter(({ on }) => on > day)
            .map(({ on }) => (
              <>
                {' '}
                <T text={{ sv: `Ändras ${writeDay(on, lang)}.`, en: `Changes on ${writeDay(on, lang)}.` }} />
              </>
            ))}
        </li>
      ))}
    </ul>
  )
}

const NEW: Text = { sv: 'Nytt:', en: 'New:' }
const GONE: Text = { sv: 'Borttaget:', en: 'Removed:' }
/** What changed: the word says it, the mark helps the eye. */
export function Difference({ lines }: { lines: readonly DifferenceLine[] }) {
  return (
    <div class="sv-prose" lang="sv">
      {lines.map(({ kind, words }) =>
        kind === 'same' ? (
          <p>{words}</p>
        ) : kind === 'new' ? (
          <InsetText>
            <p>
              <strong>
                <T text={NEW} />
              </strong>{' '}
              <ins>{words}</ins>
            </p>
          </InsetText>
        ) : (
          <InsetText>
            <p>
              <strong>
                <T text={GONE} />
              </strong>{' '}
              <del>{words}</del>
            </p>
          </InsetText>
        ),
      )}
    </div>
  )
}

/** Old and new text of a source, beside each other. */
export function BeforeAfter({ before, after }: { before: string; after: string }) {
  return (
    <DataTable
      caption={{ sv: 'Vad som är ändrat', en: 'What has changed' }}
      captionHidden
      rows={[{ before, after }]}
      columns={[
        { label: { sv: 'Före', en: 'Before' }, cell: (row) => (row.before === '' ? '–' : row.before) },
        { label: { sv: 'Nu', en: 'Now' }, cell: (row) => row.after },
      ]}
    />
  )
}
