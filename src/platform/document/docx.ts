import { deflateSync } from 'node:zlib'
import {
  AlignmentType,
  BorderStyle,
  Document as Word,
  Footer,
  HeadingLevel,
  ImageRun,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  Table as WordTable,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { type Block, cleanText, type Document, mapText, type Table } from './document.ts'

const WORDS = { sv: { source: 'Källa' }, en: { source: 'Source' } } as const
const PINE = '12493F'
/** Points × 2, as the format counts. */
const SMALL = 18
const PICTURE_WIDTH = 600
const LANGUAGE = { sv: 'sv-SE', en: 'en-GB' } as const

/** Programs that know no SVG show this instead: a white picture of the same shape; the numbers stand in the table below it. */
function whitePng(): Buffer {
  const chunk = (type: string, body: Buffer) => {
    const head = Buffer.alloc(4)
    head.writeUInt32BE(body.length)
    const named = Buffer.concat([Buffer.from(type, 'latin1'), body])
    const sum = Buffer.alloc(4)
    sum.writeUInt32BE(crc(named))
    return Buffer.concat([head, named, sum])
  }
  const size = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0])
  const pixel = deflateSync(Buffer.from([0, 255, 255, 255]))
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([signature, chunk('IHDR', size), chunk('IDAT', pixel), chunk('IEND', Buffer.alloc(0))])
}
function crc(bytes: Buffer): number {
  let sum = 0xffffffff
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
  }
  return (sum ^ 0xffffffff) >>> 0
}

const text = (words: string, style?: string) => new Paragraph({ ...(style === undefined ? {} : { style }), children: [new TextRun(words)] })

function tableOf(table: Table, source: string): (Paragraph | WordTable)[] {
  const line = { style: BorderStyle.SINGLE, size: 4, color: '14211E' }
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
  const row = (cells: readonly string[], head: boolean) =>
    new TableRow({
      tableHeader: head,
      cantSplit: true,
      children: cells.map((cell, at) => {
        const number = table.columns[at]?.number === true
        return new TableCell({
          borders: { top: head ? line : none, bottom: line, left: none, right: none },
          margins: { top: 60, bottom: 60, left: 80, right: 80 },
          children: [
            new Paragraph({
              style: 'TableText',
              alignment: number ? AlignmentType.END : AlignmentType.START,
              children: [new TextRun({ text: cell, bold: head })],
            }),
          ],
        })
      }),
    })
  return [
    text(table.caption, 'Caption'),
    new WordTable({
      width: { size: 100, type: WidthType.PERCENTAGE },
      rows: [
        row(
          table.columns.map((column) => column.label),
          true,
        ),
        ...table.rows.map((cells) => row(cells, false)),
      ],
    }),
    text(`${source}: ${table.source}${table.note === undefined ? '' : `. ${table.note}`}`, 'SourceLine'),
  ]
}

function parts(block: Block, source: string): (Paragraph | WordTable)[] {
  switch (block.kind) {
    case 'heading':
      return [
        new Paragraph({
          heading: block.level === 2 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
          children: [new TextRun(block.text)],
        }),
      ]
    case 'paragraph':
      return [text(block.text)]
    case 'note':
      return [text(block.text, 'Note')]
    case 'list':
      return block.items.map((item) =>
        block.ordered
          ? new Paragraph({ numbering: { reference: 'numbers', level: 0 }, children: [new TextRun(item)] })
          : new Paragraph({ bullet: { level: 0 }, children: [new TextRun(item)] }),
      )
    case 'figures':
      return block.items.flatMap((item) => [
        new Paragraph({
          keepNext: true,
          children: [new TextRun({ text: item.value, bold: true, size: 32, color: PINE }), new TextRun(`  ${item.label}`)],
        }),
        text(`${source}: ${item.source}`, 'SourceLine'),
      ])
    case 'chart': {
      const height = Math.round((PICTURE_WIDTH * block.height) / block.width)
      return [
        text(block.caption, 'Caption'),
        new Paragraph({
          children: [
            new ImageRun({
              type: 'svg',
              data: Buffer.from(block.svg, 'utf8'),
              fallback: { type: 'png', data: whitePng() },
              transformation: { width: PICTURE_WIDTH, height },
              altText: { name: block.caption, title: block.caption, description: block.alt },
            }),
          ],
        }),
      ]
    }
    case 'table':
      return tableOf(block.table, source)
  }
}

const styles = (lang: Document['lang']) => {
  const run = { font: 'Calibri', size: 22, language: { value: LANGUAGE[lang] } }
  const heading = (size: number) => ({
    run: { ...run, size, bold: true, color: PINE },
    paragraph: { spacing: { before: 320, after: 120 }, keepNext: true },
  })
  return {
    default: {
      document: { run, paragraph: { spacing: { after: 160, line: 300 } } },
      title: { run: { ...run, size: 48, bold: true, color: PINE }, paragraph: { spacing: { after: 120 } } },
      heading1: heading(32),
      heading2: heading(26),
    },
    paragraphStyles: [
      {
        id: 'Caption',
        name: 'caption',
        basedOn: 'Normal',
        next: 'Normal',
        run: { bold: true, size: 20 },
        paragraph: { keepNext: true, spacing: { before: 200, after: 80 } },
      },
      { id: 'SourceLine', name: 'Källa', basedOn: 'Normal', run: { size: SMALL }, paragraph: { spacing: { before: 60, after: 240 } } },
      { id: 'TableText', name: 'Tabelltext', basedOn: 'Normal', run: { size: 20 }, paragraph: { spacing: { after: 0, line: 260 } } },
      {
        id: 'Note',
        name: 'Anmärkning',
        basedOn: 'Normal',
        paragraph: { indent: { left: 240 }, border: { left: { style: BorderStyle.SINGLE, size: 12, space: 8, color: PINE } } },
      },
      {
        id: 'Mark',
        name: 'Sekretess',
        basedOn: 'Normal',
        run: { bold: true },
        paragraph: { border: { left: { style: BorderStyle.SINGLE, size: 18, space: 8, color: 'B4590B' } } },
      },
    ],
  }
}

/** With real styles, header rows that repeat, alternative texts, title and language: what an archive and a screen reader need. */
export async function renderDocx(document: Document): Promise<Uint8Array> {
  const clean = mapText(document, cleanText)
  const source = WORDS[clean.lang].source
  const word = new Word({
    title: clean.title,
    creator: clean.by,
    lastModifiedBy: clean.by,
    description: clean.subtitle ?? '',
    styles: styles(clean.lang),
    numbering: {
      config: [{ reference: 'numbers', levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.', alignment: AlignmentType.START }] }],
    },
    sections: [
      {
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                style: 'TableText',
                children: [new TextRun(`${clean.by} · ${clean.date} · `), new TextRun({ children: [PageNumber.CURRENT] })],
              }),
            ],
          }),
        },
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(clean.title)] }),
          ...(clean.subtitle === undefined ? [] : [text(clean.subtitle)]),
          text(`${clean.by}, ${clean.date}`),
          ...clean.marks.map((mark) => text(mark, 'Mark')),
          ...clean.blocks.flatMap((block) => parts(block, source)),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(word))
}
