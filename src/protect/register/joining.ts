/**
 * Two rows of the organisation's own list on the same person become one record. The strictest protection holds, and
 * nothing that either row knows is lost: what is not stored is never found by the röjandekontroll.
 */
import type { RowName } from './problem.ts'
import { makeError, makeWarning, RECORD_PROBLEMS } from './problem.ts'
import type { Problem, ReadName, ReadRecord } from './reading.ts'
import { emptyRecord, isProtected } from './reading.ts'

/** The problem of a row that stands in another row's record: not taken by itself, and not lost either. */
export const JOINED_ROW = 'joined_row'

/** The same words however they are cased and spaced. */
const said = (value: unknown): string => JSON.stringify(value).toLocaleLowerCase('sv').replace(/\s+/g, ' ')

function withoutDoubles<T>(kept: readonly T[], other: readonly T[], saidBy: (value: T) => string = said): T[] {
  const there = new Set(kept.map(saidBy))
  return [...kept, ...other.filter((value) => !there.has(saidBy(value)) && there.add(saidBy(value)))]
}

const nameSaid = (name: ReadName): string =>
  [name.given, name.middle ?? '', name.sur]
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(' ')
    .toLocaleLowerCase('sv')
    .replace(/\s+/g, ' ')

/** Which of two names is the name no program can tell: the kept row's is, and the other is kept as one she may also bear. */
function otherNames(kept: ReadRecord, other: ReadRecord): ReadName[] {
  const there = new Set(kept.names.map(nameSaid))
  const hasName = kept.names.some((name) => name.kind === 'name')
  return other.names
    .filter((name) => !there.has(nameSaid(name)))
    .map((name) => (name.kind === 'name' && hasName ? { ...name, kind: 'alias' } : name))
}

const isFingerade = (record: ReadRecord): boolean => record.marking.level === 'fingerade_personuppgifter'

/**
 * A person with fingerade personuppgifter receives nothing from a row that may be about the time before: neither from a
 * row with another marking, nor from one with another name or an own past (OSL 21:3 third paragraph, D-R11).
 */
export function mayJoin(kept: ReadRecord, other: ReadRecord): boolean {
  if (!isFingerade(kept) && !isFingerade(other)) return true
  return isFingerade(kept) && isFingerade(other) && otherNames(kept, other).length === 0 && other.relations.length === 0
}

function joinedRelation(kept: ReadRecord, other: ReadRecord): ReadRecord['relation'] {
  if (kept.relation === undefined || other.relation === undefined) return kept.relation ?? other.relation
  return kept.relation === other.relation ? kept.relation : 'client_and_employee'
}

function aboutJoining(kept: ReadRecord, other: ReadRecord, joined: ReadRecord, name: RowName): Problem[] {
  const [at, from] = [name(kept.row), name(other.row)]
  const problems = [
    makeWarning(
      'rows_joined',
      `${at.sv} och ${from.sv.toLowerCase()} gäller samma person. Uppgifterna läses in som en person, med det strängaste skyddet. Kontrollera att båda raderna gäller rätt person.`,
      `${at.en} and ${from.en.toLowerCase()} are about the same person. Their data will be taken in as one person, with the strictest protection. Check that both rows are about the right person.`,
    ),
  ]
  if (kept.names.length > 0 && otherNames(kept, other).some((one) => one.kind !== 'former_name' && one.kind !== 'new_name')) {
    problems.push(
      makeWarning(
        'rows_name_differs',
        `${at.sv} och ${from.sv.toLowerCase()} har samma nummer men olika namn. Namnet på ${at.sv.toLowerCase()} blir personens namn, det andra läses in som alias. Kontrollera numret.`,
        `${at.en} and ${from.en.toLowerCase()} have the same number but different names. The name of ${at.en.toLowerCase()} will be the person's name, the other is taken in as an alias. Check the number.`,
        'names',
      ),
    )
  }
  const warned = kept.problems.some((problem) => problem.code === 'address_on_marked')
  if (!warned && isProtected(joined.marking.level) && joined.addresses.some((address) => address.kind === 'folkbokforing'))
    problems.push(RECORD_PROBLEMS.addressOnMarked(at))
  return problems
}

/** The kept record with everything the other one knows. */
export function joinRecords(kept: ReadRecord, other: ReadRecord, name: RowName): ReadRecord {
  const relation = joinedRelation(kept, other)
  const reference = kept.reference ?? other.reference
  const joined: ReadRecord = {
    ...kept,
    ...(relation === undefined ? {} : { relation }),
    ...(reference === undefined ? {} : { reference }),
    names: withoutDoubles(kept.names, otherNames(kept, other)),
    addresses: withoutDoubles(kept.addresses, other.addresses),
    contacts: withoutDoubles(kept.contacts, other.contacts),
    others: withoutDoubles(kept.others, other.others),
    relations: withoutDoubles(kept.relations, other.relations),
  }
  return { ...joined, problems: [...kept.problems, ...aboutJoining(kept, other, joined, name)] }
}

/** What stands on the row that was joined: where its data will be found. */
export function joinedRow(other: ReadRecord, kept: ReadRecord, name: RowName): ReadRecord {
  const [at, to] = [name(other.row), name(kept.row)]
  const problem = makeError(
    JOINED_ROW,
    `${at.sv} gäller samma person som ${to.sv.toLowerCase()}. Uppgifterna fogas till ${to.sv.toLowerCase()}, och det som står där gäller båda.`,
    `${at.en} is about the same person as ${to.en.toLowerCase()}. Its data are joined to ${to.en.toLowerCase()}, and what stands there holds for both.`,
  )
  return { ...other, problems: [...other.problems, problem], taken: false }
}

/** The row is emptied too: not even the preview may show what ties an earlier identity to her. */
export function refusedBesideFingerade(other: ReadRecord, kept: ReadRecord, name: RowName): ReadRecord {
  const [at, beside] = [name(other.row), name(kept.row)]
  const problem = makeError(
    'fingerade_other_row',
    `${at.sv} har samma nummer som ${beside.sv.toLowerCase()}, och personen där har fingerade personuppgifter. Ingenting på ${at.sv.toLowerCase()} lagras: inget får knyta henne till en tidigare identitet (OSL 21:3 tredje stycket). Rätta filen så att personen står en gång, och förstör andra filer där sambandet står.`,
    `${at.en} has the same number as ${beside.en.toLowerCase()}, and the person there has fingerade personuppgifter. Nothing of ${at.en.toLowerCase()} is stored: nothing may tie her to an earlier identity (OSL 21:3 third paragraph). Correct the file so that the person stands once, and destroy other files that hold the link.`,
  )
  return { ...emptyRecord(other.row, other.marking), problems: [problem], taken: false }
}
