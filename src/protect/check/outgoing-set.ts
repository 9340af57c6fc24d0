import { parseIdentityNumber, RECIPIENTS, type Recipient } from '@samvarn/disclosure'
import { z } from 'zod'
import type { Config } from '../../config.ts'
import { field, record } from '../../platform/field/index.ts'
import { type FormError, type Text, writeNumber } from '../../platform/page/index.ts'
import type { SetState } from './tables.ts'

/** One outgoing set: everything that goes to one receiver at one time, checked as a whole (D-R24). */

export const RECIPIENT_WORDS: Record<Recipient, Text> = {
  self: { sv: 'Personen själv', en: 'The person herself' },
  counterparty: { sv: 'En motpart', en: 'A counter-party' },
  authority: { sv: 'En annan myndighet', en: 'Another authority' },
  public: { sv: 'Allmänheten eller flera mottagare', en: 'The public or many receivers' },
}

const RECIPIENT_HINTS: Record<Recipient, Text> = {
  self: {
    sv: 'Hennes egna uppgifter får finnas med. Alla andras prövas.',
    en: 'Her own data may be there. Everyone else’s is weighed.',
  },
  counterparty: {
    sv: 'Den andra föräldern, en misstänkt, en hyresvärd, ett ombud. Prövas strängast. Välj det här om du är osäker.',
    en: 'The other parent, a suspect, a landlord, counsel. Weighed most strictly. Choose this if you are not sure.',
  },
  authority: { sv: 'Polis, domstol, en region, en annan kommun.', en: 'Police, a court, a region, another municipality.' },
  public: {
    sv: 'Begäran om allmän handling, webben, ett massutskick, eller när du inte vet vem som läser.',
    en: 'A request for public documents, the web, a mailing, or when you do not know who reads.',
  },
}

/** Longest text that can be pasted; more than this is better sent as a file. */
export const PASTED_UNITS_MAX = 400_000
/** Longer than any file system allows; a name is checked whole or not at all. */
const NAME_UNITS_MAX = 1000

const SUBJECT_MISSING: Text = {
  sv: 'Skriv personens personnummer eller samordningsnummer. Det behövs för att hennes egna uppgifter ska få finnas med.',
  en: 'Write the person’s personnummer or samordningsnummer. It is needed so that her own data may be there.',
}
const SUBJECT_WRONG: Text = {
  sv: 'Numret går inte att läsa som ett personnummer eller samordningsnummer. Skriv tio eller tolv siffror.',
  en: 'The number cannot be read as a personnummer or samordningsnummer. Write ten or twelve digits.',
}
const NOTHING: Text = {
  sv: 'Välj minst en fil eller klistra in text. Det finns inget att kontrollera än.',
  en: 'Choose at least one file or paste text. There is nothing to check yet.',
}

export const outgoing = record(
  {
    recipient: field({
      schema: z.enum(RECIPIENTS),
      label: { sv: 'Vem ska få det?', en: 'Who receives it?' },
      control: 'radio',
      options: RECIPIENTS.map((value) => ({ value, label: RECIPIENT_WORDS[value], hint: RECIPIENT_HINTS[value] })),
      messages: {
        missing: { sv: 'Välj vem som ska få utskicket.', en: 'Choose who receives it.' },
      },
    }),
    subject: field({
      schema: z.string().max(40).optional(),
      label: { sv: 'Personnummer, om det går till personen själv', en: 'Personnummer, if it goes to the person herself' },
      hint: { sv: 'Tio eller tolv siffror. Samordningsnummer går också bra.', en: 'Ten or twelve digits. A samordningsnummer works too.' },
      control: 'text',
      depends: true,
      secret: true,
      width: 'medium',
      messages: { wrong: SUBJECT_WRONG },
    }),
    files: field({
      schema: z.array(z.instanceof(File)),
      label: { sv: 'Filer', en: 'Files' },
      hint: {
        sv: 'Ta med allt som ska iväg: brev, bilagor, bild av kuvertet. TXT, DOCX, PDF, XLSX, CSV, HTML och EML kan läsas; annat går till granskning.',
        en: 'Bring all that goes out: letter, annexes, picture of the envelope. TXT, DOCX, PDF, XLSX, CSV, HTML and EML can be read; the rest goes to review.',
      },
      control: 'files',
      depends: true,
    }),
    text: field({
      schema: z.string().max(PASTED_UNITS_MAX).optional(),
      label: { sv: 'Eller klistra in text', en: 'Or paste text' },
      hint: {
        sv: 'Till exempel ett e-postmeddelande innan det skickas, med ämnesraden.',
        en: 'For example a mail before it is sent, with its subject line.',
      },
      control: 'textarea',
      depends: true,
      rows: 8,
      secret: true,
    }),
  },
  ({ recipient, subject }) => {
    const errors: FormError[] = []
    if (recipient === 'self' && subject === undefined) errors.push({ field: 'subject', message: SUBJECT_MISSING })
    else if (recipient === 'self' && subjectOf(subject) === undefined) errors.push({ field: 'subject', message: SUBJECT_WRONG })
    return errors
  },
)

/** Canonical 12 digits of whose own data may pass, or undefined when the number cannot be read. */
export function subjectOf(written: string | undefined): string | undefined {
  return written === undefined ? undefined : parseIdentityNumber(written)?.canonical
}

const megabytes = (bytes: number, lang: 'sv' | 'en') => writeNumber(Math.round(bytes / 100_000) / 10, lang)

