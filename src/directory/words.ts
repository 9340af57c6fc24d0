/** What each value is called on a screen: the thing that it stands in, and the value itself. */
import type { Text } from '../platform/page/language.tsx'
import type { TypeName } from './hsds.ts'
import type { Leaf } from './tree.ts'

const THINGS: Partial<Record<TypeName, Text>> = {
  service: { sv: 'Verksamheten', en: 'The service' },
  organization: { sv: 'Organisationen', en: 'The organisation' },
  program: { sv: 'Programmet', en: 'The programme' },
  service_at_location: { sv: 'På platsen', en: 'At the place' },
  location: { sv: 'Platsen', en: 'The place' },
  address: { sv: 'Adressen', en: 'The address' },
  phone: { sv: 'Telefon', en: 'Telephone' },
  contact: { sv: 'Kontakten', en: 'The contact' },
  schedule: { sv: 'Tiderna', en: 'The hours' },
  service_area: { sv: 'Tar emot från', en: 'Receives from' },
  language: { sv: 'Språk', en: 'Language' },
  accessibility: { sv: 'Tillgänglighet', en: 'Accessibility' },
  cost_option: { sv: 'Kostnad', en: 'Cost' },
  funding: { sv: 'Finansiering', en: 'Funding' },
  required_document: { sv: 'Handling att ha med', en: 'Document to bring' },
  organization_identifier: { sv: 'Organisationens nummer', en: 'The organisation’s number' },
  attribute: { sv: 'Tillägg', en: 'Addition' },
  taxonomy_term: { sv: 'Ämnesord', en: 'Subject term' },
  metadata: { sv: 'Ändringshistorik i filen', en: 'Change history in the file' },
}
const VALUES: Readonly<Record<string, Text>> = {
  name: { sv: 'namn', en: 'name' },
  alternate_name: { sv: 'annat namn', en: 'other name' },
  description: { sv: 'beskrivning', en: 'description' },
  url: { sv: 'webbplats', en: 'website' },
  website: { sv: 'webbplats', en: 'website' },
  email: { sv: 'e-post', en: 'mail' },
  status: { sv: 'läge', en: 'state' },
  interpretation_services: { sv: 'tolk', en: 'interpreter' },
  application_process: { sv: 'hur man ansöker', en: 'how to apply' },
  fees_description: { sv: 'vad det kostar', en: 'what it costs' },
  eligibility_description: { sv: 'vem som får komma', en: 'who may come' },
  minimum_age: { sv: 'från ålder', en: 'from age' },
  maximum_age: { sv: 'till ålder', en: 'to age' },
  alert: { sv: 'viktigt meddelande', en: 'important notice' },
  location_type: { sv: 'slags plats', en: 'kind of place' },
  transportation: { sv: 'hur man tar sig dit', en: 'how to get there' },
  latitude: { sv: 'latitud', en: 'latitude' },
  longitude: { sv: 'longitud', en: 'longitude' },
  address_1: { sv: 'gata och nummer', en: 'street and number' },
  address_2: { sv: 'andra raden', en: 'second line' },
  attention: { sv: 'mottagare', en: 'addressee' },
  postal_code: { sv: 'postnummer', en: 'postcode' },
  city: { sv: 'ort', en: 'town' },
  region: { sv: 'region', en: 'region' },
  state_province: { sv: 'län eller delstat', en: 'county or state' },
  country: { sv: 'land', en: 'country' },
  address_type: { sv: 'slags adress', en: 'kind of address' },
  number: { sv: 'nummer', en: 'number' },
  extension: { sv: 'anknytning', en: 'extension' },
  type: { sv: 'slag', en: 'kind' },
  title: { sv: 'funktion', en: 'function' },
  department: { sv: 'avdelning', en: 'department' },
  byday: { sv: 'dagar', en: 'days' },
  freq: { sv: 'hur ofta', en: 'how often' },
  opens_at: { sv: 'öppnar', en: 'opens' },
  closes_at: { sv: 'stänger', en: 'closes' },
  extent: { sv: 'kod', en: 'code' },
  extent_type: { sv: 'slags kod', en: 'kind of code' },
  code: { sv: 'kod', en: 'code' },
  note: { sv: 'anmärkning', en: 'note' },
  value: { sv: 'värde', en: 'value' },
  link_type: { sv: 'vad det är', en: 'what it is' },
  link_entity: { sv: 'vad det hör till', en: 'what it belongs to' },
}
const BESIDE: Text = { sv: 'Annat ur filen', en: 'Other from the file' }
export const thingOf = ({ type }: Pick<Leaf, 'type'>): Text => (type === undefined ? BESIDE : (THINGS[type] ?? { sv: type, en: type }))
export const valueName = ({ key }: Pick<Leaf, 'key'>): Text => VALUES[key] ?? { sv: key, en: key }
export function labelOf(leaf: Pick<Leaf, 'type' | 'key'>): Text {
  const [thing, value] = [thingOf(leaf), valueName(leaf)]
  return { sv: `${thing.sv}: ${value.sv}`, en: `${thing.en}: ${value.en}` }
}
/** A path alone, such as one that gives something away: by its last steps. */
export function nameOfPath(path: string, leaves: readonly Leaf[]): Text {
  const leaf = leaves.find((one) => one.path === path)
  return leaf ? labelOf(leaf) : { sv: 'ett fält', en: 'a field' }
}
