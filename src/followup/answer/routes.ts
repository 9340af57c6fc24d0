import { Hono } from 'hono'
import type { Env } from '../../platform/http/context.ts'
import { actionRoutes } from './pages-action.tsx'
import { compareRoutes } from './pages-compare.tsx'
import { listRoutes } from './pages-list.tsx'
import { partRoutes } from './pages-part.tsx'
import { questionRoutes } from './pages-question.tsx'
import { roundRoutes } from './pages-round.tsx'
import { sectionRoutes } from './pages-section.tsx'
import { sentRoutes } from './pages-sent.tsx'
import { sheetRoutes } from './pages-sheet.tsx'
import { signRoutes } from './pages-sign.tsx'
import { staffRoutes } from './pages-staff.tsx'
import { takeRoutes } from './pages-take.tsx'

export const routes = new Hono<Env>()
for (const pages of [
  listRoutes,
  takeRoutes,
  roundRoutes,
  signRoutes,
  sentRoutes,
  compareRoutes,
  sheetRoutes,
  partRoutes,
  staffRoutes,
  sectionRoutes,
  questionRoutes,
  actionRoutes,
])
  routes.route('/', pages)
