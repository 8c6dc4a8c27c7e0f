import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Result } from '../../core/kernel/result.ts'
import { restoreArchive, type Done } from './place.ts'

/** Restores an archive into an embedded database that is thrown away: what can be restored is a backup. Refuses as a restore does. */
export async function tryOut(archive: string): Promise<Result<Done>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'bang-vang-trial-'))
  try {
    return await restoreArchive(archive, { dataDir, databaseUrl: null })
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}
