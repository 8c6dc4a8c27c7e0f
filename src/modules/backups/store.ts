import type { BackupSchedule } from '../../contract/backups.ts'
import { countFiles, countRows } from '../../platform/archive/format.ts'
import type { Checked } from '../../platform/archive/read.ts'
import type { Reader, Writer } from '../../platform/db/database.ts'

export interface BackupRecord {
  readonly id: string
  readonly reason: 'asked' | 'scheduled' | 'migration'
  readonly name: string
  readonly beganAt: string
  readonly endedAt: string | null
  readonly size: number | null
  readonly rows: number | null
  readonly files: number | null
  readonly sha256: string | null
  readonly head: string | null
  readonly verifiedAt: string | null
  readonly fault: string | null
}

const number = (value: string | null): number | null => (value === null ? null : Number(value))
const all = (r: Reader) => r.q.selectFrom('backups').selectAll().where('tenant_id', '=', r.tenant).where('removed_at', 'is', null)
type Row = Awaited<ReturnType<ReturnType<typeof all>['execute']>>[number]

const recordOf = (b: Row): BackupRecord => ({
  id: b.id, reason: b.reason as BackupRecord['reason'], name: b.name, beganAt: b.began_at, endedAt: b.ended_at, size: number(b.size), rows: number(b.rows), files: number(b.files),
  sha256: b.sha256, head: b.trail_seq === null ? null : `${b.trail_seq}:${b.trail_hash ?? ''}`, verifiedAt: b.verified_at, fault: b.fault,
})

/** What is on the shelf or was to come there, the newest first. */
export const listBackups = async (r: Reader): Promise<BackupRecord[]> => (await all(r).orderBy('began_at', 'desc').execute()).map(recordOf)
export async function findBackup(r: Reader, id: string): Promise<BackupRecord | undefined> {
  const row = await all(r).where('id', '=', id).executeTakeFirst()
  return row && recordOf(row)
}

/** @returns false when one of this id was begun before */
export async function addBackup(w: Writer, b: Pick<BackupRecord, 'id' | 'reason' | 'name' | 'beganAt'>): Promise<boolean> {
  const added = await w.q.insertInto('backups').values({ tenant_id: w.tenant, id: b.id, reason: b.reason, name: b.name, began_at: b.beganAt, size: null, rows: null, files: null, trail_seq: null }).onConflict((c) => c.doNothing()).executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n
}

const one = (w: Writer, id: string) => w.q.updateTable('backups').where('tenant_id', '=', w.tenant).where('id', '=', id)

export async function noteMade(w: Writer, id: string, { manifest, sha256, size }: Checked, at: string): Promise<void> {
  const made = { size: String(size), sha256, rows: String(countRows(manifest)), files: String(countFiles(manifest)), trail_seq: manifest.trail ? String(manifest.trail.seq) : null, trail_hash: manifest.trail?.hash ?? null }
  await one(w, id).set({ ...made, ended_at: at, fault: null }).execute()
}
export const noteTrial = async (w: Writer, id: string, fault: string | null, at: string): Promise<void> => void (await one(w, id).set(fault === null ? { verified_at: at, fault: null } : { verified_at: null, fault }).execute())
export const noteFailed = async (w: Writer, id: string, fault: string, at: string): Promise<void> => void (await one(w, id).set({ fault, ended_at: at }).execute())
export const noteRemoved = async (w: Writer, id: string, at: string): Promise<void> => void (await one(w, id).set({ removed_at: at }).execute())

/** The backups that a job is at, or is about to be. */
export async function busyBackups(r: Reader): Promise<ReadonlySet<string>> {
  const rows = await r.q.selectFrom('jobs').select('subject').where('tenant_id', '=', r.tenant).where('kind', 'in', ['backup', 'backup-trial']).where('state', 'in', ['queued', 'running']).execute()
  return new Set(rows.map((j) => j.subject))
}

const NAME = 'backups.schedule'
const USUAL: BackupSchedule = { every: 'day', at: '02:00', day: 7, keep: { daily: 7, weekly: 4, monthly: 6 } }
export interface SetSchedule {
  readonly schedule: BackupSchedule
  readonly version: number
  /** since when it holds; before, nothing was due by it */
  readonly since: string
}

export async function readSchedule(r: Reader): Promise<SetSchedule> {
  const row = await r.q.selectFrom('settings').select(['value', 'version', 'set_at']).where('tenant_id', '=', r.tenant).where('body_id', 'is', null).where('name', '=', NAME).orderBy('version', 'desc').limit(1).executeTakeFirst()
  if (row) return { schedule: row.value as BackupSchedule, version: row.version, since: row.set_at }
  const tenant = await r.q.selectFrom('tenants').select('created_at').where('id', '=', r.tenant).executeTakeFirstOrThrow()
  return { schedule: USUAL, version: 0, since: tenant.created_at }
}

export async function setSchedule(w: Writer, next: { readonly id: string; readonly schedule: BackupSchedule; readonly version: number; readonly at: string; readonly by: string }): Promise<void> {
  const { id, schedule, version, at, by } = next
  await w.q.insertInto('settings').values({ tenant_id: w.tenant, id, body_id: null, name: NAME, value: JSON.stringify(schedule), version, set_at: at, set_by: by }).execute()
}

/** Null for an account without a password, and for one that is not there. */
export async function passwordHashOf(r: Reader, accountId: string): Promise<string | null> {
  const row = await r.q.selectFrom('accounts').select('password_hash').where('tenant_id', '=', r.tenant).where('id', '=', accountId).executeTakeFirst()
  return row?.password_hash ?? null
}

/** A pass to take one archive away, for one account and for a short while. */
export async function addPass(w: Writer, pass: { readonly id: string; readonly tokenHash: string; readonly accountId: string; readonly backupId: string; readonly at: string; readonly until: string }): Promise<void> {
  await w.q
    .insertInto('passes')
    .values({ tenant_id: w.tenant, id: pass.id, kind: 'download', token_hash: pass.tokenHash, account_id: pass.accountId, body_id: null, data: JSON.stringify({ backupId: pass.backupId }), created_at: pass.at, created_by: pass.accountId, expires_at: pass.until })
    .execute()
}

/** Gives a pass that is unused another token. @returns whether there is such a pass */
export async function renewPass(w: Writer, pass: { readonly id: string; readonly tokenHash: string; readonly now: string }): Promise<boolean> {
  const done = await w.q.updateTable('passes').set({ token_hash: pass.tokenHash }).where('tenant_id', '=', w.tenant).where('id', '=', pass.id).where('used_at', 'is', null).where('expires_at', '>', pass.now).executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/** Uses a pass up. @returns whether it was good */
export async function usePass(w: Writer, pass: { readonly tokenHash: string; readonly accountId: string; readonly backupId: string; readonly now: string }): Promise<boolean> {
  const row = await w.q
    .selectFrom('passes').select(['id', 'data', 'expires_at', 'used_at']).where('tenant_id', '=', w.tenant).where('kind', '=', 'download').where('token_hash', '=', pass.tokenHash).where('account_id', '=', pass.accountId).executeTakeFirst()
  const good = row !== undefined && row.used_at === null && row.expires_at > pass.now && (row.data as { backupId?: string }).backupId === pass.backupId
  if (good) await w.q.updateTable('passes').set({ used_at: pass.now }).where('tenant_id', '=', w.tenant).where('id', '=', row.id).execute()
  return good
}
