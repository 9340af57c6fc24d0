/**
 * What the program is made of, top to bottom: the list of modules, the order of one request, the order of a start.
 * One request: id → the public pages of the demonstration, which share nothing with the rest → headers → assets → count → session → language → shell → limit → forms come back by 303 → what a rested
 * session wrote is kept → foreign requests refused → routes → 404 → faults.
 */
import { Hono } from 'hono'
import pg from 'pg'
import type { Config } from './config.ts'
import { directory } from './directory/index.ts'
import { refuseUnfinished } from './ops/restoration.ts'
import { action } from './followup/action/index.ts'
import { risk } from './followup/risk/index.ts'
import { trainingNeeds } from './followup/training-needs/index.ts'
import { answer } from './followup/answer/index.ts'
import { round } from './followup/round/index.ts'
import { conversation } from './followup/conversation/index.ts'
import { question } from './followup/question/index.ts'
import { staff } from './followup/staff/index.ts'
import { about } from './organisation/about/index.ts'
import { access, makeDemoAccess } from './organisation/access/index.ts'
import { accountModule } from './organisation/account/index.ts'
import { federation } from './organisation/federation/index.ts'
import { foundDemo, readDemo } from './organisation/founding/index.ts'
import { hosting } from './organisation/hosting/index.ts'
import { mail } from './organisation/mail/index.ts'
import { upkeep } from './organisation/upkeep/index.ts'
import { scim } from './organisation/scim/index.ts'
import { identify, signinModule } from './organisation/signin/index.ts'
import { vouching } from './organisation/vouching/index.ts'
import { indicator } from './followup/indicator/index.ts'
import { mandate } from './followup/mandate/index.ts'
import { makeDemoFollowUp } from './followup/demo/index.ts'
import { overviewModule } from './followup/overview/index.tsx'
import { routine } from './followup/routine/index.ts'
import { deviation } from './followup/deviation/index.ts'
import { report } from './followup/report/index.ts'
import { Database } from './platform/database/database.ts'
import { MIGRATIONS, migrate, oneAtATime } from './platform/database/migrate.ts'
import type { Connections } from './platform/database/pools.ts'
import type { Env, House } from './platform/http/context.ts'
import { refuseForeign } from './platform/http/csrf.ts'
import { answerFault, answerNothing } from './platform/http/faults.tsx'
import { securityHeaders } from './platform/http/headers.ts'
import { loadLanguage } from './platform/http/language.ts'
import { countRequests, metricsPage } from './platform/http/metrics.ts'
import { keptForms } from './platform/http/fresh.tsx'
import { keepWritten } from './platform/http/resting.ts'
import { returnByRedirect, returnedPages } from './platform/http/returned.ts'
import { limitRequests } from './platform/http/rate.ts'
import { loadSession } from './platform/http/session.ts'
import { newId } from './platform/ids.ts'
import { prepareJobs, releaseJobs, startJobs } from './platform/jobs.ts'
import { refuseForeignKey } from './platform/keys/fits.ts'
import { rootKey } from './platform/keys/root.ts'
import { keyedHash } from './platform/keys/sodium.ts'
import type { Log } from './platform/log.ts'
import type { Module } from './platform/module.ts'
import { assets } from './platform/page/assets.ts'
import { SetupProblem } from './platform/postgres/problem.ts'
import { breakGlassModule } from './protect/break-glass/index.ts'
import { asOutgoingCheck, outgoingCheck } from './protect/check/index.ts'
import { circle } from './protect/circle/index.ts'
import { aboutModule, webTest } from './reach/about/index.ts'
import { cardModule } from './reach/card/index.ts'
import { contact } from './reach/contact/index.ts'
import { language } from './reach/language/index.ts'
import { line } from './reach/line/index.ts'
import { method } from './reach/method/index.ts'
import { lacksDemoPersons, makeDemoGlass, makeDemoPersons } from './protect/demo/index.ts'
import { registerImport } from './protect/import/index.ts'
import { indexKeys } from './protect/index-keys/index.ts'
import { marksJournal } from './protect/journal/index.ts'
import { intake } from './protect/intake/index.ts'
import { logReview } from './protect/logreview/index.ts'
import { person } from './protect/person/index.ts'
import { makeDemoReach } from './reach/demo/index.ts'
import { DEMO_BASE, openDemoEntry } from './reach/entry/index.ts'
import { hostModule } from './reach/export/index.ts'
import { siteModule } from './reach/site/index.ts'
import { loadShell, todayModule } from './today/index.ts'

