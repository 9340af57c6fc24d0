import { Hono } from 'hono'
import { sendPicture } from '../../platform/chart/index.ts'
import {
  type Document,
  documentJson,
  DocumentView,
  renderHtml,
  type Table,
  tableCsv,
  tableMetadata,
  tablesOf,
} from '../../platform/document/index.ts'
import { Fault } from '../../platform/faults.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { freshOnly } from '../../platform/http/fresh.tsx'
import {
  Actions,
  Button,
  Confirm,
  Form,
  type FormError,
  LinkButton,
  Notice,
  Page,
  renderPage,
  T,
  type Text,
  When,
} from '../../platform/page/index.ts'
import { fetchFile, freezeReport, openVersion, type Opening, previewReport, readVersion, withdrawVersion } from './deeds-version.ts'
import type { ReadVersion, Version } from './report.ts'
import { Files, Setting, Sums } from './part-version.tsx'
import { ARCHIVED, REPORTS, StateTag, versionName } from './words.tsx'

export const versionPages = new Hono<Env>()

/** The picture that stands at this place among the blocks. */
function pictureOf(document: Document, at: string): string {
  const block = document.blocks[Number(at)]
  if (block?.kind !== 'chart') throw new Fault('not_found')
  return block.svg
}

versionPages.get('/rapporter/:id/granska', async (c) => previewPage(c))
async function previewPage(c: Ctx, errors: readonly FormError[] = []) {
  const seen = await previewReport(c.get('house').db, whoAsks(c).actor, c.req.param('id') ?? '')
  if (!seen) throw new Fault('not_found')
  const { report, document } = seen
  const at = `/rapporter/${report.id}`
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={document.title}
      crumbs={[REPORTS, { label: { sv: 'Utkast', en: 'Draft' }, href: at }]}
      errors={errors}
      lead={{ sv: 'Så här blir rapporten om den fryses nu.', en: 'This is what the report will be if it is frozen now.' }}
    >
      <DocumentView document={document} href={(block) => `${at}/bild/${block}`} />
      <Form action={`${at}/frys`} csrf={csrfOf(c)}>
        <Notice kind="info" title={{ sv: 'En fryst version ändras aldrig', en: 'A frozen version never changes' }}>
          <p>
            <T
              text={{
                sv: 'Den får nummer och kontrollsumma, och blir PDF, Word, webbsida och öppna filer. Utkastet går att skriva vidare på.',
                en: 'It gets a number and a checksum, and becomes PDF, Word, a web page and open files. The draft can be written on.',
              }}
            />
          </p>
        </Notice>
        <Actions>
          <Button text={{ sv: 'Frys en version', en: 'Freeze a version' }} />
        </Actions>
      </Form>
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
versionPages.get('/rapporter/:id/bild/:block', async (c) => {
  const seen = await previewReport(c.get('house').db, whoAsks(c).actor, c.req.param('id'))
  if (!seen) throw new Fault('not_found')
  return sendPicture(c, pictureOf(seen.document, c.req.param('block')))
})
versionPages.post('/rapporter/:id/frys', async (c) => {
  const frozen = await freezeReport(c.get('house').db, whoAsks(c).actor, c.req.param('id'))
  if (frozen === 'archived') return previewPage(c, [{ message: ARCHIVED }])
  if (!frozen) throw new Fault('not_found')
  return seeOther(c, `/rapporter/version/${frozen}`)
})

async function mustRead(c: Ctx): Promise<ReadVersion> {
  const read = await readVersion(c.get('house').db, whoAsks(c).actor, c.req.param('id') ?? '')
  if (!read) throw new Fault('not_found')
  return read
}
versionPages.get('/rapporter/version/:id', async (c) => {
  const { version, document } = await mustRead(c)
  const at = `/rapporter/version/${version.id}`
  return renderPage(
    c,
    <Page shell={c.get('shell')} wide title={document.title} crumbs={[REPORTS]} lead={document.subtitle ?? document.by}>
      <p>
        <T text={versionName(version)} /> <StateTag version={version} /> <When at={version.frozen_at} />
      </p>
      {version.state === 'ready' ? (
        <Actions>
          {version.sha256.pdf === null ? null : (
            <LinkButton kind="primary" href={`${at}/rapport.pdf`} text={{ sv: 'Hämta PDF', en: 'Fetch PDF' }} />
          )}
          <LinkButton href={`${at}/rapport.docx`} text={{ sv: 'Hämta Word', en: 'Fetch Word' }} />
          <LinkButton href={`${at}/rapport.html`} text={{ sv: 'Hämta webbsida', en: 'Fetch web page' }} />
          <LinkButton href={`${at}/rapport.json`} text={{ sv: 'Hämta JSON', en: 'Fetch JSON' }} />
        </Actions>
      ) : (
        <Setting version={version} />
      )}
      <Files at={at} document={document} />
      <Sums version={version} />
      <OpenPart c={c} version={version} />
      <DocumentView document={document} href={(block) => `${at}/bild/${block}`} />
    </Page>,
  )
})

function OpenPart({ c, version }: { c: Ctx; version: Version }) {
  if (!whoAsks(c).roles.includes('national_coordinator') || version.state !== 'ready' || version.marked) return null
  const at = `/rapporter/version/${version.id}`
  if (version.open?.withdrawn_at === null)
    return (
      <Form action={`${at}/dra-tillbaka`} csrf={csrfOf(c)}>
        <p>
          <a href={`/oppna-data/${version.open.id}`}>
            <T text={{ sv: 'Öppen för alla här', en: 'Open to all here' }} />
          </a>
        </p>
        <Button kind="secondary" text={{ sv: 'Dra tillbaka', en: 'Withdraw' }} />
      </Form>
    )
  return version.open ? (
    <p>
      <T text={{ sv: 'Har varit öppen för alla och är tillbakadragen.', en: 'Was open to all and has been withdrawn.' }} />
    </p>
  ) : (
    <p>
      <a href={`${at}/oppna`}>
        <T text={{ sv: 'Öppna rapporten för alla', en: 'Open the report to everybody' }} />
      </a>
    </p>
  )
}

const NOT_OPENED: Readonly<Record<Exclude<Opening, { ok: true }>['because'], Text>> = {
  absent: { sv: 'Versionen finns inte.', en: 'There is no such version.' },
  not_national: { sv: 'Den nationella samordnaren öppnar rapporter.', en: 'The national coordinator opens reports.' },
  not_ready: { sv: 'Vänta tills PDF och Word är klara.', en: 'Wait until PDF and Word are ready.' },
  marked: {
    sv: 'Rapporten kan omfattas av sekretess och kan inte öppnas för alla.',
    en: 'The report may be secret and cannot be opened to everybody.',
  },
  open_already: { sv: 'Versionen är redan öppnad.', en: 'The version has been opened already.' },
}
const openPage = async (c: Ctx, errors: readonly FormError[] = []) => {
  const { version } = await mustRead(c)
  const at = `/rapporter/version/${version.id}`
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Öppna rapporten för alla', en: 'Open the report to everybody' }}
      crumbs={[REPORTS, { label: versionName(version), href: at }]}
      errors={errors}
    >
      <Confirm
        action={`${at}/oppna`}
        csrf={csrfOf(c)}
        consequence={
          <p>
            <T
              text={{
                sv: 'Rapporten och dess tabeller går att läsa och hämta av alla, utan inloggning, med licensen CC0. Den kan dras tillbaka, men det som andra har hämtat har de kvar.',
                en: 'The report and its tables can be read and fetched by all, without signing in, under CC0. It can be withdrawn, but what others have fetched they keep.',
              }}
            />
          </p>
        }
        button={{ sv: 'Öppna för alla', en: 'Open to everybody' }}
        back={at}
      />
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
versionPages.get('/rapporter/version/:id/oppna', async (c) => {
  const { roles } = whoAsks(c)
  if (!roles.includes('national_coordinator')) throw new Fault('not_found')
  return openPage(c)
})
versionPages.post('/rapporter/version/:id/oppna', freshOnly, async (c) => {
  const opened = await openVersion(c.get('house').db, whoAsks(c).actor, c.req.param('id'))
  if (opened.ok) return seeOther(c, `/rapporter/version/${c.req.param('id')}`)
  if (opened.because === 'absent') throw new Fault('not_found')
  return openPage(c, [{ message: NOT_OPENED[opened.because] }])
})
versionPages.post('/rapporter/version/:id/dra-tillbaka', freshOnly, async (c) => {
  if (!(await withdrawVersion(c.get('house').db, whoAsks(c).actor, c.req.param('id')))) throw new Fault('not_found')
  return seeOther(c, `/rapporter/version/${c.req.param('id')}`)
})

versionPages.get('/rapporter/version/:id/bild/:block', async (c) =>
  sendPicture(c, pictureOf((await mustRead(c)).document, c.req.param('block'))),
)

const TYPES = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const
/** A file with a name that says nothing of anybody. */
export const asFile = (c: Ctx, bytes: string | Uint8Array, type: string, name: string) =>
  c.body(typeof bytes === 'string' ? bytes : new Uint8Array(bytes), 200, {
    'Content-Type': type,
    'Content-Disposition': `attachment; filename="${name}"`,
  })

export function tableOf(document: Document, id: string): Table {
  const table = tablesOf(document).find((one) => one.id === id)
  if (!table) throw new Fault('not_found')
  return table
}
versionPages.get('/rapporter/version/:id/:file', async (c) => {
  const file = c.req.param('file')
  if (file === 'rapport.pdf' || file === 'rapport.docx') {
    const form = file === 'rapport.pdf' ? 'pdf' : 'docx'
    const bytes = await fetchFile(c.get('house').db, whoAsks(c).actor, c.req.param('id'), form)
    if (!bytes) throw new Fault('not_found')
    return asFile(c, bytes, TYPES[form], file)
  }
  const { document } = await mustRead(c)
  if (file === 'rapport.html') return asFile(c, renderHtml(document), 'text/html; charset=utf-8', file)
  if (file === 'rapport.json') return asFile(c, JSON.stringify(documentJson(document), null, 2), 'application/json; charset=utf-8', file)
  return sendTable(c, document, file)
})

/** `tabell-1.csv`, or `tabell-1.csv-metadata.json` beside it. */
export function sendTable(c: Ctx, document: Document, file: string) {
  const [, id = '', form = ''] = /^(tabell-\d{1,3})\.(csv|csv-metadata\.json)$/.exec(file) ?? []
  const table = tableOf(document, id)
  if (form === 'csv') return asFile(c, tableCsv(table), 'text/csv; charset=utf-8', file)
  return asFile(c, JSON.stringify(tableMetadata(table, document, `${id}.csv`), null, 2), 'application/csvm+json; charset=utf-8', file)
}
