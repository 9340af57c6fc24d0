/** Words of the public pages that are not among the phrases: in the complete forms. Other forms show them in Swedish, and say so. */
import { type CompleteForm, type Form, isComplete } from '../text/index.ts'

type Words = Readonly<Record<CompleteForm, string>>
const WORDS = {
  start: { sv: 'Till början', ll: 'Till början', en: 'To the beginning' },
  languages: { sv: 'Språk', ll: 'Språk', en: 'Languages' },
  other_kinds: { sv: 'Ett till nummer', ll: 'Ett till nummer', en: 'Another number' },
  today: { sv: 'I dag', ll: 'I dag', en: 'Today' },
  no_number: { sv: '(numret saknas just nu)', ll: '(vi har inte numret nu)', en: '(the number is missing just now)' },
  other_numbers: { sv: 'Alla nummer att ringa', ll: 'Alla nummer du kan ringa', en: 'All numbers to call' },
  whole_country: { sv: 'Hela landet', ll: 'Hela Sverige', en: 'The whole country' },
  county_whole: { sv: 'Hela länet', ll: 'Hela länet', en: 'The whole county' },
  elsewhere: {
    sv: 'Bor du på ett annat ställe? Här finns alla som har egna sidor.',
    ll: 'Bor du på ett annat ställe? Här finns alla som har egna sidor.',
    en: 'Do you live somewhere else? Here are all who have pages of their own.',
  },
  nothing_near: {
    sv: 'Här finns inga adresser och nummer för en viss plats än. Socialtjänsten finns i varje kommun: ring kommunens växel och be att få tala med socialtjänsten. De nationella numren svarar var du än bor.',
    ll: 'Vi har inga nummer för din plats än. Socialtjänsten finns i varje kommun. Ring kommunen och säg: jag vill prata med socialtjänsten. Du kan också ringa numren för hela Sverige.',
    en: 'There are no addresses and numbers for one place here yet. Every municipality has social services (socialtjänsten): call the municipality’s switchboard and ask for them. The national numbers answer wherever you live.',
  },
  all_stays_here: {
    sv: 'Allt står på den här sidan. Du väljer i listan, och ingen får veta vilken plats du letar efter.',
    ll: 'Allt står på den här sidan. Ingen får veta vilken plats du letar efter.',
    en: 'All of it stands on this page. You choose in the list, and nobody is told which place you look for.',
  },
  part: { sv: 'Del {part} av {parts}', ll: 'Del {part} av {parts}', en: 'Part {part} of {parts}' },
  for_whom: { sv: 'För', ll: 'För', en: 'For' },
  ages: { sv: 'Ålder', ll: 'Ålder', en: 'Age' },
  and_up: { sv: '{from} år och äldre', ll: '{from} år och äldre', en: '{from} and older' },
  up_to: { sv: 'upp till {to} år', ll: 'upp till {to} år', en: 'up to {to}' },
  between: { sv: '{from}–{to} år', ll: '{from}–{to} år', en: '{from}–{to}' },
  spoken: { sv: 'Språk', ll: 'Språk', en: 'Languages' },
  access: { sv: 'Tillgänglighet', ll: 'Tillgänglighet', en: 'Accessibility' },
  fee: { sv: 'Kostnad', ll: 'Kostar', en: 'Cost' },
  address: { sv: 'Adress', ll: 'Adress', en: 'Address' },
  no_sites: {
    sv: 'Ingen organisation har lagt ut sin sida här än. Vad du kan fråga alla om står under Skyddade personuppgifter.',
    ll: 'Ingen organisation har lagt ut sin sida än. Läs under Skyddade personuppgifter vad du kan fråga alla om.',
    en: 'No organisation has put its page here yet. What you may ask of all stands under Protected personal data.',
  },
  national: { sv: 'Hela landet', ll: 'Hela Sverige', en: 'The whole country' },
  state_agency: { sv: 'Myndigheter', ll: 'Myndigheter', en: 'Government agencies' },
  region: { sv: 'Regioner', ll: 'Regioner', en: 'Regions' },
  municipality: { sv: 'Kommuner', ll: 'Kommuner', en: 'Municipalities' },
  county_board: { sv: 'Länsstyrelser', ll: 'Länsstyrelser', en: 'County administrative boards' },
  ngo: { sv: 'Föreningar och jourer', ll: 'Föreningar och jourer', en: 'Associations and shelters' },
  company: { sv: 'Företag', ll: 'Företag', en: 'Companies' },
  no_about: {
    sv: '{name} har inte lagt ut hur de gör än. Du har samma rättigheter ändå.',
    ll: '{name} har inte skrivit hur de gör än. Du har samma rättigheter ändå.',
    en: '{name} has not yet told how they do. You have the same rights anyway.',
  },
  how_we_do: { sv: 'Så hanterar vi skyddade uppgifter', ll: 'Så gör vi med dina uppgifter', en: 'How we handle protected data' },
  ask_us: { sv: 'Det här kan du be oss om', ll: 'Det här kan du be oss om', en: 'What you can ask of us' },
  turn_to: { sv: 'Hit vänder du dig', ll: 'Prata med', en: 'Whom to turn to' },
  deputy: { sv: 'Om ingen svarar där', ll: 'Om ingen svarar där', en: 'If nobody answers there' },
  leaflet: { sv: 'Samma text att skriva ut (PDF)', ll: 'Samma text på papper (PDF)', en: 'The same text to print (PDF)' },
  letter_file: { sv: 'Brevet att skriva ut (PDF)', ll: 'Brevet på papper (PDF)', en: 'The letter to print (PDF)' },
  letter_print: {
    sv: 'Skriv ut sidan, eller skriv av brevet för hand. Namn och uppgifter fyller du i själv, på papperet.',
    ll: 'Skriv ut sidan. Du kan också skriva av brevet. Skriv ditt namn själv på papperet.',
    en: 'Print the page, or copy the letter by hand. You fill in your name yourself, on the paper.',
  },
  letter_only_sv: { sv: '', ll: 'Brevet är inte på lätt svenska. Den som får det ska förstå det.', en: '' },
  queue_who: { sv: 'Vilka som läser och svarar', ll: 'De som läser och svarar', en: 'Who reads and answers' },
  queue_when: { sv: 'När de svarar', ll: 'När de svarar', en: 'When they answer' },
  queue_key: { sv: 'Vem som kan öppna det du skriver', ll: 'De som kan öppna det du skriver', en: 'Who can open what you write' },
  queue_documented: { sv: 'Vad som sparas', ll: 'Det här sparas', en: 'What is kept' },
  queue_anonymous: {
    sv: 'Du behöver inte säga vem du är. Organisationen har ett beslut om det.',
    ll: 'Du behöver inte säga vem du är.',
    en: 'You need not say who you are. The organisation has a decision on that.',
  },
  queue_write: { sv: 'Skriv ett meddelande', ll: 'Skriv', en: 'Write a message' },
  queue_read: { sv: 'Läs svar', ll: 'Läs svar', en: 'Read answers' },
  queue_none: {
    sv: 'Här går det inte att skriva just nu: det finns ingen grupp som läser. Ring i stället, eller gå till någon som du litar på.',
    ll: 'Det går inte att skriva här nu. Ingen läser. Ring i stället. Du kan också gå till någon du litar på.',
    en: 'It is not possible to write here just now: there is no team that reads. Call instead, or go to somebody you trust.',
  },
  film_play: {
    sv: 'Filmen börjar när du själv trycker på spela. Den hämtas då från samma webbplats, och det syns i nätet att något stort hämtas.',
    ll: 'Filmen börjar när du trycker på spela. Den är stor. Den som ser nätet kan se att du hämtar något stort.',
    en: 'The film begins when you press play. It is then fetched from this same site, and it can be seen on the network that something large is fetched.',
  },
  sound_play: {
    sv: 'Ljudet börjar när du själv trycker på spela. Använd hörlurar om någon är nära. Det syns i nätet att något stort hämtas.',
    ll: 'Ljudet börjar när du trycker på spela. Använd hörlurar om någon är nära. Den som ser nätet kan se att du hämtar något stort.',
    en: 'The sound begins when you press play. Use earphones if somebody is near. It can be seen on the network that something large is fetched.',
  },
  transcript: { sv: 'Det som sägs', ll: 'Det som sägs', en: 'What is said' },
  captions: { sv: 'Text till filmen', ll: 'Text till filmen', en: 'Captions' },
  to_print: { sv: 'Att skriva ut', ll: 'Att skriva ut', en: 'To print' },
  numbers_only: {
    sv: 'Texter på det här språket finns inte än. Numren svarar ändå, och det finns tolk där det står så.',
    ll: 'Texter på det här språket finns inte än. Du kan ringa numren. Det finns tolk där det står så.',
    en: 'There are no texts in this language yet. The numbers answer all the same, with interpreters where it says so.',
  },
  more_in_swedish: { sv: 'Alla sidor på svenska', ll: 'Alla sidor på svenska', en: 'All pages in Swedish' },
  more_in_english: { sv: 'Alla sidor på engelska', ll: 'Alla sidor på engelska', en: 'All pages in English' },
  interpreter: { sv: 'Tolk', ll: 'Tolk', en: 'Interpreters' },
  feedback: {
    sv: 'Är något fel på sidan? Säg det till',
    ll: 'Är något fel på sidan? Säg det till',
    en: 'Is something wrong with the page? Tell',
  },
  missing: { sv: 'Den här sidan finns inte', ll: 'Den här sidan finns inte', en: 'This page does not exist' },
  missing_do: {
    sv: 'Adressen är fel eller gammal. Gå till början, eller ring något av numren.',
    ll: 'Adressen är fel. Gå till början. Du kan också ringa.',
    en: 'The address is wrong or old. Go to the beginning, or call one of the numbers.',
  },
  preview: {
    sv: 'Förhandsvisning: så här blir sidan. Den är inte ute.',
    ll: 'Förhandsvisning: så här blir sidan. Den är inte ute.',
    en: 'Preview: this is how the page will look. It is not out.',
  },
  busy: { sv: 'Vänta en liten stund och försök igen', ll: 'Vänta lite och försök igen', en: 'Wait a little and try again' },
} as const satisfies Record<string, Words>
export type Word = keyof typeof WORDS

/** The words in the form, or in Swedish where the form is not complete. */
export function word(key: Word, form: Form, values: Readonly<Record<string, string | number>> = {}): string {
  const text = WORDS[key][isComplete(form) ? form : 'sv']
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}
