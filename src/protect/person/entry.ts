/** What is asked when a person is entered by hand, and when one datum about her is. */
import { IDENTIFIER_CLASSES, mailOf, parseIdentityNumber, phoneOf } from '@samvarn/disclosure'
import { z } from 'zod'
import { codeList, field, identityNumber, optionalText, record, requiredText, says, type ValuesOf } from '../../platform/field/index.ts'
import { lastDay, reasonOptions, type Statement } from '../marking/index.ts'
import { classText, type DatumClass, EARLIER_CLASSES, IDENTITY_CLASSES, makeName, type NewDatum } from './datum.ts'
import { type Relation, RELATIONS } from './person.ts'

const relationCodes = Object.keys(RELATIONS) as [Relation, ...Relation[]]

export const relationField = field({
  schema: codeList(relationCodes),
  label: { sv: 'Personen är', en: 'The person is' },
  control: 'radio',
  options: relationCodes.map((value) => ({ value, label: RELATIONS[value] })),
})
export const placeSecretField = field({
  schema: z.boolean(),
  label: {
    sv: 'Att personen finns hos oss får inte framgå: det avslöjar var hon eller han är',
    en: 'That the person is known to us must not show: it tells where he or she is',
  },
  hint: {
    sv: 'Då hålls varje utskick som nämner personen, också utan adress.',
    en: 'Then every document that names the person is held, also without an address.',
  },
  control: 'checkbox',
})
export const standingRecord = record({ relation: relationField, sender_place_secret: placeSecretField })

const KINDS = ['provisional', 'fingerade_personuppgifter'] as const

const optionalIdentity = identityNumber(parseIdentityNumber).optional()

/** Who it is, and what is known of where. */
const whoFields = {
  relation: relationField,
  given: field({ schema: requiredText(80), label: { sv: 'Förnamn', en: 'Given names' }, control: 'text', secret: true }),
  sur: field({ schema: requiredText(80), label: { sv: 'Efternamn', en: 'Surname' }, control: 'text', secret: true }),
  identity_number: field({
    schema: optionalIdentity,
    label: { sv: 'Personnummer eller samordningsnummer', en: 'Personnummer or samordningsnummer' },
    hint: {
      sv: 'Tolv siffror. Utan nummer hittar röjandekontrollen bara namnet.',
      en: 'Twelve figures. Without it the röjandekontroll finds the name only.',
    },
    control: 'text',
    secret: true,
    width: 'medium',
  }),
  address: field({
    schema: optionalText(200),
    label: { sv: 'Adress', en: 'Address' },
    hint: {
      sv: 'Bara om ni redan har den. Gata och nummer, postnummer och ort på en rad. Röjandekontrollen letar efter den i utskick.',
      en: 'Only if you already hold it. Street and number, postcode and locality on one line. The röjandekontroll looks for it in documents.',
    },
    control: 'text',
    secret: true,
  }),
  phone: field({
    schema: optionalValue('phone'),
    label: { sv: 'Telefon', en: 'Phone' },
    control: 'tel',
    secret: true,
    width: 'medium',
  }),
  email: field({
    schema: optionalValue('email'),
    label: { sv: 'E-post', en: 'E-mail' },
    control: 'text',
    secret: true,
    width: 'medium',
  }),
  sender_place_secret: placeSecretField,
}

/** How the person is protected, and until when. */
function protectionFields(daysMax: number) {
  return {
    level: field({
      schema: codeList(KINDS),
      label: { sv: 'Skydd', en: 'Protection' },
      control: 'radio',
      options: [
        {
          value: 'provisional',
          label: { sv: 'Provisorisk markering', en: 'Provisional marking' },
          hint: {
            sv: 'Gäller från nu, tills registret hinner ifatt eller ni beslutar något annat. Skäl och slutdag nedan.',
            en: 'Holds from now, until the register catches up or you decide otherwise. Reason and last day below.',
          },
        },
        {
          value: 'fingerade_personuppgifter',
          label: { sv: 'Fingerade personuppgifter', en: 'Fingerade personuppgifter' },
          hint: {
            sv: 'Syns aldrig i något register. Lägg bara in det nya: inget tidigare namn, nummer eller anhörig får skrivas in.',
            en: 'Never shows in any register. Enter the new only: no earlier name, number or relative may be written.',
          },
        },
      ],
    }),
    reason: field({
      schema: codeList(reasonOptions.map((o) => o.value) as [string, ...string[]]).optional(),
      label: { sv: 'Varför, om markeringen är provisorisk', en: 'Why, if the marking is provisional' },
      control: 'radio',
      options: reasonOptions,
    }),
    expires: field({
      schema: lastDay(daysMax).optional(),
      label: { sv: 'Gäller till och med, om markeringen är provisorisk', en: 'Holds up to and including, if the marking is provisional' },
      hint: { sv: `Högst ${daysMax} dagar.`, en: `At most ${daysMax} days.` },
      control: 'date',
    }),
  }
}

