/** Texts for the organisation's own channels, with the same numbers as the cards. Pure. */
import type { CompleteForm, SiteDocument } from '../text/index.ts'
import type { Facts } from './facts.ts'

export const CHANNELS = {
  social: { sv: 'Sociala medier', en: 'Social media' },
  press: { sv: 'Pressmeddelande', en: 'Press release' },
  screen: { sv: 'Skärm i väntrum', en: 'Screen in a waiting room' },
  intranet: { sv: 'Intranät', en: 'Intranet' },
  payslip: { sv: 'Rad på lönebeskedet', en: 'Line on the payslip' },
} as const
export type Channel = keyof typeof CHANNELS
export const CHANNEL_IDS = Object.keys(CHANNELS) as Channel[]

/** What not to do in each channel: here a good thing done carelessly shows somebody who is hiding. */
export const CARE: Record<Channel, readonly { sv: string; en: string }[]> = {
  social: [
    {
      sv: 'Stäng kommentarerna. Den som svarar där syns för alla, också för den hon är rädd för.',
      en: 'Close the comments. Whoever answers there is seen by all, also by the one she is afraid of.',
    },
    { sv: 'Märk aldrig ut en plats, en jour eller ett boende.', en: 'Never tag a place, a shelter or a home.' },
    { sv: 'Be ingen gilla, dela eller svara. Be dem ringa.', en: 'Ask nobody to like, share or answer. Ask them to call.' },
    {
      sv: 'Inga annonser som riktas efter vad någon har sökt: de följer med till andra skärmar i hemmet.',
      en: 'No advertisements aimed by what somebody has searched for: they follow to other screens in the home.',
    },
  ],
  press: [
    {
      sv: 'Ingen bild på lokalen. Inga exempel som går att känna igen, inte heller med ändrade namn.',
      en: 'No picture of the premises. No examples that can be recognised, not with changed names either.',
    },
    {
      sv: 'Skriv ut numren i löptexten: en länk i en tidning på nätet hamnar i historiken.',
      en: 'Write the numbers in the text: a link in a newspaper on the net ends up in the history.',
    },
  ],
  screen: [
    {
      sv: 'Visa texten för alla, bland annat, och låt den stå i minst femton sekunder. Ingen ska behöva stanna framför just den.',
      en: 'Show the text to everybody, among other things, and let it stand for at least fifteen seconds. Nobody should have to stop in front of it.',
    },
    { sv: 'Lägg diskreta kort på toaletten, inte under skärmen.', en: 'Lay discreet cards in the toilet, not beneath the screen.' },
  ],
  intranet: [
    { sv: 'Skriv till alla. En inbjudan till några få pekar ut dem.', en: 'Write to everybody. An invitation to a few singles them out.' },
    { sv: 'Räkna inte vem som öppnar sidan.', en: 'Do not count who opens the page.' },
  ],
  payslip: [
    {
      sv: 'Lika för alla anställda och varje månad. Lönebeskedet kan läsas av någon annan i hemmet: den neutrala raden används därför.',
      en: 'The same for all employees, every month. The payslip may be read by somebody else at home: so the neutral line is used.',
    },
  ],
}

type Words = {
  turn: string
  call: string
  nameless: string
  bill: string
  other: string
  danger: string
  or: string
  press: [string, string]
  work: string
  neutral: string
}
const WORDS: Record<CompleteForm, Words> = {
  sv: {
    turn: 'Blir du slagen, hotad eller kontrollerad av någon nära dig? Det är inte ditt fel, och det finns hjälp.',
    call: 'Ring Kvinnofridslinjen',
    nameless: 'Du behöver inte säga vem du är.',
    bill: 'Samtalet kostar inget och syns inte på telefonräkningen.',
    other: 'Du kan också ringa',
    danger: 'Vid fara: 112.',
    or: 'eller',
    press: [
      'Hjälp till den som är utsatt för våld',
      'har samlat nummer och råd till den som utsätts för våld i en nära relation, till barn och till den som står nära. Råden finns på svenska, lätt svenska och engelska. Sidorna är gjorda för att lämna så få spår som möjligt, men den som är orolig för att någon ser vad hon gör i telefonen bör ringa i stället, eller låna en annan telefon.',
    ],
    work: 'Är du anställd hos oss kan du också säga det till din chef eller till personalfunktionen. Du bestämmer själv vad som förs vidare, så långt lagen tillåter.',
    neutral: 'Bra nummer, dygnet runt:',
  },
  ll: {
    turn: 'Är någon nära dig elak mot dig? Det är inte ditt fel. Du kan få hjälp.',
    call: 'Ring Kvinnofridslinjen',
    nameless: 'Du behöver inte säga vad du heter.',
    bill: 'Det kostar inget. Det syns inte på räkningen.',
    other: 'Du kan också ringa',
    danger: 'Är det farligt nu? Ring 112.',
    or: 'eller',
    press: [
      'Hjälp till den som någon gör illa',
      'har samlat nummer och råd. De finns på svenska, lätt svenska och engelska. Är du rädd att någon ser vad du gör i telefonen? Ring i stället, eller låna en annan telefon.',
    ],
    work: 'Arbetar du hos oss? Du kan berätta för din chef. Du får hjälp.',
    neutral: 'Bra nummer, dygnet runt:',
  },
  en: {
    turn: 'Does somebody close to you hit, threaten or control you? It is not your fault, and there is help.',
    call: 'Call the women’s helpline (Kvinnofridslinjen)',
    nameless: 'You need not say who you are.',
    bill: 'The call is free and does not show on the phone bill.',
    other: 'You can also call',
    danger: 'In danger: 112.',
    or: 'or',
    press: [
      'Help for those exposed to violence',
      'has gathered numbers and advice for those who are exposed to violence in a close relationship, for children and for those near them. The advice is in Swedish, easy Swedish and English. The pages are made to leave as few traces as possible, but whoever fears that somebody sees what she does on the phone should call instead, or borrow another phone.',
    ],
    work: 'If you work for us you can also tell your manager or the staff department. You decide what is passed on, as far as the law allows.',
    neutral: 'Useful numbers, around the clock:',
  },
}

/** D-R56 here too: 112, the national line with both numbers, and one other way. */
export function channelText(channel: Channel, form: CompleteForm, document: Pick<SiteDocument, 'name'>, facts: Facts): string {
  const w = WORDS[form]
  const [, national, ...others] = facts.rows
  const numbers = national ? [national.number, national.also].filter(Boolean).join(` ${w.or} `) : ''
  const told = others.map(({ name, number, hours }) => `${name}, ${number}, ${hours.join('; ')}`)
  const first = others[0] ? `${others[0].name}, ${others[0].number} (${others[0].hours.join('; ')})` : ''
  const call = `${w.call}, ${numbers}. ${w.nameless} ${w.bill}`
  switch (channel) {
    case 'social':
      return [w.turn, call, `${w.other}: ${first}.`, w.danger].join('\n\n')
    case 'press':
      return [w.press[0], `${document.name} ${w.press[1]}`, w.turn, call, `${w.other}:`, ...told.map((one) => `– ${one}`), w.danger].join(
        '\n\n',
      )
    case 'screen':
      return [w.turn, numbers, `${w.other}: ${others[0]?.number ?? ''}`, w.danger].join('\n')
    case 'intranet':
      return [w.turn, w.work, call, `${w.other}:`, ...told.map((one) => `– ${one}`), w.danger].join('\n\n')
    case 'payslip':
      return `${w.neutral} ${numbers}, 112. ${w.other}: ${others[0]?.number ?? ''}.`
  }
}
