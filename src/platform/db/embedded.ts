import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { lockFolder } from './lock.ts'
import { refuseHalfRestored } from './restoring.ts'

export interface EmbeddedEngine {
  /** the folder of the private local socket; the socket is named as PostgreSQL names it for port 5432 */
  readonly socketFolder: string
  readonly close: () => Promise<void>
}

const SOCKETS = join(tmpdir(), 'bang-vang-')

/** Removes the socket folder of a process that was killed, and notes ours for the next one. */
function sweepSocket(dataDir: string, socketFolder: string): void {
  const note = join(dataDir, 'socket')
  const last = existsSync(note) ? readFileSync(note, 'utf8') : ''
  if (last.startsWith(SOCKETS) && !last.includes('..')) rmSync(last, { recursive: true, force: true })
  writeFileSync(note, socketFolder)
}

type Word = { readonly ready?: true; readonly closed?: true }

/** Starts PostgreSQL inside this process over `dataDir/db`, locked against a second opener. */
export async function startEmbedded(dataDir: string): Promise<EmbeddedEngine> {
  const folder = join(dataDir, 'db')
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  refuseHalfRestored(dataDir)
  const unlock = lockFolder(dataDir)
  // socket paths must stay under 108 bytes, so not in the data folder; 0700 keeps other users out
  const socketFolder = mkdtempSync(SOCKETS)
  sweepSocket(dataDir, socketFolder)
  const cleanUp = (): void => {
    rmSync(socketFolder, { recursive: true, force: true })
    unlock()
  }
  try {
    if (!existsSync(folder)) await found(folder)
    const worker = engine({ folder, socket: join(socketFolder, '.s.PGSQL.5432') })
    await answer(worker, (word) => word.ready === true).catch(async (fault: unknown) => {
      await worker.terminate()
      throw fault
    })
    return { socketFolder, close: () => shut(worker, cleanUp) }
  } catch (fault) {
    cleanUp()
    throw fault
  }
}

const engine = (workerData: { readonly folder: string; readonly socket: string | null }): Worker => new Worker(new URL('./engineWorker.mjs', import.meta.url), { execArgv: [], workerData })

/** Founds an empty database beside its place and moves it there whole; in a thread that then goes, and its memory with it. */
async function found(folder: string): Promise<void> {
  const making = `${folder}.founding`
  rmSync(making, { recursive: true, force: true })
  const worker = engine({ folder: making, socket: null })
  try {
    await answer(worker, (word) => word.closed === true)
  } finally {
    await worker.terminate()
  }
  renameSync(making, folder)
}

async function shut(worker: Worker, cleanUp: () => void): Promise<void> {
  const closed = answer(worker, (word) => word.closed === true)
  worker.postMessage('close')
  await closed
  await worker.terminate()
  cleanUp()
}

function answer(worker: Worker, wanted: (word: Word) => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void): void => {
      worker.off('message', hear).off('error', fail).off('exit', gone)
      finish()
    }
    const hear = (word: Word): void => void (wanted(word) && settle(resolve))
    const fail = (fault: unknown): void => settle(() => reject(fault instanceof Error ? fault : new Error(String(fault))))
    const gone = (code: number): void => settle(() => reject(new Error(`the database thread ended with code ${code}`)))
    worker.on('message', hear).on('error', fail).on('exit', gone)
  })
}
