/**
 * Charts are drawn on the server and served as pictures: they work without script, in print and in a PDF, and the
 * page's strict policy needs no exception. A chart never stands alone: beside it stand the same numbers as a table.
 */
import * as Plot from '@observablehq/plot'
import { parseHTML } from 'linkedom'
import { type Lang, writeNumber } from '../page/language.tsx'

export interface Picture {
  /** What the chart shows, and what it says in words: both stand in the picture for those who cannot see it. */
  title: string
  description: string
  lang: Lang
}

/** Drawn on paper in both themes: a picture in the page cannot know which one is chosen. */
export const INK = { text: '#14211e', pine: '#12493f', quiet: '#4a5a55', line: '#c9c4b8', paper: '#fffdf9', amber: '#8a4308' } as const
/** Told apart by dashes and by the name at the end of the line, never by colour alone. */
export const STROKES = [
  { stroke: INK.pine, dash: '' },
  { stroke: INK.amber, dash: '6 4' },
  { stroke: INK.quiet, dash: '2 3' },
  { stroke: INK.text, dash: '10 3 2 3' },
] as const

type Drawn = ReturnType<typeof Plot.plot>

/** A whole SVG document, without a style sheet: our policy refuses one, also inside a picture. */
export function draw({ title, description }: Picture, options: Plot.PlotOptions): string {
  const { document } = parseHTML('<html><body></body></html>')
  const drawn = Plot.plot({
    ...options,
    document: document as unknown as NonNullable<Plot.PlotOptions['document']>,
    style: { fontFamily: 'Inter, system-ui, sans-serif', fontSize: '13px', color: INK.text },
  })
  for (const sheet of drawn.querySelectorAll('style')) sheet.remove()
  const said = (name: 'title' | 'desc', words: string) => {
    const element = document.createElementNS('http://www.w3.org/2000/svg', name)
    element.textContent = words
    return element as unknown as Drawn
  }
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect')
  for (const [name, value] of Object.entries({ width: '100%', height: '100%', fill: INK.paper })) ground.setAttribute(name, value)
  drawn.prepend(said('title', title), said('desc', description), ground as unknown as Drawn)
  drawn.removeAttribute('style')
  drawn.removeAttribute('class')
  for (const [name, value] of Object.entries({
    xmlns: 'http://www.w3.org/2000/svg',
    role: 'img',
    color: INK.text,
    'font-family': 'Inter, system-ui, sans-serif',
    'font-size': '13',
  }))
    drawn.setAttribute(name, value)
  return drawn.outerHTML
}

export const tickWords = (lang: Lang) => (value: number) => writeNumber(value, lang)
