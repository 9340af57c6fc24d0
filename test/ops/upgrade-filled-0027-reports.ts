/** Mandates, indicators with what was counted and published, and reports, as release 0.3.0 wrote them. */
import { createHash, randomUUID } from 'node:crypto'
import { ago, day, json, type Laying } from './upgrade-filled-0027-laying.ts'

export async function fillMandates({ at, row }: Laying): Promise<void> {
  const [mandate, part] = [randomUUID(), randomUUID()]
  await row('mandate', {
    id: mandate,
    title: 'Samordna och följa upp (påhittat)',
    giver: 'Regeringen',
    given_on: '2023-08-25',
    rests_on: 'Ett tidigare uppdrag',
    asked: 'Samordna vad myndigheterna gör.',
    starts_on: '2023-09-01',
    interim_on: '2024-03-31',
    final_on: '2027-03-31',
    responsible: at.national,
    notes: 'Påhittat i ett prov.',
  })
  await row('mandate_part', {
    id: part,
    mandate,
    title: 'Lägesbild',
    asked: 'Svara på rundan.',
    organisation: 'Myndigheterna i samverkan',
    due_on: '2027-01-06',
  })
  await row('mandate_taker', { id: randomUUID(), mandate, name: 'Ett verk (påhittat)', does: 'Bidrar' })
  const link = 'https://www.example.se/uppdrag'
  await row('mandate_delivery', { id: randomUUID(), mandate, part, counts_as: 'part', delivered_on: '2024-03-28', note: 'I tid.', link })
  await row('mandate_document', { id: randomUUID(), mandate, title: 'Uppdraget (påhittad länk)', link })
  await row('mandate_step', { id: randomUUID(), mandate, towards: 'final', title: 'Stäng rundan', due_on: '2027-01-05' })
}

export async function fillIndicators(laying: Laying): Promise<void> {
  const { at, row } = laying
  const indicator = randomUUID()
  await row('indicator', { id: indicator, about: 'organisations' })
  await row('indicator_version', { ...versionOf(indicator, 'organisations', 'Organisationer med beslutad rutin'), written_by: at.national })
  await row('indicator_value', {
    id: randomUUID(),
    indicator,
    about: 'organisations',
    version: 1,
    period: '2024',
    dimension: 'nation',
    code: 'riket',
    value: 31,
    source: 'Påhittade tal',
    came_by: 'hand',
    entered_by: at.national,
  })
  await fillCounts(laying)
}

const versionOf = (indicator: string, about: string, name: string) => ({
  indicator,
  version: 1,
  about,
  name,
  definition: 'Antal under året.',
  why: 'För att se om det går framåt.',
  source: 'Påhittad',
  unit: 'antal',
  frequency: 'year',
  kind: 'count',
  better: 'larger',
  groups: json(about === 'asked' ? [{ code: 'stat', name: 'Statlig myndighet' }] : []),
})

async function fillCounts({ at, row, seal }: Laying): Promise<void> {
  const [indicator, count, release] = [randomUUID(), randomUUID(), randomUUID()]
  await row('indicator', { id: indicator, about: 'asked' })
  await row('indicator_version', { ...versionOf(indicator, 'asked', 'Tillfrågade om våld'), written_by: at.national })
  const of = { indicator, about: 'asked' }
  await row('people_count', {
    id: count,
    ...of,
    reference_on: '2024-12-31',
    place: '9901',
    category: 'stat',
    sex: 'K',
    number_sealed: seal({ table: 'people_count', column: 'number_sealed', id: count, words: '163' }),
    source: 'Påhittade tal',
    entered_by: at.national,
  })
  const inRelease = (column: string, words: string) => ({ [column]: seal({ table: 'count_release', column, id: release, words }) })
  await row('count_release', {
    id: release,
    ...of,
    year: 2024,
    reference_on: '2024-12-31',
    state: 'published',
    source: 'Påhittade tal',
    how: 'mip',
    examined: 12,
    ...inRelease('findings_sealed', json([])),
    ...inRelease('candidate_sealed', json([{ place: '9901', value: 160 }])),
    asked_by: at.national,
    asked_at: ago(30),
    judged_at: ago(30),
    published_by: at.national,
    published_at: ago(29),
  })
  await row('published_count', {
    release,
    ...of,
    year: 2024,
    table_name: 'municipality',
    place: '9901',
    category: '*',
    sex: '*',
    value: 160,
    base: 10,
  })
}

export async function fillReports({ at, row, seal }: Laying): Promise<void> {
  const [report, version] = [randomUUID(), randomUUID()]
  await row('report', { id: report, title: 'Så gick arbetet', subtitle: 'Påhittat', kind: 'own', created_by: at.national })
  await row('report_section', {
    id: randomUUID(),
    report,
    ordinal: 1,
    kind: 'words',
    heading: 'Sammanfattning',
    words: 'De flesta har beslutade rutiner.',
  })
  const document = json({ lang: 'sv', title: 'Så gick arbetet', by: 'Norrviks kommun (påhittad)', date: day(-5), marks: [], blocks: [] })
  const sealed = (as: string, words: string) => seal({ table: 'report_version', column: `${as}_sealed`, as, id: version, words })
  const sum = (text: string) => createHash('sha256').update(text).digest()
  await row('report_version', {
    id: version,
    report,
    number: 1,
    title: 'Så gick arbetet',
    marked: false,
    document_sealed: sealed('document', document),
    document_sha256: sum(document),
    frozen_by: at.national,
    frozen_at: ago(5),
    state: 'ready',
    pdf_sealed: sealed('pdf', '%PDF-1.7'),
    pdf_sha256: sum('%PDF-1.7'),
    docx_sealed: sealed('docx', 'PK'),
    docx_sha256: sum('PK'),
  })
  await row('open_report', { id: randomUUID(), version, publisher: 'Norrviks kommun (påhittad)', document, opened_by: at.national })
}
