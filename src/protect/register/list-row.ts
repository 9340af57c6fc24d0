/** One row of the organisation's list becomes one record, with everything that is wrong in it told cell by cell. */
import { csvUnsafe } from './csv-safe.ts'
import type { ColumnKey } from './list-columns.ts'
import { columnOf } from './list-columns.ts'
import type { Headers } from './list-headers.ts'
import { readLevel } from './list-level.ts'
import type { ListCell } from './list-sheet.ts'
import type { CellPlace, CellReading } from './list-values.ts'
import {
  judgeCell,
  readDateCell,
  readEmail,
  readIdentityCell,
  readMunicipalityCell,
  readPhone,
  readPostcodeCell,
  readRelationCell,
  readSourceCell,
  splitCell,
} from './list-values.ts'
import { makeError, makeWarning, nameRad, RECORD_PROBLEMS } from './problem.ts'
import type { Problem, ReadAddress, ReadName, ReadRecord } from './reading.ts'
import { emptyRecord, isProtected, settleTaken } from './reading.ts'
import { isNameWithheld } from './withheld.ts'

/** A person with fingerade personuppgifter is a person of her own: whatever points to who she was is refused (OSL 21:3 third paragraph, D-R11). */
const EARLIER_COLUMNS: readonly ColumnKey[] = ['former_given', 'former_sur', 'new_given', 'new_sur']

class Row {
  readonly row: number
  readonly problems: Problem[] = []
  private readonly cells: readonly ListCell[]
  private readonly headers: Headers

  constructor(row: number, cells: readonly ListCell[], headers: Headers) {
    this.row = row
    this.headers = headers
    this.cells = cells.map((cell) => ({ ...cell, text: csvUnsafe(cell.text) }))
    for (const [key, index] of headers.columns) {
      const cell = this.cells[index]
      if (cell !== undefined) this.problems.push(...judgeCell(cell, this.place(key)))
    }
  }

  place(key: ColumnKey): CellPlace {
    const at = nameRad(this.row)
    const { header } = columnOf(key)
    return { sv: `${at.sv}, ${header.sv}`, en: `${at.en}, ${header.en}`, field: key }
  }

  cell(key: ColumnKey): ListCell | undefined {
    const index = this.headers.columns.get(key)
    const cell = index === undefined ? undefined : this.cells[index]
    return cell === undefined || cell.text === '' ? undefined : cell
  }

  /** Plain text on one line. */
  text(key: ColumnKey): string | undefined {
    return this.cell(key)?.text.replaceAll('\n', ' ')
  }

  keep<T>(reading: CellReading<T>): T | undefined {
    this.problems.push(...reading.problems)
    return reading.value
  }

  read<T>(key: ColumnKey, reader: (cell: ListCell, at: CellPlace) => CellReading<T>): T | undefined {
    const cell = this.cell(key)
    return cell === undefined ? undefined : this.keep(reader(cell, this.place(key)))
  }

  hasUnknownProtection(): boolean {
    return this.headers.unknownProtection.some((index) => (this.cells[index]?.text ?? '') !== '')
  }

  texts(): Map<ColumnKey, string> {
    return new Map([...this.headers.columns].map(([key, index]) => [key, this.cells[index]?.text ?? '']))
  }

  columns(): Set<ColumnKey> {
    return new Set(this.headers.columns.keys())
  }

  hasExtraCells(): boolean {
    return this.cells.slice(this.headers.width).some((cell) => cell.text !== '')
  }
}

function readNames(row: Row): ReadName[] {
  const given = row.text('given')
  const sur = row.text('sur')
  const middle = row.text('middle')
  const names: ReadName[] = []
  const add = (kind: ReadName['kind'], givenKey: ColumnKey, surKey: ColumnKey): void => {
    const own = { given: row.text(givenKey), sur: row.text(surKey) }
    if (own.given === undefined && own.sur === undefined) return
    if ([own.given, own.sur].every((part) => part === undefined || isNameWithheld(part))) {
      const at = row.place(givenKey)
      row.problems.push(
        makeWarning(
          'name_withheld',
          `${at.sv}: där står inget namn utan en upplysning om skydd. Inget namn lästes in.`,
          `${at.en}: there is no name but a note on protection. No name was taken.`,
          at.field,
        ),
      )
      return
    }
    // A former or new surname alone is borne with the given name that the row has.
    const isChanged = kind === 'former_name' || kind === 'new_name'
    names.push({
      kind,
      given: own.given ?? (isChanged ? (given ?? '') : ''),
      sur: own.sur ?? (isChanged ? (sur ?? '') : ''),
      ...(kind === 'name' && middle !== undefined ? { middle } : {}),
    })
  }
  add('name', 'given', 'sur')
  add('former_name', 'former_given', 'former_sur')
  add('new_name', 'new_given', 'new_sur')
  add('alias', 'alias_given', 'alias_sur')
  return names
}

function readAddress(
  row: Row,
  kind: ReadAddress['kind'],
  keys: { lines: ColumnKey[]; postcode: ColumnKey; locality: ColumnKey },
): ReadAddress[] {
  const lines = keys.lines.flatMap((key) => row.cell(key)?.text.split('\n') ?? [])
  const postcode = row.read(keys.postcode, readPostcodeCell)
  const locality = row.text(keys.locality)
  if (lines.length === 0 && postcode === undefined && locality === undefined) return []
  return [{ kind, lines, ...(postcode === undefined ? {} : { postcode }), ...(locality === undefined ? {} : { locality }) }]
}

