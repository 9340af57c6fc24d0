import type { FormError, Shell } from './index.ts'
import {
  Actions,
  Button,
  Checkbox,
  CheckboxGroup,
  DateField,
  FieldGroup,
  FileField,
  Form,
  Help,
  HiddenField,
  Law,
  LinkButton,
  Page,
  RadioGroup,
  SelectField,
  T,
  TextArea,
  TextField,
} from './index.ts'

// Invented organisations, persons and cases; phone numbers from the ranges that are kept for fiction.

const ROOM = { label: { sv: 'Skydda', en: 'Protect' }, href: '/skydda' }

const receivers = [
  { value: 'self', label: { sv: 'Personen själv', en: 'The person herself' } },
  {
    value: 'counterparty',
    label: { sv: 'En motpart', en: 'A counter-party' },
    hint: { sv: 'Till exempel den andra föräldern i ett mål om vårdnad.', en: 'For example the other parent in a custody case.' },
  },
  { value: 'authority', label: { sv: 'En annan myndighet', en: 'Another authority' } },
  { value: 'public', label: { sv: 'Allmänheten', en: 'The public' } },
]

export function GalleryForm({ shell, errors }: { shell: Shell; errors: readonly FormError[] }) {
  return (
    <Page
      shell={shell}
      title={{ sv: 'Kontrollera utskick', en: 'Check documents' }}
      crumbs={[ROOM]}
      errors={errors}
      lead={{
        sv: 'Lägg in allt som ska skickas tillsammans, också bilagor. Du får ett svar för hela utskicket.',
        en: 'Put in everything that is sent together, annexes too. You get one answer for the whole set.',
      }}
      aside={
        <>
          <h2>
            <T text={{ sv: 'Vad händer sedan?', en: 'What happens next?' }} />
          </h2>
          <p>
            <T
              text={{
                sv: 'Kan utskicket inte skickas direkt går det till granskning. Det säger inget om att någon har skyddade personuppgifter.',
                en: 'A set that cannot be sent at once goes to review. That says nothing about anyone having protected personal data.',
              }}
            />
          </p>
          <Law section="OSL 21:3 a">
            <p>
              <T
                text={{
                  sv: 'En uppgift är hemlig också när den först tillsammans med andra visar var någon bor.',
                  en: 'A datum is secret also when only together with others it shows where someone lives.',
                }}
              />
            </p>
          </Law>
        </>
      }
    >
      <Form action="/skydda/kontroll" csrf="invented" files>
        <Questions errors={errors} />
        <Rest />
        <Actions>
          <Button text={{ sv: 'Kontrollera', en: 'Check' }} />
          <LinkButton kind="quiet" text={{ sv: 'Avbryt', en: 'Cancel' }} href="/idag" />
        </Actions>
      </Form>
    </Page>
  )
}

function Questions({ errors }: { errors: readonly FormError[] }) {
  const wrong = (field: string) => errors.find((error) => error.field === field)?.message
  return (
    <>
      <HiddenField name="set" value="a1" />
      <FileField
        name="filer"
        label={{ sv: 'Dokument', en: 'Documents' }}
        hint={{
          sv: 'TXT, HTML, DOCX, PDF, EML, CSV eller XLSX, högst 25 MB var.',
          en: 'TXT, HTML, DOCX, PDF, EML, CSV or XLSX, at most 25 MB each.',
        }}
        multiple
        required
        error={wrong('filer')}
      />
      <RadioGroup
        name="mottagare"
        label={{ sv: 'Vem får handlingarna?', en: 'Who receives the documents?' }}
        options={receivers}
        value={errors.length > 0 ? undefined : 'counterparty'}
        required
        error={wrong('mottagare')}
      />
      <SelectField
        name="enhet"
        label={{ sv: 'Avsändande enhet', en: 'Sending unit' }}
        options={[
          { value: 'a', label: 'Familjerätten' },
          { value: 'b', label: 'Ekonomiskt bistånd' },
        ]}
        value="a"
        required
      />
      <FieldGroup
        legend={{ sv: 'Så når vi dig', en: 'How we reach you' }}
        hint={{ sv: 'Den som granskar kan behöva fråga.', en: 'The reviewer may need to ask.' }}
      >
        <TextField
          name="telefon"
          label={{ sv: 'Telefon', en: 'Phone' }}
          hint={{ sv: 'Till exempel 070-174 06 05.', en: 'For example 070-174 06 05.' }}
          type="tel"
          width="medium"
          value={errors.length > 0 ? '070-17' : ''}
          secret
          required
          error={wrong('telefon')}
          help={
            <Help>
              <p>
                <T text={{ sv: 'Numret syns bara för den som granskar.', en: 'Only the reviewer sees the number.' }} />
              </p>
            </Help>
          }
        />
        <DateField name="senast" label={{ sv: 'Behöver vara framme', en: 'Needs to arrive by' }} value="2026-11-27" />
      </FieldGroup>
    </>
  )
}

function Rest() {
  return (
    <>
      <TextArea name="ovrigt" label={{ sv: 'Något granskaren bör veta', en: 'Anything the reviewer should know' }} rows={3} />
      <CheckboxGroup
        name="delar"
        label={{ sv: 'Vad ska med i svaret?', en: 'What should the answer hold?' }}
        options={[
          { value: 'kvitto', label: { sv: 'Kvitto att lägga i akten', en: 'A receipt for the file' } },
          { value: 'mejl', label: { sv: 'Besked när det är klart', en: 'A message when it is done' } },
        ]}
        values={['kvitto']}
      />
      <Checkbox name="allt" label={{ sv: 'Allt som ska skickas finns med', en: 'All that is to be sent is here' }} required checked />
    </>
  )
}
