import { Hono } from 'hono'
import { type Ctx, type Env, seeOther } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { filesOf, readForm } from '../../platform/http/form.ts'
import { readSheets } from '../../platform/list/cells.ts'
import { NO_FILE } from '../../platform/list/upload.tsx'
import { writeWorkbook, XLSX_TYPE } from '../../platform/list/workbook.ts'
import {
  Actions,
  Button,
  DataTable,
  Form,
  type FormError,
  InsetText,
  LinkButton,
  Notice,
  Page,
  renderPage,
  T,
  type Text,
  When,
} from '../../platform/page/index.ts'
import { questionsOf, sayIn } from '../question/index.ts'
import { askAgain, type Linked, saveAnswers, signedRound, startFromFormer, takeEnvelope } from './deeds-link.ts'
import { answeredIn, deadLink, type Faults, linkAt, seen, tokenOf, Ways } from './part-link.tsx'
import { Para } from './parts.tsx'
import { Notes } from './part-support.tsx'
import { REFUSALS } from './round.ts'
import { answersFrom, sheetsFor } from './sheet.ts'

/** The page behind an invitation's link, for those who have no account here: everything from here on is theirs alone. */
export const linkPages = new Hono<Env>()

async function page(c: Ctx, errors: readonly FormError[] = [], faults: Faults = []): Promise<Response> {
  const linked = await seen(c)
  if (!linked) return deadLink(c)
  const { round, invited, from, board, sets, answers, isOpen } = linked
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={round.title}
      errors={errors}
      lead={{ sv: `${from} frågar ${invited.name}.`, en: `${from} asks ${invited.name}.` }}
    >
      {round.lead.split(/\n{2,}/).map((paragraph) => (
        <p>{paragraph}</p>
      ))}
      <State c={c} linked={linked} />
      {isOpen && answers.length === 0 ? <FromFormer c={c} linked={linked} /> : null}
      {isOpen ? (
        <>
          <DataTable
            caption={{ sv: 'Frågorna', en: 'The questions' }}
            rows={sets}
            columns={[
              {
                label: { sv: 'Del', en: 'Part' },
                names: true,
                cell: (set) => <a href={`${linkAt(c)}/fraga/${set.id}/1`}>{sayIn(set.title, c.get('lang'), set)}</a>,
              },
              {
                label: { sv: 'Besvarade', en: 'Answered' },
                number: true,
                cell: (set) => `${answeredIn(linked, set)} / ${questionsOf(set).length}`,
              },
            ]}
          />
          <Ways c={c} faults={faults} errors={errors} />
        </>
      ) : null}
      <h2>
        <T text={{ sv: 'Vem ser vad', en: 'Who sees what' }} />
      </h2>
      {round.secrecy.split(/\n{2,}/).map((paragraph) => (
        <p>{paragraph}</p>
      ))}
      {board === undefined ? null : (
        <Para
          text={{
            sv: `${board} ser om ni har svarat, och era nivåer bara om ni väljer det.`,
            en: `${board} sees whether you have answered, and your levels only if you choose so.`,
          }}
        />
      )}
      {linked.notes.length > 0 ? <Notes notes={linked.notes} /> : null}
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}

function State({ c, linked: { answers, isOpen, lastDay, sets, drafts, invited } }: { c: Ctx; linked: Linked }) {
  const [last] = answers
  if (!isOpen)
    return last ? (
      <Notice kind="success" title={{ sv: 'Ert svar är mottaget', en: 'Your answer has been received' }}>
        <p>
          <T text={{ sv: 'Det togs emot', en: 'It was received' }} /> <When at={last.received_at} day />.
        </p>
        {invited.wants_again_at === null ? (
          <Form action={`${linkAt(c)}/igen`} csrf={csrfOf(c)}>
            <Button kind="secondary" text={{ sv: 'Be om att få svara igen', en: 'Ask to answer again' }} />
          </Form>
        ) : (
          <Para text={{ sv: 'Ni har bett om att få svara igen. Vänta på besked.', en: 'You have asked to answer again. Wait for word.' }} />
        )}
      </Notice>
    ) : (
      <Notice kind="waiting" title={{ sv: 'Rundan är stängd', en: 'The round is closed' }}>
        <Para text={{ sv: 'Be den som bjöd in er om mer tid.', en: 'Ask whoever invited you for more time.' }} />
      </Notice>
    )
  const begun = Object.values(drafts).some((one) => one.answers.length > 0)
  const [first] = sets
  const next = sets.find((set) => (drafts[set.id]?.answers.length ?? 0) < questionsOf(set).length) ?? first
  return (
    <>
      {last ? (
        <Notice kind="success" title={{ sv: 'Ert svar är mottaget', en: 'Your answer has been received' }}>
          <p>
            <T text={{ sv: 'Det togs emot', en: 'It was received' }} /> <When at={last.received_at} day />.{' '}
            <T
              text={{
                sv: 'Ni kan svara igen till sista dagen. Det nya svaret ersätter det förra.',
                en: 'You can answer again until the last day. The new answer replaces the former one.',
              }}
            />
          </p>
        </Notice>
      ) : null}
      <p>
        <T text={{ sv: 'Svara senast', en: 'Answer by' }} /> <When at={lastDay} day />.{' '}
        <T
          text={{
            sv: 'Allt ni sparar finns kvar på den här länken. Ge länken bara till dem hos er som ska svara.',
            en: 'Everything you save stays at this link. Give the link only to those of you who are to answer.',
          }}
        />
      </p>
      <Actions>
        {next ? (
          <LinkButton
            kind="primary"
            href={`${linkAt(c)}/fraga/${next.id}/1`}
            text={begun ? { sv: 'Fortsätt svara', en: 'Go on answering' } : { sv: 'Börja svara', en: 'Begin answering' }}
          />
        ) : null}
        {begun ? <LinkButton href={`${linkAt(c)}/skicka`} text={{ sv: 'Granska och skicka', en: 'Review and send' }} /> : null}
      </Actions>
    </>
  )
}
function FromFormer({ c, linked }: { c: Ctx; linked: Linked }) {
  if (linked.formerTitle === undefined || Object.keys(linked.former).length === 0) return null
  return (
    <InsetText>
      <Para
        text={{
          sv: `Ni svarade i ${linked.formerTitle}. Börja från de svaren och ändra det som har hänt sedan dess.`,
          en: `You answered in ${linked.formerTitle}. Begin from those answers and change what has happened since.`,
        }}
      />
      <Form action={`${linkAt(c)}/borja`} csrf={csrfOf(c)}>
        <Button kind="secondary" text={{ sv: 'Börja från förra svaret', en: 'Begin from the former answer' }} />
      </Form>
    </InsetText>
  )
}

