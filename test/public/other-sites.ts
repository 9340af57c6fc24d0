/** The page one comes from, the page the exit leads to, and a page that never answers. */
import { createServer, type ServerResponse } from 'node:http'
import { listening } from './entry-server.ts'

export async function serveOthers() {
  const asked: { path: string; referer: string | undefined }[] = []
  const hanging: ServerResponse[] = []
  const server = createServer((request, response) => {
    asked.push({ path: request.url ?? '', referer: request.headers.referer })
    if (request.url === '/hang') {
      hanging.push(response)
      return
    }
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' })
    response.end(`<!doctype html><html lang="sv"><title>${request.url === '/weather' ? 'Väder' : 'Före'}</title><h1>${request.url}</h1>`)
  })
  const origin = await listening(server)
  return {
    origin,
    before: `${origin}/before`,
    weather: `${origin}/weather`,
    hang: `${origin}/hang`,
    asked,
    close: async () => {
      for (const response of hanging) response.destroy()
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}
