import { Hono } from 'hono'
import type { Env } from '../../platform/http/context.ts'
import type { Module } from '../../platform/module.ts'
import { keepMarks } from './deeds.ts'

/** Keeps what is marked safe between two backups. It has no page: only a restore reads what it writes. */
export const marksJournal: Module = { name: 'journal', part: 'protect', routes: new Hono<Env>(), jobs: { keep_marks: keepMarks } }
