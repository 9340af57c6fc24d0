import type { FormError, MarkedSpan, Shell } from './index.ts'
import {
  Actions,
  Button,
  Checkbox,
  CheckboxGroup,
  DataTable,
  DateField,
  Details,
  EmptyState,
  FieldGroup,
  FileField,
  Form,
  Help,
  HiddenField,
  InsetText,
  Law,
  LinkButton,
  Marked,
  Notice,
  Page,
  Pagination,
  PrintOnly,
  RadioGroup,
  SelectField,
  Stat,
  Stats,
  Steps,
  SummaryList,
  T,
  Tabs,
  Tag,
  TextArea,
  TextField,
  TimeLine,
  When,
} from './index.ts'

// Invented organisations, persons and cases; phone numbers from the ranges that are kept for fiction.

const ROOM = { label: { sv: 'Skydda', en: 'Protect' }, href: '/skydda' }

const waiting = [
  { what: { sv: 'Utskick som hålls kvar', en: 'Documents held' }, count: 2, oldest: '2026-11-20T15:10:00+01:00', held: true },
  { what: { sv: 'Markeringar som behöver ses över', en: 'Markings that need a new look' }, count: 5, oldest: '2026-11-13', held: false },
  { what: { sv: 'Inläsningar utan kvittens', en: 'Imports without receipt' }, count: 1, oldest: '2026-11-21T08:02:00+01:00', held: false },
]

export function GalleryToday({ shell }: { shell: Shell }) {
  return (
    <Page
      shell={shell}
      title={{ sv: 'Idag', en: 'Today' }}
      lead={{ sv: 'Det som väntar på dig, det allvarligaste först.', en: 'What waits for you, the gravest first.' }}
      aside={
        <>
          <h2>
            <T text={{ sv: 'Bråttom?', en: 'In a hurry?' }} />
          </h2>
          <p>
            <T text={{ sv: 'Jourtelefonen nås dygnet runt: 08-46500400.', en: 'The duty telephone answers day and night: 08-46500400.' }} />
          </p>
        </>
      }
    >
      <Notice
        kind="danger"
        word={{ sv: 'Fara för liv', en: 'Danger to life' }}
        title={{ sv: 'En adress har lämnats ut', en: 'An address has been disclosed' }}
        announce
      >
        <p>
          <T
            text={{
              sv: 'Ring personen på den säkra vägen nu. Därefter polisen, 112.',
              en: 'Call the person by the safe channel now. Then the police, 112.',
            }}
          />
        </p>
      </Notice>
      <DataTable
        caption={{ sv: 'Väntar på dig', en: 'Waiting for you' }}
        rows={waiting}
        columns={[
          {
            label: { sv: 'Vad', en: 'What' },
            names: true,
            cell: (row) => (
              <a href="/x">
                <T text={row.what} />
              </a>
            ),
          },
          { label: { sv: 'Antal', en: 'Number' }, number: true, cell: (row) => row.count },
          { label: { sv: 'Äldst', en: 'Oldest' }, cell: (row) => <When at={row.oldest} /> },
          {
            label: { sv: 'Läge', en: 'State' },
            cell: (row) =>
              row.held ? <Tag tone="waiting" text={{ sv: 'Hålls kvar', en: 'Held' }} /> : <Tag text={{ sv: 'Att göra', en: 'To do' }} />,
          },
        ]}
      />
      <h2>
        <T text={{ sv: 'Senaste trettio dagarna', en: 'The last thirty days' }} />
      </h2>
      <Stats>
        <Stat
          value="1 284"
          label={{ sv: 'kontrollerade utskick', en: 'sets checked' }}
          source={<T text={{ sv: 'Källa: kontrollens logg, 21 november 2026', en: 'Source: the log of checks, 21 November 2026' }} />}
        />
        <Stat
          value="17"
          label={{ sv: 'hölls kvar', en: 'were held' }}
          source={<T text={{ sv: 'Källa: granskningar', en: 'Source: reviews' }} />}
        />
        <Stat
          value="46 min"
          label={{ sv: 'till beslut, median', en: 'to decision, median' }}
          source={<T text={{ sv: 'Källa: granskningar', en: 'Source: reviews' }} />}
        />
      </Stats>
      <h2>
        <T text={{ sv: 'Routiner att läsa', en: 'Routines to read' }} />
      </h2>
      <EmptyState title={{ sv: 'Inget nytt att läsa', en: 'Nothing new to read' }}>
        <p>
          <T text={{ sv: 'Du har läst allt som gäller din enhet.', en: 'You have read all that concerns your unit.' }} />
        </p>
      </EmptyState>
    </Page>
  )
}

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

export function FormRoom({ shell, errors }: { shell: Shell; errors: readonly FormError[] }) {
  const wrong = (field: string) => errors.find((error) => error.field === field)?.message
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
        <Actions>
          <Button text={{ sv: 'Kontrollera', en: 'Check' }} />
          <LinkButton kind="quiet" text={{ sv: 'Avbryt', en: 'Cancel' }} href="/idag" />
        </Actions>
      </Form>
    </Page>
  )
}

