import { CLASS_NAMES, type Finding, type Place, RULES, type Unread, type Verdict } from '@samvarn/disclosure'
import { pathToFileURL } from 'node:url'
import type { Lang, Text } from './command.ts'

export interface Checked {
  path: string
  verdict: Verdict
}

const VERDICTS: Record<Verdict['verdict'], Text> = {
  clean: { sv: 'inget att anmärka', en: 'clean' },
  findings: { sv: 'fynd', en: 'findings' },
  unchecked: { sv: 'inte kontrollerad', en: 'not checked' },
}

const UNREAD: Record<Unread['code'], Text> = {
  encrypted: {
    sv: 'Filen är krypterad. Ta bort lösenordet och kontrollera igen.',
    en: 'The file is encrypted. Remove the password and check again.',
  },
  unknown_format: {
    sv: 'Formatet är okänt. Spara som TXT, HTML, DOCX, PDF, EML, CSV eller XLSX.',
    en: 'The format is unknown. Save as TXT, HTML, DOCX, PDF, EML, CSV or XLSX.',
  },
  unknown_part: {
    sv: 'Filen har en del som inte kan läsas. Ta bort den eller granska för hand.',
    en: 'The file has a part that cannot be read. Remove it or review by hand.',
  },
  broken: { sv: 'Filen är trasig. Öppna den och spara om.', en: 'The file is broken. Open it and save it anew.' },
  limit_size: { sv: 'Filen är för stor. Dela den.', en: 'The file is too large. Split it.' },
  limit_entries: { sv: 'Filen har för många delar.', en: 'The file has too many parts.' },
  limit_ratio: { sv: 'Filen växer orimligt när den packas upp.', en: 'The file grows unreasonably when unpacked.' },
  limit_nesting: { sv: 'Filer ligger i filer i för många led.', en: 'Files lie within files too many levels deep.' },
  limit_text: { sv: 'Filen har för mycket text. Dela den.', en: 'The file holds too much text. Split it.' },
  timeout: { sv: 'Läsningen tog för lång tid.', en: 'Reading took too long.' },
  crashed: { sv: 'Läsningen avbröts. Granska för hand.', en: 'Reading broke off. Review by hand.' },
  picture_text: {
    sv: 'En bild kan innehålla text som inte kan läsas. Granska bilden.',
    en: 'A picture may hold text that cannot be read. Review the picture.',
  },
  external_content: {
    sv: 'Filen hämtar innehåll utifrån. Bädda in det eller ta bort det.',
    en: 'The file fetches content from outside. Embed or remove it.',
  },
  old_office: {
    sv: 'Det gamla Office-formatet kan inte läsas. Spara som DOCX eller XLSX.',
    en: 'The old Office format cannot be read. Save as DOCX or XLSX.',
  },
  encoding: { sv: 'Teckenkodningen går inte att avgöra. Spara som UTF-8.', en: 'The character encoding cannot be told. Save as UTF-8.' },
  dtd: { sv: 'Filen har en DTD och läses inte.', en: 'The file has a DTD and is not read.' },
  mismatch: { sv: 'Filens innehåll är av annat slag än namnet säger.', en: 'The content is of another kind than the name says.' },
  unreadable: {
    sv: 'Filen går inte att öppna. Kontrollera sökväg och rättigheter.',
    en: 'The file cannot be opened. Check path and permissions.',
  },
  link: {
    sv: 'En symbolisk länk leder ut ur mappen och följs inte. Kontrollera målet för sig.',
    en: 'A symbolic link leads out of the folder and is not followed. Check its target by itself.',
  },
}

function placeText(place: Place, lang: Lang): string {
  const sv = lang === 'sv'
  const pieces = [
    ...(place.inside ?? []),
    place.page === undefined ? '' : `${sv ? 'sida' : 'page'} ${place.page}`,
    place.sheet === undefined ? '' : `${sv ? 'blad' : 'sheet'} ${place.sheet}`,
    place.cell === undefined ? '' : `cell ${place.cell}`,
    place.paragraph === undefined ? '' : `${sv ? 'stycke' : 'paragraph'} ${place.paragraph}`,
    place.line === undefined ? '' : `${sv ? 'rad' : 'line'} ${place.line}`,
    place.header ?? '',
    place.property ?? '',
    place.offset === undefined ? '' : `${sv ? 'tecken' : 'character'} ${place.offset + 1}–${place.offset + (place.length ?? 0)}`,
  ]
  return pieces.filter((piece) => piece !== '').join(', ')
}

