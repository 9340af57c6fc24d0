import { readFileSync } from 'node:fs'
import { runInChild } from '@samvarn/disclosure'
import { writeDay } from '../page/when.tsx'
import { cleanText, type Document, mapText } from './document.ts'

const TEMPLATE = readFileSync(new URL('./document.typ', import.meta.url), 'utf8')
const WORDS = { sv: { contents: 'Innehåll', source: 'Källa' }, en: { contents: 'Contents', source: 'Source' } } as const
/** A report of a whole round is set in about a second. */
const LIMITS = { seconds_max: 30, memory_mb_max: 512, answer_bytes_max: 64 * 1024 * 1024 }

/** A document could not be set. The message names the place in the template, never content. */
export class DocumentFault extends Error {}

/**
 * PDF/UA-1: tagged, with title, language and alternative texts. In a process of its own, since setting a long report
 * takes the thread. The same document gives the same bytes. Throws DocumentFault.
 */
export async function renderPdf(document: Document): Promise<Uint8Array> {
  const clean = mapText(document, cleanText)
  const at = Date.parse(`${document.date}T00:00:00Z`) / 1000
  const input = {
    template: TEMPLATE,
    at,
    inputs: {
      document: JSON.stringify({ ...clean, longdate: writeDay(new Date(at * 1000), document.lang) }),
      words: JSON.stringify(WORDS[document.lang]),
    },
  }
  const result = await runInChild({ entry: new URL('./pdf-child.ts', import.meta.url), input, limits: LIMITS, addons: true })
  const said = result.ok ? (result.value as { ok?: unknown; why?: unknown }) : undefined
  if (!result.ok || said?.ok !== true) throw new DocumentFault(result.ok ? String(said?.why) : result.code)
  return result.bytes
}
