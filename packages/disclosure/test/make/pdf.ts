export interface PdfContent {
  /** Lines of text per page, in Helvetica 12. */
  pages: string[][]
  info?: Record<string, string>
  /** A note on the first page. */
  annotation?: { contents: string; author?: string }
  attachment?: { name: string; bytes: Uint8Array }
  bookmark?: string
  link?: string
  xmp?: string
  /** Lines on the first page in white, invisible, off the page, or under a black box. */
  white?: string
  invisible?: string
  offPage?: string
  covered?: string
  /** Text that a second, incremental save puts in the place of the first page's; the old stays in the file. */
  replacedBy?: string[]
  /** A raster picture of this many pixels a side on the first page. */
  picture?: number
  /** Objects as they are, after ours. */
  extraObjects?: string[]
}

const LETTERS: Record<string, string> = { '(': '\\(', ')': '\\)', '\\': '\\\\' }

function literal(text: string): string {
  return `(${text.replace(/[()\\]/g, (c) => LETTERS[c] ?? c)})`
}

/** Text strings outside pages: UTF-16 in hexadecimal when a letter needs it. */
function textString(text: string): string {
  // Latin letters stand for themselves; others as UTF-16.
  if (/^[\x20-\x7e\xa0-\xff]*$/.test(text)) return literal(text)
  return `<FEFF${[...Buffer.from(text, 'utf16le').swap16()].map((byte) => byte.toString(16).padStart(2, '0')).join('')}>`
}

function stream(dictionary: string, body: string): string {
  return `<< ${dictionary} /Length ${Buffer.byteLength(body, 'latin1')} >>\nstream\n${body}\nendstream`
}

function drawLines(lines: readonly string[], content: PdfContent | undefined): string {
  const draw = [`BT /F1 12 Tf 72 760 Td 14 TL 0 0 0 rg ${lines.map((line) => `${literal(line)} Tj T*`).join(' ')} ET`]
  if (content?.white !== undefined) draw.push(`BT /F1 12 Tf 1 1 1 rg 72 300 Td ${literal(content.white)} Tj ET`)
  if (content?.invisible !== undefined) draw.push(`BT /F1 12 Tf 3 Tr 0 0 0 rg 72 280 Td ${literal(content.invisible)} Tj 0 Tr ET`)
  if (content?.offPage !== undefined) draw.push(`BT /F1 12 Tf 0 0 0 rg 2000 280 Td ${literal(content.offPage)} Tj ET`)
  if (content?.covered !== undefined)
    draw.push(`BT /F1 12 Tf 0 0 0 rg 72 240 Td ${literal(content.covered)} Tj ET 0 0 0 rg 60 230 500 30 re f`)
  if (content?.picture !== undefined) draw.push('q 200 0 0 200 72 400 cm /Im1 Do Q')
  return draw.join('\n')
}

class PdfWriter {
  objects: { number: number; body: string }[] = []
  add(number: number, body: string): void {
    this.objects.push({ number, body })
  }
  /** Writes objects after `before` and a table of where they stand. */
  write(before: string, root: number, info: number | undefined, size: number, previous: number | undefined): string {
    let out = before
    const at = new Map<number, number>()
    for (const { number, body } of this.objects) {
      at.set(number, out.length)
      out += `${number} 0 obj\n${body}\nendobj\n`
    }
    const start = out.length
    out += 'xref\n'
    if (previous === undefined) out += '0 1\n0000000000 65535 f \n'
    for (const [number, offset] of [...at].sort((a, b) => a[0] - b[0])) out += `${number} 1\n${String(offset).padStart(10, '0')} 00000 n \n`
    const prev = previous === undefined ? '' : ` /Prev ${previous}`
    const infoRef = info === undefined ? '' : ` /Info ${info} 0 R`
    return `${out}trailer\n<< /Size ${size} /Root ${root} 0 R${infoRef}${prev} >>\nstartxref\n${start}\n%%EOF\n`
  }
}

