import { DataTable, InsetText, T, type Text, writeNumber } from '../../platform/page/index.ts'
import type { SeenRelease } from './deeds-release.ts'
import { placeNames } from './forms-values.ts'
import type { Indicator } from './indicator.ts'
import { ALL, LEGEND, type PublishedCell, REASONS, SEXES } from './release.ts'

/** What the auditor found in a release, and what its readers will see. */
/** "Norrbotten · Socialtjänst · Kvinnor"; what is not divided is left out. */
function cellWords(indicator: Indicator, cell: { place: string; category: string; sex: string }): Text {
  const place =
    cell.place === ALL
      ? { sv: 'Alla som har lämnat', en: 'All who reported' }
      : { sv: placeNames().get(cell.place) ?? cell.place, en: placeNames().get(cell.place) ?? cell.place }
  const group = cell.category === ALL ? undefined : (indicator.groups.find(({ code }) => code === cell.category)?.name ?? undefined)
  const sex = Object.hasOwn(SEXES, cell.sex) ? SEXES[cell.sex as keyof typeof SEXES] : undefined
  const join = (lang: 'sv' | 'en') => [place[lang], group, sex?.[lang]].filter(Boolean).join(' · ')
  return { sv: join('sv'), en: join('en') }
}
export function Findings({ indicator, findings }: { indicator: Indicator; findings: SeenRelease['findings'] }) {
  return (
    <DataTable
      caption={{ sv: 'Det som går att sluta sig till', en: 'What can be told' }}
      rows={findings.slice(0, 100)}
      columns={[
        {
          label: { sv: 'Tal', en: 'Number' },
          names: true,
          cell: (f) => {
            const [place = ALL, category = ALL, sex = ALL] = f.cell.split('|')
            return <T text={cellWords(indicator, { place, category, sex })} />
          },
        },
        { label: { sv: 'Varför', en: 'Why' }, cell: (f) => <T text={REASONS[f.why]} /> },
      ]}
    />
  )
}
export function Preview({ indicator, cells }: { indicator: Indicator; cells: readonly PublishedCell[] }) {
  const table = (name: string, caption: Text) => {
    const rows = cells.filter((cell) => cell.table_name === name)
    return rows.length === 0 ? null : (
      <DataTable
        caption={caption}
        rows={rows}
        columns={[
          { label: { sv: 'Gäller', en: 'Concerns' }, names: true, cell: (cell) => <T text={cellWords(indicator, cell)} /> },
          {
            label: {
              sv: indicator.kind === 'share' ? 'antal' : indicator.unit,
              en: indicator.kind === 'share' ? 'number' : indicator.unit,
            },
            number: true,
            cell: (cell) => <T text={{ sv: writeNumber(cell.value, 'sv'), en: writeNumber(cell.value, 'en') }} />,
          },
        ]}
      />
    )
  }
  return (
    <>
      <h2>
        <T text={{ sv: 'Så ser läsarna talen', en: 'How readers see the numbers' }} />
      </h2>
      <InsetText>
        <p>
          <T text={LEGEND} />
        </p>
      </InsetText>
      {table('municipality', { sv: 'Kommuner, bara totalt', en: 'Municipalities, totals only' })}
      {table('county', { sv: 'Län', en: 'Counties' })}
      {table('nation', { sv: 'Alla tillsammans', en: 'All together' })}
    </>
  )
}
