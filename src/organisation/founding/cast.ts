import type { Foundation } from './found.ts'

/**
 * The invented organisations of the demo and of the tests. Norrvik, Ekby and their people do not exist; their place code
 * 9901 belongs to no municipality.
 */
export const CAST: Foundation[] = [
  {
    name: 'Norrviks kommun (påhittad)',
    slug: 'norrvik',
    may_host: true,
    kind: 'municipality',
    units: [
      {
        name: 'Individ och familj',
        place_code: '9901',
        circle: { name: 'Krets Individ och familj', size_target: 4 },
        analysis: {
          needs: 'Två i beredskap behövs varje vardag, så att den som ringer får hjälp också när den ena är borta.',
          risks:
            'Den som känner en skyddad person eller någon nära henne kan komma in i kretsen; fler än fyra ökar risken att ett namn sägs högt.',
          measures: 'Jäv anmäls före varje ärende. Loggen granskas varje vecka. Den som slutar tas ur kretsen samma dag.',
        },
        accounts: [
          {
            slug: 'norrvik-skyddsansvarig',
            signature: 'Skyddsansvarig, Individ och familj',
            name: 'Siv Påhitt',
            roles: ['protection_officer'],
            in_circle: 'on_duty',
          },
          {
            slug: 'norrvik-ersattare',
            signature: 'Ersättare, Individ och familj',
            name: 'Elis Fabel',
            roles: ['deputy'],
            in_circle: 'on_duty',
          },
          { slug: 'norrvik-handlaggare', signature: 'Handläggare, Individ och familj', name: 'Hanna Saga', roles: ['caseworker'] },
          { slug: 'norrvik-chef', signature: 'Enhetschef, Individ och familj', name: 'Carin Dikt', roles: ['unit_head'] },
        ],
      },
      {
        name: 'Personal och lön',
        place_code: '9901',
        circle: { name: 'Krets Personal och lön', size_target: 2, single_officer: true },
        analysis: {
          needs: 'En person sköter uppgifter om skyddade medarbetare; chefen är andra person vid beslut.',
          risks: 'Lönefiler och scheman går till många mottagare.',
          measures: 'Allt som lämnar enheten kontrolleras. Loggen granskas varje vecka.',
        },
        accounts: [
          {
            slug: 'norrvik-personal',
            signature: 'Skyddsansvarig, Personal och lön',
            name: 'Pia Myt',
            roles: ['protection_officer'],
            in_circle: 'on_duty',
          },
          { slug: 'norrvik-personalchef', signature: 'Enhetschef, Personal och lön', name: 'Rolf Legend', roles: ['unit_head'] },
        ],
      },
      {
        name: 'Stab',
        place_code: '9901',
        accounts: [
          { slug: 'norrvik-loggranskare', signature: 'Loggranskare', name: 'Lo Novell', roles: ['log_reviewer'] },
          { slug: 'norrvik-registrator', signature: 'Registrator', name: 'Rut Ballad', roles: ['registrar'] },
          { slug: 'norrvik-systemagare', signature: 'Systemägare', name: 'Stig Roman', roles: ['system_owner'] },
          { slug: 'norrvik-samordnare', signature: 'Samordnare, Stab', name: 'Sanna Fras', roles: ['coordinator'] },
          { slug: 'norrvik-kommunikator', signature: 'Kommunikatör, Stab', name: 'Kim Fabula', roles: ['communicator'] },
        ],
      },
    ],
  },
  {
    name: 'Ekbyjouren (påhittad)',
    slug: 'ekbyjouren',
    kind: 'ngo',
    units: [
      {
        name: 'Jouren',
        circle: { name: 'Krets Jouren', size_target: 3, single_officer: true },
        analysis: {
          needs: 'En i taget har beredskap; tre delar på dygnet.',
          risks: 'Jouren är liten och många känner varandra.',
          measures: 'Jäv anmäls, och då tar en annan i kretsen över.',
        },
        accounts: [
          {
            slug: 'ekby-skyddsansvarig',
            signature: 'Skyddsansvarig, Ekbyjouren',
            name: 'Eva Krönika',
            roles: ['protection_officer'],
            in_circle: 'on_duty',
          },
          { slug: 'ekby-handlaggare', signature: 'Stödperson, Ekbyjouren', name: 'Ulla Vers', roles: ['caseworker'] },
          {
            slug: 'ekby-chef',
            signature: 'Verksamhetschef, Ekbyjouren',
            name: 'Britt Epos',
            roles: ['unit_head', 'coordinator', 'communicator'],
          },
        ],
      },
    ],
  },
  {
    name: 'Samordningsverket (påhittad)',
    slug: 'samordningsverket',
    kind: 'state_agency',
    units: [
      {
        name: 'Nationell samordning',
        accounts: [
          {
            slug: 'samverket-nationell',
            signature: 'Nationell samordnare',
            name: 'Nora Prosa',
            roles: ['national_coordinator', 'coordinator'],
          },
          { slug: 'samverket-utredare', signature: 'Utredare', name: 'Ulf Essä', roles: ['national_coordinator'] },
          { slug: 'samverket-chef', signature: 'Enhetschef, Nationell samordning', name: 'Cilla Visa', roles: ['unit_head'] },
        ],
      },
      {
        name: 'Stab',
        accounts: [
          { slug: 'samverket-kommunikator', signature: 'Kommunikatör, Samordningsverket', name: 'Kajsa Sonett', roles: ['communicator'] },
          { slug: 'samverket-systemagare', signature: 'Systemägare, Samordningsverket', name: 'Sam Limerick', roles: ['system_owner'] },
        ],
      },
    ],
  },
  {
    name: 'Länsstyrelsen i Nordanlän (påhittad)',
    slug: 'lansstyrelsen-nordan',
    kind: 'county_board',
    units: [
      {
        name: 'Social hållbarhet',
        accounts: [
          { slug: 'nordan-samordnare', signature: 'Länssamordnare', name: 'Lena Haiku', roles: ['coordinator'] },
          { slug: 'nordan-kommunikator', signature: 'Kommunikatör, Länsstyrelsen', name: 'Kaj Rondå', roles: ['communicator'] },
          { slug: 'nordan-systemagare', signature: 'Systemägare, Länsstyrelsen', name: 'Lars Rim', roles: ['system_owner'] },
        ],
      },
    ],
  },
]
