import qrcode from 'qrcode-generator'

/** A code to photograph, as a picture of dark squares on white with the quiet zone that readers ask for (ISO/IEC 18004: four modules). */
export function qrOf(address: string): string {
  const code = qrcode(0, 'M')
  code.addData(address)
  code.make()
  const size = code.getModuleCount()
  const side = size + 8
  let squares = ''
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++) if (code.isDark(row, column)) squares += `M${column + 4} ${row + 4}h1v1h-1z`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" width="${side}" height="${side}"><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path d="${squares}"/></svg>`
}
