/** The door: a register file goes in as bytes and comes back as records, parsed in a process of its own. */
import { runInChild } from '@samvarn/disclosure'
import { readFhir } from './fhir.ts'
import { readList } from './list.ts'
import { FILE_PROBLEMS } from './problem.ts'
import type { RegisterReading, RegisterSource } from './reading.ts'
import { refusedFile } from './reading.ts'
import { isRegisterReading } from './reading-shape.ts'
import { readSpar } from './spar.ts'

export interface ReadQuestion {
  source: RegisterSource
  /** YYYY-MM-DD. */
  today: string
}

/** 20,000 records take about three seconds on a slow processor; memory is what a 50 MB file needs as text and trees. */
const LIMITS = { seconds_max: 30, memory_mb_max: 768, answer_bytes_max: 128 * 1024 * 1024 }

/** Reads in this process. For the child, and for tests of the readers. */
export function readBytes(question: ReadQuestion, bytes: Uint8Array): RegisterReading {
  if (question.source === 'spar') return readSpar(bytes)
  if (question.source === 'fhir') return readFhir(bytes, question.today)
  return readList(bytes, question.today)
}

/**
 * Reads a register file in a child process. Never throws: what crashes, takes too long or answers out of shape comes
 * back as a refused file. `records` is then empty and nothing of the file has been taken.
 */
export async function readRegister(bytes: Uint8Array, question: ReadQuestion): Promise<RegisterReading> {
  const result = await runInChild({ entry: new URL('./child.ts', import.meta.url), input: question, bytes, limits: LIMITS })
  if (!result.ok || !isRegisterReading(result.value)) return refusedFile(question.source, 'unknown', FILE_PROBLEMS.crashed())
  return result.value
}
