/** The big screen: one thing at a time in large type, the clock, and the way in for phones. */
import { readFileSync } from 'node:fs'
import { Hono } from 'hono'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { readForm, wordOf } from '../../platform/http/form.ts'
import {
  Actions,
  assetHref,
  Button,
  EmptyState,
  Form,
  LinkButton,
  Page,
  renderPage,
  shelve,
  T,
  type Words,
  writeClock,
} from '../../platform/page/index.ts'
import { ActionList } from '../action/index.ts'
import { addressOf, anonymousShell, qrSvg, writeCode } from '../staff/index.ts'
import { endsAt, minutesLeft, RULE, RULES, sayWords, type Step, stepAt, stepBeside } from './conversation.ts'
import { hasFilm, moveTo, type Opened } from './deeds.ts'
import { must, openedHere } from './pages-one.tsx'
import { FilmHere } from './pages-film.tsx'
import { Gather } from './pages-question.tsx'

export const screenRoutes = new Hono<Env>()
const SCRIPT = 'samtal.js'
shelve(SCRIPT, readFileSync(new URL('screen.js', import.meta.url), 'utf8'))

const titleOf = (step: Step, lang: 'sv' | 'en'): Words => {
  switch (step.kind) {
    case 'rule':
      return RULE
    case 'film':
      return { sv: 'Film', en: 'Film' }
    case 'question':
      return sayWords(step.question.text, lang)
    case 'plan':
      return { sv: 'Vad gör vi nu?', en: 'What do we do now?' }
  }
}

screenRoutes.get('/samtal/:id/skarm', async (c) => {
  const opened = await openedHere(c)
  const { conversation, steps } = opened
  const step = stepAt(steps, conversation.step)
  return renderPage(
    c,
    <Page shell={anonymousShell(c)} title={titleOf(step, c.get('lang'))} wide>
      <div class="sv-stage">
        {conversation.state === 'settled' ? (
          <EmptyState title={{ sv: 'Samtalet är avslutat', en: 'The conversation is settled' }} />
        ) : (
          <Now c={c} opened={opened} step={step} />
        )}
        <Ways c={c} opened={opened} />
      </div>
    </Page>,
  )
})

function Now({ c, opened, step }: { c: Ctx; opened: Opened; step: Step }) {
  const { conversation, film } = opened
  switch (step.kind) {
    case 'rule':
      return (
        <>
          <ul class="sv-stage__text">
            {RULES.map((rule) => (
              <li>
                <T text={rule} />
              </li>
            ))}
          </ul>
          {conversation.state === 'planned' ? null : <Join c={c} opened={opened} />}
        </>
      )
    case 'film':
      return <FilmHere conversation={conversation} film={film} lang={c.get('lang')} />
    case 'question':
      return (
        <>
          <Clock opened={opened} lang={c.get('lang')} />
          <ul class="sv-stage__text">
            {opened.thoughts
              .filter(({ question }) => question === step.question.id)
              .map(({ words }) => (
                <li>{words}</li>
              ))}
          </ul>
          <Gather c={c} opened={opened} question={step.question.id} back="skarm" />
          <Join c={c} opened={opened} />
        </>
      )
    case 'plan':
      return <ActionList actions={opened.actions} />
  }
}

/** The hour when it ends needs no script; with one, the minutes and seconds that are left are counted. */
function Clock({ opened: { conversation }, lang }: { opened: Opened; lang: 'sv' | 'en' }) {
  const ends = endsAt(conversation.step_since, conversation.minutes_each)
  const left = minutesLeft(conversation.step_since, conversation.minutes_each, new Date())
  return (
    <p class="sv-stage__clock">
      {left === 0 ? (
        <T text={{ sv: 'Tiden är slut. Gå vidare när ni är klara.', en: 'The time is over. Go on when you are done.' }} />
      ) : (
        <>
          <span role="timer" data-ends={ends.toISOString()} data-over={lang === 'sv' ? 'Tiden är slut' : 'The time is over'}>
            <T text={{ sv: `${left} min kvar`, en: `${left} min left` }} />
          </span>
          , <T text={{ sv: `till ${writeClock(ends, 'sv')}`, en: `until ${writeClock(ends, 'en')}` }} />
        </>
      )}
    </p>
  )
}

