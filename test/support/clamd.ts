import { createServer, type AddressInfo, type Socket } from 'node:net'

export interface FakeClamd {
  readonly at: { readonly host: string; readonly port: number }
  readonly received: Buffer[]
  readonly stop: () => Promise<void>
}
export type Mood = 'well' | 'hang-up' | 'error' | 'chatter' | 'silent'

const COMMAND = Buffer.from('zINSTREAM\0')

/** The file out of the pieces that have come; null while the empty one at the end is missing. */
function fileOf(bytes: Buffer): Buffer | null {
  const pieces: Buffer[] = []
  for (let at = COMMAND.length; at + 4 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    if (length === 0) return Buffer.concat(pieces)
    pieces.push(bytes.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return null
}

function answer(socket: Socket, file: Buffer, mood: Mood): void {
  if (mood === 'silent') return
  if (mood === 'hang-up') socket.destroy()
  else if (mood === 'error') socket.end('INSTREAM size limit exceeded. ERROR\0')
  else if (mood === 'chatter') socket.end('hello\0')
  else socket.end(file.includes('VIRUS-MAU') ? 'stream: An-Lac.Mau FOUND\0' : 'stream: OK\0')
}

/** A scanner on loopback that speaks clamd's INSTREAM and finds one invented virus. */
export async function fakeClamd(mood: Mood = 'well'): Promise<FakeClamd> {
  const received: Buffer[] = []
  const open = new Set<Socket>()
  const server = createServer((socket) => {
    open.add(socket)
    let bytes = Buffer.alloc(0)
    socket.on('error', () => {})
    socket.on('close', () => open.delete(socket))
    socket.on('data', (data) => {
      bytes = Buffer.concat([bytes, data])
      const file = bytes.subarray(0, COMMAND.length).equals(COMMAND) ? fileOf(bytes) : null
      if (file === null) return
      received.push(file)
      answer(socket, file, mood)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const stop = async (): Promise<void> => {
    for (const socket of open) socket.destroy()
    if (server.listening) await new Promise((resolve) => server.close(resolve))
  }
  return { at: { host: '127.0.0.1', port }, received, stop }
}
