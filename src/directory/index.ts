import { Hono } from 'hono'
import type { Env } from '../platform/http/context.ts'
import type { Module } from '../platform/module.ts'

export { publicServices } from './deeds-find.ts'

const routes = new Hono<Env>()

/** Support services: who helps whom, where, and what of it may be seen by whom. */
export const directory: Module = {
  name: 'directory',
  part: 'reach',
  routes,
}
