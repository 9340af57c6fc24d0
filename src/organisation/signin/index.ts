import type { Module } from '../../platform/module.ts'
import { demoDoor } from './pages-demo.tsx'

export { identify } from './identify.ts'

export const signin: Module = { name: 'signin', part: 'platform', routes: demoDoor }
