import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Ctx, type Env, whoAsks } from '../../platform/http/context.ts'
import { Actions, DataTable, LinkButton, Notice, Page, renderPage, T } from '../../platform/page/index.ts'
import { type SeenLine, seeLines } from './deeds.ts'
import { hoursWords, linePlace, ROOM, Since, StateTag } from './part.tsx'

/** The country's telephone lines, as they stand on the organisation's public pages. */
export const listPages = new Hono<Env>()

async function reached(c: Ctx): Promise<SeenLine[]> {
  const seen = await seeLines(c.get('house').db, whoAsks(c).actor)
  if (!seen) throw new Fault('not_found')
  return seen
}
/** What is most harmful first: what others say is wrong, what the keeper proposes, what is old, what grows old. */
const order = (one: SeenLine): number =>
  one.told.length > 0
    ? 0
    : one.standing.proposal
      ? 1
      : one.stage === 90
        ? one.line.kind === 'emergency'
          ? 3
          : 2
        : one.stage === 75
          ? 3
          : 4

listPages.get('/linjer', async (c) => {
  const lines = await reached(c)
  const waiting = lines.filter((one) => order(one) < 4).sort((a, b) => order(a) - order(b))
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={ROOM.label}
      lead={{
        sv: 'Landets stödlinjer, som de står på era öppna sidor. Ett gammalt nummer kan vara farligt: kontrollera varje linje minst var tredje månad.',
        en: 'The country’s helplines, as they stand on your public pages. An old number can be dangerous: check each line at least every three months.',
      }}
    >
      <Next waiting={waiting} />
      <DataTable
        caption={ROOM.label}
        captionHidden
        rows={lines}
        columns={[
          {
            label: { sv: 'Linje', en: 'Line' },
            names: true,
            cell: ({ line }) => (
              <a href={`/linjer/${line.id}`}>
                <T text={linePlace(line).label} />
              </a>
            ),
          },
          { label: { sv: 'Nummer', en: 'Number' }, cell: ({ line }) => [line.number, line.also].filter(Boolean).join(' / ') },
          { label: { sv: 'Öppet', en: 'Open' }, cell: ({ line }) => <T text={hoursWords(line.hours)} /> },
          { label: { sv: 'Stämde senast', en: 'Last right' }, cell: (seen) => <Since seen={seen} /> },
          { label: { sv: 'Läge', en: 'State' }, cell: (seen) => <StateTag seen={seen} /> },
        ]}
      />
      <p>
        <T
          text={{
            sv: 'Fakta kommer från källan vid varje linje. Egna nummer i kommunen skriver du under Sidor.',
            en: 'The facts come from the source at each line. Numbers of your own are written under Sites.',
          }}
        />
      </p>
    </Page>,
  )
})

function Next({ waiting }: { waiting: readonly SeenLine[] }) {
  const [first] = waiting
  if (!first)
    return (
      <Notice kind="success" title={{ sv: 'Alla linjer är kontrollerade', en: 'All lines are checked' }}>
        <p>
          <T
            text={{
              sv: 'Du får en påminnelse när någon börjar bli gammal.',
              en: 'You are reminded when any of them grows old.',
            }}
          />
        </p>
      </Notice>
    )
  const { sv, en } = first.line.name
  return (
    <Notice
      kind="waiting"
      title={{
        sv: waiting.length === 1 ? 'En linje väntar på dig' : `${waiting.length} linjer väntar på dig`,
        en: waiting.length === 1 ? 'One line waits for you' : `${waiting.length} lines wait for you`,
      }}
    >
      <p>
        <T
          text={{
            sv: 'Läs på linjens egen webbplats. Ring bara om det inte räcker: andra står i kö. Ring aldrig 112 för att prova.',
            en: 'Read on the line’s own website. Call only if that is not enough: others are waiting. Never call 112 to try it.',
          }}
        />
      </p>
      <Actions>
        <LinkButton kind="primary" href={`/linjer/${first.line.id}`} text={{ sv: `Börja med ${sv}`, en: `Begin with ${en}` }} />
      </Actions>
    </Notice>
  )
}
