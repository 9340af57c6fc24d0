import { Fault } from '../../platform/faults.ts'
import { type Ctx, whoAsks } from '../../platform/http/context.ts'
import {
  Actions,
  Button,
  DataTable,
  Form,
  Notice,
  Page,
  Pagination,
  renderPage,
  SummaryList,
  T,
  Tag,
  type Text,
} from '../../platform/page/index.ts'
import { LEVEL_TEXTS } from '../marking/index.ts'
import { writeIdentity } from '../person/index.ts'
import { seeRun, type SeenRun } from './deeds.ts'
import {
  ACTIONS,
  countActions,
  type Preview,
  type PreviewRow,
  problemsFirst,
  type Result,
  type RowAction,
  SOURCES,
  wordsAbout,
} from './import.ts'
import { csrfOf } from '../../platform/http/csrf.ts'

const CRUMBS = [{ label: { sv: 'Läs in', en: 'Read in' }, href: '/las-in' }]

const ordered = (preview: Preview): (PreviewRow & { problems: PreviewRow['record']['problems']; row: number })[] =>
  problemsFirst(preview.rows.map((row) => ({ ...row, problems: row.record.problems, row: row.record.row })))

function onPage<Row>(rows: readonly Row[], page: number, most: number): readonly Row[] {
  return rows.slice((page - 1) * most, page * most)
}

/** A file before the decision, or what became of it after. */
export async function runPage(c: Ctx, id: string) {
  const { db, config } = c.get('house')
  const most = config.list_rows_max
  const page = Math.max(1, Number.parseInt(c.req.query('sida') ?? '1', 10) || 1)
  const seen = await seeRun(db, whoAsks(c).actor, id, (preview) => onPage(ordered(preview), page, most))
  if (!seen) throw new Fault('not_found')
  const all = seen.preview === undefined ? seen.result.rows.length : seen.preview.rows.length
  return renderPage(
    c,
    <Page shell={c.get('shell')} wide crumbs={CRUMBS} title={titleOf(seen)} lead={leadOf(seen)}>
      <SummaryList
        rows={[
          { label: { sv: 'Slag', en: 'Kind' }, value: <T text={SOURCES[seen.run.source].label} /> },
          { label: { sv: 'Version', en: 'Version' }, value: seen.run.schema_version },
          ...countsOf(seen.preview?.rows ?? seen.result?.rows ?? []),
        ]}
      />
      {seen.preview === undefined ? (
        <Outcome rows={onPage(problemsFirst(seen.result.rows), page, most)} />
      ) : (
        <Planned c={c} preview={seen.preview} id={id} rows={onPage(ordered(seen.preview), page, most)} />
      )}
      <Pagination
        page={page}
        pages={Math.ceil(all / most)}
        href={(n) => `/las-in/${id}?sida=${n}`}
        label={{ sv: 'Fler rader', en: 'More rows' }}
      />
    </Page>,
  )
}

function titleOf({ run }: SeenRun): Text {
  if (run.state === 'preview') return { sv: 'Granska filen', en: 'Review the file' }
  return run.state === 'done'
    ? { sv: 'Filen är inläst', en: 'The file has been taken in' }
    : { sv: 'Filen är kastad', en: 'The file has been discarded' }
}
function leadOf({ run }: SeenRun): Text {
  if (run.state === 'preview')
    return {
      sv: 'Så här blir det. Inget har ändrats än. Problem står först.',
      en: 'This is what will happen. Nothing has changed yet. Problems stand first.',
    }
  return {
    sv: 'Uppgifterna i filen är borttagna härifrån. Kvar är vad som hände med varje rad.',
    en: 'The data of the file are removed from here. What is kept is what happened to each row.',
  }
}

function countsOf(rows: readonly { action: RowAction }[]) {
  return Object.entries(countActions(rows)).map(([action, count]) => ({ label: ACTIONS[action as RowAction], value: String(count) }))
}

function Words({ row }: { row: Parameters<typeof wordsAbout>[0] }) {
  const words = wordsAbout(row)
  if (words.length === 0) return <>–</>
  return (
    <ul>
      {words.map((text) => (
        <li>
          <T text={text} />
        </li>
      ))}
    </ul>
  )
}

function What({ action }: { action: RowAction }) {
  return (
    <Tag
      tone={action === 'refused' || action === 'failed' ? 'danger' : action === 'withdrawn' ? 'waiting' : 'plain'}
      text={ACTIONS[action]}
    />
  )
}

function nameOf({ record }: PreviewRow): string {
  const name = record.names.find((one) => one.kind === 'name') ?? record.names[0]
  return name ? [name.given, name.middle, name.sur].filter(Boolean).join(' ') : ''
}

function Planned({ c, preview, id, rows }: { c: Ctx; preview: Preview; id: string; rows: readonly ReturnType<typeof ordered>[number][] }) {
  const csrf = csrfOf(c)
  return (
    <>
      {preview.reading.file_problems.map((problem) => (
        <Notice kind="waiting" title={problem.message} />
      ))}
      <Form action={`/las-in/${id}/bekrafta`} csrf={csrf}>
        <Actions>
          <Button text={{ sv: 'Läs in', en: 'Take in' }} />
          <Button kind="secondary" text={{ sv: 'Kasta filen', en: 'Discard the file' }} formaction={`/las-in/${id}/kasta`} />
        </Actions>
      </Form>
      <DataTable
        caption={{ sv: 'Vad som händer med varje rad', en: 'What happens to each row' }}
        rows={rows}
        columns={[
          { label: { sv: 'Rad', en: 'Row' }, number: true, cell: (r) => String(r.row) },
          { label: { sv: 'Person', en: 'Person' }, names: true, cell: (r) => <Who row={r} /> },
          { label: { sv: 'Skydd i filen', en: 'Protection in the file' }, cell: (r) => <T text={LEVEL_TEXTS[r.record.marking.level]} /> },
          { label: { sv: 'Vad som händer', en: 'What happens' }, cell: (r) => <What action={r.action} /> },
          { label: { sv: 'Att veta', en: 'To know' }, cell: (r) => <Words row={r} /> },
        ]}
      />
    </>
  )
}

/** Name and number, so that an officer recognises the row. Each person among them who is here has a row in the log. */
function Who({ row }: { row: PreviewRow }) {
  return (
    <>
      {nameOf(row) || <T text={{ sv: 'Utan namn', en: 'Without a name' }} />}
      <br />
      {row.record.identity ? writeIdentity(row.record.identity.value) : (row.record.reference ?? '–')}
    </>
  )
}

function Outcome({ rows }: { rows: Result['rows'] | readonly Result['rows'][number][] }) {
  return (
    <DataTable
      caption={{ sv: 'Vad som hände med varje rad', en: 'What happened to each row' }}
      rows={rows}
      empty={
        <p>
          <T text={{ sv: 'Inget lästes in.', en: 'Nothing was taken in.' }} />
        </p>
      }
      columns={[
        { label: { sv: 'Rad', en: 'Row' }, names: true, cell: (r) => String(r.row) },
        { label: { sv: 'Vad som hände', en: 'What happened' }, cell: (r) => <What action={r.action} /> },
        { label: { sv: 'Att veta', en: 'To know' }, cell: (r) => <Words row={r} /> },
      ]}
    />
  )
}
