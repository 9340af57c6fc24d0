/** The leaflet: the same words as the page, on paper. Nothing on its outside tells what it is about (S-R38). */
import { createHash } from 'node:crypto'
import { type Block, canMakePdf, type Document, renderPdf } from '../../platform/document/index.ts'
import { type CompleteForm, content, FORMS, readBlocks, type Inline, type TextBlock } from '../text/index.ts'
import type { ContactFunction, Frozen } from './about.ts'
import { writeHours } from './hours.ts'

const WORDS = {
  sv: {
    how: 'Så gör vi',
    ask: 'Det här kan du be oss om',
    who: 'Vart du vänder dig',
    deputy: 'När den funktionen är borta',
    checked: 'Kontrollerat',
    danger: 'Fara nu: ring 112.',
    always: 'Dygnet runt',
  },
  ll: {
    how: 'Så gör vi',
    ask: 'Det här kan du be oss om',
    who: 'Hit kan du ringa',
    deputy: 'Om ingen svarar',
    checked: 'Vi såg att det stämde',
    danger: 'Fara nu: ring 112.',
    always: 'Dygnet runt',
  },
  en: {
    how: 'How we do',
    ask: 'What you can ask of us',
    who: 'Whom to turn to',
    deputy: 'When that function is away',
    checked: 'Checked',
    danger: 'In danger now: call 112.',
    always: 'Around the clock',
  },
} as const

const plain = (words: readonly Inline[]): string =>
  words.map((one) => (one.kind === 'tel' ? (content().lines.find(({ id }) => id === one.line)?.number ?? '') : one.text)).join('')
function blocksFrom(text: string): Block[] {
  return readBlocks(text, content().known).flatMap((block: TextBlock): Block[] => {
    if (block.kind === 'heading') return [{ kind: 'heading', level: 3, text: block.text }]
    if (block.kind === 'paragraph') return [{ kind: 'paragraph', text: plain(block.words) }]
    if (block.kind === 'important') return [{ kind: 'note', text: plain(block.words) }]
    if (block.kind === 'list') return [{ kind: 'list', ordered: block.ordered, items: block.items.map(plain) }]
    return []
  })
}
function functionLines({ name, phone, hours }: ContactFunction, lang: 'sv' | 'en'): string {
  return [name, phone, writeHours(hours, lang).join('; ')].filter(Boolean).join(', ')
}

/** The name of the organisation stands on it as on any of its papers; the title is "Information", as on every public page. */
export function leafletOf(frozen: Frozen, form: CompleteForm, organisation: string, checked: string): Document {
  const { how, ask } = WORDS[form]
  const lang = FORMS[form].lang
  const w = WORDS[form]
  const kvinnofrid = content().lines.find(({ id }) => id === 'kvinnofrid')
  return {
    lang,
    title: 'Information',
    by: organisation,
    date: checked,
    marks: [],
    blocks: [
      { kind: 'heading', level: 2, text: how },
      ...blocksFrom(frozen.how[form] ?? frozen.how.sv),
      { kind: 'heading', level: 2, text: ask },
      ...blocksFrom(frozen.ask[form] ?? frozen.ask.sv),
      { kind: 'heading', level: 2, text: w.who },
      { kind: 'paragraph', text: functionLines(frozen.contact, lang) },
      { kind: 'paragraph', text: `${w.deputy}: ${functionLines(frozen.deputy, lang)}` },
      { kind: 'note', text: `${w.danger} ${kvinnofrid?.number ?? ''}, ${kvinnofrid?.also ?? ''}: ${w.always.toLowerCase()}.` },
    ],
  }
}
interface Leaflet {
  form: CompleteForm
  key: Buffer
  document: Document
}
export const leafletsFor = (frozen: Frozen, organisation: string, checked: string): Leaflet[] =>
  (['sv', 'll', 'en'] as const)
    .filter((form) => frozen.how[form] !== undefined && frozen.ask[form] !== undefined)
    .map((form) => {
      const document = leafletOf(frozen, form, organisation, checked)
      return { form, document, key: createHash('sha256').update(JSON.stringify(document)).digest() }
    })
export const canMakeLeaflet = canMakePdf
export const renderLeaflet = async (document: Document): Promise<Buffer> => Buffer.from(await renderPdf(document))
