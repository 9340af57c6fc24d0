/** Functions, areas and depths as we propose them, as data in content/. Read once, and checked. */
import { readFileSync } from 'node:fs'
import { z } from 'zod'

const text = z.strictObject({ sv: z.string().min(1), en: z.string().min(1) })
const code = z.string().regex(/^[a-z][a-z0-9_]{1,59}$/)
const depth = z.int().min(0).max(3)
const proposal = z
  .strictObject({
    version: z.string(),
    licence: z.string(),
    by: text,
    depths: z.array(z.strictObject({ value: depth, name: text, meaning: text })).length(4),
    areas: z.array(z.strictObject({ id: code, name: text, meaning: text })),
    functions: z.array(z.strictObject({ id: code, name: text, needs: z.record(code, depth) })),
  })
  .refine(({ areas, functions }) =>
    functions.every(({ needs }) => areas.every(({ id }) => id in needs) && Object.keys(needs).length === areas.length),
  )
type Proposal = z.infer<typeof proposal>

let read: Proposal | undefined
export function knowledgeProposal(): Proposal {
  read ??= proposal.parse(JSON.parse(readFileSync(new URL('../../../content/functions.json', import.meta.url), 'utf8')))
  return read
}
