import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { gzipSync } from 'node:zlib'
import { Hono } from 'hono'

interface Asset {
  name: string
  hash: string
  type: string
  plain: Uint8Array<ArrayBuffer>
  /** Absent where packing gains nothing: a woff2 font is packed already. */
  packed?: Uint8Array<ArrayBuffer>
}

const types: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
  txt: 'text/plain; charset=utf-8',
}

/** Our own sheets, in the order in which they are read. */
const SHEETS = [
  'palette',
  'base',
  'shell',
  'menu',
  'form',
  'filefield',
  'table',
  'parts',
  'sequence',
  'document',
  'chart',
  'meeting',
  'routine',
  'print',
]

/** Two weights are enough (house.md section 7): one to read, one to point. */
const FONTS = [
  { file: 'Inter-Regular.woff2', weight: 400 },
  { file: 'Inter-SemiBold.woff2', weight: 600 },
]

const library = createRequire(import.meta.url)
const own = (name: string) => readFileSync(new URL(name, import.meta.url))
const shelf = new Map<string, Asset>()

function put(name: string, content: string | Uint8Array): void {
  const plain = new Uint8Array(Buffer.from(content))
  const type = types[name.slice(name.lastIndexOf('.') + 1)]
  if (type === undefined) throw new Error(`No media type is known for ${name}`)
  const hash = createHash('sha256').update(plain).digest('hex').slice(0, 16)
  shelf.set(name, { name, hash, type, plain, ...(type.startsWith('font/') ? {} : { packed: new Uint8Array(gzipSync(plain)) }) })
}

/** The address of a file that never changes: when its content does, so does its address. */
export function href(name: string): string {
  const asset = shelf.get(name)
  if (asset === undefined) throw new Error(`There is no asset called ${name}`)
  return `/static/${asset.hash}/${asset.name}`
}

/**
 * The sheets of the design system hold pictures as data: addresses, which our content security policy refuses. They
 * become files of our own. The whole goes into a cascade layer, so that our theme wins without stronger selectors.
 */
function borrowedSheet(): string {
  const css = readFileSync(library.resolve('@fkui/design/lib/fkui.min.css'), 'utf8').replace(/@charset [^;]+;/, '')
  let pictures = 0
  const served = css.replace(/url\("?data:image\/svg\+xml;base64,([A-Za-z0-9+/=]+)"?\)/g, (_, base64: string) => {
    pictures += 1
    const name = `fkui-${pictures}.svg`
    put(name, Buffer.from(base64, 'base64'))
    return `url("${href(name)}")`
  })
  return `@layer fkui{${served}}`
}

function fontFaces(): string {
  return FONTS.map(({ file, weight }) => {
    put(file, readFileSync(library.resolve(`@fkui/font-default/fonts/${file}`)))
    return `@font-face{font-family:"Inter";font-style:normal;font-weight:${weight};font-display:swap;src:url("${href(file)}") format("woff2")}`
  }).join('\n')
}

put('mark.svg', own('mark.svg'))
put('files.js', own('files.js'))
put('Inter-OFL.txt', own('Inter-OFL.txt'))
put('samvarn.css', [borrowedSheet(), fontFaces(), ...SHEETS.map((sheet) => own(`${sheet}.css`).toString('utf8'))].join('\n'))

/** A room that needs a script or a picture of its own puts it here, when the program starts. */
export const shelve: (name: string, content: string | Uint8Array) => void = put

/** Everything under /static/. Nothing here is about anyone, so it may be kept for ever by anyone. */
export const assets = new Hono()

assets.get('/static/:hash/:name', (c) => {
  const asset = shelf.get(c.req.param('name'))
  if (asset === undefined || asset.hash !== c.req.param('hash')) return c.notFound()
  const packed = asset.packed !== undefined && /\bgzip\b/.test(c.req.header('Accept-Encoding') ?? '')
  c.header('Content-Type', asset.type)
  c.header('Cache-Control', 'public, max-age=31536000, immutable')
  c.header('X-Content-Type-Options', 'nosniff')
  c.header('Cross-Origin-Resource-Policy', 'same-origin')
  c.header('Vary', 'Accept-Encoding')
  if (packed) c.header('Content-Encoding', 'gzip')
  return c.body(packed && asset.packed !== undefined ? asset.packed : asset.plain)
})
