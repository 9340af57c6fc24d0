import { lstat, stat } from 'node:fs/promises'
import { extname } from 'node:path'
import type { Format } from '@samvarn/disclosure'
import { UsageProblem } from './check-options.ts'

/** The original is what a safe copy is judged by later, and so it is never written over, whatever way leads to it. */
export async function refuseSameFile(input: string, out: string): Promise<void> {
  const [one, other] = await Promise.all([input, out].map((path) => stat(path, { bigint: true }).catch(() => undefined)))
  if (one === undefined || other === undefined || one.dev !== other.dev || one.ino !== other.ino) return
  throw new UsageProblem({
    sv: `${out} är samma fil som originalet ${input}. Originalet skrivs aldrig över: välj ett annat namn för kopian.`,
    en: `${out} is the same file as the original ${input}. The original is never overwritten: choose another name for the copy.`,
  })
}

export async function refuseToOverwrite(out: string, force: boolean): Promise<void> {
  const there = await lstat(out).catch(() => undefined)
  if (there === undefined || (force && there.isFile())) return
  throw new UsageProblem({
    sv: there.isFile()
      ? `${out} finns redan. Välj ett annat namn eller skriv över med --force.`
      : `${out} är ingen vanlig fil. Välj ett annat namn.`,
    en: there.isFile()
      ? `${out} exists already. Choose another name or overwrite with --force.`
      : `${out} is no ordinary file. Choose another name.`,
  })
}

/** Extensions that name one and the same way of writing. A macro document is another kind than one without. */
const KIN: readonly (readonly string[])[] = [['txt', 'text', 'md', 'log'], ['csv', 'tsv'], ['docx'], ['docm'], ['dotx']]

const extensionOf = (path: string): string => extname(path).slice(1).toLowerCase()

/**
 * A copy is of the original's format; under another name programs would refuse it, or people trust it to be what it is not.
 * Of an original that has no safe copy at all the copier tells itself.
 */
export function refuseOtherFormat(input: string, format: Format, out: string): void {
  const from = extensionOf(input) || format
  const to = extensionOf(out)
  const kin = KIN.find((names) => names.includes(from))
  if (kin === undefined || to === '' || kin.includes(to)) return
  throw new UsageProblem({
    sv: `Kopian får samma format som originalet (.${from}), men ${out} slutar på .${to}. Välj ett namn som slutar på .${from}.`,
    en: `The copy has the format of the original (.${from}), but ${out} ends in .${to}. Choose a name that ends in .${from}.`,
  })
}
