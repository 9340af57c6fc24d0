import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

export const ROOT = join(import.meta.dirname, '..', '..')

/** The names of all committed (or about to be committed) files. */
export function filesOfTheHouse(): string[] {
  const names = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  })
  return names.split('\0').filter((name) => name !== '' && existsSync(join(ROOT, name)))
}

export function readText(name: string): string {
  return readFileSync(join(ROOT, name), 'utf8')
}

export const isTest = (name: string) => /\.test\.tsx?$|(?:^|\/)test\//.test(name)
export const isCode = (name: string) => /\.(?:ts|tsx|mjs|cjs|js)$/.test(name)
/** What runs in the product. */
export const isProduct = (name: string) => /^(?:src|packages\/[^/]+\/src)\/.*\.tsx?$/.test(name) && !isTest(name)

export function parse(name: string, text: string): ts.SourceFile {
  return ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true, name.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS)
}

export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node)
  node.forEachChild((child) => walk(child, visit))
}

export const lineOf = (node: ts.Node) => node.getSourceFile().getLineAndCharacterOfPosition(node.getStart()).line + 1

/** A rule reads one file and names what breaks it, as "line: what". */
export type Rule = (name: string, text: string) => string[]

/** Applies a rule to files and says "file:line: what" for each fault. */
export function apply(rule: Rule, names: string[]): string[] {
  return names.flatMap((name) => rule(name, readText(name)).map((fault) => `${name}:${fault}`))
}
