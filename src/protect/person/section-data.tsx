import { Count, DataTable, Details, EmptyState, T, Tag, type Text, When } from '../../platform/page/index.ts'
import { SOURCE_TEXTS, type Source } from '../marking/index.ts'
import { classText } from './datum.ts'
import type { MaskedDatum } from './person.ts'

export interface Shown {
  id: string
  label: Text
  source: Source
  received_at: Date
  not_residence: boolean
  value?: string
}

export function DataSection({ person, shown, revealed }: { person: string; shown: readonly Shown[]; revealed: boolean }) {
  return (
    <DataTable
      caption={{ sv: 'Uppgifter om personen', en: 'Data about the person' }}
      captionHidden
      rows={shown}
      empty={<EmptyState title={{ sv: 'Inga uppgifter är inlagda', en: 'No data have been entered' }} />}
      columns={[
        {
          label: { sv: 'Uppgift', en: 'Datum' },
          names: true,
          cell: (d) => (
            <>
              <T text={d.label} />
              {d.not_residence ? (
                <>
                  {' '}
                  <Tag tone="waiting" text={{ sv: 'inte bostad', en: 'not residence' }} />
                </>
              ) : null}
            </>
          ),
        },
        { label: { sv: 'Värde', en: 'Value' }, cell: (d) => (d.value === undefined ? <Covered /> : d.value) },
        { label: { sv: 'Från', en: 'From' }, cell: (d) => <T text={SOURCE_TEXTS[d.source]} /> },
        { label: { sv: 'Mottagen', en: 'Received' }, cell: (d) => <When at={d.received_at} day /> },
        {
          label: { sv: 'Ändra', en: 'Change' },
          quiet: true,
          cell: (d) =>
            revealed ? (
              ''
            ) : (
              <a href={`/personer/${person}/uppgift/${d.id}`}>
                <T text={{ sv: 'Ändra', en: 'Change' }} />
              </a>
            ),
        },
      ]}
    />
  )
}

function Covered() {
  return <T text={{ sv: 'Dold uppgift', en: 'Covered datum' }} />
}

/** Which kinds of data are masked. Their values stand in no page, for nobody. */
export function MaskedNotice({ masked }: { masked: readonly MaskedDatum[] }) {
  if (masked.length === 0) return null
  return (
    <Details summary={{ sv: `Maskerade uppgifter: ${masked.length}`, en: `Masked data: ${masked.length}` }}>
      <p>
        <T
          text={{
            sv: 'En fil lämnade ut de här uppgifterna fast personen är skyddad. De ligger förseglade, visas för ingen och fylls aldrig i igen av en inläsning. Röjandekontrollen letar ändå efter dem i utskick.',
            en: 'A file gave these data away although the person is protected. They lie sealed, are shown to nobody and are never filled in again by an import. The röjandekontroll still looks for them in documents.',
          }}
        />
      </p>
      <ul>
        {masked.map((datum) => (
          <li>
            <T text={classText(datum.class)} />, <T text={SOURCE_TEXTS[datum.source]} />, <When at={datum.received_at} day />
          </li>
        ))}
      </ul>
      <p>
        <Count count={masked.length} words={{ one: { sv: 'uppgift', en: 'datum' }, many: { sv: 'uppgifter', en: 'data' } }} />
      </p>
    </Details>
  )
}
