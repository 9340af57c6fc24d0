/** A row in every table of release 0.3.0, as its program wrote them. Never edited: that release is out. */
import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { TenantKeys } from '../../src/platform/keys/tenant-keys.ts'
import type { Ids, OwnWords } from './upgrade-filled.ts'
import { fillUntil0014 } from './upgrade-filled-0014.ts'
import { fillActions, fillRisks, fillTraining } from './upgrade-filled-0027-actions.ts'
import { fillAnswers } from './upgrade-filled-0027-answers.ts'
import { ago, type Laying } from './upgrade-filled-0027-laying.ts'
import { fillIndicators, fillMandates, fillReports } from './upgrade-filled-0027-reports.ts'
import { fillQuestions, fillRounds } from './upgrade-filled-0027-rounds.ts'
import { fillDeviations, fillRoutines, fillWheel } from './upgrade-filled-0027-routines.ts'
import { fillConversations, fillStaff } from './upgrade-filled-0027-staff.ts'

/** An installation that began with the first release, was upgraded to the second and then to this one, and used all the while. */
export async function fillUntil0027(client: pg.Client, root: Uint8Array): Promise<Ids> {
  const before = await fillUntil0014(client, root)
  const { rows } = await client.query<{ key_wrapped: Buffer; unit: string; caseworker: string }>(
    `select t.key_wrapped, a.unit, a.id as caseworker from tenant t join role_grant g on g.tenant = t.id and g.role = 'caseworker'
      join account a on a.tenant = t.id and a.id = g.account where t.id = $1`,
    [before.tenant],
  )
  const [found] = rows
  if (!found || before.head === undefined) throw new Error('The release before left nobody to write.')
  const keys = TenantKeys.unwrap(root, before.tenant, found.key_wrapped)
  const own: OwnWords[] = [...(before.own ?? [])]
  const people = { coordinator: randomUUID(), national: randomUUID(), communicator: randomUUID() }
  const laying: Laying = {
    at: { tenant: before.tenant, unit: found.unit, head: before.head, caseworker: found.caseworker, ...people },
    keys,
    async row(table, values) {
      const all = { tenant: before.tenant, ...values }
      const columns = Object.keys(all).map((column) => client.escapeIdentifier(column))
      const places = columns.map((_, place) => `$${place + 1}`)
      await client.query(`insert into ${client.escapeIdentifier(table)} (${columns.join()}) values (${places.join()})`, Object.values(all))
    },
    seal({ table, column, id, words, as = column, where }) {
      own.push({ table, column, as, id, words, ...(where ? { where } : {}) })
      return keys.own().seal(table, as, id, words)
    },
    remember: (words) => void own.push(words),
  }
  await fillPeople(laying, people)
  await fillFollowUp(laying)
  return { ...before, ...people, own }
}

async function fillFollowUp(laying: Laying): Promise<void> {
  await fillQuestions(laying)
  await fillRounds(laying)
  await fillAnswers(laying)
  await fillStaff(laying)
  await fillConversations(laying)
  await fillRoutines(laying)
  await fillWheel(laying)
  await fillDeviations(laying)
  await fillActions(laying)
  await fillRisks(laying)
  await fillTraining(laying)
  await fillMandates(laying)
  await fillIndicators(laying)
  await fillReports(laying)
}

async function fillPeople({ at, row, seal }: Laying, people: { communicator: string }): Promise<void> {
  for (const [account, signature, name, role] of [
    [at.coordinator, 'Samordnare', 'Karin Saga', 'coordinator'],
    [at.national, 'Nationell samordnare', 'Nils Dikt', 'national_coordinator'],
    [people.communicator, 'Kommunikatör', 'Kim Roman', 'communicator'],
  ] as const) {
    const name_sealed = seal({ table: 'account', column: 'name_sealed', as: 'name', id: account, words: name })
    await row('account', { id: account, unit: at.unit, signature, name_sealed })
    await row('role_grant', { account, role, valid_until: ago(-300) })
  }
}