/** A small PDF by hand: uncompressed, so that one sees in a test what stands where. */
export function makePdf(content: PdfContent): Uint8Array {
  const w = new PdfWriter()
  const first = 20
  const annotations: string[] = []
  if (content.annotation !== undefined) {
    annotations.push('10 0 R')
    w.add(
      10,
      `<< /Type /Annot /Subtype /Text /Rect [72 700 90 718] /Contents ${textString(content.annotation.contents)} /T ${textString(content.annotation.author ?? 'Skribent')} >>`,
    )
  }
  if (content.link !== undefined) {
    annotations.push('11 0 R')
    w.add(11, `<< /Type /Annot /Subtype /Link /Rect [72 650 200 670] /A << /S /URI /URI ${literal(content.link)} >> >>`)
  }
  const catalog = [`/Type /Catalog /Pages 2 0 R`]
  if (content.attachment !== undefined) {
    const { name, bytes } = content.attachment
    catalog.push(`/Names << /EmbeddedFiles << /Names [${textString(name)} 12 0 R] >> >>`)
    w.add(12, `<< /Type /Filespec /F ${textString(name)} /UF ${textString(name)} /EF << /F 13 0 R >> >>`)
    w.add(13, stream('/Type /EmbeddedFile', Buffer.from(bytes).toString('latin1')))
  }
  if (content.bookmark !== undefined) {
    catalog.push('/Outlines 14 0 R')
    w.add(14, '<< /Type /Outlines /First 15 0 R /Last 15 0 R /Count 1 >>')
    w.add(15, `<< /Title ${textString(content.bookmark)} /Parent 14 0 R /Dest [${first} 0 R /Fit] >>`)
  }
  if (content.xmp !== undefined) {
    catalog.push('/Metadata 16 0 R')
    w.add(
      16,
      stream(
        '/Type /Metadata /Subtype /XML',
        Buffer.from(
          `<?xpacket begin="" id="x"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${content.xmp}</dc:title></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`,
          'utf8',
        ).toString('latin1'),
      ),
    )
  }
  if (content.picture !== undefined)
    w.add(
      17,
      stream(
        `/Type /XObject /Subtype /Image /Width ${content.picture} /Height ${content.picture} /ColorSpace /DeviceGray /BitsPerComponent 8`,
        '\u007f'.repeat(content.picture ** 2),
      ),
    )
  w.add(1, `<< ${catalog.join(' ')} >>`)
  w.add(2, `<< /Type /Pages /Kids [${content.pages.map((_, i) => `${first + i * 2} 0 R`).join(' ')}] /Count ${content.pages.length} >>`)
  w.add(3, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>')
  const picture = content.picture === undefined ? '' : ' /XObject << /Im1 17 0 R >>'
  content.pages.forEach((lines, i) => {
    const notes = i === 0 && annotations.length > 0 ? ` /Annots [${annotations.join(' ')}]` : ''
    w.add(
      first + i * 2,
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >>${i === 0 ? picture : ''} >> /Contents ${first + i * 2 + 1} 0 R${notes} >>`,
    )
    w.add(first + i * 2 + 1, stream('', drawLines(lines, i === 0 ? content : undefined)))
  })
  const info = content.info === undefined ? undefined : 4
  if (content.info !== undefined)
    w.add(
      4,
      `<< ${Object.entries(content.info)
        .map(([key, value]) => `/${key} ${textString(value)}`)
        .join(' ')} >>`,
    )
  let number = first + content.pages.length * 2
  for (const body of content.extraObjects ?? []) w.add(number++, body)
  let out = w.write('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n', 1, info, number, undefined)
  if (content.replacedBy !== undefined) {
    const next = new PdfWriter()
    next.add(first + 1, stream('', drawLines(content.replacedBy, undefined)))
    out = next.write(out, 1, info, number, out.lastIndexOf('xref\n', out.lastIndexOf('startxref') - 1))
  }
  return new Uint8Array(Buffer.from(out, 'latin1'))
}
