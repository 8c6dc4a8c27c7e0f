import { spawn, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { freePort } from './port.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const PATIENCE = 120_000

export interface Served {
  readonly url: string
  readonly process: ChildProcess
  readonly words: () => string
  /** milliseconds until /readyz said yes */
  readonly readyMs: number
}
export interface Place {
  readonly dataDir: string
  readonly databaseUrl: string | null
  readonly port?: number
}

/** Starts the server as a person would, and waits until it is ready. */
export async function serve({ dataDir, databaseUrl, port }: Place): Promise<Served> {
  const at = port ?? (await freePort())
  const url = `http://127.0.0.1:${at}`
  const began = performance.now()
  const env = { ...process.env, PORT: String(at), HOST: '127.0.0.1', DATA_DIR: dataDir, DATABASE_URL: databaseUrl ?? '', LOG_LEVEL: 'error' }
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/app/cli.ts', 'serve'], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let words = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (words += chunk.toString()))
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the server ended with code ${child.exitCode}: ${words}`)
    if (performance.now() - began > PATIENCE) throw new Error(`the server did not come up: ${words}`)
    const ready = await fetch(`${url}/readyz`).then((r) => r.ok, () => false)
    if (ready) return { url, process: child, words: () => words, readyMs: Math.round(performance.now() - began) }
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

export const ended = (child: ChildProcess): Promise<void> => new Promise((resolve) => (child.exitCode !== null || child.signalCode !== null ? resolve() : child.once('exit', () => resolve())))

export async function stop(served: Served): Promise<void> {
  served.process.kill('SIGTERM')
  await ended(served.process)
}
