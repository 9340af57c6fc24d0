/** Each of the settings on a page of its own: words, team, decisions; and what is done with one press. */
import { Hono } from 'hono'
import { readForm as readRecord } from '../../platform/field/index.ts'
import { Fault } from '../../platform/faults.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { readForm } from '../../platform/http/form.ts'
import { Law, Notice, T } from '../../platform/page/index.ts'
import {
  changeQueue,
  closeForm,
  leavePlace,
  nameTeam,
  openForm,
  recordDecision,
  type SeenQueue,
  takePlace,
  withdrawDecision,
} from './deeds-queue.ts'
import { ANONYMOUS_RULE, anonymousRecord, deletionRecord, enteredQueue, queueRecord, settingsOf, teamRecord } from './forms.ts'
import { formPage, idOf, must, mustSee, type Wrong } from './pages-queue.tsx'
import { mayBeAnonymous, pathOf } from './parts-queue.tsx'

export const settingPages = new Hono<Env>()
const changeForm = ({ c, seen, wrong }: { c: Ctx; seen: SeenQueue; wrong?: Wrong }) =>
  formPage(c, {
    title: { sv: 'Ändra det som står på sidan', en: 'Change what stands on the page' },
    record: queueRecord,
    action: `${pathOf(seen.queue.id)}/andra`,
    submit: { sv: 'Spara', en: 'Save' },
    back: pathOf(seen.queue.id),
    entered: enteredQueue(seen.queue),
    wrong,
  })
settingPages.get('/kontakt/ko/:id/andra', async (c) => changeForm({ c, seen: await mustSee(c) }))
settingPages.post('/kontakt/ko/:id/andra', async (c) => {
  const seen = await mustSee(c)
  const reading = readRecord(queueRecord, await readForm(c))
  if (!reading.ok) return changeForm({ c, seen, wrong: reading })
  must(await changeQueue(c.get('house').db, whoAsks(c).actor, seen.queue.id, settingsOf(reading.values)))
  return seeOther(c, pathOf(seen.queue.id))
})

const teamForm = ({ c, seen, wrong }: { c: Ctx; seen: SeenQueue; wrong?: Wrong }) =>
  formPage(c, {
    title: { sv: 'Team', en: 'Team' },
    record: teamRecord(seen.candidates),
    action: `${pathOf(seen.queue.id)}/team`,
    submit: { sv: 'Spara teamet', en: 'Save the team' },
    back: pathOf(seen.queue.id),
    entered: { accounts: seen.members.map(({ account }) => account) },
    wrong,
    children:
      seen.queue.state === 'open' ? (
        <Notice kind="waiting" title={{ sv: 'Formuläret är öppet', en: 'The form is open' }}>
          <p>
            <T text={{ sv: 'Blir det färre än två som har tackat ja stängs det.', en: 'When fewer than two have accepted it closes.' }} />
          </p>
        </Notice>
      ) : null,
  })
settingPages.get('/kontakt/ko/:id/team', async (c) => teamForm({ c, seen: await mustSee(c) }))
settingPages.post('/kontakt/ko/:id/team', async (c) => {
  const seen = await mustSee(c)
  const reading = readRecord(teamRecord(seen.candidates), await readForm(c))
  if (!reading.ok) return teamForm({ c, seen, wrong: reading })
  must(await nameTeam(c.get('house').db, whoAsks(c).actor, seen.queue.id, reading.values.accounts))
  return seeOther(c, pathOf(seen.queue.id))
})

const DECISIONS = {
  anonym: {
    kind: 'anonymous',
    record: anonymousRecord,
    title: { sv: 'Beslut om anonym kontakt', en: 'Decision on anonymous contact' },
    lead: {
      sv: 'Nämnden kan besluta att identiteten inte dokumenteras. Utan beslutet får sidan inte säga att man kan vara anonym.',
      en: 'The board may decide that identity is not documented. Without the decision the page may not say that one can be anonymous.',
    },
  },
  gallring: {
    kind: 'deletion',
    record: deletionRecord,
    title: { sv: 'Gallringsbeslut', en: 'Decision on deletion' },
    lead: {
      sv: 'Samtal raderas så många dagar efter att de har avslutats. Den som skriver ser dagen.',
      en: 'Conversations are deleted so many days after they have ended. Whoever writes sees the day.',
    },
  },
} as const
type DecisionPath = keyof typeof DECISIONS
const decisionForm = ({ c, seen, path, wrong }: { c: Ctx; seen: SeenQueue; path: DecisionPath; wrong?: Wrong }) =>
  formPage(c, {
    title: DECISIONS[path].title,
    lead: DECISIONS[path].lead,
    record: DECISIONS[path].record,
    action: `${pathOf(seen.queue.id)}/${path}`,
    submit: { sv: 'Registrera beslutet', en: 'Record the decision' },
    back: pathOf(seen.queue.id),
    wrong,
    children:
      path === 'anonym' ? (
        <Law section="SoL 14:5">
          <p>{ANONYMOUS_RULE}.</p>
        </Law>
      ) : null,
  })
for (const path of Object.keys(DECISIONS) as DecisionPath[]) {
  settingPages.get(`/kontakt/ko/:id/${path}`, async (c) => decisionForm({ c, seen: await mustSee(c), path }))
  settingPages.post(`/kontakt/ko/:id/${path}/upphor`, async (c) => {
    must(await withdrawDecision(c.get('house').db, whoAsks(c).actor, idOf(c), DECISIONS[path].kind))
    return seeOther(c, pathOf(idOf(c)))
  })
}
settingPages.post('/kontakt/ko/:id/anonym', async (c) => {
  const seen = await mustSee(c)
  if (!mayBeAnonymous(seen.organisation.kind)) throw new Fault('not_found')
  const reading = readRecord(anonymousRecord, await readForm(c))
  if (!reading.ok) return decisionForm({ c, seen, path: 'anonym', wrong: reading })
  const decision = { ...reading.values, kind: 'anonymous', rule: ANONYMOUS_RULE, days: null } as const
  must(await recordDecision(c.get('house').db, whoAsks(c).actor, seen.queue.id, decision))
  return seeOther(c, pathOf(seen.queue.id))
})
settingPages.post('/kontakt/ko/:id/gallring', async (c) => {
  const seen = await mustSee(c)
  const reading = readRecord(deletionRecord, await readForm(c))
  if (!reading.ok) return decisionForm({ c, seen, path: 'gallring', wrong: reading })
  must(await recordDecision(c.get('house').db, whoAsks(c).actor, seen.queue.id, { ...reading.values, kind: 'deletion' }))
  return seeOther(c, pathOf(seen.queue.id))
})

settingPages.post('/kontakt/ko/:id/oppna', async (c) => {
  const opened = await openForm(c.get('house').db, whoAsks(c).actor, idOf(c))
  if (opened === 'no_team') throw new Fault('conflict')
  must(opened === 'done')
  return seeOther(c, pathOf(idOf(c)))
})
settingPages.post('/kontakt/ko/:id/stang', async (c) => {
  must(await closeForm(c.get('house').db, whoAsks(c).actor, idOf(c)))
  return seeOther(c, '/kontakt')
})
settingPages.post('/kontakt/ko/:id/acceptera', async (c) => {
  must(await takePlace(c.get('house').db, whoAsks(c).actor, idOf(c)))
  return seeOther(c, '/kontakt')
})
settingPages.post('/kontakt/ko/:id/lamna', async (c) => {
  must(await leavePlace(c.get('house').db, whoAsks(c).actor, idOf(c)))
  return seeOther(c, '/kontakt')
})
