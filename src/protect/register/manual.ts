/**
 * A provisional marking by hand: the person has told of her protection before any register says so (D-R5). It guards
 * her data at once, for a limited time, and ends only by a person's decision. Pure rules, no page and no storing.
 */
import { z } from 'zod'
import type { MarkingSource, Problem, Text } from './reading.ts'
import { MARKING_SOURCES } from './reading.ts'
import { makeError } from './problem.ts'

/** Long enough for Skatteverket to decide and for the registers to catch up; short enough that no one is forgotten. */
export const PROVISIONAL_DAYS_MAX = 90
/** The officer is reminded this long before the marking needs a decision. */
export const REVIEW_DAYS_BEFORE = 14

export const PROVISIONAL_REASONS = [
  {
    code: 'told_by_person',
    text: {
      sv: 'Personen har berättat att hon eller han har skyddade personuppgifter',
      en: 'The person has told that his or her personal data are protected',
    },
  },
  {
    code: 'application_pending',
    text: {
      sv: 'Ansökan hos Skatteverket eller Polisen är inte avgjord',
      en: 'An application to Skatteverket or the Police is not yet decided',
    },
  },
  {
    code: 'told_by_authority',
    text: { sv: 'En annan myndighet har upplyst om skyddet', en: 'Another authority has told of the protection' },
  },
  {
    code: 'register_lags',
    text: { sv: 'Beslut finns men syns ännu inte i registret', en: 'There is a decision that does not yet show in the register' },
  },
  {
    code: 'threat_known',
    text: { sv: 'Känt hot mot personen i verksamheten', en: 'A threat to the person is known within the organisation' },
  },
  {
    code: 'household_protected',
    text: { sv: 'En nära anhörig eller någon i hushållet är skyddad', en: 'A close relative or member of the household is protected' },
  },
] as const satisfies readonly { code: string; text: Text }[]
export type ProvisionalReason = (typeof PROVISIONAL_REASONS)[number]['code']

export interface ProvisionalMarking {
  level: 'provisional'
  reason: ProvisionalReason
  source: MarkingSource
  /** The first day, YYYY-MM-DD. */
  valid_from: string
  /** The last day before a decision is due, YYYY-MM-DD. The protection does not end by itself (D-R8). */
  expires: string
  review_by: string
}

const DAY = 86_400_000

function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10)
}

const reasons = PROVISIONAL_REASONS.map((reason) => reason.code)
const Input = z.strictObject({ reason: z.enum(reasons), source: z.enum(MARKING_SOURCES), expires: z.iso.date() })

const TEXTS = {
  reason: () => makeError('provisional_reason', 'Välj ett skäl i listan.', 'Choose a reason from the list.', 'reason'),
  source: () => makeError('provisional_source', 'Välj vem uppgiften kommer från.', 'Choose who told of it.', 'source'),
  expires: () =>
    makeError(
      'provisional_expires',
      'Ange till och med vilken dag markeringen gäller, som ÅÅÅÅ-MM-DD.',
      'Give the day up to which the marking holds, as YYYY-MM-DD.',
      'expires',
    ),
  past: () => makeError('provisional_expires_past', 'Slutdagen måste ligga efter i dag.', 'The last day must be after today.', 'expires'),
  long: () =>
    makeError(
      'provisional_expires_long',
      `En provisorisk markering gäller högst ${PROVISIONAL_DAYS_MAX} dagar. Välj en tidigare dag; den kan förnyas efter granskning.`,
      `A provisional marking holds for at most ${PROVISIONAL_DAYS_MAX} days. Choose an earlier day; it can be renewed after review.`,
      'expires',
    ),
  unknown: () =>
    makeError(
      'provisional_unknown_field',
      'Formuläret har ett fält som inte hör dit. Ladda om sidan och försök igen.',
      'The form has a field that does not belong to it. Reload the page and try again.',
    ),
} as const

export type ProvisionalResult = { ok: true; marking: ProvisionalMarking } | { ok: false; problems: Problem[] }

function problemsOf(error: z.ZodError): Problem[] {
  const fields = new Set(error.issues.map((issue) => issue.path[0]))
  const problems: Problem[] = []
  if (fields.has('reason')) problems.push(TEXTS.reason())
  if (fields.has('source')) problems.push(TEXTS.source())
  if (fields.has('expires')) problems.push(TEXTS.expires())
  return problems.length === 0 ? [TEXTS.unknown()] : problems
}

/** Judges what the officer filled in. `today` as YYYY-MM-DD. */
export function makeProvisionalMarking(input: unknown, today: string): ProvisionalResult {
  const read = Input.safeParse(input)
  if (!read.success) return { ok: false, problems: problemsOf(read.error) }
  const { reason, source, expires } = read.data
  if (expires <= today) return { ok: false, problems: [TEXTS.past()] }
  if (expires > addDays(today, PROVISIONAL_DAYS_MAX)) return { ok: false, problems: [TEXTS.long()] }
  const reminder = addDays(expires, -REVIEW_DAYS_BEFORE)
  return {
    ok: true,
    marking: { level: 'provisional', reason, source, valid_from: today, expires, review_by: reminder > today ? reminder : today },
  }
}

export type ProvisionalState = 'active' | 'review_due' | 'overdue'

/** Overdue is no end: the data stay guarded until someone has decided, since forgetting must never expose anyone (D-R8). */
export function stateOfProvisional(marking: ProvisionalMarking, today: string): ProvisionalState {
  if (today > marking.expires) return 'overdue'
  return today >= marking.review_by ? 'review_due' : 'active'
}
