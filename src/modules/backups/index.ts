import { ok } from '../../core/kernel/result.ts'
import type { Checked } from '../../platform/archive/read.ts'
import type { Database } from '../../platform/db/database.ts'
import { addBackup, noteMade, noteTrial } from './store.ts'

export { backupJobs, backupRecurring, tellOfLateBackup } from './jobs.ts'
export { backupRoutes } from './routes.ts'
export type { BackupsKit, BackupSurroundings } from './wiring.ts'

/** Puts down an archive that was made, and restored on trial, before a migration: until then there may be no table for it. */
export async function noteMigrationBackup(db: Database, tenant: string, made: { readonly id: string; readonly name: string; readonly madeAt: string; readonly checked: Checked }, at: string): Promise<void> {
  await db.write(tenant, async (w) => {
    await addBackup(w, { id: made.id, reason: 'migration', name: made.name, beganAt: made.madeAt })
    await noteMade(w, made.id, made.checked, at)
    return ok(await noteTrial(w, made.id, null, at))
  })
}
