/** What a host must give so that a visit leaves no trace (security.md 5.3; S-R31–S-R40), and what is lost without it. */
import type { Text } from '../../platform/page/index.ts'

interface Words {
  /** What holds, as a person at risk would say it. */
  holds: Text
  /** What happens to her when it does not. */
  lost: Text
  /** What the one who runs the web server is to do. */
  mend: Text
}
export const GUARANTEES = {
  answers: {
    holds: { sv: 'Sidorna svarar', en: 'The pages answer' },
    lost: { sv: 'Den som söker hjälp möter en tom eller trasig sida.', en: 'Whoever looks for help meets an empty or broken page.' },
    mend: {
      sv: 'Lägg ut hela den exporterade mappen och den färdiga konfigurationen.',
      en: 'Publish the whole exported folder and the ready configuration.',
    },
  },
  same_size: {
    holds: { sv: 'Alla sidor är lika stora på nätet', en: 'All pages are of one size on the network' },
    lost: {
      sv: 'Den som ser nätet kan räkna ut vilken sida hon läser, fast allt är krypterat.',
      en: 'Whoever sees the network can work out which page she reads, though all is encrypted.',
    },
    mend: {
      sv: 'Ändra inget i filerna, och skicka samma huvuden till alla sidor.',
      en: 'Change nothing in the files, and send the same headers with every page.',
    },
  },
  not_compressed: {
    holds: { sv: 'Sidorna packas inte', en: 'Pages are not compressed' },
    lost: {
      sv: 'Packade sidor blir olika stora, och då syns det vilken hon läser.',
      en: 'Compressed pages differ in size, which shows which one she reads.',
    },
    mend: { sv: 'Slå av gzip och brotli för sidorna.', en: 'Switch gzip and brotli off for the pages.' },
  },
  one_request: {
    holds: { sv: 'Varje sida är ett enda anrop', en: 'Every page is one single request' },
    lost: {
      sv: 'Antalet anrop skiljer sidorna åt för den som ser nätet.',
      en: 'The number of requests tells pages apart for whoever sees the network.',
    },
    mend: {
      sv: 'Låt inget läggas till i sidorna: inga skript, bilder, typsnitt eller mätningar.',
      en: 'Let nothing be added to the pages: no scripts, pictures, fonts or measuring.',
    },
  },
  no_third_party: {
    holds: { sv: 'Ingen annan får veta något', en: 'Nobody else is told' },
    lost: { sv: 'Ett annat företag får veta att hon läser sidan.', en: 'Another company learns that she reads the page.' },
    mend: { sv: 'Ta bort det som hämtas från andra platser.', en: 'Remove what is fetched from elsewhere.' },
  },
  unchanged: {
    holds: { sv: 'Sidorna är de som exporterades', en: 'The pages are those that were exported' },
    lost: {
      sv: 'Någon har ändrat en sida eller lagt till något i den. Det som står där kan vara fel eller farligt.',
      en: 'Somebody has changed a page or added to it. What stands there may be wrong or dangerous.',
    },
    mend: {
      sv: 'Lägg ut den exporterade mappen igen, och ta reda på vem som ändrade.',
      en: 'Publish the exported folder again, and find out who changed it.',
    },
  },
  no_cookies: {
    holds: { sv: 'Ingen kaka blir kvar', en: 'No cookie stays' },
    lost: {
      sv: 'En kaka ligger kvar i telefonen och visar att hon har varit där.',
      en: 'A cookie stays in the phone and shows that she was there.',
    },
    mend: {
      sv: 'Sätt inga kakor på de här adresserna, inte heller i lastbalanserare eller skydd.',
      en: 'Set no cookies on these addresses, nor in load balancers or shields.',
    },
  },
  not_stored: {
    holds: { sv: 'Telefonen sparar inte sidan', en: 'The phone does not store the page' },
    lost: {
      sv: 'Sidan ligger kvar i telefonens minne och kan läsas där.',
      en: 'The page stays in the phone’s cache and can be read there.',
    },
    mend: {
      sv: 'Skicka Cache-Control: no-store, no-transform med allt.',
      en: 'Send Cache-Control: no-store, no-transform with everything.',
    },
  },
  no_referrer: {
    holds: { sv: 'Nästa sida får inte veta var hon kom ifrån', en: 'The next page does not learn where she came from' },
    lost: { sv: 'Den sida hon går till ser vilken adress hon lämnade.', en: 'The page she goes to sees which address she left.' },
    mend: { sv: 'Skicka Referrer-Policy: no-referrer.', en: 'Send Referrer-Policy: no-referrer.' },
  },
  policy: {
    holds: { sv: 'Inget främmande kan köras i sidan', en: 'Nothing foreign can run in the page' },
    lost: { sv: 'Något som smugglas in i sidan kan läsa vad hon gör.', en: 'Something smuggled into the page can read what she does.' },
    mend: {
      sv: 'Skicka Content-Security-Policy precis som i konfigurationen.',
      en: 'Send Content-Security-Policy exactly as in the configuration.',
    },
  },
  apart: {
    holds: { sv: 'Andra sidor kan inte se in', en: 'Other pages cannot look in' },
    lost: {
      sv: 'En annan sida kan öppna den här i en ram eller ett fönster och se att hon är där.',
      en: 'Another page can open this one in a frame or window and see that she is there.',
    },
    mend: {
      sv: 'Skicka X-Frame-Options, Cross-Origin-Opener-Policy, Cross-Origin-Resource-Policy och X-Content-Type-Options som i konfigurationen.',
      en: 'Send X-Frame-Options, Cross-Origin-Opener-Policy, Cross-Origin-Resource-Policy and X-Content-Type-Options as in the configuration.',
    },
  },
  neutral: {
    holds: { sv: 'Titel, adress och ikon säger inget', en: 'Title, address and icon tell nothing' },
    lost: {
      sv: 'Historiken, fliken eller en delad länk visar vad sidan handlar om.',
      en: 'The history, the tab or a shared link shows what the page is about.',
    },
    mend: {
      sv: 'Låt titeln vara ”Information” och lägg sidorna under en intetsägande adress.',
      en: 'Leave the title as “Information” and put the pages under a dull address.',
    },
  },
  exit: {
    holds: { sv: 'Vägen ut fungerar utan skript', en: 'The exit works without script' },
    lost: { sv: 'Den som trycker på ”Lämna sidan” blir kvar.', en: 'Whoever presses “Leave this page” stays.' },
    mend: {
      sv: 'Svara 303 på /ut till en neutral sida på en annan adress.',
      en: 'Answer 303 at /ut, to a neutral page at another address.',
    },
  },
  exit_forgets: {
    holds: { sv: 'Bakåt visar inte sidan ur minnet', en: 'Back does not show the page from memory' },
    lost: {
      sv: 'Den som trycker Bakåt efter henne ser sidan, när skript är avslagna.',
      en: 'Whoever presses Back after her sees the page, where scripts are off.',
    },
    mend: {
      sv: 'Sätt och ta bort kakan i svaret på /ut, som i konfigurationen.',
      en: 'Set and delete the cookie in the answer of /ut, as in the configuration.',
    },
  },
  unknown_same: {
    holds: { sv: 'En adress som inte finns ser ut som de andra', en: 'An address that is not there looks like the others' },
    lost: {
      sv: 'Webbserverns egen felsida visar sig, i annan storlek och med annat utseende.',
      en: 'The web server’s own error page is shown, of another size and look.',
    },
    mend: { sv: 'Peka felsidan 404 på 404.html i mappen.', en: 'Point the error page 404 at 404.html of the folder.' },
  },
  silent_server: {
    holds: { sv: 'Servern berättar inte vad den är', en: 'The server does not tell what it is' },
    lost: {
      sv: 'Den som letar fel i servern får veta var den ska börja.',
      en: 'Whoever looks for faults in the server learns where to begin.',
    },
    mend: {
      sv: 'Ta bort versionen ur Server och huvuden som X-Powered-By.',
      en: 'Take the version out of Server, and remove headers such as X-Powered-By.',
    },
  },
  found: {
    holds: { sv: 'Bara första sidan står i sökmotorer', en: 'Only the entrance is in search engines' },
    lost: { sv: 'Enskilda sidor dyker upp i sökhistorik och förslag.', en: 'Single pages turn up in search history and suggestions.' },
    mend: {
      sv: 'Skicka X-Robots-Tag: noindex, nofollow på allt utom första sidan.',
      en: 'Send X-Robots-Tag: noindex, nofollow with everything but the entrance.',
    },
  },
  encrypted: {
    holds: { sv: 'Allt är krypterat', en: 'Everything is encrypted' },
    lost: { sv: 'Alla på samma nät kan läsa vad hon läser.', en: 'Everybody on the same network can read what she reads.' },
    mend: {
      sv: 'Använd https, skicka Strict-Transport-Security och svara inte med innehåll på http.',
      en: 'Use https, send Strict-Transport-Security, and answer no content over http.',
    },
  },
  host_name: {
    holds: { sv: 'Värdens namn och certifikat säger inget', en: 'The host’s name and certificate tell nothing' },
    lost: {
      sv: 'Namnet syns för den som ser nätet, även när allt är krypterat, och säger vad hon läser om.',
      en: 'The name is seen by whoever sees the network, even when all is encrypted, and tells what she reads about.',
    },
    mend: {
      sv: 'Använd organisationens vanliga webbnamn, och ett certifikat utan talande namn.',
      en: 'Use the organisation’s ordinary web name, and a certificate without telling names.',
    },
  },
} as const satisfies Record<string, Words>
export type Guarantee = keyof typeof GUARANTEES
export const GUARANTEE_IDS = Object.keys(GUARANTEES) as Guarantee[]

/** Words that tell the subject in a host name, a path or a title (S-R40). Parts of words count: "kvinnofrid", "valdinararelation". */
const TELLING = [
  'kvinnofrid',
  'kvinnojour',
  'tjejjour',
  'vald',
  'våld',
  'misshandel',
  'heder',
  'jour',
  'skydd',
  'frid',
  'violence',
  'abuse',
  'shelter',
  'refuge',
  'domestic',
  'victim',
  'offer',
  'hjalp',
  'hjälp',
  'trygg',
  'safe',
  'stod',
  'stöd',
  'samvarn',
]
export function tellingWord(text: string): string | undefined {
  const plain = text.toLowerCase().normalize('NFC')
  return TELLING.find((word) => plain.includes(word))
}

/** What a judge has found lost, in the order of the list. */
export const lostOf = (judgement: Readonly<Record<Guarantee, { holds: boolean }>>): Guarantee[] =>
  GUARANTEE_IDS.filter((id) => !judgement[id].holds)
