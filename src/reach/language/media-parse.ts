/** What a file of film or sound is, told by what it holds and never by its name. For the child, and for tests. */
export type MediaProblem = 'unknown' | 'codec' | 'other_track' | 'no_length' | 'broken'
export interface ParsedMedia {
  media_type: 'video/mp4' | 'audio/mpeg' | 'audio/mp4'
  seconds: number
  has_sound: boolean
  /** The bytes that are kept: tags before and after are not. */
  keep: [number, number]
  /** Boxes that hold what a camera or a program writes about place, device and names: [start, first byte to empty, end]. */
  empty: [number, number, number][]
}

interface Box {
  type: string
  start: number
  body: number
  end: number
}
const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
const tagAt = (bytes: Uint8Array, at: number, length = 4) => Buffer.from(bytes.subarray(at, at + length)).toString('latin1')

/** The boxes between two bytes. Throws RangeError where one reaches outside. */
function boxesIn(bytes: Uint8Array, from: number, to: number): Box[] {
  const data = view(bytes)
  const boxes: Box[] = []
  let at = from
  while (at < to) {
    if (at + 8 > to) throw new RangeError('A box has no room for its head.')
    const size = data.getUint32(at)
    const long = size === 1
    const length = long ? Number(data.getBigUint64(at + 8)) : size === 0 ? to - at : size
    const head = long ? 16 : 8
    if (length < head || at + length > to || boxes.length > 10_000) throw new RangeError('A box reaches outside.')
    boxes.push({ type: tagAt(bytes, at + 4), start: at, body: at + head, end: at + length })
    at += length
  }
  return boxes
}
const inside = (bytes: Uint8Array, box: Box | undefined, ...path: string[]): Box | undefined => {
  let found = box
  for (const type of path) {
    if (!found) return undefined
    const { body, end } = found
    found = boxesIn(bytes, body, end).find((one) => one.type === type)
  }
  return found
}

const PICTURES = ['avc1', 'avc3', 'av01', 'vp09']
const SOUNDS = ['mp4a', '.mp3', 'Opus']
const TELLING = ['udta', 'meta', 'uuid', 'free', 'skip']

interface Track {
  kind: string
  codec: string
}
function trackOf(bytes: Uint8Array, trak: Box): Track {
  const handler = inside(bytes, trak, 'mdia', 'hdlr')
  const samples = inside(bytes, trak, 'mdia', 'minf', 'stbl', 'stsd')
  if (!handler || !samples) throw new RangeError('A track says nothing of itself.')
  return { kind: tagAt(bytes, handler.body + 8), codec: tagAt(bytes, samples.body + 12) }
}
function secondsOf(bytes: Uint8Array, header: Box): number {
  const data = view(bytes)
  const isLong = bytes[header.body] === 1
  const scale = data.getUint32(header.body + (isLong ? 20 : 12))
  const length = isLong ? Number(data.getBigUint64(header.body + 24)) : data.getUint32(header.body + 16)
  return scale === 0 ? 0 : Math.round(length / scale)
}
function parseMp4(bytes: Uint8Array): ParsedMedia | { problem: MediaProblem } {
  const top = boxesIn(bytes, 0, bytes.length)
  const moov = top.find(({ type }) => type === 'moov')
  const header = inside(bytes, moov, 'mvhd')
  if (!moov || !header) return { problem: 'broken' }
  const within = boxesIn(bytes, moov.body, moov.end)
  const traks = within.filter(({ type }) => type === 'trak')
  const tracks = traks.map((trak) => trackOf(bytes, trak))
  const pictures = tracks.filter(({ kind }) => kind === 'vide')
  const sounds = tracks.filter(({ kind }) => kind === 'soun')
  if (pictures.length + sounds.length === 0) return { problem: 'unknown' }
  if (pictures.length + sounds.length < tracks.length) return { problem: 'other_track' }
  if (pictures.some(({ codec }) => !PICTURES.includes(codec)) || sounds.some(({ codec }) => !SOUNDS.includes(codec)))
    return { problem: 'codec' }
  const seconds = secondsOf(bytes, header)
  if (seconds < 1) return { problem: 'no_length' }
  const telling = [...top, ...within, ...traks.flatMap((trak) => boxesIn(bytes, trak.body, trak.end))]
  return {
    media_type: pictures.length > 0 ? 'video/mp4' : 'audio/mp4',
    seconds,
    has_sound: sounds.length > 0,
    keep: [0, bytes.length],
    empty: telling.filter(({ type }) => TELLING.includes(type)).map(({ start, body, end }) => [start, body, end]),
  }
}

