import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** WCAG 2.2 A and AA, and axe's own advice on good practice. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

interface Violation {
  id: string
  help: string
  nodes: { target: string[]; html: string; failureSummary?: string; any?: { data?: { messageKey?: string } | null }[] }[]
}

/** What axe-core finds wrong on the page as it stands now. */
export async function findViolations(page: Page): Promise<Violation[]> {
  // evaluate() reaches past the page's content security policy, which allows no script of ours in the page itself.
  await page.evaluate(source)
  return page.evaluate(async (tags) => {
    const { axe } = globalThis as unknown as {
      axe: { run(options: unknown): Promise<{ violations: Violation[]; incomplete: Violation[] }> }
    }
    const { violations, incomplete } = await axe.run({ runOnly: tags, resultTypes: ['violations', 'incomplete'] })
    // In forced colours the browser paints other colours than it tells, and axe believes what it is told.
    if ((globalThis as unknown as { matchMedia(query: string): { matches: boolean } }).matchMedia('(forced-colors: active)').matches)
      return violations
    // Words in the very colour of their ground: axe calls that undecided, and nobody can read them.
    const unseen = incomplete.map((one) => ({
      ...one,
      nodes: one.nodes.filter((node) => node.any?.some((check) => check.data?.messageKey === 'equalRatio')),
    }))
    return [...violations, ...unseen.filter((one) => one.nodes.length > 0)]
  }, RULES)
}

/** Fails with a line for each place that a reader with a screen reader, a keyboard or weak sight would stumble on. */
export async function expectAccessible(page: Page): Promise<void> {
  const violations = await findViolations(page)
  const lines = violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}\n    ${node.target.join(' ')}\n    ${node.html.slice(0, 200)}`),
  )
  assert.equal(lines.length, 0, `${lines.length} places are not accessible:\n  ${lines.join('\n  ')}`)
}
