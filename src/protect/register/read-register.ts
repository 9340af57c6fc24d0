/** The door: a register file goes in as bytes and comes back as records, parsed in a process of its own. */
import { runInChild } from '@samvarn/disclosure'
import { z } from 'zod'
import { readFhir } from './fhir.ts'
import { readList } from './list.ts'
import { FILE_PROBLEMS } from './problem.ts'
import type { RegisterReading, RegisterSource } from './reading.ts'
import { MARKING_LEVELS, refusedFile } from './reading.ts'
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

/** The child handled foreign bytes, so its answer is judged like anything else from outside. */
const text = z.string()
const ProblemShape = z.object({
  code: text,
  field: text.optional(),
  message: z.object({ sv: text, en: text }),
  severity: z.enum(['error', 'warning']),
})
const RecordShape = z.looseObject({
  row: z.number().int().positive(),
  names: z.array(z.looseObject({ kind: text, given: text, sur: text })),
  addresses: z.array(z.looseObject({ kind: text, lines: z.array(text) })),
  contacts: z.array(z.object({ class: z.enum(['phone', 'email']), value: text })),
  others: z.array(z.object({ class: text, value: text })),
  marking: z.looseObject({ level: z.enum(MARKING_LEVELS), evidence: text }),
  relations: z.array(z.looseObject({ kind: text })),
  problems: z.array(ProblemShape),
  taken: z.boolean(),
})
const ReadingShape = z.object({
  source: z.enum(['spar', 'list', 'fhir']),
  schema_version: text,
  records: z.array(RecordShape),
  file_problems: z.array(ProblemShape),
})

function isReading(value: unknown): value is RegisterReading {
  return ReadingShape.safeParse(value).success
}

/**
 * Reads a register file in a child process. Never throws: what crashes, takes too long or answers out of shape comes
 * back as a refused file. `records` is then empty and nothing of the file has been taken.
 */
export async function readRegister(bytes: Uint8Array, question: ReadQuestion): Promise<RegisterReading> {
  const result = await runInChild({ entry: new URL('./child.ts', import.meta.url), input: question, bytes, limits: LIMITS })
  if (!result.ok || !isReading(result.value)) return refusedFile(question.source, 'unknown', FILE_PROBLEMS.crashed())
  return result.value
}
