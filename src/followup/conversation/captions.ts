/** Captions of a film, WebVTT: read as cues of plain text, and written anew from them, so that nothing else comes along. Pure. */
export interface Cue {
  /** Milliseconds from the beginning. */
  from: number
  to: number
  text: string
}
const CUES_MAX = 20_000
const TIME = /^(?:(\d{1,3}):)?(\d{2}):(\d{2})\.(\d{3})$/

function milliseconds(written: string): number | undefined {
  const match = TIME.exec(written)
  if (match === null) return undefined
  const [, hours = '0', minutes = '', seconds = '', thousandths = ''] = match
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(thousandths)
}
/** Speakers' marks and styles are taken away; what is said stays. */
const plain = (line: string): string =>
  line
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|nbsp|lrm|rlm);/g, (_, name: string) => ({ amp: '&', lt: '<', gt: '>', nbsp: ' ' })[name] ?? '')
    .trim()

/** Undefined when it is not WebVTT with at least one cue. */
export function parseCaptions(text: string): Cue[] | undefined {
  const lines = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  if (!/^WEBVTT(?:[ \t].*)?(?:\n|$)/.test(lines)) return undefined
  const cues: Cue[] = []
  for (const block of lines.split(/\n{2,}/).slice(1)) {
    const rows = block.split('\n')
    const at = rows.findIndex((row) => row.includes('-->'))
    if (at < 0) continue
    const [from, to] = (rows[at] ?? '').split('-->').map((part) => milliseconds(part.trim().split(/\s+/)[0] ?? ''))
    const said = rows
      .slice(at + 1)
      .map(plain)
      .filter((row) => row !== '')
    if (from === undefined || to === undefined || to <= from) return undefined
    if (said.length > 0) cues.push({ from, to, text: said.join('\n') })
    if (cues.length > CUES_MAX) return undefined
  }
  return cues.length === 0 ? undefined : cues
}

const two = (value: number) => String(value).padStart(2, '0')
const writeTime = (at: number): string => {
  const seconds = Math.floor(at / 1000)
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}.${String(at % 1000).padStart(3, '0')}`
}
const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
export const writeCaptions = (cues: readonly Cue[]): string =>
  `WEBVTT\n\n${cues.map(({ from, to, text }) => `${writeTime(from)} --> ${writeTime(to)}\n${escaped(text)}\n`).join('\n')}`
