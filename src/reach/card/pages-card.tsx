import { Hono } from 'hono'
import { sendPicture } from '../../platform/chart/index.ts'
import { canMakePdf } from '../../platform/document/index.ts'
import { Fault } from '../../platform/faults.ts'
import { type Ctx, type Env, seeOther } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { readForm as readBody, wordOf } from '../../platform/http/form.ts'
import { Actions, Button, Form, Notice, Page, RadioGroup, renderPage, T } from '../../platform/page/index.ts'
import { makeBatch, seeCard } from './deeds.ts'
import { DESIGNS, type Design } from './designs.ts'
import type { Facts } from './facts.ts'
import { asDesign, asForm, baseOf, CARDS, crumbOf, doer, mustSee, NO_SIGNS } from './part.tsx'
import { renderCards } from './render.ts'

/** One design in one language: look at it, make a batch. */
export const onePages = new Hono<Env>()

async function chosen(c: Ctx, sheet: 'shop' | 'office') {
  const [design, form] = [asDesign(c.req.param('design')), asForm(c.req.param('form'))]
  const site = c.req.param('site') ?? ''
  if (!design || !form) throw new Fault('not_found')
  const { site: line } = await mustSee(c)
  const order = { design, form, sheet, base: baseOf(c, line) }
  const seen = await seeCard(...doer(c), site, order)
  if (!seen) throw new Fault('not_found')
  return { ...seen, order }
}
const PREVIEW = `${CARDS.href}/:site/:form/:design/bild.svg`
onePages.get(PREVIEW, async (c) => {
  const { drawn } = await chosen(c, c.req.query('ark') === 'tryckeri' ? 'shop' : 'office')
  if ('lacking' in drawn) throw new Fault('not_found')
  const [svg] = await renderCards([{ data: drawn.data, day: drawn.facts.day, as: 'svg' }])
  if (!svg) throw new Fault('not_found')
  return sendPicture(c, svg.toString('utf8'))
})

onePages.get(`${CARDS.href}/:site/:form{[a-z]{2}}/:design`, async (c) => {
  const { kept, drawn, order } = await chosen(c, 'office')
  const design: Design = DESIGNS[order.design]
  const back = `${crumbOf(kept.site).href}?form=${order.form}`
  if ('lacking' in drawn || !canMakePdf()) return seeOther(c, back)
  const [picture] = await renderCards([{ data: drawn.data, day: drawn.facts.day, as: 'svg' }])
  const here = `${crumbOf(kept.site).href}/${order.form}/${order.design}`
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={design.name}
      crumbs={[CARDS, { label: kept.site.name, href: back }]}
      lead={design.use}
      aside={<FactsAside facts={drawn.facts} />}
    >
      {picture ? (
        <>
          <figure class="sv-chart">
            <img
              class="sv-chart__picture"
              src={`${here}/bild.svg`}
              alt={pictureWords(
                drawn.data.heading,
                drawn.facts.rows.map(({ number }) => number),
              )}
            />
          </figure>
          <PrintForm here={here} csrf={csrfOf(c)} />
        </>
      ) : (
        <Notice kind="info" title={{ sv: 'Det här kortet går inte att göra här', en: 'This card cannot be made here' }}>
          <p>
            <T text={NO_SIGNS} />
          </p>
        </Notice>
      )}
    </Page>,
  )
})
function FactsAside({ facts }: { facts: Facts }) {
  return (
    <>
      <h2>
        <T text={{ sv: 'Uppgifterna på kortet', en: 'The facts on the card' }} />
      </h2>
      <ul>
        {facts.rows.map(({ number, also, name, stale, day, id }) => (
          <li>
            {name}: {number}
            {also ? `, ${also}` : ''}
            {stale && id !== 'emergency' ? (
              <>
                {' '}
                (
                <T
                  text={
                    day === null
                      ? { sv: 'dag för kontroll saknas', en: 'no day of checking' }
                      : { sv: `senast känt ${day}`, en: `last known ${day}` }
                  }
                />
                )
              </>
            ) : null}
          </li>
        ))}
      </ul>
      <p>
        <a href="/linjer">
          <T text={{ sv: 'Kontrollera linjerna före tryck', en: 'Check the lines before printing' }} />
        </a>
      </p>
    </>
  )
}
function PrintForm({ here, csrf }: { here: string; csrf: string }) {
  return (
    <Form action={here} csrf={csrf}>
      <RadioGroup
        name="ark"
        label={{ sv: 'Var ska det tryckas?', en: 'Where is it to be printed?' }}
        value="kontor"
        options={[
          {
            value: 'kontor',
            label: { sv: 'På kontorets skrivare', en: 'On the office printer' },
            hint: { sv: 'Vanligt papper, med tunna linjer att klippa efter.', en: 'Ordinary paper, with thin lines to cut along.' },
          },
          {
            value: 'tryckeri',
            label: { sv: 'På ett tryckeri', en: 'At a print shop' },
            hint: {
              sv: '3 mm utfall, skärmärken och en beställning att skicka med.',
              en: '3 mm of bleed, crop marks and an order to send along.',
            },
          },
        ]}
      />
      <Actions>
        <Button text={{ sv: 'Gör en omgång', en: 'Make a batch' }} />
      </Actions>
    </Form>
  )
}
const pictureWords = (heading: readonly string[], numbers: readonly string[]): string => `${heading.join(' ')} ${numbers.join(', ')}.`

onePages.post(`${CARDS.href}/:site/:form{[a-z]{2}}/:design`, async (c) => {
  const sheet = wordOf(await readBody(c), 'ark') === 'tryckeri' ? 'shop' : 'office'
  const { order, kept } = await chosen(c, sheet)
  const made = await makeBatch(...doer(c), kept.site.id, order)
  if (!made) throw new Fault('not_found')
  return seeOther(c, `${CARDS.href}/omgang/${made.id}`)
})
