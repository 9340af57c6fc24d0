/** Spreadsheets: a part out and in, and the answers of a round out. */
import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { filesOf, readForm, wordOf } from '../../platform/http/form.ts'
import { readCells } from '../../platform/list/cells.ts'
import { unguarded, writeCsv, writeWorkbook, XLSX_TYPE } from '../../platform/list/workbook.ts'
import {
  Actions,
  Button,
  Confirm,
  DataTable,
  EmptyState,
  FileField,
  Form,
  type FormError,
  HiddenField,
  Notice,
  Page,
  renderPage,
  T,
  type Text,
} from '../../platform/page/index.ts'
import { questionsOf } from '../question/index.ts'
import { exportRound, type Report } from './deeds-report.ts'
import { exportPart, keepSheet, seeSheet, takeSheet } from './deeds-sheet.ts'
import { part, setTitle } from './pages-part.tsx'
import { ANSWERS, AnswerWords, MARK, MARK_WORDS, Said } from './part-words.tsx'
import { rowsOf, type SheetFault } from './sheet.ts'

export const sheetRoutes = new Hono<Env>()
const PART = '/svar/:part{[0-9a-f-]{36}}'
const CSV = { 'Content-Type': 'text/csv; charset=utf-8', 'Cache-Control': 'no-store' }
const attachment = (name: string) => ({ 'Content-Disposition': `attachment; filename="${name}"` })
/** The mark goes along in the file, as a sheet of its own: the answers' own sheet must come back as it went. */
const markSheet = (title: string) => ({
  name: 'Sekretess',
  rows: [
    ['Sekretess', 'Runda'],
    [MARK.sv, title],
    [MARK_WORDS.sv, ''],
  ],
  widths: [80, 40],
})
const WIDTHS = [14, 24, 60, 16, 50, 60]

sheetRoutes.get(`${PART}/svar.xlsx`, async (c) => {
  const out = await exportPart(c.get('house').db, whoAsks(c).actor, c.req.param('part'))
  if (!out) throw new Fault('not_found')
  const bytes = await writeWorkbook([{ name: 'Svar', rows: rowsOf(out.set, out.answers), widths: WIDTHS }, markSheet(out.title)])
  return c.body(new Uint8Array(bytes), 200, { 'Content-Type': XLSX_TYPE, 'Cache-Control': 'no-store', ...attachment('svar.xlsx') })
})
sheetRoutes.get(`${PART}/svar.csv`, async (c) => {
  const out = await exportPart(c.get('house').db, whoAsks(c).actor, c.req.param('part'))
  if (!out) throw new Fault('not_found')
  return c.body(writeCsv(rowsOf(out.set, out.answers)), 200, { ...CSV, ...attachment('svar-sekretessprovas.csv') })
})

