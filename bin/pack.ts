/**
 * Packs an engine for others: compiled JS and type declarations, no node binary, no database.
 *   node bin/run.mjs bin/pack.ts disclosure FOLDER   → FOLDER/samvarn-disclosure-0.1.0.tgz
 * The same sources give the same bytes (S-R28): npm writes a fixed time into every entry, and nothing else varies.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const ROOT = join(import.meta.dirname, '..')

function run(command: string, args: string[], cwd: string): string {
  const done = spawnSync(command, args, { cwd, encoding: 'utf8' })
  if (done.status !== 0) throw new Error(`${command} ${args[0] ?? ''}: ${done.stderr || done.stdout}`)
  return done.stdout
}

/** Builds into a temporary folder and packs from there. Returns the path of the archive. */
export function pack(name: string, into: string): string {
  const source = join(ROOT, 'packages', name)
  if (!existsSync(join(source, 'package.json'))) throw new Error(`Det finns inget paket som heter ${name}.`)
  const staged = mkdtempSync(join(tmpdir(), 'samvarn-pack-'))
  try {
    run(
      process.execPath,
      [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', join(source, 'tsconfig.json'), '--outDir', join(staged, 'dist')],
      ROOT,
    )
    for (const extra of ['README.md', 'schema', 'facts'])
      if (existsSync(join(source, extra))) cpSync(join(source, extra), join(staged, extra), { recursive: true })
    cpSync(join(ROOT, 'LICENSE'), join(staged, 'LICENSE'))
    const told = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')) as Record<string, unknown>
    const ours = {
      ...told,
      engines: { node: '>=22' },
      exports: { '.': { types: './dist/index.d.ts', default: './dist/index.js' } },
      files: ['dist', 'schema', 'facts'],
    }
    writeFileSync(join(staged, 'package.json'), `${JSON.stringify(ours, null, 2)}\n`)
    mkdirSync(into, { recursive: true })
    const [packed] = JSON.parse(run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', into], staged)) as {
      filename: string
    }[]
    return join(into, packed?.filename ?? '')
  } finally {
    rmSync(staged, { recursive: true, force: true })
  }
}

if (process.argv[1] && resolve(process.argv[1]) === import.meta.filename) {
  const [name, into] = process.argv.slice(2)
  if (!name || !into) {
    process.stderr.write('pack.ts PAKET MAPP, till exempel: node bin/run.mjs bin/pack.ts disclosure /tmp\n')
    process.exit(2)
  }
  process.stdout.write(`${pack(name, resolve(into))}\n`)
}