/** Nothing, or too much, said of each file at once: a browser cannot give files back, so nobody should have to try twice. */
export function contentErrors(files: readonly { name: string; size: number }[], text: string, config: Config): FormError[] {
  if (files.length === 0 && text.trim() === '') return [{ field: 'files', message: NOTHING }]
  const errors: FormError[] = []
  const say = (sv: string, en: string) => errors.push({ field: 'files', message: { sv, en } })
  if (files.length > config.upload_files_max) {
    const most = config.upload_files_max
    say(
      `Det är ${files.length} filer. Ett utskick får ha högst ${most}: dela upp det.`,
      `There are ${files.length} files. A set may have at most ${most}: split it.`,
    )
  }
  files.forEach((file, index) => {
    if (file.name.length > NAME_UNITS_MAX)
      say(`Fil ${index + 1} har ett för långt namn. Ge den ett kortare.`, `File ${index + 1} has too long a name. Give it a shorter one.`)
    if (file.size <= config.upload_file_bytes_max) return
    const most = config.upload_file_bytes_max
    say(
      `Fil ${index + 1} är ${megabytes(file.size, 'sv')} MB. Högst ${megabytes(most, 'sv')} MB per fil: dela upp den eller spara den mindre.`,
      `File ${index + 1} is ${megabytes(file.size, 'en')} MB. At most ${megabytes(most, 'en')} MB a file: split it or save it smaller.`,
    )
  })
  const all = files.reduce((sum, file) => sum + file.size, 0)
  if (all > config.upload_set_bytes_max) {
    const most = config.upload_set_bytes_max
    say(
      `Filerna är ${megabytes(all, 'sv')} MB tillsammans. Högst ${megabytes(most, 'sv')} MB per utskick: dela upp det.`,
      `The files are ${megabytes(all, 'en')} MB together. At most ${megabytes(most, 'en')} MB a set: split it.`,
    )
  }
  return errors
}

/** A file's name is checked too: it is kept whole but for what no name holds, and never trusted as a path. */
export function tidyName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken away
  const plain = last.replace(/[\u0000-\u001f\u007f]/g, ' ').trim()
  return plain === '' ? 'fil' : plain
}

/** What a pasted text is called. Its name says nothing, and its kind is what it is. */
export const PASTED_NAME = 'inklistrad-text.txt'

export const FILES_AGAIN: Text = {
  sv: 'Filerna måste väljas igen: en webbläsare lämnar inte tillbaka dem. Det du skrev står kvar.',
  en: 'The files must be chosen again: a browser does not give them back. What you wrote is still here.',
}
export const TOO_MANY: Text = {
  sv: 'Du har gjort många kontroller den senaste timmen. Vänta en stund och försök igen. Är det bråttom: ring dem som granskar.',
  en: 'You have made many checks in the last hour. Wait a while and try again. If it is urgent, call those who review.',
}

/** What the author is told. Two answers for a checked set, whatever was found (engine.md section 2). */
export const ANSWERS: Record<SetState, { title: Text; lead: Text; tag: Text; tone: 'plain' | 'waiting' | 'done' }> = {
  checking: {
    title: { sv: 'Kontrolleras …', en: 'Being checked …' },
    lead: {
      sv: 'Det tar oftast några sekunder. Sidan laddas om av sig själv.',
      en: 'It usually takes a few seconds. The page reloads by itself.',
    },
    tag: { sv: 'Kontrolleras', en: 'Being checked' },
    tone: 'plain',
  },
  can_send: {
    title: { sv: 'Kan skickas', en: 'Can be sent' },
    lead: {
      sv: 'Skicka just det här, till den mottagare du angav. Ändrar du något eller byter mottagare, kontrollera igen.',
      en: 'Send exactly this, to the receiver you gave. If you change anything or anyone, check again.',
    },
    tag: { sv: 'Kan skickas', en: 'Can be sent' },
    tone: 'done',
  },
  in_review: {
    title: { sv: 'Går till granskning', en: 'Goes to review' },
    lead: {
      sv: 'Skicka inget än. En granskare tittar på utskicket, och svaret kommer hit.',
      en: 'Send nothing yet. A reviewer looks at it, and the answer comes here.',
    },
    tag: { sv: 'Granskas', en: 'In review' },
    tone: 'waiting',
  },
  returned: {
    title: { sv: 'Returnerad', en: 'Returned' },
    lead: { sv: 'Gör det som granskaren skriver och kontrollera igen.', en: 'Do what the reviewer writes and check again.' },
    tag: { sv: 'Returnerad', en: 'Returned' },
    tone: 'waiting',
  },
  handled: {
    title: { sv: 'Handlagd av granskarna', en: 'Handled by the reviewers' },
    lead: {
      sv: 'Granskarna har tagit hand om utskicket. Du ska inte skicka det själv.',
      en: 'The reviewers have taken care of it. You are not to send it yourself.',
    },
    tag: { sv: 'Handlagd', en: 'Handled' },
    tone: 'done',
  },
}

/** What the set comes to when all circles have said theirs: the most careful answer wins. */
export function settledState(reviews: readonly ('open' | 'awaiting_second' | 'returned' | 'safe_copy' | 'released')[]): SetState {
  if (reviews.length === 0) return 'in_review'
  if (reviews.some((state) => state === 'open' || state === 'awaiting_second')) return 'in_review'
  if (reviews.includes('returned')) return 'returned'
  return reviews.includes('safe_copy') ? 'handled' : 'can_send'
}
