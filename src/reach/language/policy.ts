/** Who keeps the texts in other languages: whoever keeps the public pages. */
export interface Asker {
  account: string | null
  roles: readonly string[]
}
export type Judgement = { ok: true } | { ok: false; because: 'not_communicator' | 'other_text' }

/** To read drafts, write translations, and add film and sound. */
export const mayKeepTexts = (who: Asker): Judgement =>
  who.account !== null && who.roles.includes('communicator') ? { ok: true } : { ok: false, because: 'not_communicator' }

/** To record a signature: over the very text that stands, and that was read. */
export function maySign(who: Asker, text: { standing: string; read: string }): Judgement {
  const may = mayKeepTexts(who)
  if (!may.ok) return may
  return text.standing === text.read ? { ok: true } : { ok: false, because: 'other_text' }
}
