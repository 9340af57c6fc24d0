import { zipSync } from 'fflate'
import { Hono } from 'hono'
import { Fault } from '../platform/faults.ts'
import { csvSafe } from '../platform/field/index.ts'
import { type Ctx, type Env, seeOther } from '../platform/http/context.ts'
import { csrfOf } from '../platform/http/csrf.ts'
import { filesOf, readForm as readBody } from '../platform/http/form.ts'
import { looksLikeJson, readJsonFile, readTables } from '../platform/list/cells.ts'
import { tableName } from '../platform/list/parse-tables.ts'
import {
  Actions,
  Button,
  DataTable,
  EmptyState,
  FileField,
  Form,
  LinkButton,
  Notice,
  Page,
  renderPage,
  T,
  Tag,
  type Text,
} from '../platform/page/index.ts'
import type { Remark } from './conversion.ts'
import { type Exported, exportOne, exportOwn, exportPublic, importRead, lastImport } from './deeds-file.ts'
import { DirectoryTabs, doer, entryHref, FILES, ROOM } from './part.tsx'
import { type Read, readJson, readSheets } from './reading.ts'
import { cellsOf, datapackageOf } from './tabular.ts'
import type { Tree } from './tree.ts'

/** Files in and out, in the format of HSDS 3.0. */
export const filePages = new Hono<Env>()
const FILES_MAX = 40

function filesPage(c: Ctx, messages: readonly Text[] = []) {
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Filer in och ut', en: 'Files in and out' }}
      crumbs={[ROOM]}
      errors={messages.map((message) => ({ field: 'filer', message }))}
      lead={{
        sv: 'Formatet är HSDS 3.0, som register över stöd använder i många länder.',
        en: 'The format is HSDS 3.0, which directories of support use in many countries.',
      }}
    >
      <DirectoryTabs current="files" />
      <h2>
        <T text={{ sv: 'Läsa in', en: 'Read in' }} />
      </h2>
      <Form action="/stodverksamheter/filer" csrf={csrfOf(c)} files>
        <FileField
          name="filer"
          required
          multiple
          accept=".json,.csv,.zip,application/json,text/csv,application/zip"
          label={{
            sv: 'En JSON-fil, CSV-filer som hör ihop, eller ett arkiv med dem',
            en: 'A JSON file, CSV files that belong together, or an archive of them',
          }}
          hint={{
            sv: 'Allt blir utkast som bara ni ser. Det som ser hemligt ut förseglas tills någon har avgjort. Äldre CSV-filer läses också, med en lista på det som inte gick att förstå.',
            en: 'All becomes drafts that only you see. What looks secret is sealed until somebody has decided. Older CSV files are read too, with a list of what could not be understood.',
          }}
          error={messages[0]}
        />
        <Actions>
          <Button text={{ sv: 'Läs in', en: 'Read in' }} />
        </Actions>
      </Form>
      <h2>
        <T text={{ sv: 'Hämta ut', en: 'Fetch' }} />
      </h2>
      <p>
        <T
          text={{
            sv: 'Hemliga uppgifter och lediga platser följer aldrig med, inte ens i era egna filer.',
            en: 'Secret values and free places never come along, not even in your own files.',
          }}
        />
      </p>
      <ul>
        {DOWNLOADS.map(([href, label]) => (
          <li>
            <a href={href}>
              <T text={label} />
            </a>
          </li>
        ))}
      </ul>
    </Page>,
    messages.length > 0 ? 422 : 200,
  )
}
const DOWNLOADS: readonly (readonly [string, Text])[] = [
  ['/stodverksamheter/filer/publikt.json', { sv: 'Det som alla får se, JSON', en: 'What everybody may see, JSON' }],
  ['/stodverksamheter/filer/publikt.zip', { sv: 'Det som alla får se, CSV i arkiv', en: 'What everybody may see, CSV in an archive' }],
  ['/stodverksamheter/filer/eget.json', { sv: 'Allt eget utom det hemliga, JSON', en: 'All your own save what is secret, JSON' }],
  [
    '/stodverksamheter/filer/eget.zip',
    { sv: 'Allt eget utom det hemliga, CSV i arkiv', en: 'All your own save what is secret, CSV in an archive' },
  ],
]
filePages.get('/stodverksamheter/filer', async (c) => {
  if ((await exportPublic(...doer(c))) === undefined) throw new Fault('not_found')
  return filesPage(c)
})

