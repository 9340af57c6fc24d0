/** `/scim/v2`: what a directory may ask and tell (RFC 7644). */
import { Hono } from 'hono'
import type { Ctx, Env } from '../../platform/http/context.ts'
import { chosen, groupAnswer, type KeptGroup, type KeptUser, listAnswer, type Resource, userAnswer } from './answers.ts'
import { changeGroup, createGroup, getGroup, listGroups, removeGroup } from './deeds-group.ts'
import { changeUser, createUser, type Found, getUser, listUsers, removeUser } from './deeds-user.ts'
import { COUNT_MAX, resourceTypes, schemas, serviceProviderConfig } from './discovery.ts'
import { type Answer, answering, type Asked, expecting, isKnown, type Question, questionOf } from './endpoint.ts'
import { parseFilter } from './filter.ts'
import { patchGroup, patchUser } from './patch.ts'
import { attributesOf, readGroup, readUser } from './reading.ts'
import { BASE, notFound, ScimFault } from './scim.ts'

export const scimRoutes = new Hono<Env>()

const db = (c: Ctx) => c.get('house').db
const idOf = (c: Ctx) => (c.req.param('id') ?? '').toLowerCase()
const asAsked = (c: Ctx, resource: Resource) => chosen(resource, c.req.query('attributes'), c.req.query('excludedAttributes'))

function one(c: Ctx, resource: Resource, status: 200 | 201 = 200): Answer {
  const { version, location } = resource.meta
  const headers = { ETag: version, ...(status === 201 ? { Location: location } : {}) }
  return { status, body: asAsked(c, resource), headers }
}
function read(c: Ctx, resource: Resource): Answer {
  return isKnown(c, resource) ? { status: 304, headers: { ETag: resource.meta.version } } : one(c, resource)
}
function list<T>(found: Found<T>, question: Question, answer: (item: T) => Resource): Answer {
  const resources = found.page.map((item) => chosen(answer(item), question.attributes, question.excluded))
  return { status: 200, body: listAnswer(found.total, question.from, resources) }
}

const usersAsked = async (c: Ctx, { tenant, origin }: Asked, question: Question): Promise<Answer> => {
  const filter = question.filter === undefined ? undefined : parseFilter(question.filter)
  return list(await listUsers(db(c), tenant, filter, question.from - 1, question.count), question, (user) => userAnswer(user, origin))
}
const groupsAsked = async (c: Ctx, { tenant, origin }: Asked, question: Question): Promise<Answer> => {
  const filter = question.filter === undefined ? undefined : parseFilter(question.filter)
  return list(await listGroups(db(c), tenant, filter, question.from - 1, question.count), question, (group) => groupAnswer(group, origin))
}
const inAddress = (c: Ctx) => questionOf((name) => c.req.query(name), COUNT_MAX)
/** A search by POST keeps identifiers out of addresses, and so out of the logs of whatever stands between. */
const inBody = async ({ body }: Asked) => {
  const sent = attributesOf(await body())
  return questionOf((name) => sent.get(name.toLowerCase()), COUNT_MAX)
}

const USERS = `${BASE}/Users`
scimRoutes.get(
  USERS,
  answering((c, asked) => usersAsked(c, asked, inAddress(c))),
)
scimRoutes.post(
  `${USERS}/.search`,
  answering(async (c, asked) => usersAsked(c, asked, await inBody(asked))),
)
scimRoutes.post(
  USERS,
  answering(async (c, { tenant, origin, body }) =>
    one(c, userAnswer(await createUser(db(c), tenant, readUser(await body())), origin), 201),
  ),
)
scimRoutes.get(
  `${USERS}/:id`,
  answering(async (c, { tenant, origin }) => read(c, userAnswer(await getUser(db(c), tenant, idOf(c)), origin))),
)

const userStands = (c: Ctx, origin: string) => (before: KeptUser) => expecting(c, () => userAnswer(before, origin).meta.version)
scimRoutes.put(
  `${USERS}/:id`,
  answering(async (c, { tenant, origin, body }) => {
    const sent = await body()
    const user = await changeUser(db(c), tenant, idOf(c), (before) => readUser(sent, before), userStands(c, origin))
    return one(c, userAnswer(user, origin))
  }),
)
scimRoutes.patch(
  `${USERS}/:id`,
  answering(async (c, { tenant, origin, body }) => {
    const sent = await body()
    const user = await changeUser(db(c), tenant, idOf(c), (before) => patchUser(before, sent), userStands(c, origin))
    return one(c, userAnswer(user, origin))
  }),
)
scimRoutes.delete(
  `${USERS}/:id`,
  answering(async (c, { tenant, origin }) => {
    await removeUser(db(c), tenant, idOf(c), userStands(c, origin))
    return { status: 204 }
  }),
)

const GROUPS = `${BASE}/Groups`
scimRoutes.get(
  GROUPS,
  answering((c, asked) => groupsAsked(c, asked, inAddress(c))),
)
scimRoutes.post(
  `${GROUPS}/.search`,
  answering(async (c, asked) => groupsAsked(c, asked, await inBody(asked))),
)
scimRoutes.post(
  GROUPS,
  answering(async (c, { tenant, origin, body }) =>
    one(c, groupAnswer(await createGroup(db(c), tenant, readGroup(await body())), origin), 201),
  ),
)
scimRoutes.get(
  `${GROUPS}/:id`,
  answering(async (c, { tenant, origin }) => read(c, groupAnswer(await getGroup(db(c), tenant, idOf(c)), origin))),
)
const groupStands = (c: Ctx, origin: string) => (before: KeptGroup) => expecting(c, () => groupAnswer(before, origin).meta.version)
scimRoutes.put(
  `${GROUPS}/:id`,
  answering(async (c, { tenant, origin, body }) => {
    const sent = readGroup(await body())
    return one(c, groupAnswer(await changeGroup(db(c), tenant, idOf(c), () => sent, groupStands(c, origin)), origin))
  }),
)
scimRoutes.patch(
  `${GROUPS}/:id`,
  answering(async (c, { tenant, origin, body }) => {
    const sent = await body()
    const group = await changeGroup(db(c), tenant, idOf(c), (before) => patchGroup(before, sent), groupStands(c, origin))
    return one(c, groupAnswer(group, origin))
  }),
)
scimRoutes.delete(
  `${GROUPS}/:id`,
  answering(async (c, { tenant, origin }) => {
    await removeGroup(db(c), tenant, idOf(c), groupStands(c, origin))
    return { status: 204 }
  }),
)

/** What we say of ourselves is neither filtered nor changed (RFC 7644, 4). */
const told = (all: () => readonly { id: string }[], kind: string) => {
  scimRoutes.get(
    `${BASE}/${kind}`,
    answering(async () => ({ status: 200, body: listAnswer(all().length, 1, all()) })),
  )
  scimRoutes.get(
    `${BASE}/${kind}/:id`,
    answering(async (c) => {
      const found = all().find((item) => item.id.toLowerCase() === idOf(c))
      if (!found) throw notFound()
      return { status: 200, body: found }
    }),
  )
}
scimRoutes.get(
  `${BASE}/ServiceProviderConfig`,
  answering(async () => ({ status: 200, body: serviceProviderConfig() })),
)
told(resourceTypes, 'ResourceTypes')
told(schemas, 'Schemas')

/** Anything else below: what SCIM has and we do not, and what there is not. */
scimRoutes.all(
  `${BASE}/*`,
  answering(async (c) => {
    if (/\/(?:Bulk|Me)$/i.test(c.req.path)) throw new ScimFault(501, 'That is not offered here; see ServiceProviderConfig.')
    throw notFound()
  }),
)
