import { readFile } from 'node:fs/promises'
import { checkFile, jsonSchema, type SetFault, shippedSets } from '../followup/question/index.ts'
import type { CommandIo, Lang, Text } from './command.ts'

const HELP: Text = {
  sv: `Användning: samvarn questions check FIL … [--lang sv|en]
            samvarn questions schema

check    går igenom en frågeuppsättning (JSON, XLSX eller CSV) och säger om varje fel var det är och vad som ska göras.
schema   skriver formatet som JSON Schema, för redigerare och andra program.

Slutkod: 0 inga fel, 1 något att rätta, 2 en fil gick inte att läsa eller anropet är fel.
Vägledning: docs/writing-question-sets.md

Exempel:
  samvarn questions check var-egen.json
  samvarn questions check content/question-sets/managers.json
`,
  en: `Usage: samvarn questions check FILE … [--lang sv|en]
       samvarn questions schema

check    goes through a question set (JSON, XLSX or CSV) and says of each fault where it is and what to do.
schema   writes the format as JSON Schema, for editors and other programs.

Exit code: 0 no faults, 1 something to correct, 2 a file could not be read or the call is wrong.
Guide: docs/writing-question-sets.md

Examples:
  samvarn questions check our-own.json
  samvarn questions check content/question-sets/managers.json
`,
}
const WORDS = {
  unreadable: { sv: 'går inte att läsa. Kontrollera sökväg och rättigheter.', en: 'cannot be read. Check path and permissions.' },
  remark: { sv: 'Se över', en: 'Look at' },
  right: { sv: 'inga fel', en: 'no faults' },
} as const satisfies Record<string, Text>

const line = ({ place, message }: SetFault, lang: Lang): string => `  ${place[lang]}: ${message[lang]}\n`

async function checkOne(path: string, { stdout, stderr, lang }: CommandIo): Promise<0 | 1 | 2> {
  let bytes: Uint8Array
  try {
    bytes = await readFile(path)
  } catch {
    stderr.write(`${path} ${WORDS.unreadable[lang]}\n`)
    return 2
  }
  // A file may be the very set that comes with Samvärn: it is then checked beside the others and not beside itself.
  const checked = await checkFile(bytes, (id) => shippedSets().filter((set) => set.id !== id))
  if ('message' in checked) {
    stderr.write(`${path}: ${checked.message[lang]}\n`)
    return 2
  }
  const { set, faults, remarks } = checked
  for (const fault of faults) stdout.write(`${path}${line(fault, lang)}`.replace('  ', ': '))
  for (const remark of remarks) stdout.write(`${WORDS.remark[lang]}:${line(remark, lang)}`.replace('  ', ' '))
  if (faults.length === 0) stdout.write(`${path}: ${set?.id} ${set?.version}, ${WORDS.right[lang]}\n`)
  return faults.length > 0 ? 1 : 0
}

export async function run(args: string[], io: CommandIo): Promise<number> {
  const [command, ...paths] = args
  if (command === '--help' || command === '-h') {
    io.stdout.write(HELP[io.lang])
    return 0
  }
  if (command === 'schema' && paths.length === 0) {
    io.stdout.write(`${JSON.stringify(jsonSchema(), null, 2)}\n`)
    return 0
  }
  if (command !== 'check' || paths.length === 0) {
    io.stderr.write(HELP[io.lang])
    return 2
  }
  const codes: number[] = []
  for (const path of paths) codes.push(await checkOne(path, io))
  return Math.max(...codes)
}
