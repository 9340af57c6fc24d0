/** Indicators: what is measured, its values over time, and counts of people that leave only as an audited release. */
export { indicatorsOf, publishedOf, seriesOf } from './deeds.ts'
export type { Figure, Indicator } from './indicator.ts'
export { LEGEND } from './release.ts'
