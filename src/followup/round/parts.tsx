/** What several pages of the room show alike. */
import type { Child } from 'hono/jsx'
import { type Ctx, seeOther } from '../../platform/http/context.ts'
import { readForm, wordOf } from '../../platform/http/form.ts'
import {
  Actions,
  Button,
  Details,
  Form,
  Law,
  Notice,
  type Option,
  SelectField,
  SummaryList,
  T,
  Tag,
  type Text,
  When,
} from '../../platform/page/index.ts'
import { COUNTIES, isCounty, isKind, KIND_CODES, KINDS, type Kind } from './counties.ts'
import type { Filter } from './picture.ts'
import { type Round, ROUND_STATES, type RoundLine, STANDINGS, type StandingOf } from './round.ts'

export const ROUNDS = { label: { sv: 'Rundor', en: 'Rounds' }, href: '/rundor' }
export const roundCrumb = (round: Pick<RoundLine, 'id' | 'title'>) => ({ label: round.title, href: `/rundor/${round.id}` })

export function Para({ text }: { text: Text }) {
  return (
    <p>
      <T text={text} />
    </p>
  )
}
export function RoundTag({ round }: { round: Pick<RoundLine, 'state'> }) {
  const { text, tone } = ROUND_STATES[round.state]
  return <Tag tone={tone} text={text} />
}
export function StandingTag({ standing }: { standing: StandingOf }) {
  return <Tag tone={STANDINGS[standing].tone} text={STANDINGS[standing].text} />
}
export const kindText = (kind: string): Text => (isKind(kind) ? KINDS[kind] : { sv: kind, en: kind })

/**
 * The mark that what tells where organisations are weak carries wherever it goes (OSL 5:5): provision, day, authority. The
 * provision is the authority's own choice, since which one applies is judged case by case.
 */
export function SecrecyMark({
  round,
  authority,
  children,
}: {
  round: Pick<Round, 'provision' | 'marked_on'>
  authority: string
  children?: Child
}) {
  return (
    <Notice
      kind="waiting"
      word={{ sv: 'Sekretess', en: 'Secrecy' }}
      title={{ sv: 'Pröva sekretessen innan något lämnas ut', en: 'Judge secrecy before anything is given out' }}
    >
      <Para
        text={{
          sv: 'Här syns var organisationer är svaga. Anteckningen är en påminnelse: den som får frågan prövar själv, uppgift för uppgift.',
          en: 'This shows where organisations are weak. The mark is a reminder: whoever is asked judges for herself, item by item.',
        }}
      />
      <SummaryList
        rows={[
          {
            label: { sv: 'Bestämmelse', en: 'Provision' },
            value: round.provision ?? (
              <T text={{ sv: 'Ingen vald än. Samvärn föreslår ingen.', en: 'None chosen yet. Samvärn proposes none.' }} />
            ),
          },
          { label: { sv: 'Datum', en: 'Date' }, value: round.marked_on === null ? '–' : <When at={round.marked_on} day /> },
          { label: { sv: 'Myndighet', en: 'Authority' }, value: authority },
        ]}
      />
      <Law section="OSL 5 kap. 5 §">
        <Para
          text={{
            sv: 'En anteckning om sekretess anger bestämmelsen, dagen och vilken myndighet som gjorde den. Den avgör ingenting när någon begär ut handlingen.',
            en: 'A note of secrecy names the provision, the day and the authority that made it. It decides nothing when somebody asks for the document.',
          }}
        />
      </Law>
      {children}
    </Notice>
  )
}
/** The same in one cell, on each row of a file, so that it goes with the rows wherever they are pasted. */
export const markCell = (round: Pick<Round, 'provision' | 'marked_on'>, authority: string): string =>
  `Pröva sekretess före utlämnande (OSL 5 kap. 5 §). Bestämmelse: ${round.provision ?? 'ingen vald'}. Datum: ${round.marked_on ?? '–'}. Myndighet: ${authority}.`
export const MARK_HEADING = 'Anteckning om sekretess'

const ALL: Text = { sv: 'Alla', en: 'All' }
const kindOptions: Option[] = [{ value: 'alla', label: ALL }, ...KIND_CODES.map((value: Kind) => ({ value, label: KINDS[value] }))]
const countyOptions: Option[] = [
  { value: 'alla', label: ALL },
  ...Object.entries(COUNTIES).map(([value, name]) => ({ value, label: `${value} ${name}` })),
]
const standingOptions: Option[] = [
  { value: 'alla', label: ALL },
  ...Object.entries(STANDINGS).map(([value, { text }]) => ({ value, label: text })),
]
export interface ListFilter extends Filter {
  state?: StandingOf | undefined
}
const isStanding = (code: string): code is StandingOf => Object.hasOwn(STANDINGS, code)
/** Codes of closed lists only: nothing that somebody has written stands in an address. */
export function filterOf(read: (name: string) => string): ListFilter {
  const [kind, county, state] = [read('slag'), read('lan'), read('lage')]
  return {
    kind: isKind(kind) ? kind : undefined,
    county: isCounty(county) ? county : undefined,
    state: isStanding(state) ? state : undefined,
  }
}
export const filterFromQuery = (c: Ctx): ListFilter => filterOf((name) => c.req.query(name) ?? '')
export function queryOf({ kind, county, state }: ListFilter): string {
  const pairs = [
    ['slag', kind],
    ['lan', county],
    ['lage', state],
  ].filter((pair): pair is [string, string] => pair[1] !== undefined)
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs).toString()}`
}
export async function toFiltered(c: Ctx, path: string): Promise<Response> {
  const form = await readForm(c)
  return seeOther(c, `${path}${queryOf(filterOf((name) => wordOf(form, name)))}`)
}
export function FilterForm({
  action,
  csrf,
  filter,
  standing = false,
}: {
  action: string
  csrf: string
  filter: ListFilter
  standing?: boolean
}) {
  const chosen = [filter.kind, filter.county, filter.state].filter((one) => one !== undefined).length
  return (
    <Details
      summary={chosen === 0 ? { sv: 'Välj ett urval', en: 'Choose a selection' } : { sv: 'Urvalet', en: 'The selection' }}
      open={chosen > 0}
    >
      <Form action={action} csrf={csrf} label={{ sv: 'Urval', en: 'Selection' }}>
        <SelectField name="slag" depends label={{ sv: 'Slag', en: 'Kind' }} options={kindOptions} value={filter.kind ?? 'alla'} />
        <SelectField name="lan" depends label={{ sv: 'Län', en: 'County' }} options={countyOptions} value={filter.county ?? 'alla'} />
        {standing ? (
          <SelectField name="lage" depends label={{ sv: 'Läge', en: 'State' }} options={standingOptions} value={filter.state ?? 'alla'} />
        ) : null}
        <Actions>
          <Button kind="secondary" text={{ sv: 'Visa urvalet', en: 'Show the selection' }} />
        </Actions>
      </Form>
    </Details>
  )
}
export const percent = (share: number): string => `${Math.round(share * 100)}\u00a0%`
