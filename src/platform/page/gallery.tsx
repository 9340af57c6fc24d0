import { Hono } from 'hono'
import type { Child } from 'hono/jsx'
import { assets } from './assets.ts'
import { GalleryForm } from './gallery.form.tsx'
import { GalleryList } from './gallery.list.tsx'
import { GalleryReview } from './gallery.review.tsx'
import { GallerySteps } from './gallery.steps.tsx'
import { GalleryToday } from './gallery.today.tsx'
import type { FormError, Lang, Place, Shell, Words } from './index.ts'
import { Confirm, EmptyState, LinkButton, Page, renderPage } from './index.ts'

/**
 * Every part of the kit on pages with invented content. `node --import tsx src/platform/page/gallery.tsx --out DIR`
 * writes the pages and takes their pictures, light and dark, wide and narrow, in forced colours and as print, and fails
 * where axe-core finds a barrier.
 */

const view = (label: Words, href: string): Place => ({ label, href })

export function galleryShell(path: string, lang: Lang): Shell {
  return {
    lang,
    path,
    rooms: [
      { label: { sv: 'Idag', en: 'Today' }, href: '/idag' },
      {
        label: { sv: 'Skydda', en: 'Protect' },
        href: '/skydda',
        pages: [
          view({ sv: 'Kontrollera utskick', en: 'Check documents' }, '/skydda/kontroll'),
          view({ sv: 'Personer', en: 'Persons' }, '/skydda/personer'),
          view({ sv: 'Granska', en: 'Review' }, '/skydda/granska'),
        ],
      },
      { label: { sv: 'Organisation', en: 'Organisation' }, href: '/organisation' },
    ],
    who: { name: 'Maj Ekorrkvist', role: { sv: 'Skyddsansvarig', en: 'Protection officer' }, organisation: 'Exempelby kommun' },
    signOut: { action: '/logga-ut', csrf: 'invented' },
    languageHref: (other) => `${path}?sprak=${other}`,
    banner: {
      text: {
        sv: 'Demonstration. Alla organisationer och personer är påhittade.',
        en: 'Demonstration. All organisations and persons are invented.',
      },
      link: view({ sv: 'Byt roll', en: 'Change role' }, '/roll'),
    },
    footer: [
      view({ sv: 'Om Samvärn', en: 'About Samvärn' }, '/om'),
      view({ sv: 'Tillgänglighet', en: 'Accessibility' }, '/tillganglighet'),
    ],
    version: '0.1.0',
  }
}

const PROTECT = view({ sv: 'Skydda', en: 'Protect' }, '/skydda')

const formErrors: readonly FormError[] = [
  { field: 'filer', message: { sv: 'Välj minst en fil.', en: 'Choose at least one file.' } },
  { field: 'mottagare', message: { sv: 'Ange vem som får handlingarna.', en: 'Say who receives the documents.' } },
  {
    field: 'telefon',
    message: {
      sv: 'Telefonnumret ser inte ut som ett nummer. Skriv till exempel 070-174 06 05.',
      en: 'That does not look like a phone number. Write for example 070-174 06 05.',
    },
  },
]

interface GalleryPage {
  path: string
  page: (shell: Shell) => Child
}

export const galleryPages: readonly GalleryPage[] = [
  { path: '/idag', page: (shell) => <GalleryToday shell={shell} /> },
  { path: '/skydda/kontroll', page: (shell) => <GalleryForm shell={shell} errors={[]} /> },
  { path: '/skydda/kontroll/fel', page: (shell) => <GalleryForm shell={shell} errors={formErrors} /> },
  { path: '/skydda/personer', page: (shell) => <GalleryList shell={shell} /> },
  { path: '/skydda/granska', page: (shell) => <GalleryReview shell={shell} /> },
  { path: '/skydda/granska/steg', page: (shell) => <GallerySteps shell={shell} /> },
  {
    path: '/skydda/granska/radera',
    page: (shell) => (
      <Page shell={shell} title={{ sv: 'Radera originalet', en: 'Delete the original' }} crumbs={[PROTECT]}>
        <Confirm
          action="/x"
          csrf="invented"
          back="/skydda/granska"
          button={{ sv: 'Radera originalet', en: 'Delete the original' }}
          irreversible
          consequence={
            <p>
              {shell.lang === 'sv'
                ? 'De tre dokumenten tas bort ur Samvärn. Beslutet och granskningens spår står kvar.'
                : 'The three documents are removed from Samvärn. The decision and the trace of the review remain.'}
            </p>
          }
        />
      </Page>
    ),
  },
  {
    path: '/organisation',
    page: (shell) => (
      <Page shell={shell} title={{ sv: 'Att granska', en: 'To review' }}>
        <EmptyState
          title={{ sv: 'Inget väntar på granskning', en: 'Nothing waits for review' }}
          action={<LinkButton text={{ sv: 'Kontrollera ett utskick', en: 'Check documents' }} href="/skydda/kontroll" />}
        >
          <p>
            {shell.lang === 'sv'
              ? 'En bra dag. När ett utskick hålls kvar syns det här och under Idag.'
              : 'A good day. When something is held it shows here and under Today.'}
          </p>
        </EmptyState>
      </Page>
    ),
  },
]

export const gallery = new Hono()
gallery.route('/', assets)
for (const { path, page } of galleryPages) {
  gallery.get(path, (c) => renderPage(c, page(galleryShell(path, c.req.query('sprak') === 'en' ? 'en' : 'sv'))))
}

if (process.argv[1] === import.meta.filename) {
  const out = process.argv[process.argv.indexOf('--out') + 1]
  if (!process.argv.includes('--out') || out === undefined) {
    process.stderr.write('Say where the pictures go: --out DIR\n')
    process.exitCode = 2
  } else {
    const { takePictures } = await import('../../../test/look.ts')
    process.exitCode = await takePictures(
      gallery,
      galleryPages.map(({ path }) => path),
      out,
    )
  }
}
