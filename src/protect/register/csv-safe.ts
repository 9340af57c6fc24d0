/**
 * Values on their way out to a spreadsheet. A cell that begins with = + - @ is run as a formula by Excel and its kin,
 * so every export passes here; within Samvärn such a value is plain data.
 */

/** The same text, which a spreadsheet will show and never run. Tab and line break first also start a formula in some programs. */
export function csvSafe(value: string): string {
  return /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/.test(value) ? `'${value}` : value
}

/** Undoes `csvSafe` when such a file comes back. */
export function csvUnsafe(value: string): string {
  return /^'(\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])/.test(value) ? value.slice(1) : value
}

/** One line of CSV with every cell made safe; quotes, separators and line breaks are quoted (RFC 4180). */
export function csvLine(cells: readonly string[], separator: ';' | ',' = ';'): string {
  return `${cells
    .map((cell) => {
      const safe = csvSafe(cell)
      return /[";,\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
    })
    .join(separator)}\r\n`
}
