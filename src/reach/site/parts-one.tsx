import { dayOf } from '../../platform/day.ts'
import { Actions, Details, EmptyState, LinkButton, T, Tag, When } from '../../platform/page/index.ts'
import type { Contact, Piece, Whole } from './deeds-items.ts'
import { CONTACT_KINDS, isUnchecked } from './contact.ts'
import { writeEvery, writeWeek } from './opening.ts'
import { Days, formName, pageName, Phone } from './parts.tsx'

/** What a site has of its own: numbers with their hours, and texts. */
export function Contacts({ at, whole, lang }: { at: string; whole: Whole; lang: 'sv' | 'en' }) {
  const shown = whole.contacts.filter(({ now, planned }) => now !== null || planned.length > 0)
  const add = <LinkButton href={`${at}/kontakt/ny`} text={{ sv: 'Lägg till ett nummer', en: 'Add a number' }} />
  if (shown.length === 0)
    return (
      <EmptyState title={{ sv: 'Inga egna nummer än', en: 'No numbers of your own yet' }} action={add}>
        <p>
          <T
            text={{
              sv: 'Sidan visar de nationella linjerna. Lägg till socialtjänsten och socialjouren, så vet den som bor hos er vart hon kan ringa.',
              en: 'The site shows the national lines. Add social services and the emergency service, so that those who live with you know where to call.',
            }}
          />
        </p>
      </EmptyState>
    )
  return (
    <>
      {shown.map((contact) => (
        <ContactCard at={at} contact={contact} lang={lang} />
      ))}
      <Actions>{add}</Actions>
    </>
  )
}
function ContactCard({ at, contact, lang }: { at: string; contact: Contact; lang: 'sv' | 'en' }) {
  const { id, now, planned } = contact
  const next = planned[0]
  return (
    <section class="sv-inset">
      <h3>{now?.name.sv ?? <T text={{ sv: 'Kommer', en: 'To come' }} />}</h3>
      {now === null ? null : (
        <p>
          <T text={CONTACT_KINDS[now.kind]} />
          {now.phone === undefined ? null : (
            <>
              {' · '}
              <strong>
                <Phone number={now.phone} />
              </strong>
            </>
          )}
          <br />
          {writeWeek(now.hours, lang)}
        </p>
      )}
      {now?.instead
        .filter(({ until }) => until >= dayOf())
        .map((one) => (
          <p>
            <Tag tone="waiting" text={{ sv: 'Andra tider', en: 'Other hours' }} /> <Days of={one} />: {writeEvery(one.hours, lang)}
          </p>
        ))}
      {next === undefined ? null : (
        <p>
          <Tag tone="waiting" text={{ sv: 'Planerat', en: 'Planned' }} />{' '}
          <T text={next.content === null ? { sv: 'Tas bort', en: 'Taken away' } : { sv: 'Ändras', en: 'Changes' }} />{' '}
          <When at={next.from_at} />.
        </p>
      )}
      {now === null ? null : (
        <p>
          {isUnchecked(now.checked, dayOf()) ? <Tag tone="waiting" text={{ sv: 'Behöver ses över', en: 'Needs a look' }} /> : null}{' '}
          <T text={{ sv: 'Kontrollerat', en: 'Checked' }} /> <When at={now.checked} />
        </p>
      )}
      <Actions>
        <LinkButton
          href={`${at}/kontakt/${id}/tider`}
          text={{ sv: 'Ändra öppettider', en: 'Change opening hours' }}
          about={now?.name.sv ?? ''}
        />
        <LinkButton
          kind="quiet"
          href={`${at}/kontakt/${id}`}
          text={{ sv: 'Mer om numret', en: 'More about the number' }}
          about={now?.name.sv ?? ''}
        />
      </Actions>
    </section>
  )
}

export function Pieces({ at, whole }: { at: string; whole: Whole }) {
  const shown = whole.pieces.filter(({ now, planned }) => now !== null || planned.length > 0)
  const gone = whole.pieces.filter((piece) => !shown.includes(piece))
  return (
    <>
      {shown.length === 0 ? (
        <p>
          <T
            text={{
              sv: 'Ni har inte skrivit något eget. De nationella texterna räcker; skriv när ni har något som bara gäller hos er.',
              en: 'You have written nothing of your own. The national texts are enough; write when you have something that is true only with you.',
            }}
          />
        </p>
      ) : (
        <ul>
          {shown.map((piece) => (
            <li>
              <PieceLine at={at} piece={piece} />
            </li>
          ))}
        </ul>
      )}
      <Actions>
        <LinkButton href={`${at}/text/ny`} text={{ sv: 'Skriv en text', en: 'Write a text' }} />
      </Actions>
      {gone.length === 0 ? null : (
        <Details summary={{ sv: 'Texter som inte visas längre', en: 'Texts that are shown no longer' }}>
          <ul>
            {gone.map((piece) => (
              <li>
                <PieceLine at={at} piece={piece} />
              </li>
            ))}
          </ul>
        </Details>
      )}
    </>
  )
}
function PieceLine({ at, piece }: { at: string; piece: Piece }) {
  const { id, last, version, planned, now } = piece
  const next = planned[0]
  return (
    <>
      <a href={`${at}/text/${id}`}>
        <T text={pageName(last.page)} />, {formName(last.form)}
      </a>
      {now !== null && version?.until_at ? (
        <>
          {' · '}
          <T text={{ sv: 'till', en: 'until' }} /> <When at={version.until_at} />
        </>
      ) : null}
      {next === undefined ? null : (
        <>
          {' · '}
          <T text={next.content === null ? { sv: 'tas bort', en: 'taken away' } : { sv: 'ändras', en: 'changes' }} />{' '}
          <When at={next.from_at} />
        </>
      )}
    </>
  )
}
