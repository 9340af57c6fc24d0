/**
 * Typst, as the package of this machine's platform brings it. Its umbrella package names eleven platforms, of which not all
 * can be locked; the platforms that we have tried are named in package.json, and elsewhere there is no PDF.
 */
import { createRequire } from 'node:module'

interface Compiled {
  readonly result: object | null
  takeError(): { readonly shortDiagnostics: unknown[] } | null
}
interface Compiler {
  compile(of: { mainFileContent: string; inputs: Record<string, string> }): Compiled
  pdf(result: object, options: { pdfStandard: string; creationTimestamp: number }): Buffer
  plainSvg(result: object): string
}
interface Typst {
  readonly NodeCompiler: { create(options: { fontArgs: { fontBlobs: Buffer[] }[] }): Compiler }
}

const PACKAGES = ['@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu', '@myriaddreamin/typst-ts-node-compiler-linux-x64-musl'] as const
const require = createRequire(import.meta.url)

/** The package that is installed here, if any: npm installs the one that fits. */
function installed(): string | undefined {
  return PACKAGES.find((name) => {
    try {
      require.resolve(name)
      return true
    } catch {
      return false
    }
  })
}
export const canMakePdf = (): boolean => installed() !== undefined

/** Loads machine code: only in a process of its own. */
export function loadTypst(): Typst {
  const name = installed()
  if (name === undefined) throw new Error('no typst for this platform')
  return require(name) as Typst
}
