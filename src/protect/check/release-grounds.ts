import type { Recipient } from '@samvarn/disclosure'
import type { Text } from '../../platform/page/index.ts'

/**
 * On what ground a set may be released although something was found. The provisions and their content are those of
 * docs/domain.md section 3.1 as verified there; the text says what must be true, not that it is.
 */
export interface ReleaseGround {
  /** As it stands in the decision: the section of law, or that none applies. At most 40 characters. */
  law: string
  title: Text
  explanation: Text
  /** Only to these receivers; absent: to all. */
  recipients?: readonly Recipient[]
}

export const RELEASE_GROUNDS: readonly ReleaseGround[] = [
  {
    law: 'OSL 12 kap. 2 §',
    title: { sv: 'Hon har samtyckt', en: 'She has consented' },
    explanation: {
      sv: 'Den som sekretessen skyddar kan samtycka till att uppgiften lämnas. Skriv i avvägningen vad hon har samtyckt till, till vilken mottagare och när. Ett samtycke som hon har pressats till är inget samtycke.',
      en: 'The one whom secrecy protects may consent to the disclosure. Write in the weighing what she has consented to, to which receiver and when. Consent given under pressure is none.',
    },
  },
  {
    law: 'OSL 10:2',
    title: { sv: 'Nödvändigt för vår egen verksamhet', en: 'Necessary for our own task' },
    explanation: {
      sv: 'Uppgiften måste lämnas för att ni ska kunna fullgöra er egen uppgift. Tolkas snävt: att det är enklare eller snabbare räcker inte.',
      en: 'The data must be disclosed for you to fulfil your own task. Read restrictively: that it is simpler or quicker is not enough.',
    },
  },
  {
    law: 'OSL 10:3 st. 1',
    title: { sv: 'Partsinsyn', en: 'A party’s insight' },
    explanation: {
      sv: 'En part har rätt att ta del av sitt ärende. Uppgiften får hållas tillbaka bara om det är av synnerlig vikt att den inte röjs. Skriv varför det inte är så här.',
      en: 'A party has the right to see her case. Data may be withheld only if it is of the utmost importance that it is not disclosed. Write why that is not so here.',
    },
    recipients: ['self', 'counterparty'],
  },
  {
    law: 'OSL 10:3 st. 2',
    title: { sv: 'Beslutet eller domen till en part', en: 'The decision or judgment to a party' },
    explanation: {
      sv: 'Sekretess hindrar aldrig att en part får själva beslutet eller domen. Det gäller inte bilagor och underlag. Pröva först om uppgiften alls behöver stå i beslutet.',
      en: 'Secrecy never keeps the decision or judgment itself from a party. That is not so for annexes and other material. Consider first whether the data needs to stand in the decision.',
    },
    recipients: ['self', 'counterparty'],
  },
  {
    law: 'OSL 10:15 a',
    title: { sv: 'Till en myndighet mot brott eller felaktiga utbetalningar', en: 'To an authority against crime or wrong payments' },
    explanation: {
      sv: 'Sedan den 1 december 2025 kan uppgifter lämnas till en annan myndighet för att förebygga, upptäcka eller utreda brott, felaktiga utbetalningar eller fusk. En avvägning krävs. Flera bestämmelser är undantagna, bland annat OSL 25:1; 21:3, 22:1 och 26:1 är det inte.',
      en: 'Since 1 December 2025 data may be disclosed to another authority to prevent, detect or investigate crime, wrong payments or cheating. A weighing is required. Several provisions are excepted, OSL 25:1 among them; 21:3, 22:1 and 26:1 are not.',
    },
    recipients: ['authority'],
  },
  {
    law: 'OSL 10:18 c',
    title: { sv: 'Till polisen vid risk för allvarligt våld', en: 'To the Police on risk of serious violence' },
    explanation: {
      sv: 'Hälso- och sjukvården och socialtjänsten kan lämna uppgifter till polisen när det finns en konkret risk för att någon begår ett allvarligt vålds- eller sexualbrott mot en närstående.',
      en: 'Health care and social services may disclose to the Police where there is a concrete risk that somebody commits a serious violent or sexual crime against a close one.',
    },
    recipients: ['authority'],
  },
  {
    law: 'OSL 10:27',
    title: { sv: 'Generalklausulen', en: 'The general clause' },
    explanation: {
      sv: 'Till en annan myndighet om det är uppenbart att intresset av att uppgiften lämnas väger tyngre. Gäller inte sekretess enligt OSL 25:1–8 och 26:1–6, alltså inte vården eller socialtjänsten.',
      en: 'To another authority where the interest in disclosure clearly weighs more. Not for secrecy under OSL 25:1–8 and 26:1–6, that is not for health care or social services.',
    },
    recipients: ['authority'],
  },
  {
    law: 'OSL 10:28',
    title: { sv: 'Skyldighet i lag eller förordning', en: 'A duty in law or ordinance' },
    explanation: {
      sv: 'En lag eller förordning säger att uppgiften ska lämnas, till exempel en orosanmälan eller en domstols begäran. Skriv vilken.',
      en: 'A law or ordinance says that the data must be given, such as a report of concern for a child or a court’s request. Write which.',
    },
    recipients: ['authority'],
  },
  {
    law: 'OSL 21:3 inte tillämplig',
    title: { sv: 'Prövat: ingen risk för men här', en: 'Weighed: no risk of harm here' },
    explanation: {
      sv: 'Uppgiften är hennes, men den visar inte var hon bor eller kan nås, eller så finns det ingen särskild anledning att anta hot, våld eller annat allvarligt men. Skriv hur ni har prövat det.',
      en: 'The data is hers, but it does not show where she lives or can be reached, or there is no special reason to fear threats, violence or other serious harm. Write how you weighed it.',
    },
  },
  {
    law: 'Ingen sekretess: gäller någon annan',
    title: { sv: 'Fyndet gäller någon annan', en: 'The finding is about somebody else' },
    explanation: {
      sv: 'En namne, en offentlig adress eller ett nummer som bara liknar. Skriv hur ni har kontrollerat det mot registret.',
      en: 'A namesake, a public address or a number that only looks alike. Write how you checked it against the register.',
    },
  },
]

