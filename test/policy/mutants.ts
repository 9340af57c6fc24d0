import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { compileFunction } from 'node:vm'
import ts from 'typescript'
import { enumerate, functionOf, type Functions, type Proven, reasonOf, saysYes, tableFaults } from './proof.ts'
import { REASONS } from './reasons.ts'
import { type Asked, differences } from './twin.ts'

/**
 * Changes one thing at a time in a file of policies (a condition, an operator, a literal, a member of a list) and asks
 * whether the proof notices. Why not Stryker: docs/decisions/0023.
 */
const ROOT = join(import.meta.dirname, '..', '..')

export interface Mutant {
  file: string
  /** The function or constant that it is in. */
  where: string
  was: string
  becomes: string
  text: string
}
export const nameOf = ({ file, where, was, becomes }: Mutant) => `\`${file}\` \`${where}\` \`${was}\` → \`${becomes}\``

const SWAPS = new Map<ts.SyntaxKind, string[]>([
  [ts.SyntaxKind.EqualsEqualsEqualsToken, ['!==']],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, ['===']],
  [ts.SyntaxKind.AmpersandAmpersandToken, ['||']],
  [ts.SyntaxKind.BarBarToken, ['&&']],
  [ts.SyntaxKind.LessThanToken, ['<=', '>=']],
  [ts.SyntaxKind.LessThanEqualsToken, ['<', '>']],
  [ts.SyntaxKind.GreaterThanToken, ['>=', '<=']],
  [ts.SyntaxKind.GreaterThanEqualsToken, ['>', '<']],
])
const METHODS: Record<string, string> = { some: 'every', every: 'some' }

/** What may stand in place of an expression. Types are left alone: they are not there when it runs. */
function replacements(node: ts.Node, source: ts.SourceFile): string[] {
  const text = (one: ts.Node) => one.getText(source)
  if (ts.isBinaryExpression(node)) {
    const { left, right } = node
    const swapped = (SWAPS.get(node.operatorToken.kind) ?? []).map((operator) => `${text(left)} ${operator} ${text(right)}`)
    const isLogic = [ts.SyntaxKind.AmpersandAmpersandToken, ts.SyntaxKind.BarBarToken].includes(node.operatorToken.kind)
    const isOr = node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken
    return [...swapped, ...(isLogic ? [text(left), text(right)] : []), ...(isOr ? [text(right)] : [])]
  }
  if (ts.isConditionalExpression(node)) return [text(node.whenTrue), text(node.whenFalse)]
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) return [text(node.operand)]
  if (ts.isIfStatement(node)) return ['', node.thenStatement.getText(source)]
  if (node.kind === ts.SyntaxKind.TrueKeyword) return ['false']
  if (node.kind === ts.SyntaxKind.FalseKeyword) return ['true']
  if (ts.isStringLiteral(node)) return ["'mutated'"]
  if (ts.isNumericLiteral(node)) return [String(Number(node.text) + 1)]
  if (ts.isArrayLiteralExpression(node))
    return node.elements.map(
      (left) =>
        `[${node.elements
          .filter((one) => one !== left)
          .map(text)
          .join(', ')}]`,
    )
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && /^may[A-Z]/.test(node.expression.text)) return ['{ ok: true }']
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
    const { expression, name } = node.expression
    const inside = node.arguments.map(text).join(', ')
    if (METHODS[name.text]) return [`${text(expression)}.${METHODS[name.text]}(${inside})`]
    if (name.text === 'filter') return [text(expression)]
    if (name.text === 'includes') return [`!${text(expression)}.includes(${inside})`]
  }
  return []
}

/** Types are not there when it runs, and a list `as const` is there for the types that are made of it. */
const isOutside = (node: ts.Node) =>
  (ts.isAsExpression(node) && ts.isConstTypeReference(node.type)) ||
  ts.isImportDeclaration(node) ||
  ts.isTypeNode(node) ||
  ts.isInterfaceDeclaration(node) ||
  ts.isTypeAliasDeclaration(node)

export function mutantsOf(file: string, text = readFileSync(join(ROOT, file), 'utf8')): Mutant[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  const found: Mutant[] = []
  const visit = (node: ts.Node, where: string): void => {
    if (isOutside(node)) return
    const here =
      (ts.isFunctionDeclaration(node) || ts.isVariableDeclaration(node)) && node.name && where === '' ? node.name.getText(source) : where
    for (const becomes of replacements(node, source)) {
      const [start, end] = [node.getStart(source), node.getEnd()]
      // In parentheses, so that what stands around binds as it did. A statement and a literal need none.
      const bare = ts.isIfStatement(node) || ts.isLiteralExpression(node) || ts.isArrayLiteralExpression(node)
      found.push({
        file,
        where: here,
        was: oneLine(text.slice(start, end)),
        becomes: oneLine(becomes),
        text: `${text.slice(0, start)}${bare ? becomes : `(${becomes})`}${text.slice(end)}`,
      })
    }
    ts.forEachChild(node, (child) => visit(child, here))
  }
  visit(source, '')
  return found
}
const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()

type Loader = (text: string) => Functions
/** Runs a changed text of the file in this process, with the modules that the file itself uses. */
export async function loaderOf(file: string): Promise<Loader> {
  const folder = dirname(join(ROOT, file))
  const asCommon = (text: string) =>
    ts.transpileModule(text, { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 } }).outputText
  const used = [...asCommon(readFileSync(join(ROOT, file), 'utf8')).matchAll(/require\("([^"]+)"\)/g)].map((match) => match[1] ?? '')
  const modules = new Map<string, unknown>()
  for (const name of used) modules.set(name, await import(name.startsWith('.') ? pathToFileURL(join(folder, name)).href : name))
  return (text) => {
    const made = {}
    compileFunction(asCommon(text), ['exports', 'require'])(made, (name: string) => modules.get(name))
    return made
  }
}

export type Fate = 'does not load' | 'table' | 'reason' | 'twin' | 'invariant' | 'throws' | 'survives'
export function fateOf(mutant: Mutant, proven: Proven, load: Loader, asked: readonly Asked[]): Fate {
  let policy: Functions
  try {
    policy = load(mutant.text)
  } catch {
    return 'does not load'
  }
  try {
    if (tableFaults(proven, policy).length > 0) return 'table'
    if (differences(proven, asked, policy, 1).length > 0) return 'twin'
    if (givesAnotherReason(proven, asked, policy)) return 'reason'
    return enumerate(proven, policy, 1).faults.length > 0 ? 'invariant' : 'survives'
  } catch {
    return 'throws'
  }
}
const givesAnotherReason = (proven: Proven, asked: readonly Asked[], policy: Functions): boolean =>
  asked.some(({ name, args }) => {
    const verdict = functionOf(policy, name)(...args)
    return !saysYes(verdict) && !REASONS[`${proven.name}.${name}`]?.includes(reasonOf(verdict))
  })
