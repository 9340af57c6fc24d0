import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Env, whoAsks } from '../../platform/http/context.ts'
import { DataTable, Law, Notice, Page, renderPage, Stat, Stats, T, Tag, type Text, When } from '../../platform/page/index.ts'
import { type Circle, type Concern, concernsAbout, type Member } from './circle.ts'
import { seeCircles } from './deeds.ts'

export const routes = new Hono<Env>()

const CONCERNS: Readonly<Record<Concern, { title: Text; advice: Text }>> = {
  empty: {
    title: { sv: 'Ingen är med i kretsen', en: 'Nobody is in the circle' },
    advice: {
      sv: 'Då kan ingen hjälpa personerna. Be systemägaren att lägga till någon nu.',
      en: 'Then nobody can serve the persons. Ask the system owner to add somebody now.',
    },
  },
  nobody_on_duty: {
    title: { sv: 'Ingen har jour', en: 'Nobody is on duty' },
    advice: {
      sv: 'Den som söker er når då alla i kretsen. Bestäm vem som svarar.',
      en: 'Whoever seeks you then reaches everyone in the circle. Decide who answers.',
    },
  },
  too_wide: {
    title: { sv: 'Kretsen är större än den ska vara', en: 'The circle is larger than it is to be' },
    advice: {
      sv: 'Ju fler som vet, desto lättare blir det ett misstag. Be enhetschefen att se över vilka som behöver vara med.',
      en: 'The more who know, the easier a mistake. Ask the unit head to review who needs to be in it.',
    },
  },
}

routes.get('/krets', async (c) => {
  const seen = await seeCircles(c.get('house').db, whoAsks(c).actor)
  if (!seen) throw new Fault('not_found')
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={{ sv: 'Krets', en: 'Circle' }}
      lead={{
        sv: 'De som får veta att personerna finns. För alla andra finns de inte.',
        en: 'Those who may know that the persons exist. To everyone else they do not.',
      }}
      aside={
        <Law section="OSL 21:3">
          <p>
            <T
              text={{
                sv: 'Så få som möjligt ska ha tillgång. Enhetschefen utser dem, och systemägaren lägger in dem; aldrig supporten.',
                en: 'As few as possible are to have access. The unit head names them and the system owner adds them; never the help desk.',
              }}
            />
          </p>
        </Law>
      }
    >
      {seen.map(({ circle, members }) => (
        <OneCircle circle={circle} members={members} />
      ))}
    </Page>,
  )
})

function OneCircle({ circle, members }: { circle: Circle; members: readonly Member[] }) {
  return (
    <>
      <h2>{circle.name}</h2>
      {concernsAbout(circle, members).map((concern) => (
        <Notice kind="waiting" title={CONCERNS[concern].title}>
          <p>
            <T text={CONCERNS[concern].advice} />
          </p>
        </Notice>
      ))}
      <Stats>
        <Stat
          value={String(members.length)}
          label={{
            sv: `personer i kretsen; den ska ha högst ${circle.size_target}`,
            en: `people in the circle; it is to have at most ${circle.size_target}`,
          }}
          source={<T text={{ sv: 'Kretsens medlemmar just nu', en: 'The members of the circle right now' }} />}
        />
      </Stats>
      {circle.single_officer ? (
        <p>
          <T
            text={{
              sv: 'Kretsen har en ansvarig. Enhetschefen är andra person vid beslut, och ser lagrum och avvägning men inga fynd.',
              en: 'The circle has one officer. The unit head is the second person in decisions and sees section of law and weighing, but no findings.',
            }}
          />
        </p>
      ) : null}
      <DataTable
        caption={{ sv: 'Vilka som ingår', en: 'Who is in it' }}
        rows={members}
        columns={[
          { label: { sv: 'Funktion', en: 'Function' }, names: true, cell: (m) => m.signature },
          { label: { sv: 'Enhet', en: 'Unit' }, cell: (m) => m.unit },
          {
            label: { sv: 'Jour', en: 'Duty' },
            cell: (m) =>
              m.on_duty ? <Tag tone="done" text={{ sv: 'Svarar nu', en: 'Answers now' }} /> : <T text={{ sv: 'Nej', en: 'No' }} />,
          },
          { label: { sv: 'Till och med', en: 'Until' }, cell: (m) => <When at={m.valid_until} day /> },
        ]}
      />
    </>
  )
}
