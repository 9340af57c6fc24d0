/** Making problems, and the ones that every reader shares. Texts say what is wrong and what to do next, and repeat no value. */
import type { Problem, Text } from './reading.ts'

export function makeError(code: string, sv: string, en: string, field?: string): Problem {
  return { code, ...(field === undefined ? {} : { field }), message: { sv, en }, severity: 'error' }
}

export function makeWarning(code: string, sv: string, en: string, field?: string): Problem {
  return { code, ...(field === undefined ? {} : { field }), message: { sv, en }, severity: 'warning' }
}

/** How a person points at a record: the row of a list, or the ordinal of a record in an XML or JSON file. */
export type RowName = (row: number) => Text
export const namePost: RowName = (row) => ({ sv: `Post ${row}`, en: `Record ${row}` })
export const nameRad: RowName = (row) => ({ sv: `Rad ${row}`, en: `Row ${row}` })

export const FILE_PROBLEMS = {
  empty: () =>
    makeError(
      'file_empty',
      'Filen är tom. Ingenting lästes in. Hämta filen från källan igen.',
      'The file is empty. Nothing was read. Fetch the file from its source again.',
    ),
  tooLarge: (megabytes: number) =>
    makeError(
      'file_too_large',
      `Filen är större än ${megabytes} MB. Ingenting lästes in. Dela upp den i flera filer.`,
      `The file is larger than ${megabytes} MB. Nothing was read. Split it into several files.`,
    ),
  tooManyRecords: (most: number) =>
    makeError(
      'file_too_many_records',
      `Filen har fler än ${most} poster. Ingenting lästes in. Dela upp den i flera filer.`,
      `The file has more than ${most} records. Nothing was read. Split it into several files.`,
    ),
  encoding: () =>
    makeError(
      'file_encoding',
      'Filens teckenkodning går inte att läsa utan att tecken blir fel. Ingenting lästes in. Spara filen som UTF-8 och försök igen.',
      'The character encoding of the file cannot be read without damaging characters. Nothing was read. Save the file as UTF-8 and try again.',
    ),
  noRecords: () => makeWarning('file_no_records', 'Filen är hel men innehåller ingen person.', 'The file is complete but holds no person.'),
  crashed: () =>
    makeError(
      'file_not_read',
      'Filen gick inte att läsa inom gränserna för tid och minne. Ingenting lästes in. Kontrollera att det är rätt fil, eller dela upp den.',
      'The file could not be read within the limits of time and memory. Nothing was read. Check that it is the right file, or split it.',
    ),
} as const

export const RECORD_PROBLEMS = {
  addressOnMarked: (at: Text) =>
    makeWarning(
      'address_on_marked',
      `${at.sv}: personen är skyddad men filen har ändå en adress. Adressen maskeras så snart den lagras. Kontrollera varför källan lämnar ut den.`,
      `${at.en}: the person is protected but the file still holds an address. The address is masked as soon as it is stored. Find out why the source gives it away.`,
      'addresses',
    ),
  municipalityNotResidence: (at: Text) =>
    makeWarning(
      'municipality_not_residence',
      `${at.sv}: kommunen i filen är inte bostadsort och används inte som det (16 § folkbokföringslagen).`,
      `${at.en}: the municipality in the file is not the place of residence and is not used as such (Population Registration Act, section 16).`,
      'municipality_code',
    ),
  noIdentity: (at: Text) =>
    makeError(
      'identity_missing',
      `${at.sv}: identitetsnummer saknas eller går inte att läsa, och ingen annan beteckning finns. Posten lästes inte in. Komplettera den vid källan.`,
      `${at.en}: the identity number is missing or unreadable and there is no other reference. The record was not taken. Complete it at the source.`,
      'identity',
    ),
  identityDoubtful: (at: Text) =>
    makeWarning(
      'identity_doubtful',
      `${at.sv}: identitetsnumrets datum eller kontrollsiffra stämmer inte. Posten lästes in som den står. Kontrollera numret mot källan.`,
      `${at.en}: the date or check digit of the identity number does not add up. The record was taken as it stands. Check the number against the source.`,
      'identity',
    ),
} as const
