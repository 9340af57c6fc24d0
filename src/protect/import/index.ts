import type { Module } from '../../platform/module.ts'
import { handOverPreviews } from './deeds-hand-over.ts'
import { routes } from './pages.tsx'

/** Register files: read, previewed, taken in or discarded. */
export const registerImport: Module = {
  name: 'import',
  part: 'protect',
  routes,
  handOver: handOverPreviews,
  pages: (who) =>
    who.circles.length > 0
      ? { room: { sv: 'Skydda', en: 'Protect' }, places: [{ label: { sv: 'Läs in', en: 'Read in' }, href: '/las-in' }] }
      : undefined,
  begin: (who) =>
    who.circles.length > 0 ? [{ label: { sv: 'Läs in en registerfil', en: 'Read in a register file' }, href: '/las-in' }] : [],
}
