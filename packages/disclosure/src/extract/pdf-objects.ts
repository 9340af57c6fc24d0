import { createHash } from 'node:crypto'
import { isKnownPicture } from './picture.ts'
import type { Collector } from './collector.ts'
import { TINY_PICTURE_SIDE } from './limits.ts'
import type { Box, Pdfium } from './pdfium.ts'
import { readBytes, readFloats, readInts, readWide } from './pdfium.ts'

const TEXT = 1
const PATH = 2
const IMAGE = 3
const FORM = 5
const INVISIBLE_MODES = new Set([3, 7])
const FORM_DEPTH_MAX = 12

interface Painted {
  box: Box
  white: boolean
  at: number
}
export interface PageObjects {
  /** Text objects that a reader does not see. */
  hidden: Set<number>
  images: { width: number; height: number; sha256: string }[]
  paths: number
  actual: string[]
}

function boundsOf(m: Pdfium, object: number): Box | undefined {
  const found = readFloats(m, 4, (at) => m.FPDFPageObj_GetBounds(object, at(0), at(1), at(2), at(3)))
  return found === undefined ? undefined : { left: found[0] ?? 0, bottom: found[1] ?? 0, right: found[2] ?? 0, top: found[3] ?? 0 }
}

function fillOf(m: Pdfium, object: number): number[] | undefined {
  return readInts(m, 4, (at) => m.FPDFPageObj_GetFillColor(object, at(0), at(1), at(2), at(3)))
}

/** White within what an eye tells from white paper. */
function isWhite(color: readonly number[] | undefined): boolean {
  return color?.slice(0, 3).every((channel) => channel >= 250) ?? false
}

function covers(outer: Box, inner: Box): boolean {
  const slack = 1
  return (
    outer.left <= inner.left + slack &&
    outer.right >= inner.right - slack &&
    outer.bottom <= inner.bottom + slack &&
    outer.top >= inner.top - slack
  )
}

/** A filled path of few corners is a box; one of many is a drawing whose frame says little about what it covers. */
function isFilledBox(m: Pdfium, object: number): boolean {
  const mode = readInts(m, 2, (at) => m.FPDFPath_GetDrawMode(object, at(0), at(1)))
  return mode !== undefined && mode[0] !== 0 && m.FPDFPath_CountSegments(object) <= 6
}

/**
 * `ActualText` replaces what is drawn by what is said, so one could draw an address and say something else. The said
 * text is noted and the mark taken off, so that the page gives the letters that are drawn.
 */
function takeActualText(m: Pdfium, object: number, found: string[]): void {
  for (let i = m.FPDFPageObj_CountMarks(object) - 1; i >= 0; i--) {
    const mark = m.FPDFPageObj_GetMark(object, i)
    const text = readWithOut(m, (at, length, out) => m.FPDFPageObjMark_GetParamStringValue(mark, 'ActualText', at, length, out))
    if (text === '') continue
    found.push(text)
    m.FPDFPageObj_RemoveMark(object, mark)
  }
}

function readWithOut(m: Pdfium, call: (at: number, length: number, out: number) => boolean): string {
  let needed = 0
  readInts(m, 1, (out) => {
    call(0, 0, out(0))
    return true
  })?.forEach((value) => {
    needed = value
  })
  if (needed === 0 || needed > 1 << 20) return ''
  return readWide(m, (at, length) => {
    if (at === 0) return needed
    readInts(m, 1, (out) => call(at, length, out(0)))
    return needed
  })
}

function noteImage(m: Pdfium, object: number, images: PageObjects['images']): void {
  const size = readInts(m, 2, (at) => m.FPDFImageObj_GetImagePixelSize(object, at(0), at(1)))
  const width = size?.[0] ?? Number.POSITIVE_INFINITY
  const height = size?.[1] ?? Number.POSITIVE_INFINITY
  if (width <= TINY_PICTURE_SIDE && height <= TINY_PICTURE_SIDE) return
  let sha256 = ''
  try {
    sha256 = createHash('sha256')
      .update(readBytes(m, (at, length) => m.FPDFImageObj_GetImageDataRaw(object, at, length)))
      .digest('hex')
  } catch {
    // A picture too large to hash is simply not a known one.
  }
  images.push({ width, height, sha256 })
}

