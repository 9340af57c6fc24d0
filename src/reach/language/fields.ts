import { dayOf } from '../../platform/day.ts'
import { confirmed, field, isoDate, record, requiredText } from '../../platform/field/index.ts'

const today = () => dayOf(new Date())
const words = (text: string): string[] => text.toLocaleLowerCase('sv').match(/\p{L}{3,}/gu) ?? []

export const signRecord = record(
  {
    name: field({
      schema: requiredText(120),
      label: { sv: 'Namn på den som har läst', en: 'Name of the one who has read' },
      hint: { sv: 'Stannar här inne. Visas aldrig på de öppna sidorna.', en: 'Stays in here. Never shown on the public pages.' },
      control: 'text',
      width: 'medium',
    }),
    function: field({
      schema: requiredText(120),
      label: { sv: 'Funktion', en: 'Function' },
      hint: {
        sv: 'Det här står på de öppna sidorna, till exempel ”Översättare, Norrviks kommun”. Inget namn.',
        en: 'This stands on the public pages, for example “Translator, Norrvik municipality”. No name.',
      },
      control: 'text',
      width: 'medium',
    }),
    on: field({
      schema: isoDate({ last: today }),
      label: { sv: 'Dag då texten lästes', en: 'Day when the text was read' },
      control: 'date',
    }),
    knows: field({
      schema: confirmed(),
      label: {
        sv: 'Den som har läst kan språket, har läst varje stycke bredvid svenskan och står för att de säger samma sak',
        en: 'The reader knows the language, has read every paragraph beside the Swedish and answers for their saying the same',
      },
      control: 'checkbox',
      messages: {
        missing: {
          sv: 'En text kan bara visas när någon som kan språket står för den.',
          en: 'A text can be shown only when somebody who knows the language answers for it.',
        },
      },
    }),
  },
  ({ name, function: said }) =>
    words(name).some((part) => words(said).includes(part))
      ? [
          {
            field: 'function',
            message: {
              sv: 'Funktionen visas för alla. Skriv den utan personens namn.',
              en: 'The function is shown to everyone. Write it without the person’s name.',
            },
          },
        ]
      : [],
)
