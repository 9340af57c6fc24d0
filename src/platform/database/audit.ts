/**
 * The closed list of deeds that stand in the audit. A row holds ids and these codes: no free text, no names (S-R12).
 * The words are what a log reviewer, and the person herself, read.
 */
import type { Text } from '../page/language.tsx'

export const DEEDS = {
  'session.start': { sv: 'Loggade in', en: 'Signed in' },
  'session.end': { sv: 'Loggade ut', en: 'Signed out' },
  'person.search': { sv: 'Sökte efter en person', en: 'Searched for a person' },
  'person.list': { sv: 'Såg listan över personer', en: 'Saw the list of persons' },
  'person.see': { sv: 'Öppnade en person', en: 'Opened a person' },
  'person.reveal': { sv: 'Visade skyddade uppgifter', en: 'Showed protected data' },
  'person.create': { sv: 'Lade in en person', en: 'Entered a person' },
  'person.change': { sv: 'Ändrade uppgifter om en person', en: 'Changed data about a person' },
  'person.log': { sv: 'Läste vem som har sett en person', en: 'Read who has looked at a person' },
  'marking.add': { sv: 'Satte en markering', en: 'Set a marking' },
  'marking.verify': { sv: 'Bekräftade en markering', en: 'Verified a marking' },
  'marking.withdraw': { sv: 'En källa drog tillbaka en markering', en: 'A source withdrew a marking' },
  'marking.decide': { sv: 'Beslutade om en återkallad markering', en: 'Decided about a withdrawn marking' },
  'import.preview': { sv: 'Granskade en registerfil', en: 'Previewed a register file' },
  'import.take': { sv: 'Läste in en registerfil', en: 'Took a register file in' },
  'import.discard': { sv: 'Kastade en registerfil', en: 'Discarded a register file' },
  'intake.hand_in': {
    sv: 'Lämnade en uppgift till dem som hanterar skyddade personuppgifter',
    en: 'Handed something in to those who handle protected data',
  },
  'intake.see': { sv: 'Läste något som lämnats in', en: 'Read what was handed in' },
  'intake.close': { sv: 'Tog hand om något som lämnats in', en: 'Took care of what was handed in' },
  'intake.list': { sv: 'Såg vad som lämnats in', en: 'Saw what was handed in' },
  'circle.see': { sv: 'Såg vilka som ingår i kretsen', en: 'Saw who is in the circle' },
  'check.ask': { sv: 'Kontrollerade ett utskick', en: 'Checked an outgoing set' },
  'check.run': { sv: 'Röjandekontrollen läste ett utskick', en: 'The röjandekontroll read an outgoing set' },
  'check.met': { sv: 'Kontrollerade ett utskick som berörde personen', en: 'Checked an outgoing set that concerned the person' },
  'check.probe': { sv: 'Kontrollerade en mycket kort text', en: 'Checked a very short text' },
  'check.see': { sv: 'Såg svaret på ett utskick', en: 'Saw the answer for an outgoing set' },
  'review.list': { sv: 'Såg listan över utskick att granska', en: 'Saw the list of sets to review' },
  'review.see': { sv: 'Granskade ett utskick', en: 'Reviewed an outgoing set' },
  'review.original': { sv: 'Hämtade originalet av ett utskick', en: 'Fetched the original of a set' },
  'review.known_picture': { sv: 'Sade att en bild är känd och utan uppgifter', en: 'Said that a picture is known and tells nothing' },
  'review.return': { sv: 'Skickade tillbaka ett utskick', en: 'Returned an outgoing set' },
  'review.safe_copy': { sv: 'Bad om en säker kopia', en: 'Asked for a safe copy' },
  'review.fetch_copy': { sv: 'Hämtade en säker kopia', en: 'Fetched a safe copy' },
  'review.release': { sv: 'Beslutade att släppa ett utskick', en: 'Decided to release a set' },
  'review.second': { sv: 'Svarade som andra person', en: 'Answered as second person' },
  'log.review': { sv: 'Granskade loggen', en: 'Reviewed the log' },
  'outbox.see': { sv: 'Såg utgående meddelanden', en: 'Saw outgoing messages' },
} as const satisfies Record<string, Text>

export type Deed = keyof typeof DEEDS

/** Why it was done, from a closed list. */
export const PURPOSES = {
  casework: { sv: 'Handläggning', en: 'Casework' },
  contact: { sv: 'Kontakt med personen', en: 'Contact with the person' },
  check: { sv: 'Kontroll av utskick', en: 'Check of outgoing documents' },
  register_care: { sv: 'Vård av registret', en: 'Care of the register' },
  log_review: { sv: 'Loggranskning', en: 'Log review' },
  employment: { sv: 'Personalärende', en: 'Employment matter' },
} as const satisfies Record<string, Text>
export type Purpose = keyof typeof PURPOSES

export interface AuditRow {
  deed: Deed
  outcome?: 'done' | 'not_reached' | 'refused' | 'failed'
  purpose?: Purpose
  object?: { kind: string; id?: string }
  person?: string
  circle?: string
  blind?: Buffer
}
