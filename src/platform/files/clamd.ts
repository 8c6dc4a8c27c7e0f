import { createConnection, type Socket } from 'node:net'

/** Where the virus scanner listens: an address, or a local socket. */
export type ClamdAt = { readonly host: string; readonly port: number } | { readonly path: string }

/** `CLAMD=host:port`, `CLAMD=/run/clamd.sock` or `CLAMD=unix:/run/clamd.sock`. @throws Error for anything else */
export function clamdAt(value: string): ClamdAt {
  const path = /^(?:unix:)?(\/.+)$/.exec(value)?.[1]
  if (path !== undefined) return { path }
  const [, host, port] = /^\[?([^\]\s]+?)\]?:(\d{1,5})$/.exec(value) ?? []
  if (host === undefined || port === undefined || Number(port) > 65_535) throw new Error(`CLAMD must be host:port or the path of a socket, not "${value}"`)
  return { host, port: Number(port) }
}

export type Scan = { readonly kind: 'clean' } | { readonly kind: 'infected'; readonly found: string } | { readonly kind: 'unavailable'; readonly why: string }

const CHUNK = 64 * 1024
const LONGEST_ANSWER = 4096

/** The file in the pieces that INSTREAM takes: each with its length before it, and an empty one at the end. */
function send(socket: Socket, bytes: Uint8Array): void {
  socket.write('zINSTREAM\0')
  for (let at = 0; at < bytes.length; at += CHUNK) {
    const piece = bytes.subarray(at, at + CHUNK)
    const length = Buffer.alloc(4)
    length.writeUInt32BE(piece.length)
    socket.write(length)
    socket.write(piece)
  }
  socket.write(Buffer.alloc(4))
}

function verdict(answer: string): Scan {
  const words = answer.replace(/\0.*$/s, '').trim()
  if (/^stream: OK$/.test(words)) return { kind: 'clean' }
  const found = /^stream: (.+) FOUND$/.exec(words)?.[1]
  return found === undefined ? { kind: 'unavailable', why: words === '' ? 'no answer' : words.slice(0, 200) } : { kind: 'infected', found: found.slice(0, 200) }
}

/** Asks clamd about bytes held in memory. Whatever is no clear answer is "unavailable": nothing is kept on a guess. */
export const scanWith = (at: ClamdAt, bytes: Uint8Array, waitMs = 60_000): Promise<Scan> =>
  new Promise((resolve) => {
    const socket = createConnection(at as { host: string; port: number })
    let answer = ''
    let settled = false
    const settle = (scan: Scan): void => {
      if (settled) return
      settled = true
      socket.destroy()
      resolve(scan)
    }
    socket.setTimeout(waitMs, () => settle({ kind: 'unavailable', why: 'timed out' }))
    socket.on('error', (fault) => settle({ kind: 'unavailable', why: fault.message }))
    socket.on('connect', () => send(socket, bytes))
    socket.on('data', (data) => {
      answer += data.toString('latin1')
      if (answer.includes('\0') || answer.length > LONGEST_ANSWER) settle(verdict(answer))
    })
    socket.on('close', () => settle(verdict(answer)))
  })
