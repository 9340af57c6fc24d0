import type { Child } from 'hono/jsx'
import { href } from './assets.ts'
import { Hidden } from './button.tsx'
import type { Lang, Text, Words } from './language.tsx'
import { Language, usePick } from './language.tsx'

export interface Place {
  label: Words
  href: string
}

/** A room of the house and the pages in it. Only rooms that exist and that this person may enter are given. */
export interface Room extends Place {
  pages?: readonly Place[]
}

export interface Who {
  /** The name of the person who is signed in, as she is known at work. */
  name: string
  role: Words
  organisation: string
  /** Where her own account is. */
  account?: string
}

/** What stands around every page. Made once for each request; a page adds its title and its content. */
export interface Shell {
  lang: Lang
  /** The path of this request, without query: decides which room and page are the current ones. */
  path: string
  rooms: readonly Room[]
  who?: Who
  signOut?: { action: string; csrf: string }
  /** The address that switches to the other language and comes back here. */
  languageHref?: (lang: Lang) => string
  /** What stands above every page, such as that this is a demonstration with invented persons. */
  banner?: { text: Words; link?: Place }
  /** What stands open in this person's own name, above every page until it is closed. */
  above?: { text: Words; link: Place } | undefined
  /** About Samvärn, accessibility statement and the like. */
  footer: readonly Place[]
  version: string
}

const words = {
  skip: { sv: 'Hoppa till innehållet', en: 'Skip to content' },
  home: { sv: 'Samvärn, till första sidan', en: 'Samvärn, to the first page' },
  menu: { sv: 'Meny', en: 'Menu' },
  rooms: { sv: 'Rum', en: 'Rooms' },
  pages: { sv: 'Sidor i rummet', en: 'Pages in this room' },
  signOut: { sv: 'Logga ut', en: 'Sign out' },
  you: { sv: 'Inloggad som', en: 'Signed in as' },
  banner: { sv: 'Om den här installationen', en: 'About this installation' },
  above: { sv: 'Öppet i ditt namn', en: 'Open in your name' },
  footer: { sv: 'Om webbplatsen', en: 'About this site' },
  version: { sv: 'Version', en: 'Version' },
} satisfies Record<string, Text>

function within(path: string, place: Place): boolean {
  return path === place.href || (place.href !== '/' && path.startsWith(`${place.href}/`))
}

/** 'page' for the page itself, 'true' for what holds it, as aria-current wants it. */
function current(path: string, place: Place): 'page' | 'true' | undefined {
  if (path === place.href) return 'page'
  return within(path, place) ? 'true' : undefined
}

/** The room that the path stands in: the one with the longest address that holds it, or whose page does. */
export function currentRoom(shell: Pick<Shell, 'path' | 'rooms'>): Room | undefined {
  const holding = shell.rooms.filter((room) => [room, ...(room.pages ?? [])].some((place) => within(shell.path, place)))
  return holding.sort((a, b) => b.href.length - a.href.length)[0]
}

/** Whether a page is among those that this person may open. */
export const hasPlace = (shell: Pick<Shell, 'rooms'>, href: string): boolean =>
  shell.rooms.some((room) => room.pages?.some((place) => place.href === href) ?? false)

