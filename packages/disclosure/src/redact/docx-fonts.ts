import type { XmlElement } from '../extract/xml.ts'
import { attribute, descendants } from '../extract/xml.ts'

/** "minor" and "major" to the name of a typeface. */
export type ThemeFonts = ReadonlyMap<string, string>

/** Names of typefaces are letters, digits and spaces; anything longer or odder is no typeface. */
const TYPEFACE = /^[\p{L}\d -]{1,40}$/u

export function readThemeFonts(theme: XmlElement): ThemeFonts {
  const fonts = new Map<string, string>()
  for (const element of descendants(theme)) {
    const kind = /^a:(major|minor)Font$/.exec(element.name)?.[1]
    if (kind === undefined) continue
    const latin = [...descendants(element)].find((inner) => inner.name === 'a:latin')
    const typeface = attribute(latin, 'typeface')
    if (typeface !== undefined && TYPEFACE.test(typeface)) fonts.set(kind, typeface)
  }
  return fonts
}

/** The copy has no theme part, so fonts that pointed to it are written out: the letter looks as it did. */
export function settleFonts(root: XmlElement, fonts: ThemeFonts): void {
  for (const element of [root, ...descendants(root)]) {
    if (element.name !== 'w:rFonts') continue
    for (const [theme, plain] of [
      ['w:asciiTheme', 'w:ascii'],
      ['w:hAnsiTheme', 'w:hAnsi'],
      ['w:cstheme', 'w:cs'],
      ['w:eastAsiaTheme', 'w:eastAsia'],
    ] as const) {
      const value = attribute(element, theme)
      if (value === undefined) continue
      const typeface = fonts.get(value.startsWith('major') ? 'major' : 'minor')
      element.attributes = element.attributes.filter((a) => a.name !== theme && (typeface === undefined || a.name !== plain))
      if (typeface !== undefined) element.attributes.push({ name: plain, raw: plain, value: typeface })
    }
  }
}
