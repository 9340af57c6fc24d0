import type { Lang, Text } from '../platform/postgres/problem.ts'

export type { Lang, Text }

/** Where a command reads and writes; tests give their own. */
export type CommandIo = {
  stdout: { write(text: string): unknown }
  stderr: { write(text: string): unknown }
  /** True when stderr is a terminal: only then are progress bars drawn. */
  isTTY: boolean
  lang: Lang
}

/** A command module: `run` gets the arguments after its name and returns the exit code. */
export type Command = { run(args: string[], io: CommandIo): Promise<number> }
