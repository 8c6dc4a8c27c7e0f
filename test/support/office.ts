import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const PATIENCE = 60_000

export interface Office {
  readonly url: string
  /** the one-time link of a fresh installation; null in the demo */
  readonly firstLink: string | null
  readonly stop: () => Promise<void>
}

/** Serves Bảng Vàng as a user would start it: its own process, its own data folder, a free port, the built pages. */
export async function openOffice(options: { readonly demo?: boolean } = {}): Promise<Office> {
  if (!existsSync(join(ROOT, 'dist', 'web', 'index.html'))) throw new Error('dist/web is not built: npm run build, then npm run e2e')
  const folder = await mkdtemp(join(tmpdir(), 'bang-vang-e2e-'))
  const args = ['--import', 'tsx', 'src/app/cli.ts', 'serve', ...(options.demo ? ['--demo'] : [])]
  const child = spawn(process.execPath, args, { cwd: ROOT, env: { ...process.env, DATA_DIR: folder, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'warn', DATABASE_URL: '' }, stdio: ['ignore', 'pipe', 'pipe'] })
  const said = collect(child)
  const stop = async (): Promise<void> => {
    await ended(child)
    await rm(folder, { recursive: true, force: true })
  }
  try {
    await until(() => said().includes('Bảng Vàng đang chạy:') && (options.demo === true || said().includes('/dau-tien?token=')), child, said)
  } catch (fault) {
    await stop()
    throw fault
  }
  const url = /Bảng Vàng đang chạy: (\S+)/.exec(said())?.[1] ?? ''
  return { url, firstLink: /\(đường dẫn dùng một lần\): (\S+)/.exec(said())?.[1] ?? null, stop }
}

function collect(child: ChildProcess): () => string {
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8')
    stream?.on('data', (part: string) => {
      said += part
    })
  }
  return () => said
}

async function until(ready: () => boolean, child: ChildProcess, said: () => string): Promise<void> {
  const end = Date.now() + PATIENCE
  while (!ready()) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}:\n${said()}`)
    if (Date.now() > end) throw new Error(`The server did not come up in ${PATIENCE / 1000} s:\n${said()}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** Asks the server to end, and makes it when it does not. */
async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise<void>((resolve) => void child.once('exit', () => resolve()))
  child.kill('SIGTERM')
  const force = setTimeout(() => child.kill('SIGKILL'), 10_000)
  await gone
  clearTimeout(force)
}
