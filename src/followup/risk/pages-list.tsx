import { Hono } from 'hono'
import { dayOf } from '../../platform/day.ts'
import { Fault } from '../../platform/faults.ts'
import { csvOf } from '../../platform/field/index.ts'
import { type Env, whoAsks } from '../../platform/http/context.ts'
import { DataTable, EmptyState, LinkButton, Page, pick, renderPage, T, Tag, When } from '../../platform/page/index.ts'
import { riskCatalogue } from './catalogue.ts'
import { listRisks } from './deeds.ts'
import { LevelTag, RiskTabs, ROOM, StateWord } from './part.tsx'
import { HARMS, LEVELS, LIKELIHOODS, levelNow, levelOf, needsReview, REACHES, standing, STATES, stateOf, stepOf } from './risk.ts'
import { riskSheet } from './sheet.ts'
import type { RiskRow } from './store.ts'

export const listPages = new Hono<Env>()
export const WHOLE_WORDS = { sv: 'Hela organisationen', en: 'The whole organisation' }

listPages.get('/risker', async (c) => {
  const { risks, writes } = await listRisks(c.get('house').db, whoAsks(c).actor)
  const day = dayOf(new Date())
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={ROOM.label}
      lead={{
        sv: 'Vad som kan hända skyddade uppgifter hos er, det allvarligaste först.',
        en: 'What may happen to protected data with you, the gravest first.',
      }}
    >
      <RiskTabs current="lista" writes={writes} />
      {risks.length === 0 ? (
        <Nothing writes={writes} />
      ) : (
        <>
          {writes ? (
            <p>
              <LinkButton kind="primary" href="/risker/ny" text={{ sv: 'Skriv en risk', en: 'Write a risk' }} />
            </p>
          ) : null}
          <Listed risks={risks} day={day} />
          <p class="sv-screen-only">
            <a href="/risker/lista.csv">
              <T text={{ sv: 'Hämta listan som CSV', en: 'Fetch the list as CSV' }} />
            </a>
          </p>
        </>
      )}
    </Page>,
  )
})

/** Whoever writes no risks may be told nothing of how many there are: only that none is theirs. */
function Nothing({ writes }: { writes: boolean }) {
  if (!writes)
    return (
      <EmptyState title={{ sv: 'Ingen risk är din att följa', en: 'No risk is yours to follow' }}>
        <p>
          <T
            text={{
              sv: 'Här står de risker som du ansvarar för. Har du sett något som kan gå fel, berätta om det som en avvikelse.',
              en: 'Risks that you answer for stand here. If you have seen something that may go wrong, tell of it as a deviation.',
            }}
          />
        </p>
        <p>
          <a href="/avvikelser/ny">
            <T text={{ sv: 'Berätta om en avvikelse', en: 'Tell of a deviation' }} />
          </a>
        </p>
      </EmptyState>
    )
  return (
    <EmptyState
      title={{ sv: 'Inga risker än', en: 'No risks yet' }}
      action={<LinkButton kind="primary" href="/risker/forslag" text={{ sv: 'Börja med förslagen', en: 'Begin with the proposals' }} />}
    >
      <p>
        <T
          text={{
            sv: 'Börja med ett förslag som ni känner igen, eller rita först kartan över hur uppgifterna rör sig.',
            en: 'Begin with a proposal that you recognise, or first draw the map of how the data moves.',
          }}
        />
      </p>
    </EmptyState>
  )
}

function Listed({ risks, day }: { risks: readonly RiskRow[]; day: string }) {
  return (
    <DataTable
      caption={ROOM.label}
      captionHidden
      rows={risks}
      columns={[
        { label: { sv: 'Risk', en: 'Risk' }, names: true, cell: (r) => <a href={`/risker/${r.id}`}>{r.what}</a> },
        { label: { sv: 'Nivå', en: 'Level' }, cell: (r) => <LevelTag level={levelNow(r)} /> },
        { label: { sv: 'Läge', en: 'State' }, cell: (r) => <StateWord state={stateOf(r, day)} /> },
        { label: { sv: 'Gäller', en: 'Concerns' }, cell: (r) => <T text={r.unit_name ?? WHOLE_WORDS} /> },
        { label: { sv: 'Ansvarig', en: 'Owner' }, cell: (r) => r.owner_signature },
        {
          label: { sv: 'Ses över senast', en: 'Gone through by' },
          cell: (r) => (
            <>
              <When at={r.review_by} day />
              {needsReview(r, day) ? (
                <>
                  {' '}
                  <Tag tone="waiting" text={{ sv: 'Sen', en: 'Late' }} />
                </>
              ) : null}
            </>
          ),
        },
      ]}
    />
  )
}

