/** A set as a file, its languages, and what differs between its versions. */
import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { field, readForm as readRecord, record, RecordForm } from '../../platform/field/index.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { filesOf, readForm } from '../../platform/http/form.ts'
import { readCells } from '../../platform/list/cells.ts'
import { NO_FILE } from '../../platform/list/upload.tsx'
import { writeCsv, writeWorkbook, XLSX_TYPE } from '../../platform/list/workbook.ts'
import { Actions, Button, FileField, Form, type FormError, Page, renderPage, T } from '../../platform/page/index.ts'
import { z } from 'zod'
import { layLanguage, seeSet, type SeenSet } from './deeds.ts'
import { differenceOf } from './difference.ts'
import { DifferenceView } from './difference-view.tsx'
import { languageFor } from './form.tsx'
import { LANGUAGE_CODE, languageSheet } from './language-sheet.ts'
import { FaultTable } from './pages-load.tsx'
import { QUESTIONS } from './places.ts'
import { sayIn } from './question.ts'
import { sheetOf } from './sheet.ts'
import { pathOf } from './set-view.tsx'
import type { SetFault } from './check-words.ts'

export const fileRoutes = new Hono<Env>()
const SHEET_WIDTHS = [12, 14, 10, 48, 48, 40, 40, 40, 40]

async function mustSee(c: Ctx): Promise<SeenSet> {
  const seen = await seeSet(c.get('house').db, whoAsks(c).actor, c.req.param('id') ?? '', c.req.param('version') ?? '')
  if (!seen) throw new Fault('not_found')
  return seen
}
const give = (c: Ctx, body: string | Uint8Array<ArrayBuffer>, type: string, name: string) =>
  c.body(body, 200, { 'Content-Type': type, 'Content-Disposition': `attachment; filename="${name}"` })
const asBytes = (buffer: Buffer): Uint8Array<ArrayBuffer> => new Uint8Array(buffer)

fileRoutes.get('/fragor/:id/:version{[0-9.]+}/fil.xlsx', async (c) => {
  const { set } = (await mustSee(c)).known
  const book = await writeWorkbook([{ name: 'Frågor', rows: sheetOf(set), widths: SHEET_WIDTHS }])
  return give(c, asBytes(book), XLSX_TYPE, `${set.id}-${set.version}.xlsx`)
})
fileRoutes.get('/fragor/:id/:version{[0-9.]+}/fil.csv', async (c) => {
  const { set } = (await mustSee(c)).known
  return give(c, writeCsv(sheetOf(set)), 'text/csv; charset=utf-8', `${set.id}-${set.version}.csv`)
})
fileRoutes.get('/fragor/:id/:version{[0-9.]+}/fil.json', async (c) => {
  const { set } = (await mustSee(c)).known
  return give(c, `${JSON.stringify(set, null, 2)}\n`, 'application/json; charset=utf-8', `${set.id}-${set.version}.json`)
})

fileRoutes.get('/fragor/:id/:version{[0-9.]+}/skillnad/:other{[0-9.]+}', async (c) => {
  const seen = await mustSee(c)
  const { set } = seen.known
  const other = seen.versions.find((one) => one.set.version === c.req.param('other'))
  if (!other) throw new Fault('not_found')
  const lang = languageFor(set, c.get('lang'))
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={{ sv: `Version ${set.version} mot ${other.set.version}`, en: `Version ${set.version} against ${other.set.version}` }}
      crumbs={[QUESTIONS, { label: sayIn(set.title, lang, set), href: pathOf(set) }]}
    >
      <DifferenceView difference={differenceOf(other.set, set)} set={set} lang={lang} />
    </Page>,
  )
})

const codeRecord = record({
  lang: field({
    schema: z.string().trim().regex(LANGUAGE_CODE),
    label: { sv: 'Språkets kod', en: 'Code of the language' },
    hint: {
      sv: 'Två eller tre små bokstäver, till exempel fi, ar, so eller smj.',
      en: 'Two or three small letters, for example fi, ar, so or smj.',
    },
    control: 'text',
    width: 'short',
    example: 'fi',
    messages: {
      wrong: {
        sv: 'Skriv språkets kod med små bokstäver, till exempel fi.',
        en: 'Write the code of the language in small letters, for example fi.',
      },
    },
  }),
})

