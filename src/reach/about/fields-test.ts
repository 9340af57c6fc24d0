/** What is asked for a test of a website. */
import { z } from 'zod'
import { dayOf } from '../../platform/day.ts'
import { type Choice, codeList, field, isoDate, optionalParagraphs, record, says } from '../../platform/field/index.ts'
import { SEARCH_WORDS, type SearchWord } from './web-test.ts'

const WRONG_ADDRESS = {
  sv: 'Skriv hela adressen, som den står i webbläsaren: https://www.example.se/stod',
  en: 'Write the whole address as the browser shows it: https://www.example.se/stod',
}
/** Without what somebody searched for, or where on the page she was. */
const address = z
  .string()
  .trim()
  .max(300)
  .superRefine((text, ctx) => {
    const url = URL.canParse(text) ? new URL(text) : undefined
    if (url?.protocol !== 'https:' || !url.hostname.includes('.') || url.username !== '') ctx.addIssue(says(WRONG_ADDRESS))
  })

export const WAYS = ['fetch', 'file', 'paste'] as const
export const pageRecord = (sites: readonly Choice[]) =>
  record(
    {
      ...(sites.length > 1
        ? {
            site: field({
              schema: z.string().refine((id) => sites.some(({ value }) => value === id)),
              label: { sv: 'Gäller', en: 'Concerns' },
              control: 'select',
              options: sites,
            }),
          }
        : {
            site: field({
              schema: z.string().refine((id) => sites.some(({ value }) => value === id)),
              label: { sv: 'Gäller', en: 'Concerns' },
              control: 'hidden',
            }),
          }),
      address: field({
        schema: address,
        label: {
          sv: 'Adressen till sidan om våld på er vanliga webbplats',
          en: 'The address of the page on violence on your ordinary website',
        },
        hint: { sv: 'Den sida som någon ska hitta när hon söker hjälp.', en: 'The page that somebody is to find when she looks for help.' },
        control: 'text',
        example: 'https://www.example.se/stod',
      }),
      way: field({
        schema: codeList(WAYS),
        label: { sv: 'Hur ska vi läsa sidan?', en: 'How are we to read the page?' },
        control: 'radio',
        options: [
          {
            value: 'fetch',
            label: { sv: 'Hämta den åt mig', en: 'Fetch it for me' },
            hint: { sv: 'Vi hämtar just den adressen, en gång.', en: 'We fetch that very address, once.' },
          },
          {
            value: 'file',
            label: { sv: 'Jag laddar upp sidan', en: 'I upload the page' },
            hint: { sv: 'I webbläsaren: Spara sidan som, bara HTML.', en: 'In the browser: Save page as, HTML only.' },
          },
          { value: 'paste', label: { sv: 'Jag klistrar in källkoden', en: 'I paste its source' } },
        ],
      }),
      file: field({
        schema: z.instanceof(File).optional(),
        label: { sv: 'Sidan som fil', en: 'The page as a file' },
        control: 'file',
        accept: '.html,.htm,text/html',
        depends: true,
      }),
      source: field({
        schema: optionalParagraphs(900_000),
        label: { sv: 'Källkoden', en: 'The source' },
        control: 'textarea',
        rows: 4,
        depends: true,
      }),
    },
    ({ way, file, source }) => {
      if (way === 'file' && !file)
        return [{ field: 'file', message: { sv: 'Välj filen som du sparade.', en: 'Choose the file that you saved.' } }]
      if (way === 'paste' && !source)
        return [{ field: 'source', message: { sv: 'Klistra in sidans källkod.', en: 'Paste the source of the page.' } }]
      return []
    },
  )

const NO_WORD = {
  sv: 'Bocka i minst ett ord som gav sidan bland de fem första, eller svara Nej.',
  en: 'Tick at least one word that gave the page among the first five, or answer No.',
}
export const searchRecord = record(
  {
    words: field({
      schema: z.array(z.enum(SEARCH_WORDS as unknown as [SearchWord, ...SearchWord[]])),
      label: { sv: 'Med vilka ord kom sidan upp?', en: 'By which words did the page come up?' },
      hint: {
        sv: 'Sök med ett ord i taget i webbplatsens egen sökruta. Bocka i dem som gav sidan.',
        en: 'Search with one word at a time in the website’s own search. Tick those that gave the page.',
      },
      control: 'checkboxes',
      options: SEARCH_WORDS.map((value) => ({ value, label: value })),
    }),
    top5: field({
      schema: codeList(['yes', 'no']),
      label: { sv: 'Stod den bland de fem första träffarna?', en: 'Was it among the first five hits?' },
      control: 'radio',
      options: [
        { value: 'yes', label: { sv: 'Ja, för minst ett av orden', en: 'Yes, for at least one of the words' } },
        { value: 'no', label: { sv: 'Nej', en: 'No' } },
      ],
    }),
    on: field({ schema: isoDate({ last: () => dayOf() }), label: { sv: 'När sökte du?', en: 'When did you search?' }, control: 'date' }),
  },
  ({ words, top5 }) => (top5 === 'yes' && words.length === 0 ? [{ field: 'words', message: NO_WORD }] : []),
)