const KINDS: Record<string, Text> = {
  who_where: { sv: 'vem och var', en: 'who and where' },
  anyones_personnummer: { sv: 'någons personnummer', en: 'someone’s personnummer' },
  anyones_address: { sv: 'någons adress', en: 'someone’s address' },
  anyones_phone: { sv: 'någons mobilnummer', en: 'someone’s mobile number' },
}

function kindText(finding: Finding, lang: Lang): string {
  return (KINDS[finding.kind] ?? (CLASS_NAMES as Record<string, Text>)[finding.kind])?.[lang] ?? finding.kind
}

export function asText(documents: readonly Checked[], lang: Lang): string {
  const lines: string[] = []
  for (const { path, verdict } of documents) {
    lines.push(`${path}: ${VERDICTS[verdict.verdict][lang]}`)
    for (const unread of verdict.unread)
      lines.push(
        `  ! ${UNREAD[unread.code][lang]}${unread.where === undefined ? '' : ` (${unread.where})`}${unread.digest === undefined ? '' : ` sha256 ${unread.digest}`}`,
      )
    for (const finding of verdict.findings) {
      lines.push(
        `  ${finding.level.padEnd(6)} ${kindText(finding, lang)}${finding.person === undefined ? '' : ` · ${finding.person}`} · ${placeText(finding.place, lang)} · ${finding.law} · ${finding.rule}`,
      )
      lines.push(`         ${finding.explanation[lang]}`)
    }
  }
  const count = (verdict: Verdict['verdict']) => documents.filter((one) => one.verdict.verdict === verdict).length
  const [all, unchecked] = [documents.length, count('unchecked')]
  lines.push(
    lang === 'sv'
      ? `${all} dokument: ${count('clean')} utan anmärkning, ${count('findings')} med fynd, ${unchecked} inte ${unchecked === 1 ? 'kontrollerat' : 'kontrollerade'}.`
      : `${all} ${all === 1 ? 'document' : 'documents'}: ${count('clean')} clean, ${count('findings')} with findings, ${unchecked} not checked.`,
  )
  return `${lines.join('\n')}\n`
}

/** Valid by packages/disclosure/schema/check-output.schema.json. */
export function asJson(documents: readonly Checked[]): string {
  const shown = documents.map(({ path, verdict }) => ({
    path,
    verdict: verdict.verdict,
    unread: verdict.unread,
    findings: verdict.findings.map(({ spans: _spans, part, ...finding }) => ({ ...finding, part })),
  }))
  return `${JSON.stringify({ documents: shown }, null, 2)}\n`
}

const SARIF_LEVELS = { STOP: 'error', REVIEW: 'warning', NOTE: 'note' } as const

/** SARIF 2.1.0 (OASIS), for the tools that already show such results. */
export function asSarif(documents: readonly Checked[], lang: Lang): string {
  const ids = Object.keys(RULES)
  const results = documents.flatMap(({ path, verdict }) =>
    verdict.findings.map((finding) => ({
      ruleId: finding.rule,
      ruleIndex: ids.indexOf(finding.rule),
      level: SARIF_LEVELS[finding.level],
      message: { text: finding.explanation[lang] },
      locations: [
        {
          physicalLocation: { artifactLocation: { uri: pathToFileURL(path).href } },
          logicalLocations: [{ fullyQualifiedName: finding.part, name: placeText(finding.place, lang) }],
        },
      ],
      properties: {
        kind: finding.kind,
        form: finding.form,
        law: finding.law,
        confidence: finding.confidence,
        hidden: finding.hidden,
        ...(finding.person === undefined ? {} : { person: finding.person }),
      },
    })),
  )
  const notifications = documents.flatMap(({ path, verdict }) =>
    verdict.unread.map((unread) => ({
      level: 'error',
      descriptor: { id: unread.code },
      message: { text: UNREAD[unread.code][lang] },
      locations: [{ physicalLocation: { artifactLocation: { uri: pathToFileURL(path).href } } }],
    })),
  )
  const rules = Object.entries(RULES).map(([id, rule]) => ({
    id,
    shortDescription: { text: rule.law },
    fullDescription: { text: rule[lang] },
  }))
  const run = {
    tool: { driver: { name: 'samvarn', rules } },
    invocations: [{ executionSuccessful: notifications.length === 0, toolExecutionNotifications: notifications }],
    columnKind: 'utf16CodeUnits',
    results,
  }
  return `${JSON.stringify({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] }, null, 2)}\n`
}
