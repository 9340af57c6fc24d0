import qrcode from 'qrcode-generator'

/** Quiet zone that the standard asks for (ISO/IEC 18004), in modules. */
const MARGIN = 4

/** An address as a QR code: one path of squares, black on white, sharp at any size. */
export function qrSvg(address: string, title: string): string {
  const qr = qrcode(0, 'M')
  qr.addData(address)
  qr.make()
  const side = qr.getModuleCount()
  const cells = Array.from({ length: side * side }, (_, i) => [Math.floor(i / side), i % side] as const)
  const path = cells
    .filter(([row, column]) => qr.isDark(row, column))
    .map(([row, column]) => `M${column + MARGIN} ${row + MARGIN}h1v1h-1z`)
    .join('')
  const size = side + 2 * MARGIN
  const said = title.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><title>${said}</title><rect width="${size}" height="${size}" fill="#fff"/><path d="${path}" fill="#000"/></svg>`
}
