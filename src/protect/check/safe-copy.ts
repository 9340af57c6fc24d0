/** What there is to know of a safe copy without making one. */

/** Formats that a safe copy can be made of today. */
export const COPIED_FORMATS: readonly string[] = ['txt', 'csv', 'docx']

/** A file whose copy was refused for this reason held nothing to take away: the original is as safe. */
export const NOTHING_TO_REMOVE = 'nothing_to_remove'

export const isCopyReady = (copy: { state: string; refusal: string | null } | undefined): boolean =>
  copy?.state === 'made' || (copy?.state === 'refused' && copy.refusal === NOTHING_TO_REMOVE)
