/** The program of the child that reads metadata: bytes from outside are parsed here and nowhere else. */
import { answerOnce } from '../../../packages/disclosure/src/sandbox.ts'
import { readMetadata } from './saml-metadata.ts'

await answerOnce(async (_input, bytes) => ({ value: readMetadata(bytes) }))
