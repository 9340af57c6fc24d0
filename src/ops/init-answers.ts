/** What `samvarn init` needs to know: each question answerable by a flag, asked on a terminal where no flag answers it. */
import { createInterface, type Interface } from 'node:readline/promises'
import type { Lang, Text } from '../cli/command.ts'
import { SETTINGS } from '../config.ts'
import { refusals } from '../config/refusals.ts'
import type { Setting } from '../config/setting.ts'
import type { OrganisationKind } from '../organisation/founding/index.ts'
import { RECIPIENT } from '../platform/backup/age.ts'
import { errorCode, SetupProblem } from '../platform/postgres/problem.ts'

export const KINDS: Readonly<Record<OrganisationKind, Text>> = {
  state_agency: { sv: 'statlig myndighet', en: 'state agency' },
  region: { sv: 'region', en: 'region' },
  municipality: { sv: 'kommun', en: 'municipality' },
  county_board: { sv: 'länsstyrelse', en: 'county administrative board' },
  ngo: { sv: 'ideell organisation', en: 'non-governmental organisation' },
  company: { sv: 'företag', en: 'company' },
}

const kinds = (lang: Lang): string =>
  Object.entries(KINDS)
    .map(([code, text]) => `${code} = ${text[lang]}`)
    .join(', ')

export interface Question {
  flag: string
  ask: Text
  /** What Enter means, and what no flag and no terminal mean. Without it the question must be answered. */
  fallback?: string
  /** What is wrong with an answer, or undefined. */
  wrong(answer: string): Text | undefined
}

const matching = (rule: RegExp, text: Text) => (answer: string) => (rule.test(answer) ? undefined : text)
const asSetting = (setting: Setting<string>, text: Text) => (answer: string) =>
  setting.schema.safeParse(answer).success ? undefined : text

export const QUESTIONS = {
  url: {
    flag: 'url',
    ask: { sv: 'Vilken adress ska medarbetarna använda?', en: 'Which address are people to use?' },
    wrong: (answer: string) =>
      URL.canParse(answer) && /^https?:\/\/[^/\s]+\/?$/.test(answer)
        ? refusals({}, { mode: 'real', public_url: answer })[0]
        : {
            sv: 'Skriv en adress utan sökväg, till exempel https://samvarn.example.se.',
            en: 'Write an address without a path, such as https://samvarn.example.se.',
          },
  },
  database: {
    flag: 'database',
    ask: {
      sv: 'Databas: builtin för den inbyggda, eller adressen till en egen PostgreSQL',
      en: 'Database: builtin for the built-in one, or the address of a PostgreSQL of your own',
    },
    fallback: 'builtin',
    wrong: matching(/^(?:builtin|postgres(?:ql)?:\/\/\S+)$/, {
      sv: 'Skriv builtin eller postgresql://server:5432/samvarn.',
      en: 'Write builtin or postgresql://server:5432/samvarn.',
    }),
  },
  organisation: {
    flag: 'organisation',
    ask: { sv: 'Organisationens namn', en: 'Name of the organisation' },
    wrong: matching(/^\S.{1,119}$/, { sv: 'Skriv namnet, 2 till 120 tecken.', en: 'Write the name, 2 to 120 characters.' }),
  },
  slug: {
    flag: 'slug',
    ask: { sv: 'Kortnamn i inloggningens adress, till exempel norrvik', en: 'Short name in the address of the sign-in, such as norrvik' },
    wrong: matching(/^[a-z0-9][a-z0-9-]{1,38}[a-z0-9]$/, {
      sv: 'Kortnamnet har 3 till 40 tecken: a–z, siffror och bindestreck.',
      en: 'The short name has 3 to 40 characters: a–z, digits and hyphens.',
    }),
  },
  kind: {
    flag: 'kind',
    ask: {
      sv: `Slags organisation (${kinds('sv')})`,
      en: `Kind of organisation (${kinds('en')})`,
    },
    wrong: (answer: string) =>
      Object.hasOwn(KINDS, answer)
        ? undefined
        : { sv: `Skriv ett av: ${Object.keys(KINDS).join(', ')}.`, en: `Write one of: ${Object.keys(KINDS).join(', ')}.` },
  },
  parts: {
    flag: 'parts',
    ask: {
      sv: 'Vad ska installationen göra? all = allt, followup = bara följa upp och samordna, utan en enda tabell om personer',
      en: 'What is the installation to do? all = everything, followup = follow up and coordinate only, without a single table about persons',
    },
    fallback: 'all',
    wrong: (answer: string) =>
      answer === 'all' || SETTINGS.parts.schema.safeParse(answer).success
        ? undefined
        : { sv: 'Skriv all eller followup.', en: 'Write all or followup.' },
  },
  unit: {
    flag: 'unit',
    ask: { sv: 'Enhet där den första personen arbetar', en: 'Unit where the first person works' },
    fallback: 'Stab',
    wrong: matching(/^\S.{0,119}$/, { sv: 'Skriv enhetens namn.', en: 'Write the name of the unit.' }),
  },
  function: {
    flag: 'function',
    ask: {
      sv: 'Den första personens funktion; hon blir systemägare och ser inget innehåll',
      en: 'Function of the first person; she becomes system owner and sees no content',
    },
    fallback: 'Systemägare',
    wrong: matching(/^\S.{0,119}$/, { sv: 'Skriv en funktion, inte ett namn.', en: 'Write a function, not a name.' }),
  },
  smtp: {
    flag: 'smtp',
    ask: {
      sv: 'E-postserver, till exempel smtp://användare:lösenord@mejl.example.se:587 (tomt: senare)',
      en: 'Mail server, such as smtp://user:password@mail.example.se:587 (empty: later)',
    },
    fallback: '',
    wrong: asSetting(SETTINGS.smtp_url, {
      sv: 'Skriv en adress som börjar med smtp:// eller smtps://, eller inget.',
      en: 'Write an address that begins with smtp:// or smtps://, or nothing.',
    }),
  },
  mailFrom: {
    flag: 'mail-from',
    ask: { sv: 'Avsändarens adress (tomt: senare)', en: 'Sender’s address (empty: later)' },
    fallback: '',
    wrong: asSetting(SETTINGS.mail_from, {
      sv: 'Skriv en e-postadress utan namn, till exempel samvarn@example.se, eller inget.',
      en: 'Write a mail address without a name, such as samvarn@example.se, or nothing.',
    }),
  },
  recipient: {
    flag: 'backup-recipient',
    ask: {
      sv: 'Mottagare för säkerhetskopior (age1…), eller new för att göra en nyckel nu',
      en: 'Recipient of backups (age1…), or new to make an identity now',
    },
    wrong: (answer: string) =>
      answer === 'new' || RECIPIENT.test(answer)
        ? undefined
        : { sv: 'Skriv new, eller en mottagare som börjar med age1.', en: 'Write new, or a recipient that begins with age1.' },
  },
} as const satisfies Record<string, Question>

