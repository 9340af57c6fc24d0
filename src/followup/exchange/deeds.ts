import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import type { Tx } from '../../platform/database/transaction.ts'
import { signDocument, type Travelling } from './envelope.ts'
import type { Envelope } from './exchange.ts'
import { fingerprint } from './fingerprint.ts'
import { dropPeer, insertOwnKey, ownKey, peerKey, writePeer } from './store.ts'

const TABLE = 'exchange_key'

/** The organisation's key pair, made at first use. The private half is sealed under the organisation's own key. */
async function keyPair(tx: Tx): Promise<{ raw: Buffer; privateKey: KeyObject }> {
  const own = (await tx.keys()).own()
  const found = await ownKey(tx)
  if (found) {
    const der = own.openBytes(TABLE, 'private_sealed', tx.actor.tenant, found.private_sealed)
    return { raw: found.public_key, privateKey: createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }) }
  }
  const made = generateKeyPairSync('ed25519')
  const raw = Buffer.from(made.publicKey.export({ format: 'jwk' }).x ?? '', 'base64url')
  const der = made.privateKey.export({ format: 'der', type: 'pkcs8' })
  await insertOwnKey(tx, raw, own.seal(TABLE, 'private_sealed', tx.actor.tenant, der))
  await tx.audit({ deed: 'exchange.key_made', purpose: 'follow_up' })
  return keyPair(tx)
}

/** In the organisation's own name (the worker's role): the document, signed with its key. */
export async function seal(tx: Tx, document: Travelling): Promise<Envelope> {
  const { raw, privateKey } = await keyPair(tx)
  return signDocument(document, privateKey, raw)
}

/** What the organisation reads out by telephone when somebody asks whether a key is its own. Undefined before first use. */
export async function ownFingerprint(tx: Tx): Promise<string | undefined> {
  const found = await ownKey(tx)
  return found && fingerprint(found.public_key.toString('base64'))
}

export type Pinned = 'first' | 'same' | 'changed'
/** How this key stands to the one that was pinned for `peer` (an organisation's id, or what one calls it). */
export async function judgePeer(tx: Tx, peer: string, key: string): Promise<Pinned> {
  const pinned = await peerKey(tx, peer)
  if (!pinned) return 'first'
  return pinned.equals(Buffer.from(key, 'base64')) ? 'same' : 'changed'
}

/** Pins the key at first contact. A changed key is never taken: whoever calls stops and says so. */
export async function pinPeer(tx: Tx, peer: string, key: string): Promise<Pinned> {
  const raw = Buffer.from(key, 'base64')
  const how = await judgePeer(tx, peer, key)
  if (how !== 'first') return how
  await writePeer(tx, peer, raw)
  await tx.audit({ deed: 'exchange.pin', purpose: 'follow_up' })
  return (await peerKey(tx, peer))?.equals(raw) ? 'first' : 'changed'
}

/** After the two have spoken by telephone: the next key that comes from `peer` is taken as its first. */
export async function forgetPeer(tx: Tx, peer: string): Promise<void> {
  await dropPeer(tx, peer)
  await tx.audit({ deed: 'exchange.unpin', purpose: 'follow_up' })
}