linkPages.get('/inbjudan/:token', (c) => page(c))

linkPages.get('/inbjudan/:token/runda.json', async (c) => {
  const { db, config } = c.get('house')
  const envelope = await signedRound(db, config, tokenOf(c))
  if (!envelope) return deadLink(c)
  return c.body(JSON.stringify(envelope), 200, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Disposition': 'attachment; filename="runda.json"',
    'Cache-Control': 'no-store',
  })
})

linkPages.get('/inbjudan/:token/kalkylblad.xlsx', async (c) => {
  const linked = await seen(c)
  if (!linked) return deadLink(c)
  const answers = Object.fromEntries(Object.entries(linked.drafts).map(([set, draft]) => [set, draft.answers]))
  const bytes = await writeWorkbook(sheetsFor(linked.sets, answers))
  return c.body(new Uint8Array(bytes), 200, {
    'Content-Type': XLSX_TYPE,
    'Content-Disposition': 'attachment; filename="fragor.xlsx"',
    'Cache-Control': 'no-store',
  })
})

const FAULTS: Text = {
  sv: 'Kalkylbladet behöver rättas. Ingenting lästes in. Rätta raderna nedan och läs in det igen.',
  en: 'The workbook needs correcting. Nothing was read. Correct the rows below and read it again.',
}
linkPages.post('/inbjudan/:token/kalkylblad', async (c) => {
  const linked = await seen(c)
  if (!linked) return deadLink(c)
  const [file] = filesOf(await readForm(c), 'sheet')
  if (!file) return page(c, [{ field: 'sheet', message: NO_FILE }])
  const cells = await readSheets(new Uint8Array(await file.arrayBuffer()))
  if ('message' in cells) return page(c, [{ field: 'sheet', message: cells.message }])
  const read = answersFrom(linked.sets, cells.sheets)
  if (read.faults.length > 0) return page(c, [{ field: 'sheet', message: FAULTS }], read.faults)
  for (const [set, answers] of Object.entries(read.answers)) {
    const asked = linked.sets.flatMap((one) => (one.id === set ? questionsOf(one).map((question) => question.id) : []))
    const saved = await saveAnswers(c.get('house').db, tokenOf(c), set, { asked, answers, edition: undefined })
    if (saved === 'closed') return page(c, [{ field: 'sheet', message: REFUSALS.closed }])
  }
  return seeOther(c, `${linkAt(c)}/skicka`)
})

linkPages.post('/inbjudan/:token/svarsfil', async (c) => {
  if (!(await seen(c))) return deadLink(c)
  const [file] = filesOf(await readForm(c), 'answer')
  if (!file) return page(c, [{ field: 'answer', message: NO_FILE }])
  const received = await takeEnvelope(c.get('house').db, new Uint8Array(await file.arrayBuffer()), 'file', { token: tokenOf(c) })
  return received.ok ? seeOther(c, linkAt(c)) : page(c, [{ field: 'answer', message: REFUSALS[received.because] }])
})
linkPages.post('/inbjudan/:token/borja', async (c) =>
  (await startFromFormer(c.get('house').db, tokenOf(c))) ? seeOther(c, linkAt(c)) : deadLink(c),
)
linkPages.post('/inbjudan/:token/igen', async (c) =>
  (await askAgain(c.get('house').db, tokenOf(c))) ? seeOther(c, linkAt(c)) : deadLink(c),
)