const persons = [
  {
    ref: 'P 4471',
    level: { sv: 'Sekretessmarkering', en: 'Confidentiality mark' },
    source: 'SPAR 2021.1',
    seen: '2026-11-21T06:15:00+01:00',
    state: 'done' as const,
  },
  {
    ref: 'P 2093',
    level: { sv: 'Skyddad folkbokföring', en: 'Protected population registration' },
    source: 'SPAR 2021.1',
    seen: '2026-11-21T06:15:00+01:00',
    state: 'done' as const,
  },
  {
    ref: 'P 7718',
    level: { sv: 'Okänd, behandlas som högsta', en: 'Unknown, treated as the highest' },
    source: 'SPAR 2017-02-25',
    seen: '2026-11-13T06:15:00+01:00',
    state: 'waiting' as const,
  },
]

export function GalleryList({ shell }: { shell: Shell }) {
  return (
    <Page
      shell={shell}
      title={{ sv: 'Personer', en: 'Persons' }}
      crumbs={[ROOM]}
      wide
      lead={{ sv: 'De som din krets ansvarar för.', en: 'Those whom your circle answers for.' }}
    >
      <Tabs
        label={{ sv: 'Visa', en: 'Show' }}
        tabs={[
          { label: { sv: 'Alla', en: 'All' }, href: '/skydda/personer', current: true },
          { label: { sv: 'Klienter', en: 'Clients' }, href: '?v=k' },
          { label: { sv: 'Anställda', en: 'Employees' }, href: '?v=a' },
        ]}
      />
      <Notice kind="waiting" title={{ sv: 'En markering är äldre än sju dagar', en: 'One marking is older than seven days' }}>
        <p>
          <T
            text={{
              sv: 'Läs in ett nytt svar från SPAR innan något skickas till den personen.',
              en: 'Read in a new answer from SPAR before anything is sent to that person.',
            }}
          />
        </p>
      </Notice>
      <DataTable
        caption={{ sv: 'Personer i kretsen', en: 'Persons in the circle' }}
        rows={persons}
        columns={[
          { label: { sv: 'Beteckning', en: 'Reference' }, names: true, cell: (row) => <a href="/x">{row.ref}</a> },
          { label: { sv: 'Markering', en: 'Marking' }, cell: (row) => <T text={row.level} /> },
          { label: { sv: 'Källa', en: 'Source' }, cell: (row) => row.source },
          { label: { sv: 'Senast bekräftad', en: 'Last verified' }, cell: (row) => <When at={row.seen} /> },
          {
            label: { sv: 'Läge', en: 'State' },
            cell: (row) => (
              <Tag tone={row.state} text={row.state === 'done' ? { sv: 'Aktuell', en: 'Current' } : { sv: 'Se över', en: 'Look again' }} />
            ),
          },
        ]}
      />
      <Pagination page={4} pages={12} href={(page) => `?sida=${page}`} label={{ sv: 'Fler personer', en: 'More persons' }} />
    </Page>
  )
}

const LETTER = `Till Exempelby tingsrätt

I målet om vårdnad får socialnämnden anföra följande. Barnet bor med sin mor på Storgatan 14 i Exempelstad och går på Björkskolan. Modern nås på 070-174 06 12.

Nämnden föreslår att umgänget sker med stöd.`

const at = (words: string) => ({ start: LETTER.indexOf(words), end: LETTER.indexOf(words) + words.length })
const spans: MarkedSpan[] = [
  { ...at('Storgatan 14 i Exempelstad'), finding: 1, what: { sv: 'adress', en: 'address' }, level: 'STOP' },
  { ...at('Björkskolan'), finding: 2, what: { sv: 'skola', en: 'school' }, level: 'REVIEW' },
  { ...at('070-174 06 12'), finding: 3, what: { sv: 'telefon', en: 'phone' }, level: 'STOP' },
  { ...at('Modern'), finding: 4, what: { sv: 'vanligt ord', en: 'common word' }, level: 'NOTE' },
]

