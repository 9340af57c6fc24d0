import type { Database } from '../../platform/database/database.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import { dayOf } from '../../platform/day.ts'
import { isId, newId } from '../../platform/ids.ts'
import { accountSubject, withinLimit } from '../../platform/http/rate.ts'
import { content, type SiteDocument, siteDocument } from '../text/index.ts'
import { auditSite, kept, standingOf } from './deeds.ts'
import { judgePhone, ownFound } from './own-site.ts'
import { mayAnswerTest, mayKeepAbout } from './policy.ts'
import { openSites, published, type SiteLine } from './store.ts'
import { answer, insertTest, testById, testsOf, type WebTest } from './store-test.ts'
import type { Found, Search } from './web-test.ts'

/** Pages that one account may have fetched in an hour: enough to mend a page, too few to walk through somebody's website. */
export const FETCHES_PER_HOUR_MAX = 30

async function documentOf(tx: Tx, site: string): Promise<SiteDocument | undefined> {
  const document = await published(tx, site)
  return document === undefined ? undefined : siteDocument.parse(document)
}

export interface TestLine {
  site: SiteLine
  tests: WebTest[]
  /** There is something of our own to test. */
  out: boolean
}
/** The sites that this person keeps with the tests of each. Undefined for whoever keeps none. */
export const listTests = (db: Database, actor: Actor): Promise<TestLine[] | undefined> =>
  db.as(actor, async (tx) => {
    const who = standingOf(tx)
    const may = mayKeepAbout(who, { unit: who.unit }).ok
    await auditSite(tx, 'webtest.see', '', may)
    if (!may) return undefined
    const lines: TestLine[] = []
    for (const site of (await openSites(tx)).filter((one) => mayKeepAbout(who, one).ok))
      lines.push({ site, tests: await testsOf(tx, site.id), out: (await published(tx, site.id)) !== undefined })
    return lines
  })

/** Counted before anything is fetched, in a transaction of its own: asking costs, also when nothing comes back. */
export const mayFetch = (db: Database, actor: Actor, site: string): Promise<'yes' | 'absent' | 'too_many'> =>
  db.as(actor, async (tx) => {
    if (!(await kept(tx, site))) {
      await auditSite(tx, 'webtest.make', site, false)
      return 'absent'
    }
    return (await withinLimit(tx, 'web_test', accountSubject(tx), FETCHES_PER_HOUR_MAX)) ? 'yes' : 'too_many'
  })

export interface ReadPage {
  address: string
  source: 'fetched' | 'pasted' | 'uploaded'
  found: Found
}
export const keepTest = (db: Database, actor: Actor, site: string, page: ReadPage, at = new Date()): Promise<{ id: string } | undefined> =>
  db.as(actor, async (tx) => {
    const found = await kept(tx, site)
    await auditSite(tx, 'webtest.make', site, found !== undefined)
    if (!found) return undefined
    const document = await documentOf(tx, site)
    const phones = page.found.phones.map(({ written }) => judgePhone(written, content(), document, dayOf(at)))
    const id = newId()
    await insertTest(tx, {
      id,
      site,
      subject: 'website',
      address: page.address,
      source: page.source,
      found: { ...page.found, phones },
      search: null,
      made_at: at,
    })
    return { id }
  })
/** Our own site: nothing to ask, since how it is found is decided and not a matter of chance. */
export const testOwn = (db: Database, actor: Actor, site: string, at = new Date()): Promise<{ id: string } | undefined> =>
  db.as(actor, async (tx) => {
    const document = (await kept(tx, site)) && (await documentOf(tx, site))
    await auditSite(tx, 'webtest.make', site, document !== undefined)
    if (!document) return undefined
    const id = newId()
    const search: Search = { words: [], top5: false, on: dayOf(at) }
    await insertTest(tx, {
      id,
      site,
      subject: 'own',
      address: null,
      source: 'own',
      found: ownFound(content(), document, dayOf(at)),
      search,
      made_at: at,
    })
    return { id }
  })

export interface SeenTest {
  site: SiteLine
  test: WebTest
  /** The latest answered one before it, of the same kind. */
  before: WebTest | undefined
}
export const seeTest = (db: Database, actor: Actor, id: string): Promise<SeenTest | undefined> =>
  db.as(actor, async (tx) => {
    const test = isId(id) ? await testById(tx, id) : undefined
    const site = test && (await kept(tx, test.site))
    await auditSite(tx, 'webtest.see', test?.site ?? '', site !== undefined)
    if (!test || !site) return undefined
    const before = (await testsOf(tx, site.id)).find(
      (one) => one.subject === test.subject && one.search !== null && one.made_at < test.made_at,
    )
    return { site, test, before }
  })
export const answerTest = (db: Database, actor: Actor, id: string, search: Search, at = new Date()): Promise<'done' | 'absent'> =>
  db.as(actor, async (tx) => {
    const test = isId(id) ? await testById(tx, id) : undefined
    const site = test && (await kept(tx, test.site))
    const may = test !== undefined && site !== undefined && mayAnswerTest(standingOf(tx), site, { answered: test.search !== null }).ok
    const done = may && (await answer(tx, id, search, at))
    await auditSite(tx, 'webtest.make', test?.site ?? '', done)
    return done ? 'done' : 'absent'
  })
