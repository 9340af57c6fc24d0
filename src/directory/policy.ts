/** Who may do what in the directory. Row security has already kept secrets within the unit that owns the service. */
export interface Standing {
  account: string | null
  roles: readonly string[]
  unit: string | null
}
export type Judgement = { ok: true } | { ok: false; because: 'unconcerned' | 'another_unit' }

const KEEPERS = ['communicator', 'caseworker', 'unit_head', 'protection_officer']
const REFERRERS = ['caseworker', 'unit_head', 'protection_officer']
const isOne = (who: Standing, roles: readonly string[]) => who.account !== null && who.roles.some((role) => roles.includes(role))

/** To find services, and to say that something in one is wrong: those who refer people or inform the public. */
export const mayFind = (who: Standing): Judgement => (isOne(who, KEEPERS) ? { ok: true } : { ok: false, because: 'unconcerned' })

/** To see what only those who refer see, and whether there is a place. */
export const mayRefer = (who: Standing): Judgement => (isOne(who, REFERRERS) ? { ok: true } : { ok: false, because: 'unconcerned' })

/** To write, publish, check and take down; to see what is secret in it: the unit that owns it. */
export const mayKeep = (who: Standing, entry: { unit: string }): Judgement => {
  if (!isOne(who, KEEPERS)) return { ok: false, because: 'unconcerned' }
  return entry.unit === who.unit ? { ok: true } : { ok: false, because: 'another_unit' }
}

/** To say whether there is a place: those of the unit who meet people. */
export const mayTellPlaces = (who: Standing, entry: { unit: string }): Judgement => {
  if (!isOne(who, REFERRERS)) return { ok: false, because: 'unconcerned' }
  return entry.unit === who.unit ? { ok: true } : { ok: false, because: 'another_unit' }
}
