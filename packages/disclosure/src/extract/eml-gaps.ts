import type { Collector } from './collector.ts'

const BOUNDARY = /boundary\s*=\s*(?:"([^"\r\n]{1,200})"|([^\s;"]{1,200}))/i

interface Scan {
  boundaries: Set<string>
  state: 'headers' | 'body' | 'gap'
  header: string
  parts: number
}

function endHeaders(scan: Scan): void {
  const unfolded = scan.header.replace(/\r?\n[ \t]+/g, ' ')
  const type = /^content-type:(.*)$/im.exec(unfolded)?.[1] ?? ''
  const match = BOUNDARY.exec(type)
  const boundary = match?.[1] ?? match?.[2]
  if (boundary !== undefined && /^\s*multipart\//i.test(type)) {
    scan.boundaries.add(boundary)
    // Text between the headers of a multipart and its first part is shown by no mail program.
    scan.state = 'gap'
  } else scan.state = 'body'
  scan.header = ''
}

/** True when the line is a boundary; a closing one opens a gap that lasts to the next. */
function takeBoundary(scan: Scan, line: string): boolean {
  if (!line.startsWith('--')) return false
  const bare = line.slice(2).trimEnd()
  if (scan.boundaries.has(bare)) {
    scan.state = 'headers'
    scan.parts++
    return true
  }
  if (bare.endsWith('--') && scan.boundaries.has(bare.slice(0, -2))) {
    scan.state = 'gap'
    return true
  }
  return false
}

/** Preambles and epilogues of a mail, and the raw headers of its parts. Counts the parts. */
export function readMimeGaps(c: Collector, bytes: Uint8Array): { parts: number } {
  const writer = c.part('gaps', 'hidden', true)
  const headers = c.part('part-headers', 'mail_header', true)
  const scan: Scan = { boundaries: new Set(), state: 'headers', header: '', parts: 0 }
  const raw = new TextDecoder().decode(bytes)
  let isTop = true
  for (const line of raw.split(/\r\n|\n|\r/)) {
    if (takeBoundary(scan, line)) continue
    if (scan.state === 'headers') {
      if (line !== '') {
        scan.header += `${line}\n`
        // The top headers are read one by one elsewhere.
        if (!isTop) headers.line(line)
      } else {
        isTop = false
        endHeaders(scan)
      }
    } else if (
      scan.state === 'gap' &&
      line.trim() !== '' &&
      !/^This is a (multi-?part|cryptographically signed) message in MIME format\.?$/i.test(line)
    )
      writer.line(line)
  }
  return { parts: scan.parts }
}
