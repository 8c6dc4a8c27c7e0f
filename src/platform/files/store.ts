import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import { FILE_BYTES, LIMITS } from './limits.ts'

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
  /** Clears what a crash left half-written; returns how many. Call before anything is put. */
  sweep(): Promise<number>
}

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
): Promise<Result<StoredFile>> {
  const hash = createHash('sha256')
  const handle = await open(path, 'wx')
  let length = 0
  try {
    for await (const chunk of stream) {
      length += chunk.length
      if (length > FILE_BYTES) return refuse('file.too-large', { name, limitMb: LIMITS.fileMb })
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
    async sweep() {
      const left = await readdir(incoming).catch(() => [])
      for (const name of left) await rm(join(incoming, name), { force: true })
      return left.length
    },
  }
}
