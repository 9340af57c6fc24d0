import { Hono } from 'hono'
import type { Env } from '../../platform/http/context.ts'
import type { Module } from '../../platform/module.ts'
import { indexPerson } from './deeds.ts'

/** Keeps the keyed index of the röjandekontroll in step with the register. It has no page: only jobs reach the index. */
export const indexKeys: Module = { name: 'index-keys', part: 'protect', routes: new Hono<Env>(), jobs: { index_person: indexPerson } }