/** Several files are one set of tables; each is parsed in a process of its own. */
async function readFiles(files: readonly File[]): Promise<Read | { messages: Text[] }> {
  const [first] = files
  if (!first || files.length > FILES_MAX)
    return { messages: [{ sv: 'Välj minst en fil och högst 40.', en: 'Choose at least one file and at most 40.' }] }
  const bytes = new Uint8Array(await first.arrayBuffer())
  if (files.length === 1 && looksLikeJson(bytes)) {
    const read = await readJsonFile(bytes)
    return 'message' in read ? { messages: [read.message] } : readJson(read.json)
  }
  const sheets = new Map<string, string[][]>()
  const remarks: Remark[] = []
  for (const file of files) {
    if (/\.json$/i.test(file.name)) continue
    const read = await readTables(new Uint8Array(await file.arrayBuffer()))
    if ('message' in read) return { messages: [read.message] }
    for (const table of read.tables) {
      const name = table.name === '' ? tableName(file.name) : table.name
      if ('rows' in table) sheets.set(name, table.rows)
      else remarks.push({ table: name, kind: 'lost', what: 'table' })
    }
  }
  return readSheets(sheets, remarks)
}
filePages.post('/stodverksamheter/filer', async (c) => {
  const read = await readFiles(filesOf(await readBody(c), 'filer'))
  if ('messages' in read) return filesPage(c, read.messages)
  if (!(await importRead(...doer(c), read))) throw new Fault('not_found')
  return seeOther(c, '/stodverksamheter/filer/senaste')
})

const WHY: Readonly<Record<Remark['what'], Text>> = {
  column: {
    sv: 'Kolumnen har ingen plats i HSDS 3.0. Det som stod i den togs inte med.',
    en: 'The column has no place in HSDS 3.0. What stood in it was not taken.',
  },
  reference: {
    sv: 'Raden hör till något som inte finns i filen, eller inte togs in.',
    en: 'The row belongs to something that is not in the file, or was not taken.',
  },
  date: { sv: 'Dagen eller veckodagen går inte att läsa.', en: 'The day or weekday cannot be read.' },
  number: { sv: 'Talet går inte att läsa. Resten av raden togs in.', en: 'The number cannot be read. The rest of the row was taken.' },
  link: { sv: 'Adressen går inte att läsa. Resten av raden togs in.', en: 'The address cannot be read. The rest of the row was taken.' },
  unused: { sv: 'Ämnesord som ingen verksamhet i filen använder.', en: 'Subject terms that no service in the file uses.' },
  shape: { sv: 'Följer inte HSDS 3.0 här. Posten togs inte in.', en: 'Does not follow HSDS 3.0 here. The record was not taken.' },
  taken: {
    sv: 'Finns redan hos er. Ändra den där, eller kasta den först.',
    en: 'You have it already. Change it there, or throw it away first.',
  },
  table: { sv: 'Filen känns inte igen eller gick inte att läsa.', en: 'The file is not recognised or could not be read.' },
}
filePages.get('/stodverksamheter/filer/senaste', async (c) => {
  const said = await lastImport(...doer(c))
  if (!said) throw new Fault('not_found')
  const held = said.taken.filter((one) => one.held).length
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={{ sv: 'Senast inläst', en: 'Last read in' }}
      crumbs={[ROOM, FILES]}
      lead={{
        sv: `Intaget: ${said.taken.length}. Väntar på beslut: ${held}. Anmärkningar: ${said.remarks.length}.`,
        en: `Taken: ${said.taken.length}. Wait for a decision: ${held}. Remarks: ${said.remarks.length}.`,
      }}
    >
      {held > 0 ? (
        <Notice
          kind="waiting"
          title={{
            sv: 'Något ser hemligt ut. Öppna dem som väntar och avgör.',
            en: 'Something looks secret. Open those that wait and decide.',
          }}
        />
      ) : null}
      <DataTable
        caption={{ sv: 'Intaget', en: 'Taken' }}
        rows={said.taken}
        empty={<EmptyState title={{ sv: 'Ingenting togs in', en: 'Nothing was taken' }} />}
        columns={[
          { label: { sv: 'Namn', en: 'Name' }, names: true, cell: ({ id, name }) => <a href={entryHref(id)}>{name || id}</a> },
          {
            label: { sv: 'Läge', en: 'State' },
            cell: (one) =>
              one.held ? (
                <Tag tone="waiting" text={{ sv: 'Väntar på beslut', en: 'Waits for a decision' }} />
              ) : (
                <Tag text={{ sv: 'Utkast', en: 'Draft' }} />
              ),
          },
        ]}
      />
      <DataTable
        caption={{ sv: 'Inte förstått, eller inte intaget', en: 'Not understood, or not taken' }}
        rows={said.remarks}
        empty={
          <p>
            <T text={{ sv: 'Allt i filen förstods.', en: 'All of the file was understood.' }} />
          </p>
        }
        columns={[
          { label: { sv: 'Fil', en: 'File' }, names: true, cell: ({ table }) => table },
          {
            label: { sv: 'Rad', en: 'Row' },
            number: true,
            cell: ({ row, count }) => (row === undefined ? (count === undefined ? '–' : `${count} st`) : String(row)),
          },
          { label: { sv: 'Var', en: 'Where' }, cell: ({ name }) => name ?? '–' },
          { label: { sv: 'Vad', en: 'What' }, cell: ({ what }) => <T text={WHY[what]} /> },
        ]}
      />
      <p>
        <LinkButton kind="primary" href="/stodverksamheter/vara" text={{ sv: 'Gå till våra', en: 'Go to ours' }} />
      </p>
    </Page>,
  )
})

