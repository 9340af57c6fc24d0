import { keyedHash, newKey, open, seal } from './sodium.ts'

const text = new TextEncoder()

/**
 * The keys of one organisation: tenant key → key per owner (a person, a set, an intake) → key per field.
 * Owners' keys are stored wrapped beside their row; deleting the wrapped key shreds everything sealed under it.
 */
export class TenantKeys {
  readonly #tenant: string
  readonly #key: Uint8Array
  constructor(tenant: string, key: Uint8Array) {
    this.#tenant = tenant
    this.#key = key
  }

  static make(root: Uint8Array, tenant: string): Buffer {
    return seal(root, `tenant|${tenant}`, newKey())
  }
  static unwrap(root: Uint8Array, tenant: string, wrapped: Uint8Array): TenantKeys {
    return new TenantKeys(tenant, open(root, `tenant|${tenant}`, wrapped))
  }

  #derived(purpose: string): Buffer {
    return keyedHash(this.#key, `samvarn|${purpose}`)
  }

  /** A new key for one owner, wrapped for storing and ready for use. */
  newOwner(owner: string): { wrapped: Buffer; keys: OwnerKeys } {
    const key = newKey()
    return { wrapped: seal(this.#derived('owner'), `owner|${this.#tenant}|${owner}`, key), keys: new OwnerKeys(this.#tenant, owner, key) }
  }
  owner(owner: string, wrapped: Uint8Array): OwnerKeys {
    return new OwnerKeys(this.#tenant, owner, open(this.#derived('owner'), `owner|${this.#tenant}|${owner}`, wrapped))
  }
  /** For rows that belong to the organisation itself, such as a colleague's name. */
  own(): OwnerKeys {
    return new OwnerKeys(this.#tenant, this.#tenant, this.#derived('own'))
  }

  /** Blind index of a normalised value, 16 bytes. The key never reaches the database. */
  blind(kind: string, normalised: string): Buffer {
    return keyedHash(this.#derived('blind'), `${kind}|${normalised}`, 16)
  }
  /** The PRF key of the röjandekontroll's index. */
  fingerprintKey(): Buffer {
    return this.#derived('fingerprint')
  }
}

export class OwnerKeys {
  readonly #tenant: string
  readonly #owner: string
  readonly #key: Uint8Array
  constructor(tenant: string, owner: string, key: Uint8Array) {
    this.#tenant = tenant
    this.#owner = owner
    this.#key = key
  }
  #field(table: string, column: string): { key: Uint8Array; aad: string } {
    return { key: keyedHash(this.#key, `${table}|${column}`), aad: `${this.#tenant}|${this.#owner}|${table}|${column}` }
  }
  /** `row` ties the value to one row where an owner has many in the same column. */
  seal(table: string, column: string, row: string, plain: string | Uint8Array): Buffer {
    const { key, aad } = this.#field(table, column)
    return seal(key, `${aad}|${row}`, typeof plain === 'string' ? text.encode(plain) : plain)
  }
  openBytes(table: string, column: string, row: string, sealed: Uint8Array): Buffer {
    const { key, aad } = this.#field(table, column)
    return open(key, `${aad}|${row}`, sealed)
  }
  open(table: string, column: string, row: string, sealed: Uint8Array): string {
    return this.openBytes(table, column, row, sealed).toString('utf8')
  }
}
