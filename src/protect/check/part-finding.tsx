import type { Child } from 'hono/jsx'
import { Button, DataTable, Form, HiddenField, Law, T, Tag } from '../../platform/page/index.ts'
import type { ShownFile, ShownFinding } from './deeds-review.ts'
import { formWords, kindWords, LEVEL_WORDS, placeWords, sureWords, unreadWords } from './finding-words.ts'

/** Findings as a reviewer reads them: what, where, how sure, and why one press away. */

/** Persons are numbered on the page; who they are stands behind the link, for those who may open it. */
export function numberPersons(files: readonly ShownFile[]): Map<string, number> {
  const numbers = new Map<string, number>()
  for (const finding of files.flatMap((file) => file.findings)) {
    if (finding.person !== undefined && !numbers.has(finding.person)) numbers.set(finding.person, numbers.size + 1)
  }
  return numbers
}

function What({ finding }: { finding: ShownFinding }) {
  const { level, kind, form } = finding.detail
  const written = formWords(form)
  return (
    <>
      <Tag text={LEVEL_WORDS[level].text} tone={LEVEL_WORDS[level].tone} /> <T text={kindWords(kind)} />
      {written === undefined ? null : (
        <>
          , <T text={written} />
        </>
      )}
    </>
  )
}

function Where({ finding, textHref }: { finding: ShownFinding; textHref: string }) {
  const { place, part_kind, hidden } = finding.detail
  return (
    <>
      <a href={`${textHref}#fynd-${finding.number}`}>
        <T text={placeWords(place, part_kind)} />
      </a>
      {hidden ? (
        <>
          {' '}
          <Tag text={{ sv: 'Syns inte i dokumentet', en: 'Not seen in the document' }} tone="waiting" />
        </>
      ) : null}
    </>
  )
}

export function Findings({ file, textHref, persons }: { file: ShownFile; textHref: string; persons: ReadonlyMap<string, number> }) {
  const about = ({ person }: ShownFinding): Child => {
    if (person === undefined) return <T text={{ sv: 'Vem som helst', en: 'Anyone' }} />
    return (
      <a href={`/personer/${person}`}>
        <T text={{ sv: `Person ${persons.get(person) ?? ''}`, en: `Person ${persons.get(person) ?? ''}` }} />
      </a>
    )
  }
  return (
    <DataTable
      caption={{ sv: `Fynd i fil ${file.ordinal}`, en: `Findings in file ${file.ordinal}` }}
      captionHidden
      rows={file.findings}
      columns={[
        { label: { sv: 'Nr', en: 'No' }, number: true, cell: (finding) => String(finding.number) },
        { label: { sv: 'Vad', en: 'What' }, names: true, cell: (finding) => <What finding={finding} /> },
        { label: { sv: 'Var', en: 'Where' }, cell: (finding) => <Where finding={finding} textHref={textHref} /> },
        { label: { sv: 'Gäller', en: 'About' }, cell: about },
        { label: { sv: 'Hur säkert', en: 'How sure' }, cell: (finding) => <T text={sureWords(finding.detail.confidence)} /> },
        {
          label: { sv: 'Varför', en: 'Why' },
          cell: ({ detail }) => (
            <Law section={detail.law}>
              <p>
                <T text={detail.explanation} />
              </p>
              <p>
                <code>{detail.rule}</code>
              </p>
            </Law>
          ),
        },
      ]}
    />
  )
}

/** One press by somebody who has looked: a letterhead must not hold every letter. */
function KnownPicture({ action, csrf, digest }: { action: string; csrf: string; digest: string }) {
  return (
    <Form action={action} csrf={csrf}>
      <HiddenField name="digest" value={digest} />
      <Button
        kind="secondary"
        text={{ sv: 'Jag har sett bilden: den innehåller inga uppgifter', en: 'I have seen the picture: it holds no data' }}
      />
      <p class="sv-hint">
        <T
          text={{
            sv: 'Samma bild, till exempel ett brevhuvud, hålls inte kvar nästa gång.',
            en: 'The same picture, such as a letterhead, is not held next time.',
          }}
        />
      </p>
    </Form>
  )
}

export function NotRead({ file, review, known, csrf }: { file: ShownFile; review: string; known: readonly string[]; csrf: string }) {
  return (
    <ul>
      {file.unread.map((gap) => {
        const { what, where, advice } = unreadWords(gap)
        return (
          <li>
            <Tag text={LEVEL_WORDS.UNCHECKED.text} tone="waiting" /> <T text={what} />
            {where === undefined ? null : (
              <>
                {' '}
                (<span class="sv-number">{where}</span>)
              </>
            )}{' '}
            <T text={advice} />
            {gap.digest === undefined ? null : known.includes(gap.digest) ? (
              <>
                {' '}
                <Tag text={{ sv: 'Känd bild från och med nu', en: 'A known picture from now on' }} tone="done" />
              </>
            ) : (
              <KnownPicture action={`/granskning/${review}/kand-bild`} csrf={csrf} digest={gap.digest} />
            )}
          </li>
        )
      })}
    </ul>
  )
}
