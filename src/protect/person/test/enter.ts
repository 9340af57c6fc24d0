import assert from 'node:assert/strict'
import type { TestHouse } from '../../../../test/house.ts'
import type { Visitor } from '../../../../test/visitor.ts'
import { addDays, dayOf } from '../../marking/index.ts'

/** A few of Skatteverket's published test numbers, which belong to nobody (personnummer/meta, allPins.json, CC0). */
export const NUMBERS = {
  anna: '198301022383',
  bo: '199101022391',
  cecilia: '198801022396',
  david: '198501012390',
  eva: '199401022398',
  nobody: '199601012389',
} as const

export const today = (): string => dayOf(new Date())
export const inDays = (days: number): string => addDays(today(), days)

/** Enters a person by the form and answers with the address of her page. */
export async function enter(officer: Visitor, fields: Record<string, string> = {}): Promise<string> {
  const form = await officer.get('/personer/ny')
  const circle = /name="circle" value="([^"]+)"/.exec(form.text)?.[1] ?? ''
  const answer = await officer.post('/personer/ny', {
    circle,
    relation: 'client',
    given: 'Anna',
    sur: 'Fjärdhag',
    identity_number: NUMBERS.anna,
    level: 'provisional',
    reason: 'told_by_person',
    expires: inDays(30),
    ...fields,
  })
  assert.equal(answer.status, 303, answer.text)
  return answer.location ?? ''
}

export const idOf = (path: string): string => /\/([0-9a-f-]{36})/.exec(path)?.[1] ?? ''

/** Rows of the audit for a deed, oldest first, read behind the product's back. */
export function auditOf(
  house: TestHouse,
  deed: string,
): Promise<
  {
    actor: string
    outcome: string
    person: string | null
    circle: string | null
    purpose: string | null
    object_id: string | null
    blind: Buffer | null
  }[]
> {
  return house.superuser('select actor, outcome, person, circle, purpose, object_id, blind from audit where deed = $1 order by at, id', [
    deed,
  ])
}

/** What a page says, without what is new in each: ids and the form's token. */
export function withoutIds(text: string): string {
  return text.replace(/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'ID').replace(/name="csrf" value="[^"]*"/g, 'CSRF')
}
