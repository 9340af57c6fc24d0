import { CLASS_NAMES, type FindingKind, type Place, type Unread } from '@samvarn/disclosure'
import type { Lang, Text } from './command.ts'

export const UNREAD: Record<Unread['code'], Text> = {
  encrypted: {
    sv: 'Filen är krypterad. Ta bort lösenordet och kontrollera igen.',
    en: 'The file is encrypted. Remove the password and check again.',
  },
  unknown_format: {
    sv: 'Formatet är okänt. Spara som TXT, HTML, DOCX, PDF, EML, CSV eller XLSX.',
    en: 'The format is unknown. Save as TXT, HTML, DOCX, PDF, EML, CSV or XLSX.',
  },
  unknown_part: {
    sv: 'Filen har en del som inte kan läsas. Ta bort den eller granska för hand.',
    en: 'The file has a part that cannot be read. Remove it or review by hand.',
  },
  broken: { sv: 'Filen är trasig. Öppna den och spara om.', en: 'The file is broken. Open it and save it anew.' },
  limit_size: { sv: 'Filen är för stor. Dela den.', en: 'The file is too large. Split it.' },
  limit_entries: { sv: 'Filen har för många delar.', en: 'The file has too many parts.' },
  limit_ratio: { sv: 'Filen växer orimligt när den packas upp.', en: 'The file grows unreasonably when unpacked.' },
  limit_nesting: { sv: 'Filer ligger i filer i för många led.', en: 'Files lie within files too many levels deep.' },
  limit_text: { sv: 'Filen har för mycket text. Dela den.', en: 'The file holds too much text. Split it.' },
  timeout: { sv: 'Läsningen tog för lång tid.', en: 'Reading took too long.' },
  crashed: { sv: 'Läsningen avbröts. Granska för hand.', en: 'Reading broke off. Review by hand.' },
  picture_text: {
    sv: 'En bild kan innehålla text som inte kan läsas. Granska bilden.',
    en: 'A picture may hold text that cannot be read. Review the picture.',
  },
  external_content: {
    sv: 'Filen hämtar innehåll utifrån. Bädda in det eller ta bort det.',
    en: 'The file fetches content from outside. Embed or remove it.',
  },
  old_office: {
    sv: 'Det gamla Office-formatet kan inte läsas. Spara som DOCX eller XLSX.',
    en: 'The old Office format cannot be read. Save as DOCX or XLSX.',
  },
  encoding: { sv: 'Teckenkodningen går inte att avgöra. Spara som UTF-8.', en: 'The character encoding cannot be told. Save as UTF-8.' },
  dtd: { sv: 'Filen har en DTD och läses inte.', en: 'The file has a DTD and is not read.' },
  mismatch: { sv: 'Filens innehåll är av annat slag än namnet säger.', en: 'The content is of another kind than the name says.' },
  unreadable: {
    sv: 'Filen går inte att öppna. Kontrollera sökväg och rättigheter.',
    en: 'The file cannot be opened. Check path and permissions.',
  },
  link: {
    sv: 'En symbolisk länk leder ut ur mappen och följs inte. Kontrollera målet för sig.',
    en: 'A symbolic link leads out of the folder and is not followed. Check its target by itself.',
  },
}

/** Where a finding stands. Characters are counted within the line or paragraph told, else from the start of the part; a cell says enough. */
export function placeText(place: Place, lang: Lang): string {
  const sv = lang === 'sv'
  const pieces = [
    ...(place.inside ?? []),
    place.page === undefined ? '' : `${sv ? 'sida' : 'page'} ${place.page}`,
    place.sheet === undefined ? '' : `${sv ? 'blad' : 'sheet'} ${place.sheet}`,
    place.header ?? '',
    place.property ?? '',
    place.cell === undefined ? withinText(place, sv) : `cell ${place.cell}`,
  ]
  return pieces.filter((piece) => piece !== '').join(', ')
}

function withinText(place: Place, sv: boolean): string {
  const character = sv ? 'tecken' : 'character'
  const line = sv ? 'rad' : 'line'
  const pieces = [
    place.paragraph === undefined ? '' : `${sv ? 'stycke' : 'paragraph'} ${place.paragraph}`,
    place.line === undefined ? '' : `${line} ${place.line}`,
  ]
  const { column, end_column: end } = place
  if (column !== undefined && end !== undefined)
    pieces.push(
      place.end_line === undefined
        ? `${character} ${column}–${end}`
        : `${character} ${column} ${sv ? 'till' : 'to'} ${line} ${place.end_line}, ${character} ${end}`,
    )
  else if (column !== undefined) pieces.push(`${sv ? 'från tecken' : 'from character'} ${column}`)
  else if (place.offset !== undefined && place.line === undefined && place.paragraph === undefined)
    pieces.push(`${character} ${place.offset + 1}–${place.offset + (place.length ?? 0)}`)
  return pieces.filter((piece) => piece !== '').join(', ')
}

const KINDS: Record<FindingKind, Text> = {
  ...CLASS_NAMES,
  who_where: { sv: 'vem och var', en: 'who and where' },
  anyones_personnummer: { sv: 'någons personnummer', en: 'someone’s personnummer' },
  anyones_address: { sv: 'någons adress', en: 'someone’s address' },
  anyones_phone: { sv: 'någons mobilnummer', en: 'someone’s mobile number' },
}

/** A kind in words. What is removed carries its kind as a string; one that is not ours is "other". */
export function kindText(kind: string, lang: Lang): string {
  return (Object.hasOwn(KINDS, kind) ? KINDS[kind as FindingKind] : CLASS_NAMES.other)[lang]
}
