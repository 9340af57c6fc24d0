import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { readForm } from '../../platform/http/form.ts'
import { type Entered, readForm as readRecord, RecordForm } from '../../platform/field/index.ts'
import { Actions, type FormError, LinkButton, Notice, Page, renderPage, T } from '../../platform/page/index.ts'
import { seeUnits, tellDeviation } from './deeds.ts'
import { NO_UNIT, tellRecord } from './forms.ts'
import { DEVIATIONS } from './pages.tsx'

export const tellPages = new Hono<Env>()
const TELL = { label: { sv: 'Berätta om en avvikelse', en: 'Tell a deviation' }, href: '/avvikelser/ny' }

/** Danger first, before anybody has written a word that would be lost or kept in the wrong place. */
tellPages.get('/avvikelser/ny', (c) => {
  whoAsks(c)
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Har en skyddad uppgift kommit ut?', en: 'Has something protected come out?' }}
      crumbs={[DEVIATIONS]}
      lead={{ sv: 'Till någon som inte ska ha den, eller kan den ha gjort det?', en: 'To somebody who is not to have it, or may it have?' }}
    >
      <Actions>
        <LinkButton kind="primary" href="/avvikelser/rojt" text={{ sv: 'Ja, eller jag vet inte', en: 'Yes, or I do not know' }} />
        <LinkButton href="/avvikelser/beratta" text={{ sv: 'Nej, jag vill berätta', en: 'No, I want to tell' }} />
      </Actions>
    </Page>,
  )
})

tellPages.get('/avvikelser/rojt', (c) => {
  whoAsks(c)
  const protect = c.get('house').config.parts.includes('protect')
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Kontakta skyddsansvarig nu', en: 'Contact the protection officer now' }}
      crumbs={[DEVIATIONS]}
    >
      <Notice
        kind="danger"
        title={{ sv: 'Den som berörs kan behöva sätta sig i säkerhet', en: 'Whoever is concerned may have to get to safety' }}
      >
        <ol>
          <li>
            <T text={{ sv: 'Omedelbar fara: ring 112.', en: 'Immediate danger: call 112.' }} />
          </li>
          <li>
            <T
              text={{
                sv: 'Ring eller gå till skyddsansvarig. Svarar ingen: din chef. Säg vad som kommit ut, till vem och när.',
                en: 'Call or go to the protection officer. Nobody answers: your head. Say what came out, to whom and when.',
              }}
            />
          </li>
          <li>
            <T
              text={{
                sv: 'Ta inte bort något, och skriv inte om det till andra.',
                en: 'Delete nothing, and do not write to others about it.',
              }}
            />
          </li>
          <li>
            <T
              text={{
                sv: 'Organisationen har 72 timmar på sig att anmäla till Integritetsskyddsmyndigheten. Tiden går redan.',
                en: 'The organisation has 72 hours to report to the Swedish Authority for Privacy Protection. Time is running already.',
              }}
            />
          </li>
        </ol>
      </Notice>
      <p>
        <T
          text={{
            sv: 'Här sparas inget av det som kom ut. När faran är över är du välkommen att berätta hur det kunde hända, utan uppgifter om någon.',
            en: 'Nothing of what came out is kept here. When the danger is over you are welcome to tell how it could happen, without data about anybody.',
          }}
        />
      </p>
      <Actions>
        {protect ? (
          <LinkButton
            kind="primary"
            href="/lamna-in"
            text={{ sv: 'Lämna uppgiften till dem som får veta', en: 'Hand it to those who may know' }}
          />
        ) : null}
        <LinkButton
          href="/avvikelser/beratta"
          text={{ sv: 'Faran är över: berätta hur det kunde hända', en: 'The danger is over: tell how it could happen' }}
        />
      </Actions>
    </Page>,
  )
})

async function recordFor(c: Ctx) {
  const units = await seeUnits(c.get('house').db, whoAsks(c).actor)
  return tellRecord([
    ...units.map(({ id, name }) => ({ value: id, label: name })),
    { value: NO_UNIT, label: { sv: 'Ingen särskild: bara samordnaren läser', en: 'None in particular: only the coordinator reads' } },
  ])
}
async function tellForm(c: Ctx, errors: readonly FormError[] = [], entered?: Entered) {
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={TELL.label}
      crumbs={[DEVIATIONS]}
      errors={errors}
      lead={{
        sv: 'För att det inte ska hända igen, inte för att hitta någon att skylla på.',
        en: 'So that it does not happen again, not to find somebody to blame.',
      }}
    >
      <RecordForm
        record={await recordFor(c)}
        action="/avvikelser/beratta"
        csrf={csrfOf(c)}
        submit={{ sv: 'Berätta', en: 'Tell' }}
        back={{ label: { sv: 'Avbryt', en: 'Cancel' }, href: DEVIATIONS.href }}
        entered={entered ?? { unit: whoAsks(c).unitId }}
        errors={errors}
      />
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
tellPages.get('/avvikelser/beratta', (c) => tellForm(c))
tellPages.post('/avvikelser/beratta', async (c) => {
  const reading = readRecord(await recordFor(c), await readForm(c))
  if (!reading.ok) return tellForm(c, reading.errors, reading.entered)
  const { unit, signed, done = '', ...told } = reading.values
  const id = await tellDeviation(
    c.get('house').db,
    whoAsks(c).actor,
    { ...told, done, unit: unit === NO_UNIT ? null : unit },
    signed === 'yes',
  )
  if (!id) throw new Fault('not_found')
  return seeOther(c, signed === 'yes' ? `/avvikelser/${id}` : '/avvikelser/tack')
})

tellPages.get('/avvikelser/tack', (c) => {
  whoAsks(c)
  return renderPage(
    c,
    <Page shell={c.get('shell')} title={{ sv: 'Tack för att du berättade', en: 'Thank you for telling' }} crumbs={[DEVIATIONS]}>
      <Notice kind="success" title={{ sv: 'Det är sparat utan ditt namn', en: 'It is kept without your name' }}>
        <p>
          <T
            text={{
              sv: 'Den som bedömer ser vad som hände och vilken dag, inget mer. Lärdomen hamnar i en rutin.',
              en: 'Whoever judges sees what happened and on which day, no more. The lesson ends up in a routine.',
            }}
          />
        </p>
      </Notice>
      <Actions>
        <LinkButton kind="primary" href="/" text={{ sv: 'Till första sidan', en: 'To the first page' }} />
      </Actions>
    </Page>,
  )
})