async function uploadPage(c: Ctx, messages: readonly Text[] = []) {
  const seen = await part(c)
  if (!seen.may.handIn) throw new Fault('not_found')
  const errors: FormError[] = messages.map((message) => ({ field: 'file', message }))
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Läs in ett ifyllt blad', en: 'Read a filled-in sheet' }}
      crumbs={[ANSWERS, { label: setTitle(seen), href: `/svar/${seen.part.id}` }]}
      errors={errors}
      lead={{
        sv: 'Varje ändring visas innan något sparas. Rader som inte finns i bladet lämnas som de är.',
        en: 'Each change is shown before anything is saved. Rows that are not in the sheet are left as they are.',
      }}
    >
      <p>
        <a href={`/svar/${seen.part.id}/svar.xlsx`}>
          <T text={{ sv: 'Hämta bladet (XLSX)', en: 'Fetch the sheet (XLSX)' }} />
        </a>{' '}
        · <a href={`/svar/${seen.part.id}/svar.csv`}>CSV</a>
      </p>
      <Form action={`/svar/${seen.part.id}/blad`} csrf={csrfOf(c)} files>
        <FileField name="file" required accept=".xlsx,.csv" label={{ sv: 'Fil', en: 'File' }} error={errors[0]?.message} />
        <Actions>
          <Button text={{ sv: 'Läs bladet', en: 'Read the sheet' }} />
        </Actions>
      </Form>
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
sheetRoutes.get(`${PART}/blad`, (c) => uploadPage(c))
sheetRoutes.post(`${PART}/blad`, async (c) => {
  const [file] = filesOf(await readForm(c), 'file')
  if (!file) return uploadPage(c, [{ sv: 'Välj det ifyllda bladet.', en: 'Choose the filled-in sheet.' }])
  const cells = await readCells(new Uint8Array(await file.arrayBuffer()))
  if ('message' in cells) return uploadPage(c, [cells.message])
  const id = c.req.param('part')
  const rows = cells.rows.map((row) => row.map(unguarded))
  const draft = await keepSheet(c.get('house').db, whoAsks(c).actor, id, rows)
  if (draft === undefined) throw new Fault('not_found')
  return seeOther(c, `/svar/${id}/blad/${draft}`)
})

function Faults({ faults }: { faults: readonly SheetFault[] }) {
  if (faults.length === 0) return null
  return (
    <>
      <Notice kind="waiting" title={{ sv: 'Bladet behöver rättas', en: 'The sheet needs correcting' }}>
        <p>
          <T
            text={{
              sv: 'Rätta i filen och läs in den igen. Ingenting är sparat.',
              en: 'Correct the file and read it again. Nothing is saved.',
            }}
          />
        </p>
      </Notice>
      <DataTable
        caption={{ sv: 'Att rätta', en: 'To correct' }}
        rows={faults}
        columns={[
          { label: { sv: 'Rad', en: 'Row' }, names: true, number: true, cell: ({ row }) => String(row) },
          { label: { sv: 'Vad', en: 'What' }, cell: ({ message }) => <T text={message} /> },
        ]}
      />
    </>
  )
}

async function previewPage(c: Ctx) {
  const [id, draft] = [c.req.param('part') ?? '', c.req.param('draft') ?? '']
  const sheet = await seeSheet(c.get('house').db, whoAsks(c).actor, id, draft)
  if (!sheet) throw new Fault('not_found')
  const { changes, faults, same, set } = sheet
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={{ sv: 'Granska bladet', en: 'Go through the sheet' }}
      crumbs={[ANSWERS, { label: setTitle({ set }), href: `/svar/${id}` }]}
      lead={{ sv: `${changes.length} ändringar, ${same} rader oförändrade.`, en: `${changes.length} changes, ${same} rows unchanged.` }}
    >
      <Faults faults={faults} />
      {faults.length === 0 && changes.length > 0 ? (
        <Confirm
          action={`/svar/${id}/blad/${draft}`}
          csrf={csrfOf(c)}
          back={`/svar/${id}/blad`}
          button={{ sv: 'Spara ändringarna', en: 'Save the changes' }}
          consequence={
            <p>
              <T
                text={{
                  sv: 'Svaren nedan sparas i ditt namn. Inget annat ändras.',
                  en: 'The answers below are saved in your name. Nothing else changes.',
                }}
              />
            </p>
          }
        >
          <HiddenField name="antal" value={String(changes.length)} />
        </Confirm>
      ) : null}
      <DataTable
        caption={{ sv: 'Ändringar', en: 'Changes' }}
        rows={changes}
        empty={<EmptyState title={{ sv: 'Bladet säger samma som det som är sparat', en: 'The sheet says the same as what is saved' }} />}
        columns={[
          { label: { sv: 'Rad', en: 'Row' }, number: true, cell: ({ row }) => String(row) },
          { label: { sv: 'Fråga', en: 'Question' }, names: true, cell: ({ question }) => <Said words={question.text} set={set} /> },
          { label: { sv: 'Nu', en: 'Now' }, cell: ({ question, before }) => <AnswerWords set={set} question={question} answer={before} /> },
          {
            label: { sv: 'I bladet', en: 'In the sheet' },
            cell: ({ question, after }) => <AnswerWords set={set} question={question} answer={after} />,
          },
          { label: { sv: 'Kommentar', en: 'Comment' }, cell: ({ after }) => after?.words || '–' },
        ]}
      />
    </Page>,
  )
}
sheetRoutes.get(`${PART}/blad/:draft`, (c) => previewPage(c))
sheetRoutes.post(`${PART}/blad/:draft`, async (c) => {
  const [id, draft] = [c.req.param('part'), c.req.param('draft')]
  const seen = Number.parseInt(wordOf(await readForm(c), 'antal'), 10)
  const done = await takeSheet(c.get('house').db, whoAsks(c).actor, id, draft, seen)
  if (done === 'absent') throw new Fault('not_found')
  return seeOther(c, done === 'done' ? `/svar/${id}` : `/svar/${id}/blad/${draft}`)
})

async function report(c: Ctx): Promise<Report> {
  const found = await exportRound(c.get('house').db, whoAsks(c).actor, c.req.param('round') ?? '')
  if (!found) throw new Fault('not_found')
  return found
}
const HEADINGS = ['Frågeuppsättning', 'Version', 'Gäller', 'Fråga', 'Text', 'Gäller oss', 'Nivå', 'Val', 'Kommentar', 'Märkning']
const tableOf = (out: Report): string[][] => [
  HEADINGS,
  ...out.parts.flatMap(({ set, unit, answers }) =>
    questionsOf(set).flatMap((question) => {
      const answer = answers.get(question.id)
      if (answer === undefined) return []
      const level = answer.level === null ? '' : String(answer.level)
      return [
        [
          set.id,
          set.version,
          unit ?? 'Hela organisationen',
          question.id,
          question.text.sv.slice(0, 900),
          answer.applies ? 'ja' : 'nej',
          level,
          answer.chosen.join(', '),
          answer.words,
          MARK.sv,
        ],
      ]
    }),
  ),
]
const ROUND = '/svar/runda/:round'
sheetRoutes.get(`${ROUND}/svar.xlsx`, async (c) => {
  const out = await report(c)
  const bytes = await writeWorkbook([{ name: 'Svar', rows: tableOf(out) }, markSheet(out.round.title)])
  return c.body(new Uint8Array(bytes), 200, { 'Content-Type': XLSX_TYPE, 'Cache-Control': 'no-store', ...attachment('svar.xlsx') })
})
sheetRoutes.get(`${ROUND}/svar.csv`, async (c) =>
  c.body(writeCsv(tableOf(await report(c))), 200, { ...CSV, ...attachment('svar-sekretessprovas.csv') }),
)
sheetRoutes.get(`${ROUND}/svar.json`, async (c) => {
  const { round, parts } = await report(c)
  const written = {
    secrecy: MARK_WORDS.sv,
    round: { title: round.title, from: round.from_name, closes: round.closes, number: round.number, signed_off: round.locked },
    parts: parts.map(({ set, unit, answers }) => ({
      set: set.id,
      version: set.version,
      unit,
      answers: [...answers.values()].map(({ question, applies, level, chosen, words }) => ({ question, applies, level, chosen, words })),
    })),
  }
  return c.body(JSON.stringify(written, undefined, 2), 200, {
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'no-store',
    ...attachment('svar-sekretessprovas.json'),
  })
})
