import type { Recipient } from '@samvarn/disclosure'
import { z } from 'zod'
import { field, optionalParagraphs, record } from '../../platform/field/index.ts'
import type { FormError, Text } from '../../platform/page/index.ts'
import { groundsFor, OWN_WORDS, RETURN_MESSAGES, WEIGHING_UNITS_MIN, WEIGHINGS, WORDS_UNITS_MAX } from './release-grounds.ts'

/** What a reviewer, a second person and a head are asked. */

const codesOf = (texts: Record<string, Text>) => Object.keys(texts) as [string, ...string[]]
const optionsOf = (texts: Record<string, Text>) => Object.entries(texts).map(([value, label]) => ({ value, label }))

export const returnForm = record(
  {
    code: field({
      schema: z.enum(codesOf(RETURN_MESSAGES)),
      label: { sv: 'Vad ska avsändaren göra?', en: 'What is the sender to do?' },
      control: 'radio',
      options: optionsOf(RETURN_MESSAGES),
      messages: { missing: { sv: 'Välj ett meddelande.', en: 'Choose a message.' } },
    }),
    words: field({
      schema: optionalParagraphs(WORDS_UNITS_MAX),
      label: { sv: 'Egna ord till avsändaren', en: 'Words of your own to the sender' },
      hint: {
        sv: 'Skriv inte vad som hittades, om någon är skyddad eller var i texten något står.',
        en: 'Do not write what was found, whether anyone is protected, or where in the text something stands.',
      },
      control: 'textarea',
      depends: true,
      rows: 4,
    }),
  },
  ({ code, words }) =>
    code === OWN_WORDS && words === undefined
      ? [
          {
            field: 'words',
            message: {
              sv: 'Skriv vad avsändaren ska göra, eller välj ett färdigt meddelande.',
              en: 'Write what the sender is to do, or choose a ready message.',
            },
          },
        ]
      : [],
)

const TOO_SHORT: Text = {
  sv: `Skriv avvägningen med minst ${WEIGHING_UNITS_MIN} tecken, så att en annan kan följa den.`,
  en: `Write the weighing with at least ${WEIGHING_UNITS_MIN} characters, so that another can follow it.`,
}

const formFor = (recipient: Recipient) =>
  record(
    {
      law: field({
        schema: z.enum(groundsFor(recipient).map((ground) => ground.law) as [string, ...string[]]),
        label: { sv: 'På vilken grund?', en: 'On what ground?' },
        control: 'radio',
        options: groundsFor(recipient).map(({ law, title, explanation }) => ({
          value: law,
          label: { sv: `${law}: ${title.sv}`, en: `${law}: ${title.en}` },
          hint: explanation,
        })),
        messages: {
          missing: { sv: 'Välj den bestämmelse som gör att utskicket får skickas.', en: 'Choose the provision that lets the set be sent.' },
        },
      }),
      reason: field({
        schema: z.enum(codesOf(WEIGHINGS)),
        label: { sv: 'Hur har du vägt?', en: 'How did you weigh it?' },
        control: 'radio',
        options: optionsOf(WEIGHINGS),
        messages: { missing: { sv: 'Välj ett skäl, eller skriv ett eget.', en: 'Choose a reason, or write your own.' } },
      }),
      words: field({
        schema: optionalParagraphs(WORDS_UNITS_MAX),
        label: { sv: 'Avvägningen med egna ord', en: 'The weighing in words of your own' },
        hint: {
          sv: 'Den sparas med beslutet och läses av den andra personen. Skriv inga namn, nummer eller adresser.',
          en: 'It is kept with the decision and read by the second person. Write no names, numbers or addresses.',
        },
        control: 'textarea',
        depends: true,
        rows: 5,
      }),
    },
    ({ reason, words }) =>
      reason === OWN_WORDS && (words?.length ?? 0) < WEIGHING_UNITS_MIN ? [{ field: 'words', message: TOO_SHORT }] : [],
  )

const forms: Record<Recipient, ReturnType<typeof formFor>> = {
  self: formFor('self'),
  counterparty: formFor('counterparty'),
  authority: formFor('authority'),
  public: formFor('public'),
}
export const releaseForm = (recipient: Recipient) => forms[recipient]

export const secondForm = record(
  {
    answer: field({
      schema: z.enum(['ja', 'nej']),
      label: { sv: 'Håller du med?', en: 'Do you agree?' },
      control: 'radio',
      options: [
        { value: 'ja', label: { sv: 'Ja, jag godkänner beslutet', en: 'Yes, I approve the decision' } },
        { value: 'nej', label: { sv: 'Nej, det ska prövas igen', en: 'No, it is to be weighed again' } },
      ],
      messages: { missing: { sv: 'Välj ja eller nej.', en: 'Choose yes or no.' } },
    }),
    words: field({
      schema: optionalParagraphs(WORDS_UNITS_MAX),
      label: { sv: 'Dina ord till den som granskar', en: 'Your words to the reviewer' },
      hint: {
        sv: 'Behövs när du säger nej. Skriv inga namn, nummer eller adresser.',
        en: 'Needed when you say no. Write no names, numbers or addresses.',
      },
      control: 'textarea',
      depends: true,
      rows: 4,
    }),
  },
  ({ answer, words }): FormError[] =>
    answer === 'nej' && words === undefined
      ? [
          {
            field: 'words',
            message: { sv: 'Skriv varför, så att den som granskar kan gå vidare.', en: 'Write why, so that the reviewer can go on.' },
          },
        ]
      : [],
)
