/**
 * Makes answers of SPAR personsök that are valid by Skatteverket's schema 2021.1 (a test holds that). For tests and
 * demonstrations: identities are published test numbers, names and places are invented by the caller.
 */

export interface SparAddress {
  careOf?: string
  line1?: string
  line2?: string
  line3?: string
  postcode?: string
  locality?: string
  country?: string
  from?: string
  until?: string
}
export interface SparName {
  given: string
  middle?: string
  sur: string
  from?: string
  until?: string
}
export interface SparPerson {
  identity: string
  type?: 'PERSONNUMMER' | 'SAMORDNINGSNUMMER' | 'IMMUNITETSNUMMER'
  sekretessmarkering?: 'JA' | 'NEJ'
  sattAvSPAR?: 'JA'
  sekretessDatum?: string
  skyddadFolkbokforing?: 'JA' | 'NEJ'
  skyddadFolkbokforingDatum?: string
  senasteAndring?: string
  names?: SparName[]
  /** Earlier or present details; `marked` writes both flags in them. */
  details?: { from?: string; until?: string; sekretessmarkering?: 'JA' | 'NEJ'; avlidendatum?: string; hanvisning?: string }[]
  municipality?: { county: string; municipality: string }
  home?: SparAddress[]
  sarskild?: SparAddress[]
  abroad?: SparAddress[]
  kontakt?: SparAddress[]
  relations?: { type: 'VÅRDNADSHAVARE' | 'MAKE/MAKA/REGISTRERAD PARTNER'; identity?: string }[]
  properties?: string[]
  /** Raw XML put last in the record, for malice: an unknown element, say. */
  extra?: string
}

export interface SparAnswerOptions {
  version?: '2021.1' | '2023.1'
  envelope?: boolean
  /** Raw XML before the root element, for malice: a document type, say. */
  prolog?: string
}

const KOMPONENT = 'http://statenspersonadressregister.se/schema/komponent/'
const PREFIXES: Readonly<Record<string, string>> = {
  person: 'person/person-1.2',
  skydd: 'person/skyddadepersonuppgifter-1.1',
  namn: 'person/namn/namn-1.0',
  nd: 'person/namn/deladenamnelement-1.0',
  pd: 'person/persondetaljer-1.2',
  avreg: 'person/avregistrering-1.0',
  hanv: 'person/hanvisning-1.0',
  fb: 'person/folkbokforing-1.0',
  fba: 'person/adress/folkbokforingsadress-1.1',
  spa: 'person/adress/sarskildpostadress-1.1',
  ua: 'person/adress/utlandsadress-1.1',
  ka: 'person/adress/kontaktadress-1.0',
  ad: 'person/adress/deladeadresselement-1.1',
  rel: 'person/relation-1.2',
  fast: 'person/fastighetstaxering-1.2',
  dt: 'generellt/datumtid-1.1',
  sok: 'sok/personsokningsokparametrar-1.1',
}

const escapeXml = (value: string): string =>
  value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')

function element(name: string, value: string | undefined, attributes = ''): string {
  return value === undefined ? '' : `<${name}${attributes}>${escapeXml(value)}</${name}>`
}

function interval(item: { from?: string; until?: string }): string {
  if (item.from === undefined) return ''
  return element('dt:DatumFrom', item.from) + element('dt:DatumTill', item.until ?? '9999-12-31')
}

function swedishAddress(address: SparAddress): string {
  return `<ad:SvenskAdress>${interval(address)}${element('ad:CareOf', address.careOf)}${element('ad:Utdelningsadress1', address.line1)}${element(
    'ad:Utdelningsadress2',
    address.line2,
  )}${element('ad:PostNr', address.postcode)}${element('ad:Postort', address.locality)}</ad:SvenskAdress>`
}

function foreignAddress(address: SparAddress): string {
  return `<ad:InternationellAdress>${interval(address)}${element('ad:Utdelningsadress1', address.line1)}${element('ad:Utdelningsadress2', address.line2)}${element(
    'ad:Utdelningsadress3',
    address.line3,
  )}${element('ad:Land', address.country)}</ad:InternationellAdress>`
}

function nameXml(name: SparName): string {
  return `<namn:Namn>${interval(name)}${element('nd:Fornamn', name.given)}${element('nd:Mellannamn', name.middle)}${element('nd:Efternamn', name.sur)}</namn:Namn>`
}

