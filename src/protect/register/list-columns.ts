/**
 * The columns of the organisation's own list, told once: header in both languages, other names that systems use,
 * what to write, and an example. The template, the reading and the error texts all follow from here.
 * There is no free-text column, on purpose: what people write freely says more than the register may hold.
 */
import type { Text } from './reading.ts'

export type ColumnKey =
  | 'identity'
  | 'reference'
  | 'relation'
  | 'level'
  | 'source'
  | 'valid_from'
  | 'last_verified'
  | 'given'
  | 'middle'
  | 'sur'
  | 'former_given'
  | 'former_sur'
  | 'new_given'
  | 'new_sur'
  | 'alias_given'
  | 'alias_sur'
  | 'care_of'
  | 'street'
  | 'postcode'
  | 'locality'
  | 'special_line'
  | 'special_postcode'
  | 'special_locality'
  | 'phone'
  | 'email'
  | 'school'
  | 'workplace'
  | 'municipality'
  | 'flag_sekretess'
  | 'flag_skyddad'

export interface Column {
  key: ColumnKey
  header: Text
  hint: Text
  example: string
  /** Other headers that mean the same. Compared without case, accents, spaces and punctuation. */
  also: readonly string[]
  /** False for columns that are understood when other systems have them but that the template does not ask for. */
  inTemplate: boolean
}

function column(
  key: ColumnKey,
  header: [string, string],
  hint: [string, string],
  example: string,
  also: readonly string[] = [],
  inTemplate = true,
): Column {
  return { key, header: { sv: header[0], en: header[1] }, hint: { sv: hint[0], en: hint[1] }, example, also, inTemplate }
}

const SEVERAL: [string, string] = ['Flera skiljs åt med semikolon.', 'Separate several with semicolons.']

