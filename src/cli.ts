import { existsSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import packageFile from '../package.json' with { type: 'json' }
import type { Command, CommandIo, Lang, Text } from './cli/command.ts'
import { SetupProblem } from './platform/postgres/problem.ts'

/** Every command. Each is loaded only when it is asked for, so that `--help` answers at once. */
const COMMANDS: Record<string, { summary: Text; load: () => Promise<Command> }> = {
  serve: {
    summary: { sv: 'startar Samvärn (samma sak som npm start)', en: 'starts Samvärn (the same as npm start)' },
    load: () => import('./serve.ts'),
  },
  work: {
    summary: { sv: 'gör jobben bredvid serve, på samma databas', en: 'does the jobs beside serve, on the same database' },
    load: () => import('./work.ts'),
  },
  public: {
    summary: {
      sv: 'svarar på sidorna för utsatta, i en egen process utan registret',
      en: 'answers the pages for people at risk, in a process of its own',
    },
    load: () => import('./public.ts'),
  },
  init: {
    summary: {
      sv: 'gör en installation på riktigt, till den första personens länk',
      en: 'makes an installation in earnest, up to the first person’s link',
    },
    load: () => import('./ops/init.ts'),
  },
  doctor: {
    summary: { sv: 'ser på allt och säger vad som ska göras', en: 'looks at everything and says what to do' },
    load: () => import('./ops/doctor.ts'),
  },
  backup: {
    summary: { sv: 'kopierar allt till en fil som servern inte kan öppna', en: 'copies everything to a file that the server cannot open' },
    load: () => import('./ops/backup.ts'),
  },
  restore: {
    summary: { sv: 'läser tillbaka en kopia och visar att den är hel', en: 'restores a copy and shows that it is whole' },
    load: () => import('./ops/restore.ts'),
  },
  vouch: {
    summary: {
      sv: 'intygar en person när ingen kollega är kvar som kan',
      en: 'vouches for a person when no colleague is left who can',
    },
    load: () => import('./ops/vouch.ts'),
  },
  bounce: {
    summary: { sv: 'tar emot en leveransrapport från e-postservern', en: 'takes a delivery report from the mail server' },
    load: () => import('./cli/bounce.ts'),
  },
  questions: {
    summary: { sv: 'går igenom en frågeuppsättning som någon har skrivit', en: 'goes through a question set that somebody has written' },
    load: () => import('./cli/questions.ts'),
  },
  'export-site': {
    summary: { sv: 'skriver de öppna sidorna som filer att lägga ut', en: 'writes the public pages as files to publish' },
    load: () => import('./cli/export-site.ts'),
  },
  'verify-site': {
    summary: {
      sv: 'ser efter att öppna sidor ligger ute utan att lämna spår',
      en: 'sees that public pages are served without leaving traces',
    },
    load: () => import('./cli/verify-site.ts'),
  },
  check: {
    summary: { sv: 'kontrollerar dokument på väg ut mot ett register', en: 'checks outgoing documents against a register' },
    load: () => import('./cli/check.ts'),
  },
  redact: {
    summary: { sv: 'gör en säker kopia av ett dokument', en: 'makes a safe copy of a document' },
    load: () => import('./cli/redact.ts'),
  },
}

function usage(lang: Lang): string {
  const names = Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(11)} ${summary[lang]}`)
  return lang === 'sv'
    ? `Användning: samvarn KOMMANDO [FLAGGOR] [--lang sv|en]

Kommandon:
${names.join('\n')}

Exempel:
  samvarn serve
  samvarn check --register register.jsonl --recipient counterparty brev.docx
  samvarn redact brev.docx -o brev-saker.docx --register register.jsonl
  samvarn check --help      mer om ett kommando
  samvarn --version         versionen
`
    : `Usage: samvarn COMMAND [OPTIONS] [--lang sv|en]

Commands:
${names.join('\n')}

Examples:
  samvarn serve
  samvarn check --register register.jsonl --recipient counterparty letter.docx
  samvarn redact letter.docx -o letter-safe.docx --register register.jsonl
  samvarn check --help      more about a command
  samvarn --version         the version
`
}

/** Takes `--lang en` out of the arguments. Undefined when the language is not one of ours. */
export function takeLang(args: readonly string[]): { lang: Lang; rest: string[] } | undefined {
  const rest: string[] = []
  let lang: string | undefined = 'sv'
  for (let i = 0; i < args.length; i++) {
    const word = args[i] ?? ''
    // What follows "--" are paths, even when they look like options.
    if (word === '--') return lang === 'sv' || lang === 'en' ? { lang, rest: [...rest, ...args.slice(i)] } : undefined
    if (word === '--lang') lang = args[++i]
    else if (word.startsWith('--lang=')) lang = word.slice('--lang='.length)
    else rest.push(word)
  }
  return lang === 'sv' || lang === 'en' ? { lang, rest } : undefined
}

type Streams = Omit<CommandIo, 'lang'>

export async function main(args: readonly string[], streams: Streams): Promise<number> {
  const taken = takeLang(args)
  if (!taken) {
    streams.stderr.write('--lang är sv eller en. / --lang is sv or en.\n')
    return 2
  }
  const { lang } = taken
  const [name, ...rest] = taken.rest
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    ;(name === undefined ? streams.stderr : streams.stdout).write(usage(lang))
    return name === undefined ? 2 : 0
  }
  if (name === '--version') {
    streams.stdout.write(`${packageFile.version}\n`)
    return 0
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!command) {
    const known = Object.keys(COMMANDS).join(', ')
    streams.stderr.write(
      lang === 'sv'
        ? `Kommandot "${name}" finns inte. Det finns: ${known}. Se samvarn --help.\n`
        : `There is no command "${name}". There are: ${known}. See samvarn --help.\n`,
    )
    return 2
  }
  try {
    return await (await command.load()).run(rest, { ...streams, lang })
  } catch (error) {
    if (!(error instanceof SetupProblem)) throw error
    streams.stderr.write(`${error.text[lang]}\n`)
    return 1
  }
}

const asked = process.argv[1]
if (asked && existsSync(asked) && pathToFileURL(asked).href === pathToFileURL(fileURLToPath(import.meta.url)).href)
  process.exitCode = await main(process.argv.slice(2), {
    stdout: process.stdout,
    stderr: process.stderr,
    isTTY: process.stderr.isTTY === true,
  })
