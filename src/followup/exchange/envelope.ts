/** An envelope from anybody: its size, its form, its signature, and what it holds. Trusts nothing that it has not checked. */
import { runInChild } from '@samvarn/disclosure'
import { createPublicKey, sign, verify, type KeyObject } from 'node:crypto'
import type { Text } from '../../platform/page/index.ts'
import { canonical } from './canonical.ts'
import type { AnswerDocument, Envelope, RoundDocument } from './exchange.ts'
import { answerShape, envelopeShape, roundShape } from './shapes.ts'

/** Five sets of a hundred questions in five languages are below 2 MB. */
export const ENVELOPE_BYTES_MAX = 4_000_000
/** Larger than this is parsed in a process of its own: JSON can be written to take far more room than its bytes. */
const HERE_BYTES_MAX = 65_536
const CHILD_LIMITS = { seconds_max: 10, memory_mb_max: 256, answer_bytes_max: 24 * 1024 * 1024 }

export const ENVELOPE_FAULTS = {
  too_large: {
    sv: 'Filen är större än 4 MB. Så stor är ingen runda och inget svar. Hämta den på nytt där den kom ifrån.',
    en: 'The file is larger than 4 MB. No round and no answer is that large. Fetch it again from where it came.',
  },
  unreadable: {
    sv: 'Filen går inte att läsa. Hämta den på nytt och ändra ingenting i den: den får inte öppnas och sparas i ett annat program.',
    en: 'The file cannot be read. Fetch it again and change nothing in it: it must not be opened and saved in another program.',
  },
  signature: {
    sv: 'Signaturen stämmer inte: innehållet har ändrats, eller är skrivet av någon annan. Ta inte emot det. Hämta filen på nytt, och ring avsändaren om det händer igen.',
    en: 'The signature is wrong: the content was changed, or written by somebody else. Do not accept it. Fetch the file again, and call the sender if it happens again.',
  },
  version: {
    sv: 'Filen är skriven av en nyare version av Samvärn. Uppdatera er installation och försök igen.',
    en: 'The file was written by a newer version of Samvärn. Update your installation and try again.',
  },
  shape: {
    sv: 'Filen är signerad men innehållet har inte den form som en runda eller ett svar har. Be avsändaren att göra filen på nytt.',
    en: 'The file is signed, but its content has not the form of a round or an answer. Ask the sender to make the file again.',
  },
} as const satisfies Record<string, Text>
export type EnvelopeFault = keyof typeof ENVELOPE_FAULTS

export type Travelling = RoundDocument | AnswerDocument
export type Opened = { ok: true; document: Travelling; key: string; envelope: Envelope } | { ok: false; because: EnvelopeFault }

const no = (because: EnvelopeFault): Opened => ({ ok: false, because })
const publicKey = (raw: Buffer): KeyObject =>
  createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') }, format: 'jwk' })

export const signDocument = (document: Travelling, privateKey: KeyObject, raw: Buffer): Envelope => {
  const text = canonical(document)
  return { document: text, key: raw.toString('base64'), signature: sign(null, Buffer.from(text), privateKey).toString('base64') }
}

/** From bytes, from text, or from an envelope that this installation itself has kept. */
export async function openEnvelope(from: Uint8Array | string | Envelope): Promise<Opened> {
  const written = typeof from === 'string' ? Buffer.from(from) : from
  if (written instanceof Uint8Array) {
    if (written.length > ENVELOPE_BYTES_MAX) return no('too_large')
    const parsed = await parseJson(written)
    const envelope = envelopeShape.safeParse(parsed.ok ? parsed.value : undefined)
    return envelope.success ? openEnvelope(envelope.data) : no('unreadable')
  }
  const bytes = Buffer.from(written.document)
  if (bytes.length > ENVELOPE_BYTES_MAX) return no('too_large')
  // The signature first: what nobody has signed is not even parsed.
  if (!isSignedBy(written, bytes)) return no('signature')
  const parsed = await parseJson(bytes)
  return parsed.ok ? judge(parsed.value, written) : no('unreadable')
}

function isSignedBy({ key, signature }: Envelope, bytes: Buffer): boolean {
  try {
    return verify(null, bytes, publicKey(Buffer.from(key, 'base64')), Buffer.from(signature, 'base64'))
  } catch {
    return false
  }
}

function judge(value: unknown, envelope: Envelope): Opened {
  const { kind, version } = (typeof value === 'object' && value !== null ? value : {}) as { kind?: unknown; version?: unknown }
  const shape = kind === 'samvarn-round' ? roundShape : kind === 'samvarn-answer' ? answerShape : undefined
  if (!shape) return no('shape')
  if (typeof version === 'number' && version > 1) return no('version')
  const read = shape.safeParse(value)
  // A name that stands twice, or figures written in another way, could be read in two ways by two programs.
  if (!read.success || canonical(value) !== envelope.document) return no('shape')
  return { ok: true, document: read.data as Travelling, key: envelope.key, envelope }
}

async function parseJson(bytes: Uint8Array): Promise<{ ok: true; value: unknown } | { ok: false }> {
  if (bytes.length <= HERE_BYTES_MAX) {
    try {
      return { ok: true, value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) }
    } catch {
      return { ok: false }
    }
  }
  const result = await runInChild({ entry: new URL('./child.ts', import.meta.url), input: {}, bytes, limits: CHILD_LIMITS })
  const answer = result.ok ? (result.value as { parsed?: unknown } | null) : undefined
  return answer !== undefined && answer !== null && 'parsed' in answer ? { ok: true, value: answer.parsed } : { ok: false }
}
