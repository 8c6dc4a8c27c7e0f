import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import { openPool, type Where } from '../db/database.ts'
import { lockFolder } from '../db/lock.ts'
import { migrationsOf, type Migration } from '../db/migrate.ts'
import { restoringFolder } from '../db/restoring.ts'
import { folderStore } from '../files/store.ts'
import { checkArchive, type Checked } from './read.ts'
import { fill, understood, type Restored } from './restore.ts'
import { syncFolder } from './sink.ts'
import type { Progress } from './write.ts'

export interface Done extends Restored {
  readonly checked: Checked
}

const holdsFiles = (folder: string): boolean => existsSync(folder) && readdirSync(folder, { recursive: true, withFileTypes: true }).some((entry) => entry.isFile())

/** What a restore that was killed has left is its own, for it began in an empty folder: away with it. */
function clearBroken(dataDir: string): void {
  if (!existsSync(restoringFolder(dataDir))) return
  for (const name of ['db', 'files']) rmSync(join(dataDir, name), { recursive: true, force: true })
  rmSync(restoringFolder(dataDir), { recursive: true, force: true })
}

/**
 * Restores into the data folder: everything is made in `restoring/`, whose presence says that the folder is not to be used, and moved
 * to its place at the end. Killed on the way, the same command begins afresh.
 */
async function intoFolder(archive: string, checked: Checked, dataDir: string, migrations: readonly Migration[], progress: Progress): Promise<Result<Done>> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const unlock = lockFolder(dataDir)
  try {
    clearBroken(dataDir)
    const files = join(dataDir, 'files')
    if (existsSync(join(dataDir, 'db')) || holdsFiles(files)) return refuse('backup.not-empty', {})
    rmSync(files, { recursive: true, force: true })
    const making = restoringFolder(dataDir)
    mkdirSync(join(making, 'files'), { recursive: true, mode: 0o700 })
    await syncFolder(dataDir)
    const db = await openPool({ dataDir: making, databaseUrl: null })
    const filled = await fill(archive, checked.manifest, { db, files: folderStore(join(making, 'files')), migrations }, progress).finally(() => db.close())
    if (!filled.ok) {
      clearBroken(dataDir)
      return filled
    }
    renameSync(join(making, 'files'), files)
    renameSync(join(making, 'db'), join(dataDir, 'db'))
    await syncFolder(dataDir)
    rmSync(making, { recursive: true, force: true })
    await syncFolder(dataDir)
    return ok({ ...filled.value, checked })
  } finally {
    unlock()
  }
}

/** Restores into an empty database of a server: the files first, which harm nobody, then all rows in one transaction. */
async function intoServer(archive: string, checked: Checked, where: Where, migrations: readonly Migration[], progress: Progress): Promise<Result<Done>> {
  mkdirSync(where.dataDir, { recursive: true, mode: 0o700 })
  const db = await openPool(where)
  try {
    const filled = await fill(archive, checked.manifest, { db, files: folderStore(join(where.dataDir, 'files')), migrations }, progress)
    return filled.ok ? ok({ ...filled.value, checked }) : filled
  } finally {
    await db.close()
  }
}

/**
 * Restores an archive on a bare machine, all or nothing: nothing is written before the whole archive was checked.
 * Refuses `backup.damaged`, `backup.newer`, `backup.not-empty`.
 * @throws FolderInUse while another process has the data folder
 */
export async function restoreArchive(archive: string, where: Where, progress: Progress = () => {}, migrations: readonly Migration[] = migrationsOf()): Promise<Result<Done>> {
  const checked = await checkArchive(archive)
  if (!checked.ok) return checked
  const fits = understood(checked.value.manifest, migrations)
  if (!fits.ok) return fits
  const run = where.databaseUrl === null ? intoFolder(archive, checked.value, where.dataDir, migrations, progress) : intoServer(archive, checked.value, where, migrations, progress)
  return run
}