/** A page of a list, as an API of HSDS answers. */
export const pageOf = (contents: readonly Tree[]) => ({
  total_items: contents.length,
  total_pages: 1,
  page_number: 1,
  size: contents.length,
  first_page: true,
  last_page: true,
  empty: contents.length === 0,
  contents,
})
export function archiveOf({ tables }: Exported): Uint8Array {
  const files = [...tables].map(([table, rows]) => [`${table}.csv`, Buffer.from(asCsv(cellsOf(table, rows)))] as const)
  return zipSync({ ...Object.fromEntries(files), 'datapackage.json': Buffer.from(JSON.stringify(datapackageOf(tables), null, 2)) })
}
/** Tabular Data Package asks for commas and no mark of the byte order. What a spreadsheet would run is made text all the same. */
const asCsv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map((cell) => quoted(csvSafe(cell))).join(',')}\r\n`).join('')
const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

const HEADERS = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' }
const exportsOf = { publikt: exportPublic, eget: exportOwn }
for (const name of ['publikt', 'eget'] as const) {
  const fetched = async (c: Ctx): Promise<Exported> => {
    const out = await exportsOf[name](...doer(c))
    if (!out) throw new Fault('not_found')
    return out
  }
  filePages.get(`/stodverksamheter/filer/${name}.json`, async (c) =>
    c.body(JSON.stringify(pageOf((await fetched(c)).services), null, 2), 200, {
      ...HEADERS,
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}.json"`,
    }),
  )
  filePages.get(`/stodverksamheter/filer/${name}.zip`, async (c) =>
    c.body(Buffer.from(archiveOf(await fetched(c))), 200, {
      ...HEADERS,
      'Content-Type': 'application/zip',
      'Content-Disposition': `attachment; filename="${name}.zip"`,
    }),
  )
}
filePages.get('/stodverksamheter/:id/hsds.json', async (c) => {
  const tree = await exportOne(...doer(c), c.req.param('id'))
  if (!tree) throw new Fault('not_found')
  return c.body(JSON.stringify(tree, null, 2), 200, {
    ...HEADERS,
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Disposition': 'attachment; filename="hsds.json"',
  })
})
