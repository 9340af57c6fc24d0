/** The program of the child that sets cards. It is told data, reads no file but its own code, and knows no network. */
import { answerOnce } from '../../../packages/disclosure/src/sandbox.ts'
import { loadTypst } from '../../platform/document/typst.ts'

interface Asked {
  template: string
  cards: { card: object; fonts: string[]; at: number; as: 'pdf' | 'svg' }[]
}
// A sign that no font has: what a font draws for it is what it draws for everything that it lacks.
const NO_SIGN = '\u{10FFFD}'

await answerOnce(async (input) => {
  const { template, cards } = input as Asked
  const compiler = loadTypst().NodeCompiler.create({ fontArgs: [{ fontBlobs: [] }] })
  const symbols = (svg: string) => [...svg.matchAll(/<symbol id="([^"]+)"/g)].map(([, id]) => id ?? '')
  const boxes = new Map<string, Set<string>>()
  const boxOf = (font: string): Set<string> => {
    const known = boxes.get(font)
    if (known) return known
    const drawn = compiler.compile({
      mainFileContent: '#set text(font: sys.inputs.font, fallback: false)\n#sys.inputs.sign',
      inputs: { font, sign: NO_SIGN },
    })
    const box = new Set(drawn.result ? symbols(compiler.plainSvg(drawn.result)) : [])
    boxes.set(font, box)
    return box
  }
  const sizes: number[] = []
  const pieces: Buffer[] = []
  for (const { card, fonts, at, as } of cards) {
    const compiled = compiler.compile({ mainFileContent: template, inputs: { card: JSON.stringify(card) } })
    const { result } = compiled
    if (!result) return { value: { ok: false, why: JSON.stringify(compiled.takeError()?.shortDiagnostics ?? 'unknown') } }
    const svg = compiler.plainSvg(result)
    const lacks = symbols(svg).some((id) => fonts.some((font) => boxOf(font).has(id)))
    const bytes = lacks
      ? Buffer.alloc(0)
      : as === 'svg'
        ? Buffer.from(svg)
        : compiler.pdf(result, { pdfStandard: 'ua-1', creationTimestamp: at })
    sizes.push(bytes.length)
    pieces.push(bytes)
  }
  return { value: { ok: true, sizes }, bytes: Buffer.concat(pieces) }
})
