/** Sealed boxes: whoever has the public half puts something in, only the other half takes it out (libsodium crypto_box_seal). */
import sodium from 'libsodium-wrappers-sumo'
import { z } from 'zod'
import { SealBroken } from '../../platform/keys/sodium.ts'

await sodium.ready

export interface BoxKeys {
  publicKey: Uint8Array
  privateKey: Uint8Array
}
export function newBox(): BoxKeys {
  const { publicKey, privateKey } = sodium.crypto_box_keypair()
  return { publicKey, privateKey }
}
/** The same 32 bytes always give the same box. */
export function boxOfSeed(seed: Uint8Array): BoxKeys {
  const { publicKey, privateKey } = sodium.crypto_box_seed_keypair(seed)
  return { publicKey, privateKey }
}
export const sealTo = (publicKey: Uint8Array, plain: Uint8Array): Buffer => Buffer.from(sodium.crypto_box_seal(plain, publicKey))
/** Throws SealBroken: another box, or changed bytes. */
export function openBox({ publicKey, privateKey }: BoxKeys, sealed: Uint8Array): Buffer {
  try {
    return Buffer.from(sodium.crypto_box_seal_open(sealed, publicKey, privateKey))
  } catch {
    throw new SealBroken()
  }
}

/** Lengths tell: texts are padded to whole kilobytes before they are sealed. */
const STEP = 1024
const words = z.string().max(8000)

/** How it is safe to answer: told by the one who writes, followed by whoever answers. */
export const safeAnswer = z.object({
  how: z.enum(['here', 'phone']),
  number: words.optional(),
  when: words.optional(),
  message: z.enum(['no', 'yes']),
  say: words.optional(),
  our_word: words.optional(),
  her_word: words.optional(),
  avoid: words.optional(),
})
export type SafeAnswer = z.infer<typeof safeAnswer>
const letter = z.object({ text: words, danger: z.boolean().optional(), answer: safeAnswer.optional() })
/** What lies in a message: the first has how it is safe to answer. */
export type Letter = z.infer<typeof letter>

export function sealLetter(publicKey: Uint8Array, written: Letter): Buffer {
  const bytes = Buffer.from(JSON.stringify(written))
  const padded = Buffer.alloc(Math.ceil((bytes.length + 1) / STEP) * STEP, 0x20)
  bytes.copy(padded)
  return sealTo(publicKey, padded)
}
export const openLetter = (box: BoxKeys, sealed: Uint8Array): Letter =>
  letter.parse(JSON.parse(openBox(box, sealed).toString('utf8').trimEnd()))
