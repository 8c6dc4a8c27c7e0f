import { createServer as createPlain, type RequestListener, type Server as PlainServer } from 'node:http'
import { createServer as createSecure, type Server as SecureServer } from 'node:https'
import { createServer, type Server, type Socket } from 'node:net'
import type { Pair } from './make.ts'

/** The first byte of a TLS conversation. */
const HANDSHAKE = 22
const FIRST_BYTE_MS = 30_000

export interface OneDoor {
  /** listens and is closed as any server; what it accepts goes to one of two */
  readonly front: Server & { closeAllConnections: () => void }
  /** from the next connection on, this certificate is shown */
  readonly renew: (pair: Pair) => void
}

/** Whoever speaks TLS is answered in TLS, whoever speaks plain HTTP in plain HTTP, on one port: an address typed without "https" finds its way. */
export function oneDoor(pair: Pair, secure: RequestListener, plain: RequestListener, requestTimeout: number): OneDoor {
  const overTls: SecureServer = createSecure({ ...pair, minVersion: 'TLSv1.2', requestTimeout }, secure)
  const inPlain: PlainServer = createPlain({ requestTimeout }, plain)
  const open = new Set<Socket>()
  const front = createServer({ pauseOnConnect: true }, (socket) => {
    open.add(socket)
    socket.setTimeout(FIRST_BYTE_MS, () => socket.destroy())
    socket.on('error', () => socket.destroy())
    socket.once('close', () => open.delete(socket))
    socket.once('readable', () => {
      const first: Buffer | null = socket.read(1) as Buffer | null
      if (first === null) return void socket.destroy()
      socket.setTimeout(0)
      socket.removeAllListeners('timeout')
      socket.unshift(first)
      ;(first[0] === HANDSHAKE ? overTls : inPlain).emit('connection', socket)
    })
  }) as OneDoor['front']
  const both: readonly (SecureServer | PlainServer)[] = [overTls, inPlain]
  // the two never listen themselves, and begin to look after slow requests when they are told that they do
  front.on('listening', () => both.forEach((server) => server.emit('listening')))
  front.on('close', () => both.forEach((server) => server.close()))
  front.closeAllConnections = () => {
    for (const server of both) server.closeAllConnections()
    // what speaks TLS lies on a line that the server behind does not know
    for (const socket of open) socket.destroy()
  }
  return { front, renew: ({ cert, key }) => overTls.setSecureContext({ cert, key, minVersion: 'TLSv1.2' }) }
}
