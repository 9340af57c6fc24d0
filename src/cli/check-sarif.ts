import { pathToFileURL } from 'node:url'
import { type Finding, type Format, type Place, RULES } from '@samvarn/disclosure'
import type { Checked } from './check-output.ts'
import { placeText, UNREAD } from './check-words.ts'
import type { Lang } from './command.ts'

const SARIF_LEVELS = { STOP: 'error', REVIEW: 'warning', NOTE: 'note' } as const

/**
 * A region is a promise about the lines of the file itself, and so it is given for plain text alone: a line of a PDF is a
 * line of its page, one of a mail a line of the decoded body. Those are told in words. Columns of SARIF end one past the last.
 */
function regionOf({ line, end_line, column, end_column }: Place, format: Format | undefined) {
  if (format !== 'txt' || line === undefined || column === undefined || end_column === undefined) return undefined
  return { startLine: line, startColumn: column, ...(end_line === undefined ? {} : { endLine: end_line }), endColumn: end_column + 1 }
}

function locationOf(path: string, format: Format | undefined, finding: Finding, lang: Lang) {
  const artifactLocation = { uri: pathToFileURL(path).href }
  const region = regionOf(finding.place, format)
  if (region !== undefined) return { physicalLocation: { artifactLocation, region } }
  return {
    physicalLocation: { artifactLocation },
    logicalLocations: [{ fullyQualifiedName: finding.part, name: placeText(finding.place, lang) }],
  }
}

/** SARIF 2.1.0 (OASIS), for the tools that already show such results. */
export function asSarif(documents: readonly Checked[], lang: Lang): string {
  const ids = Object.keys(RULES)
  const results = documents.flatMap(({ path, format, verdict }) =>
    verdict.findings.map((finding) => ({
      ruleId: finding.rule,
      ruleIndex: ids.indexOf(finding.rule),
      level: SARIF_LEVELS[finding.level],
      message: { text: finding.explanation[lang] },
      locations: [locationOf(path, format, finding, lang)],
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
