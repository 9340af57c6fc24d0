import { chmodSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { KEY_BYTES, keyedHash, newKey } from './sodium.ts'

/** The root key is missing, readable by others, or not the one that this database was made with. */
export class RootKeyFault extends Error {}

const asGroups = (key: Uint8Array) => (Buffer.from(key).toString('hex').match(/.{8}/g) ?? []).join(' ')
/** First 8 hexadecimal digits of a hash: tells two keys apart without telling either. */
export const keyMark = (key: Uint8Array): string => keyedHash(key, 'samvarn root key mark', 16).toString('hex').slice(0, 8)

function writeWhole(path: string, text: string): void {
  const temporary = `${path}.new`
  const file = openSync(temporary, 'w', 0o600)
  writeSync(file, text)
  fsyncSync(file)
  closeSync(file)
  renameSync(temporary, path)
}

/**
 * Reads the root key from the environment or from `<folder>/root.key` (0600); makes one, with an escrow copy to print,
 * when neither exists and `mayMake` says that the database is new too.
 */
export function rootKey(folder: string, fromEnvironment: string, mayMake: boolean): { key: Uint8Array; made: boolean } {
  if (fromEnvironment) return { key: Buffer.from(fromEnvironment, 'hex'), made: false }
  const path = join(folder, 'root.key')
  if (!existsSync(path)) {
    if (!mayMake) {
      throw new RootKeyFault(
        `Nyckelfilen ${path} saknas, men databasen är krypterad med den. Lägg tillbaka filen, eller skriv in den utskrivna kopian i SAMVARN_ROOT_KEY.`,
      )
    }
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const key = newKey()
    writeWhole(path, `${Buffer.from(key).toString('hex')}\n`)
    writeWhole(join(folder, 'escrow.txt'), escrowText(key))
    return { key, made: true }
  }
  if ((statSync(path).mode & 0o077) !== 0) chmodSync(path, 0o600)
  const text = readFileSync(path, 'utf8').trim()
  if (!/^[0-9a-f]{64}$/.test(text))
    throw new RootKeyFault(`Nyckelfilen ${path} är skadad. Skriv in den utskrivna kopian i SAMVARN_ROOT_KEY.`)
  const key = Buffer.from(text, 'hex')
  if (key.length !== KEY_BYTES) throw new RootKeyFault(`Nyckelfilen ${path} är skadad.`)
  return { key, made: false }
}

/** Puts a key that was given in its file, where none stands: after a restore the next start finds it there. */
export function writeRootKey(folder: string, key: Uint8Array): void {
  const path = join(folder, 'root.key')
  if (!existsSync(path)) writeWhole(path, `${Buffer.from(key).toString('hex')}\n`)
}

function escrowText(key: Uint8Array): string {
  return `Samvärn: reservkopia av rotnyckeln
Skriv ut den här sidan, lägg den i ett förseglat kuvert i kassaskåp och ta sedan bort filen.
Utan nyckeln går inget i databasen att läsa, inte heller från en säkerhetskopia.

Nyckelns märke: ${keyMark(key)}

${asGroups(key)}

Återställ: sätt SAMVARN_ROOT_KEY till tecknen ovan utan mellanslag.
`
}