function readContacts(row: Row): ReadRecord['contacts'] {
  const contacts: ReadRecord['contacts'] = []
  for (const written of splitCell(row.cell('phone') ?? { text: '' })) {
    const value = row.keep(readPhone(written, row.place('phone')))
    if (value !== undefined) contacts.push({ class: 'phone', value })
  }
  for (const written of splitCell(row.cell('email') ?? { text: '' })) {
    const value = row.keep(readEmail(written, row.place('email')))
    if (value !== undefined) contacts.push({ class: 'email', value })
  }
  return contacts
}

function readOthers(row: Row): ReadRecord['others'] {
  const others: ReadRecord['others'] = []
  for (const key of ['school', 'workplace'] as const) {
    for (const value of splitCell(row.cell(key) ?? { text: '' })) others.push({ class: key, value })
  }
  const municipality = row.read('municipality', readMunicipalityCell)
  return municipality === undefined ? others : [...others, municipality]
}

/** The row is refused and emptied: not even the preview may show what ties an earlier identity to her. */
function refuseFingerade(row: Row, record: ReadRecord): ReadRecord | undefined {
  const found = EARLIER_COLUMNS.filter((key) => row.cell(key) !== undefined)
  if (found.length === 0) return undefined
  const problems = found.map((key) => {
    const at = row.place(key)
    return makeError(
      'fingerade_earlier_datum',
      `${at.sv}: en person med fingerade personuppgifter är en egen person. Inget får knyta henne till en tidigare identitet (OSL 21:3 tredje stycket). Raden lästes inte in. Ta bort uppgiften, och förstör andra filer där sambandet står.`,
      `${at.en}: a person with fingerade personuppgifter is a person of her own. Nothing may tie her to an earlier identity (OSL 21:3 third paragraph). The row was not taken. Remove the value, and destroy other files that hold the link.`,
      at.field,
    )
  })
  return { ...emptyRecord(row.row, record.marking), problems, taken: false }
}

function readMarking(row: Row, today: string): ReadRecord['marking'] {
  const { marking, problems } = readLevel(
    { cells: row.texts(), columns: row.columns(), hasUnknownProtection: row.hasUnknownProtection() },
    nameRad(row.row),
  )
  row.problems.push(...problems)
  const source = row.read('source', readSourceCell)
  const lastVerified = row.read('last_verified', (cell, at) => readDateCell(cell, at, today, false))
  const validFrom = row.read('valid_from', (cell, at) => readDateCell(cell, at, today, true))
  const isFingerade = marking.level === 'fingerade_personuppgifter'
  if (isFingerade && validFrom !== undefined) {
    const at = row.place('valid_from')
    row.problems.push(
      makeWarning(
        'fingerade_date_left_out',
        `${at.sv}: dagen då fingerade personuppgifter började gälla kan peka ut vem personen var. Uppgiften lästes inte in.`,
        `${at.en}: the day on which fingerade personuppgifter began may tell who the person was. The value was not taken.`,
        at.field,
      ),
    )
  }
  return {
    ...marking,
    ...(source === undefined ? {} : { source }),
    ...(lastVerified === undefined ? {} : { last_verified: lastVerified }),
    ...(validFrom === undefined || isFingerade ? {} : { valid_from: validFrom }),
  }
}

export function readListRow(rowNumber: number, cells: readonly ListCell[], headers: Headers, today: string): ReadRecord {
  const at = nameRad(rowNumber)
  const row = new Row(rowNumber, cells, headers)
  const marking = readMarking(row, today)
  const record = emptyRecord(rowNumber, marking)
  if (marking.level === 'fingerade_personuppgifter') {
    const refused = refuseFingerade(row, record)
    if (refused !== undefined) return refused
  }
  if (row.hasExtraCells()) {
    row.problems.push(
      makeError(
        'extra_cells',
        `${at.sv}: raden har fler celler än rubrikraden. Ett värde innehåller troligen skiljetecknet. Sätt värdet inom citattecken eller använd mallen som arbetsbok.`,
        `${at.en}: the row has more cells than the header row. A value probably holds the separator. Put it in quotation marks or use the template as a workbook.`,
      ),
    )
  }
  const identity = row.read('identity', (cell, place) => readIdentityCell(cell, place, today))
  const reference = row.text('reference')
  const relation = row.read('relation', readRelationCell)
  if (row.cell('identity') === undefined) {
    row.problems.push(
      reference === undefined
        ? RECORD_PROBLEMS.noIdentity(at)
        : makeWarning(
            'identity_absent',
            `${at.sv}: personnummer saknas. Personen läses in med er referens, men kan då inte hittas genom sitt nummer. Komplettera när det går.`,
            `${at.en}: the identity number is missing. The person is taken with your reference but cannot be found by number. Complete it when you can.`,
            'identity',
          ),
    )
  }
  const addresses = [
    ...readAddress(row, 'folkbokforing', { lines: ['care_of', 'street'], postcode: 'postcode', locality: 'locality' }),
    ...readAddress(row, 'sarskild_postadress', { lines: ['special_line'], postcode: 'special_postcode', locality: 'special_locality' }),
  ]
  if (isProtected(marking.level) && addresses.some((address) => address.kind === 'folkbokforing'))
    row.problems.push(RECORD_PROBLEMS.addressOnMarked(at))
  const lastVerified = marking.last_verified
  return settleTaken({
    ...record,
    ...(identity === undefined ? {} : { identity }),
    ...(reference === undefined ? {} : { reference }),
    ...(relation === undefined ? {} : { relation }),
    ...(lastVerified === undefined ? {} : { updated: lastVerified }),
    names: readNames(row),
    addresses,
    contacts: readContacts(row),
    others: readOthers(row),
    problems: row.problems,
  })
}
