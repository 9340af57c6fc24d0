import type { Child } from 'hono/jsx'
import type { FormError, Text, Words } from '../page/index.ts'
import {
  Actions,
  Button,
  Checkbox,
  CheckboxGroup,
  DateField,
  FileField,
  Form,
  Help,
  HiddenField,
  RadioGroup,
  SelectField,
  T,
  TextArea,
  TextField,
} from '../page/index.ts'
import type { AnyRecord, Field } from './field.ts'
import type { Entered } from './read.ts'

export interface FieldForProps {
  record: AnyRecord
  name: string
  /** What was written before, or the value that stands today. */
  entered?: Entered | undefined
  errors?: readonly FormError[] | undefined
}

/** One field of a record as a control on a form: label, hint, rule and way of asking come from its declaration. */
export function FieldFor({ record, name, entered = {}, errors = [] }: FieldForProps) {
  const field = record.fields[name]
  if (field === undefined) throw new Error(`The record has no field ${name}`)
  return control(
    name,
    field,
    Object.hasOwn(entered, name) ? entered[name] : undefined,
    errors.find((error) => error.field === name)?.message,
  )
}

function control(name: string, field: Field, entered: string | readonly string[] | undefined, error: Text | undefined): Child {
  const said = {
    name,
    label: field.label,
    hint: field.hint,
    error,
    required: field.required,
    depends: field.depends,
    secret: field.secret,
    help:
      field.help === undefined ? undefined : (
        <Help>
          <p>
            <T text={field.help} />
          </p>
        </Help>
      ),
  }
  const many = entered === undefined ? [] : typeof entered === 'string' ? [entered] : entered
  const value = many[0]
  const options = field.options ?? []
  switch (field.control) {
    case 'textarea':
      return <TextArea {...said} value={value} rows={field.rows} />
    case 'date':
      return <DateField {...said} value={value} />
    case 'select':
      return <SelectField {...said} options={options} value={value} />
    case 'radio':
      return <RadioGroup {...said} options={options} value={value} />
    case 'checkboxes':
      return <CheckboxGroup {...said} options={options} values={many} />
    case 'checkbox':
      return <Checkbox {...said} checked={value !== undefined && value !== ''} />
    case 'file':
    case 'files':
      return <FileField {...said} multiple={field.control === 'files'} {...(field.accept === undefined ? {} : { accept: field.accept })} />
    case 'hidden':
      return <HiddenField name={name} value={value ?? ''} />
    default:
      return (
        <TextField
          {...said}
          type={field.control}
          value={field.control === 'password' ? '' : value}
          width={field.width}
          autocomplete={field.autocomplete}
        />
      )
  }
}

export interface RecordFormProps {
  record: AnyRecord
  action: string
  csrf: string
  /** The verb of the one primary button. */
  submit: Words
  entered?: Entered | undefined
  errors?: readonly FormError[] | undefined
  /** Where the person goes who does not want to. */
  back?: { label: Words; href: string }
  /** Stands between the fields and the buttons. */
  children?: Child
}

/** The whole record as a form. The error summary is the page's: `<Page errors={…}>`. */
export function RecordForm(props: RecordFormProps) {
  const { record } = props
  const files = record.names.some((name) => ['file', 'files'].includes(record.fields[name]?.control ?? ''))
  return (
    <Form action={props.action} csrf={props.csrf} files={files}>
      {record.names.map((name) => (
        <FieldFor record={record} name={name} entered={props.entered} errors={props.errors} />
      ))}
      {props.children}
      <Actions>
        <Button text={props.submit} />
        {props.back === undefined ? null : (
          <a class="sv-way-out" href={props.back.href}>
            <T text={props.back.label} />
          </a>
        )}
      </Actions>
    </Form>
  )
}
