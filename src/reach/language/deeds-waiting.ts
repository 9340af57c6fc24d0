import type { Tx } from '../../platform/database/transaction.ts'
import type { Waiting } from '../../platform/module.ts'
import { askerOf, formStates } from './deeds.ts'
import { mayKeepTexts } from './policy.ts'

/** On Idag: what somebody answered for and that is another text now. What was never signed is begun, not waited for. */
export async function waitingTexts(tx: Tx): Promise<Waiting[]> {
  if (!mayKeepTexts(askerOf(tx)).ok) return []
  const stale: string[] = []
  const moved: string[] = []
  for (const { form, parts } of await formStates(tx))
    for (const part of parts) {
      const at = `/sprak/${form}/${part.what}`
      if (part.state === 'stale') stale.push(at)
      else if (part.state === 'signed' && part.original_changed) moved.push(at)
    }
  const line = (harm: 4 | 5, sv: string, en: string, found: readonly string[]): Waiting => ({
    harm,
    text: { sv, en },
    count: found.length,
    href: found.length === 1 ? (found[0] ?? '/sprak') : '/sprak',
  })
  return [
    line(4, 'Översättningar som har ändrats efter underskriften', 'Translations that have changed since they were signed', stale),
    line(5, 'Översättningar vars svenska text har ändrats', 'Translations whose Swedish text has changed', moved),
  ]
}