interface Walk {
  m: Pdfium
  page: Box
  texts: { object: number; at: number; box: Box | undefined; nested: boolean }[]
  painted: Painted[]
  result: PageObjects
  order: number
}

function visit(w: Walk, object: number, depth: number): void {
  const { m, result } = w
  const type = m.FPDFPageObj_GetType(object)
  const at = w.order++
  if (type === TEXT) {
    takeActualText(m, object, result.actual)
    w.texts.push({ object, at, box: boundsOf(m, object), nested: depth > 0 })
  } else if (type === IMAGE) {
    noteImage(m, object, result.images)
    const box = boundsOf(m, object)
    if (depth === 0 && box !== undefined) w.painted.push({ box, white: false, at })
  } else if (type === PATH) {
    result.paths++
    const fill = fillOf(m, object)
    const box = boundsOf(m, object)
    if (depth === 0 && box !== undefined && (fill?.[3] ?? 0) > 250 && isFilledBox(m, object))
      w.painted.push({ box, white: isWhite(fill), at })
  } else if (type === FORM && depth < FORM_DEPTH_MAX) {
    const count = m.FPDFFormObj_CountObjects(object)
    for (let i = 0; i < count; i++) visit(w, m.FPDFFormObj_GetObject(object, i), depth + 1)
  }
}

/** Height of the letters on the page in points: the font's size times how the object is scaled. */
function pointsOf(m: Pdfium, object: number): number {
  const size = readFloats(m, 1, (at) => m.FPDFTextObj_GetFontSize(object, at(0)))?.[0]
  const matrix = readFloats(m, 6, (at) => m.FPDFPageObj_GetMatrix(object, at(0)))
  return size === undefined || matrix === undefined ? Number.POSITIVE_INFINITY : Math.abs(size) * Math.hypot(matrix[2] ?? 0, matrix[3] ?? 1)
}

function isUnseen(w: Walk, text: Walk['texts'][number]): boolean {
  const { m } = w
  const fill = fillOf(m, text.object)
  if (INVISIBLE_MODES.has(m.FPDFTextObj_GetTextRenderMode(text.object)) || fill?.[3] === 0) return true
  const { box } = text
  // Objects in a form have coordinates of their own, so that only their look can be judged.
  if (box === undefined || text.nested) return isWhite(fill) && !text.nested
  const isOff = box.right < w.page.left || box.left > w.page.right || box.top < w.page.bottom || box.bottom > w.page.top
  if (isOff || pointsOf(m, text.object) < 2 || w.painted.some((p) => p.at > text.at && covers(p.box, box))) return true
  return isWhite(fill) && !w.painted.some((p) => p.at < text.at && !p.white && covers(p.box, box))
}

/** Looks through a page's objects before its text is read. */
export function readObjects(m: Pdfium, page: number): PageObjects {
  const result: PageObjects = { hidden: new Set(), images: [], paths: 0, actual: [] }
  const crop =
    readFloats(m, 4, (at) => m.FPDFPage_GetCropBox(page, at(0), at(1), at(2), at(3))) ??
    readFloats(m, 4, (at) => m.FPDFPage_GetMediaBox(page, at(0), at(1), at(2), at(3)))
  const bounds: Box =
    crop === undefined
      ? { left: 0, bottom: 0, right: m.FPDF_GetPageWidthF(page), top: m.FPDF_GetPageHeightF(page) }
      : { left: crop[0] ?? 0, bottom: crop[1] ?? 0, right: crop[2] ?? 0, top: crop[3] ?? 0 }
  const w: Walk = { m, page: bounds, texts: [], painted: [], result, order: 0 }
  const count = m.FPDFPage_CountObjects(page)
  for (let i = 0; i < count; i++) visit(w, m.FPDFPage_GetObject(page, i), 0)
  for (const text of w.texts) if (isUnseen(w, text)) result.hidden.add(text.object)
  return result
}

export function judgeImages(c: Collector, objects: PageObjects, letters: number, where: string): void {
  for (const { sha256 } of objects.images) if (!isKnownPicture(c, sha256)) c.miss('picture_text', where, sha256)
  // Letters drawn as curves: many paths and hardly a letter.
  if (letters < 20 && objects.paths > 60) c.miss('picture_text', where)
}
