import type { MiddlewareHandler } from 'hono'
import { ROLES, type Role } from '../organisation/founding/index.ts'
import type { Database } from '../platform/database/database.ts'
import type { Env, SignedIn } from '../platform/http/context.ts'
import { csrfToken } from '../platform/http/csrf.ts'
import type { Module } from '../platform/module.ts'
import type { Lang, Text } from '../platform/page/language.tsx'
import type { Room, Shell } from '../platform/page/shell.tsx'
import packageFile from '../../package.json' with { type: 'json' }

/** The rooms that exist in this installation and that this person may enter, in the order of the modules. */
export function roomsOf(modules: readonly Module[], who: SignedIn | undefined): Room[] {
  if (!who) return []
  const rooms: Room[] = [{ label: { sv: 'Idag', en: 'Today' }, href: '/' }]
  const named = new Map<string, Room & { pages: { label: Text; href: string }[] }>()
  for (const module of modules) {
    const given = module.pages?.(who)
    const first = given?.places[0]
    if (!given || !first) continue
    const room = named.get(given.room.sv)
    if (room) room.pages.push(...(given.places as { label: Text; href: string }[]))
    else {
      const made = { label: given.room, href: first.href, pages: [...(given.places as { label: Text; href: string }[])] }
      named.set(given.room.sv, made)
      rooms.push(made)
    }
  }
  return rooms
}

const DEMO: Text = {
  sv: 'Det här är en demonstration. Alla personer och organisationer är påhittade. Skriv aldrig in uppgifter om verkliga personer.',
  en: 'This is a demonstration. All persons and organisations are invented. Never enter data about real people.',
}

export function shellFor(
  modules: readonly Module[],
  given: {
    who: SignedIn | undefined
    lang: Lang
    path: string
    search: string
    demo: boolean
    csrf: string
    above?: Shell['above']
  },
): Shell {
  const { who, lang, path, demo, csrf } = given
  return {
    lang,
    path,
    version: packageFile.version,
    rooms: roomsOf(modules, who),
    ...(who
      ? {
          who: {
            name: who.signature,
            role: who.roles.map((role) => ROLES[role as Role]?.[lang] ?? role).join(', '),
            organisation: who.organisation,
            account: '/mina-inloggningar',
          },
          signOut: { action: '/logga-ut', csrf },
        }
      : {}),
    languageHref: (other) => `${path}?sprak=${other}`,
    ...(demo ? { banner: { text: DEMO, link: { label: { sv: 'Byt roll', en: 'Change role' }, href: '/logga-in' } } } : {}),
    above: given.above,
    footer: [
      { label: { sv: 'Om Samvärn', en: 'About Samvärn' }, href: '/om' },
      { label: { sv: 'Tillgänglighet', en: 'Accessibility' }, href: '/tillganglighet' },
    ],
  }
}

async function aboveFor(modules: readonly Module[], who: SignedIn, db: Database): Promise<Shell['above']> {
  for (const module of modules) {
    const above = await module.above?.(who, db)
    if (above) return above
  }
  return undefined
}

export function loadShell(modules: readonly Module[]): MiddlewareHandler<Env> {
  return async (c, next) => {
    const { db, config, csrfKey } = c.get('house')
    const url = new URL(c.req.url)
    const who = c.get('signedIn')
    c.set(
      'shell',
      shellFor(modules, {
        who,
        lang: c.get('lang'),
        path: url.pathname,
        search: url.search,
        demo: config.demo,
        csrf: csrfToken(csrfKey, who?.session),
        above: who && c.req.method === 'GET' ? await aboveFor(modules, who, db) : undefined,
      }),
    )
    return next()
  }
}
