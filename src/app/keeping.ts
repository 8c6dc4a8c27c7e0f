import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { noteMigrationBackup } from '../modules/backups/index.ts'
import { factsOf, sourceOf, type Kept } from '../platform/archive/backup.ts'
import { openDoor, type Door } from '../platform/archive/door.ts'
import { sweepHeld } from '../platform/archive/hold.ts'
import { archiveName, openShelf } from '../platform/archive/shelf.ts'
import { writeArchive } from '../platform/archive/write.ts'
import { systemClock } from '../platform/clock/clock.ts'
import type { Config } from '../platform/config/config.ts'
import { openPool, type OpenDatabase } from '../platform/db/database.ts'
import { migrate, migrationsOf, pendingMigrations, type Migration } from '../platform/db/migrate.ts'
import { grantToProgram, roleOf } from '../platform/db/owner.ts'
import { tenantWithData } from '../platform/db/tenant.ts'
import { folderStore } from '../platform/files/store.ts'
import type { Log } from '../platform/kit.ts'

/** Lets the command line ask a running program for an archive. Where several programs share a server, it needs no door. */
export async function openBackupDoor(kept: Kept, log: () => Log): Promise<Door | null> {
  if (kept.db.engine === 'server') return null
  await sweepHeld(kept.dataDir)
  const write = async (sink: Parameters<typeof writeArchive>[2]): Promise<void> => void (await writeArchive(sourceOf(kept), factsOf('asked', systemClock.now()), sink))
  return openDoor(kept.dataDir, write, (fault) => log().error({ err: fault }, 'backup for the command line'))
}

/** The schema was not brought forward, because what is there could not be put in safety first. */
export class NotForward extends Error {}

const NOT_FORWARD = (why: string, folder: string): string =>
  `Chưa nâng cấu trúc cơ sở dữ liệu, vì bản sao lưu trước khi nâng không xong: ${why}\n` +
  `Dữ liệu vẫn như cũ. Kiểm tra chỗ trống và quyền ghi ở “${folder}” (đổi chỗ bằng BACKUP_DIR), rồi chạy lại.\n` +
  'Cần làm việc ngay thì chạy tiếp bản chương trình trước đó: dữ liệu chưa đổi nên bản ấy vẫn mở được.'

type Made = { readonly id: string; readonly name: string; readonly madeAt: string; readonly checked: Awaited<ReturnType<Awaited<ReturnType<typeof openShelf>>['make']>> }

async function backUpFirst(db: OpenDatabase, config: Config): Promise<Made> {
  const id = randomUUID()
  const madeAt = systemClock.now()
  const name = archiveName(madeAt, id)
  try {
    const shelf = await openShelf(config.backupDir, { db, files: folderStore(join(config.dataDir, 'files')), dataDir: config.dataDir })
    const checked = await shelf.make(name, 'migration', madeAt)
    const wrong = await shelf.tryOut(name)
    if (wrong !== null) throw new Error(wrong)
    return { id, name, madeAt, checked }
  } catch (fault) {
    throw new NotForward(NOT_FORWARD(fault instanceof Error ? fault.message : String(fault), config.backupDir), { cause: fault })
  }
}

/**
 * Brings the schema forward; a database that holds data is backed up first, and the archive restored on trial.
 * @throws NotForward when that fails: then nothing was changed
 */
export async function bringForward(db: OpenDatabase, config: Config, migrations: readonly Migration[] = migrationsOf()): Promise<string[]> {
  if (config.databaseUrl === null || config.databaseOwnerUrl === null) return forward(db, config, migrations)
  const owner = await openPool({ dataDir: config.dataDir, databaseUrl: config.databaseOwnerUrl })
  try {
    const done = await forward(owner, config, migrations)
    await grantToProgram(owner.pool, await roleOf(db.pool))
    return done
  } finally {
    await owner.close()
  }
}

async function forward(db: OpenDatabase, config: Config, migrations: readonly Migration[]): Promise<string[]> {
  const waiting = await pendingMigrations(db.pool, migrations)
  const tenant = waiting.length > 0 ? await tenantWithData(db.pool) : null
  const made = tenant === null ? null : await backUpFirst(db, config)
  const done = await migrate(db.pool, migrations)
  if (made && tenant !== null) await noteMigrationBackup(db, tenant, made, systemClock.now())
  return done
}