function languagePage(
  c: Ctx,
  seen: SeenSet,
  { errors = [], faults = [], lang = '' }: { errors?: readonly FormError[]; faults?: readonly SetFault[]; lang?: string },
) {
  const { set } = seen.known
  const path = `${pathOf(set)}/sprak`
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Lägg till ett språk', en: 'Add a language' }}
      crumbs={[QUESTIONS, { label: sayIn(set.title, languageFor(set, c.get('lang')), set), href: pathOf(set) }]}
      errors={errors}
      lead={{
        sv: 'Hämta ett språkblad, låt någon som har språket fylla i sista kolumnen, och läs in det igen. Halva går bra: resten visas på uppsättningens eget språk.',
        en: 'Fetch a language sheet, have somebody who has the language fill in the last column, and load it again. Half is fine: the rest is shown in the set’s own language.',
      }}
    >
      {faults.length === 0 ? null : (
        <FaultTable caption={{ sv: 'Att rätta i språkbladet', en: 'To correct in the language sheet' }} faults={faults} />
      )}
      <h2>
        <T text={{ sv: '1. Hämta språkbladet', en: '1. Fetch the language sheet' }} />
      </h2>
      <RecordForm
        record={codeRecord}
        action={`${path}/hamta`}
        csrf={csrfOf(c)}
        submit={{ sv: 'Hämta språkbladet', en: 'Fetch the language sheet' }}
        entered={{ lang }}
        errors={errors}
      />
      <h2>
        <T text={{ sv: '2. Läs in det ifyllda', en: '2. Load the filled-in one' }} />
      </h2>
      <Form action={path} csrf={csrfOf(c)} files>
        <FileField
          name="file"
          required
          accept=".xlsx,.csv"
          label={{ sv: 'Ifyllt språkblad', en: 'Filled-in language sheet' }}
          error={errors.find((one) => one.field === 'file')?.message}
        />
        <Actions>
          <Button kind="secondary" text={{ sv: 'Läs in språket', en: 'Load the language' }} />
        </Actions>
      </Form>
    </Page>,
    errors.length + faults.length > 0 ? 422 : 200,
  )
}
async function mustTranslate(c: Ctx): Promise<SeenSet> {
  const seen = await mustSee(c)
  if (!seen.mayKeep) throw new Fault('not_found')
  return seen
}
fileRoutes.get('/fragor/:id/:version{[0-9.]+}/sprak', async (c) => languagePage(c, await mustTranslate(c), {}))
fileRoutes.post('/fragor/:id/:version{[0-9.]+}/sprak/hamta', async (c) => {
  const seen = await mustTranslate(c)
  const reading = readRecord(codeRecord, await readForm(c))
  if (!reading.ok) return languagePage(c, seen, { errors: reading.errors, lang: String(reading.entered['lang'] ?? '') })
  return seeOther(c, `${pathOf(seen.known.set)}/sprak/${reading.values.lang}.xlsx`)
})
fileRoutes.get('/fragor/:id/:version{[0-9.]+}/sprak/:file{[A-Za-z-]+\\.xlsx}', async (c) => {
  const { set } = (await mustTranslate(c)).known
  const lang = c.req.param('file').replace(/\.xlsx$/, '')
  if (!LANGUAGE_CODE.test(lang)) throw new Fault('not_found')
  const book = await writeWorkbook([{ name: 'Språk', rows: languageSheet(set, lang), widths: [28, 60, 60, 60] }])
  return give(c, asBytes(book), XLSX_TYPE, `${set.id}-${set.version}-${lang}.xlsx`)
})
fileRoutes.post('/fragor/:id/:version{[0-9.]+}/sprak', async (c) => {
  const seen = await mustTranslate(c)
  const [file] = filesOf(await readForm(c), 'file')
  if (!file) return languagePage(c, seen, { errors: [{ field: 'file', message: NO_FILE }] })
  const cells = await readCells(new Uint8Array(await file.arrayBuffer()))
  if ('message' in cells) return languagePage(c, seen, { errors: [{ field: 'file', message: cells.message }] })
  const { set } = seen.known
  const laid = await layLanguage(c.get('house').db, whoAsks(c).actor, set.id, set.version, cells.rows)
  if (laid === undefined) throw new Fault('not_found')
  return laid.done ? seeOther(c, `${pathOf(set)}?pa=${laid.lang}`) : languagePage(c, seen, { faults: laid.faults })
})
