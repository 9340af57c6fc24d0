import { type Document, tablesOf } from '../../platform/document/index.ts'
import { Details, Notice, SummaryList, T } from '../../platform/page/index.ts'
import type { Version } from './report.ts'

export function Setting({ version }: { version: Version }) {
  return version.state === 'failed' ? (
    <Notice kind="waiting" title={{ sv: 'PDF och Word kunde inte göras', en: 'PDF and Word could not be made' }}>
      <p>
        <T
          text={{
            sv: 'Texten är fryst och går inte förlorad. Försök görs igen av sig självt.',
            en: 'The text is frozen and not lost. It is tried again by itself.',
          }}
        />
      </p>
    </Notice>
  ) : (
    <Notice kind="info" title={{ sv: 'PDF och Word görs i ordning', en: 'PDF and Word are being made' }}>
      <p>
        <T text={{ sv: 'Det tar några sekunder. Ladda om sidan.', en: 'It takes some seconds. Reload the page.' }} />
      </p>
    </Notice>
  )
}
export function Files({ at, document }: { at: string; document: Document }) {
  const tables = tablesOf(document)
  if (tables.length === 0) return null
  return (
    <Details summary={{ sv: `Tabeller som CSV (${tables.length})`, en: `Tables as CSV (${tables.length})` }}>
      <ul>
        {tables.map((table) => (
          <li>
            <a href={`${at}/${table.id}.csv`}>{table.caption}</a> (
            <a href={`${at}/${table.id}.csv-metadata.json`}>
              <T text={{ sv: 'metadata', en: 'metadata' }} />
            </a>
            )
          </li>
        ))}
      </ul>
    </Details>
  )
}
export function Sums({ version: { sha256 } }: { version: Version }) {
  const rows = [
    { label: { sv: 'Dokumentet', en: 'The document' }, value: sha256.document },
    ...(sha256.pdf ? [{ label: 'PDF', value: sha256.pdf }] : []),
    ...(sha256.docx ? [{ label: 'Word', value: sha256.docx }] : []),
  ]
  return (
    <Details summary={{ sv: 'Kontrollsummor (SHA-256)', en: 'Checksums (SHA-256)' }}>
      <SummaryList rows={rows} />
    </Details>
  )
}
