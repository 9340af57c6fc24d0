import { Hono } from 'hono'
import { PURPOSES, type Purpose } from '../../platform/database/audit.ts'
import { Fault } from '../../platform/faults.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { readForm, wordOf } from '../../platform/http/form.ts'
import {
  Actions,
  Button,
  Form,
  type FormError,
  LinkButton,
  Notice,
  Page,
  RadioGroup,
  renderPage,
  SummaryList,
  T,
  Tag,
} from '../../platform/page/index.ts'
import { readPlaceName } from './places.ts'
import { isMunicipalityMisleading } from '../marking/index.ts'
import { classText, type DatumClass, IDENTITY_CLASSES, type Value, writeIdentity, writeName } from './datum.ts'
import { askToReveal, reveal, type Revealed } from './deeds-data.ts'
import { type Opened, openPerson } from './deeds.ts'
import { DataSection, MaskedNotice, type Shown } from './section-data.tsx'
import { MarkingSection } from './section-marking.tsx'
import { csrfOf } from '../../platform/http/csrf.ts'
import { PERSON_STATES, RELATIONS } from './person.ts'

export const personRoutes = new Hono<Env>()
export const CRUMB = { label: { sv: 'Personer', en: 'Persons' }, href: '/personer' }

/** Why somebody may want to see the values: the choices of the audit that belong to this room. */
const REVEAL_PURPOSES: readonly Purpose[] = ['casework', 'contact', 'check', 'register_care', 'employment']

async function personPage(c: Ctx, opened: Opened, revealed?: Revealed, errors: readonly FormError[] = [], status: 200 | 422 = 200) {
  const { person } = opened
  const { config } = c.get('house')
  const exists = c.req.query('finns') === '1'
  return renderPage(
    c,
    <Page shell={c.get('shell')} wide errors={errors} crumbs={[CRUMB]} title={{ sv: 'Person', en: 'Person' }}>
      {exists ? (
        <Notice
          kind="info"
          announce
          title={{
            sv: 'Personen finns redan i din krets. Inget nytt lades in.',
            en: 'The person is already in your circle. Nothing new was entered.',
          }}
        />
      ) : null}
      <Heading opened={opened} />
      {person.state === 'ended' ? null : (
        <>
          <h2>
            <T text={{ sv: 'Markeringar', en: 'Markings' }} />
          </h2>
          <MarkingSection opened={opened} now={new Date()} staleHours={config.marking_stale_hours} csrf={csrfOf(c)} />
          <h2>
            <T text={{ sv: 'Uppgifter', en: 'Data' }} />
          </h2>
          <DataSection person={person.id} shown={shownOf(opened, revealed)} revealed={revealed !== undefined} />
          {revealed === undefined ? (
            <RevealForm person={person.id} csrf={csrfOf(c)} errors={errors} />
          ) : (
            <Shut person={person.id} revealed={revealed} />
          )}
          <MaskedNotice masked={opened.masked} />
        </>
      )}
      <Actions>
        {person.state === 'ended' ? null : (
          <LinkButton href={`/personer/${person.id}/uppgift`} text={{ sv: 'Lägg till en uppgift', en: 'Add a datum' }} />
        )}
        <LinkButton href={`/personer/${person.id}/tittat`} text={{ sv: 'Vem har tittat', en: 'Who has looked' }} />
      </Actions>
    </Page>,
    status,
  )
}

function Heading({ opened: { person, name } }: { opened: Opened }) {
  return (
    <SummaryList
      rows={[
        {
          label: { sv: 'Namn', en: 'Name' },
          value: <strong>{name === '' ? <T text={{ sv: 'Utan namn', en: 'Without a name' }} /> : name}</strong>,
        },
        {
          label: { sv: 'Läge', en: 'State' },
          value: <Tag tone={person.state === 'review' ? 'waiting' : 'plain'} text={PERSON_STATES[person.state]} />,
        },
        {
          label: { sv: 'Relation', en: 'Relation' },
          value: <T text={RELATIONS[person.relation]} />,
          change: `/personer/${person.id}/relation`,
        },
        {
          label: { sv: 'Kopplingen till oss', en: 'The tie to us' },
          value: (
            <T
              text={
                person.sender_place_secret
                  ? { sv: 'Får inte framgå i utskick', en: 'Must not show in documents' }
                  : { sv: 'Får framgå', en: 'May show' }
              }
            />
          ),
          change: `/personer/${person.id}/relation`,
        },
      ]}
    />
  )
}

