import { execFile, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { start } from '../../src/app/main.ts'
import { backUp, factsOf } from '../../src/platform/archive/backup.ts'
import { headOf } from '../../src/platform/archive/format.ts'
import { restoreArchive } from '../../src/platform/archive/place.ts'
import { checkArchive } from '../../src/platform/archive/read.ts'
import { readConfig } from '../../src/platform/config/config.ts'
import { openPool, type Where } from '../../src/platform/db/database.ts'
import { migrationsOf } from '../../src/platform/db/migrate.ts'
import { folderStore } from '../../src/platform/files/store.ts'
import { freshDatabase } from '../support/postgres.ts'
import { BODY, firstClerk, testServer, whenRead } from '../support/server.ts'
import { planText } from '../../examples/files.ts'

const CLI = fileURLToPath(new URL('../../bin/bang-vang.mjs', import.meta.url))
const RELEASE = fileURLToPath(new URL('../support/releases/0.1.0.bangvang', import.meta.url))
// each test founds databases and starts programs of its own
vi.setConfig({ testTimeout: 180_000 })
let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bang-vang-backup-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let places = 0
const bare = (): string => join(folder, `bare-${++places}`)
const cli = (args: readonly string[], dataDir: string, databaseUrl = ''): { status: number | null; stdout: string; stderr: string } =>
  spawnSync(process.execPath, [CLI, ...args], { encoding: 'utf8', env: { ...process.env, DATA_DIR: dataDir, DATABASE_URL: databaseUrl } })

/** What a browser keeps of an answer: the cookies that were set to something. */
const cookiesOf = (answer: Response): string => answer.headers.getSetCookie().map((c) => c.split(';', 1)[0] ?? '').filter((c) => !c.endsWith('=')).join('; ')

/** Writes the archive of a place nobody serves, and gives what it holds of every table and file. */
async function contentsOf(where: Where): Promise<{ tables: object; files: string[]; trail: unknown }> {
  const path = join(folder, `again-${++places}.bangvang`)
  const db = await openPool(where)
  try {
    const { manifest } = await backUp(path, { db, files: folderStore(join(where.dataDir, 'files')), dataDir: where.dataDir }, factsOf('asked', new Date().toISOString()))
    return { tables: Object.fromEntries(manifest.tables.map((t) => [t.name, `${t.rows} ${t.sha256}`])), files: manifest.members.map((m) => m.name).filter((n) => n.startsWith('files/')), trail: manifest.trail }
  } finally {
    await db.close()
  }
}

describe('an archive of a running program', () => {
  it('is one file of one instant, for its owner alone, and comes back the same on a bare machine', async () => {
    const server = await testServer()
    const path = join(folder, 'running.bangvang')
    try {
      const clerk = await firstClerk(server)
      const plan = await clerk.upload('/api/plans', 'ke-hoach.txt', planText('phat-dong', { year: 2026, today: '2026-03-10' }))
      await whenRead(clerk, plan.body.id)
      const { dataDir, databaseUrl } = server.running.where
      const env = { ...process.env, DATA_DIR: dataDir, DATABASE_URL: databaseUrl ?? '' }
      // not in step: the server that is asked runs in this process
      const made = await new Promise<{ status: number; stdout: string; stderr: string }>((resolve) => {
        execFile(process.execPath, [CLI, 'backup', path], { env }, (fault, stdout, stderr) => resolve({ status: fault ? Number(fault.code) : 0, stdout, stderr }))
      })
      expect(made).toMatchObject({ status: 0, stderr: '' })
      expect(statSync(path).mode & 0o777).toBe(0o600)
      expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([])
      const checked = await checkArchive(path)
      if (!checked.ok) throw new Error(checked.refusal.code)
      const { manifest, sha256 } = checked.value
      expect(made.stdout).toContain(`Dấu bảng kê: ${sha256}`)
      expect(manifest.migrations).toEqual(migrationsOf().map(({ name, hash }) => ({ name, hash })))
      expect(manifest.tables.find((t) => t.name === 'plans')?.rows).toBe(1)
      expect(manifest.tables.map((t) => t.name)).not.toContain('sessions')
      expect(manifest.members.filter((m) => m.name.startsWith('files/'))).toHaveLength(1)
      expect((await clerk.get('/api/session')).status).toBe(200)
      const where = { dataDir: bare(), databaseUrl: null }
      expect((await restoreArchive(path, where)).ok).toBe(true)
      const again = await contentsOf(where)
      expect(again.tables).toEqual(Object.fromEntries(manifest.tables.map((t) => [t.name, `${t.rows} ${t.sha256}`])))
      expect(again.trail).toEqual(manifest.trail)
      const head = headOf(manifest) ?? ''
      expect(cli(['verify', '--against', head], where.dataDir)).toMatchObject({ status: 0, stderr: '' })
      expect(cli(['verify', '--against', head.replace(/.$/, (c) => (c === '0' ? '1' : '0'))], where.dataDir)).toMatchObject({ status: 2 })
      const running = await start({ config: readConfig({ PORT: '0', LOG_LEVEL: 'silent' }, where.dataDir), web: false })
      try {
        const signedOut = await fetch(`${running.url}/api/session`, { headers: { cookie: clerk.cookie } })
        expect(signedOut.status).toBe(401)
        const signedIn = await fetch(`${running.url}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ login: 'ha', password: 'mat-khau-dai' }) })
        expect(await signedIn.json()).toMatchObject({ body: { name: BODY.name } })
        const cookie = cookiesOf(signedIn)
        const file = await fetch(`${running.url}/api/plans/${plan.body.id}/file`, { headers: { cookie } })
        expect(await file.text()).toContain('KẾ HOẠCH')
      } finally {
        await running.close()
      }
    } finally {
      await server.close()
    }
  })
  it('never overwrites another, and makes none of nothing', async () => {
    const taken = join(folder, 'taken.bangvang')
    writeFileSync(taken, 'cũ')
    const where = { dataDir: bare(), databaseUrl: null }
    expect((await restoreArchive(RELEASE, where)).ok).toBe(true)
    expect(cli(['backup', taken], where.dataDir)).toMatchObject({ status: 1, stdout: '' })
    expect(readFileSync(taken, 'utf8')).toBe('cũ')
    expect(cli(['backup', join(folder, 'nothing.bangvang')], bare()).stderr).toContain('Không có dữ liệu')
  })
})

describe('upgrade from 0.1.0', () => {
  it('restores, comes forward, verifies and lets people in, on the embedded engine', async () => {
    const where = { dataDir: bare(), databaseUrl: null }
    const done = cli(['restore', RELEASE], where.dataDir)
    expect(done).toMatchObject({ status: 0, stderr: '' })
    expect(done.stdout).toContain('0004_everyone.sql')
    await holdsTheOldWorld(where)
    // what is there is never overwritten
    expect(cli(['restore', RELEASE], where.dataDir)).toMatchObject({ status: 2 })
  })
  it('does so on a PostgreSQL server, and goes from there back into a folder', async () => {
    const { databaseUrl, clear } = await freshDatabase({ migrated: false })
    try {
      const where = { dataDir: bare(), databaseUrl }
      expect(cli(['restore', RELEASE], where.dataDir, databaseUrl)).toMatchObject({ status: 0, stderr: '' })
      await holdsTheOldWorld(where)
      const path = join(folder, 'from-server.bangvang')
      expect(cli(['backup', path], where.dataDir, databaseUrl)).toMatchObject({ status: 0, stderr: '' })
      const back = { dataDir: bare(), databaseUrl: null }
      expect((await restoreArchive(path, back)).ok).toBe(true)
      expect(await contentsOf(back)).toEqual(await contentsOf(where))
      expect(cli(['restore', path], where.dataDir, databaseUrl)).toMatchObject({ status: 2 })
    } finally {
      await clear()
    }
  })
  it('keeps every row and file as the archive has it', async () => {
    const checked = await checkArchive(RELEASE)
    if (!checked.ok) throw new Error(checked.refusal.code)
    const where = { dataDir: bare(), databaseUrl: null }
    const old = migrationsOf().filter((m) => checked.value.manifest.migrations.some((a) => a.name === m.name))
    expect((await restoreArchive(RELEASE, where, () => {}, old)).ok).toBe(true)
    const again = await contentsOf(where)
    expect(again.tables).toEqual(Object.fromEntries(checked.value.manifest.tables.map((t) => [t.name, `${t.rows} ${t.sha256}`])))
    expect(again.files).toEqual(checked.value.manifest.members.map((m) => m.name).filter((n) => n.startsWith('files/')))
  })
  it('is refused by a program that does not know its schema, with the version that does', async () => {
    const where = { dataDir: bare(), databaseUrl: null }
    const refused = await restoreArchive(RELEASE, where, () => {}, migrationsOf().slice(0, 2))
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'backup.newer', params: { needs: '0.1.0' } } })
    expect(existsSync(where.dataDir)).toBe(false)
  })
})

async function holdsTheOldWorld(where: Where): Promise<void> {
  expect(cli(['verify'], where.dataDir, where.databaseUrl ?? '')).toMatchObject({ status: 0, stderr: '' })
  const running = await start({ config: readConfig({ PORT: '0', LOG_LEVEL: 'silent', DATABASE_URL: where.databaseUrl ?? undefined }, where.dataDir), demo: true, web: false })
  try {
    const signedIn = await fetch(`${running.url}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ login: 'vanthu', password: 'vanthu-anlac' }) })
    expect(signedIn.status).toBe(200)
    const cookie = cookiesOf(signedIn)
    const programmes = (await (await fetch(`${running.url}/api/programmes`, { headers: { cookie } })).json()) as { programmes: unknown[] }
    expect(programmes.programmes.length).toBeGreaterThan(2)
    const people = (await (await fetch(`${running.url}/api/people`, { headers: { cookie } })).json()) as { total: number }
    expect(people.total).toBe(42)
  } finally {
    await running.close()
  }
}
