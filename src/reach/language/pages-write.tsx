import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { filesOf, readForm as readBody, wordOf } from '../../platform/http/form.ts'
import { readCells } from '../../platform/list/cells.ts'
import { FileUpload, NO_FILE } from '../../platform/list/upload.tsx'
import { unguarded, writeCsv, writeWorkbook, XLSX_TYPE } from '../../platform/list/workbook.ts'
import {
  Actions,
  Button,
  Confirm,
  Details,
  Form,
  type FormError,
  LinkButton,
  Page,
  renderPage,
  T,
  type Text,
  TextArea,
} from '../../platform/page/index.ts'
import { dropText, type SeenPart, type WordFault, writeText } from './deeds.ts'
import { formName, formPlace, langOf, partPlace, ROOM } from './part.tsx'
import { partFor } from './pages-part.tsx'
import { segmentsOf } from './segments.ts'
import { readSheet, sheetOf } from './sheet.ts'

/** To write or correct a translation, on the page or in a file. */
export const writePages = new Hono<Env>()

async function pageFor(c: Ctx): Promise<SeenPart> {
  const seen = await partFor(c)
  if (!seen.page) throw new Fault('not_found')
  return seen
}
const wordsOf = (source: string | undefined): Map<string, string> =>
  new Map((source === undefined ? [] : segmentsOf(source)).map(({ id, words }) => [id, words]))

const asErrors = (faults: readonly WordFault[]): FormError[] =>
  faults.map(({ id, message }) => ({ ...(id === undefined ? {} : { field: id }), message }))

