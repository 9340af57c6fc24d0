import { CLASS_NAMES, type FindingKind, type PartKind, type Place, type Unread, type UnreadCode } from '@samvarn/disclosure'
import type { Text } from '../../platform/page/index.ts'
import type { FindingRowLevel } from './tables.ts'

/** How a finding is told to the one who must decide: what, where, how sure. Never the value itself (D-R32). */

export const upper = (text: string) => text.charAt(0).toLocaleUpperCase('sv') + text.slice(1)

export function kindWords(kind: FindingKind): Text {
  if (kind === 'who_where') return { sv: 'Vem och var tillsammans', en: 'Who and where together' }
  if (kind === 'anyones_personnummer') return { sv: 'Någons personnummer', en: 'Somebody’s personnummer' }
  if (kind === 'anyones_address') return { sv: 'Någons bostadsadress', en: 'Somebody’s home address' }
  if (kind === 'anyones_phone') return { sv: 'Någons mobilnummer', en: 'Somebody’s mobile number' }
  const { sv, en } = CLASS_NAMES[kind]
  return { sv: upper(sv), en: upper(en) }
}

export const LEVEL_WORDS: Record<FindingRowLevel, { text: Text; tone: 'plain' | 'waiting' | 'danger' }> = {
  STOP: { text: { sv: 'Röjer', en: 'Discloses' }, tone: 'danger' },
  REVIEW: { text: { sv: 'Pröva', en: 'Weigh' }, tone: 'waiting' },
  NOTE: { text: { sv: 'Att veta', en: 'To know' }, tone: 'plain' },
  UNCHECKED: { text: { sv: 'Oläst', en: 'Not read' }, tone: 'waiting' },
}

/** In words first: a percentage alone looks more exact than it is. */
export function sureWords(confidence: number): Text {
  const percent = `${Math.round(confidence * 100)} %`
  if (confidence >= 0.95) return { sv: `Så gott som säkert (${percent})`, en: `As good as certain (${percent})` }
  if (confidence >= 0.8) return { sv: `Troligt (${percent})`, en: `Likely (${percent})` }
  if (confidence >= 0.55) return { sv: `Möjligt (${percent})`, en: `Possible (${percent})` }
  return { sv: `Osäkert (${percent})`, en: `Uncertain (${percent})` }
}

export const PART_WORDS: Record<PartKind, Text> = {
  body: { sv: 'löpande text', en: 'running text' },
  header: { sv: 'sidhuvud', en: 'header' },
  footer: { sv: 'sidfot', en: 'footer' },
  note: { sv: 'fotnot', en: 'footnote' },
  comment: { sv: 'kommentar', en: 'comment' },
  insertion: { sv: 'spårad infogning', en: 'tracked insertion' },
  deletion: { sv: 'spårad borttagning', en: 'tracked deletion' },
  hidden: { sv: 'dold text', en: 'hidden text' },
  textbox: { sv: 'textruta', en: 'text box' },
  alt_text: { sv: 'bildens alternativtext', en: 'alternative text of a picture' },
  field: { sv: 'fält', en: 'field' },
  form: { sv: 'formulärfält', en: 'form field' },
  annotation: { sv: 'anteckning i marginalen', en: 'annotation' },
  outline: { sv: 'bokmärken', en: 'bookmarks' },
  metadata: { sv: 'dokumentegenskaper', en: 'document properties' },
  author: { sv: 'författare', en: 'author' },
  recipient: { sv: 'mottagare', en: 'recipients' },
  subject: { sv: 'ämnesrad', en: 'subject line' },
  mail_header: { sv: 'e-postens brevhuvud', en: 'mail header' },
  link: { sv: 'länkadress', en: 'link address' },
  style: { sv: 'formatmall', en: 'style' },
  sheet: { sv: 'blad', en: 'sheet' },
  hidden_sheet: { sv: 'dolt blad', en: 'hidden sheet' },
  hidden_cells: { sv: 'dolda rader eller kolumner', en: 'hidden rows or columns' },
  defined_name: { sv: 'namngivet område', en: 'defined name' },
  cache: { sv: 'sparad kopia av data', en: 'cached data' },
  attachment: { sv: 'bilaga', en: 'attachment' },
  attachment_name: { sv: 'bilagans namn', en: 'name of the attachment' },
  filename: { sv: 'filens namn', en: 'name of the file' },
  markup: { sv: 'dokumentets kod', en: 'markup' },
  earlier_revision: { sv: 'tidigare version som ligger kvar i filen', en: 'earlier version left in the file' },
}

