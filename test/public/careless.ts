/**
 * A public site as it is often made: a title that tells, pages that may be kept, a cookie and storage that stay, search
 * words in the address, a form answered with 200, something from elsewhere, focus that jumps, and an exit that only goes somewhere else.
 * Every check of the real pages must catch this one.
 */
import { createServer } from 'node:http'
import { listening } from './entry-server.ts'

export interface Careless {
  origin: string
  asked: string[]
  close(): Promise<void>
}

/** `leave`: where its exit leads. `elsewhere`: another origin, from which it takes a picture. */
export async function serveCareless(leave: string, elsewhere: string): Promise<Careless> {
  const asked: string[] = []
  const page = (words: string, extra = '') => `<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>Hjälp mot våld</title>
<style>html{font:16px sans-serif}.leave{position:absolute;top:0}</style></head><body>
<h1>Hjälp mot våld i hemmet</h1><p>${words}</p><a href="/tva">Sida två</a> <a href="/tre" tabindex="3">Sida tre</a>
<form action="/sok"><input name="ord"><button>Sök</button></form>
<form action="/skriv" method="post"><textarea name="text"></textarea><button id="send">Skicka</button></form>
<img src="${elsewhere}/bild.png" alt=""><a class="leave" id="leave" href="${leave}">Lämna</a>${extra}
<script>localStorage.setItem('sida', location.href)
document.getElementById('leave').addEventListener('click', (e) => { e.preventDefault(); location.href = '${leave}' })
let shifts = 0; document.addEventListener('keydown', (e) => { if (e.key === 'Shift' && ++shifts === 3) location.href = '${leave}' })</script></body></html>`
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    const pieces: Buffer[] = []
    request.on('data', (piece: Buffer) => pieces.push(piece))
    request.on('end', () => {
      const typed = new URLSearchParams(Buffer.concat(pieces).toString()).get('text') ?? ''
      const long = request.url === '/tva' ? 'mer text '.repeat(400) : ''
      response.writeHead(200, {
        'Content-Type': 'text/html; charset=utf-8',
        'Cache-Control': 'max-age=600',
        'Set-Cookie': 'besok=1; Max-Age=86400',
      })
      response.end(page(`En mening om slaghårdheten som stannar i datorn. ${long}`, typed))
    })
  })
  const origin = await listening(server)
  return {
    origin,
    asked,
    close: async () => {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}
