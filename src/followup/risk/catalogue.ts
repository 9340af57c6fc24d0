/** Proposals of flows and risks, as data in content/: our own words, each with its source. Read once, and checked. */
import { readFileSync } from 'node:fs'
import { z } from 'zod'

const text = z.strictObject({ sv: z.string().min(1), en: z.string().min(1) })
const code = z.string().regex(/^[a-z][a-z0-9-]{1,59}$/)
const source = z.strictObject({ cite: text, verified: z.boolean() })
const step = z.int().min(1).max(5)
const flow = z.strictObject({
  id: code,
  reach: z.enum(['in', 'inside', 'out']),
  title: text,
  from: text,
  to: text,
  channel: text,
  data: text,
  sees: text,
  ground: text,
  source,
})
const risk = z.strictObject({ id: code, flow: code, what: text, cause: text, likelihood: step, harm: step, action: text, source })
const catalogue = z.strictObject({ version: z.string(), licence: z.string(), by: text, flows: z.array(flow), risks: z.array(risk) })
export type ProposedFlow = z.infer<typeof flow>
export type ProposedRisk = z.infer<typeof risk>
export type Catalogue = z.infer<typeof catalogue>

let read: Catalogue | undefined
export function riskCatalogue(): Catalogue {
  read ??= catalogue.parse(JSON.parse(readFileSync(new URL('../../../content/risk-catalogue.json', import.meta.url), 'utf8')))
  return read
}
export const proposedFlow = (id: string): ProposedFlow | undefined => riskCatalogue().flows.find((one) => one.id === id)
export const proposedRisk = (id: string): ProposedRisk | undefined => riskCatalogue().risks.find((one) => one.id === id)
