import { Actions, Button, FileField, Form, type FormError, T, type Text } from '../page/index.ts'

interface ListUploadProps {
  action: string
  csrf: string
  /** Where the template is fetched. */
  template: string
  /** Which columns the file has. */
  hint: Text
  errors: readonly FormError[]
}

/** Where a list begins: a template to fill in, and the file to read. */
export function ListUpload({ action, csrf, template, hint, errors }: ListUploadProps) {
  return (
    <>
      <p>
        <a href={template}>
          <T text={{ sv: 'Hämta en mall (CSV)', en: 'Fetch a template (CSV)' }} />
        </a>
      </p>
      <Form action={action} csrf={csrf} files>
        <FileField
          name="file"
          required
          accept=".csv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          label={{ sv: 'Fil', en: 'File' }}
          hint={hint}
          error={errors[0]?.message}
        />
        <Actions>
          <Button text={{ sv: 'Läs filen', en: 'Read the file' }} />
        </Actions>
      </Form>
    </>
  )
}
