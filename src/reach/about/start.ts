/** The first text that an organisation starts from: content/about/points.json, by kind of organisation. */
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { ABOUT_KIND_IDS, type AboutKind, type Point } from './about.ts'

const words = z.object({ heading: z.string().min(3).max(100), text: z.string().min(10).max(900) })
const file = z.object({
  points: z.array(
    z.object({
      key: z.string().regex(/^[a-z0-9-]{1,40}$/),
      part: z.enum(['how', 'ask']),
      kinds: z.array(z.enum(ABOUT_KIND_IDS as [AboutKind, ...AboutKind[]])).min(1),
      source: z.string(),
      words: z.object({ sv: words, ll: words, en: words }),
    }),
  ),
})
export type StartPoint = z.infer<typeof file>['points'][number]

let once: readonly StartPoint[] | undefined
export function startPoints(): readonly StartPoint[] {
  once ??= file.parse(JSON.parse(readFileSync(new URL('../../../content/about/points.json', import.meta.url), 'utf8'))).points
  return once
}
/** All of them unread: what nobody has gone through says nothing about how it is here. */
export const startFor = (kind: AboutKind): Point[] =>
  startPoints()
    .filter(({ kinds }) => kinds.includes(kind))
    .map(({ key, part, words }, position) => ({ key, part, position, words, state: 'unread' }))
export const sourceOf = (key: string): string => startPoints().find((point) => point.key === key)?.source ?? ''
