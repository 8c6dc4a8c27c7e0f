import { randomBytes, timingSafeEqual } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, request, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Sink } from './sink.ts'

/** Where a running program says how its own command line reaches it; readable by its owner alone. */
const note = (dataDir: string): string => join(dataDir, 'door.json')

interface Address {
  readonly socket: string
  readonly token: string
}
export interface Door {
  readonly close: () => Promise<void>
}

const fits = (given: string | undefined, token: string): boolean => given !== undefined && given.length === token.length && timingSafeEqual(Buffer.from(given), Buffer.from(token))

/**
 * A private socket in a folder of the program's owner: the command line asks there for an archive, because the running program holds the
 * lock of the embedded database. `write` streams one; when it throws the connection breaks, and the asker keeps nothing.
 */
export async function openDoor(dataDir: string, write: (sink: Sink) => Promise<void>, failed: (fault: unknown) => void): Promise<Door> {
  const folder = mkdtempSync(join(tmpdir(), 'bang-vang-door-'))
  const address: Address = { socket: join(folder, 'door'), token: randomBytes(24).toString('base64url') }
  const server = createServer((asked, answer) => {
    if (asked.method !== 'POST' || asked.url !== '/backup' || !fits(asked.headers.authorization, address.token)) {
      answer.writeHead(403).end()
      return
    }
    answer.writeHead(200, { 'content-type': 'application/octet-stream' })
    const sink: Sink = (bytes) =>
      new Promise((resolve, reject) => {
        if (answer.destroyed) reject(new Error('The command line went away'))
        else answer.write(bytes, (fault) => (fault ? reject(fault) : resolve()))
      })
    write(sink).then(
      () => answer.end(),
      (fault: unknown) => {
        if (!asked.destroyed) failed(fault)
        answer.destroy()
      },
    )
  })
  server.requestTimeout = 0
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(address.socket, resolve))
  writeFileSync(note(dataDir), JSON.stringify(address), { mode: 0o600 })
  return {
    close: async () => {
      rmSync(note(dataDir), { force: true })
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Nobody answers at the door of this data folder. */
export class NobodyThere extends Error {}

/** Asks the program that runs over a data folder for an archive. @throws NobodyThere, or Error when it breaks off */
export async function askAtDoor(dataDir: string, sink: Sink): Promise<void> {
  const answer = await knock(dataDir)
  if (answer.statusCode !== 200) throw new NobodyThere(`The program over ${dataDir} refuses (${answer.statusCode})`)
  for await (const bytes of answer) await sink(bytes as Buffer)
  if (!answer.complete) throw new Error('Chương trình đang chạy ngắt giữa chừng, xem nhật ký của nó')
}

function knock(dataDir: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const nobody = (fault: unknown): void => reject(new NobodyThere(String(fault)))
    try {
      const { socket, token } = JSON.parse(readFileSync(note(dataDir), 'utf8')) as Address
      request({ socketPath: socket, path: '/backup', method: 'POST', headers: { authorization: token } }, resolve).on('error', nobody).end()
    } catch (fault) {
      nobody(fault)
    }
  })
}
