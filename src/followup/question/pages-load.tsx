/** To load a set of one's own: a file is read and shown with all that is wrong and all that differs; then it is loaded. */
import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { filesOf, readForm } from '../../platform/http/form.ts'
import { NO_FILE, type UploadPage, uploadPage } from '../../platform/list/upload.tsx'
import { Confirm, DataTable, Details, Notice, Page, renderPage, T, type Text } from '../../platform/page/index.ts'
import type { SetFault } from './check-words.ts'
import { keepUpload, loadSet, mayLoad, seeUpload, type SeenUpload } from './deeds.ts'
import { DifferenceView } from './difference-view.tsx'
import { readSetFile } from './file.ts'
import { languageFor } from './form.tsx'
import { QUESTIONS } from './places.ts'
import { sayIn } from './question.ts'
import { LevelMeanings, pathOf, ReadSections } from './set-view.tsx'

export const loadRoutes = new Hono<Env>()
const LOAD = { label: { sv: 'Läs in en uppsättning', en: 'Load a set' }, href: '/fragor/las-in' }
export const SET_FILES = '.json,.xlsx,.csv'

export async function mustLoad(c: Ctx): Promise<void> {
  if (!(await mayLoad(c.get('house').db, whoAsks(c).actor))) throw new Fault('not_found')
}

const CHOOSE: UploadPage = {
  title: LOAD.label,
  crumbs: [QUESTIONS],
  lead: {
    sv: 'Filen läses och visas först. Inget ändras innan du har sagt ja.',
    en: 'The file is read and shown first. Nothing is changed before you have said yes.',
  },
  action: LOAD.href,
  accept: SET_FILES,
  hint: {
    sv: 'Ett kalkylblad (XLSX eller CSV) eller JSON. Börja med att hämta en uppsättning som kalkylblad, byt dess id och version, och ändra det du vill.',
    en: 'A spreadsheet (XLSX or CSV) or JSON. Begin by fetching a set as a spreadsheet, change its id and version, and alter what you want.',
  },
}
loadRoutes.get('/fragor/las-in', async (c) => {
  await mustLoad(c)
  return uploadPage(c, CHOOSE)
})

loadRoutes.post('/fragor/las-in', async (c) => {
  await mustLoad(c)
  const [file] = filesOf(await readForm(c), 'file')
  if (!file) return uploadPage(c, CHOOSE, [NO_FILE])
  const read = await readSetFile(new Uint8Array(await file.arrayBuffer()))
  if ('message' in read) return uploadPage(c, CHOOSE, [read.message])
  const id = await keepUpload(c.get('house').db, whoAsks(c).actor, read)
  if (id === undefined) throw new Fault('not_found')
  return seeOther(c, `${LOAD.href}/${id}`)
})

export function FaultTable({ caption, faults }: { caption: Text; faults: readonly SetFault[] }) {
  return (
    <DataTable
      caption={caption}
      rows={faults}
      columns={[
        { label: { sv: 'Var', en: 'Where' }, names: true, cell: ({ place }) => <T text={place} /> },
        { label: { sv: 'Vad som ska göras', en: 'What to do' }, cell: ({ message }) => <T text={message} /> },
      ]}
    />
  )
}

function Verdict({ c, seen }: { c: Ctx; seen: SeenUpload }) {
  const path = `${LOAD.href}/${c.req.param('draft')}`
  const { set } = seen
  if (set === undefined || seen.faults.length > 0)
    return (
      <>
        <Notice
          kind="waiting"
          word={{ sv: 'Att rätta', en: 'To correct' }}
          title={{ sv: 'Filen kan inte läsas in än', en: 'The file cannot be loaded yet' }}
        >
          <p>
            <T
              text={{
                sv: 'Rätta det som står nedan i filen och läs in den igen. Inget har ändrats.',
                en: 'Correct what is listed below in the file and load it again. Nothing was changed.',
              }}
            />
          </p>
        </Notice>
        <FaultTable caption={{ sv: 'Att rätta', en: 'To correct' }} faults={seen.faults} />
        <p>
          <a href={LOAD.href}>
            <T text={{ sv: 'Läs in filen igen', en: 'Load the file again' }} />
          </a>
        </p>
      </>
    )
  return (
    <Confirm
      action={path}
      csrf={csrfOf(c)}
      consequence={
        <p>
          <T
            text={{
              sv: `${sayIn(set.title, 'sv', set)}, version ${set.version}, går att välja i rundor och samtal hos er. En inläst version ändras aldrig: det som ska bli annorlunda blir en ny version.`,
              en: `${sayIn(set.title, 'en', set)}, version ${set.version}, can be chosen in your rounds and conversations. A loaded version is never changed: what is to be different becomes a new version.`,
            }}
          />
        </p>
      }
      button={{ sv: 'Läs in uppsättningen', en: 'Load the set' }}
      back={LOAD.href}
    />
  )
}

loadRoutes.get('/fragor/las-in/:draft', async (c) => {
  const seen = await seeUpload(c.get('house').db, whoAsks(c).actor, c.req.param('draft'))
  if (!seen) throw new Fault('not_found')
  const { set, before, difference } = seen
  const lang = set === undefined ? c.get('lang') : languageFor(set, c.get('lang'))
  return renderPage(
    c,
    <Page shell={c.get('shell')} wide title={{ sv: 'Granska uppsättningen', en: 'Go through the set' }} crumbs={[QUESTIONS, LOAD]}>
      <Verdict c={c} seen={seen} />
      {seen.remarks.length === 0 ? null : <FaultTable caption={{ sv: 'Värt att se över', en: 'Worth a look' }} faults={seen.remarks} />}
      {set === undefined || before === undefined || difference === undefined ? null : (
        <>
          <h2>
            <T text={{ sv: `Skillnad mot version ${before.version}`, en: `What differs from version ${before.version}` }} />
          </h2>
          <DifferenceView difference={difference} set={set} lang={lang} />
        </>
      )}
      {set === undefined ? null : (
        <Details summary={{ sv: 'Läs alla frågor', en: 'Read all questions' }}>
          <LevelMeanings set={set} lang={lang} />
          <ReadSections set={set} others={[]} lang={lang} />
        </Details>
      )}
    </Page>,
  )
})
loadRoutes.post('/fragor/las-in/:draft', async (c) => {
  const loaded = await loadSet(c.get('house').db, whoAsks(c).actor, c.req.param('draft'))
  if (loaded.done) return seeOther(c, pathOf(loaded))
  if (loaded.because === 'absent') throw new Fault('not_found')
  return seeOther(c, `${LOAD.href}/${c.req.param('draft')}`)
})
