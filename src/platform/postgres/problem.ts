/** A text in both languages of the product; Swedish is read first. */
export type Text = { sv: string; en: string }
export type Lang = 'sv' | 'en'

/**
 * A reason why Samvärn cannot start, told so that the person who sees it knows what to do next.
 * Everything that is not a SetupProblem is a bug and is shown with its stack instead.
 */
export class SetupProblem extends Error {
  readonly text: Text
  constructor(text: Text, cause?: unknown) {
    super(text.sv, cause === undefined ? undefined : { cause })
    this.name = 'SetupProblem'
    this.text = text
  }
}

/** The system's own code for an error ("ENOSPC"), or an empty string. */
export function errorCode(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
}

/** Turns what the operating system says about files into words; other errors pass unchanged. */
export function explainFileError(error: unknown, path: string): unknown {
  const code = errorCode(error)
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new SetupProblem(
      {
        sv: `Det finns inte plats på disken för ${path}. Frigör minst 500 MB och starta igen.`,
        en: `There is no space left on the disk for ${path}. Free at least 500 MB and start again.`,
      },
      error,
    )
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return new SetupProblem(
      {
        sv: `Samvärn får inte skriva i ${path}. Ändra ägare eller rättigheter på mappen, eller ange en annan mapp med SAMVARN_FOLDER.`,
        en: `Samvärn may not write in ${path}. Change the owner or mode of the folder, or name another with SAMVARN_FOLDER.`,
      },
      error,
    )
  return error
}
