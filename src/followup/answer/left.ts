/** What stops the signing: parts that are not ready, and reviewers' comments that nobody has answered. */
import { type Comment, unanswered } from './answer.ts'
import type { PartRow } from './store-part.ts'

export interface Left {
  part: PartRow
  /** Not handed in, or not approved by the reviewer who was named. */
  because: 'open' | 'not_approved' | 'comments'
  questions: readonly string[]
}
export function leftOf(parts: readonly PartRow[], comments: readonly (Comment & { part: string })[]): Left[] {
  return parts.flatMap((part): Left[] => {
    const questions = unanswered(comments.filter((one) => one.part === part.id))
    return [
      ...(part.state === 'open' ? [{ part, because: 'open' as const, questions: [] }] : []),
      ...(part.state === 'ready' && part.reviewer !== null ? [{ part, because: 'not_approved' as const, questions: [] }] : []),
      ...(questions.length > 0 ? [{ part, because: 'comments' as const, questions }] : []),
    ]
  })
}
