import { z } from 'zod'
import type { Text } from '../../platform/page/index.ts'
import { NATION } from './indicator.ts'

/**
 * Kolada's list of values as JSON (v2; v3 has the same names as far as is known, which nobody here has verified): KPI ×
 * municipality × year, each divided by gender. The file comes through the child that parses JSON; here it is judged.
 */
const schema = z.object({
  values: z
    .array(
      z.object({
        kpi: z.string().regex(/^[NU]\d{5}$/),
        municipality: z.string().regex(/^\d{4}$/),
        period: z
          .union([z.number().int(), z.string().regex(/^\d{4}$/)])
          .transform(Number)
          .pipe(z.number().min(1970).max(2200)),
        values: z.array(
          z.object({
            gender: z.enum(['T', 'K', 'M']),
            value: z.number().finite().nullable(),
            count: z.number().nullish(),
            status: z.string().max(60).nullish(),
          }),
        ),
      }),
    )
    .max(20_000),
})

export interface KoladaValue {
  period: string
  dimension: 'nation' | 'county' | 'municipality'
  code: string
  sex: '*' | 'K' | 'M'
  value: number
}
export interface KoladaFile {
  /** Which of Kolada's measures the file holds: one. */
  kpi: string
  values: KoladaValue[]
  /** Values that Kolada itself leaves empty. */
  missing: number
}
export type ReadKolada = { ok: true; file: KoladaFile } | { ok: false; message: Text }

const WRONG: Text = {
  sv: 'Filen har inte Koladas form. Hämta mätetalet som JSON ({"values": […]}) och försök igen. Inget lästes in.',
  en: 'The file does not have Kolada’s shape. Fetch the measure as JSON ({"values": […]}) and try again. Nothing was read.',
}
const MANY: Text = {
  sv: 'Filen har flera mätetal. Hämta ett mätetal i taget, så att varje indikator får sitt.',
  en: 'The file holds several measures. Fetch one at a time, so that each indicator gets its own.',
}
const TWICE: Text = {
  sv: 'Filen har samma kommun, år och kön två gånger med olika värden. Hämta den på nytt.',
  en: 'The file holds the same municipality, year and gender twice with different values. Fetch it again.',
}
const SEXES = { T: '*', K: 'K', M: 'M' } as const

/** 0000 is the nation; 0001 to 0025 are the regions, which share their county's code; the rest are municipalities. */
function placeOf(code: string): Pick<KoladaValue, 'dimension' | 'code'> {
  if (code === '0000') return { dimension: 'nation', code: NATION }
  return code.startsWith('00') ? { dimension: 'county', code: code.slice(2) } : { dimension: 'municipality', code }
}

export function readKolada(json: unknown): ReadKolada {
  const parsed = schema.safeParse(json)
  const [first] = parsed.success ? parsed.data.values : []
  if (!parsed.success || !first) return { ok: false, message: WRONG }
  if (parsed.data.values.some(({ kpi }) => kpi !== first.kpi)) return { ok: false, message: MANY }
  const found = new Map<string, KoladaValue>()
  let missing = 0
  for (const row of parsed.data.values)
    for (const one of row.values) {
      if (one.value === null) {
        missing += 1
        continue
      }
      const value: KoladaValue = { period: String(row.period), ...placeOf(row.municipality), sex: SEXES[one.gender], value: one.value }
      const key = [value.period, value.dimension, value.code, value.sex].join('|')
      const known = found.get(key)
      if (known !== undefined && known.value !== value.value) return { ok: false, message: TWICE }
      found.set(key, value)
    }
  return { ok: true, file: { kpi: first.kpi, values: [...found.values()], missing } }
}
export const sourceOf = (kpi: string): string => `Kolada, ${kpi} (Rådet för främjande av kommunala analyser)`
export const KOLADA_LICENCE = 'CC BY 4.0'
