import { columnName, parseCellName } from './cell-name.ts'
import type { Collector, PartWriter } from './collector.ts'
import type { NumberFormats } from './xlsx-formats.ts'
import { showNumber } from './xlsx-formats.ts'
import { streamXml } from './xml.ts'

export interface SheetFrame {
  name: string
  hidden: boolean
  number: number
  strings: readonly string[]
  used: Set<number>
  formats: NumberFormats
}
interface Field {
  row: number
  column: number
  text: string
  hidden: boolean
}

/** Side texts of a sheet: what is typed in dialogs and shown, if at all, elsewhere than in a cell. */
const SIDE: Record<string, 'header' | 'form' | 'link'> = {
  oddHeader: 'header',
  oddFooter: 'header',
  evenHeader: 'header',
  evenFooter: 'header',
  firstHeader: 'header',
  firstFooter: 'header',
  formula1: 'form',
  formula2: 'form',
  dataValidation: 'form',
  hyperlink: 'link',
  protectedRange: 'form',
  inputCells: 'form',
  scenario: 'form',
}
const SIDE_ATTRIBUTES: Record<string, readonly string[]> = {
  dataValidation: ['prompt', 'promptTitle', 'error', 'errorTitle'],
  hyperlink: ['location', 'display', 'tooltip'],
  protectedRange: ['name', 'securityDescriptor'],
  scenario: ['name', 'user', 'comment'],
  inputCells: ['val'],
  sheetPr: ['codeName'],
  oleObject: ['progId', 'link'],
  control: ['name'],
  tableColumn: ['name'],
  filter: ['val'],
  customFilter: ['val'],
}

class SheetWriter {
  frame: SheetFrame
  seen: PartWriter
  unseen: PartWriter
  #row: Field[] = []
  #rowNumber = 0
  constructor(c: Collector, file: string, frame: SheetFrame) {
    this.frame = frame
    const place = { sheet: frame.name }
    this.seen = c.part(`${file}:cells`, frame.hidden ? 'hidden_sheet' : 'sheet', frame.hidden, place)
    this.unseen = c.part(`${file}:hidden`, 'hidden_cells', true, place)
    this.seen.isGrid = true
    this.unseen.isGrid = true
  }
  add(field: Field): void {
    if (field.row !== this.#rowNumber) this.endRow()
    this.#rowNumber = field.row
    this.#row.push(field)
  }
  /** A row with hidden cells is written once more, whole, so that a hidden street stands beside the name it belongs to. */
  endRow(): void {
    const row = this.#row
    this.#row = []
    this.#write(
      this.seen,
      row.filter((field) => !field.hidden),
    )
    if (row.some((field) => field.hidden)) this.#write(this.unseen, row)
  }
  #write(writer: PartWriter, fields: Field[]): void {
    fields.forEach(({ row, column, text }, i) => {
      if (i > 0) writer.write('\t')
      const start = writer.length
      writer.write(text)
      writer.cell({ table: this.frame.number, row, column, start, end: writer.length })
    })
    if (fields.length > 0) writer.write('\n')
  }
}

interface State {
  row: number
  column: number
  rowHidden: boolean
  type: string
  style: number
  value: string
  formula: string
  inline: string
  capture: 'value' | 'formula' | 'inline' | 'side' | undefined
  side: string
  sideName: string
}

function newState(): State {
  return {
    row: 0,
    column: 0,
    rowHidden: false,
    type: 'n',
    style: 0,
    value: '',
    formula: '',
    inline: '',
    capture: undefined,
    side: '',
    sideName: '',
  }
}

/** Cell by cell through a sheet; `hiddenColumns` are told before the first row. */
export function readSheet(c: Collector, bytes: Uint8Array, file: string, frame: SheetFrame): void {
  const out = new SheetWriter(c, file, frame)
  const formulas = c.part(`${file}:formulas`, 'field', true, { sheet: frame.name })
  const sides = {
    header: c.part(`${file}:headers`, 'header', false, { sheet: frame.name }),
    form: c.part(`${file}:forms`, 'form', true, { sheet: frame.name }),
    link: c.part(`${file}:hyperlinks`, 'link', true, { sheet: frame.name }),
  }
  const loose = c.part(`${file}:loose`, 'markup', true, { sheet: frame.name })
  const hiddenColumns: [number, number][] = []
  const s = newState()
  const isOn = (value: string | undefined) => value === '1' || value === 'true'
  const open = (name: string, a: Record<string, string>): void => {
    if (name === 'row') {
      s.row = a['r'] === undefined ? s.row + 1 : Number(a['r'])
      s.column = 0
      s.rowHidden = isOn(a['hidden']) || a['ht'] === '0'
    } else if (name === 'c') {
      const at = parseCellName(a['r'] ?? '')
      Object.assign(s, {
        column: at?.column ?? s.column + 1,
        type: a['t'] ?? 'n',
        style: Number(a['s'] ?? 0),
        value: '',
        formula: '',
        inline: '',
      })
      if (at !== undefined) s.row = at.row
    } else if (name === 'v') s.capture = 'value'
    else if (name === 'f') s.capture = 'formula'
    else if (name === 't') s.capture = 'inline'
    else if (name === 'col' && (isOn(a['hidden']) || a['width'] === '0'))
      hiddenColumns.push([Number(a['min'] ?? 1), Number(a['max'] ?? a['min'] ?? 1)])
    else {
      const kind = SIDE[name] ?? 'form'
      for (const key of SIDE_ATTRIBUTES[name] ?? []) if (a[key] !== undefined && a[key] !== '') sides[kind].line(a[key])
      if (/^(odd|even|first)(Header|Footer)$|^formula\d?$/.test(name)) Object.assign(s, { capture: 'side', side: '', sideName: name })
    }
  }
  const endCell = (): void => {
    if (s.formula !== '') formulas.mark({ sheet: frame.name, cell: `${columnName(s.column)}${s.row}` }).line(s.formula)
    const text = cellText(s, frame)
    const hidden = s.rowHidden || hiddenColumns.some(([from, to]) => s.column >= from && s.column <= to)
    if (text !== '') out.add({ row: s.row, column: s.column, text, hidden })
  }
  const close = (name: string): void => {
    if (name === 'c') endCell()
    else if (name === s.sideName && s.capture === 'side') sides[SIDE[name] ?? 'form'].line(s.side)
    if (name === 'v' || name === 'f' || name === 't' || name === s.sideName) s.capture = undefined
  }
  streamXml(bytes, file, {
    open,
    close,
    text: (value) => {
      if (s.capture === 'value') s.value += value
      else if (s.capture === 'formula') s.formula += value
      else if (s.capture === 'inline') s.inline += value
      else if (s.capture === 'side') s.side += value
      else if (value.trim() !== '') loose.line(value)
    },
  })
  out.endRow()
}

function cellText(s: State, frame: SheetFrame): string {
  if (s.type === 's') {
    const index = Number(s.value)
    frame.used.add(index)
    return frame.strings[index] ?? ''
  }
  if (s.type === 'inlineStr') return s.inline
  if (s.type === 'n' && s.value !== '') return showNumber(s.value, s.style, frame.formats)
  return s.value
}
