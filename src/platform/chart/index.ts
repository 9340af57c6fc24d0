/** Charts as pictures (SVG). A page shows one with `<Chart>` beside its table; a report takes the text of the picture. */
export { type BarChart, barChart } from './bar.ts'
export { Chart, sendPicture } from './chart.tsx'
export { type LineChart, type LineSeries, lineChart } from './line.ts'
export { type CountyTile, countyNames, type TileGrid, tileGrid } from './tiles.ts'
