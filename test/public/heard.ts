/** A page as it is for whoever neither sees nor points: each stop of the Tab key, and what the browser tells a screen reader. */
import type { CDPSession, Page } from 'playwright-core'

/** Everything that can have focus, in the order of the page; and every place that has had it. */
const LISTEN = `(() => {
  window.stops = []
  addEventListener('focusin', (event) => window.stops.push(event.target))
  window.expected = [...document.querySelectorAll('a[href],button,input:not([type=hidden]),textarea,select,summary,video,audio')]
    .filter((one) => one.checkVisibility() && !one.closest('details:not([open]) > :not(summary)'))
  // The browser's own player has stops within, which are not told apart from outside.
  return window.expected.length + 10 * document.querySelectorAll('video,audio').length
})()`
const COMPARE = `(() => {
  const said = (one) => one === undefined ? 'nothing' : one.outerHTML.slice(0, 80)
  const at = window.expected.findIndex((one, i) => one !== window.stops[i])
  return at === -1 ? [] : ['stop ' + (at + 1) + ': ' + said(window.stops[at]) + ', not ' + said(window.expected[at])]
})()`
/** Walks the whole page with Tab. What is passed by, or comes out of turn, in words. */
export async function walkedFaults(page: Page): Promise<string[]> {
  const stops = Number(await page.evaluate(LISTEN))
  for (let press = 0; press < stops; press++) await page.keyboard.press('Tab')
  return page.evaluate(COMPARE)
}

interface Heard {
  nodeId: string
  parentId?: string
  ignored: boolean
  role?: { value: string }
  name?: { value: string }
  properties?: { name: string; value: { value: unknown } }[]
}
const PRESSED = ['link', 'button', 'textbox', 'searchbox', 'combobox', 'radio', 'checkbox', 'DisclosureTriangle']
/** What is wrong with what a screen reader is told. `exit`: what the first thing that can be pressed has to be called. */
export async function heardFaults(session: CDPSession, exit: string): Promise<string[]> {
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as unknown as { nodes: Heard[] }
  const heard = nodes.filter(({ ignored }) => !ignored)
  const roleOf = ({ role }: Heard) => role?.value ?? ''
  const nameOf = ({ name }: Heard) => (name?.value ?? '').trim()
  const faults: string[] = []
  if (!heard.some((one) => roleOf(one) === 'RootWebArea' && nameOf(one) === 'Information')) faults.push('title')
  const pressed = heard.filter((one) => PRESSED.includes(roleOf(one)))
  if (pressed[0] === undefined || nameOf(pressed[0]) !== exit) faults.push('the exit is not first')
  for (const one of pressed) if (nameOf(one) === '') faults.push(`${roleOf(one)} without a name`)
  const levels = heard
    .filter((one) => roleOf(one) === 'heading')
    .map(({ properties = [] }) => Number(properties.find(({ name }) => name === 'level')?.value.value))
  if (levels[0] !== 1 || levels.filter((level) => level === 1).length !== 1) faults.push(`headings: ${levels.join()}`)
  for (const [at, level] of levels.entries())
    if (level > (levels[at - 1] ?? 0) + 1) faults.push(`a heading is jumped over: ${levels.join()}`)
  for (const role of ['banner', 'main', 'contentinfo']) {
    const count = heard.filter((one) => roleOf(one) === role).length
    if (count !== 1) faults.push(`${role}: ${count}`)
  }
  for (const one of heard) if (roleOf(one) === 'navigation' && nameOf(one) === '') faults.push('navigation without a name')
  if (!heard.some((one) => roleOf(one) === 'status')) faults.push('nowhere to say how many presses are left')
  return faults
}
