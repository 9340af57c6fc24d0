import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { check, MemoryLookup, readInChild, readPlaces, type RegisterPerson } from '@samvarn/disclosure'
import { makeDocx } from '../packages/disclosure/test/make/docx.ts'
import { makePdf } from '../packages/disclosure/test/make/pdf.ts'
import { median, medianMs, type Table } from './measure.ts'

const PAGES = 100
const LINES_A_PAGE = 40
const GIVEN = ['Alva', 'Berit', 'Cilla', 'Disa', 'Elin', 'Freja', 'Greta', 'Hedda', 'Iris', 'Jorunn', 'Klara', 'Livia']
const SURNAMES = [
  'Påhittsdotter',
  'Sagoström',
  'Fabelgren',
  'Diktell',
  'Legendahl',
  'Mytberg',
  'Versén',
  'Novelius',
  'Epossson',
  'Ballander',
]
const SENTENCE = 'Nämnden har gått igenom handlingarna i ärendet och bedömer att stödet ska fortsätta som hittills under året.'

/** Luhn's digit, for numbers with serial 980–999 that live in this process's memory only. */
function luhn(nine: string): number {
  const sum = [...nine].reduce((total, digit, i) => {
    const twice = Number(digit) * (i % 2 === 0 ? 2 : 1)
    return total + (twice > 9 ? twice - 9 : twice)
  }, 0)
  return (10 - (sum % 10)) % 10
}

function personnummerOf(n: number): string {
  const day = new Date(Date.UTC(1950 + (n % 60), n % 12, 1 + (n % 28)))
  const date = day.toISOString().slice(0, 10).replaceAll('-', '')
  const nine = `${date.slice(2)}${980 + (n % 20)}`
  return `${date}${980 + (n % 20)}${luhn(nine)}`
}

function registerOf(size: number): RegisterPerson[] {
  return Array.from({ length: size }, (_, n) => ({
    person: `p${n}`,
    level: 'sekretessmarkering' as const,
    identifiers: [
      { class: 'personnummer' as const, value: personnummerOf(n) },
      { class: 'name' as const, value: `${GIVEN[n % GIVEN.length]} ${SURNAMES[n % SURNAMES.length]}${Math.floor(n / 60) || ''}` },
      { class: 'address' as const, value: `Påhittsgatan ${n + 1}, 990 ${10 + (n % 90)} Norrvik` },
      { class: 'phone' as const, value: `070-17406${String(5 + (n % 95)).padStart(2, '0')}` },
    ],
  }))
}

const pagesOf = (planted: string): string[][] =>
  Array.from({ length: PAGES }, (_, page) =>
    Array.from({ length: LINES_A_PAGE }, (_, line) => (page === PAGES - 1 && line === 20 ? planted : `${SENTENCE} Dnr ${page}-${line}.`)),
  )

export async function measureCheck(): Promise<Table> {
  const places = readPlaces(readFileSync(join(import.meta.dirname, '..', 'content', 'places.json'), 'utf8'))
  const register = registerOf(300)
  const lookup = new MemoryLookup(register, places)
  const pages = pagesOf('Hon bor nu på Påhittsgatan 7, 990 16 Norrvik.')
  const folder = mkdtempSync(join(tmpdir(), 'samvarn-bench-'))
  const text = pages.flat().join('\n')
  writeFileSync(join(folder, 'text.txt'), text)
  writeFileSync(join(folder, 'values.txt'), register.flatMap((p) => p.identifiers.map((i) => i.value)).join('\n'))
  const grep = await medianMs(5, async () => spawnSync('grep', ['-F', '-c', '-f', join(folder, 'values.txt'), join(folder, 'text.txt')]))
  rmSync(folder, { recursive: true })
  const beside = `${Math.round(grep)} ms (grep -F efter samma värden i samma text; finner inte den här adressen)`
  const rows = []
  for (const [what, name, bytes] of [
    ['DOCX, 100 sidor', 'beslut.docx', makeDocx({ paragraphs: pages.flat() })],
    ['PDF, 100 sidor', 'beslut.pdf', makePdf({ pages })],
    ['TXT, 100 sidor', 'beslut.txt', new TextEncoder().encode(text)],
  ] as const) {
    const reading: number[] = []
    const whole = await medianMs(5, async () => {
      const from = performance.now()
      const document = await readInChild(bytes, name)
      reading.push(performance.now() - from)
      const verdict = await check(document, { recipient: 'counterparty' }, lookup)
      if (verdict.verdict !== 'findings') throw new Error(`${what}: ${verdict.verdict}`)
    })
    rows.push({
      what,
      measured: `${Math.round(whole)} ms, varav ${Math.round(median(reading))} i barnprocessen`,
      beside,
      ratio: `${(whole / grep).toFixed(0)} ×`,
    })
  }
  return { name: 'check', title: 'Röjandekontroll av ett dokument på 100 sidor, register med 300 personer', rows }
}
