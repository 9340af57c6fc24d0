import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync, writeSync } from 'node:fs'
import { connect } from 'node:net'
import { Worker } from 'node:worker_threads'
import { answerOnce } from '../../src/sandbox/answer.ts'

/** A child that misbehaves on demand, for the tests of those who start children. */
interface Wish {
  do: string
  say?: string
  port?: number
  secret?: string
  target?: string
}

function attempt(deed: () => void, done: string): string {
  try {
    deed()
    return done
  } catch (error) {
    return (error as { code?: string }).code ?? 'error'
  }
}

function reach(wish: Wish): unknown {
  return {
    read: attempt(() => readFileSync(wish.secret ?? ''), 'read'),
    write: attempt(() => writeFileSync(wish.target ?? '', 'x'), 'written'),
    spawn: attempt(() => {
      const { error } = spawnSync('/bin/true')
      if (error !== undefined) throw error
    }, 'started'),
    worker: attempt(() => void new Worker('0', { eval: true }), 'started'),
  }
}

function tryConnect(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.on('connect', () => resolve(true))
    socket.on('error', () => resolve(false))
  })
}

function misbehave(wish: Wish): Promise<never> | undefined {
  const held: unknown[] = []
  switch (wish.do) {
    case 'loop':
      for (;;) held.length = 0
    case 'sleep':
      return new Promise<never>(() => setInterval(() => undefined, 1000))
    case 'heap':
      for (;;) held.push(Array.from({ length: 10_000 }, (_, i) => ({ i })))
    case 'buffers':
      for (;;) held.push(Buffer.alloc(16 * 1024 * 1024, 1))
    case 'throw':
      throw new Error('hemlig text')
    case 'exit':
      return process.exit(0)
    case 'abort':
      return process.abort()
    case 'garbage':
      writeSync(1, 'skräp')
      return process.exit(0)
    case 'half':
      writeSync(1, Buffer.from([0, 0, 0, 9, 0, 0, 0, 0, 0x7b]))
      return process.exit(0)
    default:
      return undefined
  }
}

await answerOnce(async (input, bytes) => {
  const wish = input as Wish
  if (wish.do === 'echo') return { value: { said: wish.say }, bytes: bytes.toReversed() }
  if (wish.do === 'environment') return { value: { names: Object.keys(process.env) } }
  if (wish.do === 'connect') return { value: { connected: await tryConnect(wish.port ?? 0) } }
  if (wish.do === 'reach') return { value: reach(wish) }
  if (wish.do === 'flood') return { value: 'x'.repeat(1_000_000) }
  if (wish.do === 'print') {
    console.log('en varning')
    return { value: { printed: true } }
  }
  await misbehave(wish)
  return { value: null }
})
