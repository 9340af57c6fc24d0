/** What a check found. Three states: well, worth a look, and wrong; each with what to do. */
import { SetupProblem, type Text } from '../platform/postgres/problem.ts'
import { stripError } from '../platform/log.ts'

export type State = 'ok' | 'warning' | 'fault'
export interface Finding {
  check: string
  state: State
  text: Text
}
export type Look = () => Promise<Finding[]> | Finding[]

export const well = (check: string, sv: string, en: string): Finding => ({ check, state: 'ok', text: { sv, en } })
export const warning = (check: string, sv: string, en: string): Finding => ({ check, state: 'warning', text: { sv, en } })
export const fault = (check: string, sv: string, en: string): Finding => ({ check, state: 'fault', text: { sv, en } })

/** A check that cannot be made is a fault of its own; the others go on. */
export async function lookAt(check: string, look: Look): Promise<Finding[]> {
  try {
    return await look()
  } catch (error) {
    if (error instanceof SetupProblem) return [{ check, state: 'fault', text: error.text }]
    const { name, code } = stripError(error)
    const told = code === undefined ? name : `${name} ${code}`
    return [fault(check, `Kunde inte kontrolleras (${told}).`, `Could not be checked (${told}).`)]
  }
}

/** 0: all well. 1: something is worth a look. 2: something is wrong. */
export function exitCodeOf(findings: readonly Finding[]): 0 | 1 | 2 {
  if (findings.some(({ state }) => state === 'fault')) return 2
  return findings.some(({ state }) => state === 'warning') ? 1 : 0
}
