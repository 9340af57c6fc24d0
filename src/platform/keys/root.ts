import { chmodSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { SetupProblem } from '../postgres/problem.ts'
import { KEY_BYTES, keyedHash, newKey } from './sodium.ts'

/** The root key is missing, readable by others, or not the one that this database was made with. */
export class RootKeyFault extends SetupProblem {}

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
      throw new RootKeyFault({
        sv: `Nyckelfilen ${path} saknas, men databasen är krypterad med den. Lägg tillbaka filen, eller skriv in den utskrivna kopian i SAMVARN_ROOT_KEY.`,
        en: `The key file ${path} is missing, but the database is encrypted with it. Put the file back, or write the printed copy into SAMVARN_ROOT_KEY.`,
      })
    }
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const key = newKey()
    writeWhole(path, `${Buffer.from(key).toString('hex')}\n`)
    writeWhole(join(folder, 'escrow.txt'), escrowText(key))
    return { key, made: true }
  }
  if ((statSync(path).mode & 0o077) !== 0) chmodSync(path, 0o600)
  const text = readFileSync(path, 'utf8').trim()
  const key = Buffer.from(text, 'hex')
  if (!/^[0-9a-f]{64}$/.test(text) || key.length !== KEY_BYTES)
    throw new RootKeyFault({
      sv: `Nyckelfilen ${path} är skadad. Skriv in den utskrivna kopian i SAMVARN_ROOT_KEY.`,
      en: `The key file ${path} is damaged. Write the printed copy into SAMVARN_ROOT_KEY.`,
    })
  return { key, made: false }
}

/** The key that was found is not the one that this database was made with. */
export const foreignKey = (key: Uint8Array): RootKeyFault =>
  new RootKeyFault({
    sv: `Rotnyckeln märkt ${keyMark(key)} öppnar inte den här databasen. Lägg tillbaka den nyckel som den gjordes med (keys/root.key), eller skriv in den utskrivna kopian i SAMVARN_ROOT_KEY.`,
    en: `The root key marked ${keyMark(key)} does not open this database. Put back the key that it was made with (keys/root.key), or write the printed copy into SAMVARN_ROOT_KEY.`,
  })

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
