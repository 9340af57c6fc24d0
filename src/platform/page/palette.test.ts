import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'

const css = readFileSync(new URL('palette.css', import.meta.url), 'utf8')

function coloursAfter(start: number): Map<string, string> {
  const block = css.slice(start, css.indexOf('--f-', start) === -1 ? undefined : css.indexOf('}', start))
  return new Map([...block.matchAll(/--sv-([a-z-]+): (#[0-9a-f]{6});/g)].map(([, name = '', colour = '']) => [name, colour]))
}

/** Relative luminance and contrast by WCAG 2.2. */
function luminance(hex: string): number {
  const parts = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
  const [r = 0, g = 0, b = 0] = parts.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (high + 0.05) / (low + 0.05)
}

// Every pair that meets on a page. Text 7:1, lines that matter 3:1 (house.md section 7).
const TEXT: readonly [string, string][] = [
  ['ink', 'ground'], ['ink', 'surface'], ['ink', 'wash'], ['ink', 'amber-wash'], ['ink', 'red-wash'],
  ['quiet', 'ground'], ['quiet', 'surface'], ['quiet', 'wash'],
  ['pine', 'ground'], ['pine', 'surface'], ['pine', 'wash'], ['pine-deep', 'ground'], ['pine-deep', 'wash'],
  ['on-pine', 'pine'], ['on-pine', 'pine-deep'],
  ['amber-ink', 'ground'], ['amber-ink', 'surface'], ['amber-ink', 'amber-wash'],
  ['red-ink', 'red-wash'], ['on-red', 'red'], ['on-red', 'red-deep'],
] // biome-ignore format: pairs read best beside each other
const LINES: readonly [string, string][] = [
  ['edge', 'ground'],
  ['edge', 'surface'],
  ['amber', 'ground'],
  ['amber', 'surface'],
  ['amber', 'amber-wash'],
  ['red', 'ground'],
  ['red', 'red-wash'],
  ['pine', 'ground'],
]

for (const [theme, start] of [
  ['light', 0],
  ['dark', css.indexOf('prefers-color-scheme: dark')],
] as const) {
  test(`the ${theme} theme can be read by tired eyes: text 7:1, lines 3:1`, () => {
    const colours = coloursAfter(start)
    const colour = (name: string) => colours.get(name) ?? assert.fail(`${theme} has no ${name}`)
    for (const [pairs, least] of [
      [TEXT, 7],
      [LINES, 3],
    ] as const) {
      for (const [front, back] of pairs) {
        const found = contrast(colour(front), colour(back))
        assert.ok(found >= least, `${front} on ${back} in ${theme}: ${found.toFixed(2)} < ${least}`)
      }
    }
  })
}

test('the measure itself is right: black on white is 21:1, and a pale grey fails', () => {
  assert.equal(contrast('#000000', '#ffffff'), 21)
  assert.ok(contrast('#999999', '#ffffff') < 3)
})
