/**
 * The program of the child that draws a picture anew. What comes out are the pixels, turned the right way up, and nothing
 * else of the file: no EXIF, XMP, IPTC, colour profile, thumbnail, text or appended bytes.
 */
import sharp from 'sharp'
import { answerOnce } from '../../../packages/disclosure/src/sandbox.ts'

/** Above this a picture is a bomb or a wall: the largest phones give 50 million. */
const PIXELS_MAX = 64_000_000
/** Enough to read a screenshot of a message by. */
const SIDE_MAX = 3000

sharp.cache(false)
sharp.concurrency(1)

await answerOnce(async (_input, bytes) => {
  const head = await sharp(bytes, { limitInputPixels: false }).metadata()
  if ((head.width ?? 0) * (head.height ?? 0) > PIXELS_MAX) return { value: { problem: 'huge' } }
  if (head.format !== 'jpeg' && head.format !== 'png') return { value: { problem: 'broken' } }
  try {
    const drawn = sharp(bytes, { limitInputPixels: PIXELS_MAX, failOn: 'error' })
      .autoOrient()
      .resize({ width: SIDE_MAX, height: SIDE_MAX, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
    const clean = head.format === 'png' ? await drawn.png().toBuffer() : await drawn.jpeg({ quality: 85 }).toBuffer()
    return { value: { media_type: head.format === 'png' ? 'image/png' : 'image/jpeg' }, bytes: clean }
  } catch {
    return { value: { problem: 'broken' } }
  }
})
