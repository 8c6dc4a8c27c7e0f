import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { bringForward, NotForward } from '../../src/app/keeping.ts'
import { restoreArchive } from '../../src/platform/archive/place.ts'
import { checkArchive } from '../../src/platform/archive/read.ts'
import { partOf } from '../../src/platform/archive/sink.ts'
import { readConfig } from '../../src/platform/config/config.ts'
import { openPool } from '../../src/platform/db/database.ts'
import { migrationsOf, pendingMigrations } from '../../src/platform/db/migrate.ts'
import { NotRestored } from '../../src/platform/db/restoring.ts'

vi.setConfig({ testTimeout: 180_000 })
const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const RELEASE = join(ROOT, 'test/support/releases/0.1.0.bangvang')
let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bang-vang-kill-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The command line in one process, so that killing it kills what does the work. */
const run = (args: readonly string[], dataDir: string): ChildProcess =>
  spawn(process.execPath, ['--import', 'tsx', 'src/app/cli.ts', ...args], { cwd: ROOT, env: { ...process.env, DATA_DIR: dataDir, DATABASE_URL: '' }, stdio: 'ignore' })
const ended = (child: ChildProcess): Promise<number | null> => new Promise((resolve) => (child.exitCode !== null || child.signalCode !== null ? resolve(child.exitCode) : child.once('exit', resolve)))
async function when(there: () => boolean, child: ChildProcess): Promise<void> {
  while (!there() && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 2))
}

describe('kill -9', () => {
  it.each([0, 400, 1500])('of a restore %d ms after its beginning leaves a folder that says so, and the same command mends it', async (ms) => {
    const dataDir = join(folder, `restore-${ms}`)
    const child = run(['restore', RELEASE], dataDir)
    await when(() => existsSync(join(dataDir, 'restoring')), child)
    await new Promise((resolve) => setTimeout(resolve, ms))
    child.kill('SIGKILL')
    await ended(child)
    const where = { dataDir, databaseUrl: null }
    if (existsSync(join(dataDir, 'restoring'))) {
      await expect(openPool(where)).rejects.toThrow(NotRestored)
      expect((await restoreArchive(RELEASE, where)).ok).toBe(true)
    }
    const db = await openPool(where)
    try {
      expect((await db.pool.query('select count(*)::int as n from people')).rows).toEqual([{ n: 42 }])
      expect(await pendingMigrations(db.pool)).toEqual([])
    } finally {
      await db.close()
    }
    expect(readdirSync(dataDir)).not.toContain('restoring')
  })
  it('of a backup leaves nothing under its name that is not whole, and the next one clears what lay beside', async () => {
    const where = { dataDir: join(folder, 'source'), databaseUrl: null }
    expect((await restoreArchive(RELEASE, where)).ok).toBe(true)
    const shelf = mkdtempSync(join(folder, 'shelf-'))
    const path = join(shelf, 'a.bangvang')
    const child = run(['backup', path], where.dataDir)
    await when(() => readdirSync(shelf).length > 0, child)
    child.kill('SIGKILL')
    await ended(child)
    if (existsSync(path)) expect(await checkArchive(path)).toMatchObject({ ok: true })
    writeFileSync(partOf(join(shelf, 'b.bangvang'), child.pid), 'nửa chừng')
    expect(await ended(run(['backup', join(shelf, 'c.bangvang')], where.dataDir))).toBe(0)
    expect(readdirSync(shelf).filter((name) => name.includes('.part'))).toEqual([])
    expect(await checkArchive(join(shelf, 'c.bangvang'))).toMatchObject({ ok: true })
  })
})

describe('before a migration', () => {
  it('a verified archive of what is there is made, and noted; without one nothing is migrated', async () => {
    const dataDir = join(folder, 'forward')
    const old = migrationsOf().slice(0, 3)
    expect((await restoreArchive(RELEASE, { dataDir, databaseUrl: null }, () => {}, old)).ok).toBe(true)
    const blocked = join(folder, 'a-file')
    writeFileSync(blocked, '')
    const db = await openPool({ dataDir, databaseUrl: null })
    try {
      await expect(bringForward(db, readConfig({ BACKUP_DIR: blocked }, dataDir))).rejects.toThrow(NotForward)
      expect((await pendingMigrations(db.pool)).length).toBe(migrationsOf().length - 3)
      const config = readConfig({}, dataDir)
      await bringForward(db, config)
      expect(await pendingMigrations(db.pool)).toEqual([])
      const [name = ''] = readdirSync(config.backupDir)
      const checked = await checkArchive(join(config.backupDir, name))
      expect(checked).toMatchObject({ ok: true, value: { manifest: { reason: 'migration', migrations: old.map(({ name: n, hash }) => ({ name: n, hash })) } } })
      const noted = await db.pool.query('select name, reason, verified_at is not null as verified, fault from backups')
      expect(noted.rows).toEqual([{ name, reason: 'migration', verified: true, fault: null }])
      // nothing waits any more: nothing is made
      await bringForward(db, config)
      expect(readdirSync(config.backupDir)).toEqual([name])
    } finally {
      await db.close()
    }
  })
})
