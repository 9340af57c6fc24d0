import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { cleanPicture } from './picture.ts'

const DATA = join(process.env['SAMVARN_DATA'] ?? join(import.meta.dirname, '../../../../shared/data'), 'img-exif')
const grey = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#777' } })
const XMP =
  '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="">Hemligplats</rdf:Description></rdf:RDF></x:xmpmeta>'
const EXIF = { IFD0: { Artist: 'Fotograf', Make: 'Kamerafabrik' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '59/1 20/1 0/1' } }
/** What a clean picture has none of: names of the places where cameras and programs write. */
const TRACES = [
  'Exif',
  'http://ns.adobe.com',
  'xmpmeta',
  'Photoshop',
  'ICC_PROFILE',
  'JFXX',
  'tEXt',
  'iTXt',
  'zTXt',
  'eXIf',
  'iCCP',
  'Fotograf',
  'Kamerafabrik',
  'Hemligplats',
  'Efteråt',
]

function expectClean(bytes: Buffer, name: string) {
  for (const trace of TRACES) assert.ok(!bytes.includes(trace), `${name}: ${trace}`)
}

test('issue 5, 7: nothing but the points is left of a JPEG and a PNG with place, camera, colours and words behind the end', async () => {
  const jpeg = await grey(60, 40).jpeg().withExif(EXIF).withXmp(XMP).withIccProfile('p3').toBuffer()
  const png = await grey(60, 40).png().withExif(EXIF).withXmp(XMP).toBuffer()
  for (const [name, bytes, type] of [
    ['jpeg', jpeg, 'image/jpeg'],
    ['png', png, 'image/png'],
  ] as const) {
    const written = await sharp(bytes).metadata()
    assert.ok(written.xmp?.includes('Hemligplats') && written.exif?.includes('Fotograf'), 'it was there')
    const clean = await cleanPicture(Buffer.concat([bytes, Buffer.from('Efteråt')]))
    assert.ok(typeof clean === 'object', name)
    assert.equal(clean.media_type, type)
    expectClean(clean.bytes, name)
    const { exif, icc, xmp, iptc, orientation } = await sharp(clean.bytes).metadata()
    assert.deepEqual([exif, icc, xmp, iptc, orientation], [undefined, undefined, undefined, undefined, undefined], name)
  }
})

test('a picture that was held on its side is turned the right way up', async () => {
  const clean = await cleanPicture(await grey(60, 40).jpeg().withMetadata({ orientation: 6 }).toBuffer())
  assert.ok(typeof clean === 'object')
  const { width, height } = await sharp(clean.bytes).metadata()
  assert.deepEqual([width, height], [40, 60])
})

/** A PNG that says it is 20,000 by 20,000 and is a few kilobytes. */
function bomb(): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const out = Buffer.alloc(body.length + 8)
    out.writeUInt32BE(data.length, 0)
    body.copy(out, 4)
    let crc = 0xffffffff
    for (const byte of body) {
      crc ^= byte
      for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
    }
    out.writeUInt32BE((crc ^ 0xffffffff) >>> 0, body.length + 4)
    return out
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(20_000, 0)
  head.writeUInt32BE(20_000, 4)
  head.set([1, 0, 0, 0, 0], 8)
  const rows = deflateSync(Buffer.alloc(20_000 * 2501))
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', head),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
test('malice: a bomb, a broken picture, another format, a text: refused, each with what is wrong', async () => {
  assert.equal(await cleanPicture(bomb()), 'huge')
  const whole = await grey(300, 300).jpeg().toBuffer()
  assert.equal(await cleanPicture(whole.subarray(0, whole.length / 2)), 'broken')
  assert.equal(await cleanPicture(await grey(9, 9).webp().toBuffer()), 'broken')
  assert.equal(
    await cleanPicture(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>')),
    'broken',
  )
  assert.equal(await cleanPicture(Buffer.alloc(0)), 'broken')
})

const samples = existsSync(DATA) ? readdirSync(DATA, { recursive: true, encoding: 'utf8' }).filter((name) => /\.jpe?g$/i.test(name)) : []
test('published samples of what cameras write: nothing of it is left', {
  skip: samples.length === 0 && 'shared/data is not here',
}, async () => {
  let cleaned = 0
  // Every so many of them: each takes a process of its own.
  for (const name of samples.filter((_, at) => at % Math.ceil(samples.length / 6) === 0)) {
    const clean = await cleanPicture(readFileSync(join(DATA, name)))
    if (typeof clean === 'string') continue
    cleaned++
    expectClean(clean.bytes, name)
  }
  assert.ok(cleaned >= 3, `${cleaned} of the samples could be read`)
})
