/** What is shown of a service that somebody may find: the same words on every page of the room. */
import { SummaryList, T, Tag, type Text } from '../platform/page/index.ts'
import type { Found } from './deeds-find.ts'
import { languageName } from './fields.ts'
import { FREE_WORDS, type Free } from './free.ts'
import { Checked, hoursText } from './part.tsx'
import { nameOfPlace } from './places.ts'

const TONES: Readonly<Record<Free, 'done' | 'waiting' | 'plain'>> = { yes: 'done', no: 'waiting', unknown: 'plain' }
export const FreeTag = ({ free }: { free: Free }) => <Tag tone={TONES[free]} text={FREE_WORDS[free]} />
export const NO_HOURS: Text = { sv: 'Tider saknas', en: 'No hours given' }
export const OPEN: Text = { sv: 'Öppet', en: 'Open' }
export const CLOSED: Text = { sv: 'Stängt', en: 'Closed' }
export function Areas({ codes }: { codes: readonly string[] }) {
  return codes.length === 0 ? <T text={{ sv: 'Hela landet', en: 'The whole country' }} /> : codes.map(nameOfPlace).join(', ')
}

export function FoundFacts({
  found: { service, free, open },
  lang,
}: {
  found: Pick<Found, 'service' | 'free' | 'open'>
  lang: 'sv' | 'en'
}) {
  const words = (one: { sv: string; en?: string | undefined } | undefined) =>
    one === undefined ? undefined : lang === 'en' ? (one.en ?? one.sv) : one.sv
  const { ages, phones, languages, hours } = service
  const rows: { label: Text; value: unknown }[] = [
    { label: { sv: 'Hjälp med', en: 'Help with' }, value: words(service.what) },
    { label: { sv: 'Vem får komma', en: 'Who may come' }, value: words(service.who) },
    { label: { sv: 'Ålder', en: 'Age' }, value: ages && `${ages.from ?? 0}–${ages.to ?? ''}` },
    {
      label: { sv: 'Telefon', en: 'Telephone' },
      value: phones.length > 0 && phones.map(({ number, what }) => <div>{what ? `${number} (${what})` : number}</div>),
    },
    {
      label: { sv: 'Öppet', en: 'Open' },
      value:
        hours.length > 0 &&
        hours.map((one) => (
          <div>
            <T text={hoursText(one)} />
          </div>
        )),
    },
    { label: { sv: 'Just nu', en: 'Just now' }, value: open !== undefined && <T text={open ? OPEN : CLOSED} /> },
    { label: { sv: 'Plats', en: 'Place' }, value: free && <FreeTag free={free} /> },
    { label: { sv: 'Adress', en: 'Address' }, value: service.address },
    {
      label: { sv: 'Språk', en: 'Languages' },
      value:
        languages.length > 0 &&
        languages.map((code, index) => (
          <>
            {index === 0 ? '' : ', '}
            <T text={languageName(code)} />
          </>
        )),
    },
    {
      label: { sv: 'Tillgänglighet', en: 'Accessibility' },
      value: service.accessibility.length > 0 && service.accessibility.map((one) => <div>{one}</div>),
    },
    { label: { sv: 'Kostnad', en: 'Cost' }, value: words(service.fee) },
    { label: { sv: 'Tar emot från', en: 'Receives from' }, value: <Areas codes={service.places} /> },
    { label: { sv: 'Kontrollerad', en: 'Checked' }, value: <Checked on={service.checked} /> },
  ]
  return <SummaryList rows={rows.flatMap(({ label, value }) => (value ? [{ label, value: value as string }] : []))} />
}
