/** Declarations by which text is in the page but not on it. */
const HIDING =
  /(^|[;{\s])(display\s*:\s*none|visibility\s*:\s*(hidden|collapse)|opacity\s*:\s*0(\.0+)?\s*(;|!|$)|font-size\s*:\s*[01](\.\d+)?(px|pt|em|rem|%)?\s*(;|!|$)|mso-hide\s*:\s*all|max-height\s*:\s*0|clip(-path)?\s*:\s*(rect\(\s*0|inset\(\s*(50|100))|text-indent\s*:\s*-\d{3,}|(left|top|right)\s*:\s*-\d{4,})/i
const WHITE = /(^|[;{\s])color\s*:\s*(#fff(fff)?\b|white\b|transparent\b|rgba?\(\s*255\s*,\s*255\s*,\s*255)/i
const GROUND = /background(-color)?\s*:\s*(?!(#fff(fff)?\b|white\b|transparent\b|none\b))/i

export function isHidingStyle(style: string): boolean {
  return style !== '' && (HIDING.test(style) || (WHITE.test(style) && !GROUND.test(style)))
}

/** Simple selectors (`.x`, `#x`, `x`) whose rule hides. A style sheet of more art than that is beyond a text reader. */
export function hidingSelectors(html: string): Set<string> {
  const found = new Set<string>()
  for (const sheet of html.matchAll(/<style[^>]*>([\s\S]{0,500000}?)<\/style/gi)) {
    for (const rule of (sheet[1] ?? '').matchAll(/([^{}]{1,2000})\{([^{}]{0,5000})\}/g)) {
      // White letters in a rule may lie on a ground that another rule paints; only outright hiding counts here.
      if (!HIDING.test(rule[2] ?? '')) continue
      for (const selector of (rule[1] ?? '').split(',')) if (/^[.#]?[\w-]+$/.test(selector.trim())) found.add(selector.trim())
    }
  }
  return found
}
