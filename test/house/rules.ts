import ts from 'typescript'
import { lineOf, parse, type Rule, walk } from './source.ts'

export const FILE_LINES_MAX = 300
export const FUNCTION_LINES_MAX = 70
export const DIRECT_DEPENDENCIES_MAX = 40

export const fileIsShort: Rule = (_name, text) => {
  const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0)
  return lines > FILE_LINES_MAX ? [`1: ${lines} lines, at most ${FILE_LINES_MAX}`] : []
}

export const functionsAreShort: Rule = (name, text) => {
  const faults: string[] = []
  const source = parse(name, text)
  walk(source, (node) => {
    if (!ts.isFunctionLike(node) || !('body' in node) || !node.body) return
    const lines = source.getLineAndCharacterOfPosition(node.getEnd()).line - source.getLineAndCharacterOfPosition(node.getStart()).line + 1
    if (lines > FUNCTION_LINES_MAX) faults.push(`${lineOf(node)}: a function of ${lines} lines, at most ${FUNCTION_LINES_MAX}`)
  })
  return faults
}

/** Names that say nothing about what is inside, so that anything ends up there. "data" and "info" do when they stand alone. */
const EMPTY_NAMES = /(?:(?:^|[/.-])(?:utils?|helpers?|common|manager|misc|stuff)|(?:^|\/)(?:data|info))\.[a-z]+$/i
export const nameSaysSomething: Rule = (name) => (EMPTY_NAMES.test(name) ? ['1: a name that says nothing about the content'] : [])

/** "Skyddad identitet" is no term of any law; the words are sekretessmarkering and skyddad folkbokföring (docs/glossary.md). */
export const wordsAreTheLaws: Rule = (_name, text) =>
  text
    .split('\n')
    .flatMap((line, i) =>
      /skydda(?:d|de|t)\s+identitet/i.test(line)
        ? [`${i + 1}: the law says sekretessmarkering, skyddad folkbokföring or fingerade personuppgifter`]
        : [],
    )

const isTaggedSql = (node: ts.Node): boolean =>
  ts.isTaggedTemplateExpression(node.parent) && node.parent.tag.getText().replace(/<.*/s, '') === 'sql'
const SQL_BEGINS = /^\s*(?:select\s.+\sfrom\s|insert\s+into\s|update\s+\S+\s+set\s|delete\s+from\s|with\s+\S+\s+as\s*\()/is

/** SQL is written with the sql tag or the query builder, which make every value a parameter (S-R26). */
export const noBuiltSql: Rule = (name, text) => {
  const faults: string[] = []
  walk(parse(name, text), (node) => {
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const { expression, name: method } = node.expression
      if (expression.getText() === 'sql' && ['raw', 'lit'].includes(method.text))
        faults.push(`${lineOf(node)}: sql.${method.text} puts text into a statement`)
      const [first] = node.arguments
      if (method.text === 'query' && first && (ts.isTemplateExpression(first) || ts.isBinaryExpression(first)))
        faults.push(`${lineOf(node)}: a statement built of strings`)
    }
    if (ts.isTemplateExpression(node) && !isTaggedSql(node) && SQL_BEGINS.test(node.getText().slice(1, -1)))
      faults.push(`${lineOf(node)}: SQL with values in a plain template`)
    if (
      ts.isBinaryExpression(node) &&
      node.operatorToken.kind === ts.SyntaxKind.PlusToken &&
      ts.isStringLiteralLike(node.left) &&
      SQL_BEGINS.test(node.left.text)
    )
      faults.push(`${lineOf(node)}: SQL put together with +`)
  })
  return faults
}

const NETWORK = /^(?:node:)?(?:http|https|http2|net|tls|dgram|dns|dns\/promises|undici)$/

/** The server asks nobody on the network: an address that a user gives can never become a request of ours (S-R27). */
export const asksNobody: Rule = (name, text) => {
  const faults: string[] = []
  walk(parse(name, text), (node) => {
    if (ts.isCallExpression(node) && /^(?:globalThis\.|window\.)?(?:fetch|importScripts)$/.test(node.expression.getText()))
      faults.push(`${lineOf(node)}: fetch`)
    if (ts.isNewExpression(node) && /^(?:globalThis\.)?(?:WebSocket|EventSource|XMLHttpRequest)$/.test(node.expression.getText()))
      faults.push(`${lineOf(node)}: ${node.expression.getText()}`)
    if (
      ts.isImportDeclaration(node) &&
      ts.isStringLiteral(node.moduleSpecifier) &&
      NETWORK.test(node.moduleSpecifier.text) &&
      node.importClause?.phaseModifier !== ts.SyntaxKind.TypeKeyword
    )
      faults.push(`${lineOf(node)}: imports ${node.moduleSpecifier.text}`)
  })
  return faults
}

/** The content security policy blocks what is inline; a page that relies on it would look or act broken (S-R19). */
export const nothingInline: Rule = (name, text) => {
  const faults: string[] = []
  walk(parse(name, text), (node) => {
    if (ts.isJsxAttribute(node) && /^(?:style|on[a-z]+|dangerouslySetInnerHTML)$/i.test(node.name.getText()))
      faults.push(`${lineOf(node)}: ${node.name.getText()}=`)
    if (ts.isJsxElement(node)) {
      const tag = node.openingElement.tagName.getText()
      if (tag === 'style' || (tag === 'script' && node.children.some((child) => child.getText().trim() !== '')))
        faults.push(`${lineOf(node)}: <${tag}> with content`)
    }
  })
  return faults
}

/** What is printed past the typed logger may hold a name (S-R45); only the command line speaks to people. */
export const logsByCode: Rule = (name, text) => {
  const faults: string[] = []
  walk(parse(name, text), (node) => {
    if (ts.isPropertyAccessExpression(node) && node.expression.getText() === 'console')
      faults.push(`${lineOf(node)}: console.${node.name.text}`)
  })
  return faults
}

/** Switching a check off hides the next fault as well. */
export const noCheckSwitchedOff: Rule = (_name, text) =>
  text
    .split('\n')
    .flatMap((line, i) =>
      /@ts-(?:ignore|nocheck)|biome-ignore-all|eslint-disable|\b(?:TODO|FIXME|XXX)\b/.test(line)
        ? [`${i + 1}: ${line.trim().slice(0, 60)}`]
        : [],
    )