/** kbit/s of MPEG 1 and of MPEG 2, layer III, by the four bits of the head. */
const RATES_1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]
const RATES_2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]
const HERTZ = [44_100, 48_000, 32_000]
interface Frame {
  bytes: number
  seconds: number
}
/** One frame of MPEG sound, layer III. Undefined where none begins. */
function frameAt(bytes: Uint8Array, at: number): Frame | undefined {
  const [first = 0, second = 0, third = 0] = bytes.subarray(at, at + 3)
  const version = (second >> 3) & 3
  if (first !== 0xff || (second & 0xe6) !== 0xe2 || version === 1) return undefined
  const isFirst = version === 3
  const rate = (isFirst ? RATES_1 : RATES_2)[third >> 4] ?? 0
  const base = HERTZ[(third >> 2) & 3]
  if (rate === 0 || base === undefined) return undefined
  const hertz = isFirst ? base : version === 2 ? base / 2 : base / 4
  const samples = isFirst ? 1152 : 576
  return { bytes: Math.floor((samples / 8) * ((rate * 1000) / hertz)) + ((third >> 1) & 1), seconds: samples / hertz }
}
/** The tag in front, where programs write names and pictures, has its own length. */
function afterTags(bytes: Uint8Array): number {
  let at = 0
  while (tagAt(bytes, at, 3) === 'ID3') {
    const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(at + 6, at + 10)
    at += 10 + ((a << 21) | (b << 14) | (c << 7) | d)
  }
  return at
}
/** What may follow the last frame: a tag, or what a program leaves unused. */
const REST_BYTES_MAX = 1_000_000
function parseMp3(bytes: Uint8Array): ParsedMedia | { problem: MediaProblem } {
  const start = afterTags(bytes)
  let at = start
  let seconds = 0
  for (let frame = frameAt(bytes, at); frame !== undefined; frame = frameAt(bytes, at)) {
    if (at + frame.bytes > bytes.length) break
    at += frame.bytes
    seconds += frame.seconds
  }
  if (at === start) return { problem: 'unknown' }
  const rest = bytes.length - at
  if (rest > REST_BYTES_MAX || rest > (bytes.length - start) / 2) return { problem: 'broken' }
  if (seconds < 1) return { problem: 'no_length' }
  return { media_type: 'audio/mpeg', seconds: Math.round(seconds), has_sound: true, keep: [start, at], empty: [] }
}

export function parseMedia(bytes: Uint8Array): ParsedMedia | { problem: MediaProblem } {
  try {
    return tagAt(bytes, 4) === 'ftyp' ? parseMp4(bytes) : parseMp3(bytes)
  } catch (error) {
    if (error instanceof RangeError) return { problem: 'broken' }
    throw error
  }
}

const TIME = /^((?:\d{2,}:)?\d{2}:\d{2})[.,](\d{3})\s+-->\s+((?:\d{2,}:)?\d{2}:\d{2})[.,](\d{3})/
/** WebVTT or SubRip, read cue by cue and written anew as WebVTT: no styles, no notes, no marks. Undefined when it is neither. */
export function rewriteCaptions(bytes: Uint8Array): string | undefined {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
  const cues = text
    .replace(/\r\n?/g, '\n')
    .split(/\n{2,}/)
    .flatMap((block) => {
      const rows = block.split('\n')
      const at = rows.findIndex((row) => TIME.test(row))
      const [, from, fromMs, to, toMs] = TIME.exec(rows[at] ?? '') ?? []
      const said = rows
        .slice(at + 1)
        .map((row) =>
          row
            .replace(/<[^>]*>/g, '')
            .replace(/&(?!amp;|lt;|gt;)/g, '&amp;')
            .replace(/-->/g, '→')
            .trim(),
        )
        .filter((row) => row !== '')
      return at < 0 || said.length === 0 ? [] : [`${from}.${fromMs} --> ${to}.${toMs}\n${said.join('\n')}`]
    })
  return cues.length === 0 ? undefined : `WEBVTT\n\n${cues.join('\n\n')}\n`
}
