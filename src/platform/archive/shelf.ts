import { spawn } from 'node:child_process'
import { createReadStream } from 'node:fs'
import { mkdir, rm, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { backUp, factsOf, type Kept } from './backup.ts'
import type { Checked } from './read.ts'
import { sweepParts } from './sink.ts'
import type { Facts, Progress } from './write.ts'

/** The archives in the folder of backups, by name. */
export interface Shelf {
  readonly folder: string
  /** Writes an archive under a name. @throws when it cannot, and then nothing has that name */
  readonly make: (name: string, reason: Facts['reason'], madeAt: string, progress?: Progress) => Promise<Checked>
  /** Restores it on trial, in a process of its own. @returns what is wrong, null when nothing is */
  readonly tryOut: (name: string, signal?: AbortSignal) => Promise<string | null>
  /** bytes; null when it is not there */
  readonly size: (name: string) => Promise<number | null>
  readonly open: (name: string) => Readable
  readonly remove: (name: string) => Promise<void>
}

export const ENDING = '.bangvang'
const NAME = /^[a-z0-9-]+\.bangvang$/

/** A name that sorts by its moment, in the time of Việt Nam: sao-luu-20260615-020000-1a2b3c4d.bangvang */
export function archiveName(madeAt: string, id: string): string {
  const there = new Date(Date.parse(madeAt) + 7 * 3_600_000).toISOString()
  return `sao-luu-${there.slice(0, 10).replaceAll('-', '')}-${there.slice(11, 19).replaceAll(':', '')}-${id.slice(0, 8)}${ENDING}`
}

const PROGRAM = fileURLToPath(new URL('./trialProcess.ts', import.meta.url))
const LOADER = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href

/** Runs the trial in a process whose memory goes with it. @returns what is wrong, null when nothing is */
export function trialOf(path: string, signal?: AbortSignal): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', LOADER, PROGRAM, path], { stdio: ['ignore', 'pipe', 'pipe'], ...(signal ? { signal, killSignal: 'SIGKILL' as const } : {}) })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => (said += bytes.toString()))
    child.on('error', reject)
    child.on('close', (code) => resolve(code === 0 ? null : said.trim().slice(0, 2000) || `tiến trình khôi phục thử dừng với mã ${code}`))
  })
}

export async function openShelf(folder: string, kept: Kept): Promise<Shelf> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await sweepParts(folder)
  const place = (name: string): string => {
    if (!NAME.test(name)) throw new Error(`Not the name of an archive: ${name}`)
    return join(folder, name)
  }
  return {
    folder,
    make: (name, reason, madeAt, progress) => backUp(place(name), kept, factsOf(reason, madeAt), progress),
    tryOut: (name, signal) => trialOf(place(name), signal),
    size: async (name) => (await stat(place(name)).catch(() => null))?.size ?? null,
    open: (name) => createReadStream(place(name)),
    remove: (name) => rm(place(name), { force: true }),
  }
}
