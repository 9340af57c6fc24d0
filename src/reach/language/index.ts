import { Hono } from 'hono'
import type { Env } from '../../platform/http/context.ts'
import type { Module } from '../../platform/module.ts'
import { waitingTexts } from './deeds-waiting.ts'
import { formPages } from './pages.tsx'
import { interpreterPages } from './pages-interpreter.tsx'
import { mediaPages } from './pages-media.tsx'
import { partPages } from './pages-part.tsx'
import { readabilityPages } from './pages-readability.tsx'
import { signPages } from './pages-sign.tsx'
import { writePages } from './pages-write.tsx'
import { ROOM } from './part.tsx'

export { interpretersOf, mediaOf, ownTranslations, signedTexts } from './deeds-publish.ts'
export { makeDemoLanguages } from './demo.ts'

const routes = new Hono<Env>()
for (const pages of [interpreterPages, mediaPages, readabilityPages, formPages, writePages, signPages, partPages]) routes.route('/', pages)

/** The public texts in other languages: who answers for each, film and sound, interpreters, how hard they are to read. */
export const language: Module = {
  name: 'language',
  part: 'reach',
  routes,
  pages: ({ roles }) => (roles.includes('communicator') ? { room: { sv: 'Nå ut', en: 'Reach out' }, places: [ROOM] } : undefined),
  waiting: (tx) => waitingTexts(tx),
}
