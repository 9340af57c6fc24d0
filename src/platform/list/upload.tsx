import type { PropsWithChildren } from 'hono/jsx'
import type { Ctx } from '../http/context.ts'
import { csrfOf } from '../http/csrf.ts'
import { Actions, Button, FileField, Form, type FormError, Page, type Place, renderPage, T, type Text } from '../page/index.ts'

export const NO_FILE: Text = { sv: 'Välj en fil.', en: 'Choose a file.' }
const LISTS = '.csv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

interface FileUpload {
  action: string
  /** Where a template of the list is fetched. */
  template?: string
  /** What the file is and which columns it has. */
  hint?: Text
  /** As the accept attribute takes it; a list in CSV or XLSX when nothing is said. */
  accept?: string
}

/** The form that a file is read from. What is within stands before its button. */
export function FileUpload(props: PropsWithChildren<FileUpload & { csrf: string; error: Text | undefined }>) {
  const { action, csrf, template, hint, accept = LISTS, error, children } = props
  return (
    <>
      {template === undefined ? null : (
        <p>
          <a href={template}>
            <T text={{ sv: 'Hämta en mall (CSV)', en: 'Fetch a template (CSV)' }} />
          </a>
        </p>
      )}
      <Form action={action} csrf={csrf} files>
        <FileField name="file" required accept={accept} label={{ sv: 'Fil', en: 'File' }} hint={hint} error={error} />
        {children}
        <Actions>
          <Button text={{ sv: 'Läs filen', en: 'Read the file' }} />
        </Actions>
      </Form>
    </>
  )
}

export interface UploadPage extends FileUpload {
  title: Text
  crumbs: readonly Place[]
  lead: Text
  /** Said before the button. */
  note?: Text
}
/** The page where a file is chosen; and chosen anew, with what was wrong with the one that came. */
export function uploadPage(c: Ctx, { title, crumbs, lead, note, ...upload }: UploadPage, messages: readonly Text[] = []) {
  const errors: FormError[] = messages.map((message) => ({ field: 'file', message }))
  return renderPage(
    c,
    <Page shell={c.get('shell')} title={title} crumbs={crumbs} errors={errors} lead={lead}>
      <FileUpload {...upload} csrf={csrfOf(c)} error={messages[0]}>
        {note === undefined ? null : (
          <p>
            <T text={note} />
          </p>
        )}
      </FileUpload>
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
