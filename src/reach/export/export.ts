/** A host where public pages are served, as it is written in. Pure. */
import { z } from 'zod'
import { codeList, field, record, says } from '../../platform/field/index.ts'
import type { Text } from '../../platform/page/index.ts'

export const HOST_KINDS = {
  static: { sv: 'Utlagda filer på en webbserver', en: 'Published files on a web server' },
  own: { sv: 'Samvärns egen process (samvarn public)', en: 'Samvärn’s own process (samvarn public)' },
} as const satisfies Record<string, Text>
export type HostKind = keyof typeof HOST_KINDS
const CODES = Object.keys(HOST_KINDS) as [HostKind, ...HostKind[]]

const WRONG: Text = {
  sv: 'Skriv hela adressen som besökaren möter den, med https://, till exempel https://www.norrvik.example.se/info/',
  en: 'Write the whole address as the visitor meets it, with https://, such as https://www.norrvik.example.se/info/',
}

/** As it is kept: lower case host, no question, a slash at its end. Undefined when it is no address of a site. */
export function cleanAddress(written: string): string | undefined {
  if (!URL.canParse(written.trim())) return undefined
  const { protocol, hostname, host, pathname, username, search, hash } = new URL(written.trim())
  const near = protocol === 'http:' && hostname === 'localhost' && host !== hostname
  if ((protocol !== 'https:' && !near) || username !== '' || search !== '' || hash !== '') return undefined
  if (!/^[a-z0-9.-]{1,200}$/.test(hostname) || !/^\/[A-Za-z0-9/_-]{0,99}$/.test(pathname)) return undefined
  return `${protocol}//${host}${pathname.endsWith('/') ? pathname : `${pathname}/`}`
}

export const hostRecord = record({
  address: field({
    schema: z
      .string()
      .max(300)
      .transform((written, ctx) => {
        const address = cleanAddress(written)
        if (address === undefined) ctx.addIssue(says(WRONG))
        return address ?? z.NEVER
      }),
    label: { sv: 'Adress', en: 'Address' },
    hint: { sv: 'Där den som söker hjälp möter sidorna.', en: 'Where whoever looks for help meets the pages.' },
    control: 'text',
    example: 'https://www.norrvik.example.se/info/',
    messages: { missing: WRONG, wrong: WRONG },
  }),
  kind: field({
    schema: codeList(CODES),
    label: { sv: 'Så ligger de ute', en: 'How they are served' },
    control: 'radio',
    options: CODES.map((value) => ({ value, label: HOST_KINDS[value] })),
    messages: {
      missing: { sv: 'Välj hur sidorna ligger ute.', en: 'Choose how the pages are served.' },
      wrong: { sv: 'Välj hur sidorna ligger ute.', en: 'Choose how the pages are served.' },
    },
  }),
})
