/** Asks one address list over kept connections for some seconds and prints how many whole answers came: `node load.ts ORIGIN SECONDS PATH…`. */
import { Agent, get } from 'node:http'

const [origin = '', seconds = '3', ...paths] = process.argv.slice(2)
const CONNECTIONS = 16
const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
const until = performance.now() + Number(seconds) * 1000
let answers = 0
let bytes = 0
let next = 0

const ask = (): Promise<void> =>
  new Promise((done, fail) => {
    get(`${origin}${paths[next++ % paths.length]}`, { agent }, (answer) => {
      if (answer.statusCode !== 200) fail(new Error(`HTTP ${answer.statusCode}`))
      answer.on('data', (piece: Buffer) => {
        bytes += piece.length
      })
      answer.on('end', done)
    }).on('error', fail)
  })
const one = async () => {
  while (performance.now() < until) {
    await ask()
    answers += 1
  }
}
const from = performance.now()
await Promise.all(Array.from({ length: CONNECTIONS }, one))
const took = (performance.now() - from) / 1000
process.stdout.write(JSON.stringify({ per_second: answers / took, bytes_each: bytes / answers }))
agent.destroy()
