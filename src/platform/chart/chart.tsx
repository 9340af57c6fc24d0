import type { Ctx } from '../http/context.ts'
import { usePick, type Words } from '../page/index.ts'

/** A chart in a page: the picture at its own address, with what it says in words. The table with its numbers stands beside. */
export function Chart({ src, alt, width = 680, height = 340 }: { src: string; alt: Words; width?: number; height?: number }) {
  const say = usePick()
  return (
    <p class="sv-chart">
      <img class="sv-chart__picture" src={src} alt={say(alt)} width={width} height={height} />
    </p>
  )
}

/** Answers with a picture that `lineChart`, `barChart` or `tileGrid` has drawn. */
export const sendPicture = (c: Ctx, svg: string) => c.body(svg, 200, { 'Content-Type': 'image/svg+xml; charset=utf-8' })
