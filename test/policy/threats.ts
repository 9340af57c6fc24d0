import ts from 'typescript'
import { lineOf, parse, type Rule, walk } from '../house/source.ts'

/**
 * What goes wrong with engines of policies, from Trail of Bits' comparison for AWS (security.md 2.2): an error or a
 * forgotten answer that becomes a yes, a fact that is missing, and a question that never ends. Read from the code itself.
 */

/** A policy ends: no loop, no waiting, no pattern that can run away, no calling oneself, nothing asked of a clock or of chance. */
export const policyEnds: Rule = (name, text) => {
  const faults: string[] = []
  const source = parse(name, text)
  const calls = new Map<string, Set<string>>()
  const visit = (node: ts.Node, inside: string): void => {
    const own =
      (ts.isFunctionDeclaration(node) || ts.isVariableDeclaration(node)) && inside === '' ? (node.name?.getText(source) ?? '') : inside
    if (ts.isIterationStatement(node, false)) faults.push(`${lineOf(node)}: a loop`)
    if (ts.isAwaitExpression(node) || ts.isYieldExpression(node)) faults.push(`${lineOf(node)}: waits`)
    if (ts.isRegularExpressionLiteral(node)) faults.push(`${lineOf(node)}: a pattern`)
    if (ts.isNewExpression(node)) faults.push(`${lineOf(node)}: makes something`)
    if (ts.isTryStatement(node)) faults.push(`${lineOf(node)}: goes on after an error`)
    if (
      ts.isPropertyAccessExpression(node) &&
      /^(?:Date|Math|process|globalThis|crypto|performance)$/.test(node.expression.getText(source))
    )
      faults.push(`${lineOf(node)}: ${node.getText(source)}`)
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
      const called = calls.get(own) ?? new Set()
      calls.set(own, called.add(node.expression.text))
    }
    ts.forEachChild(node, (child) => visit(child, own))
  }
  visit(source, '')
  const reaches = (from: string, to: string, seen = new Set<string>()): boolean =>
    [...(calls.get(from) ?? [])].some((one) => one === to || (!seen.has(one) && reaches(one, to, seen.add(one))))
  for (const one of calls.keys()) if (one !== '' && reaches(one, one)) faults.push(`0: ${one} calls itself`)
  return faults
}

/** Is this expression taken as a condition? A verdict is an object, and an object is always true. */
function isCondition(node: ts.Node): boolean {
  const { parent } = node
  if (ts.isParenthesizedExpression(parent) || ts.isNonNullExpression(parent)) return isCondition(parent)
  if (ts.isIfStatement(parent) || ts.isWhileStatement(parent)) return parent.expression === node
  if (ts.isConditionalExpression(parent)) return parent.condition === node
  if (ts.isPrefixUnaryExpression(parent)) return parent.operator === ts.SyntaxKind.ExclamationToken
  if (!ts.isBinaryExpression(parent)) return false
  const { kind } = parent.operatorToken
  if (kind === ts.SyntaxKind.BarBarToken) return true
  // What stands last in "found && mayX(found)" is the answer that comes out, and is read where it goes.
  return kind === ts.SyntaxKind.AmpersandAmpersandToken && (parent.left === node || isCondition(parent))
}

/** The policies among what a file imports; a function of the same name that it has itself is another. */
function importedFrom(source: ts.SourceFile, policies: ReadonlySet<string>): Set<string> {
  const names = new Set<string>()
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement)) continue
    const bindings = statement.importClause?.namedBindings
    if (bindings && ts.isNamedImports(bindings)) for (const { name } of bindings.elements) if (policies.has(name.text)) names.add(name.text)
  }
  return names
}

/** Every answer of a policy is looked at, and by its `ok`: neither thrown away nor taken for true because it is there. */
export const verdictIsRead =
  (policies: ReadonlySet<string>): Rule =>
  (name, text) => {
    const faults: string[] = []
    const verdicts = new Set<string>()
    const source = parse(name, text)
    const imported = importedFrom(source, policies)
    walk(source, (node) => {
      if (!ts.isCallExpression(node) || !imported.has(node.expression.getText(source))) return
      if (ts.isExpressionStatement(node.parent)) faults.push(`${lineOf(node)}: the answer is thrown away`)
      if (isCondition(node)) faults.push(`${lineOf(node)}: the answer itself is the condition`)
      const holder = ts.isBinaryExpression(node.parent) ? node.parent.parent : node.parent
      if (ts.isVariableDeclaration(holder)) verdicts.add(holder.name.getText(source))
    })
    walk(source, (node) => {
      if (!ts.isIdentifier(node) || !verdicts.has(node.text) || !isCondition(node)) return
      // "may && !may.ok" first asks whether there is an answer at all.
      if (ts.isBinaryExpression(node.parent) && node.parent.right.getText(source).includes(`${node.text}.ok`)) return
      faults.push(`${lineOf(node)}: ${node.text} is the condition`)
    })
    return faults
  }
