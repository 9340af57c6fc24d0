import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import {
  type CheckContext,
  check,
  type Document,
  type Finding,
  MemoryLookup,
  type Part,
  type Places,
  readPlaces,
  type RegisterPerson,
  type Verdict,
} from '../src/index.ts'

/**
 * An invented register for the engine's tests. Numbers are among those that Skatteverket has published for tests and
 * that belong to nobody; phone numbers are from PTS's range for fiction; names and streets are made up.
 */
export const TODAY = '2026-11-21'

export const CAST: RegisterPerson[] = [
  {
    person: 'p1',
    level: 'sekretessmarkering',
    identifiers: [
      { class: 'personnummer', value: '19800103-2385' },
      { class: 'name', value: 'Tuva Maria Lindgård-Älvhem' },
      { class: 'address', value: 'Exempelgatan 12 B, 211 22 Malmö' },
      { class: 'phone', value: '070-174 06 05' },
      { class: 'email', value: 'tuva.privat@example.org' },
      { class: 'municipality', value: '1280' },
      { class: 'school', value: 'Granbackaskolan, Malmö' },
      { class: 'care', value: 'Rönnens vårdcentral' },
      { class: 'property', value: 'Malmö Påhittet 12:34' },
      { class: 'coordinates', value: '55.60512, 13.00384' },
      { class: 'username', value: 'granris_77' },
      { class: 'vehicle', value: 'ABC 12D' },
      { class: 'account', value: '8327-9, 994 123 456-7' },
    ],
  },
  {
    person: 'p2',
    level: 'skyddad_folkbokforing',
    identifiers: [
      { class: 'samordningsnummer', value: '196101852389' },
      { class: 'name', value: 'Bertil Qvarnholt' },
      { class: 'new_name', value: 'Bertil Silverglans' },
      { class: 'address', value: 'c/o Eriksdotter, Norra Låtsasvägen 3, 753 20 Uppsala' },
      { class: 'region', value: 'Uppsala län' },
      { class: 'relation', value: 'mor: Dagny Qvarnholt' },
    ],
  },
  {
    person: 'p3',
    level: 'fingerade_personuppgifter',
    sender_place_secret: true,
    identifiers: [
      { class: 'personnummer', value: '198001082380' },
      { class: 'name', value: 'Ylva Fjällmark' },
      { class: 'address', value: 'Diktgränd 7, 903 26 Umeå' },
    ],
  },
  {
    person: 'p4',
    level: 'sekretessmarkering',
    identifiers: [
      { class: 'name', value: 'Elof Lindgård-Älvhem' },
      { class: 'personnummer', value: '202001042387' },
      { class: 'address', value: 'Exempelgatan 12 B, 211 22 Malmö' },
    ],
  },
  {
    person: 'p5',
    level: 'provisional',
    identifiers: [
      { class: 'name', value: 'Anna Andersson' },
      { class: 'municipality', value: 'Kiruna' },
    ],
  },
]

export const PLACES: Places = readPlaces(readFileSync(new URL('../../../content/places.json', import.meta.url), 'utf8'))
export const LOOKUP = new MemoryLookup(CAST, PLACES, TODAY)

export function part(text: string, more: Partial<Part> = {}): Part {
  return { id: more.id ?? more.kind ?? 'body', kind: 'body', hidden: false, text, marks: [], ...more }
}

export function document(...parts: (string | Part)[]): Document {
  return {
    format: 'txt',
    unread: [],
    parts: parts.map((one, index) => (typeof one === 'string' ? part(one, { id: `body${index}` }) : one)),
  }
}

export function judged(what: string | Document, context: Partial<CheckContext> = {}): Promise<Verdict> {
  return check(typeof what === 'string' ? document(what) : what, { recipient: 'counterparty', today: TODAY, ...context }, LOOKUP)
}

/** Findings in short, such as `STOP p1 address`. */
export async function shorts(what: string | Document, context: Partial<CheckContext> = {}): Promise<string[]> {
  const { findings } = await judged(what, context)
  return [...new Set(findings.map(short))].sort()
}

export function short(finding: Finding): string {
  return `${finding.level} ${finding.person ?? '-'} ${finding.kind}`
}

/** A folder of shared data, or undefined: tests that need it are skipped, and say so. */
export function sharedData(folder: string): string | undefined {
  const path = resolve(join(process.env.SAMVARN_DATA ?? new URL('../../../../shared/data', import.meta.url).pathname, folder))
  return existsSync(path) ? path : undefined
}
