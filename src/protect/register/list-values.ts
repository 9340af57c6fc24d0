/** One cell at a time: what it means, or what is wrong with it in words that help. A message never repeats the value (D-R9). */
import { judgeListIdentity } from './list-identity.ts'
import type { ListCell } from './list-sheet.ts'
import { CELL_UNITS_MAX } from './list-sheet.ts'
import { dateOfSerial } from './list-xlsx.ts'
import { makeError, makeWarning } from './problem.ts'
import type { Identity, MarkingSource, Problem, ReadRecord } from './reading.ts'

/** Where a cell stands, as a person would say it: "Rad 7, Personnummer". */
export interface CellPlace {
  sv: string
  en: string
  field: string
}
export interface CellReading<T> {
  value?: T
  problems: Problem[]
}

const LEFT_OUT = { sv: 'Uppgiften lästes inte in.', en: 'The value was not taken.' } as const

function warn(at: CellPlace, code: string, sv: string, en: string): Problem {
  return makeWarning(code, `${at.sv}: ${sv}`, `${at.en}: ${en}`, at.field)
}

function refuse<T>(at: CellPlace, code: string, sv: string, en: string): CellReading<T> {
  return { problems: [warn(at, code, `${sv} ${LEFT_OUT.sv}`, `${en} ${LEFT_OUT.en}`)] }
}

/** What any cell can suffer from, before its meaning is asked for. An error keeps the whole row out. */
export function judgeCell(cell: ListCell, at: CellPlace): Problem[] {
  const problems: Problem[] = []
  if (cell.text.length > CELL_UNITS_MAX) {
    problems.push(
      makeError(
        'cell_too_long',
        `${at.sv}: texten är längre än ${CELL_UNITS_MAX} tecken. Korta den, eller flytta fri text till ett annat system.`,
        `${at.en}: the text is longer than ${CELL_UNITS_MAX} characters. Shorten it, or keep free text in another system.`,
        at.field,
      ),
    )
  }
  if (cell.oddity === 'error') {
    problems.push(
      warn(
        at,
        'cell_error',
        'cellen visar ett fel i kalkylbladet (som #SAKNAS!). Skriv värdet i stället.',
        'the cell shows a spreadsheet error (such as #N/A). Write the value instead.',
      ),
    )
  }
  if (cell.oddity === 'formula') {
    problems.push(
      warn(
        at,
        'cell_formula',
        'cellen är en formel. Det senast beräknade värdet lästes in. Klistra in som värden för att vara säker.',
        'the cell is a formula. Its last computed value was taken. Paste as values to be sure.',
      ),
    )
  }
  if (/^[=@\uff1d\uff20]|^[-\uff0d](?=\D|$)/.test(cell.text)) {
    problems.push(
      warn(
        at,
        'cell_looks_like_formula',
        'texten börjar som en formel. Den läses som vanlig text och körs aldrig. Kontrollera att den är riktig.',
        'the text begins like a formula. It is read as plain text and never run. Check that it is right.',
      ),
    )
  }
  return problems
}

export function readIdentityCell(cell: ListCell, at: CellPlace, today: string): CellReading<Identity> {
  const judged = judgeListIdentity(cell.text, today)
  if (!judged.ok)
    return { problems: [makeError(judged.code, `${at.sv}: ${judged.message.sv}`, `${at.en}: ${judged.message.en}`, at.field)] }
  const problems = judged.isCenturyGuessed
    ? [
        warn(
          at,
          'identity_century',
          'numret saknar sekel, som då fick antas. Skriv tolv siffror.',
          'the number lacks a century, which had to be assumed. Write twelve digits.',
        ),
      ]
    : []
  return { value: judged.identity, problems }
}

function isCalendarDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text
}

/** Dates as people and Excel write them. Day and month in doubtful order are refused, not guessed. */
export function readDateCell(cell: ListCell, at: CellPlace, today: string, mayBeFuture: boolean): CellReading<string> {
  const parts = /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?:[ T]\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?)?$/.exec(cell.text)
  const serial = /^\d{5}(?:\.\d+)?$/.test(cell.text) ? dateOfSerial(Number(cell.text), false) : undefined
  const date = parts === null ? serial : `${parts[1]}-${parts[2]}-${parts[3]}`
  if (date === undefined || !isCalendarDate(date)) {
    return refuse(
      at,
      'date_unreadable',
      'datumet går inte att läsa säkert. Skriv det som ÅÅÅÅ-MM-DD, till exempel 2026-03-01.',
      'the date cannot be read with certainty. Write it as YYYY-MM-DD, such as 2026-03-01.',
    )
  }
  if (!mayBeFuture && date > today) {
    return refuse(at, 'date_in_future', 'datumet har inte varit än. Kontrollera årtalet.', 'the date is still to come. Check the year.')
  }
  return {
    value: date,
    problems:
      serial === undefined || parts !== null
        ? []
        : [
            warn(
              at,
              'date_was_serial',
              'Excel hade gjort om datumet till ett dagnummer. Det räknades om; kontrollera att det stämmer.',
              'Excel had turned the date into a day number. It was converted back; check that it is right.',
            ),
          ],
  }
}

const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')

const RELATIONS: Readonly<Record<string, 'client' | 'employee'>> = {
  klient: 'client',
  brukare: 'client',
  elev: 'client',
  barn: 'client',
  patient: 'client',
  kund: 'client',
  invanare: 'client',
  client: 'client',
  pupil: 'client',
  anstalld: 'employee',
  medarbetare: 'employee',
  personal: 'employee',
  employee: 'employee',
  staff: 'employee',
}