function Links({ shell, places, label, look }: { shell: Shell; places: readonly Place[]; label: Words; look: string }) {
  const say = usePick()
  const room = currentRoom(shell)
  return (
    <nav class={look} aria-label={say(label)}>
      <ul>
        {places.map((place) => (
          <li>
            <a href={place.href} aria-current={current(shell.path, place) ?? (place === room ? 'true' : undefined)}>
              {say(place.label)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function LanguageSwitch({ shell }: { shell: Shell }) {
  if (shell.languageHref === undefined) return null
  const other: Lang = shell.lang === 'sv' ? 'en' : 'sv'
  return (
    <a class="sv-language" href={shell.languageHref(other)} hreflang={other} lang={other}>
      {other === 'sv' ? 'Svenska' : 'English'}
    </a>
  )
}

function Account({ shell }: { shell: Shell }) {
  const say = usePick()
  const { who, signOut } = shell
  return (
    <div class="sv-account">
      {who === undefined ? null : (
        <p class="sv-who">
          <Hidden>{say(words.you)} </Hidden>
          {who.account === undefined ? <strong>{who.name}</strong> : <a href={who.account}>{who.name}</a>}
          <span class="sv-who__role">
            {say(who.role)}, {who.organisation}
          </span>
        </p>
      )}
      <LanguageSwitch shell={shell} />
      {signOut === undefined ? null : (
        <form method="post" action={signOut.action} class="sv-sign-out">
          <input type="hidden" name="csrf" value={signOut.csrf} />
          <button type="submit" class="sv-plain-button">
            {say(words.signOut)}
          </button>
        </form>
      )}
    </div>
  )
}

/** Written twice: in full for a wide screen, and inside a `details` for a narrow one. CSS shows one of them. */
function Navigation({ shell }: { shell: Shell }) {
  const say = usePick()
  const pages = currentRoom(shell)?.pages ?? []
  return (
    <>
      <div class="sv-wide">
        {shell.rooms.length === 0 ? null : <Links shell={shell} places={shell.rooms} label={words.rooms} look="sv-rooms" />}
        {pages.length === 0 ? null : <Links shell={shell} places={pages} label={words.pages} look="sv-room-pages" />}
      </div>
      <details class="sv-menu">
        <summary class="sv-menu__summary">{say(words.menu)}</summary>
        <div class="sv-menu__body">
          {shell.rooms.length === 0 ? null : <Links shell={shell} places={shell.rooms} label={words.rooms} look="sv-menu-list" />}
          {shell.rooms.map((room) =>
            room.pages === undefined || room.pages.length === 0 ? null : (
              <>
                <p class="sv-menu__room">{say(room.label)}</p>
                <Links shell={shell} places={room.pages} label={room.label} look="sv-menu-list" />
              </>
            ),
          )}
          <Account shell={shell} />
        </div>
      </details>
    </>
  )
}

function Header({ shell }: { shell: Shell }) {
  const say = usePick()
  return (
    <header class="sv-header">
      <div class="sv-header__line">
        <a class="sv-wordmark" href="/" aria-label={say(words.home)}>
          <Mark />
          <span>Samvärn</span>
        </a>
        <div class="sv-header__account">
          <Account shell={shell} />
        </div>
      </div>
      <Navigation shell={shell} />
    </header>
  )
}

/** Two roofs that overlap into one; what they share is whole. One colour, so it survives stamps and forced colours. */
function Mark() {
  return (
    <svg class="sv-sign" viewBox="0 0 44 24" aria-hidden="true" focusable="false">
      <path d="M2 21 L16 6 L30 21 M14 21 L28 6 L42 21" />
      <path class="sv-sign__shared" d="M14 21 L22 12.4 L30 21 Z" />
    </svg>
  )
}

function Footer({ shell }: { shell: Shell }) {
  const say = usePick()
  return (
    <footer class="sv-footer">
      <nav aria-label={say(words.footer)}>
        <ul class="sv-footer__links">
          {shell.footer.map((place) => (
            <li>
              <a href={place.href}>{say(place.label)}</a>
            </li>
          ))}
        </ul>
      </nav>
      <p class="sv-footer__version">
        Samvärn, {say(words.version).toLowerCase()} {shell.version}
      </p>
    </footer>
  )
}

/** The whole document: head, header, whatever the page holds, footer. */
export function Document({ shell, title, children }: { shell: Shell; title: string; children?: Child }) {
  return (
    <Language lang={shell.lang}>
      <html lang={shell.lang}>
        <head>
          <meta charset="utf-8" />
          <title>{title}</title>
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="robots" content="noindex, nofollow" />
          <meta name="color-scheme" content="light dark" />
          <link rel="preload" href={href('Inter-Regular.woff2')} as="font" type="font/woff2" crossorigin="anonymous" />
          <link rel="stylesheet" href={href('samvarn.css')} />
          <link rel="icon" href={href('mark.svg')} type="image/svg+xml" />
          <script type="module" src={href('files.js')} />
        </head>
        <body>
          <Skip />
          <Banner shell={shell} />
          <Above shell={shell} />
          <div class="sv-page">
            <Header shell={shell} />
            {children}
            <Footer shell={shell} />
          </div>
        </body>
      </html>
    </Language>
  )
}

function Skip() {
  const say = usePick()
  return (
    <a class="sv-skip" href="#innehall">
      {say(words.skip)}
    </a>
  )
}

function Banner({ shell }: { shell: Shell }) {
  const say = usePick()
  if (shell.banner === undefined) return null
  const { text, link } = shell.banner
  return (
    <section class="sv-banner" aria-label={say(words.banner)}>
      <p class="sv-banner__text">
        {say(text)}
        {link === undefined ? null : (
          <>
            {' '}
            <a class="sv-banner__link" href={link.href}>
              {say(link.label)}
            </a>
          </>
        )}
      </p>
    </section>
  )
}

function Above({ shell }: { shell: Shell }) {
  const say = usePick()
  if (shell.above === undefined) return null
  const { text, link } = shell.above
  return (
    <section class="sv-banner sv-banner--open" aria-label={say(words.above)}>
      <p class="sv-banner__text">
        <strong>{say(text)}</strong>{' '}
        <a class="sv-banner__link" href={link.href}>
          {say(link.label)}
        </a>
      </p>
    </section>
  )
}
