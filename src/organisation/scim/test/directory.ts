/** A directory that speaks SCIM with a house: its token, its requests, nothing of ours behind them. */
import { randomUUID } from 'node:crypto'
import type { TestHouse } from '../../../../test/house.ts'
import { hashOf, newToken } from '../../../platform/http/session.ts'
import { BASE, URN } from '../scim.ts'

/** What comes back, as tests look into it: resources, lists, errors and what is said of ourselves. */
export interface Json {
  schemas: string[]
  id: string
  userName: string
  externalId?: string
  displayName?: string
  title?: string
  active: boolean
  name: Record<string, string>
  emails: { value: string }[]
  groups?: { value: string; display: string }[]
  members: { value: string }[]
  meta: { location: string; version: string }
  totalResults: number
  Resources: Json[]
  status: string
  scimType?: string
  bulk: { supported: boolean }
  patch: { supported: boolean }
  sort: { supported: boolean }
  changePassword: { supported: boolean }
}
export interface Told {
  status: number
  body: Json
  headers: Headers
  text: string
}

export class Directory {
  readonly #house: TestHouse
  readonly token: string
  constructor(house: TestHouse, token: string) {
    this.#house = house
    this.token = token
  }
  /** With a token made behind the product's back, for the organisation of that member of the cast. */
  static async of(house: TestHouse, owner: string): Promise<Directory> {
    const who = house.cast[owner]
    const token = newToken()
    await house.superuser(
      `insert into scim_client (tenant, id, name, token_hash, created_by, expires_at) values ($1, $2, 'prov', $3, $4, now() + interval '30 days')`,
      [who?.tenant, randomUUID(), hashOf(token), who?.account],
    )
    return new Directory(house, token)
  }

  async ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Told> {
    const sent = typeof body === 'string' ? body : body === undefined ? null : JSON.stringify(body)
    const response = await this.#house.app.request(`http://localhost${BASE}${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${this.token}`,
        Host: 'localhost',
        ...(sent === null ? {} : { 'Content-Type': 'application/scim+json' }),
        ...headers,
      },
      ...(sent === null ? {} : { body: sent }),
    })
    const text = await response.text()
    return { status: response.status, headers: response.headers, text, body: JSON.parse(text === '' ? '{}' : text) as Json }
  }
  get = (path: string, headers?: Record<string, string>) => this.ask('GET', path, undefined, headers)
  post = (path: string, body: unknown) => this.ask('POST', path, body)
  put = (path: string, body: unknown, headers?: Record<string, string>) => this.ask('PUT', path, body, headers)
  remove = (path: string, headers?: Record<string, string>) => this.ask('DELETE', path, undefined, headers)
  patch = (path: string, ...operations: object[]) => this.ask('PATCH', path, { schemas: [URN.patch], Operations: operations })
  filter = (kind: 'Users' | 'Groups', filter: string) => this.get(`/${kind}?filter=${encodeURIComponent(filter)}`)

  async make(userName: string, more: object = {}): Promise<string> {
    const made = await this.post('/Users', { schemas: [URN.user], userName, ...more })
    if (made.status !== 201) throw new Error(`${made.status}: ${made.text}`)
    return made.body.id
  }
}
