import type { MarkedSpan, Shell } from './index.ts'
import { DataTable, LinkButton, Marked, Notice, Page, PrintOnly, T, Tag } from './index.ts'

// Invented organisations, persons and cases; phone numbers from the ranges that are kept for fiction.

const ROOM = { label: { sv: 'Skydda', en: 'Protect' }, href: '/skydda' }

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