export function GalleryReview({ shell }: { shell: Shell }) {
  return (
    <Page shell={shell} title={{ sv: 'Granska utskick', en: 'Review documents' }} crumbs={[ROOM]} wide>
      <Notice
        kind="waiting"
        word={{ sv: 'Hålls kvar', en: 'Held' }}
        title={{ sv: 'Tre uppgifter röjer var någon bor', en: 'Three data show where someone lives' }}
        announce
      />
      <DataTable
        caption={{ sv: 'Fynd', en: 'Findings' }}
        rows={spans}
        columns={[
          { label: 'Nr', names: true, cell: (row) => <a href={`#fynd-${row.finding}`}>{row.finding}</a> },
          { label: { sv: 'Slag', en: 'Kind' }, cell: (row) => <T text={row.what} /> },
          {
            label: { sv: 'Bedömning', en: 'Judgement' },
            cell: (row) => (
              <Tag
                tone={row.level === 'STOP' ? 'danger' : row.level === 'REVIEW' ? 'waiting' : 'plain'}
                text={
                  row.level === 'STOP'
                    ? { sv: 'Stopp', en: 'Stop' }
                    : row.level === 'REVIEW'
                      ? { sv: 'Bedöm', en: 'Judge' }
                      : { sv: 'Notera', en: 'Note' }
                }
              />
            ),
          },
          { label: { sv: 'Lag', en: 'Law' }, cell: () => 'OSL 21:3' },
          {
            label: { sv: 'Åtgärd', en: 'Act' },
            quiet: true,
            cell: (row) => (
              <LinkButton
                kind="quiet"
                href="/x"
                text={{ sv: 'Varför', en: 'Why' }}
                about={{ sv: `fynd ${row.finding}`, en: `finding ${row.finding}` }}
              />
            ),
          },
        ]}
      />
      <h2>Yttrande.docx</h2>
      <Marked text={LETTER} spans={spans} />
      <PrintOnly>
        <p>
          <T text={{ sv: 'Utskriven ur Samvärn. Förvara utskriften inlåst.', en: 'Printed from Samvärn. Keep the print locked away.' }} />
        </p>
      </PrintOnly>
    </Page>
  )
}

export function GallerySteps({ shell }: { shell: Shell }) {
  return (
    <Page shell={shell} title={{ sv: 'Lämna ut efter prövning', en: 'Release after assessment' }} crumbs={[ROOM]}>
      <Steps
        current={3}
        steps={[
          { label: { sv: 'Läs fynden', en: 'Read the findings' }, href: '/1' },
          { label: { sv: 'Väg skälen', en: 'Weigh the reasons' }, href: '/2' },
          { label: { sv: 'Läs igenom', en: 'Read through' } },
          { label: { sv: 'Andra person', en: 'Second person' } },
        ]}
      />
      <SummaryList
        rows={[
          {
            label: { sv: 'Beslut', en: 'Decision' },
            value: <T text={{ sv: 'Lämnas ut i säker kopia', en: 'Released as a safe copy' }} />,
            change: '/1',
          },
          { label: { sv: 'Bestämmelse', en: 'Provision' }, value: 'OSL 10:3 andra stycket', change: '/2' },
          {
            label: { sv: 'Skäl', en: 'Reasons' },
            value: (
              <T
                text={{
                  sv: 'Motparten har rätt till beslutet. Adress och skola är flyttade till en hemlig bilaga.',
                  en: 'The counter-party has a right to the decision. Address and school are moved to a secret annex.',
                }}
              />
            ),
            change: '/2',
          },
        ]}
      />
      <InsetText>
        <p>
          <T
            text={{
              sv: '”Sekretess hindrar inte att en part tar del av en dom eller ett beslut i målet eller ärendet.”',
              en: '“Secrecy does not prevent a party from taking part of a judgment or decision in the case.”',
            }}
          />
        </p>
      </InsetText>
      <Details summary={{ sv: 'Vad ser den andra personen?', en: 'What does the second person see?' }}>
        <p>
          <T
            text={{
              sv: 'Samma fynd och samma skäl, men inte ditt namn förrän hon har svarat.',
              en: 'The same findings and reasons, but not your name until she has answered.',
            }}
          />
        </p>
      </Details>
      <h2>
        <T text={{ sv: 'Vad som har gjorts', en: 'What was done' }} />
      </h2>
      <TimeLine
        events={[
          {
            at: '2026-11-21T14:05:00+01:00',
            title: { sv: 'Vägt skälen', en: 'Weighed the reasons' },
            who: { sv: 'granskare', en: 'reviewer' },
          },
          {
            at: '2026-11-21T13:20:00+01:00',
            title: { sv: 'Hölls kvar', en: 'Held' },
            who: { sv: 'kontrollen', en: 'the check' },
            children: <Tag tone="waiting" text={{ sv: 'Hålls kvar', en: 'Held' }} />,
          },
          { at: '2026-11-21T13:19:00+01:00', title: { sv: 'Lämnades in för kontroll', en: 'Handed in for checking' } },
        ]}
      />
      <Notice kind="success" title={{ sv: 'Utskicket kan skickas', en: 'The documents can be sent' }}>
        <p>
          <T text={{ sv: 'Kvittot ligger i akten.', en: 'The receipt is in the file.' }} />
        </p>
      </Notice>
      <Notice kind="info" title={{ sv: 'Original raderas den 28 november 2026', en: 'Originals are deleted on 28 November 2026' }} />
      <Form action="/x" csrf="invented" label={{ sv: 'Skicka till andra person', en: 'Send to second person' }}>
        <Actions>
          <Button text={{ sv: 'Skicka till andra person', en: 'Send to second person' }} />
          <Button kind="secondary" name="spara" value="ja" text={{ sv: 'Spara och fortsätt senare', en: 'Save and continue later' }} />
        </Actions>
      </Form>
    </Page>
  )
}
