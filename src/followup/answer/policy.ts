/** Who may do what with the organisation's own answers. Row security has already kept everyone else away. */
export interface Asker {
  account: string | null
  roles: readonly string[]
  unit: string | null
}
/** `unit` null: it concerns the whole organisation. */
export interface PartFacts {
  unit: string | null
  owner: string
  reviewer: string | null
  helpers: readonly string[]
  state: 'open' | 'ready' | 'approved'
  /** The round is signed off and not reopened. */
  locked: boolean
}
export interface SigningFacts {
  unit: string | null
  locked: boolean
  /** Has the asker written any of the answers? */
  wrote: boolean
  /** Is there another in the organisation who may sign this? */
  another: boolean
  /** Parts that are not yet approved, and comments that nobody has answered. */
  left: number
}
type Yes = { ok: true }
type No<B extends string> = { ok: false; because: B }
const YES: Yes = { ok: true }

const runs = ({ account, roles, unit }: Asker, of: string | null): boolean =>
  account !== null && (roles.includes('coordinator') || (roles.includes('unit_head') && of !== null && of === unit))

/** To hand out parts and see all of what concerns a unit; of the whole organisation only its coordinator. */
export function mayRun(asker: Asker, unit: string | null): Yes | No<'unreached'> {
  return runs(asker, unit) ? YES : { ok: false, because: 'unreached' }
}

/** To read a part: those who run it and those who hold it, its review, or a section of it. */
export function mayRead(asker: Asker, part: PartFacts): Yes | No<'unreached'> {
  const { account } = asker
  const holds = account !== null && [part.owner, part.reviewer, ...part.helpers].includes(account)
  return holds || runs(asker, part.unit) ? YES : { ok: false, because: 'unreached' }
}

/** To write in a section, while the part is open: its owner, those who run it, and the colleague who was asked for it. */
export function mayAnswer(asker: Asker, part: PartFacts, helper: string | null): Yes | No<'unreached' | 'state'> {
  const { account } = asker
  const holds = account !== null && (part.owner === account || helper === account)
  if (!holds && !runs(asker, part.unit)) return { ok: false, because: 'unreached' }
  return part.state === 'open' && !part.locked ? YES : { ok: false, because: 'state' }
}

/** To hand the part in and sections on: the owner, or those who run it. */
export function mayHandIn(asker: Asker, part: PartFacts): Yes | No<'unreached' | 'state'> {
  return mayAnswer(asker, part, null)
}

/** To comment as reviewer, ask for change and approve: the one named, or those who run it, never the owner. */
export function mayReview(asker: Asker, part: PartFacts): Yes | No<'unreached' | 'own_part' | 'state'> {
  const { account } = asker
  if (account === null || (part.reviewer !== account && !runs(asker, part.unit))) return { ok: false, because: 'unreached' }
  if (part.owner === account) return { ok: false, because: 'own_part' }
  return part.locked ? { ok: false, because: 'state' } : YES
}

/** To sign off: who answers is not who signs, where the organisation has two. */
export function maySign(asker: Asker, round: SigningFacts): Yes | No<'unreached' | 'state' | 'left' | 'wrote_it'> {
  if (!runs(asker, round.unit)) return { ok: false, because: 'unreached' }
  if (round.locked) return { ok: false, because: 'state' }
  if (round.left > 0) return { ok: false, because: 'left' }
  return round.wrote && round.another ? { ok: false, because: 'wrote_it' } : YES
}

/** To open again what is signed off. */
export function mayReopen(asker: Asker, round: { unit: string | null; locked: boolean }): Yes | No<'unreached' | 'state'> {
  if (!runs(asker, round.unit)) return { ok: false, because: 'unreached' }
  return round.locked ? YES : { ok: false, because: 'state' }
}
