import type { BackupSchedule } from '../../contract/backups.ts'
import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import { archiveName } from '../../platform/archive/shelf.ts'
import { hashToken, newToken } from '../../platform/auth/tokens.ts'
import type { Writer } from '../../platform/db/database.ts'
import { addJob } from '../../platform/jobs/queue.ts'
import { byOf, byProgram, command, type Caller } from '../../platform/trail/command.ts'
import { addBackup, addPass, renewPass, busyBackups, findBackup, noteRemoved, readSchedule, setSchedule, usePass, type BackupRecord } from './store.ts'
import type { BackupsKit } from './wiring.ts'

const PASS_MS = 2 * 60_000
const notFound = refuse('request.not-found', { what: 'backup' })

/** Puts a backup and its job down; the archive follows. @returns false when one of this id was begun before */
export async function begin(kit: BackupsKit, w: Writer, id: string, reason: BackupRecord['reason']): Promise<string | null> {
  const beganAt = kit.clock.now()
  const name = archiveName(beganAt, id)
  if (!(await addBackup(w, { id, reason, name, beganAt }))) return null
  await addJob(w, { id: kit.newId(), kind: 'backup', subject: id, at: beganAt, serial: true })
  w.afterCommit(kit.wake)
  return name
}

export const makeBackup = (kit: BackupsKit, call: Caller, key: string): Promise<Result<{ readonly id: string }>> =>
  command(kit, byOf(call), { action: 'backup.made', key, sent: {} }, async (w, note) => {
    const id = kit.newId()
    note({ thing: { kind: 'backup', id }, title: (await begin(kit, w, id, 'asked')) ?? '' })
    return ok({ id })
  })

export const tryBackup = (kit: BackupsKit, call: Caller, id: string, key: string): Promise<Result<undefined>> =>
  command(kit, byOf(call), { action: 'backup.tried', key, sent: { id } }, async (w, note) => {
    const backup = await findBackup(w, id)
    if (!backup || backup.endedAt === null || backup.size === null) return notFound
    note({ thing: { kind: 'backup', id }, title: backup.name })
    if (!(await busyBackups(w)).has(id)) await addJob(w, { id: kit.newId(), kind: 'backup-trial', subject: id, at: kit.clock.now(), serial: true })
    w.afterCommit(kit.wake)
    return ok(undefined)
  })

/** Takes an archive off the shelf: first the row, then the file, so that no row speaks of a file that is gone. */
export async function removeBackup(kit: BackupsKit, call: Caller | null, id: string, key: string | null): Promise<Result<undefined>> {
  const found: { name?: string } = {}
  const removed = await command(kit, call ? byOf(call) : byProgram(), { action: 'backup.removed', key, sent: { id } }, async (w, note) => {
    const backup = await findBackup(w, id)
    if (!backup) return notFound
    if ((await busyBackups(w)).has(id)) return refuse('state.forbids', { action: 'xóa bản sao lưu', state: 'making' })
    note({ thing: { kind: 'backup', id }, title: backup.name })
    await noteRemoved(w, id, kit.clock.now())
    found.name = backup.name
    return ok(undefined)
  })
  if (removed.ok && found.name !== undefined) await kit.shelf.remove(found.name)
  return removed
}

const words = ({ every, at, day, keep }: BackupSchedule): string => `${every} ${every === 'week' ? `${day} ` : ''}${at}; ${keep.daily}/${keep.weekly}/${keep.monthly}`

export const changeSchedule = (kit: BackupsKit, call: Caller, next: { readonly schedule: BackupSchedule; readonly version: number; readonly key: string }): Promise<Result<undefined>> =>
  command(kit, byOf(call), { action: 'settings.changed', key: next.key, sent: { schedule: next.schedule, version: next.version } }, async (w, note) => {
    const now = await readSchedule(w)
    if (now.version !== next.version) return refuse('version.stale', { seen: next.version, current: now.version, changed: ['backups.schedule'] })
    const id = kit.newId()
    note({ thing: { kind: 'setting', id }, title: 'backups.schedule', changes: [{ field: 'backups.schedule', before: words(now.schedule), after: words(next.schedule) }] })
    await setSchedule(w, { id, schedule: next.schedule, version: now.version + 1, at: kit.clock.now(), by: call.actor.accountId })
    return ok(undefined)
  })

/**
 * Gives a pass to whoever proved to know the password; that it was taken away stands in the trail, once. The token is kept nowhere but
 * as its hash: a repeat gets a new one for the same pass, while that is unused.
 */
export async function passFor(kit: BackupsKit, call: Caller, id: string, key: string): Promise<Result<{ readonly pass: string }>> {
  const token = newToken()
  const given = await command(kit, byOf(call), { action: 'backup.taken', key, sent: { id } }, async (w, note) => {
    const backup = await findBackup(w, id)
    if (!backup || backup.size === null || (await kit.shelf.size(backup.name)) === null) return notFound
    note({ thing: { kind: 'backup', id }, title: backup.name })
    const at = kit.clock.now()
    const passId = kit.newId()
    await addPass(w, { id: passId, tokenHash: hashToken(newToken()), accountId: call.actor.accountId, backupId: id, at, until: new Date(Date.parse(at) + PASS_MS).toISOString() })
    return ok({ passId })
  })
  if (!given.ok) return given
  return kit.db.write(kit.tenant, async (w) => {
    const opens = await renewPass(w, { id: given.value.passId, tokenHash: hashToken(token), now: kit.clock.now() })
    return opens ? ok({ pass: token }) : refuse('state.forbids', { action: 'lấy bản sao lưu bằng lượt này', state: 'đã dùng hoặc hết hạn' })
  })
}

/** The archive that a pass opens, once. */
export const openWithPass = (kit: BackupsKit, accountId: string, id: string, pass: string): Promise<Result<BackupRecord>> =>
  kit.db.write(kit.tenant, async (w) => {
    const backup = await findBackup(w, id)
    const good = backup !== undefined && (await usePass(w, { tokenHash: hashToken(pass), accountId, backupId: id, now: kit.clock.now() }))
    return good ? ok(backup) : notFound
  })
