/** What is said on cards besides the facts. Open ones speak to whoever needs them; discreet ones say nothing. */
import type { CompleteForm } from '../text/index.ts'
import type { Layout } from './designs.ts'

export const CARD_WORDS: Record<
  CompleteForm,
  { heading: readonly string[]; lead: string; warn: string; discreet: Record<Layout, string> }
> = {
  sv: {
    heading: ['Gör någon dig illa?', 'Det finns hjälp.'],
    lead: 'Ring. Du behöver inte veta vad du ska säga, och du behöver inte säga vem du är.',
    warn: 'Kan någon hitta kortet? Lär dig ett nummer utantill i stället.',
    discreet: { wallet: 'Bra nummer', slip: 'TIDER OCH NUMMER', tearoff: 'Bra nummer', poster: 'Bra nummer' },
  },
  ll: {
    heading: ['Är någon elak mot dig?', 'Du kan få hjälp.'],
    lead: 'Ring. Du behöver inte säga vad du heter.',
    warn: 'Kan någon hitta kortet? Lär dig ett nummer i stället.',
    discreet: { wallet: 'Bra nummer', slip: 'TIDER OCH NUMMER', tearoff: 'Bra nummer', poster: 'Bra nummer' },
  },
  en: {
    heading: ['Is somebody hurting you?', 'There is help.'],
    lead: 'Call. You need not know what to say, and you need not say who you are.',
    warn: 'Could somebody find this card? Learn one number by heart instead.',
    discreet: { wallet: 'Useful numbers', slip: 'HOURS AND NUMBERS', tearoff: 'Useful numbers', poster: 'Useful numbers' },
  },
}

export const QR_WORDS: Record<CompleteForm, { text: string; alt: string }> = {
  sv: {
    text: 'Koden leder till en sida med fler nummer. Telefonen minns att den har öppnats. Är du osäker: ring i stället, eller låna en telefon.',
    alt: 'Kod till en sida med fler nummer.',
  },
  ll: {
    text: 'Koden leder till en sida med fler nummer. Telefonen minns att du har öppnat den. Ring i stället om du är osäker.',
    alt: 'Kod till en sida med fler nummer.',
  },
  en: {
    text: 'The code leads to a page with more numbers. The phone remembers that it was opened. If you are unsure: call instead, or borrow a phone.',
    alt: 'Code to a page with more numbers.',
  },
}

/** What the public files are called where they are offered: plainly on open ones, dully on discreet ones. */
export const FILE_TITLES = {
  'wallet-discreet': { sv: 'Kort att vika, med nummer och tider', ll: 'Kort med nummer', en: 'Card to fold, with numbers and hours' },
  slip: { sv: 'Remsa med nummer och tider', ll: 'Liten lapp med nummer', en: 'Slip with numbers and hours' },
  'poster-a4': { sv: 'Affisch att sätta upp, A4', ll: 'Affisch', en: 'Poster to put up, A4' },
  'tearoff-discreet': { sv: 'Anslag med rivlappar, A4', ll: 'Affisch med lappar att ta', en: 'Notice with tear-off strips, A4' },
} as const
