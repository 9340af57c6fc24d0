/** A framework from elsewhere: a list of requirements, of which somebody says which column is what and whose text it is. */
import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import {
  type Entered,
  enteredFrom,
  field,
  FieldFor,
  optionalText,
  readForm as readRecord,
  record,
  requiredText,
} from '../../platform/field/index.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { filesOf, readForm, wordOf } from '../../platform/http/form.ts'
import { looksLikeJson, readCells, readJsonFile } from '../../platform/list/cells.ts'
import { NO_FILE, type UploadPage, uploadPage } from '../../platform/list/upload.tsx'
import {
  Actions,
  Button,
  DataTable,
  FieldGroup,
  Form,
  type FormError,
  Page,
  renderPage,
  SelectField,
  type Text,
} from '../../platform/page/index.ts'
import { z } from 'zod'
import { keepUpload } from './deeds.ts'
import { keepRows, seeRows } from './deeds-trial.ts'
import { type FrameworkColumns, guessColumns, rowsInJson, setFromFramework } from './framework.ts'
import { LANGUAGE_CODE } from './language-sheet.ts'
import { mustLoad, SET_FILES } from './pages-load.tsx'
import { QUESTIONS } from './places.ts'
import { AUDIENCES } from './question.ts'
import { AUDIENCE_WORDS } from './set-view.tsx'
import { shippedSets } from './shipped.ts'

export const frameworkRoutes = new Hono<Env>()
const FRAMEWORK = { label: { sv: 'Läs in ett ramverk', en: 'Load a framework' }, href: '/fragor/ramverk' }

const factsRecord = record({
  title: field({ schema: requiredText(200), label: { sv: 'Ramverkets namn', en: 'Name of the framework' }, control: 'text' }),
  id: field({
    schema: z
      .string()
      .trim()
      .regex(/^[a-z][a-z0-9-]{1,39}$/),
    label: { sv: 'Id', en: 'Id' },
    hint: {
      sv: 'Små bokstäver, siffror och bindestreck. Samma för alla versioner.',
      en: 'Small letters, figures and hyphens. The same for all versions.',
    },
    control: 'text',
    width: 'medium',
    messages: {
      wrong: {
        sv: 'Skriv id med små bokstäver, siffror och bindestreck, till exempel asvs.',
        en: 'Write the id with small letters, figures and hyphens, for example asvs.',
      },
    },
  }),
  version: field({
    schema: z
      .string()
      .trim()
      .regex(/^\d{1,4}(\.\d{1,4}){1,2}$/),
    label: { sv: 'Version', en: 'Version' },
    control: 'text',
    width: 'short',
    example: '1.0',
    messages: { wrong: { sv: 'Skriv versionen som 1.0 eller 5.0.0.', en: 'Write the version as 1.0 or 5.0.0.' } },
  }),
  audience: field({
    schema: z.enum(AUDIENCES),
    label: { sv: 'För', en: 'For' },
    control: 'select',
    options: AUDIENCES.map((value) => ({ value, label: AUDIENCE_WORDS[value] })),
  }),
  language: field({
    schema: z.string().trim().regex(LANGUAGE_CODE),
    label: { sv: 'Texternas språk', en: 'Language of the texts' },
    hint: { sv: 'Kod med små bokstäver: sv, en, de.', en: 'Code in small letters: sv, en, de.' },
    control: 'text',
    width: 'short',
    example: 'en',
    messages: {
      wrong: {
        sv: 'Skriv språkets kod med små bokstäver, till exempel en.',
        en: 'Write the code of the language in small letters, for example en.',
      },
    },
  }),
  by: field({ schema: requiredText(200), label: { sv: 'Skrivet av', en: 'Written by' }, control: 'text' }),
  licence: field({
    schema: requiredText(200),
    label: { sv: 'Licens', en: 'Licence' },
    hint: {
      sv: 'Visas med frågorna. Läs bara in texter som ni har rätt att använda.',
      en: 'Shown with the questions. Load only texts that you have the right to use.',
    },
    control: 'text',
  }),
  source: field({ schema: optionalText(300), label: { sv: 'Källa', en: 'Source' }, control: 'text' }),
})

const COLUMN_FIELDS = {
  id: { label: { sv: 'Kolumn med kravets nummer', en: 'Column with the number of the requirement' }, required: true },
  section: { label: { sv: 'Kolumn med avsnitt', en: 'Column with section' }, required: true },
  text: { label: { sv: 'Kolumn med texten', en: 'Column with the text' }, required: true },
  rank: { label: { sv: 'Kolumn med ramverkets egen nivå', en: 'Column with the framework’s own level' }, required: false },
} as const satisfies Record<keyof FrameworkColumns, { label: Text; required: boolean }>
const COLUMN_NAMES = Object.keys(COLUMN_FIELDS) as (keyof FrameworkColumns)[]

const CHOOSE: UploadPage = {
  title: FRAMEWORK.label,
  crumbs: [QUESTIONS],
  lead: {
    sv: 'Krav som ni redan följer, i en fil med en rad för varje krav. På nästa sida säger du vad som står i vilken kolumn.',
    en: 'Requirements that you already follow, in a file with a row for each. On the next page you say what stands in which column.',
  },
  action: FRAMEWORK.href,
  accept: SET_FILES,
  hint: { sv: 'CSV, XLSX eller JSON.', en: 'CSV, XLSX or JSON.' },
}

