/** The program of the child that sets a document. It is told data, reads no file but its own code, and knows no network. */
import { answerOnce } from '../../../packages/disclosure/src/sandbox.ts'
import { loadTypst } from './typst.ts'

interface Asked {
  template: string
  inputs: Record<string, string>
  /** Seconds since 1970: the same document gives the same bytes. */
  at: number
}

await answerOnce(async (input) => {
  const { template, inputs, at } = input as Asked
  const compiler = loadTypst().NodeCompiler.create({ fontArgs: [{ fontBlobs: [] }] })
  const compiled = compiler.compile({ mainFileContent: template, inputs })
  const { result } = compiled
  if (!result) {
    const error = compiled.takeError()
    return { value: { ok: false, why: error === null ? 'unknown' : JSON.stringify(error.shortDiagnostics) } }
  }
  return { value: { ok: true }, bytes: compiler.pdf(result, { pdfStandard: 'ua-1', creationTimestamp: at }) }
})
