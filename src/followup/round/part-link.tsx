/** What the pages behind a link share: whose link it is, and the ways to answer besides the page itself. */
import { limitDoor } from '../../platform/http/address-limit.ts'
import type { Ctx } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import {
  Actions,
  Button,
  DataTable,
  Details,
  FileField,
  Form,
  type FormError,
  Page,
  renderPage,
  T,
  type Text,
} from '../../platform/page/index.ts'
import type { QuestionSet } from '../question/index.ts'
import { type Linked, seeLink } from './deeds-link.ts'
import { Para } from './parts.tsx'

export const tokenOf = (c: Ctx): string => c.req.param('token') ?? ''
export const linkAt = (c: Ctx): string => `/inbjudan/${tokenOf(c)}`

/** A link that nobody has and one that is dead look the same; whoever tries many is stopped. */
export async function deadLink(c: Ctx): Promise<Response> {
  limitDoor(c)
  return renderPage(
    c,
    <Page shell={c.get('shell')} title={{ sv: 'Länken gäller inte', en: 'The link does not hold' }}>
      <Para
        text={{
          sv: 'Använd länken i det senaste brevet. Har ni inte kvar det: be den som bjöd in er om en ny länk. Det ni har påbörjat finns kvar.',
          en: 'Use the link in the latest letter. If you do not have it: ask whoever invited you for a new link. What you have begun is kept.',
        }}
      />
    </Page>,
    404,
  )
}
export const seen = (c: Ctx): Promise<Linked | undefined> => seeLink(c.get('house').db, tokenOf(c))
export const answeredIn = (linked: Linked, set: QuestionSet): number => linked.drafts[set.id]?.answers.length ?? 0

export type Faults = readonly { sheet: string; row: number; text: Text }[]
export function Ways({ c, faults, errors }: { c: Ctx; faults: Faults; errors: readonly FormError[] }) {
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message
  const csrf = csrfOf(c)
  return (
    <>
      <Details summary={{ sv: 'Svara i ett kalkylblad', en: 'Answer in a workbook' }} open={errorOf('sheet') !== undefined}>
        <p>
          <a href={`${linkAt(c)}/kalkylblad.xlsx`}>
            <T text={{ sv: 'Hämta kalkylbladet (XLSX)', en: 'Fetch the workbook (XLSX)' }} />
          </a>
        </p>
        <Para
          text={{
            sv: 'Ett blad för varje del, med det ni redan har svarat. Fyll i och läs in det här. Ingenting skickas innan ni har granskat.',
            en: 'One sheet for each part, with what you have answered already. Fill it in and read it in here. Nothing is sent before you have reviewed it.',
          }}
        />
        {faults.length > 0 ? (
          <DataTable
            caption={{ sv: 'Rätta i kalkylbladet', en: 'Correct in the workbook' }}
            rows={faults}
            columns={[
              { label: { sv: 'Blad', en: 'Sheet' }, names: true, cell: (one) => one.sheet },
              { label: { sv: 'Rad', en: 'Row' }, number: true, cell: (one) => String(one.row) },
              { label: { sv: 'Att rätta', en: 'To correct' }, cell: (one) => <T text={one.text} /> },
            ]}
          />
        ) : null}
        <Form action={`${linkAt(c)}/kalkylblad`} csrf={csrf} files>
          <FileField
            name="sheet"
            required
            accept=".xlsx"
            label={{ sv: 'Ifyllt kalkylblad', en: 'Filled-in workbook' }}
            error={errorOf('sheet')}
          />
          <Actions>
            <Button kind="secondary" text={{ sv: 'Läs in kalkylbladet', en: 'Read the workbook' }} />
          </Actions>
        </Form>
      </Details>
      <Details
        summary={{ sv: 'Vi har en egen installation av Samvärn', en: 'We have an installation of Samvärn of our own' }}
        open={errorOf('answer') !== undefined}
      >
        <p>
          <a href={`${linkAt(c)}/runda.json`}>
            <T text={{ sv: 'Hämta rundan som undertecknad fil', en: 'Fetch the round as a signed file' }} />
          </a>
        </p>
        <Para
          text={{
            sv: 'Klistra in länken under Svar hos er, eller läs in filen där. När ni har skrivit under lämnar ni svarsfilen här, eller låter installationen skicka den.',
            en: 'Paste the link under Answers in your own house, or read the file in there. When you have signed off, hand in the answer file here, or let the installation send it.',
          }}
        />
        <Form action={`${linkAt(c)}/svarsfil`} csrf={csrf} files>
          <FileField name="answer" required accept=".json" label={{ sv: 'Svarsfil', en: 'Answer file' }} error={errorOf('answer')} />
          <Actions>
            <Button kind="secondary" text={{ sv: 'Lämna svarsfilen', en: 'Hand in the answer file' }} />
          </Actions>
        </Form>
      </Details>
    </>
  )
}
