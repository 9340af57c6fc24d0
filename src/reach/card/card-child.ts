/** The program of the child that sets cards. It is told data, reads no file but its own code, and knows no network. */
import { answerOnce } from '../../../packages/disclosure/src/sandbox.ts'
import { loadTypst } from '../../platform/document/typst.ts'

interface Asked {
  template: string
  cards: { card: { qr?: unknown; [key: string]: unknown }; fonts: string[]; at: number; as: 'pdf' | 'svg' }[]
}
// A sign that no font has: what a font draws for it is what it draws for everything that it lacks.
const NO_SIGN = '\u{10FFFD}'
const PLAIN = '#set page(width: auto, height: auto)\n#set text(font: json(bytes(sys.inputs.fonts)), fallback: false)\n#sys.inputs.text'

/** Every text of a card, whatever it is nested in. */
const textsIn = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : []

await answerOnce(async (input) => {
  const { template, cards } = input as Asked
  const compiler = loadTypst().NodeCompiler.create({ fontArgs: [{ fontBlobs: [] }] })
  /** Shapes are told apart by outline and size, so both sides are drawn at the same one. */
  const shapesOf = (fonts: readonly string[], text: string): Set<string> => {
    const { result } = compiler.compile({ mainFileContent: PLAIN, inputs: { fonts: JSON.stringify(fonts), text } })
    return new Set(result ? [...compiler.plainSvg(result).matchAll(/<symbol id="([^"]+)"/g)].map(([, id]) => id ?? '') : [])
  }
  const lacksSign = ({ card: { qr: _drawn, ...words }, fonts }: Asked['cards'][number]): boolean => {
    const drawn = shapesOf(fonts, textsIn(words).join('\n'))
    return fonts.some((font) => [...shapesOf([font], NO_SIGN)].some((box) => drawn.has(box)))
  }
  const sizes: number[] = []
  const pieces: Buffer[] = []
  for (const asked of cards) {
    const { card, at, as } = asked
    const compiled = compiler.compile({ mainFileContent: template, inputs: { card: JSON.stringify(card) } })
    const { result } = compiled
    if (!result) return { value: { ok: false, why: JSON.stringify(compiled.takeError()?.shortDiagnostics ?? 'unknown') } }
    const bytes = lacksSign(asked)
      ? Buffer.alloc(0)
      : as === 'svg'
        ? Buffer.from(compiler.plainSvg(result))
        : compiler.pdf(result, { pdfStandard: 'ua-1', creationTimestamp: at })
    sizes.push(bytes.length)
    pieces.push(bytes)
  }
  return { value: { ok: true, sizes }, bytes: Buffer.concat(pieces) }
})
