import { Hono } from 'hono'
import { dayOf } from '../../platform/day.ts'
import { Fault } from '../../platform/faults.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { readForm, wordOf } from '../../platform/http/form.ts'
import {
  Actions,
  Button,
  DataTable,
  Details,
  Form,
  HiddenField,
  LinkButton,
  Notice,
  Page,
  renderPage,
  ScreenOnly,
  SummaryList,
  T,
  useLang,
  When,
} from '../../platform/page/index.ts'
import { ROLES, type Role } from '../../organisation/founding/index.ts'
import { type Seen, seeRoutine } from './deeds.ts'
import { confirmRead } from './deeds-read.ts'
import { differenceBetween } from './difference.ts'
import { ROUTINES } from './pages-list.tsx'
import { Difference, IDo, RoutineTag, RoutineText, Sources } from './part-text.tsx'
import type { Version } from './routine.ts'

export const readPages = new Hono<Env>()

const NUMBER = /^[1-9]\d{0,4}$/
async function seen(c: Ctx, number?: number): Promise<Seen> {
  const found = await seeRoutine(c.get('house').db, whoAsks(c).actor, c.req.param('id') ?? '', number)
  if (!found) throw new Fault('not_found')
  return found
}
function numberOf(c: Ctx): number {
  const written = c.req.param('nummer') ?? ''
  if (!NUMBER.test(written)) throw new Fault('not_found')
  return Number(written)
}

readPages.get('/rutiner/:id', async (c) => routinePage(c, await seen(c)))
readPages.get('/rutiner/:id/version/:nummer', async (c) => routinePage(c, await seen(c, numberOf(c))))

function routinePage(c: Ctx, found: Seen, changed = false) {
  const { routine, version, mine } = found
  return renderPage(
    c,
    <Page shell={c.get('shell')} title={routine.title} crumbs={[ROUTINES]} lead={version.purpose}>
      <Standing found={found} />
      {changed ? (
        <Notice kind="waiting" announce title={{ sv: 'Rutinen har ändrats', en: 'The routine has changed' }}>
          <p>
            <T
              text={{
                sv: 'En ny version började gälla medan du läste. Läs den här innan du bekräftar.',
                en: 'A new version came into force while you were reading. Read this one before you confirm.',
              }}
            />
          </p>
        </Notice>
      ) : null}
      <IDo text={version.i_do} />
      {mine === 'none' ? null : <Confirming c={c} found={found} />}
      <RoutineText body={version.body} slots={found.slots} />
      {mine === 'read' ? <Confirming c={c} found={found} again /> : null}
      {found.sources.length === 0 ? null : (
        <>
          <h2>
            <T text={{ sv: 'Vad rutinen vilar på', en: 'What the routine rests on' }} />
          </h2>
          <Sources sources={found.sources} day={dayOf(new Date())} />
        </>
      )}
      <About found={found} />
      <Work found={found} />
    </Page>,
    changed ? 422 : 200,
  )
}

/** How this version stands, said only where it is not simply in force. */
function Standing({ found }: { found: Seen }) {
  const { state, routine, version } = found
  if (state === 'valid') return null
  return (
    <p>
      <RoutineTag state={state} /> {state === 'withdrawn' ? routine.withdrawn_why : null}
      {state === 'replaced' ? (
        <a href={`/rutiner/${routine.id}`}>
          <T text={{ sv: 'Läs den som gäller', en: 'Read the one in force' }} />
        </a>
      ) : null}
      {state === 'overdue' || state === 'to_review' ? <T text={{ sv: 'Den gäller fortfarande.', en: 'It still holds.' }} /> : null}
      {state === 'coming' ? <When at={version.valid_from} day /> : null}
    </p>
  )
}

/** One press for a tired caseworker. */
function Confirming({ c, found, again = false }: { c: Ctx; found: Seen; again?: boolean }) {
  const { routine, version, mine } = found
  const check = version.questions.length > 0
  if (mine === 'known')
    return (
      <ScreenOnly>
        <Notice kind="success" title={{ sv: `Du har läst version ${version.number}`, en: `You have read version ${version.number}` }} />
      </ScreenOnly>
    )
  if (mine === 'check')
    return (
      <ScreenOnly>
        <Notice kind="waiting" title={{ sv: 'Du har läst. Några frågor återstår.', en: 'You have read. A few questions remain.' }}>
          <LinkButton
            kind="primary"
            href={`/rutiner/${routine.id}/kontroll`}
            text={{ sv: 'Svara på frågorna', en: 'Answer the questions' }}
          />
        </Notice>
      </ScreenOnly>
    )
  return (
    <ScreenOnly>
      <Form
        action={`/rutiner/${routine.id}/last`}
        csrf={csrfOf(c)}
        label={
          again
            ? { sv: 'Bekräfta efter texten', en: 'Confirm after the text' }
            : { sv: 'Bekräfta att du har läst', en: 'Confirm that you have read' }
        }
      >
        <HiddenField name="version" value={String(version.number)} />
        <Actions>
          <Button kind={again ? 'secondary' : 'primary'} text={{ sv: 'Jag har läst', en: 'I have read' }} />
          {check && !again ? (
            <T text={{ sv: `Sedan följer ${version.questions.length} frågor.`, en: `${version.questions.length} questions follow.` }} />
          ) : null}
        </Actions>
      </Form>
    </ScreenOnly>
  )
}

readPages.post('/rutiner/:id/last', async (c) => {
  const written = wordOf(await readForm(c), 'version')
  const id = c.req.param('id')
  const done = await confirmRead(c.get('house').db, whoAsks(c).actor, id, NUMBER.test(written) ? Number(written) : 0)
  if (done === 'absent') throw new Fault('not_found')
  if (done === 'changed') return routinePage(c, await seen(c), true)
  const { mine } = await seen(c)
  return seeOther(c, mine === 'check' ? `/rutiner/${id}/kontroll` : `/rutiner/${id}`)
})

