import type { Hono } from 'hono'
import type { Config, Part } from '../config.ts'
import type { Database } from './database/database.ts'
import type { Tx } from './database/transaction.ts'
import type { Env, SignedIn } from './http/context.ts'
import type { ForeignDoor } from './http/csrf.ts'
import type { Log } from './log.ts'
import type { Text, Words } from './page/language.tsx'
import type { Place, Shell } from './page/shell.tsx'

/** One thing that waits for somebody, for the first page. Lower `harm` stands higher. */
export interface Waiting {
  harm: 1 | 2 | 3 | 4 | 5
  text: Text
  count: number
  href: string
  oldest?: Date | undefined
  /** The oldest is a day, such as a last day, and no moment: no clock is written after it. */
  by_day?: boolean
}

/** A figure of the overview. It always leads to where it comes from. */
export interface Figure {
  value: Words
  label: Text
  /** Since when, compared with what, or what to do: one short sentence. */
  note?: Text
  href: string
}
/** What one module tells of how the follow-up goes, for whoever asks. */
export interface OverviewPart {
  /** Lower stands higher; 1–9. */
  order: number
  title: Text
  figures: readonly Figure[]
  /** A picture with the same numbers as the table beside it. */
  chart?: { name: string; svg: string; alt: string; width: number; height: number }
  table?: {
    caption: Text
    columns: readonly { label: Text; number?: boolean }[]
    rows: readonly { href?: string; cells: readonly Words[] }[]
  }
}

export interface JobContext {
  db: Database
  log: Log
  config: Config
}
/** A job gets an organisation and one id. It opens its own transaction; a throw means: try again later. */
export type Job = (context: JobContext, job: { tenant: string; id: string }) => Promise<void>
/** Runs on schedule for each organisation that exists. Cron in UTC. */
export interface Timed {
  cron: string
  task: string
}

/** Something that an account holds and that needs a new holder before the account closes. */
export interface Holding {
  /** Names this holding within its module; `move` gets it back. */
  key: string
  text: Text
  count: number
  /** Accounts that may take it over: within the same wall, never wider. Empty: nobody may, and the page says so. */
  heirs: readonly string[]
}
/** A way in besides passkeys, at the door of one organisation: its own sign-in service. `href` begins it, by GET. */
export interface WayIn {
  id: string
  name: string
  href: string
}
/** How a module hands over what somebody holds who leaves. In the organisation's own name (the worker's role). */
export interface HandOver {
  held(tx: Tx, account: string): Promise<Holding[]>
  move(tx: Tx, key: string, from: string, to: string): Promise<void>
}

export interface Module {
  name: string
  part: Part | 'platform'
  routes: Hono<Env>
  /** The room that this module's pages stand in, and those that this person may open. */
  pages?(who: SignedIn): { room: Text; places: Place[] } | undefined
  /** Where this person begins a piece of work here, for the first page: verb first. */
  begin?(who: SignedIn): Place[]
  /** What waits for this person here. `db` is for the one module that asks in another role than the app's. */
  waiting?(tx: Tx, who: SignedIn, db: Database, config: Config): Promise<Waiting[]>
  /** What this module tells on the overview. */
  overview?(tx: Tx, who: SignedIn): Promise<OverviewPart[]>
  /** A line above every page of this person, while something stands open in her name. */
  above?(who: SignedIn, db: Database): Promise<Shell['above']>
  /** Paths that take requests from elsewhere; each asks for a proof of its own. */
  foreign?: readonly ForeignDoor[]
  handOver?: HandOver
  /** Other ways in than passkeys at this organisation's door; asked before anybody is signed in. */
  waysIn?(db: Database, tenant: string): Promise<WayIn[]>
  jobs?: Record<string, Job>
  timed?: Timed[]
}
