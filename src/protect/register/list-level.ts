/** Which protection a row of the list states. Words that do not tell the level count as the highest (D-R3, D-R14). */
import type { ColumnKey } from './list-columns.ts'
import { columnOf } from './list-columns.ts'
import { makeWarning } from './problem.ts'
import type { Marking, MarkingLevel, Problem, Text } from './reading.ts'
import { MARKING_LEVELS } from './reading.ts'

const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')

const LEVEL_WORDS: Readonly<Record<string, MarkingLevel>> = {
  sekretessmarkering: 'sekretessmarkering',
  sekretessmarkerad: 'sekretessmarkering',
  sekretess: 'sekretessmarkering',
  sekretessmarkerade: 'sekretessmarkering',
  skyddadfolkbokforing: 'skyddad_folkbokforing',
  skyddfolkbokforing: 'skyddad_folkbokforing',
  kvarskrivning: 'skyddad_folkbokforing',
  kvarskriven: 'skyddad_folkbokforing',
  fingeradepersonuppgifter: 'fingerade_personuppgifter',
  fingerade: 'fingerade_personuppgifter',
  fingeradeuppgifter: 'fingerade_personuppgifter',
  ingen: 'none',
  inget: 'none',
  nej: 'none',
  none: 'none',
  no: 'none',
  upphord: 'none',
  avslutad: 'none',
}
const YES = ['ja', 'j', 'yes', 'y', 'x', '1', 'true', 'sant']
const NO = ['nej', 'n', 'no', '0', 'false', 'falskt', '']

const WORDS = 'sekretessmarkering, skyddad folkbokföring, fingerade personuppgifter'

const TEXTS = {
  missing: (at: Text) =>
    makeWarning(
      'level_missing',
      `${at.sv}: skyddsnivån saknas. Personen behandlas som högsta skydd. Skriv något av: ${WORDS}.`,
      `${at.en}: the level is missing. The person is treated as having the highest protection. Write one of: ${WORDS}.`,
      'level',
    ),
  vague: (at: Text) =>
    makeWarning(
      'level_vague',
      `${at.sv}: ordet säger inte vilket skydd det är. Personen behandlas som högsta skydd. Skriv något av: ${WORDS}.`,
      `${at.en}: the word does not tell which protection it is. The person is treated as having the highest protection. Write one of: ${WORDS}.`,
      'level',
    ),
  none: (at: Text) =>
    makeWarning(
      'level_none',
      `${at.sv}: raden säger att personen inte har något skydd. Den läses in utan markering. Har skyddet upphört ska det granskas innan något visas igen.`,
      `${at.en}: the row says that the person has no protection. It is taken without a marking. If protection has ended, review before anything is shown again.`,
      'level',
    ),
  differ: (at: Text) =>
    makeWarning(
      'level_differs',
      `${at.sv}: kolumnerna om skydd säger olika. Det strängaste gäller. Rätta raden.`,
      `${at.en}: the columns on protection differ. The strictest holds. Correct the row.`,
      'level',
    ),
  unknownColumn: (at: Text) =>
    makeWarning(
      'protection_unknown',
      `${at.sv}: en kolumn om skydd känns inte igen men har ett värde. Personen behandlas som högsta skydd. Använd mallens kolumn Skyddsnivå.`,
      `${at.en}: a column on protection is not recognised but holds a value. The person is treated as having the highest protection. Use the template's column Level.`,
      'level',
    ),
} as const

const strictness = (level: MarkingLevel): number => MARKING_LEVELS.indexOf(level)

function readFlag(text: string, level: MarkingLevel): MarkingLevel {
  const folded = fold(text)
  return YES.includes(folded) ? level : NO.includes(folded) ? 'none' : 'unknown_treat_as_highest'
}

export interface RowProtection {
  cells: ReadonlyMap<ColumnKey, string>
  /** Which columns about protection the file has at all. */
  columns: ReadonlySet<ColumnKey>
  /** True when a column that speaks of protection in unknown words has a value in this row. */
  hasUnknownProtection: boolean
}

export function readLevel(row: RowProtection, at: Text): { marking: Marking; problems: Problem[] } {
  const stated: { level: MarkingLevel; column: ColumnKey }[] = []
  const word = row.cells.get('level') ?? ''
  if (word !== '') stated.push({ level: LEVEL_WORDS[fold(word)] ?? 'unknown_treat_as_highest', column: 'level' })
  if (row.columns.has('flag_sekretess'))
    stated.push({ level: readFlag(row.cells.get('flag_sekretess') ?? '', 'sekretessmarkering'), column: 'flag_sekretess' })
  if (row.columns.has('flag_skyddad'))
    stated.push({ level: readFlag(row.cells.get('flag_skyddad') ?? '', 'skyddad_folkbokforing'), column: 'flag_skyddad' })
  if (row.hasUnknownProtection)
    return { marking: { level: 'unknown_treat_as_highest', evidence: 'okänd kolumn om skydd' }, problems: [TEXTS.unknownColumn(at)] }
  const [strictest] = [...stated].sort((a, b) => strictness(b.level) - strictness(a.level))
  if (strictest === undefined)
    return { marking: { level: 'unknown_treat_as_highest', evidence: columnOf('level').header.sv }, problems: [TEXTS.missing(at)] }
  const problems: Problem[] = []
  if (strictest.level === 'unknown_treat_as_highest') problems.push(TEXTS.vague(at))
  if (strictest.level === 'none') problems.push(TEXTS.none(at))
  const isContradicted = strictest.level !== 'none' && stated.some((each) => each.column === 'level' && each.level !== strictest.level)
  if (isContradicted) problems.push(TEXTS.differ(at))
  return { marking: { level: strictest.level, evidence: columnOf(strictest.column).header.sv }, problems }
}
