import type { Format, Verdict } from '@samvarn/disclosure'
import { kindText, placeText, UNREAD } from './check-words.ts'
import type { Lang, Text } from './command.ts'

export interface Checked {
  path: string
  verdict: Verdict
  /** Absent when the file was never read. */
  format?: Format
}

const VERDICTS: Record<Verdict['verdict'], Text> = {
  clean: { sv: 'inget att anmärka', en: 'clean' },
  findings: { sv: 'fynd', en: 'findings' },
  unchecked: { sv: 'inte kontrollerad', en: 'not checked' },
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
        `  ${finding.level.padEnd(6)} ${kindText(finding.kind, lang)}${finding.person === undefined ? '' : ` · ${finding.person}`} · ${placeText(finding.place, lang)} · ${finding.law} · ${finding.rule}`,
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
