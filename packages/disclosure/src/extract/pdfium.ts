import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { WrappedPdfiumModule } from '@embedpdf/pdfium'
import { Stop } from './collector.ts'

export type Pdfium = WrappedPdfiumModule
interface Heap {
  HEAPU8: Uint8Array
}

let loaded: Promise<Pdfium> | undefined

async function load(): Promise<Pdfium> {
  const { init } = await import('@embedpdf/pdfium')
  const path = fileURLToPath(import.meta.resolve('@embedpdf/pdfium/pdfium.wasm'))
  const file = await readFile(path)
  const m = await init({ wasmBinary: file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) as ArrayBuffer })
  m.PDFiumExt_Init()
  return m
}

/** PDFium, compiled to WebAssembly without a script engine: it cannot run what a PDF tells it to. */
export function openPdfium(): Promise<Pdfium> {
  loaded ??= load()
  return loaded
}

/** The view on the module's memory changes when it grows: always ask anew. */
export function heap(m: Pdfium): Uint8Array {
  return (m.pdfium as unknown as Heap).HEAPU8
}

/** Asked of every letter on every page: called past the wrapper, which looks the function up each time. */
export interface LetterCalls {
  _FPDFText_GetUnicode(textPage: number, index: number): number
  _FPDFText_GetTextObject(textPage: number, index: number): number
  _FPDFText_HasUnicodeMapError(textPage: number, index: number): number
}
export function letterCalls(m: Pdfium): LetterCalls {
  return m.pdfium as unknown as LetterCalls
}

/** Room in the module's memory for the time of one call. */
export function withMemory<T>(m: Pdfium, bytes: number, use: (at: number) => T): T {
  const at = m.pdfium.wasmExports.malloc(Math.max(bytes, 8))
  if (at === 0) throw new Stop('limit_size')
  try {
    return use(at)
  } finally {
    m.pdfium.wasmExports.free(at)
  }
}

const TEXT_BYTES_MAX = 8 * 1024 * 1024

/** Calls a function of the form `(buffer, length) → bytes needed` twice and returns the bytes. */
export function readBytes(m: Pdfium, call: (at: number, length: number) => number): Uint8Array {
  const needed = call(0, 0)
  if (needed <= 0) return new Uint8Array()
  if (needed > TEXT_BYTES_MAX) throw new Stop('limit_text')
  return withMemory(m, needed, (at) => {
    const got = Math.min(call(at, needed), needed)
    return heap(m).slice(at, at + got)
  })
}

/** Text as most functions of PDFium give it: UTF-16 with a closing zero. */
export function readWide(m: Pdfium, call: (at: number, length: number) => number): string {
  return new TextDecoder('utf-16le').decode(readBytes(m, call)).replace(/\0+$/, '')
}

export function readNarrow(m: Pdfium, call: (at: number, length: number) => number): string {
  return new TextDecoder().decode(readBytes(m, call)).replace(/\0+$/, '')
}

/** Functions that give the length through a pointer. */
export function readWithLength(
  m: Pdfium,
  limit: number,
  call: (at: number, length: number, outLength: number) => boolean,
): Uint8Array | undefined {
  return withMemory(m, 8, (out) => {
    const size = () => new DataView(heap(m).buffer).getUint32(out, true)
    heap(m).fill(0, out, out + 8)
    call(0, 0, out)
    const needed = size()
    if (needed === 0) return undefined
    if (needed > limit) throw new Stop('limit_size')
    return withMemory(m, needed, (at) => (call(at, needed, out) ? heap(m).slice(at, at + Math.min(needed, size())) : undefined))
  })
}

export interface Box {
  left: number
  bottom: number
  right: number
  top: number
}

export function readFloats(m: Pdfium, count: number, call: (at: (i: number) => number) => boolean): number[] | undefined {
  return withMemory(m, count * 4, (base) => {
    if (!call((i) => base + i * 4)) return undefined
    const v = new DataView(heap(m).buffer)
    return Array.from({ length: count }, (_, i) => v.getFloat32(base + i * 4, true))
  })
}

export function readInts(m: Pdfium, count: number, call: (at: (i: number) => number) => boolean): number[] | undefined {
  return withMemory(m, count * 4, (base) => {
    if (!call((i) => base + i * 4)) return undefined
    const v = new DataView(heap(m).buffer)
    return Array.from({ length: count }, (_, i) => v.getUint32(base + i * 4, true))
  })
}

/** Opens a document for the time of `use`. A document that wants a password is encrypted; any other failure is broken. */
export async function withPdf<T>(bytes: Uint8Array, use: (m: Pdfium, doc: number) => Promise<T>): Promise<T> {
  const m = await openPdfium()
  const at = m.pdfium.wasmExports.malloc(bytes.length)
  if (at === 0) throw new Stop('limit_size')
  heap(m).set(bytes, at)
  const doc = m.FPDF_LoadMemDocument(at, bytes.length, '')
  try {
    if (doc === 0) throw new Stop(m.FPDF_GetLastError() === 4 ? 'encrypted' : 'broken')
    return await use(m, doc)
  } finally {
    if (doc !== 0) m.FPDF_CloseDocument(doc)
    m.pdfium.wasmExports.free(at)
  }
}
