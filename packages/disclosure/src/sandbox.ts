/** The door to child processes: everything that parses foreign bytes goes through here. */
export { answerOnce } from './sandbox/answer.ts'
export type { Answer } from './sandbox/answer.ts'
export { readInChild } from './sandbox/read.ts'
export { probeIsolation, runInChild } from './sandbox/run.ts'
export type { ChildLimits, ChildResult, ChildTask, Isolation } from './sandbox/run.ts'
export { redactInChild } from './sandbox/redact.ts'
export type { RedactInChildOptions } from './sandbox/redact.ts'