function detailsXml(person: SparPerson): string {
  return (person.details ?? [])
    .map(
      (detail) =>
        `<pd:Persondetaljer>${interval(detail)}${element('skydd:Sekretessmarkering', detail.sekretessmarkering)}${element(
          'avreg:Avlidendatum',
          detail.avlidendatum,
        )}${
          detail.hanvisning === undefined
            ? ''
            : `<hanv:Hanvisning>${element('person:IdNummer', detail.hanvisning)}<hanv:Typ>Fran</hanv:Typ></hanv:Hanvisning>`
        }</pd:Persondetaljer>`,
    )
    .join('')
}

function recordXml(person: SparPerson): string {
  const set = person.sattAvSPAR === undefined ? '' : ` sattAvSPAR="${person.sattAvSPAR}"`
  const place = person.municipality
  const wrap = (name: string, addresses: SparAddress[] | undefined, write: (address: SparAddress) => string): string =>
    (addresses ?? []).map((address) => `<${name}>${write(address)}</${name}>`).join('')
  const either = (address: SparAddress): string => (address.country === undefined ? swedishAddress(address) : foreignAddress(address))
  return [
    '<PersonsokningSvarspost>',
    `<person:PersonId>${element('person:IdNummer', person.identity)}${element('person:Typ', person.type ?? 'PERSONNUMMER')}</person:PersonId>`,
    element('skydd:Sekretessmarkering', person.sekretessmarkering ?? 'NEJ', set),
    element('skydd:SekretessDatum', person.sekretessDatum),
    element('skydd:SkyddadFolkbokforing', person.skyddadFolkbokforing ?? 'NEJ'),
    element('skydd:SkyddadFolkbokforingDatum', person.skyddadFolkbokforingDatum),
    element('person:SenasteAndringSPAR', person.senasteAndring),
    ...(person.names ?? []).map(nameXml),
    detailsXml(person),
    place === undefined
      ? ''
      : `<fb:Folkbokforing>${element('fb:FolkbokfordLanKod', place.county)}${element('fb:FolkbokfordKommunKod', place.municipality)}</fb:Folkbokforing>`,
    wrap('fba:Folkbokforingsadress', person.home, swedishAddress),
    wrap('spa:SarskildPostadress', person.sarskild, either),
    wrap('ua:Utlandsadress', person.abroad, foreignAddress),
    wrap('ka:Kontaktadress', person.kontakt, either),
    ...(person.relations ?? []).map(
      (relation) =>
        `<rel:Relation>${element('rel:Relationstyp', relation.type)}${element('person:IdNummer', relation.identity)}</rel:Relation>`,
    ),
    ...(person.properties ?? []).map(
      (designation) =>
        '<fast:Fastighet><fast:Taxeringsenhetsnummer>1</fast:Taxeringsenhetsnummer><fast:LanKod>14</fast:LanKod>' +
        '<fast:KommunKod>80</fast:KommunKod><fast:FastighetKod>220</fast:FastighetKod><fast:FastighetDel><fast:Taxeringsidentitet>1</fast:Taxeringsidentitet>' +
        `${element('fast:FastighetBeteckning', designation)}<fast:AndelstalTaljare>1</fast:AndelstalTaljare><fast:AndelstalNamnare>1</fast:AndelstalNamnare></fast:FastighetDel></fast:Fastighet>`,
    ),
    person.extra ?? '',
    '</PersonsokningSvarspost>',
  ].join('')
}

/** One whole answer as a string of XML, in UTF-8. */
export function makeSparAnswer(persons: readonly SparPerson[], options: SparAnswerOptions = {}): string {
  const version = options.version ?? '2021.1'
  const prefixes = Object.entries(PREFIXES)
    .map(([prefix, path]) => ` xmlns:${prefix}="${KOMPONENT}${path}"`)
    .join('')
  const question =
    persons[0] === undefined
      ? ''
      : `<sok:PersonsokningFraga><person:IdNummer>${persons[0].identity}</person:IdNummer></sok:PersonsokningFraga>`
  const answer =
    `<SPARPersonsokningSvar xmlns="http://statenspersonadressregister.se/schema/personsok/${version}/personsokningsvar"${prefixes}>` +
    `${question}${persons.map(recordXml).join('')}<UUID>00000000-0000-4000-8000-000000000000</UUID></SPARPersonsokningSvar>`
  const body =
    options.envelope === true
      ? `<S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/"><S:Header/><S:Body>${answer}</S:Body></S:Envelope>`
      : answer
  return `<?xml version="1.0" encoding="UTF-8"?>\n${options.prolog ?? ''}${body}\n`
}
