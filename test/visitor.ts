import { CSRF_FIELD } from '../src/platform/http/csrf.ts'
import { cookieName, hashOf, newToken } from '../src/platform/http/session.ts'
import type { TestHouse } from './house.ts'

export interface Answer {
  status: number
  location: string | null
  text: string
  headers: Headers
  bytes: Buffer
}

/** What a visitor needs of a house. */
export type Visited = Pick<TestHouse, 'app' | 'config' | 'superuser'> & { cast: Record<string, { tenant: string; account: string }> }

/** Somebody at a browser without a browser: keeps cookies, finds the form's token, sends forms as a browser does. */
export class Visitor {
  readonly #house: Visited
  readonly #cookies = new Map<string, string>()
  #csrf = ''
  constructor(house: Visited) {
    this.#house = house
  }

  static async as(house: Visited, slug: string): Promise<Visitor> {
    const visitor = new Visitor(house)
    const page = await visitor.get('/logga-in')
    if (page.status !== 200) throw new Error(`The sign-in page answered ${page.status}.`)
    const answer = await visitor.post('/logga-in', { vem: house.cast[slug]?.account ?? '' })
    if (answer.status !== 303) throw new Error(`Could not step into ${slug}: ${answer.status}.`)
    await visitor.get('/')
    return visitor
  }
  /** Signed in behind the product's back, for stories that begin after sign-in. `proved`: minutes since the last proof. */
  static async seated(house: Visited, slug: string, { method = 'passkey', proved = 0 } = {}): Promise<Visitor> {
    const who = house.cast[slug]
    const visitor = new Visitor(house)
    const token = newToken()
    await house.superuser(
      `insert into session (tenant, token_hash, account, method, proved_at, expires_at)
        values ($1, $2, $3, $4, now() - make_interval(mins => $5), now() + interval '8 hours')`,
      [who?.tenant, hashOf(token), who?.account, method, proved],
    )
    visitor.#cookies.set(cookieName(house.config, 'samvarn'), token)
    await visitor.get('/')
    return visitor
  }
  cookies(): string {
    return [...this.#cookies].map(([k, v]) => `${k}=${v}`).join('; ')
  }
  csrf(): string {
    return this.#csrf
  }

  async request(path: string, init: RequestInit = {}): Promise<Answer> {
    const headers = new Headers(init.headers)
    if (this.#cookies.size > 0) headers.set('Cookie', this.cookies())
    headers.set('Host', 'localhost')
    const response = await this.#house.app.request(`http://localhost${path}`, { redirect: 'manual', ...init, headers })
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';')
      const at = pair.indexOf('=')
      if (/max-age=0/i.test(cookie)) this.#cookies.delete(pair.slice(0, at))
      else this.#cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
    const bytes = Buffer.from(await response.arrayBuffer())
    const text = bytes.toString('utf8')
    const token = new RegExp(`name="${CSRF_FIELD}" value="([^"]+)"`).exec(text)?.[1]
    if (token) this.#csrf = token
    return { status: response.status, location: response.headers.get('Location'), text, headers: response.headers, bytes }
  }
  get(path: string): Promise<Answer> {
    return this.request(path)
  }

  /** Sends a form and, when it comes back to be put right, follows to the page that says so. A File among the fields makes it multipart. */
  async post(path: string, fields: Record<string, string | File | (string | File)[]>): Promise<Answer> {
    const form = new FormData()
    form.set(CSRF_FIELD, this.#csrf)
    for (const [name, value] of Object.entries(fields)) for (const one of Array.isArray(value) ? value : [value]) form.append(name, one)
    const files = [...form.values()].some((value) => typeof value !== 'string')
    const body = files ? form : new URLSearchParams([...form.entries()].map(([k, v]): [string, string] => [k, String(v)]))
    const answer = await this.request(path, {
      method: 'POST',
      body,
      headers: { Origin: 'http://localhost', 'Sec-Fetch-Site': 'same-origin' },
    })
    return answer.location?.startsWith('/rattas/') ? this.get(answer.location) : answer
  }
}
