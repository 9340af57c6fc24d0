/** What changed from one text to the next, line by line, by the longest common run of lines. Pure. */
export interface DifferenceLine {
  kind: 'same' | 'gone' | 'new'
  words: string
}
const LINES_MAX = 1500
const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, LINES_MAX)

export function differenceBetween(before: string, after: string): DifferenceLine[] {
  const [a, b] = [linesOf(before), linesOf(after)]
  // length[i][j]: how many lines the rests a[i..] and b[j..] have in common.
  const width = b.length + 1
  const length = new Uint16Array((a.length + 1) * width)
  const at = (i: number, j: number): number => length[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      length[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const lines: DifferenceLine[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      lines.push({ kind: 'same', words: a[i] ?? '' })
      i += 1
      j += 1
    } else if (i < a.length && (j >= b.length || at(i + 1, j) >= at(i, j + 1))) {
      lines.push({ kind: 'gone', words: a[i] ?? '' })
      i += 1
    } else {
      lines.push({ kind: 'new', words: b[j] ?? '' })
      j += 1
    }
  }
  return lines
}
