/**
 * What a SPAR record says about protection (D-R1 to D-R3). The rule throughout: what cannot be read with certainty
 * counts as the highest protection, and the record says why.
 */
import type { Marking, Problem, Text } from './reading.ts'
import { makeWarning } from './problem.ts'
import type { SparVersion } from './spar-schema.ts'
import { componentOf, judgeAttribute, judgeElement, PROTECTION_COMPONENT } from './spar-schema.ts'
import type { XmlNode } from './xml-records.ts'
import { childrenOf, textOf } from './xml-records.ts'

type Flag = 'yes' | 'no' | 'absent' | 'unreadable'

export interface ReadMarking {
  marking: Marking
  problems: Problem[]
}

function readFlag(parent: XmlNode, local: string, yes: string, no: string): Flag {
  const found = childrenOf(parent, local)
  if (found.length === 0) return 'absent'
  const [only] = found
  if (found.length > 1 || only === undefined || only.children.length > 0) return 'unreadable'
  const value = only.text.trim()
  return value === yes ? 'yes' : value === no ? 'no' : 'unreadable'
}

/** `sattAvSPAR` may only be JA: SPAR then set the flag because only skyddad folkbokföring arrived. */
function readSetByRegister(parent: XmlNode): Flag {
  const value = childrenOf(parent, 'Sekretessmarkering')[0]?.attributes.get('sattAvSPAR')
  return value === undefined ? 'absent' : value.trim() === 'JA' ? 'yes' : 'unreadable'
}

/** Local names of elements and attributes in the record that may speak of protection in a way we do not know. */
export function findUnknownProtection(record: XmlNode, version: SparVersion): string[] {
  const found = new Set<string>()
  const visit = (node: XmlNode, parent: XmlNode | undefined): void => {
    for (const name of node.attributes.keys()) {
      if (judgeAttribute(node, name, version) === 'unknown_protection') found.add(`${node.local}@${name.replace(/^\{.*\}/, '')}`)
    }
    if (parent !== undefined) {
      if (judgeElement(node, version) === 'unknown_protection') found.add(node.local)
      // A known protection element in a place where the schema has none may mean something we do not understand.
      const misplaced = componentOf(node.uri) === PROTECTION_COMPONENT && parent !== record && parent.local !== 'Persondetaljer'
      if (misplaced) found.add(`${parent.local}/${node.local}`)
    }
    for (const child of node.children) visit(child, node)
  }
  visit(record, undefined)
  return [...found].sort()
}

function highest(evidence: string): Marking {
  return { level: 'unknown_treat_as_highest', evidence }
}

function isDate(value: string | undefined): value is string {
  return value !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(value)
}

/** Schemas before 2019.1 show J for both levels, so J tells that there is protection but never which (D-R2). */
function judgeOld(record: XmlNode): Marking {
  const flag = readFlag(record, 'Sekretessmarkering', 'J', 'N')
  const evidence = 'Sekretessmarkering (schema 20160213/20170225)'
  if (flag === 'no') return { level: 'none', evidence }
  const since = textOf(record, 'SekretessAndringsdatum')
  return { ...highest(evidence), ...(isDate(since) ? { valid_from: since } : {}) }
}

function judgeFlags(record: XmlNode): Marking {
  const sekretess = readFlag(record, 'Sekretessmarkering', 'JA', 'NEJ')
  const skyddad = readFlag(record, 'SkyddadFolkbokforing', 'JA', 'NEJ')
  const setByRegister = readSetByRegister(record)
  if (sekretess === 'unreadable') return highest('Sekretessmarkering')
  if (skyddad === 'unreadable') return highest('SkyddadFolkbokforing')
  if (setByRegister === 'unreadable') return highest('Sekretessmarkering@sattAvSPAR')
  const byRegister = setByRegister === 'yes' ? { set_by_register: true } : {}
  if (skyddad === 'yes' || setByRegister === 'yes') {
    const since = textOf(record, 'SkyddadFolkbokforingDatum') ?? textOf(record, 'SekretessDatum')
    const evidence = skyddad === 'yes' ? 'SkyddadFolkbokforing=JA' : 'Sekretessmarkering@sattAvSPAR=JA'
    return { level: 'skyddad_folkbokforing', ...byRegister, ...(isDate(since) ? { valid_from: since } : {}), evidence }
  }
  // The schema requires both flags. One missing means that we do not know what was left out.
  if (sekretess === 'absent') return highest('Sekretessmarkering')
  if (skyddad === 'absent') return highest('SkyddadFolkbokforing')
  if (sekretess === 'yes') {
    const since = textOf(record, 'SekretessDatum')
    return { level: 'sekretessmarkering', ...(isDate(since) ? { valid_from: since } : {}), evidence: 'Sekretessmarkering=JA' }
  }
  return { level: 'none', evidence: 'Sekretessmarkering=NEJ, SkyddadFolkbokforing=NEJ' }
}

