import { Hono } from 'hono'
import type { Env } from '../../platform/http/context.ts'
import type { Module } from '../../platform/module.ts'

/** The circle: who may know. */
export type { Circle } from './circle.ts'
export { circleForUnit, circlesOf, dutyOf } from './deeds.ts'
export { type Judgement, mayCare, maySee, type Standing } from './policy.ts'