export function entryRecord(daysMax: number) {
  return record({ ...whoFields, ...protectionFields(daysMax) }, (values) => [
    ...(values.level === 'provisional' && values.reason === undefined
      ? [{ field: 'reason', message: { sv: 'Välj varför markeringen sätts.', en: 'Choose why the marking is set.' } }]
      : []),
    ...(values.level === 'provisional' && values.expires === undefined
      ? [
          {
            field: 'expires',
            message: { sv: 'Skriv till och med vilken dag markeringen gäller.', en: 'Write the day up to which the marking holds.' },
          },
        ]
      : []),
  ])
}
export type Entry = ValuesOf<ReturnType<typeof entryRecord>>

/** The class of an identity number: from day 61 it is a samordningsnummer. */
export function identityDatum(number: string): NewDatum {
  const kind = parseIdentityNumber(number)?.kind
  return { class: kind === 'samordningsnummer' ? 'samordningsnummer' : 'personnummer', value: number }
}

/** A provisional marking by hand holds from the day it is set. Fingerade personuppgifter come from no register. */
export function statementOf(entry: Pick<Entry, 'level' | 'reason' | 'expires'>): Statement {
  const by = { source: 'manual', schema_version: 'manual' } as const
  return entry.level === 'provisional'
    ? { ...by, level: 'provisional', reason: entry.reason, expires_at: entry.expires }
    : { ...by, level: entry.level }
}

export function dataOf(entry: Entry): NewDatum[] {
  const data: NewDatum[] = [makeName(entry.given, entry.sur)]
  if (entry.identity_number !== undefined) data.push(identityDatum(entry.identity_number))
  if (entry.address !== undefined) data.push({ class: 'address', value: entry.address })
  if (entry.phone !== undefined) data.push({ class: 'phone', value: entry.phone })
  if (entry.email !== undefined) data.push({ class: 'email', value: entry.email })
  return data
}

const UNREADABLE = {
  identity: {
    sv: 'Det går inte att läsa som ett personnummer eller samordningsnummer. Skriv tolv siffror, ÅÅÅÅMMDD-NNNN.',
    en: 'This cannot be read as a personnummer or samordningsnummer. Write twelve figures, YYYYMMDD-NNNN.',
  },
  phone: {
    sv: 'Telefonnumret går inte att läsa. Skriv det med riktnummer, till exempel 070-174 06 05.',
    en: 'The phone number cannot be read. Write it with its area code, for example 070-174 06 05.',
  },
  email: {
    sv: 'E-postadressen går inte att läsa. Skriv till exempel namn@example.se.',
    en: 'The mail address cannot be read. Write for example name@example.se.',
  },
}

/** A value that the röjandekontroll could never recognise would protect nobody, and is sent back. */
export function troubleWith(cls: DatumClass, value: string): { sv: string; en: string } | undefined {
  if (IDENTITY_CLASSES.includes(cls) && parseIdentityNumber(value)?.luhn !== true) return UNREADABLE.identity
  if (cls === 'phone' && phoneOf(value) === undefined) return UNREADABLE.phone
  if (cls === 'email' && mailOf(value) === undefined) return UNREADABLE.email
  return undefined
}

function optionalValue(cls: DatumClass) {
  return optionalText(200).superRefine((value, ctx) => {
    const trouble = value === undefined ? undefined : troubleWith(cls, value)
    if (trouble) ctx.addIssue(says(trouble))
  })
}

export function valueRecord(cls: DatumClass) {
  return record({
    value: field({
      schema: requiredText(300).superRefine((value, ctx) => {
        const trouble = troubleWith(cls, value)
        if (trouble) ctx.addIssue(says(trouble))
      }),
      label: classText(cls),
      ...(cls === 'name' || EARLIER_CLASSES.includes(cls)
        ? { hint: { sv: 'Efternamn, förnamn: med komma emellan.', en: 'Surname, given names: with a comma between.' } }
        : {}),
      control: 'text',
      secret: true,
    }),
  })
}

const CLASSES = IDENTIFIER_CLASSES as unknown as [DatumClass, ...DatumClass[]]
export const classRecord = record(
  {
    class: field({
      schema: codeList(CLASSES),
      label: { sv: 'Slag av uppgift', en: 'Kind of datum' },
      hint: {
        sv: 'Bara sådant som ni redan har. Ingen ska tillfrågas för kontrollens skull.',
        en: 'Only what you already hold. Nobody is asked for the sake of the check.',
      },
      control: 'select',
      options: CLASSES.map((value) => ({ value, label: classText(value) })),
    }),
    value: field({
      schema: requiredText(300),
      label: { sv: 'Uppgift', en: 'Datum' },
      hint: { sv: 'Namn skrivs med komma: Efternamn, Förnamn.', en: 'Names are written with a comma: Surname, Given names.' },
      control: 'text',
      secret: true,
    }),
  },
  (values) => {
    const trouble = troubleWith(values.class, values.value)
    return trouble ? [{ field: 'value', message: trouble }] : []
  },
)

/** "Lind, Anna" as a name has its parts; anything else stands as written. */
export function datumOf(cls: DatumClass, written: string): NewDatum {
  const [sur, given, ...rest] = written.split(',').map((part) => part.trim())
  const isName = ['name', 'former_name', 'new_name', 'alias'].includes(cls)
  return isName && sur && given && rest.length === 0 ? makeName(given, sur, cls) : { class: cls, value: written }
}