async function rowsOf(bytes: Uint8Array): Promise<{ rows: string[][] } | { message: Text }> {
  if (!looksLikeJson(bytes)) return readCells(bytes)
  const read = await readJsonFile(bytes)
  if ('message' in read) return read
  const rows = rowsInJson(read.json)
  return rows === undefined
    ? {
        message: {
          sv: 'I filen finns ingen lista med krav. Spara den som CSV och försök igen.',
          en: 'There is no list of requirements in the file. Save it as CSV and try again.',
        },
      }
    : { rows }
}

frameworkRoutes.get(FRAMEWORK.href, async (c) => {
  await mustLoad(c)
  return uploadPage(c, CHOOSE)
})
frameworkRoutes.post(FRAMEWORK.href, async (c) => {
  await mustLoad(c)
  const [file] = filesOf(await readForm(c), 'file')
  if (!file) return uploadPage(c, CHOOSE, [NO_FILE])
  const read = await rowsOf(new Uint8Array(await file.arrayBuffer()))
  if ('message' in read) return uploadPage(c, CHOOSE, [read.message])
  return seeOther(c, `${FRAMEWORK.href}/${await keepRows(c.get('house').db, whoAsks(c).actor, read.rows)}`)
})

interface Asked {
  columns: Partial<Record<keyof FrameworkColumns, string>>
  entered: Entered
  errors: readonly FormError[]
}
const columnField = (name: keyof FrameworkColumns) => `kolumn-${name}`

function mapPage(c: Ctx, rows: string[][], { columns, entered, errors }: Asked) {
  const [headings = [], ...rest] = rows
  const options = headings.map((heading, index) => ({ value: String(index), label: heading || `${index + 1}` }))
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Säg vad kolumnerna är', en: 'Say what the columns are' }}
      crumbs={[QUESTIONS, FRAMEWORK]}
      errors={errors}
      lead={{ sv: `${rest.length} rader lästes. Så här ser de första ut.`, en: `${rest.length} rows were read. The first look like this.` }}
    >
      <DataTable
        caption={{ sv: 'De första raderna', en: 'The first rows' }}
        captionHidden
        rows={rest.slice(0, 3)}
        columns={headings
          .slice(0, 8)
          .map((heading, index) => ({ label: heading || `${index + 1}`, cell: (row: string[]) => row[index] ?? '' }))}
      />
      <Form action={`${FRAMEWORK.href}/${c.req.param('draft')}`} csrf={csrfOf(c)}>
        <FieldGroup legend={{ sv: 'Kolumnerna', en: 'The columns' }}>
          {COLUMN_NAMES.map((name) => (
            <SelectField
              name={columnField(name)}
              {...COLUMN_FIELDS[name]}
              options={options}
              value={columns[name]}
              error={errors.find((one) => one.field === columnField(name))?.message}
            />
          ))}
        </FieldGroup>
        <FieldGroup legend={{ sv: 'Om ramverket', en: 'About the framework' }}>
          {factsRecord.names.map((name) => (
            <FieldFor record={factsRecord} name={name} entered={entered} errors={errors} />
          ))}
        </FieldGroup>
        <Actions>
          <Button text={{ sv: 'Gör en frågeuppsättning', en: 'Make a question set' }} />
        </Actions>
      </Form>
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}

async function mustRows(c: Ctx): Promise<string[][]> {
  await mustLoad(c)
  const rows = await seeRows(c.get('house').db, whoAsks(c).actor, c.req.param('draft') ?? '')
  if (!rows) throw new Fault('not_found')
  return rows
}
frameworkRoutes.get(`${FRAMEWORK.href}/:draft`, async (c) => {
  const rows = await mustRows(c)
  const guess = Object.entries(guessColumns(rows[0] ?? [])).map(([name, at]) => [name, String(at)])
  return mapPage(c, rows, { columns: Object.fromEntries(guess), entered: { audience: 'any', version: '1.0' }, errors: [] })
})
frameworkRoutes.post(`${FRAMEWORK.href}/:draft`, async (c) => {
  const rows = await mustRows(c)
  const form = await readForm(c)
  const columns = Object.fromEntries(COLUMN_NAMES.map((name) => [name, wordOf(form, columnField(name))]))
  const placeOf = (name: keyof FrameworkColumns): number | undefined =>
    /^\d{1,2}$/.test(columns[name] ?? '') ? Number(columns[name]) : undefined
  const missing = COLUMN_NAMES.filter((name) => COLUMN_FIELDS[name].required && placeOf(name) === undefined).map(
    (name): FormError => ({ field: columnField(name), message: { sv: 'Välj en kolumn.', en: 'Choose a column.' } }),
  )
  const reading = readRecord(factsRecord, form)
  const [id, section, text] = [placeOf('id'), placeOf('section'), placeOf('text')]
  if (!reading.ok || id === undefined || section === undefined || text === undefined)
    return mapPage(c, rows, {
      columns,
      entered: reading.ok ? enteredFrom(factsRecord, reading.values) : reading.entered,
      errors: [...missing, ...(reading.ok ? [] : reading.errors)],
    })
  const [standard] = shippedSets()
  const facts = { ...reading.values, source: reading.values.source }
  const made = setFromFramework(rows, { id, section, text, rank: placeOf('rank') }, facts, standard?.levels ?? [])
  const upload = await keepUpload(c.get('house').db, whoAsks(c).actor, made)
  if (upload === undefined) throw new Fault('not_found')
  return seeOther(c, `/fragor/las-in/${upload}`)
})
