import { addDays, dayOf } from '../../platform/day.ts'
import { codeList, confirmed, field, isoDate, record, requiredParagraphs } from '../../platform/field/index.ts'
import { WAYS } from './line.ts'

const today = () => dayOf(new Date())

const READ = { value: 'read', label: WAYS.read, hint: { sv: 'På linjens egen webbplats.', en: 'On the line’s own website.' } }
const CALLED = {
  value: 'called',
  label: WAYS.called,
  hint: {
    sv: 'När källan inte räcker. Säg vem du är och håll det kort: andra står i kö.',
    en: 'Where the source is not enough. Say who you are and be brief: others are waiting.',
  },
}
/** Nobody is to call 112 to see whether it works: that one is read and never called. */
export const checkRecord = (emergency: boolean) =>
  record({
    how: field({
      schema: codeList(emergency ? ['read'] : ['read', 'called']),
      label: { sv: 'Hur har du kontrollerat?', en: 'How did you check?' },
      ...(emergency ? { hint: { sv: 'Ring aldrig 112 för att prova numret.', en: 'Never call 112 to try the number.' } } : {}),
      control: 'radio',
      options: emergency ? [READ] : [READ, CALLED],
    }),
    on: field({
      schema: isoDate({ first: () => addDays(today(), -30), last: today }),
      label: { sv: 'Vilken dag?', en: 'Which day?' },
      control: 'date',
    }),
    right: field({
      schema: confirmed(),
      label: {
        sv: 'Numret, tiderna och vem linjen är för stämmer',
        en: 'The number, the hours and whom the line is for are right',
      },
      control: 'checkbox',
      messages: {
        missing: {
          sv: 'Intyga att det stämmer. Är något fel: gå tillbaka och välj Rapportera fel.',
          en: 'Confirm that it is right. If something is wrong: go back and choose Report as wrong.',
        },
      },
    }),
  })

export const wrongRecord = record({
  note: field({
    schema: requiredParagraphs(1000),
    label: { sv: 'Vad är fel?', en: 'What is wrong?' },
    hint: {
      sv: 'Till exempel: numret går till någon annan, eller tiderna har ändrats. Skriv inget om någon enskild.',
      en: 'For example: the number leads to somebody else, or the hours have changed. Write nothing about any person.',
    },
    control: 'textarea',
    rows: 4,
  }),
})

export const secretRecord = record({
  note: field({
    schema: requiredParagraphs(1000),
    label: { sv: 'Varför ska numret inte visas?', en: 'Why is the number not to be shown?' },
    hint: {
      sv: 'Till exempel: numret är bara för yrkesverksamma. Skriv inget om någon enskild.',
      en: 'For example: the number is for professionals only. Write nothing about any person.',
    },
    control: 'textarea',
    rows: 4,
  }),
})
