/**
 * The invented persons of the demo. Names, places and addresses do not exist; phone numbers are those set aside for
 * fiction (PTS). The numbers are a few of Skatteverket's published test numbers, which belong to nobody
 * (github.com/personnummer/meta at c44a844, testdata/allPins.json and allCoords.json, CC0).
 */
import { addDays, type Statement } from '../marking/index.ts'
import { identityDatum, makeName, type NewDatum, type Relation } from '../person/index.ts'

export interface DemoPerson {
  /** Whose hand enters her: a slug of the cast, and the circle by name. */
  by: string
  circle: string
  relation: Relation
  data: NewDatum[]
  statement: Statement
  sender_place_secret?: boolean
}

const SPAR = { source: 'spar', schema_version: '2021.1' } as const
const LIST = { source: 'list', schema_version: 'xlsx' } as const
const HAND = { source: 'manual', schema_version: 'manual' } as const
const who = (number: string, given: string, sur: string): NewDatum[] => [identityDatum(number), makeName(given, sur)]
const address = (value: string): NewDatum => ({ class: 'address', value })
const phone = (value: string): NewDatum => ({ class: 'phone', value })

const IFO = { by: 'norrvik-skyddsansvarig', circle: 'Krets Individ och familj', relation: 'client' } as const
const STAFF = { by: 'norrvik-personal', circle: 'Krets Personal och lön', relation: 'employee' } as const
const SHELTER = { by: 'ekby-skyddsansvarig', circle: 'Krets Jouren', relation: 'client' } as const

/** `today` as YYYY-MM-DD: what expires does so soon after the demo was made. */
export function demoPeople(today: string): DemoPerson[] {
  const provisional = (reason: string, days: number): Statement => ({
    ...HAND,
    level: 'provisional',
    reason,
    expires_at: addDays(today, days),
  })
  return [
    {
      ...IFO,
      data: [...who('198301022383', 'Maja', 'Fjärdhag'), address('Lärkgränd 7, 990 12 Norrvik'), phone('070-1740612')],
      statement: { ...SPAR, level: 'sekretessmarkering', valid_from: '2026-03-02' },
    },
    {
      ...IFO,
      // The municipality is where she is registered and not where she lives; the old address came along by mistake.
      data: [
        ...who('198801022396', 'Elin', 'Vassmark'),
        address('Gamla Kvarnvägen 14, 990 13 Norrvik'),
        { class: 'municipality', value: '9901' },
      ],
      statement: { ...SPAR, level: 'skyddad_folkbokforing', set_by_register: true, valid_from: '2025-11-20' },
      sender_place_secret: true,
    },
    {
      ...IFO,
      data: [...who('201501022386', 'Alva', 'Vassmark'), { class: 'school', value: 'Fågelskolan, Norrvik' }],
      statement: { ...LIST, level: 'skyddad_folkbokforing', valid_from: '2025-11-20', last_verified: addDays(today, -20) },
    },
    {
      ...IFO,
      data: [...who('199101022391', 'Jonas', 'Trollsjö'), address('Sjöboden 2, 990 14 Norrvik'), phone('031-3900604')],
      statement: { ...LIST, level: 'sekretessmarkering', last_verified: addDays(today, -3) },
    },
    {
      ...IFO,
      data: [...who('196401053076', 'Berit', 'Hällström Ek'), phone('08-46500412')],
      statement: { ...HAND, level: 'fingerade_personuppgifter' },
    },
    {
      ...IFO,
      data: [...who('199401022398', 'Samira', 'Ollonborr'), { class: 'email', value: 'samira@example.org' }],
      statement: provisional('told_by_person', 5),
    },
    { ...IFO, data: [...who('199000742396', 'Dilan', 'Norrhult')], statement: provisional('application_pending', 60) },
    {
      ...IFO,
      data: [...who('197801012399', 'Karl', 'Bäckstigen'), { class: 'workplace', value: 'Norrviks såg' }],
      statement: { ...SPAR, level: 'unknown_treat_as_highest', schema_version: '20160213' },
    },
    { ...STAFF, data: [...who('198501012390', 'Love', 'Stensund'), phone('070-1740633')], statement: provisional('threat_known', 40) },
    {
      ...STAFF,
      data: [...who('197201079295', 'Petter', 'Asplycke'), address('Tallbacken 5 A, 990 15 Norrvik')],
      statement: { ...LIST, level: 'sekretessmarkering', last_verified: addDays(today, -1) },
    },
    {
      ...SHELTER,
      data: [...who('198301062389', 'Nadja', 'Klockljung'), { class: 'shelter', value: 'Ekbyhuset, Ekby' }, phone('08-46500433')],
      statement: provisional('threat_known', 30),
      sender_place_secret: true,
    },
    { ...SHELTER, data: [...who('199601012389', 'Ines', 'Havsrand')], statement: provisional('told_by_person', 45) },
  ]
}
