/** What stands in a mail. The same for everyone, whatever it is about: pure, and all the words there are. */
import type { Lang } from '../../platform/page/language.tsx'

export interface Letter {
  subject: string
  text: string
}

const SUBJECT: Record<Lang, string> = { sv: 'Något väntar på dig', en: 'Something waits for you' }

const WAITS: Record<Lang, (address: string) => string> = {
  sv: (address) => `Hej!

Något väntar på dig. Logga in så ser du vad:
${address}

Mer än så står aldrig i våra meddelanden, för e-post kan läsas av fler än den är till. När du är inloggad bestämmer du själv när de kommer.

Du kan inte svara på det här meddelandet.
`,
  en: (address) => `Hello!

Something waits for you. Sign in to see what:
${address}

Our messages never say more than this, since mail can be read by others than the one it is for. When you are signed in you decide when they come.

You cannot reply to this message.
`,
}

const LINK: Record<Lang, (link: string) => string> = {
  sv: (link) => `Hej!

Något väntar på dig. Öppna den här länken för att komma in:
${link}

Länken är bara till för dig och går att använda en gång. Skicka den inte vidare. Väntade du dig inget meddelande kan du kasta det; inget händer om länken inte öppnas.

Du kan inte svara på det här meddelandet.
`,
  en: (link) => `Hello!

Something waits for you. Open this link to get in:
${link}

The link is for you only and works once. Do not pass it on. If you did not expect a message you can throw it away; nothing happens unless the link is opened.

You cannot reply to this message.
`,
}

/** `address` is the installation's own; `token` belongs to a one-time link. No names, no titles, no other links (S-R5). */
export function letterOf(lang: Lang, address: string, token?: string): Letter {
  const home = address.replace(/\/$/, '')
  return { subject: SUBJECT[lang], text: token === undefined ? WAITS[lang](home) : LINK[lang](`${home}/bjuden/${token}`) }
}

/** To a function address, where nobody is known by name or language: both languages, the same for every organisation. */
export function functionLetter(link: string): Letter {
  return {
    subject: 'Något väntar på er i Samvärn',
    text: `Hej!

Något väntar på er i Samvärn. Öppna den här länken så ser ni vad:
${link}

Länken är er organisations egen. Ge den bara till dem hos er som ska arbeta med saken. Mer än så står aldrig i våra meddelanden, för e-post kan läsas av fler än den är till.

Something waits for you in Samvärn. The link above shows what. It belongs to your organisation: give it only to those of you who are to work with it.

Du kan inte svara på det här meddelandet. You cannot reply to this message.
`,
  }
}
