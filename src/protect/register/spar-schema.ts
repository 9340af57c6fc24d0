/**
 * The shape of SPAR's answers, by namespace URI and never by prefix. Names are Skatteverket's own, from the schemas
 * of personsök 2021.1; 2023.1 adds fields on samordningsnummer and emigration and changes nothing about protection
 * (statenspersonadressregister.se, ändringsbeskrivning 2023.1).
 */
import type { XmlNode } from './xml-records.ts'

export type SparVersion = '2021.1' | '2023.1' | '20160213'

const ANSWER = /^http:\/\/statenspersonadressregister\.se\/schema\/personsok\/([0-9.]+)\/personsokningsvar$/
const COMPONENT = /^http:\/\/statenspersonadressregister\.se\/schema\/komponent\/([a-z/]+)-\d+\.\d+$/
const AVISERING_2021 = 'http://statenspersonadressregister.se/schema/komponent/person/aviseringpost-1.2'
export const OLD_ANSWER = 'http://skatteverket.se/spar/instans/1.0'
export const OLD_COMPONENT = 'http://skatteverket.se/spar/komponent/1.0'
export const PROTECTION_COMPONENT = 'person/skyddadepersonuppgifter'
const SCHEMA_INSTANCE = 'http://www.w3.org/2001/XMLSchema-instance'

const KNOWN_ELEMENTS: Readonly<Record<string, readonly string[]>> = {
  'generellt/datumtid': ['DatumFrom', 'DatumTill', 'Tidsstampel'],
  'person/person': ['PersonId', 'IdNummer', 'Typ', 'SenasteAndringSPAR'],
  [PROTECTION_COMPONENT]: ['Sekretessmarkering', 'SekretessDatum', 'SkyddadFolkbokforing', 'SkyddadFolkbokforingDatum'],
  'person/inkomsttaxering': ['SummeradInkomst', 'InkomstAr'],
  'person/namn/namn': ['Namn'],
  'person/namn/deladenamnelement': ['Aviseringsnamn', 'Efternamn', 'Fornamn', 'Mellannamn', 'Tillskrift', 'Tilltalsnamn'],
  'person/persondetaljer': ['Persondetaljer', 'Fodelsedatum', 'FodelselanKod', 'Fodelseforsamling', 'Kon', 'SvenskMedborgare'],
  'person/avregistrering': ['AvregistreringsorsakKod', 'Avregistreringsdatum', 'Avlidendatum', 'AntraffadDodDatum'],
  'person/hanvisning': ['Hanvisning', 'Typ'],
  'person/samordningsnummer': [
    'SnStatus',
    'SnTilldelningsdatum',
    'SnPreliminartVilandeforklaringsdatum',
    'SnFornyelsedatum',
    'SnVilandeorsak',
    'SnVilandeforklaringsdatum',
    'SnAvlidendatum',
  ],
  'person/folkbokforing': [
    'Folkbokforing',
    'FolkbokfordLanKod',
    'LanKod',
    'FolkbokfordKommunKod',
    'KommunKod',
    'Folkbokforingsdatum',
    'DistriktKod',
    'Hemvist',
  ],
  'person/adress/folkbokforingsadress': ['Folkbokforingsadress'],
  'person/adress/sarskildpostadress': ['SarskildPostadress'],
  'person/adress/utlandsadress': ['Utlandsadress'],
  'person/adress/kontaktadress': ['Kontaktadress'],
  'person/adress/deladeadresselement': [
    'SvenskAdress',
    'InternationellAdress',
    'CareOf',
    'Utdelningsadress1',
    'Utdelningsadress2',
    'Utdelningsadress3',
    'PostNr',
    'Postort',
    'Land',
  ],
  'person/relation': ['Relation', 'Relationstyp', 'Fodelsetid'],
  'person/fastighetstaxering': [
    'Fastighet',
    'Taxeringsenhetsnummer',
    'LanKod',
    'KommunKod',
    'FastighetKod',
    'Taxeringsar',
    'Taxeringsvarde',
    'FastighetDel',
    'Taxeringsidentitet',
    'FastighetBeteckning',
    'AndelstalTaljare',
    'AndelstalNamnare',
  ],
}

