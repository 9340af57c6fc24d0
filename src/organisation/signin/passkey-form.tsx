import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Child } from 'hono/jsx'
import {
  assetHref,
  Button,
  type ButtonKind,
  Form,
  HiddenField,
  Notice,
  shelve,
  T,
  type Text,
  usePick,
  type Words,
} from '../../platform/page/index.ts'

/** The library as its makers pack it for browsers, then ours, in one file: nothing is built. */
const LIBRARY = join(dirname(createRequire(import.meta.url).resolve('@simplewebauthn/browser')), '../dist/bundle/index.umd.min.js')
const SCRIPT = 'nyckel.js'
shelve(SCRIPT, `${readFileSync(LIBRARY, 'utf8')}\n${readFileSync(new URL('passkey.js', import.meta.url), 'utf8')}`)

/** The field in which the browser's answer is sent. */
export const ANSWER = 'svar'

const WORDS = {
  waiting: { sv: 'Väntar på din nyckel …', en: 'Waiting for your passkey …' },
  stopped: {
    sv: 'Det avbröts, eller så hann tiden ut. Inget har hänt. Tryck på knappen och försök igen.',
    en: 'It was stopped, or the time ran out. Nothing has happened. Press the button and try again.',
  },
  known: {
    sv: 'Den här enheten har redan en nyckel hit. Använd en annan enhet eller en säkerhetsnyckel.',
    en: 'This device already has a passkey here. Use another device or a security key.',
  },
  failed: {
    sv: 'Nyckeln gick inte att använda här. Prova en annan webbläsare, en annan enhet eller en säkerhetsnyckel.',
    en: 'The passkey could not be used here. Try another browser, another device or a security key.',
  },
  unsupported: {
    sv: 'Webbläsaren kan inte använda nycklar (passkeys). Prova en annan webbläsare eller en annan enhet.',
    en: 'This browser cannot use passkeys. Try another browser or another device.',
  },
} satisfies Record<string, Text>

const NO_SCRIPT: Text = {
  sv: 'Nyckeln behöver JavaScript, och det är avstängt i din webbläsare. Slå på det för den här adressen och ladda om sidan. Allt annat i Samvärn fungerar utan.',
  en: 'The passkey needs JavaScript, which is off in your browser. Switch it on for this address and reload the page. Everything else in Samvärn works without.',
}

export interface PasskeyFormProps {
  action: string
  csrf: string
  /** `get`: shows that one has a key. `create`: makes a new one. */
  does: 'get' | 'create'
  options: string
  button: Words
  kind?: ButtonKind
  /** Fields that stand above the button. */
  children?: Child
}

/** A form whose answer comes from a passkey. The touch itself needs a script; the page says so to whoever has none. */
export function PasskeyForm({ action, csrf, does, options, button, kind = 'primary', children }: PasskeyFormProps) {
  const say = usePick()
  const words = Object.fromEntries(Object.entries(WORDS).map(([name, text]) => [`data-${name}`, say(text)]))
  return (
    <>
      <Form action={action} csrf={csrf} data={{ 'data-passkey': does, 'data-options': options, ...words }}>
        {children}
        <HiddenField name={ANSWER} value="" />
        <noscript>
          <Notice kind="waiting" word={{ sv: 'JavaScript behövs', en: 'JavaScript is needed' }}>
            <p>
              <T text={NO_SCRIPT} />
            </p>
          </Notice>
        </noscript>
        <Button text={button} kind={kind} />
        <p role="status" class="sv-hint"></p>
      </Form>
      <script type="module" src={assetHref(SCRIPT)}></script>
    </>
  )
}
