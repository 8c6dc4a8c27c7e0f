import { surplus } from '../../core/backups/retention.ts'
import { showDate } from '../../core/kernel/dates.ts'
import { ok } from '../../core/kernel/result.ts'
import { dayOf } from '../../platform/clock/clock.ts'
import { nameId } from '../../platform/db/nameId.ts'
import { GiveUp, type JobKinds, type Recurring } from '../../platform/jobs/queue.ts'
import type { Writer } from '../../platform/db/database.ts'
import { tellHolders } from '../notices/index.ts'
import { byProgram, command } from '../../platform/trail/command.ts'
import { begin, removeBackup } from './commands.ts'
import { lastDue, lateSince } from './schedule.ts'
import { findBackup, listBackups, noteFailed, noteMade, noteTrial, readSchedule } from './store.ts'
import type { BackupsKit } from './wiring.ts'

async function make(kit: BackupsKit, id: string, signal: AbortSignal): Promise<void> {
  const backup = await kit.db.read(kit.tenant, (r) => findBackup(r, id))
  if (!backup) return
  if (backup.size === null) {
    // what an earlier attempt left under this name was not noted, so nobody knows it
    await kit.shelf.remove(backup.name)
    const made = await kit.shelf.make(backup.name, backup.reason, backup.beganAt, (done) => kit.writing.set(id, done)).finally(() => kit.writing.delete(id))
    await kit.db.write(kit.tenant, async (w) => ok(await noteMade(w, id, made, kit.clock.now())))
  }
  await tryOut(kit, id, signal)
  await tidy(kit)
}

async function tryOut(kit: BackupsKit, id: string, signal: AbortSignal): Promise<void> {
  const backup = await kit.db.read(kit.tenant, (r) => findBackup(r, id))
  if (!backup || backup.size === null) return
  const fault = (await kit.shelf.size(backup.name)) === null ? 'Tệp không còn ở thư mục sao lưu' : await kit.shelf.tryOut(backup.name, signal)
  await kit.db.write(kit.tenant, async (w) => ok(await noteTrial(w, id, fault, kit.clock.now())))
  if (fault !== null) throw new GiveUp(`Bản sao lưu ${backup.name} không khôi phục được: ${fault}`)
}

/** Takes off the shelf what the schedule no longer keeps; what somebody asked for stays until somebody removes it. */
async function tidy(kit: BackupsKit): Promise<void> {
  const { backups, keep } = await kit.db.read(kit.tenant, async (r) => ({ backups: await listBackups(r), keep: (await readSchedule(r)).schedule.keep }))
  const planned = backups.filter((b) => b.reason === 'scheduled' && b.size !== null)
  for (const id of surplus(planned.map((b) => ({ id: b.id, day: dayOf(b.beganAt), at: b.beganAt, verified: b.verifiedAt !== null && b.fault === null })), keep)) await removeBackup(kit, null, id, null)
}

const tellOfBackup = (kit: BackupsKit, w: Writer, fault: string): Promise<void> =>
  tellHolders(kit, w, { roles: ['administrator'], bodyId: null, kind: 'backup-failed', params: { fault }, path: '/cai-dat/sao-luu', thing: null })

/** Tells the administrators that no sound archive is there though the schedule asked for one. @returns since when; null when all is well */
export async function tellOfLateBackup(kit: BackupsKit): Promise<string | null> {
  const late = await kit.db.read(kit.tenant, async (r) => {
    const { schedule, since } = await readSchedule(r)
    const sound = (await listBackups(r)).find((b) => b.size !== null && b.fault === null)
    return lateSince(schedule, since, kit.clock.now(), sound?.beganAt ?? null)
  })
  if (late !== null) await kit.db.write(kit.tenant, async (w) => ok(await tellOfBackup(kit, w, `chưa có bản nào khôi phục được kể từ ${showDate(dayOf(late))}`)))
  return late
}

/** Begins the archive that is due by the schedule, once: its id is made of the moment at which it was due. */
async function look(kit: BackupsKit): Promise<void> {
  await tellOfLateBackup(kit)
  const { schedule, since } = await kit.db.read(kit.tenant, readSchedule)
  const due = lastDue(schedule, since, kit.clock.now())
  if (due === null) return
  const id = nameId(kit.tenant, `backup ${due}`)
  const begun = await kit.db.read(kit.tenant, async (r) => r.q.selectFrom('backups').select('id').where('tenant_id', '=', r.tenant).where('id', '=', id).executeTakeFirst())
  if (begun) return
  await command(kit, byProgram(), { action: 'backup.made', key: null, sent: { due } }, async (w, note) => {
    const name = await begin(kit, w, id, 'scheduled')
    note({ thing: { kind: 'backup', id }, title: name ?? '' })
    return ok(undefined)
  })
}

export const backupRecurring: readonly Recurring[] = [{ kind: 'backup-clock', schedule: { every: 'minutes', minutes: 5 } }]

export function backupJobs(kit: BackupsKit): JobKinds {
  const retry = { attempts: 3, firstDelayMs: 60_000, capMs: 10 * 60_000 }
  return {
    backup: {
      retry,
      run: (job, { signal }) => make(kit, job.subject, signal),
      gaveUp: async (w, job, fault) => {
        const backup = await findBackup(w, job.subject)
        if (backup && backup.size === null) await noteFailed(w, job.subject, fault, kit.clock.now())
        await tellOfBackup(kit, w, fault)
      },
    },
    'backup-trial': { retry: { ...retry, attempts: 1 }, run: (job, { signal }) => tryOut(kit, job.subject, signal), gaveUp: (w, _job, fault) => tellOfBackup(kit, w, fault) },
    'backup-clock': { retry, run: () => look(kit) },
  }
}