function Join({ c, opened: { conversation, code } }: { c: Ctx; opened: Opened }) {
  return (
    <div class="sv-stage__join">
      <img
        class="sv-qr"
        src={`/samtal/${conversation.id}/qr.svg`}
        alt={c.get('lang') === 'sv' ? 'QR-kod till frågan' : 'QR code to the question'}
      />
      <div>
        <p>
          <T text={{ sv: 'Skriv en tanke på din telefon, utan namn.', en: 'Write a thought on your phone, without name.' }} />
        </p>
        {code === undefined ? null : (
          <p>
            {addressOf(c, '/delta').replace(/^https?:\/\//, '')} · <strong class="sv-code">{writeCode(code.code)}</strong>
          </p>
        )}
      </div>
    </div>
  )
}

function Ways({ c, opened }: { c: Ctx; opened: Opened }) {
  const { conversation, steps, film, leads } = opened
  const withFilm = hasFilm(conversation, film)
  const at = conversation.step
  const [back, next] = [stepBeside(steps, at, -1, withFilm), stepBeside(steps, at, 1, withFilm)]
  const question = stepAt(steps, at).kind === 'question'
  return (
    <>
      {leads ? (
        <Form action={`/samtal/${conversation.id}/skarm`} csrf={csrfOf(c)}>
          <Actions>
            {next === undefined ? (
              <LinkButton kind="primary" href={`/samtal/${conversation.id}/plan`} text={{ sv: 'Skriv planen', en: 'Write the plan' }} />
            ) : conversation.state === 'planned' ? (
              <Button name="till" value="0" text={{ sv: 'Börja samtalet', en: 'Begin the conversation' }} />
            ) : (
              <Button name="till" value={String(next)} text={nextWords(steps[next])} />
            )}
            {back === undefined ? null : <Button kind="secondary" name="till" value={String(back)} text={{ sv: 'Tillbaka', en: 'Back' }} />}
            {question ? (
              <Button kind="quiet" name="till" value={String(at)} text={{ sv: 'Börja om klockan', en: 'Start the clock anew' }} />
            ) : null}
          </Actions>
        </Form>
      ) : null}
      <p>
        <a href={`/samtal/${conversation.id}/skarm`}>
          <T text={{ sv: 'Uppdatera', en: 'Update' }} />
        </a>
        {' · '}
        <a href={`/samtal/${conversation.id}`}>
          <T text={{ sv: 'Lämna skärmen', en: 'Leave the screen' }} />
        </a>
      </p>
      <script type="module" src={assetHref(SCRIPT)} />
    </>
  )
}
function nextWords(step: Step | undefined) {
  if (step?.kind === 'film') return { sv: 'Visa filmen', en: 'Show the film' }
  if (step?.kind === 'plan') return { sv: 'Till planen', en: 'To the plan' }
  return step?.kind === 'question' && step.number === 1
    ? { sv: 'Första frågan', en: 'First question' }
    : { sv: 'Nästa fråga', en: 'Next question' }
}

screenRoutes.post('/samtal/:id/skarm', async (c) => {
  const to = Number(wordOf(await readForm(c), 'till'))
  const id = c.req.param('id')
  if (Number.isInteger(to)) must(await moveTo(c.get('house').db, whoAsks(c).actor, id, to))
  return seeOther(c, `/samtal/${id}/skarm`)
})
screenRoutes.get('/samtal/:id/qr.svg', async (c) => {
  const { token, conversation } = await openedHere(c)
  return c.body(qrSvg(addressOf(c, `/t/${token}`), conversation.title), 200, { 'Content-Type': 'image/svg+xml' })
})
