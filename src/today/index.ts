export { loadShell } from './shell.ts'
export { todayModule } from './today.tsx'
