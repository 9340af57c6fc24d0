/** The program of the child that reads film, sound and captions: bytes from outside are parsed here and nowhere else. */
import { answerOnce } from '../../../packages/disclosure/src/sandbox.ts'
import { parseMedia, rewriteCaptions } from './media-parse.ts'

await answerOnce(async (input, bytes) => ({ value: input === 'captions' ? (rewriteCaptions(bytes) ?? null) : parseMedia(bytes) }))