function Audience({ version, units }: { version: Version; units: Map<string, string> }) {
  const lang = useLang()
  const roles = version.roles.map((role) => ROLES[role as Role]?.[lang] ?? role).join(', ')
  const where = version.units.map((unit) => units.get(unit) ?? '–').join(', ')
  return (
    <>
      {roles === '' ? <T text={{ sv: 'Alla roller', en: 'All roles' }} /> : roles}
      {'; '}
      {where === '' ? <T text={{ sv: 'alla enheter', en: 'all units' }} /> : where}
    </>
  )
}

function About({ found }: { found: Seen }) {
  const { routine, version, owner, approvedBy, unit, versions } = found
  return (
    <>
      <h2>
        <T text={{ sv: 'Om rutinen', en: 'About the routine' }} />
      </h2>
      <SummaryList
        rows={[
          { label: { sv: 'Version', en: 'Version' }, value: version.number },
          { label: { sv: 'Gäller från', en: 'In force from' }, value: <When at={version.valid_from} day /> },
          { label: { sv: 'Ses över senast', en: 'Reviewed by' }, value: <When at={version.review_by} day /> },
          { label: { sv: 'Ägare', en: 'Owner' }, value: owner },
          {
            label: { sv: 'Godkänd av', en: 'Approved by' },
            value: approvedBy ?? <T text={{ sv: 'Inte godkänd än', en: 'Not approved yet' }} />,
          },
          {
            label: { sv: 'Sköts av', en: 'Kept by' },
            value: unit ?? <T text={{ sv: 'Hela organisationen', en: 'The whole organisation' }} />,
          },
          { label: { sv: 'Ska kunna den', en: 'Must know it' }, value: <Audience version={version} units={found.unitNames} /> },
        ]}
      />
      {versions.length < 2 ? null : (
        <ScreenOnly>
          <Details summary={{ sv: 'Versioner', en: 'Versions' }}>
            <DataTable
              caption={{ sv: 'Versioner', en: 'Versions' }}
              captionHidden
              rows={[...versions].filter(({ state }) => state === 'approved').reverse()}
              columns={[
                {
                  label: { sv: 'Version', en: 'Version' },
                  names: true,
                  cell: ({ number }) => <a href={`/rutiner/${routine.id}/version/${number}`}>{number}</a>,
                },
                { label: { sv: 'Läge', en: 'State' }, cell: ({ shown }) => <RoutineTag state={shown} /> },
                { label: { sv: 'Gäller från', en: 'In force from' }, cell: ({ valid_from }) => <When at={valid_from} day /> },
                {
                  label: { sv: 'Ändringar', en: 'Changes' },
                  cell: ({ number }) =>
                    number === 1 ? (
                      '–'
                    ) : (
                      <a href={`/rutiner/${routine.id}/andringar/${number}`}>
                        <T text={{ sv: `Vad version ${number} ändrade`, en: `What version ${number} changed` }} />
                      </a>
                    ),
                },
              ]}
            />
          </Details>
        </ScreenOnly>
      )}
    </>
  )
}

/** For those who write it, approve it, or answer for that it is known. */
function Work({ found }: { found: Seen }) {
  const { routine, writes, keeps, seesShares, open, notes } = found
  if (routine.withdrawn_at !== null || (!writes && !seesShares)) return null
  const waiting = notes.filter(({ dealt_at }) => dealt_at === null).length
  const link = (tail: string, sv: string, en: string) => (
    <li>
      <a href={`/rutiner/${routine.id}/${tail}`}>
        <T text={{ sv, en }} />
      </a>
    </li>
  )
  return (
    <ScreenOnly>
      <h2>
        <T text={{ sv: 'Arbeta med rutinen', en: 'Work on the routine' }} />
      </h2>
      <ul>
        {writes
          ? link('utkast', open ? 'Öppna utkastet' : 'Skriv nästa version', open ? 'Open the draft' : 'Write the next version')
          : null}
        {waiting > 0 ? link('att-ta-hand-om', `${waiting} att ta hand om`, `${waiting} to deal with`) : null}
        {seesShares ? link('kannedom', 'Hur många känner till den?', 'How many know it?') : null}
        {keeps ? link('agare', 'Byt ägare', 'Change the owner') : null}
        {keeps ? link('dra-in', 'Dra in rutinen', 'Withdraw the routine') : null}
      </ul>
    </ScreenOnly>
  )
}

readPages.get('/rutiner/:id/andringar/:nummer', async (c) => {
  const number = numberOf(c)
  const after = await seen(c, number)
  const before = number > 1 ? await seen(c, number - 1) : undefined
  const whole = ({ version, slots }: Seen) =>
    [version.i_do, version.purpose, version.body, ...slots.map(({ words, source }) => `${words}\n${source}`)].join('\n')
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: `Vad version ${number} ändrade`, en: `What version ${number} changed` }}
      crumbs={[ROUTINES, { label: { sv: 'Rutinen', en: 'The routine' }, href: `/rutiner/${after.routine.id}` }]}
      {...(after.version.change_why === '' ? {} : { lead: after.version.change_why })}
    >
      <h2>{after.routine.title}</h2>
      {before ? (
        <Difference lines={differenceBetween(whole(before), whole(after))} />
      ) : (
        <p>
          <T text={{ sv: 'Det här är den första versionen.', en: 'This is the first version.' }} />
        </p>
      )}
    </Page>,
  )
})
