import { createHash } from 'node:crypto'
import type { TenantKeys } from '../../platform/keys/tenant-keys.ts'

/**
 * The token of an invitation's link and the code that its answer carries: 32 bytes each, from a key that the database
 * never holds, so that a reminder can carry the link that was sent although nobody has stored it. A new generation is
 * another token, and the old one is dead.
 */
const derived = (keys: TenantKeys, what: string, about: string): Buffer =>
  Buffer.concat([keys.blind(`${what}_1`, about), keys.blind(`${what}_2`, about)])

export const linkToken = (keys: TenantKeys, invitation: string, generation: number): string =>
  derived(keys, 'round_link', `${invitation}|${generation}`).toString('base64url')
export const replyCode = (keys: TenantKeys, invitation: string): string => derived(keys, 'round_reply', invitation).toString('hex')
export const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest()
export const linkPath = (token: string): string => `/inbjudan/${token}`
