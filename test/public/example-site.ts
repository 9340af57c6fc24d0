/** An invented municipality with everything that a site can have, for tests and pictures of the public pages. */
import { createHash, randomBytes } from 'node:crypto'
import { content, type SiteDocument } from '../../src/reach/text/index.ts'

export const PDF = Buffer.from('%PDF-1.7 invented\n%%EOF\n')
export const SOUND = Buffer.concat([Buffer.from('ID3invented'), Buffer.alloc(5_000, 7)])
const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const WEEK = [{ days: '1-5', from: '08:00', to: '16:30' }]

/** `language`: the form whose phrases and first page somebody has signed. */
export const exampleSite = (change: Partial<SiteDocument> = {}): SiteDocument => ({
  version: 1,
  tenant: '11111111-1111-4111-8111-111111111111',
  site: '22222222-2222-4222-8222-222222222222',
  code: 'h2k7wq',
  name: 'Lillviks kommun (påhittad)',
  kind: 'municipality',
  place: '2584',
  published: '2026-11-01T08:00:00.000Z',
  pieces: [
    {
      page: 'start',
      form: 'sv',
      text: 'Socialtjänsten i Lillvik har ett eget rum för samtal. Säg i receptionen att du vill prata **enskilt**.',
    },
    { page: 'for-me', form: 'sv', text: 'Julpynt 7 december.', from: '2026-12-07T00:00:00+01:00', until: '2026-12-08T00:00:00+01:00' },
  ],
  contacts: [
    {
      id: 'social',
      kind: 'social_services',
      name: { sv: 'Socialtjänsten, mottagningen', en: 'Social services, reception' },
      phone: '08-465 004 10',
      note: { sv: 'Säg att det gäller våld, så får du prata med någon samma dag.' },
      hours: WEEK,
      instead: [{ from: '2026-12-24', until: '2026-12-26', hours: [], why: { sv: 'jul' } }],
      pages: [],
      checked: '2026-11-02',
    },
    {
      id: 'jour',
      kind: 'social_emergency',
      name: { sv: 'Socialjouren' },
      phone: '08-465 004 11',
      hours: [{ days: '1-7', from: '00:00', to: '24:00' }],
      instead: [],
      pages: ['start', 'now', 'near'],
      checked: '2026-03-01',
    },
  ],
  about: {
    how: { sv: 'Vi lägger aldrig in din adress i våra register.\n\n- Ditt ärende har två handläggare.\n- Bara de kan öppna det.' },
    ask: { sv: 'Du kan be oss att aldrig skicka post hem.' },
    contact: { name: 'Samordnaren för skyddade personuppgifter', phone: '08-465 004 12', hours: WEEK },
    deputy: { name: 'Gruppledaren i mottagningen', phone: '08-465 004 13', hours: WEEK },
    leaflet: { sv: hashOf(PDF) },
    checked: '2026-10-20',
  },
  services: [
    {
      id: 'tjejjouren',
      name: { sv: 'Lilljouren (påhittad)' },
      organisation: 'Lilljouren (påhittad)',
      what: { sv: 'Samtal, sällskap till polis och rättegång.' },
      who: { sv: 'kvinnor och alla som definierar sig som kvinnor' },
      ages: { from: 15 },
      languages: ['sv', 'ar', 'so'],
      accessibility: ['Hiss', 'Teckenspråkstolk på begäran'],
      phones: [{ number: '070-174 06 10' }],
      hours: [{ days: '1,3', from: '18:00', to: '21:00' }],
      fee: { sv: 'gratis' },
      places: ['2584'],
      pages: [],
      checked: '2026-11-05',
    },
  ],
  lines: [{ line: 'men', state: 'checked', on: '2026-11-10' }],
  signed: [
    { form: 'ar', what: 'phrases', sha256: content().phrases('ar').sha256, by: 'Översättare (påhittad)', on: '2026-11-01' },
    ...content()
      .drafts.filter(({ form }) => form === 'ar')
      .map(({ form, page, sha256 }) => ({ form, what: page, sha256, by: 'Översättare (påhittad)', on: '2026-11-01' })),
  ],
  media: [
    {
      page: 'for-me',
      kind: 'audio',
      form: 'sv',
      title: 'För mig, uppläst',
      sha256: hashOf(SOUND),
      media_type: 'audio/mpeg',
      transcript: 'Det här är det som sägs.',
      seconds: 150,
      bytes: SOUND.length,
    },
  ],
  files: [
    { kind: 'leaflet', form: 'sv', title: 'Så gör vi', sha256: hashOf(PDF), bytes: PDF.length },
    { kind: 'card', form: 'sv', title: 'Tider och nummer', sha256: hashOf(PDF), bytes: PDF.length },
  ],
  queue: {
    id: '33333333-3333-4333-8333-333333333333',
    key: randomBytes(32).toString('base64'),
    team: { sv: 'Tre socialsekreterare i Lillvik.' },
    answers: { sv: 'Vardagar före klockan 16. Aldrig på natten.' },
    holder: { sv: 'Kommunens egen installation har nyckeln. Den öppnas bara för de tre.' },
    anonymous: true,
    documented: { sv: 'Det du skriver blir en allmän handling med sekretess.' },
    retention_days: 90,
    attachments: false,
  },
  interpreters: { languages: ['ar', 'so', 'fa'], how: { sv: 'Säg vilket språk du vill ha när du ringer.' } },
  feedback: { function: 'Kommunikationsenheten', phone: '08-465 004 14' },
  ...change,
})

/** The files that the example names, by their SHA-256. */
export const exampleFile = (sha256: string): { media_type: string; bytes: Buffer } | undefined => {
  if (sha256 === hashOf(PDF)) return { media_type: 'application/pdf', bytes: PDF }
  return sha256 === hashOf(SOUND) ? { media_type: 'audio/mpeg', bytes: SOUND } : undefined
}
