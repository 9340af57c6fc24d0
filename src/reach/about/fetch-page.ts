/** Gets a page of the organisation's own website, or says in words why not; and has it read in a child. */
import { runInChild } from '@samvarn/disclosure'
import { askPage, NotAsked } from '../../platform/http/asking.ts'
import type { Text } from '../../platform/page/language.tsx'
import type { Found } from './web-test.ts'

const LIMITS = { seconds_max: 10, memory_mb_max: 256, answer_bytes_max: 1024 * 1024 }
const UPLOAD: Text = {
  sv: 'Spara sidan i webbläsaren och ladda upp den i stället.',
  en: 'Save the page in the browser and upload it instead.',
}
const problem = (sv: string, en: string): { problem: Text } => ({ problem: { sv: `${sv} ${UPLOAD.sv}`, en: `${en} ${UPLOAD.en}` } })

export async function fetchPage(address: string): Promise<{ bytes: Uint8Array } | { problem: Text }> {
  try {
    const response = await askPage(address)
    if (response.status !== 200)
      return problem(`Webbplatsen svarade med fel ${response.status}.`, `The website answered with error ${response.status}.`)
    return { bytes: new Uint8Array(await response.arrayBuffer()) }
  } catch (error) {
    if (error instanceof NotAsked && error.message === 'redirect')
      return problem(
        'Adressen skickar vidare till en annan. Skriv den adress som webbläsaren visar när sidan är öppen.',
        'The address leads on to another. Write the one that the browser shows when the page is open.',
      )
    if (error instanceof NotAsked && error.message === 'too large')
      return problem('Sidan är större än vi hämtar.', 'The page is larger than we fetch.')
    if (error instanceof NotAsked)
      return problem(
        'Den adressen hämtar vi inte: bara öppna webbplatser på https.',
        'We do not fetch that address: open websites on https only.',
      )
    return problem('Det gick inte att nå webbplatsen härifrån.', 'The website could not be reached from here.')
  }
}

/** `host`: whose page it is, so that links out can be told from links within. */
export async function readInChild(bytes: Uint8Array, host: string): Promise<{ found: Found } | { problem: Text }> {
  const result = await runInChild({ entry: new URL('./page-child.ts', import.meta.url), input: { host }, bytes, limits: LIMITS })
  const said = result.ok ? (result.value as { found?: Found; problem?: string }) : undefined
  if (said?.found) return { found: said.found }
  if (said?.problem === 'large')
    return {
      problem: {
        sv: 'Filen är större än 2 MB. Spara bara sidans HTML, utan bilder.',
        en: 'The file is larger than 2 MB. Save the HTML of the page only, without pictures.',
      },
    }
  return {
    problem: {
      sv: 'Det går inte att läsa som en webbsida. Spara sidan som HTML i webbläsaren, eller kopiera källkoden.',
      en: 'It cannot be read as a web page. Save the page as HTML in the browser, or copy its source.',
    },
  }
}
