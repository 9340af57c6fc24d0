import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { PROJECT_ROOT } from '../src/platform/postgres/folder.ts'

/** What `npm run check` looks at, one line each. All of them run, so that one fault does not hide the next. */
const CHECKS: { name: string; what: string; command: string[] }[] = [
  { name: 'types', what: 'TypeScript, strict', command: ['tsc', '--noEmit', '-p', 'tsconfig.json'] },
  { name: 'lint', what: 'Biome: faults and form', command: ['biome', 'ci', '--error-on-warnings', '--colors=off', '--max-diagnostics=15'] },
  {
    name: 'imports',
    what: 'dependency-cruiser: who may use whom',
    command: ['depcruise', 'src', 'packages', '--config', '.dependency-cruiser.cjs', '--output-type', 'err'],
  },
  { name: 'unused', what: 'knip: files, exports and packages nobody uses', command: ['knip', '--no-progress'] },
  { name: 'house', what: 'rules of the house, each with a canary', command: ['node', 'bin/test.mjs', 'test/house'] },
]

type Outcome = { code: number; said: string; seconds: number }

function runCheck([file = '', ...args]: string[]): Promise<Outcome> {
  const started = performance.now()
  const program = file === 'node' ? process.execPath : join(PROJECT_ROOT, 'node_modules', '.bin', file)
  const path = `${join(PROJECT_ROOT, 'node_modules', '.bin')}:${process.env['PATH'] ?? ''}`
  const child = spawn(program, args, {
    cwd: PROJECT_ROOT,
    env: { ...process.env, PATH: path, NO_COLOR: '1', FORCE_COLOR: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ code: code ?? 1, said, seconds: (performance.now() - started) / 1000 }))
  })
}

const wanted = process.argv.slice(2)
const chosen = CHECKS.filter(({ name }) => wanted.length === 0 || wanted.includes(name))
if (chosen.length === 0) {
  process.stderr.write(`Det finns ingen sådan kontroll. Det finns: ${CHECKS.map(({ name }) => name).join(', ')}.\n`)
  process.exit(2)
}
let failed = 0
for (const { name, what, command } of chosen) {
  const { code, said, seconds } = await runCheck(command)
  process.stdout.write(`${code === 0 ? '✔' : '✖'} ${name.padEnd(8)} ${what} (${seconds.toFixed(1)} s)\n`)
  if (code === 0) continue
  failed++
  process.stdout.write(`${said.trim().replace(/^/gm, '    ')}\n`)
}
process.stdout.write(failed === 0 ? 'Allt är som det ska.\n' : `${failed} av ${chosen.length} kontroller fann fel.\n`)
process.exit(failed === 0 ? 0 : 1)