/** The rows of data: with their values when they have just been revealed, and covered otherwise. */
function shownOf(opened: Opened, revealed: Revealed | undefined): Shown[] {
  const misleading = isMunicipalityMisleading(opened.markings)
  return opened.data.map((datum) => {
    const open = revealed?.data.find((d) => d.id === datum.id)
    return {
      id: datum.id,
      label: classText(datum.class),
      source: datum.source,
      received_at: datum.received_at,
      // 16 § folkbokföringslagen: she may be registered where she does not live, and the label must say so (D-R12).
      not_residence: datum.class === 'municipality' && misleading,
      ...(open === undefined ? {} : { value: written(open.class, open.value) }),
    }
  })
}

function written(cls: DatumClass, value: Value): string {
  if (cls === 'municipality') return readPlaceName(value.value)
  return IDENTITY_CLASSES.includes(cls) ? writeIdentity(value.value) : writeName(value)
}

function RevealForm({ person, csrf, errors }: { person: string; csrf: string; errors: readonly FormError[] }) {
  return (
    <Form action={`/personer/${person}/visa`} csrf={csrf} label={{ sv: 'Visa uppgifter', en: 'Show data' }}>
      <RadioGroup
        name="purpose"
        required
        label={{ sv: 'Varför behöver du se uppgifterna?', en: 'Why do you need to see the data?' }}
        hint={{ sv: 'Svaret sparas i loggen. Uppgifterna visas en gång.', en: 'The answer is kept in the log. The data are shown once.' }}
        error={errors.find((error) => error.field === 'purpose')?.message}
        options={REVEAL_PURPOSES.map((value) => ({ value, label: PURPOSES[value] }))}
      />
      <Actions>
        <Button kind="secondary" text={{ sv: 'Visa uppgifter', en: 'Show data' }} />
      </Actions>
    </Form>
  )
}

function Shut({ person, revealed }: { person: string; revealed: Revealed }) {
  return (
    <Notice kind="info" title={{ sv: 'Uppgifterna visas en gång', en: 'The data are shown once' }}>
      <p>
        <T text={{ sv: 'Syfte i loggen:', en: 'Purpose in the log:' }} /> <T text={PURPOSES[revealed.purpose]} />.
      </p>
      <LinkButton href={`/personer/${person}`} text={{ sv: 'Dölj uppgifterna', en: 'Cover the data' }} />
    </Notice>
  )
}

personRoutes.get('/personer/:id', async (c) => {
  const opened = await openPerson(c.get('house').db, whoAsks(c).actor, c.req.param('id'))
  if (!opened) throw new Fault('not_found')
  return personPage(c, opened)
})

personRoutes.post('/personer/:id/visa', async (c) => {
  const { db } = c.get('house')
  const { actor } = whoAsks(c)
  const purpose = wordOf(await readForm(c), 'purpose')
  const id = c.req.param('id')
  if (!REVEAL_PURPOSES.includes(purpose as Purpose)) {
    const opened = await openPerson(db, actor, id)
    if (!opened) throw new Fault('not_found')
    return personPage(
      c,
      opened,
      undefined,
      [{ field: 'purpose', message: { sv: 'Välj varför du behöver se uppgifterna.', en: 'Choose why you need to see the data.' } }],
      422,
    )
  }
  const pass = await askToReveal(db, actor, id, purpose as Purpose)
  if (!pass) throw new Fault('not_found')
  return seeOther(c, `/personer/${id}/visad/${pass}`)
})

personRoutes.get('/personer/:id/visad/:pass', async (c) => {
  const { db } = c.get('house')
  const { actor } = whoAsks(c)
  const id = c.req.param('id')
  const revealed = await reveal(db, actor, id, c.req.param('pass'))
  const opened = await openPerson(db, actor, id)
  if (!opened) throw new Fault('not_found')
  // A reload, or a pass that is spent: the page without values, and she may say why again.
  return revealed ? personPage(c, opened, revealed) : seeOther(c, `/personer/${id}`)
})