export const groundsFor = (recipient: Recipient): ReleaseGround[] =>
  RELEASE_GROUNDS.filter((ground) => ground.recipients?.includes(recipient) ?? true)

/** Ready reasons for the weighing. The code is stored; the words stand in the decision beside what was written. */
export const WEIGHINGS: Record<string, Text> = {
  consent_noted: {
    sv: 'Samtycket är antecknat i ärendet och gäller just den här mottagaren och de här uppgifterna.',
    en: 'The consent is noted in the case and covers this very receiver and these data.',
  },
  already_known: {
    sv: 'Mottagaren har redan uppgiften på annat sätt, och utskicket röjer inget nytt om var personen finns.',
    en: 'The receiver already has the data in another way, and this discloses nothing new about where the person is.',
  },
  needed_for_right: {
    sv: 'Mottagaren behöver uppgiften för att kunna ta till vara sin rätt, och den röjer inte var personen finns.',
    en: 'The receiver needs the data to safeguard her right, and it does not disclose where the person is.',
  },
  safe_channel: {
    sv: 'Mottagaren är en myndighet som behöver uppgiften för sitt uppdrag, är upplyst om skyddet och får den på ett säkert sätt.',
    en: 'The receiver is an authority that needs the data for its task, is told about the protection, and gets it in a safe way.',
  },
  namesake: {
    sv: 'Uppgiften är jämförd med registret och gäller en annan person med samma namn.',
    en: 'The data was compared with the register and is about another person with the same name.',
  },
  own_words: { sv: 'Egen motivering, skriven nedan.', en: 'A reason of our own, written below.' },
}
export const OWN_WORDS = 'own_words'
/** An own reason shorter than this is none. */
export const WEIGHING_UNITS_MIN = 20
export const WORDS_UNITS_MAX = 2000

/** Ready messages to the author. None says what was found, or whether anything was. */
export const RETURN_MESSAGES: Record<string, Text> = {
  needed_only: {
    sv: 'Gå igenom vad mottagaren behöver. Ta bort bilagor, namn, nummer och kontaktuppgifter som inte behövs, och kontrollera igen.',
    en: 'Go through what the receiver needs. Take away annexes, names, numbers and contact details that are not needed, and check again.',
  },
  other_format: {
    sv: 'Spara dokumentet på nytt som DOCX, eller som PDF med läsbar text, utan lösenord och utan inskannade bilder, och kontrollera igen.',
    en: 'Save the document anew as DOCX, or as PDF with readable text, without password and scanned pictures, and check again.',
  },
  clean_document: {
    sv: 'Godta eller ta bort ändringsmarkeringar, kommentarer och dold text i dokumentet, och kontrollera igen.',
    en: 'Accept or take away tracked changes, comments and hidden text in the document, and check again.',
  },
  call_first: {
    sv: 'Ring den som granskar innan något skickas. Skriv inget om ärendet i e-post.',
    en: 'Call the reviewer before anything is sent. Write nothing about the case in mail.',
  },
  own_words: { sv: 'Egna ord, skrivna nedan.', en: 'Words of my own, written below.' },
}