const MODULES: Module[] = [
  outgoingCheck,
  person,
  registerImport,
  intake,
  breakGlassModule,
  circle,
  indexKeys,
  marksJournal,
  logReview,
  mandate,
  round,
  answer,
  staff,
  question,
  conversation,
  routine,
  deviation,
  trainingNeeds,
  risk,
  action,
  indicator,
  report,
  siteModule,
  language,
  line,
  directory,
  contact,
  aboutModule,
  cardModule,
  webTest,
  method,
  hostModule,
  access,
  vouching,
  federation,
  scim,
  hosting,
  mail,
  upkeep,
  about,
]

/** The modules of the parts that this installation runs. */
export function modulesOf(config: Config): Module[] {
  const chosen = MODULES.filter((m) => m.part === 'platform' || config.parts.includes(m.part))
  // Units and accounts ask every module what somebody who leaves holds there; they come first in their room.
  const parts = chosen.filter((m) => m.part !== 'platform')
  // The overview asks every room of the follow-up, and comes first among them.
  const rooms = config.parts.includes('followup')
    ? [...parts.filter((m) => m.part !== 'followup'), overviewModule(chosen), ...parts.filter((m) => m.part === 'followup')]
    : parts
  const inOrder = [...rooms, accountModule(chosen), ...chosen.filter((m) => m.part === 'platform')]
  return [todayModule(inOrder), signinModule(inOrder, config), ...inOrder]
}

export function createApp(house: House, modules: readonly Module[]): Hono<Env> {
  const app = new Hono<Env>()
  app.use(async (c, next) => {
    c.set('house', house)
    c.set('requestId', newId())
    return next()
  })
  app.all(DEMO_BASE, (c, next) => house.entry?.fetch(c.req.raw, c.env) ?? next())
  app.all(`${DEMO_BASE}/*`, (c, next) => house.entry?.fetch(c.req.raw, c.env) ?? next())
  app.use(securityHeaders)
  app.route('/', assets)
  app.use(countRequests)
  app.use(loadSession(identify))
  app.use(loadLanguage)
  app.use(loadShell(modules))
  app.use(limitRequests)
  app.use(returnByRedirect)
  app.use(keepWritten)
  app.use(refuseForeign(modules.flatMap((m) => m.foreign ?? [])))
  app.route('/', returnedPages)
  app.route('/', keptForms)
  app.route('/', metricsPage)
  for (const module of modules) app.route('/', module.routes)
  app.notFound(answerNothing)
  app.onError(answerFault)
  return app
}

/** What one part gives to the others, where this installation runs it. */
export const portsOf = (config: Config): Pick<House, 'outgoing'> => ({
  outgoing: config.parts.includes('protect') ? asOutgoingCheck(config) : undefined,
})

/** The pages for people at risk, in the demonstration only: in earnest they have a process of their own (`samvarn public`). */
export const entryOf = (connections: Connections, config: Config, log: Log) =>
  config.demo && config.parts.includes('reach') ? openDemoEntry(connections.public, config, log) : undefined

/** Every job of the modules, by task name. */
export const jobsOf = (modules: readonly Module[]) => Object.assign({}, ...modules.map((m) => m.jobs ?? {})) as NonNullable<Module['jobs']>

