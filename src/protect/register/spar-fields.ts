/** Names, addresses and the rest of a SPAR record. Only what is current is read; what is older is told, not carried along. */
import { judgeIdentity } from './identity-number.ts'
import { makeWarning, RECORD_PROBLEMS } from './problem.ts'
import type { Identity, IdentityKind, Marking, Problem, ReadAddress, ReadName, ReadRecord, Text } from './reading.ts'
import { isMunicipalityMisleading, isProtected } from './reading.ts'
import { isNameWithheld } from './withheld.ts'
import type { XmlNode } from './xml-records.ts'
import { childrenOf, textOf } from './xml-records.ts'

const IDENTITY_TYPES: Readonly<Record<string, IdentityKind>> = {
  PERSONNUMMER: 'personnummer',
  SAMORDNINGSNUMMER: 'samordningsnummer',
  IMMUNITETSNUMMER: 'immunitetsnummer',
}

/** 9999-12-31 marks what is current; without history the interval is left out altogether. */
function isCurrent(node: XmlNode): boolean {
  return (textOf(node, 'DatumTill') ?? textOf(node, 'DatumTom') ?? '9999-12-31').startsWith('9999')
}

export function readIdentity(record: XmlNode, at: Text): { identity?: Identity; problems: Problem[] } {
  const person = childrenOf(record, 'PersonId')[0]
  const value = textOf(person, 'IdNummer') ?? textOf(person, 'FysiskPersonId')
  if (value === undefined || !/^[1-9]\d{11}$/.test(value)) return { problems: [RECORD_PROBLEMS.noIdentity(at)] }
  const judged = judgeIdentity(value)
  const declared = IDENTITY_TYPES[textOf(person, 'Typ') ?? '']
  const kind = declared ?? judged?.kind ?? 'personnummer'
  const isDoubtful = kind !== 'immunitetsnummer' && (judged === undefined || !judged.isCheckDigitRight || judged.kind !== kind)
  return { identity: { kind, value }, problems: isDoubtful ? [RECORD_PROBLEMS.identityDoubtful(at)] : [] }
}

export function readNames(record: XmlNode): ReadName[] {
  const names: ReadName[] = []
  for (const element of [...childrenOf(record, 'Namn'), ...childrenOf(record, 'Persondetaljer')]) {
    const given = textOf(element, 'Fornamn')
    const sur = textOf(element, 'Efternamn')
    const middle = textOf(element, 'Mellannamn')
    if (given === undefined && sur === undefined) continue
    if ([given, sur].every((part) => part === undefined || isNameWithheld(part))) continue
    const kind = isCurrent(element) ? 'name' : 'former_name'
    const name: ReadName = { kind, given: given ?? '', ...(middle === undefined ? {} : { middle }), sur: sur ?? '' }
    if (!names.some((other) => JSON.stringify({ ...other, kind }) === JSON.stringify(name))) names.push(name)
  }
  return names
}

const ADDRESS_ELEMENTS: Readonly<Record<string, ReadAddress['kind']>> = {
  Folkbokforingsadress: 'folkbokforing',
  SarskildPostadress: 'sarskild_postadress',
  Utlandsadress: 'utland',
  Kontaktadress: 'kontakt',
}

function readAddress(element: XmlNode, kind: ReadAddress['kind']): ReadAddress | 'earlier' | undefined {
  const body = childrenOf(element, 'SvenskAdress')[0] ?? childrenOf(element, 'InternationellAdress')[0] ?? element
  if (!isCurrent(body) || !isCurrent(element)) return 'earlier'
  const lines = ['CareOf', 'Utdelningsadress1', 'Utdelningsadress2', 'Utdelningsadress3']
    .map((local) => textOf(body, local))
    .filter((line) => line !== undefined)
  const postcode = textOf(body, 'PostNr')
  const locality = textOf(body, 'Postort')
  const country = textOf(body, 'Land')
  if (lines.length === 0 && postcode === undefined && locality === undefined && country === undefined) return undefined
  return {
    kind,
    lines,
    ...(postcode === undefined ? {} : { postcode }),
    ...(locality === undefined ? {} : { locality }),
    ...(country === undefined ? {} : { country }),
  }
}

/** County and municipality stand in an element of their own (2021.1) or within the address (before). */
function readMunicipality(record: XmlNode, home: XmlNode | undefined): { municipality_code?: string; county_code?: string } {
  const place = childrenOf(record, 'Folkbokforing').find(isCurrent) ?? home
  const county = textOf(place, 'FolkbokfordLanKod')
  const municipality = textOf(place, 'FolkbokfordKommunKod')
  return {
    ...(county !== undefined && municipality !== undefined ? { municipality_code: county + municipality } : {}),
    ...(county === undefined ? {} : { county_code: county }),
  }
}

