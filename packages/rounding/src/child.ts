import { isMainThread, parentPort, Worker } from 'node:worker_threads'
import type { Task } from './process/task.ts'

/**
 * The program of the process that computes. Its main thread does nothing but watch the pipe, so that it ends when the
 * parent does, even in the middle of a solve; a thread of it does the work.
 */
if (isMainThread) {
  let text = ''
  let begun = false
  process.stdin.setEncoding('utf8')
  process.stdin.on('data', (chunk: string) => {
    if (begun) return
    text += chunk
    if (!chunk.includes('\n')) return
    begun = true
    const worker = new Worker(new URL(import.meta.url), { stdout: true, stderr: true })
    worker.on('error', () => process.exit(1))
    worker.on('message', (answer: string) => process.stdout.write(answer, () => process.exit(0)))
    worker.postMessage(text)
    text = ''
  })
  process.stdin.on('end', () => process.exit(1))
} else {
  parentPort?.once('message', async (text: string) => {
    const { doTask } = await import('./process/task.ts')
    const say = (answer: unknown) => parentPort?.postMessage(JSON.stringify(answer))
    try {
      say({ value: await doTask(JSON.parse(text) as Task) })
    } catch (error) {
      // Messages of ours name tables and codes, never counts.
      say({ refused: error instanceof Error ? error.message : 'unknown' })
    }
  })
}
