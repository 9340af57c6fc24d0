import type { Choice } from '../../platform/field/index.ts'
import { codeList, field, record, requiredParagraphs, requiredText } from '../../platform/field/index.ts'
import { content, FORM_IDS, type Form } from '../text/index.ts'
import { formName } from './part.tsx'

export const EVERY_SITE = 'alla'

const pages: readonly Choice[] = content().pages.map(({ id, name }) => ({ value: id, label: name }))
const pageIds = content().pages.map(({ id }) => id) as [string, ...string[]]

/** `sites`: those that the organisation has published, for a film that belongs to one of them. */
export const mediaRecord = (sites: readonly { id: string; name: string }[]) =>
  record({
    kind: field({
      schema: codeList(['sign_language', 'audio']),
      label: { sv: 'Vad är det?', en: 'What is it?' },
      control: 'radio',
      options: [
        {
          value: 'sign_language',
          label: { sv: 'Film på teckenspråk', en: 'Film in sign language' },
          hint: { sv: 'MP4, högst 50 MB.', en: 'MP4, at most 50 MB.' },
        },
        {
          value: 'audio',
          label: { sv: 'Uppläst text', en: 'Text read aloud' },
          hint: { sv: 'MP3 eller M4A, högst 50 MB.', en: 'MP3 or M4A, at most 50 MB.' },
        },
      ],
    }),
    page: field({
      schema: codeList(pageIds),
      label: { sv: 'Till vilken sida?', en: 'For which page?' },
      control: 'select',
      options: pages,
    }),
    form: field({
      schema: codeList(FORM_IDS as [Form, ...Form[]]),
      label: { sv: 'Bredvid vilken text?', en: 'Beside which text?' },
      hint: { sv: 'Teckenspråk hör oftast till svenskan.', en: 'Swedish sign language mostly belongs to the Swedish.' },
      control: 'select',
      options: FORM_IDS.map((form) => ({ value: form, label: formName(form) })),
    }),
    title: field({
      schema: requiredText(200),
      label: { sv: 'Titel', en: 'Title' },
      hint: { sv: 'Neutral: den kan läsas av någon som tittar över axeln.', en: 'Neutral: somebody may read it over a shoulder.' },
      control: 'text',
    }),
    transcript: field({
      schema: requiredParagraphs(4000),
      label: { sv: 'Det som sägs, i text', en: 'What is said, as text' },
      hint: {
        sv: 'Står under filmen eller ljudet för den som inte kan se, höra eller spela. Tom rad ger nytt stycke.',
        en: 'Stands below the film or sound for those who cannot see, hear or play it. A blank line begins a new paragraph.',
      },
      control: 'textarea',
      rows: 8,
    }),
    site: field({
      schema: codeList([EVERY_SITE, ...sites.map(({ id }) => id)]),
      label: { sv: 'På vilken webbplats?', en: 'On which site?' },
      control: 'select',
      options: [
        { value: EVERY_SITE, label: { sv: 'Alla våra', en: 'All of ours' } },
        ...sites.map(({ id, name }) => ({ value: id, label: name })),
      ],
    }),
  })
