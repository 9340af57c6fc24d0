import { Hono } from 'hono'
import { countyNames, lineChart, sendPicture, tileGrid } from '../../platform/chart/index.ts'
import { csvSafe } from '../../platform/field/index.ts'
import type { Env } from '../../platform/http/context.ts'
import type { Lang } from '../../platform/page/index.ts'
import { countsPeople } from './indicator.ts'
import { latestCounties, mustSee, nation, trendWords } from './pages-one.tsx'
import { placeName, placeOf } from './parts.tsx'
import { writeValue } from './written.ts'
import { LEGEND } from './release.ts'

/** The same figures as pictures and files: one source, so that a number is the same in all of them (S-R43). */
export const figures = new Hono<Env>()

figures.get('/indikatorer/:id/serie.svg', async (c) => {
  const { indicator, figures: shown } = await mustSee(c)
  const lang = c.get('lang')
  const points = nation(shown).map(({ period, value }) => ({ at: period, value }))
  const words = trendWords(indicator, shown)
  return sendPicture(
    c,
    lineChart({
      title: indicator.name,
      description: words[lang],
      lang,
      unit: indicator.unit,
      series: [{ name: placeName('nation', '')[lang], points }],
      ...(indicator.kind === 'share' ? { highest: 100 } : {}),
    }),
  )
})
figures.get('/indikatorer/:id/lan.svg', async (c) => {
  const { indicator, figures: shown } = await mustSee(c)
  const lang = c.get('lang')
  const counties = latestCounties(shown)
  const written = counties.map(({ code, value }) => `${countyNames().get(code) ?? code} ${writeValue(indicator.kind, value, lang)}`)
  return sendPicture(
    c,
    tileGrid({
      title: `${indicator.name}, ${counties[0]?.period ?? ''}`,
      description: written.join(', '),
      lang,
      lowest: 0,
      ...(indicator.kind === 'share' ? { highest: 100 } : {}),
      tiles: counties.map(({ code, value }) => ({
        county: code,
        value,
        shown: value === null ? '–' : writeValue(indicator.kind, value, lang),
      })),
    }),
  )
})

const FILE: Readonly<Record<Lang, readonly string[]>> = {
  sv: ['Period', 'Gäller', 'Kod', 'Namn', 'Kön', 'Värde', 'Avrundat till', 'Enhet', 'Källa', 'Licens'],
  en: ['Period', 'Dimension', 'Code', 'Name', 'Sex', 'Value', 'Rounded to', 'Unit', 'Source', 'Licence'],
}
figures.get('/indikatorer/:id/serie.csv', async (c) => {
  const { indicator, figures: shown } = await mustSee(c)
  const lang = c.get('lang')
  const cell = (value: string | number | null | undefined) => {
    const text = csvSafe(
      value === null || value === undefined
        ? ''
        : typeof value === 'number'
          ? String(value).replace('.', lang === 'sv' ? ',' : '.')
          : value,
    )
    return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  }
  const lines = shown.map((f) => [
    f.period,
    f.dimension,
    f.code,
    placeOf(f)[lang],
    f.sex,
    f.value,
    f.base,
    indicator.unit,
    f.source,
    f.licence,
  ])
  return c.body(`\ufeff${[FILE[lang], ...lines].map((line) => line.map(cell).join(';')).join('\r\n')}\r\n`, 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': 'attachment; filename="indikator.csv"',
  })
})
figures.get('/indikatorer/:id/serie.json', async (c) => {
  const { indicator, figures: shown } = await mustSee(c)
  const { id: _id, origin: _origin, ended_at: _ended, ...said } = indicator
  return c.json({ indicator: said, ...(countsPeople(indicator.about) ? { note: LEGEND[c.get('lang')] } : {}), values: shown }, 200, {
    'Content-Disposition': 'attachment; filename="indikator.json"',
  })
})