export function readRelationCell(cell: ListCell, at: CellPlace): CellReading<'client' | 'employee'> {
  const value = RELATIONS[fold(cell.text)]
  return value === undefined
    ? refuse(at, 'relation_unknown', 'skriv klient eller anställd.', 'write client or employee.')
    : { value, problems: [] }
}

const SOURCES: Readonly<Record<string, MarkingSource>> = {
  skatteverket: 'skatteverket',
  skv: 'skatteverket',
  navet: 'skatteverket',
  folkbokforingen: 'skatteverket',
  spar: 'spar',
  personensjalv: 'person',
  personen: 'person',
  sjalv: 'person',
  denenskilde: 'person',
  theperson: 'person',
  person: 'person',
  annanmyndighet: 'other_authority',
  myndighet: 'other_authority',
  otherauthority: 'other_authority',
  socialtjansten: 'other_authority',
  socialnamnden: 'other_authority',
  varden: 'care',
  vard: 'care',
  halsoochsjukvarden: 'care',
  regionen: 'care',
  care: 'care',
  polisen: 'police',
  polismyndigheten: 'police',
  police: 'police',
  domstol: 'court',
  tingsratten: 'court',
  court: 'court',
  egenverksamhet: 'own_organisation',
  verksamheten: 'own_organisation',
  chef: 'own_organisation',
  ownorganisation: 'own_organisation',
}

export function readSourceCell(cell: ListCell, at: CellPlace): CellReading<MarkingSource> {
  const value = SOURCES[fold(cell.text)]
  return value === undefined
    ? refuse(
        at,
        'source_unknown',
        'källan känns inte igen. Skriv Skatteverket, SPAR, personen själv, annan myndighet, vården, Polisen, domstol eller egen verksamhet.',
        'the source is not recognised. Write Skatteverket, SPAR, the person, other authority, care, police, court or own organisation.',
      )
    : { value, problems: [] }
}

export function readPostcodeCell(cell: ListCell, at: CellPlace): CellReading<string> {
  const value = cell.text.replace(/^s(?:e)?-/i, '').replace(/\s/g, '')
  return /^[1-9]\d{4}$/.test(value)
    ? { value, problems: [] }
    : refuse(at, 'postcode_unreadable', 'ett postnummer har fem siffror.', 'a postcode has five digits.')
}

/** Several values in one cell are set apart by semicolon or line break. */
export function splitCell(cell: ListCell): string[] {
  return cell.text
    .split(/[;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

export function readPhone(written: string, at: CellPlace): CellReading<string> {
  if (/^\d+(?:[.,]\d+)?e\+?\d+$/i.test(written)) {
    return refuse(
      at,
      'phone_scientific',
      'Excel har skrivit om numret så att siffror gått förlorade. Formatera kolumnen som text och skriv numret igen.',
      'Excel has rewritten the number so that digits were lost. Format the column as text and write the number again.',
    )
  }
  const compact = written.replace(/\(0\)/, '').replace(/[\s\-–()./]/g, '')
  if (!/^\+?\d{6,15}$/.test(compact))
    return refuse(
      at,
      'phone_unreadable',
      'telefonnumret går inte att läsa. Skriv bara siffror, till exempel 070-1740605.',
      'the phone number is unreadable. Write digits only, such as 070-1740605.',
    )
  if (/^46\d{7,10}$/.test(compact)) return { value: `+${compact}`, problems: [] }
  if (/^[1-9]\d{6,8}$/.test(compact)) {
    return {
      value: `0${compact}`,
      problems: [
        warn(
          at,
          'phone_zero_restored',
          'den inledande nollan saknades, som när Excel läser numret som ett tal. Den lades till; kontrollera numret.',
          'the leading zero was missing, as when Excel reads the number as a figure. It was added; check the number.',
        ),
      ],
    }
  }
  return { value: compact, problems: [] }
}

export function readEmail(written: string, at: CellPlace): CellReading<string> {
  return /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]{2,}$/.test(written)
    ? { value: written, problems: [] }
    : refuse(
        at,
        'email_unreadable',
        'e-postadressen går inte att läsa. Skriv den som namn@example.se.',
        'the e-mail address is unreadable. Write it as name@example.se.',
      )
}

/** A code that lost its zero is restored; a name stays a name. */
export function readMunicipalityCell(cell: ListCell, at: CellPlace): CellReading<ReadRecord['others'][number]> {
  if (/^\d{4}$/.test(cell.text)) return { value: { class: 'municipality', value: cell.text }, problems: [] }
  if (/^\d{3}$/.test(cell.text)) {
    return {
      value: { class: 'municipality', value: `0${cell.text}` },
      problems: [
        warn(
          at,
          'municipality_zero_restored',
          'kommunkoden hade tre siffror; den inledande nollan lades till.',
          'the municipality code had three digits; the leading zero was added.',
        ),
      ],
    }
  }
  return /\p{L}/u.test(cell.text)
    ? { value: { class: 'municipality', value: cell.text.replaceAll('\n', ' ') }, problems: [] }
    : refuse(
        at,
        'municipality_unreadable',
        'skriv kommunens namn eller dess kod med fyra siffror.',
        'write the name of the municipality or its code with four digits.',
      )
}
