import { createHash, randomUUID } from 'node:crypto'
import { link, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import { LIMITS } from './limits.ts'

export interface StoredFile {
  readonly sha256: string
  readonly length: number
}

/** Files by their content: the same bytes are kept once, and a name never decides a path. */
export interface FileStore {
  /** Keeps a stream. Refuses `file.too-large` while it flows and `file.empty` at its end; nothing half-written stays. */
  put(name: string, stream: AsyncIterable<Uint8Array>): Promise<Result<StoredFile>>
  /** Where a file lies, for readers that take a path. Throws when it is not kept here. */
  pathOf(sha256: string): Promise<string>
  read(sha256: string): Promise<Uint8Array>
  remove(sha256: string): Promise<void>
  /**
   * Holds a stream in the incoming room while `use` looks at it, and clears it afterwards whatever comes of it.
   * Refuses `file.too-large` while it flows and `file.empty` at its end.
   */
  spool<T>(name: string, stream: AsyncIterable<Uint8Array>, limitMb: number, use: (path: string) => Promise<Result<T>>): Promise<Result<T>>
  /** How many bytes a kept file has; null when it is not kept here. */
  sizeOf(sha256: string): Promise<number | null>
  /** Every kept file that was put before a moment. */
  olderThan(moment: string): Promise<string[]>
  /** Takes a file away unless it was put again since that moment: whoever puts the same bytes meanwhile finds them there. @returns whether it is gone */
  removeOlder(sha256: string, moment: string): Promise<boolean>
  /** Clears what a crash left half-written, when it is older than this; returns how many. */
  sweep(olderThanMs: number): Promise<number>
}

const MB = 1024 * 1024
const SHA256 = /^[0-9a-f]{64}$/

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function writeIncoming(
  name: string,
  path: string,
  stream: AsyncIterable<Uint8Array>,
  limitMb: number = LIMITS.fileMb,
): Promise<Result<StoredFile>> {
  const hash = createHash('sha256')
  const handle = await open(path, 'wx')
  let length = 0
  try {
    for await (const chunk of stream) {
      length += chunk.length
      if (length > limitMb * MB) return refuse('file.too-large', { name, limitMb })
      hash.update(chunk)
      await handle.write(chunk)
    }
    if (length === 0) return refuse('file.empty', { name })
    await handle.sync()
    return ok({ sha256: hash.digest('hex'), length })
  } finally {
    await handle.close()
  }
}

const isOld = async (path: string, moment: string): Promise<boolean> => {
  const at = (await stat(path).catch(() => null))?.mtimeMs
  return at !== undefined && at < Date.parse(moment)
}

async function oldIn(folder: string, moment: string): Promise<string[]> {
  const old: string[] = []
  for (const room of await readdir(folder).catch(() => [])) {
    if (!/^[0-9a-f]{2}$/.test(room)) continue
    for (const name of await readdir(join(folder, room))) if (SHA256.test(name) && (await isOld(join(folder, room, name), moment))) old.push(name)
  }
  return old
}

/** A store in a folder, `ab/abcdef…`, with an `incoming` room for what is not whole yet. */
export function folderStore(folder: string): FileStore {
  const incoming = join(folder, 'incoming')
  const place = (sha256: string): string => {
    if (!SHA256.test(sha256)) throw new Error('a stored file is named by its SHA-256')
    return join(folder, sha256.slice(0, 2), sha256)
  }
  return {
    async put(name, stream) {
      await mkdir(incoming, { recursive: true })
      const path = join(incoming, randomUUID())
      try {
        const written = await writeIncoming(name, path, stream)
        if (!written.ok) return written
        const home = place(written.value.sha256)
        await mkdir(dirname(home), { recursive: true })
        await rename(path, home)
        await syncFolder(dirname(home))
        return written
      } finally {
        await rm(path, { force: true })
      }
    },
    async pathOf(sha256) {
      const path = place(sha256)
      await stat(path)
      return path
    },
    read: (sha256) => readFile(place(sha256)),
    remove: (sha256) => rm(place(sha256), { force: true }),
    async spool(name, stream, limitMb, use) {
      await mkdir(incoming, { recursive: true })
      const path = join(incoming, randomUUID())
      try {
        const written = await writeIncoming(name, path, stream, limitMb)
        return written.ok ? await use(path) : written
      } finally {
        await rm(path, { force: true })
      }
    },
    sizeOf: async (sha256) => (await stat(place(sha256)).catch(() => null))?.size ?? null,
    olderThan: (moment) => oldIn(folder, moment),
    async removeOlder(sha256, moment) {
      const home = place(sha256)
      if (!(await isOld(home, moment))) return false
      await mkdir(incoming, { recursive: true })
      const aside = join(incoming, randomUUID())
      try {
        await rename(home, aside)
      } catch (fault) {
        // another process was first
        if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return false
        throw fault
      }
      try {
        if (await isOld(aside, moment)) return true
        // put again between the look and the move: back it goes, unless it has been put a third time
        await link(aside, home).catch((fault: unknown) => {
          if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault
        })
        return false
      } finally {
        await rm(aside, { force: true })
      }
    },
    async sweep(olderThanMs) {
      let cleared = 0
      for (const name of await readdir(incoming).catch(() => [])) {
        const age = Date.now() - (await stat(join(incoming, name)).catch(() => ({ mtimeMs: Date.now() }))).mtimeMs
        if (Math.max(0, age) < olderThanMs) continue
        await rm(join(incoming, name), { force: true })
        cleared++
      }
      return cleared
    },
  }
}