listPages.get('/risker/lista.csv', async (c) => {
  const { risks } = await listRisks(c.get('house').db, whoAsks(c).actor)
  const lang = c.get('lang')
  const day = dayOf(new Date())
  const lines = risks.map((risk) => ({
    what: risk.what,
    cause: risk.cause,
    level: LEVELS[levelNow(risk)][lang],
    likelihood: `${standing(risk).likelihood}. ${stepOf(LIKELIHOODS, standing(risk).likelihood).name[lang]}`,
    harm: `${standing(risk).harm}. ${stepOf(HARMS, standing(risk).harm).name[lang]}`,
    state: STATES[stateOf(risk, day)][lang],
    accepted_until: risk.accepted_until ?? undefined,
    unit: pick(risk.unit_name ?? WHOLE_WORDS, lang),
    owner: risk.owner_signature,
    review_by: risk.review_by,
  }))
  return c.body(csvOf(riskSheet, lines, lang), 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': 'attachment; filename="risker.csv"',
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  })
})

/** A row for each harm, the gravest on top; a column for each likelihood. Each cell says its level in words. */
listPages.get('/risker/matris', async (c) => {
  const { risks: listed, writes } = await listRisks(c.get('house').db, whoAsks(c).actor)
  const risks = listed.filter(({ closed_at }) => closed_at === null)
  const harms = [5, 4, 3, 2, 1]
  const here = (likelihood: number, harm: number) =>
    risks.filter((risk) => standing(risk).likelihood === likelihood && standing(risk).harm === harm)
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={{ sv: 'Riskmatris', en: 'Risk matrix' }}
      crumbs={[ROOM]}
      lead={{
        sv: 'Så som riskerna står i dag, efter det som redan är gjort. Fara för liv väger tyngst hur osannolik den än är.',
        en: 'As the risks stand today, after what is already done. Danger to life weighs most however unlikely.',
      }}
    >
      <RiskTabs current="matris" writes={writes} />
      <DataTable
        caption={{ sv: 'Skada i rader, sannolikhet i kolumner', en: 'Harm in rows, likelihood in columns' }}
        rows={harms}
        columns={[
          { label: { sv: 'Skada', en: 'Harm' }, names: true, cell: (harm) => <T text={stepOf(HARMS, harm).name} /> },
          ...LIKELIHOODS.map(({ name }, index) => ({
            label: name,
            cell: (harm: number) => <Cell level={levelOf(index + 1, harm)} risks={here(index + 1, harm)} />,
          })),
        ]}
      />
    </Page>,
  )
})
function Cell({ level, risks }: { level: ReturnType<typeof levelOf>; risks: readonly RiskRow[] }) {
  if (risks.length === 0) return <T text={LEVELS[level]} />
  return (
    <>
      <LevelTag level={level} />
      <ul>
        {risks.map((risk) => (
          <li>
            <a href={`/risker/${risk.id}`}>{risk.what}</a>
          </li>
        ))}
      </ul>
    </>
  )
}

listPages.get('/risker/forslag', async (c) => {
  const { risks, writes } = await listRisks(c.get('house').db, whoAsks(c).actor)
  if (!writes) throw new Fault('not_found')
  const taken = new Map(risks.flatMap((risk) => (risk.template === null ? [] : [[risk.template, risk.id] as const])))
  const { flows, risks: proposed, by } = riskCatalogue()
  const lang = c.get('lang')
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={{ sv: 'Förslag på risker', en: 'Proposed risks' }}
      crumbs={[ROOM]}
      lead={{
        sv: 'Sådant som har hänt eller som vägledning pekar ut. Ta med det ni känner igen, ett i taget.',
        en: 'What has happened, or what guidance points out. Take in what you recognise, one at a time.',
      }}
    >
      <RiskTabs current="forslag" writes />
      {flows
        .map((flow) => ({ flow, own: proposed.filter((risk) => risk.flow === flow.id) }))
        .filter(({ own }) => own.length > 0)
        .map(({ flow, own }) => (
          <>
            <h2>
              <T text={flow.title} />
            </h2>
            <DataTable
              caption={{ sv: `${flow.title.sv}. ${REACHES[flow.reach].sv}.`, en: `${flow.title.en}. ${REACHES[flow.reach].en}.` }}
              captionHidden
              rows={own}
              columns={[
                { label: { sv: 'Risk', en: 'Risk' }, names: true, cell: (r) => <T text={r.what} /> },
                { label: { sv: 'Skada', en: 'Harm' }, cell: (r) => <T text={stepOf(HARMS, r.harm).name} /> },
                { label: { sv: 'Källa', en: 'Source' }, cell: (r) => <SourceOf source={r.source} /> },
                {
                  label: { sv: 'Ta med', en: 'Take in' },
                  quiet: true,
                  cell: (r) =>
                    taken.has(r.id) ? (
                      <a href={`/risker/${taken.get(r.id) ?? ''}`}>
                        <T text={{ sv: 'Finns hos er', en: 'You have it' }} />
                      </a>
                    ) : (
                      <LinkButton href={`/risker/ny?forslag=${r.id}`} text={{ sv: 'Ta med', en: 'Take in' }} about={r.what[lang]} />
                    ),
                },
              ]}
            />
          </>
        ))}
      <p>
        <T text={by} />
      </p>
    </Page>,
  )
})
export function SourceOf({ source }: { source: { cite: { sv: string; en: string }; verified: boolean } }) {
  return (
    <>
      <T text={source.cite} />
      {source.verified ? null : (
        <>
          {' '}
          <Tag tone="waiting" text={{ sv: 'Overifierat', en: 'Unverified' }} />
        </>
      )}
    </>
  )
}
