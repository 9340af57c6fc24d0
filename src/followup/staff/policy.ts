/** Who may ask staff, and read what they said. Row security (migrations/0018_staff.sql) holds the same. */
export interface Asker {
  account: string | null
  roles: readonly string[]
  unit: string | null
}
export interface Facts {
  /** Null: the whole organisation's. */
  unit: string | null
  /** The units that are asked. */
  units: readonly string[]
  made_by: string
}
export type Judgement = { ok: true } | { ok: false; because: 'unreached' | 'not_asker' }

const YES: Judgement = { ok: true }
const UNREACHED: Judgement = { ok: false, because: 'unreached' }

/** The coordinator asks any unit; the head of a unit asks the own one. */
export function mayAskStaff(who: Asker, units: readonly string[]): Judgement {
  if (who.account === null) return UNREACHED
  if (who.roles.includes('coordinator')) return YES
  return who.roles.includes('unit_head') && units.every((unit) => unit === who.unit) ? YES : UNREACHED
}
/** To close it, open it again and give out its code. */
export function mayRunCollection(who: Asker, of: Facts): Judgement {
  if (who.account === null) return UNREACHED
  if (who.roles.includes('coordinator')) return YES
  return who.roles.includes('unit_head') && of.unit !== null && of.unit === who.unit ? YES : UNREACHED
}
/** The head of a unit that was asked reads what the small groups allow. */
export function mayReadSums(who: Asker, of: Facts): Judgement {
  const may = mayRunCollection(who, of)
  if (may.ok || who.account === null) return may
  return who.roles.includes('unit_head') && of.units.some((unit) => unit === who.unit) ? YES : UNREACHED
}
/** Free words were written to the one who asked. */
export function mayReadWords(who: Asker, of: Facts): Judgement {
  const may = mayRunCollection(who, of)
  if (!may.ok) return may
  return of.made_by === who.account ? YES : { ok: false, because: 'not_asker' }
}
