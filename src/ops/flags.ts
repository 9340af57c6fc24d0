/** Flags of a command: said once, with help, and a sentence for what it does not take. */
import { parseArgs } from 'node:util'
import type { CommandIo, Text } from '../cli/command.ts'

type Kinds = Record<string, 'string' | 'boolean'>
type Values<K extends Kinds> = { [N in keyof K]?: K[N] extends 'boolean' ? boolean : string }

/** The flags and the words after them; or an exit code, when help was asked for or a flag is not known. */
export function readFlags<K extends Kinds>(
  args: string[],
  kinds: K,
  command: string,
  help: Text,
  io: CommandIo,
): (Values<K> & { words: string[] }) | number {
  try {
    const options = Object.fromEntries(Object.entries(kinds).map(([name, type]) => [name, { type }]))
    const { values, positionals } = parseArgs({
      args,
      options: { ...options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    })
    if (values['help'] === true) {
      io.stdout.write(help[io.lang])
      return 0
    }
    return { ...(values as Values<K>), words: positionals }
  } catch (error) {
    if (!(error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS')) throw error
    io.stderr.write(
      io.lang === 'sv'
        ? `Flaggan förstås inte. Se samvarn ${command} --help.\n`
        : `That option is not understood. See samvarn ${command} --help.\n`,
    )
    return 2
  }
}