export interface StartOptions {
  connections: Connections
  keyFolder: string
  config: Config
  log: Log
  /** What this process does: answers people, does jobs, or both. */
  does: { pages: boolean; jobs: boolean }
  /** No other process can work on this database: it is the built-in one. */
  alone: boolean
}
export interface RunningApp {
  fetch(request: Request, env?: object): Promise<Response>
  close(): Promise<void>
}

/** Migrates, opens the keys, makes the demo when it is to be made, starts the jobs. */
export async function startApp({ connections, keyFolder, config, log, does, alone }: StartOptions): Promise<RunningApp> {
  const { db, root } = await oneAtATime(connections.owner, () => prepare({ connections, keyFolder, config, log }))
  const context = { db, config, log }
  const modules = modulesOf(config)
  await releaseJobs(context, alone)
  const timed = modules.flatMap((m) => m.timed ?? [])
  const working = does.jobs ? await startJobs(jobsOf(modules), timed, context) : undefined
  const entry = entryOf(connections, config, log)
  const app = createApp({ db, config, log, csrfKey: keyedHash(root, 'csrf'), entry, ...portsOf(config) }, modules)
  return {
    fetch: async (request, env) => app.fetch(request, env),
    close: async () => {
      await working?.stop()
      await entry?.close()
      await db.close()
    },
  }
}

async function prepare({ connections, keyFolder, config, log }: Omit<StartOptions, 'does' | 'alone'>) {
  await refuseUnfinished(connections.owner, config.demo)
  const applied = await migrate(connections.owner, MIGRATIONS, config.parts)
  if (applied.length > 0) log.info('migrated', { count: applied.length })
  const root = rootKey(keyFolder, config.root_key, await isEmpty(connections.owner))
  if (root.made) log.info('key_made')
  await refuseForeignKey(connections.owner, root.key)
  const db = new Database(connections, root.key, config, log)
  const context = { db, config, log }
  await prepareJobs(context, connections.owner)
  if (config.demo) await makeDemo(connections, root.key, context)
  else await refuseInventedPeople(connections.owner)
  return { db, root: root.key }
}

/** In earnest nobody may be able to step into a role: a database that a demonstration has filled is refused. */
async function refuseInventedPeople(owner: pg.ClientConfig): Promise<void> {
  if ((await rowsOf(owner, 'select 1 from demo_cast limit 1')) === 0) return
  throw new SetupProblem({
    sv: 'Databasen är fylld av demonstrationen. Börja på riktigt i en tom: välj en annan mapp (SAMVARN_FOLDER) eller en annan databas (DATABASE_URL) och kör samvarn init.',
    en: 'The database was filled by the demonstration. Begin in earnest in an empty one: choose another folder (SAMVARN_FOLDER) or another database (DATABASE_URL) and run samvarn init.',
  })
}

async function makeDemo(
  connections: Connections,
  root: Uint8Array,
  { db, log, config }: { db: Database; log: Log; config: Config },
): Promise<void> {
  const made = await foundDemo(connections.owner, root)
  if (made) log.info('demo_made', { count: made.length })
  const founded = made ?? (await readDemo(connections.owner))
  await makeDemoAccess(connections.owner, db, founded)
  if (config.parts.includes('protect')) {
    if (made || (await lacksDemoPersons(db, founded))) await makeDemoPersons(db, founded)
    await makeDemoGlass({ db, log, config }, founded)
  }
  if (config.parts.includes('followup')) await makeDemoFollowUp({ db, log, config }, founded)
  if (config.parts.includes('reach')) await makeDemoReach({ db, log, config }, founded)
}

const isEmpty = async (owner: pg.ClientConfig): Promise<boolean> => (await rowsOf(owner, 'select 1 from tenant limit 1')) === 0

async function rowsOf(
  owner: pg.ClientConfig,
  question: 'select 1 from tenant limit 1' | 'select 1 from demo_cast limit 1',
): Promise<number> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    return (await client.query(question)).rows.length
  } finally {
    await client.end()
  }
}