export const COLUMNS: readonly Column[] = [
  column(
    'identity',
    ['Personnummer', 'Identity number'],
    ['Personnummer eller samordningsnummer med tolv siffror.', 'Personal identity number or coordination number, twelve digits.'],
    '200001252386',
    [
      'samordningsnummer',
      'personnummer/samordningsnummer',
      'personnummer eller samordningsnummer',
      'pnr',
      'persnr',
      'personnr',
      'person-id',
      'personid',
      'id-nummer',
      'idnummer',
      'identitetsnummer',
      'ssn',
      'personal identity number',
      'coordination number',
    ],
  ),
  column(
    'reference',
    ['Referens', 'Reference'],
    [
      'Er egen beteckning, när numret saknas eller för att hitta tillbaka. Inga namn.',
      'Your own reference, when the number is missing or to find your way back. No names.',
    ],
    'A-1041',
    ['ref', 'dossiernummer', 'dossier', 'anstallningsnummer', 'anstnr', 'diarienummer', 'employee number', 'case reference'],
  ),
  column('relation', ['Relation', 'Relation'], ['klient eller anställd', 'client or employee'], 'klient', [
    'roll',
    'typ',
    'kategori',
    'role',
    'type',
  ]),
  column(
    'level',
    ['Skyddsnivå', 'Level'],
    [
      'sekretessmarkering, skyddad folkbokföring eller fingerade personuppgifter',
      'sekretessmarkering, skyddad folkbokföring or fingerade personuppgifter',
    ],
    'sekretessmarkering',
    ['niva', 'skydd', 'typ av skydd', 'skyddstyp', 'skyddsform', 'protection', 'protection level'],
  ),
  column(
    'source',
    ['Källa', 'Source'],
    [
      'Vem som satt eller lämnat markeringen: Skatteverket, SPAR, personen själv, annan myndighet, vården, Polisen, domstol eller egen verksamhet.',
      'Who set or told of the marking: Skatteverket, SPAR, the person, other authority, care, police, court or own organisation.',
    ],
    'Skatteverket',
    ['kalla till markeringen', 'markeringens kalla', 'uppgiftslamnare', 'source of marking'],
  ),
  column('valid_from', ['Gäller från', 'Valid from'], ['Datum som ÅÅÅÅ-MM-DD.', 'Date as YYYY-MM-DD.'], '2026-03-01', [
    'giltig fran',
    'fran',
    'from',
    'datum fran',
    'startdatum',
    'sekretessdatum',
  ]),
  column('last_verified', ['Senast kontrollerad', 'Last verified'], ['Datum som ÅÅÅÅ-MM-DD.', 'Date as YYYY-MM-DD.'], '2026-11-02', [
    'kontrollerad',
    'verifierad',
    'senast verifierad',
    'kontrolldatum',
    'verified',
  ]),
  column('given', ['Förnamn', 'Given name'], ['Alla förnamn.', 'All given names.'], 'Anna Maria', [
    'first name',
    'given',
    'fornamn',
    'tilltalsnamn',
  ]),
  column('middle', ['Mellannamn', 'Middle name'], ['Om det finns.', 'If any.'], '', ['middle']),
  column('sur', ['Efternamn', 'Surname'], ['Hela efternamnet.', 'The whole surname.'], 'Lind', [
    'last name',
    'family name',
    'familjenamn',
    'sur',
  ]),
  column(
    'former_given',
    ['Tidigare förnamn', 'Former given name'],
    ['Lämnas tomt vid fingerade personuppgifter.', 'Leave empty with fingerade personuppgifter.'],
    '',
    ['gammalt fornamn', 'former first name'],
  ),
  column(
    'former_sur',
    ['Tidigare efternamn', 'Former surname'],
    ['Lämnas tomt vid fingerade personuppgifter.', 'Leave empty with fingerade personuppgifter.'],
    '',
    ['gammalt efternamn', 'tidigare namn', 'former name', 'former last name', 'fodd som'],
  ),
  column(
    'new_given',
    ['Nytt förnamn', 'New given name'],
    [
      'Ett nytt namn är lika känsligt som en adress. Lämnas tomt vid fingerade personuppgifter.',
      'A new name is as sensitive as an address. Leave empty with fingerade personuppgifter.',
    ],
    '',
    ['new first name'],
  ),
  column(
    'new_sur',
    ['Nytt efternamn', 'New surname'],
    [
      'Ett nytt namn är lika känsligt som en adress. Lämnas tomt vid fingerade personuppgifter.',
      'A new name is as sensitive as an address. Leave empty with fingerade personuppgifter.',
    ],
    '',
    ['nytt namn', 'new name', 'new last name'],
  ),
  column(
    'alias_given',
    ['Alias förnamn', 'Alias given name'],
    ['Namn som används i stället i era system.', 'A name used instead in your systems.'],
    '',
    [],
  ),
  column(
    'alias_sur',
    ['Alias efternamn', 'Alias surname'],
    ['Namn som används i stället i era system.', 'A name used instead in your systems.'],
    '',
    ['alias'],
  ),
  column('care_of', ['C/o', 'C/o'], ['Om det finns.', 'If any.'], '', ['co', 'co-adress', 'c/o-adress', 'care of']),
  column(
    'street',
    ['Gatuadress', 'Street address'],
    ['Bara om ni redan har den. Den maskeras när den lagras.', 'Only if you already hold it. It is masked when stored.'],
    '',
    ['adress', 'utdelningsadress', 'gata', 'address', 'street', 'postadress'],
  ),
  column('postcode', ['Postnummer', 'Postcode'], ['Fem siffror.', 'Five digits.'], '', ['postnr', 'zip', 'postal code']),
  column('locality', ['Postort', 'Locality'], ['', ''], '', ['ort', 'city', 'town']),
  column(
    'special_line',
    ['Särskild postadress', 'Special postal address'],
    [
      'Adressen för post via Skatteverket, eller annan särskild postadress.',
      'The address for post through Skatteverket, or another special postal address.',
    ],
    'Box 2820',
    ['sarskild adress', 'formedlingsadress', 'special address'],
  ),
  column('special_postcode', ['Särskilt postnummer', 'Special postcode'], ['Fem siffror.', 'Five digits.'], '40320', [
    'sarskild postadress postnummer',
  ]),
  column('special_locality', ['Särskild postort', 'Special locality'], ['', ''], 'GÖTEBORG', [
    'sarskild postadress postort',
    'sarskild postadress ort',
  ]),
  column('phone', ['Telefon', 'Phone'], SEVERAL, '070-1740605', [
    'telefonnummer',
    'mobil',
    'mobilnummer',
    'mobiltelefon',
    'tel',
    'phone number',
    'mobile',
  ]),
  column('email', ['E-post', 'E-mail'], SEVERAL, 'anna@example.se', ['e-postadress', 'epost', 'mail', 'mejl', 'email address']),
  column('school', ['Skola', 'School'], ['Skola eller förskola, också barnens.', 'School or preschool, the children’s too.'], '', [
    'forskola',
    'skolenhet',
    'preschool',
  ]),
  column('workplace', ['Arbetsplats', 'Workplace'], ['', ''], '', ['arbetsgivare', 'enhet', 'employer']),
  column(
    'municipality',
    ['Kommun', 'Municipality'],
    ['Namn eller kod där personen vistas, om ni vet det.', 'Name or code of where the person stays, if you know it.'],
    '',
    ['kommunkod', 'vistelsekommun', 'bostadskommun', 'municipality code'],
  ),
  column(
    'flag_sekretess',
    ['Sekretessmarkering', 'Sekretessmarkering'],
    ['ja eller nej', 'yes or no'],
    '',
    ['skydd_sekretessmarkering', 'sekretess', 'sekretessmarkerad', 'sekretessmark'],
    false,
  ),
  column(
    'flag_skyddad',
    ['Skyddad folkbokföring', 'Skyddad folkbokföring'],
    ['ja eller nej', 'yes or no'],
    '',
    ['skydd_skyddadfolkbokforing', 'skyddadfolkbokforing', 'kvarskrivning'],
    false,
  ),
]

export function columnOf(key: ColumnKey): Column {
  const found = COLUMNS.find((each) => each.key === key)
  if (found === undefined) throw new Error(`no column ${key}`)
  return found
}