export function readAddresses(record: XmlNode, marking: Marking, at: Text): { addresses: ReadAddress[]; problems: Problem[] } {
  const addresses: ReadAddress[] = []
  const problems: Problem[] = []
  const holders = [record, ...childrenOf(record, 'Adresser')]
  let home: XmlNode | undefined
  let hasEarlier = false
  for (const element of holders.flatMap((holder) => holder.children)) {
    const kind = ADDRESS_ELEMENTS[element.local]
    if (kind === undefined) continue
    const address = readAddress(element, kind)
    if (address === 'earlier') hasEarlier = true
    else if (address !== undefined) {
      if (kind === 'folkbokforing') home = element
      addresses.push(address)
    }
  }
  const municipality = readMunicipality(record, home)
  if (municipality.county_code !== undefined) {
    const misleading = isMunicipalityMisleading(marking.level)
    const place = { ...municipality, ...(misleading ? { municipality_not_residence: true as const } : {}) }
    if (misleading) problems.push(RECORD_PROBLEMS.municipalityNotResidence(at))
    const index = addresses.findIndex((address) => address.kind === 'folkbokforing')
    const folkbokforing = addresses[index]
    if (folkbokforing === undefined) addresses.push({ kind: 'folkbokforing', lines: [], ...place })
    else addresses[index] = { ...folkbokforing, ...place }
  }
  const isWhereabouts = (address: ReadAddress): boolean =>
    address.kind !== 'sarskild_postadress' && address.lines.length + (address.postcode ?? '').length > 0
  if (isProtected(marking.level) && addresses.some(isWhereabouts)) problems.push(RECORD_PROBLEMS.addressOnMarked(at))
  if (hasEarlier && isProtected(marking.level)) {
    problems.push(
      makeWarning(
        'earlier_address_left_out',
        `${at.sv}: tidigare adresser i filen lästes inte in.`,
        `${at.en}: earlier addresses in the file were not taken.`,
        'addresses',
      ),
    )
  }
  return { addresses, problems }
}

const RELATION_KINDS: Readonly<Record<string, string>> = {
  VÅRDNADSHAVARE: 'vardnadshavare',
  V: 'vardnadshavare',
  'MAKE/MAKA/REGISTRERAD PARTNER': 'make_maka_partner',
  M: 'make_maka_partner',
}

/** Household and relatives inherit a warning (D-R10), so whose they are must be known; their names are not carried. */
export function readRelations(record: XmlNode): ReadRecord['relations'] {
  return childrenOf(record, 'Relation')
    .filter(isCurrent)
    .map((relation) => {
      const identity = textOf(relation, 'IdNummer') ?? textOf(childrenOf(relation, 'PersonId')[0], 'FysiskPersonId')
      const kind = RELATION_KINDS[textOf(relation, 'Relationstyp') ?? ''] ?? 'other'
      return { kind, ...(identity === undefined ? {} : { identity }) }
    })
}

/** A property designation leads to a door; it is public elsewhere but never harmless here (D-R31). */
export function readProperties(record: XmlNode): ReadRecord['others'] {
  return childrenOf(record, 'Fastighet')
    .flatMap((property) => childrenOf(property, 'FastighetDel'))
    .map((part) => textOf(part, 'FastighetBeteckning'))
    .filter((value) => value !== undefined)
    .map((value) => ({ class: 'property', value }))
}

/** What a person must be told about a record although it is not carried along. */
export function findAsides(record: XmlNode, at: Text): Problem[] {
  const details = childrenOf(record, 'Persondetaljer').filter(isCurrent)
  const problems: Problem[] = []
  if (
    details.some((detail) =>
      ['Avlidendatum', 'AntraffadDodDatum', 'AvregistreringsorsakKod'].some((local) => textOf(detail, local) !== undefined),
    )
  ) {
    problems.push(
      makeWarning(
        'deregistered',
        `${at.sv}: personen är avregistrerad (avliden, utvandrad eller annat). Skyddet ändras inte av det; granska om posten ska finnas kvar.`,
        `${at.en}: the person is deregistered (deceased, emigrated or other). That does not change the protection; review whether the record shall remain.`,
      ),
    )
  }
  if (details.some((detail) => childrenOf(detail, 'Hanvisning').length > 0) || childrenOf(record, 'Hanvisningar').length > 0) {
    problems.push(
      makeWarning(
        'number_reference_left_out',
        `${at.sv}: filen hänvisar till ett annat identitetsnummer för personen. Hänvisningen lästes inte in, för att ingen ny identitet ska knytas till en gammal (OSL 21:3 tredje stycket).`,
        `${at.en}: the file refers to another identity number of the person. The reference was not taken, so that no new identity is tied to an old one (OSL 21:3 third paragraph).`,
      ),
    )
  }
  return problems
}
