import { Hono } from 'hono'
import type { Env } from '../../platform/http/context.ts'

export const routes = new Hono<Env>()