/** Elements of the schemas before 2019.1, which have one namespace for everything (20160213, 20170225). */
const KNOWN_OLD_ELEMENTS: readonly string[] = [
  'PersonId',
  'FysiskPersonId',
  'Sekretessmarkering',
  'SekretessAndringsdatum',
  'SenasteAndringSPAR',
  'SenasteAndringFolkbokforing',
  'Persondetaljer',
  'Adresser',
  'Relation',
  'Hanvisningar',
  'HanvisningsPersonNrByttTill',
  'HanvisningsPersonNrByttFran',
  'FolkbokforingsKod',
  'FolkbokfordForsamlingKod',
  'Relationstyp',
  'Fodelsetid',
  'SummeradInkomst',
  'InkomstAr',
  'DatumFrom',
  'DatumTill',
  'DatumTom',
  'Adress',
  'FolkbokfordLanKod',
  'FolkbokfordKommunKod',
  'Folkbokforingsdatum',
  'DistriktKod',
  ...(KNOWN_ELEMENTS['person/namn/deladenamnelement'] ?? []),
  ...(KNOWN_ELEMENTS['person/avregistrering'] ?? []),
  ...(KNOWN_ELEMENTS['person/adress/deladeadresselement'] ?? []),
  ...(KNOWN_ELEMENTS['person/persondetaljer'] ?? []),
  ...(KNOWN_ELEMENTS['person/fastighetstaxering'] ?? []),
  'Folkbokforingsadress',
  'SarskildPostadress',
  'Utlandsadress',
]

/** A name that sounds like protection, in any version to come. */
const SOUNDS_LIKE_PROTECTION = /sekret|skydd|finger|sparr|spärr|hemlig|kvarskriv|protect|secre|confiden/i

/** The component of a namespace without its version, such as `person/namn/namn`; undefined for foreign namespaces. */
export function componentOf(uri: string): string | undefined {
  return COMPONENT.exec(uri)?.[1]
}

/** The version that an answer's root element declares. `unknown` is an answer in a version not judged safe to read. */
export function versionOf(root: XmlNode): SparVersion | 'unknown' | undefined {
  if (root.local === 'SPARPersonsokningSvar') {
    if (root.uri === OLD_ANSWER) return '20160213'
    const version = ANSWER.exec(root.uri)?.[1]
    if (version === '2021.1' || version === '2023.1') return version
    return 'unknown'
  }
  if (root.local === 'AviseringPoster') return root.uri === AVISERING_2021 ? '2021.1' : 'unknown'
  return undefined
}

/** True when the element is a record within this root. */
export function isSparRecord(node: XmlNode, root: XmlNode, version: SparVersion): boolean {
  if (root.local === 'AviseringPoster') return node.local === 'AviseringPost' && node.uri === root.uri
  if (version === '20160213') return node.local === 'PersonsokningSvarsPost' && node.uri === OLD_COMPONENT
  return node.local === 'PersonsokningSvarspost' && node.uri === root.uri
}

export type Familiarity = 'known' | 'unknown_harmless' | 'unknown_protection'

/**
 * How far an element of a record can be trusted to say nothing about protection (D-R3). 2021.1 is published in full,
 * so there every unknown element counts as possible protection; in 2023.1 new fields of known components are
 * tolerated unless their name sounds like protection.
 */
export function judgeElement(node: XmlNode, version: SparVersion): Familiarity {
  if (version === '20160213') {
    if (node.uri !== OLD_COMPONENT) return 'unknown_protection'
    return KNOWN_OLD_ELEMENTS.includes(node.local) ? 'known' : 'unknown_protection'
  }
  const component = componentOf(node.uri)
  const known = component === undefined ? undefined : KNOWN_ELEMENTS[component]
  if (component === undefined || known === undefined) return 'unknown_protection'
  if (known.includes(node.local)) return 'known'
  if (version === '2021.1' || component === PROTECTION_COMPONENT || SOUNDS_LIKE_PROTECTION.test(node.local)) return 'unknown_protection'
  return 'unknown_harmless'
}

/** Attributes: SPAR has one, on Sekretessmarkering. Hints for schema validators are harmless. */
export function judgeAttribute(node: XmlNode, name: string, version: SparVersion): Familiarity {
  if (name.startsWith(`{${SCHEMA_INSTANCE}}`) && !name.endsWith('}nil')) return 'known'
  if (name === 'sattAvSPAR' && node.local === 'Sekretessmarkering' && version !== '20160213') return 'known'
  return version === '2023.1' && !SOUNDS_LIKE_PROTECTION.test(name) && componentOf(node.uri) !== PROTECTION_COMPONENT
    ? 'unknown_harmless'
    : 'unknown_protection'
}
