/** A circle: the few who may know that a person is protected, and where she is (D-R15). */
export interface Circle {
  id: string
  name: string
  unit: string
  /** At most so many: what it was drawn for, or what the behovs- och riskanalys found, whichever is less. */
  size_target: number
  single_officer: boolean
}
export interface Member {
  circle: string
  account: string
  signature: string
  unit: string
  on_duty: boolean
  valid_until: Date
}

export type Concern = 'too_wide' | 'nobody_on_duty' | 'empty'

/** What is wrong with the circle as it stands, gravest first. */
export function concernsAbout(circle: Pick<Circle, 'size_target'>, members: readonly Pick<Member, 'on_duty'>[]): Concern[] {
  if (members.length === 0) return ['empty']
  const found: Concern[] = []
  if (!members.some((member) => member.on_duty)) found.push('nobody_on_duty')
  if (members.length > circle.size_target) found.push('too_wide')
  return found
}
