import { createHash, randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { copyFile, link, mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { FileStore } from '../files/store.ts'
import type { HeldFiles } from './write.ts'

const gone = (fault: unknown): boolean => (fault as NodeJS.ErrnoException).code === 'ENOENT'

/** A second name for the same bytes; a copy on file systems that know no second name. False: the file is not there. */
async function secondName(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to)
    return true
  } catch (fault) {
    if (gone(fault)) return false
  }
  try {
    await copyFile(from, to, constants.COPYFILE_FICLONE)
    return true
  } catch (fault) {
    if (gone(fault)) return false
    throw fault
  }
}

/** Gives every file a second name in a room of our own, so that none can vanish while the archive is written. */
export const holderOf = (store: FileStore, dataDir: string) => async (): Promise<HeldFiles> => {
  const room = join(dataDir, 'held', randomUUID())
  await mkdir(room, { recursive: true, mode: 0o700 })
  const held = new Set<string>()
  return {
    add: async (files) => {
      for (const sha256 of files.filter((f) => !held.has(f))) {
        const path = await store.pathOf(sha256).catch(() => null)
        if (path !== null && (await secondName(path, join(room, sha256)))) held.add(sha256)
      }
    },
    read: async (sha256) => {
      const bytes = await readFile(join(room, sha256)).catch((fault: unknown) => {
        if (gone(fault)) return null
        throw fault
      })
      return bytes !== null && createHash('sha256').update(bytes).digest('hex') === sha256 ? bytes : null
    },
    release: () => rm(room, { recursive: true, force: true }),
  }
}

/** Clears the rooms that a killed process left. Call where no other process writes an archive from this folder. */
export const sweepHeld = (dataDir: string): Promise<void> => rm(join(dataDir, 'held'), { recursive: true, force: true })
