import type { Module } from '../../platform/module.ts'
import { about as routes } from './pages.tsx'

export const about: Module = { name: 'about', part: 'platform', routes }
