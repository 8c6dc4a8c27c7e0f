import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Received {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}
export interface Receiver {
  readonly url: string
  readonly received: Received[]
  /** what it answers next; 'hang' never answers */
  answer: (received: Received) => number | 'hang' | { readonly to: string }
  readonly close: () => Promise<void>
}

/** Another system that listens for webhooks: a real HTTP server on loopback. */
export async function openReceiver(): Promise<Receiver> {
  const received: Received[] = []
  const state: { answer: Receiver['answer'] } = { answer: () => 200 }
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const one = { path: request.url ?? '', headers: request.headers, body: Buffer.concat(parts).toString('utf8') }
      received.push(one)
      const said = state.answer(one)
      if (said === 'hang') return
      if (typeof said === 'number') response.writeHead(said).end(`trả lời ${said}, token=bi-mat-cua-may-kia`)
      else response.writeHead(302, { location: said.to }).end()
    })
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`, received,
    get answer() { return state.answer },
    set answer(next: Receiver['answer']) { state.answer = next },
    close: () => new Promise<void>((closed) => {
      server.close(() => closed())
      server.closeAllConnections()
    }),
  }
}