/** "Kommentar · sida 2 · stycke 3": as a person would point at it. */
export function placeWords(place: Place, kind: PartKind): Text {
  const say = (lang: 'sv' | 'en') => {
    const sv = lang === 'sv'
    const steps = [
      ...(place.inside ?? []),
      kind === 'body' ? '' : PART_WORDS[kind][lang],
      place.page === undefined ? '' : `${sv ? 'sida' : 'page'} ${place.page}`,
      place.sheet === undefined ? '' : `${sv ? 'bladet' : 'sheet'} ”${place.sheet}”`,
      place.cell === undefined ? '' : `${sv ? 'cell' : 'cell'} ${place.cell}`,
      place.paragraph === undefined ? '' : `${sv ? 'stycke' : 'paragraph'} ${place.paragraph}`,
      place.line === undefined ? '' : `${sv ? 'rad' : 'line'} ${place.line}`,
      place.header ?? '',
      // Only what people see as properties; elsewhere it is the name of a part inside the file.
      place.property === undefined || kind !== 'metadata' ? '' : `${sv ? 'egenskapen' : 'property'} ”${place.property}”`,
    ].filter((step) => step !== '')
    const said = steps.length === 0 ? PART_WORDS.body[lang] : steps.join(' · ')
    // The name of a file inside another is written as it is.
    return place.inside === undefined || place.inside.length === 0 ? upper(said) : said
  }
  return { sv: say('sv'), en: say('en') }
}

const FORM_WORDS: Record<string, Text> = {
  spaced_out: { sv: 'skrivet med mellanrum mellan tecknen', en: 'written with gaps between the letters' },
  split: { sv: 'delat över radbrytning', en: 'split over a line break' },
  split_cells: { sv: 'delat över flera celler', en: 'split over several cells' },
  date_and_last_four: { sv: 'födelsedatum och fyra sista på skilda ställen', en: 'birth date and last four in separate places' },
  hyphenated: { sv: 'avstavat', en: 'hyphenated' },
  zero_width: { sv: 'med osynliga tecken i', en: 'with unseen characters in it' },
  homoglyph: { sv: 'med bokstäver som liknar', en: 'with letters that look alike' },
  ocr: { sv: 'som en skanner kan ha läst fel', en: 'as a scanner may have misread it' },
  encoded: { sv: 'kodat (Base64)', en: 'encoded (Base64)' },
  mojibake: { sv: 'med förvanskade tecken', en: 'with garbled characters' },
  entities: { sv: 'med HTML-koder', en: 'with HTML entities' },
  decomposed: { sv: 'med isärtagna bokstäver', en: 'with decomposed letters' },
  folded: { sv: 'utan å, ä eller ö', en: 'without å, ä or ö' },
  genitive: { sv: 'i genitiv', en: 'in the genitive' },
  reversed_name: { sv: 'med efternamnet först', en: 'with the surname first' },
  initial: { sv: 'med initial', en: 'with an initial' },
  name_part: { sv: 'en del av namnet', en: 'part of the name' },
  surname_only: { sv: 'enbart efternamn', en: 'surname only' },
  birth_date: { sv: 'födelsedatum', en: 'date of birth' },
  street_only: { sv: 'gata utan nummer', en: 'street without number' },
  locality: { sv: 'ort', en: 'locality' },
  in_identifier: { sv: 'i en adress, ett filnamn eller en länk', en: 'in an address, a file name or a link' },
  interim: { sv: 'tillfälligt nummer', en: 'interim number' },
  abbreviated: { sv: 'förkortat', en: 'abbreviated' },
  care_of: { sv: 'c/o-namn', en: 'c/o name' },
  across_sentence: { sv: 'över en meningsgräns', en: 'across two sentences' },
  postcode: { sv: 'postnummer', en: 'postcode' },
  styled: { sv: 'med särskilda bokstavsformer', en: 'in styled letters' },
}
/** How it was written, when that is worth saying. */
export const formWords = (form: string): Text | undefined => FORM_WORDS[form]

interface Advice {
  what: Text
  advice: Text
}
const REMAKE: Text = {
  sv: 'Be avsändaren spara dokumentet på nytt som DOCX eller PDF och kontrollera igen, eller läs originalet själv.',
  en: 'Ask the sender to save the document anew as DOCX or PDF and check again, or read the original yourself.',
}
const SPLIT: Text = {
  sv: 'Be avsändaren dela upp det och kontrollera delarna var för sig.',
  en: 'Ask the sender to split it and check the parts one by one.',
}
const LOOK: Text = {
  sv: 'Hämta originalet och se efter själv. Syns inget skyddat kan utskicket släppas med en avvägning.',
  en: 'Fetch the original and look for yourself. If nothing protected is seen, the set can be released with a weighing.',
}

