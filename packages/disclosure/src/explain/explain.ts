import type { IdentifierClass, PartKind } from '../types.ts'
import type { Hit } from '../judge/hits.ts'
import { type RuleId, RULES } from './rules.ts'

interface Said {
  sv: string
  en: string
}

/** Classes in the words of the one who reads the finding. Never a value: the finding travels further than the register (D-R32). */
export const CLASS_NAMES: Record<IdentifierClass, Said> = {
  personnummer: { sv: 'personnummer', en: 'personnummer' },
  samordningsnummer: { sv: 'samordningsnummer', en: 'samordningsnummer' },
  name: { sv: 'namn', en: 'name' },
  former_name: { sv: 'tidigare namn', en: 'former name' },
  new_name: { sv: 'nytt namn', en: 'new name' },
  alias: { sv: 'alias', en: 'alias' },
  address: { sv: 'adress', en: 'address' },
  postcode: { sv: 'postnummer', en: 'postcode' },
  property: { sv: 'fastighetsbeteckning', en: 'property designation' },
  coordinates: { sv: 'koordinater', en: 'coordinates' },
  phone: { sv: 'telefonnummer', en: 'phone number' },
  email: { sv: 'e-postadress', en: 'mail address' },
  username: { sv: 'användarnamn', en: 'user name' },
  vehicle: { sv: 'fordon', en: 'vehicle' },
  account: { sv: 'konto', en: 'account' },
  case_number: { sv: 'ärendenummer', en: 'case number' },
  relation: { sv: 'anhörig', en: 'relative' },
  school: { sv: 'skola', en: 'school' },
  preschool: { sv: 'förskola', en: 'preschool' },
  workplace: { sv: 'arbetsplats', en: 'workplace' },
  care: { sv: 'vårdenhet', en: 'care unit' },
  shelter: { sv: 'skyddat boende', en: 'shelter' },
  court: { sv: 'domstol', en: 'court' },
  handover_place: { sv: 'plats för överlämning', en: 'place of hand-over' },
  municipality: { sv: 'kommun', en: 'municipality' },
  region: { sv: 'region', en: 'region' },
  country: { sv: 'land', en: 'country' },
  other: { sv: 'annan uppgift', en: 'other datum' },
}

const FORM_NAMES: Record<string, Said> = {
  birth_date: { sv: 'födelsedatum', en: 'birth date' },
  surname_only: { sv: 'enbart efternamn', en: 'surname only' },
  initial: { sv: 'initial och efternamn', en: 'initial and surname' },
  street_only: { sv: 'gata utan nummer', en: 'street without number' },
  locality: { sv: 'ort', en: 'locality' },
  postcode: { sv: 'postnummer', en: 'postcode' },
  care_of: { sv: 'c/o-namn', en: 'c/o name' },
}

const PART_NAMES: Partial<Record<PartKind, Said>> = {
  header: { sv: 'sidhuvud', en: 'header' },
  footer: { sv: 'sidfot', en: 'footer' },
  note: { sv: 'not', en: 'note' },
  comment: { sv: 'kommentar', en: 'comment' },
  insertion: { sv: 'spårad infogning', en: 'tracked insertion' },
  deletion: { sv: 'spårad borttagning', en: 'tracked deletion' },
  hidden: { sv: 'dold text', en: 'hidden text' },
  textbox: { sv: 'textruta', en: 'text box' },
  alt_text: { sv: 'alternativtext', en: 'alternative text' },
  metadata: { sv: 'dokumentegenskaper', en: 'document properties' },
  author: { sv: 'författare', en: 'author' },
  recipient: { sv: 'mottagare', en: 'recipient' },
  subject: { sv: 'ämnesrad', en: 'subject' },
  mail_header: { sv: 'brevhuvud i e-post', en: 'mail header' },
  hidden_sheet: { sv: 'dolt blad', en: 'hidden sheet' },
  hidden_cells: { sv: 'dolda celler', en: 'hidden cells' },
  attachment_name: { sv: 'bilagans namn', en: 'name of attachment' },
  filename: { sv: 'filnamn', en: 'file name' },
  earlier_revision: { sv: 'tidigare version i filen', en: 'earlier revision in the file' },
}

function pieceName(hit: Hit): Said {
  return FORM_NAMES[hit.form] ?? FORM_NAMES[hit.entry.form] ?? CLASS_NAMES[hit.entry.class]
}

export interface Circumstances {
  hidden: boolean
  kind: PartKind
  bearers?: number
  authority: boolean
}

/** The rule's sentence, what the finding is made of, and what a decider should know about this one. */
export function explain(rule: RuleId, pieces: readonly Hit[], at: Circumstances): Said {
  const sv: string[] = [RULES[rule].sv]
  const en: string[] = [RULES[rule].en]
  const names = pieces.map(pieceName)
  if (pieces.length > 1) {
    sv.push(`Delarna: ${[...new Set(names.map((name) => name.sv))].join(' + ')}.`)
    en.push(`The pieces: ${[...new Set(names.map((name) => name.en))].join(' + ')}.`)
  } else if (names[0] !== undefined) {
    sv.push(`Slag: ${names[0].sv}.`)
    en.push(`Kind: ${names[0].en}.`)
  }
  if (at.bearers !== undefined) {
    sv.push(`Ungefär ${at.bearers.toLocaleString('sv-SE')} personer i landet bär namnet.`)
    en.push(`About ${at.bearers.toLocaleString('en-GB')} persons in the country bear the name.`)
  }
  const part = PART_NAMES[at.kind]
  if (at.hidden) {
    sv.push(`Texten syns inte för den som läser dokumentet${part === undefined ? '' : ` (${part.sv})`}, men följer med filen.`)
    en.push(`A reader of the document does not see the text${part === undefined ? '' : ` (${part.en})`}, but it travels with the file.`)
  } else if (part !== undefined) {
    sv.push(`Plats: ${part.sv}.`)
    en.push(`Place: ${part.en}.`)
  }
  if (at.authority && rule !== 'R.gap.property' && rule !== 'R.gap.company') {
    sv.push(
      'Till en annan myndighet kan uppgiften ibland lämnas efter en dokumenterad avvägning (OSL 10 kap., till exempel 10:15 a och 10:27).',
    )
    en.push('To another authority it may sometimes be given after a documented weighing (OSL chapter 10, such as 10:15 a and 10:27).')
  }
  return { sv: sv.join(' '), en: en.join(' ') }
}