const KINDS: readonly (readonly [RegExp, Text])[] = [
  [/^title/, { sv: 'Rubrik överst', en: 'Heading on top' }],
  [/^lead/, { sv: 'Ingress', en: 'Lead' }],
  [/^#/, { sv: 'Rubrik', en: 'Heading' }],
  [/^! /, { sv: 'Viktigt, i en ruta', en: 'Important, in a box' }],
  [/^\+\+\+/, { sv: 'Fråga som går att öppna', en: 'Question that opens' }],
  [/^(?:[-–•]|\d)/, { sv: 'Punkt i en lista', en: 'Item of a list' }],
]

function writePage(c: Ctx, seen: SeenPart, words: ReadonlyMap<string, string>, errors: readonly FormError[] = []) {
  const { form, what, original } = seen
  const place = partPlace(form, what)
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={seen.text ? { sv: 'Rätta texten', en: 'Correct the text' } : { sv: 'Skriv en översättning', en: 'Write a translation' }}
      crumbs={[ROOM, formPlace(form), place]}
      errors={errors}
      lead={{
        sv: 'Svenskan står över varje ruta. Behåll {tel:…} och [länkar](sida) som de är: de blir nummer och länkar.',
        en: 'The Swedish stands above each box. Keep {tel:…} and [links](page) as they are: they become numbers and links.',
      }}
    >
      <Form action={`${place.href}/andra`} csrf={csrfOf(c)}>
        {segmentsOf(original).map(({ id, mark, words: swedish }) => (
          <TextArea
            name={id}
            label={swedish}
            hint={KINDS.find(([test]) => test.test(mark))?.[1]}
            required
            rows={Math.max(2, Math.ceil(swedish.length / 55))}
            value={words.get(id)}
            error={errors.find((error) => error.field === id)?.message}
            written={langOf(form)}
          />
        ))}
        <Actions>
          <Button text={{ sv: 'Spara', en: 'Save' }} />
          <a class="sv-way-out" href={place.href}>
            <T text={{ sv: 'Avbryt', en: 'Cancel' }} />
          </a>
        </Actions>
      </Form>
      {seen.text?.origin === 'own' ? (
        <p>
          <a href={`${place.href}/slang`}>
            <T text={{ sv: 'Ta bort vår text', en: 'Take our text away' }} />
          </a>
        </p>
      ) : null}
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}

writePages.get('/sprak/:form{[a-z]{2}}/:what{[a-z-]+}/andra', async (c) => {
  const seen = await pageFor(c)
  return writePage(c, seen, wordsOf(seen.source))
})
writePages.post('/sprak/:form{[a-z]{2}}/:what{[a-z-]+}/andra', async (c) => {
  const seen = await pageFor(c)
  const body = await readBody(c)
  return keep(c, seen, new Map(segmentsOf(seen.original).map(({ id }) => [id, wordOf(body, id)])))
})
/** Kept, or the form with everything that was written and what is wrong with each paragraph. */
async function keep(c: Ctx, seen: SeenPart, words: ReadonlyMap<string, string>) {
  const faults = await writeText(c.get('house').db, whoAsks(c).actor, seen.form, seen.what, words)
  if (!faults) throw new Fault('not_found')
  return faults.length > 0 ? writePage(c, seen, words, asErrors(faults)) : seeOther(c, partPlace(seen.form, seen.what).href)
}

function filePage(c: Ctx, { form, what }: SeenPart, error?: Text) {
  const place = partPlace(form, what)
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Översätt i en fil', en: 'Translate in a file' }}
      crumbs={[ROOM, formPlace(form), place]}
      errors={error ? [{ field: 'file', message: error }] : []}
      lead={{
        sv: 'Hämta filen, låt översättaren fylla i kolumnen Översättning, läs in den här.',
        en: 'Fetch the file, let the translator fill in the column Översättning, read it in here.',
      }}
    >
      <Actions>
        <LinkButton href={`${place.href}/fil.xlsx`} text={{ sv: 'Hämta som Excel', en: 'Fetch as Excel' }} />
        <LinkButton href={`${place.href}/fil.csv`} text={{ sv: 'Hämta som CSV', en: 'Fetch as CSV' }} kind="quiet" />
      </Actions>
      <FileUpload
        action={`${place.href}/fil`}
        csrf={csrfOf(c)}
        error={error}
        hint={{
          sv: 'Samma kontroller görs som när du skriver här: varje stycke, samma nummer och länkar.',
          en: 'The same is checked as when you write here: every paragraph, the same numbers and links.',
        }}
      />
      <Details summary={{ sv: 'Vad översättaren behöver veta', en: 'What the translator needs to know' }}>
        <p>
          <T
            text={{
              sv: '{tel:…} är ett telefonnummer och [ord](sida) en länk: översätt orden, behåll resten. **Ord** blir fetstil. Skriv inga telefonnummer själv.',
              en: '{tel:…} is a phone number and [words](page) a link: translate the words, keep the rest. **Words** become bold. Write no phone numbers yourself.',
            }}
          />
        </p>
      </Details>
    </Page>,
    error ? 422 : 200,
  )
}
writePages.get('/sprak/:form{[a-z]{2}}/:what{[a-z-]+}/fil', async (c) => filePage(c, await pageFor(c)))
writePages.get('/sprak/:form{[a-z]{2}}/:what{[a-z-]+}/fil.csv', async (c) => {
  const { original, source } = await pageFor(c)
  return c.body(writeCsv(sheetOf(original, source)), 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': 'attachment; filename="oversattning.csv"',
  })
})
writePages.get('/sprak/:form{[a-z]{2}}/:what{[a-z-]+}/fil.xlsx', async (c) => {
  const { original, source, form } = await pageFor(c)
  const book = await writeWorkbook([{ name: formName(form).sv.slice(0, 31), rows: sheetOf(original, source), widths: [6, 70, 70] }])
  return c.body(new Uint8Array(book), 200, {
    'Content-Type': XLSX_TYPE,
    'Content-Disposition': 'attachment; filename="oversattning.xlsx"',
  })
})
writePages.post('/sprak/:form{[a-z]{2}}/:what{[a-z-]+}/fil', async (c) => {
  const seen = await pageFor(c)
  const [file] = filesOf(await readBody(c), 'file')
  if (!file) return filePage(c, seen, NO_FILE)
  const cells = await readCells(new Uint8Array(await file.arrayBuffer()))
  if ('message' in cells) return filePage(c, seen, cells.message)
  const read = readSheet(seen.original, cells.rows, unguarded)
  return 'message' in read ? filePage(c, seen, read.message) : keep(c, seen, read.words)
})

writePages.get('/sprak/:form{[a-z]{2}}/:what{[a-z-]+}/slang', async (c) => {
  const { form, what, text } = await pageFor(c)
  if (text?.origin !== 'own') throw new Fault('not_found')
  const place = partPlace(form, what)
  return renderPage(
    c,
    <Page shell={c.get('shell')} title={{ sv: 'Ta bort er text?', en: 'Take your text away?' }} crumbs={[ROOM, formPlace(form), place]}>
      <Confirm
        action={`${place.href}/slang`}
        csrf={csrfOf(c)}
        consequence={
          <p>
            <T
              text={{
                sv: 'Utkastet som följer med gäller igen, om det finns något. Det ni skrev visas inte längre.',
                en: 'The draft that comes with the program stands again, if there is one. What you wrote is no longer shown.',
              }}
            />
          </p>
        }
        button={{ sv: 'Ta bort', en: 'Take away' }}
        back={place.href}
      />
    </Page>,
  )
})
writePages.post('/sprak/:form{[a-z]{2}}/:what{[a-z-]+}/slang', async (c) => {
  const { form, what } = await pageFor(c)
  if (!(await dropText(c.get('house').db, whoAsks(c).actor, form, what))) throw new Fault('not_found')
  return seeOther(c, partPlace(form, what).href)
})