function isMarkedDetail(detail: XmlNode): boolean {
  return ['Sekretessmarkering', 'SkyddadFolkbokforing'].some((local) => {
    const flag = readFlag(detail, local, 'JA', 'NEJ')
    return flag === 'yes' || flag === 'unreadable'
  })
}

const isCurrent = (node: XmlNode): boolean => (textOf(node, 'DatumTill') ?? '9999-12-31') === '9999-12-31'

const TEXTS = {
  unknown: (at: Text, names: string) =>
    makeWarning(
      'protection_unknown',
      `${at.sv}: källan har en uppgift om skydd som inte känns igen (${names}). Personen behandlas som högsta skydd. Fråga Skatteverket vad uppgiften betyder.`,
      `${at.en}: the source holds a statement on protection that is not recognised (${names}). The person is treated as having the highest protection. Ask Skatteverket what it means.`,
      'marking',
    ),
  unreadable: (at: Text, evidence: string) =>
    makeWarning(
      'protection_unreadable',
      `${at.sv}: skyddet går inte att läsa ut ur filen (${evidence}). Personen behandlas som högsta skydd. Hämta posten igen eller fråga Skatteverket.`,
      `${at.en}: the protection cannot be read from the file (${evidence}). The person is treated as having the highest protection. Fetch the record again or ask Skatteverket.`,
      'marking',
    ),
  oldSchema: (at: Text) =>
    makeWarning(
      'protection_old_schema',
      `${at.sv}: filens äldre schema skiljer inte mellan sekretessmarkering och skyddad folkbokföring. Personen behandlas som högsta skydd. Hämta svaret i schema 2021.1 eller senare.`,
      `${at.en}: the older schema of the file does not tell sekretessmarkering from skyddad folkbokföring. The person is treated as having the highest protection. Fetch the answer in schema 2021.1 or later.`,
      'marking',
    ),
  contradiction: (at: Text) =>
    makeWarning(
      'protection_contradiction',
      `${at.sv}: SPAR har satt markeringen på grund av skyddad folkbokföring, men säger samtidigt att sådan inte finns. Personen behandlas som skyddad folkbokföring. Kontrollera mot Skatteverket.`,
      `${at.en}: SPAR set the marking because of skyddad folkbokföring but says at the same time that there is none. The person is treated as having skyddad folkbokföring. Check with Skatteverket.`,
      'marking',
    ),
  detail: (at: Text) =>
    makeWarning(
      'protection_differs_in_detail',
      `${at.sv}: posten säger att skydd saknas, men dess aktuella persondetaljer säger att det finns. Personen behandlas som högsta skydd. Hämta posten igen.`,
      `${at.en}: the record says that there is no protection but its current details say that there is. The person is treated as having the highest protection. Fetch the record again.`,
      'marking',
    ),
  earlier: (at: Text) =>
    makeWarning(
      'protection_earlier',
      `${at.sv}: personen har haft skydd som har upphört. Avmaskera ingenting utan att granska vad som får visas.`,
      `${at.en}: the person has had protection that has ended. Unmask nothing before reviewing what may be shown.`,
      'marking',
    ),
} as const

/** The marking of one record in SPAR's answer, with every doubt told. `at` names the record for people. */
export function readSparMarking(record: XmlNode, version: SparVersion, at: Text): ReadMarking {
  const unknown = findUnknownProtection(record, version)
  if (unknown.length > 0) {
    const names = unknown
      .slice(0, 5)
      .map((name) => name.slice(0, 60))
      .join(', ')
    return { marking: highest(names), problems: [TEXTS.unknown(at, names)] }
  }
  const marking = version === '20160213' ? judgeOld(record) : judgeFlags(record)
  const problems: Problem[] = []
  if (marking.level === 'unknown_treat_as_highest') {
    const isPlainOldFlag = version === '20160213' && readFlag(record, 'Sekretessmarkering', 'J', 'N') === 'yes'
    problems.push(isPlainOldFlag ? TEXTS.oldSchema(at) : TEXTS.unreadable(at, marking.evidence))
  }
  if (marking.evidence === 'Sekretessmarkering@sattAvSPAR=JA') problems.push(TEXTS.contradiction(at))
  if (marking.level === 'none') {
    const marked = childrenOf(record, 'Persondetaljer').filter(isMarkedDetail)
    if (marked.some(isCurrent)) return { marking: highest('Persondetaljer/Sekretessmarkering'), problems: [TEXTS.detail(at)] }
    if (marked.length > 0) problems.push(TEXTS.earlier(at))
  }
  return { marking, problems }
}
