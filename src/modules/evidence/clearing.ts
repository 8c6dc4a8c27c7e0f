import type { JobKind, Recurring } from '../../platform/jobs/queue.ts'
import { daysBefore, KEPT_DAYS } from './commands.ts'
import { stillNeeded } from './store.ts'
import type { EvidenceKit } from './wiring.ts'

const BATCH = 500

/**
 * Removes from the disk what no row has spoken of for thirty days and a day: the day between the end of undo and the clearing is why no
 * undo meets it. A file that is put again meanwhile is young again and stays, whoever puts it. @returns how many files went
 */
export async function clearFiles(kit: EvidenceKit): Promise<number> {
  const moment = daysBefore(kit.clock.now(), KEPT_DAYS + 1)
  const old = await kit.files.olderThan(moment)
  let gone = 0
  for (let at = 0; at < old.length; at += BATCH) {
    const batch = old.slice(at, at + BATCH)
    const needed = await kit.db.read(kit.tenant, (r) => stillNeeded(r, batch, moment))
    for (const file of batch) if (!needed.has(file) && (await kit.files.removeOlder(file, moment))) gone++
  }
  if (gone > 0) kit.log.info({ files: gone }, 'files that nothing speaks of were removed')
  return gone
}

export const evidenceJobs = (kit: EvidenceKit): { readonly 'clear-files': JobKind } => ({
  'clear-files': { retry: { attempts: 3, firstDelayMs: 60_000, capMs: 600_000 }, run: async () => void (await clearFiles(kit)) },
})
export const evidenceRecurring: readonly Recurring[] = [{ kind: 'clear-files', schedule: { every: 'day', at: '03:20' } }]
