import type { Part } from '@samvarn/disclosure'
import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Ctx, type Env, whoAsks } from '../../platform/http/context.ts'
import { Marked, type MarkedSpan, Page, renderPage, T } from '../../platform/page/index.ts'
import { type Fetched, fetchCopy, fetchOriginal, readText } from './deeds-document.ts'
import type { ShownFinding } from './deeds-review.ts'
import { excerptsOf } from './excerpt.ts'
import { kindWords, PART_WORDS, upper } from './finding-words.ts'
import { REVIEWS } from './pages-reviews.tsx'

/** The document itself, for the circle: its text with the places marked, the original, the safe copy. */

export const textRoutes = new Hono<Env>()

function spansIn(part: Part, file: string, findings: readonly ShownFinding[]): MarkedSpan[] {
  return findings.flatMap(({ number, detail }) =>
    detail.spans
      .filter((span) => span.file === file && span.part === part.id)
      .map(({ start, end }) => ({ start, end, finding: number, what: kindWords(detail.kind), level: detail.level })),
  )
}

/** A file of thousands of empty or harmless parts is not shown to its end; parts with findings always are. */
const PARTS_MAX = 200

function PartText({ part, spans, begun }: { part: Part; spans: readonly MarkedSpan[]; begun: Set<number> }) {
  const { sheet, page, inside, property } = part.marks[0]?.place ?? {}
  const named = [
    ...(inside ?? []),
    sheet,
    part.kind === 'metadata' ? property : undefined,
    page === undefined || part.kind === 'body' ? undefined : String(page),
  ].filter((one) => one !== undefined)
  return (
    <section>
      <h3>
        <T text={{ sv: upper(PART_WORDS[part.kind].sv), en: upper(PART_WORDS[part.kind].en) }} />
        {named.length === 0 ? null : `: ${named.join(' › ')}`}
      </h3>
      {excerptsOf(part, spans).map((excerpt) => (
        <>
          {excerpt.before ? <p>…</p> : null}
          <Marked text={excerpt.text} spans={excerpt.spans} begun={begun} />
          {excerpt.after ? <p>…</p> : null}
        </>
      ))}
    </section>
  )
}

textRoutes.get('/granskning/:id/text/:file', async (c) => {
  const who = whoAsks(c)
  const { id, file } = c.req.param()
  const text = await readText(c.get('house').db, who.actor, id, file)
  if (!text) throw new Fault('not_found')
  const all = text.parts.filter((part) => part.text.trim() !== '').map((part) => ({ part, spans: spansIn(part, file, text.findings) }))
  const shown = all.filter(
    ({ part, spans }, index) => spans.length > 0 || (index < PARTS_MAX && part.kind !== 'markup' && part.kind !== 'style'),
  )
  const begun = new Set<number>()
  const seen = shown.filter(({ part }) => !part.hidden)
  const hidden = shown.filter(({ part }) => part.hidden)
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={{ sv: 'Texten i utskicket', en: 'The text of the set' }}
      crumbs={[REVIEWS, { label: { sv: 'Utskick att granska', en: 'Set to review' }, href: `/granskning/${text.review}` }]}
      lead={{
        sv: `Fil ${text.ordinal}, som kontrollen läste den. Siffrorna är fyndens nummer.`,
        en: `File ${text.ordinal}, as the check read it. The figures are the numbers of the findings.`,
      }}
    >
      {shown.length === 0 ? (
        <p>
          <T text={{ sv: 'Ingen text gick att läsa. Hämta originalet.', en: 'No text could be read. Fetch the original.' }} />
        </p>
      ) : null}
      {seen.length === 0 ? null : (
        <h2>
          <T text={{ sv: 'Det som syns i dokumentet', en: 'What is seen in the document' }} />
        </h2>
      )}
      {seen.map(({ part, spans }) => (
        <PartText part={part} spans={spans} begun={begun} />
      ))}
      {hidden.length === 0 ? null : (
        <>
          <h2>
            <T text={{ sv: 'Det som inte syns i dokumentet', en: 'What is not seen in the document' }} />
          </h2>
          <p>
            <T
              text={{
                sv: 'Den som läser dokumentet ser inte det här, men det följer med filen.',
                en: 'A reader of the document does not see this, but it travels with the file.',
              }}
            />
          </p>
          {hidden.map(({ part, spans }) => (
            <PartText part={part} spans={spans} begun={begun} />
          ))}
        </>
      )}
      {shown.length < all.length ? (
        <p>
          <T
            text={{
              sv: 'Delar utan fynd är utelämnade. Hämta originalet för att läsa allt.',
              en: 'Parts without findings are left out. Fetch the original to read all.',
            }}
          />
        </p>
      ) : null}
    </Page>,
  )
})

const ENDINGS: Record<string, string> = { txt: 'txt', html: 'html', docx: 'docx', pdf: 'pdf', eml: 'eml', csv: 'csv', xlsx: 'xlsx' }

/** Bytes from outside: never shown in the browser, never under a name that tells anything. */
function download(c: Ctx, found: Fetched, stem: string): Response {
  const ending = ENDINGS[found.format ?? ''] ?? 'bin'
  c.header('Content-Type', 'application/octet-stream')
  c.header('Content-Disposition', `attachment; filename="${stem}-${found.ordinal}.${ending}"`)
  c.header('X-Content-Type-Options', 'nosniff')
  c.header('Cache-Control', 'no-store')
  return c.body(new Uint8Array(found.content))
}

textRoutes.get('/granskning/:id/original/:file', async (c) => {
  const { id, file } = c.req.param()
  const found = await fetchOriginal(c.get('house').db, whoAsks(c).actor, id, file)
  if (!found) throw new Fault('not_found')
  return download(c, found, 'handling')
})

textRoutes.get('/granskning/:id/kopia/:copy', async (c) => {
  const { id, copy } = c.req.param()
  const found = await fetchCopy(c.get('house').db, whoAsks(c).actor, id, copy)
  if (!found) throw new Fault('not_found')
  return download(c, found, 'saker-kopia')
})
