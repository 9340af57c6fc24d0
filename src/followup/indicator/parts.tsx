import { DataTable, T, Tabs, type Text, usePick } from '../../platform/page/index.ts'
import { placeNames } from './forms-values.ts'
import { writeValue } from './written.ts'
import { CAME_BY, type Dimension, DIMENSIONS, type Figure, type Indicator, type Kind, NATION } from './indicator.ts'

/** What the pages of the room share. */
export const INDICATORS = { label: { sv: 'Indikatorer', en: 'Indicators' }, href: '/indikatorer' }
export const PROPOSALS = { label: { sv: 'Förslag', en: 'Proposals' }, href: '/indikatorer/forslag' }

export const views = (current: string) => (
  <Tabs label={{ sv: 'Visa', en: 'Show' }} tabs={[INDICATORS, PROPOSALS].map((view) => ({ ...view, current: view.href === current }))} />
)
export const crumbsOf = (indicator: Pick<Indicator, 'id' | 'name'>) => [
  INDICATORS,
  { label: indicator.name, href: `/indikatorer/${indicator.id}` },
]

export function placeName(dimension: Dimension, code: string): Text {
  if (dimension === 'nation' || code === NATION) return DIMENSIONS.nation
  const name = placeNames().get(code) ?? code
  return { sv: name, en: name }
}

/** The sum of those who reported is not the nation, as long as not everybody has. */
export const placeOf = (figure: Pick<Figure, 'dimension' | 'code' | 'came_by'>): Text =>
  figure.came_by === 'release' && figure.dimension === 'nation'
    ? { sv: 'Alla som har lämnat', en: 'All who reported' }
    : placeName(figure.dimension, figure.code)

/** Every figure with its source. */
export function FigureTable({ indicator, figures, caption }: { indicator: Indicator; figures: readonly Figure[]; caption: Text }) {
  return (
    <DataTable
      caption={caption}
      rows={figures}
      columns={[
        { label: { sv: 'Period', en: 'Period' }, names: true, cell: (f) => f.period },
        { label: { sv: 'Gäller', en: 'Concerns' }, cell: (f) => <T text={placeOf(f)} /> },
        { label: { sv: indicator.unit, en: indicator.unit }, number: true, cell: (f) => <Value kind={indicator.kind} value={f.value} /> },
        { label: { sv: 'Källa', en: 'Source' }, cell: (f) => <Source figure={f} /> },
      ]}
    />
  )
}
export function Value({ kind, value }: { kind: Kind; value: number | null }) {
  const say = usePick()
  return <>{say({ sv: writeValue(kind, value, 'sv'), en: writeValue(kind, value, 'en') })}</>
}
export function Source({ figure }: { figure: Pick<Figure, 'source' | 'licence' | 'came_by'> }) {
  return (
    <>
      {figure.source}
      {figure.licence === null ? '' : ` (${figure.licence})`} · <T text={CAME_BY[figure.came_by]} />
    </>
  )
}