/** What could not be read, and what the reviewer does about it. */
export const UNREAD_WORDS: Record<UnreadCode, Advice> = {
  encrypted: {
    what: { sv: 'Filen är lösenordsskyddad eller krypterad.', en: 'The file is protected by a password or encrypted.' },
    advice: {
      sv: 'Be avsändaren spara den utan lösenord och kontrollera igen. Be inte om lösenordet i e-post.',
      en: 'Ask the sender to save it without a password and check again. Do not ask for the password in mail.',
    },
  },
  unknown_format: { what: { sv: 'Filtypen går inte att läsa här.', en: 'This kind of file cannot be read here.' }, advice: REMAKE },
  unknown_part: {
    what: { sv: 'Filen har en del som inte gick att läsa.', en: 'The file has a part that could not be read.' },
    advice: LOOK,
  },
  broken: { what: { sv: 'Filen är skadad eller ofullständig.', en: 'The file is broken or not whole.' }, advice: REMAKE },
  limit_size: {
    what: { sv: 'Filen är för stor, eller blir det när den packas upp.', en: 'The file is too large, or becomes so when unpacked.' },
    advice: SPLIT,
  },
  limit_entries: { what: { sv: 'Filen har för många delar.', en: 'The file has too many parts.' }, advice: SPLIT },
  limit_ratio: {
    what: { sv: 'Filen är packad på ett sätt som liknar en bomb.', en: 'The file is packed in a way that looks like a bomb.' },
    advice: {
      sv: 'Öppna den inte. Prata med avsändaren om var den kommer ifrån.',
      en: 'Do not open it. Talk to the sender about where it comes from.',
    },
  },
  limit_nesting: {
    what: { sv: 'Det ligger filer inuti filer i för många led.', en: 'There are files within files, too many deep.' },
    advice: SPLIT,
  },
  limit_text: {
    what: { sv: 'Filen har mer text än som kan läsas på en gång.', en: 'The file has more text than can be read at once.' },
    advice: SPLIT,
  },
  timeout: { what: { sv: 'Filen tog för lång tid att läsa.', en: 'The file took too long to read.' }, advice: SPLIT },
  crashed: { what: { sv: 'Läsningen avbröts.', en: 'The reading broke off.' }, advice: REMAKE },
  picture_text: {
    what: {
      sv: 'Det finns en bild, och text i bilder kan inte läsas än.',
      en: 'There is a picture, and text in pictures cannot be read yet.',
    },
    advice: LOOK,
  },
  external_content: {
    what: { sv: 'Filen hämtar innehåll från en annan plats.', en: 'The file fetches content from elsewhere.' },
    advice: {
      sv: 'Be avsändaren lägga in innehållet i dokumentet och kontrollera igen.',
      en: 'Ask the sender to put the content into the document and check again.',
    },
  },
  old_office: {
    what: { sv: 'Filen är i ett äldre format (DOC, XLS, PPT eller RTF).', en: 'The file is in an older format (DOC, XLS, PPT or RTF).' },
    advice: REMAKE,
  },
  encoding: { what: { sv: 'Textens teckenkodning går inte att avgöra.', en: 'The encoding of the text cannot be told.' }, advice: REMAKE },
  dtd: {
    what: { sv: 'Filen innehåller deklarationer som inte får läsas in.', en: 'The file holds declarations that must not be loaded.' },
    advice: REMAKE,
  },
  unreadable: { what: { sv: 'Filen gick inte att öppna.', en: 'The file could not be opened.' }, advice: REMAKE },
  link: {
    what: { sv: 'Det är en genväg, inte en fil.', en: 'It is a link, not a file.' },
    advice: {
      sv: 'Be avsändaren lägga in själva filen och kontrollera igen.',
      en: 'Ask the sender to put in the file itself and check again.',
    },
  },
  mismatch: {
    what: { sv: 'Filens namn säger en sak och innehållet en annan.', en: 'The file’s name says one thing and its content another.' },
    advice: {
      sv: 'Be avsändaren spara den med rätt filändelse och kontrollera igen.',
      en: 'Ask the sender to save it with the right ending and check again.',
    },
  },
}

export function unreadWords(gap: Unread): { what: Text; where: string | undefined; advice: Text } {
  return { ...UNREAD_WORDS[gap.code], where: gap.where }
}
