import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { field, isoDate, optionalText, record, requiredText } from '../../platform/field/index.ts'
import type { Text } from '../../platform/page/index.ts'
import { keys, options } from './forms.ts'
import { DIMENSIONS, type Indicator, NATION, NO_MUNICIPALITY } from './indicator.ts'
import { SEXES, WHOLE } from './release.ts'

/** Values and counts as they are written, by hand or in a file. */
interface Places {
  counties: string[][]
  municipalities: string[][]
}
let places: ReadonlyMap<string, string> | undefined
/** Names of counties and municipalities by SCB's code. */
export function placeNames(): ReadonlyMap<string, string> {
  if (places) return places
  const read = JSON.parse(readFileSync(new URL('../../../content/places.json', import.meta.url), 'utf8')) as Places
  places = new Map(
    [...read.counties, ...read.municipalities].map(([code = '', name = '', short]) => [code, code.length === 2 ? name : (short ?? name)]),
  )
  return places
}
const PERIOD: Text = {
  sv: 'Skriv perioden som 2026, 2026-H1, 2026-Q2 eller 2026-05.',
  en: 'Write the period as 2026, 2026-H1, 2026-Q2 or 2026-05.',
}
const NO_PLACE: Text = {
  sv: 'Koden finns inte. Skriv länets två siffror eller kommunens fyra, som SCB har dem.',
  en: 'There is no such code. Write the county’s two figures or the municipality’s four, as SCB has them.',
}
const source = field({ schema: requiredText(500), label: { sv: 'Källa', en: 'Source' }, control: 'text', example: 'Egen sammanställning' })

export const valueForm = record(
  {
    period: field({
      schema: requiredText(10).regex(/^\d{4}(-(H[12]|Q[1-4]|(0[1-9]|1[0-2])))?$/),
      label: { sv: 'Period', en: 'Period' },
      hint: PERIOD,
      control: 'text',
      width: 'short',
      example: '2025',
      messages: { wrong: PERIOD },
    }),
    dimension: field({
      schema: keys(DIMENSIONS),
      label: { sv: 'Gäller', en: 'Concerns' },
      control: 'select',
      options: options(DIMENSIONS),
    }),
    code: field({
      schema: optionalText(200),
      label: { sv: 'Vilken?', en: 'Which one?' },
      column: 'Kod',
      hint: {
        sv: 'Länets eller kommunens kod, eller namnet. Tomt för riket.',
        en: 'The code of the county or municipality, or the name. Empty for the nation.',
      },
      control: 'text',
      width: 'medium',
      depends: true,
    }),
    value: field({ schema: z.number().finite(), label: { sv: 'Värde', en: 'Value' }, control: 'number', width: 'short', example: '64,5' }),
    source,
    licence: field({ schema: optionalText(200), label: { sv: 'Licens', en: 'Licence' }, control: 'text', width: 'medium' }),
  },
  ({ dimension, code }) => {
    if (dimension === 'nation') return []
    if (code === undefined) return [{ field: 'code', message: { sv: 'Ange vilken det gäller.', en: 'Say which one it concerns.' } }]
    const length = dimension === 'county' ? 2 : dimension === 'municipality' ? 4 : undefined
    return length !== undefined && (code.length !== length || !placeNames().has(code)) ? [{ field: 'code', message: NO_PLACE }] : []
  },
)
export const figureFrom = (values: Parameters<typeof valueForm.check>[0], came_by: 'hand' | 'csv') => ({
  ...values,
  code: values.dimension === 'nation' ? NATION : (values.code ?? ''),
  sex: '*' as const,
  licence: values.licence ?? null,
  came_by,
})

/** Counts of people. Which groups there are, and whether a municipality may be given, is the indicator's. */
export function countForm(indicator: Pick<Indicator, 'about' | 'groups'>, today: () => string) {
  const groups = indicator.groups.length > 0 ? indicator.groups : [WHOLE]
  return record(
    {
      reference_on: field({
        schema: isoDate({ last: today }),
        label: { sv: 'Talet gäller', en: 'The number holds for' },
        column: 'Mätdag',
        hint: { sv: 'Sista dagen i perioden, till exempel 2025-12-31.', en: 'The last day of the period, for example 2025-12-31.' },
        control: 'date',
        example: '2025-12-31',
      }),
      place: field({
        schema: requiredText(4),
        label: indicator.about === 'protected' ? { sv: 'Län', en: 'County' } : { sv: 'Kommun', en: 'Municipality' },
        column: 'Kod',
        hint:
          indicator.about === 'protected'
            ? { sv: 'Länets kod, två siffror. Aldrig en kommun.', en: 'The county’s code, two figures. Never a municipality.' }
            : { sv: 'Kommunens kod, fyra siffror.', en: 'The municipality’s code, four figures.' },
        control: 'text',
        width: 'short',
        example: indicator.about === 'protected' ? '25' : '2580',
      }),
      category: field({
        schema: z.enum(groups.map(({ code }) => code) as [string, ...string[]]),
        label: { sv: 'Grupp', en: 'Group' },
        control: 'select',
        options: groups.map(({ code, name }) => ({ value: code, label: name })),
      }),
      sex: field({ schema: keys(SEXES), label: { sv: 'Kön', en: 'Sex' }, control: 'select', options: options(SEXES) }),
      number: field({
        schema: z.number().int().min(0).max(1_000_000),
        label: { sv: 'Antal', en: 'Number' },
        control: 'number',
        width: 'short',
        example: '12',
      }),
      source,
    },
    ({ place }) => {
      if (indicator.about === 'protected' && place.length > 2) return [{ field: 'place', message: NO_MUNICIPALITY }]
      const right = place.length === (indicator.about === 'protected' ? 2 : 4) && placeNames().has(place)
      return right ? [] : [{ field: 'place', message: NO_PLACE }]
    },
  )
}
export type CountRecord = ReturnType<typeof countForm>