export type Answers = Record<keyof typeof QUESTIONS, string>
type Given = Readonly<Record<string, string | boolean | string[] | undefined>>

export type Read = { ok: true; answers: Answers } | { ok: false; texts: Text[] }

/** From the flags alone: what is missing or wrong is told all at once. */
export function fromFlags(given: Given): Read {
  const answers: Partial<Answers> = {}
  const texts: Text[] = []
  for (const [name, question] of Object.entries(QUESTIONS) as [keyof Answers, Question][]) {
    const said = given[question.flag]
    const answer = typeof said === 'string' ? said : question.fallback
    if (answer === undefined) {
      texts.push({ sv: `Ange --${question.flag}: ${question.ask.sv}`, en: `Give --${question.flag}: ${question.ask.en}` })
      continue
    }
    const wrong = question.wrong(answer)
    if (wrong) texts.push({ sv: `--${question.flag}: ${wrong.sv}`, en: `--${question.flag}: ${wrong.en}` })
    answers[name] = answer
  }
  return texts.length > 0 ? { ok: false, texts } : { ok: true, answers: answers as Answers }
}

/** Asks on the terminal; Ctrl-C or Ctrl-D at a question ends with a sentence, since nothing has been made yet. */
async function onTerminal<T>(work: (terminal: Interface) => Promise<T>): Promise<T> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return await work(terminal)
  } catch (error) {
    if (errorCode(error) !== 'ABORT_ERR') throw error
    throw new SetupProblem(
      {
        sv: '\nAvbrutet. Inget har skrivits; kör samvarn init igen när du vill.',
        en: '\nStopped. Nothing has been written; run samvarn init again when you like.',
      },
      error,
    )
  } finally {
    terminal.close()
  }
}

export const waitForEnter = (text: Text, lang: Lang): Promise<string> => onTerminal((terminal) => terminal.question(text[lang]))

/** Asks for what no flag says, one question a line, and again when the answer will not do. */
export function fromTerminal(given: Given, lang: Lang): Promise<Answers> {
  return onTerminal(async (terminal) => {
    const answers: Partial<Answers> = {}
    for (const [name, question] of Object.entries(QUESTIONS) as [keyof Answers, Question][]) {
      const said = given[question.flag]
      let answer = typeof said === 'string' ? said : undefined
      while (answer === undefined || question.wrong(answer)) {
        const wrong = answer === undefined ? undefined : question.wrong(answer)
        if (wrong) process.stderr.write(`${wrong[lang]}\n`)
        const hint = question.fallback ? ` [${question.fallback}]` : ''
        const line = (await terminal.question(`${question.ask[lang]}${hint}${question.ask[lang].endsWith('?') ? '' : ':'} `)).trim()
        answer = line === '' && question.fallback !== undefined ? question.fallback : line
      }
      answers[name] = answer
    }
    return answers as Answers
  })
}
