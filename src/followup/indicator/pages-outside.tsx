import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { filesOf, readForm, wordOf } from '../../platform/http/form.ts'
import { readJsonFile } from '../../platform/list/cells.ts'
import { NO_FILE, type UploadPage, uploadPage } from '../../platform/list/upload.tsx'
import { Actions, Button, EmptyState, Form, Page, RadioGroup, renderPage, T, type Text } from '../../platform/page/index.ts'
import { keepBrought, seeRounds, takeFromRound } from './deeds-list.ts'
import type { Indicator } from './indicator.ts'
import { readKolada } from './kolada.ts'
import { mustEnter } from './pages-values.tsx'
import { crumbsOf } from './parts.tsx'

/** Values that come from elsewhere: a file from Kolada, a closed round. */
export const outside = new Hono<Env>()

/* ── Kolada ── */

const choose = (indicator: Indicator): UploadPage => ({
  title: { sv: 'Läs in från Kolada', en: 'Read from Kolada' },
  crumbs: crumbsOf(indicator),
  lead: {
    sv: 'Hämta ett mätetal hos Kolada som JSON och läs in filen här. Samvärn hämtar ingenting själv.',
    en: 'Fetch one measure from Kolada as JSON and read the file here. Samvärn fetches nothing itself.',
  },
  action: `/indikatorer/${indicator.id}/kolada`,
  accept: '.json,application/json',
  hint: {
    sv: 'Formen är den i Koladas version 2. Version 3 ser likadan ut så vitt vi vet, men det är inte bekräftat.',
    en: 'The shape is that of Kolada’s version 2. Version 3 looks the same as far as we know, but that is not verified.',
  },
  note: {
    sv: 'Talen får källan Kolada och licensen CC BY 4.0, och den visas vid varje tal.',
    en: 'The numbers get Kolada as source and CC BY 4.0 as licence, shown with each number.',
  },
})
outside.get('/indikatorer/:id/kolada', async (c) => uploadPage(c, choose(await mustEnter(c))))
outside.post('/indikatorer/:id/kolada', async (c) => {
  const indicator = await mustEnter(c)
  const [file] = filesOf(await readForm(c), 'file')
  if (!file) return uploadPage(c, choose(indicator), [NO_FILE])
  const read = await readJsonFile(new Uint8Array(await file.arrayBuffer()))
  if ('message' in read) return uploadPage(c, choose(indicator), [read.message])
  const kolada = readKolada(read.json)
  if (!kolada.ok) return uploadPage(c, choose(indicator), [kolada.message])
  const id = await keepBrought(c.get('house').db, whoAsks(c).actor, { sort: 'kolada', indicator: indicator.id, file: kolada.file })
  if (id === undefined) throw new Fault('not_found')
  return seeOther(c, `/indikatorer/inlast/${id}`)
})

/* ── from a round ── */

async function roundPage(c: Ctx, error?: Text) {
  const seen = await seeRounds(c.get('house').db, whoAsks(c).actor, c.req.param('id') ?? '')
  if (!seen) throw new Fault('not_found')
  const { indicator, rounds } = seen
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Hämta ur en runda', en: 'Take from a round' }}
      crumbs={crumbsOf(indicator)}
      errors={error ? [{ field: 'round', message: error }] : []}
      lead={{
        sv: 'Andelen räknas på de svar som rundan själv får visa: aldrig färre än fem organisationer.',
        en: 'The share is counted on what the round itself may show: never fewer than five organisations.',
      }}
    >
      {rounds.length === 0 ? (
        <EmptyState title={{ sv: 'Ingen runda är avslutad', en: 'No round has closed' }}>
          <p>
            <T text={{ sv: 'Värdet går att hämta när rundan har stängt.', en: 'The value can be taken when the round has closed.' }} />
          </p>
        </EmptyState>
      ) : (
        <Form action={`/indikatorer/${indicator.id}/runda`} csrf={csrfOf(c)}>
          <RadioGroup
            name="round"
            required
            label={{ sv: 'Vilken runda?', en: 'Which round?' }}
            options={rounds.map(({ id, title }) => ({ value: id, label: title }))}
            error={error}
          />
          <Actions>
            <Button text={{ sv: 'Hämta värdet', en: 'Take the value' }} />
          </Actions>
        </Form>
      )}
    </Page>,
    error ? 422 : 200,
  )
}
outside.get('/indikatorer/:id/runda', (c) => roundPage(c))
outside.post('/indikatorer/:id/runda', async (c) => {
  const round = wordOf(await readForm(c), 'round')
  if (round === '') return roundPage(c, { sv: 'Välj en runda.', en: 'Choose a round.' })
  const taken = await takeFromRound(c.get('house').db, whoAsks(c).actor, c.req.param('id'), round)
  if (taken === undefined) throw new Fault('not_found')
  if (taken === 0)
    return roundPage(c, {
      sv: 'Rundan visar inget svar på frågan: för få har svarat. Välj en annan.',
      en: 'The round shows no answer to the question: too few have answered. Choose another.',
    })
  return seeOther(c, `/indikatorer/${c.req.param('id')}`)
})
