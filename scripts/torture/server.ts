import { spawn, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
export const PORT = 4697
export const URL_ = `http://127.0.0.1:${PORT}`

export interface Served {
  readonly process: ChildProcess
  readonly words: () => string
  /** milliseconds until /readyz said yes */
  readonly readyMs: number
}

/** Starts the server as a person would, and waits until it is ready. */
export async function serve(dataDir: string): Promise<Served> {
  const began = performance.now()
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/app/cli.ts', 'serve'], { cwd: ROOT, env: { ...process.env, PORT: String(PORT), HOST: '127.0.0.1', DATA_DIR: dataDir, LOG_LEVEL: 'error' }, stdio: ['ignore', 'pipe', 'inherit'] })
  let words = ''
  child.stdout.on('data', (chunk: Buffer) => (words += chunk.toString()))
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the server ended with code ${child.exitCode}`)
    const ready = await fetch(`${URL_}/readyz`).then((r) => r.ok, () => false)
    if (ready) return { process: child, words: () => words, readyMs: Math.round(performance.now() - began) }
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

export const ended = (child: ChildProcess): Promise<void> => new Promise((resolve) => (child.exitCode !== null || child.signalCode !== null ? resolve() : child.once('exit', () => resolve())))
